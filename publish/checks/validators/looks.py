"""The style of Word files as LibreOffice shows it, which starts once for many.

What it sees is compared with the same expectation as what the file states. Where it is not here, or
comes to nothing, a finding says so; what the file states has been measured all the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from publish.checks.validators.libreoffice import LIBREOFFICE as SOFFICE
from publish.checks.validators.libreoffice import pages_of as laid_out
from publish.checks.validators.validator import Toolbox, find
from publish.diagnostics import Finding
from publish.errors import PublishError
from publish.plugin import Checker, Study, Subject


def _rendered(subjects: Sequence[Subject]) -> Sequence[Study]:
    """Word files, by the pages that LibreOffice makes of them."""
    from publish.checks.compare.proof import prove

    with tempfile.TemporaryDirectory(prefix="publish-style-") as scratch:
        toolbox = Toolbox(scratch=Path(scratch))
        if find(toolbox, SOFFICE) is None:
            return [_said(s, f"{SOFFICE} is not installed") for s in subjects]
        try:
            pages = laid_out(toolbox, [subject.data for subject in subjects])
        except (PublishError, OSError) as error:
            return [_said(s, f"LibreOffice shows nothing: {error}") for s in subjects]
    return [
        prove(subject, "libreoffice", pdf)
        if pdf is not None
        else _said(subject, "LibreOffice does not open it")
        for subject, pdf in zip(subjects, pages, strict=True)
    ]


def _said(subject: Subject, message: str) -> Study:
    """Nothing but why an artifact was not seen."""
    finding = Finding(
        code="libreoffice/not-seen",
        column="style",
        severity="info",
        message=f"{message}; the style was measured by what the file states",
        artifact=subject.name,
        hint="make validate installs what is missing" if "not installed" in message else "",
    )
    return Study(findings=(finding,))


def _findings(subjects: Sequence[Subject]) -> Sequence[tuple[Finding, ...]]:
    return [one.findings for one in _rendered(subjects)]


DOCX: Final = Checker(
    name="style-libreoffice",
    suffix=".docx",
    check=_findings,
    study=_rendered,
    columns=("style",),
    outside=True,
    summary="the style on the pages that LibreOffice makes",
)
