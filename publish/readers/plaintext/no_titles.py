"""Lines that are no title by what they say, even of a text that has nothing else for one: a wrong
title is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.addresses import is_whole_address
from publish.readers.plaintext.characters import (
    asks,
    ends_abbreviated,
    ends_in_year,
    ends_sentence,
    holds_stop,
    is_capitals,
    title_case_share,
)
from publish.readers.plaintext.controls import is_sure, is_tags
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.datelines import date_of, dateline, is_of_agency, label_value
from publish.readers.plaintext.fields import (
    defines_name,
    is_addressed,
    is_bench,
    is_citation,
    is_code,
    is_contact,
    is_file_number,
    is_labelled_number,
    is_page_address,
    is_rights,
    may_be_whom,
    names_those_present,
    performs,
    says_when_heard,
)
from publish.readers.plaintext.kickers import is_bracketed, is_exhibit
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.stamps import is_hour, is_stamp
from publish.readers.plaintext.words import plain, starts_with, words

_ASKED: Final = re.compile(r"(?:Q|A|Q&A)? ?\d{0,2}[:.)] ")
_MOST_OPEN: Final = 12
"""A line with a colon at its end and more words than that leads in to what is said below it."""

_FEWEST_OF_LEAD: Final = 6
_FEWEST_OF_SPEAKER: Final = 2
_MOST_OF_DAY: Final = 3
_MOST_OF_TWO: Final = 16
_MOST_IN_CAPITALS: Final = 8
_MOST_OF_LABEL: Final = 2
_SIGNS: Final = " |·•"
"""What pages leave behind the last sentence of a block."""

_LONG_PARAGRAPH: Final = 100
_TITLED: Final = 0.9
_ANY_YEAR: Final = "2000"
_DAY: Final = len("2025-10-08")


def is_no_title(text: str) -> bool:
    """Whether a line says whom to ask, whose number it is, who speaks for whom, when; is a caption
    or a question with its `Q:`; or begins as the text of a report or a transcript does."""
    return (
        is_contact(text)
        or is_picture_caption(text)
        or is_file_number(text)
        or is_labelled_number(text)
        or is_code(text)
        or is_page_address(text)
        or is_exhibit(text)
        or is_citation(text)
        or is_bench(text)
        or is_rights(text)
        or is_whole_address(text)
        or plain(text) in words().between
        or plain(text) in words().agency
        or text in words().mid_phrase
        or is_addressed(text)
        or is_counsel(text)
        or says_when_heard(text)
        or names_those_present(text)
        or (performs(text) and ends_sentence(text))
        or defines_name(text)
        or (asks(text) and bool(_ASKED.match(text)))
        or is_tags(text)
        or is_sure(text)
        or (text[-1] in ":：" and (holds_stop(text) or len(text.split()) > _MOST_OPEN))
        or _is_day(text)
        or is_of_agency(text)
        or _is_to(text)
        or is_bracketed(text)
        or _opens_report(text)
        or _is_spoken(text)
        or _is_of_editor(text)
        or _is_summary(text)
    )


def is_of_text(pieces: Sequence[Piece]) -> bool:
    """Whether the first line is of the text, and a longer paragraph stands right below it.

    It is a sentence: headlines with a full stop have their credit or date there, or are two short
    ones (`We taught them to walk. Now teach drivers.`). In capitals, a sentence has as many words
    as few headlines with a stop have; a word or two (`Moorings.`) are what a clause is called. Or
    it says that the text stands below (`Full text`), or how that may be used (`E&OE.....`).
    """
    text, below = pieces[0].text, pieces[1].text if len(pieces) > 1 else ""
    told = ends_sentence(below) and len(below) > _LONG_PARAGRAPH
    if told and (plain(text) in words().whole_text or plain(text) in words().status_start):
        return True
    if not told or text[-1] != "." or not ends_sentence(text) or ends_abbreviated(text):
        return False
    count = len(text.split())
    if count <= _MOST_OF_LABEL:
        return True
    if holds_stop(text):
        return count > _MOST_OF_TWO and title_case_share(text) < _TITLED
    if is_capitals(text):
        return count > _MOST_IN_CAPITALS and not ends_in_year(text)
    return title_case_share(text) < _TITLED and not ends_in_year(text)


def leads_in_to_items(pieces: Sequence[Piece], at: int) -> bool:
    """`The order of business is as follows:`, right above the first item: as long as a sentence,
    and ends as one that goes on in what is listed; a title is of the whole text."""
    text = pieces[at].text
    listed = at + 1 < len(pieces) and pieces[at + 1].kind == "item"
    return listed and text[-1] in ":：" and len(text.split()) >= _FEWEST_OF_LEAD


def _is_day(text: str) -> bool:
    """`26 Jun`, `March 3, 1986.`, `12:24 PM`: a day, perhaps without its year, or an hour, and
    nothing else; `September 11` may be what a text is about."""
    if is_stamp(text.rstrip(".")) or is_hour(text):
        return True
    bare = (
        text[0].isdigit()
        and len(text.split()) <= _MOST_OF_DAY
        and "," not in text
        and not date_of(text)
    )
    return bare and len(date_of(f"{text} {_ANY_YEAR}")) == _DAY


def _is_to(text: str) -> bool:
    """`To: The Chief Executive Officer, All Scheduled Banks`, `For: Minister of Roads`"""
    label, colon, whom = text.partition(":")
    labelled = label == "For" or label.lower() in words().header.to
    return bool(colon and whom) and labelled and may_be_whom(whom)


def _opens_report(text: str) -> bool:
    """`HALDEN, July 11 -- The ministry issued the following statement:`"""
    return bool(dateline(text)) and (ends_sentence(text) or text[-1] in ":：") and not asks(text)


def _is_spoken(text: str) -> bool:
    """`AMBASSADOR LEE: Thank you, I am glad to be here.`: who speaks, in capitals, and a sentence;
    headlines have one word there (`UPDATE: …`)."""
    speaker, colon, said = text.partition(": ")
    named = len(speaker.split()) >= _FEWEST_OF_SPEAKER and is_capitals(speaker)
    return bool(colon) and named and said[-1:] == "." and not is_capitals(said)


def _is_summary(text: str) -> bool:
    """`摘要:每年…`, `Summary: The council met.`: what the text says in short, with its label."""
    said = next(iter(label_value(text, words().summary)), "")
    return ends_sentence(said.rstrip(_SIGNS))


def _is_of_editor(text: str) -> bool:
    """`Editor's note: this story has been updated.`"""
    return ends_sentence(text) and starts_with(text.lower(), words().editor)
