"""Items of lists, with the lines that they wrap onto, and several on one line."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import starts_upper
from publish.readers.plaintext.code import is_typed
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.marks import Mark
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.prose import is_heading_between
from publish.readers.plaintext.scanning import Found, Scanner, item_content
from publish.readers.plaintext.signs import opens_other

_PARAGRAPH: Final = 12
"""The rest of an item is no longer than so many lines."""

_NEARLY: Final = 0.8
"""How full a line is at least that somebody ended by hand for want of room."""


def items(scan: Scanner, index: int) -> Found | None:
    """A list item with the lines it wraps onto, or the several items that stand on one line."""
    line = scan.lines[index]
    divided = marks.inline_items(line.text) if "  " not in line.text[:1] else []
    mark = None if divided and divided[0] else scan.item_mark(index)
    if mark is None and not divided:
        return None
    end = index + 1
    while end < len(scan.lines) and _continues_item(scan, index, end, mark):
        if divided and not scan.shape.separated and starts_upper(scan.lines[end].text):
            break  # several items that fill a line by chance
        end += 1
    lines = list(scan.lines[index:end])
    text = scan.joiner.join(lines)
    divided_whole = marks.inline_items(text)
    if divided_whole:
        return _divided(divided_whole, lines), end
    if divided:
        return _divided(divided, [line]), index + 1
    if mark is None:
        return None
    body = marks.without(text, mark)
    if not body:
        return None
    return [Piece("item", lines, body, f"begins with {mark.text}", 0.95, mark.text, mark=mark)], end


def _divided(parts: list[str], lines: list[Line]) -> list[Piece]:
    head, *items = parts
    pieces = []
    if head:
        pieces.append(Piece("paragraph", lines, head, "text before items on one line", 0.8))
    for item in items:
        mark = marks.bullet(item + " ") or marks.number(item + " ")
        text = marks.without(item, mark) if mark else item
        if not text:
            mark, text = None, item  # a mark alone is text
        pieces.append(
            Piece(
                "item",
                lines,
                text,
                "several items on one line",
                0.9,
                mark.text if mark else "",
                mark=mark,
            )
        )
    return pieces


def _continues_item(scan: Scanner, start: int, index: int, mark: Mark | None) -> bool:
    item, before, here = scan.lines[start], scan.lines[index - 1], scan.lines[index]
    if not (here.seam or scan.follows(index)):
        return False
    if not scan.plain[index] and (scan.item_mark(index) or opens_other(scan, index)):
        return False
    if here.seam:
        content = here.indent == item_content(item, mark) and here.indent > scan.shape.base
        return content and not before.ended
    if scan.is_first_line(start) and here.indent == scan.shape.base:
        # a paragraph whose first line is set in, and begins with a number
        return scan.shape.forced(before, here) and not is_heading_between(scan, start, index)
    hanging = here.indent >= item.indent + 2
    if mark is not None and mark.family in scan.hanging and not hanging:
        # the others go on below their words; paragraphs of a text are numbered, too
        inside = mark.numbering is not None and scan.shape.forced(before, here)
        if not inside or before.ended or not here.small:
            return False
    if scan.weights[index] == 2 and not _runs_into(scan, before, here, hanging=hanging):
        return False
    if not scan.shape.wrapped:
        return hanging and here.small
    aligned = here.indent == item_content(item, mark)
    if hanging and not aligned and before.ended and is_typed(here.text):
        return False
    if hanging and not aligned and scan.is_first_line(index):
        return False
    nearly = before.end > _NEARLY * scan.shape.width
    full = here.small or (nearly and scan.shape.separated)
    runs_on = full and not before.ended
    if hanging:
        return scan.shape.forced(before, here) or here.small or runs_on
    if index - start > 1 and before.indent >= item.indent + 2:
        return False
    if marks.nested_number(here.text) and before.ended:
        return False  # the next clause
    return (
        (scan.shape.forced(before, here) or runs_on)
        and here.indent == item.indent
        and not is_heading_between(scan, start, index)
        and (
            not before.ended
            or not starts_upper(here.text)
            or scan.shape.separated
            or _counts_on_below(scan, start, index, mark)
        )
    )


def _runs_into(scan: Scanner, before: Line, here: Line, *, hanging: bool) -> bool:
    """Whether what reads as code is the rest of a sentence: the line above had no room for it."""
    if not (scan.shape.wrapped and scan.shape.forced(before, here)):
        return False
    return not hanging or not (before.ended or before.text[-1] in ":：")


def _counts_on_below(scan: Scanner, start: int, index: int, mark: Mark | None) -> bool:
    """Whether the next number of the count follows below: no paragraph stands between two items."""
    if mark is None or mark.numbering is None:
        return False
    headed = False
    for at in range(index + 1, min(index + _PARAGRAPH, len(scan.lines))):
        if not scan.follows(at):
            return False
        for other in marks.alternatives(scan.lines[at].text):
            if other.family == mark.family and scan.lines[at].indent == scan.lines[start].indent:
                return other.value == mark.value + 1
        if not scan.shape.forced(scan.lines[at - 1], scan.lines[at]):
            if headed or scan.lines[at].ended:
                return False
            headed = True
    return False
