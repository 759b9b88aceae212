"""Lines of a page that no word of theirs tells from its text, weighed by all their signs."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext.around import (
    find_around,
    is_within_sentence,
    may_be_around,
    weights,
)
from publish.readers.plaintext.around_features import around_features
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reading import analyse
from publish.walk import plain_text
from tests.eval.arounds import WEIGHTS, as_toml, lesson
from tests.eval.corpus import Label, Labelled, named
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_usual import TEXT, TITLE, families

HEAD = (TITLE, "By Ann Lee", "3 June 2025", "Share on Facebook", "Share on Twitter")
LINKS = ("Skerry news", "Islands", "Ferries")


def page(*below: str) -> str:
    return "\n".join((*HEAD, *TEXT, *below))


def dropped(text: str) -> list[str]:
    """What is left out for its signs alone."""
    pieces = analyse(Source(name="page.txt", data=text.encode()), Log("page.txt")).pieces
    return [piece.text for piece in pieces if piece.rule.startswith("not of the text: ")]


def test_names_of_sections_below_the_text_are_left_out() -> None:
    assert dropped(page(*LINKS)) == list(LINKS)


def test_each_is_told_with_the_fact_that_says_most_for_it() -> None:
    log = Log("page.txt")
    document(page(*LINKS), log)
    found = [d for d in log.diagnostics if LINKS[0] in d.message]
    assert len(found) == 1
    assert found[0].message.startswith(f'"{LINKS[0]}" is left out: not of the text: ')


def test_what_is_left_out_for_its_signs_alone_is_a_warning_with_the_cure() -> None:
    log = Log("page.txt")
    found = document(page(*LINKS), log)
    told = next(d for d in log.diagnostics if LINKS[0] in d.message)
    assert (told.severity, told.place.line) == ("warning", len((*HEAD, *TEXT)) + 1)
    assert told.hint == f"paragraphs = [{told.place.line}] in page.txt.structure.toml would keep it"
    assert LINKS[0] not in plain_text(found.blocks)


def test_page_numbers_are_left_out_without_a_warning() -> None:
    log = Log("page.txt")
    document("\n\n".join((TITLE, *TEXT, *TEXT, "1")), log)
    assert {d.severity for d in log.diagnostics if d.code == "left-out"} == {"info"}


def test_without_the_signs_of_a_page_short_lines_below_the_text_stay() -> None:
    assert not dropped("\n".join((TITLE, *TEXT, "Skerry island", "North shore")))


@pytest.mark.parametrize(
    "line",
    [
        "Photo Skerry council archive",
        "Ferries 3 June 2025",
        "Ferries 020 5550 0163",
        "Ferries © 2025 Courier",
        "Ferries 9:15",
        "The Guardian",
        "Skerry Times",
        "ferries@courier.example",
    ],
)
def test_captions_days_hours_contacts_and_rights_are_of_the_text(line: str) -> None:
    pieces = analyse(Source(name="page.txt", data=page(line).encode()), Log("page.txt")).pieces
    assert not may_be_around(pieces[-1])
    assert may_be_around(pieces[-2])


def test_a_word_of_order_before_a_comma_is_no_word_for_the_page() -> None:
    told, *_ = around_features([Piece("paragraph", [], "First, make the harbour show itself", "")])
    other, *_ = around_features([Piece("paragraph", [], "First page of the harbour", "")])
    assert "begins with a word for the page" in other - told


def wrapped(*blocks: str) -> str:
    return "\n\n".join(textwrap.fill(block, 72) for block in blocks)


RECORD = (
    "Files: the whole of the harbour",
    "Copyright: 2025 Ann Lee",
    "License: Harbour-1",
    "1.5. Incompatible licences",
    "THIS HARBOUR IS PROVIDED AS IT IS",
    "Options:",
    ".",
)


def test_a_wrapped_text_without_a_line_of_a_page_loses_nothing() -> None:
    format_ = "Format: https://harbour.example/doc/copyright-format/1.0/"
    pieces = analyse(
        Source(name="a.txt", data=wrapped(format_, *TEXT, *RECORD, *TEXT, *LINKS).encode()),
        Log("a.txt"),
    ).pieces
    assert [piece.text for piece in pieces if piece.kind == "dropped"] == []


def test_a_wrapped_text_with_lines_of_a_page_loses_what_else_is_of_it() -> None:
    assert set(dropped(wrapped(*HEAD, *TEXT, *LINKS))) >= set(LINKS[:1])


def test_a_sentence_goes_on_in_a_small_letter_where_none_has_ended() -> None:
    def within(*texts: str) -> list[bool]:
        pieces = [Piece("paragraph", [], text, "", 1.0) for text in texts]
        return [is_within_sentence(pieces, at) for at in range(len(pieces))]

    assert within("THE HARBOUR IS PROVIDED", "as it is.", "Bread") == [True, True, False]
    assert within("The harbour is open.", "bread", "Boats") == [False, False, False]


def test_letters_are_no_pages() -> None:
    letter = ("From: Ann Lee", "To: Bo Hale", "Subject: The ramp", "")
    assert not dropped("\n".join((*letter, *HEAD[3:], *TEXT, *LINKS)))


def test_what_a_page_teaches_is_which_lines_are_of_its_text() -> None:
    labels = [
        *(Label("title", TITLE), Label("more", "Share on Twitter"), Label("p", TEXT[0])),
        *(Label("h1", "What a bus would cost"), Label("p", TEXT[1]), Label("more", "Islands")),
    ]
    found = lesson(Labelled("page", "en", tuple(labels)))
    assert found is not None
    features, sides = found
    assert sides == ["settled", "settled", "text", "heading", "text", "around"]
    assert features[0] == {"settled: front"}
    assert "below the prose by ≤ 1" in features[5]


def test_a_letter_teaches_nothing() -> None:
    head = (Label("header", "From: Ann Lee"), Label("header", "To: Bo Hale"))
    text = Labelled("letter", "en", (*head, *(Label("p", text) for text in TEXT)))
    assert lesson(text) is None


def test_the_weights_are_written_as_the_trainer_writes_them() -> None:
    assert WEIGHTS.read_text("utf-8") == as_toml(weights())


MENU = ("Bread", "Buses", "Boats", "Roads", "Ramps", "Islands", "Councils", "Bridges")
FILES = (
    *("eleventh/a-legal-in-highcourt", "eleventh/b-press-gh-cocoa-traceability"),
    *("eleventh/a-press-zh-metro", "thirteenth/vv-13-tech-ja-hatake-sensor"),
    *("thirteenth-own/transcript-podcast", "seventh/de-pm-ministerium"),
    *("sixth/survey-report-tabs", "eighth/minutes-working-group"),
    *("fourteenth/kk-03-review-phares-et-silence", "eleventh/b-report-rfc-retry-hints"),
)


def test_no_weight_has_a_name_that_nothing_has() -> None:
    lines = (*HEAD, *TEXT[:2], *MENU, *TEXT[2:], "【编辑：李安】")
    made = Labelled("made", "en", tuple(Label("p", line) for line in lines))
    files = named(*FILES)
    seen = {
        name
        for text in (made, *files)
        if (found := lesson(text))
        for features in found[0]
        for name in features
    }
    assert families(weights().feature) <= families(seen)


def weighed(*below: str, controls: int, wrapped: bool) -> set[str]:
    """Which of the lines `below` a text are left out, above which so many controls were."""
    shares = [f"Share on page {n}" for n in range(controls)]
    pieces = [
        Piece("paragraph", [line], line.text, "", 0.9)
        for line in read_lines("\n\n".join((TITLE, *shares, *TEXT, *below)), 1, Log("x"))
    ]
    for piece in pieces[1 : controls + 1]:
        piece.become("dropped", "a control of a web page", 0.8)
    find_around(pieces, wrapped=wrapped)
    return {p.text for p in pieces if p.kind == "dropped"} & set(below)


def test_one_line_like_those_of_pages_makes_no_text_a_page() -> None:
    assert weighed(*LINKS, controls=1, wrapped=False) == {"Skerry news"}  # `news` speaks of pages
    assert weighed(*LINKS, controls=2, wrapped=False) == set(LINKS)
    assert weighed(*LINKS, controls=1, wrapped=True) == set()
    assert weighed(*LINKS, controls=2, wrapped=True) == set(LINKS)


def test_a_wrapped_text_loses_no_part_of_a_sentence() -> None:
    below = ("Skerry news", "islands", "Ferries")
    assert weighed(*below, controls=2, wrapped=False) >= {"Skerry news", "islands"}
    assert weighed(*below, controls=2, wrapped=True).isdisjoint({"Skerry news", "islands"})


def test_a_heading_that_a_box_of_links_names_stays() -> None:
    names = ("About the ramp", "Charges and payment", "Exemptions and help")
    parts = (part for pair in zip(names, (*TEXT, *TEXT), strict=False) for part in pair)
    found = outline(page("On this page", *names, *parts))
    assert [line[2:] for line in found if line[0] == "="] == list(names)


@pytest.mark.parametrize(
    ("line", "may_be"), [("Web: www.halden.example", False), ("More from Halden", True)]
)
def test_how_to_reach_somebody_is_not_of_the_page(line: str, *, may_be: bool) -> None:
    found = Piece("paragraph", read_lines(line, 1, Log("a.txt")), line, "", 0.9)
    assert may_be_around(found) is may_be
