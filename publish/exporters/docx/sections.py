"""Sections: runs of pages of one orientation, each with its heads and feet (17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from publish.document import Furniture, Image
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.headers import (
    Running,
    first_page_differs,
    running_lines,
    running_part,
    running_reference,
    section_properties,
)
from publish.exporters.docx.keep_together import without_idle_turns
from publish.exporters.docx.oxml import Element, qualified, serialize, w
from publish.exporters.docx.paragraphs import Flow, Place, Turn, elements
from publish.exporters.docx.parts import CONTENT_TYPES, PackagePart, Relations
from publish.units import Color, Length


class RunningParts:
    """The heads and feet of a document as parts, made when a section asks for them first."""

    def __init__(
        self,
        furniture: Furniture | None,
        logo: Image | None,
        composition: Composition,
        page_count: int,
        *,
        ground: Color | None = None,
    ) -> None:
        self.title_page = first_page_differs(furniture, logo, ground)
        facing = composition.sheet.master.facing
        self._watermark = "" if furniture is None else furniture.watermark
        self._lines = running_lines(furniture, facing=facing, logo=logo, ground=ground)
        self._composition = composition
        self._page_count = page_count
        self._made: dict[tuple[Running, Length], PackagePart] = {}

    @property
    def parts(self) -> tuple[PackagePart, ...]:
        return tuple(self._made.values())

    def references(self, room: Length, *, first: bool) -> Iterator[Element]:
        """What a section says of its heads and feet, which are as wide as `room`; only the
        document's `first` has a first page."""
        for running in self._lines:
            if first or running.pages != "first":
                part = self._part(running, room)
                relation = self._composition.relations.id_of(running.kind, part.name)
                yield running_reference(running, relation)

    def _part(self, running: Running, room: Length) -> PackagePart:
        key = (running, room)
        if key not in self._made:
            place = Place(room=room, rtl=self._composition.sheet.rtl)
            within = msgspec.structs.replace(self._composition, relations=Relations())
            content = running_part(running, place, within, self._page_count, self._watermark)
            self._made[key] = PackagePart(
                name=f"/word/{running.kind}{len(self._made) + 1}.xml",
                content_type=CONTENT_TYPES[running.kind],
                data=serialize(content),
                relations=within.relations.all,
            )
        return self._made[key]


class _Pages(msgspec.Struct, frozen=True):
    landscape: bool
    flows: tuple[Flow, ...]


def section_elements(
    flows: Sequence[Flow], composition: Composition, running: RunningParts
) -> list[Element]:
    """The children of `w:body`: what stands in each section, and the section's properties, which
    the last of its paragraphs bears, or for the document's last section the body itself."""
    sections = _divided(flows)
    made: list[Element] = []
    for index, pages in enumerate(sections):
        last = index == len(sections) - 1
        content = elements(pages.flows, composition.sheet, composition.numbering, closed=True)
        properties = _properties(pages, composition, running, first=index == 0)
        if last:
            made += [*content, properties]
        else:
            _end(content[-1], properties)
            made += content
    return made


def _divided(flows: Sequence[Flow]) -> list[_Pages]:
    """`flows` as runs of pages, at least one; each ends where pages turn."""
    runs: list[tuple[bool, list[Flow]]] = [(False, [])]
    for flow in without_idle_turns(flows):
        if isinstance(flow, Turn):
            runs.append((flow.landscape, []))
        else:
            runs[-1][1].append(flow)
    begin = 1 if len(runs) > 1 and not runs[0][1] else 0
    return [_Pages(turned, tuple(run)) for turned, run in runs[begin:]]


def _properties(
    pages: _Pages, composition: Composition, running: RunningParts, *, first: bool
) -> Element:
    master = composition.sheet.master
    sheet = master.turned if pages.landscape else master
    return section_properties(
        sheet,
        tuple(running.references(sheet.measure, first=first)),
        title_page=first and running.title_page,
        rtl=composition.sheet.rtl,
        number_gap=composition.sheet.style.line_number.indent_end,
        landscape=pages.landscape,
        endnotes=composition.notes_at_end,
    )


def _end(paragraph: Element, properties: Element) -> None:
    """Lets a section end with `paragraph`; its properties are the last of the paragraph's but
    those of a revision (17.3.1.26), which we never write."""
    own = paragraph.find(qualified("w:pPr"))
    if own is None:
        own = w("pPr")
        paragraph.insert(0, own)
    own.append(properties)
