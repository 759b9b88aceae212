"""Who met, who is at law and who is addressed: heads that name people who wrote nothing."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.meetings import is_paper_of_body, names_record
from publish.readers.plaintext.titles_of_day import is_record_of_day
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)


def head(*lines: str) -> str:
    return "\n\n".join((*lines, PROSE, PROSE))


@pytest.mark.parametrize(
    ("title", "present", "secretary"),
    [
        ("Minutes of the Board", "Present: Ann Lee, Tom Moe", "Recording secretary: Tom Moe"),
        ("Protokoll der Vorstandssitzung", "Teilnehmer: Eva Abel", "Protokollführer: Jens Abel"),
        ("Compte rendu de la réunion", "Participants : Claire Roy", "Rédacteur : Hugo Perrin"),
        ("Verslag van de dorpsraad", "Aanwezig: Henk Bos, Els Bos", "Verslag: Marijke de Wit"),
        ("Protokół z posiedzenia rady", "Obecni: Jan Kowalik", "Protokolant: Barbara Zięba"),
    ],
)
def test_who_takes_the_minutes_is_no_author(title: str, present: str, secretary: str) -> None:
    found = outline(head(title, "4 February 2025", present, secretary))
    assert found[:4] == [f"# {title}", "% 2025-02-04", f"· {present}", f"· {secretary}"]


def test_who_takes_the_minutes_is_told_among_those_present_alone() -> None:
    found = document(head("The harbour at night", "Text: Ann Lee", "4 February 2025"))
    assert found.meta.authors == ("Ann Lee",)


def test_names_below_a_label_for_those_present_are_neither_authors_nor_headings() -> None:
    names = (
        "Present:",
        "Susan Redfern (Chair)",
        "David Okello",
        "In attendance:",
        "Ann Lee, Clerk",
    )
    found = outline(head("Minutes of a Meeting of Directors", "3 May 2025", *names, "1. Quorum"))
    assert found[2:8] == [*(f"· {name}" for name in names), "= 1. Quorum"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Terms of Reference", "Steering Group on Coastal Erosion"),
        ("Standing Orders", "Lower Tarn Drainage Board"),
    ],
)
def test_a_body_whose_paper_it_is_writes_nothing(title: str, body: str) -> None:
    found = document(head(title, body, "14 January 2025"))
    assert (plain_text(found.meta.title), found.meta.authors) == (title, ())


def test_minutes_have_their_own_name_for_a_title() -> None:
    lines = ("City of Marlow Heights", "Planning Commission Regular Meeting Minutes")
    found = document(head(*lines, "14 January 2025")).meta
    assert (plain_text(found.title), found.authors, found.status) == (lines[1], (), lines[0])


@pytest.mark.parametrize(
    "counsel",
    [
        "Mr Rupert Hale, instructed by Dove & Co, for the appellant",
        "Ms Orla Keane KC with Mr Finn Daly for the Applicant",
        "Me Claire Roy, avocat, pour la demanderesse",
    ],
)
def test_counsel_are_no_authors(counsel: str) -> None:
    found = document(head("Dunbar Fisheries Ltd v Harbour Commissioners", "14 March 2025", counsel))
    assert found.meta.authors == ()


def test_parties_on_both_sides_of_versus_are_no_headings() -> None:
    party = ("Nadine Krüger, Marktstraße 3, Bergstedt", "– Klägerin –", "gegen")
    other = ("Stadtwerke Bergstedt GmbH", "– Beklagte –")
    found = outline(head("Amtsgericht Bergstedt", "Az.: 12 C 88/24", "Urteil", *party, *other))
    assert found[:1] == ["# Urteil"]
    assert found[3:8] == [f"· {line}" for line in (*party, *other)]


def test_the_paper_below_the_parties_is_the_title() -> None:
    above = ("SUPERIOR COURT OF WINNEMAC", "COUNTY OF DRUM", "Case No. 25-CV-0418")
    parties = ("RACHEL KLINE,", "Plaintiff,", "v.", "ACME STORAGE, LLC,", "Defendant.")
    found = document(head(*above, *parties, "COMPLAINT FOR BREACH OF CONTRACT"))
    assert plain_text(found.meta.title) == "COMPLAINT FOR BREACH OF CONTRACT"


@pytest.mark.parametrize(
    ("court", "ruling"),
    [
        ("TRIBUNAL JUDICIAIRE DE MONTREVEL", "JUGEMENT DU 11 MARS 2025"),
        ("COUR D'APPEL DE BEAULIEU", "ARRÊT DU 20 FÉVRIER 2025"),
    ],
)
def test_a_ruling_and_its_day_are_the_title_below_the_court(court: str, ruling: str) -> None:
    found = document(
        head(court, "N° RG 24/00318", ruling, "APPELANT", "Paul Roy", "INTIMÉE", "Luc")
    )
    assert plain_text(found.meta.title) == ruling


def test_the_day_of_the_decision_is_the_date_and_not_that_of_the_argument() -> None:
    days = ("Argued January 14, 2025", "Decided March 25, 2025")
    found = document(head("HELEN ROE, Petitioner, v. COUNTY OF DRUM, Respondent.", *days))
    assert found.meta.date == "2025-03-25"


def test_what_is_declared_hereby_is_no_standfirst_and_who_signs_below_no_author() -> None:
    notice = "Notice is hereby given that the district will hold a hearing on its rates in May."
    found = outline(f"PUBLIC NOTICE\n\n{notice}\n\nApril 25, 2025\n\nJoan Petrie, Secretary\n")
    assert found == ["# PUBLIC NOTICE", "% 2025-04-25", f"· {notice}", "· Joan Petrie, Secretary"]


@pytest.mark.parametrize(
    ("paper", "whom"),
    [
        ("Rundschreiben Nr. 3/2025", "An alle Mitgliedsverbände"),
        ("Circular No. 11 of 2025", "To all licensed pharmacies"),
    ],
)
def test_a_circular_is_titled_by_its_number_and_not_by_whom_it_is_sent_to(
    paper: str, whom: str
) -> None:
    assert plain_text(document(head(paper, whom, "7 March 2025")).meta.title) == paper


def test_the_title_field_of_a_memo_is_what_it_is_about() -> None:
    fields = "To: Minister of Ports\nFrom: Ann Lee, Flood Resilience\nTitle: Pilotage exemptions"
    found = document(f"OFFICIAL – SENSITIVE\n\n{fields}\nFor decision by: 14 March 2025\n\n{PROSE}")
    assert plain_text(found.meta.title) == "Pilotage exemptions"
    assert found.meta.correspondence is not None
    assert found.meta.correspondence.sender == ("Ann Lee, Flood Resilience",)
    assert found.meta.date == ""


@pytest.mark.parametrize("until", ["Respond by: 26 May 2025", "Svar senast: 30 april 2025"])
def test_until_when_to_answer_is_no_date_of_the_text(until: str) -> None:
    found = document(head("Consultation on oil tanks", "Issued: 3 March 2025", until))
    assert (found.meta.date, plain_text(found.blocks[0])) == ("2025-03-03", until)


def test_headings_with_roman_numbers_in_capitals_are_those_of_an_order() -> None:
    parts = ("I. BACKGROUND", PROSE, "II. LEGAL STANDARD")
    found = outline(head("ORDER GRANTING MOTION TO DISMISS", PROSE, *parts))
    assert [line for line in found if line[0] == "="] == ["= I. BACKGROUND", "= II. LEGAL STANDARD"]


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Members present", "Helena Marsh, Tobias Lind, Ada Okonjo and Peter Voss"),
        ("Attendance", "Helena Marsh (Chair), Tobias Lind (Deputy Governor), Ada Okonjo"),
        ("Members of the Board", "Helena Marsh, Governor; Tobias Lind; Ada Okonjo; Peter Voss"),
    ],
)
def test_a_short_line_heads_the_list_of_those_who_met(label: str, names: str) -> None:
    text = head("Minutes of the Monetary Policy Meeting", "5 November 2025", label, names)
    found = document(text)
    assert found.meta.authors == ()
    assert f"= {label}" in outline(text)
    assert f"· {names}" in outline(text)


def test_names_below_the_title_of_another_text_are_authors() -> None:
    names = "Helena Marsh, Tobias Lind and Ada Okonjo"
    assert document(head("The price of money", names, "5 November 2025")).meta.authors == (
        "Helena Marsh",
        "Tobias Lind",
        "Ada Okonjo",
    )


MATTERS = (
    ("1. To Elect a Chair", "Resolved: to elect Ann Lee as chair"),
    ("2. Apologies for Absence", "Cllr Tom Moe"),
    ("3. Declarations of Interest", "Bo Hu, item 9 a, allotments"),
    ("4. Report of the Warden", "The warden had been up the tower twice, and came down once."),
)


@pytest.mark.parametrize(
    ("title", "is_heading"),
    [
        ("Minutes of the Annual Meeting of the Parish Council", True),
        ("Agenda of the Annual Meeting of the Parish Council", False),
    ],
)
def test_matters_head_what_minutes_say_of_them(title: str, is_heading: bool) -> None:  # noqa: FBT001
    lines = [line for matter in MATTERS for line in matter]
    found = outline("\n\n".join((title, "4 February 2025", *lines)))
    headed = [f"= {matter}" in found for matter, _ in MATTERS]
    assert headed == [is_heading] * len(MATTERS)
    assert not is_heading or [line for line in found if line[0] == "·"] == [
        f"· {said}" for _, said in MATTERS
    ]


def test_a_line_in_capitals_or_of_few_words_above_a_number_may_head_a_part() -> None:
    parts = ("OLD MATTERS", "New Matters")
    text = ("412 ROADS", PROSE, parts[0], "413 BRIDGES", PROSE, parts[1], "414 FERRIES", PROSE)
    found = outline("\n\n".join(("A year of the council", *text)))
    headings = {line.lstrip("= ") for line in found if line[0] == "="}
    assert headings >= {*parts}


def test_the_last_phrase_of_a_numbered_section_heads_nothing() -> None:
    said = "Members agreed that no items required this"
    text = ("412 ROADS", PROSE, said, "413 BRIDGES", said, "414 FERRIES", PROSE)
    found = outline("\n\n".join(("A year of the council", *text)))
    assert found.count(f"· {said}") == 2


@pytest.mark.parametrize(
    ("title", "are_authors"),
    [
        ("Minutes of the Annual Meeting of the Parish Council", False),
        ("What the parish council said of the bridge", True),
    ],
)
def test_initials_behind_names_tell_who_met(title: str, are_authors: bool) -> None:  # noqa: FBT001
    lines = ("Ann Lee (AL), Bo Moe-Hansen (BMH)", "Two members of the public, Tom Moe (TM) Clerk")
    met = lines[: 1 if are_authors else 2]
    found = outline("\n\n".join((title, "4 February 2025", *met, PROSE, PROSE)))
    assert any(line[0] == "@" for line in found) == are_authors
    assert are_authors or [f"· {line}" for line in lines] == found[2:4]


@pytest.mark.parametrize(
    "lines",
    [
        ("412 ROADS", "Rivers and Mills", "413 BRIDGES", PROSE),
        ("412 ROADS", "Rivers and Mills", "415 BRIDGES", PROSE, "416 FERRIES", PROSE),
        ("412 ROADS", "RIVERS AND MILLS", "413 BRIDGES", PROSE, "414 FERRIES", PROSE),
    ],
)
def test_what_is_not_all_that_a_numbered_section_says_may_head(lines: tuple[str, ...]) -> None:
    found = outline("\n\n".join(("A year of the council", PROSE, *lines)))
    assert lines[1] in {line.lstrip("= ") for line in found if line[0] == "="}


@pytest.mark.parametrize(
    "title",
    ["Fundargerð 123. fundar", "Protokols Nr. 4", "Protokolas Nr. 4", "Zapisnik sa sjednice"],
)
def test_records_have_their_words_in_small_languages(title: str) -> None:
    assert names_record(title)


@pytest.mark.parametrize("word", ["Fundargerð", "Protokols", "Protokolas", "Zapisnik", "Записник"])
def test_a_record_and_its_day_are_called_so_in_small_languages(word: str) -> None:
    assert is_record_of_day(f"{word} 25.05.2015")


@pytest.mark.parametrize("name", ["Fundargerð", "Dnevni red", "Darba kārtība", "Darbotvarkė"])
def test_papers_of_bodies_have_their_names_in_small_languages(name: str) -> None:
    assert is_paper_of_body(name)


def test_the_record_of_a_meeting_in_icelandic_is_the_title() -> None:
    meta = document(
        "Bæjarráð\n\nFundargerð 123. fundar\n\n4. mars 2025 kl. 16:00\n\n"
        "Mætt: Anna Lind, Bogi Ek\n\n"
        "Formaður setti fund og bauð fundarmenn velkomna. Dagskrá var samþykkt án athugasemda.\n\n"
        "Fundi var slitið klukkan 18.30 og næsti fundur verður haldinn 8. apríl á sama stað.\n"
    ).meta
    assert plain_text(meta.title) == "Fundargerð 123. fundar"
