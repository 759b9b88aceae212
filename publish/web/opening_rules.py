"""Rules of what stands before the text: titles, mastheads, key points, memo heads, title pages."""

from __future__ import annotations

from typing import Final

from publish.style import Role, Style
from publish.web.css_syntax import Sheet, Value, keyword
from publish.web.list_rules import list_rules
from publish.web.role_declarations import Target, box, character
from publish.web.role_rules import emphasis, role_rule, stated

_ZERO: Final = keyword("0")


def opening_rules(sheet: Sheet, style: Style, target: Target) -> None:
    """Titles, standfirst, masthead and key points."""
    for name, role in (
        ("title", style.title),
        ("subtitle", style.subtitle),
        ("byline", style.byline),
        ("summary", style.summary),
    ):
        sheet.comment(name)
        role_rule(sheet, style, target, f".{name}", role)
    sheet.comment("masthead: who publishes at the start of the line, details at its end")
    role_rule(sheet, style, target, ".masthead", style.masthead, more={"text-indent": _ZERO})
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
        ".masthead img, .title-page img, .cover > div img",
        {"display": keyword("block"), "margin-bottom": target.length(style.text.leading * 0.5)},
    )
    details = style.masthead_details
    sheet.rule(
        ".masthead-details",
        {
            **character(style, details, target),
            **stated(box(details, target)),
            "margin-inline-start": keyword("auto"),
            "text-align": keyword("end"),
        },
    )
    sheet.comment("key points")
    role_rule(sheet, style, target, ".key-points", style.key_points)
    role_rule(sheet, style, target, ".key-points-title", style.key_points_title)
    list_rules(sheet, style, target, ".key-points ", style.key_points)


def memo_rules(sheet: Sheet, style: Style, target: Target) -> None:
    """The head of a memo: its title, then labels in a column of their own."""
    header = style.memo_header
    label_width = target.length(header.label_width)
    sheet.comment("memo: its title, then labels in a column of their own")
    role_rule(sheet, style, target, ".memo-title", style.memo_title)
    role_rule(sheet, style, target, ".memo-header", header)
    # Labels and values are terms and meanings, and have no boxes of these.
    bare = {
        "padding": _ZERO,
        "border": keyword("none"),
        "background-color": keyword("transparent"),
    }
    terms = ".memo-header dt, .memo-header dd"
    sheet.rule(".memo-label, .memo-value, .memo-subject" if target.grouped else terms, bare)
    for name, role in (
        ("label", style.memo_label),
        ("value", style.memo_value),
        ("subject", style.memo_subject),
    ):
        said = {**character(style, role, target), **stated(box(role, target))}
        sheet.rule(f".memo-{name}", said)
        emphasis(sheet, style, f".memo-{name}", role)
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
            terms,
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
        sheet.rule(terms, {"margin": _ZERO, **space})
        sheet.rule(".memo-header dl > :nth-last-child(-n + 2)", {"padding-bottom": _ZERO})
        # They are lines in a term or a value, whose own lines would else be the text's.
        sheet.rule(".memo-label, .memo-value, .memo-subject", {"display": keyword("block")})


def book_rules(sheet: Sheet, style: Style, target: Target) -> None:
    """The title page of a book, and a cover."""
    sheet.comment("the title page of a book")
    for name, role in (
        ("title", style.book_title),
        ("subtitle", style.book_subtitle),
        ("details", style.book_details),
    ):
        role_rule(sheet, style, target, f".book-{name}, .title-page .{name}", role)
    _lines_of(sheet, target, "book-details", style.book_details)
    sheet.comment("a cover: its words on their ground, and its picture")
    role_rule(sheet, style, target, ".cover", style.cover)
    for name, role in (
        ("title", style.cover_title),
        ("subtitle", style.cover_subtitle),
        ("details", style.cover_details),
    ):
        role_rule(sheet, style, target, f".cover-{name}", role)
    _lines_of(sheet, target, "cover-details", style.cover_details)
    sheet.rule(".cover > figure img", {"width": keyword("100%")})


def _lines_of(sheet: Sheet, target: Target, name: str, role: Role) -> None:
    around = box(role, target)
    spaces = {side: around[side] for side in ("margin-top", "margin-bottom")}
    sheet.rule(f".{name} > p", spaces)
