"""Nothing is lost: each character of a text is in the document or in what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext import read
from tests.eval.corpus import Labelled, texts
from tests.eval.shapes import SHAPES
from tests.readers.plaintext.conservation import lost


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_of_the_corpus_loses_a_character_or_a_line(shape: str) -> None:
    chosen = texts()[list(SHAPES).index(shape) :: 30 * len(SHAPES)]
    left = {text.name: what for text in chosen if any(what := lost(SHAPES[shape](text)))}
    assert not left, "make validate reads every text in every shape"


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_text_may_end_after_any_of_its_first_lines(length: int) -> None:
    cut = {
        "\n\n".join(SHAPES["block a line"](text).split("\n")[:length])
        for text in texts()[length :: 16 * length]
    }
    assert not {text: left for text in cut if (left := lost(text).characters)}


_ODD = ("* * *", "#", "===", "—", ">", "1.", "|", "“”", ":", "+", "•", "(a)", "[1]", "___")
_HEADS = tuple(
    dict.fromkeys(
        label.text
        for text in texts()[::9]
        if not text.name.startswith("held/")
        for label in text.labels[:7]
        if 0 < len(label.text) < 200
    )
)


@given(
    st.lists(st.sampled_from(_HEADS) | st.sampled_from(_ODD), min_size=1, max_size=9),
    st.sampled_from(("\n", "\n\n")),
)
@example(["* * *", "The ferry rests", "Press release", "No boats until the ice has gone"], "\n")
@example(["EXECUTIVE", "Press release", "No boats until the ice has gone"], "\n\n")
def test_no_head_of_lines_that_heads_have_loses_a_character(lines: list[str], apart: str) -> None:
    prose = "The ferry will not run until the ice has gone, the harbour said on Monday evening."
    assert not lost(apart.join((*lines, prose, prose))).characters


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
@example("Date: 3 May 2024")
def test_no_text_whatever_loses_a_character(text: str) -> None:
    assert not any(lost(text))


@pytest.mark.parametrize("text", ["\u200b\n\n ", "\u2060\n \n\ufeff\n"])
def test_a_text_of_nothing_that_is_seen_has_no_blocks(text: str) -> None:
    assert read(Source(name="text.txt", data=text.encode()), Log("text.txt")).blocks == ()


@given(_TEXTS)
def test_reading_twice_gives_the_same_document(text: str) -> None:
    def once() -> Document:
        return read(Source(name="text.txt", data=text.encode()), Log("text.txt"))

    assert once() == once()
