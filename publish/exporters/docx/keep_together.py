"""Flows as a group: the distances it keeps, the page that it begins or stays on, the box that it
shares with nothing, the bookmark at its beginning."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from publish.exporters.docx.bookmarks import Bookmarks
from publish.exporters.docx.formatting import Box, ParagraphFormat
from publish.exporters.docx.oxml import qualified
from publish.exporters.docx.paragraphs import (
    GAP,
    Flow,
    Para,
    Place,
    TableFlow,
    Turn,
    changed,
    paragraph,
)
from publish.exporters.docx.styles import StyleSheet


def spaced(flows: Sequence[Flow], before: int | None, after: int | None) -> list[Flow]:
    """`flows` as a group that keeps `before` and `after` from its neighbours."""
    group = list(flows)
    if not group:
        return group
    match group[0]:
        case Para() as first:
            group[0] = changed(first, ParagraphFormat(before=before))
        case TableFlow() as table if before is not None:
            group[0] = msgspec.structs.replace(table, before=before)
    match group[-1]:
        case Para() as last:
            group[-1] = changed(last, ParagraphFormat(after=after))
        case TableFlow() as table if after is not None:
            group[-1] = msgspec.structs.replace(table, after=after)
    return group


def together(flows: Sequence[Flow]) -> list[Flow]:
    """`flows` on one page: each paragraph keeps with the next, and none is torn apart."""
    keep = ParagraphFormat(keep_next=True, keep_lines=True)
    kept: list[Flow] = [
        changed(flow, keep) if isinstance(flow, Para) else flow for flow in flows[:-1]
    ]
    kept += [
        changed(flow, ParagraphFormat(keep_lines=True)) if isinstance(flow, Para) else flow
        for flow in flows[-1:]
    ]
    return kept


def on_new_page(flows: Sequence[Flow], sheet: StyleSheet, place: Place) -> list[Flow]:
    """`flows` from the top of a page; a table gets an empty paragraph to break before."""
    if not flows or isinstance(flows[0], Turn):
        return list(flows)
    if not isinstance(flows[0], Para):
        flows = (paragraph(place, sheet, "text", ()), *flows)
    first = flows[0]
    breaking = ParagraphFormat(page_break_before=True)
    return [changed(first, breaking) if isinstance(first, Para) else first, *flows[1:]]


def on_same_page(flows: Sequence[Flow]) -> list[Flow]:
    """`flows` that begin no page, whatever their style says."""
    first = flows[0]
    if not isinstance(first, Para):
        return list(flows)
    return [changed(first, ParagraphFormat(page_break_before=False)), *flows[1:]]


def without_idle_turns(flows: Sequence[Flow]) -> list[Flow]:
    """`flows` where each turn turns pages on which something stands."""
    made: list[Flow] = []
    landscape = False
    wanted = False
    for flow in flows:
        if isinstance(flow, Turn):
            wanted = flow.landscape
            continue
        if wanted != landscape:
            landscape = wanted
            made.append(Turn(landscape=landscape))
        made.append(flow)
    return made


def apart(
    before: list[Flow], after: list[Flow], place: Place, sheet: StyleSheet
) -> tuple[list[Flow], list[Flow]]:
    """Two neighbours that Word must not join into one box for having the same: between them goes a
    paragraph without a box, a point high, which takes no more room than they keep."""
    last, first = before[-1] if before else None, after[0] if after else None
    if not isinstance(last, Para) or not isinstance(first, Para):
        return before, after
    if not _would_join(last.format.box, first.format.box, place.box):
        return before, after
    space = max(last.format.after or 0, first.format.before or 0)
    gap = changed(
        paragraph(place, sheet, place.role, ()),
        ParagraphFormat(before=0, after=0, line=GAP, line_rule="exact", box=place.box or Box()),
    )
    return (
        [*before[:-1], changed(last, ParagraphFormat(after=max(space - GAP, 0)))],
        [gap, changed(first, ParagraphFormat(before=0)), *after[1:]],
    )


def _would_join(above: Box | None, below: Box | None, around: Box | None) -> bool:
    """Whether two boxes, neither of them that of the place around them, would become one; like
    fills meet in the gap even where the lines differ."""
    if above is None or below is None or above in {Box(), around}:
        return False
    return above == below or (above.fill is not None and above.fill == below.fill)


def marked(flows: Sequence[Flow], identifier: str, bookmarks: Bookmarks) -> list[Flow]:
    """`flows` with the bookmark of an id at their beginning."""
    made = list(flows)
    if not made:
        return made
    match made[0]:
        case Para() as first:
            content = bookmarks.around(identifier, first.content)
            made[0] = msgspec.structs.replace(first, content=content)
        case Turn():
            made[1:] = marked(made[1:], identifier, bookmarks)
        case TableFlow(element=table):
            first_text = next(table.iter(qualified("w:p")))
            place = 0 if first_text.find(qualified("w:pPr")) is None else 1
            for offset, mark in enumerate(bookmarks.around(identifier, ())):
                first_text.insert(place + offset, mark)
    return made
