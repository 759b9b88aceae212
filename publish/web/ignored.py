"""Keys of a style that a format cannot honour, and why. Patterns as in `fnmatch`.

A test turns every value of a style: the compiled sheet moves, or the key stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_FURNITURE: Final = "the layout fills it in; it arrives as furniture of the document"
_WORD: Final = "a name that only Word knows a face by"
_NO_PAGES: Final = "the format has no pages, so none with a running head and foot"

PDF_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    "fonts.*.fallback": "nothing stands in for the style's own fonts, which are embedded",
    "fonts.*.faces.*": "fontconfig is told of files and their names, not the sheet",
    "page.*.header.*": _FURNITURE,
    "page.*.footer.*": _FURNITURE,
    "page.*.first_header.*": _FURNITURE,
    "page.*.first_footer.*": _FURNITURE,
}

HTML_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    "fonts.*.faces.*": "faces reach a page through `font_faces`",
    "header.*": _NO_PAGES,
    "footer.*": _NO_PAGES,
    "page.*.header*": _NO_PAGES,
    "page.*.footer*": _NO_PAGES,
    "page.*.first_*": _NO_PAGES,
    "page.*.facing": _NO_PAGES,
    "page.*.chapters_on_new_page": _NO_PAGES,
}

EPUB_IGNORED: Final[Mapping[str, str]] = {
    "name": "a style's name is for messages",
    "fonts.*.faces.*": "faces reach a book through `font_faces`",
    "header.*": _NO_PAGES,
    "footer.*": _NO_PAGES,
    "page.*": "the reading system makes the pages",
}
