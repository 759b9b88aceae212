"""What the measure counts, where a document says more than its labels do."""

from __future__ import annotations

import pytest

from tests.eval.corpus import Label, Labelled
from tests.eval.scoring import agreeing
from tests.eval.shapes import blank_lines
from tests.readers.plaintext.outline import document
from tests.readers.plaintext.test_usual import TEXT, TITLE

ROWS = ("Gate | Year | Cost", "North | 1998 | 410", "South | 2004 | 520", "West | 2011 | 300")


def disagreeing(*labels: Label) -> set[tuple[str, str]]:
    text = Labelled("text", "en", (Label("title", TITLE), *labels))
    said, there = agreeing(document(blank_lines(text)), text)
    return set(said) ^ set(there)


@pytest.mark.parametrize(
    "caption", ["Table 1: What the gates cost", "Table 1: What the doors cost"]
)
def test_the_caption_of_a_table_is_the_paragraph_that_its_label_says(caption: str) -> None:
    table = Label("table-pipes", "", lines=ROWS)
    paragraphs = [Label("p", text) for text in TEXT]
    assert not disagreeing(*paragraphs[:2], Label("p", caption), table, *paragraphs[2:])


def test_another_caption_than_the_labels_say_is_counted() -> None:
    labels = [Label("p", text) for text in TEXT]
    table = Label("table-pipes", "", lines=ROWS)
    told = Labelled(
        "text", "en", (Label("title", TITLE), *labels, Label("p", "Table 1: Gates"), table)
    )
    other = Labelled(
        "text", "en", (Label("title", TITLE), *labels, Label("p", "Table 1: Doors"), table)
    )
    said, there = agreeing(document(blank_lines(told)), other)
    assert ("paragraph", "Table 1: Gates") in set(said) - set(there)


def test_a_subtitle_that_is_the_line_of_a_byline_is_not_counted_and_another_is() -> None:
    line = (
        "Speech by Ms Ann Lee, Deputy Governor, at the Annual Dinner of the Savings Banks, Halden"
    )
    paragraphs = [Label("p", text) for text in TEXT]
    assert not disagreeing(Label("byline", line, "Ann Lee"), *paragraphs)
    assert ("subtitle", line) in disagreeing(Label("status", line), *paragraphs)
