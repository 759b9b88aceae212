"""Lines of a table → rows of cells, parted by pipes, box characters, tabs, or spaces alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.document import Alignment

BOX: Final = frozenset("─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╯╰╞╡╪┆┊╎")
_VERTICAL: Final = "│┃║|┆┊╎"
_BORDER: Final = BOX | frozenset("-=+|:_~ \t")
_WIDE_GAP: Final = re.compile(r" {2,}|\t+")
_FIGURE_END: Final = frozenset("%€$£)")
_MOST_OF_UNIT: Final = 3
_RULE: Final = re.compile(r"([-=~_*#^+.─═—])(?: ?\1)+")
_SHORTEST: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")


class Rows(msgspec.Struct, frozen=True):
    """Rows with the same number of cells, of which the first `head` are its heading."""

    cells: list[list[str]]
    head: int


def rows_of(lines: Sequence[str]) -> Rows | None:
    """The rows that lines with their spaces are; `None` where nothing parts cells in them."""
    borders = [at for at, line in enumerate(lines) if is_border(line.strip())]
    told = [line for at, line in enumerate(lines) if at not in borders]
    if not told:
        return None
    if all(any(c in _VERTICAL for c in line) for line in told):
        cells = [_between(line) for line in told]
    elif any("\t" in line.strip() for line in told):
        cells = _tabbed(told)
    else:
        cells = _aligned(told)
    width = max(map(len, cells))
    if width == 1:
        return None
    squared = [[*row, *([""] * (width - len(row)))] for row in cells]
    return Rows(squared, _ruled_head(borders, len(lines)) or _head(squared))


def is_border(text: str) -> bool:
    """Whether a line only draws."""
    return len(text) >= _SHORTEST and _BORDER.issuperset(text)


def is_rule(text: str) -> bool:
    """Whether a line underlines a title or heading."""
    return _RULE.fullmatch(text) is not None


def alignment(cells: Sequence[str]) -> Alignment:
    """Columns of figures are set at the end."""
    told = [cell for cell in cells if cell]
    figures = all(
        (cell[-1].isdigit() or cell[-1] in _FIGURE_END)
        and sum(map(str.isalpha, cell)) <= _MOST_OF_UNIT
        for cell in told
    )
    return "end" if told and figures else "default"


def _between(line: str) -> list[str]:
    text = line.strip()
    sign = next(c for c in text if c in _VERTICAL)
    return [cell.strip() for cell in text.removeprefix(sign).removesuffix(sign).split(sign)]


def _tabbed(lines: Sequence[str]) -> list[list[str]]:
    """Each tab parts two cells where so the rows are alike; else several tabs do, as people set
    columns with them. Columns without a word are none."""
    single = [[cell.strip() for cell in line.split("\t")] for line in lines]
    several = [[cell.strip() for cell in re.split("\t+", line.strip())] for line in lines]
    alike = len(set(map(len, single))) == 1 or len(set(map(len, several))) > 1
    rows = single if alike else several
    columns = [column for column in itertools.zip_longest(*rows, fillvalue="") if any(column)]
    return [list(row) for row in zip(*columns, strict=True)]


def _aligned(lines: Sequence[str]) -> list[list[str]]:
    """Cells that stand under each other, where two spaces or more run down through all lines; else
    those that two spaces part in each."""
    expanded = [line.expandtabs() for line in lines]
    length = max(map(len, expanded))
    held = [any(at < len(line) and line[at] != " " for line in expanded) for at in range(length)]
    edges, blank = [0], 0
    seen = False
    for at, is_held in enumerate(held):
        if is_held and seen and blank > 1:
            edges.append(at)
        seen = seen or is_held
        blank = 0 if is_held else blank + 1
    if len(edges) == 1:
        return [_WIDE_GAP.split(line.strip()) for line in expanded]
    bounds = list(itertools.pairwise([*edges, length]))
    return [[line[start:end].strip() for start, end in bounds] for line in expanded]


def _ruled_head(borders: Sequence[int], count: int) -> int:
    """How many rows stand above the one rule within a table, or above the first where each row is
    ruled off."""
    inner = [at for at in borders if 0 < at < count - 1]
    if not inner:
        return 0
    above = sum(1 for at in range(inner[0]) if at not in borders)
    below = count - inner[0] - sum(1 for at in borders if at >= inner[0])
    return above if below and (len(inner) == 1 or above == 1) else 0


def _head(rows: Sequence[Sequence[str]]) -> int:
    """One heading row, when a column has figures below it and none in it, or a year in it and none
    below."""
    if len(rows) == 1:
        return 0
    for first, *below in zip(*rows, strict=True):
        if not first or not all(map(_is_figure, below)):
            continue
        year = _YEAR.match(first) and not any(map(_YEAR.match, below))
        if not _is_figure(first) or (year and not _is_figure(rows[0][0])):
            return 1
    return 0


def _is_figure(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and 2 * sum(map(str.isalpha, cell)) <= len(cell)
