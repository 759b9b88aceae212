"""Which faces of a style an arranged document is set in: those that a format has to embed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, assert_never

import msgspec

from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Citation,
    Code,
    CodeBlock,
    Contents,
    DefinitionList,
    Division,
    Document,
    Emphasis,
    FieldList,
    Figure,
    Highlight,
    Image,
    Inline,
    Keyboard,
    Landscape,
    LineBlock,
    LineBreak,
    Link,
    List,
    Math,
    MathBlock,
    Note,
    Paragraph,
    Reference,
    Region,
    RegionRole,
    Row,
    Section,
    SmallCaps,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from publish.highlighting import highlighted
from publish.style.definition.types import Role, Style
from publish.style.fonts.fallback import characters_of, pieces
from publish.style.fonts.families import Face, Slope
from publish.style.fonts.non_italic_scripts import emphasis_weight, stretches
from publish.style.measure.text_widths import nearest_face

_REGIONS: Final[dict[RegionRole, tuple[str, ...]]] = {
    "masthead": ("masthead", "masthead_details"),
    "title": ("title", "book_title", "cover_title"),
    "subtitle": ("subtitle", "book_subtitle", "cover_subtitle"),
    "byline": ("byline",),
    "summary": ("summary",),
    "key_points": ("key_points",),
    "memo_title": ("memo_title",),
    "memo_header": ("memo_header", "memo_label", "memo_value", "memo_subject"),
    "title_page": ("book_details",),
    "cover": ("cover_details",),
    "contents": ("contents",),
    "body": (),
    "sources": ("sources",),
    "notes": ("note",),
    "colophon": ("colophon",),
}
"""The roles that text in a region may take; a title page's title is set in a role of its own."""
_TITLES: Final[dict[RegionRole, str]] = {
    "key_points": "key_points_title",
    "contents": "contents_title",
    "sources": "sources_title",
    "notes": "sources_title",
}

_FLOWING: Final = frozenset({"list", "definition", "definition_term", "figure"})
"""Roles that take the characters of the box that they stand in."""
_FACE: Final = ("font", "weight", "slope")
"""What chooses a face."""
_UPRIGHT: Final = "upright"
"""The mark of what has no italics."""


class _Setting(NamedTuple):
    """Where text stands: in which roles it may be set, and the marks around it, outermost first.

    Formats differ in whether the text of a list in a callout is set as list or as callout, so both
    count: a face too many costs some bytes, one too few a fallback.
    """

    roles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def within(self, *roles: str) -> _Setting:
        return _Setting(tuple(dict.fromkeys((*self.roles, *roles))), self.marks)

    def marked(self, mark: str) -> _Setting:
        return self if mark in self.marks[-1:] else _Setting(self.roles, (*self.marks, mark))

    @property
    def upright(self) -> _Setting:
        """Of what has no italics, within emphasis."""
        return self.marked(_UPRIGHT) if "emphasis" in self.marks else self


_Told = tuple[_Setting, str]
"""Where a text stands, and the text."""


def faces_used(style: Style, document: Document) -> Mapping[Face, frozenset[str] | None]:
    """The faces that the arranged document needs, in the order of the style; never none.

    A superset: it holds every face that one of the formats asks for, and seldom another. Those of
    collections come with the characters that each sets, for it has tens of thousands.
    """
    texts: defaultdict[_Setting, list[str]] = defaultdict(list, {_Setting(): []})
    for setting, text in _blocks(document.blocks, _Setting(), 1):
        texts[setting].append(text)
    if document.furniture is not None:
        furniture = "".join(sorted(characters_of(document.furniture)))
        for line in ("header", "footer", "banner"):
            texts[_Setting((line,))].append(furniture)
    wanted: defaultdict[tuple[str, int, Slope], str] = defaultdict(str)
    for setting, parts in texts.items():
        for role in _roles(style, setting.roles or ("text",)):
            wanted[_set_in(style, role, setting.marks)] += "".join(parts)
    used: dict[Face, frozenset[str] | None] = {
        face: None
        for name, font in style.fonts.items()
        for face in font.faces
        if (name, face.weight, face.slope) in wanted
    }
    elsewhere = "".join(sorted(characters_of(document).difference(*wanted.values())))
    shown: defaultdict[Face, set[str]] = defaultdict(set)
    for (name, weight, slope), said in sorted(wanted.items()):
        font = style.fonts[name]
        beside = {one.family: nearest_face(one, weight, slope) for one in font.companions}
        used |= dict.fromkeys(face for face in beside.values() if not face.collected)
        if any(face.collected for face in beside.values()):
            for piece, companion in pieces(font, said + elsewhere):
                if companion is not None and (face := beside[companion.family]).collected:
                    shown[face].update(piece)
    used |= {face: frozenset(characters) for face, characters in shown.items()}
    return used


def _roles(style: Style, names: Iterable[str]) -> Iterator[Role]:
    """The roles of these names, outermost first, and those that flow as they are in the ones around
    them, of which they change what they say otherwise than text does."""
    around = style.text
    for name in names:
        role = _role(style, name)
        yield role
        if name in _FLOWING:
            said = {k: v for k in _FACE if (v := getattr(role, k)) != getattr(style.text, k)}
            role = msgspec.structs.replace(around, **said)
            yield role
        around = role


def _set_in(style: Style, role: Role, marks: tuple[str, ...]) -> tuple[str, int, Slope]:
    font, weight, slope = role.font, role.weight, role.slope
    for mark in marks:
        if mark == _UPRIGHT:
            weight = emphasis_weight(style, role.weight) or weight
            slope = "normal"
            continue
        inline = style.mark(mark)
        font = font if inline.font is None else inline.font
        weight = weight if inline.weight is None else inline.weight
        slope = slope if inline.slope is None else inline.slope
    return font, weight, slope


def _role(style: Style, name: str) -> Role:
    group, _, member = name.partition(".")
    if group == "heading":
        return style.heading[int(member) - 1]
    if group == "callout":
        return style.callout[member]
    if group == "callout_title":
        return style.callout_title[member]
    role: Role = getattr(style, name)
    return role


def _blocks(blocks: Iterable[Block], here: _Setting, depth: int) -> Iterator[_Told]:
    for block in blocks:
        yield from _block(block, here, depth)


def _block(block: Block, here: _Setting, depth: int) -> Iterator[_Told]:
    match block:
        case Section():
            yield from _titled(block.title, block.label, _Setting((f"heading.{min(depth, 6)}",)))
            yield from _blocks(block.blocks, here, depth + 1)
        case Region():
            title = _TITLES.get(block.role, "heading.1")
            yield from _inlines(block.title, _Setting((title,)))
            yield from _blocks(block.blocks, here.within(*_REGIONS[block.role]), depth)
        case Paragraph():
            place = here.within("bibliography") if block.entry else here
            yield from _inlines(block.content, place)
        case List():
            inside = here.within("list")
            yield inside, ""
            for item in block.items:
                yield from _blocks(item.blocks, inside, depth)
        case DefinitionList():
            for entry in block.items:
                yield from _inlines(entry.term, here.within("definition_term"))
                for blocks in entry.definitions:
                    yield from _blocks(blocks, here.within("definition"), depth)
        case BlockQuote():
            yield from _blocks(block.blocks, here.within(block.kind), depth)
            yield from _inlines(block.attribution, here.within("attribution"))
        case CodeBlock():
            yield from _tokens(block, here.within("code_block"))
        case Table():
            yield from _captioned(block.caption, block.label, depth)
            yield from _cells(block.head, here.within("table", "table_head"), depth)
            yield from _cells((*block.body, *block.foot), here.within("table"), depth)
        case Figure():
            yield from _blocks(block.blocks, here.within("figure"), depth)
            yield from _captioned(block.caption, block.label, depth)
        case MathBlock():
            yield here.within("math_block"), block.text + block.label
            yield here.within("math_block").marked("code"), block.text
        case LineBlock():
            for line in block.lines:
                yield from _inlines(line, here.within("verse"))
        case ThematicBreak():
            pass
        case Callout():
            yield from _inlines(block.title, _Setting((f"callout_title.{block.kind}",)))
            yield from _blocks(block.blocks, here.within(f"callout.{block.kind}"), depth)
        case Landscape() | Division():
            yield from _blocks(block.blocks, here, depth)
        case FieldList():
            for field in block.fields:
                yield from _titled(field.content, field.label, here)
        case Contents():
            for listed in block.entries:
                yield from _titled(listed.content, listed.label, here.within("contents"))
        case _:
            assert_never(block)


def _cells(rows: Iterable[Row], here: _Setting, depth: int) -> Iterator[_Told]:
    for row in rows:
        for cell in row.cells:
            inside = here.within("table_head") if cell.header else here
            yield from _blocks(cell.blocks, inside, depth)


def _titled(content: Iterable[Inline], label: str, here: _Setting) -> Iterator[_Told]:
    if label:
        yield here, label
    yield from _inlines(content, here)


def _captioned(caption: Iterable[Block], label: str, depth: int) -> Iterator[_Told]:
    here = _Setting(("caption",))
    if label:
        yield here, label
        yield here.marked("strong"), label
    yield from _blocks(caption, here, depth)


def _tokens(code: Code | CodeBlock, here: _Setting) -> Iterator[_Told]:
    yield here, code.text
    for piece in highlighted(code.text, code.language):
        if piece.kind:
            yield here.marked(f"syntax.{piece.kind}"), piece.text


def _inlines(content: Iterable[Inline], here: _Setting) -> Iterator[_Told]:
    for inline in content:
        yield from _inline(inline, here)


def _inline(inline: Inline, here: _Setting) -> Iterator[_Told]:
    match inline:
        case Text(text=text):
            for stretch, upright in stretches(text):
                yield here.upright if upright else here, stretch
        case Strong():
            yield from _inlines(inline.content, here.marked("strong"))
        case Emphasis():
            yield from _inlines(inline.content, here.marked("emphasis"))
        case Link() | Reference():
            yield from _inlines(inline.content, here.marked("link"))
        case Highlight():
            yield from _inlines(inline.content, here.marked("highlight"))
        case Code():
            yield from _tokens(inline, here.marked("code"))
        case Keyboard():
            yield here.marked("keyboard"), inline.text
        case Math():
            yield here, inline.text
            yield here.marked("code"), inline.text
        case Strikeout() | Superscript() | Subscript() | SmallCaps() | Underline() | Span():
            yield from _inlines(inline.content, here)
        case Citation():
            yield from _inlines(inline.content, here)
        case Note():
            yield here, inline.label
            yield from _blocks(inline.blocks, _Setting(("note",)), 1)
        case Image():
            yield here, inline.alt
        case LineBreak():
            pass
        case _:
            assert_never(inline)
