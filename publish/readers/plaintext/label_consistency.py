"""Labels that do not go together with others of the text, settled before anything is built."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from publish.readers.plaintext.labels import Role
from publish.readers.plaintext.marks import mark_of
from publish.readers.plaintext.pieces import Piece, commonest, indent
from publish.readers.plaintext.tables import is_rule
from publish.readers.vocabulary import names_sources

HEADINGS: Final[frozenset[Role]] = frozenset({"heading", "subheading"})
ITEMS: Final[frozenset[Role]] = frozenset({"item", "nested"})
_TEXT: Final[frozenset[Role]] = ITEMS | {"paragraph", "code", "fence", "table", "term"}
_AT_HEAD: Final[frozenset[Role]] = frozenset({"subtitle", "summary", "header", "status"})
_SOURCES: Final[frozenset[Role]] = frozenset({"source", "sources-title"})
_SHORT: Final = _AT_HEAD - {"summary"} | {"title", "byline", "date", "sources-title"} | HEADINGS
_LONGEST: Final = 1000
"""No field of the front, and no heading, is so long."""

_SET_IN: Final = 3
_SPOKEN: Final = 60
"""Shorter lines that are set in may be centred, or sign a letter."""

_ONCE: Final[frozenset[Role]] = frozenset({"byline", "date"})
"""Below the text these are only where none stands above it."""

_MOST: Final = 20
"""No head of a letter or standard has so many fields."""

_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_NAMED: Final[frozenset[Role]] = HEADINGS | {"sources-title"}
_IN_A_ROW: Final = 4
_FEW: Final = 2
_BELOW: Final = 3
"""So many pieces of text, as fields and captions, may stand within the front."""


def settle_front(pieces: Sequence[Piece]) -> None:
    """One title and one subtitle: a second title heads a section, a second subtitle is text. Below
    the first pieces of text no line is of the front, but the title, or the only date or byline.
    What is too long for a field is text."""
    seen: set[Role] = set()
    texts = heads = 0
    for piece in pieces:
        texts += piece.role in _TEXT
        stated = piece.first.stated
        too_long = piece.role in _SHORT and sum(map(len, piece.texts)) > _LONGEST
        heads += piece.role in _AT_HEAD
        too_deep = piece.role in _AT_HEAD and (texts >= _BELOW or heads > _MOST)
        again = piece.role in _ONCE and piece.role in seen and texts >= _BELOW
        if all(map(is_rule, piece.texts)) and piece.role in HEADINGS | {"title"}:
            piece.role = "break"
        elif (too_long or too_deep or again) and not stated:
            piece.role = "paragraph"
        elif piece.role in seen - _ONCE:
            piece.role = "heading" if piece.role == "title" else "paragraph"
        elif piece.role in {"title", "subtitle"} | _ONCE:
            seen.add(piece.role)


def settle_quotations(pieces: Sequence[Piece]) -> None:
    """Paragraphs that are set in as a whole, where others are not, are quotations."""
    prose = [piece for piece in pieces if piece.role == "paragraph" and not piece.first.stated]
    first = commonest([piece.indent for piece in prose])
    rest = commonest([indent(line.raw) for piece in prose for line in piece.lines[1:]])
    for piece in prose:
        least = min((indent(line.raw) for line in piece.lines[1:]), default=piece.indent)
        usual = min(first, rest) if len(piece.lines) > 1 else first
        if min(least, piece.indent) >= usual + _SET_IN and sum(map(len, piece.texts)) >= _SPOKEN:
            piece.role = "quotation"


def settle_headings(pieces: Sequence[Piece]) -> None:
    """Many headings in a row head nothing: they are lines of a list, a menu, a table of scores.
    What has no letter heads a section if it is a year; where headings are underlined, all are."""
    for piece in pieces:
        wordless = not any(map(str.isalpha, "".join(piece.texts)))
        if piece.role in HEADINGS and wordless and not piece.first.stated:
            piece.role = piece.role if _YEAR.search(piece.first.text) else "paragraph"
    heads = [piece for piece in pieces if piece.role in HEADINGS and not piece.first.stated]
    ruled = [piece for piece in heads if any(map(is_rule, piece.texts))]
    if len(ruled) >= _FEW and 2 * len(ruled) >= len(heads):
        for piece in heads:
            piece.role = piece.role if piece in ruled else "paragraph"
    run: list[Piece] = []
    for below in (*pieces, None):
        if below is not None and below.role in HEADINGS:
            run.append(below)
            continue
        if below is not None and below.role == "left-out":
            continue
        if len(run) >= _IN_A_ROW:
            for heading in run[: None if below is None else -1]:
                heading.role = heading.role if heading.first.stated else "paragraph"
        run = []


def settle_numbers(pieces: Sequence[Piece]) -> None:
    """Marks that count on, at one indent, are items or paragraphs together, as most of them are."""
    runs: dict[tuple[str, int], list[Piece]] = {}
    values: dict[tuple[str, int], int] = {}
    for piece in (*pieces, None):
        if piece is None or piece.role in HEADINGS:
            for run in runs.values():
                _settle_run(run)
            runs, values = {}, {}
            continue
        mark = mark_of(piece.first.text) if piece.role in ITEMS | {"paragraph"} else None
        if mark is None or mark.numbering is None:
            continue
        key = mark.family, piece.indent
        if mark.value != values.get(key, 0) + 1:
            _settle_run(runs.pop(key, []))
        runs.setdefault(key, []).append(piece)
        values[key] = mark.value


def _settle_run(run: Sequence[Piece]) -> None:
    items = [piece.role for piece in run if piece.role in ITEMS]
    role = max(items, key=items.count) if 2 * len(items) >= len(run) > 0 else "paragraph"
    for piece in run:
        if not piece.first.stated:
            piece.role = role


def settle_sources(pieces: Sequence[Piece]) -> None:
    """Of several lists of sources the longest is data, the last of these; others are sections with
    a list, and so is one without a heading above text."""
    named = False
    for piece in pieces:
        if piece.role in _NAMED and names_sources(" ".join(piece.texts)):
            piece.role, named = "sources-title", not piece.first.stated
        elif named and piece.role in ITEMS:
            piece.role = "source"
        else:
            named = named and piece.role in {"source", "left-out"}
    groups: list[list[Piece]] = []
    above: Role | None = None
    for piece in pieces:
        if piece.role == "sources-title" or (piece.role == "source" and above not in _SOURCES):
            groups.append([piece])
        elif piece.role == "source":
            groups[-1].append(piece)
        above = above if piece.role == "left-out" else piece.role
    last = max((at for at, piece in enumerate(pieces) if piece.role in _TEXT), default=-1)
    body = {id(piece) for piece in pieces[: max(0, last)]}
    told = [
        group
        for group in groups
        if group[-1].role == "source"
        and (group[0].role == "sources-title" or id(group[0]) not in body)
    ]
    chosen = max(reversed(told), key=len, default=[])
    for group in groups:
        if group is not chosen:
            for piece in group:
                piece.role = "heading" if piece.role == "sources-title" else "item"


def headings_of_notes(pieces: Sequence[Piece], notes: Mapping[str, Piece]) -> list[Piece]:
    """The headings that have nothing below them but `notes`, which stand at their marks."""
    placed = {id(piece) for piece in notes.values()}
    found: list[Piece] = []
    head: Piece | None = None
    below: list[int] = []
    for piece in (*pieces, None):
        if piece is not None and piece.role in {"note", "left-out"}:
            below += [id(piece)] if piece.role == "note" else []
            continue
        if head is not None and below and placed.issuperset(below):
            found.append(head)
        head = piece if piece is not None and piece.role in HEADINGS else None
        below = []
    return found
