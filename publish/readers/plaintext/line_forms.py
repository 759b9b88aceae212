"""Lines whose form says what they are, whatever a model finds likely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from publish.readers.plaintext.label_consistency import HEADINGS
from publish.readers.plaintext.labels import LabelledLine, Role
from publish.readers.plaintext.line_facts import breadth, columns
from publish.readers.plaintext.tables import BOX, is_border

_GRID: Final = re.compile(r"[+|][-=:+| ]*[-=]{3}[-=:+| ]*[+|]?|[-=:]{3,}(?:\s?[+|]\s?[-=:]{3,})+")
_PAGE: Final = re.compile(r"(?:\.\s?){4,}\s*(\d{1,4})$")
"""Points that lead to the number of a page."""

_WRAPPED: Final[frozenset[Role]] = frozenset(
    {"paragraph", "item", "nested", "quotation", "summary", "note", "source"}
)
_MANY: Final = 8
_SELDOM: Final = 0.1
_INEXACT: Final = 0.04
"""Fonts are as broad as we think but for this share."""

_REACH: Final = 8
_CODE: Final = re.compile(r"[{}<>=;$#\\|_@*`/~^]|\w\(|\w[.:]\w|--|\d[:.]\d|^\w+:")
_FEWEST: Final = 3
_HEAD_WORDS: Final = 3
_SURE: Final = 0.97


def settle_forms(lines: Sequence[LabelledLine]) -> None:
    """Gives drawn tables and lists of contents with pages their roles."""
    for start, end in _leaders(lines):
        headed = start and lines[start - 1].role in {*HEADINGS, "left-out"}
        short = headed and len(lines[start - 1].text.split()) <= _HEAD_WORDS
        _settle(lines[start - 1 if short else start : end], "left-out")
    for start, end in _drawn(lines):
        _settle(lines[start:end], "table")
    _settle_code(lines)
    _settle_measure(lines)


def _settle_code(lines: Sequence[LabelledLine]) -> None:
    """Code of a text that has hardly any of the signs of code is prose, a paragraph a line."""
    code = [line for line in lines if line.role == "code"]
    signed = sum(1 for line in code if _CODE.search(line.text))
    if len(code) >= _MANY and signed <= len(code) * _SELDOM:
        for line in code:
            line.role, line.begins = "paragraph", True


def _settle_measure(lines: Sequence[LabelledLine]) -> None:
    """Where nearly all lines that go on leave no room for the next word, one that has room for it
    ends its piece: in columns, or by the breadth of letters in print."""
    joined = [
        at
        for at in range(1, len(lines))
        if not lines[at].begins and not lines[at].gap and lines[at].role in _WRAPPED
    ]
    if len(joined) < _MANY:
        return
    for size, inexact in ((columns, 0.0), (breadth, _INEXACT)):
        roomy = _roomy(lines, joined, size, inexact)
        if len(roomy) <= len(joined) * _SELDOM:
            for at in roomy:
                lines[at].begins = lines[at].begins or lines[at - 1].role == lines[at].role
            return


def _roomy(
    lines: Sequence[LabelledLine],
    joined: Sequence[int],
    size: Callable[[str], float],
    inexact: float,
) -> list[int]:
    """Those of `joined` whose first word has room in the line above. The measure is that of the
    longest line nearby that goes on."""
    sizes = [0.0] * len(lines)
    for at in joined:
        sizes[at - 1] = size(lines[at - 1].raw.rstrip())
    found = []
    for at in joined:
        measure = max(sizes[max(0, at - _REACH) : at + _REACH])
        word = size(f" {lines[at].text.split(None, 1)[0]}")
        if sizes[at - 1] + word <= measure * (1 - inexact):
            found.append(at)
    return found


def _settle(lines: Sequence[LabelledLine], role: Role) -> None:
    for line in lines:
        line.role, line.begins = role, line is lines[0]
        line.probability, line.facts = _SURE, ("its form",)


def _drawn(lines: Sequence[LabelledLine]) -> Iterator[tuple[int, int]]:
    """Runs of lines without a gap of which one is a rule across columns, and the others have cells
    between the same signs."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].gap and _has_cells(lines[at].text):
            continue
        rows = lines[start:at]
        kept = sum(1 for row in rows if row.role in {"code", "fence"})  # printed by a program
        if len(rows) >= _FEWEST and any(_is_grid(row.text) for row in rows) and not kept:
            yield start if _has_cells(rows[0].text) else start + 1, at
        start = at


def _has_cells(text: str) -> bool:
    return "|" in text or any(c in BOX for c in text) or _is_grid(text)


def _is_grid(text: str) -> bool:
    if _GRID.fullmatch(text):
        return True
    return is_border(text) and any(c in BOX for c in text)


def _leaders(lines: Sequence[LabelledLine]) -> Iterator[tuple[int, int]]:
    """Runs of lines that points lead from to the numbers of pages, which grow."""
    pages = [match and int(match[1]) for match in (_PAGE.search(line.text) for line in lines)]
    start = 0
    for at in range(1, len(lines) + 1):
        above, page = pages[at - 1], pages[at] if at < len(lines) else None
        if above is not None and page is not None and above <= page:
            continue
        if at - start >= _FEWEST:
            yield start, at
        start = at
