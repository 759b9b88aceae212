"""Lines with names in them, or with capitals as names have, that say of nobody who wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import Byline
from publish.readers.plaintext.characters import QUOTES, ends_sentence, starts_lower
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import starts_with, words

_DATELINE: Final = re.compile(r"[)/]\s?[-–—]{1,2}$")
"""`BATON ROUGE, La.–(BUSINESS WIRE)–`: the report begins in the next line."""

_FEWEST_OF_LIFE: Final = 2
"""So many paragraphs say whose life they tell."""


def is_subject(title: str, found: Byline) -> bool:
    """`Ann Lee obituary`, `Ann Lee: “We had to”`: whether a title is about all who are named below
    it, with nothing that credits them; those who write stand before a colon (`Ann Lee: Why we
    wait`)."""
    if found.evidence >= CERTAIN or found.other or found.date or not found.authors:
        return False
    said = title.partition(": ")[2]
    if ends_sentence(title):
        return False
    return all(name in title for name in found.authors) and (not said or said[0] in QUOTES)


def heads_life(rest: Sequence[Piece], at: int) -> bool:
    """Whether a name alone stands right above a paragraph that begins with it, and others say it
    again: so a life is headed among others. A note on who wrote is one paragraph."""
    text = rest[at].text
    if at + 2 >= len(rest) or not rest[at + 1].text.startswith(text) or not is_person(text):
        return False
    surname = text.rpartition(" ")[2]
    return sum(1 for piece in rest[at + 1 :] if surname in piece.text) >= _FEWEST_OF_LIFE


def is_no_credit(text: str, found: Byline) -> bool:
    """Whether what `found` took for names is the subject of a sentence, a section (`General News`),
    where a report comes from, or whose release it is: `Press release of the firm Nordfrakt`."""
    if found.evidence >= CERTAIN:
        return False
    if _DATELINE.search(text):
        return True
    *first, last = text.lower().split()
    agency = text.lower() in words().agency  # `AP News`
    section = len(first) == 1 and not agency and (last in words().kicker or last in words().status)
    if section and first[0] not in words().desk and not any(map(is_given, found.authors)):
        return True
    said = any(starts_lower(part) and " " in part for part in found.other)
    issued = starts_with(text.lower(), tuple(words().release)) and ":" not in text
    return issued or (said and ends_sentence(text))
