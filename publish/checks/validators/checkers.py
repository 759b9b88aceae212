"""The outside validators as checkers, so that they are found by the door that everybody's are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from publish.checks.validators import docx, epub, html, pdf
from publish.checks.validators.validator import Validator, Verdict, judge
from publish.diagnostics import Finding
from publish.plugin import Checker, Study, Subject


def _check(validator: Validator, subjects: Sequence[Subject]) -> list[tuple[Finding, ...]]:
    return [study.findings for study in _study(validator, subjects)]


def _study(validator: Validator, subjects: Sequence[Subject]) -> list[Study]:
    """What the validator says of each artifact; a validator that is not here says so."""
    verdicts = judge(validator, [subject.data for subject in subjects])
    return [
        Study(findings=tuple(_findings(validator, subject, verdict)), absent=verdict.missing)
        for subject, verdict in zip(subjects, verdicts, strict=True)
    ]


def _findings(validator: Validator, subject: Subject, verdict: Verdict) -> Iterator[Finding]:
    for diagnostic in verdict.findings:
        yield Finding(
            column="conformance",
            code=diagnostic.code,
            message=diagnostic.message,
            artifact=subject.name,
            where=diagnostic.place.node,
        )
    for command in verdict.missing:
        other = command != validator.name
        yield Finding(
            column="conformance",
            code=f"{validator.name}/not-installed",
            severity="info",
            message=f"{command} is not installed"
            + (f", without which {validator.name} judges nothing" if other else ""),
            artifact=subject.name,
            hint="make validate installs it",
        )


def _checker(validator: Validator, summary: str) -> Checker:
    return Checker(
        name=validator.name,
        suffix=validator.suffix,
        check=partial(_check, validator),
        study=partial(_study, validator),
        columns=("conformance",),
        outside=True,
        summary=summary,
    )


VERAPDF: Final = _checker(pdf.VERAPDF, "PDF/UA-1 and PDF/A-2a, by veraPDF")
QPDF: Final = _checker(pdf.QPDF, "PDF syntax, by qpdf")
PDFFONTS: Final = _checker(pdf.PDFFONTS, "fonts embedded and mapped to Unicode, by poppler")
OOXML_SDK: Final = _checker(docx.OPEN_XML_SDK, "DOCX schema, by Microsoft's Open XML SDK")
OPENXML_AUDIT: Final = _checker(docx.OPENXML_AUDIT, "what Word would repair, by openxml-audit")
OOXML_INTEGRITY: Final = _checker(docx.OOXML_INTEGRITY, "DOCX references, by ooxml-integrity")
LIBREOFFICE: Final = _checker(docx.LIBREOFFICE, "LibreOffice opens it and exports valid PDF/UA")
EPUBCHECK: Final = _checker(epub.EPUBCHECK, "EPUB 3, by the W3C's EPUBCheck")
EPUBCHECK_TS: Final = _checker(epub.EPUBCHECK_TS, "EPUB 3, a second opinion")
ACE: Final = _checker(epub.ACE, "EPUB Accessibility, by DAISY Ace")
STYLESHEETS: Final = _checker(epub.STYLESHEETS, "style sheets in the EPUB, by the W3C's vnu")
VNU: Final = _checker(html.VNU, "HTML and its CSS, by the W3C's vnu")
