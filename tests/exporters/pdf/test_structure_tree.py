"""The structure tree of a document on many pages: one element for each element of the document.

A chapter of the long report, on pages so small that everything crosses their ends; `make validate`
asks the same of the whole report on its own pages.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pytest

from publish import arrange, load_style, normalize, read
from publish.diagnostics import Log
from publish.document import (
    DefinitionList,
    Document,
    Link,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Region,
    Section,
    Text,
)
from publish.units import Length
from publish.walk import iterate
from tests.exporters.pdf.reading import arranged, elements, opened, pdf
from tests.exporters.pdf.structure import MADE_OF, nodes, roles

SEED = Path(__file__).parents[3] / "seeds" / "long-report.md"


HOUSE = load_style("house")
SMALL = msgspec.structs.replace(
    HOUSE,
    page=HOUSE.page
    | {
        "briefing": msgspec.structs.replace(
            HOUSE.page["briefing"], width=Length(380), height=Length(500)
        )
    },
)
LOG = Log()


@cache
def report() -> Document:
    whole = normalize(read(SEED))
    chapter = msgspec.structs.replace(whole, blocks=whole.blocks[:1])
    return arrange(normalize(chapter), "briefing", SMALL)


@cache
def made() -> bytes:
    return pdf(report(), LOG, SMALL)


@cache
def tagged() -> Counter[str]:
    return roles(made())


def count(*kinds: type) -> int:
    return nodes(report(), *kinds)


def test_the_report_is_long_enough_for_everything_to_cross_a_page() -> None:
    assert 40 <= len(opened(made()).pages) <= 50


def test_nothing_is_amiss_in_the_report() -> None:
    assert made()
    assert not LOG.diagnostics


@pytest.mark.parametrize("role", MADE_OF)
def test_an_element_of_the_document_is_one_element_of_the_tree(role: str) -> None:
    assert tagged()[role] == count(*MADE_OF[role]) > 0


def test_items_are_one_element_with_one_label_and_one_body() -> None:
    terms = sum(len(node.items) for node in iterate(report()) if isinstance(node, DefinitionList))
    assert tagged()["LI"] == tagged()["LBody"] == count(ListItem) + terms


def test_headings_are_the_sections_and_the_title() -> None:
    titled = sum(isinstance(node, Region) and bool(node.title) for node in iterate(report()))
    headings = sum(tagged()[f"H{level}"] for level in range(1, 7))
    assert headings == count(Section) + titled + 1


def test_a_link_is_one_element_with_an_annotation_for_each_line_it_stands_on() -> None:
    links = [element for element in elements(made()) if element["/S"] == "/Link"]
    assert len(links) == count(Link, Reference) + 2 * count(Note)
    for link in links:
        kids = [kid.get_object() for kid in link["/K"] if not isinstance(kid, int)]
        assert any(kid.get("/Type") == "/OBJR" for kid in kids)


@pytest.mark.parametrize("text", ["मानव अधिकारों की सार्वभौम घोषणा", "ศักดิ์ประจำตัว", "Plain"])
def test_text_comes_out_as_it_went_in_whatever_its_glyphs(text: str) -> None:
    data = pdf(arranged(Paragraph(content=(Text(text=text),))))
    page = pdfium.PdfDocument(data)[0].get_textpage()
    assert text in page.get_text_range()
