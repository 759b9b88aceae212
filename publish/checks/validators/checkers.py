"""The outside validators as checkers, so that they are found by the door that everybody's are."""

from __future__ import annotations

from functools import partial
from typing import Final

from publish.checks.validators import docx, epub, html, pdf
from publish.checks.validators.validator import Validator, judge
from publish.plugin import Checker


def _checker(validator: Validator, summary: str) -> Checker:
    return Checker(
        name=validator.name,
        suffix=validator.suffix,
        check=partial(judge, validator),
        columns=("conformance",),
        outside=True,
        summary=summary,
    )


VERAPDF: Final = _checker(pdf.VERAPDF, "PDF/UA-1 and PDF/A-2a, by veraPDF")
OOXML_SDK: Final = _checker(docx.OPEN_XML_SDK, "DOCX schema, by Microsoft's Open XML SDK")
LIBREOFFICE: Final = _checker(docx.LIBREOFFICE, "LibreOffice opens it and exports valid PDF/UA")
EPUBCHECK: Final = _checker(epub.EPUBCHECK, "EPUB 3, by the W3C's EPUBCheck")
ACE: Final = _checker(epub.ACE, "EPUB Accessibility, by DAISY Ace")
VNU: Final = _checker(html.VNU, "HTML and its CSS, by the W3C's vnu")
