"""Nothing is lost: each character of a text is in the document or in what is said about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext import explain, read
from tests.eval.corpus import Labelled, texts
from tests.eval.shapes import SHAPES

_TIMES = re.compile(r"(\S+) ×(\d+)")
_QUOTED = re.compile(r'"(.*)" is (?:left out|read as)', re.DOTALL)


def unaccounted(text: str) -> Counter[str]:
    """The characters of `text` that neither the document nor a diagnostic has."""
    log = Log("text.txt")
    document = read(Source(name="text.txt", data=text.encode()), log)
    there = Counter("".join(text.split()))
    return there - Counter("".join(_said(document))) - Counter("".join(_told(log)))


def _said(value: object) -> Iterator[str]:
    """All strings of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _said(getattr(value, name))


def _told(log: Log) -> Iterator[str]:
    """All characters that diagnostics account for."""
    for diagnostic in log.diagnostics:
        if diagnostic.code == "marks-read":
            for mark, times in _TIMES.findall(diagnostic.message):
                yield mark * int(times)
        elif diagnostic.code in {"left-out", "front-read"}:
            match = _QUOTED.match(diagnostic.message)
            assert match, diagnostic.message
            yield match[1]
        elif diagnostic.code == "hyphens-joined":
            yield re.sub(r"[^-\u2010\u00ad]", "", diagnostic.message)
            yield diagnostic.message


def lines_without_decision(text: str) -> set[int]:
    """The lines with text of which `explain` says nothing."""
    decided = {d.line for d in explain(Source(name="text.txt", data=text.encode()), Log())}
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    return {n for n, line in enumerate(normal.split("\n"), 1) if line.strip()} - decided


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_of_the_corpus_loses_a_character(shape: str) -> None:
    lost = {text.name: left for text in texts() if (left := unaccounted(SHAPES[shape](text)))}
    assert not lost


@pytest.mark.parametrize("shape", ["block a line", "from a PDF", "double-spaced"])
def test_every_line_of_the_corpus_is_decided(shape: str) -> None:
    assert not {
        text.name: left for text in texts() if (left := lines_without_decision(SHAPES[shape](text)))
    }


def test_origins_of_blocks_cover_the_body_without_gaps() -> None:
    text = next(t for t in texts() if t.name == "wire/central-bank")
    covered = _covered(text)
    assert covered == set(range(min(covered), max(covered) + 1)) - _blank(text)


def _covered(text: Labelled) -> set[int]:
    document = read(
        Source(name="text.txt", data=SHAPES["wrapped 72"](text).encode()), Log("text.txt")
    )
    return {
        line
        for block in (*document.blocks, *document.sources)
        if (origin := getattr(block, "origin", None))
        for line in range(origin.first, origin.last + 1)
    } - _blank(text)


def _blank(text: Labelled) -> set[int]:
    lines = SHAPES["wrapped 72"](text).split("\n")
    return {number for number, line in enumerate(lines, 1) if not line.strip()} | {
        number for number, line in enumerate(lines, 1) if line == "Sources" or line.startswith("©")
    }


_FRAGMENTS = (
    *(
        "- ",
        "* ",
        "• ",
        "1. ",
        "2. ",
        "a) ",
        "(1) ",
        "[1] ",
        "[2] ",
        "¹ ",
        "> ",
        ">> ",
        "# ",
        "## ",
    ),
    *(
        "    ",
        "\t",
        "| ",
        " | ",
        "  ",
        "---",
        "===",
        "```",
        "* * *",
        "+--+--+",
        "Sources:",
        "Notes",
    ),
    *("By Jane Doe", "To: Ann", "From: Bob", "Subject: x", "Date: 3 May 2024", "Term: text", "— "),
    *(
        "“Quoted.” — Someone",
        "https://a.example/x",
        "a@b.example",
        "© 2024 X",
        "Page 3",
        "12",
        "###",
    ),
    *(
        "The quick brown fox jumps over the lazy dog and goes on",
        "some words",
        "Some Words",
        "end.",
    ),
    *(
        "Summary: a",
        "MEMORANDUM",
        "Read more: x",
        "hyphen-",
        "x = f(1)",
        "{",
        "}",
        "الكتاب",
        "日本。",
    ),
    *(
        "\u2028",
        "\f",
        "\u00a0",
        "Chapter 1",
        "1.2 Scope",
        "§ 4",
        "Q: why?",
        "- a - b - c",
        "• a • b",
    ),
)
_LINES = st.lists(
    st.one_of(
        st.sampled_from(_FRAGMENTS),
        st.text(
            st.characters(
                exclude_categories=("Cs", "Cc", "Cn", "Co"),
                exclude_characters="\u200b\u2060\ufeff\u00ad×",
            ),
            max_size=12,
        ),
    ),
    max_size=4,
).map("".join)
_TEXTS = (
    st.lists(_LINES, min_size=1, max_size=24)
    .map("\n".join)
    .filter(lambda text: text.strip() and not text.startswith(("---", "+++")))  # no front matter
)


@given(_TEXTS)
@example("A title\n\nBy Jane Doe and John Roe | 3 May 2024\n\nText[1] goes on.\n\n[1] The note.")
@example("MEMORANDUM\nTo: A; B\nSubject: x\n---\n1. one\n2. two\n\nSources: A, B, C")
@example("- a - b - c\nhttps://a.example/x• a • b")
def test_no_text_whatever_loses_a_character(text: str) -> None:
    assert not unaccounted(text)
    assert not lines_without_decision(text)


@given(_TEXTS)
def test_reading_twice_gives_the_same_document(text: str) -> None:
    def once() -> Document:
        return read(Source(name="text.txt", data=text.encode()), Log("text.txt"))

    assert once() == once()
