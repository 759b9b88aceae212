"""Keys of a style that a format has no way to say: there the style is taken as if it were silent.

The same keys stand in the exporters' own tables of what they ignore; a key that is missing here is
demanded of the artifact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from publish.style import Role, Style
from publish.style.types import ZERO

_SPACES: Final = ("space_before", "space_after")
_INDENTS: Final = ("indent_start", "indent_end", "first_indent")
_BOX: Final = (
    *("background", "border_top", "border_bottom", "border_start", "border_end"),
    "padding",
)
_ONE_BOX: Final = "like boxes of unlike indents would be two (17.3.1.24)"
_IN_THE_BOX: Final = "it stands in the box around it, with that box's lines and indents"
_IN_A_ROW: Final = "rows of a memo's head share the box, indents and spaces of memo_header"
_RULED: Final = "rules and padding of cells have keys of their own"

_WORD: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "callout_title": ((*_INDENTS, *_BOX), _IN_THE_BOX),
    "attribution": ((*_INDENTS, *_BOX), _IN_THE_BOX),
    "key_points_title": (("indent_end", *_BOX), _IN_THE_BOX),
    "figure": ((*_INDENTS[:2], *_BOX), "its caption is a paragraph of its own"),
    "list": (_BOX, _ONE_BOX),
    "contents": (("indent_end", *_BOX), _ONE_BOX),
    "sources": (_BOX, "its title has a box of its own"),
    "memo_value": ((*_SPACES, "indent_start", "indent_end", *_BOX), _IN_A_ROW),
    "memo_subject": ((*_SPACES, "indent_start", "indent_end", *_BOX), _IN_A_ROW),
    "masthead_details": ((*_SPACES, *_INDENTS, *_BOX), "it is part of a line"),
}
_EVERYWHERE: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "masthead": (("first_indent",), "its line is placed from both edges"),
    "table": ((*_INDENTS[:2], *_BOX[1:]), _RULED),
    "table_head": ((*_SPACES, *_INDENTS[:2], *_BOX[1:]), _RULED),
}
UNSAID: Final[Mapping[str, Mapping[str, tuple[tuple[str, ...], str]]]] = {
    "docx": {**_EVERYWHERE, **_WORD},
    "epub": _EVERYWHERE,
    "html": _EVERYWHERE,
    "pdf": _EVERYWHERE,
    "libreoffice": {**_EVERYWHERE, **_WORD},
}
"""By format and role, or group of roles: the keys, and why."""


def sayable(style: Style, format_: str) -> Style:
    """The style without what a format cannot say of it."""
    silent = UNSAID.get(format_, {})
    changes: dict[str, object] = {}
    for name, (keys, _) in silent.items():
        match getattr(style, name):
            case Role() as role:
                changes[name] = _without(role, keys)
            case dict() as members:
                changes[name] = {kind: _without(role, keys) for kind, role in members.items()}
            case other:
                raise TypeError(f"{name} is no role: {other!r}")
    return msgspec.structs.replace(style, **changes)


def _without(role: Role, keys: Iterable[str]) -> Role:
    """A role that says nothing under `keys`."""
    return msgspec.structs.replace(role, **dict(_silences(role, keys)))


def _silences(role: Role, keys: Iterable[str]) -> Iterator[tuple[str, object]]:
    for key in keys:
        yield key, _default(type(role), key)


@cache
def _default(kind: type[Role], key: str) -> object:
    field = next(field for field in msgspec.structs.fields(kind) if field.name == key)
    return ZERO if field.default is msgspec.NODEFAULT else field.default
