"""Lists and definitions, as the style sets them."""

from __future__ import annotations

import msgspec

from publish.checks.style.expected.telling import Here, Teller
from publish.checks.style.roles import side
from publish.document import Blocks, DefinitionList, List
from publish.style import ListRole


def tell_list(teller: Teller, block: List, here: Here, *, first: bool, last: bool) -> None:
    role: ListRole = getattr(teller.style, here.listing)
    own = here.listing != "list"
    around = here.role if own else teller.flowing(here.role, role)
    space = role.item_space.pt
    nested = here.level > 0
    if not nested and not own and not first:
        teller.spacing.before(role.space_before.pt)
    inner = msgspec.structs.replace(
        here,
        name=here.listing,
        role=around,
        start=here.start + role.indent.pt,
        level=here.level + 1,
        flush=True,
    )
    if not nested and not own:
        indents = role.indent_start.pt + side(role, role.border_start)
        inner = msgspec.structs.replace(
            inner,
            start=inner.start + indents,
            end=inner.end + role.indent_end.pt + side(role, role.border_end),
        )
    for index, item in enumerate(block.items):
        if index or nested:
            teller.spacing.space(space)
        loose = not (block.tight and _is_line(item.blocks))
        teller.marker = role.marker_color.hex if item.checked is None else None
        at_end = index == len(block.items) - 1
        for number, part in enumerate(item.blocks):
            last_part = number == len(item.blocks) - 1
            teller.block(part, inner, first=number == 0, last=not loose or (at_end and last_part))
        teller.marker = None
        if loose and not at_end:
            teller.spacing.space(teller.style.text.space_after.pt)
    if not nested and not own and not last:
        teller.spacing.space(role.space_after.pt)


def tell_definitions(teller: Teller, block: DefinitionList, here: Here, *, last: bool) -> None:
    term, meaning = teller.style.definition_term, teller.style.definition
    termed = msgspec.structs.replace(
        here,
        name="definition_term",
        role=teller.flowing(here.role, term),
        start=here.start + term.indent_start.pt,
        flush=False,
    )
    inner = msgspec.structs.replace(
        here,
        name="definition",
        role=teller.flowing(here.role, meaning),
        start=here.start + meaning.indent_start.pt,
        end=here.end + meaning.indent_end.pt,
        flush=False,
        level=0,
    )
    for entry in block.items:
        teller.spacing.before(term.space_before.pt)
        teller.tell(teller.said.of(entry.term, termed.role, termed.name), termed, None)
        teller.spacing.space(term.space_after.pt)
        for blocks in entry.definitions:
            teller.spacing.before(meaning.space_before.pt)
            teller.blocks(blocks, inner, first=True, last=True)
            teller.spacing.space(meaning.space_after.pt)
    if not last:
        teller.spacing.space(teller.style.text.space_after.pt)


def _is_line(blocks: Blocks) -> bool:
    """Whether an item is a paragraph, with other lists below it or none."""
    return all(isinstance(block, List) for block in blocks[1:])
