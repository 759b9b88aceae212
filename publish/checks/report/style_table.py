"""How much of the style was measured, as a table: roles × formats."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from publish.checks.running import Report
from publish.diagnostics import Measurement


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """How many values of a role were looked at in a format, and how many of them differ."""

    count: int
    differing: int


def totals(reports: Iterable[Report]) -> tuple[tuple[str, ...], dict[str, tuple[Cell | None, ...]]]:
    """Formats, and for each role a cell a format, `None` where it was not measured.

    The format of an artifact is what its name ends with.
    """
    formats: dict[str, list[Measurement]] = {}
    for report in reports:
        if report.measurements:
            name = report.artifact.rpartition(".")[2].lower()
            formats.setdefault(name, []).extend(report.measurements)
    roles = dict.fromkeys(m.role for measured in formats.values() for m in measured)
    table = {
        role: tuple(_cell([m for m in some if m.role == role]) for some in formats.values())
        for role in roles
    }
    return tuple(formats), table


def _cell(measured: list[Measurement]) -> Cell | None:
    if not measured:
        return None
    differing = sum(m.differing for m in measured)
    return Cell(count=sum(m.count for m in measured), differing=differing)
