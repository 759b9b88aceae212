"""Paragraph and run formatting as values, and as the XML of `w:pPr` and `w:rPr`.

A value that is `None` is not stated; what stands above (style, numbering level, document default)
then counts. Children come out in the order of CT_PPr and CT_RPr (ECMA-376 Part 1, 17.3.1.26 and
17.3.2.28), which Word insists on.
"""

from __future__ import annotations

from itertools import compress
from operator import eq
from typing import Final, Literal, TypeVar

import msgspec

from publish.exporters.docx.oxml import Element, element, on_off, w

BORDER_SPACE_LIMIT: Final = 31
"""The widest space between border and text, in points (ST_PointMeasure as Word takes it)."""
_SIZES: Final = (2, 96)
"""Least and greatest width of a border in eighths of a point (ST_EighthPointMeasure in Word)."""

Vertical = Literal["baseline", "superscript", "subscript"]


class Language(msgspec.Struct, frozen=True):
    """A language as `w:lang` states it: which of its three slots, and the tag with a region."""

    slot: Literal["val", "eastAsia", "bidi"]
    tag: str
    rtl: bool = False


class RunFormat(msgspec.Struct, frozen=True, kw_only=True):
    """Character formatting: `size` in half-points, `spacing` in twips, colours as RRGGBB.

    `east_asia` and `complex` are the fonts of these scripts (17.3.2.26), `font` that of all others;
    `as_east_asian` gives signs that any script may have to the East Asian font.

    `kern` is the size from which on letters are kerned, in half-points.
    """

    font: str | None = None
    east_asia: str | None = None
    complex: str | None = None
    as_east_asian: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    strike: bool | None = None
    no_proof: bool | None = None
    color: str | None = None
    spacing: int | None = None
    kern: int | None = None
    size: int | None = None
    underline: bool | None = None
    fill: str | None = None
    vertical: Vertical | None = None
    rtl: bool | None = None
    language: Language | None = None
    tabular: bool | None = None


TOGGLES: Final = ("bold", "italic", "caps", "small_caps", "strike")
"""Properties that a character style flips instead of setting (Part 1, 17.7.3)."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A border line: width in eighths of a point, distance from the text in points."""

    size: int
    color: str
    space: int = 0


def edge_height(edge: Edge | None) -> int:
    """How far a line and its distance take the text in, in twips."""
    return 0 if edge is None else round(edge.space * 20 + edge.size * 2.5)


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Borders and shading. Word joins neighbours whose boxes and indents are equal."""

    top: Edge | None = None
    left: Edge | None = None
    bottom: Edge | None = None
    right: Edge | None = None
    fill: str | None = None


class Tab(msgspec.Struct, frozen=True, kw_only=True):
    position: int
    kind: Literal["left", "center", "right", "clear"]
    leader: Literal["none", "dot"] = "none"


class ParagraphFormat(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraph formatting in twips; a negative `first_line` hangs."""

    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    numbering: tuple[int, int] | None = None
    box: Box | None = None
    tabs: tuple[Tab, ...] | None = None
    suppress_line_numbers: bool | None = None
    suppress_hyphens: bool | None = None
    hanging_punctuation: bool | None = None
    bidi: bool | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: Literal["exact", "atLeast", "auto"] | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    align: Literal["left", "center", "right", "both"] | None = None
    text_at_top: bool | None = None
    """Whether text stands at the top of a line that something higher than it is in."""
    outline: int | None = None
    drop_cap: int | None = None
    """The lines that the paragraph stands beside, as a letter (17.3.1.11)."""


NO_NUMBERING: Final = (0, 0)
"""Takes a paragraph out of the list that its style puts it in (17.9.18)."""

Format = TypeVar("Format", RunFormat, ParagraphFormat)


def difference(wanted: Format, given: Format) -> Format:
    """What must be stated so that `given` becomes `wanted`; `None` in `wanted` asks for nothing."""
    same = map(eq, msgspec.structs.astuple(wanted), msgspec.structs.astuple(given))
    return msgspec.structs.replace(
        wanted, **dict.fromkeys(compress(wanted.__struct_fields__, same))
    )


def over(base: Format, top: Format) -> Format:
    """`base` with everything that `top` states."""
    return msgspec.structs.replace(
        base,
        **{
            name: value
            for name, value in zip(top.__struct_fields__, msgspec.structs.astuple(top), strict=True)
            if value is not None
        },
    )


def under_character_style(paragraph: RunFormat, character: RunFormat) -> RunFormat:
    """What a run gets from its paragraph style and its character style together.

    Two bold ones cancel out (17.7.3), and applications disagree about it, so a toggle that both
    set is reported as not stated: the run then states it.
    """
    both = over(paragraph, character)
    unsure = {
        name: None
        for name in TOGGLES
        if getattr(paragraph, name) is True and getattr(character, name) is not None
    }
    return msgspec.structs.replace(both, **unsure)


def border_size(points: float) -> int:
    """A border width in eighths of a point, within what Word draws."""
    return min(max(round(points * 8), _SIZES[0]), _SIZES[1])


def run_properties(run: RunFormat, style: str = "") -> Element | None:
    """`w:rPr`, or `None` when nothing is stated. `style` is the id of a character style."""
    children = [
        w("rStyle", val=style) if style else None,
        None
        if run.font is run.east_asia is run.complex is None
        else w("rFonts", ascii=run.font, hAnsi=run.font, eastAsia=run.east_asia, cs=run.complex),
        on_off("b", run.bold),
        on_off("bCs", run.bold),
        on_off("i", run.italic),
        on_off("iCs", run.italic),
        on_off("caps", run.caps),
        on_off("smallCaps", run.small_caps),
        on_off("strike", run.strike),
        on_off("noProof", run.no_proof),
        None if run.color is None else w("color", val=run.color),
        None if run.spacing is None else w("spacing", val=run.spacing),
        None if run.kern is None else w("kern", val=run.kern),
        None if run.size is None else w("sz", val=run.size),
        None if run.size is None else w("szCs", val=run.size),
        None if run.underline is None else w("u", val="single" if run.underline else "none"),
        None if run.fill is None else w("shd", val="clear", color="auto", fill=run.fill or "auto"),
        None if run.vertical is None else w("vertAlign", val=run.vertical),
        on_off("rtl", run.rtl),
        None if run.language is None else w("lang", **{run.language.slot: run.language.tag}),
        None
        if run.tabular is None
        else element("w14:numSpacing", {"w14:val": "tabular" if run.tabular else "proportional"}),
    ]
    return w("rPr", *children) if any(child is not None for child in children) else None


def paragraph_properties(
    paragraph: ParagraphFormat, style: str = "", *, mark: Element | None = None
) -> Element | None:
    """`w:pPr`, or `None` when nothing is stated. `style` is the id of a paragraph style, `mark` the
    `w:rPr` of the paragraph's mark."""
    children = [
        w("pStyle", val=style) if style else None,
        on_off("keepNext", paragraph.keep_next),
        on_off("keepLines", paragraph.keep_lines),
        on_off("pageBreakBefore", paragraph.page_break_before),
        _frame(paragraph.drop_cap),
        _numbering(paragraph.numbering),
        on_off("suppressLineNumbers", paragraph.suppress_line_numbers),
        None if paragraph.box is None else _borders(paragraph.box),
        None if paragraph.box is None else _shading(paragraph.box),
        None if paragraph.tabs is None else w("tabs", *map(_tab, paragraph.tabs)),
        on_off("suppressAutoHyphens", paragraph.suppress_hyphens),
        on_off("overflowPunct", paragraph.hanging_punctuation),
        on_off("bidi", paragraph.bidi),
        _spacing(paragraph),
        _indent(paragraph),
        None if paragraph.align is None else w("jc", val=paragraph.align),
        w("textAlignment", val="top") if paragraph.text_at_top else None,
        None if paragraph.outline is None else w("outlineLvl", val=paragraph.outline),
        mark,
    ]
    return w("pPr", *children) if any(child is not None for child in children) else None


def _frame(lines: int | None) -> Element | None:
    if lines is None:
        return None
    return w("framePr", dropCap="drop", lines=lines, wrap="around", vAnchor="text", hAnchor="text")


def _numbering(numbering: tuple[int, int] | None) -> Element | None:
    if numbering is None:
        return None
    number, level = numbering
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def _tab(tab: Tab) -> Element:
    leader = tab.leader if tab.leader != "none" else None
    return w("tab", val=tab.kind, leader=leader, pos=tab.position)


def _edge(name: str, edge: Edge | None) -> Element:
    if edge is None:
        return w(name, val="nil")
    return w(name, val="single", sz=edge.size, space=edge.space, color=edge.color)


def _borders(box: Box) -> Element:
    return w(
        "pBdr",
        _edge("top", box.top),
        _edge("left", box.left),
        _edge("bottom", box.bottom),
        _edge("right", box.right),
    )


def _shading(box: Box) -> Element:
    return w("shd", val="clear", color="auto", fill=box.fill or "auto")


def _spacing(paragraph: ParagraphFormat) -> Element | None:
    stated = (paragraph.before, paragraph.after, paragraph.line, paragraph.line_rule)
    if all(value is None for value in stated):
        return None
    return w(
        "spacing",
        before=paragraph.before,
        after=paragraph.after,
        line=paragraph.line,
        lineRule=paragraph.line_rule,
    )


def _indent(paragraph: ParagraphFormat) -> Element | None:
    if all(value is None for value in (paragraph.left, paragraph.right, paragraph.first_line)):
        return None
    first = paragraph.first_line
    return w(
        "ind",
        left=paragraph.left,
        right=paragraph.right,
        hanging=-first if first is not None and first < 0 else None,
        firstLine=first if first is not None and first >= 0 else None,
    )
