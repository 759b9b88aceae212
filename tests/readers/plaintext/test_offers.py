"""Lines that begin as offers do, and stay in texts that nobody copied from a page."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.offers import Offers, begins_offer, offers
from publish.readers.plaintext.pieces import Piece
from tests.growth import DOUBLE, calls
from tests.readers.plaintext.outline import outline

TITLE = "Plan for the parish hall"
MET = (
    "The parish council met on Tuesday to speak about how it reaches the people who live in the"
    " villages around the town."
)
AGREED = "It agreed that the paper edition goes on for a year. It meets again in May."


def left_out(line: str, *others: str) -> bool:
    """Whether a line between two paragraphs, or right below them, is left out in both places."""
    inside = outline("\n\n".join((TITLE, MET, line, AGREED, *others)))
    below = outline("\n\n".join((TITLE, MET, AGREED, line, *others)))
    kept = [any(line in block for block in found) for found in (inside, below)]
    assert kept[0] == kept[1], (inside, below)
    return not kept[0]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for a slot by Friday.",
        "Don't miss the deadline of 1 May.",
        "Get the latest figures from the registry before you write.",
        "Stay up to date with the guidance of the board.",
        "The newsletter should come out every month, and it should be free.",
        "Our newsletter goes to 400 homes.",
        "Subscribe to the principle that whoever pays decides.",
        "Download the form from the site of the council.",
        "Share your views with us before the vote.",
        "Follow the instructions of the warden.",
        "You received this letter since you live in the parish.",
        "Thanks for reading this memo to its end.",
        "Melden Sie sich bei Fragen bei Frau Berg.",
        "Recevez, Madame, l'expression de mes sentiments distingués.",
        "Recibe un cordial saludo de la junta.",
        "Receba os nossos cumprimentos.",
        "Ontvang je geen antwoord, bel dan de griffie.",
        "Meld deg på møtet innen fredag.",
    ],
)
def test_what_a_memo_says_as_pages_do_stays(line: str) -> None:
    assert begins_offer(line)
    assert not left_out(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our daily newsletter",
        "Get the best of our reports in your inbox.",
        "Subscribe to our podcast",
        "Download the full report as a PDF",
        "Follow the Long Read on X at @sentinellongread",
        "Inscrivez-vous à notre lettre d'information",
        "Melden Sie sich für unseren Newsletter an",
        "Assine o nosso boletim",
    ],
)
def test_what_names_what_pages_offer_is_left_out(line: str) -> None:
    assert offers(line)
    assert left_out(line)


def _shows(other: str) -> bool:
    """Whether a line beside it shows that one which begins as an offer is of a page."""
    found = Offers([Piece("paragraph", [], text, "") for text in (MET, other)])
    return found.has("Sign up for a slot by Friday.")


@pytest.mark.parametrize("other", ["Share on Facebook", "Skip to main content", "5 min read"])
def test_other_lines_show_that_a_line_is_of_a_page(other: str) -> None:
    assert _shows(other)


@pytest.mark.parametrize("other", ["Sign up for the course", "Comments", AGREED, ""])
def test_lines_that_texts_have_too_show_no_page(other: str) -> None:
    assert not _shows(other)


def test_a_long_offer_below_the_text_is_left_out() -> None:
    line = (
        "Follow the Long Read on X at @sentinellongread, listen to our podcasts there, and sign up"
        " to the email that we send to all of our readers every week."
    )
    assert outline("\n\n".join((TITLE, MET, AGREED, line))) == [
        f"# {TITLE}",
        f"· {MET}",
        f"· {AGREED}",
    ]


def test_an_offer_stands_between_title_and_author() -> None:
    found = outline("\n\n".join((TITLE, "Listen on Spotify", "By Ann Lee", MET, AGREED)))
    assert found[:3] == [f"# {TITLE}", "@ Ann Lee", f"· {MET}"]


def test_a_button_below_a_call_makes_it_a_box() -> None:
    found = outline("\n\n".join((TITLE, MET, "Get the latest from Calder Vale", "Sign up", AGREED)))
    assert found == [f"# {TITLE}", f"· {MET}", f"· {AGREED}"]


def test_whether_a_text_shows_a_page_is_asked_once() -> None:
    def work(count: int) -> int:
        line = "Sign up for a slot."
        found = Offers([Piece("paragraph", [], line, "") for _ in range(count)])
        return calls(lambda: [found.has(line) for _ in range(count)])

    assert work(400) < DOUBLE * work(200)


def test_who_was_absent_is_of_the_minutes() -> None:
    line = "MEMBERS ABSENT: Phyllis Nakamura (excused)"
    assert not left_out(line)


@pytest.mark.parametrize("name", ["Comments", "Newsletter"])
def test_a_section_of_a_memo_is_called_as_a_box_of_a_page(name: str) -> None:
    found = outline("\n\n".join((TITLE, MET, AGREED, MET, name, AGREED)))
    assert f"= {name}" in found


@pytest.mark.parametrize(
    "work", ["Follow the Money, Ann Lee, 2019", "Log in or Lose, Cy Ortiz, 2020"]
)
def test_a_work_that_is_called_as_an_offer_begins_stays_a_source(work: str) -> None:
    found = outline("\n\n".join((TITLE, MET, "Sources", "The Tide Book, Bo Hale, 2018", work)))
    assert found[2:] == ["^ The Tide Book, Bo Hale, 2018", f"^ {work}"]


def test_an_offer_ends_the_sources() -> None:
    offer = "Sign up for our newsletter"
    found = outline("\n\n".join((TITLE, MET, "Sources", "The Tide Book, Bo Hale, 2018", offer)))
    assert found[2:] == ["^ The Tide Book, Bo Hale, 2018"]


@pytest.mark.parametrize("name", ["Comments", "Search"])
def test_a_short_text_may_have_such_a_section_right_below_its_first_paragraph(name: str) -> None:
    assert outline("\n\n".join((TITLE, MET, name, AGREED))) == [
        f"# {TITLE}",
        f"· {MET}",
        f"= {name}",
        f"· {AGREED}",
    ]
    on_page = outline("\n\n".join((TITLE, MET, name, AGREED, "Share on Facebook")))
    assert name not in " ".join(on_page)


@pytest.mark.parametrize(
    "names",
    [
        ("Search", "Share", "Print"),
        ("Listen", "Share", "Save", "Join"),
        ("Anmelden", "Suchen", "Drucken", "Teilen"),
        ("Log in", "Follow us"),
        ("Partager", "Imprimer"),
    ],
)
def test_a_guide_has_sections_that_are_called_as_controls_are(names: tuple[str, ...]) -> None:
    told = [text for name in names for text in (name, "Choose the office, then the sign.")]
    found = outline("\n\n".join((TITLE, MET, *told)))
    assert [text for text in found if text[0] == "="] == [f"= {name}" for name in names]
    assert found.count("· Choose the office, then the sign.") == len(names)


def test_a_control_alone_between_paragraphs_is_left_out_of_a_page() -> None:
    assert "Share" not in outline("\n\n".join((TITLE, MET, "Share", "Save", AGREED)))
    assert not any("Share" in text for text in outline("\n\n".join((TITLE, MET, "Share", AGREED))))
