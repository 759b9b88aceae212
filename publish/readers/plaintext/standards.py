"""The first page of standards documents: the header of RFCs, drafts and papers of working groups.

RFC 7322, section 4.1, and the documents that follow it set whose document it is, its number and
what else it states of itself on the left, who wrote it, where they work and the day on the right;
the title stands in the middle below. Pasted or saved, the two columns often stand below each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import date_of, label_value
from publish.readers.plaintext.fields import (
    is_author_field,
    is_contact,
    is_draft_name,
    is_title_field,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.kickers import is_body
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Kind, Piece
from publish.readers.plaintext.tables import is_border
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, starts_with, words

_REACH: Final = 24
"""A header has no more lines: RFC 7322 allows five authors, each with where they work."""

_WIDEST: Final = 76
_WIDEST_TITLE: Final = 90
_MOST_OF_CELL: Final = 9
_MOST_OF_TITLE: Final = 4
_COLUMNS: Final = re.compile(r" {3,}|\t+")
"""What parts the two columns; the space behind a colon may be wider than one."""

_RIGHT: Final = 20
"""A line that only the right column has is set in at least so far."""

_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[ -]?){1,3}(?:[a-z]{1,3}['’ ]){0,2}[^\W\d_a-z][\w'’-]{0,20}"
    r"(?: [^\W\d_a-z][\w'’-]{1,20})?(?:,? \(?(?:Eds?\.?|Editors?|Jr\.?|II|III)\)?)?$"
)
"""`A. B. van Okonjo, Ed.`: initials and surname, as RFC 7322, section 4.1.1, asks for."""

HEADER: Final = "the header of the first page"


class _Cell(msgspec.Struct, frozen=True):
    """What a line has in one of the two columns."""

    line: Line
    text: str
    is_right: bool = False


def find_first_page(lines: Sequence[Line], joiner: Joiner) -> tuple[int, list[Piece]] | None:
    """Where the first page's header ends with the title below it, and a piece for each part.

    Nothing, where the lines at the top make none: one names the series of the document or states
    what only such documents state, others name who wrote it and the day, and a title stands below.
    """
    found = _in_two_columns(lines) or _in_one_column(lines)
    if found is None:
        return None
    cells, end = found
    title = _title_lines(lines, end, centred=any(cell.is_right for cell in cells))
    if not title:
        return None
    names = _names(cells)
    pieces = [_piece(at, cell, names) for at, cell in enumerate(cells)]
    text = joiner.join(title)
    end += len(title)
    rule = lines[end] if end < len(lines) and is_border(lines[end].text) else None
    marks = rule.text if rule else ""  # a line of signs below the title
    end += rule is not None
    run = [*title, rule] if rule else title
    pieces.append(Piece("title", run, text, f"below {HEADER}", 0.95, marks=marks))
    if end < len(lines) and is_draft_name(lines[end].text):
        line = lines[end]
        pieces.append(Piece("paragraph", [line], line.text, "the name of the draft", 0.9))
        end += 1
    return end, pieces


def _in_two_columns(lines: Sequence[Line]) -> tuple[list[_Cell], int] | None:
    """The header with the columns beside each other: a name is the first on the right, a day the
    last, and the left states something. An empty line ends it."""
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
            right.append(_Cell(line, parts[-1], is_right=True))
    else:
        return None
    if len(left) < 2 or len(right) < 2 or not date_of(right[-1].text):
        return None
    stated = any(_is_series(cell.text) or _is_stated(cell.text) for cell in left)
    named = _NAME.match(right[0].text) or is_given(right[0].text)
    return ([*left, *right], end) if stated and named else None


def _in_one_column(lines: Sequence[Line]) -> tuple[list[_Cell], int] | None:
    """The header with the columns below each other: fields and the names of the series, then names
    and where these work, then the day. What nobody knows stands first or behind a name."""
    cells: list[_Cell] = []
    stated = 0
    named = dated = ended = False
    for at, line in enumerate(lines[:_REACH]):
        text = line.text
        if ended and not (_is_stated(text) or is_contact(text)):
            break
        first = text.partition(", ")[0]
        # Full names are known by those above, of which two state what the document is.
        name = _NAME.match(first) or (stated > 1 and is_person(first) and is_given(first))
        wide = columns(text) > _WIDEST and not is_author_field(text)
        if wide or _COLUMNS.search(text) or (text[-1] in ",;." and not name):
            break
        if is_title_field(text):
            return None
        told = _is_stated(text) or _is_series(text)
        if told or _is_field(text):
            stated += told
            credit = byline(text, frozenset())
            named = named or (credit is not None and credit.evidence >= CERTAIN)
            dated = dated or _dates(text)
        elif name:
            named = True
        elif _dates(text):
            dated = ended = True
        elif (
            (at and (dated or not named))
            or len(text.split()) > _MOST_OF_CELL
            or not (at or is_body(text) or any(_is_series(below.text) for below in lines[1:2]))
        ):
            break
        cells.append(_Cell(line, text))
    end = len(cells)
    stated += bool(cells) and is_body(cells[0].text)
    return (cells, end) if stated >= 2 and named and dated and end < len(lines) else None


def _title_lines(lines: Sequence[Line], start: int, *, centred: bool) -> list[Line]:
    """The lines of the title, which begin right below the header. In the middle of the page they go
    on up to an empty line, at the margin where an empty line stands above them too."""
    if start >= len(lines):
        return []
    below = lines[start : start + _MOST_OF_TITLE + 1]
    apart = below[0].gap > 0 or centred
    run = [below[0]]
    run += itertools.takewhile(lambda line: apart and not line.gap, below[1:])
    title = list(itertools.takewhile(_may_be_title, run))
    return title if 0 < len(title) <= _MOST_OF_TITLE else []


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        columns(text) <= _WIDEST_TITLE
        and not ends_sentence(text)
        and not is_border(text)
        and text[0] != "#"
        and not is_draft_name(text)
        and not date_of(text)
        and not _NAME.match(text.partition(", ")[0])
        and plain(text) not in words().section
        and not is_numbered(text)
        and not (term(text) and _is_stated(text))
    )


def _names(cells: Sequence[_Cell]) -> frozenset[str]:
    """The cells that name who wrote: those with initials, or, where none has any as in the first
    decades, those with a given name."""
    free = [cell.text for cell in cells if not _is_field(cell.text) and not _is_series(cell.text)]
    initialled = frozenset(text for text in free if _NAME.match(text.partition(", ")[0]))
    return initialled or frozenset(
        text for text in free if is_given(text.partition(", ")[0]) and not is_body(text)
    )


def _piece(at: int, cell: _Cell, names: frozenset[str]) -> Piece:
    kind, rule = _role(at, cell.text, names)
    return Piece(kind, [cell.line], cell.text, rule, 0.9)


def _role(at: int, text: str, names: frozenset[str]) -> tuple[Kind, str]:
    if text in names:
        return "byline", f"a name in {HEADER}"
    if _is_field(text):
        credit = byline(text, frozenset())
        if credit is not None and credit.evidence >= CERTAIN and credit.authors:
            return "byline", f"a name in {HEADER}"
        dated = any(label_value(text, words().date)) and _dates(text)
        return ("date", f"the day in {HEADER}") if dated else ("paragraph", f"a field in {HEADER}")
    if _dates(text):
        return "date", f"the day in {HEADER}"
    if not at or _is_series(text):
        numbered = any(map(str.isdigit, text))
        return "paragraph" if numbered else "status", f"whose document it is, in {HEADER}"
    return "paragraph", f"where an author works, in {HEADER}"


def _dates(text: str) -> bool:
    """Whether a line states the day of the text, and not until when it stands."""
    label = text.lower().replace(":", " ").split()
    return bool(date_of(text)) and words().deadline.isdisjoint(label)


def _is_field(text: str) -> bool:
    return bool(term(text)) or _is_stated(text) or is_contact(text)


def _is_series(text: str) -> bool:
    """`Request for Comments: 112`, `Internet-Draft`: a document of which series it is."""
    return starts_with(text.lower(), words().series) and len(text.split()) <= _MOST_OF_CELL


def _is_stated(text: str) -> bool:
    """`Category: Informational`: what the documents of a series state of themselves."""
    label, colon, _ = text.lower().partition(":")
    first = label if colon else text.lower()
    numbered = bool(colon) or any(map(str.isdigit, text))  # `Expires 18 March 2026`
    return starts_with(first, words().series_field) and numbered
