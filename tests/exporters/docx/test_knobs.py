"""No dead knobs: every value of a style moves the Word document, or is listed with a reason."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from publish.exporters.docx.ignored import IGNORED
from publish.style import Style
from tests.exporters.docx.knobs import (
    GROUPS,
    HOUSE,
    KNOBS,
    RICH,
    dead,
    house_parts,
    ignored,
    nudged,
    parts_of,
    replaced,
)
from tests.exporters.docx.samples import LAYOUTS


@pytest.mark.parametrize("group", GROUPS)
def test_every_knob_of_a_style_turns_something_or_says_why_not(group: str) -> None:
    """Every second one here; `make validate` turns each."""
    assert dead(group, step=2) == []


def test_all_ignored_keys_together_turn_nothing() -> None:
    """But those of layouts, which turn the document before it comes to Word."""
    style: object = HOUSE
    for name, (path, value) in KNOBS.items():
        if ignored(name) and path[0] != "layout":
            style = replaced(style, path, nudged(value, path))
    assert isinstance(style, Style)
    assert style != HOUSE
    for layout in ("memo", "book"):
        assert parts_of(style, layout, RICH) == house_parts(layout, RICH)


def test_every_ignored_pattern_names_a_key_and_a_reason() -> None:
    for pattern, reason in IGNORED.items():
        assert any(fnmatchcase(name, pattern) for name in KNOBS), pattern
        assert reason


def test_the_knobs_are_those_of_every_layout() -> None:
    assert set(LAYOUTS) == set(HOUSE.page)
