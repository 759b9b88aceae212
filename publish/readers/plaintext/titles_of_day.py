"""Titles with a day in them, and lines that are a day and no title."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.dates import is_date
from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.datelines import date_of, date_within, dates_within, label_value
from publish.readers.plaintext.words import either, plain, words

_MOST_OF_RULING: Final = 9
_COMPOUND: Final = 6
"""Words of so many letters also end others: `Vorstandsprotokoll`."""

_SPELLED: Final = re.compile(r"[^\W\d_]{2,}")
_FEW_BESIDE: Final = 2
_NEARLY: Final = 2.0
"""Against a title that is a date and a word."""

BARE: Final = 4.0
"""Against a title that is a date and nothing else."""


def is_nearly_date(text: str) -> bool:
    """`October 22, 2019 report`: the name of a month, and hardly another word."""
    return bool(date_within(text)) and 0 < len(_SPELLED.findall(text)) <= _FEW_BESIDE


def against_title(text: str) -> float:
    """What speaks against a title because it is a date: `WG call, 2 May 2025` may be one."""
    if is_record_of_day(text):
        return 0.0
    if not date_of(text):
        return _NEARLY if is_nearly_date(text) else 0.0
    if is_ruling_of_day(text):
        return 0.0
    if is_date(text):
        return BARE
    words_before = text.partition(",")[0].split()
    named = len(words_before) > 1 and not any(c.isdigit() for c in words_before[0])
    return 2.0 if named and not any(label_value(text, words().date)) else BARE


def is_record_of_day(text: str) -> bool:
    """`Board Minutes 25.05.15`, `Questions and Answers - 10 Dec 2009`: what was written down of a
    meeting, or that questions were answered, and the day at the end. Records are called so where no
    headline is theirs; a meeting and its day may stand above one."""
    day = next(dates_within(text), None) if any(map(str.isdigit, text)) else None
    if day is None or text[day.end() :].strip(" .,)"):
        return False
    name = plain(text[: day.start()]).strip("-–—,:|( ")
    recorded = name in words().faq or any(
        f" {name}".endswith(f" {word}") or (len(word) >= _COMPOUND and name.endswith(word))
        for word in words().record
    )
    return recorded and len(name.split()) <= _MOST_OF_RULING


def is_of_record(text: str, below: str) -> bool:
    """Whether `Minutes 24 May 2018` stands above `Minutes of the Annual Meeting of the Council`: a
    page is called after the record that it has, and that has its own title, with the same word."""
    day = next(dates_within(text), None) if any(map(str.isdigit, text)) else None
    if day is None or text[day.end() :].strip() or ends_sentence(below):
        return False
    name = plain(text[: day.start()])
    known = name in words().record and plain(below).startswith(f"{name} ")
    return known and not date_within(below) and len(below.split()) > len(text.split())


def is_ruling_of_day(text: str) -> bool:
    """`Jugement du 11 mars 2025`, `Minutes, 7 March 2023`: what was ruled or written down, and of
    which day, as titles say where no case is named."""
    first = text.partition(" ")[0].lower().strip(",")
    short = len(text.split()) <= _MOST_OF_RULING and ":" not in text
    dated = bool(date_within(text)) and not ends_sentence(text)
    return first in either(words().ruling, words().meeting) and short and dated
