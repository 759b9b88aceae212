"""No check finds fault with a clean artifact, whatever document and style it was made of.

For time some cases, which have little in common; `make validate` looks at each.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.clean import CASES, faults


@pytest.mark.parametrize(
    "what",
    [
        "text in small capitals",
        "pictures in headings, which ways through a book say",
        "tasks that begin with verse, code or a quotation",
        "links to one address, side by side",
        "a classification of two lines, beside words that reach to it",
        "a box around the details on a title page",
        "tables with a ground, also in a quotation with another",
        "brackets and guillemets in text from right to left",
        "callouts in callouts",
        "a table with a caption in a cell",
        "a picture that says nothing to those who cannot see it",
        "links to captions, cells and wide letters, and formulas in items",
        "letters that are narrower than a point",
        "keywords and authors with commas in them",
        "signs beside code, titles and targets of links, and distances in formulas",
    ],
)
def test_no_check_finds_fault_with(tmp_path: Path, what: str) -> None:
    assert faults(CASES[what], tmp_path) == ""
