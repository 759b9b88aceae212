"""Elements of XHTML and HTML, and what they say of themselves."""

from __future__ import annotations

from typing import Any, Final

from publish.checks.facts import OBJECT, said
from publish.patterns import pattern

Element = Any
"""An element of lxml's or of ElementTree's; the walk uses what they have in common."""

HIDDEN: Final = frozenset({"head", "script", "style", "template", "title", "colgroup"})
BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
HEADING: Final = pattern(r"h[1-6]")
OPS: Final = "{http://www.idpf.org/2007/ops}type"
NOTE_MARKS: Final = frozenset({"doc-noteref", "noteref"})
"""The roles of the mark that leads to a note."""


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def roles(element: Element) -> set[str]:
    """What an element says it is: ARIA's role, and EPUB's types."""
    return {*element.get("role", "").split(), *element.get(OPS, "").split()}


def classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def text_of(element: Element) -> str:
    return said("".join(str(text) for text in element.itertext()))


def heading_of(element: Element) -> str:
    """The words of a heading, its formulas as objects."""

    def words(part: Element) -> str:
        if local(part) == "math":
            return OBJECT
        return (part.text or "") + "".join(words(kid) + (kid.tail or "") for kid in part)

    return said(words(element))


def holds_blocks(element: Element) -> bool:
    return any(local(child) in BLOCKS for child in element)


def language_of(element: Element, inherited: str) -> str:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    return str(element.get(xml) or element.get("lang") or inherited)


def integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or otherwise)
    except ValueError:
        return otherwise
