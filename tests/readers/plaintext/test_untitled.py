"""Texts whose first line is one of a row, so that they have no title."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)
NEWS = ("Halden: Ferry runs aground", "Hull: Mill burns for two days", "Tarn: Owl lives in a clock")


def title(*lines: str) -> str:
    return plain_text(document("\n\n".join(lines)).meta.title)


def headings(*lines: str) -> list[str]:
    return [line[2:] for line in outline("\n\n".join(lines)) if line.startswith("= ")]


def test_a_number_that_is_counted_on_makes_no_title() -> None:
    lines = ("1. Introduction", PROSE, PROSE, "2. What we collect", PROSE, "3. For how long", PROSE)
    assert title(*lines) == ""
    assert len(headings(*lines)) == 3


def test_a_title_may_begin_with_a_number() -> None:
    assert title("1. Introduction", PROSE, PROSE, "What we collect", PROSE) == "1. Introduction"


def underlined(name: str, sign: str = "=") -> str:
    return f"{name}\n{sign * len(name)}"


def test_one_of_several_that_are_underlined_alike_is_no_title() -> None:
    lines = [underlined(name) for name in ("Keeping the log", "Reading the log", "Losing the log")]
    text = "\n\n".join((lines[0], PROSE, PROSE, lines[1], PROSE, lines[2], PROSE))
    assert plain_text(document(text).meta.title) == ""
    assert plain_text(document(text.replace(PROSE, "", 2)).meta.title) == "Keeping the log"


def test_a_title_is_underlined_with_a_sign_of_its_own() -> None:
    parts = [underlined(name, "-") for name in ("Reading the log", "Losing the log")]
    text = (underlined("Keeping the log"), PROSE, PROSE, parts[0], PROSE, parts[1], PROSE)
    assert title(*text) == "Keeping the log"


def test_news_of_several_towns_have_no_title() -> None:
    lines = [line for name in NEWS for line in (name, PROSE)]
    assert title(*lines) == ""
    assert headings(*lines) == list(NEWS)


@pytest.mark.parametrize(
    "others",
    [
        ("Hull: Mill burns for two days", "What the harbour says"),
        ("Halden: What the harbour says", "Halden: Who pays"),
    ],
)
def test_one_town_before_a_colon_may_be_that_of_the_title(others: tuple[str, str]) -> None:
    lines = (NEWS[0], PROSE, others[0], PROSE, others[1], PROSE)
    assert title(*lines) == NEWS[0]


def test_letters_of_who_asks_and_who_answers_make_no_title() -> None:
    asked = ("P.- ¿Cómo empezó a escribir", "R.-Empecé a escribir en el puerto, cuando era niña.")
    again = ("P.- ¿Qué lee usted?", "R.-Leo cartas y mapas, y nada más que eso en todo el año.")
    assert title(*asked, *again) == ""
    assert title("Plan B: Rebuilding the pier", PROSE, PROSE) == "Plan B: Rebuilding the pier"


SENTENCE = "A ferry is a boat that goes to and fro between two places."


def test_a_first_sentence_is_no_title() -> None:
    assert title(SENTENCE, PROSE, PROSE, "The oldest ones", PROSE, PROSE) == ""


@pytest.mark.parametrize("below", ["By Ann Lee", "3 March 2025"])
def test_a_headline_may_end_in_a_full_stop_above_who_wrote_or_when(below: str) -> None:
    headline = "The ferry is late again. That is the story."
    assert title(headline, below, PROSE, PROSE) == headline


SAYS = "The ice came down from the north on Monday and closed the sound to all boats."
MORE = "Nobody in the three harbours had seen the like of it since the winter of 1963."


@pytest.mark.parametrize("first", [SENTENCE.upper(), f"{SAYS} {MORE}"])
def test_a_first_sentence_in_capitals_and_two_long_ones_are_no_title(first: str) -> None:
    assert title(first, PROSE, PROSE, PROSE) == ""


@pytest.mark.parametrize(
    "headline",
    ["FERRY STOPPED BY ICE.", "We taught boats to swim. Now teach those who steer them."],
)
def test_a_short_headline_in_capitals_or_of_two_sentences_is_the_title(headline: str) -> None:
    assert title(headline, PROSE, PROSE, PROSE) == headline


@pytest.mark.parametrize("below", ["By Ann Lee", "3 March 2025"])
def test_who_wrote_or_when_makes_a_title_of_a_sentence_in_capitals(below: str) -> None:
    assert title(SENTENCE.upper(), below, PROSE, PROSE) == SENTENCE.upper()


@pytest.mark.parametrize(
    "first",
    [
        "Moorings.",
        "Volltext",
        "E&OE.......",
        "Summary: the ice has closed the sound, and letters are brought by sledge.",
        "渡し船の前に立つ三浦船長(左)と石井さん=3日午後、下海港",
    ],
)
def test_what_a_clause_a_page_or_a_picture_says_is_no_title(first: str) -> None:
    assert title(first, PROSE, PROSE, PROSE) == ""
    assert first in outline("\n\n".join((first, PROSE, PROSE, PROSE)))[0]


def test_full_text_heads_nothing_above_all_and_is_no_title_above_one() -> None:
    assert title("Volltext", "What the ferry costs from the spring on", PROSE, PROSE) == (
        "What the ferry costs from the spring on"
    )
    assert headings("Volltext", PROSE, PROSE) == []
    assert headings("Ferry stopped by ice", PROSE, PROSE, "Volltext", PROSE)[-1:] == ["Volltext"]


def test_words_that_lead_in_to_a_list_are_no_title() -> None:
    items = ("- Call to order", "- Who is here", "- What the ferry costs")
    assert title("The order of business this Monday is as follows:", *items) == ""
    assert title("Order of business", *items) == "Order of business"


def test_what_is_counted_in_two_numbers_is_no_title_wherever_it_stands() -> None:
    lines = ("Halden Rowing Club", "4.1 Apologies", PROSE, "4.2 What the boats cost", PROSE)
    assert title(*lines) != "4.1 Apologies"
    assert title("4.1 Apologies", PROSE, PROSE, "What the boats cost", PROSE) == "4.1 Apologies"


STANZAS = (
    "The ice is on the water\nThe boat is on the sand\nKeeper and daughter\nWalk hand in hand",
    "The lamp is in the tower\nThe oil is in the lamp\nThe hand is on the hour\nThe rope is damp",
    "The gull is on the railing\nThe rail is on the pier\nAnd nobody is sailing\nThis end of year",
)


def test_the_first_line_of_a_stanza_is_no_title() -> None:
    assert title(*STANZAS) == ""
    assert title("Winter harbour", *STANZAS) == "Winter harbour"
