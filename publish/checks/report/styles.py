"""What was measured of the style, as a table: roles and their keys × artifacts or formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from publish.checks.running import Report
from publish.diagnostics import Measurement


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one artifact, or all of a format, has for a key of a role."""

    found: tuple[str, ...]
    count: int
    differing: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a role: the values that are asked for, and a cell for each column, if measured."""

    role: str
    key: str
    expected: tuple[str, ...]
    cells: tuple[Cell | None, ...]


def rows(columns: Sequence[Iterable[Measurement]]) -> tuple[Row, ...]:
    """The table of several columns; roles and keys stand where they were first measured."""
    order: dict[str, dict[str, None]] = {}
    values: list[dict[tuple[str, str], list[Measurement]]] = [{} for _ in columns]
    for column, sorted_ in zip(columns, values, strict=True):
        for one in column:
            order.setdefault(one.role, {})[one.key] = None
            sorted_.setdefault((one.role, one.key), []).append(one)
    made = []
    for at in ((role, key) for role, keys in order.items() for key in keys):
        expected = _distinct(m.expected for column in values for m in column.get(at, ()))
        cells = tuple(_cell(column.get(at, ())) for column in values)
        made.append(Row(role=at[0], key=at[1], expected=expected, cells=cells))
    return tuple(made)


def totals(reports: Iterable[Report]) -> tuple[tuple[str, ...], dict[str, tuple[Cell | None, ...]]]:
    """Formats, and for each role a cell a format: how many values were looked at, how many differ.

    The format of an artifact is what its name ends with.
    """
    formats: dict[str, list[Measurement]] = {}
    for report in reports:
        if report.measurements:
            name = report.artifact.rpartition(".")[2].lower()
            formats.setdefault(name, []).extend(report.measurements)
    roles = dict.fromkeys(m.role for measured in formats.values() for m in measured)
    columns = formats.values()
    table = {
        role: tuple(_cell([m for m in some if m.role == role]) for some in columns)
        for role in roles
    }
    return tuple(formats), table


def _cell(measured: Sequence[Measurement]) -> Cell | None:
    if not measured:
        return None
    return Cell(
        found=_distinct(m.found for m in measured),
        count=sum(m.count for m in measured),
        differing=sum(m.differing for m in measured),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
