"""Which Word style says which role of ours: Word's own name where Word has one.

Word knows its built-in styles by name, whatever their id (ECMA-376 Part 1, 17.7.4.9), and gives
them what it gives no other: headings in the navigation pane, notes, contents lists, captions.
No name is that of a PDF structure type (Quote, Code, Figure …): programs that export tagged PDF
name structure elements after styles, and PDF/UA forbids to give standard types another meaning.
"""

from __future__ import annotations

from typing import Final, get_args

import msgspec

from publish.highlighting import TokenKind


class Naming(msgspec.Struct, frozen=True):
    """The style of a role: its name, whether Word brings it along, and what Enter leads to."""

    name: str
    built_in: bool = False
    next: str = "text"
    outline: int | None = None

    @property
    def id(self) -> str:
        """The style id that Word itself would make of the name."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


CALLOUTS: Final = ("note", "tip", "important", "warning", "caution")
LEVELS: Final = range(1, 7)

SYNTAX: Final = tuple(f"syntax.{kind}" for kind in get_args(TokenKind))

PARAGRAPHS: Final[dict[str, Naming]] = {
    "text": Naming("Normal", built_in=True),
    "title": Naming("Title", built_in=True),
    "subtitle": Naming("Subtitle", built_in=True),
    "byline": Naming("Byline"),
    "masthead": Naming("Masthead", next="masthead"),
    "summary": Naming("Summary", next="summary"),
    "key_points_title": Naming("Key Points Heading", next="key_points", outline=0),
    "key_points": Naming("Key Points", next="key_points"),
    "memo_title": Naming("Memo Title", next="memo_value"),
    "memo_value": Naming("Memo Field", next="memo_value"),
    "memo_subject": Naming("Memo Subject"),
    "book_title": Naming("Cover Title", next="book_subtitle"),
    "book_subtitle": Naming("Cover Subtitle", next="book_details"),
    "book_details": Naming("Cover Details", next="book_details"),
    "cover": Naming("Front Cover", next="cover_details"),
    "cover_title": Naming("Front Cover Title", next="cover_subtitle"),
    "cover_subtitle": Naming("Front Cover Subtitle", next="cover_details"),
    "cover_details": Naming("Front Cover Details", next="cover_details"),
    **{f"heading.{n}": Naming(f"heading {n}", built_in=True, outline=n - 1) for n in LEVELS},
    "list": Naming("List Bullet", built_in=True, next="list"),
    "list.ordered": Naming("List Number", built_in=True, next="list.ordered"),
    "list.continue": Naming("List Continue", built_in=True, next="list.continue"),
    "definition_term": Naming("Definition Term", next="definition"),
    "definition": Naming("Definition", next="definition_term"),
    "quote": Naming("Block Text", built_in=True),
    "pull_quote": Naming("Pull Quote"),
    "attribution": Naming("Attribution"),
    "verse": Naming("Verse"),
    "code_block": Naming("Code Block"),
    "math_block": Naming("Equation"),
    "table": Naming("Table Text", next="table"),
    "table_head": Naming("Table Heading", next="table_head"),
    "figure": Naming("Picture", next="caption"),
    "figure.quote": Naming("Picture in Quotation", next="caption"),
    "figure.definition": Naming("Picture in Definition", next="caption"),
    "caption": Naming("caption", built_in=True),
    "note": Naming("footnote text", built_in=True, next="note"),
    "note.end": Naming("endnote text", built_in=True, next="note.end"),
    **{
        f"callout.{kind}": Naming(f"Callout {kind.title()}", next=f"callout.{kind}")
        for kind in CALLOUTS
    },
    **{
        f"callout_title.{kind}": Naming(f"Callout {kind.title()} Heading", next=f"callout.{kind}")
        for kind in CALLOUTS
    },
    "sources_title": Naming("Sources Heading", next="sources", outline=0),
    "sources": Naming("Source", next="sources"),
    "bibliography": Naming("Bibliography", built_in=True, next="bibliography"),
    "contents_title": Naming("TOC Heading", built_in=True),
    **{f"contents.{n}": Naming(f"toc {n}", built_in=True) for n in LEVELS},
    "contents.captions": Naming("table of figures", built_in=True),
    "colophon": Naming("Colophon", next="colophon"),
    "thematic_break": Naming("Thematic Break"),
    "header": Naming("header", built_in=True, next="header"),
    "footer": Naming("footer", built_in=True, next="footer"),
}
"""Paragraph styles by role; a dotted name is a member of its role (`heading.1`, `contents.2`)."""

CHARACTERS: Final[dict[str, Naming]] = {
    "strong": Naming("Strong", built_in=True),
    "emphasis": Naming("Emphasis", built_in=True),
    "highlight": Naming("Highlight"),
    "code": Naming("Inline Code"),
    "keyboard": Naming("Keyboard Input"),
    "link": Naming("Hyperlink", built_in=True),
    "masthead_details": Naming("Masthead Details"),
    "memo_label": Naming("Memo Label"),
    "banner": Naming("Classification Mark"),
    "note_reference": Naming("footnote reference", built_in=True),
    **{name: Naming(f"Code {name.partition('.')[2].title()}") for name in SYNTAX},
    "note_reference.end": Naming("endnote reference", built_in=True),
    "line_number": Naming("line number", built_in=True),
}
"""Character styles: our inline roles, and roles that share a line with another."""
