"""Lists, from pandoc's model to ours: what stands around numbers, and boxes of tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from publish.document import Blocks, List, ListItem, Numbering
from publish.pandoc import types as p

_BOXES: Final = {"☐": False, "☒": True}
_NUMBERINGS: Final[dict[str, Numbering]] = {
    "LowerAlpha": "lower_alpha",
    "UpperAlpha": "upper_alpha",
    "LowerRoman": "lower_roman",
    "UpperRoman": "upper_roman",
}
_DELIMITERS: Final = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
_Decode = Callable[[list[p.Block]], Blocks]


def decode_list(node: p.OrderedList | p.BulletList, blocks: _Decode) -> List:
    """pandoc's list as ours; `blocks` decodes what stands in items."""
    match node:
        case p.OrderedList(((start, style, delimiter), items)):
            prefix, suffix = _DELIMITERS.get(delimiter.t, ("", "."))
            return List(
                items=tuple(_item(item, blocks) for item in items),
                ordered=True,
                start=start,
                numbering=_NUMBERINGS.get(style.t, "decimal"),
                prefix=prefix,
                suffix=suffix,
                tight=_is_tight(items),
            )
        case p.BulletList(items):
            return List(items=tuple(_item(item, blocks) for item in items), tight=_is_tight(items))


def _item(item: list[p.Block], blocks: _Decode) -> ListItem:
    match item:
        case [p.Plain([p.Str(box), *words]), *rest] if box.rstrip() in _BOXES:
            unboxed: p.Block = p.Plain(_unspaced(words))
        case [p.Para([p.Str(box), *words]), *rest] if box.rstrip() in _BOXES:
            unboxed = p.Para(_unspaced(words))
        case [p.LineBlock([[p.Str(box), *words], *lines]), *rest] if box.rstrip() in _BOXES:
            unboxed = p.LineBlock([_unspaced(words), *lines])
        case _:
            return ListItem(blocks=blocks(item))
    return ListItem(blocks=blocks([unboxed, *rest]), checked=_BOXES[box.rstrip()])


def _is_tight(items: list[list[p.Block]]) -> bool:
    return not any(isinstance(block, p.Para) for item in items for block in item)


def _unspaced(words: list[p.Inline]) -> list[p.Inline]:
    return words[1:] if words and isinstance(words[0], p.Space) else words
