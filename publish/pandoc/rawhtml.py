"""HTML tags within other markup, as pandoc hands them over: one raw node a tag.

A pair of tags that has an equal becomes that (`<sub>2</sub>`), a comment is no part of the text,
other tags of HTML go while what stands between them stays, and what merely looks like a tag (`a<b
and b>c`, `Vec<String>`) is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

import msgspec

from publish.diagnostics import Log
from publish.pandoc import types as p
from publish.pandoc.hidden_html import attributes, is_for_eyes, is_hidden, is_left_out
from publish.pandoc.source_positions import Places
from publish.patterns import pattern

_TAG: Final = pattern(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?:\s+hidden(?=[\s/>])"
    r"|\s+[a-zA-Z_:][\w:.-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))*\s*/?>"
)
_ANY_TAG: Final = pattern(r"</?[a-zA-Z][^<>]*>")
_HIDDEN: Final = pattern(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_OPENING: Final = pattern(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_OF_PICTURES: Final = ("width", "height", "role", "alt", "aria-hidden")
_SCRIPT_IN_LINE: Final = pattern(
    r"<(?P<name>script|style)\b[^<>\n]*>(?:(?!</?(?:script|style)\b)[^\n])*+</(?P=name)[ \t]*>",
    re.IGNORECASE,
)
_INDENT_OF_CODE: Final = pattern(r" {4}| {0,3}\t")
_COMMENT: Final = pattern(r"\s*<!--.*-->\s*", re.DOTALL)


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
    "q": lambda content: p.Quoted((p.Name("DoubleQuote"), content)),
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
_READ: Final = frozenset(
    """a address article aside blockquote body br caption center col colgroup dd details div dl dt
    figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr html img li main nav ol p
    picture pre q section source span summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
"""Those that say something where they stand as blocks …"""
_HOLLOW: Final = frozenset({"audio", "canvas", "embed", "iframe", "object", "video"})
"""… and those that show what is no text."""
_SILENT: Final = frozenset({"script", "style"})
"""Those whose text is for the browser."""


class _Open(NamedTuple):
    """An element that is open: what is made of its content when it is closed."""

    name: str
    make: Callable[[list[p.Inline]], p.Inline]
    content: list[p.Inline]


def fold(inlines: list[p.Inline], log: Log, places: Places) -> list[p.Inline]:
    """`inlines` without raw HTML: pairs of tags as nodes, comments gone, seeming tags as text."""
    if not any(isinstance(node, p.RawInline) for node in inlines):
        return inlines
    stack = [_Open("", p.Strong, [])]
    opened: dict[str, int] = {}
    for node in _tag_by_tag(inlines):
        if not isinstance(node, p.RawInline) or node.c[0] != "html":
            stack[-1].content.append(node)
            continue
        raw = node.c[1]
        tag = _TAG.fullmatch(raw)
        name = tag["name"].lower() if tag else ""
        if _COMMENT.fullmatch(raw):
            tell_comment(log, places)
        elif name == "br":
            stack[-1].content.append(p.LineBreak())
        elif name == "img" and (said := _attributes(raw)).get("src"):
            image = _image(said)
            if not _is_left_out(said, [image], log, places):
                stack[-1].content.append(image)
        elif tag and not tag["close"] and (make := _made_of(name, raw, log, places)):
            stack.append(_Open(name, make, []))
            opened[name] = opened.get(name, 0) + 1
        elif tag and tag["close"] and (name in _PAIRS or name == "a" or opened.get(name)):
            if opened.get(name):
                _close(stack, name, opened)
        elif tag and name in _OTHERS:
            _dropped(name, log, places)
        else:
            stack[-1].content.append(p.Str(raw))
    while len(stack) > 1:
        _unopened(stack)
    return stack[0].content


def _tag_by_tag(inlines: list[p.Inline]) -> Iterator[p.Inline]:
    """`inlines` with raw HTML that is more than a tag, `<b>x</b>`{=html}, in its parts."""
    for node in inlines:
        match node:
            case p.RawInline(("html", raw)) if not (_ANY_TAG.fullmatch(raw) or "<!--" in raw):
                for part in re.split(rf"({_ANY_TAG.pattern})", raw):
                    if _ANY_TAG.fullmatch(part):
                        yield p.RawInline(("html", part))
                    elif part:
                        yield p.Str(_unescaped(part))
            case _:
                yield node


def without_scripts(markdown: str, log: Log, places: Places) -> str:
    """`markdown` without scripts and style sheets that stand among the words of a line, which
    pandoc would tear in two at a script. Those in code stay; what goes is told with the line that
    `places` knows."""
    if not _SCRIPT_IN_LINE.search(markdown):
        return markdown
    lines = markdown.split("\n")
    for at, bare in enumerate(Places(markdown).bare.split("\n")):
        if _INDENT_OF_CODE.match(bare) or not _SCRIPT_IN_LINE.sub("", bare).strip():
            continue
        for found in reversed(list(_SCRIPT_IN_LINE.finditer(bare))):
            _dropped(found["name"].lower(), log, places)
            lines[at] = lines[at][: found.start()] + lines[at][found.end() :]
    return "\n".join(lines)


def block_text(raw: str, log: Log, places: Places) -> str:
    """What a raw block of HTML says to a reader: its text, without tags, comments and scripts."""
    if _COMMENT.fullmatch(raw):
        tell_comment(log, places)
        return ""
    for tag in _ANY_TAG.finditer(raw):
        _dropped(tag[0].strip("</>").split()[0].lower(), log, places)
    return " ".join(_unescaped(_ANY_TAG.sub(" ", _HIDDEN.sub(" ", raw))).split())


def _made_of(
    name: str, tag: str, log: Log, places: Places
) -> Callable[[list[p.Inline]], p.Inline] | None:
    """What makes a node of the content of an element that opens so, if it says anything."""
    said = attributes(name, _attributes(tag))
    make = _PAIRS.get(name)
    if name in _SILENT:
        _dropped(name, log, places)
        return lambda _: _bare([])
    if name == "a" and said.get("href"):
        make = partial(_link, said["href"], said.get("title", ""))
    if anchor := said.get("id") or (said.get("name") if name == "a" else ""):
        make = partial(_anchor, anchor, make or _bare)
    if name in _OTHERS | _PAIRS.keys() and (is_hidden(said) or is_for_eyes(said)):
        return partial(_if_seen, said, make or _bare, log, places)
    return make


def _if_seen(
    said: dict[str, str],
    make: Callable[[list[p.Inline]], p.Inline],
    log: Log,
    places: Places,
    content: list[p.Inline],
) -> p.Inline:
    return _bare([]) if _is_left_out(said, content, log, places) else make(content)


def _bare(content: list[p.Inline]) -> p.Inline:
    return p.Span((p.NO_ATTR, content))


def _is_left_out(said: dict[str, str], content: list[p.Inline], log: Log, places: Places) -> bool:
    return is_left_out(said, msgspec.to_builtins(content), log, places, line=True)


def _attributes(tag: str) -> dict[str, str]:
    from lxml import html as parser

    found = parser.fragment_fromstring(tag, create_parent="div").find("*")
    return {} if found is None else dict(found.attrib)


def _link(target: str, title: str, content: list[p.Inline]) -> p.Inline:
    return p.Link((p.NO_ATTR, content, (target, title)))


def _anchor(
    identifier: str, make: Callable[[list[p.Inline]], p.Inline], content: list[p.Inline]
) -> p.Inline:
    """What links lead to; without words it is no link itself."""
    made = make(content) if content else _bare([])
    return p.Span(((identifier, [], []), [made]))


def _image(said: dict[str, str]) -> p.Inline:
    pairs = [(key, value) for key, value in said.items() if key in _OF_PICTURES]
    attr: p.Attr = (said.get("id", ""), [], pairs)
    return p.Image((attr, [], (said["src"], said.get("title", ""))))


def _close(stack: list[_Open], name: str, opened: dict[str, int]) -> None:
    """Ends the innermost open element `name`; what was opened within it and not closed, opens no
    element."""
    while stack[-1].name != name:
        opened[stack[-1].name] -= 1
        _unopened(stack)
    element = stack.pop()
    opened[name] -= 1
    stack[-1].content.append(element.make(element.content))


def _unopened(stack: list[_Open]) -> None:
    content = stack.pop().content
    stack[-1].content.extend(content)


def tell_comment(log: Log, places: Places) -> None:
    """Tells that comments are left out."""
    log.info("comment-dropped", "source comments dropped", origin=places.comment())


def tell_of_tag(name: str, log: Log, places: Places) -> None:
    """Tells of an element that stands among blocks of HTML, if no document holds such a thing."""
    if name not in _READ and name not in _PAIRS:
        _dropped(name, log, places)


def tell_of_page(html: str, log: Log) -> None:
    """Tells what of a web page no document holds."""
    places = Places(html)
    shown = _HIDDEN.sub(" ", html)
    named = dict.fromkeys(tag["name"].lower() for tag in _OPENING.finditer(shown))
    for name in named:
        if name in _HOLLOW:
            _dropped(name, log, places)


def _dropped(name: str, log: Log, places: Places) -> None:
    said = "dropped" if name in _SILENT else "dropped, its text kept"
    log.add(
        "loss" if name in _HOLLOW else "info",
        "html-tag-dropped",
        f"unsupported HTML element <{name}> {said}",
        origin=places.tag(name),
        hint="replace it with a picture or a link" if name in _HOLLOW else "",
    )


def _unescaped(text: str) -> str:
    import html

    return html.unescape(text) if "&" in text else text
