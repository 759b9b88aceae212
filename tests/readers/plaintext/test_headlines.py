"""Headlines in which words of other heads stand are titles, and their authors stay authors."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "The council met on Tuesday evening and voted to close the bridge for nine months while the "
    "piers are built again, and nobody in the hall spoke against it until the clerk stood up."
)


def front(*lines: str) -> tuple[str, tuple[str, ...]]:
    meta = document("\n\n".join((*lines, PROSE, PROSE))).meta
    return plain_text(meta.title), meta.authors


@pytest.mark.parametrize(
    "headline",
    [
        "Stadtrat lehnt Antrag ab",  # and no Aktiebolag
        "A Day at the Spa",
        "Time Is Limited",
        "The rise of Halden Inc.",
        "Año 2030: el puente que queremos",
        "Jahrgang 1989: die Kinder der Wende",
        "Tenant rights: what to know before you sign",
        "School attendance: a crisis in numbers",
        "Invités: les artistes de la saison",
        "New rules for landlord licensing, explained",
        "Jury was wrongly instructed by judge",
        "The Halden Papers",
        "Minority Report",
        "Autor: el oficio que desaparece",
    ],
)
def test_a_headline_with_words_of_other_heads_is_the_title(headline: str) -> None:
    assert front(headline, "What the council did not say", "By Ann Lee") == (headline, ("Ann Lee",))


@pytest.mark.parametrize("headline", ["SECRET", "秘密"])
def test_a_word_for_secrecy_above_its_author_is_the_title(headline: str) -> None:
    assert front(headline, "By Ann Lee") == (headline, ("Ann Lee",))


def test_who_wrote_of_a_meeting_is_not_who_met() -> None:
    names = "Helena Marsh, Tobias Lind and Ada Okonjo"
    authors = ("Helena Marsh", "Tobias Lind", "Ada Okonjo")
    headline = "Leaders end meeting without a deal"
    assert front(headline, "Nobody spoke on the bridge", names) == (headline, authors)
    assert front(headline, "Analysis", names)[1] == authors


def test_a_name_above_an_hour_wrote_unless_a_speech_began_then() -> None:
    assert front("The bridge stays open", "Ann Lee", "11:08 AM")[1] == ("Ann Lee",)


@pytest.mark.parametrize("label", ["Incident date", "Accident date", "Respond by"])
def test_a_day_with_another_label_names_nobody(label: str) -> None:
    assert front("The fire at the raft", f"{label}: 3 May 2025")[1] == ()


def test_what_a_memo_says_among_its_fields_stays_in_its_text() -> None:
    said = "Purpose: To ask you to agree that the bridge is closed from 3 May."
    head = "To: Bo Hu\nFrom: Ann Lee\nTitle: Director of Works\nSubject: The raft"
    found = document(f"{head}\n{said}\n\n{PROSE}\n")
    assert said in plain_text(found.blocks)
    assert found.meta.correspondence.subject == "The raft"


@pytest.mark.parametrize(
    "deck",
    [
        "Émeutes, grêle, sécheresse : en trois ans, les primes ont doublé. Des maires s’assurent.",
        "Spending has trebled since 2021. Union says a pause in recruitment left wards no choice",
    ],
)
def test_a_deck_with_a_list_before_its_colon_or_a_year_before_its_stop_is_a_standfirst(
    deck: str,
) -> None:
    lines = ("Hospitals spent 41 million on agency staff", deck, "By Ann Lee", "12 March 2025")
    meta = document("\n".join((*lines, PROSE, PROSE))).meta
    assert plain_text(meta.summary) == deck
