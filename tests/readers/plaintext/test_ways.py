"""The way to a page stands above its title, and below what its site says of itself."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext.front import DOUBTFUL
from publish.readers.plaintext.reading import analyse
from publish.readers.plaintext.ways import is_way
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were, though it was asked in the council twice."
)


def title_below(*lines: str) -> str:
    text = (*lines, *(f"{PROSE} That was in {year}." for year in range(1997, 2005)))
    return plain_text(document("\n\n".join(text)).meta.title)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (("Halden Harbour Office", "Home > Notices > Gates"), "The green gate is painted"),
        (("How Do I...", "Home › FAQs"), "Why did the city paint the gate?"),
        (("Dent Law Library", "Dent › Case Law › 1974"), "Bryson v. Town of Halden"),
        (("港务热线 0573-85550961", "您当前的位置: 港务网 > 通知"), "港口大门重新刷漆"),
        (("Sie sind hier: Startseite / Hafen",), "Das Tor ist wieder grün"),
    ],
)
def test_the_title_stands_right_below_the_way(above: tuple[str, ...], title: str) -> None:
    assert title_below(*above, title) == title


def test_what_the_way_leads_to_is_no_doubtful_title() -> None:
    lines = ("港务热线 0573-85550961", "您当前的位置: 港务网 > 通知", "港口大门重新刷漆")
    text = "\n\n".join((*lines, *(f"{PROSE} That was in {year}." for year in range(1997, 2005))))
    pieces = analyse(Source(name="page.txt", data=text.encode()), Log("page.txt")).pieces
    assert [piece.confidence >= DOUBTFUL for piece in pieces if piece.kind == "title"] == [True]


def test_days_and_controls_may_stand_between() -> None:
    lines = ("Halden Harbour Office", "Home > Notices > Gates", "Print", "4 March 2025")
    assert title_below(*lines, "The green gate is painted") == "The green gate is painted"


@pytest.mark.parametrize("line", ["Home > Notices > The green gate", "Harbour > Gates > Notices"])
def test_a_way_below_the_headline_leads_to_nothing_else(line: str) -> None:
    title = "The green gate is painted" if "green" in line else "Notices of the harbour"
    assert title_below(title, line, "Ann Lee") == title


@pytest.mark.parametrize(
    "line",
    ["A > B.", "Paint > rust", "The price rose from 4 / 5 to 6 / 7", "Ann Lee | Halden Post"],
)
def test_other_signs_are_no_way(line: str) -> None:
    assert not is_way(line)


@pytest.mark.parametrize(
    "above",
    [
        ("Radio Halden » Harbour", "2025-03-04, 12:10 By Ann Lee"),
        ("Radio Halden » Harbour", "4 March 2025"),
        ("Notes from the Quay", "Archive for March, 2025"),
    ],
)
def test_sites_name_a_section_or_a_month_of_theirs(above: tuple[str, ...]) -> None:
    title = "The green gate of the yard is painted"
    assert title_below(*above, title) == title


@pytest.mark.parametrize(
    "lines",
    [
        ("Why the gate » Harbour sign is new", "Ann Lee", "What the painters left"),
        ("The gate of the harbour yard » Painted", "4 March 2025", "What the painters left"),
        ("Archive for the harbour", "4 March 2025", "What the painters left"),
    ],
)
def test_a_headline_may_have_such_signs_and_words(lines: tuple[str, ...]) -> None:
    assert title_below(*lines) == lines[0]


def test_what_an_archive_says_of_its_copy_is_no_title() -> None:
    notice = (
        "This copy taken on 14/06/2010 shows web content selected for preservation by the Halden "
        "Record Office. Links and forms may not work."
    )
    assert title_below(notice, "The green gate is painted") == "The green gate is painted"


def test_a_line_of_code_is_no_way() -> None:
    lines = ("Where did our minutes go?", "Posted on 12 March 2025 by Ann Lee", PROSE, "```")
    text = "\n".join((*lines, "home | sort build.log | uniq", "```", "It was the paint:", PROSE))
    assert plain_text(document(text).meta.title) == lines[0]
