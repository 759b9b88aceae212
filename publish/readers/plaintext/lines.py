"""Text → lines with what can be seen of each; blank lines become the gap before the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.readers.decode import LINE_SEPARATOR, PAGE_SEPARATOR
from publish.readers.plaintext.characters import (
    CJK,
    STOPS,
    columns,
    ends_sentence,
    first_word,
    printed_columns,
    starts_lower,
)
from publish.readers.plaintext.code import code_weight
from publish.readers.plaintext.marks import Mark, first_mark

SOFT_HYPHEN: Final = "\u00ad"
PRINTED: Final = -1
WIDEST: Final = 132
"""No program wraps lines at a later column."""

_UNLIKE: Final = 4
"""By so many columns the widths of a font differ over two lines, each by one in 70 or so; the space
between the words is one of them."""

_FIELD: Final = re.compile(r"[^\W\d_][\w .-]{0,24}:\s")
_SEPARATORS: Final = frozenset({PAGE_SEPARATOR, LINE_SEPARATOR})
_SEPARATOR: Final = re.compile(f"([{PAGE_SEPARATOR}{LINE_SEPARATOR}])")
_BOX: Final = re.compile("[\u2500-\u257f]")
_SIGNS: Final = re.compile(r"[!-/:-@\[-`{-~ ]+")
_MARKED: Final = re.compile(r"(?<![^\s(])\|[^\s|]{1,60}\|(?![^\s.,;:)])")
_TAB: Final = 8
_CODE: Final = 2
"""What weighs so much is code."""

_STOPPED: Final = 0.1
_MARKS_UNSEEN: Final = ("\u200b", "\u2060", "\ufeff", "\u00ad")
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff]|\u00ad(?!\\s*\n)")
_SPACELESS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese, Khmer: there a zero-width space says where a line may break."""


PAGE: Final = 1 << 0
SEAM: Final = 1 << 1
FREE: Final = 1 << 2
FIELD: Final = 1 << 3
PROSE: Final = 1 << 4
SMALL: Final = 1 << 5
ENDED: Final = 1 << 6
_WIDE_FIRST: Final = 1 << 7
_WIDE_LAST: Final = 1 << 8
WEIGHT: Final = 9
"""From this bit on the traits of a line say how much it reads as code."""


class _Trait:
    """Something that a line is or is not, as one bit of its `traits`: a text has many lines."""

    def __init__(self, bit: int) -> None:
        self._bit = bit

    def __get__(self, line: Line, owner: type[Line] | None = None) -> bool:
        return line.traits & self._bit != 0

    def __set__(self, line: Line, value: bool) -> None:  # noqa: FBT001 - Python calls it so
        line.traits = line.traits | self._bit if value else line.traits & ~self._bit


class Line(msgspec.Struct, eq=False, gc=False):
    """A line that is not blank. `raw` keeps its spaces, `text` has none at either end.

    `indent` and `width` are columns; `gap` is how many blank lines stand before; `page` says that
    a page began; `seam`, that page furniture was taken out before it, so that `gap` says nothing.
    `weight` is how much the line reads as code (see `code_weight`). `pitch` is how many columns
    each character takes where the text was wrapped by characters (see `settle_pitch`), `PRINTED`
    where letters had their own widths, else 0.
    `free` says that the author ended it, as those of a stanza, whatever the width of the text.

    What many passes ask is found once, when the line is made: whether it has `ended` a sentence,
    begins with a `small` letter, the `mark` of an item or as a `field` does (`Date: `), and is
    `prose`: not a row of a table, a line of code or one of signs only, which nobody wraps; how many
    columns its first `word` takes. What is yes or no is a bit of `traits`, and so is whether the
    first and last characters are of those that stand without a space. A line refers to nothing that
    refers to it, so that the garbage collector need not look at it.
    """

    number: int
    raw: str
    text: str
    indent: int
    width: int
    gap: int = 0
    pitch: int = 0
    mark: Mark | None = None
    word: int = 0
    traits: int = 0

    page = _Trait(PAGE)
    seam = _Trait(SEAM)
    free = _Trait(FREE)
    field = _Trait(FIELD)
    prose = _Trait(PROSE)
    small = _Trait(SMALL)
    ended = _Trait(ENDED)

    @property
    def weight(self) -> int:
        return self.traits >> WEIGHT

    def __post_init__(self) -> None:
        text = self.text
        traits = self.traits
        self.mark = first_mark(text)
        if text.isascii():
            space = text.find(" ")  # what is below is the same, and slower
            self.word = space if space >= 0 else len(text)
        else:
            first = first_word(text)
            self.word = columns(first)
            if CJK.match(first) is not None:
                traits |= _WIDE_FIRST
            if CJK.match(text[-1]) is not None:
                traits |= _WIDE_LAST
        # most lines that were wrapped end with a letter, most others begin with a capital
        if not text[-1].isalpha() and ends_sentence(text):
            traits |= ENDED
        if not text[0].isupper() and starts_lower(text):
            traits |= SMALL
        if traits >> WEIGHT < _CODE and not _is_row(text):
            traits |= PROSE
        if ":" in text and _FIELD.match(text) is not None:
            traits |= FIELD
        self.traits = traits

    @property
    def end(self) -> int:
        """The column after its last character."""
        return self.indent + self.width


def read_lines(text: str, first: int, log: Log) -> list[Line]:
    """The lines of `text`, the first of them numbered `first`.

    Zero-width spaces and soft hyphens go, with a diagnostic; a soft hyphen at the end of a line
    stays for the join, and zero-width spaces stay in scripts that need them.
    """
    if any(mark in text for mark in _MARKS_UNSEEN) and _INVISIBLE.search(text):
        text = _without_invisible(text, log)
    lines: list[Line] = []
    gap = 0
    page = False
    parted = any(separator in text for separator in _SEPARATORS)
    for number, physical in enumerate(text.split("\n"), start=first):
        pieces: Sequence[str] = (physical,)
        if parted and not _SEPARATORS.isdisjoint(physical):
            pieces = _SEPARATOR.split(physical)
        for piece in pieces:
            if parted and piece in _SEPARATORS:
                page = page or piece == PAGE_SEPARATOR
                continue
            stripped = piece.strip()
            if not stripped:
                gap += len(pieces) == 1
                continue
            traits = code_weight(stripped) << WEIGHT | (PAGE if page else 0)
            indent = 0 if piece[0] == stripped[0] else _indent(piece)
            width = len(stripped) if stripped.isascii() else columns(stripped)
            lines.append(Line(number, piece, stripped, indent, width, gap, traits=traits))
            gap = 0
            page = False
    return lines


def own_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that are not quoted with >, if there are any: those were wrapped by other programs
    than the text was, and say little about its shape."""
    return [line for line in lines if line.text[0] != ">"] or lines


def without_marked_words(text: str) -> str:
    """`text` without words such as `|help|`, which a manual marks as those to follow."""
    return _MARKED.sub("", text) if "|" in text else text


def _is_row(text: str) -> bool:
    """Whether a line has cells, or nothing but signs."""
    if "   " in text or "\t" in text or ("|" in text and "|" in without_marked_words(text)):
        return True
    if text[0].isalnum():
        return not text.isascii() and _BOX.search(text) is not None
    return _SIGNS.fullmatch(text) is not None or _BOX.search(text) is not None


def verbatim(lines: Sequence[Line], line_gap: int = 0, around: Sequence[Line] | None = None) -> str:
    """Lines as they stand, less the indent that all share and the spaces at their ends.

    `line_gap` is how many blank lines the text has after every line. With the fences `around` them
    it is the indent that these share, too: what stands further in is so by itself.
    """
    if not lines:
        return ""
    margin = min((*lines, *(around or ())), key=lambda line: line.indent).raw
    margin = margin[: len(margin) - len(margin.lstrip())]
    out = []
    for number, line in enumerate(lines):
        raw = line.raw.rstrip()
        blank = 0 if line.seam else (line.gap - line_gap) // (line_gap + 1)
        out.extend([""] * (blank if number else 0))
        out.append(raw[len(margin) :] if raw.startswith(margin) else line.text)
    return "\n".join(out)


def _indent(raw: str) -> int:
    """How many columns the spaces take that a line begins with."""
    column = 0
    for c in raw:
        if c == "\t":
            column += _TAB - column % _TAB
        elif c.isspace():
            column += 2 if c == "\u3000" else 1
        else:
            break
    return column


def _without_invisible(text: str, log: Log) -> str:
    keep = bool(_SPACELESS.search(text))
    counts: dict[str, int] = {}

    def drop(match: re.Match[str]) -> str:
        character = match[0]
        if keep and character == "\u200b":
            return character
        counts[character] = counts.get(character, 0) + 1
        return ""

    text = _INVISIBLE.sub(drop, text)
    if counts:
        names = ", ".join(f"U+{ord(c):04X} ×{n}" for c, n in sorted(counts.items()))
        log.info("invisible-characters", f"zero-width spaces and soft hyphens left out: {names}")
    return text


def say_sentences(lines: Sequence[Line]) -> bool:
    """Whether every tenth line has a stop in it: narrow lines of prose have more, of verse none."""
    return sum(1 for line in lines if not STOPS.isdisjoint(line.text)) >= _STOPPED * len(lines)


def needed(line: Line, following: Line) -> int:
    """How wide the line would have been with the next word; East Asian text needs no space."""
    glue = 0 if following.traits & _WIDE_FIRST and line.traits & _WIDE_LAST else 1
    if not following.pitch:
        return line.indent + line.width + glue + following.word
    first = first_word(following.text)
    if following.pitch == PRINTED:
        return line.end + printed_columns(first) + _UNLIKE
    return line.end + following.pitch * (glue + len(first))
