"""What checks found, in the forms that people and programs read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publish.checks.report.style_table import Cell
    from publish.checks.running import Report
    from publish.diagnostics import Column, Finding

FORMS: Final = ("text", "json", "junit", "sarif", "github")


def show(
    reports: Sequence[Report], form: str, *, verbose: bool = False, terminal: bool | None = None
) -> str:
    """The reports in a form, ready to print; `terminal` overrides whether output goes to one.

    Text that is `verbose` has the style as a table of roles and formats.
    """
    if form == "text":
        wide = sys.stdout.isatty() if terminal is None else terminal
        table = (_rich if wide else _plain)(reports)
        return table + _style(reports, verbose=verbose) + _differences(reports)
    return _OTHERS[form](reports)


def _plain(reports: Sequence[Report]) -> str:
    """The table as lines: a row an artifact, a column for each thing that was looked at."""
    from publish.checks.running import COLUMNS

    columns = COLUMNS if reports else ()
    rows = [[report.artifact, *(_mark(report, column) for column in columns)] for report in reports]
    return _aligned([["artifact", *columns], *rows])


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of a table as lines, with the cells of a column below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _rich(reports: Sequence[Report]) -> str:
    from rich.console import Console
    from rich.table import Table

    from publish.checks.running import COLUMNS

    table = Table(box=None, pad_edge=False)
    table.add_column("artifact", overflow="fold")
    for column in COLUMNS:
        table.add_column(column, justify="center")
    styles = {"agrees": "green", "differs": "bold red", "partly": "yellow", "unchecked": "dim"}
    for report in reports:
        marks = [f"[{styles[report.mark(column)]}]{_mark(report, column)}[/]" for column in COLUMNS]
        table.add_row(report.artifact, *marks)
    console = Console(force_terminal=True)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def _mark(report: Report, column: Column) -> str:
    match report.mark(column):
        case "agrees":
            return "ok"
        case "partly":
            return "part"
        case "unchecked":
            return "-"
        case _:
            return str(sum(finding.column == column for finding in report.differences))


def _style(reports: Sequence[Report], *, verbose: bool) -> str:
    """How many values of the style were measured: of each role in each format, or in all."""
    from publish.checks.report.style_table import totals

    formats, table = totals(reports)
    cells = [cell for row in table.values() for cell in row if cell is not None]
    if not cells:
        return ""
    count, differing = sum(c.count for c in cells), sum(c.differing for c in cells)
    verdict = f"{differing} not as the style says" if differing else "all as the style says"
    line = f"\n{count} values of {len(table)} roles of the style measured: {verdict}\n"
    if not verbose:
        return line
    rows = [[role, *map(_measured, row)] for role, row in table.items()]
    return f"{line}\n{_aligned([['role', *formats], *rows])}"


def _measured(cell: Cell | None) -> str:
    if cell is None:
        return "-"
    return f"{cell.differing} of {cell.count} differ" if cell.differing else f"{cell.count} ok"


def _differences(reports: Iterable[Report]) -> str:
    """Each finding: where, what, and the two texts one above the other."""
    lines: list[str] = []
    for report in reports:
        for finding in report.findings:
            where = f", {finding.where}" if finding.where else ""
            weight = "" if finding.severity == "error" else f"{finding.severity}: "
            lines.append(f"\n{report.artifact}{where}: {weight}{finding.message}")
            lines[-1] += f" [{finding.column}/{finding.code}]"
            if finding.expected or finding.found:
                lines.append(f"    expected: {finding.expected or '(nothing)'}")
                lines.append(f"    found:    {finding.found or '(nothing)'}")
            if finding.place.is_within:
                lines.append(f"    source:   {finding.place}")
            if finding.hint:
                lines.append(f"    {finding.hint}")
    return "\n".join(lines) + "\n" if lines else ""


def _json(reports: Sequence[Report]) -> str:
    import msgspec

    made = [
        {
            "artifact": report.artifact,
            "checks": {column: report.mark(column) for column in report.columns},
            "findings": report.findings,
            "style": report.measurements,
        }
        for report in reports
    ]
    return msgspec.json.format(msgspec.json.encode({"artifacts": made}), indent=2).decode() + "\n"


def _junit(reports: Sequence[Report]) -> str:
    """A suite an artifact, a case a column."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    suites = Element("testsuites", name="publish check")
    for report in reports:
        suite = SubElement(suites, "testsuite", name=report.artifact)
        failures = 0
        for column in report.columns:
            case = SubElement(suite, "testcase", classname=report.artifact, name=column)
            found = [f for f in report.differences if f.column == column]
            failures += bool(found)
            if report.mark(column) == "partly":
                absent = ", ".join(report.absent[column])
                SubElement(case, "skipped", message=f"not installed: {absent}")
            if found:
                failure = SubElement(case, "failure", message=found[0].message, type=found[0].code)
                failure.text = "\n".join(_line(finding) for finding in found)
        suite.set("tests", str(len(report.columns)))
        suite.set("failures", str(failures))
    indent(suites)
    return tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _sarif(reports: Sequence[Report]) -> str:
    """SARIF 2.1.0; a result points at the source when it is known, else at the artifact."""
    import msgspec

    findings = [finding for report in reports for finding in report.findings]
    rules = sorted({finding.code for finding in findings})
    run = {
        "tool": {"driver": {"name": "publish", "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _result(finding: Finding) -> dict[str, object]:
    place = finding.place
    at_source = place.line is not None and bool(place.source)
    location: dict[str, object] = {
        "artifactLocation": {"uri": _uri(place.source if at_source else finding.artifact)}
    }
    if at_source:
        location["region"] = {
            "startLine": place.line,
            "endLine": place.line if place.end_line is None else place.end_line,
        }
    return {
        "ruleId": finding.code,
        "level": {"error": "error", "info": "note"}.get(finding.severity, "warning"),
        "message": {"text": _line(finding)},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"))


def _github(reports: Sequence[Report]) -> str:
    import msgspec

    from publish.cli.diagnostics_output import as_github
    from publish.diagnostics import Diagnostic

    return "".join(
        as_github(
            Diagnostic(
                code=f"{finding.column}/{finding.code}",
                severity=finding.severity,
                message=_line(finding),
                place=finding.place
                if finding.place.is_within
                else msgspec.structs.replace(finding.place, source=finding.artifact),
                hint=finding.hint,
            )
        )
        + "\n"
        for report in reports
        for finding in report.findings
    )


def _line(finding: Finding) -> str:
    where = f"{finding.artifact}{', ' if finding.where else ''}{finding.where}"
    texts = (("expected", finding.expected), ("found", finding.found))
    said = "; ".join(f"{name}: {text}" for name, text in texts if text)
    return f"{where}: {finding.message}{f' ({said})' if said else ''}"


_OTHERS: Final[dict[str, Callable[[Sequence[Report]], str]]] = {
    "json": _json,
    "junit": _junit,
    "sarif": _sarif,
    "github": _github,
}
