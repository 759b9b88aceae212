"""A small notation for elements of the tree: `element("p", "text", strong, class_="note")`."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

Node = str | Element


def element(tag: str, *content: Node | Iterable[Node], **attributes: str) -> Element:
    """An element with its content, which may be nested; empty attributes are left out.

    `_` in a name of an attribute stands for `-`, and one at its end for nothing: `class_`.
    """
    names = {name.rstrip("_").replace("_", "-"): text for name, text in attributes.items()}
    made = Element(tag, {name: text for name, text in names.items() if text})
    append(made, *content)
    return made


def append(parent: Element, *content: Node | Iterable[Node]) -> None:
    """Adds text and elements after what `parent` holds; text joins the text before it."""
    for part in content:
        if isinstance(part, Element):
            parent.append(part)
        elif isinstance(part, str):
            _text(parent, part)
        else:
            append(parent, *part)


def _text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
