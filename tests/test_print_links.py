"""Links on paper: an address where nobody can follow it, once, and where it belongs."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from publish.document import Document, Note, Region, Section
from publish.print_links import notes_parted, printed
from publish.style import Style, load_style
from publish.walk import iterate, plain_text
from tests.support.notation import a, doc, h, inlines, note, p, strong, ul

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
def test_the_address_of_a_link_in_a_heading_is_a_note_which_contents_leave_out(
    way: Literal["after", "note"],
) -> None:
    document = doc(Section(title=inlines("On ", a(URL, "grain")), blocks=(p("x", note(p("y"))),)))
    made = printed(document, style(way))
    assert notes(made)[0][1] == "example.org/a"
    (section,) = (node for node in iterate(made) if isinstance(node, Section))
    assert plain_text(section.title) == "On grain"


def test_marks_of_notes_side_by_side_are_parted() -> None:
    one, two = note(p("one")), note(p("two"))
    for run in ((one, two), (strong(one), two), (strong("x", one), strong(two, "y"))):
        (made,) = notes_parted(doc(p(*run))).blocks
        assert plain_text(made).replace("x", "").replace("y", "") == "\u202f"
    apart = doc(p(one, " ", two, "x", strong("y", one)))
    assert notes_parted(apart) == apart


@pytest.mark.parametrize("way", ["after", "note"])
def test_what_needs_no_address_gets_none(way: Literal["after", "note"]) -> None:
    sources = Region(role="sources", title=inlines("Sources"), blocks=(ul(p(a(URL, "S"))),))
    spelled = p(a(URL, "example.org/a"), a(URL, URL), a("mailto:a@b.c", "mail"), a("#h", "below"))
    document = doc(sources, spelled, h("h", id="h"))
    assert printed(document, style(way)) == document
