"""What web pages, books and drawings may not hold: programs, loads from elsewhere, hidden or added
text. Drawings, which Word files have too, may hide what they like."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from publish import xmltree
from publish.checks.claims import Claim, denied
from publish.checks.read.html.elements import local
from publish.checks.read.html.epub import Book, open_book
from publish.checks.read.html.page import parse
from publish.checks.read.html.stylesheets import (
    Fetch,
    addresses,
    bytes_at,
    declarations,
    rules_of,
)
from publish.patterns import pattern

_LEADING: Final = frozenset({"a", "area", "link"})
"""Elements whose addresses are followed by readers, not loaded."""
_RUNNING: Final = frozenset(
    ("script", "iframe", "frame", "object", "embed", "applet", "form", "base", "portal")
)
"""Elements that run or load something, or change where links lead."""
_DATA: Final = ("application/json", "application/ld+json")
"""Types of scripts that no browser runs."""
_HIDING: Final[dict[str, re.Pattern[str]]] = {
    "display": pattern("none"),
    "visibility": pattern("hidden|collapse"),
    "opacity": pattern(r"0?\.?0*%?"),
    "font-size": pattern(r"0?\.?0+[a-z%]*|[01](\.\d+)?p[tx]"),
    "clip-path": pattern("(?!none).*"),
    "color": pattern("transparent"),
}
"""Values that hide text."""
_WORD: Final = pattern(r"[^\W\d_]{2}")


def of_html(data: bytes) -> Iterator[Claim]:
    yield from _tree(parse(data), _nothing, "")


def of_epub(data: bytes) -> Iterator[Claim]:
    book = open_book(data)
    for name, root in book.parts.items():
        yield from _tree(root, _beside(book, name), name)
    yield from of_drawings(book.files)
    for name in sorted(n for n in book.files if n.endswith(".css")):
        text = book.files[name].decode(errors="replace")
        yield from _sheet(rules_of(text), _beside(book, name), name)


def of_drawings(files: Mapping[str, bytes]) -> Iterator[Claim]:
    """The drawings among the files of an archive."""
    for name in sorted(n for n in files if n.lower().endswith(".svg")):
        yield from _drawing(files[name], name)


def _drawing(data: bytes, where: str) -> Iterator[Claim]:
    try:
        root = xmltree.parsed(data)
    except etree.XMLSyntaxError as error:
        yield denied("drawing-damaged", "a drawing cannot be read", str(error.msg), where)
    else:
        yield from _tree(root, _nothing, where, drawn=True)


def _tree(root: Any, fetch: Fetch, where: str, *, drawn: bool = False) -> Iterator[Claim]:
    loaded: dict[str, None] = {}
    for element in root.iter():
        name = local(element)
        if not name:
            continue
        said = {str(key).rpartition("}")[2].lower(): str(v) for key, v in element.items()}
        handlers = [key for key in said if key.startswith("on")]
        running = name in _RUNNING and said.get("type", "") not in _DATA
        if running or handlers or said.get("http-equiv", "").lower() == "refresh":
            message = "the text holds a program, or loads something"
            yield denied("script", message, " ".join([name, *handlers]), where)
        if "hidden" in said and name != "nav":
            yield denied("hidden-text", "an element is hidden", name, where)
        if name not in _LEADING or "stylesheet" in said.get("rel", ""):
            loaded |= dict.fromkeys(said[key] for key in ("src", "href") if key in said)
        for value in said.values() if drawn else ():
            if "(" in value:
                loaded |= dict.fromkeys(addresses(tinycss2.parse_component_value_list(value)))
        sheets = [f"*{{{said['style']}}}"] if "style" in said else []
        for sheet in [*sheets, element.text or ""] if name == "style" else sheets:
            yield from _sheet(rules_of(sheet), fetch, where, drawn=drawn)
    for address in loaded:
        yield from _loaded(address, fetch, where)


def _sheet(
    rules: Iterable[Any], fetch: Fetch, where: str, *, drawn: bool = False
) -> Iterator[Claim]:
    """What a style sheet loads, hides and adds."""
    for keyword, tokens, name in declarations(rules):
        for address in addresses(tokens, fetched=keyword == "import"):
            yield from _loaded(address, fetch, where)
        if drawn or (name not in _HIDING and name != "content"):
            continue
        value = tinycss2.serialize(tokens).strip().lower()
        if name in _HIDING and _HIDING[name].fullmatch(value):
            yield denied("hidden-text", "a style sheet hides text", f"{name}: {value}", where)
        if name == "content" and keyword != "page" and _adds_words(tokens):
            yield denied("added-text", "a style sheet adds words", value, where)


def _adds_words(tokens: Iterable[Any]) -> bool:
    return any(token.type == "string" and _WORD.search(token.value) for token in tokens)


def _loaded(address: str, fetch: Fetch, where: str) -> Iterator[Claim]:
    if address.strip().startswith("#"):
        return
    data = bytes_at(address, fetch)
    if data is not None:
        if address.startswith("data:image/svg+xml"):
            yield from _drawing(data, where)
    elif urlsplit(address).scheme not in ("", "data") or address.startswith("//"):
        yield denied("resource-outside", "something is fetched from elsewhere", address, where)
    else:
        yield denied("resource-missing", "something is missing", address, where)


def _nothing(_path: str) -> None:
    """A page stands alone: nothing lies beside it."""
    return


def _beside(book: Book, name: str) -> Fetch:
    folder = posixpath.dirname(name)
    return lambda path: book.files.get(posixpath.normpath(posixpath.join(folder, path)))
