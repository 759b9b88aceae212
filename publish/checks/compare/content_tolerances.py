"""What a format cannot say, or says otherwise: each tolerance of the comparison with its reason.

Nothing is forgiven that does not stand in this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

Format = Literal["pdf", "docx", "epub", "html"]

TOLERANCES: Final[Mapping[str, Mapping[str, str]]] = {
    "pdf": {
        "spaces": "a page places glyphs: what parts words may be a space, a distance or the end of"
        " a line; where words are parted is compared of blocks of one direction without formulas",
        "stand-ins": "PDF/UA forbids the box for a missing character, so one without a glyph is"
        " spelled as [U+1F600], and some have stand-ins, such as a hyphen for a minus",
        "visual-order": "a page holds the glyphs of text that runs from right to left in the order"
        " in which they stand, and its brackets mirrored, so that where there is such text letters"
        " are compared, not their order",
        "capitals": "a page holds the letters that are set in capitals, large or small, as"
        " capitals; whether they are to be, the style is compared for",
        "kinds": "PDF 1.7 has P for every paragraph, verse and formulas that stand as TeX",
        "labels": "PDF has Lbl for the term of a definition as for the marker of an item",
        "callouts": "PDF 1.7 has no type for an aside; the title of a callout says its kind",
        "definitions": "PDF 1.7 has lists only: a definition is the body of an item",
        "breaks": "a thematic break is drawn, and what is drawn is an artifact of the page",
        "lines-of-code": "a page shows where lines end, and not whether the text does",
        "picture-bytes": "a PDF holds samples of a picture, not the file that they came from",
        "decorative-pictures": "a picture that says nothing is an artifact (ISO 14289-1, 7.3)",
        "link-titles": "an annotation of a PDF is described by where it leads",
        "spans": "PDF 1.7 has Code for code, and Span for all else that is marked in a line: how"
        " that is set is compared as style",
    },
    "docx": {
        "innermost": "Word knows paragraphs, not what they stand in: a style says the innermost of"
        " it, and headings, code, verse and formulas have styles of their own",
        "row-heads": "Word marks head rows and a first column of heads; a single cell it can only"
        " make look like one",
        "list-ends": "items follow each other: where the next list begins, only numbers say",
        "notes-last": "Word sets endnotes at the end of the document, so that their heading and"
        " they follow a colophon",
        "formula-without-tex": "Word's formulas keep no TeX: what they show is compared",
        "picture-types": "Word shows no WebP and no GIF that stands still: both become PNG",
        "ids": "a bookmark in Word has forty letters and no hyphens, so that the words are compared"
        " to which a link leads, not the name",
        "language-regions": "Word knows no language without a region: de is de-DE there",
        "marks": "Word has but looks for what is marked in a line: they are compared as style",
    },
    "epub": {
        "navigation-depth": "it shows as many levels as the contents list of the book, or three",
        "unlisted-lists": "lists of figures and tables are landmarks, and in no contents list",
        "identifier-made": "a book must have an identifier (EPUB 3.3, 5.4.2): one is made of its"
        " content where the document has none",
    },
    "pdf docx": {
        "line-ends": "a page shows where lines end, and not whether the text does",
        "signs": "a page holds glyphs: what has none leaves no trace, and a space is a distance",
        "author-unknown": "who opens the properties of a text without a named author finds the"
        " organization",
    },
    "pdf epub": {
        "unlisted-titles": "a title page needs no entry, and a memo is called by its kind",
    },
    "pdf epub html": {
        "title-is-a-heading": "only Word has a title beside its headings; elsewhere it is a heading"
        " of the first level, and what follows in the same text is a level below",
    },
    "pdf docx epub html": {
        "deep-headings": "HTML and PDF 1.7 have six levels of headings, and so have our styles",
        "formula-as-tex": "a formula that cannot be set stands as its TeX, as the build tells",
    },
}
"""By the formats for which they hold."""

METADATA: Final = (
    *("author", "cc", "classification", "date", "from", "identifier", "key points", "keyword"),
    *("language", "memo subject", "organization", "reference", "rights", "status", "subtitle"),
    *("summary", "title", "to"),
)
"""The metadata that are compared; every format has a place for each."""


@cache
def tolerated(about: str, in_: Format) -> bool:
    """Whether a format may differ in this. Raises `ValueError` for what is no tolerance."""
    formats = [formats for formats, reasons in TOLERANCES.items() if about in reasons]
    if not formats:
        raise ValueError(about)
    return in_ in formats[0].split()
