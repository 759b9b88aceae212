"""Words that a table has to break so that it fits its page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from publish.web.tables import let_break


@pytest.mark.parametrize(
    ("cell", "broken"),
    [
        (
            "<td>some verylongword here</td>",
            '<td>some <span class="breaking">verylongword</span> here</td>',
        ),
        (
            "<td>very<b>longword</b> here</td>",
            '<td class="breaking">very<b>longword</b> here</td>',
        ),
        ("<td>some words</td>", "<td>some words</td>"),
    ],
)
def test_a_word_breaks_alone_and_with_its_cell_where_marks_part_it(cell: str, broken: str) -> None:
    made = ElementTree.fromstring(f"<table><tr>{cell}</tr></table>")  # noqa: S314 (our own)
    let_break(made, {"verylongword"})
    assert ElementTree.tostring(made, encoding="unicode") == f"<table><tr>{broken}</tr></table>"
