"""Every value of a style moves the sheet of every format, or is listed with a reason.

`make validate` runs this; for time, `make test` turns every third value in each format.
"""

from __future__ import annotations

import pytest

from tests.web.turning import TARGETS, mistaken


@pytest.mark.parametrize("format_", TARGETS)
def test_every_value_of_a_style_moves_a_sheet_or_is_listed(format_: str) -> None:
    assert mistaken(format_) == []
