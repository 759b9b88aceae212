"""The outside validators as checkers, so that they are found by the door that everybody's are."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from publish.checks.outside import docx, epub, html, pdf
from publish.checks.outside.judge import judge
from publish.checks.outside.validator import Validator
from publish.diagnostics import Diagnostic
from publish.plugin import Checker


def _check(validator: Validator, data: bytes) -> tuple[Diagnostic, ...]:
    """What the validator says of one artifact; a validator that is not here says so."""
    with tempfile.TemporaryDirectory(prefix="publish-checker-") as folder:
        artifact = Path(folder, f"artifact{validator.suffix}")
        artifact.write_bytes(data)
        (verdict,) = judge([artifact], [validator])
    absent = tuple(
        Diagnostic(
            code=f"{validator.name}/not-installed",
            severity="info",
            message=f"{command} is not installed",
            hint="make validate installs it",
        )
        for command in verdict.missing
    )
    return verdict.findings + absent


def _checker(validator: Validator, summary: str) -> Checker:
    return Checker(
        name=validator.name,
        suffix=validator.suffix,
        check=partial(_check, validator),
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
