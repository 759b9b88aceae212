"""What of HTML nobody sees: elements that are `hidden`, or whose own style says so, closed dialogs,
and what is there for the eye alone, `aria-hidden="true"`. pandoc reads all of them.

A browser shows what is `aria-hidden`, so of that is left out what stands in a line, which is an
icon, a sign to click on or what is said beside it for everybody, and of blocks what says no word:
pages below an open dialog are marked so as well. Formulas always stay, for pages hide them where
they show a picture of them, and so does the page itself, which a program shows when it is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.source_positions import Places
from publish.patterns import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARKED: Final = pattern(
    rb'\["(?:aria-)?hidden",|\["style","[^"]*(?:display|visibility)', re.IGNORECASE
)
"""An AST without such an attribute hides nothing."""
_HIDING: Final = pattern(r"\b(?:hidden|display|visibility)\b|<(?:dialog|datalist)\b", re.IGNORECASE)
_DECLARATION: Final = pattern(r"\s*([\w-]+)\s*:\s*([\w-]+)")
_PAGE: Final = frozenset({"html", "body", "main"})
_BLOCKS: Final = frozenset(
    """address article aside blockquote caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li nav ol p pre search section
    summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_ATTRIBUTES: Final = {"Header": 1} | dict.fromkeys(
    ("Div", "Span", "Link", "Image", "Code", "CodeBlock", "Table", "Figure"), 0
)
"""Nodes that have attributes, and which of their parts these are."""
_GONE: Final = "publish-hidden"
_WORDS: Final = 8
_Node = dict[str, Any]


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """An element or a node, as far as it matters for whether it is seen.

    `said` are its attributes, and `words` what it says. It stands in a `line`, has a `picture` or a
    `formula` in it; `again` states that it says what stands elsewhere, as what shows the formula
    beside it does, or navigation.
    """

    said: Mapping[str, str]
    words: str
    line: bool
    picture: bool
    formula: bool
    again: bool = False

    def is_unseen(self) -> bool:
        if self.formula:
            return False
        return is_hidden(self.said) or (is_for_eyes(self.said) and self._is_no_content())

    def _is_no_content(self) -> bool:
        return self.again or (not self.picture and (self.line or not _says(self.words)))

    def tell(self, log: Log, origin: Origin | None) -> None:
        """Tells that it is left out, if it says or shows anything."""
        if not (self.words.strip() or self.picture):
            return
        seen = not is_hidden(self.said)
        what = f'"{_first(self.words)}"' if self.words.strip() else "a picture"
        log.add(
            "info" if self.again or (seen and not _says(self.words)) else "warning",
            "hidden-text-dropped",
            f"{'aria-hidden' if seen else 'hidden'} HTML content dropped: {what}",
            origin=origin,
            hint=f"remove {'aria-hidden' if seen else 'the hiding attribute'} to publish it",
        )


def attributes(name: str, said: Mapping[str, str]) -> dict[str, str]:
    """The attributes of an element, with what it does not say itself."""
    if name == "datalist" or (name == "dialog" and "open" not in said):
        return {**said, "hidden": ""}
    return dict(said)


def is_hidden(said: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is shown by no browser."""
    style = dict(_DECLARATION.findall(said.get("style", "").lower().replace(";", "\n")))
    return (
        "hidden" in said
        or style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
    )


def is_for_eyes(said: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is nothing to those who do not see it."""
    return said.get("aria-hidden", "").lower() == "true"


# -- in HTML ---------------------------------------------------------------------------------------


def may_hide(html: str) -> bool:
    """Whether `html` may hide anything, which is worth looking for then."""
    return _HIDING.search(html) is not None


def take_out(
    tree: Element,
    log: Log,
    *,
    locate: Callable[[Element, str], Origin | None],
    within: Callable[[Element], _Node | None] = lambda _: None,
) -> bool:
    """Takes out of `tree` what nobody sees, whether anything; `locate` says where an
    element of such words stands, and `within` what an element stands for that was read already.
    """
    from lxml import etree

    found: list[Element] = []
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        part = _element(element, within)
        if part is None or not part.is_unseen():
            waiting.extend(reversed(element))
            continue
        part.tell(log, locate(element, part.words))
        found.append(element)
    for element in found:
        element.tag = _GONE
    etree.strip_elements(tree, _GONE, with_tail=False)
    return bool(found)


def _element(element: Element, within: Callable[[Element], _Node | None]) -> _Part | None:
    """An element that may be unseen."""
    name = _name(element)
    said = attributes(name, {str(key): str(value) for key, value in element.attrib.items()})
    if name in _PAGE or not (is_hidden(said) or is_for_eyes(said)):
        return None
    inner = [_name(part) for part in element.iter()]
    read = [node for node in map(within, element.iter()) if node is not None]
    around = element.getparent()
    return _Part(
        said=said,
        words=" ".join((*map(str, element.itertext()), *map(words_of, read))),
        line=not _BLOCKS & {*inner},
        picture="img" in inner or any(_has(node, "Image") for node in read),
        formula="math" in inner or any(_has(node, "Math") for node in read),
        again=name == "nav" or (around is not None and len(around) == 2 and _holds_formula(around)),
    )


def _holds_formula(element: Element) -> bool:
    return any(_name(e) == "math" for e in element.iter())


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


# -- in pandoc's AST -------------------------------------------------------------------------------


def without_hidden(ast: bytes, log: Log, places: Places) -> bytes:
    """The AST without the nodes whose attributes say that nobody sees them: HTML in other markup,
    of which pandoc reads divisions and spans itself."""
    if not _MARKED.search(ast):
        return ast
    tree = msgspec.json.decode(ast)
    return msgspec.json.encode({**tree, "blocks": _seen(tree["blocks"], log, places)})


def _seen(value: Any, log: Log, places: Places) -> Any:
    match value:
        case dict():
            return {key: _seen(part, log, places) for key, part in value.items()}
        case list():
            return [_seen(part, log, places) for part in value if not _unseen(part, log, places)]
        case _:
            return value


def _unseen(value: Any, log: Log, places: Places) -> bool:
    """Whether it is a node that nobody sees, which is told then."""
    if not (isinstance(value, dict) and value.get("t") in _ATTRIBUTES):
        return False
    said = dict(value["c"][_ATTRIBUTES[value["t"]]][2])
    line = value["t"] in ("Span", "Link", "Code")
    return is_left_out(said, value, log, places, line=line)


def is_left_out(
    said: Mapping[str, str], value: Any, log: Log, places: Places, *, line: bool
) -> bool:
    """Whether nobody sees the node or nodes of pandoc's that stand in an element with attributes
    `said`, which is told then; `line` states that the element stands in a line."""
    if not (is_hidden(said) or is_for_eyes(said)):
        return False
    words, picture = words_of(value), _has(value, "Image")
    part = _Part(said=said, words=words, line=line, picture=picture, formula=_has(value, "Math"))
    if part.is_unseen():
        part.tell(log, places.words(words))
        return True
    return False


def words_of(value: Any) -> str:
    """What a node, or several, of pandoc's say."""
    return "".join(map(_word, _nodes(value)))


def _word(node: _Node) -> str:
    match node:
        case {"t": "Str", "c": str() as word}:
            return word
        case {"t": "Code" | "CodeBlock" | "Math", "c": [_, str() as text]}:
            return text
        case _:
            return " "


def _has(value: Any, kind: str) -> bool:
    return any(node["t"] == kind for node in _nodes(value))


def _nodes(value: Any) -> Iterator[_Node]:
    match value:
        case dict():
            if "t" in value:
                yield value
            for part in value.values():
                yield from _nodes(part)
        case list():
            for part in value:
                yield from _nodes(part)
        case _:
            pass


def _says(words: str) -> bool:
    return any(map(str.isalnum, words))


def _first(words: str) -> str:
    said = words.split()
    return " ".join(said[:_WORDS]) + (" …" if len(said) > _WORDS else "")
