"""Loading a style: every table of the file becomes the typed value that compilers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from publish.diagnostics import Diagnostic
from publish.style.definition.contrast import Faint, faint_pairs
from publish.style.definition.extends import MEMBERS, extended
from publish.style.definition.layout_parts import LayoutParts, PartOptions
from publish.style.definition.source import Entry, Problems, nearest, shown
from publish.style.definition.types import (
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
    WordOptions,
)
from publish.style.definition.values import (
    FAMILY,
    IDENTIFIER,
    choice,
    color,
    fields,
    make,
    text,
    types_of,
)
from publish.style.fonts.families import Font
from publish.style.fonts.resolve import Needed, needed, resolve, stand_ins
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
TABLES: Final = (
    *("palette", "fonts", "text", *PARENTS, *INLINE_ROLES),
    *("syntax", "page", "layout", "docx"),
)
"""The tables at the top of a style file."""
SIZES: Final[Mapping[str, tuple[str, str]]] = {
    "A4": ("210mm", "297mm"),
    "A5": ("148mm", "210mm"),
    "B5": ("176mm", "250mm"),
    "Letter": ("8.5in", "11in"),
    "Legal": ("8.5in", "14in"),
}
"""Page sizes by name: width and height after ISO 216 and ANSI/ASME Y14.1."""
_USUAL: Final = "briefing"
"""The page master of layouts that state none and have none of their own name."""
_BLACK: Final = Color("000000")
NARROWEST: Final = Length(72.0)
"""The least width and height of a text area: below an inch no line of text can be set."""


class _Values(NamedTuple):
    """What the tables of a file give, each value parsed: of roles and marks by their names."""

    colors: Mapping[str, Color]
    roles: Mapping[str, Mapping[str, object]]
    marks: Mapping[str, Mapping[str, object]]
    pages: Mapping[str, Mapping[str, object]]
    layouts: Mapping[str, LayoutParts]
    word: Mapping[str, object]


def read_style(paths: tuple[Path, ...]) -> tuple[Style, tuple[Diagnostic, ...]]:
    """The style in the files, and what of a brand has no place in it. Raises what
    `publish.style.definition.compiled.load_style` does."""
    told: list[Diagnostic] = []
    root = extended(paths, told)
    problems = Problems()
    _refuse_unknown(root, problems)
    values = _values(root, problems)
    fonts = _fonts(root, values, problems)
    problems.stop()
    style = _style(root, values, fonts, problems)
    problems.stop()
    _refuse_faint(root, faint_pairs(style))
    return style, tuple(told)


def _refuse_unknown(root: Entry, problems: Problems) -> None:
    """Collects what is no name or key of a style; raises at once when a table is none, which would
    make every reference to its entries an error too."""
    shapes = Problems()
    for name, part in root.table().items():
        with problems.collected():
            if name == "name":
                text(part, FAMILY, 'a name such as "House"')
            elif name not in ("extends", *TABLES):
                part.unknown("key", name, ("name", "extends", *TABLES))
        with shapes.collected():
            if name in TABLES:
                part.table()
    if shapes.found:
        problems.found += shapes.found
        problems.stop()


def _values(root: Entry, problems: Problems) -> _Values:
    """All values of the file; what is wrong with any is collected, and the value left out."""
    colors: dict[str, Color] = {}
    with problems.collected():
        _palette(table_at(root, "palette"), colors)
    roles: dict[str, Mapping[str, object]] = {}
    marks: dict[str, Mapping[str, object]] = {}
    pages: dict[str, Mapping[str, object]] = {}
    for name in ("text", *PARENTS):
        with problems.collected():
            kind = KINDS.get(name, Role)
            members = MEMBERS.get(name, ())
            entry = table_at(root, name)
            own = _without(entry, members)
            roles[name] = fields(own, types_of(kind), colors, members, problems)
            if name == "label":
                _refuse_box(entry)
        for member in members:
            with problems.collected():
                part = table_at(root, name, member)
                roles[f"{name}.{member}"] = fields(part, types_of(Role), colors, (), problems)
    for name in INLINE_ROLES:
        with problems.collected():
            kind_of_mark = types_of(INLINE_KINDS.get(name, InlineRole))
            marks[name] = fields(table_at(root, name), kind_of_mark, colors, (), problems)
    with problems.collected():
        syntax = table_at(root, "syntax")
        fields(_without(syntax, MEMBERS["syntax"]), {}, colors, MEMBERS["syntax"])
    for name in MEMBERS["syntax"]:
        with problems.collected():
            part = table_at(root, "syntax", name)
            marks[f"syntax.{name}"] = fields(part, types_of(InlineRole), colors, (), problems)
    with problems.collected():
        for name, part in _named(table_at(root, "page"), "page master").items():
            with problems.collected():
                pages[name] = _page(part, colors)
        if not pages and not problems.found:
            table_at(root, "page").fail("needs a page master such as [page.briefing]")
    layouts: dict[str, LayoutParts] = {}
    with problems.collected():
        layouts = _layouts(root, colors, problems)
    word: Mapping[str, object] = {}
    with problems.collected():
        word = fields(table_at(root, "docx"), types_of(WordOptions), colors)
    return _Values(colors, roles, marks, pages, layouts, word)


def _style(root: Entry, values: _Values, fonts: Mapping[str, Entry], problems: Problems) -> Style:
    """The style of values that are right one by one."""
    roles = _roles(root, values.roles)
    inlines = {
        name: make(INLINE_KINDS.get(name, InlineRole), values.marks[name], table_at(root, name))
        for name in INLINE_ROLES
    }
    syntax = {
        kind: make(InlineRole, values.marks[f"syntax.{kind}"], table_at(root, "syntax", kind))
        for kind in MEMBERS["syntax"]
    }
    members = {
        group: [roles[f"{group}.{name}"] for name in names]
        for group, names in MEMBERS.items()
        if group in PARENTS
    }
    name = root.table().get("name")
    return make(
        Style,
        {
            "name": name.value if name else root.file.stem,
            "fonts": _resolved(root, fonts, needed(roles, inlines, syntax), problems),
            "syntax": syntax,
            "page": _masters(table_at(root, "page"), values.pages, problems),
            "layout": dict(values.layouts),
            "docx": make(WordOptions, values.word, table_at(root, "docx")),
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


def table_at(root: Entry, *key: str) -> Entry:
    """The table at `key`, or an empty one in its place."""
    for name in key:
        root = root.table().get(name, root.with_value({}).at(name))
    return root


def _without(entry: Entry, names: tuple[str, ...]) -> Entry:
    """The table without the tables of those names."""
    return entry.with_value(
        {name: part for name, part in entry.table().items() if name not in names}
    )


def _named(entry: Entry, what: str) -> dict[str, Entry]:
    """The entries of a table whose keys the style makes up."""
    for name, part in entry.table().items():
        if re.fullmatch(IDENTIFIER, name) is None:
            part.fail(f"not a name for a {what}", hint="a-z first, then also digits, - and _")
    return entry.table()


def _palette(entry: Entry, colors: dict[str, Color]) -> None:
    """Puts the colours of the palette into `colors`; black for one that is wrong."""
    problems = Problems()
    with problems.collected():
        _named(entry, "colour")
    entries = entry.table()
    for first in entries:
        chain = [first]
        while (other := _referred(entries[chain[-1]])) in entries and other not in colors:
            if other in chain:
                path = " → ".join((*chain[chain.index(other) :], other))
                colors |= dict.fromkeys(chain, _BLACK)
                with problems.collected():
                    entries[chain[-1]].fail(f"refers to itself: {path}")
            else:
                chain.append(other)
        for name in reversed(chain):
            if name not in colors:
                colors[name] = _BLACK
                with problems.collected():
                    colors[name] = color(entries[name], colors)
    problems.stop()


def _referred(entry: Entry) -> str:
    return entry.value.removeprefix("palette.") if isinstance(entry.value, str) else ""


def _roles(root: Entry, given: Mapping[str, Mapping[str, object]]) -> dict[str, Role]:
    """All roles by name, `heading.1` and `callout.note` among them; parents before children."""
    roles = {"text": make(Role, given["text"], table_at(root, "text"))}
    for name, parent in PARENTS.items():
        kind = KINDS.get(name, Role)
        roles[name] = _inheriting(kind, roles[parent], given[name], table_at(root, name))
        for member in MEMBERS.get(name, ()):
            whole = f"{name}.{member}"
            own = {**given[name], **given[whole]}
            roles[whole] = _inheriting(Role, roles[name], own, table_at(root, name, member))
    return roles


def _inheriting(kind: type[Role], parent: Role, own: Mapping[str, object], entry: Entry) -> Role:
    """Character values come from the parent; the box is the role's own."""
    return make(kind, {**{key: getattr(parent, key) for key in CHARACTER_KEYS}, **own}, entry)


def _refuse_box(label: Entry) -> None:
    """`label` is no role of its own: what it said about a box nobody would read."""
    for name, part in label.table().items():
        if name not in CHARACTER_KEYS:
            part.fail("labels share no box", hint=f'give "{name}" to the role that has the box')


def _fonts(root: Entry, values: _Values, problems: Problems) -> dict[str, Entry]:
    """The fonts of the style, each described rightly; roles and marks name one of them."""
    entries: dict[str, Entry] = {}
    with problems.collected():
        entries = _named(table_at(root, "fonts"), "font")
        if not entries:
            root.fail("needs a font such as [fonts.serif]")
    for name, role in (*values.roles.items(), *values.marks.items()):
        font = role.get("font")
        if font is not None and font not in entries:
            with problems.collected():
                part = table_at(root, *name.split(".")).table()["font"]
                part.fail(f'unknown font "{font}"', hint=nearest(str(font), tuple(entries)))
    for part in entries.values():
        with problems.collected():
            resolve(part, ())
    with problems.collected():
        stand_ins(entries)
    return entries


def _resolved(
    root: Entry, entries: Mapping[str, Entry], wanted: Iterable[Needed], problems: Problems
) -> dict[str, Font]:
    """The fonts with the faces that are wanted of them."""
    companions = stand_ins(entries)
    fonts: dict[str, Font] = {}
    for name, part in entries.items():
        with problems.collected():
            fonts[name] = resolve(
                part,
                [(need, _asker(root, need, part)) for need in wanted if need.font == name],
                [need for need in wanted if need.font in companions[name]],
            )
    return fonts


def _asker(root: Entry, need: Needed, font: Entry) -> Entry:
    """The weight that a role or mark gives in the file itself, or the font."""
    role, _, mark = need.by.partition(" with ")
    found = [giver(root, role, "weight"), _given(root, mark, "weight") if mark else None]
    return next((part for part in found if part is not None and part.file == root.file), font)


def giver(root: Entry, role: str, key: str) -> Entry:
    """The entry that a role's character value comes from."""
    while key not in (part := table_at(root, *role.split("."))).table() and role != "text":
        role = role.partition(".")[0] if "." in role else PARENTS.get(role, "text")
    return part.table().get(key, part)


def _page(entry: Entry, colors: Mapping[str, Color]) -> dict[str, object]:
    """The values of a page master; a size by its name is a width and a height."""
    table = dict(entry.table())
    problems = Problems()
    with problems.collected():
        if "size" in table:
            size = table.pop("size")
            name = choice(size, tuple(SIZES))
            for side, value in zip(("width", "height"), SIZES[name], strict=True):
                if side in table:
                    table[side].fail(f'"size" gives the {side} already')
                table[side] = msgspec.structs.replace(size, value=value, key=(*entry.key, side))
    values = fields(entry.with_value(table), types_of(PageMaster), colors, ("size",), problems)
    problems.stop()
    return values


def _masters(
    entry: Entry, pages: Mapping[str, Mapping[str, object]], problems: Problems
) -> dict[str, PageMaster]:
    masters: dict[str, PageMaster] = {}
    for name, values in pages.items():
        part = table_at(entry, name)
        with problems.collected():
            master = masters[name] = make(PageMaster, values, part)
            for side, room in (("width", master.measure), ("height", master.depth)):
                if room < NARROWEST:
                    part.fail(f"the margins leave {room.pt:g}pt of its {side}, not even an inch")
            for head, margin in (("header", master.margin_top), ("footer", master.margin_bottom)):
                if getattr(master, f"{head}_offset") > margin:
                    part.table()[f"{head}_offset"].fail(
                        f"the {head} would stand in the text", hint="less than the margin"
                    )
    return masters


def _layouts(
    root: Entry, colors: Mapping[str, Color], problems: Problems
) -> dict[str, LayoutParts]:
    """The layouts with the page masters that they hang on."""
    layouts: dict[str, LayoutParts] = {}
    pages = tuple(table_at(root, "page").table())
    entry = table_at(root, "layout")
    with problems.collected():
        _named(entry, "layout")
    for name, part in entry.table().items():
        with problems.collected():
            given = fields(part, types_of(LayoutParts), colors, (), problems)
            page = part.table().get("page")
            if page is not None and given.get("page") not in pages:
                with problems.collected():
                    page.unknown(f"page master {shown(page.value)}", str(page.value), pages)
            usual = name if name in pages or _USUAL not in pages else _USUAL
            if "parts" in given or "parts" not in part.table():
                layouts[name] = make(LayoutParts, {"page": usual, **given}, part)
                _refuse_unused(part, layouts[name])
    return layouts


def _refuse_unused(entry: Entry, layout: LayoutParts) -> None:
    """Options of parts that the same file leaves out of the layout."""
    table = entry.table()
    for name, part in table.items():
        is_left_out = isinstance(getattr(layout, name), PartOptions) and name not in layout.parts
        if is_left_out and part.file == table["parts"].file:
            part.fail("the layout has no such part", hint=f'put "{name}" into its parts')


def _refuse_faint(root: Entry, pairs: Iterable[Faint]) -> None:
    """Names the colours that are to blame, each once: those that the file itself gives, if any."""
    problems = Problems()
    blamed: set[tuple[str, ...]] = set()
    for faint in pairs:
        givers = _givers(root, faint)
        entry = next((part for part in givers if part.file == root.file), givers[0])
        if entry.key not in blamed:
            blamed.add(entry.key)
            with problems.collected():
                entry.fail(
                    f"{faint.text.css()} on {faint.ground.css()} ({faint.where}) has a contrast of"
                    f" {faint.ratio:.2f}; expected {faint.least:g} or more (WCAG 2.2, 1.4.3)",
                    hint=f"{faint.better.css()} has it",
                )
    problems.stop()


def _givers(root: Entry, faint: Faint) -> list[Entry]:
    """The entries that the text's colour and its ground come from, palette entries among them."""
    colored = [(faint.mark, "color")] if faint.mark else []
    grounds = [(name, "background") for name in (faint.mark, faint.role, faint.box) if name]
    found = [_given(root, *key) for key in colored] + [giver(root, faint.role, "color")]
    found += [_given(root, *key) for key in grounds]
    entries = [entry for entry in found if entry is not None]
    palette = table_at(root, "palette").table()
    return entries + [palette[name] for part in entries if (name := _referred(part)) in palette]


def _given(root: Entry, name: str, key: str) -> Entry | None:
    """The entry at `key` of a role or mark, or of the group that it is a member of."""
    group = name.partition(".")[0]
    tables = [table_at(root, *name.split(".")).table(), table_at(root, group).table()]
    return next((table[key] for table in tables if key in table), None)
