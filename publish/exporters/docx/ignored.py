"""Style keys that Word does not honour, each with its reason.

Patterns are those of `fnmatch` over key paths such as `heading.1.size`; a test turns every value
of a style and accepts no other that leaves the document as it is.
"""

from __future__ import annotations

from typing import Final

_CHARACTER: Final = (
    "font",
    "size",
    "weight",
    "slope",
    "color",
    "letter_spacing",
    "case",
    "numerals",
)
_LINE: Final = ("line_height", "align", "hyphenate", "hanging_punctuation")
_SPACES: Final = ("space_before", "space_after")
_KEEPS: Final = ("keep_with_next", "keep_together")
_INDENTS: Final = ("indent_start", "indent_end", "first_indent")
_BOX: Final = ("background", "border_*", "padding")


def _keys(role: str, *groups: tuple[str, ...], because: str) -> dict[str, str]:
    return {f"{role}.{key}": because for group in groups for key in group}


_IN_A_LINE: Final = "it is part of a line; the paragraph belongs to the role beside it"
_IN_A_ROW: Final = "rows of a memo's head share the box, indents and spaces of memo_header"
_ONE_BOX: Final = "its lines have unlike indents, which Word draws as boxes of their own"
_IN_A_BOX: Final = "it stands in the box around it, with that box's lines and indents"

IGNORED: Final[dict[str, str]] = {
    **_keys("masthead_details", _LINE, _SPACES, _KEEPS, _INDENTS, _BOX, because=_IN_A_LINE),
    **_keys("memo_label", _LINE, _SPACES, _KEEPS, _INDENTS, _BOX, because=_IN_A_LINE),
    **_keys(
        "memo_header",
        _CHARACTER,
        _LINE,
        _KEEPS,
        ("first_indent",),
        because="the text of a memo's head is set as memo_label, memo_value and memo_subject say",
    ),
    **_keys("memo_value", _SPACES, _KEEPS, _INDENTS, _BOX, because=_IN_A_ROW),
    **_keys("memo_subject", _SPACES, _KEEPS, _INDENTS, _BOX, because=_IN_A_ROW),
    **_keys("key_points_title", _INDENTS, _BOX, ("keep_with_next",), because=_IN_A_BOX),
    **_keys("callout_title.*", _INDENTS, _BOX, ("keep_with_next",), because=_IN_A_BOX),
    **_keys("attribution", _INDENTS, _BOX, ("keep_with_next",), because=_IN_A_BOX),
    **_keys(
        "table",
        ("border_*", "padding"),
        because="rules and cell padding have keys of their own: rule_top, cell_padding_block …",
    ),
    **_keys("list", _BOX, because=_ONE_BOX),
    **_keys("contents", _BOX, because=_ONE_BOX),
    "contents.indent_end": "page numbers stand at the end of the measure",
    **_keys("sources", _BOX, because="its title has a box of its own, and Word joins no two"),
    **_keys("banner", _LINE, _SPACES, _KEEPS, _INDENTS, _BOX, because=_IN_A_LINE),
    **_keys(
        "watermark",
        ("size", "letter_spacing", "numerals"),
        _LINE,
        _SPACES,
        _KEEPS,
        _INDENTS,
        _BOX,
        because="the letters of a watermark fill its place",
    ),
    **_keys(
        "line_number",
        _LINE,
        _SPACES,
        _KEEPS,
        ("indent_start", "first_indent"),
        _BOX,
        because="it stands beside its line, in the margin",
    ),
    "table.indent_*": "a table is as wide as what it stands in",
    "layout.*": "the layout does it; what its parts placed is in the document",
    "table.wide": "the layout decides by it which tables stand on landscape pages",
    **_keys(
        "table_head",
        _SPACES,
        ("indent_start", "indent_end", "border_*", "padding"),
        because="a head cell is spaced and ruled as the table is",
    ),
    "thematic_break.line_height": "a rule stands on no line",
    "figure.line_height": "a line of fixed height would cut pictures off",
    "masthead.first_indent": "its line is placed from both edges",
    "code_block.first_indent": "all lines of code begin where their own spaces say",
    "note.first_indent": "the first line of a note begins with its number",
    "list.first_indent": "the first line of an item hangs by `indent`",
    "key_points.first_indent": "the first line of an item hangs by `indent`",
    "sources.first_indent": "the first line of an item hangs by `indent`",
}
