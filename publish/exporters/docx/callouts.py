"""Callouts: one box around all that is said in them.

Word and its kin draw like borders of neighbours as one box only where their indents are equal
(17.3.1.24), so a callout of plain paragraphs is these, under their styles, and whoever writes on in
it stays within it. Lists, code, quotations and the like have indents or boxes of their own, which
would tear the box, and in the box of another block they would be part of that; around them stands
a table of one cell, which every program draws as one box,
and which bears the title as its name. It has the table style `Callout`: by that, and not by how it
looks, readers tell it from a table of data.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from publish.document import Callout, Paragraph
from publish.exporters.docx.callbacks import SayBlocks, SayText
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.formatting import Box, Edge, edge_height
from publish.exporters.docx.keep_together import spaced, together
from publish.exporters.docx.oxml import Element, on_off, w
from publish.exporters.docx.paragraphs import GAP, Flow, Place, TableFlow, box_in, elements, within
from publish.exporters.docx.styles import BOX_STYLE, WordStyle
from publish.units import Length
from publish.walk import plain_text


def callout_flow(
    block: Callout, place: Place, composition: Composition, say: SayBlocks, say_text: SayText
) -> list[Flow]:
    """A callout in its box; `say` and `say_text` say what is in it."""
    sheet = composition.sheet
    style = sheet.paragraphs[f"callout.{block.kind}"]
    after = sheet.paragraphs["text"].paragraph.after
    plain = all(isinstance(part, Paragraph) for part in block.blocks)
    joined = plain and place.box in (None, Box())
    inner = within(place, style, after=after) if joined else _in_cell(style, place, after)
    made: list[Flow] = []
    if block.title:
        role = f"callout_title.{block.kind}"
        titled = (
            msgspec.structs.replace(place, box=None)
            if joined
            else msgspec.structs.replace(inner, role=role, after=None)
        )
        made.append(say_text(role, block.title, titled, composition))
    made += say(block.blocks, inner, composition)
    if not joined:
        return [_boxed(block, style, made, place, composition)]
    made = spaced(made, style.paragraph.before, style.paragraph.after)
    return together(made) if style.paragraph.keep_lines else made


def _in_cell(style: WordStyle, place: Place, after: int | None) -> Place:
    """Within a cell that has the indents and the box, which are taken from the paragraphs."""
    return Place(
        role=style.role,
        room=place.room - Length((style.left + style.right) / 20),
        left=-style.left,
        inset=style.left,
        right=-style.right,
        inset_right=style.right,
        box=Box(),
        depth=place.depth,
        after=after,
        rtl=place.rtl,
        language=place.language,
    )


def _boxed(
    block: Callout,
    style: WordStyle,
    flows: Sequence[Flow],
    place: Place,
    composition: Composition,
) -> TableFlow:
    """`flows` in a table of one cell with the borders, the ground and the padding of a style."""
    paragraph = style.paragraph
    box = box_in(style, rtl=place.rtl) or Box()
    if box.fill is None and place.box is not None:
        box = msgspec.structs.replace(box, fill=place.box.fill)
    outside = composition.sheet.style.callout[block.kind]
    start, end = outside.indent_start.twips, outside.indent_end.twips
    width = place.room.twips - start - end
    indent = place.inner_left + start
    name = plain_text(block.title)
    # The paragraph that a cell must end with takes its height from the padding.
    closing = GAP if flows and isinstance(flows[-1], TableFlow) else 0
    # Of cells, left and right are the start and the end, as the table is mirrored or not.
    sides = (box.right, box.left) if place.rtl else (box.left, box.right)
    cell = w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w(
                "tcBorders",
                _border("top", box.top, box),
                _border("left", sides[0], box),
                _border("bottom", box.bottom, box),
                _border("right", sides[1], box),
            ),
            None if box.fill is None else w("shd", val="clear", color="auto", fill=box.fill),
            w(
                "tcMar",
                w("top", w=edge_height(box.top), type="dxa"),
                w("left", w=style.left - start - _half(sides[0], box), type="dxa"),
                w("bottom", w=max(edge_height(box.bottom) - closing, 0), type="dxa"),
                w("right", w=style.right - end - _half(sides[1], box), type="dxa"),
            ),
        ),
        *elements(spaced(flows, 0, 0), composition.sheet, composition.numbering, closed=True),
    )
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=BOX_STYLE),
            on_off("bidiVisual", place.rtl or None),
            w("tblW", w=width, type="dxa"),
            w("tblInd", w=indent, type="dxa") if indent else None,
            w("tblLayout", type="fixed"),
            w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0),
            w("tblCaption", val=name) if name else None,
        ),
        w("tblGrid", w("gridCol", w=width)),
        w("tr", w("trPr", w("cantSplit")) if paragraph.keep_lines else None, cell),
    )
    return TableFlow(element=table, before=paragraph.before or 0, after=paragraph.after or 0)


def _border(side: str, edge: Edge | None, box: Box) -> Element:
    """A line of the box; one of the ground's own colour only carries the ground of a paragraph."""
    if edge is None or edge.color == box.fill:
        return w(side, val="nil")
    return w(side, val="single", sz=edge.size, space=0, color=edge.color)


def _half(edge: Edge | None, box: Box) -> int:
    """Half of a line of a cell, in twips: Word centres it on the edge that the margin of the cell
    counts from, LibreOffice moves the text by as much, and from the line to the text it is then as
    far as in a box around paragraphs."""
    return 0 if edge is None or edge.color == box.fill else round(edge.size * 1.25)
