"""A document in a notation that fits on a line: `h(Title) p(Hello em(world))`.

Names are those of the JSON form, shortened for what is frequent; attributes follow an `@`.
"""

from __future__ import annotations

from typing import Final

from publish.document import Document, Node, Text

_SHORT: Final = {
    "paragraph": "p",
    "section": "h",
    "emphasis": "em",
    "list_item": "li",
    "definition": "def",
}
_SAID: Final = (
    *("target", "title_", "kind", "language", "direction", "checked", "start", "numbering"),
    *(
        "ordered",
        "header",
        "align",
        "row_span",
        "column_span",
        "decorative",
        "width",
        "mode",
        "key",
    ),
    *("id", "numbered"),
)


def outline(document: Document) -> str:
    """The blocks of the document in one line."""
    return _all(document.blocks)


def _all(value: object) -> str:
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Node):
        return _node(value)
    if not isinstance(value, tuple):
        return ""
    inline = any(isinstance(part, Text) for part in value)
    return ("" if inline else " ").join(filter(None, map(_all, value)))


def _node(node: Node) -> str:
    tag = str(type(node).__struct_config__.tag)
    optional = node.__struct_fields__[len(node.__struct_fields__) - len(node.__struct_defaults__) :]
    defaults = dict(zip(optional, node.__struct_defaults__, strict=True))
    marks = []
    parts = []
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, tuple):
            parts.append(_all(value))
        elif name in {"text", "alt"}:
            parts.append(str(value))
        elif name in _SAID and name in defaults and value != defaults[name]:
            marks.append(name if value is True else f"{name}={value}")
        elif name in _SAID and name not in defaults:
            marks.append(str(value))
    inside = " ".join(filter(None, parts))
    at = f"@{','.join(marks)}" if marks else ""
    return f"{_SHORT.get(tag, tag)}{at}({inside})"
