"""What pandoc wrote, finished: one content document after the other.

Classes become those of the style sheet, headings beyond the sixth level headings again, header
cells say what they head, notes bear the labels that the layout gave them and lead back, and parts
say what they are (`epub:type` with its DPUB-ARIA role).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from publish.document import List, Numbering
from publish.exporters.epub import xhtml
from publish.exporters.epub.code import finish_code
from publish.exporters.epub.notes import finish_notes
from publish.exporters.epub.pandoc_document import OPENING_PLACE, TITLE_PLACE
from publish.exporters.epub.tables import finish_tables
from publish.exporters.epub.xhtml import TYPE, classes, every, set_classes, tag, with_class
from publish.pandoc.bibliography import ENTRY_CLASS
from publish.pandoc.decode import ATTRIBUTION_CLASS, SPOKEN_CLASS
from publish.pandoc.encode import BOXES, CAPTION_ABOVE_CLASS, MARKERS_CLASS, PULL_QUOTE_CLASS
from publish.patterns import pattern
from publish.web.address_breaks import mark_addresses
from publish.web.bidi_isolation import isolate
from publish.web.formula_frames import draw_enclosures
from publish.web.list_rules import marker_style
from publish.web.non_italic_emphasis import mark_upright

_MATH: Final = f"{{{xhtml.MATHML}}}math"
_HEADINGS: Final = frozenset(tag(f"h{n}") for n in range(1, 7))
_LEVEL: Final = pattern(r"level[0-9]+|unnumbered|unlisted|section")
_NUMBERINGS: Final[dict[str, Numbering]] = {
    "a": "lower_alpha",
    "A": "upper_alpha",
    "i": "lower_roman",
    "I": "upper_roman",
}
_TYPES: Final = {
    "title-page": "titlepage",
    "cover": "titlepage",
    "sources": "bibliography",
    "bibliography": "bibliography",
    "notes": "endnotes",
    "colophon": "colophon",
    "summary": "abstract",
}
_PLACES: Final = {
    "titlepage": "frontmatter",
    "abstract": "frontmatter",
    "bibliography": "backmatter",
    "endnotes": "backmatter",
    "colophon": "backmatter",
}
"""Where in a publication a part of that type stands (EPUB 3 Structural Semantics 1.1)."""


def finish(
    content: bytes, *, title: str, language: str, direction: str, stylesheet: str
) -> etree._Element:
    """The content document that pandoc wrote, as it goes into the book.

    `title` is that of the publication; a document that begins with a heading bears that.
    """
    written = xhtml.parse(content)
    body = next(every(written, "body"))
    _place_title(body)
    _headings(body)
    heading = next(every(body, *(f"h{n}" for n in range(1, 7))), None)
    said = "" if heading is None else xhtml.text_of(heading)
    root = xhtml.page(said or title, language, direction, stylesheet)
    root.replace(next(every(root, "body")), body)
    for quote in with_class(body, PULL_QUOTE_CLASS):
        quote.tag = tag("blockquote")
    _sections(body)
    finish_notes(body)
    finish_tables(body)
    _lists(body)
    _marks(body)
    finish_code(body)
    _formulas(body)
    _pictures(body)
    _boxes(body)
    isolate(root)
    mark_upright(root)
    mark_addresses(root)
    draw_enclosures(root)
    return root


def _place_title(body: etree._Element) -> None:
    """Moves the title from the beginning of its section to where it stands."""
    for place in with_class(body, TITLE_PLACE):
        heading = next(every(body, "h1"))
        tail, heading.tail = heading.tail, None
        parent = heading.getparent()
        if parent is not None:
            parent.text = (parent.text or "") + (tail or "")
        place.addprevious(heading)
        parent = place.getparent()
        if parent is not None:
            parent.remove(place)


def take_opening(texts: Mapping[str, etree._Element]) -> str:
    """The document that begins with the text after a contents list, without the heading that made
    it begin there; "" when sections follow the list."""
    for href, root in texts.items():
        for heading in with_class(root, OPENING_PLACE):
            section = heading.getparent()
            if section is not None:
                section.remove(heading)
                xhtml.unwrap(section)
                return href
    return ""


def _headings(body: etree._Element) -> None:
    """Headings that pandoc was not given as such: a title below another, and the seventh level."""
    for title in with_class(body, "title"):
        paragraph = next(iter(title), None)
        if title.tag == tag("div") and paragraph is not None and paragraph.tag == tag("p"):
            paragraph.tag = tag("h1")
            set_classes(paragraph, ["title"])
            xhtml.unwrap(title)
    for paragraph in every(body, "p"):
        if "heading" in classes(paragraph):
            paragraph.tag = tag("h6")
            set_classes(paragraph, ["heading-6"])


def _sections(body: etree._Element) -> None:
    """Classes of the heading, which pandoc sets on the section too, and what the section is."""
    for section in every(body, "section"):
        headings = [child for child in section if child.tag in _HEADINGS]
        names = {name for heading in headings for name in classes(heading)}
        set_classes(
            section,
            [n for n in classes(section) if n not in names and not _LEVEL.fullmatch(n)],
        )
        for heading in headings:
            _spoken(heading)
            set_classes(heading, [n for n in classes(heading) if not _LEVEL.fullmatch(n)])
        if section.getparent() is body and "heading-1" in names and not section.get("role"):
            section.set(TYPE, "chapter")
            section.set("role", "doc-chapter")
    for part in every(body, "section", "div"):
        for name in classes(part):
            if name in _TYPES:
                part.set(TYPE, _TYPES[name])
    first = next((child.get(TYPE) for child in body if child.get(TYPE)), "")
    body.set(TYPE, _PLACES.get(first or "", "bodymatter"))


def _spoken(heading: etree._Element) -> None:
    """A heading in another language says so itself."""
    for span in heading:
        if SPOKEN_CLASS in classes(span):
            span.attrib.pop("class")
            heading.attrib.update(span.attrib)
            xhtml.unwrap(span)


def _lists(body: etree._Element) -> None:
    for around in with_class(body, MARKERS_CLASS):
        _mark_items(around)
        xhtml.unwrap(around)
    for ordered in every(body, "ol"):
        kind = str(ordered.attrib.pop("type", ""))
        numbering = _NUMBERINGS[kind].replace("_", "-") if kind in _NUMBERINGS else ""
        ordered.attrib.pop("style", "")
        set_classes(ordered, [numbering] if numbering else [])
    for unordered in every(body, "ul"):
        set_classes(unordered, [])
    for item in every(body, "li"):
        if xhtml.text_of(item).startswith(BOXES):
            set_classes(item, ["task"])


def _mark_items(around: etree._Element) -> None:
    """Has the items of a list bear the markers that the division around it describes."""
    listed = next(every(around, "ol"))
    numbered = List(
        items=(),
        numbering=_NUMBERINGS.get(listed.get("type", ""), "decimal"),
        prefix=around.get("data-prefix", ""),
        suffix=around.get("data-suffix", ""),
    )
    for number, item in enumerate(listed, start=int(listed.get("start", "1"))):
        item.set("style", marker_style(number, numbered))


def _marks(body: etree._Element) -> None:
    for span in every(body, "span"):
        if "smallcaps" in classes(span):
            set_classes(span, ["small-caps"])
        span.attrib.pop("data-cites", "")
    for lines in with_class(body, "line-block"):
        # Its white space is kept, so that the end of a line may not be said twice.
        for line_break in every(lines, "br"):
            line_break.tail = (line_break.tail or "").removeprefix("\n")


def _formulas(body: etree._Element) -> None:
    """Formulas say their TeX to who cannot see MathML; a displayed one, with its number, is a block
    of its own that bears its id."""
    for formula in body.iter(_MATH):
        for annotation in formula.iter(f"{{{xhtml.MATHML}}}annotation"):
            formula.set("alttext", " ".join((annotation.text or "").split()))
    for paragraph in every(body, "p"):
        division = paragraph.getparent()
        labelled = division is not None and "math-block" in classes(division)
        displayed = any(formula.get("display") == "block" for formula in paragraph.iter(_MATH))
        if labelled and division is not None:
            xhtml.unwrap(paragraph)
            _take_id(division)
        elif displayed and len(paragraph) == 1:
            paragraph.tag = tag("div")
            set_classes(paragraph, ["math-block"])
            _take_id(paragraph)


def _take_id(block: etree._Element) -> None:
    """The id of a formula, from the span that pandoc gives it to the block."""
    first = block[0]
    if first.tag == tag("span") and first.get("id"):
        block.set("id", first.get("id", ""))
        xhtml.unwrap(first)


def _pictures(body: etree._Element) -> None:
    for image in every(body, "img"):
        image.set("alt", image.get("alt", ""))
    for figure in with_class(body, CAPTION_ABOVE_CLASS):
        set_classes(figure, [n for n in classes(figure) if n != CAPTION_ABOVE_CLASS])
        for caption in every(figure, "figcaption"):
            figure.insert(0, caption)
    for caption in every(body, "figcaption"):
        # pandoc hides a caption that repeats the alt text; ours begins with the figure's number.
        caption.attrib.pop("aria-hidden", "")


def _boxes(body: etree._Element) -> None:
    """Callouts, the lines that are paragraphs of a class of their own, and the entries of
    bibliographies, whose ids pandoc gives to divisions."""
    for entry in with_class(body, ENTRY_CLASS):
        for paragraph in entry:
            for name, value in entry.attrib.items():
                if name != "role":
                    paragraph.set(name, value)
        xhtml.unwrap(entry)
    for callout in with_class(body, "callout"):
        callout.tag = tag("aside")
    for name in ("callout-title", ATTRIBUTION_CLASS):
        for division in with_class(body, name):
            for paragraph in division:
                set_classes(paragraph, [name])
            xhtml.unwrap(division)
