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
    assert title(f"Ice closes the sound\n{address}") == "Ice closes the sound"


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


@pytest.mark.parametrize("site", [" | Halden Post", " - Halden Post"])
def test_a_title_with_the_name_of_its_site_stands_above_itself(site: str) -> None:
    found = document("\n\n".join((f"Ice closes the sound{site}", "Ice closes the sound", PROSE)))
    assert plain_text(found.meta.title) == "Ice closes the sound"
    assert plain_text(found.meta.subtitle) == ""


def test_what_a_page_says_of_itself_in_sentences_is_above_the_title() -> None:
    notice = (
        "By allowing ads to appear on this site, you support those who write of the ice for you."
    )
    assert title(notice, "Ice closes the sound for the winter") == (
        "Ice closes the sound for the winter"
    )


def test_a_paper_and_its_town_stand_above_the_title() -> None:
    assert title("The Sunday Post (Halden)", "48 hours in Dornwick") == "48 hours in Dornwick"


def test_a_title_that_stands_again_below_its_caption_is_read_once() -> None:
    told = "Ann Lee used her own failings as rich material for her novels."
    head = ("Ann Lee, novelist: obituary", "Ann Lee", told)
    found = outline("\n\n".join((*head, "Ann Lee, novelist: obituary", PROSE, PROSE)))
    assert "= Ann Lee, novelist: obituary" not in found


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Mon. April 13th, 2015", "Hull, NH"),
        ("Ann Lee and Bo S. Hu", "WP1995-14"),
        ("You need me.", "-Ann Lee"),
    ],
)
def test_place_number_and_speaker_head_nothing(above: str, line: str) -> None:
    assert f"= {line}" not in outline("\n\n".join(("The Ice Deal", above, line, PROSE, PROSE)))


def test_a_rating_stands_between_the_kind_and_the_title() -> None:
    head = "\n".join(("Film", "★★★★☆", "The Last Ferry review – a slow thaw", "Ann Lee"))
    found = document(f"{head}\nMon 3 Mar 2025 06.00 CET\n\n{PROSE}\n\n{PROSE}").meta
    assert plain_text(found.title) == "The Last Ferry review – a slow thaw"
    assert found.authors == ("Ann Lee",)


def test_a_day_of_this_year_with_its_label_stands_above_the_title() -> None:
    head = "\n".join(("Ann Lee", "Posted on Mar 3", "Moving our logs to the ice"))
    assert title(head) == "Moving our logs to the ice"


def test_who_took_the_picture_has_not_written() -> None:
    credit = "Credit...Bo Hale for The Halden Times"
    assert authors("The Ferry Is Ours", "March 3, 2025", credit, "By Ann Lee") == ("Ann Lee",)


def test_an_office_and_a_newsroom_below_the_name_stay_in_the_text() -> None:
    head = "\n".join(("Ferry stops for winter", "3 March 2025", "Share", "Save", "Ann Lee"))
    office, shown = "Business reporter, BBC News", "Getty Images A ferry in the ice off Halden"
    found = outline(f"{head}\n{office}\n{shown}\n\n{PROSE}\n\n{PROSE}")
    assert {f"· {office}", f"· {shown}"} <= set(found)
    assert "= BBC News, Halden" not in outline(
        f"Ferry stops for winter\nBy Ann Lee\nBBC News, Halden\n\n{PROSE}\n\n{PROSE}"
    )


def test_how_long_reading_takes_and_who_edited_are_no_subtitles() -> None:
    when = "March 3, 2025 at 6:12 a.m. ESTToday at 6:12 a.m. EST"
    found = document(f"Ice closes the sound\n{when}\n6 min\nBy Ann Lee and Bo Hale\n\n{PROSE}")
    assert plain_text(found.meta.subtitle) == ""
    edited = "Edited By अनिल शर्मा"
    found = document(f"बर्फ से बंद, वसंत तक नहीं चलेगी नाव\n{edited}\n3 March 2025, 6:12 AM\n\n{PROSE}")
    assert plain_text(found.meta.subtitle) == ""


def test_a_figure_behind_share_is_no_text() -> None:
    head = "\n".join(("Opinion", "The ferry is ours", "Ann Lee", "Mon 3 Mar 2025", "Share", "123"))
    assert "· 123" not in outline(f"{head}\n\n{PROSE}\n\n{PROSE}")


@pytest.mark.parametrize(
    "above",
    [
        "https://harbour.example/news/0,3604,806579,00.html",
        "Boats & Bridges Ice & Snow Trade and Transport Fishing",
        "Historisk arkiv",
    ],
)
def test_where_a_page_is_and_which_sections_it_has_is_no_title(above: str) -> None:
    assert title(above, "Ferry rests until spring", "By Ann Lee", "3 March 2025") == (
        "Ferry rests until spring"
    )


def test_a_title_may_join_two_pairs() -> None:
    joined = "Boats and Bridges in Ice and Snow"
    assert title(joined, "By Ann Lee", "3 March 2025") == joined


def test_the_address_of_a_page_stays_in_the_text() -> None:
    address = "https://harbour.example/news/4471"
    found = outline("\n\n".join((address, "Ferry rests until spring", "By Ann Lee", PROSE, PROSE)))
    assert f"· {address}" in found


def test_an_office_above_a_speech_names_who_gave_it() -> None:
    lines = ("Statsminister Kari Lund", "Tale til havnearbeiderne 2004", "Oslo, 20. april 2004")
    assert title(*lines) == "Tale til havnearbeiderne 2004"
    assert authors(*lines) == ("Kari Lund",)
