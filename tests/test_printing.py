"""Links on paper: an address where nobody can follow it, once, and where it belongs."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from publish.document import Document, Note, Region, Section
from publish.printing import printed
from publish.style import Style, load_style
from publish.walk import iterate, plain_text
from tests.notation import a, doc, h, inlines, note, p, ul

URL = "https://example.org/a/"


def style(way: Literal["none", "after", "note"]) -> Style:
    house = load_style("house")
    return msgspec.structs.replace(house, link=msgspec.structs.replace(house.link, print=way))


def notes(document: Document) -> list[tuple[str, str]]:
    return [(n.label, plain_text(n.blocks)) for n in iterate(document) if isinstance(n, Note)]


def test_a_style_that_asks_for_nothing_changes_nothing() -> None:
    document = doc(p("See ", a(URL, "here"), "."))
    assert printed(document, style("none")) is document


def test_an_address_follows_the_words_of_its_link() -> None:
    document = doc(p("See ", a(URL, "here"), "."), ul(p(a(URL, "there"))))
    said = plain_text(printed(document, style("after")).blocks)
    assert said == "See here (example.org/a).\nthere (example.org/a)"


def test_notes_with_addresses_are_numbered_through() -> None:
    first = msgspec.structs.replace(note(p("First, ", a(URL, "here"), ".")), label="1")
    document = doc(p("A", first, " and ", a(URL, "there"), "."))
    assert notes(printed(document, style("note"))) == [
        ("1", "First, here (example.org/a)."),
        ("2", "example.org/a"),
    ]


@pytest.mark.parametrize("way", ["after", "note"])
def test_what_needs_no_address_gets_none(way: Literal["after", "note"]) -> None:
    sources = Region(role="sources", title=inlines("Sources"), blocks=(ul(p(a(URL, "S"))),))
    heading = Section(title=inlines(a(URL, "Title")), blocks=(p("x"),))
    spelled = p(a(URL, "example.org/a"), a(URL, URL), a("mailto:a@b.c", "mail"), a("#h", "below"))
    document = doc(sources, heading, spelled, h("h", id="h"))
    assert printed(document, style(way)) == document
