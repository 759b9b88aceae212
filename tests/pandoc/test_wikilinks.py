"""Links, embeds and marks of contents of editors of notes are what they are there, or told."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from tests.pandoc.outline import outline
from tests.readers.test_pandoc import png


def said(text: str, log: Log | None = None) -> str:
    log = log or Log("a.md")
    files = {"map.png": png(), "my map.png": png()}
    source = Source(name="a.md", data=text.encode(), beside=files.__getitem__)
    return outline(normalize(MARKDOWN.read(source, log), log))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("See [[Other Note]].", "p(See Other Note.)"),
        ("**[[Note|its *words*]]**", "p(strong([[Note|its em(words)]]))"),
        ("[[Note|its words]] [[b.md#Part]]", "p(its words b.md > Part)"),
        ("- [[a_b_c]]", "list(li(p(a_b_c)))"),
        ("| A |\n|---|\n| [[x\\|y]] |", "table(column() row(cell@header(p(A))) row(cell(p(y))))"),
        ("# T\n\n## P Q\n\nSee [[#P Q]].", "h@id=p-q(P Q p(See link@#p-q(P Q).))"),
    ],
)  # fmt: skip
def test_a_link_to_another_document_is_its_words(text: str, read_as: str) -> None:
    assert said(text) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("![[map.png]]", "p(image())"),
        ("![[my map.png|200]]", "p(image@width=150.0())"),
        ("![[map.png|20x40]]", "p(image@width=15.0())"),
        ("A ![[map.png|the port]] b", "p(A image(the port) b)"),
    ],
)
def test_an_embed_of_a_picture_is_one(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(text, log) == read_as
    assert {d.code for d in log.losses} <= {"alt-missing"}


def test_what_leads_or_shows_elsewhere_is_told_with_its_line() -> None:
    log = Log("a.md")
    assert said("One.\n\n![[Note#Part]]\n\nSee [[Other]].", log) == "p(One.) p(See Other.)"
    told = [(d.code, d.severity, str(d.place)) for d in log.diagnostics if d.place.line]
    assert told == [
        ("embed-dropped", "loss", "a.md:3"),
        ("link-dropped", "info", "a.md:5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Code `[[x]]`, x[[i]], f(x)[[i]], \\[[yes]], [[1]](#t), if [[ -f x ]] and $[[x]]$, [[1]].",
        "~~~\n[[x]] ![[map.png]]\n\n[TOC]\n~~~",
        "Words of [TOC] in a line, and `[TOC]`",
        "[[note]](#t) and [[ref]][x]\n\n[x]: http://x.org",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    log = Log("a.md")
    with_brackets = said(text, log)
    assert "[" in with_brackets
    assert not {"link-dropped", "embed-dropped", "contents-marker-dropped"} & {
        d.code for d in log.diagnostics
    }


@pytest.mark.parametrize(
    "mark", ["[TOC]", "[toc]", "[[_TOC_]]", "[[toc]]", "{{TOC}}", "* TOC\n{:toc}"]
)
def test_a_mark_of_contents_is_left_out_and_told(mark: str) -> None:
    log = Log("a.md")
    assert said(f"One.\n\n{mark}\n\nTwo.", log) == "p(One.) p(Two.)"
    (told,) = [d for d in log.diagnostics if d.code == "contents-marker-dropped"]
    assert (told.severity, told.place.line) == ("info", 3 + mark.count("\n"))
