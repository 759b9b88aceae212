"""The first and last lines of poems, narrow ones set in, and what stands above one of several."""

from __future__ import annotations

import textwrap

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")
LINES = (
    "Ill-seasoned scaffolding by which, full-fraught",
    "With passionate youth and mighty hopes, we clomb",
    "To our heart's heaven, fearing, doubting, naught,",
    "Oh gate, thou wert too frail for such mad sport,",
)
NARROW = ("I go dreaming of roads", "of the evening. The hills", "golden, the green pines,")


def verse(*lines: str) -> list[str]:
    found = outline("\n".join(lines))
    return [part for line in found if line[0] == "|" for part in line[2:].split("\n")]


def test_a_line_that_begins_as_leave_is_taken_may_begin_a_poem() -> None:
    first = "Love, how ignobly hast thou met thy doom!"
    assert first in " ".join(verse("The gates", PROSE, "", first, *LINES, "", LATER))


def test_a_line_below_a_blank_one_ends_the_sentence_of_the_poem() -> None:
    last = "Or death so bitter, or at such dear feet?"
    found = " ".join(verse("The gates", PROSE, "", *LINES, "", last, "", LATER))
    assert last in found


@pytest.mark.parametrize("line", ["Ann Gatter", PROSE])
def test_who_wrote_a_poem_and_prose_below_it_are_no_line_of_it(line: str) -> None:
    assert line not in " ".join(verse("The gates", PROSE, "", *LINES, "", line, "", LATER))


def test_lines_much_narrower_than_prose_were_wrapped_by_no_program() -> None:
    poem = [f"    {line}" for line in (*NARROW, "and the dusty oaks and more!", *NARROW)]
    found = " ".join(verse("The roads", "", *poem, "", f"    {PROSE}"))
    assert all(line in found for line in NARROW)


def test_the_title_of_a_poem_above_its_author_is_a_heading() -> None:
    found = outline("\n".join(("The gates", PROSE, LATER, "Rust", "by Ann Gatter", *LINES)))
    assert "= Rust" in found


def test_a_stop_before_the_mark_that_closes_speech_makes_no_control() -> None:
    speech = "I feel the gate no more.»"
    found = " ".join(outline("\n".join(("The gates", PROSE, "Share", speech, LATER))))
    assert speech in found


def test_the_line_below_an_author_begins_the_poem_if_it_is_no_title() -> None:
    assert "Oh rust!" in verse(
        "The gates", PROSE, LATER, "Rust", "by Ann Gatter", "Oh rust!", *LINES
    )
    assert "Morning" not in verse("The gates", "by Ann Gatter", "", "Morning", "", *LINES)


BALLAD = (
    "There was a light above the harbour wall and there was no one there to see,",
    "And the ferry had her engines on and waited at the pier below for me,",
    "With a kettle and a suitcase and a letter from the keeper of the gate,",
    "And the tide was going out again, and all of us were there an hour too late.",
)


@pytest.mark.parametrize(("gap", "width"), [("\n", 72), ("\n\n", 72), ("\n\n", 66)])
def test_wide_lines_that_all_begin_with_capitals_are_verse(gap: str, width: int) -> None:
    stanzas = ("\n".join(BALLAD), "\n".join(line.replace("And", "So") for line in BALLAD))
    notes = (f"{PROSE} {LATER}", f"{LATER} {PROSE}")
    told = (textwrap.fill(text, width) for text in notes)
    found = outline(gap.join(("The last ferry", *stanzas, *told)))
    sung = [line for line in found if line[0] == "|"]
    assert sung == [f"| {line}" for stanza in stanzas for line in stanza.split("\n")]
    assert [line for line in found if line[0] == "·"] == [f"· {text}" for text in notes]


def test_sources_and_those_who_are_greeted_are_no_verse() -> None:
    sources = (
        '[F1] Lind, P. and K. Moro, "Signals for the End of Feeds and for",',
        '"Those Who Wait", Feed Trust, March 2011, and the notes to it,',
        '[F2] Lee, A., Hu, B., Ed., Moe, C., Ed., and D. Falk, "Harbours",',
        '"Gates and Ferries", Feed Trust, June 2022, with a map of them.',
    )
    greeted = (
        "The Governor, Harbour County;",
        "The Chairman, Northern Ferries’ Association;",
        "Distinguished Guests;",
        "Ladies and Gentlemen:",
    )
    for lines in (sources, greeted):
        assert not verse("The gates", PROSE, *lines, LATER)


POEM = (
    "Nobody has oiled it since the flood",
    "And still it sings of who came home,",
    "A lamp, a bucket",
    "For what the water left of loam",
)
OTHER = tuple(line.replace("flood", "fair").replace("home", "late") for line in POEM)


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "given",
    [
        "In memory of the ferrymen",
        "Памяти отца",
        "for my father, who hung it",
        "for B.K.",
        "Für Hanna Berger",
    ],
)
def test_to_whom_a_poem_is_given_stays_below_its_title(gap: str, given: str) -> None:
    head = f"The Garden Gate\n{gap}Ann Lee\n{gap}{given}\n{gap}"
    found = outline(head + "\n\n".join(("\n".join(POEM), "\n".join(OTHER))))
    assert found[0] == "# The Garden Gate"
    assert f"· {given}" in found
    assert not any(given in line for line in found if line[0] == "|")


def test_a_line_that_begins_as_a_gift_may_begin_a_stanza_or_head_a_list() -> None:
    first = "To rust, and those who wait for"
    found = outline("\n".join(("The Garden Gate", first, *POEM, "", *OTHER)))
    assert any(first in line for line in found if line[0] == "|")
    items = ["- two cups of flour", "- a pinch of salt", "- one egg"]
    lists = ("Dumplings", PROSE, "For the dough", *items, "For the filling", *items)
    assert "= For the dough" in outline("\n".join(lists))


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_poet_stands_above_the_title(gap: str) -> None:
    poem = "\n\n".join(("\n".join(POEM), "\n".join(OTHER)))
    found = document(f"Hanna Berger\n{gap}The Garden Gate\n{gap}{poem}")
    assert (plain_text(found.meta.title), found.meta.authors) == (
        "The Garden Gate",
        ("Hanna Berger",),
    )
    named = document("\n".join(("Hanna Berger", *POEM, "", *OTHER)))
    assert plain_text(named.meta.title) == "Hanna Berger"


@pytest.mark.parametrize(
    "line",
    [
        "First published in The Weir, no. 12.",
        "“June” first appeared in The Weir.",
        "From Low Water (Gorse Press, 2021)",
        "aus: Der Pegel, Halden 2004",
        "Source: The Weir (June 2025)",
    ],
)
def test_where_a_poem_was_published_is_no_line_of_it(line: str) -> None:
    assert f"· {line}" in outline("\n".join(("The gates", "By Ann Lee", *LINES, line)))


def test_a_last_line_of_a_poem_may_begin_with_from_and_a_first_with_for() -> None:
    first, last = "for all that the gate has seen", "from here to where the water ends"
    assert verse("The gates", "By Ann Lee", first, LINES[1].lower(), *LINES[2:], last)[0] == first
    assert verse("The gates", "By Ann Lee", *LINES, last)[-1] == last


@pytest.mark.parametrize("lines", [("Hanna Berger", "* * *", "Thin Ice"), (*["Thin Ice"] * 5, ":")])
def test_a_break_or_a_sign_alone_among_the_first_lines_is_read(lines: tuple[str, ...]) -> None:
    assert outline("\n".join((*lines, PROSE, PROSE)))
