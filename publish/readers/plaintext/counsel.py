"""Who speaks for a party before a court."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.words import words

_WORD: Final = re.compile(r"[^\W\d_]+")
_STAR_PAGE: Final = re.compile(r"^\*\d{1,5}\s")
"""`*599`: where a page of the printed volume begins."""

_MOST_WORDS: Final = 40
_NEAR: Final = 3
"""The party is among so many words behind `for`."""

_ENDS_PARTY: Final = ("", ",", ";", ".", ")", "(")
"""What stands behind a party; `for Landlord Action` names a body."""


@kept
def is_counsel(text: str) -> bool:
    """`Ann Lee KC (instructed by Hull & Co) for the Appellant`: who pleads, and for whom, as the
    first page of a judgment has it. They wrote none of it."""
    if _pleaded(text):
        return True
    if ends_sentence(text):
        return False
    tokens = [token.lower() for token in _WORD.findall(text)]
    if len(tokens) > _MOST_WORDS or not tokens:
        return False
    if (text[0].isupper() or text[0] == "(") and _is_instructed(text.lower()):
        return True
    label, colon, _ = text.partition(":")
    if colon and tokens[0] in words().on_behalf and _pleads(label):
        return True  # `For the claimant: in person`
    named = (
        tokens[0] in words().honorific
        or not words().counsel.isdisjoint(tokens)
        or is_person(text.partition(",")[0])
    )
    return named and _pleads(text)


def _pleaded(text: str) -> bool:
    """`Ann Lee, of Hull, argued the cause, and Bo Hu was on the brief for appellant.`: how
    reporters of cases name them."""
    said = any(phrase in text.lower() for phrase in words().pleaded)
    return said and is_person(_STAR_PAGE.sub("", text).partition(",")[0])


def _pleads(text: str) -> bool:
    """`for the Appellant`, `pour la demanderesse`: for which party."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        if match[0].lower() in words().on_behalf:
            for party in found[at + 1 : at + 1 + _NEAR]:
                behind = text[party.end() :].lstrip()[:1]
                if party[0].lower() in words().party and behind in _ENDS_PARTY:
                    return True
    return False


def _is_instructed(small: str) -> bool:
    """`(instructed by Hull & Co)`: what begins a line or a part of it, for `the jury was wrongly
    instructed by the judge` is a headline."""
    return any(
        small[:at].rstrip(" ")[-1:] in ("", "(", ",", ";")
        for phrase in words().instructed
        if (at := small.find(phrase)) >= 0
    )
