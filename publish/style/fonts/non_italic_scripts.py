"""What stands for italics in scripts that have none.

A slanted Chinese, Arabic or Thai letter is no italic; these scripts emphasise by other means, of
which a heavier weight is the one that every format has (W3C, jlreq 3.3.9, clreq 3.3). So emphasis
in them takes the weight that `[emphasis]` states as `upright_weight`, and the regular one in text
that is as heavy itself; all else that a style makes italic stands upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from unicodedata import category, east_asian_width

import msgspec

from publish.style.definition.types import Role, Style
from publish.style.fonts.scripts import ANY, script_of, written_in
from publish.style.measure.text_widths import nearest_face

_ITALIC: Final = frozenset({"", "Latn", "Grek", "Cyrl"})
"""Scripts with italics; a language that nobody knows is taken for one of theirs."""
_FIRST: Final = "\u0530"
"""No letter of another script comes before."""
_REGULAR: Final = 400
_HEAVY: Final = 600
"""The weight from which on text is as heavy as emphasis in it would be: what CSS's `lighter` makes
regular again (CSS Fonts 4, 2.2.1)."""


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in stretches, and of each whether its script has no italics.

    Digits, spaces and signs, which all scripts share, go with the letters before and after them,
    brackets with those that they enclose; where these are of two kinds, with the italic ones.
    """
    if all(character < _FIRST for character in text):
        if text:
            yield text, False
        return
    kinds = [_stands_upright(character) for character in text]
    sides = zip(_nearest(kinds), reversed(list(_nearest(reversed(kinds)))), strict=True)
    upright = [True in within and False not in within for within in map(_within, text, sides)]
    for kind, group in groupby(zip(text, upright, strict=True), lambda one: one[1]):
        yield "".join(character for character, _ in group), kind


def emphasis_weight(style: Style, around: int) -> int | None:
    """The weight of emphasis in a script without italics, in text of the weight `around`; `None`
    where the style says emphasis by no italics, or by no weight either."""
    if style.emphasis.slope != "italic":
        return None
    weight = style.emphasis.upright_weight or style.strong.weight
    return _REGULAR if weight is not None and around >= _HEAVY else weight


def set_upright(style: Style, language: str) -> Style:
    """`style` for a document in `language`: its roles stand upright in one without italics.

    A role whose font has no upright face stays as it is.
    """
    if written_in(language) in _ITALIC:
        return style

    def changed(value: object) -> object:
        match value:
            case Role(slope="italic"):
                face = nearest_face(style.fonts[value.font], value.weight, "normal")
                return msgspec.structs.replace(value, weight=face.weight, slope=face.slope)
            case tuple():
                return tuple(map(changed, value))
            case dict():
                return {name: changed(one) for name, one in value.items()}
            case _:
                return value

    roles = {name: changed(getattr(style, name)) for name in style.__struct_fields__}
    return msgspec.structs.replace(style, **roles)


def _stands_upright(character: str) -> bool | None:
    """Whether a character is of a script without italics, `None` for what any script has. Wide
    signs are those of Chinese, Japanese and Korean (Unicode Standard Annex 11)."""
    script = script_of(character)
    if script == ANY:
        return True if east_asian_width(character) in ("W", "F") else None
    return script not in _ITALIC


def _within(character: str, sides: tuple[bool | None, bool | None]) -> set[bool | None]:
    """What a character goes with: what is told on both sides of it, of a bracket on the inner."""
    before, after = sides
    match category(character):
        case "Ps" | "Pi" if after is not None:
            return {after}
        case "Pe" | "Pf" if before is not None:
            return {before}
        case _:
            return {before, after}


def _nearest(kinds: Iterable[bool | None]) -> Iterator[bool | None]:
    """Of each the last that was told, itself included."""
    last = None
    for kind in kinds:
        last = last if kind is None else kind
        yield last
