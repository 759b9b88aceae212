"""Heads of pages: what stands around a headline there is neither it nor who wrote."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)
CHINESE = "渡轮从星期一起停航,直到海峡的冰全部融化,港务局昨天这样说,信件和面包都用雪橇送来。"


def title(*lines: str) -> str:
    return plain_text(document("\n\n".join((*lines, PROSE, PROSE))).meta.title)


def authors(*lines: str) -> tuple[str, ...]:
    return document("\n\n".join((*lines, PROSE, PROSE))).meta.authors


@pytest.mark.parametrize(
    "above",
    [
        "This article is more than 6 years old",
        "Media playback is not supported on this device",
        "Opinion • 5 min read",
        "Letter to the editor",
    ],
)
def test_what_a_page_says_above_a_headline_is_not_it(above: str) -> None:
    assert title(above, "Keep the sound open in winter") == "Keep the sound open in winter"


def test_where_on_its_site_a_chinese_page_stands_is_no_title() -> None:
    way = "您当前的位置: 河口新闻网>新闻>国内 正文"
    assert plain_text(document("\n\n".join((way, "海峡渡轮今起停航", CHINESE))).meta.title) == (
        "海峡渡轮今起停航"
    )


def test_a_short_title_that_stands_twice_is_read_once() -> None:
    found = document("\n\n".join(("48 hours in Halden", "48 hours in Halden", PROSE))).meta
    assert (plain_text(found.title), plain_text(found.subtitle)) == ("48 hours in Halden", "")


@pytest.mark.parametrize(
    ("day", "hour"), [("3 January 2026", "12:24 PM"), ("الجمعة، 02 يناير 2026", "12:24 ص")]
)
def test_the_hour_below_the_day_is_no_title(day: str, hour: str) -> None:
    found = document("\n\n".join((day, hour, "Ice closes the sound", PROSE))).meta
    assert (plain_text(found.title), found.date[:7]) == ("Ice closes the sound", "2026-01")


def test_an_agency_alone_heads_nothing() -> None:
    wired = f"HALDEN (AP) — {PROSE}"
    assert plain_text(document(f"By ANN LEE\n\nAssociated Press\n\n{wired}").meta.title) == ""
    assert "= AP" not in outline(f"Ice closes the sound\n\nAP\n\n{wired}\n\n{PROSE}")


def test_a_line_with_an_address_goes_on_no_title() -> None:
    address = "http://news.halden.example 2016-09-11 8:21"
    assert title("Ice closes the sound", address) == "Ice closes the sound"


@pytest.mark.parametrize("rank", ["Maj.", "Brig.", "Adm."])
def test_an_officer_has_written_and_no_army_has(rank: str) -> None:
    line = f"{rank} Ann M. Lee, U.S. Army"
    assert title("Supply and Deterrence", line) == "Supply and Deterrence"
    assert authors("Supply and Deterrence", line) == ("Ann M. Lee",)


def test_whom_the_title_names_has_not_written() -> None:
    assert authors("Ann Lee obituary", "Ann Lee") == ()
    assert authors("Ann Lee: “We had no choice”", "Ann Lee") == ()
    assert authors("Ann Lee: Why we wait for the ferry", "Ann Lee") == ("Ann Lee",)


def test_a_work_behind_the_kind_of_the_text_has_not_written_it() -> None:
    review = "Review: MACBETH, Halden Theatre"
    deck = "Bo Hu directs a play of ice and iron"
    assert title(review, deck, "3 May 2025") == review
    assert authors(review, deck) == ()


@pytest.mark.parametrize("line", ["For the Daily Journal", "Special to the Halden Gazette"])
def test_for_which_paper_a_text_was_written_is_neither_subtitle_nor_heading(line: str) -> None:
    found = outline("\n\n".join(("Ice is a busy time for harbours", line, PROSE, PROSE)))
    assert f"· {line}" in found


def test_what_a_columnist_is_told_may_be_a_title_above_the_letter() -> None:
    assert title("Dear Ann: Turn off the tap, now!", "Dear Ann,") == (
        "Dear Ann: Turn off the tap, now!"
    )


def test_somebodys_kin_have_not_written() -> None:
    kin = "My Sister-In-Law, Little Miss Sunshine"
    assert authors("Checking In", kin, "Fri Mar 30, 2:00 AM ET") == ()


def test_who_says_i_below_a_full_name_explains_no_term() -> None:
    turns = (
        "Andrew Lee: Welcome to the podcast. I am glad that you are here today.",
        "Hannah Hale: This is about the ferry, and about who pays for the bread.",
        "Michael Moe: Thank you. The ice came early, and nobody was ready for that.",
    )
    found = outline("\n\n".join(("The Ice Podcast", *turns)))
    assert all(f"· {turn}" in found for turn in turns)


def test_where_a_piece_first_stood_heads_nothing() -> None:
    lines = ("Ice closes the sound", PROSE, "Source: Halden Post", *[PROSE] * 5)
    assert "= Source: Halden Post" not in outline("\n\n".join(lines))
