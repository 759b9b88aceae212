"""Style → CSS, one pure function a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from publish.document import Furniture
from publish.style import Face, PageMaster, Style
from publish.web.css_syntax import Sheet, Value, color, family, join, keyword, number, string, url
from publish.web.page_rules import COVER, LANDSCAPE, UPRIGHT, page_rules
from publish.web.role_declarations import Target, character
from publish.web.shared_rules import shared_rules
from publish.web.tables import BREAKING

_SCREEN_SIZE: Final = 1.125
"""Text on a screen, as a factor of the reader's own size: screens stand further off than paper."""
_SCREEN_MEASURE: Final = 42.0
"""The longest line on a screen in multiples of the text size, when no page master gives one."""
_ZERO: Final = keyword("0")
_NONE: Final = keyword("none")
_NO_FURNITURE: Final = Furniture()
_HANG: Final = keyword("1.7em")
"""What a note is indented by: two figures before it, and the gap of half an em between."""


def pdf_css(
    style: Style, page_master: str, furniture: Furniture = _NO_FURNITURE, *, rtl: bool = False
) -> tuple[str, str]:
    """The sheets of a PDF on pages of `style.page[page_master]`, in absolute lengths: that of its
    pages, and that of all documents of the style.

    `furniture` is what the layout placed in the margins. `rtl` states that the document runs from
    right to left. A master that the style does not have is a `KeyError`.
    """
    target = Target(fallback=False, hanging=False)
    master = style.page[page_master]
    pages, sheet = Sheet(), Sheet()
    pages.comment(f"page master {page_master}" if page_master.isidentifier() else "page master")
    pages.extend(page_rules(style, master, furniture, target, rtl=rtl))
    sheet.extend(shared_rules(style, target))
    _paged(sheet, style, master, target)
    return pages.text(), sheet.text()


def html_css(style: Style, page_master: str = "") -> str:
    """The sheet of a web page: lengths in rem of the style's text size, one column.

    The column is as wide as the text area of `page_master`; printed, it is set on that page.
    """
    target = Target(base=style.text.size)
    master = style.page.get(page_master)
    sheet = Sheet()
    size = Value(f"{number(_SCREEN_SIZE * 100)}%")
    sheet.rule("html", {"font-size": size, "-webkit-text-size-adjust": keyword("100%")})
    sheet.extend(shared_rules(style, target))
    _screen(sheet, style, master, target)
    _print(sheet, style, master)
    return sheet.text()


def epub_css(style: Style) -> str:
    """The sheet of an EPUB: lengths in rem, no page, no ground of its own, so that the settings of
    the reader and of the reading system hold."""
    target = Target(base=style.text.size, grouped=False)
    sheet = Sheet()
    sheet.extend(shared_rules(style, target))
    sheet.comment("chapters and the title page begin on a new screen")
    sheet.rule(".title-page, .cover", {"break-after": keyword("page")})
    _framed_tables(sheet, style, target)
    _balance(sheet)
    return sheet.text()


def font_faces(faces: Iterable[Face], url_of: Callable[[Face], str]) -> str:
    """`@font-face` rules; `url_of` says where the file of a face is to be had."""
    sheet = Sheet()
    for face in faces:
        sheet.rule(
            "@font-face",
            {
                "font-family": family((face.family,)),
                "font-weight": number(face.weight),
                "font-style": keyword(face.slope),
                "src": url(url_of(face)),
            },
        )
    return sheet.text()


def _balance(sheet: Sheet) -> None:
    """No heading or subtitle ends in a line of one word, where the browser can see to it."""
    sheet.rule("h1, h2, h3, [class$=subtitle]", {"text-wrap": keyword("balance")})


def _framed_tables(sheet: Sheet, style: Style, target: Target) -> None:
    """Frames in which wide tables scroll. Margins do not collapse through what scrolls (CSS 2.1,
    8.3.1), so that the space around a table is its frame's."""
    around = {
        "margin-top": target.length(style.table.space_before),
        "margin-bottom": target.length(style.table.space_after),
    }
    sheet.rule(".table-frame", {"overflow-x": keyword("auto"), **around})
    sheet.rule(".table-frame > table", {"margin-top": _ZERO, "margin-bottom": _ZERO})


def _paged(sheet: Sheet, style: Style, master: PageMaster, target: Target) -> None:
    sheet.comment("pages")
    sheet.comment("a word joiner tells an added hyphen from one of the text")
    sheet.rule("html", {"hyphenate-character": string("-\u2060")})
    # PDF/A forbids /Interpolate true (ISO 19005-2, 6.2.8), which WeasyPrint writes otherwise.
    sheet.rule("img", {"image-rendering": keyword("crisp-edges")})
    sheet.rule(".title-page, .cover", {"break-after": keyword("page")})
    sheet.rule(".cover", {"page": keyword(COVER)})
    if master.chapters_on_new_page:
        sheet.comment("lists of contents follow one another; what comes after them begins a page")
        sheet.rule(".contents + :not(.contents)", {"break-before": keyword("page")})
        sheet.rule(
            ".body > section, section.sources, section.notes", {"break-before": keyword("page")}
        )
        sheet.rule(".contents + .body > section:first-child", {"break-before": keyword("auto")})
    sheet.rule(".book-title, .cover-title", {"bookmark-level": _NONE})
    sheet.rule("[data-outline]", {"bookmark-label": keyword("attr(data-outline)")})
    sheet.rule(".unbroken", {"white-space": keyword("nowrap")})
    # Both kinds have a name: from a named page to one without WeasyPrint turns no page.
    sheet.rule("body", {"page": keyword(UPRIGHT)})
    sheet.rule(".landscape", {"page": keyword(LANDSCAPE)})
    sheet.comment("no row stands alone on a page with the head of its table, or without the others")
    sheet.rule("tbody > tr:first-child:not(:last-child)", {"break-after": keyword("avoid")})
    sheet.rule("tbody > tr:last-child:not(:first-child)", {"break-before": keyword("avoid")})
    sheet.comment("rows too high for a page are parted, and heads too high stand once")
    sheet.rule("tr.parted", {"break-inside": keyword("auto")})
    sheet.rule("thead.once", {"display": keyword("table-row-group")})
    sheet.comment("in a table too wide for its page the widest words break anywhere")
    sheet.rule(f".{BREAKING}", {"overflow-wrap": keyword("anywhere")})
    sheet.comment("contents: page numbers at the end of the line")
    sheet.rule(
        ".contents-entry::after",
        {
            "content": keyword('leader(". ") target-counter(attr(data-target), page)'),
            "font-variant-numeric": keyword("tabular-nums"),
        },
    )
    sheet.comment("what is linked takes room in its line, for that is where it can be clicked")
    sheet.rule("code > a, kbd > a", {"line-height": keyword("1")})
    sheet.rule("sup a, sub a", {"line-height": keyword("0.6")})
    sheet.comment("a table's foot stands at its end, not on each of its pages")
    sheet.rule("tfoot", {"display": keyword("table-row-group")})
    sheet.comment("boxes of tasks are drawn: text fonts have no character for them")
    sheet.rule(
        ".task-box > span",
        {
            "display": keyword("inline-block"),
            "width": keyword("0.7em"),
            "height": keyword("0.7em"),
            "line-height": keyword("0.7em"),
            "border": join(keyword("0.6pt"), keyword("solid"), color(style.list.marker_color)),
            "text-align": keyword("center"),
        },
    )
    _footnotes(sheet, style, target)


def _footnotes(sheet: Sheet, style: Style, target: Target) -> None:
    sheet.comment("notes stand at the foot of the page of their mark; their numbers hang")
    hang = {"padding-inline-start": _HANG, "text-indent": _ZERO}
    sheet.rule(
        "span.note", {"float": keyword("footnote"), "footnote-policy": keyword("line"), **hang}
    )
    call = {"content": keyword("attr(data-label)"), "vertical-align": keyword("super")}
    size = {"font-size": keyword("0.7em"), "line-height": _ZERO}
    sheet.rule("span.note::footnote-call", {**call, **size})
    sheet.comment("a mark is set as the note is; beside larger letters it would be lost")
    for depth, role in enumerate(style.heading, start=1):
        mark = {**character(style, role, target), "font-size": target.length(role.size * 0.7)}
        sheet.rule(f".heading-{depth} span.note::footnote-call", {**mark, "line-height": _ZERO})
    number = {
        "width": keyword("2.5em"),
        "margin-inline-start": keyword("-3em"),
        "text-align": keyword("end"),
        "font-variant-numeric": keyword("tabular-nums"),
    }
    # A block without height, so that the first block of the note stands beside it, whatever it is:
    # in the area of notes WeasyPrint sets floats and absolute boxes at the wrong height.
    block = {"display": keyword("block"), "height": _ZERO}
    marker = {"content": keyword("attr(data-label)"), **block, **number}
    sheet.rule("span.note::footnote-marker", marker)
    sheet.comment("so do those of notes at the end")
    sheet.rule("li.note", hang)
    sheet.rule("div.notes", {
        "margin-top": target.length(style.text.leading * 2),
        "padding-top": target.length(style.note.leading * 0.5),
        "border-top": join(Value("0.5pt"), keyword("solid"), color(style.note.color)),
    })  # fmt: skip
    inline = {"display": keyword("inline-block"), "margin-inline-end": keyword("0.5em")}
    sheet.rule("li.note .note-label", {**inline, **number})
    notes = Sheet()
    notes.rule(
        "@footnote",
        {
            "margin-top": target.length(style.text.leading),
            "padding-top": target.length(style.note.leading * 0.5),
            "padding-bottom": keyword("0.1pt"),
            "border-top": join(Value("0.5pt"), keyword("solid"), color(style.note.color)),
        },
    )
    sheet.page("", {}, notes)


def _screen(sheet: Sheet, style: Style, master: PageMaster | None, target: Target) -> None:
    measure = master.measure if master else style.text.size * _SCREEN_MEASURE
    sheet.comment("screens: one column, no wider than a page's")
    sheet.rule("html", {"background-color": keyword("#fff")})
    sheet.rule(
        "body",
        {
            "max-width": target.length(measure),
            "margin": keyword("0 auto"),
            "padding": keyword("3rem 1.25rem 4rem"),
        },
    )
    _balance(sheet)
    sheet.rule("p, li, dd", {"text-wrap": keyword("pretty")})
    _framed_tables(sheet, style, target)
    sheet.comment(
        "letters of a formula may stand out of its lines by a little: nothing to scroll to"
    )
    scrolling = {"overflow-x": keyword("auto"), "overflow-y": keyword("hidden")}
    sheet.rule(".math-block", scrolling)
    sheet.rule(".table-frame:focus-visible, a:focus-visible", {
        "outline": join(keyword("2px"), keyword("solid"), keyword("currentcolor")),
        "outline-offset": keyword("2px"),
    })  # fmt: skip
    sheet.rule(".title-page, .cover", {"margin-bottom": target.length(style.text.leading * 4)})
    sheet.comment("notes")
    sheet.rule("div.notes", {
        "margin-top": target.length(style.text.leading * 2),
        "padding-top": target.length(style.text.leading * 0.5),
        "border-top": join(keyword("1px"), keyword("solid"), color(style.note.color)),
    })  # fmt: skip
    sheet.comment("on a small screen large type gives way")
    narrow = Sheet()
    narrow.rule("html", {"font-size": keyword("100%")})
    narrow.rule(
        ".title, .book-title, .cover-title", {"font-size": target.length(style.title.size * 0.8)}
    )
    narrow.rule("body", {"padding-top": keyword("1.5rem")})
    sheet.group("@media (max-width: 40rem)", narrow)


def _print(sheet: Sheet, style: Style, master: PageMaster | None) -> None:
    printed = Sheet()
    if master is not None:
        margins = (
            master.margin_top,
            master.margin_outer,
            master.margin_bottom,
            master.margin_inner,
        )
        printed.page("", {
            "size": join(Value(master.width.css()), Value(master.height.css())),
            "margin": join(*(Value(length.css()) for length in margins)),
        }, Sheet())  # fmt: skip
    printed.rule("html", {"font-size": Value(style.text.size.css())})
    printed.rule("body", {"max-width": _NONE, "padding": _ZERO})
    if style.link.print != "none":
        addressed = 'main a[href^="http"]:not(.sources a)::after'
        printed.rule(addressed, {"content": join(string(" ("), keyword("attr(href)"), string(")"))})
    sheet.comment("paper")
    sheet.group("@media print", printed)
