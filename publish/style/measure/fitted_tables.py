"""The tables of a document as its pages have room for them, measured once for an export."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Table
from publish.style.definition.types import PageMaster, Style
from publish.style.localize import fitted
from publish.style.measure.columns import Columns, set_widths
from publish.style.measure.rows import TallRows, tall_rows
from publish.style.measure.table_fit import Narrow, narrow_tables, told, with_smaller_tables
from publish.units import Length


class FittedTables(msgspec.Struct, frozen=True, kw_only=True):
    """The style with its tables as small as they have to be, and what was measured with it.

    `narrow` are the tables without room even so, by their `id()`; `tall` are the rows that pages
    may part.
    """

    style: Style
    master: PageMaster
    columns: Columns
    narrow: dict[int, Narrow]
    tall: TallRows
    widths: dict[int, tuple[Length, ...]]

    def widths_of(self, table: Table) -> tuple[Length, ...]:
        """The widths of columns that are set; none where the engine may choose them."""
        return self.widths.get(id(table), ())

    def words_of(self, table: Table) -> tuple[str, ...]:
        """The words of a table that are broken, for it has no room."""
        return self.narrow[id(table)].words if id(table) in self.narrow else ()


def fit_tables(document: Document, style: Style, log: Log) -> FittedTables:
    """Fits tables to the page master of the document, in its localized style; `log` gets what
    that costs."""
    style = fitted(style, document)
    stated = Columns(style, document.media)
    used = with_smaller_tables(style, document, stated)
    columns = stated.resized(used)
    master = used.page[document.page_master]
    narrow = dict(narrow_tables(document, used, master, columns))
    log.extend(told(narrow, log.source, stated=style, used=used))
    widths = dict(set_widths(document, used, master, columns))
    return FittedTables(
        style=used,
        master=master,
        columns=columns,
        narrow=narrow,
        tall=tall_rows(document, used, master, columns),
        widths=widths | {table: one.widths for table, one in narrow.items()},
    )
