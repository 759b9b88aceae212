"""What a text itself tells of the words on both sides of a break near its top.

A name that is broken over two lines of a headline (`Port of` / `Little Skerry`) stands whole in the
text, in any language; and where there are capitals, a word with one that the text has in small
letters (`The`, `Results`) begins something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import and_
from typing import Final

from publish.readers.plaintext.chains import bucket
from publish.readers.plaintext.phrases import UNSPACED

_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_WORD: Final = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[\w{_MARKS}])+")
"""A word with the signs that are written above or behind its letters; each character, where words
are not parted."""

_STOPS: Final = frozenset(".,;:!?。、，")
_TIMES: Final = (0, 1, 3)
_SEVERAL: Final = (0, 1, 3, 8)


class OwnWords:
    """The words of a text, how often it says them, and which stand beside each other."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = f"  {' '.join(lines)} "
        found = list(_WORD.finditer(text))
        small = [match[0].lower() for match in found]
        joined = [_STOPS.isdisjoint(text[a.end() : b.start()]) for a, b in pairwise(found)]
        self._written = Counter(match[0] for match in found)
        self._said = Counter(small)
        self._beside = Counter(compress(pairwise(small), joined))
        self._near = Counter(
            compress(zip(small, small[2:], strict=False), map(and_, joined, joined[1:]))
        )
        self._within = Counter(match[0] for match in found if _is_within(text, match.start()))
        self._ended = Counter(match[0] for match in found if text[match.end()] in _STOPS)

    def tell(self, above: str, below: str) -> Iterator[str]:
        """What is to be seen of the last words of `above` and the first of `below` in the text."""
        ends, begins = _WORD.findall(above)[-2:], _WORD.findall(below)[:2]
        if not (ends and begins):
            return
        last, first = ends[-1], begins[0]
        yield from self._of_both([word.lower() for word in ends], [w.lower() for w in begins])
        yield f"last word said {bucket(self._said[last.lower()], _SEVERAL)}"
        yield f"first word said {bucket(self._said[first.lower()], _SEVERAL)}"
        yield f"last word ends {bucket(self._ended[last], (0, 1))}"
        if last != last.lower():
            yield f"last word in small letters {bucket(self._written[last.lower()], _TIMES)}"
        if first != first.lower():
            small, within = self._written[first.lower()], self._within[first]
            yield f"first word in small letters {bucket(small, _TIMES)}"
            yield f"first word within a sentence {bucket(within, _TIMES)}"
            if small and not within:
                yield "first word small but where it begins"
            if within and not small:
                yield "first word never small"

    def _of_both(self, ends: Sequence[str], begins: Sequence[str]) -> Iterator[str]:
        """Whether words over the break stand together, or with another between them."""
        beside = self._beside[ends[-1], begins[0]]
        yield f"both words beside each other {bucket(beside, (0, 1, 2))}"
        over = [(ends[-1], word) for word in begins[1:]]
        over += [(word, begins[0]) for word in ends[:-1]]
        near = max((self._near[pair] for pair in over), default=0)
        yield f"words near each other {bucket(near, (0, 1, 2))}"


def _is_within(text: str, start: int) -> bool:
    """Whether a word stands behind another in its sentence."""
    return text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ",")
