"""Headings of one form, each above text of its own: dates, hours, numbers, names before a colon."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.numerals import roman_value
from publish.readers.plaintext.characters import asks, columns, ends_sentence
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.heading_words import closes
from publish.readers.plaintext.pieces import Piece

_FEWEST: Final = {"date": 3, "year": 3, "hour": 3}
"""How many dates or years make a chronicle, and hours a report that is written as it happens; of
all else two are enough, and of hours with a line of signs above one."""

_LONGEST_DATE: Final = 40
_LONGEST_NAMED: Final = 100
_LONG: Final = 80
_PROSE: Final = 40
_YEAR: Final = re.compile(r"(?:1\d|20)\d\d(?:[–-]\d{2,4})?$")
_HOUR: Final = re.compile(
    r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?| Uhr)?(?: [A-Z]{2,4})?", re.IGNORECASE
)
_NUMERAL: Final = re.compile(r"[IVX]{1,5}\.?$")
_LETTER: Final = re.compile(r"[A-H]\.$")
_NUMBER: Final = re.compile(r"\d{1,2}$")
_COUNTED: Final = re.compile(r"([IVX]{1,5}): \S")
"""`II: The long way round`."""

_NAMED: Final = re.compile(r"[^：。！？]{1,24}：[^：]+$")
"""`余教授：去年的海`, `第二步：试运行`"""

_BRACKETED: Final = re.compile(r"【[^】]{1,20}】\S")
"""`【新华社】港口恢复通航`: whom a digest quotes, and what it says."""

_LABELLED: Final = re.compile(r"\[[^\W\d_][^\[\]]{1,20}\] \S")
"""`[March] Trim the statutes`: what is told of, and its headline."""

_IN_SERIES: Final = re.compile(r"((?:\d{1,3}\.){0,3}|[^\W\d]{2,14} )(\d{1,3})(?!\d)(\W{0,2})")
"""`2.3 Scope`, `4 Rents`, `Resolution 4 - Rules`: what stands before the number, and behind."""

_LONGEST_MISSING: Final = 120
_VERSION: Final = re.compile(
    r"\[?v?\d{1,3}(?:\.\d{1,3}){1,3}\]?(?:\s[-–—(]\s?\d{4}-\d\d-\d\d\)?)?$"
)
"""`[2.4.1] - 2025-10-02`: an entry in the log of a program's versions."""


def find_parts(pieces: Sequence[Piece]) -> None:
    """Dates, years, hours or numerals alone, each above a paragraph, head entries of a chronicle or
    parts of an essay; numbers do that run from 1, letters from A, and names before a colon above
    long text."""
    kinds: dict[str, list[Piece]] = {}
    parted = 0
    for before, piece, after in zip([None, *pieces], pieces, pieces[1:], strict=False):
        if piece.kind not in {"paragraph", "heading"}:
            continue
        kind = _kind(piece.text) or _named(before, piece, after)
        if not kind:
            continue  # nearly all lines
        if after.kind != "paragraph" or len(after.text) > _LONG or closes(after.text):
            kinds.setdefault(kind, []).append(piece)
            parted += kind == "hour" and before is not None and before.kind == "break"
    for kind, found in kinds.items():
        runs = kind not in {"number", "counted", "letter"} or _runs(found)
        fewest = 2 if kind == "hour" and parted else _FEWEST.get(kind, 2)
        if runs and len(found) >= fewest:
            for piece in (piece for piece in found if piece.kind == "paragraph"):
                piece.become("heading", f"one of several like it ({kind}) with text below", 0.8)
    _find_missing(pieces)


def _find_missing(pieces: Sequence[Piece]) -> None:
    """Headings whose number the others leave out: `3 What does the school do well and what does it
    need to do better?` between `2 …` and `4 …`, or the first above these,
    however long or worded."""
    numbered: dict[tuple[str, int, str], int] = {}
    for index, piece in enumerate(pieces):
        if piece.kind == "heading" and (number := _in_series(piece.text)):
            numbered.setdefault(number, index)
    for index, piece in enumerate(pieces) if numbered else ():
        number = _in_series(piece.text) if piece.kind == "paragraph" else None
        if number is None or number in numbered or len(piece.text) > _LONGEST_MISSING:
            continue
        before, value, after = number
        place = numbered.get((before, value - 1, after), index)
        later = numbered.get((before, value + 1, after), -1)
        between = place < index < later
        first = value == 1 and index < later < numbered.get((before, 3, after), -1)
        ended = ends_sentence(piece.text) or piece.text[-1] in ":：,;"
        bare = _is_bare(piece.text)
        if (between or first) and (asks(piece.text) or bare or not ended):
            piece.become("heading", "has the number that other headings leave out", 0.75)


def _is_bare(text: str) -> bool:
    """`Step 1:`, `Step 1.`: all that stands there."""
    match = _IN_SERIES.fullmatch(text)
    return match is not None and not match[1][:1].isdigit() and bool(match[1])


def _in_series(text: str) -> tuple[str, int, str] | None:
    """The number that a line begins with, and the words or signs around it."""
    match = _IN_SERIES.match(text)
    return (match[1].lower(), int(match[2]), match[3]) if match else None


def _kind(text: str) -> str:
    """What a short line is by itself."""
    if len(text) <= _LONGEST_DATE:
        if date_of(text) or _VERSION.match(text):
            return "date"
        if _HOUR.fullmatch(text):
            return "hour"
        for kind, form in (
            ("year", _YEAR),
            ("numeral", _NUMERAL),
            ("letter", _LETTER),
            ("number", _NUMBER),
        ):
            if form.match(text):
                return kind
    if text[:1] in "IVX" and _COUNTED.match(text) and len(text) <= _LONGEST_NAMED:
        return "" if ends_sentence(text) and not asks(text) else "counted"
    return ""


def _named(before: Piece | None, piece: Piece, after: Piece) -> str:
    """A name before a colon, in a script whose colon is wide, or in brackets, between texts."""
    text = piece.text
    if text[:1] not in "[【" and "：" not in text:
        return ""  # nearly all lines
    if columns(text) > _LONGEST_NAMED or (ends_sentence(text) and not asks(text)):
        return ""
    if before is not None and before.kind == "paragraph" and not ends_sentence(before.text):
        return ""
    if after.kind == "paragraph" and columns(after.text) < _PROSE:
        return ""
    if _BRACKETED.match(text) or _LABELLED.match(text):
        return "in brackets"
    return "named" if _NAMED.match(text) else ""


def _runs(found: Sequence[Piece]) -> bool:
    """Whether numbers run from 1 on; letters may begin anew."""
    values = [_value(piece.text) for piece in found]
    anew = _LETTER.match(found[0].text) is not None
    pairs = itertools.pairwise(values)
    return values[0] == 1 and all(b == a + 1 or (anew and b == 1) for a, b in pairs)


def _value(text: str) -> int:
    if _LETTER.match(text):
        return ord(text[0]) - ord("A") + 1
    head = text.split(":", maxsplit=1)[0]
    return int(head) if head.isdigit() else roman_value(head.lower())
