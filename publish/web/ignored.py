"""Keys of a style that a format cannot honour, and why. Patterns as in `fnmatch`.

A test turns every value of a style: the compiled sheet moves, or the key stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_FURNITURE: Final = "the layout fills it in; it arrives as furniture of the document"
_SLOT: Final = "the start, middle and end of a running line are each aligned by their place"
_TABLE_RULES: Final = "rules and padding of a table are `rule_top`, `cell_padding_block` and so on"
_LAYOUT: Final = "the layout decides by it which tables stand on landscape pages"
_PLACED: Final = "the layout places it; it arrives as a picture of the document"
_PRINTED: Final = "it changes what a printed document says, not how"
_SIDE: Final = "the layout says in the document on which side of a figure its caption stands"
_WORD: Final = "it is for Word files"
_LISTED: Final = "the layout does it; what it placed, numbered and listed is in the document"
_DRAWN: Final = "lines are known when they are set; the exporter numbers them, not the sheet"
_NO_PAGES: Final = "the format has no pages, so none with a running head and foot"
_FLUSH: Final[Mapping[str, str]] = {
    "masthead.first_indent": "its line is placed from both edges",
    "masthead_details.align": "they stand at the end of their line",
    "list.first_indent": "the first line of an item hangs by `indent`",
    "code_block.first_indent": "all lines of code begin where their own spaces say",
    "note.first_indent": "the first line of a note begins with its number",
}

_TABLES: Final[Mapping[str, str]] = {
    "table.border_*": _TABLE_RULES,
    "table.padding": _TABLE_RULES,
    "table.indent_*": "a table is as wide as what it stands in",
    **dict.fromkeys(
        ("table_head.border_*", "table_head.padding", "table_head.space_*", "table_head.indent_*"),
        "a head cell is spaced and ruled as the table is",
    ),
}

PDF_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    "*.hanging_punctuation": "WeasyPrint does not know CSS hanging-punctuation",
    "link.print": _PRINTED,
    **_FLUSH,
    **_TABLES,
    "table.wide": _LAYOUT,
    "figure.caption_side": _SIDE,
    "fonts.*.fallback.*": "nothing stands in for the style's own fonts, which are embedded",
    "fonts.*.faces.*": "fontconfig is told of files and their names, not the sheet",
    "header.align": _SLOT,
    "footer.align": _SLOT,
    "page.*.header.*": _FURNITURE,
    "page.*.footer.*": _FURNITURE,
    "page.*.first_header.*": _FURNITURE,
    "page.*.first_footer.*": _FURNITURE,
    "page.*.logo*": _PLACED,
    "page.*.banner": _FURNITURE,
    "page.*.watermark": _FURNITURE,
    "banner.align": _SLOT,
    "watermark.*": "the letters of a watermark are drawn by the exporter, not by the sheet",
    "line_number.*": _DRAWN,
    "page.*.line_numbers*": _DRAWN,
    "page.*.contents*": _LISTED,
    "page.*.list_of_*": _LISTED,
    "page.*.section_numbers": _LISTED,
    "page.*.paragraph_numbers": _LISTED,
    "page.*.opening_small_caps": _LISTED,
    "page.*.drop_cap": _LISTED,
    "page.*.notes": _LISTED,
    "layout.*": _LISTED,
    "docx.*": _WORD,
}

HTML_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    **_FLUSH,
    **_TABLES,
    "table.wide": _LAYOUT,
    "figure.caption_side": _SIDE,
    "fonts.*.faces.*": "faces reach a page through `font_faces`",
    "header.*": _NO_PAGES,
    "footer.*": _NO_PAGES,
    "banner.*": _NO_PAGES,
    "watermark.*": _NO_PAGES,
    "line_number.*": _NO_PAGES,
    "page.*.header*": _NO_PAGES,
    "page.*.footer*": _NO_PAGES,
    "page.*.first_*": _NO_PAGES,
    "page.*.banner": _NO_PAGES,
    "page.*.watermark": _NO_PAGES,
    "page.*.line_numbers*": "the lines of a web page are those of its window, and move with it",
    "page.*.facing": _NO_PAGES,
    "page.*.logo*": _PLACED,
    "page.*.chapters_on_new_page": _NO_PAGES,
    "page.*.contents*": _LISTED,
    "page.*.list_of_*": _LISTED,
    "page.*.section_numbers": _LISTED,
    "page.*.paragraph_numbers": _LISTED,
    "page.*.opening_small_caps": _LISTED,
    "page.*.drop_cap": _LISTED,
    "page.*.notes": _LISTED,
    "layout.*": _LISTED,
    "docx.*": _WORD,
}

EPUB_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    "link.print": "books of this kind are read on screens, where links can be followed",
    **_FLUSH,
    **_TABLES,
    "table.wide": _LAYOUT,
    "figure.caption_side": _SIDE,
    "fonts.*.faces.*": "faces reach a book through `font_faces`",
    "header.*": _NO_PAGES,
    "footer.*": _NO_PAGES,
    "banner.*": _NO_PAGES,
    "watermark.*": _NO_PAGES,
    "line_number.*": _NO_PAGES,
    "page.*": "the reading system makes the pages",
    "layout.*": _LISTED,
    "docx.*": _WORD,
}
