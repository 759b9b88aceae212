"""One style file for every format: its types, and how it is loaded."""

from publish.style.load import load_style
from publish.style.types import (
    Border,
    Companion,
    Face,
    FieldsRole,
    Font,
    InlineRole,
    ListRole,
    Logo,
    Margin,
    PageMaster,
    Role,
    Style,
    TableRole,
)

__all__ = [
    "Border",
    "Companion",
    "Face",
    "FieldsRole",
    "Font",
    "InlineRole",
    "ListRole",
    "Logo",
    "Margin",
    "PageMaster",
    "Role",
    "Style",
    "TableRole",
    "load_style",
]
