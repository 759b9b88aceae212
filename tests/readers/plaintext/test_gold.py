"""Assembling right labels gives back what the labels say, and loses no character."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.document import Document
from publish.readers.plaintext.assembler import Assembler
from publish.readers.plaintext.labels import LabelledLine, Role
from tests.readers.plaintext.conservation import missing
from training.corpus import texts
from training.gold import labelled_lines
from training.scoring import Score, agreeing, compare
from training.shapes import Form

FORMS = {
    "blank lines": Form(),
    "a block a line": Form(blank=False),
    "wrapped": Form(width=66),
    "wrapped with hyphens": Form(width=66, hyphens=True, blank=False),
    "underlined": Form(width=78, underline=True),
    "indented first lines": Form(width=72, blank=False, first=4),
}
LEAST = {"byline": 0.93, "date": 0.97, "header": 0.88, "title": 0.98, "paragraph": 0.985}
FRAGMENTS = (
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
        "hyphen-",
    ),
    *("By Jane Doe", "To: Ann", "From: Bob", "Subject: x", "Date: 3 May 2024", "Term: text", "— "),
    *("“Quoted.” — Someone", "https://a.example/x", "a@b.example", "© 2024 X", "Page 3", "###"),
    *("the fox jumps over the lazy dog", "Some Words", "end.", "x = f(1)", "الكتاب", "日本。"),
)


def assembled(lines: list[LabelledLine], language: str = "en") -> tuple[Document, Log]:
    log = Log("text.txt")
    return Assembler(lines, language, log).document(), log


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_right_labels_make_the_document_that_they_say(form: Form) -> None:
    scores: dict[str, Score] = {}
    for text in texts()[::60]:
        document, _ = assembled(labelled_lines(text, form), text.language)
        for kind, score in compare(*agreeing(document, text)).items():
            scores[kind] = scores.get(kind, Score()) + score
    low = {kind: score for kind, score in scores.items() if score.f1 < LEAST.get(kind, 0.99)}
    assert {kind: score for kind, score in low.items() if score.there - score.right > 1} == {}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_character_of_the_corpus_is_lost(form: Form) -> None:
    lost = {}
    for text in texts()[7::80]:
        lines = labelled_lines(text, form)
        raw = [line.raw for line in lines]
        lost[text.name] = missing(raw, *assembled(lines, text.language))
    assert not any(lost.values())


@st.composite
def any_lines(draw: st.DrawFn) -> list[LabelledLine]:
    lines: list[LabelledLine] = []
    number = 0
    for _ in range(draw(st.integers(1, 9))):
        gap = draw(st.integers(0, 2))
        number += gap + 1
        raw = "".join(draw(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4)))
        role: Role = draw(st.sampled_from(get_args(Role)))
        begins, probability = draw(st.booleans()), draw(st.floats(0, 1))
        raw = raw if raw.strip() else "x"
        lines.append(LabelledLine(number, raw, gap, role, begins, probability=probability))
    return lines


@given(any_lines())
def test_no_labels_lose_a_character(lines: list[LabelledLine]) -> None:
    raw = [line.raw for line in lines]
    assert missing(raw, *assembled(lines)) == Counter()
