"""The heads of papers: policy papers, circulars, memos, judgments, abstracts, notes on programs."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.likeness import run_on_names
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

BODY = (
    "The first thing to be said of this is that it took longer than anybody had planned, and that "
    "the costs rose in each of the four years. Nobody has explained why.\n\n"
    "In 2023 the number of cases fell by 12 per cent. The authority puts this down to milder "
    "weather, and to a change in the way in which cases are counted.\n"
)


def front(head: str) -> tuple[str, tuple[str, ...], str]:
    meta = document(f"{head.strip()}\n{BODY}").meta
    return plain_text(meta.title), meta.authors, meta.date


@pytest.mark.parametrize(
    "head",
    [
        "Prudential Oversight Board\n40 Quarry Lane, Leeds LS1 4BT\n{day}\nDear Chief Executive",
        "Our Ref: PSD/12/3\n{day}\nThe Managing Director\nAll Payment Firms\nDear Sir / Madam,",
        "NBK/2025-26/44\nRSD.No.12/03.01.001/2025\n{day}\nAll Primary Dealers\nMadam / Dear Sir,",
        "Market Conduct Authority\nBy email\n{day}\nDear Board Chair",
        "Finanzaufsicht Halden\nSeegasse 4, 1090 Halden\n{day}\nSehr geehrte Damen und Herren,",
    ],
)
def test_what_a_circular_is_about_stands_below_the_salutation(head: str) -> None:
    title = "Interest on client money in 2026"
    found = front(f"{head.format(day='2 June 2025')}\n{title}")
    assert (found[0], found[2]) == (title, "2025-06-02")


def test_a_line_below_the_salutation_of_another_letter_is_not_its_title() -> None:
    head = "Letter from the Chair\n12 March 2025\nDear shareholders,\nA year of steady progress"
    assert front(head)[0] == "Letter from the Chair"


@pytest.mark.parametrize(
    ("above", "title", "below"),
    [
        ("RESEARCH REPORT", "Counting what nobody sees", "Work and output in five coastal cities"),
        ("POLICY PAPER", "Moving back inland", "What four towns learned from leaving the coast"),
        ("Marine Safety Report M23P0114", "Capsize and sinking", "Trawler Northern Kestrel"),
        ("Report - Value for money", "Improving school buildings in Wales", "3 May 2025"),
        ("Open consultation", "Proposed rules for drones above cities", "3 May 2025"),
        ("Research\nOpen access", "Effect of letters on visits to clinics", "3 May 2025"),
        ("NIST Special Publication 800\nNIST SP 800-231r2", "Retiring Old Ciphers", "May 2025"),
        ("SECURITY COUNCIL\n9712TH MEETING (PM)\nSC/15872", "Speakers Call for Calm", "3 May 2024"),
    ],
)
def test_a_phrase_below_the_kind_of_a_paper_is_its_title(
    above: str, title: str, below: str
) -> None:
    assert front(f"{above}\n{title}\n{below}\nDownload PDF")[0] == title


@pytest.mark.parametrize("kind", ["Working Paper Series", "Staff Working Paper No. 1,104"])
def test_authors_may_stand_between_the_kind_of_a_paper_and_its_title(kind: str) -> None:
    title = "Term premia in small open economies"
    head = f"{kind}\nClara Hentschel, Marco Rossi\n{title}\nMarch 2025\nAbstract"
    assert front(head) == (title, ("Clara Hentschel", "Marco Rossi"), "2025-03")


def test_the_fields_of_an_rfc_stand_above_its_title() -> None:
    fields = "Stream: Engineering Task Force\nRFC: 9876\nCategory: Informational\nISSN: 2070-1721"
    head = f"{fields}\nAuthor: K. Lindqvist\nRFC 9876\n{{title}}\nAbstract"
    title = "Clock Discipline for the Sensor Network Protocol"
    assert front(head.format(title=title))[:2] == (title, ("K. Lindqvist",))


def test_the_field_of_a_title_may_stand_below_where_a_paper_is_filed() -> None:
    filed = "Computer Science > Computation\narXiv:2411.01234 (cs)\n[Submitted on 3 Nov 2024]"
    head = f"{filed}\nTitle: Attention to Legal Footnotes\nAuthors: Ann Lee, Bo Hu"
    assert front(head) == ("Attention to Legal Footnotes", ("Ann Lee", "Bo Hu"), "2024-11-03")


def test_a_name_with_which_the_text_begins_is_its_title() -> None:
    text = f"tidewrack\nSmall and fast parser of tables\ntidewrack r{BODY[1:]}"
    assert plain_text(document(text).meta.title) == "tidewrack"


def test_a_memo_is_read_below_its_letterhead() -> None:
    above = "OFFICE OF FLEET BUDGETING\nDATE: January 14, 2025\nM-25-12"
    to = "MEMORANDUM FOR THE HEADS OF EXECUTIVE DEPARTMENTS AND AGENCIES"
    meta = document(f"{above}\n{to}\nFROM: Ann Stratton\nSUBJECT: Idle Vehicles\n\n{BODY}").meta
    assert (meta.correspondence.subject, meta.correspondence.sender) == (
        "Idle Vehicles",
        ("Ann Stratton",),
    )
    assert meta.date == "2025-01-14"


@pytest.mark.parametrize(
    "above",
    [
        "Ministry of Ports\nPaper for Information\nPORT-SUB-00412-2026",
        "Briefing: HB/26/0093",
        "LEGAL OPINION",
        "IN CONFIDENCE\nReport: HB/26/0093\nRegional Directorate",
    ],
)
def test_below_the_kind_of_a_memo_stands_what_it_is_about(above: str) -> None:
    title = "Choices for the upkeep of the northern breakwater before winter"
    fields = "To: Minister\nFrom: Ann Stratton, Head of Works\nDate: 4 March 2026"
    assert plain_text(document(f"{above}\n{title}\n{fields}\n\n{BODY}").meta.title) == title


def test_below_a_kind_of_paper_that_is_known_a_short_title_stands() -> None:
    fields = "To: Minister\nFrom: Ann Stratton, Head of Works\nDate: 4 March 2026"
    meta = document(f"Board paper 7\nPier repairs\n{fields}\n\n{BODY}").meta
    assert (plain_text(meta.title), plain_text(meta.subtitle)) == ("Pier repairs", "")


def test_a_sentence_above_the_fields_of_a_memo_is_not_its_title() -> None:
    said = "The minister has asked for this. It goes to the board on the day after the vote."
    fields = "To: Minister\nFrom: Ann Stratton, Head of Works\nDate: 4 March 2026"
    meta = document(f"Upkeep of the breakwater\n{said}\n{fields}\n\n{BODY}").meta
    assert plain_text(meta.title) == "Upkeep of the breakwater"


@pytest.mark.parametrize("above", ["", "Briefing: HB/26/0093\n"])
def test_a_short_title_of_a_memo_has_its_phrase_between_it_and_the_fields(above: str) -> None:
    fields = "To: Minister\nFrom: Ann Stratton, Head of Works\nDate: 4 March 2026"
    text = f"{above}Upkeep of the breakwater\nChoices before winter\n{fields}\n\n{BODY}"
    meta = document(text).meta
    assert plain_text(meta.title) == "Upkeep of the breakwater"
    assert plain_text(meta.subtitle) == "Choices before winter"


def test_a_memo_in_capitals_does_not_go_on_in_its_title() -> None:
    head = "MEMORANDUM TO THE MINISTER\nOPTIONS FOR REPLACING THE FERRIES\n(For Decision)\nSUMMARY"
    assert front(head)[0] == "OPTIONS FOR REPLACING THE FERRIES"


def test_what_was_ruled_stands_below_the_parties_with_the_day_above_them() -> None:
    above = (
        "Date: 20240311\nDocket: T-118-23\nCitation: 2024 FC 401\nOttawa, Ontario, March 11, 2024"
    )
    parties = "BETWEEN:\nADAEZE ALDER\nApplicant\nand\nTHE MINISTER OF FISHERIES\nRespondent"
    present = "PRESENT: The Honourable Mr. Justice Alder"
    found = front(f"{above}\n{present}\n{parties}\nJUDGMENT AND REASONS\nI. Overview")
    assert (found[0], found[2]) == ("JUDGMENT AND REASONS", "2024-03-11")


def test_a_ministry_with_a_small_letter_does_not_go_on_with_the_title() -> None:
    title = "Patoja puretaan tänä vuonna 41 joella"
    head = f"{title}\nvesi- ja luontoministeriö\n12.3.2025\nTiedote"
    assert front(head)[0] == title


def test_syllables_of_a_name_are_no_second_one() -> None:
    assert run_on_names("Samir Rao Keith O. Drummond") == ["Samir Rao", "Keith O. Drummond"]
    assert run_on_names("Joachim Tan Wei Ming") == []


@pytest.mark.parametrize(
    "fields",
    ["SUBJECT: Idle Vehicles", "FROM: Ann Stratton\nActing Director\n\nSUBJECT: Idle Vehicles"],
    ids=["subject", "office"],
)
def test_one_field_is_enough_below_whom_a_memo_is_for(fields: str) -> None:
    above = "Office of Fleet Budgeting\n\nHalden, D.C. 20415\n\nMarch 8, 1979"
    head = f"{above}\n\nMEMORANDUM FOR HEADS OF AGENCIES\n\n{fields}\n"
    found = front(head)
    assert (found[0], found[2]) == ("Idle Vehicles", "1979-03-08")
