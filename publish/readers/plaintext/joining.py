"""Lines of a paragraph → one text. The words of the whole text decide what a hyphen at a line's end
is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

HYPHENS: Final = "-\u2010\u00ad"
_SOFT: Final = "\u00ad"
_WIDE: Final = re.compile("[\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WIDE_MARK: Final = re.compile("[\u3001-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff60]")
_MIXED: Final = re.compile(f"{_WIDE.pattern}( ?)[A-Za-z0-9]|[A-Za-z0-9]( ?){_WIDE.pattern}")
_QUOTES: Final = frozenset("“”‘’")
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:[-\u2010][^\W\d_]{2,})*")
_TAIL: Final = re.compile(r"[^\W\d_]+$")
_HEAD: Final = re.compile(r"[^\W\d_]+")
_WIDE_SPACE: Final = re.compile(r"\s{2}|[^\S ]")
_LONG: Final = 8
"""Letters of a word that hyphenation breaks in most languages, at about its half."""

_SHOUTED: Final = 3
"""Half a word in capitals has as many letters at least: `EU-` is none."""

_SAMPLED: Final = 3000
"""So many lines say how a text writes its words."""


class Joiner:
    """Joins lines of the text whose lines it is given. `taken` are the words whose hyphens it has
    taken out, as they stood: `inter-national`."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        self.taken: list[str] = []
        self._told = 0

    def join(self, texts: Sequence[str]) -> str:
        """The texts as one, with single spaces; scripts without spaces meet without any."""
        whole = " ".join(texts)
        if len(texts) == 1 or (whole.isascii() and "- " not in whole):
            return " ".join(whole.split()) if _WIDE_SPACE.search(whole) else whole.strip()
        parts: list[str] = []
        for text in texts:
            if parts and text:
                parts[-1:] = self._met(parts[-1], text)
            parts.append(text)
        return " ".join("".join(parts).split())

    def taken_hyphens(self) -> str:
        """The hyphens that were taken out since it was asked last."""
        words, self._told = self.taken[self._told :], len(self.taken)
        return "".join(c for word in words for c in word if c in HYPHENS)

    def _met(self, above: str, below: str) -> list[str]:
        """The text above, and what stands between it and the one below."""
        if above[-1:] in HYPHENS and above[-2:-1].isalpha():
            if not self._is_broken(above, below):
                return [above]
            first, second = _TAIL.search(above[:-1]), _HEAD.match(below)
            self.taken.append(
                f"{first[0] if first else ''}{above[-1]}{second[0] if second else ''}"
            )
            return [above[:-1]]
        return [above] if self._meets(above, below) else [above, " "]

    def _meets(self, above: str, below: str) -> bool:
        """Whether nothing stands between two lines: wide characters are not parted, and with
        figures and Latin letters as the text has it within its lines."""
        last, first = above[-1:], below[0]
        if last.isascii() and first.isascii():
            return False
        if _WIDE_MARK.match(last) or _WIDE_MARK.match(first):
            return True
        if last in _QUOTES or first in _QUOTES:
            beside = first if last in _QUOTES else last
            return bool(_WIDE.match(beside) or _WIDE_MARK.match(above[-2:-1]))
        wide = bool(_WIDE.match(last)) + bool(_WIDE.match(first))
        return wide == 2 or (wide == 1 and not self._is_spaced)

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether more spaces than none stand between wide characters and others."""
        found = [m for line in self._lines[:_SAMPLED] for m in _MIXED.finditer(line)]
        return 2 * sum(1 for match in found if match[1] or match[2]) > len(found)

    def _is_broken(self, above: str, below: str) -> bool:
        """Whether the hyphen only says that the word goes on. The text may have the whole word, or
        the compound, or both halves as words; else it matters whether it is hyphenated at all."""
        if above[-1] == _SOFT:
            return True
        tail, head = _TAIL.search(above[-60:-1]), _HEAD.match(below)
        if tail is None or head is None or len(tail[0]) == 1:
            return False
        if min(len(tail[0]), len(head[0])) >= _SHOUTED and (tail[0] + head[0]).isupper():
            return self._is_hyphenated
        if (
            tail[0].isupper()
            or not head[0][0].islower()
            or above[: -1 - len(tail[0])].endswith(tuple(HYPHENS))
        ):
            return False
        first, second = tail[0].lower(), head[0].lower()
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words or self._words.issuperset({first, second}):
            return False
        return self._is_hyphenated

    @cached_property
    def _words(self) -> set[str]:
        """The words that the text has within its lines, in small letters; the first and last of a
        line may be halves."""
        within = {
            word
            for line in self._lines
            for word in line.partition(" ")[2].rpartition(" ")[0].lower().split()
        }
        return {found for word in within for found in _WORD.findall(word)}

    @cached_property
    def _is_hyphenated(self) -> bool:
        """Whether more lines end with a hyphen within a word than leave room for half of the long
        word that begins the next one, which hyphenation would have broken."""
        lines = self._lines[:_SAMPLED]
        width = max(map(len, lines), default=0)
        broken = left = 0
        for above, below in pairwise(lines):
            head = _HEAD.match(below)
            if head is None or not head[0].islower():
                continue
            if above[-1:] in HYPHENS:
                broken += above[-3:-1].isalpha()
            elif len(head[0]) >= _LONG and len(above) + len(head[0]) // 2 + 2 <= width:
                left += 1
        return broken > left
