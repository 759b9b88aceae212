"""The style as computed in the artifact: what its roles come to, at every place where they occur.

The document says which text is of which role, the style what that means; `expected` puts the two
together. Each format is then measured by what a reader gets to see: a PDF by its glyph runs, a Word
document by its effective formatting, EPUB and HTML by their computed style. Passages are found by
their words, never by names of classes or styles that an exporter gave them, and judged by role.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from publish.checks.compare.content_tolerances import Format
from publish.plugin import Checker, Study, Subject


def _check(format_: Format, subjects: Sequence[Subject]) -> Sequence[Study]:
    from publish.checks.compare.style_check import prove

    return [prove(subject, format_) for subject in subjects]


def _checker(format_: Format, summary: str) -> Checker:
    return Checker(
        name=f"style-{format_}",
        suffix=f".{format_}",
        check=partial(_check, format_),
        columns=("style",),
        summary=summary,
    )


PDF: Final = _checker("pdf", "the style by the fonts on the pages")
DOCX: Final = _checker("docx", "the style by Word's effective formatting")
EPUB: Final = _checker("epub", "the style by its cascade")
HTML: Final = _checker("html", "the style by its cascade")
