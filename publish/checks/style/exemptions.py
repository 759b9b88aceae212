"""What a format does otherwise than the style says, each entry with its reason.

Patterns are those of `fnmatch` over `role/key`. Nothing else is forgiven: a difference that has no
entry here is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Final

SIZE: Final = 0.1
"""Points by which a size may differ …"""
SPACE: Final = 0.5
"""… and a distance. Colours may not differ at all."""
SLACK: Final = 0.005
"""What decimals of a file lose, added to either."""

DOCX_FRAME: Final = 0.5625
"""Word keeps the distance of a border in whole points and its width in eighths (17.3.4), so a side
of a box is up to half a point and a sixteenth off the style's."""

NOTE_HANG: Final = 1.7
"""Multiples of its size by which a note at a page's foot stands in, to leave room for its number;
the style has no key for it."""

SCREEN_SCALE: Final[Mapping[str, float]] = {"html": 1.125}
"""Text on a screen as a factor of the reader's own size: screens stand further off than paper."""

DOCX: Final[Mapping[str, str]] = {
    "memo_label/align": "label and value share a paragraph: it is the value's",
    "memo_label/line_height": "label and value share a paragraph: it is the value's",
    "memo_label/indent_start": "the label hangs from the indent of its value",
    "memo_label/first_indent": "the label hangs from the indent of its value",
    "memo_value/first_indent": "the label stands in the first line",
    "memo_subject/first_indent": "the label stands in the first line",
    "key_points_title/indent_start": "boxes of unlike indents would be two (17.3.1.24); the title "
    "hangs as the items do",
    "key_points_title/first_indent": "boxes of unlike indents would be two (17.3.1.24); the title "
    "hangs as the items do",
}
"""Word."""

WEB: Final[Mapping[str, str]] = {}
"""EPUB and HTML."""

PDF: Final[Mapping[str, str]] = {}

EXEMPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "docx": DOCX,
    "epub": WEB,
    "html": WEB,
    "pdf": PDF,
}


def exempt(format_: str, role: str, key: str) -> str:
    """Why a format need not agree in a key of a role; "" when it must."""
    name = f"{role}/{key}"
    patterns = EXEMPTIONS.get(format_, {})
    return next((why for pattern, why in patterns.items() if fnmatchcase(name, pattern)), "")
