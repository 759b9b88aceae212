"""HTML tags within other markup, as pandoc hands them over: one raw node a tag.

A pair of tags that has an equal becomes that (`<sub>2</sub>`), a comment is no part of the text,
other tags of HTML go while what stands between them stays, and what merely looks like a tag (`a<b
and b>c`, `Vec<String>`) is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

from publish.diagnostics import Log
from publish.pandoc import types as p
from publish.pandoc.places import Places

_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?:\s+[a-zA-Z_:][\w:.-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))*\s*/?>"
)
_ANY_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_COMMENT: Final = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


def _verbatim(content: list[p.Inline]) -> p.Inline:
    words = [node.c if isinstance(node, p.Str) else " " for node in content if _is_word(node)]
    return p.Code((p.NO_ATTR, "".join(words))) if len(words) == len(content) else p.Strong(content)


def _is_word(node: p.Inline) -> bool:
    return isinstance(node, p.Str | p.Space | p.SoftBreak)


_PAIRS: Final[dict[str, Callable[[list[p.Inline]], p.Inline]]] = {
    "sub": p.Subscript,
    "sup": p.Superscript,
    "u": p.Underline,
    "ins": p.Underline,
    "b": p.Strong,
    "strong": p.Strong,
    "i": p.Emph,
    "em": p.Emph,
    "cite": p.Emph,
    "var": p.Emph,
    "s": p.Strikeout,
    "del": p.Strikeout,
    "strike": p.Strikeout,
    "code": _verbatim,
    "kbd": lambda content: p.Span((("", ["kbd"], []), content)),
    "mark": lambda content: p.Span((("", ["mark"], []), content)),
    "samp": _verbatim,
    "tt": _verbatim,
}
_OTHERS: Final = frozenset(
    """a abbr acronym address article aside audio base basefont bdi bdo big blink body button canvas
    caption center col colgroup data datalist dd details dfn dialog dir div dl dt embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup
    hr html iframe img input label legend li link main map menu meta meter nav nobr
    noscript object ol optgroup option output p param picture pre progress q rp rt ruby script
    search section select slot small source span style summary svg table tbody td template textarea
    tfoot th thead time title tr track ul video wbr""".split()  # noqa: SIM905 (a hundred quoted names would be unreadable)
)
"""The other elements of HTML, today's and yesterday's."""


def fold(inlines: list[p.Inline], log: Log, places: Places) -> list[p.Inline]:
    """`inlines` without raw HTML: pairs of tags as nodes, comments gone, seeming tags as text."""
    if not any(isinstance(node, p.RawInline) for node in inlines):
        return inlines
    stack: list[tuple[str, list[p.Inline]]] = [("", [])]
    opened: dict[str, int] = {}
    for node in inlines:
        if not isinstance(node, p.RawInline) or node.c[0] != "html":
            stack[-1][1].append(node)
            continue
        raw = node.c[1]
        tag = _TAG.fullmatch(raw)
        name = tag["name"].lower() if tag else ""
        if _COMMENT.fullmatch(raw):
            _comment(log, places)
        elif name == "br":
            stack[-1][1].append(p.LineBreak())
        elif tag and name in _PAIRS and not tag["close"]:
            stack.append((name, []))
            opened[name] = opened.get(name, 0) + 1
        elif tag and name in _PAIRS:
            if opened.get(name):
                _close(stack, name, opened)
        elif tag and name in _OTHERS:
            _dropped(name, log, places)
        else:
            stack[-1][1].append(p.Str(raw))
    while len(stack) > 1:
        _unopened(stack)
    return stack[0][1]


def block_text(raw: str, log: Log, places: Places) -> str:
    """What a raw block of HTML says to a reader: its text, without tags, comments and scripts."""
    if _COMMENT.fullmatch(raw):
        _comment(log, places)
        return ""
    for tag in _ANY_TAG.finditer(raw):
        _dropped(tag[0].strip("</>").split()[0].lower(), log, places)
    return " ".join(html.unescape(_ANY_TAG.sub(" ", _HIDDEN.sub(" ", raw))).split())


def _close(stack: list[tuple[str, list[p.Inline]]], name: str, opened: dict[str, int]) -> None:
    """Ends the innermost open element `name`; what was opened within it and not closed, opens no
    element."""
    while stack[-1][0] != name:
        opened[stack[-1][0]] -= 1
        _unopened(stack)
    _, content = stack.pop()
    opened[name] -= 1
    stack[-1][1].append(_PAIRS[name](content))


def _unopened(stack: list[tuple[str, list[p.Inline]]]) -> None:
    _, content = stack.pop()
    stack[-1][1].extend(content)


def _comment(log: Log, places: Places) -> None:
    log.info("comment-dropped", "comments in the source are not published", origin=places.comment())


def _dropped(name: str, log: Log, places: Places) -> None:
    log.warning(
        "html-tag-dropped",
        f"HTML tag <{name}> has no equal in a document; the text in it is kept",
        origin=places.tag(name),
        hint="say it in the source's own markup",
    )
