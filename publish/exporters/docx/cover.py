"""Covers: a page whose ground is a colour or a picture, behind its words."""

from __future__ import annotations

import msgspec

from publish.document import Document, Figure, Image, Region
from publish.exporters.docx.callbacks import SayBlocks
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.keep_together import spaced
from publish.exporters.docx.oxml import Element, element, w
from publish.exporters.docx.paragraphs import Flow, Place, paragraph, within
from publish.style import PageMaster
from publish.units import Color
from publish.walk import iterate, unturned


def is_covered(document: Document) -> bool:
    """Whether the document begins with a cover."""
    first = next(iter(unturned(document.blocks[:1])), None)
    return isinstance(first, Region) and first.role == "cover"


def cover_flow(
    region: Region, place: Place, composition: Composition, say: SayBlocks
) -> list[Flow]:
    """The words of a cover in its box, and its picture, which fills the page."""
    sheet = composition.sheet
    made = within(place, sheet.paragraphs["cover"])
    inner = msgspec.structs.replace(
        made,
        role="cover_details",
        left=made.inner_left,
        right=made.inner_right,
        inset=0,
        inset_right=0,
    )
    words = tuple(block for block in region.blocks if not isinstance(block, Figure))
    box = sheet.style.cover
    flows = spaced(say(words, inner, composition), box.space_before.twips, box.space_after.twips)
    images = (
        node
        for block in region.blocks
        if isinstance(block, Figure)
        for node in iterate(block)
        if isinstance(node, Image)
    )
    for image in images:
        media = composition.pictures.media(image)
        if media is not None:
            drawing = composition.pictures.fill(
                image, media, composition.relations, page=sheet.master
            )
            flows.append(paragraph(place, sheet, "figure", [w("r", drawing)]))
    return flows


def ground_run(color: Color, page: PageMaster) -> Element:
    """A run with a rectangle that fills the page behind all else (VML, Part 4, 19.1)."""
    place = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{page.width.pt:g}pt;height:{page.height.pt:g}pt;z-index:-251659264;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    shape = element(
        "v:rect",
        {
            "id": "Ground",
            "style": place,
            "o:allowincell": "f",
            "fillcolor": f"#{color.hex}",
            "stroked": "f",
        },
    )
    return w("r", w("rPr", w("noProof")), w("pict", shape))
