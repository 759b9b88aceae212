"""Tables as HTML."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Final, Literal
from xml.etree.ElementTree import Element

from publish.document import Blocks, Cell, Image, Row, Table
from publish.style.measure.columns import parts_of, words_of
from publish.walk import iterate, plain_text
from publish.web.elements import Node, element
from publish.web.target import Medium
from publish.web.text_nodes import replace_texts

ONCE: Final = "once"
"""Class of a head that does not stand on each page of its table."""
BREAKING: Final = "breaking"
"""Class of what is broken anywhere in a table too wide for its page."""
HEAD: Final = "empty-head"
"""Class of a cell that looks like a head and says nothing."""
_Write = Callable[[Blocks], list[Node]]


def table_element(table: Table, caption: list[Node], write: _Write, medium: Medium) -> Element:
    """A table with its parts; `write` writes the blocks of a cell.

    Header cells say what they head (`scope`): in the head their column, elsewhere their row; a
    header that spans columns heads the group of them.
    """
    made = element("table", id=table.id)
    if caption:
        made.append(element("caption", caption))
    fits = medium.tables
    if fits and (widths := fits.widths_of(table)):
        made.append(element("colgroup", [_column(width.css()) for width in widths]))
    elif any(column.width is not None for column in table.columns):
        shares = ("" if c.width is None else f"{c.width * 100:.4g}%" for c in table.columns)
        made.append(element("colgroup", [_column(share) for share in shares]))
    for tag, rows in (("thead", table.head), ("tbody", table.body), ("tfoot", table.foot)):
        if rows:
            parted = fits.tall.rows if fits else frozenset()
            rows_of = _rows(table, rows, write, parted, in_head=tag == "thead")
            once = fits is not None and tag == "thead" and id(table) in fits.tall.heads
            made.append(element(tag, rows_of, class_=ONCE if once else ""))
    return made


def let_break(table: Element, words: Collection[str]) -> None:
    """Has `words` in the cells of a table break anywhere: each alone, for in a cell that breaks
    anywhere WeasyPrint measures what is left of it for each of its letters. Where marks part such a
    word, its cell does."""
    for cell in (*table.iter("td"), *table.iter("th")):
        for holder in list(cell.iter()):
            if holder.get("class") != BREAKING:
                replace_texts(holder, partial(_breaking, words))
        alone = {"".join(s.itertext()) for s in cell.iter("span") if s.get("class") == BREAKING}
        if any(w in words and w not in alone for w in words_of("".join(cell.itertext()))):
            cell.set("class", " ".join(filter(None, (cell.get("class"), BREAKING))))


def _breaking(words: Collection[str], text: str) -> list[Node]:
    made: list[Node] = []
    at = 0
    for word in words_of(text):
        if word in words:
            start = text.index(word, at)
            made += [text[at:start], element("span", _at_seams(word), class_=BREAKING)]
            at = start + len(word)
    return [*made, text[at:]]


def _at_seams(word: str) -> Iterator[Node]:
    for number, part in enumerate(parts_of(word)):
        if number:
            yield element("wbr")
        yield element("span", part, class_=BREAKING) if number else part


def _column(width: str) -> Element:
    made = element("col")
    if width:
        made.set("style", f"width: {width}")
    return made


def _rows(
    table: Table,
    rows: Iterable[Row],
    write: _Write,
    parted: frozenset[int],
    *,
    in_head: bool,
) -> Iterator[Element]:
    taken: dict[int, int] = {}
    for row in rows:
        made = element("tr", class_="parted" if id(row) in parted else "")
        at = 0
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            made.append(_cell(cell, _alignment(table, cell, at), write, in_head=in_head))
            for column in range(at, at + cell.column_span):
                taken[column] = cell.row_span
            at += cell.column_span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        yield made


def _alignment(table: Table, cell: Cell, column: int) -> str:
    if cell.align != "default":
        return cell.align
    return table.columns[column].align if column < len(table.columns) else "default"


def _cell(cell: Cell, align: str, write: _Write, *, in_head: bool) -> Element:
    head = cell.header or in_head
    heads = head and not _is_empty(cell)
    classes = [
        *([] if heads == head else [HEAD]),
        *([] if align == "default" else [f"align-{align}"]),
    ]
    made = element("th" if heads else "td", write(cell.blocks), class_=" ".join(classes))
    if heads:
        made.set("scope", _scope(cell, in_head=in_head))
    if cell.column_span > 1:
        made.set("colspan", str(cell.column_span))
    if cell.row_span > 1:
        made.set("rowspan", str(cell.row_span))
    return made


def _is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing, so that it can be the head of nothing (HTML, 4.9.10)."""
    pictured = any(isinstance(node, Image) for block in cell.blocks for node in iterate(block))
    return not pictured and not plain_text(cell.blocks).strip()


def _scope(cell: Cell, *, in_head: bool) -> Literal["col", "colgroup", "row"]:
    if in_head:
        return "colgroup" if cell.column_span > 1 else "col"
    return "row"
