"""Tables drawn with pipes, box characters, tabs, or spaces alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.lines import Line, verbatim, without_marked_words
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.shape import Shape

_BOX_VERTICAL: Final = "│┃║|┆┊╎"
_BORDER: Final = frozenset("-=+|:_~ \t─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╯╰╞╡╪┆┊╎")
_BOX: Final = frozenset("│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╯╰╞╡╪")
_WIDE_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE_CELL: Final = re.compile(r"\S+(?: \S+)*")
_FEWEST_CELLS: Final = 3
"""Two lines of two cells may be who signs, with their posts below."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_LONGEST: Final = 400
"""No line of a table is longer."""


def table(lines: Sequence[Line], start: int, shape: Shape) -> Piece | None:
    """The table that begins on line `start`: two rows at least (three when only spaces part it).

    Looks at most three lines ahead before it is sure, so a text full of near misses stays linear.
    """
    line = lines[start]
    if line.width > _LONGEST or start + 1 >= len(lines):
        return None
    if line.prose and "  " not in line.text:
        return None  # most lines: nothing parts cells
    if not line.text.isascii() and any(c in _BOX for c in line.text):
        return _ruled(lines, start, shape, "box characters")
    if without_marked_words(line.text).count("|") >= 2 or (
        is_border(line.text) and "+" in line.text
    ):
        return _ruled(lines, start, shape, "pipes")
    if "|" in line.text and is_border(lines[start + 1].text):
        below = lines[start + 1].text
        if "|" in below or "+" in below:
            return _ruled(lines, start, shape, "pipes")
    if "\t" in line.text:
        return _tabbed(lines, start, shape)
    if "  " in line.text:
        return _aligned(lines, start, shape)
    return None


def is_border(text: str) -> bool:
    """A line that only draws."""
    return len(text) >= 3 and _BORDER.issuperset(text)


def _follows(line: Line, shape: Shape) -> bool:
    return (line.gap <= shape.line_gap or line.seam) and line.width <= _LONGEST


def _ruled(lines: Sequence[Line], start: int, shape: Shape, how: str) -> Piece | None:
    end = start + 1
    while end < len(lines) and _follows(lines[end], shape) and _is_ruled(lines[end].text):
        end += 1
    found = list(lines[start:end])
    rows = [_cells(line.text) for line in found if not is_border(line.text)]
    boxes = [line.text.count("+") - 1 for line in found if line.text.startswith("+-")]
    alone = len(rows) == 1 and len(boxes) > 1 and max(boxes) > 0
    if (len(rows) < 2 and not alone) or max(map(len, rows), default=0) < 2:
        return None
    borders = [i for i, line in enumerate(found) if is_border(line.text)]
    parted = [without_marked_words(line.text) for line in found]
    framed = any(text.startswith("|") for text in parted)
    alike = len(set(map(len, rows))) == 1 and all("|" in text for text in parted)
    if how == "pipes" and not (borders or framed or alike):
        return None  # `|` for `I`, as scans of print have it, or around words
    if alone or (boxes and {*boxes} != {len(row) for row in rows}):
        return Piece(
            "code", found, verbatim(found, shape.line_gap), "a drawing of boxes, no table", 0.8
        )
    head = 0
    inner = [i for i in borders if 0 < i < len(found) - 1]
    if inner:
        above = sum(1 for i in range(inner[0]) if i not in borders)
        below = sum(1 for i in range(inner[0], len(found)) if i not in borders)
        one_rule = len(inner) == 1 or inner[0] == (2 if borders[0] == 0 else 1)
        head = above if above and below and one_rule else 0
    return _piece(found, rows, min(head, 3), f"table drawn with {how}")


def _is_ruled(text: str) -> bool:
    return any(c in _BOX_VERTICAL for c in text) or is_border(text)


def _cells(text: str) -> list[str]:
    vertical = next((c for c in text if c in _BOX_VERTICAL), "|")
    inner = text.strip()
    if inner.startswith(vertical):
        inner = inner[1:]
    if inner.endswith(vertical):
        inner = inner[:-1]
    return [cell.strip() for cell in inner.split(vertical)]


def _tabbed(lines: Sequence[Line], start: int, shape: Shape) -> Piece | None:
    """Rows whose cells tabs part: each tab two of them, as spreadsheets copy, where so the rows are
    alike; else several as one, as people set columns; else the last cells of rows are missing."""
    second = next(_following(lines, start, shape), None)
    if second is None or (_is_item(lines[start]) and _is_item(second)):
        return None
    rows = _cells_of_tabs(lines, start, shape)
    runs = _cells_of_runs(lines, start, shape)
    rows = (
        runs if len(runs) > len(rows) else max(rows, _cells_of_ends(lines, start, shape), key=len)
    )
    if len(rows) < 2:
        return None
    columns = [column for column in itertools.zip_longest(*rows, fillvalue="") if any(column)]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return _piece(
        list(lines[start : start + len(rows)]), rows, _head(rows), "table drawn with tabs"
    )


def _cells_of_tabs(lines: Sequence[Line], start: int, shape: Shape) -> list[list[str]]:
    """The rows with as many tabs as the first; one that only a tab sets in is none."""
    first = _tab_cells(lines[start])
    rows = [first]
    for line in _following(lines, start, shape):
        cells = _tab_cells(line)
        if len(cells) != len(first) or (len(cells) == 2 and not cells[0]):
            break
        rows.append(cells)
    return rows


def _cells_of_runs(lines: Sequence[Line], start: int, shape: Shape) -> list[list[str]]:
    """The rows with as many runs of tabs as the first."""
    first = _run_cells(lines[start])
    rows = [first]
    for line in _following(lines, start, shape):
        cells = _run_cells(line)
        if len(cells) != len(first):
            break
        rows.append(cells)
    return rows


def _cells_of_ends(lines: Sequence[Line], start: int, shape: Shape) -> list[list[str]]:
    """The rows with no more tabs than the first, half of them with as many: an editor has taken the
    tabs at the ends of lines."""
    first = _tab_cells(lines[start])
    rows = [first]
    if len(first) <= 2:
        return rows  # none of its rows has a last cell to miss
    full = 1
    for line in _following(lines, start, shape):
        cells = _tab_cells(line)
        full += len(cells) == len(first)
        if not 2 <= len(cells) <= len(first) or full < (len(rows) + 1) / 2:
            break
        rows.append(cells)
    return rows


def _following(lines: Sequence[Line], start: int, shape: Shape) -> Iterator[Line]:
    """The lines below the one at `start`, up to where a table would end at the latest."""
    below = (lines[index] for index in range(start + 1, len(lines)))
    return itertools.takewhile(lambda line: _follows(line, shape), below)


def _tab_cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.raw.split("\t")]


def _run_cells(line: Line) -> list[str]:
    return [cell.strip() for cell in re.split("\t+", line.text)]


def _is_item(line: Line) -> bool:
    """Whether it is an item of a list with a tab after its mark, as Word pastes it."""
    mark, *rest = _run_cells(line)
    return len(rest) == 1 and marks.marks_only(mark)


def _aligned(lines: Sequence[Line], start: int, shape: Shape) -> Piece | None:
    """Rows whose cells stand under each other: columns of spaces run through all of them."""
    occupied = 0
    end = start
    border = -1
    while end < len(lines) and (end == start or _follows(lines[end], shape)):
        line = lines[end]
        if is_border(line.text) and end > start:
            border = end if border < 0 else border
            if not _gutters(_mask(line)):
                end += 1  # one rule below all columns
                continue
        elif not _has_cells(line.text):
            break
        mask = _mask(line)
        if not _gutters(occupied | mask):
            break
        occupied |= mask
        end += 1
    found = list(lines[start:end])
    rows_found = [line for line in found if not is_border(line.text)]
    if len(rows_found) < (2 if border > 0 or _are_head_and_row(rows_found) else 3):
        return None
    edges = _gutters(occupied)
    rows = [_cut(line, edges) for line in rows_found]
    if sum(1 for row in rows if sum(map(bool, row)) > 1) < len(rows) * 0.7:
        return None
    head = border - start if border > 0 else _head(rows) or int(len(rows) == 2)
    return _piece(found, rows, min(head, 3), "table drawn with spaces")


def _are_head_and_row(rows: Sequence[Line]) -> bool:
    """Whether two lines have three cells or more, all of which begin or end below each other, as
    those of two lines of prose with wide spaces do not."""
    if len(rows) != 2:
        return False
    first, second = (
        [match.span() for match in _WIDE_CELL.finditer(_expanded(line))] for line in rows
    )
    return _FEWEST_CELLS <= len(first) == len(second) and all(
        a == c or b == d for (a, b), (c, d) in zip(first, second, strict=True)
    )


def _has_cells(text: str) -> bool:
    """Whether a wide space stands in the line that is not the one after a sentence or a bullet."""
    bullet = marks.bullet(text)
    return any(
        match.end() - match.start() > 2 or text[match.start() - 1] not in ".!?:"
        for match in _WIDE_GAP.finditer(text, len(bullet.text) + 1 if bullet else 0)
    )


def _expanded(line: Line) -> str:
    return " " * line.indent + line.text


def _mask(line: Line) -> int:
    """A bit for each column that holds a character; single spaces between words count as held."""
    mask = 0
    text = _expanded(line)
    for column, c in enumerate(text):
        held = c != " " or (
            0 < column < len(text) - 1 and text[column - 1] != " " and text[column + 1] != " "
        )
        if held:
            mask |= 1 << column
    return mask


def _gutters(occupied: int) -> list[int]:
    """The columns at which a cell begins after two empty ones or more."""
    text = bin(occupied)[:1:-1]
    body = text.find("1")
    return [match.end() for match in re.finditer("00+", text) if match.start() > body]


def _cut(line: Line, edges: Sequence[int]) -> list[str]:
    text = _expanded(line)
    bounds = [0, *edges, max(len(text), *edges) + 1]
    return [text[a:b].strip() for a, b in itertools.pairwise(bounds)]


def _head(rows: Sequence[Sequence[str]]) -> int:
    """One heading row, when below it a column holds figures and in the first row it does not, or
    holds a year there and none below."""
    labelled = not _is_figure(rows[0][0])
    for column in range(len(rows[0])):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        if len(cells) < len(rows) or not all(map(_is_figure, cells[1:])):
            continue
        first, *below = cells
        dated = labelled and _YEAR.match(first) and not any(map(_YEAR.match, below))
        if dated or not _is_figure(first):
            return 1
    return 0


def _is_figure(cell: str) -> bool:
    return any(c.isdigit() for c in cell) and sum(c.isalpha() for c in cell) <= len(cell) / 2


def _piece(lines: list[Line], rows: list[list[str]], head: int, rule: str) -> Piece:
    width = max(map(len, rows))
    squared = [[*row, *([""] * (width - len(row)))] for row in rows]
    kept = "".join("".join(cell.split()) for row in rows for cell in row)
    drawn = "".join("".join(line.text.split()) for line in lines)
    return Piece(
        "table",
        lines,
        " ".join(cell for row in rows for cell in row if cell),
        rule,
        0.9,
        marks=_difference(drawn, kept),
        rows=squared,
        head=head,
    )


def _difference(drawn: str, kept: str) -> str:
    """The characters of `drawn` that `kept`, a subsequence of it, does not have."""
    rest = []
    position = 0
    for c in drawn:
        if position < len(kept) and c == kept[position]:
            position += 1
        else:
            rest.append(c)
    return "".join(rest)
