"""How the words of a line read: as those of a headline do, of a section, of who wrote.

Word lists know the names of many offices, sections and papers, and a reader knows more: that a line
reads like the name of an office, though he has never met it. What tells him are pieces of words
(`epar`, `embar`), the first and the last of sixteen words and where capitals and figures stand.
Each has a weight for each kind of line, learned from labelled texts (`tests/eval/wordings.py`):
multinomial logistic regression, which is a chain (`chains`) of a single piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import groupby
from math import sqrt
from typing import Final, Literal, TypeAlias, get_args

from publish.readers.plaintext.chains import Chain, Weights, bucket, read_weights

Kind: TypeAlias = Literal["title", "deck", "byline", "date", "status", "more", "text"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""What a line may read as; the deck is the subtitle or standfirst, `more` what a page says."""

_LONGEST: Final = 200
_MOST_WORDS: Final = 16
_LONGEST_SHAPE: Final = 40
"""How a line goes on beyond so many letters, words and parts of its shape says no more of it."""

_PIECES: Final = (3, 4, 5)
"""Pieces of so many letters, with the ends of the word as letters (Bojanowski et al., Enriching
Word Vectors with Subword Information, 2017)."""

_SHAPES: Final = (1, 2, 3, 4)
_MOST_COUNTED: Final = 12
_SCALE: Final = 3.0
"""A fact of a line with nine facts weighs as much as it says; of one with more, less, so that long
lines are no surer than short ones."""

_BIAS: Final = "any"
_EDGES: Final = tuple(range(-4, 5))
_BELOW: Final = 5
"""So many lines further down a headline may stand."""

_HEADLINE: Final = 34
_LONGEST_HEADLINE: Final = 400
"""A headline has at most so many words, and letters."""

_WORD: Final = re.compile(r"\w+")
_FIGURE: Final = re.compile(r"\d")


@lru_cache(maxsize=1)
def weights() -> Weights[Kind]:
    """The learned weights, read once."""
    return read_weights("wording.toml", Weights[Kind])


@lru_cache(maxsize=1)
def chain() -> Chain[Kind]:
    """The learned weights at work."""
    return Chain(weights(), KINDS)


def facts(text: str) -> Mapping[str, float]:
    """What is to be seen of the words of a line, and how much each of that counts."""
    found = _seen(text)
    return {**dict.fromkeys(sorted(found), _each(found)), _BIAS: 1.0}


def reads_as(text: str, learned: Chain[Kind]) -> Mapping[Kind, float]:
    """How much speaks for each kind of line, as logarithms of odds."""
    if learned is chain():
        return _by_shipped(text[:_LONGEST])
    return _weighed(text, learned)


@lru_cache(maxsize=1024)
def _by_shipped(text: str) -> Mapping[Kind, float]:
    """As `reads_as`, by the weights that are shipped: a front may be read again."""
    return _weighed(text, chain())


def _weighed(text: str, learned: Chain[Kind]) -> Mapping[Kind, float]:
    found = _seen(text)
    each = _each(found)
    said, of_any = learned.scores((found, (_BIAS,)))
    return {kind: each * said[kind] + of_any[kind] for kind in KINDS}


def _each(found: Set[str]) -> float:
    """How much each of the facts of a line counts."""
    return _SCALE / sqrt(len(found))


def _seen(text: str) -> Set[str]:
    text = text[:_LONGEST]
    words = _WORD.findall(_FIGURE.sub("0", text.lower()))[:_MOST_WORDS]
    found = {f"words {min(len(words), _MOST_COUNTED)}", *(f"word {word}" for word in words)}
    if words:
        found |= {f"first {words[0]}", f"last {words[-1]}"}
    found.update(f"in {piece}" for word in words for piece in _runs(f" {word} ", _PIECES))
    found.update(f"as {piece}" for piece in _runs(f"^{_shape(text)}$", _SHAPES))
    return found


class FrontWording:
    """How the first pieces of a text read, and each beside the others."""

    def __init__(self, texts: Sequence[str], learned: Chain[Kind]) -> None:
        self._said = [reads_as(text, learned) for text in texts]
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
    return kind if kind in "_0" else part.replace('"', "”").replace("\\", "/")
