"""One style file for every format: its types, and how it is loaded."""

from publish.style.compiled import load_style
from publish.style.families import Companion, Face, Font
from publish.style.types import (
    Border,
    FieldsRole,
    InlineRole,
    ListRole,
    Logo,
    Margin,
    PageMaster,
    Role,
    Style,
    TableRole,
    Template,
    WordOptions,
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
    "Template",
    "WordOptions",
    "load_style",
]
