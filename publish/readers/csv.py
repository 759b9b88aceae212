"""Tables of values between commas, semicolons or tabs, as pandoc reads them whole.

pandoc knows commas alone, leaves out in silence what is in a row beyond the cells of the first, and
refuses empty lines. Spreadsheets write what they like: Excel has semicolons between cells wherever
a comma stands in numbers. Rows are read here, and given to pandoc alike in width and quoted.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.errors import SourceError
from publish.patterns import pattern

_NAMES: Final = {"\t": "tabs", ";": "semicolons", ",": "commas"}
"""Delimiters. Of those that part all rows alike the first counts: commas that stand beside it in
each row are in numbers or in words."""
_STATED: Final = pattern(r"sep=([\t;,])\r?\n", re.IGNORECASE)
"""The first line by which Excel knows the delimiter of a file."""
_END: Final = "."
"""A row below all others, which is none when a quote above it is open."""
_LOOKED_AT: Final = 1000
"""Rows that tell the delimiter."""
MOST_CELLS: Final = 1_000_000
"""Cells of a table, those that are filled up counted; pandoc has memory for no more."""

_Row = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""


class _Quoted(csv.excel):
    """As spreadsheets write it, and people, who put a space behind a comma."""

    skipinitialspace = True


class _Bare(csv.excel):
    """A quote is a character like others."""

    quoting = csv.QUOTE_NONE


def as_comma_separated(text: str, name: str, log: Log, *, tabs: bool) -> bytes:
    """The rows of `text` with commas between their cells, each cell in quotes and each row filled
    up to the longest. With `tabs` cells stand between tabs and a quote is a character like others.

    Raises `SourceError` with `name` for a quote that nobody closes, or too many cells.
    """
    stated = None if tabs else _STATED.match(text)
    delimiter = "\t" if tabs else stated[1] if stated else _delimiter(text)
    if delimiter != ("\t" if tabs else ","):
        log.info("cells-parted", f"cells stand between {_NAMES[delimiter]}")
    rows = _rows(text, delimiter, name, quoted=not tabs)[1 if stated else 0 :]
    width = max((len(cells) for _, cells in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise SourceError(
            f"{name}: a table of {len(rows)} rows and {width} columns", hint="split the table"
        )
    _tell_headless(rows, log)
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([*cells, *[""] * (width - len(cells))] for _, cells in rows)
    return made.getvalue().encode()


def _rows(text: str, delimiter: str, name: str, *, quoted: bool) -> list[_Row]:
    """The rows; lines with nothing on them are none."""
    dialect = _Quoted if quoted else _Bare
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), dialect, delimiter=delimiter)
    rows: list[_Row] = []
    first = 1
    try:
        for cells in reader:
            rows.append((first, cells))
            first = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(f"{name}:{first}: {error}", hint="is a quote open?") from error
    last, end = rows.pop()
    if end != [_END]:
        raise SourceError(f"{name}:{last}: a quote is open", hint='close it with another "')
    return [(line, cells) for line, cells in rows if not _is_empty(cells)]


def _is_empty(cells: list[str]) -> bool:
    return len(cells) < 2 and not "".join(cells).strip()


def _delimiter(text: str) -> str:
    """What stands between the cells of most rows in equal number; a comma when nothing does."""
    shares = {delimiter: _share(text, delimiter) for delimiter in _NAMES}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] else ","


def _share(text: str, delimiter: str) -> float:
    """The share of rows that `delimiter` parts into as many cells as it does most rows."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), _Quoted, delimiter=delimiter)
        looked_at = islice(rows, _LOOKED_AT)
        widths = Counter(len(cells) for cells in looked_at if not _is_empty(cells))
    except csv.Error:  # by another delimiter it may be no table at all
        return 0
    ((usual, often),) = widths.most_common(1) or [(0, 0)]
    return often / widths.total() if usual > 1 else 0


def _tell_headless(rows: list[_Row], log: Log) -> None:
    """Tells `log` of the first row that is longer than the one of heads."""
    head = len(rows[0][1]) if rows else 0
    longer = next(((line, len(cells)) for line, cells in rows if len(cells) > head), None)
    if longer is not None:
        line, width = longer
        log.warning(
            "columns-headless",
            f"a row of {width} cells, and {head} in the first: columns beyond have no head",
            origin=Origin(line, line),
            hint="name them in the first row, or put a cell in quotes that holds the delimiter",
        )
