"""Lines of a paragraph → one text; hyphens at line ends are decided with the words of the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from publish.readers.plaintext.characters import CJK, is_capitals
from publish.readers.plaintext.lines import SOFT_HYPHEN, Line
from publish.readers.plaintext.words import words

HYPHENS: Final = "-\u2010\u00ad"
_SPACES: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|\t|[\u2028\u2029\r\f\v]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:[-\u2010][^\W\d_]{2,})*")
_TAIL: Final = re.compile(r"[^\W\d_]+$")
_HEAD: Final = re.compile(r"[^\W\d_]+")
_MIXED: Final = re.compile(f"{CJK.pattern}(?=[A-Za-z0-9])|[A-Za-z0-9](?={CJK.pattern})")
_MIXED_SPACED: Final = re.compile(f"{CJK.pattern} (?=[A-Za-z0-9])|[A-Za-z0-9] (?={CJK.pattern})")
_NUMBER_BEGINS: Final = re.compile(rf"{CJK.pattern}[\d.,]{{0,9}}\d$")
_NUMBER_GOES_ON: Final = re.compile(rf"\d[\d.,]{{0,9}}{CJK.pattern}")
_WIDE_MARK: Final = re.compile(
    "[\u3001-\u3003\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff60]"
)
_QUOTES: Final = frozenset("“”‘’")
_SHOUTED: Final = 3
"""Half a word in capitals has as many letters at least, if no other line has the whole: `EU-`."""

_LONG: Final = 8
"""Letters of a word that hyphenation breaks in most languages, at about its half."""

_FIRST_LINES: Final = 3000
_SAMPLED: Final = 10_000
"""So many lines, and so many characters of one, say how a text writes its words."""


class Joiner:
    """Joins lines; knows the words of the whole text, and counts the hyphens it took out."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        self._lines = lines
        self._spaced: bool | None = None
        self.taken: list[str] = []

    def join(self, lines: Sequence[Line]) -> str:
        """The text of `lines`; runs of spaces become one, East Asian lines meet without any."""
        if len(lines) == 1:
            return tidy(lines[0].text)
        return self.join_texts([line.text for line in lines])

    def join_texts(self, texts: Sequence[str]) -> str:
        if len(texts) == 1:
            return tidy(texts[0])
        whole = " ".join(texts)
        if whole.isascii() and "- " not in whole:
            return tidy(whole)  # no line of most paragraphs ends otherwise than with a word
        parts = [texts[0]]
        for text in texts[1:]:
            before = parts[-1]
            if before[-1] in HYPHENS and self._is_broken_word(before, text):
                self.taken.append(f"{_tail(before[:-1])}{before[-1]}{_head(text)}")
                parts[-1] = before[:-1]
            elif before[-1] in HYPHENS and len(before) > 1 and before[-2].isalpha():
                pass
            elif not (_is_broken_number(before, text) or self._meet_without_space(before, text)):
                parts.append(" ")
            parts.append(text)
        return tidy("".join(parts))

    def _meet_without_space(self, before: str, after: str) -> bool:
        """Characters of scripts without spaces do, and all that stands beside their stops, commas
        and quotation marks; with figures and Latin letters, as the text has it within its lines."""
        last, first = before[-1], after[0]
        if last.isascii() and first.isascii():
            return False
        if _has_room(before, after):
            return True
        wide = bool(CJK.match(last)) + bool(CJK.match(first))
        if wide != 1:
            return wide == 2
        if self._spaced is None:
            lines = [line.text for line in self._lines]
            spaced = sum(len(_MIXED_SPACED.findall(text)) for text in lines)
            self._spaced = spaced > sum(len(_MIXED.findall(text)) for text in lines)
        return not self._spaced

    def _is_broken_word(self, before: str, after: str) -> bool:
        """Whether the hyphen at a line's end only says that the word goes on.

        In this order: a soft hyphen does; a capital or digit after it says no, but in a line in
        capitals (`COMMIT-` / `TEE`) of a text that breaks other words; nobody breaks off one letter
        (`s-` / `maxage`); the text may hold the whole word, or the compound; the text may hold both
        halves as words of their own, or be set without hyphenation.
        """
        if before[-1] == SOFT_HYPHEN:
            return True
        first, second = _tail(before[:-1]), _head(after)
        if not first or not second:
            return False
        shouted = first.isupper() and second.isupper() and self._is_in_capitals(before, after)
        if not shouted and (not second[0].islower() or first.isupper()):
            return False
        if len(first) == 1 or before[: -1 - len(first)].endswith(tuple(HYPHENS)):
            return False
        used = self.words()
        first, second = first.lower(), second.lower()
        if first + second in used:
            return True
        if f"{first}-{second}" in used or (shouted and min(len(first), len(second)) < _SHOUTED):
            return False
        compound = first in words().compound_first and len(second) >= 4
        if compound or (first in used and second in used):
            return False
        return self._is_hyphenated

    def _is_in_capitals(self, before: str, after: str) -> bool:
        """Whether both lines are, in a text that breaks words."""
        return is_capitals(before) and is_capitals(after) and self._breaks_words

    @cached_property
    def _breaks_words(self) -> bool:
        """Whether a line that is not in capitals ends within a word."""
        texts = [line.text for line in self._lines]
        return any(
            above[-2:-1].islower() and above[-1] in HYPHENS and self._is_broken_word(above, below)
            for above, below in pairwise(texts)
        )

    @cached_property
    def _is_hyphenated(self) -> bool:
        """Whether more lines end with a hyphen within a word than leave room for half of the long
        word that begins the next one, which hyphenation would have broken."""
        texts = [line.text for line in itertools.islice(self._lines, _FIRST_LINES)]
        width = max(map(len, texts), default=0)
        broken = left = 0
        for above, below in pairwise(texts):
            word = _head(below)
            if not word.islower() or not above:
                continue
            if above[-1] in HYPHENS:
                broken += len(_tail(above[:-1])) > 1
            elif len(word) >= _LONG and len(above) + len(word) // 2 + len(" -") <= width:
                left += 1
        return broken > left

    def words(self) -> set[str]:
        """The words that the text uses, in small letters; line ends may hold halves only."""
        if not self._words:
            # the first and last word may be halves: they prove nothing
            inner = (line.text.partition(" ")[2].rpartition(" ")[0] for line in self._lines)
            parts: set[str] = set()
            for text in inner:
                parts.update(text.lower().split())
            # a text has few of them, and to look for the words in each takes a while
            self._words.update(itertools.chain.from_iterable(map(_WORD.findall, parts)))
        return self._words


def small_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that a text writes with a small first letter, by its first lines."""
    return frozenset(
        word.lower()
        for line in lines[:_FIRST_LINES]
        for word in _WORD.findall(line.text[:_SAMPLED])
        if word[0].islower()
    )


def tidy(text: str) -> str:
    """Runs of spaces and tabs as one space."""
    if "  " not in text and (
        not ("\t" in text or "\r" in text or "\f" in text or "\v" in text)
        if text.isascii()
        else text.isprintable()
    ):
        return text  # of the spaces, only the one of ASCII is said to be printable
    return _SPACES.sub(" ", text)


def _is_broken_number(before: str, after: str) -> bool:
    """`约9` above `4万人`: where characters are counted, a line may end within a number; two
    numbers of a sentence have a word between them."""
    if not before[-1].isdigit():
        return False
    return bool(_NUMBER_BEGINS.search(before[-12:]) and _NUMBER_GOES_ON.match(after))


def _has_room(before: str, after: str) -> bool:
    """Whether a mark that is as wide as a character ends one line or begins the other: it has the
    room within it that a space would make. `”` is one beside such characters."""
    last, first = before[-1], after[0]
    if last in _QUOTES:
        return bool(CJK.match(first) or _WIDE_MARK.match(before[-2:-1]))
    if first in _QUOTES:
        return bool(CJK.match(last))
    return bool(_WIDE_MARK.match(last) or _WIDE_MARK.match(first))


def _tail(text: str) -> str:
    match = _TAIL.search(text[-40:])
    return match[0] if match else ""


def _head(text: str) -> str:
    match = _HEAD.match(text)
    return match[0] if match else ""
