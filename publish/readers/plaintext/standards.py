"""The first page of standards documents: the header of RFCs, drafts and papers of working groups.

RFC 7322, section 4.1, and the documents that follow it set whose document it is, its number and
what else it states of itself on the left, who wrote it, where they work and the day on the right;
the title stands in the middle below. Pasted or saved, the two columns often stand below each other,
and others set the title above, among or below these lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext import front_breaks
from publish.readers.plaintext.characters import columns, starts_lower
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.fields import is_draft_name, is_title_field
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.kickers import is_body
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.standard_lines import (
    HEADER,
    Part,
    has_initials,
    is_edition,
    is_field,
    is_series,
    is_stated,
    may_be_title,
    part_of,
    role_of,
)
from publish.readers.plaintext.tables import is_border
from publish.readers.plaintext.title_breaks import tells_of
from publish.readers.plaintext.ways import is_way

_REACH: Final = 24
"""A header has no more lines: RFC 7322 allows five authors, each with where they work."""

_WIDEST: Final = 76
_WRAPPED: Final = 48
"""A title that goes on in the next line has a first one of so many columns."""

_MOST_OF_TITLE: Final = 4
_FEWEST_OF_TITLE: Final = 3
_MOST_OF_BODY: Final = 6
_SAMPLE: Final = 400
"""So many lines tell how a text writes its words."""

_COLUMNS: Final = re.compile(r" {3,}|\t+")
"""What parts the two columns; the space behind a colon may be wider than one."""

_RIGHT: Final = 20
"""A line that only the right column has is set in at least so far."""


class _Cell(msgspec.Struct, frozen=True):
    """What a line has in one of the two columns."""

    line: Line
    text: str


class _Entry(msgspec.Struct, frozen=True):
    """What one or more lines say together."""

    lines: list[Line]
    text: str
    part: Part


def find_first_page(
    lines: Sequence[Line], shape: Shape, joiner: Joiner
) -> tuple[int, list[Piece]] | None:
    """Where the first page's header ends with the title, and a piece for each part.

    Nothing, where the lines at the top make none: some name the series of the document or state
    what only such documents state, others name who wrote it or the day, and one is left over that
    may be the title.
    """
    return _in_two_columns(lines, joiner) or _in_one_column(lines, shape, joiner)


def _in_two_columns(lines: Sequence[Line], joiner: Joiner) -> tuple[int, list[Piece]] | None:
    """The header with the columns beside each other: a name is the first on the right, a day the
    last, and the left states something. An empty line ends it, and the title stands below."""
    left: list[_Cell] = []
    right: list[_Cell] = []
    end = 0
    for end, line in enumerate(lines[:_REACH]):
        if end and line.gap:
            break
        parts = _COLUMNS.split(line.text)
        if len(parts) > 2 or line.width > _WIDEST:
            return None
        if len(parts) > 1 or line.indent < _RIGHT:
            left.append(_Cell(line, parts[0]))
        if len(parts) > 1 or line.indent >= _RIGHT:
            right.append(_Cell(line, parts[-1]))
    else:
        return None
    if len(left) < 2 or len(right) < 2 or not date_of(right[-1].text):
        return None
    stated = any(is_series(cell.text) or is_stated(cell.text) for cell in left)
    title = _title_lines(lines, end)
    if not (stated and title and (has_initials(right[0].text) or is_given(right[0].text))):
        return None
    cells = [*left, *right]
    names = _names([cell.text for cell in cells])
    pieces = [
        _piece([cell.line], cell.text, names=cell.text in names, first=not at)
        for at, cell in enumerate(cells)
    ]
    text = joiner.join(title)
    end += len(title)
    rule = lines[end] if end < len(lines) and is_border(lines[end].text) else None
    marks = rule.text if rule else ""  # a line of signs below the title
    end += rule is not None
    run = [*title, rule] if rule else title
    pieces.append(Piece("title", run, text, f"below {HEADER}", 0.95, marks=marks))
    if end < len(lines) and is_draft_name(lines[end].text):
        line = lines[end]
        pieces.append(_piece([line], line.text, names=False, first=False))
        end += 1
    return end, pieces


def _title_lines(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines of the title right below two columns, up to an empty line."""
    if start >= len(lines):
        return []
    below = lines[start + 1 : start + _MOST_OF_TITLE + 1]
    run = [lines[start], *itertools.takewhile(lambda line: not line.gap, below)]
    title = list(itertools.takewhile(lambda line: may_be_title(line.text), run))
    return title if 0 < len(title) <= _MOST_OF_TITLE else []


def _in_one_column(
    lines: Sequence[Line], shape: Shape, joiner: Joiner
) -> tuple[int, list[Piece]] | None:
    """The header with its parts below each other, in any order. Of those that nobody knows one
    below a name is where its bearer works, and the first one whose document it is, if another is
    left that may be the title. Where there is one, full lines are looked at again: what the next
    goes on with is mostly no part of its own."""
    entries = _entries(lines, shape, joiner)
    span = _span_of_title(entries, lines, shape)
    if span is None:
        return None
    scan = Scanner(lines[:_SAMPLE], shape, joiner, {})
    joined = _entries(lines, shape, joiner, scan)
    if again := _span_of_title(joined, lines, shape):
        entries, span = joined, again
    start, stop = span
    below = _settled(entries[stop:])
    credited = below[1:2] == ["name"] or below[1:2] == ["credit"]
    told = stop < len(entries) and (tells_of(entries[stop].text) or credited)
    told = told and below[0] == "free"
    if told:
        below[0] = "field"
    entries = entries[: stop + sum(1 for _ in itertools.takewhile(lambda p: p != "free", below))]
    title = [line for entry in entries[start:stop] for line in entry.lines]
    others = [*entries[:start], *entries[stop:]]
    if not {"name", "credit", "date"} & {entry.part for entry in others}:
        return None
    pieces = [
        _entry_piece(
            entry,
            issues=not at
            or (entry.part == "body" and at < start and others[at - 1].part != "name"),
        )
        for at, entry in enumerate(others)
    ]
    pieces.insert(start, Piece("title", title, joiner.join(title), f"the title in {HEADER}", 0.9))
    if told:
        pieces[start + 1].become("subtitle", f"what it tells, below the title in {HEADER}", 0.9)
    return sum(len(entry.lines) for entry in entries), pieces


def _span_of_title(
    entries: Sequence[_Entry], lines: Sequence[Line], shape: Shape
) -> tuple[int, int] | None:
    """Where the title stands among the entries, if they make the header of a first page."""
    end = sum(len(entry.lines) for entry in entries)
    if not entries or end == len(lines) or not _states(entries):
        return None
    return _find_title(entries, shape)


def _entry_piece(entry: _Entry, *, issues: bool) -> Piece:
    if entry.part == "way":
        return Piece("dropped", entry.lines, entry.text, f"the way to the page, in {HEADER}", 0.9)
    if entry.part == "kind":
        return Piece("status", entry.lines, entry.text, f"the kind of document, in {HEADER}", 0.9)
    named = entry.part in {"name", "credit"}
    return _piece(entry.lines, entry.text, names=named, first=issues)


def _entries(
    lines: Sequence[Line], shape: Shape, joiner: Joiner, scan: Scanner | None = None
) -> list[_Entry]:
    """What a header says, part by part; nothing, where one of them is a title that says so, for
    then others find it. A long line goes on in the next one that begins with a small letter, or as
    trees tell of the lines of `scan`. Above all may stand the way to the page."""
    entries: list[_Entry] = []
    for index, line in enumerate(lines[:_REACH]):
        if is_title_field(line.text):
            return []
        if entries and (
            _goes_on(entries[-1].lines[-1], line, shape)
            or _ends_credit(entries[-1], line, shape)
            or (scan is not None and _is_joined(entries[-1], index, scan))
        ):
            run = [*entries.pop().lines, line]
        else:
            run = [line]
        text = joiner.join(run)
        part = None if _COLUMNS.search(line.text) else part_of(text)
        if is_way(text) and all(entry.part == "way" for entry in entries):
            part = "way" if part in {None, "free"} else part
        if part is None:
            break
        entries.append(_Entry(run, text, part))
    return entries


def _is_close(below: Line, shape: Shape) -> bool:
    return below.gap <= shape.line_gap


def _goes_on(above: Line, below: Line, shape: Shape) -> bool:
    small = starts_lower(below.text) and not is_draft_name(below.text)
    return small and _is_close(below, shape) and columns(above.text) >= _WRAPPED


def _is_joined(entry: _Entry, index: int, scan: Scanner) -> bool:
    """Whether trees tell that a long line goes on in line `index`."""
    if columns(entry.lines[-1].text) < _WRAPPED or not front_breaks.is_asked(scan, index):
        return False
    return bool(front_breaks.goes_on(scan, index - len(entry.lines), index))


def _ends_credit(entry: _Entry, below: Line, shape: Shape) -> bool:
    """Whether a word had no room in a long line that says who wrote and where they work."""
    listed = entry.part == "credit" and "," in entry.text and _is_close(below, shape)
    return listed and " " not in below.text and columns(entry.lines[-1].text) >= _WRAPPED


def _states(entries: Sequence[_Entry]) -> bool:
    """Whether a header states what only standards do: two such fields, or one and more of what
    heads them, or its series, by whom and of which day."""
    parts = [entry.part for entry in entries]
    stated = sum(part in {"series", "stated", "draft"} for part in parts)
    beside = parts[:1] == ["body"] or any(e.part == "kind" or is_edition(e.text) for e in entries)
    signed = "date" in parts and bool({"name", "credit"} & set(parts))
    return stated > 1 or (stated > 0 and (beside or ("series" in parts and signed)))


def _settled(entries: Sequence[_Entry]) -> list[Part]:
    """The parts, where one below a name that nobody knows is where its bearer works."""
    parts = [entry.part for entry in entries]
    return [
        "body" if part == "free" and above == "name" else part
        for above, part in itertools.pairwise(("date", *parts))
    ]


def _find_title(entries: Sequence[_Entry], shape: Shape) -> tuple[int, int] | None:
    """The first entry of the title and the one behind its last."""
    free = [at for at, part in enumerate(_settled(entries)) if part == "free"]
    if not free and entries[-1].part == "free":
        free = [len(entries) - 1]  # below a name, with nothing else that may be the title
    if len(free) > 1 and free[0] == 0 and entries[1].part != "name" and _is_brief(entries[0].text):
        free = free[1:]  # whose document it is
    if not free:
        free = _most_words(entries, [at for at, e in enumerate(entries) if e.part == "body"][1:])
    if not free:
        return None
    start = free[0]
    end = start + 1 + _hanging(entries, start, shape)
    while (
        end in free
        and _is_close(entries[end].lines[0], shape)
        and " " in entries[end].text
        and columns(entries[end - 1].text) >= _WRAPPED
        and not tells_of(entries[end].text)
        and end - start < _MOST_OF_TITLE
    ):
        end += 1
    return start, end


def _hanging(entries: Sequence[_Entry], start: int, shape: Shape) -> int:
    """How many entries go on the title that begins the entry `start`, where blank lines part all
    others: nothing else stands right below it."""
    below = itertools.takewhile(lambda e: _is_close(e.lines[0], shape), entries[start + 1 :])
    count = sum(1 for _ in below)
    others = [*entries[1 : start + 1], *entries[start + 1 + count :]]
    parted = len(others) > 1 and not any(_is_close(e.lines[0], shape) for e in others)
    return count if parted and count < _MOST_OF_TITLE else 0


def _is_brief(text: str) -> bool:
    return len(text.split()) <= _MOST_OF_BODY and ":" not in text


def _most_words(entries: Sequence[_Entry], bodies: Sequence[int]) -> list[int]:
    """Which of several that may name bodies is the title: the longest below the first."""
    longest = max((len(entries[at].text.split()) for at in bodies), default=0)
    long = [at for at in bodies if len(entries[at].text.split()) == longest]
    return long[:1] if longest >= _FEWEST_OF_TITLE else []


def _names(texts: Sequence[str]) -> frozenset[str]:
    """The cells that name who wrote: those with initials, or, where none has any as in the first
    decades, those with a given name."""
    free = [text for text in texts if not is_field(text) and not is_series(text)]
    initialled = frozenset(text for text in free if has_initials(text))
    return initialled or frozenset(
        text for text in free if is_given(text.partition(", ")[0]) and not is_body(text)
    )


def _piece(lines: list[Line], text: str, *, names: bool, first: bool) -> Piece:
    if is_draft_name(text):
        return Piece("paragraph", lines, text, "the name of the draft", 0.9)
    kind, rule = role_of(text, names=names, first=first)
    return Piece(kind, lines, text, rule, 0.9)
