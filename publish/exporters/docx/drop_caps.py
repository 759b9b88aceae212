"""Drop caps: the first letter of a paragraph in a frame of its own, as Word makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from publish.document import Paragraph, Text
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.formatting import ParagraphFormat
from publish.exporters.docx.oxml import Element, qualified, w
from publish.exporters.docx.paragraphs import Flow, Para, Place, changed
from publish.style.definition.types import CAPITALS
from publish.units import Length

_LOWERED: Final = 0.08
"""By which share of its lines Word lowers a drop cap that it makes."""
_BEFORE_SIZE: Final = frozenset(
    qualified(f"w:{name}")
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "noProof"),
        *("color", "spacing", "kern"),
    )
)
"""What precedes position and size among the properties of a run (17.3.2.28)."""
_Say = Callable[[Paragraph, Place, Composition], Para]


def dropped_flow(block: Paragraph, place: Place, composition: Composition, say: _Say) -> list[Flow]:
    """A paragraph that begins with a drop cap: the letter, as high as so many lines, and the rest,
    which runs around it."""
    match block.content:
        case [Text(text=text), *others] if text:
            letter = msgspec.structs.replace(block, content=(Text(text=text[0]),), id="")
            rest = msgspec.structs.replace(block, content=(Text(text=text[1:]), *others))
        case _:
            return [say(block, place, composition)]
    role = composition.sheet.style.text
    size = role.size + role.leading * ((block.drop_cap - 1) / CAPITALS)
    depth = role.leading * block.drop_cap
    framed = changed(
        say(letter, place, composition),
        ParagraphFormat(
            keep_next=True,
            drop_cap=block.drop_cap,
            before=0,
            after=0,
            line=depth.twips,
            line_rule="exact",
            first_line=0,
        ),
    )
    for made in framed.content:
        _enlarge(made, size, depth * _LOWERED)
    flush = changed(say(rest, place, composition), ParagraphFormat(first_line=0))
    return [framed, flush]


def _enlarge(run: Element, size: Length, down: Length) -> None:
    """Sets a run in another size, and lower."""
    own = run.find(qualified("w:rPr"))
    if own is None:
        own = w("rPr")
        run.insert(0, own)
    for name in ("w:sz", "w:szCs"):
        for stated in own.findall(qualified(name)):
            own.remove(stated)
    place = sum(child.tag in _BEFORE_SIZE for child in own)
    half_points = round(size.pt * 2)
    own[place:place] = [
        w("position", val=-round(down.pt * 2)),
        w("sz", val=half_points),
        w("szCs", val=half_points),
    ]
