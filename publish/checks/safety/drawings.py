"""Drawings in an artifact: they fetch nothing and run nothing, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from publish.checks.claim import Claim, denied

_SUFFIX: Final = ".svg"
_ADDRESSED: Final = ("href", "src")
_INSIDE: Final = ("#", "data:")
_FETCHING: Final = ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade")


def of_files(files: Mapping[str, bytes]) -> Iterator[Claim]:
    """The drawings among the files of an archive."""
    for name in sorted(files):
        if name.lower().endswith(_SUFFIX):
            yield from of_drawing(files[name], name)


def of_drawing(data: bytes, where: str) -> Iterator[Claim]:
    """What a drawing fetches from elsewhere, and what in it would run."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield denied("drawing-damaged", "a drawing cannot be read", str(error.msg), where)
        return
    running: dict[str, None] = {}
    outside: dict[str, None] = {}
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "script":
            running[name] = None
        for key, said in element.attrib.items():
            value = str(said)
            attribute = etree.QName(key).localname.lower()
            if attribute.startswith("on"):
                running[f"{name} {attribute}"] = None
            elif attribute in _ADDRESSED and name != "a":
                outside |= dict.fromkeys(_leading_out([value]))
            elif attribute == "style" or "(" in value:
                outside |= dict.fromkeys(_leading_out(_addresses(value)))
        if name == "style":
            text = "".join(map(str, element.itertext()))
            outside |= dict.fromkeys(_leading_out(_addresses(text)))
    for found in running:
        yield denied("script", "a drawing holds a program", found, where)
    for found in outside:
        message = "a drawing fetches something from elsewhere"
        yield denied("resource-outside", message, found, where)


def _leading_out(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        if not address.strip().lower().startswith(_INSIDE):
            yield address.strip()


def _addresses(css: str) -> Iterator[str]:
    """All that a style refers to: by `url()`, as a string in a function that fetches, or by
    `@import`."""
    waiting = [(tinycss2.parse_component_value_list(css, skip_comments=True), False)]
    while waiting:
        tokens, fetched = waiting.pop()
        imported = False
        for token in tokens:
            if token.type == "at-keyword":
                imported = token.lower_value == "import"
            elif token.type == "url" or (token.type == "string" and (fetched or imported)):
                yield str(token.value)
            elif token.type == "literal" and token.value == ";":
                imported = False
            elif token.type == "function":
                named = token.lower_name in _FETCHING
                waiting.append((token.arguments, fetched or imported or named))
            elif token.type in ("() block", "[] block", "{} block"):
                waiting.append((token.content, fetched))
