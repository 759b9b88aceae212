"""What a format cannot say, or says otherwise: each tolerance of the comparison with its reason.

`parity` asks this table and forgives nothing that does not stand in it.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

Format = Literal["pdf", "docx", "epub", "html"]

About = Literal[
    "spaces",
    "stand-ins",
    "visual-order",
    "capitals",
    "kinds",
    "labels",
    "callouts",
    "definitions",
    "innermost",
    "row-heads",
    "notes-last",
    "list-ends",
    "breaks",
    "lines-of-code",
    "deep-headings",
    "title-is-a-heading",
    "formula-as-tex",
    "formula-without-tex",
    "picture-bytes",
    "picture-types",
    "decorative-pictures",
    "link-titles",
    "ids",
    "language-regions",
    "directions",
    "marks",
    "spans",
    "line-ends",
    "signs",
    "navigation-depth",
    "unlisted-titles",
    "unlisted-lists",
    "author-unknown",
    "identifier-made",
]


class Tolerance(msgspec.Struct, frozen=True, kw_only=True):
    """In these formats this is not held against an artifact, because of that."""

    about: About
    formats: tuple[Format, ...]
    reason: str


TOLERANCES: Final = (
    Tolerance(
        about="spaces",
        formats=("pdf",),
        reason="a page places glyphs: what parts words may be a space, a distance or the end of a"
        " line; where words are parted is compared of blocks of one direction without formulas",
    ),
    Tolerance(
        about="stand-ins",
        formats=("pdf",),
        reason="PDF/UA forbids the box for a missing character, so one without a glyph is spelled"
        " as [U+1F600], and some have stand-ins, such as a hyphen for a minus",
    ),
    Tolerance(
        about="visual-order",
        formats=("pdf",),
        reason="a page holds the glyphs of text that runs from right to left in the order in which"
        " they stand, and its brackets mirrored, so that where there is such text letters are"
        " compared, not their order",
    ),
    Tolerance(
        about="capitals",
        formats=("pdf",),
        reason="a page holds the letters that are set in capitals, large or small, as capitals;"
        " whether they are to be, the style proof looks at",
    ),
    Tolerance(
        about="kinds",
        formats=("pdf",),
        reason="PDF 1.7 has P for every paragraph, for verse and for formulas that stand as TeX",
    ),
    Tolerance(
        about="labels",
        formats=("pdf",),
        reason="PDF has Lbl for the term of a definition as for the marker of an item",
    ),
    Tolerance(
        about="callouts",
        formats=("pdf",),
        reason="PDF 1.7 has no structure type for an aside; the title of a callout says its kind",
    ),
    Tolerance(
        about="definitions",
        formats=("pdf",),
        reason="PDF 1.7 has lists only: a definition is the body of an item",
    ),
    Tolerance(
        about="innermost",
        formats=("docx",),
        reason="Word knows paragraphs, not what they stand in: a style says the innermost of it,"
        " and headings, code, verse and formulas have styles of their own",
    ),
    Tolerance(
        about="row-heads",
        formats=("docx",),
        reason="Word marks head rows and a first column of heads; a single cell it can only make"
        " look like one",
    ),
    Tolerance(
        about="list-ends",
        formats=("docx",),
        reason="in Word items follow each other: where the next list begins, only numbers say",
    ),
    Tolerance(
        about="notes-last",
        formats=("docx",),
        reason="Word sets endnotes at the end of the document, so that their heading and they"
        " follow a colophon",
    ),
    Tolerance(
        about="breaks",
        formats=("pdf",),
        reason="a thematic break is drawn, and what is drawn is an artifact of the page",
    ),
    Tolerance(
        about="lines-of-code",
        formats=("pdf",),
        reason="a page shows where lines end, and does not say whether the text does",
    ),
    Tolerance(
        about="deep-headings",
        formats=("pdf", "docx", "epub", "html"),
        reason="HTML and PDF 1.7 have six levels of headings, and so have our styles for Word",
    ),
    Tolerance(
        about="title-is-a-heading",
        formats=("pdf", "epub", "html"),
        reason="only Word has a title beside its headings; elsewhere it is a heading of the first"
        " level, and what follows in the same text is a level below",
    ),
    Tolerance(
        about="formula-as-tex",
        formats=("pdf", "docx", "epub", "html"),
        reason="a formula that cannot be set stands as its TeX, which the build tells as a loss",
    ),
    Tolerance(
        about="formula-without-tex",
        formats=("docx",),
        reason="Word's formulas keep no TeX: their letters and digits are compared",
    ),
    Tolerance(
        about="picture-bytes",
        formats=("pdf",),
        reason="a PDF holds samples of a picture, not the file that they came from",
    ),
    Tolerance(
        about="picture-types",
        formats=("docx",),
        reason="Word shows no WebP and no GIF that stands still: both become PNG",
    ),
    Tolerance(
        about="decorative-pictures",
        formats=("pdf",),
        reason="a picture that says nothing is an artifact of its page (ISO 14289-1, 7.3)",
    ),
    Tolerance(
        about="link-titles",
        formats=("pdf",),
        reason="an annotation of a PDF is described by where it leads",
    ),
    Tolerance(
        about="ids",
        formats=("docx",),
        reason="a bookmark in Word has forty letters and no hyphens, so that the words are compared"
        " to which a link leads, not the name",
    ),
    Tolerance(
        about="language-regions",
        formats=("docx",),
        reason="Word knows no language without a region: de is de-DE there",
    ),
    Tolerance(
        about="directions",
        formats=("pdf", "docx"),
        reason="a page holds glyphs where they stand; Word wants the direction of every run, which"
        " is tested by its letters",
    ),
    Tolerance(
        about="marks",
        formats=("docx",),
        reason="Word has but looks for what is marked in a line: they are compared as style",
    ),
    Tolerance(
        about="spans",
        formats=("pdf",),
        reason="PDF 1.7 has Code for code, and Span for all else that is marked in a line: how that"
        " is set is looked at as style",
    ),
    Tolerance(
        about="line-ends",
        formats=("pdf", "docx"),
        reason="a page shows where lines end, and does not say whether the text does",
    ),
    Tolerance(
        about="signs",
        formats=("pdf", "docx"),
        reason="a page holds glyphs: what has none leaves no trace, and a space is a distance",
    ),
    Tolerance(
        about="navigation-depth",
        formats=("epub",),
        reason="the navigation of a book shows as many levels as its contents list, or three",
    ),
    Tolerance(
        about="unlisted-titles",
        formats=("pdf", "epub"),
        reason="a title page needs no entry of its own, and a memo is called by its kind",
    ),
    Tolerance(
        about="unlisted-lists",
        formats=("epub",),
        reason="lists of figures and tables are landmarks, and no part of a contents list",
    ),
    Tolerance(
        about="author-unknown",
        formats=("pdf", "docx"),
        reason="who opens the properties of a text without a named author finds the organization",
    ),
    Tolerance(
        about="identifier-made",
        formats=("epub",),
        reason="a book must have an identifier (EPUB 3.3, 5.4.2): one is made of its content where"
        " the document has none",
    ),
)

_TABLE: Final = {t.about: t for t in TOLERANCES}


def tolerated(about: About, in_: Format) -> bool:
    """Whether a format may differ in this."""
    return in_ in _TABLE[about].formats


METADATA: Final = (
    *("author", "cc", "classification", "date", "from", "identifier", "key points", "keyword"),
    *("language", "memo subject", "organization", "reference", "rights", "status", "subtitle"),
    *("summary", "title", "to"),
)
"""The metadata that are compared; every format has a place for each."""
