"""Widths of a table's columns in twips, for Word and its kin do not lay tables out alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.document import Table
from publish.style.columns import Columns, filled

_LEAST: Final = 20
"""The narrowest column, a point."""
_MOST_GIVEN: Final = 0.9
"""How much of the room columns with a width of their own leave to the others."""


def column_widths(table: Table, room: int, columns: Columns) -> list[int]:
    """Widths that fill `room`.

    Columns with a width get their share of it. The others are as wide as their longest lines when
    there is room for those, else as their longest words, and share what is left by what they lack.
    No column is narrower than its longest word as long as there is room for all of them.
    """
    measured = columns.of(table)
    least = [width.least * 20 for width in measured]
    given = [column.width for column in table.columns]
    known = sum(width for width in given if width is not None)
    free = [index for index, width in enumerate(given) if width is None]
    share = 1 / known if not free else min(1.0, _MOST_GIVEN / known) if known else 0.0
    open_widths = filled([measured[index] for index in free], room / 20 * (1.0 - known * share))
    free_widths = dict(zip(free, open_widths, strict=True))
    wanted = [
        free_widths[index] * 20 if width is None else room * width * share
        for index, width in enumerate(given)
    ]
    return [max(round(width), _LEAST) for width in _protected(wanted, least, room)]


def _protected(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """`wanted` with no column below its least; what that takes, the wider ones give."""
    if sum(least) > room:
        return list(wanted)
    widths = [max(width, low) for width, low in zip(wanted, least, strict=True)]
    slack = sum(widths) - sum(least)
    over = max(sum(widths) - room, 0.0) / slack if slack else 0.0
    return [width - (width - low) * over for width, low in zip(widths, least, strict=True)]
