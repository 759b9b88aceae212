"""Credits below the text, and those at the head that words around them tell."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.bodies import is_named_desk
from publish.readers.plaintext.bylines import byline
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)
TITLE = "The river came over the wall"


def authors(*lines: str) -> tuple[str, ...]:
    return document("\n\n".join((TITLE, PROSE, PROSE, *lines))).meta.authors


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("By EDDA FRAM", ("EDDA FRAM",)),
        ("By JOHN P. FREI", ("JOHN P. FREI",)),
        ("ANN LEE FRCS", ("ANN LEE",)),
        ("王小明 PhD", ("王小明",)),
    ],
)
def test_a_surname_in_capitals_may_look_like_a_degree(credit: str, names: tuple[str, ...]) -> None:
    found = byline(credit)
    assert found is not None
    assert found.authors == names


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By EDDA FRAM, Associated Press", "EDDA FRAM"),
        ("[Associated Press; By ANN LEE]", "ANN LEE"),
        ("Author: riverwatcher", "riverwatcher"),
        ("This article was written by Ann Lee at www.river.example.", "Ann Lee"),
        ("Cet article a été rédigé par Anne Roux.", "Anne Roux"),
        ("Halden News Desk (AB)", "Halden News Desk"),
    ],
)
def test_a_credit_below_the_text_has_many_forms(line: str, author: str) -> None:
    assert authors(line) == (author,)


@pytest.mark.parametrize(
    "line",
    [
        "Author: unknown",
        "This book was written by Ann Lee.",
        "This article was written by a reader in Hull.",
        "The design team",
        "Contact the news desk",
        "The law; By ANN LEE",
        "By: ____________________",
    ],
)
def test_what_only_looks_like_a_credit_below_the_text(line: str) -> None:
    assert authors(line) == ()


def test_a_newsroom_is_told_by_two_words() -> None:
    assert is_named_desk("From staff reports")
    assert not is_named_desk("Help desk")


def test_two_who_work_or_learn_at_one_place_wrote_together() -> None:
    line = "Jonas Keller und Eva Brandt, Fenner-Schule, Halden, Klasse B 2"
    assert authors(line) == ("Jonas Keller", "Eva Brandt")


def test_a_text_whose_last_stop_is_missing_has_its_credit_below() -> None:
    unstopped = f"{PROSE} {PROSE}".rstrip(".")
    assert authors(unstopped, "Ann Lee") == ("Ann Lee",)


def test_who_signs_above_the_signature_of_mail_wrote_it() -> None:
    assert authors("Ann Lee", "--", "[river] list", PROSE) == ("Ann Lee",)
    assert authors("Ann Lee", "[river] list", PROSE) == ()


def test_who_is_said_at_the_head_to_have_spoken_did() -> None:
    said = "Address by Warden Ann Lee to the harbour workers"
    lines = (TITLE, "Archive", "Issued by: Harbour Office", said, "Warden Ann Lee", PROSE, PROSE)
    assert document("\n\n".join(lines)).meta.authors == ("Warden Ann Lee",)
    pictured = [line.replace(said, "Photo by Warden Ann Lee at the wall") for line in lines]
    assert document("\n\n".join(pictured)).meta.authors == ()
    unsaid = [line for line in lines if line != said]
    assert document("\n\n".join(unsaid)).meta.authors == ()


def test_an_agency_between_title_and_day_wrote() -> None:
    lines = (TITLE, "AP News", "Posted: Dec 22, 2010 3:01 AM", PROSE, PROSE)
    assert document("\n\n".join(lines)).meta.authors == ("AP News",)


def test_a_name_and_a_day_stand_above_an_essay_without_a_title() -> None:
    found = document("\n\n".join(("Ann Lee", "April 11, 2014", PROSE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.authors) == ("", ("Ann Lee",))
    life = f"Ann Lee has been the warden of the harbour since 2009. {PROSE}"
    told = document("\n\n".join(("Ann Lee", "April 11, 2014", life, PROSE)))
    assert plain_text(told.meta.title) == "Ann Lee"


OWN = f"For my sins I have to answer what people ask me. {PROSE}"


def test_a_name_above_a_column_in_the_first_person_wrote_it() -> None:
    found = document("\n\n".join(("Ann Lee", "The interviews", OWN, PROSE)))
    assert (plain_text(found.meta.title), found.meta.authors) == ("The interviews", ("Ann Lee",))


@pytest.mark.parametrize("text", [PROSE, f"My friend Lee wrote to me. {PROSE}"])
def test_a_name_above_the_sections_of_a_life_is_its_title(text: str) -> None:
    found = document("\n\n".join(("Ann Lee", "The early years", text, PROSE)))
    assert plain_text(found.meta.title) == "Ann Lee"


def test_a_name_above_a_life_wrote_nothing() -> None:
    life = f"Ann Lee, who kept the harbour for forty years, died on May 18. {PROSE}"
    more = f"In 1983 Lee built the wall. {PROSE}"
    head = ("Obituaries", "The year in the harbour", "Sunday, January 13, 2002", "Ann Lee")
    assert document("\n\n".join((*head, life, more, PROSE))).meta.authors == ()
    note = f"Ann Lee, a harbour master, lives in Hull. {PROSE}"
    assert document("\n\n".join((*head, note, PROSE, PROSE))).meta.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("kind", "names"), [("Opinion", ("Anna Lee",)), ("Protokoll", ()), ("Pressemitteilung", ())]
)
def test_a_name_with_its_post_signs_a_view(kind: str, names: tuple[str, ...]) -> None:
    text = (
        TITLE,
        kind,
        "4. Juni 2025",
        PROSE,
        PROSE,
        "That is all.",
        "Anna Lee, chair of the Dike Board",
    )
    assert document("\n\n".join(text)).meta.authors == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("4 June 2025", "By jtremaine"), ("jtremaine",)),
        (("By jtremaine",), ()),
        (("4 June 2025", "by jtremaine"), ()),
        (("Answered By: Mireille Fram", "4 June 2025"), ("Mireille Fram",)),
        (("Answered by prayer", "4 June 2025"), ()),
        (("Corin Fram", "Western News, Westshire", "4 June 2025"), ("Corin Fram",)),
        (("Corin Fram", "Business reporter", "4 June 2025"), ("Corin Fram",)),
        (("Western News, Westshire", "4 June 2025"), ("Western News",)),
    ],
)
def test_lines_around_a_credit_tell_it(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert document("\n".join((TITLE, *lines, PROSE, PROSE))).meta.authors == names


@pytest.mark.parametrize("below", [(), ("The work was paid for by the port of Halden.",)])
def test_who_studies_for_an_institute_signs_below_the_text(below: tuple[str, ...]) -> None:
    assert authors("Corisande Bell-Auden, Senior Researcher, Hull Ports", *below) == (
        "Corisande Bell-Auden",
    )
    assert authors("Corisande Bell-Auden, Senior Partner, Hull Ports", *below) == ()


def test_a_name_with_its_town_signs_below_a_short_last_sentence() -> None:
    last = "The board will meet again on the second of September."
    assert authors(last, "Ann Lee, Halden") == ("Ann Lee",)
    assert authors("Thank you.", "Ann Lee, Halden") == ()


@pytest.mark.parametrize(
    ("title", "names"),
    [("Звернення ректорки до студентів", ("Оксана Кравець",)), ("Річка вийшла з берегів", ())],
)
def test_who_addresses_others_signs_with_the_office(title: str, names: tuple[str, ...]) -> None:
    said = (
        "Минулого тижня річка вийшла з берегів, і вода стояла в залах бібліотеки до самої стелі, "
        "тож книжки ми носили нагору всі разом."
    )
    signed = "Міністерка портів Оксана Кравець"
    found = document("\n\n".join((title, "Шановні друзі!", said, said, "Дякую всім!", signed)))
    assert found.meta.authors == names
