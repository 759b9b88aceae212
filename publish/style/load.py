"""Loading a style: every table of the file becomes the typed value that compilers read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from publish.style.extends import MEMBERS, extended, located, our_styles
from publish.style.families import Font
from publish.style.fonts import needed, resolve, stand_ins
from publish.style.source import Entry, nearest
from publish.style.types import (
    CHARACTER_KEYS,
    PARENTS,
    BibliographyRole,
    EmphasisRole,
    FieldsRole,
    FigureRole,
    InlineRole,
    LinkRole,
    ListRole,
    PageMaster,
    Role,
    Style,
    TableRole,
)
from publish.style.values import FAMILY, IDENTIFIER, choice, color, fields, make, text, types_of
from publish.units import Color, Length

INLINE_ROLES: Final = ("strong", "emphasis", "highlight", "code", "keyboard", "link")
KINDS: Final[Mapping[str, type[Role]]] = {
    "key_points": ListRole,
    "list": ListRole,
    "sources": ListRole,
    "bibliography": BibliographyRole,
    "table": TableRole,
    "figure": FigureRole,
    "memo_header": FieldsRole,
}
"""The roles that are more than a `Role`."""
INLINE_KINDS: Final[Mapping[str, type[InlineRole]]] = {"emphasis": EmphasisRole, "link": LinkRole}
"""The marks that are more than an `InlineRole`."""
TABLES: Final = ("palette", "fonts", "text", *PARENTS, *INLINE_ROLES, "syntax", "page")
"""The tables at the top of a style file."""
SIZES: Final[Mapping[str, tuple[str, str]]] = {
    "A4": ("210mm", "297mm"),
    "A5": ("148mm", "210mm"),
    "B5": ("176mm", "250mm"),
    "Letter": ("8.5in", "11in"),
    "Legal": ("8.5in", "14in"),
}
"""Page sizes by name: width and height after ISO 216 and ANSI/ASME Y14.1."""
_KEPT: Final = 8
"""So many styles of ours are kept: each document of a batch may ask for one by its name."""
NARROWEST: Final = Length(72.0)
"""The least width and height of a text area: below an inch no line of text can be set."""


def load_style(path_or_name: Path | str) -> Style:
    """The style in the file of that path, or the one of ours that has that name (`"house"`).

    A string is a path when it ends in `.toml` or has a slash. Raises `StyleError`, one line that
    names file, line and key, for all that is not right: the TOML, a key, a value, a font that is
    not installed.
    """
    if isinstance(path_or_name, str) and path_or_name in our_styles():
        return _ours(path_or_name)
    return _read(located(path_or_name))


@lru_cache(maxsize=_KEPT)
def _ours(name: str) -> Style:
    """A style that comes along, of which neither file nor fonts change while the program runs."""
    return _read(located(name))


def _read(path: Path) -> Style:
    root = extended(path)
    tables = root.table()
    for name, part in tables.items():
        if name not in ("name", "extends", *TABLES):
            part.unknown("key", name, ("name", "extends", *TABLES))
    if "name" not in tables:
        root.fail('needs "name"')
    colors = _palette(_table(root, "palette"))
    roles = _roles(root, colors)
    inlines = {
        name: make(
            kind := INLINE_KINDS.get(name, InlineRole),
            fields(_table(root, name), types_of(kind), colors),
            _table(root, name),
        )
        for name in INLINE_ROLES
    }
    syntax = _syntax(root, colors)
    members = {
        group: [roles[f"{group}.{name}"] for name in names]
        for group, names in MEMBERS.items()
        if group in PARENTS
    }
    return make(
        Style,
        {
            "name": text(tables["name"], FAMILY, 'a name such as "House"'),
            "fonts": _fonts(root, roles, inlines, syntax),
            "syntax": syntax,
            "page": _pages(_table(root, "page"), colors),
            **{name: role for name, role in roles.items() if name in types_of(Style)},
            **inlines,
            "heading": tuple(members["heading"]),
            "callout": dict(zip(MEMBERS["callout"], members["callout"], strict=True)),
            "callout_title": dict(
                zip(MEMBERS["callout_title"], members["callout_title"], strict=True)
            ),
        },
        root,
    )


def _table(root: Entry, *key: str) -> Entry:
    """The table at `key`, or an empty one in its place."""
    for name in key:
        missing = Entry(value={}, file=root.file, line=root.line, key=(*root.key, name))
        root = root.table().get(name, missing)
    return root


def _named(entry: Entry, what: str) -> dict[str, Entry]:
    """The entries of a table whose keys the style makes up."""
    for name, part in entry.table().items():
        if re.fullmatch(IDENTIFIER, name) is None:
            part.fail(f"not a name for a {what}", hint="a-z first, then also digits, - and _")
    return entry.table()


def _palette(entry: Entry) -> dict[str, Color]:
    entries = _named(entry, "colour")
    colors: dict[str, Color] = {}
    for first in entries:
        chain = [first]
        while (other := _referred(entries[chain[-1]])) in entries and other not in colors:
            if other in chain:
                path = " → ".join((*chain[chain.index(other) :], other))
                entries[chain[-1]].fail(f"refers to itself: {path}")
            chain.append(other)
        for name in reversed(chain):
            colors[name] = color(entries[name], colors)
    return colors


def _referred(entry: Entry) -> str:
    return entry.value.removeprefix("palette.") if isinstance(entry.value, str) else ""


def _roles(root: Entry, colors: Mapping[str, Color]) -> dict[str, Role]:
    """All roles by name, `heading.1` and `callout.note` among them; parents before children."""
    given: dict[str, dict[str, object]] = {"text": _given(_table(root, "text"), Role, colors)}
    roles = {"text": make(Role, given["text"], _table(root, "text"))}
    for name, parent in PARENTS.items():
        kind = KINDS.get(name, Role)
        entry = _table(root, name)
        members = MEMBERS.get(name, ())
        own = _given(entry, kind, colors, members)
        if name == "label":
            _refuse_box(entry)
        roles[name] = _inheriting(kind, roles[parent], own, entry)
        for member in members:
            part = _table(root, name, member)
            roles[f"{name}.{member}"] = _inheriting(
                Role, roles[name], {**own, **_given(part, Role, colors)}, part
            )
    return roles


def _given(
    entry: Entry, kind: type[Role], colors: Mapping[str, Color], members: tuple[str, ...] = ()
) -> dict[str, object]:
    table = {name: part for name, part in entry.table().items() if name not in members}
    known = types_of(kind)
    for name, part in table.items():
        if name not in known:
            part.unknown("key", name, (*known, *members))
    return fields(
        Entry(value=table, file=entry.file, line=entry.line, key=entry.key), known, colors
    )


def _inheriting(kind: type[Role], parent: Role, own: Mapping[str, object], entry: Entry) -> Role:
    """Character values come from the parent; the box is the role's own."""
    return make(kind, {**{key: getattr(parent, key) for key in CHARACTER_KEYS}, **own}, entry)


def _refuse_box(label: Entry) -> None:
    """`label` is no role of its own: what it said about a box nobody would read."""
    for name, part in label.table().items():
        if name not in CHARACTER_KEYS:
            part.fail("labels share no box", hint=f'give "{name}" to the role that has the box')


def _syntax(root: Entry, colors: Mapping[str, Color]) -> dict[str, InlineRole]:
    """How each kind of word in code is set; one that the style does not name is set plain."""
    for name, part in _table(root, "syntax").table().items():
        if name not in MEMBERS["syntax"]:
            part.unknown("key", name, MEMBERS["syntax"])
    known = types_of(InlineRole)
    entries = {kind: _table(root, "syntax", kind) for kind in MEMBERS["syntax"]}
    return {
        kind: make(InlineRole, fields(entry, known, colors), entry)
        for kind, entry in entries.items()
    }


def _fonts(
    root: Entry,
    roles: Mapping[str, Role],
    inlines: Mapping[str, InlineRole],
    syntax: Mapping[str, InlineRole],
) -> dict[str, Font]:
    entries = _named(_table(root, "fonts"), "font")
    if not entries:
        root.fail("needs a font such as [fonts.serif]")
    used = {name: role.font for name, role in roles.items()}
    marks = {**inlines, **{f"syntax.{kind}": role for kind, role in syntax.items()}}
    used |= {name: mark.font for name, mark in marks.items() if mark.font is not None}
    for name, font in used.items():
        if font not in entries:
            part = _giver(root, name, "font")
            part.fail(f'unknown font "{font}"', hint=nearest(font, tuple(entries)))
    wanted = needed(roles, inlines, syntax)
    companions = stand_ins(entries)
    return {
        name: resolve(
            part,
            [need for need in wanted if need.font == name],
            [need for need in wanted if need.font in companions[name]],
        )
        for name, part in entries.items()
    }


def _giver(root: Entry, role: str, key: str) -> Entry:
    """The entry that a role's character value comes from."""
    while key not in (part := _table(root, *role.split("."))).table() and role != "text":
        role = role.partition(".")[0] if "." in role else PARENTS.get(role, "text")
    return part.table().get(key, part)


def _pages(entry: Entry, colors: Mapping[str, Color]) -> dict[str, PageMaster]:
    masters = {name: _page(part, colors) for name, part in _named(entry, "page master").items()}
    if not masters:
        entry.fail("needs a page master such as [page.briefing]")
    return masters


def _page(entry: Entry, colors: Mapping[str, Color]) -> PageMaster:
    table = dict(entry.table())
    if "size" in table:
        size = table.pop("size")
        name = choice(size, tuple(SIZES))
        for side, value in zip(("width", "height"), SIZES[name], strict=True):
            if side in table:
                table[side].fail(f'"size" gives the {side} already')
            table[side] = Entry(value=value, file=size.file, line=size.line, key=(*entry.key, side))
    known = types_of(PageMaster)
    for name, part in table.items():
        if name not in known:
            part.unknown("key", name, ("size", *known))
    sized = Entry(value=table, file=entry.file, line=entry.line, key=entry.key)
    master = make(PageMaster, fields(sized, known, colors), entry)
    for side, room in (("width", master.measure), ("height", master.depth)):
        if room < NARROWEST:
            entry.fail(f"the margins leave {room.pt:g}pt of its {side}, not even an inch")
    for head, margin in (("header", master.margin_top), ("footer", master.margin_bottom)):
        if getattr(master, f"{head}_offset") > margin:
            table[f"{head}_offset"].fail(
                f"the {head} would stand in the text", hint="less than the margin"
            )
    return master
