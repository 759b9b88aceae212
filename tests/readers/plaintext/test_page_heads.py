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


def test_what_a_columnist_is_told_may_be_a_title_above_the_letter() -> None:
    assert title("Dear Ann: Turn off the tap, now!", "Dear Ann,") == (
        "Dear Ann: Turn off the tap, now!"
    )
