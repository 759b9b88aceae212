"""What of an artifact is not exactly as its style says: passage by passage, with the geometry of
pages, the sections and settings of Word files, and the outlines of embedded fonts.

The checks of `publish` compare roles; this is what proves the style compilers of the exporters.
"""

from __future__ import annotations

from publish.checks.compare.style_check import compared, settled
from publish.checks.compare.style_values import Judgement
from publish.checks.expected.roles import direction_of
from publish.checks.read.docx.facts import walked
from publish.document import Division, Document, Paragraph, Section, Span
from publish.plugin import Subject
from publish.walk import iterate
from tests.conformance import fonts
from tests.conformance.glyphs import compare_fonts
from tests.conformance.page.measuring import check_pdf
from tests.conformance.places import place_pages, place_words
from tests.conformance.sections import compare_rules, compare_whole


def judged(subject: Subject) -> set[tuple[str, str]]:
    """The role and the key of each value that differs, by their names."""
    return {(one.role, one.key) for one in mismatches(subject)}


def mismatches(subject: Subject) -> list[Judgement]:
    """Each value that differs, at each place."""
    data, document = subject.data, subject.document
    assert document is not None
    assert subject.style is not None
    kind = subject.name.rpartition(".")[2]
    style = settled(subject.style, document, kind)
    match kind:
        case "pdf":
            rtl = direction_of(document.meta.language) == "rtl"
            comparison = check_pdf(data, document, style, rtl=rtl)
            families = {family for font in style.fonts.values() for family in font.families}
            embedded = fonts.of_pdf(data, families, turned=_is_turned(document))
        case "docx":
            comparison = compared(data, kind, document, style)
            word = walked(data)
            compare_rules(comparison, place_words(comparison, word, document, style), style)
            compare_whole(comparison, word.package, document, style)
            embedded = fonts.of_word(data, style)
        case "epub" | "html":
            comparison = compared(data, kind, document, style)
            place_pages(comparison, data, kind, document, style)
            embedded = fonts.of_pages(data, f".{kind}")
        case _:
            raise ValueError(kind)
    compare_fonts(comparison, style, embedded)
    return comparison.mismatches


def _is_turned(document: Document) -> bool:
    """Whether the document says of itself, or of any part, that it runs from right to left."""
    return direction_of(document.meta.language) == "rtl" or any(
        node.direction == "rtl"
        for node in iterate(document)
        if isinstance(node, Division | Paragraph | Section | Span)
    )
