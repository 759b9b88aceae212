"""Islands in text that runs from right to left: code, keys and formulas run from left to right."""

from __future__ import annotations

from typing import Any, Final

_ISLANDS: Final = frozenset({"pre", "code", "kbd", "math", "svg"})


def isolate(root: Any) -> None:
    """Has each island below `root` say its direction where that is not the one around it.

    An element that states its direction is isolated from the text around it (HTML, 15.3.5); a sheet
    may not state it in a book (EPUB 3.3, 6.3.1.2). `root` is a tree of `xml.etree` or of lxml.
    """
    stack = [(root, root.get("dir") == "rtl")]
    while stack:
        element, rtl = stack.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if rtl and (name in _ISLANDS or "math-block" in element.get("class", "").split()):
            element.set("dir", "ltr")
        else:
            stack += [(child, child.get("dir", "rtl" if rtl else "") == "rtl") for child in element]
