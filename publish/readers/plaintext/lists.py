"""Items → lists that nest, by their indents, their marks and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from publish.document import Block, List, ListItem, Origin
from publish.readers.plaintext.marks import Mark, reread

_DEEPEST: Final = 8
"""Lists within lists; items deeper than that stand beside each other."""

_AROUND: Final = {("", ")"), ("(", ")"), ("[", "]")}
"""What stands around numbers beside a point behind them, as it does for all others."""

_WORD_LEVELS: Final = {"•": 1, "\uf0b7": 1, "o": 2, "▪": 3, "\uf0a7": 3, "§": 3}
"""The bullets of Word's lists by their depth, as themselves or in symbol fonts."""


class Item(msgspec.Struct, eq=False):
    """An item, or with no `head` another block that stands in the one before. `column` is the
    indent of its first line, `line` tells apart items that stand on different ones."""

    column: int
    line: int
    block: Block
    origin: Origin
    head: bool = True
    nested: bool = False
    mark: Mark | None = None

    @property
    def family(self) -> str:
        return self.mark.family if self.mark else ""


def lists_of(items: Sequence[Item]) -> list[Block]:
    """The lists that items and what stands in them make, at most `_DEEPEST` within each other."""
    return _lists(_reread(items), 0)


def _reread(items: Sequence[Item]) -> list[Item]:
    """Letters that may be numerals, as the ones before them in their list say."""
    last: dict[int, Mark] = {}
    for item in items:
        if item.head and item.mark is not None:
            item.mark = reread(item.mark, last.get(item.column))
            last[item.column] = item.mark
    return list(items)


def _lists(items: Sequence[Item], depth: int) -> list[Block]:
    """A new family of marks, or a number out of order, begins a new list."""
    found: list[Block] = []
    members: list[tuple[Item, list[Block]]] = []
    last = {item.family: at for at, item in enumerate(items) if item.head}
    index = 0
    while index < len(items):
        item = items[index]
        end = index + 1 if depth == _DEEPEST else _end_of(items, index, last)
        if members and not _goes_on(members, item):
            found.append(_list(members))
            members = []
        within = items[index + 1 : end]
        members.append((item, _blocks(within, depth + 1)))
        index = end
    if members:
        found.append(_list(members))
    return found


def _blocks(items: Sequence[Item], depth: int) -> list[Block]:
    """What stands in an item: blocks, then lists with what stands in these."""
    start = next((at for at, item in enumerate(items) if item.head), len(items))
    blocks = [item.block for item in items[:start]]
    return [*blocks, *(_lists(items[start:], depth) if start < len(items) else [])]


def _goes_on(members: Sequence[tuple[Item, list[Block]]], item: Item) -> bool:
    first, before = members[0][0], members[-1][0]
    if item.family != first.family:
        return False
    value = item.mark.value if item.mark else 0
    return value in {0, (before.mark.value if before.mark else 0) + 1}


def _end_of(items: Sequence[Item], index: int, last: dict[str, int]) -> int:
    """Where the item at `index` ends: at the next that does not stand inside it.

    Deeper ones are inside, by indent, by their label or by the bullet that Word gives them. At the
    same indent another family is inside when the outer one goes on after it; `last` is the last
    place of each.
    """
    item = items[index]
    inside = False
    for end in range(index + 1, len(items)):
        other = items[end]
        if not other.head or other.column > item.column + 1:
            continue
        if other.nested and not item.nested:
            continue
        goes_on = other.family != item.family and last[item.family] > end
        inside = goes_on and (inside or _nests_by_family(item, other))
        inside = inside or 0 < _word_level(item) < _word_level(other)
        if not inside:
            return end
    return len(items)


def _nests_by_family(outer: Item, inner: Item) -> bool:
    """`1.` then `a)`, or `1.` then a bullet, on the same margin: the second kind lies inside."""
    if outer.mark is None or inner.mark is None or outer.line == inner.line:
        return False
    if outer.mark.numbering is None:
        return False
    begins = inner.mark.numbering != "decimal" and inner.mark.value == 1
    return inner.mark.numbering is None or (outer.mark.numbering == "decimal" and begins)


def _word_level(item: Item) -> int:
    """How deep Word sets the bullet of an item; 0 for other marks."""
    return _WORD_LEVELS.get(item.mark.text.strip(), 0) if item.mark else 0


def _list(members: Sequence[tuple[Item, list[Block]]]) -> List:
    mark = members[0][0].mark
    numbering = mark.numbering if mark else None
    around = (mark.prefix, mark.suffix) if mark else ("", ".")
    prefix, suffix = around if around in _AROUND else ("", ".")
    items = []
    last = 0
    for item, inner in members:
        last = last_line(inner, item.origin.last)
        items.append(ListItem(blocks=(item.block, *inner), origin=Origin(item.origin.first, last)))
    return List(
        items=tuple(items),
        ordered=numbering is not None,
        start=mark.value if mark and numbering else 1,
        numbering=numbering or "decimal",
        prefix=prefix if numbering else "",
        suffix=suffix if numbering else ".",
        tight=all(not inner or isinstance(inner[-1], List) for _, inner in members),
        origin=Origin(members[0][0].origin.first, last),
    )


def last_line(blocks: Sequence[Block], otherwise: int) -> int:
    """The last line that one of `blocks` was read from, or `otherwise` if that is further down."""
    origin = getattr(blocks[-1], "origin", None) if blocks else None
    return max(origin.last, otherwise) if isinstance(origin, Origin) else otherwise
