"""The style as Word styles: pure functions from `Style` to values.

Each `WordStyle` carries its formatting in full, so that whoever builds a paragraph knows what the
paragraph has before anything is stated on it; `styles_part` writes them down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from publish.exporters.docx.borders import box_of, inset
from publish.exporters.docx.formatting import (
    Box,
    Language,
    ParagraphFormat,
    RunFormat,
    Tab,
    difference,
    over,
)
from publish.exporters.docx.roles import PARAGRAPHS, SYNTAX, Naming
from publish.exporters.docx.run_fonts import Typeface, run_format, typeface_of, typeface_under
from publish.style import ListRole, PageMaster, Role, Style
from publish.units import Length

BULLETS: Final = {"list": 1, "key_points": 2, "sources": 3}
"""Numbering instances that every document has: bullets for each of the list roles …"""
NUMBERS: Final = {"list": 4, "key_points": 5, "sources": 6}
"""… and decimal numbers."""
HEADINGS: Final = 7
"""The numbering instance of headings, in documents whose sections are numbered."""

LISTED: Final = {
    "list": BULLETS["list"],
    "list.ordered": NUMBERS["list"],
    "key_points": BULLETS["key_points"],
    "sources": NUMBERS["sources"],
}

TABLE_STYLE: Final = "Table"
BOX_STYLE: Final = "Callout"
"""Of tables of one cell that draw a box and say no data."""

_NUMBERED: Final = frozenset(
    {
        *("text", "list", "definition_term", "definition", "quote", "pull_quote"),
        *("attribution", "verse"),
        *("callout", "callout_title"),
    }
)
"""Roles of running text, whose lines are counted where a page master numbers lines."""

_UNBOXED: Final = frozenset({"list", "contents", "sources"})
"""Roles whose paragraphs have unlike indents or titles with boxes of their own, so that Word would
draw many boxes where one is meant (17.3.1.24)."""
_NO_BOX: Final = {
    "background": None,
    "border_top": None,
    "border_bottom": None,
    "border_start": None,
    "border_end": None,
    "padding": Length(0.0),
}

Align = Literal["left", "center", "right", "both"]
ALIGNMENTS: Final[dict[str, Align]] = {
    "start": "left",
    "center": "center",
    "end": "right",
    "justify": "both",
}


class WordStyle(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph style: who it is, and all the formatting that it comes to.

    `typeface` keeps the character values as our style states them, for runs to build on.
    """

    role: str
    naming: Naming
    paragraph: ParagraphFormat
    run: RunFormat
    typeface: Typeface

    @property
    def id(self) -> str:
        return self.naming.id

    @property
    def left(self) -> int:
        """Its left indent in twips."""
        return self.paragraph.left or 0

    @property
    def right(self) -> int:
        """Its right indent in twips."""
        return self.paragraph.right or 0


class StyleSheet(msgspec.Struct, frozen=True, kw_only=True):
    """All Word styles of one style on one page master, by role."""

    style: Style
    master: PageMaster
    language: Language
    paragraphs: dict[str, WordStyle]
    characters: dict[str, RunFormat]
    """Character styles state little: these are partial formats, against Normal."""

    @property
    def rtl(self) -> bool:
        return self.language.rtl


def style_sheet(
    style: Style, master: PageMaster, language: Language, *, numbered_levels: int = 0
) -> StyleSheet:
    """The Word styles of `style` for pages of `master`, in a document of `language` with so many
    levels of numbered headings."""
    compiled = {
        role: _paragraph_style(style, master, role, naming, rtl=language.rtl)
        for role, naming in PARAGRAPHS.items()
    }
    for level in range(numbered_levels):
        plain = compiled[f"heading.{level + 1}"]
        numbered = msgspec.structs.replace(plain.paragraph, numbering=(HEADINGS, level))
        compiled[plain.role] = msgspec.structs.replace(plain, paragraph=numbered)
    return StyleSheet(
        style=style,
        master=master,
        language=language,
        paragraphs=compiled,
        characters=dict(_character_formats(style)),
    )


def role_of(style: Style, name: str) -> Role:
    """The role of our style that a (dotted) role name stands for."""
    first, _, member = name.partition(".")
    match first:
        case "heading":
            return style.heading[int(member) - 1]
        case "callout":
            return style.callout[member]
        case "callout_title":
            return style.callout_title[member]
        case _:
            role: Role = getattr(style, first)
            return role


def _paragraph_style(
    style: Style, master: PageMaster, name: str, naming: Naming, *, rtl: bool
) -> WordStyle:
    role = role_of(style, name)
    if name.partition(".")[0] in _UNBOXED:
        role = msgspec.structs.replace(role, **_NO_BOX)
    typeface = typeface_of(role)
    run = run_format(style, typeface)
    if name == "code_block":
        run = over(run, RunFormat(no_proof=True))
    paragraph = over(_role_format(role, rtl=rtl), _special(style, master, name, rtl=rtl))
    paragraph = msgspec.structs.replace(
        paragraph,
        outline=naming.outline,
        suppress_line_numbers=bool(master.line_numbers) and name.partition(".")[0] not in _NUMBERED,
    )
    return WordStyle(role=name, naming=naming, paragraph=paragraph, run=run, typeface=typeface)


def _role_format(role: Role, *, rtl: bool) -> ParagraphFormat:
    start, end = inset(role)
    return ParagraphFormat(
        keep_next=role.keep_with_next,
        keep_lines=role.keep_together,
        page_break_before=False,
        box=box_of(role, rtl=rtl),
        tabs=(),
        suppress_hyphens=not role.hyphenate,
        hanging_punctuation=role.hanging_punctuation,
        bidi=rtl,
        before=role.space_before.twips,
        after=role.space_after.twips,
        line=role.leading.twips,
        line_rule="exact",
        left=role.indent_start.twips + start,
        right=role.indent_end.twips + end,
        first_line=role.first_indent.twips,
        align=ALIGNMENTS[role.align],
    )


def _special(style: Style, master: PageMaster, name: str, *, rtl: bool) -> ParagraphFormat:
    """What a role's place in the document adds to its own values."""
    measure = master.measure.twips
    first, _, member = name.partition(".")
    match first:
        case "list" | "key_points" | "sources":
            listing: ListRole = getattr(style, first)
            numbered = name in LISTED
            start = 0 if first in _UNBOXED else inset(listing)[0]
            return ParagraphFormat(
                before=0,
                after=listing.item_space.twips,
                numbering=(LISTED[name], 0) if numbered else None,
                left=listing.indent_start.twips + start + listing.indent.twips,
                first_line=-listing.indent.twips if numbered else 0,
            )
        case "bibliography":
            entry = style.bibliography
            start, _end = inset(entry)
            hanging = entry.hanging_indent.twips
            return ParagraphFormat(
                left=entry.indent_start.twips + start + hanging, first_line=-hanging
            )
        case "key_points_title":
            return _inside(style.key_points, rtl=rtl, hang=style.key_points.indent.twips)
        case "callout_title":
            return _inside(style.callout[member], rtl=rtl, hang=0)
        case "attribution":
            return msgspec.structs.replace(_inside(style.quote, rtl=rtl, hang=0), keep_next=False)
        case "masthead":
            # What stands at the end of its line is placed from the edge, or from that of its box.
            edge = style.masthead.indent_end.twips + inset(style.masthead)[1]
            return ParagraphFormat(first_line=0, tabs=(Tab(position=measure - edge, kind="right"),))
        case "code_block" | "note":
            return ParagraphFormat(first_line=0)
        case "table" | "table_head":
            # Spaces, indents and backgrounds are the table's and its cells', not the text's.
            return ParagraphFormat(before=0, after=0, box=Box(), left=0, right=0)
        case "memo_value" | "memo_subject":
            return _memo_row(style, rtl=rtl)
        case "header" | "footer":
            return ParagraphFormat(tabs=_centered_and_end(measure))
        case "contents":
            # `indent_start` is the indent of each level below the first.
            level = 1 if member == "captions" else int(member)
            return ParagraphFormat(
                left=style.contents.indent_start.twips * (level - 1),
                right=0,
                tabs=(Tab(position=measure, kind="right", leader="dot"),),
            )
        case "math_block":
            return ParagraphFormat(tabs=_centered_and_end(measure))
        case "thematic_break":
            # The rule is all there is of it; a line of its own would add to the space around it.
            return ParagraphFormat(line=20, line_rule="exact")
        case "figure":
            # A line of exact height would cut the picture off.
            return ParagraphFormat(line=240, line_rule="auto")
        case "heading" if member == "1":
            return ParagraphFormat(page_break_before=master.chapters_on_new_page)
        case "contents_title" | "sources_title":
            return ParagraphFormat(page_break_before=master.chapters_on_new_page)
        case _:
            return ParagraphFormat()


def _centered_and_end(measure: int) -> tuple[Tab, ...]:
    """Tab stops in the middle and at the end of a line of `measure` twips."""
    return (Tab(position=measure // 2, kind="center"), Tab(position=measure, kind="right"))


def tabs_for(style: WordStyle, measure: int, *, centered: bool = True) -> tuple[Tab, ...]:
    """The stops of a line of `measure` twips, `centered` or at its end alone, and those of the
    style taken away, for stops of a paragraph join those of its style (17.3.1.38)."""
    wanted = _centered_and_end(measure)[0 if centered else 1 :]
    own = style.paragraph.tabs or ()
    if own == wanted:
        return own
    return (
        *(msgspec.structs.replace(tab, kind="clear") for tab in own if tab not in wanted),
        *wanted,
    )


def _inside(box: Role, *, rtl: bool, hang: int) -> ParagraphFormat:
    """A line of its own style in a box: it shares the borders and the indents of its neighbours,
    or Word would draw two boxes (17.3.1.24). In a list's box it hangs as the items do."""
    start, end = inset(box)
    return ParagraphFormat(
        keep_next=True,
        box=box_of(box, rtl=rtl),
        left=box.indent_start.twips + start + hang,
        first_line=-hang,
        right=box.indent_end.twips + end,
    )


def _memo_row(style: Style, *, rtl: bool) -> ParagraphFormat:
    """A row of the memo's head: the label hangs in its column, values wrap under themselves."""
    head = style.memo_header
    start, end = inset(head)
    column = head.label_width.twips
    left = head.indent_start.twips + start + column
    return ParagraphFormat(
        keep_next=True,
        keep_lines=True,
        box=box_of(head, rtl=rtl),
        before=0,
        after=head.row_space.twips,
        left=left,
        first_line=-column,
        right=head.indent_end.twips + end,
        tabs=(Tab(position=left, kind="left"),),
    )


def _character_formats(style: Style) -> Iterator[tuple[str, RunFormat]]:
    text = typeface_of(style.text)
    normal = run_format(style, text)
    for name in ("strong", "emphasis", "highlight", "code", "keyboard", "link"):
        inline = typeface_under(text, style.mark(name))
        yield name, difference(run_format(style, inline), normal)
    code = typeface_of(style.code_block)
    for name in SYNTAX:
        word = typeface_under(code, style.mark(name))
        yield name, difference(run_format(style, word), run_format(style, code))
    for name, base in (
        ("masthead_details", style.masthead),
        ("memo_label", style.memo_value),
        ("banner", style.header),
    ):
        wanted = run_format(style, typeface_of(getattr(style, name)))
        yield name, difference(wanted, run_format(style, typeface_of(base)))
    yield "line_number", difference(run_format(style, typeface_of(style.line_number)), normal)
    yield "note_reference", RunFormat(vertical="superscript")
    yield "note_reference.end", RunFormat(vertical="superscript")
