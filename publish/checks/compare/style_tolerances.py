"""What a format does otherwise than the style says, or cannot say of it, with the reasons.

Nothing else is forgiven: a difference that has no entry here is a finding. The same keys stand in
the exporters' own tables of what they ignore.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec

from publish.style import Role, Style
from publish.style.definition.types import ZERO

R = TypeVar("R", bound=Role)

SIZE: Final = 0.1
"""Points by which a size may differ: those that are shares of others are rounded …"""
SPACE: Final = 0.5
"""… and a distance: lengths of Word and CSS are rounded one by one, and then added."""
SPACING: Final = 0.025
"""Points by which letters may be set closer or wider: Word counts twentieths."""
SLACK: Final = 0.005
"""What decimals of a file lose, added to either."""

DOCX_FRAME: Final = 0.5625
"""Word keeps the distance of a border in whole points and its width in eighths (17.3.4), so a side
of a box is up to half a point and a sixteenth off the style's."""

SCREEN_SCALE: Final[Mapping[str, float]] = {"html": 1.125}
"""Text on a screen as a factor of the reader's own size: screens stand further off than paper."""

_SHARED: Final = "label and value share a paragraph: it is the value's"
_HANGS: Final = "the label stands in the first line, and hangs from the indent of its value"
_IN_BOX: Final = "boxes of unlike indents would be two (17.3.1.24); the title hangs as the items do"
EXEMPTIONS: Final[Mapping[tuple[str, str], str]] = {
    ("memo_label", "align"): _SHARED,
    ("memo_label", "line_height"): _SHARED,
    ("memo_label", "hyphenate"): _SHARED,
    ("memo_label", "first_indent"): _HANGS,
    ("memo_value", "first_indent"): _HANGS,
    ("memo_subject", "first_indent"): _HANGS,
    ("key_points_title", "indent_start"): _IN_BOX,
    ("key_points_title", "first_indent"): _IN_BOX,
}
"""Roles and keys in which a Word file need not agree."""

_SPACES: Final = ("space_before", "space_after")
_INDENTS: Final = ("indent_start", "indent_end", "first_indent")
_EDGES: Final = ("border_top", "border_bottom", "border_start", "border_end", "padding")
_BOX: Final = ("background", *_EDGES)
_IN_THE_BOX: Final = "it stands in the box around it, with that box's lines and indents"
_IN_A_ROW: Final = "rows of a memo's head share the box, indents and spaces of memo_header"
_RULED: Final = "rules and padding of cells have keys of their own"
_Unsaid = Mapping[str, tuple[tuple[str, ...], str]]
_EVERYWHERE: Final[_Unsaid] = {
    "masthead": (("first_indent",), "its line is placed from both edges"),
    "table": ((*_INDENTS[:2], *_EDGES), _RULED),
    "table_head": ((*_SPACES, *_INDENTS[:2], *_EDGES), _RULED),
}
_IN_WORD: Final[_Unsaid] = {
    "callout_title": ((*_INDENTS, *_BOX), _IN_THE_BOX),
    "attribution": ((*_INDENTS, *_BOX), _IN_THE_BOX),
    "key_points_title": (("indent_end", *_BOX), _IN_THE_BOX),
    "figure": ((*_INDENTS[:2], *_BOX), "its caption is a paragraph of its own"),
    "list": (_BOX, _IN_BOX),
    "contents": (("indent_end", *_BOX), _IN_BOX),
    "sources": (_BOX, "its title has a box of its own"),
    "memo_value": ((*_SPACES, *_INDENTS[:2], *_BOX), _IN_A_ROW),
    "memo_subject": ((*_SPACES, *_INDENTS[:2], *_BOX), _IN_A_ROW),
    "masthead_details": ((*_SPACES, *_INDENTS, *_BOX), "it is part of a line"),
}
"""By role, or group of roles: the keys that a format has no way to say, and why."""


def sayable(style: Style, format_: str) -> Style:
    """The style as if it were silent about what a format cannot say of it."""
    unsaid = {**_EVERYWHERE, **(_IN_WORD if format_ == "docx" else {})}
    changes: dict[str, object] = {}
    for name, (keys, _) in unsaid.items():
        match getattr(style, name):
            case Role() as role:
                changes[name] = _without(role, keys)
            case group:
                changes[name] = {kind: _without(role, keys) for kind, role in group.items()}
    return msgspec.structs.replace(style, **changes)


def _without(role: R, keys: Iterable[str]) -> R:
    """A role that says nothing under `keys`."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(role)}
    silent = {k: ZERO if defaults[k] is msgspec.NODEFAULT else defaults[k] for k in keys}
    return msgspec.structs.replace(role, **silent)
