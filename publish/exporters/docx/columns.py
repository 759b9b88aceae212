"""Widths of a table's columns in twips, for Word and its kin do not lay tables out alike."""

from __future__ import annotations

from typing import Final

from publish.document import Table
from publish.style.measure.columns import Columns, share_out

_LEAST: Final = 20
"""The narrowest column, a point."""


def column_widths(table: Table, room: int, columns: Columns) -> list[int]:
    """Widths that fill `room`."""
    widths = share_out(table, columns.of(table), room / 20)
    return [max(round(width * 20), _LEAST) for width in widths]
