"""OpenDocument texts as pandoc is given them, and the title that their styles tell.

pandoc takes the latter for a paragraph. It leaves out, in silence, boxes of text, what is written
on shapes, tables in cells, what describes a picture, most fields, and ruby. So these are put where
pandoc reads them; what is not published is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from publish.archive import DAMAGE, opened, pack
from publish.diagnostics import Log
from publish.document import Inlines, Meta, Text
from publish.xmltree import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTENT: Final = "content.xml"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT: Final = f"{{{_OASIS}:text:1.0}}"
_DRAW: Final = f"{{{_OASIS}:drawing:1.0}}"
_OFFICE: Final = f"{{{_OASIS}:office:1.0}}"
_STYLE: Final = f"{{{_OASIS}:style:1.0}}"
_FO: Final = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"
_STYLES: Final = "styles.xml"
_DEEPEST: Final = 20
"""So many styles may derive from each other."""
_TABLE: Final = f"{{{_OASIS}:table:1.0}}table"
_DESCRIBED: Final = f"{{{_OASIS}:svg-compatible:1.0}}desc"
_HOLDERS: Final = (f"{_TEXT}list", f"{_TEXT}section", _TABLE)
_LINES: Final = (f"{_TEXT}p", f"{_TEXT}h")
_SHAPES: Final = tuple(
    f"{_DRAW}{name}"
    for name in ("text-box", "custom-shape", "rect", "ellipse", "circle", "caption")
)
_FIELDS: Final = tuple(
    f"{_TEXT}{name}"
    for name in (
        *("author-name", "author-initials", "creator", "initial-creator", "date", "time"),
        *("creation-date", "modification-date", "print-date", "title", "subject", "description"),
        *("page-number", "page-count", "chapter", "file-name", "user-defined", "variable-get"),
        *("variable-set", "expression", "text-input", "conditional-text", "database-display"),
        *("sender-firstname", "sender-lastname", "sender-company", "sender-title"),
    )
)


def open_document(data: bytes, log: Log) -> tuple[bytes, Meta]:
    """`data`, an archive that was examined already, with all its text where pandoc reads it, as it
    was where there is nothing to mend; and the title and subtitle that stood in it. Of a damaged
    one pandoc will say what is wrong with it."""
    from lxml import etree

    with (
        suppress(*DAMAGE, KeyError, etree.XMLSyntaxError),
        opened(data) as archive,
    ):
        root = parsed(archive.read(_CONTENT))
        _tell_dropped(root, log)
        changes = (
            _fields_as_words(root),
            _ruby_in_line(root),
            _boxes_below(root, log),
            _tables_below(root, log),
            _described(root),
            _plain_indents(root),
        )
        parents = _parents(root) | _parents(parsed(archive.read(_STYLES)))
        meta = _titled(root, parents)
        if any(changes) or meta != Meta():
            written = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            names = archive.namelist()
            whole = pack([(n, written if n == _CONTENT else archive.read(n)) for n in names])
            return whole, meta
    return data, Meta()


def _parents(root: Element) -> dict[str, str]:
    """The styles from which styles of paragraphs derive."""
    names = (f"{_STYLE}name", f"{_STYLE}parent-style-name")
    styles = ([style.get(name, "") for name in names] for style in root.iter(f"{_STYLE}style"))
    return {name: parent for name, parent in styles if parent}


def _titled(root: Element, parents: Mapping[str, str]) -> Meta:
    """The title and subtitle that a text begins with, which are taken out."""
    body = root.find(f".//{_OFFICE}text")
    lines = [] if body is None else [e for e in body if e.tag in (*_LINES, *_HOLDERS)]
    said = [line for line in lines if "".join(map(str, line.itertext())).strip()]
    found: dict[str, Inlines] = {}
    for name, line in zip(("Title", "Subtitle"), said, strict=False):
        style = line.get(f"{_TEXT}style-name", "")
        for _ in range(_DEEPEST):
            style = style if style == name else parents.get(style, "")
        if style != name or any(True for _ in line.iter(f"{_DRAW}frame", f"{_TEXT}note")):
            break
        words = " ".join("".join(map(str, line.itertext())).split())
        found[name] = (Text(text=words),)
        _taken_out(line)
    return Meta(title=found.get("Title", ()), subtitle=found.get("Subtitle", ()))


def _tell_dropped(root: Element, log: Log) -> None:
    comments = sum(1 for _ in root.iter(f"{_OFFICE}annotation"))
    if comments:
        log.info("comments-dropped", f"{comments} comments in the source are not published")
    added = sum(1 for _ in root.iter(f"{_TEXT}insertion"))
    gone = sum(1 for _ in root.iter(f"{_TEXT}deletion"))
    if added or gone:
        log.warning(
            "changes-accepted",
            f"tracked changes are read as accepted: {added} insertions, {gone} deletions",
            hint="accept or reject them first, so that nobody publishes what was not decided",
        )


def _fields_as_words(root: Element) -> bool:
    found = list(root.iter(*_FIELDS))
    for field in found:
        field.tag = f"{_TEXT}span"
    return bool(found)


def _ruby_in_line(root: Element) -> bool:
    found = list(root.iter(f"{_TEXT}ruby"))
    for ruby in found:
        ruby.tag = f"{_TEXT}span"
        for part in ruby:
            if part.tag == f"{_TEXT}ruby-text":
                part.text = f"({''.join(map(str, part.itertext()))})"
                del part[:]
            part.tag = f"{_TEXT}span"
    return bool(found)


def _boxes_below(root: Element, log: Log) -> bool:
    """Sets what stands in boxes and on shapes below the paragraph around them."""
    found = [
        shape
        for shape in root.iter(*_SHAPES)
        if any(line is not None for line in shape.iterfind(f".//{_TEXT}p"))
    ]
    for shape in reversed(found):
        outer = shape
        frame = shape.getparent()
        if frame is not None and frame.tag == f"{_DRAW}frame":
            outer = frame
        around = next((e for e in outer.iterancestors(*_LINES)), outer)
        for block in reversed([e for e in shape if str(e.tag).startswith(_TEXT)]):
            block.tail = None
            around.addnext(block)
        if outer is frame and len(frame) > 1:
            shape.clear()
        else:
            _taken_out(outer)
    if found:
        log.info("box-in-text", f"boxes of text stand below their paragraphs: {len(found)}")
    return bool(found)


def _tables_below(root: Element, log: Log) -> bool:
    """Sets tables that stand in cells below the table around them."""
    tables = [(table, list(table.iterancestors(_TABLE))) for table in root.iter(_TABLE)]
    found = [(table, holders[-1]) for table, holders in tables if holders]
    for table, outermost in reversed(found):
        _taken_out(table)
        outermost.addnext(table)
    if found:
        log.warning(
            "table-in-cell",
            f"tables that stand in cells are read below the table around them: {len(found)}",
            hint="split the cell into rows and columns, or set the table below in the source",
        )
    return bool(found)


def _described(root: Element) -> bool:
    """Sets what describes a picture where pandoc looks for it: in the text of its frame."""
    found = [(f, d) for f in root.iter(f"{_DRAW}frame") if (d := f.findtext(_DESCRIBED))]
    for frame, description in found:
        frame.text = description
    return bool(found)


def _plain_indents(root: Element) -> bool:
    """Takes out the indents that paragraphs have of their own, of which pandoc makes quotations:
    these have a style that has a name."""
    found = False
    for properties in root.iter(f"{_STYLE}paragraph-properties"):
        for name in ("margin", "margin-left"):
            found |= properties.attrib.pop(f"{_FO}{name}", "") != ""
    return found


def _taken_out(element: Element) -> None:
    """Takes an element out; the words that follow it stay."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
