"""The validators of others: what veraPDF, EPUBCheck, Ace, Microsoft, W3C and the rest say.

`judge` runs each validator on each artifact of its format and gives back verdicts; nothing here
decides what to do about them. A validator is a `Validator` record; `VALIDATORS` lists them.
"""

from __future__ import annotations

from publish.checks.validators import docx, epub, html, pdf
from publish.checks.validators.judge import Verdict, judge
from publish.checks.validators.validator import Toolbox, Validator, find

__all__ = ["VALIDATORS", "Toolbox", "Validator", "Verdict", "find", "judge"]

VALIDATORS: tuple[Validator, ...] = (
    pdf.VERAPDF,
    pdf.QPDF,
    pdf.PDFFONTS,
    docx.OPEN_XML_SDK,
    docx.OPENXML_AUDIT,
    docx.OOXML_INTEGRITY,
    docx.LIBREOFFICE,
    epub.EPUBCHECK,
    epub.EPUBCHECK_TS,
    epub.ACE,
    epub.STYLESHEETS,
    html.VNU,
)
