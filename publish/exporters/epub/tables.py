"""Tables of a content document: header cells and alignments."""

from __future__ import annotations

from typing import Final

from lxml import etree

from publish.exporters.epub.xhtml import classes, every, set_classes, tag, text_of
from publish.pandoc.tables import HEADER_CLASS
from publish.web.tables import HEAD

FRAME_CLASS: Final = "table-frame"
_ALIGNMENTS: Final = {"left": "start", "center": "center", "right": "end"}


def finish_tables(body: etree._Element) -> None:
    """Makes header cells say what they head (HTML, 4.9.12), and alignments classes."""
    for table in every(body, "table"):
        table.attrib.pop("style", "")
        for row in every(table, "tr"):
            set_classes(row, [])
        if next(table.iterancestors(tag("table")), None) is None:
            _frame(table)
    for head in every(body, "thead"):
        for cell in every(head, "th", "td"):
            cell.tag = tag("th")
            cell.set("scope", "colgroup" if cell.get("colspan", "1") != "1" else "col")
    for cell in every(body, "td"):
        if HEADER_CLASS in classes(cell):
            cell.tag = tag("th")
            cell.set("scope", "row")
    for cell in every(body, "th", "td"):
        style = cell.attrib.pop("style", "")
        align = str(style).removeprefix("text-align:").strip(" ;")
        named = [f"align-{_ALIGNMENTS[align]}"] if align in _ALIGNMENTS else []
        if cell.tag == tag("th") and not text_of(cell) and next(every(cell, "img"), None) is None:
            cell.tag = tag("td")
            del cell.attrib["scope"]
            named.insert(0, HEAD)
        set_classes(cell, named)


def _frame(table: etree._Element) -> None:
    """Puts a table into a region that scrolls, by the keyboard too, when it is wider than the
    screen (WCAG 2.2, 1.4.10 and 2.1.1)."""
    frame = etree.Element(tag("div"))
    frame.set("class", FRAME_CLASS)
    frame.set("tabindex", "0")
    caption = next(every(table, "caption"), None)
    if caption is not None and (name := text_of(caption)):
        frame.set("role", "region")
        frame.set("aria-label", name)
    frame.tail, table.tail = table.tail, None
    parent = table.getparent()
    if parent is not None:
        parent.replace(table, frame)
    frame.append(table)
