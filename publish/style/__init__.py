"""One style file for every format: its types, and how it is loaded."""

from publish.style.definition.compiled import load_style
from publish.style.definition.types import (
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
from publish.style.fonts.families import Companion, Face, Font

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
