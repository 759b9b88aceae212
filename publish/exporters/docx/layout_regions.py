"""What a layout placed: regions, field lists, the contents list."""

from __future__ import annotations

from typing import Final, assert_never

import msgspec

from publish.document import (
    Contents,
    ContentsEntry,
    Field,
    FieldList,
    Listed,
    Region,
)
from publish.exporters.docx.callbacks import SayBlocks, SayText
from publish.exporters.docx.captions import Sequence
from publish.exporters.docx.cover import cover_flow
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import begin_field, end_field, run
from publish.exporters.docx.formatting import ParagraphFormat
from publish.exporters.docx.keep_together import marked, spaced, together
from publish.exporters.docx.lists import at_least
from publish.exporters.docx.oxml import Element, w
from publish.exporters.docx.paragraphs import (
    Flow,
    Para,
    Place,
    changed,
    paragraph,
    uncut,
    unnumbered,
    within,
)
from publish.exporters.docx.run_properties import Line, line_at, properties
from publish.exporters.docx.runs import plain_run, runs
from publish.walk import plain_text

SEPARATOR: Final = " · "
NO_BREAK_SPACE: Final = "\u00a0"
EN_SPACE: Final = "\u2002"
_SEQUENCES: Final[dict[Listed, Sequence]] = {"figures": "Figure", "tables": "Table"}
"""The captions that a contents list of Word's gathers: those with that sequence in their label."""
_ON_A_PAGE: Final = {
    "book_details": {"title": "book_title", "subtitle": "book_subtitle"},
    "cover_details": {"title": "cover_title", "subtitle": "cover_subtitle"},
}
"""The roles of lines on a title page or cover, by the role of the others there."""


def region_flow(
    region: Region, place: Place, composition: Composition, say: SayBlocks, say_text: SayText
) -> list[Flow]:
    """A region: its text in the roles that its own role names, its title a titled part."""
    made = _region(region, place, composition, say, say_text)
    return marked(made, region.id, composition.bookmarks)


def _region(
    region: Region, place: Place, composition: Composition, say: SayBlocks, say_text: SayText
) -> list[Flow]:
    sheet = composition.sheet
    match region.role:
        case "title" | "subtitle" | "byline" | "memo_title":
            lines = _ON_A_PAGE.get(place.role)
            role = region.role if lines is None else lines.get(region.role, place.role)
            return [
                *_heading(region, "heading.1", place, composition, say_text),
                *say(region.blocks, within(place, sheet.paragraphs[role]), composition),
            ]
        case "summary" | "colophon":
            style = sheet.paragraphs[region.role].paragraph
            after = sheet.paragraphs["text"].paragraph.after
            inner = within(
                place,
                sheet.paragraphs[region.role],
                after=after if region.role == "summary" else style.after,
            )
            made = [
                *_heading(region, "heading.1", place, composition, say_text),
                *say(region.blocks, inner, composition),
            ]
            return spaced(made, style.before, style.after)
        case "key_points":
            box = sheet.style.key_points
            made = [
                *_heading(region, "key_points_title", place, composition, say_text),
                *_listed(region, place, composition, say),
            ]
            made = spaced(made, box.space_before.twips, box.space_after.twips)
            return together(made) if box.keep_together else made
        case "sources":
            made = _listed(region, place, composition, say)
            return [*_heading(region, "sources_title", place, composition, say_text), *made]
        case "notes":
            heading = _heading(region, "sources_title", place, composition, say_text)
            return [*heading, *say(region.blocks, place, composition)]
        case "contents":
            heading = _heading(region, "contents_title", place, composition, say_text)
            made = [*heading, *say(region.blocks, place, composition)]
            return at_least(made, sheet.paragraphs["contents_title"].paragraph.before or 0)
        case "masthead" | "memo_header":
            inner = msgspec.structs.replace(
                place, role="masthead" if region.role == "masthead" else "memo_value"
            )
            heading = _heading(region, "heading.1", place, composition, say_text)
            return [*heading, *say(region.blocks, inner, composition)]
        case "title_page":
            inner = msgspec.structs.replace(place, role="book_details")
            heading = _heading(region, "heading.1", place, composition, say_text)
            return [*heading, *say(region.blocks, inner, composition)]
        case "cover":
            return cover_flow(region, place, composition, say)
        case "body":
            heading = _heading(region, "heading.1", place, composition, say_text)
            return [*heading, *say(region.blocks, place, composition)]
        case _:
            assert_never(region.role)


def _heading(
    region: Region, role: str, place: Place, composition: Composition, say_text: SayText
) -> list[Flow]:
    return [unnumbered(say_text(role, region.title, place, composition))] if region.title else []


def _listed(region: Region, place: Place, composition: Composition, say: SayBlocks) -> list[Flow]:
    """The region's list in its own role; what else it holds is set as that list's text."""
    role = "key_points" if region.role == "key_points" else "sources"
    inner = msgspec.structs.replace(place, listing=role)
    return say(region.blocks, inner, composition)


# -- field lists -------------------------------------------------------------------------------


def field_flow(block: FieldList, place: Place, composition: Composition) -> list[Flow]:
    """Labelled values: one line of a masthead, rows of a memo's head, or a line each."""
    match place.role:
        case "masthead":
            return [_masthead(block, place, composition)]
        case "memo_value":
            rows: list[Flow] = [_memo_row(f, place, composition) for f in block.fields]
            if rows and isinstance(rows[-1], Para):
                rows[-1] = changed(rows[-1], ParagraphFormat(keep_next=False))
            head = composition.sheet.style.memo_header
            return spaced(rows, head.space_before.twips, head.space_after.twips)
        case role:
            line = line_at(place, composition.sheet.paragraphs[role])
            return [
                paragraph(place, composition.sheet, role, _labelled(f, line, composition))
                for f in block.fields
            ]


def _labelled(labelled: Field, line: Line, composition: Composition) -> list[Element]:
    label = f"{labelled.label}{NO_BREAK_SPACE}" if labelled.label else ""
    return [*plain_run(label, line, composition), *runs(labelled.content, line, composition)]


def _masthead(block: FieldList, place: Place, composition: Composition) -> Para:
    """Who publishes at the start of the line; the rest, joined, at its end."""
    line = line_at(place, composition.sheet.paragraphs["masthead"])
    details = msgspec.structs.replace(line, character="masthead_details")
    content: list[Element] = []
    at_end = False
    for part in block.fields:
        if part.name == "organization":
            content += _labelled(part, line, composition)
            continue
        if at_end:
            content += plain_run(SEPARATOR, details, composition)
        else:
            content.append(run(None, w("tab")))
            at_end = True
        content += _labelled(part, details, composition)
    return paragraph(place, composition.sheet, "masthead", content)


def _memo_row(row: Field, place: Place, composition: Composition) -> Para:
    role = "memo_subject" if row.name == "subject" else "memo_value"
    line = line_at(place, composition.sheet.paragraphs[role])
    label = msgspec.structs.replace(line, character="memo_label")
    content = [
        *plain_run(row.label, label, composition),
        run(None, w("tab")),
        *runs(row.content, line, composition),
    ]
    bare = msgspec.structs.replace(place, role=role)
    return paragraph(bare, composition.sheet, role, content)


# -- contents ----------------------------------------------------------------------------------


def contents_flow(block: Contents, place: Place, composition: Composition) -> list[Flow]:
    """A contents list: one TOC field over entries that are links with page numbers."""
    made: list[Para] = []
    deepest = max((entry.level for entry in block.entries), default=1)
    for entry in block.entries:
        role = f"contents.{min(entry.level, 6)}" if block.of == "sections" else "contents.captions"
        line = line_at(place, composition.sheet.paragraphs[role])
        content = _entry(entry, line, composition)
        made.append(uncut(paragraph(place, composition.sheet, role, content), entry.content))
    if made:
        line = line_at(place, made[0].style)
        look = properties(line, composition)
        sequence = _SEQUENCES.get(block.of)
        what = f'\\h \\z \\c "{sequence}"' if sequence else f'\\o "1-{deepest}" \\h \\z \\u'
        opening = begin_field(f"TOC {what}", look)
        made[0] = msgspec.structs.replace(made[0], content=(*opening, *made[0].content))
        made[-1] = msgspec.structs.replace(made[-1], content=(*made[-1].content, end_field(look)))
    return list(made)


def _entry(entry: ContentsEntry, line: Line, composition: Composition) -> list[Element]:
    label = f"{entry.label}{EN_SPACE}" if entry.label else ""
    words = [*plain_run(label, line, composition), *runs(entry.content, line, composition)]
    anchor = composition.bookmarks.name(entry.target)
    if anchor is None:
        composition.log.lost(
            entry, f'nothing in the document has the id "{entry.target}"', code="link-target"
        )
        return words
    look = properties(line, composition)
    return [
        w(
            "hyperlink",
            *words,
            run(look, w("tab")),
            *begin_field(f"PAGEREF {anchor} \\h", look),
            run(look, composition.page_numbers.of(anchor)),
            end_field(look),
            anchor=anchor,
            history=1,
            tooltip=plain_text(entry.content),
        )
    ]
