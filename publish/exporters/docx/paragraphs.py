"""Paragraphs and tables on their way into a part, while their formatting can still change.

Blocks are said one by one, but what stands around them decides too: the first and last paragraph
of a box keep its distance, a page break falls to whatever comes next. So blocks become a flow of
values first, and elements at the end, each stating only what its style does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import msgspec

from publish.document import (
    Division,
    Image,
    Inlines,
    Math,
    Paragraph,
    Section,
)
from publish.exporters.docx.formatting import (
    NO_NUMBERING,
    Box,
    ParagraphFormat,
    difference,
    over,
    paragraph_properties,
)
from publish.exporters.docx.numbering import ListName, Numbering
from publish.exporters.docx.oxml import Element, w
from publish.exporters.docx.styles import StyleSheet, WordStyle, role_of
from publish.style import Role, Style
from publish.style.definition.types import CHARACTER_KEYS
from publish.units import Length
from publish.walk import iterate


class Para(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph: its style, all the formatting it is to have, and its runs."""

    style: WordStyle
    format: ParagraphFormat
    content: tuple[Element, ...] = ()
    mark: Element | None = None
    """The look of the paragraph's mark, where that is not its style's."""
    listing: ListName | None = None
    """The list role that its numbering level, if any, belongs to."""


class TableFlow(msgspec.Struct, frozen=True, kw_only=True):
    """A table and the distances it keeps, in twips; Word has no such property of a table."""

    element: Element
    before: int
    after: int


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """From here on pages lie on their side, or stand upright again."""

    landscape: bool


Flow: TypeAlias = "Para | TableFlow | Turn"

GAP: Final = 20
"""Height of a paragraph that only keeps things apart: a point."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where blocks stand: what plain paragraphs are there, and the indents and box around them.

    Paragraphs of `role` have the container's own indent through their style; others are taken in
    by `inset` to match. All in twips from the edge of the text area.
    """

    room: Length
    role: str = "text"
    left: int = 0
    right: int = 0
    inset: int = 0
    inset_right: int = 0
    box: Box | None = None
    depth: int = 1
    listing: ListName = "list"
    list_level: int = 0
    list_base: int = 0
    after: int | None = None
    """Space after each of the container's own paragraphs, when it is not the style's."""
    align: Literal["left", "center", "right"] | None = None
    rtl: bool = False
    turned: bool = False
    """Whether the container runs the other way."""
    language: str = ""
    """Where it is not the document's."""
    around: Role | None = None
    """The characters of the box that a list or a definition stands in, with its own changes."""

    def speaking(self, node: Section | Paragraph | Division) -> Place:
        """The place in the language and direction that a node states."""
        here = self if node.direction is None else self.running(rtl=node.direction == "rtl")
        return msgspec.structs.replace(here, language=node.language or self.language)

    def running(self, *, rtl: bool) -> Place:
        """The place for text of that direction: to text that runs the other way than what is around
        it, the start and the end of that are end and start."""
        if rtl == self.rtl:
            return self
        return msgspec.structs.replace(
            self,
            left=self.right,
            right=self.left,
            inset=self.inset_right,
            inset_right=self.inset,
            rtl=rtl,
            turned=not self.turned,
        )

    @property
    def inner_left(self) -> int:
        return self.left + self.inset

    @property
    def inner_right(self) -> int:
        return self.right + self.inset_right


def within(place: Place, style: WordStyle, *, after: int | None = None) -> Place:
    """The place inside a container whose own paragraphs have `style`."""
    box = box_in(style, rtl=place.rtl)
    boxed = box is not None and box != Box()
    return msgspec.structs.replace(
        place,
        role=style.role,
        left=place.inner_left,
        right=place.inner_right,
        inset=style.left,
        inset_right=style.right,
        box=box if boxed else place.box,
        turned=False,
        list_level=0,
        after=after,
        room=place.room - Length((style.left + style.right) / 20),
    )


_FLOWING: Final = frozenset({"list", "definition", "definition_term", "figure"})
"""Roles that stand in boxes of others and take their characters, as they do on a page of HTML."""


def is_flowing(role: str) -> bool:
    return role.partition(".")[0] in _FLOWING


def flowing(place: Place, style: Style, name: str) -> Role | None:
    """The characters of a flowing role at a place: those around it, changed in what the role says
    otherwise than text does; `None` where it stands in plain text, so that they are its own."""
    if place.role == "text":
        return None
    around = place.around if is_flowing(place.role) else None
    around = around or role_of(style, place.role)
    role = role_of(style, name)
    said = {
        key: getattr(role, key)
        for key in CHARACTER_KEYS
        if getattr(role, key) != getattr(style.text, key)
    }
    return msgspec.structs.replace(around, **said)


def paragraph(
    place: Place,
    sheet: StyleSheet,
    role: str,
    content: Sequence[Element],
) -> Para:
    """A paragraph of a role at a place: indents added up, the box of the place around it."""
    style = sheet.paragraphs[role]
    own = role == place.role
    left, right = (place.left, place.right) if own else (place.inner_left, place.inner_right)
    inner = sheet.paragraphs["text"].paragraph.before
    start, end = (style.right, style.left) if own and place.turned else (style.left, style.right)
    format_ = over(
        style.paragraph,
        ParagraphFormat(
            left=left + start,
            right=right + end,
            box=_box_at(place, style),
            before=inner if own and place.after is not None else None,
            after=place.after if own else None,
            align=place.align,
            bidi=place.rtl,
        ),
    )
    return Para(style=style, format=format_, content=tuple(content))


def uncut(para: Para, inlines: Inlines) -> Para:
    """A paragraph that says `inlines`, its lines as high as the pictures and formulas in them,
    which lines of exact height would cut off."""
    if not any(isinstance(node, Image | Math) for inline in inlines for node in iterate(inline)):
        return para
    return changed(para, ParagraphFormat(line_rule="atLeast"))


def _box_at(place: Place, style: WordStyle) -> Box | None:
    """The box around a paragraph: that of its style, or else that of the place, which may have
    taken the box of its own style off."""
    own, around = box_in(style, rtl=place.rtl), place.box
    if style.role.partition(".")[0] in _BOX_TAKEN_OFF:
        return own if around is None else around
    if own in (None, Box()):
        return own if around in (None, Box()) else around
    if own.fill is None and around is not None and around.fill is not None:
        return msgspec.structs.replace(own, fill=around.fill)
    return own


def box_in(style: WordStyle, *, rtl: bool) -> Box | None:
    """The box of a style around a paragraph of that direction; the style has it as the document
    runs."""
    box = style.paragraph.box
    if box is None or rtl == (style.paragraph.bidi is True):
        return box
    return msgspec.structs.replace(box, left=box.right, right=box.left)


_BOX_TAKEN_OFF: Final = frozenset({"callout", "callout_title"})
"""Roles whose box a cell can draw in their place."""


def changed(para: Para, change: ParagraphFormat) -> Para:
    """`para` with what `change` states."""
    return msgspec.structs.replace(para, format=over(para.format, change))


def unnumbered(para: Para) -> Para:
    """`para` out of the list that its style puts it in."""
    plain = msgspec.structs.replace(para.format, numbering=None)
    return msgspec.structs.replace(para, format=plain)


def elements(
    flows: Sequence[Flow], sheet: StyleSheet, numbering: Numbering, *, closed: bool
) -> list[Element]:
    """`flows` as `w:p` and `w:tbl`; where pages turn is for `sections` to say.

    The distances of a table fall to its neighbours. Two tables without a paragraph between them
    would become one, and where `closed`, a container that ends in a table would be corrupt
    (17.4.65), so there an empty paragraph stands.
    """
    made: list[Element] = []
    pending: int | None = None
    for index, flow in enumerate(flows):
        following = flows[index + 1] if index + 1 < len(flows) else None
        match flow:
            case Turn():
                pass
            case TableFlow(element=table, after=after):
                if pending is not None:
                    made.append(_gap(sheet, max(pending - GAP, 0)))
                made.append(table)
                pending = after
            case Para():
                para = flow
                if pending is not None:
                    space = max(pending, para.format.before or 0)
                    para = changed(para, ParagraphFormat(before=space))
                    pending = None
                if isinstance(following, TableFlow):
                    space = max(following.before, para.format.after or 0)
                    para = changed(para, ParagraphFormat(after=space))
                made.append(_element(para, numbering))
    if pending is not None and closed:
        made.append(_gap(sheet, 0))
    return made


def _element(para: Para, numbering: Numbering) -> Element:
    given = para.style.paragraph
    wanted = para.format
    if wanted.numbering is None and given.numbering is not None:
        wanted = msgspec.structs.replace(wanted, numbering=NO_NUMBERING)
    elif para.listing is not None and wanted.numbering is not None:
        left, first = numbering.indent(para.listing, wanted.numbering[1])
        given = msgspec.structs.replace(given, left=left, first_line=first)
    stated = difference(wanted, given)
    if (stated.left, stated.first_line) != (None, None):
        # An indent is stated whole: the other half may come from the numbering level (17.3.1.12).
        stated = msgspec.structs.replace(stated, left=wanted.left, first_line=wanted.first_line)
    if stated.line_rule is not None:
        # LibreOffice takes no height from the style for a rule that stands alone.
        stated = msgspec.structs.replace(stated, line=para.format.line)
    return w("p", paragraph_properties(stated, para.style.id, mark=para.mark), *para.content)


def _gap(sheet: StyleSheet, height: int) -> Element:
    """An empty paragraph of a point's height that keeps tables apart."""
    text = sheet.paragraphs["text"]
    bare = ParagraphFormat(before=0, after=height, line=GAP, line_rule="exact")
    if text.paragraph.box not in (None, Box()):
        bare = msgspec.structs.replace(bare, box=Box())
    properties = paragraph_properties(bare, text.id)
    return w("p", properties)
