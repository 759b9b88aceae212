"""What programs read and print: settings, and columns that are no table of the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.lines import Line, verbatim
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.scanning import Found, Scanner
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.tables import is_border, table

_STEP: Final = 3
"""What programs say is set in by so many columns at least."""

_SURE: Final = 2
_FEWEST: Final = 3
_KEY: Final = re.compile(r"[a-z_][\w.-]{0,40}:(?:\s+\S.{0,240})?$", re.ASCII)
_HOLDS_TEXT: Final = re.compile(r":\s+[|>][+-]?$")
"""`script: |`"""

_ROW_COUNT: Final = re.compile(r"\(\d+ [a-z]+\)$")
"""`(3 rows)`"""

_COLUMNS: Final = re.compile(r"\S {3,}\S")


def output(scan: Scanner, index: int) -> Found | None:
    """Columns that are set in, in a text with code: what a program says, kept to the letter.

    Such a text has its tables at the margin, and sets in what stands on a screen.
    """
    lines, shape = scan.lines, scan.shape
    step = lines[index].indent - shape.base
    if step < _STEP or not scan.has_code:
        return None
    if shape.first_indent:
        return _drawn_between_first_lines(scan, index)
    if index and lines[index - 1].indent >= shape.base + _STEP and scan.follows(index):
        return None
    end = index + 1
    while (
        end < len(lines)
        and lines[end].indent >= shape.base + _STEP
        and lines[end].gap <= shape.blank_gap
    ):
        end += 1
    found = list(lines[index:end])
    rows = found[:-1] if _tells_of_rows(found, shape) else found
    drawn = table(rows, 0, shape) is not None
    if not (drawn or _are_columns(rows)) or any(line.ended for line in rows):
        return None
    text = verbatim(found, shape.line_gap)
    return [Piece("code", found, text, "columns set in, as programs print them", 0.8)], end


def _drawn_between_first_lines(scan: Scanner, index: int) -> Found | None:
    """A table that is set in, where first lines are: the rows alone, and how many there are."""
    drawn = table(scan.lines, index, scan.shape)
    if (
        drawn is None
        or scan.weights[index] == _SURE
        or any(line.indent < scan.shape.base + _STEP for line in drawn.lines)
    ):
        return None
    end = index + len(drawn.lines)
    if scan.follows(end) and _ROW_COUNT.match(scan.lines[end].text):
        end += 1
    found = list(scan.lines[index:end])
    text = verbatim(found, scan.shape.line_gap)
    return [Piece("code", found, text, "columns set in, as programs print them", 0.75)], end


def _tells_of_rows(found: Sequence[Line], shape: Shape) -> bool:
    """Whether the last line stands apart, and tells of what is above: `3 timers listed.`"""
    last = found[-1]
    return len(found) > 2 and last.gap > shape.line_gap and last.text[0].isdigit()


def settings(scan: Scanner, index: int) -> Found | None:
    """`port: 8080` below `server:` and the like: three keys in small letters or more, one of them
    above others that are set in or after dashes, at the margin; or entries of which each begins
    with a dash, with another key below its first. Kept to the letter, with the texts that stand
    deeper below a key that ends with a bar."""
    lines = scan.lines
    set_in = lines[index].indent >= scan.shape.base + _STEP
    begins = not set_in and _KEY.match(lines[index].text) is not None
    if begins and index < scan.keyless and lines[index].indent == lines[index - 1].indent:
        return None
    if not (begins or _begins_entry(scan, index)) or scan.runs_into(index):
        return None
    end, holder = index + 1, -1
    while end < len(lines) and lines[end].indent >= lines[index].indent:
        line = lines[end]
        if 0 <= holder < line.indent and line.gap <= scan.shape.blank_gap:
            end += 1
            continue
        if (
            not scan.follows(end)
            or line.ended
            or not (line.text[:2] == "- " or _KEY.match(line.text))
        ):
            break
        holder = line.indent if _HOLDS_TEXT.search(line.text) else -1
        end += 1
    found = list(lines[index:end])
    keys = sum(1 for line in found if _KEY.match(line.text.removeprefix("- ")))
    holds = any(
        above.text[-1] == ":" and (below.indent > above.indent or below.text[:2] == "- ")
        for above, below in itertools.pairwise(found)
    )
    first = sum(1 for line in found if line.indent == found[0].indent and line.text[0] != "-")
    holds = holds or found[0].text[0] == "-"
    if not holds:
        scan.keyless = end
    if keys < _FEWEST or not holds or (first < _FEWEST - 1 and found[1].text[0] == "-"):
        return None
    text = verbatim(found, scan.shape.line_gap)
    return [Piece("code", found, text, "keys and values, as settings have them", 0.8)], end


def _begins_entry(scan: Scanner, index: int) -> bool:
    """`- name: gate` with `id: north` below the first letter of the name."""
    line = scan.lines[index]
    if line.text[:2] != "- " or not _KEY.match(line.text[2:]) or not scan.follows(index + 1):
        return False
    below = scan.lines[index + 1]
    return below.indent == line.indent + 2 and _KEY.match(below.text) is not None


def _are_columns(found: Sequence[Line]) -> bool:
    """Whether two lines or more all have wide spaces within."""
    rows = [line for line in found if not is_border(line.text)]
    return len(rows) > 1 and all(_COLUMNS.search(line.text) for line in rows)
