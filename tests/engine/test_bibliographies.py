"""A publication has one bibliography of what its chapters cite, unless it wants several."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.diagnostics import Log
from publish.document import Citation, Document, Link, Meta, Note, Paragraph, Section
from publish.engine.config import load_config
from publish.engine.plan import intake_of
from publish.engine.run import load
from publish.errors import SourceError
from publish.walk import iterate, plain_text
from tests.readers.test_bibliographies import BIB, CSL

NUMBERS = (CSL % ("in-text", "citation-number")).encode()
OTHER = b"@book{doe, author={Doe, Jane}, title={Harbours}, year=2021}"


def book(
    folder: Path, chapters: dict[str, str], log: Log | None = None, *, stated: str = ""
) -> Document:
    """The document of a publication of Markdown texts, each in English."""
    for name, data in (("w.bib", BIB), ("o.bib", OTHER), ("n.csl", NUMBERS)):
        (folder / name).write_bytes(data)
    note = (CSL % ("note", "title")).encode()
    (folder / "note.csl").write_bytes(note)
    for name, text in chapters.items():
        (folder / name).write_text(text.replace("---\n", "---\nlang: en\n", 1))
    names = ", ".join(f'"{name}"' for name in chapters)
    project = folder / "publish.toml"
    project.write_text(f'[[publication]]\nname = "book"\nsources = [{names}]\n{stated}\n')
    return load(intake_of("book", "", Meta(), load_config(project)), log or Log("book"))[1]


def chapter(title: str, text: str, more: str = "csl: n.csl\n", works: str = "w.bib") -> str:
    return f"---\ntitle: {title}\nbibliography: {works}\n{more}---\n\n{text}\n"


def citations(document: Document) -> list[str]:
    found = (n for block in document.blocks for n in iterate(block))
    return [plain_text(n) for n in found if isinstance(n, Citation)]


def listed(document: Document) -> list[tuple[str, list[str]]]:
    """Each part that lists works, by its title, and what it says of them."""
    parts = [n for block in document.blocks for n in iterate(block) if isinstance(n, Section)]
    found = (
        (plain_text(part.title), [b for b in part.blocks if isinstance(b, Paragraph) and b.id])
        for part in parts
    )
    return [(title, [plain_text(work) for work in works]) for title, works in found if works]


def test_the_works_of_all_chapters_are_numbered_through_and_listed_once(tmp_path: Path) -> None:
    document = book(
        tmp_path,
        {
            "a.md": chapter("A", "One [@smith].", "csl: n.csl\nabstract: As [@doe].\n"),
            "b.md": chapter("B", "Two [@doe]; three [@smith]."),
            "c.txt": "No Works\n\nA text that cites nothing, and says a thing or two.\n",
        },
    )
    assert citations(document) == ["[1]", "[2]", "[1]", "[2]"]
    assert listed(document) == [("", ["1 Ports.", "2 Ships."])]
    last = document.blocks[-1]
    assert isinstance(last, Section)
    assert last.role == "bibliography"
    links = [n.target for block in document.blocks for n in iterate(block) if isinstance(n, Link)]
    assert links == ["#ref-doe", "#ref-smith", "#ref-doe", "#ref-smith"]


def test_chapters_have_their_own_bibliographies_where_that_is_asked_for(tmp_path: Path) -> None:
    chapters = {
        "a.md": chapter("A", "One [@smith]."),
        "b.md": chapter("B", "Two [@doe].\n\n# Works\n"),
    }
    document = book(tmp_path, chapters, stated='bibliographies = "chapter"')
    assert citations(document) == ["[1]", "[1]"]
    assert listed(document) == [("", ["1 Ships."]), ("Works", ["1 Ports."])]


@pytest.mark.parametrize("last", ["# Works\n\n::: {#refs}\n:::\n", "# Works\n"])
def test_the_bibliography_stands_where_one_chapter_has_a_place_for_it(
    tmp_path: Path, last: str
) -> None:
    document = book(tmp_path, {"a.md": chapter("A", "One [@smith]."), "b.md": last})
    assert listed(document) == [("Works", ["1 Ships."])]


def test_places_in_several_chapters_do_not_stand_and_that_is_told(tmp_path: Path) -> None:
    log = Log("book")
    text = "Text [@smith].\n\n# Works\n\n::: {#refs}\n:::\n\n# End\n\nText.\n"
    document = book(tmp_path, {"a.md": chapter("A", text), "b.md": chapter("B", text)}, log)
    titles = [plain_text(n.title) for n in iterate(document) if isinstance(n, Section)]
    assert titles == ["A", "End", "B", "End", ""]
    told = [d.place.source for d in log.diagnostics if d.code == "bibliography-merged"]
    assert told == ["a.md", "b.md"]


def test_marks_move_around_notes_of_citations_as_in_one_text(tmp_path: Path) -> None:
    style = "csl: note.csl\n"
    chapters = {"a.md": chapter("A", "One [@smith].", style), "b.md": chapter("B", "Two.", style)}
    document = book(tmp_path, chapters)
    notes = [plain_text(n.blocks) for n in iterate(document) if isinstance(n, Note)]
    assert notes == ["[Ships]"]
    assert "One." in plain_text(document.blocks[0])


def test_a_key_by_which_chapters_mean_different_works_is_an_error(tmp_path: Path) -> None:
    log = Log("book")
    texts = {"a.md": chapter("A", "[@doe]"), "b.md": chapter("B", "[@doe]", works="o.bib")}
    with pytest.raises(SourceError, match="not built"):
        book(tmp_path, texts, log)
    (error,) = log.errors
    assert (error.code, error.place.source) == ("citation-key-conflict", "b.md")
    assert '"doe" refers to a different work in a.md' in error.message
    assert len(listed(book(tmp_path, texts, stated='bibliographies = "chapter"'))) == 2
    uncited = {"a.md": texts["a.md"], "b.md": chapter("B", "Nothing.", works="o.bib")}
    assert listed(book(tmp_path, uncited)) == [("", ["1 Ports."])]


def test_of_two_styles_the_first_counts_and_that_is_told(tmp_path: Path) -> None:
    log = Log("book")
    texts = {"a.md": chapter("A", "[@doe]"), "b.md": chapter("B", "[@smith]", "csl: note.csl\n")}
    assert citations(book(tmp_path, texts, log)) == ["[1]", "[2]"]
    told = [d for d in log.diagnostics if d.code == "csl-conflict"]
    assert [(d.severity, "that of a.md" in d.message) for d in told] == [("warning", True)]


def test_an_unknown_key_is_an_error_with_its_chapter_and_line(tmp_path: Path) -> None:
    log = Log("book")
    with pytest.raises(SourceError, match="not built"):
        book(tmp_path, {"a.md": chapter("A", "One [@smyth]."), "b.md": chapter("B", "Two.")}, log)
    assert [str(error.place) for error in log.errors] == ["a.md:8"]


def test_a_wrong_kind_of_bibliographies_is_named(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="bibliographies: unknown kind of bibliographies") as caught:
        book(tmp_path, {"a.md": chapter("A", "x")}, stated='bibliographies = "chapters"')
    assert 'did you mean "chapter"?' in str(caught.value)
