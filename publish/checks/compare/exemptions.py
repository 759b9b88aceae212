"""What a format does otherwise than the style says, each entry with its reason.

Patterns are those of `fnmatch` over `role/key`. Nothing else is forgiven: a difference that has no
entry here is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

SIZE: Final = 0.1
"""Points by which a size may differ …"""
SPACE: Final = 0.5
"""… and a distance. Colours may not differ at all."""
SPACING: Final = 0.025
"""Points by which letters may be set closer or wider: Word counts twentieths."""
SLACK: Final = 0.005
"""What decimals of a file lose, added to either."""

WORD: Final = frozenset({"docx", "libreoffice"})
"""A Word file, by what it states and as LibreOffice shows it."""

DOCX_FRAME: Final = 0.5625
"""Word keeps the distance of a border in whole points and its width in eighths (17.3.4), so a side
of a box is up to half a point and a sixteenth off the style's."""

LIBREOFFICE_SHEET: Final = 1.2
"""Points by which LibreOffice makes a sheet larger: it takes lengths for the nearest sheet that
printers know, such as 229 mm for 9 inches."""

SCREEN_SCALE: Final[Mapping[str, float]] = {"html": 1.125}
"""Text on a screen as a factor of the reader's own size: screens stand further off than paper."""

DOCX: Final[Mapping[str, str]] = {
    "memo_label/align": "label and value share a paragraph: it is the value's",
    "memo_label/line_height": "label and value share a paragraph: it is the value's",
    "memo_label/hyphenate": "label and value share a paragraph: it is the value's",
    "memo_label/first_indent": "the label hangs from the indent of its value",
    "memo_value/first_indent": "the label stands in the first line",
    "memo_subject/first_indent": "the label stands in the first line",
    "key_points_title/indent_start": "boxes of unlike indents would be two (17.3.1.24); the title "
    "hangs as the items do",
    "key_points_title/first_indent": "boxes of unlike indents would be two (17.3.1.24); the title "
    "hangs as the items do",
}
"""Word."""

EXEMPTIONS: Final[Mapping[str, Mapping[str, str]]] = {"docx": DOCX}


@cache
def exempt(format_: str, role: str, key: str) -> str:
    """Why a format need not agree in a key of a role; "" when it must."""
    name = f"{role}/{key}"
    patterns = EXEMPTIONS.get(format_, {})
    return next((why for pattern, why in patterns.items() if fnmatchcase(name, pattern)), "")
