"""Running heads and feet, and the section that hangs them on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, assert_never

import msgspec

from publish.document import (
    Blocks,
    Document,
    Furniture,
    Image,
    Isolate,
    Landscape,
    MarginLine,
    MarginPiece,
    Mark,
    PageField,
    Paragraph,
    Region,
    Text,
)
from publish.exporters.docx.cover import ground_run
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import field, run
from publish.exporters.docx.formatting import ParagraphFormat
from publish.exporters.docx.oxml import Element, on_off, qualified, root, w
from publish.exporters.docx.paragraphs import Flow, Place, changed, elements, paragraph
from publish.exporters.docx.run_properties import Line, line_at, properties
from publish.exporters.docx.runs import isolated, plain_run, runs
from publish.exporters.docx.styles import tabs_for
from publish.exporters.docx.watermark import watermark_run
from publish.style import PageMaster
from publish.units import Color, Length
from publish.walk import unturned

Kind = Literal["header", "footer"]
Pages = Literal["default", "first", "even"]

_RESTART: Final = {"page": "newPage", "document": "continuous"}
"""Where numbers of lines begin again (17.18.47), by `line_numbers_start`."""
_INSTRUCTIONS: Final = {"page": "PAGE", "pages": "NUMPAGES"}


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A head or foot, and the pages that it stands on."""

    kind: Kind
    pages: Pages
    line: MarginLine
    logo: Image | None = None
    ground: Color | None = None
    """What the page of a cover is filled with."""


def lifted(document: Document) -> tuple[Document, Image | None]:
    """The document without the logo that its masthead opens with, and the logo, which on paper of
    Word's stands in the head of the first page."""
    first, others = document.blocks[:1], document.blocks[1:]
    match unturned(first):
        case (
            Region(role="masthead", blocks=(Paragraph(content=(Image() as logo,)), *rest)) as head,
        ) if logo.media:
            kept: Blocks = (msgspec.structs.replace(head, blocks=tuple(rest)),) if rest else ()
            if isinstance(first[0], Landscape) and kept:
                kept = (msgspec.structs.replace(first[0], blocks=kept),)
            return msgspec.structs.replace(document, blocks=(*kept, *others)), logo
        case _:
            return document, None


def running_lines(
    furniture: Furniture | None,
    *,
    facing: bool,
    logo: Image | None = None,
    ground: Color | None = None,
) -> tuple[Running, ...]:
    """The heads and feet of a document; empty ones are left out, for Word prints nothing there.

    On facing pages, start and end stand for inner and outer edge, so even pages mirror the line.
    """
    furniture = furniture or Furniture()
    kinds: tuple[tuple[Kind, MarginLine, MarginLine], ...] = (
        ("header", furniture.header, furniture.first_header),
        ("footer", furniture.footer, furniture.first_footer),
    )
    lines = []
    for kind, line, first in kinds:
        lines.append(Running(kind=kind, pages="default", line=line))
        if facing:
            lines.append(Running(kind=kind, pages="even", line=_mirrored(line)))
        if first_page_differs(furniture, logo, ground):
            head = kind == "header"
            lines.append(
                Running(
                    kind=kind,
                    pages="first",
                    line=first,
                    logo=logo if head else None,
                    ground=ground if head else None,
                )
            )
    return tuple(
        running
        for running in lines
        if running.line != MarginLine()
        or running.logo
        or running.ground
        or (furniture.watermark and running.kind == "header")
    )


def first_page_differs(
    furniture: Furniture | None, logo: Image | None = None, ground: Color | None = None
) -> bool:
    furniture = furniture or Furniture()
    return not (logo is None and ground is None) or (
        (furniture.header, furniture.footer) != (furniture.first_header, furniture.first_footer)
    )


def running_part(
    running: Running, place: Place, composition: Composition, page_count: int, watermark: str = ""
) -> Element:
    """`word/header1.xml` and the like; fields show `page_count` until Word counts for itself.

    A head bears the `watermark` of its pages.
    """
    style = composition.sheet.paragraphs[running.kind]
    line = line_at(place, style)
    paragraphs: list[Flow] = []
    if running.logo is not None:
        mark = runs((running.logo,), line, composition)
        # A line of exact height would cut the logo off.
        after = composition.sheet.style.text.leading.twips // 2
        whole = ParagraphFormat(after=after, line_rule="atLeast")
        paragraphs.append(changed(paragraph(place, composition.sheet, running.kind, mark), whole))
    printed = watermark if running.kind == "header" else ""
    if printed or running.ground or running.line != MarginLine():
        content = _content(running, line, composition, page_count)
        if running.ground:
            content.append(ground_run(running.ground, composition.sheet.master))
        if printed:
            master = composition.sheet.master
            sheet = master if place.room == master.measure else master.turned
            content.append(watermark_run(printed, (sheet.measure, sheet.depth), composition))
        para = paragraph(place, composition.sheet, running.kind, content)
        tabs = tabs_for(style, place.room.twips, centered=_is_centered(running))
        paragraphs.append(changed(para, ParagraphFormat(tabs=tabs)))
    return root(
        "hdr" if running.kind == "header" else "ftr",
        *elements(paragraphs, composition.sheet, composition.numbering, closed=True),
        drawings=running.logo is not None,
    )


def section_properties(
    master: PageMaster,
    references: Sequence[Element],
    *,
    title_page: bool,
    rtl: bool,
    number_gap: Length,
    landscape: bool = False,
    endnotes: bool = False,
) -> Element:
    """`w:sectPr`: the sheet as it lies, its margins, and the `references` to heads and feet.
    Numbers of lines stand `number_gap` before the text.
    Endnotes are numbered as the text is; LibreOffice asks the section how."""
    left, right = master.margin_inner, master.margin_outer
    if rtl and master.facing:
        # Margins are of sides of the sheet and swapped on even pages (17.6.11, 17.15.1.57), and
        # page 1 of a book that is read from right to left is bound at its right side.
        left, right = right, left
    return w(
        "sectPr",
        *references,
        w("endnotePr", w("numFmt", val="decimal")) if endnotes else None,
        w(
            "pgSz",
            w=master.width.twips,
            h=master.height.twips,
            orient="landscape" if landscape else None,
        ),
        w(
            "pgMar",
            top=master.margin_top.twips,
            right=right.twips,
            bottom=master.margin_bottom.twips,
            left=left.twips,
            header=master.header_offset.twips,
            footer=master.footer_offset.twips,
            gutter=0,
        ),
        w(
            "lnNumType",
            countBy=master.line_numbers,
            distance=number_gap.twips,
            restart=_RESTART[master.line_numbers_start],
        )
        if master.line_numbers
        else None,
        w("cols", space=720),
        on_off("titlePg", title_page or None),
        on_off("bidi", rtl or None),
    )


def running_reference(running: Running, relation: str) -> Element:
    """The section's reference to a head or foot by its relationship id."""
    made = w(f"{running.kind}Reference", type=running.pages)
    made.set(qualified("r:id"), relation)
    return made


def _mirrored(line: MarginLine) -> MarginLine:
    return msgspec.structs.replace(line, start=line.end, end=line.start)


def _content(
    running: Running, line: Line, composition: Composition, page_count: int
) -> list[Element]:
    """Start, middle and end, with a tab to each stop that is needed."""
    parts = [running.line.start, running.line.center, running.line.end]
    if not _is_centered(running):
        del parts[1]
    needed = 1 + max((index for index, part in enumerate(parts) if part), default=0)
    look = properties(line, composition)
    content: list[Element] = []
    for index, part in enumerate(parts[:needed]):
        content += [run(look, w("tab"))] if index else []
        for piece in part:
            content += _piece(piece, running, line, composition, page_count)
    return content


def _piece(
    piece: MarginPiece, running: Running, line: Line, composition: Composition, page_count: int
) -> list[Element]:
    match piece:
        case Mark(text=characters):
            marked = msgspec.structs.replace(line, character="banner")
            return plain_run(characters, marked, composition)
        case Text(text=characters):
            return plain_run(characters, line, composition)
        case PageField(kind=kind):
            result = page_count if kind == "pages" else _first_page(running)
            return list(field(_INSTRUCTIONS[kind], str(result), properties(line, composition)))
        case Isolate(direction=direction, content=content):
            inner = msgspec.structs.replace(line, rtl=direction == "rtl")
            made = [
                made
                for part in content
                for made in _piece(part, running, inner, composition, page_count)
            ]
            return isolated(made, direction, line, composition)
        case _:
            assert_never(piece)


def _is_centered(running: Running) -> bool:
    """Whether the line has a stop in its middle. With nothing there it keeps a long text at the
    end from reaching across, which then breaks."""
    return bool(running.line.center) or not running.line.end


def _first_page(running: Running) -> int:
    """The number of the first page that a line can stand on."""
    return 1 if running.pages == "first" else 2
