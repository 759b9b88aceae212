"""A number at the beginning of a line within a paragraph begins no list, as in CommonMark."""

from __future__ import annotations

import pytest

import publish
from publish.document import Block, Document, List, Paragraph
from publish.plugin import Source
from publish.readers.markdown.numbered_lines import with_numbers_in_paragraphs
from publish.walk import iterate, plain_text


def read(text: str) -> tuple[Block, ...]:
    return publish.read(Source(name="a.md", data=text.encode())).blocks


@pytest.mark.parametrize(
    "text",
    [
        "In the spring of\n1998. It rose to\n12. Nobody minded.",
        "As is said in section\n(12) of it.",
        "See\nvi. and more.",
    ],
)
def test_a_number_within_a_paragraph_begins_no_list(text: str) -> None:
    (paragraph,) = read(text)
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == text.replace("\n", " ")


@pytest.mark.parametrize("text", ["> In May of\n> 1998. It", "- In May of\n  1998. It"])
def test_nor_does_it_in_a_quotation_or_an_item(text: str) -> None:
    assert with_numbers_in_paragraphs(text) == text.replace("1998.", "1998&#46;")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Steps:\n1. One\n2. Two", 2),
        ("Steps:\n(a) One\n(b) Two", 2),
        ("# Steps\n7. One\n8. Two", 2),
        ("Steps:\n\n7. One\n   more\n8. Two", 2),
        ("- One\n\n7. Two", 1),
    ],
)
def test_items_of_lists_stay_items(text: str, items: int) -> None:
    assert with_numbers_in_paragraphs(text) == text
    listed = next(b for b in iterate(Document(blocks=read(text))) if isinstance(b, List))
    assert len(listed.items) == items


@pytest.mark.parametrize(
    "text", ["```\na\n2. b\n```", "Text\n\n    a\n    2. b", "<pre>\na\n\nb\n2. c\n</pre>"]
)
def test_code_is_left_as_it_is(text: str) -> None:
    assert with_numbers_in_paragraphs(text) == text
