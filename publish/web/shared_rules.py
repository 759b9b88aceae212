"""The rules that all sheets share: each role of the style on the element that bears its class.

Elements that mean one role only (`pre`, `blockquote`, `figure` …) are selected by name, so that
the same rules hold for the tree that pandoc makes of an EPUB.
"""

from __future__ import annotations

from typing import Final, get_args

from publish.document import CalloutKind
from publish.style import Role, Style
from publish.style.definition.types import CAPITALS, DROP_CAPS, ZERO, Align
from publish.units import Length
from publish.web.address_breaks import ADDRESS
from publish.web.code import code_rules
from publish.web.css_syntax import Sheet, Value, family, keyword, number
from publish.web.list_rules import list_rules, lists_rules, of_its_own
from publish.web.opening_rules import book_rules, memo_rules, opening_rules
from publish.web.role_declarations import Target, box, character, marked, rule_line, unframed
from publish.web.role_rules import SPACES, emphasis, flowing_rule, mark_roles, role_rule, stated
from publish.web.tables import HEAD

_CONTAINERS: Final = (
    ".title",
    ".subtitle",
    ".byline",
    ".summary",
    ".key-points",
    ".memo-title",
    ".book-subtitle",
    ".book-details",
    ".cover",
    ".cover-subtitle",
    ".cover-details",
    ".attribution",
    ".callout",
    ".callout-title",
    ".note",
    "blockquote",
    "figure",
    "figcaption",
    "caption",
    "dd",
    "th",
    "td",
)
_HOLDERS: Final = (".summary", ".callout", ".note", "blockquote", "figure", "dd", "th", "td")
"""Those of them that hold blocks."""
_MIDDLE: Final = 0.75
"""How much higher than deep a line of most faces is, in ems."""
_BESIDE: Final = 0.3
"""Space beside a drop cap, in ems of the text."""
_ROOMS: Final = (
    *_CONTAINERS,
    *(".masthead", ".memo-header", ".title-page", ".contents", ".sources", ".colophon"),
    *(".notes", "nav", "li", "dt"),
)
"""What paragraphs stand in that are not those of plain text."""
MATH_FAMILY: Final = "STIX Two Math"
"""The family that browsers and reading systems set formulas in; it is embedded with the others."""
_STROKE: Final = 0.06
"""How thick frames and strokes of formulas are, in em: as thick as the bar of a fraction."""
_DIAGONAL: Final = ", ".join(
    f"{color} calc(50% {side} {_STROKE / 2}em)"
    for color, side in (
        ("transparent", "-"), ("currentcolor", "-"), ("currentcolor", "+"), ("transparent", "+")
    )
)  # fmt: skip
"""The stops of a gradient that is a stroke between the two corners beside those that it leads from
and to (CSS Images 3, 3.1.1)."""
_ACROSS: Final = ("bottom right", "top right")
"""The corners that gradients lead to whose strokes go up, and down."""
_INHERITED: Final = ("font-family", "font-size", "font-weight", "font-style", "color")
"""What marks may change of the characters around them."""
_ZERO: Final = keyword("0")
_NONE: Final = keyword("none")


def shared_rules(style: Style, target: Target) -> Sheet:
    """Every role but those of pages, in the order of the style's fields."""
    sheet = Sheet()
    for part in (
        _text,
        lists_rules,
        opening_rules,
        memo_rules,
        book_rules,
        _headings,
        _blocks,
        _tables,
        _callouts,
        _close,
        _marks,
    ):
        part(sheet, style, target)
    sheet.comment("no space at the inner edges of a box, but for notes, which float to the foot")
    sheet.rule(", ".join(f"{name} > :first-child" for name in _CONTAINERS), {"margin-top": _ZERO})
    last = ":last-child:not(.note)"
    sheet.rule(", ".join(f"{name} > {last}" for name in _CONTAINERS), {"margin-bottom": _ZERO})
    # In a box that is padded the space of the last meaning would add to that of the box. Books have
    # no element around a term and its meanings.
    meanings = ("dd:last-child", "div:last-child > dd:last-child")
    boxes = (f"{name} > dl{last} > {meaning}" for name in _HOLDERS for meaning in meanings)
    sheet.rule(", ".join(boxes), {"margin-bottom": _ZERO})
    sheet.rule("li > :first-child:not(ul):not(ol)", {"margin-top": _ZERO})
    sheet.rule(f"li:last-child, li:last-child > {last}", {"margin-bottom": _ZERO})
    return sheet


def _text(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("text")
    text = character(style, style.text, target)
    # A slanted Hebrew or Chinese letter is no italic: what a family lacks stays upright.
    unslanted = {"font-synthesis": keyword("small-caps")} if target.fallback else {}
    # An address or a word that is wider than its line is broken anywhere rather than cut off.
    breaking = {"overflow-wrap": keyword("break-word")}
    plain = box(style.text, target)
    first = {"text-indent": plain.pop("text-indent")}
    sheet.rule("body", {**text, **first, "margin": _ZERO, **breaking, **unslanted})
    sheet.rule("p", {**plain, "orphans": number(2), "widows": number(2)})
    framed = {name: value for name, value in plain.items() if name not in SPACES}
    if any(value != _ZERO for value in framed.values()):
        sheet.comment("indents and frames of text are those of no other paragraphs")
        rooms = ", ".join(f"{room} *" for room in _ROOMS)
        sheet.rule(f"p:where([class], {rooms})", unframed(framed))
    _drop_caps(sheet, style.text, target)
    emphasis(sheet, style, "body", style.text)
    sheet.rule("h1, h2, h3, h4, h5, h6", {"break-after": keyword("avoid")})
    sheet.rule("img", {"max-width": keyword("100%"), "height": keyword("auto")})


def _drop_caps(sheet: Sheet, role: Role, target: Target) -> None:
    """First letters as high as several lines of text, whose last base line they stand on."""
    sheet.comment("drop caps")
    sheet.rule("[class^=drop-cap-]", {"text-indent": _ZERO})
    for lines in DROP_CAPS:
        beyond = role.leading * (lines - 1)
        letter = "::first-letter" if target.fallback else " > .drop-cap"
        sheet.rule(f".drop-cap-{lines}{letter}", {
            "float": keyword("left"),
            "font-size": target.length(role.size + beyond * (1 / CAPITALS)),
            # With that, its base line is that of the last line.
            "line-height": target.length(role.leading + beyond * (2 - _MIDDLE / CAPITALS)),
            "margin-inline-end": target.length(role.size * _BESIDE),
        })  # fmt: skip


def _headings(sheet: Sheet, style: Style, target: Target) -> None:
    for depth, role in enumerate(style.heading, start=1):
        sheet.comment(f"heading {depth}")
        role_rule(sheet, style, target, f".heading-{depth}", role)


def _blocks(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("quotations")
    role_rule(sheet, style, target, "blockquote:not(.pull-quote)", style.quote)
    role_rule(sheet, style, target, ".pull-quote", style.pull_quote)
    role_rule(sheet, style, target, ".attribution", style.attribution)
    sheet.comment("verse")
    lines = {"white-space": keyword("pre-wrap")}
    role_rule(sheet, style, target, ".verse, .line-block", style.verse, more=lines)
    sheet.comment("code")
    lines = {**lines, "overflow-wrap": keyword("anywhere"), "text-indent": _ZERO}
    role_rule(sheet, style, target, "pre", style.code_block, more=lines)
    code_rules(sheet, style, target)
    sheet.comment("formulas")
    flowing_rule(sheet, style, target, ".math-block", style.math_block)
    _formulas(sheet, style.math_block.align)
    sheet.comment("figures and captions")
    flowing_rule(sheet, style, target, "figure", style.figure)
    role_rule(sheet, style, target, "figcaption, caption", style.caption)
    sheet.rule("figcaption", {"break-before": keyword("avoid")})
    above = {"break-before": keyword("auto"), "break-after": keyword("avoid")}
    sheet.rule("figcaption:first-child", above)
    # Between picture and caption is the caption's own space: neither a paragraph's nor the room
    # that a line keeps below its letters.
    sheet.rule("figure > p", {"margin-bottom": _ZERO})
    sheet.rule("figure img", {"vertical-align": keyword("bottom")})
    sheet.comment("breaks between themes; a browser's own rule goes")
    sheet.rule("hr", {"border": _NONE})
    role_rule(sheet, style, target, "hr", style.thematic_break)


def _formulas(sheet: Sheet, align: Align) -> None:
    """A displayed formula stands where its role aligns it, its number at the end of the line."""
    before = "0" if align == "start" else "1fr"
    after = "auto" if align == "end" else "1fr"
    sheet.rule(".math-block", {
        "display": keyword("grid"),
        "grid-template-columns": keyword(f"{before} auto {after}"),
        "align-items": keyword("center"),
    })  # fmt: skip
    sheet.rule("math", {"font-family": family((MATH_FAMILY, "math"))})
    sheet.rule(".math-block > :first-child", {"grid-column": keyword("2")})
    frame = {"border": keyword(f"{_STROKE}em solid"), "padding": keyword("0.2em")}
    sheet.rule("mrow.box", frame)
    up, down = (f"linear-gradient(to {corner}, {_DIAGONAL})" for corner in _ACROSS)
    sheet.rule("mrow.updiagonalstrike", {"background-image": keyword(up)})
    sheet.rule("mrow.downdiagonalstrike", {"background-image": keyword(down)})
    both = {"background-image": keyword(f"{up}, {down}")}
    sheet.rule("mrow.updiagonalstrike.downdiagonalstrike", both)
    sheet.rule(".math-label", {
        "grid-column": keyword("3"),
        "text-align": keyword("end"),
        "padding-inline-start": keyword("1em"),
    })  # fmt: skip


def _tables(sheet: Sheet, style: Style, target: Target) -> None:
    table = style.table
    sheet.comment("tables")
    around = box(table, target)
    spaces = {name: around[name] for name in ("margin-top", "margin-bottom")}
    sheet.rule(
        "table",
        {
            **character(style, table, target),
            **spaces,
            **_unruled(table, target),
            "border-collapse": keyword("collapse"),
            "width": keyword("100%"),
            "border-top": rule_line(table.rule_top, target),
            "border-bottom": rule_line(table.rule_bottom, target),
        },
    )
    emphasis(sheet, style, "table", table)
    # The spaces before a table and before its caption would add up, for they do not touch.
    before = Length(max(style.caption.space_before.pt - table.space_before.pt, 0.0))
    sheet.rule("caption", {
        "caption-side": keyword("top"),
        "margin-top": target.length(before),
        "break-after": keyword("avoid"),
    })  # fmt: skip
    sheet.rule(
        "th, td",
        {
            "padding-top": target.length(table.cell_padding_block),
            "padding-bottom": target.length(table.cell_padding_block),
            "padding-inline-start": target.length(table.cell_padding_inline),
            "padding-inline-end": target.length(table.cell_padding_inline),
            "vertical-align": keyword("top"),
        },
    )
    sheet.rule(
        f"th, .{HEAD}",
        {**character(style, style.table_head, target), **_unruled(style.table_head, target)},
    )
    emphasis(sheet, style, "th", style.table_head)
    sheet.rule("tbody tr + tr", {"border-top": rule_line(table.rule_row, target)})
    sheet.rule("thead", {"border-bottom": rule_line(table.rule_head, target)})
    sheet.rule("tfoot", {"border-top": rule_line(table.rule_head, target)})
    sheet.rule("tr", {"break-inside": keyword("avoid")})
    sheet.rule("thead th", {"vertical-align": keyword("bottom")})
    for align in ("start", "center", "end"):
        sheet.rule(f".align-{align}", {"text-align": keyword(align)})


def _unruled(role: Role, target: Target) -> dict[str, Value]:
    """The ground and the first line of a role whose rules, spaces and padding are a table's."""
    plain = ("background", "text", "break")
    return {
        name: value for name, value in box(role, target).items() if name.partition("-")[0] in plain
    }


def _callouts(sheet: Sheet, style: Style, target: Target) -> None:
    for kind in get_args(CalloutKind):
        sheet.comment(f"callout: {kind}")
        role_rule(sheet, style, target, f".callout-{kind}", style.callout[kind])
        role_rule(
            sheet, style, target, f".callout-{kind} > .callout-title", style.callout_title[kind]
        )


def _close(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("notes")
    role_rule(sheet, style, target, ".note, .footnotes", style.note, more={"text-indent": _ZERO})
    below = {"margin-top": _ZERO, "margin-bottom": target.length(style.note.space_after)}
    sheet.rule(".note > p:not([class])", below)
    sheet.rule(".notes > ol", {"margin": _ZERO, "list-style-type": _NONE, "padding": _ZERO})
    listed = {
        "margin-top": target.length(style.list.space_before),
        "margin-bottom": target.length(style.list.space_after),
    }
    sheet.rule(".note > ul, .note > ol", listed)
    sheet.comment("sources")
    role_rule(sheet, style, target, ".sources", style.sources)
    role_rule(sheet, style, target, ".sources-title, .notes-title", style.sources_title)
    list_rules(sheet, style, target, ".sources ", style.sources)
    sheet.comment("entries of a bibliography; those that hang do so in their own indent")
    entry = style.bibliography
    role_rule(sheet, style, target, ".bibliography-entry", entry)
    padded = entry.border_start is not None or entry.background is not None
    inset = entry.padding if padded else ZERO
    sheet.rule(".bibliography-entry.hanging-indent", {
        "padding-inline-start": target.length(inset + entry.hanging_indent),
        "text-indent": target.length(entry.hanging_indent * -1.0),
    })  # fmt: skip
    sheet.comment("contents: each level is indented below the one above it")
    contents = style.contents
    role_rule(sheet, style, target, ".contents-title", style.contents_title)
    sheet.rule(
        ".contents",
        {
            **character(style, contents, target),
            **stated(_ground(contents, target)),
            "margin-bottom": target.length(style.contents_title.space_before),
        },
    )
    bare = {**unframed(box(style.list, target)), "padding-inline-start": _ZERO}
    bare |= {"list-style-type": _NONE}
    own = {"text-indent": target.length(contents.first_indent)}
    own |= of_its_own(style, contents, target, ".contents")
    sheet.rule(".contents ul, .contents ol", {**bare, **own})
    indent = {"padding-inline-start": target.length(contents.indent_start)}
    sheet.rule(".contents li ul, .contents li ol", {**indent, "list-style-type": _NONE})
    sheet.comment("an entry keeps its distance from what is below it as from the next one")
    within = "nav.contents li"
    below = {"margin-top": target.length(contents.space_after), "margin-bottom": _ZERO}
    sheet.rule(f"{within} ul, {within} ol", below)
    sheet.rule(within, {
        "margin-top": target.length(contents.space_before),
        "margin-bottom": target.length(contents.space_after),
    })  # fmt: skip
    sheet.rule("nav.contents .contents-entry", {"margin": _ZERO})
    plain = {name: keyword("inherit") for name in _INHERITED}
    plain |= {"background-color": keyword("transparent"), "text-decoration": _NONE}
    sheet.rule(".contents a", plain)
    sheet.comment("colophon")
    role_rule(sheet, style, target, ".colophon", style.colophon)
    sheet.rule(".colophon p", {"margin-bottom": target.length(style.colophon.space_after)})


def _ground(role: Role, target: Target) -> dict[str, Value]:
    """The box of a role without its spaces and its start indent, which its lines take."""
    lines = ("margin-top", "margin-bottom", "margin-inline-start")
    return {name: value for name, value in box(role, target).items() if name not in lines}


def _marks(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("marked text")
    sheet.rule("a, mark", {"color": keyword("inherit")})
    for selector, role in mark_roles(style):
        said = marked(style, role, target)
        if selector == "a":
            # The area of a link is as high as its line.
            said.pop("line-height", None)
        sheet.rule(selector, said)
    if style.emphasis.slope == "italic":
        sheet.rule("em em", {"font-style": keyword("normal")})
    said = {name: keyword("inherit") for name in _INHERITED}
    sheet.comment("marks of notes are small and raised, and so need no line to be told from text")
    sheet.rule("a[role=doc-noteref], .note-label a", {"text-decoration": _NONE})
    sheet.comment("a hyphen would be taken for a part of the code or the address")
    sheet.rule(f"code, kbd, .{ADDRESS}", {"hyphens": keyword("manual")})
    sheet.rule("pre code", {**said, "background-color": keyword("transparent")})
    sheet.rule(".small-caps", {"font-variant-caps": keyword("small-caps")})
    sheet.comment("raised and lowered text does not spread its lines")
    sheet.rule("sup, sub", {"font-size": keyword("0.7em"), "line-height": _ZERO})
    sheet.rule(".small-caps", {"line-height": _ZERO})
    sheet.rule("pre code, .math-block > code", {"line-height": keyword("inherit")})
