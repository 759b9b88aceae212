"""The header of the first page of standards documents."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import explain
from publish.readers.plaintext.standard_lines import HEADER
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

BODY = (
    "Abstract\n\n"
    "This document says how a client tells that it will come back for an answer, so that servers "
    "may drop what nobody waits for.\n\n"
    "1. Introduction\n\n"
    "Clients ask for answers and leave before these are ready. A server keeps the work of hours "
    "for clients that are gone.\n"
)

TWO_COLUMNS = """\
Network Working Group                                         R. Fielder
Request for Comments: 2617                                     UC Larkin
Obsoletes: 2069                                       J.-P. Marchand, Ed.
Category: Standards Track                                         INRIO
                                                               June 1999


                  Guidance for Shared Pools
                   in Constrained Networks
                   draft-fielder-pools-03

"""


def front(head: str) -> tuple[str, str, tuple[str, ...], str]:
    meta = document(f"{head.strip()}\n\n{BODY}").meta
    return plain_text(meta.title), plain_text(meta.subtitle), meta.authors, meta.date


def test_the_header_of_a_first_page_has_two_columns() -> None:
    assert outline(TWO_COLUMNS + BODY)[:7] == [
        "# Guidance for Shared Pools in Constrained Networks",
        "@ R. Fielder",
        "@ J.-P. Marchand",
        "% 1999-06",
        "· UC Larkin",
        "· INRIO",
        "= Abstract",
    ]


def test_each_column_of_a_header_is_explained() -> None:
    source = Source(name="draft.txt", data=(TWO_COLUMNS + BODY).encode())
    told = [(d.line, d.kind) for d in explain(source, Log("draft.txt")) if d.line < 3]
    assert told == [(1, "status"), (1, "byline"), (2, "status"), (2, "paragraph")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_columns_of_a_header_may_stand_below_each_other(gap: str) -> None:
    lines = (
        *("Network Working Group", "Internet-Draft", "Intended status: Informational"),
        *("Expires: 12 May 2026", "R. Castellan", "Meridian Systems", "8 November 2025"),
        *("Signalling the End of Feeds", "draft-castellan-feed-end-02"),
    )
    title = "Signalling the End of Feeds"
    assert front(gap.join(lines)) == (title, "", ("R. Castellan",), "2025-11-08")


def test_a_header_of_the_first_decades_has_given_names() -> None:
    head = (
        "Network Working Group                      Robert Kessel\n"
        "RFC # 606                                  Jon Pallister\n"
        "NIC # 20246                                BBM\n"
        "                                           9 January 1974\n\n"
        "                THE FENMOOR HOST TABLE"
    )
    assert front(head) == (
        *("THE FENMOOR HOST TABLE", ""),
        *(("Robert Kessel", "Jon Pallister"), "1974-01-09"),
    )


def test_fields_below_a_title_make_no_header() -> None:
    head = "Quiet Hours for Routers\nCategory: Networks\nUpdates: 12\nB. Moe\n3 May 2024"
    found = document(f"{head}\n\nAbstract\n\nThe text of it stands here, and is long enough.\n")
    assert plain_text(found.meta.title) == "Quiet Hours for Routers"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("above", "below", "authors"),
    [
        ("", "Open Feed Group|RFC 31|P. Lind|March 2025", ("P. Lind",)),
        ("RFC 31", "Harbour Software|P. Lind and K. Moro|March 2025", ("P. Lind", "K. Moro")),
        (
            "RFC 31|Category: Informational",
            "draft-lind-02|Ann Lee|Meridian|March 2025",
            ("Ann Lee",),
        ),
        ("Open Feed Group|Technical Note 31", "By Ann Lee|March 2025", ("Ann Lee",)),
        ("Open Feed Group|Draft 3|P. Lind|Northpoint|March 2025", "", ("P. Lind",)),
        ("Internet-Draft|Ann Lee, Harbour Software|March 2025", "", ("Ann Lee",)),
        ("Regional Feed Forum|RFC-0031|March 2025", "P. Lind, Ed.|Northpoint", ("P. Lind",)),
        ("Feed Committee|Version: 2|P. Lind|March 2025", "", ("P. Lind",)),
        (
            "HALDEN INSTITUTE FOR PORTS|WORKING PAPER SERIES",
            "Ann Lee and Bo Hu|Working Paper No. 2025-07|March 2025",
            ("Ann Lee", "Bo Hu"),
        ),
        (
            "Feed Committee|RFC 31",
            "P. Lind, Harbour Software; K. Moro, Institute|of Technology|March 2025",
            ("P. Lind", "K. Moro"),
        ),
    ],
)
def test_a_title_stands_anywhere_in_the_header(
    above: str, below: str, authors: tuple[str, ...], gap: str
) -> None:
    title = "Simple Feeds: Public Notices (SFPN)"
    lines = [*above.split("|"), title, *below.split("|")]
    joined = gap.join(filter(None, lines)).replace("Institute\n\nof", "Institute\nof")
    assert front(joined) == (title, "", authors, "2025-03")


def test_a_long_title_of_a_header_goes_on_in_the_next_line() -> None:
    head = (
        "Feed Committee\nRFC 31\nMarch 2025\n"
        "Transport of Readings from Meters and Sensors over\nConstrained Links\nP. Lind"
    )
    title = "Transport of Readings from Meters and Sensors over Constrained Links"
    assert front(head)[0] == title


def test_what_a_report_tells_is_its_subtitle_in_a_header() -> None:
    head = (
        "Feed Committee\nRFC 31\nMarch 2025\n"
        "Transport of Readings from Meters and Sensors over Narrow Links\n"
        "Results of a Two-Year Trial\nP. Lind"
    )
    assert front(head)[:2] == (
        "Transport of Readings from Meters and Sensors over Narrow Links",
        "Results of a Two-Year Trial",
    )


def test_a_line_between_title_and_author_is_a_subtitle_in_a_header() -> None:
    head = (
        "August 2024\nLate trains\nHow to stop what breaks its budget\n"
        "Marcus Lind and Ann Lee\nYarra Institute Report No. 2024-07"
    )
    assert front(head)[:3] == (
        "Late trains",
        "How to stop what breaks its budget",
        ("Marcus Lind", "Ann Lee"),
    )


@pytest.mark.parametrize(
    "head",
    [
        "From: Ann Lee <ann@feeds.example>\nTo: Bo Hu <bo@feeds.example>\nSubject: RFC 31",
        "UPPER TRIBUNAL\nCase No: LC-2024-318\nDecision date: 19 February 2025\nAnn Lee v Bo Hu",
        "Research Briefing\nAnn Lee\nMarch 2025",
    ],
)
def test_what_a_letter_or_a_court_states_makes_no_header(head: str) -> None:
    source = Source(name="a.txt", data=f"{head}\n\n{BODY}".encode())
    assert not any(HEADER in told.rule for told in explain(source, Log("a.txt")))


def test_what_the_author_states_overrules_the_header() -> None:
    text = TWO_COLUMNS + BODY
    stated = f"---\nstructure: {{title_line: 4}}\n---\n{text}"
    assert plain_text(document(stated).meta.title).startswith("Network Working Group")


PROPOSAL = (
    "Type: Standards Track",
    "Status: Draft",
    "Created: 11 November 2024",
    "Fern-Version: 3.2",
    "Post-History: 14 November 2024, 9 January 2025",
)
WORKGROUP = (
    "Workgroup: Feeds",
    "Internet-Draft: draft-lind-feed-end-02",
    "Published: 21 July 2025",
    "Intended Status: Informational",
    "Expires: 22 January 2026",
    "Authors: P. Lind, K. Moro",
)


@pytest.mark.parametrize(
    "lines",
    [
        ("Signals for the End of Feeds", "Author: Ann Lee", *PROPOSAL),
        ("FEP: 214", "Title: Signals for the End of Feeds", "Author: Ann Lee", *PROPOSAL),
        (*WORKGROUP, "Signals for the End of Feeds"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_standard_states_of_itself_is_no_text_of_it(
    lines: tuple[str, ...], gap: str
) -> None:
    text = f"{gap.join(lines)}\n\n{BODY}"
    assert plain_text(document(text).meta.title) == "Signals for the End of Feeds"
    assert [line for line in outline(text) if line[0] == "·"] == [
        line for line in outline(f"A title\n\n{BODY}") if line[0] == "·"
    ]


def test_fields_that_other_texts_have_too_stay_in_them() -> None:
    fields = ("Audience: all who sail", "Category: Networks")
    found = outline("\n\n".join(("Quiet Hours for Routers", *fields, BODY)))
    assert [line[2:] for line in found if line[0] == "·"][:2] == list(fields)


def test_a_heading_above_a_line_of_copyright_has_a_word_of_it() -> None:
    rights = "Copyright (c) 2025 Feed Trust and the persons who wrote this. All rights reserved."
    told = "This document says how a client tells that it will come back for an answer."
    text = "\n\n".join(("Feeds", "Abstract", told, "{}", rights, "1. Introduction", told))
    assert "= Copyright Notice" in outline(text.replace("{}", "Copyright Notice"))
    assert "= Overview" not in outline(text.replace("{}", "Overview"))


def test_where_authors_work_may_stand_in_brackets() -> None:
    head = (
        "Network Working Group\nInternet-Draft\nExpires: 8 January 2026\n"
        "M. Lind (Litoral Systems), R. Oduya (Harbour Trust)\n7 July 2025\nA Media Type for Tides"
    )
    assert front(head) == ("A Media Type for Tides", "", ("M. Lind", "R. Oduya"), "2025-07-07")


def test_a_word_that_had_no_room_ends_who_wrote_it() -> None:
    head = (
        "Independent Submission\nRequest for Comments: 9914\nCategory: Informational\n"
        "Authors: P. Lind, Brabant Networks; S. Moe, Lowland\nResearch\nJuly 2025\n"
        "Hints for Batching Small Messages over Constrained Links"
    )
    assert front(head) == (
        "Hints for Batching Small Messages over Constrained Links",
        "",
        ("P. Lind", "S. Moe"),
        "2025-07",
    )


def test_a_title_in_a_header_goes_on_right_below_where_blank_lines_part_all_else() -> None:
    fields = ("Harbour Engineering Task Force (HETF)", "Request for Comments: 9914")
    more = ("Category: Informational", "Published: May 2025", "Authors: A. Moe, J. Oakes")
    for rest in ("Lamps", "Battery-Powered Lamps"):
        title = f"Operational Considerations for Drift in\n{rest}"
        found = front("\n\n".join((*fields, *more, title)))
        assert found[0] == title.replace("\n", " ")


def test_the_way_to_the_page_is_left_out_above_the_title() -> None:
    head = (
        "Harbour » HEP Index » HEP 917\n"
        "HEP 917 – Named separators for join\n"
        "Author: Seun Bright <seun at example.org>, Karin Feldt <karin at example.org>, "
        "Ann Lee <ann at example.org>\n"
        "Status: Draft → Review → Final\n"
        "Type: Standards Track\n"
        "Created: 11-Feb-2025"
    )
    title, subtitle, authors, date = front(head)
    assert (title, subtitle) == ("HEP 917 – Named separators for join", "")
    assert (authors, date) == (("Seun Bright", "Karin Feldt", "Ann Lee"), "2025-02-11")


def test_a_title_with_arrows_below_other_lines_is_no_way_to_a_page() -> None:
    head = (
        "Network Working Group\nInternet-Draft\nCategory: Informational\nP. Lind\nMarch 2025\n"
        "From HTTP/1 → HTTP/2 → HTTP/3"
    )
    assert front(head)[0] == "From HTTP/1 → HTTP/2 → HTTP/3"


def test_a_full_line_of_a_title_goes_on_as_trees_tell() -> None:
    said = (
        "This document specifies how sensor relays that are reached only from time to time say "
        "that a batch of readings came in, with a single short frame that names the last of them. "
        "It asks for no clock on either side, and for no more memory than a meter has. "
    )
    body = "\n".join(textwrap.wrap(said * 3, 72))
    head = (
        "Network Working Group\nInternet-Draft\nIntended status: Standards Track\n"
        "B. Achterberg, Ed.\n16 April 2025\n"
        "A Lightweight Acknowledgement Scheme for Intermittently Connected Sensor"
    )
    found = document(f"{head}\nRelays\nAbstract\n{body}\n{body}\n").meta
    assert plain_text(found.title).endswith("Intermittently Connected Sensor Relays")


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("Low-cost readings of strain in timber bridges: what came of a trial", "of two winters"),
        ("Low-cost readings of strain in timber bridges for", "all who mend them in the winter"),
    ],
)
def test_a_title_in_a_header_goes_on_in_double_spaced_text(first: str, below: str) -> None:
    head = f"RFC 31\n\nCategory: Informational\n\n{first}\n{below}\n\nP. Lind\n\nMarch 2025\n\n"
    body = "\n\n".join(["\n".join(textwrap.wrap(BODY.split("\n\n")[1] * 2, 68))] * 5)
    spaced = f"{head}{body}\n".replace("\n", "\n\n")
    assert plain_text(document(spaced).meta.title) == f"{first} {below}"
