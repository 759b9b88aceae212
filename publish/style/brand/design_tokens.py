"""Design tokens (Design Tokens Format Module 2025.10, W3C community group) as a brand.

The format says what a token is, not what it is for: that is in its name. Colours become the
palette; those with the name of a purpose (`primary`, `text` …) take its place. Fonts and sizes are
those of `body`, `heading` and `code` and the like. A token whose path is a table and key of a style
(`quote.border_start`) sets that key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from publish.patterns import pattern
from publish.style.definition.css_colors import css_color
from publish.style.definition.source import Entry, Key
from publish.style.definition.types import PARENTS

_PURPOSES: Final = {
    "foreground": "foreground",
    "text": "foreground",
    "background": "background",
    "primary": "primary",
    "accent": "primary",
    "brand": "primary",
    "secondary": "secondary",
    "tertiary": "tertiary",
    "success": "success",
    "info": "info",
    "warning": "warning",
    "danger": "danger",
    "error": "danger",
    "link": "link",
}
"""The colour of a brand that a token of that name is."""
_PARTS: Final = {
    "body": "base",
    "base": "base",
    "text": "base",
    "paragraph": "base",
    "heading": "headings",
    "headings": "headings",
    "title": "headings",
    "code": "monospace",
    "mono": "monospace",
    "monospace": "monospace",
}
"""The part of a brand's typography that a token of that name is."""
_LEVEL: Final = pattern(r"(?:heading|h)[-_ ]?([1-6])")
_KEYS: Final = {
    "fontFamily": "family",
    "fontSize": "size",
    "fontWeight": "weight",
    "lineHeight": "line-height",
}
"""The keys of a typography token, by those of a brand."""
_FUNCTIONS: Final = ("hsl", "hwb", "lab", "lch", "oklab", "oklch")
"""The colour spaces that have a function of their own in CSS."""
_ALIAS: Final = pattern(r"\{([^{}]+)\}")
_DEEPEST: Final = 20


def as_brand(root: Entry) -> Entry:
    """The brand that a tree of tokens says. Raises `StyleError` for what is no token."""
    tokens = dict(_tokens(root, "", ()))
    brand: dict[str, object] = {}
    for path, (kind, entry) in tokens.items():
        value = _resolved(entry, tokens)
        names = [re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in path]
        match kind:
            case "color":
                color = value.with_value(_color(value))
                purpose = _PURPOSES.get(names[-1])
                _put(brand, ("color", "palette", "-".join(_without_group(names))), color)
                if purpose:
                    _put(brand, ("color", purpose), color)
            case "fontFamily" if (part := _part(names)) is not None:
                _put(brand, ("typography", part, "family"), _first(value))
            case "typography":
                _put_typography(brand, names, value, tokens)
            case "border" if len(path) > 1:
                table = {name: _resolved(one, tokens) for name, one in value.table().items()}
                border = {
                    name: table[name].with_value(convert(table[name]))
                    for name, convert in (("width", _dimension), ("color", _color))
                    if name in table
                }
                _put(brand, ("defaults", "publish", *path), value.with_value(border))
            case "dimension" if len(path) > 1 and re.fullmatch(r"[a-z_]+", path[-1]):
                said = value.with_value(_points(value))
                if path[0] in ("text", *PARENTS):
                    _put(brand, ("defaults", "publish", *path), said)
            case _:
                pass
    return _tree(brand, root, ())


def _tokens(entry: Entry, kind: str, path: Key) -> Iterator[tuple[Key, tuple[str, Entry]]]:
    """Every token by its path, with its type, which a group may give (2025.10, 6)."""
    table = entry.table()
    own = table["$type"].value if "$type" in table else kind
    if "$value" in table:
        yield path, (str(own), table["$value"])
        return
    for name, part in table.items():
        if not name.startswith("$") and isinstance(part.value, dict):
            yield from _tokens(part, str(own), (*path, name))


def _resolved(entry: Entry, tokens: Mapping[Key, tuple[str, Entry]]) -> Entry:
    """The value of a token, or of the one that it names (2025.10, 7.1)."""
    seen: list[str] = []
    while isinstance(entry.value, str) and (match := _ALIAS.fullmatch(entry.value)):
        path = tuple(match[1].split("."))
        if match[1] in seen or len(seen) > _DEEPEST:
            entry.fail(f"refers to itself: {' → '.join((*seen, match[1]))}")
        if path not in tokens:
            entry.fail(f"there is no token {match[1]}", hint="the path of a token in this file")
        seen.append(match[1])
        entry = tokens[path][1]
    return entry


def _color(entry: Entry) -> str:
    """A colour in hexadecimal digits; one that CSS does not know as it is."""
    said = _css(entry)
    found = css_color(said)
    return found.css() if found is not None else said


def _css(entry: Entry) -> str:
    if isinstance(entry.value, str):
        return entry.value
    table = entry.table()
    if "hex" in table:
        return str(table["hex"].value)
    if "components" not in table or not isinstance(table["components"].value, list):
        entry.fail('needs "components"', hint='such as { "colorSpace": "srgb", … }')
    space = str(table["colorSpace"].value) if "colorSpace" in table else "srgb"
    parts = " ".join(str(part.value) for part in table["components"].value)
    return f"{space}({parts})" if space in _FUNCTIONS else f"color({space} {parts})"


def _dimension(entry: Entry) -> str:
    """A length as a brand writes it."""
    if not isinstance(entry.value, dict):
        return str(entry.value)
    table = entry.table()
    return f"{table['value'].value}{table['unit'].value}"


def _points(entry: Entry) -> str:
    """A length as a style writes it: `rem` is 16 px (2025.10, 8.2)."""
    said = _dimension(entry)
    if said.endswith("rem"):
        return f"{float(said.removesuffix('rem')) * 16:g}px"
    return said


def _first(entry: Entry) -> Entry:
    if isinstance(entry.value, list) and entry.value:
        first: Entry = entry.value[0]
        return first
    return entry


def _part(names: list[str]) -> str | None:
    return next((_PARTS[name] for name in reversed(names) if name in _PARTS), None)


def _put_typography(
    brand: dict[str, object],
    names: list[str],
    value: Entry,
    tokens: Mapping[Key, tuple[str, Entry]],
) -> None:
    level = next((m[1] for name in names if (m := _LEVEL.fullmatch(name))), "")
    if not level and len(names) > 1 and names[-2] in ("heading", "headings"):
        level = names[-1] if names[-1] in "123456" else ""
    part = _part(names)
    for name, entry in value.table().items():
        said = _resolved(entry, tokens)
        if name == "fontSize":
            said = said.with_value(_dimension(said))
            if level:
                points = said.with_value(_points(said))
                _put(brand, ("defaults", "publish", "heading", level, "size"), points)
        if name == "fontFamily":
            said = _first(said)
        if part is not None and not level and name in _KEYS:
            _put(brand, ("typography", part, _KEYS[name]), said)


def _without_group(names: list[str]) -> list[str]:
    return names[1:] if len(names) > 1 and names[0] in ("color", "colors", "colour") else names


def _put(brand: dict[str, object], path: Key, entry: Entry) -> None:
    table = brand
    for name in path[:-1]:
        part = table.setdefault(name, {})
        if not isinstance(part, dict):
            entry.fail(f"stands within {name}, which is a value")
        table = part
    table[path[-1]] = entry


def _tree(value: object, place: Entry, key: Key) -> Entry:
    """Nested dicts of entries as one entry, below `key`."""
    if isinstance(value, Entry):
        if isinstance(value.value, dict):
            return _tree(value.value, value, key)
        return Entry(
            value=value.value, file=value.file, line=value.line, key=key, column=value.column
        )
    if isinstance(value, dict):
        parts = {name: _tree(part, place, (*key, name)) for name, part in value.items()}
        return Entry(value=parts, file=place.file, line=place.line, key=key, column=place.column)
    raise TypeError(type(value).__name__)
