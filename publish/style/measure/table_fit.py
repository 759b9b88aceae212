"""Tables that their pages have no room for: smaller type, and then words that have to be broken.

Where smaller type saves a table from that, all tables of the document are set in it, for tables of
one document look alike. Words are first broken at their seams, `_` and `/`, then those of heads
anywhere, then those of the body that hold no figures; last of all the widest ones, whatever they
are: all columns get what their longest words ask for up to one width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from publish.diagnostics import Diagnostic, Place
from publish.document import Document, Table
from publish.style.definition.types import PageMaster, Style
from publish.style.measure.columns import KEPT, Columns, filled, kept, tables_of
from publish.units import Length

_LEGIBLE: Final = 6.0
"""Points below which figures in columns are hard to read."""
_STEP: Final = 0.5
_APART: Final = 1.5
"""Points beside the text of a cell below which columns run together."""
_NAMED: Final = 3
"""How many of the words that are broken are named."""
_EXCERPT: Final = 24


class Narrow(msgspec.Struct, frozen=True, kw_only=True):
    """A table without room: the words that are broken, in reading order, those of them that are
    broken elsewhere than at their seams, and the widths of its columns, whatever the document says
    of them. `turned` tells that its page lies on its side."""

    table: Table
    words: tuple[str, ...]
    torn: tuple[str, ...]
    widths: tuple[Length, ...]
    turned: bool


def narrow_tables(
    document: Document, style: Style, master: PageMaster, columns: Columns | None = None
) -> Mapping[int, Narrow]:
    """Each table of the document that fits its page only when words are broken, by its `id()`; one
    that stands in two places as its narrower place needs it."""
    columns = columns or Columns(style, document.media)
    found: dict[int, Narrow] = {}
    places = sorted(tables_of(document, style, master), key=lambda place: -place[1])
    for table, room, page in places:
        measured = columns.of(table)
        if sum(width.least for width in measured) <= room:
            continue
        wider = columns.wider(table, room)
        found[id(table)] = Narrow(
            table=table,
            words=tuple(wider),
            torn=tuple(word for word, torn in wider.items() if torn),
            widths=tuple(map(Length, filled(measured, room))),
            turned=page.turned.measure <= page.measure,
        )
    return found


def with_smaller_tables(style: Style, document: Document, columns: Columns | None = None) -> Style:
    """`style` with its tables as small as the widest table needs it to fit its page, in steps of
    half a point, as Word has them; at the least size, with its columns as near as it needs.

    A table whose longest words do not fit at the least size is as small as it needs to keep the
    most of `KEPT`; one of which nothing fits does not count.
    """
    master = style.page.get(document.page_master)
    if master is None:
        return style
    tables = [(table, room) for table, room, _ in tables_of(document, style, master)]
    sizes: list[dict[str, Style]] = [{} for _ in tables]
    columns = columns or Columns(style, document.media)
    for smaller in _smaller(style):
        if all(KEPT[0] in known for known in sizes):
            break
        columns = columns.resized(smaller)
        for (table, room), known in zip(tables, sizes, strict=True):
            if KEPT[0] not in known:
                for kind in kept(columns.of(table), room):
                    known.setdefault(kind, smaller)
    wanted = (next((known[kind] for kind in KEPT if kind in known), style) for known in sizes)
    return min(wanted, key=_size, default=style)


def _size(style: Style) -> tuple[float, float]:
    return style.table.size.pt, style.table.cell_padding_inline.pt


def _smaller(style: Style) -> Iterator[Style]:
    """`style`, and the same with ever smaller tables."""
    smaller, size = style, style.table.size.pt
    yield style
    while size - _STEP >= _LEGIBLE:
        size -= _STEP
        smaller = _at(style, Length(size))
        yield smaller
    padding = smaller.table.cell_padding_inline.pt
    while padding - _STEP >= _APART:
        padding -= _STEP
        table = msgspec.structs.replace(smaller.table, cell_padding_inline=Length(padding))
        yield msgspec.structs.replace(smaller, table=table)


def _at(style: Style, size: Length) -> Style:
    """`style` with the cells of its tables scaled so that their text has that size."""
    table, head = style.table, style.table_head
    share = size.pt / table.size.pt
    smaller = msgspec.structs.replace(
        table,
        size=size,
        cell_padding_inline=table.cell_padding_inline * share,
        cell_padding_block=table.cell_padding_block * share,
    )
    return msgspec.structs.replace(
        style,
        table=smaller,
        table_head=msgspec.structs.replace(head, size=head.size * share),
    )


def told(
    narrow: Mapping[int, Narrow], source: str, *, stated: Style, used: Style
) -> tuple[Diagnostic, ...]:
    """A note where tables are smaller than their style says, and a warning for each table in which
    words or numbers are broken elsewhere than at their seams. Addresses are broken in text too."""
    smaller = Diagnostic(
        code="tables-smaller",
        severity="info",
        message=f"tables are set at {used.table.size.css()}, not {stated.table.size.css()}, so that"
        " the widest one fits its page",
        place=Place(source=source),
    )
    alike = used.table.size == stated.table.size
    return (*(() if alike else (smaller,)), *_told(narrow.values(), source))


def _told(tables: Iterable[Narrow], source: str) -> Iterator[Diagnostic]:
    for one in tables:
        words = [word for word in one.torn if not _is_address(word)]
        if not words:
            continue
        named = ", ".join(f"“{_excerpt(word)}”" for word in words[:_NAMED])
        rest = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
        turn = "" if one.turned else "set it on a landscape page (::: landscape), "
        yield Diagnostic(
            code="table-too-wide",
            severity="warning",
            message=f"{one.table.label or 'a table'} is too wide for its page: {named}{rest}"
            f" {'is' if len(words) == 1 else 'are'} broken",
            place=Place.at(one.table.origin, source, "table"),
            hint=f"{turn}leave out columns, part it in two, or set tables smaller ([table] size,"
            " cell_padding_inline)",
        )


def _is_address(word: str) -> bool:
    return "://" in word or "@" in word or word.startswith("www.")


def _excerpt(word: str) -> str:
    return word if len(word) <= _EXCERPT else f"{word[:_EXCERPT]}…"
