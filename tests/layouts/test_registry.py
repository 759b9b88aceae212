"""Layouts that a style file describes."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from publish.cli import main
from publish.diagnostics import Log
from publish.document import (
    Correspondence,
    Document,
    Field,
    Image,
    LineBreak,
    Link,
    MarginLine,
    Meta,
    Paragraph,
    Region,
    Section,
    SourceReference,
)
from publish.layouts.parts import PARTS
from publish.layouts.registry import choose_layout, layouts_of
from publish.normalization import validate
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from publish.style import Style, load_style
from publish.style.definition import descriptions
from publish.style.definition.layout_parts import PartName
from publish.walk import iterate, plain_text
from tests.support.notation import inlines, p

LETTER = Document(
    meta=Meta(
        title=inlines("Title"),
        authors=("A. Author",),
        date="2025-08-30",
        language="en",
        organization="Desk",
        summary=(p("Summary."),),
        correspondence=Correspondence(to=("Board",)),
    ),
    blocks=(p("Text."),),
    sources=(SourceReference(content=inlines("Source one")),),
)


def style_of(folder: Path, text: str) -> Style:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return load_style(file)


def arranged(style: Style, name: str, log: Log | None = None) -> Document:
    return choose_layout(name, style).arrange(LETTER, style, log or Log())


def roles(document: Document) -> list[str]:
    return [block.role for block in document.blocks if isinstance(block, Region)]


def test_each_part_that_a_style_may_name_is_made_and_described() -> None:
    assert set(PARTS) == set(get_args(PartName)) == set(descriptions.PARTS)


def test_a_style_adds_a_layout_and_changes_ours(tmp_path: Path) -> None:
    style = style_of(
        tmp_path,
        '[layout.note]\nparts = ["title", "sources", "body"]\n'
        '[layout.memo]\npage = "briefing"\n[layout.briefing.masthead]\ndate = false\n',
    )
    assert set(layouts_of(style)) == {"briefing", "memo", "book", "note"}
    note = arranged(style, "note")
    assert roles(note) == ["title", "sources", "body"]
    assert note.page_master == "briefing"
    assert arranged(style, "memo").page_master == "briefing"
    assert roles(arranged(style, "memo")) == roles(arranged(load_style("house"), "memo"))
    fields = [n.name for n in iterate(arranged(style, "briefing")) if isinstance(n, Field)]
    assert fields == ["organization"]


def test_a_layout_hangs_on_the_pages_of_its_name(tmp_path: Path) -> None:
    style = style_of(
        tmp_path,
        '[layout.note]\nparts = ["body"]\n[page.note]\nsize = "A5"\n'
        'margin_top = "20mm"\nmargin_bottom = "20mm"\nmargin_inner = "20mm"\n'
        'margin_outer = "20mm"\nheader_offset = "9mm"\nfooter_offset = "9mm"\n',
    )
    assert arranged(style, "note").page_master == "note"


@pytest.mark.parametrize(
    ("parts", "subject"),
    [
        ('"memo_header", "title", "byline"', ["to", "from", "date", "subject"]),
        ('"title", "byline", "memo_header"', ["to", "date"]),
    ],
)
def test_what_stands_above_is_not_said_again(
    tmp_path: Path, parts: str, subject: list[str]
) -> None:
    style = style_of(tmp_path, f'[layout.note]\nparts = [{parts}, "body"]\n')
    note = arranged(style, "note")
    assert [n.name for n in iterate(note) if isinstance(n, Field)] == subject
    said = [plain_text(n.blocks) for n in iterate(note) if isinstance(n, Region)]
    assert ("Title" in said) is ("subject" not in subject)


def test_what_no_part_prints_is_told(tmp_path: Path) -> None:
    log = Log()
    style = style_of(tmp_path, '[layout.note]\nparts = ["memo_header", "body"]\n')
    arranged(style, "note", log)
    assert [(d.code, d.message.rpartition(" of the text")[0][-8:]) for d in log.diagnostics] == [
        ("part-missing", " summary"),
        ("part-missing", " sources"),
    ]


def test_the_layout_of_a_style_is_built_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text('[layout.note]\nparts = ["title", "sources", "body"]\n')
    Path("publish.toml").write_text('style = "own.toml"\n[layouts]\nhtml = "note"\n')
    Path("a.md").write_text("---\ndate: 2025\n---\n# Title\n\nText.\n")
    assert main(["build", "a.md", "--to", "html", "--check"]) == 0
    assert 'class="title"' in Path("dist/a.html").read_text()
    assert main(["check", "dist/a.html", "--against", "a.md"]) == 0
    assert main(["build", "a.md", "--to", "html", "--layout", "note", "--style", "house"]) == 2
    assert 'unknown layout "note"' in capsys.readouterr().err
    assert main(["build", "a.md", "--to", "html", "--style", "house"]) == 2
    assert 'publish.toml:3:1: layouts.html: unknown layout "note"' in capsys.readouterr().err


PEOPLE = Document(
    meta=Meta(
        title=inlines("T"),
        authors=("Ann", "Bo"),
        affiliations=(("Ann", "Institute"), ("", "Elsewhere")),
        contact=("Press, press@example.org",),
        summary=(p("Summary."),),
        date="2025",
        language="en",
    ),
    blocks=(p("Text."),),
)


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        ("byline", ["Ann, Bo", "Ann: Institute|Elsewhere"]),
        ("authors", ["Ann|Institute", "Bo", "Elsewhere"]),
        ("title_page", ["Ann, Bo", "Ann: Institute|Elsewhere"]),
    ],
)
def test_authors_stand_with_where_they_work(tmp_path: Path, part: str, lines: list[str]) -> None:
    style = style_of(tmp_path, f'[layout.note]\nparts = ["{part}", "body"]\n')
    note = choose_layout("note", style).arrange(PEOPLE, style, Log())
    (region,) = (n for n in iterate(note) if isinstance(n, Region) and n.role == "byline")
    said = [
        "".join("|" if isinstance(i, LineBreak) else plain_text((i,)) for i in block.content)
        for block in region.blocks
        if isinstance(block, Paragraph)
    ]
    assert said == lines


def test_summary_and_contact_are_sections_without_numbers(tmp_path: Path) -> None:
    log = Log()
    style = style_of(
        tmp_path,
        '[layout.note]\nparts = ["title", "byline", "executive_summary", "summary", "body",'
        ' "contact"]\n[page.briefing]\nsection_numbers = 2\ncontents = true\n',
    )
    note = choose_layout("note", style).arrange(PEOPLE, style, log)
    sections = [n for n in iterate(note) if isinstance(n, Section)]
    assert [(n.id, plain_text(n.title), n.label) for n in sections] == [
        ("executive-summary", "Executive summary", ""),
        ("contact", "Contact", ""),
    ]
    (link,) = (n for n in iterate(sections[1]) if isinstance(n, Link))
    assert (link.target, plain_text(link.content)) == (
        "mailto:press@example.org",
        "press@example.org",
    )
    assert "summary" not in roles(note)
    assert validate(note) == ()
    assert log.diagnostics == ()


def test_front_matter_says_whom_to_ask() -> None:
    source = Source(name="a.md", data=b"---\ncontact: [Press, x@y.org]\n---\n\nText.\n")
    assert MARKDOWN.read(source, Log()).meta.contact == ("Press", "x@y.org")


def test_a_cover_fills_the_first_page_and_has_no_running_heads(tmp_path: Path) -> None:
    (tmp_path / "ships.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', encoding="utf-8"
    )
    text = (
        '[layout.report]\nparts = ["cover", "body"]\n[layout.report.cover]\n'
        'picture = { file = "ships.svg", alt = "Ships" }\n'
    )
    style = style_of(tmp_path, text)
    made = arranged(style, "report")
    assert roles(made) == ["cover", "body"]
    (image,) = (n for n in iterate(made) if isinstance(n, Image))
    assert (image.alt, [medium.id for medium in made.media]) == ("Ships", [image.media])
    assert made.furniture is not None
    assert made.furniture.first_footer == MarginLine() != made.furniture.footer
    assert validate(made) == ()
    (tmp_path / "a.md").write_text("---\ntitle: T\ndate: 2025\nlang: en\n---\n\nText.\n")
    source = str(tmp_path / "a.md")
    options = ["--layout", "report", "--style", str(tmp_path / "own.toml"), "--out", str(tmp_path)]
    assert main(["build", source, "--to", "pdf,docx,epub,html", "--check", *options]) == 0
