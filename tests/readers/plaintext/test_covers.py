"""The fronts of reports and design documents: covers, fields, authors below each other."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

BODY = (
    "Abstract\n\n"
    "This document says how a client tells that it will come back for an answer, so that servers "
    "may drop what nobody waits for.\n\n"
    "1. Introduction\n\n"
    "Clients ask for answers and leave before these are ready. A server keeps the work of hours "
    "for clients that are gone.\n"
)


def front(head: str) -> tuple[str, str, tuple[str, ...], str]:
    meta = document(f"{head.strip()}\n\n{BODY}").meta
    return plain_text(meta.title), plain_text(meta.subtitle), meta.authors, meta.date


def test_the_title_may_be_a_field() -> None:
    head = "PEP: 781\nTitle: Lazy Import Groups\nAuthor: Nadia Fournier\nStatus: Draft\n"
    dated = f"{head}Type: Standards Track\nCreated: 11-Feb-2024"
    assert front(dated) == ("Lazy Import Groups", "", ("Nadia Fournier",), "2024-02-11")
    german = "Dokument: TI-17\nTitel: Schlüssel\nAutorin: Jana Rehm\nDatum: 12. September 2024"
    assert front(german) == ("Schlüssel", "", ("Jana Rehm",), "2024-09-12")


def test_the_label_of_the_title_is_told() -> None:
    log = Log("text.txt")
    document(f"Title: Lazy Groups\nAuthor: Nadia Fournier\nStatus: Draft\n\n{BODY}", log)
    assert any("(title): Title: ×1" in found.message for found in log.diagnostics)


def test_authors_may_be_a_field_among_others() -> None:
    head = "Expiry of Calendars\n\nVersion: 1.2\nStatus: Approved\nAuthor: Petra Lindqvist"
    assert front(head)[2] == ("Petra Lindqvist",)


@pytest.mark.parametrize(
    "head",
    [
        "Rail Accident Report\n\n{title}\n\nReport 01/2023\nMay 2023",
        "Office of Inspector General\nAudit Report No. A-19-044\n\n{title}\n\nMay 2023",
        "Standard ECNA-414\n2nd Edition / May 2023\n\n{title}",
        "Bureau d'enquêtes sur les accidents\nRapport d'enquête n° 2022-03\n\n{title}\n\nMay 2023",
        "United Accountability Office\nReport to Congress\n\nMay 2023\n\n{title}\n\nGAQ-22-104611",
        "Internet-Draft\nOpen Feeds Working Group\n{title}\ndraft-lee-runaway-03\nMay 2023",
        "Feeds Group\nDraft Recommendation\nDocument number: 25-14\n\n{title}\n\nMay 2023",
    ],
)
def test_a_cover_stands_above_the_title(head: str) -> None:
    title = "Runaway of a Train at Holm Sidings"
    assert front(head.format(title=title)) == (title, "", (), "2023-05")


def test_the_kind_of_a_document_may_be_its_title() -> None:
    text = f"Annual Report\n2023\n\nMessage from the Chair\n\n{BODY}"
    assert plain_text(document(text).meta.title) == "Annual Report"


@pytest.mark.parametrize("line", ["Version 1.0", "Committee Specification 02", "HC 1203"])
def test_versions_and_numbers_are_no_subtitles(line: str) -> None:
    assert front(f"Meter Exchange Format\n{line}\n3 May 2021")[:2] == ("Meter Exchange Format", "")


def test_authors_stand_below_each_other() -> None:
    rows = "Petra Lindqvist (Norrsken Data)\nSamir Haddad (University of Tripoli)"
    assert front(f"Closed Feeds\n\n{rows}\n\n3 May 2021")[2] == ("Petra Lindqvist", "Samir Haddad")


def test_where_an_author_works_stands_below_the_name() -> None:
    works = "Department of Computer Science\nUniversity of Westmark"
    head = (
        f"Technical Report No. 214\n\nFast Search in Matrices\n\nDouglas Hearn\n{works}\nMay 1987"
    )
    assert front(head) == ("Fast Search in Matrices", "", ("Douglas Hearn",), "1987-05")


def test_the_day_of_an_accident_is_not_that_of_the_report() -> None:
    head = "Login Failures\nSeverity: 1\nDate of incident: 19 March 2024\nPublished: 20 March 2024"
    assert front(head)[3] == "2024-03-20"


def test_the_number_of_a_series_stands_above_the_title() -> None:
    head = "Request for Comments: 212\nExpiry of Feeds\n\nPetra Lindqvist\n14 September 2025"
    assert front(head) == ("Expiry of Feeds", "", ("Petra Lindqvist",), "2025-09-14")
