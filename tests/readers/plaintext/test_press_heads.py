"""The heads of what the press, magazines and blogs print: credits, and the lines around them."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.reviewed import tells_extent
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)


def head(*lines: str) -> str:
    return "\n\n".join((*lines, *([PROSE] * 6)))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByRafael Stanton and Liz Meehan", ("Rafael Stanton", "Liz Meehan")),
        ("VonSabine Kröger-Ay", ("Sabine Kröger-Ay",)),
        ("byHalima Danjuma", ("Halima Danjuma",)),
        ("By Anna Brandt Follow", ("Anna Brandt",)),
        ("By Anjali Pillai ’24 and Cole Whitaker ’25", ("Anjali Pillai", "Cole Whitaker")),
        ("BY COLE WHITAKER '24, SPORTS EDITOR", ("COLE WHITAKER",)),
        ("Ruth Abernathy, 71, as told to Kwesi Boateng", ("Kwesi Boateng",)),
        ("Written by Cole Whitaker, reviewed by Anna Grön", ("Cole Whitaker",)),
        ("By Cole Whitaker | Fact-checked by Anna Grön", ("Cole Whitaker",)),
        ("Bakhtawar Jamali Published June 1, 2023 08:15am", ("Bakhtawar Jamali",)),
        ("Posted by Anna Brandt and Femi Ojo, Vantage Research", ("Anna Brandt", "Femi Ojo")),
        (
            "Posted by Anna Brandt, Engineer, and Femi Ojo, Director, Vantage Research",
            ("Anna Brandt", "Femi Ojo"),
        ),
        ("Anna Brandt, Washington, D.C.", ("Anna Brandt",)),
        ("Anna Brandt in Marlow Falls, Va.", ("Anna Brandt",)),
        ("By Anna Brandt For The Courier", ("Anna Brandt",)),
        ("By Anna Brandt, The Courier, Salt Lake City", ("Anna Brandt",)),
        ("By Amos Reed Jr. and Anna Brandt", ("Amos Reed Jr.", "Anna Brandt")),
    ],
)
def test_a_credit_names_those_who_wrote(line: str, names: tuple[str, ...]) -> None:
    found = byline(line, frozenset())
    assert found is not None
    assert found.authors == names


@pytest.mark.parametrize("line", ["ByteDance Fined Over Transfers", "Bytown Council Votes"])
def test_by_within_a_word_credits_nobody(line: str) -> None:
    found = byline(line, frozenset())
    assert found is None or found.evidence < 3


@pytest.mark.parametrize(
    "note", ["Inge Roy is a reader in economics at Skagen.", "Inge Roy war Richterin in Skagen."]
)
def test_a_note_on_the_author_below_her_name_is_no_standfirst(note: str) -> None:
    found = document(head("Ports should be paid to be slow", "By Inge Roy", note, "19 May 2023"))
    assert (found.meta.summary, found.meta.date) == ((), "2023-05-19")


@pytest.mark.parametrize(
    "extent", ["288 pp. Harrow & Pike. $27.", "Tern, 240 pages, ISBN 978 1 111 22222 3"]
)
def test_the_author_of_a_book_has_not_written_its_review(extent: str) -> None:
    assert tells_extent(extent)
    text = head("Nobody rows alone", "By Anna Brandt", "Coxswain", "By Gilbert Wray", extent)
    found = document(text)
    assert found.meta.authors == ("Anna Brandt",)
    assert not any(line.startswith("#") and "By Gilbert" in line for line in outline(text))


def test_an_author_above_section_day_and_headline_is_no_title() -> None:
    above = ("Sloane Achterberg", "Science", "Feb 14, 2024 6:00 AM")
    found = document(head(*above, "Nobody Knows Why This Cave Is Warm"))
    assert plain_text(found.meta.title) == "Nobody Knows Why This Cave Is Warm"
    assert found.meta.authors == ("Sloane Achterberg",)


@pytest.mark.parametrize(
    ("section", "name", "title"),
    [
        ("OPINION", "Ann Lee", "Why our towns need trams again"),
        ("Kolumne", "Petra Lind", "Warum die Fähre fahren muss, auch im Winter"),
        ("Comment", "Ann Lee and Tom Moe", "Price caps are a trap for small shops"),
    ],
)
def test_below_a_section_of_opinion_a_name_has_written(section: str, name: str, title: str) -> None:
    meta = document(head(section, name, title)).meta
    assert plain_text(meta.title) == title
    assert " and ".join(meta.authors) == name


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Technology Letter No. 12", "What the routers know"),
        ("NTP-Aktuell 2025/A 17", "Brücken als Druckmittel"),
        ("Dispatch from Tolland", "The town that a bridge left behind"),
        ("Interview mit Jens Krüger", "„Wir haben zu lange gewartet“"),
        ("Consultation outcome", "Changes to the bridge inspection code"),
    ],
)
def test_what_kind_of_text_it_is_is_no_title(above: str, title: str) -> None:
    meta = document(head(above, title, "By Ann Lee", "3 March 2025")).meta
    assert plain_text(meta.title) == title


def test_a_place_in_capitals_behind_the_day_has_written_nothing() -> None:
    meta = document(head("Troubled water", "Why bridges close", "Mar 3rd 2025 | TARN")).meta
    assert (meta.date, meta.authors) == ("2025-03-03", ())


def test_a_headline_that_begins_with_an_office_names_nobody() -> None:
    found = byline("Senator Brown Welcomes Bridge Bill", frozenset())
    assert found is None or found.evidence < 0


@pytest.mark.parametrize("office", ["Contributing columnist", "Director, Rivers Programme"])
def test_what_the_author_is_heads_nothing(office: str) -> None:
    found = outline(head("The bridge at Tarn is shut", "3 March 2025", "Ann Lee", office))
    assert f"= {office}" not in found


@pytest.mark.parametrize("kind", ["Obituary", "NACHRUF", "Nécrologie"])
def test_who_has_died_is_the_title_of_an_obituary(kind: str) -> None:
    meta = document(head(kind, "Ann Lee", "Botanist who saved the reed beds of Tarn")).meta
    assert plain_text(meta.title) == "Ann Lee"


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("Residents say that the site would close off the last landing", "subtitle"),
        ("It is the thing to take when nobody knows what to take. It keeps for a week", "summary"),
    ],
)
def test_a_deck_of_several_sentences_needs_no_stop_at_its_end(below: str, role: str) -> None:
    meta = document(head("An apple cake for the road", below, "By Ann Lee", "3 May 2025")).meta
    assert plain_text(getattr(meta, role)) == below


@pytest.mark.parametrize(
    "issue",
    ["Vol. 45 No. 11 · 1 June 2023", "Volume 12, Issue 3 (Autumn 2022)", "Jahrgang 37, Heft 2"],
)
def test_the_issue_above_a_title_is_none(issue: str) -> None:
    found = document(head(issue, "Among the Drainers", "Anna Brandt"))
    assert plain_text(found.meta.title) == "Among the Drainers"


def test_a_headline_in_small_letters_is_no_section() -> None:
    sub = "On parking, and what it does to a town"
    text = head("The tax nobody collects", sub, "Anna Brandt", "Jun 14, 2024", "Share")
    found = document(text)
    assert plain_text(found.meta.title) == "The tax nobody collects"
    assert plain_text(found.meta.subtitle) == sub


def test_below_the_kind_of_a_text_stands_its_title() -> None:
    sub = "A botanist on the new rules for verges"
    text = head("Guest essay", "Give meadows a rest", sub, "By Anna Brandt", "14 comments")
    assert plain_text(document(text).meta.title) == "Give meadows a rest"


def test_sentences_between_title_and_credit_are_the_standfirst() -> None:
    told = (
        "Seit 14 Jahren wird in Niederwalde gebaut. Jetzt fordert ein Gutachter, von vorn "
        "anzufangen. Wie konnte das passieren?"
    )
    text = "\n".join(
        (
            "Tiefbau in Niederwalde",
            "Der Bahnhof, der nicht fertig werden darf",
            told,
            "Von Hinnerk Dobbertin, Niederwalde",
            "07.05.2024, 13.12 Uhr",
            "Wer in Niederwalde aus dem Zug steigt, steht in einem Zelt. Es ist das vierte.",
            "Das erste wurde 2010 aufgestellt, für zwei Jahre.",
            "Damals kostete der neue Bahnhof 38 Millionen Euro, heute sind es 211.",
        )
    )
    assert [plain_text(block) for block in document(text).meta.summary] == [told]


def test_labels_of_pictures_are_no_verse() -> None:
    lines = ("Image source, Getty Images", "Image caption, The Drovers was built in 1790")
    above = ("The village pub", "By Katharine Moss", "Business reporter, BBC News")
    below = ("The Drovers is open again.", "It was shut for four years, and nobody had meant it.")
    found = outline("\n".join((*above, *lines, *below)))
    assert all(f"· {line}" in found for line in lines)


def test_hashtags_below_the_title_are_no_text() -> None:
    text = head("Sorting rows", "Anna Brandt", "Sep 4, 2022", "#javascript #webdev #tutorial")
    assert not any("#javascript" in line for line in outline(text))
