"""Every value of a style moves the Word document, or is listed with a reason.

`make validate` runs this; for time, `make test` turns every second value.
"""

from __future__ import annotations

import pytest

from tests.exporters.docx.knobs import GROUPS, dead


@pytest.mark.parametrize("group", GROUPS)
def test_every_knob_of_a_style_turns_something_or_says_why_not(group: str) -> None:
    assert dead(group) == []
