"""JSON Schema of a style file, for editors; made from the types that loading parses into.

It says of a file what can be said of one value at a time. What needs the whole (whether a colour is
in the palette, a font is installed, nothing is missing after `extends`) only loading tells.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Final, Literal, Union, get_args, get_origin

import msgspec

from publish.style.definition.compiled import located
from publish.style.definition.descriptions import KEYS, TABLES
from publish.style.definition.extends import MEMBERS
from publish.style.definition.layout_parts import LayoutParts, PartOptions, Picture
from publish.style.definition.load import INLINE_KINDS, INLINE_ROLES, KINDS, SIZES
from publish.style.definition.types import (
    CHARACTER_KEYS,
    PARENTS,
    Border,
    InlineRole,
    Margin,
    PageMaster,
    Role,
    Template,
    WordOptions,
)
from publish.style.definition.values import (
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
from publish.style.fonts import resolve
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
    properties: dict[str, Schema] = {
        "name": _text(FAMILY),
        "extends": {"type": "string"},
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
    properties["layout"] = _open(IDENTIFIER, _ref("LayoutParts"))
    properties["docx"] = _ref("WordOptions")
    kinds: tuple[type[msgspec.Struct], ...] = (Role, *KINDS.values(), InlineRole)
    kinds = (*kinds, *INLINE_KINDS.values(), Border, Margin, LayoutParts, WordOptions)
    size = _described("size", {"enum": list(SIZES)}, "Size of the sheet by its name.")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Style of publish",
        **_table({name: _described(name, properties[name], TABLES[name]) for name in TABLES}),
        "definitions": {
            "length": _LENGTH,
            "color": _COLOR,
            **{kind.__name__: _table(_properties(kind)) for kind in kinds},
            "Logo": _logo(),
            "Picture": _logo(sized=False),
            "PageMaster": _table({"size": size, **_properties(PageMaster)}),
        },
    }


def default_of(kind: type[msgspec.Struct], name: str) -> object:
    """The value that a key has when neither the file nor a style below gives it, as a style file
    writes it; `None` where there is none."""
    (field,) = (one for one in msgspec.structs.fields(kind) if one.name == name)
    match field.default:
        case msgspec.NODEFAULT:
            return None
        case None:
            return NONE
        case Length() | Color():
            return field.default.css()
        case bool() | int() | float() | str():
            return field.default
        case _:
            return None


@cache
def example_of(name: str) -> object:
    """A value of a key in the house style, as its file writes it; `None` where it has none."""
    return _example(tomllib.loads(located("house").read_text(encoding="utf-8")), name)


def _example(table: Mapping[str, object], name: str) -> object:
    for key, value in table.items():
        if key == name and not (isinstance(value, dict) and name in TABLES):
            return value
        if isinstance(value, dict) and (found := _example(value, name)) is not None:
            return found
    return None


def _described(name: str, value: Schema, description: str = "") -> Schema:
    """`value` with what an editor shows; draft 7 reads nothing beside a reference."""
    described: Schema = {"allOf": [value]} if "$ref" in value else dict(value)
    further = f" {described['description']}" if "description" in described else ""
    described["description"] = (description or KEYS[name]) + further
    return described


def _role(name: str, parent: str) -> Schema:
    kind = KINDS.get(name, Role)
    described = {"description": f"It inherits its characters from [{parent}]."}
    if name == "label":
        known = types_of(Role)
        return {
            **_table({key: _described(key, _value(key, known[key])) for key in CHARACTER_KEYS}),
            **described,
        }
    if name in MEMBERS:
        members = dict.fromkeys(MEMBERS[name], _ref("Role"))
        return {**_table({**_properties(kind), **members}), **described}
    return {"allOf": [_ref(kind.__name__)], **described}


def _font() -> Schema:
    keys: Mapping[str, Schema] = {
        "family": _text(FAMILY),
        "package": _text(resolve.PACKAGE),
        "files": _list(resolve.FONT_FILE),
        "fallback": _list(FAMILY),
        "scripts": _open(resolve.SCRIPT, _text(IDENTIFIER)),
    }
    table = _table({name: _described(name, part) for name, part in keys.items()}, ("family",))
    one_of: Schema = {"oneOf": [{"required": ["package"]}, {"required": ["files"]}]}
    return table | one_of


def _logo(*, sized: bool = True) -> Schema:
    keys: dict[str, Schema] = {"file": _text(LOGO_FILE), "alt": _text(LOGO_ALT)}
    keys |= {"width": _ref("length"), "height": _ref("length")} if sized else {}
    return _table({name: _described(name, part) for name, part in keys.items()}, LOGO_REQUIRED)


def _properties(kind: type[msgspec.Struct]) -> Schema:
    properties: dict[str, Schema] = {}
    for name, wanted in types_of(kind).items():
        part = _described(name, _value(name, wanted))
        default, example = default_of(kind, name), example_of(name)
        part |= {"default": default} if default is not None else {}
        properties[name] = part | ({"examples": [example]} if example is not None else {})
    return dict(properties)


def _value(name: str, wanted: object) -> Schema:
    if get_origin(wanted) in (Union, UnionType):
        (option,) = (t for t in get_args(wanted) if t is not type(None))
        return {"anyOf": [{"const": NONE}, _value(name, option)]}
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    if get_origin(wanted) is tuple:
        (member, _) = get_args(wanted)
        return _list(MARKER) if member is str else _parts(get_args(member))
    if isinstance(wanted, type) and issubclass(wanted, PartOptions):
        return _table(_properties(wanted))
    if wanted is Length:
        return _ref("length")
    if wanted is Color:
        return _ref("color")
    if isinstance(wanted, type) and issubclass(wanted, Border | Picture | Margin):
        return _ref(wanted.__name__)
    if wanted is Template:
        return _text(LOGO_FILE)
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


def _parts(names: tuple[str, ...]) -> Schema:
    return {"type": "array", "items": {"enum": list(names)}, "minItems": 1, "uniqueItems": True}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
