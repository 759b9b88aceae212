"""Lists: each item's first paragraph carries the marker, the rest of it stands below."""

from __future__ import annotations

import msgspec

from publish.document import Blocks, LineBlock, List, ListItem, Paragraph
from publish.exporters.docx.callbacks import SayBlocks, SayParagraph
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.formatting import ParagraphFormat
from publish.exporters.docx.keep_together import spaced
from publish.exporters.docx.numbering import LEVELS, ListName
from publish.exporters.docx.oxml import qualified
from publish.exporters.docx.paragraphs import (
    Flow,
    Para,
    Place,
    TableFlow,
    changed,
    flowing,
    paragraph,
)
from publish.exporters.docx.styles import role_of
from publish.units import Length


def list_flow(
    block: List,
    place: Place,
    composition: Composition,
    say: SayBlocks,
    say_paragraph: SayParagraph,
) -> list[Flow]:
    """The items of a list at its level; `say` and `say_paragraph` say what is within them."""
    sheet = composition.sheet
    role = place.listing
    listing = role_of(sheet.style, role)
    level = min(place.list_level, LEVELS - 1)
    base = place.list_base if place.list_level else place.inner_left
    left, _ = composition.numbering.indent(role, level)
    above = composition.numbering.indent(role, level - 1)[0] if level else 0
    numbered, continued = _roles(block, place)
    item_space = sheet.paragraphs[role].paragraph.after or 0
    text_space = sheet.paragraphs["text"].paragraph.after or 0

    inner = msgspec.structs.replace(
        place,
        role=continued,
        left=base + left - sheet.paragraphs[continued].left,
        inset=sheet.paragraphs[continued].left,
        right=place.right if place.list_level else place.inner_right,
        inset_right=sheet.paragraphs[continued].right,
        turned=False,
        list_level=place.list_level + 1,
        list_base=base,
        room=place.room - Length((left - above) / 20),
        around=flowing(place, sheet.style, role) if role == "list" else None,
    )
    marked = msgspec.structs.replace(
        inner, role=numbered, left=base + left - sheet.paragraphs[numbered].left
    )
    counted = composition.numbering.counted(role, block, level) if block.ordered else None
    hang = (
        composition.numbering.hang(role, block, level)
        if block.ordered
        else composition.numbering.indent(role, level)[1]
    )
    made: list[Flow] = []
    for item in block.items:
        number = _marked(item, place, composition) if counted is None else counted
        tight = block.tight and _is_line(item)
        within_item = item_space if tight else text_space
        here = msgspec.structs.replace(marked, after=within_item)
        below = msgspec.structs.replace(inner, after=within_item)
        opening, rest = _opening(item, here, composition, say_paragraph)
        said = [_continued(piece) for piece in say(rest, below, composition)]
        boxed = block.ordered and item.checked is not None
        bears = not boxed or isinstance(item.blocks[0], LineBlock)
        if opening is None and said and bears and (bearer := _bearer(said[0])):
            opening, said = bearer, said[1:]
        elif opening is None:
            opening = _alone(here, composition)
            said = _close(said)
        if boxed:
            box = composition.numbering.box(role, checked=item.checked is True)
            opening = msgspec.structs.replace(opening, content=(box, *opening.content))
        made.append(_with_marker(opening, (number, level), role, hang))
        made += said
        made = at_least(made, item_space if tight else max(item_space, text_space))
    if place.list_level:
        return spaced(made, None, item_space)
    return spaced(made, listing.space_before.twips, listing.space_after.twips)


def _is_line(item: ListItem) -> bool:
    """Whether an item is a paragraph, with other lists below it or none."""
    return all(isinstance(block, List) for block in item.blocks[1:])


def at_least(flows: list[Flow], after: int) -> list[Flow]:
    """`flows` with so much space after them, or what the last of them keeps, if that is more."""
    match flows[-1] if flows else None:
        case Para() as last:
            return spaced(flows, None, max(after, last.format.after or 0))
        case TableFlow() as last:
            return spaced(flows, None, max(after, last.after))
        case _:
            return flows


def _roles(block: List, place: Place) -> tuple[str, str]:
    """The style of marked paragraphs, and that of an item's further paragraphs."""
    if place.listing != "list":
        return place.listing, place.listing
    return ("list.ordered" if block.ordered else "list"), "list.continue"


def _marked(item: ListItem, place: Place, composition: Composition) -> int:
    match item.checked:
        case None:
            return composition.numbering.marked(place.listing, "bullet")
        case True:
            return composition.numbering.marked(place.listing, "done_task")
        case False:
            return composition.numbering.marked(place.listing, "open_task")


def _opening(
    item: ListItem, place: Place, composition: Composition, say_paragraph: SayParagraph
) -> tuple[Para | None, Blocks]:
    """The paragraph that an item begins with, if it does, and the blocks that follow."""
    match item.blocks:
        case (Paragraph() as first, *rest):
            return say_paragraph(first, place, composition), tuple(rest)
        case blocks:
            return None, blocks


def _bearer(first: Flow) -> Para | None:
    """What an item begins with, where that can bear its marker: any paragraph but an item of
    another list. Beside a picture the marker stands at the top, as beside text."""
    if not isinstance(first, Para) or first.listing is not None:
        return None
    match first.style.role.partition(".")[0]:
        case "figure":
            return changed(first, ParagraphFormat(text_at_top=True))
        case "math_block":
            # A formula has its own alignment, and not that of its paragraph.
            for part in first.content:
                for alignment in part.iter(qualified("m:jc")):
                    alignment.set(qualified("m:val"), "left")
            return changed(first, ParagraphFormat(align="left"))
        case _:
            return first


def _alone(place: Place, composition: Composition) -> Para:
    """A line for the marker of an item that begins with a table or another list, close above it."""
    close = ParagraphFormat(after=0, keep_next=True)
    return changed(paragraph(place, composition.sheet, place.role, ()), close)


def _close(flows: list[Flow]) -> list[Flow]:
    """`flows` that keep no distance from the line above them."""
    if flows and isinstance(flows[0], TableFlow):
        return [msgspec.structs.replace(flows[0], before=0), *flows[1:]]
    return flows


def _with_marker(para: Para, numbering: tuple[int, int], role: ListName, hang: int) -> Para:
    marker = ParagraphFormat(numbering=numbering, first_line=hang, before=0)
    return msgspec.structs.replace(changed(para, marker), listing=role)


def _continued(piece: Flow) -> Flow:
    """A further paragraph of an item: no marker, and no first line out of the rest."""
    if not isinstance(piece, Para) or piece.listing is not None or piece.format.numbering is None:
        return piece
    plain = msgspec.structs.replace(piece.format, numbering=None, first_line=0)
    return msgspec.structs.replace(piece, format=plain)
