"""Lists and definitions, as the style sets them."""

from __future__ import annotations

import msgspec

from publish.document import Blocks, DefinitionList, LineBlock, List, Paragraph
from publish.style import ListRole
from tests.conformance.expected.telling import Here, Teller


def tell_list(teller: Teller, block: List, here: Here, *, first: bool, last: bool) -> None:
    role: ListRole = getattr(teller.style, here.listing)
    own = here.listing != "list"
    around = here.role if own else teller.flowing(here.role, role)
    space = role.item_space.pt
    nested = here.level > 0
    framed = not nested and not own
    around_list = teller.frame(role, here, first=first) if framed else here
    inner = msgspec.structs.replace(
        around_list,
        name=here.listing,
        role=around,
        start=around_list.start + role.indent.pt,
        level=here.level + 1,
        flush=True,
    )
    for index, item in enumerate(block.items):
        if index or nested:
            teller.spacing.space(space)
        loose = not (block.tight and _is_line(item.blocks))
        task = item.checked is not None
        in_line = isinstance(item.blocks[0], Paragraph | LineBlock)
        marked = not task or (block.ordered and in_line)
        teller.marker = role.marker_color.hex if marked else None
        teller.boxed = task and block.ordered and in_line
        if task and not in_line:
            teller.spacing.lose()  # the box stands in a line of its own, where it is text
        at_end = index == len(block.items) - 1
        for number, part in enumerate(item.blocks):
            close = not (loose or isinstance(part, DefinitionList))
            at_last = at_end and number == len(item.blocks) - 1
            teller.block(part, inner, first=number == 0, last=close or at_last)
        teller.marker, teller.boxed = None, False
        if loose and not at_end:
            teller.spacing.space(teller.style.text.space_after.pt)
    if framed:
        teller.unframe(role, last=last)


def tell_definitions(teller: Teller, block: DefinitionList, here: Here, *, last: bool) -> None:
    term, meaning = teller.style.definition_term, teller.style.definition
    for entry in block.items:
        outer = teller.frame(term, here, first=False)
        flowing = teller.flowing(here.role, term)
        termed = msgspec.structs.replace(outer, name="definition_term", role=flowing, flush=False)
        teller.tell(teller.said.of(entry.term, termed.role, termed.name), termed, None)
        teller.unframe(term, last=False)
        for blocks in entry.definitions:
            outer = teller.frame(meaning, here, first=False)
            flowing = teller.flowing(here.role, meaning)
            inner = msgspec.structs.replace(
                outer, name="definition", role=flowing, flush=False, level=0
            )
            teller.blocks(blocks, inner, first=True, last=True)
            teller.unframe(meaning, last=False)
    if not last:
        teller.spacing.space(teller.style.text.space_after.pt)


def _is_line(blocks: Blocks) -> bool:
    """Whether an item is a paragraph, with other lists below it or none."""
    return all(isinstance(block, List) for block in blocks[1:])
