"""A style as it holds: what its files say together, and the value of every key of every role."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from publish.style.definition.compiled import load_style, our_styles, stacked
from publish.style.definition.contrast import roles_of
from publish.style.definition.extends import extended, is_table
from publish.style.definition.layout_parts import LAYOUTS, PartOptions, Picture
from publish.style.definition.load import INLINE_ROLES, giver, table_at
from publish.style.definition.source import Entry
from publish.style.definition.types import CHARACTER_KEYS, Border, Margin, Template
from publish.style.fonts.families import Font
from publish.units import Color, Length

_WIDTH: Final = 56
"""Columns that a line has before the comment that names its origin."""


def merged(path_or_name: Path | str) -> Iterator[str]:
    """The lines of a style file that says what the file and those it extends say together, each
    value with the file and line that it comes from.

    Raises `StyleError` as loading does.
    """
    load_style(path_or_name)
    root = extended(stacked(path_or_name))
    yield from _tables(root, ())


def resolved(path_or_name: Path | str) -> Iterator[str]:
    """Every key of every role with the value that it has, inherited ones and defaults among them,
    colours and lengths worked out, and where each comes from.

    Raises `StyleError` as loading does.
    """
    style = load_style(path_or_name)
    root = extended(stacked(path_or_name))
    yield f"name = {_text(style.name)}"
    for name, font in style.fonts.items():
        yield from ("", f"[fonts.{name}]", *_font(font, table_at(root, "fonts", name)))
    tables: dict[str, msgspec.Struct] = {
        **roles_of(style),
        **{name: style.mark(name) for name in INLINE_ROLES},
        **{f"syntax.{kind}": role for kind, role in style.syntax.items()},
        **{f"page.{name}": page for name, page in style.page.items()},
        **{f"layout.{name}": layout for name, layout in style.layout.items()},
        "docx": style.docx,
    }
    for name, value in tables.items():
        yield from ("", f"[{name}]")
        for key, part in msgspec.structs.asdict(value).items():
            yield _line(key, part, _origin(root, name, key))


def _tables(entry: Entry, key: tuple[str, ...]) -> Iterator[str]:
    parts = entry.table()
    tables = {n: p for n, p in parts.items() if isinstance(p.value, dict) and _has_header(p)}
    plain = {name: part for name, part in parts.items() if name not in tables}
    if key and plain:
        yield from ("", f"[{'.'.join(key)}]")
    for name, part in plain.items():
        if name != "extends":
            yield _line(name, part, _place(part))
    for name, part in tables.items():
        yield from _tables(part, (*key, name))


def _has_header(entry: Entry) -> bool:
    """Whether an inline table is better written below a header of its own."""
    return is_table(entry.key) or entry.key[0] == "fonts"


def _font(font: Font, entry: Entry) -> Iterator[str]:
    table = entry.table()
    for name in ("family", "package", "files", "fallback", "scripts"):
        if name in table:
            yield _line(name, table[name], _place(table[name]))
    for face in font.faces:
        yield f"# {face.weight} {face.slope}: {face.path.name}"


def _origin(root: Entry, name: str, key: str) -> str:
    """Where the value of a role's key comes from: a place in a file, or the default."""
    group, _, member = name.partition(".")
    if key in CHARACTER_KEYS and group not in (*INLINE_ROLES, "syntax", "page", "layout"):
        found = giver(root, name, key)
        return _place(found) if found.key[-1] == key else "default"
    tables = [table_at(root, *name.split(".")).table(), table_at(root, group).table()]
    sized = "size" if group == "page" and key in ("width", "height") else key
    for table in tables if member and group not in ("page", "layout", "syntax") else tables[:1]:
        for wanted in (key, sized):
            if wanted in table:
                return _place(table[wanted])
    return "default"


def _place(entry: Entry) -> str:
    ours = entry.file.resolve() in {file.resolve() for file in (LAYOUTS, *our_styles().values())}
    return f"{entry.file.name if ours else entry.file}:{entry.line}"


def _line(key: str, value: object, origin: str) -> str:
    return f"{f'{key} = {_toml(value)}':<{_WIDTH}} # {origin}"


def _toml(value: object) -> str:
    """A value as a style file writes it."""
    match value:
        case Entry():
            return _toml(value.value)
        case None:
            return '"none"'
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case Length() | Color():
            return _text(value.css())
        case Picture(media=media, alt=alt):
            shown = f"{media.media_type}, {len(media.data)} bytes"
            return f"{{ file = {_text(shown)}, alt = {_text(alt)} }}"
        case Template(name=name):
            return _text(name)
        case Border() | Margin() | PartOptions():
            return _toml(msgspec.structs.asdict(value))
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case Mapping():
            pairs = ", ".join(f"{name} = {_toml(part)}" for name, part in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    """A basic string of TOML, whose escapes JSON's are among."""
    return json.dumps(text, ensure_ascii=False)
