"""The rules that all sheets share: each role of the style on the element that bears its class.

Elements that mean one role only (`pre`, `blockquote`, `figure` …) are selected by name, so that
the same rules hold for the tree that pandoc makes of an EPUB.
"""

from __future__ import annotations

from typing import Final, get_args

from publish.document import CalloutKind
from publish.style import InlineRole, ListRole, Role, Style
from publish.style.types import ZERO, Align
from publish.units import Length
from publish.web.code import code_rules
from publish.web.roles import Target, box, character, marked, marker, rule_line, unframed
from publish.web.sheet import Declarations, Sheet, Value, color, family, keyword, number

_DEPTH: Final = 6
"""How deep lists are told apart; `publish.normalize` lets few go deeper."""
_CONTAINERS: Final = (
    ".title",
    ".subtitle",
    ".byline",
    ".summary",
    ".key-points",
    ".memo-title",
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
_ROOMS: Final = (
    *_CONTAINERS,
    *(".masthead", ".memo-header", ".title-page", ".contents", ".sources", ".colophon"),
    *(".notes", "nav", "li", "dt"),
)
"""What paragraphs stand in that are not those of plain text."""
_SPACES: Final = frozenset({"margin-top", "margin-bottom", "break-after", "break-inside"})
MATH_FAMILY: Final = "STIX Two Math"
"""The family that browsers and reading systems set formulas in; it is embedded with the others."""
_LISTS: Final = ("ul", "ul:first-child", "ol", "ol:first-child")
_LISTING: Final = ("li >", ".key-points", ".sources")
_INHERITED: Final = ("font-family", "font-size", "font-weight", "font-style", "color")
"""What marks may change of the characters around them."""
_ZERO: Final = keyword("0")
_NONE: Final = keyword("none")
_NOTHING: Final[Declarations] = {}


def shared_rules(style: Style, target: Target) -> Sheet:
    """Every role but those of pages, in the order of the style's fields."""
    sheet = Sheet()
    for part in (
        _text,
        _lists,
        _opening,
        _memo,
        _book,
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
    sheet.rule("li > :first-child:not(ul):not(ol)", {"margin-top": _ZERO})
    sheet.rule(f"li:last-child, li:last-child > {last}", {"margin-bottom": _ZERO})
    return sheet


def _role(
    sheet: Sheet,
    style: Style,
    target: Target,
    selector: str,
    role: Role,
    *,
    more: Declarations = _NOTHING,
) -> None:
    """A rule with all that a role says, and more."""
    sheet.rule(selector, {**character(style, role, target), **box(role, target), **more})
    _upright(sheet, style, selector, role)


def _upright(sheet: Sheet, style: Style, selector: str, role: Role) -> None:
    """Marks that are italic stand upright within italics, and in what is not are italic again."""
    slanted = [name for name, mark in _marked(style) if mark.slope == "italic"]
    if role.slope != "italic" and (style.text.slope != "italic" or role is style.text):
        return
    slope = keyword("normal" if role.slope == "italic" else "italic")
    marks = ", ".join(f"{part} {name}" for part in selector.split(", ") for name in slanted)
    if marks:
        sheet.rule(marks, {"font-style": slope})


def _marked(style: Style) -> tuple[tuple[str, InlineRole], ...]:
    """Marked text by its selector."""
    return (
        ("strong", style.strong),
        ("em", style.emphasis),
        ("mark", style.highlight),
        ("code", style.code),
        ("kbd", style.keyboard),
        ("a", style.link),
    )


def _flowing(sheet: Sheet, style: Style, target: Target, selector: str, role: Role) -> None:
    """A rule for what stands in other boxes as well: what it shares with the text around it, it
    takes from there."""
    said = character(style, role, target, over=style.text)
    sheet.rule(selector, {**said, **box(role, target)})
    if role.slope != style.text.slope:
        _upright(sheet, style, selector, role)


def _text(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("text")
    text = character(style, style.text, target)
    # A slanted Hebrew or Chinese letter is no italic: what a family lacks stays upright.
    upright = {"font-synthesis": keyword("small-caps")} if target.fallback else {}
    # An address or a word that is wider than its line is broken anywhere rather than cut off.
    breaking = {"overflow-wrap": keyword("break-word")}
    plain = box(style.text, target)
    first = {"text-indent": plain.pop("text-indent")}
    sheet.rule("body", {**text, **first, "margin": _ZERO, **breaking, **upright})
    sheet.rule("p", {**plain, "orphans": number(2), "widows": number(2)})
    framed = {name: value for name, value in plain.items() if name not in _SPACES}
    if any(value != _ZERO for value in framed.values()):
        sheet.comment("indents and frames of text are those of no other paragraphs")
        rooms = ", ".join(f"{room} *" for room in _ROOMS)
        sheet.rule(f"p:where([class], {rooms})", unframed(framed))
    _upright(sheet, style, "body", style.text)
    sheet.rule("h1, h2, h3, h4, h5, h6", {"break-after": keyword("avoid")})
    sheet.rule("img", {"max-width": keyword("100%"), "height": keyword("auto")})


def _opening(sheet: Sheet, style: Style, target: Target) -> None:
    for name, role in (
        ("title", style.title),
        ("subtitle", style.subtitle),
        ("byline", style.byline),
        ("summary", style.summary),
    ):
        sheet.comment(name)
        _role(sheet, style, target, f".{name}", role)
    sheet.comment("masthead: who publishes at the start of the line, details at its end")
    _role(sheet, style, target, ".masthead", style.masthead, more={"text-indent": _ZERO})
    sheet.rule(
        ".masthead p",
        {
            "display": keyword("flex"),
            "flex-wrap": keyword("wrap"),
            "justify-content": keyword("space-between"),
            "align-items": keyword("baseline"),
            "margin": _ZERO,
        },
    )
    sheet.rule(
        ".masthead img, .title-page img",
        {"display": keyword("block"), "margin-bottom": target.length(style.text.leading * 0.5)},
    )
    details = style.masthead_details
    sheet.rule(
        ".masthead-details",
        {
            **character(style, details, target),
            **_stated(box(details, target)),
            "margin-inline-start": keyword("auto"),
        },
    )
    sheet.comment("key points")
    _role(sheet, style, target, ".key-points", style.key_points)
    _role(sheet, style, target, ".key-points-title", style.key_points_title)
    _list(sheet, style, target, ".key-points ", style.key_points)


def _memo(sheet: Sheet, style: Style, target: Target) -> None:
    header = style.memo_header
    label_width = target.length(header.label_width)
    sheet.comment("memo: its title, then labels in a column of their own")
    _role(sheet, style, target, ".memo-title", style.memo_title)
    _role(sheet, style, target, ".memo-header", header)
    for name, role in (
        ("label", style.memo_label),
        ("value", style.memo_value),
        ("subject", style.memo_subject),
    ):
        said = {**character(style, role, target), **_stated(box(role, target))}
        sheet.rule(f".memo-{name}", said)
    space = {"padding-bottom": target.length(header.row_space)}
    if target.grouped:
        row, cell = keyword("table-row"), keyword("table-cell")
        sheet.rule(
            ".memo-header",
            {
                "display": keyword("table"),
                "width": keyword("100%"),
                "table-layout": keyword("fixed"),
            },
        )
        sheet.rule(".memo-header > div", {"display": row})
        sheet.rule(
            ".memo-header dt, .memo-header dd",
            {"display": cell, "vertical-align": keyword("baseline"), "margin": _ZERO, **space},
        )
        sheet.rule(".memo-header dt", {"width": label_width})
        sheet.rule(".memo-header > div:last-child > *", {"padding-bottom": _ZERO})
    else:
        columns = Value(f"{label_width} 1fr")
        sheet.rule(
            ".memo-header dl",
            {
                "display": keyword("grid"),
                "grid-template-columns": columns,
                "align-items": keyword("baseline"),
                "margin": _ZERO,
            },
        )
        sheet.rule(".memo-header dt, .memo-header dd", {"margin": _ZERO, **space})
        sheet.rule(".memo-header dl > :nth-last-child(-n + 2)", {"padding-bottom": _ZERO})
        # They are lines in a term or a value, whose own lines would else be the text's.
        sheet.rule(".memo-label, .memo-value, .memo-subject", {"display": keyword("block")})


def _book(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("the title page of a book")
    for name, role in (
        ("title", style.book_title),
        ("subtitle", style.book_subtitle),
        ("details", style.book_details),
    ):
        _role(sheet, style, target, f".book-{name}, .title-page .{name}", role)
    details = box(style.book_details, target)
    sheet.rule(
        ".book-details > p", {side: details[side] for side in ("margin-top", "margin-bottom")}
    )


def _headings(sheet: Sheet, style: Style, target: Target) -> None:
    for depth, role in enumerate(style.heading, start=1):
        sheet.comment(f"heading {depth}")
        _role(sheet, style, target, f".heading-{depth}", role)


def _lists(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("lists: a marker hangs in the indent of its item")
    said = character(style, style.list, target, over=style.text)
    frame = {**box(style.list, target), "text-indent": _ZERO}
    sheet.rule("ul, ol", {**said, **frame})
    if style.list.slope != style.text.slope:
        _upright(sheet, style, "ul, ol", style.list)
    framed = {name: value for name, value in frame.items() if name not in _SPACES}
    if any(value != _ZERO for value in framed.values()):
        sheet.comment("lists in lists, and those of other roles, have no frame of their own")
        lists = ", ".join(f"{room} {tag}" for room in _LISTING for tag in ("ul", "ol"))
        indent = {"padding-inline-start": target.length(style.list.indent)}
        sheet.rule(lists, {**unframed(framed), **indent})
    space = target.length(style.list.item_space)
    sheet.rule("li > ul, li > ol", {"margin-bottom": _ZERO})
    # Text of an item stands in no element of its own, so that a list after it is the first child.
    nested = ", ".join(f"li > {lists}" for lists in _LISTS)
    sheet.rule(nested, {"margin-top": space})
    _list(sheet, style, target, "", style.list)
    loose = {"margin-bottom": target.length(style.text.space_after)}
    sheet.rule("li > p:last-child, li > p ~ ul:last-child, li > p ~ ol:last-child", loose)
    sheet.rule("li.task", {"list-style-type": _NONE})
    hang = {"width": keyword("1.4em"), "margin-inline-start": keyword("-1.4em")}
    sheet.rule(".task-box", {"display": keyword("inline-block"), **hang, "text-indent": _ZERO})
    for numbering in ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman"):
        sheet.rule(f"ol.{numbering}", {"list-style-type": keyword(numbering)})
    sheet.comment("definition lists")
    sheet.rule("dl", {"margin-top": _ZERO, "margin-bottom": target.length(style.text.space_after)})
    _flowing(sheet, style, target, "dt", style.definition_term)
    _flowing(sheet, style, target, "dd", style.definition)


def _list(sheet: Sheet, style: Style, target: Target, within: str, role: ListRole) -> None:
    """Indents, markers and item spaces of the lists within the element that `within` selects.

    Lists of other roles than `list` have the characters of their own, whatever lists change."""
    framed = not within and (role.border_start is not None or role.background is not None)
    inset = role.padding if framed else ZERO
    indent = {"padding-inline-start": target.length(role.indent + inset)}
    sheet.rule(f"{within}ul, {within}ol", {**indent, **_of_its_own(style, role, target, within)})
    for depth in range(_DEPTH):
        sheet.rule(f"{within}{'li ' * depth}ul", {"list-style-type": marker(role, depth)})
    space = target.length(role.item_space)
    sheet.rule(f"{within}li", {"margin-bottom": space})
    sheet.rule(f"{within}li > ul, {within}li > ol", {"margin-top": space})
    sheet.rule(
        f"{within}li::marker",
        {"color": color(role.marker_color), "font-variant-numeric": keyword("tabular-nums")},
    )


def _of_its_own(style: Style, role: Role, target: Target, within: str) -> dict[str, Value]:
    """What lists of a role have for the characters in which `list` differs from text."""
    if not within:
        return {}
    said = character(style, role, target)
    changed = character(style, style.list, target, over=style.text)
    return {name: said[name] for name in changed if name in said}


def _blocks(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("quotations")
    _role(sheet, style, target, "blockquote", style.quote)
    _role(sheet, style, target, ".attribution", style.attribution)
    sheet.comment("verse")
    lines = {"white-space": keyword("pre-wrap")}
    _role(sheet, style, target, ".verse, .line-block", style.verse, more=lines)
    sheet.comment("code")
    lines = {**lines, "overflow-wrap": keyword("anywhere"), "text-indent": _ZERO}
    _role(sheet, style, target, "pre", style.code_block, more=lines)
    code_rules(sheet, style, target)
    sheet.comment("formulas")
    _flowing(sheet, style, target, ".math-block", style.math_block)
    _formulas(sheet, style.math_block.align)
    sheet.comment("figures and captions")
    _flowing(sheet, style, target, "figure", style.figure)
    _role(sheet, style, target, "figcaption, caption", style.caption)
    sheet.rule("figcaption", {"break-before": keyword("avoid")})
    above = {"break-before": keyword("auto"), "break-after": keyword("avoid")}
    sheet.rule("figcaption:first-child", above)
    # Between picture and caption is the caption's own space: neither a paragraph's nor the room
    # that a line keeps below its letters.
    sheet.rule("figure > p", {"margin-bottom": _ZERO})
    sheet.rule("figure img", {"vertical-align": keyword("bottom")})
    sheet.comment("breaks between themes; a browser's own rule goes")
    sheet.rule("hr", {"border": _NONE})
    _role(sheet, style, target, "hr", style.thematic_break)


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
    _upright(sheet, style, "table", table)
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
        "th",
        {**character(style, style.table_head, target), **_unruled(style.table_head, target)},
    )
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
        _role(sheet, style, target, f".callout-{kind}", style.callout[kind])
        _role(sheet, style, target, f".callout-{kind} > .callout-title", style.callout_title[kind])


def _close(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("notes")
    _role(sheet, style, target, ".note, .footnotes", style.note, more={"text-indent": _ZERO})
    below = {"margin-top": _ZERO, "margin-bottom": target.length(style.note.space_after)}
    sheet.rule(".note > p:not([class])", below)
    sheet.rule(".notes > ol", {"margin": _ZERO, "list-style-type": _NONE, "padding": _ZERO})
    listed = {
        "margin-top": target.length(style.list.space_before),
        "margin-bottom": target.length(style.list.space_after),
    }
    sheet.rule(".note > ul, .note > ol", listed)
    sheet.comment("sources")
    _role(sheet, style, target, ".sources", style.sources)
    _role(sheet, style, target, ".sources-title, .notes-title", style.sources_title)
    _list(sheet, style, target, ".sources ", style.sources)
    sheet.comment("entries of a bibliography; those that hang do so in their own indent")
    entry = style.bibliography
    _role(sheet, style, target, ".bibliography-entry", entry)
    padded = entry.border_start is not None or entry.background is not None
    inset = entry.padding if padded else ZERO
    sheet.rule(".bibliography-entry.hanging-indent", {
        "padding-inline-start": target.length(inset + entry.hanging_indent),
        "text-indent": target.length(entry.hanging_indent * -1.0),
    })  # fmt: skip
    sheet.comment("contents: each level is indented below the one above it")
    contents = style.contents
    _role(sheet, style, target, ".contents-title", style.contents_title)
    sheet.rule(
        ".contents",
        {
            **character(style, contents, target),
            **_stated(_ground(contents, target)),
            "margin-bottom": target.length(style.contents_title.space_before),
        },
    )
    bare = {**unframed(box(style.list, target)), "padding-inline-start": _ZERO}
    bare |= {"list-style-type": _NONE}
    own = {"text-indent": target.length(contents.first_indent)}
    own |= _of_its_own(style, contents, target, ".contents")
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
    _role(sheet, style, target, ".colophon", style.colophon)
    sheet.rule(".colophon p", {"margin-bottom": target.length(style.colophon.space_after)})


def _ground(role: Role, target: Target) -> dict[str, Value]:
    """The box of a role without its spaces and its start indent, which its lines take."""
    lines = ("margin-top", "margin-bottom", "margin-inline-start")
    return {name: value for name, value in box(role, target).items() if name not in lines}


def _stated(declarations: Declarations) -> dict[str, Value]:
    """Without what is zero anyway: for elements that have no space of their own. What they would
    inherit is not."""
    return {
        name: value
        for name, value in declarations.items()
        if value != _ZERO or name == "text-indent"
    }


def _marks(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("marked text")
    sheet.rule("a, mark", {"color": keyword("inherit")})
    for selector, role in _marked(style):
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
    sheet.comment("a hyphen would be taken for a part of the code")
    sheet.rule("code, kbd", {"hyphens": keyword("manual")})
    sheet.rule("pre code", {**said, "background-color": keyword("transparent")})
    sheet.rule(".small-caps", {"font-variant-caps": keyword("small-caps")})
    sheet.comment("raised and lowered text does not spread its lines")
    sheet.rule("sup, sub", {"font-size": keyword("0.7em"), "line-height": _ZERO})
    sheet.rule(".small-caps", {"line-height": _ZERO})
    sheet.rule("pre code, .math-block > code", {"line-height": keyword("inherit")})
