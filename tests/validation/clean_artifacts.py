"""No check finds fault with any clean artifact of which one once said something that was not so.

`make validate` runs this; for time, `make test` looks at some of the cases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.clean import CASES, faults


@pytest.mark.parametrize("what", CASES)
def test_no_check_finds_fault_with(tmp_path: Path, what: str) -> None:
    assert faults(CASES[what], tmp_path) == ""
