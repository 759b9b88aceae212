"""What a layout sets around the text: mastheads, memo heads, titles, key points, contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from publish.checks.expected.roles import role_named
from publish.checks.look import Run
from publish.document import Contents, Field, FieldList, Paragraph, Region
from publish.style import Role
from publish.style.definition.types import ZERO
from tests.conformance.expected.telling import Here, Teller

_SEPARATOR: Final = " · "
_TITLES: Final = {
    "key_points": "key_points_title",
    "contents": "contents_title",
    "sources": "sources_title",
    "notes": "sources_title",
}
_ON_A_PAGE: Final = {
    "book_details": {"title": "book_title", "subtitle": "book_subtitle"},
    "cover_details": {"title": "cover_title", "subtitle": "cover_subtitle"},
}


def tell_region(teller: Teller, region: Region, here: Here, *, first: bool, last: bool) -> None:
    match region.role:
        case "title" | "subtitle" | "byline" | "memo_title":
            lines = _ON_A_PAGE.get(here.name)
            name = region.role if lines is None else lines.get(region.role, here.name)
            _tell_lines(teller, region, name, here)
        case "summary" | "key_points" | "colophon" | "sources" | "masthead":
            _tell_framed(teller, region, here, first=first, last=last)
        case "memo_header":
            inner = teller.open("memo_header", here, first=first)
            _tell_title(teller, region, here)
            teller.blocks(region.blocks, inner)
            teller.close("memo_header", last=last)
        case "title_page":
            _tell_title(teller, region, here)
            inner = msgspec.structs.replace(
                here, name="book_details", role=teller.role("book_details")
            )
            teller.blocks(region.blocks, inner)
            teller.spacing.lose()
            teller.after_page = True
        case "cover":
            inner = teller.open("cover", here, first=first)
            _tell_title(teller, region, here)
            inner = msgspec.structs.replace(
                inner, name="cover_details", role=teller.role("cover_details")
            )
            teller.blocks(region.blocks, inner)
            teller.close("cover", last=last)
            teller.spacing.lose()
            teller.after_page = True
        case "contents":
            # Entries are spaced by the role, and each level is set in; the list has but its box.
            box = msgspec.structs.replace(
                teller.style.contents, space_before=ZERO, space_after=ZERO, indent_start=ZERO
            )
            inner = teller.frame(box, here, first=True)
            _tell_title(teller, region, inner)
            teller.blocks(region.blocks, inner)
            teller.unframe(box, last=True)
            teller.after_page = True
            # What follows is as far from the list as its title is from what precedes it.
            teller.spacing.space(teller.style.contents_title.space_before.pt)
        case "body":
            _tell_title(teller, region, here)
            teller.blocks(region.blocks, here)
        case "notes":
            _tell_title(teller, region, here)
            teller.blocks(region.blocks, here)
            teller.spacing.lose()
        case _:
            assert_never(region.role)


def _tell_lines(teller: Teller, region: Region, name: str, here: Here) -> None:
    title = (Paragraph(content=region.title),) if region.title else ()
    role = teller.role(name)
    for block in (*title, *region.blocks):
        if isinstance(block, Paragraph):
            runs = teller.said.of(block.content, role, name)
            teller.boxed_text(name, runs, here, block.origin, first=False, last=False)
        else:
            inner = teller.open(name, here, first=False)
            teller.block(block, inner, first=True, last=True)
            teller.close(name, last=False)


def _tell_framed(teller: Teller, region: Region, here: Here, *, first: bool, last: bool) -> None:
    inner = teller.open(region.role, here, first=first)
    if region.role in ("key_points", "sources"):
        inner = msgspec.structs.replace(inner, listing=region.role)
    _tell_title(teller, region, inner)
    if region.role == "colophon":
        role = teller.style.colophon
        for number, block in enumerate(region.blocks):
            if number:
                teller.spacing.space(role.space_after.pt)
            teller.block(block, inner, first=True, last=True)
    else:
        teller.blocks(region.blocks, inner, first=not region.title, last=True)
    teller.close(region.role, last=last)


def _tell_title(teller: Teller, region: Region, here: Here) -> None:
    if not region.title:
        return
    name = _TITLES.get(region.role, "heading.1")
    runs = teller.said.of(region.title, teller.role(name), name)
    first = region.role == "key_points"
    teller.boxed_text(name, runs, here, None, first=first, last=False)


def tell_fields(teller: Teller, block: FieldList, here: Here, *, first: bool, last: bool) -> None:
    match here.name:
        case "masthead":
            teller.tell(tuple(_masthead(teller, block.fields, here)), here, None)
        case "memo_header":
            _tell_memo_rows(teller, block.fields, here)
        case "book_details" | "cover_details":
            inner = teller.open(here.name, here, first=first)
            _tell_field_lines(teller, block.fields, inner, first=True, last=True)
            teller.close(here.name, last=last)
        case _:
            _tell_field_lines(teller, block.fields, here, first=first, last=last)


def _tell_field_lines(
    teller: Teller, fields: tuple[Field, ...], here: Here, *, first: bool, last: bool
) -> None:
    """Fields in a line each."""
    role = role_named(teller.style, here.name)
    for number, field in enumerate(fields):
        teller.spacing.before(0.0 if first and number == 0 else role.space_before.pt)
        teller.tell(tuple(_labelled(teller, field, here.role, here.name)), here, None)
        at_end = last and number == len(fields) - 1
        teller.spacing.space(0.0 if at_end else role.space_after.pt)


def _masthead(teller: Teller, fields: Iterable[Field], here: Here) -> Iterator[Run]:
    details = [field for field in fields if field.name != "organization"]
    for field in fields:
        if field.name == "organization":
            yield from _labelled(teller, field, here.role, "masthead")
    role = teller.style.masthead_details
    for number, field in enumerate(details):
        if number:
            yield teller.said.run(_SEPARATOR, role, "masthead_details")
        yield from _labelled(teller, field, role, "masthead_details")


def _labelled(teller: Teller, field: Field, role: Role, name: str) -> Iterator[Run]:
    if field.label:
        yield teller.said.run(f"{field.label}\u00a0", role, name)
    yield from teller.said.of(field.content, role, name)


def _tell_memo_rows(teller: Teller, fields: tuple[Field, ...], here: Here) -> None:
    head = teller.style.memo_header
    for number, field in enumerate(fields):
        teller.rows += 1
        if number:
            teller.spacing.edge(head.row_space.pt)
        above = teller.spacing.copy()
        label = teller.style.memo_label
        cell = msgspec.structs.replace(here, row=teller.rows, name="memo_label", role=label)
        said = (teller.said.run(field.label or field.name, label, "memo_label"),)
        teller.tell(said, cell, None)
        teller.spacing = above
        name = "memo_subject" if field.name == "subject" else "memo_value"
        value = teller.role(name)
        cell = msgspec.structs.replace(
            cell, name=name, role=value, column=1, start=here.start + head.label_width.pt
        )
        teller.tell(teller.said.of(field.content, value, name), cell, None)


def tell_contents(teller: Teller, block: Contents, here: Here) -> None:
    role = teller.style.contents
    shallowest = min((entry.level for entry in block.entries), default=1)
    for entry in block.entries:
        teller.spacing.before(role.space_before.pt)
        label = (teller.said.run(entry.label, role, "contents"),) if entry.label else ()
        indent = role.indent_start.pt * (entry.level - shallowest)
        line = msgspec.structs.replace(here, name="contents", role=role, start=here.start + indent)
        runs = (*label, *teller.said.of(entry.content, role, "contents"))
        teller.tell(runs, line, None)
        teller.spacing.space(role.space_after.pt)
