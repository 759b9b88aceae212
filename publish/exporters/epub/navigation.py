"""The navigation document: the contents, and the landmarks of the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec
from lxml import etree

from publish.document import Contents, ContentsEntry, Inline, Listed, Math, Region, Span
from publish.exporters.epub import xhtml
from publish.exporters.epub.pandoc_document import listed
from publish.exporters.epub.xhtml import TYPE, every, make, set_classes
from publish.mathml import Formulas
from publish.walk import plain_text
from publish.web.formula_frames import draw_enclosures

_MATH: Final = f"{{{xhtml.MATHML}}}math"
ID: Final = "contents"
EN_SPACE: Final = "\u2002"
LIST_TYPES: Final[dict[Listed, str]] = {"sections": "toc", "figures": "loi", "tables": "lot"}
"""What such a list is in EPUB's structural semantics: of illustrations, of tables."""


class Landmark(msgspec.Struct, frozen=True, kw_only=True):
    """A part that reading systems offer a way to; `type` is of EPUB's structural semantics."""

    type: str
    href: str
    label: str


def navigation(
    written: bytes,
    page: etree._Element,
    *,
    title: str,
    level: int,
    landmarks: tuple[Landmark, ...],
    entries: etree._Element | None = None,
    lists: tuple[etree._Element, ...] = (),
) -> etree._Element:
    """The navigation document on the empty `page`: `entries`, or pandoc's when the layout placed no
    contents list, under `title` as a heading of `level`, then `lists`.

    A book without headings has one entry, its first landmark. Where the lists stand in the flow and
    no contents list does, the contents are for reading systems alone (EPUB 3.3, 7.4.1: `hidden`).
    """
    body = next(every(page, "body"))
    is_listed = entries is not None or not lists
    if entries is None:
        entries = next((e for e in every(xhtml.parse(written), "ol")), None)
    if entries is None or not len(entries):
        entries = make("ol", make("li", make("a", title, href=landmarks[0].href)))
    _label_formulas(entries)
    for picture in every(entries, "img"):
        # As in lists that layouts make; pandoc's leads to a file beside the text, not beside this.
        picture.text = picture.get("alt", "")
        xhtml.unwrap(picture)
    for element in every(entries, "ol", "li", "span"):
        for name in ("id", "data-cites"):
            element.attrib.pop(name, "")
        if element.tag != xhtml.tag("span"):
            set_classes(element, [])
    entries.tail = None
    heading = make(f"h{level}", title, class_="contents-title", id=f"{ID}-title")
    contents = make(
        "nav",
        heading,
        entries,
        epub_type="toc",
        role="doc-toc",
        class_="contents",
        id=ID,
        aria_labelledby=heading.get("id", ""),
    )
    if not is_listed:
        contents.set("hidden", "hidden")
    marks = make("nav", make("ol", *map(_marked, landmarks)), epub_type="landmarks")
    marks.set("hidden", "hidden")
    body.set(TYPE, "frontmatter")
    body.extend([contents, *lists, marks])
    return page


def _label_formulas(entries: etree._Element) -> None:
    """Formulas without their TeX, which reading systems that show but the text of an entry would
    show behind them; the entry says it as its title (EPUB 3.3, 7.3)."""
    draw_enclosures(entries)
    for link in every(entries, "a"):
        if next(link.iter(_MATH), None) is None:
            continue
        link.set("title", xhtml.text_of(link))
        for formula in link.iter(_MATH):
            for annotation in list(formula.iter(f"{{{xhtml.MATHML}}}annotation")):
                formula.set("alttext", " ".join((annotation.text or "").split()))
                xhtml.remove(annotation)


def caption_list(
    region: Region, hrefs: Mapping[str, str], level: int, formulas: Formulas
) -> etree._Element:
    """A list of figures or tables under a heading of `level`; `hrefs` leads from ids to where they
    are in the book."""
    entries = [e for block in region.blocks if isinstance(block, Contents) for e in block.entries]
    heading = make(
        f"h{level}", plain_text(region.title), class_="contents-title", id=f"{region.id}-title"
    )
    lines = make("ol", *(_listed(entry, hrefs, formulas) for entry in entries))
    _label_formulas(lines)
    return make(
        "nav",
        heading,
        lines,
        epub_type=LIST_TYPES[listed(region)],
        class_="contents",
        id=region.id,
        aria_labelledby=heading.get("id", ""),
    )


def section_list(region: Region, hrefs: Mapping[str, str], formulas: Formulas) -> etree._Element:
    """The entries of a contents list, those of deeper levels within the one that they are below."""
    made = make("ol")
    path = [(0, made)]
    for block in region.blocks:
        for entry in block.entries if isinstance(block, Contents) else ():
            while path[-1][0] >= entry.level:
                path.pop()
            above = path[-1][1]
            if above.tag == xhtml.tag("li"):
                inner = next((e for e in above if e.tag == xhtml.tag("ol")), None)
                above = etree.SubElement(above, xhtml.tag("ol")) if inner is None else inner
            item = _listed(entry, hrefs, formulas)
            above.append(item)
            path.append((entry.level, item))
    return made


def _listed(entry: ContentsEntry, hrefs: Mapping[str, str], formulas: Formulas) -> etree._Element:
    label = (make("span", entry.label + EN_SPACE, class_="label"),) if entry.label else ()
    words = _words(entry.content, formulas)
    return make("li", make("a", *label, *words, href=hrefs[entry.target]))


def _words(content: Iterable[Inline], formulas: Formulas) -> Iterator[str | etree._Element]:
    for inline in content:
        if isinstance(inline, Span):
            spoken = make("span", *_words(inline.content, formulas))
            xhtml.locate(spoken, inline.language, inline.direction or "")
            yield spoken
            continue
        if not isinstance(inline, Math):
            yield plain_text(inline)
            continue
        made = formulas.mathml(inline)
        yield make("code", inline.text, class_="math") if made is None else xhtml.mathml(made)


def _marked(landmark: Landmark) -> etree._Element:
    link = make("a", landmark.label, epub_type=landmark.type, href=landmark.href)
    return make("li", link)
