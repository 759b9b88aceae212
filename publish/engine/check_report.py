"""The report page of artifacts that were checked: it draws the files that the reports are about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publish.checks.report.drawing import drawn
from publish.checks.report.page import Exhibit, page
from publish.checks.running import Report
from publish.errors import SourceError
from publish.files import read, write


def write_report(path: Path, reports: Sequence[Report], *, outside: bool) -> None:
    """Writes the page about `reports` to `path`; `outside` also draws by programs of others.

    An artifact that is gone since it was checked is shown without pictures. Raises `ExportError`
    when the page cannot be written.
    """
    artifacts = [(Path(report.artifact).suffix.lower(), _bytes(report)) for report in reports]
    drawings = drawn(artifacts, outside=outside)
    exhibits = [
        Exhibit(report=report, drawing=drawing)
        for report, drawing in zip(reports, drawings, strict=True)
    ]
    write(path, page(exhibits))


def _bytes(report: Report) -> bytes:
    try:
        return read(Path(report.artifact))
    except SourceError:
        return b""
