"""What nobody sees of HTML is left out of every source that holds it, and told."""

from __future__ import annotations

import json

import pytest

from publish.archive import pack, unpack
from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline
from tests.readers.test_pandoc import written

READERS = {
    ".html": pandoc.HTML,
    ".md": pandoc.MARKDOWN,
    ".rst": pandoc.LIGHTWEIGHT,
    ".ipynb": pandoc.NOTEBOOK,
    ".epub": pandoc.EBOOK,
}


def read(name: str, data: str | bytes, log: Log) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return READERS[name[name.index(".") :]].read(Source(name=name, data=raw), log)


def told(log: Log) -> list[tuple[str, str, str]]:
    """Each word that was left out, where it stood, and how grave that is."""
    return [
        (d.message.partition(": ")[2].strip('"'), str(d.place), d.severity)
        for d in log.diagnostics
        if d.code == "hidden-text-dropped"
    ]


HIDDEN = [
    "<p hidden>gone</p>",
    "<p style='color: red; Display : NONE !important'>gone</p>",
    "<div style='visibility:hidden'><p>gone</p></div>",
    "<ul><li>kept<li hidden='until-found'>gone</ul>",
    "<table><tr><td>kept<tr hidden><td>gone</table>",
    "<p>kept <b hidden>gone</b></p>",
    "<p>kept <a href='#x' hidden>gone</a></p>",
    "<h2 hidden>gone</h2>",
    "<dialog>gone</dialog>",
    "<p>kept <i class='material-icons' aria-hidden='true'>gone</i></p>",
]
SEEN = [
    "<div aria-hidden='true'><p>Page below a dialog.</p></div>",
    "<p aria-hidden='false'>Words.</p>",
    "<dialog open>Words.</dialog>",
    "<p style='display: block; overflow: hidden'>Words.</p>",
    "<p>The words hidden and display:none.</p>",
    "<p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' aria-hidden='true'></p>",
]


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_what_no_browser_shows_is_left_out_with_its_line(name: str) -> None:
    log = Log(name)
    text = "\n\n".join(part.replace("gone", f"gone{n}") for n, part in enumerate(HIDDEN))
    said = outline(read(name, f"{text}\n\n<p>Seen.</p>\n", log))
    assert "gone" not in said
    assert said.count("kept") == 5
    assert sorted(told(log)) == [
        (f"gone{n}", f"{name}:{1 + 2 * n}", "warning") for n in range(len(HIDDEN))
    ]


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_what_is_seen_stays(name: str) -> None:
    log = Log(name)
    said = outline(read(name, "\n\n".join(SEEN), log))
    assert [said.count(part) for part in ("Page below", "Words.", "words hidden", "image@")] == [
        *(1, 3, 1, 1)
    ]
    assert not told(log)


def test_a_page_that_a_program_shows_when_it_is_loaded_is_read() -> None:
    log = Log("a.html")
    assert outline(read("a.html", "<body style='visibility:hidden'><p>Text.", log)) == "p(Text.)"
    assert not told(log)


def test_signs_to_click_on_and_icons_are_only_information() -> None:
    log = Log("a.html")
    page = "<h2>A<a href='#a' aria-hidden='true'>¶</a></h2><div aria-hidden='true'>* * *</div>"
    assert outline(read("a.html", page, log)) == "h@id=a(A)"
    assert told(log) == [("¶", "a.html:1", "info"), ("* * *", "a.html:1", "info")]


def test_a_formula_that_is_hidden_below_its_picture_is_the_one_that_is_read() -> None:
    log = Log("a.html")
    page = (
        "<p>A <span><math><mi>x</mi></math><span aria-hidden='true'>x</span></span> and "
        "<span><span style='display:none'><math><mi>y</mi></math></span>"
        "<img src='y.svg' aria-hidden='true' alt='{y}'></span>.</p>"
    )
    assert outline(read("a.html", page, log)) == "p(A math(x) and math(y).)"
    assert told(log) == [("x", "a.html:1", "info"), ("a picture", "a.html:1", "info")]


def test_pictures_for_the_eye_alone_are_decorative() -> None:
    picture = "<p>A <img src='a.png' aria-hidden='true'> b.</p>"
    for name in ("a.html", "a.md"):
        assert "image@decorative" in outline(read(name, picture, Log(name)))


def test_markdown_within_what_is_hidden_goes_with_it() -> None:
    log = Log("a.md")
    text = (
        "One <span hidden>*two*</span> three.\n\n<div style='display:none'>\n\nFour *five*.\n\n"
        "</div>\n\n<section hidden>\n\n- six\n\n</section>\n\n<table><tr><td>seven</td>"
        "<td hidden>\n\n**eight**\n\n</td></tr></table>\n"
    )
    assert outline(read("a.md", text, log)) == (
        "p(One  three.) table(column() row(cell(p(seven))))"
    )
    assert told(log) == [
        ("two", "a.md:1", "warning"),
        ("Four five.", "a.md:5", "warning"),
        ("six", "a.md:11", "warning"),
        ("eight", "a.md:17", "warning"),
    ]


def test_html_of_notebooks_and_other_markup_hides_as_well() -> None:
    hidden = "<p>seen</p><p hidden>gone</p>"
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": hidden}}
    cell = {"cell_type": "code", "id": "d", "metadata": {}, "execution_count": 1, "source": "x"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    cells = [{**cell, "outputs": [output]}]
    for name, text in (
        ("a.rst", f".. raw:: html\n\n   {hidden}\n"),
        ("a.ipynb", json.dumps({**notebook, "cells": cells})),
    ):
        log = Log(name)
        said = outline(read(name, text, log))
        assert "seen" in said
        assert "gone" not in said
        assert [words for words, *_ in told(log)] == ["gone"]


def test_pages_of_books_hide_as_well() -> None:
    log = Log("a.epub")
    book = unpack(written("epub3", "# One\n\nSeen. BOX\n"))
    changed = {
        name: data.replace(b"BOX", b"<b hidden='hidden'>gone</b>") for name, data in book.items()
    }
    said = outline(read("a.epub", pack(changed.items()), log))
    assert "Seen." in said
    assert "gone" not in said
    assert ("gone", "a.epub", "warning") in told(log)
    assert {severity for words, _, severity in told(log) if words != "gone"} <= {"info"}


def test_what_stands_below_the_end_of_a_page_is_read() -> None:
    page = "<html><body><p>One.</p></body></html>\n<p>Two.</p>three"
    assert outline(read("a.html", page, Log())) == "p(One.) p(Two.) p(three)"
