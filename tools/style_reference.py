"""The reference of style files in docs/style.md: `python -m tools.style_reference` makes it anew.

What stands above the mark in that file is written by hand and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Final, Literal, Union, get_args, get_origin

import msgspec

from publish.exporters.docx.ignored import IGNORED as DOCX_IGNORED
from publish.style.definition.descriptions import KEYS, PARTS, TABLES
from publish.style.definition.layout_parts import LayoutParts, PartOptions, Picture
from publish.style.definition.load import INLINE_KINDS, KINDS, SIZES
from publish.style.definition.schema import default_of, example_of
from publish.style.definition.types import (
    PARENTS,
    Border,
    InlineRole,
    Logo,
    Margin,
    PageMaster,
    Role,
    Template,
    WordOptions,
)
from publish.style.definition.values import LIMITS, types_of
from publish.units import Color, Length
from publish.web.ignored import EPUB_IGNORED, HTML_IGNORED, PDF_IGNORED

FILE: Final = Path(__file__).resolve().parent.parent / "docs" / "style.md"
MARK: Final = "<!-- Below: made by `python -m tools.style_reference`. -->\n"


def text() -> str:
    """The whole of docs/style.md."""
    written = FILE.read_text(encoding="utf-8").partition(MARK)[0]
    return written + MARK + "\n".join(_reference()) + "\n"


def _reference() -> Iterator[str]:
    yield from ("", "## Tables", "", "| table | what it sets | characters from |", "|---|---|---|")
    for name, said in TABLES.items():
        yield f"| `{name}` | {said} | {f'`{PARENTS[name]}`' if name in PARENTS else ''} |"
    yield from _keys("Keys of every role", Role)
    names: dict[type[Role], list[str]] = {}
    for name, role in KINDS.items():
        names.setdefault(role, []).append(f"`{name}`")
    for role, roles in names.items():
        yield from _keys(f"Further keys of {', '.join(roles)}", role, Role)
    yield from _keys("Keys of marks within a line", InlineRole)
    for name, mark in INLINE_KINDS.items():
        yield from _keys(f"Further keys of `{name}`", mark, InlineRole)
    yield from _keys("Keys of a page", PageMaster)
    yield f"| `size` | Width and height by the name of a sheet. | {', '.join(SIZES)} | | |"
    yield from _keys("Keys of a layout", LayoutParts)
    for name, part in types_of(LayoutParts).items():
        if isinstance(part, type) and issubclass(part, PartOptions):
            yield from _keys(f"Options of the part `{name}`", part)
    yield from ("", "## Parts of a layout", "", "| part | what it prints |", "|---|---|")
    for name, said in PARTS.items():
        yield f"| `{name}` | {said} |"
    yield from _keys("Keys of a rule", Border)
    yield from _keys("Keys of a running head or foot", Margin)
    yield from _keys("Keys of `docx`", WordOptions)
    yield from ("", "## What a format does not take from its style sheet", "")
    yield "A key that is missing here moves the format; a test turns each of them."
    tables = {"PDF": PDF_IGNORED, "DOCX": DOCX_IGNORED, "EPUB": EPUB_IGNORED, "HTML": HTML_IGNORED}
    for name, table in tables.items():
        yield from ("", f"### {name}", "", "| keys | why |", "|---|---|")
        yield from _reasons(table)


def _keys(
    title: str, kind: type[msgspec.Struct], below: type[msgspec.Struct] | None = None
) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| key | what it says | values | default | example |")
    yield "|---|---|---|---|---|"
    known = types_of(below) if below else {}
    for name, wanted in types_of(kind).items():
        if name not in known:
            default, example = _toml(default_of(kind, name)), _toml(example_of(name))
            yield f"| `{name}` | {KEYS[name]} | {_values(name, wanted)} | {default} | {example} |"


def _values(name: str, wanted: object) -> str:
    """The unit or range of a key's value."""
    if get_origin(wanted) in (Union, UnionType):
        (option,) = (part for part in get_args(wanted) if part is not type(None))
        return f"{_values(name, option)}, or none"
    if get_origin(wanted) is Literal:
        return ", ".join(str(word) for word in get_args(wanted))
    if get_origin(wanted) is tuple:
        return "list of texts" if get_args(wanted)[0] is str else "list of parts"
    if isinstance(wanted, type) and issubclass(wanted, PartOptions):
        return "table"
    if wanted in (int, float):
        low, high = LIMITS[wanted, name]
        return f"{'whole number' if wanted is int else 'number'}, {low:g} to {high:g}"
    simple: dict[object, str] = {
        Length: "length",
        Color: "colour",
        Border: "rule",
        Margin: "head or foot",
        Logo: "picture",
        Template: "Word file",
        Picture: "picture",
        bool: "true or false",
    }
    return simple.get(wanted, "text")


def _toml(value: object) -> str:
    match value:
        case None:
            return ""
        case dict():
            return f"`{{ {', '.join(f'{k} = {json.dumps(v)}' for k, v in value.items())} }}`"
        case _:
            return f"`{json.dumps(value, ensure_ascii=False)}`".replace("|", "\\|")


def _reasons(table: Mapping[str, str]) -> Iterator[str]:
    """The keys of a table by their reason, in the order in which reasons come first."""
    reasons: dict[str, list[str]] = {}
    for pattern, reason in table.items():
        reasons.setdefault(reason, []).append(f"`{pattern}`")
    for reason, patterns in reasons.items():
        yield f"| {', '.join(patterns)} | {reason} |"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
