"""JSON Schema of a style file, for editors; made from the types that loading parses into.

It says of a file what can be said of one value at a time. What needs the whole (whether a colour is
in the palette, a font is installed, nothing is missing after `extends`) only loading tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Final, Literal, Union, get_args, get_origin

import msgspec

from publish.style import fonts
from publish.style.extends import MEMBERS
from publish.style.load import INLINE_KINDS, INLINE_ROLES, KINDS, SIZES
from publish.style.types import (
    CHARACTER_KEYS,
    PARENTS,
    Border,
    InlineRole,
    Logo,
    Margin,
    PageMaster,
    Role,
)
from publish.style.values import (
    FAMILY,
    IDENTIFIER,
    LIMITS,
    LOGO_ALT,
    LOGO_FILE,
    LOGO_REQUIRED,
    MARGIN_TEXT,
    MARKER,
    NONE,
    types_of,
)
from publish.units import Color, Length

Schema = dict[str, object]

_LENGTH: Final[Schema] = {
    "type": "string",
    "pattern": r"^(0|-?\d{1,6}(\.\d{1,6})?(pt|mm|cm|in|px))$",
    "description": 'A length such as "10.5pt", "24mm", "1in" or "0".',
}
_COLOR: Final[Schema] = {
    "type": "string",
    "pattern": r"^(#[0-9a-fA-F]{6}|palette\.[a-z][a-z0-9_-]*)$",
    "description": 'A colour such as "#0b4f6c" or "palette.accent".',
}


def schema() -> Schema:
    """JSON Schema (draft 7, the one that TOML editors know) of a style file."""
    properties: Schema = {
        "name": _text(FAMILY),
        "extends": {
            "type": "string",
            "description": "A path from this file, or the name of a style beside it or of ours.",
        },
        "palette": _open(IDENTIFIER, _ref("color")),
        "fonts": _open(IDENTIFIER, _font()),
        "text": _ref("Role"),
    }
    for name, parent in PARENTS.items():
        properties[name] = _role(name, parent)
    for name in INLINE_ROLES:
        properties[name] = _ref(INLINE_KINDS.get(name, InlineRole).__name__)
    properties["syntax"] = _table(dict.fromkeys(MEMBERS["syntax"], _ref("InlineRole")))
    properties["page"] = _open(IDENTIFIER, _ref("PageMaster"))
    kinds: tuple[type[msgspec.Struct], ...] = (Role, *KINDS.values(), InlineRole)
    kinds = (*kinds, *INLINE_KINDS.values(), Border, Margin)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Style of publish",
        **_table(properties, ("name",)),
        "definitions": {
            "length": _LENGTH,
            "color": _COLOR,
            **{kind.__name__: _table(_properties(kind)) for kind in kinds},
            "Logo": _logo(),
            "PageMaster": _table({"size": {"enum": list(SIZES)}, **_properties(PageMaster)}),
        },
    }


def _role(name: str, parent: str) -> Schema:
    kind = KINDS.get(name, Role)
    described = {"description": f"What it does not say of its characters comes from [{parent}]."}
    if name == "label":
        known = types_of(Role)
        return {**_table({key: _value(key, known[key]) for key in CHARACTER_KEYS}), **described}
    if name in MEMBERS:
        members = dict.fromkeys(MEMBERS[name], _ref("Role"))
        return {**_table({**_properties(kind), **members}), **described}
    return {"allOf": [_ref(kind.__name__)], **described}


def _font() -> Schema:
    keys: Mapping[str, Schema] = {
        "family": _text(FAMILY),
        "package": _text(fonts.PACKAGE),
        "files": _list(fonts.FONT_FILE),
        "fallback": _list(FAMILY),
        "scripts": _open(fonts.SCRIPT, _text(IDENTIFIER)),
    }
    one_of = [{"required": ["package"]}, {"required": ["files"]}]
    return {**_table(dict(keys), ("family",)), "oneOf": one_of}


def _logo() -> Schema:
    keys: Schema = {"file": _text(LOGO_FILE), "alt": _text(LOGO_ALT)}
    return _table({**keys, "width": _ref("length"), "height": _ref("length")}, LOGO_REQUIRED)


def _properties(kind: type[msgspec.Struct]) -> Schema:
    return {name: _value(name, wanted) for name, wanted in types_of(kind).items()}


def _value(name: str, wanted: object) -> Schema:
    if get_origin(wanted) in (Union, UnionType):
        (option,) = (t for t in get_args(wanted) if t is not type(None))
        return {"anyOf": [{"const": NONE}, _value(name, option)]}
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    if get_origin(wanted) is tuple:
        return _list(MARKER)
    if wanted is Length:
        return _ref("length")
    if wanted is Color:
        return _ref("color")
    if isinstance(wanted, type) and issubclass(wanted, Border | Logo | Margin):
        return _ref(wanted.__name__)
    if wanted is bool:
        return {"type": "boolean"}
    if isinstance(wanted, type) and issubclass(wanted, int | float):
        low, high = LIMITS[wanted, name]
        return {
            "type": "integer" if wanted is int else "number",
            "minimum": low,
            "maximum": high,
        }
    return _text(MARGIN_TEXT if name in types_of(Margin) else IDENTIFIER)


def _table(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "required": list(required)} if required else table


def _open(names: str, value: Schema) -> Schema:
    return {
        "type": "object",
        "patternProperties": {f"^{names}$": value},
        "additionalProperties": False,
    }


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _list(pattern: str) -> Schema:
    return {"type": "array", "items": _text(pattern), "minItems": 1}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
