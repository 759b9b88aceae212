"""Parts of a Word file as XML, and their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from publish import xmltree
from publish.document import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST: Final = 5
"""So many words say which paragraph is meant."""


def parsed(data: bytes) -> Element | None:
    """The root of a part; `None` when it is damaged."""
    from lxml import etree

    try:
        root: Element = xmltree.parsed(data)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def written(root: Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def replace(element: Element, others: list[Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = others


def words_of(element: Element) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    for part in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p"):
        yield part.text or "" if part.tag == f"{W}t" else " "


def origin_of(first: int, last: int, text: str) -> Origin:
    """The place of paragraphs, the first of which says `text`. One that says nothing, as around a
    picture, has words too, for by these a place is one of paragraphs and none of lines."""
    return Origin(first, last, words=first_words(text) or "…")


def first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST]) + (" …" if len(words) > _MOST else "")
