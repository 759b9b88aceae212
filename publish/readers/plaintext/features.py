"""What the labeller knows of a line: hashed words and n-grams of characters, and named facts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from publish.readers.plaintext.line_facts import FACTS, UNSPACED, Floats, Text, Whole
from publish.readers.plaintext.lines import SourceLine

BUCKETS: Final = 1 << 15
"""Hashes of words, and of n-grams, are taken modulo this."""

STEPS: Final = 16
"""A fact is a whole number of 1/16, from -4 to 4, so that sums of facts are exact."""

_AT_ENDS: Final = 12


class Bags(NamedTuple):
    """Hashes of all lines in a row, and where those of each line begin."""

    hashes: NDArray[np.uint16]
    starts: NDArray[np.int64]


class Features(NamedTuple):
    words: Bags
    grams: Bags
    facts: Floats
    """[lines, facts], in steps of 1 / STEPS."""


class TextFeatures:
    """The features of one line at least, told of as many lines at once as are asked for."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._whole = Whole(lines)
        self.count = len(lines)

    def of(self, start: int, stop: int) -> Features:
        text = Text(self._whole, start, stop)
        facts = np.stack([np.asarray(fact.tell(text), np.float32) for fact in FACTS], 1)
        words, grams = array("H"), array("H")
        word_starts, gram_starts = [0], [0]
        for bare, tokens in zip(text.bare, text.tokens, strict=True):
            _hash_line(bare, tokens, words, grams)
            word_starts.append(len(words))
            gram_starts.append(len(grams))
        return Features(
            Bags(np.array(words), np.array(word_starts, np.int64)),
            Bags(np.array(grams), np.array(gram_starts, np.int64)),
            np.rint(np.clip(facts, -4, 4) * STEPS).astype(np.float32) / np.float32(STEPS),
        )


def features_of(lines: Sequence[SourceLine]) -> Features:
    """The features of all lines."""
    return TextFeatures(lines).of(0, len(lines))


def _hash_line(text: str, tokens: list[str], words: array[int], grams: array[int]) -> None:
    for token in tokens if len(tokens) <= 2 * _AT_ENDS else tokens[:16] + tokens[-8:]:
        word, parts = _hashed(token)
        words.append(word)
        grams.extend(parts)
    forms = [_form(token) for token in tokens[:9]]
    more = "~" if len(tokens) > len(forms) else ""
    words.extend(
        (
            _marked("first", tokens[0].lower()),
            _marked("last", tokens[-1].lower()),
            _marked("first two", " ".join(tokens[:2]).lower()),
            _marked("last two", " ".join(tokens[-2:]).lower()),
            _marked("forms", " ".join(forms) + more),
            _marked("first forms", " ".join(forms[:3])),
        )
    )
    if len(tokens) <= 4:
        words.append(_marked("whole", text.lower()))


@lru_cache(maxsize=1 << 14)
def _hashed(token: str) -> tuple[int, array[int]]:
    word = token.lower()
    framed = f"<{word}>"
    size = 2 if UNSPACED.search(word) else 4
    parts = {framed[at : at + size] for at in range(max(1, len(framed) - size + 1))}
    return _bucket(word), array("H", sorted(_bucket(part) for part in parts))


@lru_cache(maxsize=1 << 13)
def _marked(mark: str, text: str) -> int:
    return _bucket(f"{mark}\0{text}")


def _bucket(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) % BUCKETS


@lru_cache(maxsize=1 << 14)
def _form(token: str) -> str:
    if token.isdigit():
        return "9" * min(len(token), 4)
    if not token[0].isalnum():
        return token
    case = "X" if token.isupper() else "x" if token[0].isupper() else "w"
    return case + ("+" if len(token) > 3 else "")
