"""How much what is named in a line looks like who wrote, and what stands beside it like a post or a
house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.behind_posts import without_titles
from publish.readers.plaintext.characters import (
    QUOTES,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
)
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import Known, name_evidence, place_evidence
from publish.readers.plaintext.name_lists import is_newsroom
from publish.readers.plaintext.words import plain, words

_FIELD: Final = re.compile(r"^[^\W\d_][^:|,]{1,30}: ")
_MOST_BESIDE: Final = 3
_MOST_OF_HOUSE: Final = 10
_BESIDE_NAMES: Final = 1.0

_INITIAL: Final = re.compile(r"\s(?:[^\W\d_]\.){1,3}$|, [^\W\d_a-z][a-z]{1,4}\.$")
"""At the end of a name, or of a place: `Washington, D.C.`, `Fallsbridge, Va.`"""

_MAIL: Final = re.compile(r"<[^<>@\s]{1,40}@[^<>@\s]{3,40}>$")
"""`Ann Lee <ann@hull.example>`: how one signs."""


def named_evidence(
    text: str, authors: Sequence[str], other: Sequence[str], known: Known | None, *, parts: int
) -> float:
    """What speaks for a line crediting its `authors`, as a sum of weights, where no word of credit
    says so for certain.

    `text` is what names them, in so many `parts`, with what `other` stands beside them; `known` are
    words of the text: names are seldom used as such.
    """
    if plain(text) in words().section or plain(text) in words().sources:
        return -9.0
    if _FIELD.search(text) or text[-1] in ":,;":
        return -9.0  # what has a label that credits nobody
    if parts > 1 and "|" in text:
        placed = is_capitals(text.partition(" – ")[0]) and " – " in text  # a place, as in datelines
        named = any(" " in name or not is_cased(name) for name in authors) and not placed
        return 4.0 if named else -9.0
    untitled = without_titles(text)
    stopped = (ends_sentence(text) and not _INITIAL.search(text)) or holds_stop(untitled)
    if stopped or (parts > 1 and not all(map(_may_stand_beside, other))):
        return -9.0
    if other and is_cased(text) and not any(" " in name for name in authors):
        return -9.0  # "Faits et procédure"
    names = [name_evidence(name, known) for name in authors if not is_newsroom(name)]
    score = sum(names) / len(names) if names else 0.0
    if len(names) > 1:
        score += min(2.0, 0.5 * len(names)) if min(names) > -1 else -1.5
    for part in (aside.strip("()（）") or aside for aside in other):
        beside = is_house(part) or part[0].islower() or part[0] in QUOTES
        beside = beside and not any(c.isdigit() for c in part)
        beside = beside or bool(_MAIL.match(part))
        score += _BESIDE_NAMES if beside else place_evidence(part)
    return score


def _may_stand_beside(text: str) -> bool:
    """After a dash: `Jane Doe – Cairo`, a role, an agency, or where somebody works."""
    tokens = text.split()
    beside = place_evidence(text) > 0 or is_house(text)
    named = any(token.strip(",").lower() in words().institution for token in tokens)
    return (len(tokens) <= _MOST_BESIDE and beside) or (named and len(tokens) <= _MOST_OF_HOUSE)
