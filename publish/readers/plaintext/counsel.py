"""Who speaks for a party before a court."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.words import words

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 40
_NEAR: Final = 4
"""The party stands among so many words behind `for`."""

_RANK: Final = frozenset(
    {"kc", "qc", "sc", "esq", "rechtsanwalt", "rechtsanwältin", "maître", "avv"}
)


def is_counsel(text: str) -> bool:
    """`Ann Lee KC (instructed by Hull & Co) for the Appellant`: who pleads, and for whom, as the
    first page of a judgment has it. They wrote none of it."""
    if ends_sentence(text):
        return False
    tokens = [token.lower() for token in _WORD.findall(text)]
    if len(tokens) > _MOST_WORDS or not tokens:
        return False
    if text[0].isupper() | (text[0] == "(") and any(
        re.search(rf"(?:^|[(,;] ?){re.escape(phrase)}", text.lower())
        for phrase in words().instructed
    ):
        return True
    pleads = any(
        token in words().on_behalf and not words().party.isdisjoint(tokens[at + 1 : at + _NEAR])
        for at, token in enumerate(tokens)
    )
    named = (
        tokens[0] in words().honorific
        or not _RANK.isdisjoint(tokens)
        or is_person(text.partition(",")[0])
    )
    return pleads and named
