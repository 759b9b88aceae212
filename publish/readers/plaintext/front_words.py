"""What the text says again of the words of each line above it, and what of those of other lines.

A text speaks of what its headline names, and not of what a site calls itself. How much it says of
one line tells little, for headlines play on words; that it says more of one line than of all others
tells more. Words that it writes in small letters count apart: a headline is made of them, however
it is written, and names of papers and offices are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from publish.readers.plaintext.chains import bucket
from publish.readers.plaintext.characters import is_cased
from publish.readers.plaintext.echoes import telling
from publish.readers.plaintext.pieces import Piece

_LOOKED_AT: Final = 60
"""In so many pieces the words of a line are looked for …"""

_LONGEST: Final = 3_000
"""… and in so many letters of each."""

_OPENING: Final = 6
_BELOW: Final = 2
"""So many pieces from the first of the text on may be of the front, too."""

_SAID: Final = (0, 1, 2, 3, 5, 8)
_SHARES: Final = (0, 0.2, 0.4, 0.6, 0.8)
_FEW: Final = (0, 1, 2, 4)
_MORE: Final = (-2, -1, 0, 1, 2, 4)


class FrontWords:
    """The words of the first pieces of a text that begins at the piece `first`; `rivals` are the
    pieces above it and the first that may be a headline, by their length and what they say."""

    def __init__(self, rest: Sequence[Piece], first: int, rivals: Sequence[int]) -> None:
        heads = [piece.text[:_LONGEST] for piece in rest[:_LOOKED_AT]]
        said = [telling(text) for text in heads]
        opening = frozenset[str]().union(*said[first : first + _OPENING])
        whole = frozenset[str]().union(*said[first:])
        small = frozenset[str]().union(
            *(telling(_in_small_letters(text)) for text in heads[first:])
        )
        front = said[: first + _BELOW]
        self._words = front
        self._said = [len(words & whole) for words in front]
        self._counts = {
            "said by the text": self._said,
            "said by its opening": [len(words & opening) for words in front],
            "said in small letters": [len(words & small) for words in front],
            "in small letters": [_count_small(text) for text in heads[: len(front)]],
        }
        self._rivals = rivals
        self._first = first

    def of(self, at: int) -> Iterator[str]:
        """What there is to be seen of the words of a piece."""
        for name, counts in self._counts.items():
            yield f"words {name} {bucket(counts[at], _SAID)}"
        own = len(self._words[at])
        yield f"words that the text does not say {bucket(own - self._said[at], _FEW)}"
        if own:
            small = self._counts["said in small letters"][at]
            yield f"share said in small letters {bucket(small / own, _SHARES)}"
        if at in self._rivals:
            yield from self._beside_rivals(at)

    def _beside_rivals(self, at: int) -> Iterator[str]:
        above = [other for other in self._rivals if other < at]
        below = [other for other in self._rivals if at < other < self._first]
        for name, counts in self._counts.items():
            own = counts[at]
            if own and own > max((counts[r] for r in self._rivals if r != at), default=0):
                yield f"most words {name}"
            for side, others in (("above", above), ("below", below)):
                if others:
                    more = max(counts[other] for other in others) - own
                    yield f"a line {side} has more words {name} {bucket(more, _MORE)}"


def _in_small_letters(text: str) -> str:
    """The words of a text that begin with a small letter; all, where letters have no case."""
    return " ".join(_small(text)) if is_cased(text) else text


def _count_small(text: str) -> int:
    return len(_small(text)) if is_cased(text) else 0


def _small(text: str) -> list[str]:
    return [word for word in text.split() if word[0].islower()]
