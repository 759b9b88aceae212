"""Questions that are told by more than their mark: numbered ones, and those that go on from a
sentence before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import OPENERS, asks
from publish.readers.plaintext.words import one_of, words

_OPENING: Final = "".join(OPENERS) + " …–—-"


def is_numbered_question(text: str) -> bool:
    """`Question 1: Do you agree?`, `Frage 3 – Fristen`, `Question 2`: one of many, as the forms of
    consultations have them. `Question 4 was put to the members.` speaks of one."""
    if text.partition(" ")[0].lower() not in first_words():
        return False  # nearly all lines, told several times as fast
    match = _numbered().match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    return not rest or bool(match[1]) or asks(text)


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """What numbered questions begin with, in small letters."""
    return frozenset(phrase.partition(" ")[0] for phrase in words().question)


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{one_of(words().question)}) (?:n[or]\.? ?|n?º ?)?"
        r"\d{1,3}[a-z]?(?:\.\d{1,2})?(?![\w%])\s?([:.)–—-](?=\s|$))?",
        re.IGNORECASE,
    )


def goes_on(text: str) -> bool:
    """`But what does it mean?`, `Aber was heißt das?`: a conjunction first, which goes on from the
    sentence above; a heading seldom does."""
    bare = text.lstrip(_OPENING).lower()
    first = bare.partition(" ")[0].rstrip(",،")
    unspaced = words().goes_on_unspaced
    return first in words().goes_on or bare.startswith(unspaced)
