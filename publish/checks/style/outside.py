"""The style as programs that people read with show it: Word files in LibreOffice, EPUB and HTML in
Chromium. Each program starts once for many artifacts.

What these see is compared with the same expectation as what the file states. A program that is not
here, or comes to nothing, says so; what the file states has been measured all the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from publish.archive import DAMAGE
from publish.checks.outside.chromium import CHROMIUM, browser
from publish.checks.outside.libreoffice import LIBREOFFICE as SOFFICE
from publish.checks.outside.libreoffice import pages_of as laid_out
from publish.checks.outside.validator import Toolbox, find
from publish.diagnostics import Finding
from publish.errors import PublishError
from publish.plugin import Checker, Study, Subject


def _rendered(subjects: Sequence[Subject]) -> Sequence[Study]:
    """Word files, by the pages that LibreOffice makes of them."""
    from publish.checks.style.proof import prove_rendered

    with tempfile.TemporaryDirectory(prefix="publish-style-") as scratch:
        toolbox = Toolbox(scratch=Path(scratch))
        if find(toolbox, SOFFICE) is None:
            return [_said(s, "libreoffice", f"{SOFFICE} is not installed") for s in subjects]
        try:
            pages = laid_out(toolbox, [subject.data for subject in subjects])
        except (PublishError, OSError) as error:
            return [
                _said(s, "libreoffice", f"LibreOffice shows nothing: {error}") for s in subjects
            ]
    studies = []
    for subject, pdf in zip(subjects, pages, strict=True):
        if pdf is None:
            studies.append(_said(subject, "libreoffice", "LibreOffice does not open it"))
            continue
        proof = prove_rendered(subject, pdf)
        measured = proof.comparison.measured()
        studies.append(Study(findings=proof.findings, measurements=measured))
    return studies


def _computed(suffix: str, subjects: Sequence[Subject]) -> Sequence[Study]:
    """Books and web pages, by the computed styles that Chromium tells."""
    from lxml import etree

    from publish.checks.style.proof import prove_computed
    from publish.checks.style.web.browser import Book, computed_by_browser
    from publish.checks.style.web.pages import pages_of

    studies: dict[int, Study] = {}
    books: dict[int, Book] = {}
    for number, subject in enumerate(subjects):
        try:
            pages = pages_of(subject.data, suffix)
        except (*DAMAGE, LookupError, etree.LxmlError) as error:
            studies[number] = _said(subject, "chromium", f"cannot be read: {error}")
        else:
            books[number] = Book(suffix=suffix, data=subject.data, pages=pages)
    with tempfile.TemporaryDirectory(prefix="publish-style-") as scratch:
        toolbox = Toolbox(scratch=Path(scratch))
        if browser(toolbox) is None:
            return [_said(s, "chromium", f"{CHROMIUM} is not installed") for s in subjects]
        try:
            styles = computed_by_browser(toolbox, list(books.values())) if books else []
        except (PublishError, OSError) as error:
            return [_said(s, "chromium", f"Chromium tells nothing: {error}") for s in subjects]
    for (number, book), told in zip(books.items(), styles, strict=True):
        if isinstance(told, PublishError):
            studies[number] = _said(subjects[number], "chromium", str(told))
            continue
        proof = prove_computed(subjects[number], suffix, book.pages, told)
        measured = proof.comparison.measured()
        studies[number] = Study(findings=proof.findings, measurements=measured)
    return [studies[number] for number in range(len(subjects))]


def _said(subject: Subject, eye: str, message: str) -> Study:
    """Nothing but why an artifact was not seen."""
    finding = Finding(
        code=f"{eye}/not-seen",
        column="style",
        severity="info",
        message=f"{message}; the style was measured by what the file states",
        artifact=subject.name,
        hint="make validate installs what is missing" if "not installed" in message else "",
    )
    return Study(findings=(finding,))


def _findings(
    study: Callable[[Sequence[Subject]], Sequence[Study]], subjects: Sequence[Subject]
) -> Sequence[tuple[Finding, ...]]:
    return [one.findings for one in study(subjects)]


def _checker(
    name: str, suffix: str, study: Callable[[Sequence[Subject]], Sequence[Study]], summary: str
) -> Checker:
    return Checker(
        name=name,
        suffix=suffix,
        check=partial(_findings, study),
        study=study,
        columns=("style",),
        outside=True,
        summary=summary,
    )


DOCX: Final = _checker(
    "style-libreoffice", ".docx", _rendered, "the style on the pages that LibreOffice makes"
)
EPUB: Final = _checker(
    "style-chromium-epub", ".epub", partial(_computed, ".epub"), "the style that Chromium computes"
)
HTML: Final = _checker(
    "style-chromium-html", ".html", partial(_computed, ".html"), "the style that Chromium computes"
)
