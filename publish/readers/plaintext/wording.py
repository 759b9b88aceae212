"""How the words of a line read: as those of a headline do, of a section, of who wrote.

Word lists know the names of many offices, sections and papers, and a reader knows more: that a line
reads like the name of an office, though he has never met it. What tells him are pieces of words
(`epar`, `embar`), the first and the last of sixteen words, each two that follow one another, how
long the line is and where capitals, figures and signs stand. Each has a weight for each kind of
line, learned from labelled texts (`tests/eval/wordings.py`): multinomial logistic regression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from importlib import resources
from itertools import groupby, pairwise
from math import sqrt
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from publish.readers.plaintext.chains import bucket

Kind: TypeAlias = Literal["title", "deck", "byline", "date", "status", "more", "text"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""What a line may read as; the deck is the subtitle or standfirst, `more` what a page says."""

FILE: Final = "wording.json"
HUNDREDTHS: Final = 100
BIAS: Final = "any"
"""What is to be seen of any line."""

_LONGEST: Final = 200
_MOST_WORDS: Final = 16
_LONGEST_SHAPE: Final = 40
"""How a line goes on beyond so many letters, words and parts of its shape says no more of it."""

_PIECES: Final = (3, 4, 5)
"""Pieces of so many letters, with the ends of the word as letters (Bojanowski et al., Enriching
Word Vectors with Subword Information, 2017)."""

_EDGE: Final = 4
"""So many letters of the first and the last word say what these begin and end with."""

_SHAPES: Final = (1, 2, 3, 4)
_MOST_COUNTED: Final = 12
_MOST_CASED: Final = 9
_LETTERS: Final = (8, 12, 16, 20, 26, 32, 40, 50, 60, 75, 90, 110, 140, 180)
_WORDS: Final = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)
_SHARES: Final = 5
_SCALE: Final = 3.0
"""A fact of a line with nine facts weighs as much as it says; of one with more, less, so that long
lines are no surer than short ones."""

_EDGES: Final = tuple(range(-4, 5))
_BELOW: Final = 5
"""So many lines further down a headline may stand."""

_HEADLINE: Final = 34
_LONGEST_HEADLINE: Final = 400
"""A headline has at most so many words, and letters."""

_WORD: Final = re.compile(r"\w+")
_FIGURE: Final = re.compile(r"\d")


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What facts of a line say for each of `KINDS`, in their order: hundredths of the logarithms of
    odds."""

    facts: dict[str, list[int]]


@lru_cache(maxsize=1)
def learned() -> Wording:
    """What was learned, read once."""
    return msgspec.json.decode(
        resources.files(__package__).joinpath(FILE).read_bytes(), type=Wording
    )


def facts(text: str) -> Mapping[str, float]:
    """What is to be seen of the words of a line, and how much each of that counts."""
    found = _seen(text)
    return {**dict.fromkeys(sorted(found), _each(found)), BIAS: 1.0}


def reads_as(text: str, by: Wording) -> Mapping[Kind, float]:
    """How much speaks for each kind of line, as logarithms of odds."""
    if by is learned():
        return _by_shipped(text[:_LONGEST])
    return _weighed(text, by)


@lru_cache(maxsize=1024)
def _by_shipped(text: str) -> Mapping[Kind, float]:
    """As `reads_as`, by what is shipped: a front may be read again."""
    return _weighed(text, learned())


def _weighed(text: str, by: Wording) -> Mapping[Kind, float]:
    found = _seen(text)
    nothing = [0] * len(KINDS)
    rows = [by.facts[fact] for fact in found if fact in by.facts]
    each = _each(found) / HUNDREDTHS
    of_any = by.facts.get(BIAS, nothing)
    sums = zip(KINDS, map(sum, zip(nothing, *rows, strict=True)), of_any, strict=True)
    return {kind: each * said + bias / HUNDREDTHS for kind, said, bias in sums}


def _each(found: Set[str]) -> float:
    """How much each of the facts of a line counts."""
    return _SCALE / sqrt(len(found))


def _seen(text: str) -> Set[str]:
    text = text[:_LONGEST]
    words = _WORD.findall(_FIGURE.sub("0", text.lower()))[:_MOST_WORDS]
    found = {f"words {min(len(words), _MOST_COUNTED)}", *_of_words(words)}
    found.update(f"in {piece}" for word in words for piece in _runs(f" {word} ", _PIECES))
    found.update(f"as {piece}" for piece in _runs(f"^{_shape(text)}$", _SHAPES))
    found.update(_of_length(text))
    found.update(_of_case(text.split()))
    found.update(_of_signs(text))
    return found


def _of_words(words: Sequence[str]) -> Iterator[str]:
    yield from (f"word {word}" for word in words)
    yield from (f"two {first} {second}" for first, second in pairwise(words))
    if words:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"
        yield f"first two {' '.join(words[:2])}"
        yield f"last two {' '.join(words[-2:])}"
        yield f"begins {words[0][:_EDGE]}"
        yield f"ends {words[-1][-_EDGE:]}"


def _of_length(text: str) -> Iterator[str]:
    yield from (f"letters > {edge}" for edge in _LETTERS if len(text) > edge)
    count = len(text.split())
    yield from (f"words > {edge}" for edge in _WORDS if count > edge)


def _of_case(words: Sequence[str]) -> Iterator[str]:
    upper = sum(word[0].isupper() for word in words)
    lower = sum(word[0].islower() for word in words)
    yield f"capitals {min(upper, _MOST_CASED)}"
    yield f"small {min(lower, _MOST_CASED)}"
    if len(words) > 1:
        yield f"share of capitals {round(upper / len(words) * _SHARES)}"


def _of_signs(text: str) -> Iterator[str]:
    for sign in {_plain(c) for c in text if not c.isalnum() and not c.isspace()}:
        yield f"sign {sign}"
    if text and not text[-1].isalnum():
        yield f"last sign {_plain(text[-1])}"


class FrontWording:
    """How the first pieces of a text read, and each beside the others."""

    def __init__(self, texts: Sequence[str], by: Wording) -> None:
        self._said = [reads_as(text, by) for text in texts]
        self._as_title = [said["title"] - said["status"] for said in self._said]
        self._brief = [
            len(text) <= _LONGEST_HEADLINE and len(text.split()) <= _HEADLINE for text in texts
        ]

    def of(self, at: int) -> Iterator[str]:
        """What there is to be seen of how a piece reads."""
        own = self._as_title[at]
        yield f"reads as a title, no section {bucket(own, _EDGES)}"
        below = range(at + 1, min(len(self._said), at + 1 + _BELOW))
        rivals = [self._as_title[other] for other in below if self._brief[other]]
        if rivals:
            yield f"the next line reads more so by {bucket(self._as_title[at + 1] - own, _EDGES)}"
            yield f"a line below reads more so by {bucket(max(rivals) - own, _EDGES)}"
        if at:
            more = max(self._as_title[:at]) - own
            yield f"a line above reads more so by {bucket(more, _EDGES)}"
        said = self._said[at]
        first, second = sorted(KINDS, key=lambda kind: -said[kind])[:2]
        yield f"reads as {first} by {bucket(said[first] - said[second], _EDGES)}"


def _runs(text: str, lengths: Sequence[int]) -> Iterator[str]:
    for length in lengths:
        yield from [text[at : at + length] for at in range(len(text) - length + 1)]


def _shape(text: str) -> str:
    """Where capitals, figures and signs stand: `By Ann Lee, BBC` is `T_T_T,_A`."""
    return "".join(_shape_of(part) for part in _parts(text))[:_LONGEST_SHAPE]


def _parts(text: str) -> Iterator[str]:
    for _, letters in groupby(text, key=_class):
        yield "".join(letters)


@lru_cache(maxsize=1024)  # few characters make most of a text
def _class(character: str) -> str:
    if character.isspace():
        return "_"
    if character.isnumeric():
        return "0"
    return "a" if character.isalpha() else character


def _shape_of(part: str) -> str:
    kind = _class(part[0])
    if kind == "a":
        return "a" if not part[0].isupper() else "A" if len(part) > 1 and part.isupper() else "T"
    return kind if kind in "_0" else "".join(map(_plain, part))


def _plain(sign: str) -> str:
    """A straight mark of quotation as a curved one, and `\\` as `/`: they say the same."""
    return {'"': "”", "\\": "/"}.get(sign, sign)
