"""HTML that stands as blocks within other markup: `<table>`, `<figure>`, `<details>`, `<ul>` …

pandoc hands its tags over one by one, with what it has read between them. From an opening tag to
the one that closes it, all of it is read again by pandoc's reader of HTML, as one text in which
what was read already has a stand-in. So HTML means here what it does in a web page, and Markdown
in it stays Markdown. What nobody closes, or does not come out whole, is left to
`publish.pandoc.rawhtml`, which keeps the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.pandoc import input_guards, run
from publish.pandoc.code_fences import fenced_lines
from publish.pandoc.hidden_html import without_hidden
from publish.pandoc.rawhtml import tell_of_tag
from publish.pandoc.source_positions import Places
from publish.patterns import pattern

_READER: Final = "html-auto_identifiers"
_PART: Final = "publish-part-"
_PIECE: Final = "publish-piece-"
_TAG: Final = pattern(
    r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>", re.DOTALL
)
_VOID: Final = frozenset(
    """area base br col embed hr img input link meta param source track wbr""".split()  # noqa: SIM905
)
_INNER: Final = frozenset(
    """caption col colgroup dd dt figcaption li summary tbody td tfoot th thead tr""".split()  # noqa: SIM905
)
"""Elements that say nothing without the one around them."""
_OF_LINES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "dt", "summary"})
"""Elements that hold a line and no blocks."""
_SET_IN: Final = pattern(r"(?: {4}| {0,3}\t)\s*(?=\S)")
_OPENED: Final = pattern(r"( {0,3})<(table|ul|ol|dl)(?=[\s>])", re.IGNORECASE)
_INDENTED: Final = pattern(
    r"^[ \t]+(?=</?(?:table|caption|col(?:group)?|thead|tbody|tfoot|t[rdh]|[uod]l|li|dt|dd)[\s>])",
    re.IGNORECASE,
)
_BLOCK: Final = (
    r"address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|h[1-6r]|li|ol"
    r"|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
BLOCK_TAG: Final = pattern(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""A tag of an element that stands as a block."""
RULE: Final = pattern(r"[ >]*+(?=.*\|)\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")
"""What stands below the heads of a table of pipes."""
_IN_ROW: Final = pattern(
    rf"(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)|(?P<tag></?(?:{_BLOCK})(?:\s[^<>|`]*)?/?>)",
    re.IGNORECASE,
)
_Node = dict[str, Any]


def unindented(markdown: str) -> str:
    """`markdown` with the tags of tables and lists that begin a line as far in as the outermost
    tag: deeper ones would be code to pandoc, or belong to a list in a cell, below an empty line.
    HTML right below the tag of a block is set in no further: it would be code to pandoc as well,
    but is HTML up to an empty line (CommonMark 4.6)."""
    lines = markdown.split("\n")
    code = fenced_lines(lines)
    below = False
    for at, line in enumerate(lines):
        said = line.lstrip()
        if code[at] or not said or "<pre" in said.lower():
            below = False
        elif below and (said.startswith("<") or lines[at - 1].rstrip().endswith(">")):
            lines[at] = _SET_IN.sub("", line)
        else:
            below = below or (len(line) - len(said) < 4 and bool(BLOCK_TAG.match(said)))
    at = 0
    while at < len(lines):
        opening = None if code[at] else _OPENED.match(lines[at])
        end = _last_line(lines, at, opening[2].lower()) if opening else at
        if opening:
            lines[at : end + 1] = [_INDENTED.sub(opening[1], line) for line in lines[at : end + 1]]
        at = end + 1
    return "\n".join(lines)


def with_tags_in_rows(markdown: str) -> str:
    """`markdown` with the tags of blocks in tables of pipes as raw HTML in a line, for pandoc ends
    a cell before them and leaves out the rest of it."""
    lines = markdown.split("\n")
    code = fenced_lines(lines)
    for ruled in list(ruled_lines(lines, code)):
        for at in range(ruled + 1, len(lines)):
            if _ends_table(lines[at]) or code[at]:
                break
            lines[at] = _IN_ROW.sub(
                lambda found: f"`{found[0]}`{{=html}}" if found["tag"] else found[0], lines[at]
            )
    return "\n".join(lines)


def ruled_lines(lines: Sequence[str], code: Sequence[bool]) -> Iterator[int]:
    """The lines that rule the heads of tables of pipes; below one, up to where its table ends, such
    a line is a row in which nothing stands."""
    within = False
    for at, line in enumerate(lines):
        if _ends_table(line) or code[at]:
            within = False
        elif not within and RULE.fullmatch(line):
            within = True
            yield at


def _ends_table(line: str) -> bool:
    return not line.strip(" \t>")


def _last_line(lines: list[str], first: int, name: str) -> int:
    """The line that closes an element, or the first where none does."""
    depth = 0
    for at in range(first, len(lines)):
        for tag in re.findall(rf"<(/?){name}(?=[\s/>])", lines[at], re.IGNORECASE):
            depth += -1 if tag else 1
            if depth == 0:
                return at
    return first


def structured(ast: bytes, log: Log, *, name: str, places: Places) -> bytes:
    """The AST `ast` with the HTML in it that stands as blocks as what it says.

    What no document holds and what nobody sees is told to `log`, with the line that `places` knows.
    Raises `SourceError` with `name`.
    """
    try:
        return _structured(without_hidden(ast, log, places), log, name=name, places=places)
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="flatten nested quotes and lists"
        ) from error


def _structured(ast: bytes, log: Log, *, name: str, places: Places) -> bytes:
    raw = b'"RawBlock"' in ast or b'"RawInline"' in ast
    if not raw or any(mark.encode() in ast for mark in (_PART, _PIECE)):
        return ast
    tree = msgspec.json.decode(ast)
    pieces = _Pieces()
    blocks = pieces.taken_out(tree["blocks"])
    if not pieces.texts:
        return ast
    for text in pieces.texts:
        for tag in _TAG.finditer(text):
            if tag["name"] and not tag["close"]:
                tell_of_tag(tag["name"].lower(), log, places)
    pages = pieces.pages(log, places)
    said = msgspec.json.decode(run.read("".join(pages).encode(), _READER, name=name, log=Log()))
    read = {node["c"][0][0]: node["c"][1] for node in said["blocks"] if node["t"] == "Div"}
    return msgspec.json.encode({**tree, "blocks": pieces.put_back(blocks, read)})


class _Pieces:
    """The pieces of HTML of a tree, as texts, and the parts of the tree that stand in them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._nodes: list[list[_Node]] = []
        self._parts: list[_Node] = []
        self._stand_ins: list[list[int]] = []

    def pages(self, log: Log, places: Places) -> list[str]:
        """Each piece as a division of a page, without what nobody sees there."""
        within = {f"{_PART}{number}": part for number, part in enumerate(self._parts)}
        pages = [
            input_guards.closed_within(text, f"{_PIECE}{number}", log, places, within)
            for number, text in enumerate(self.texts)
        ]
        found = (re.findall(rf'id="{_PART}(\d+)"', page) for page in pages)
        self._stand_ins = [[int(part) for part in parts] for parts in found]
        return pages

    def taken_out(self, value: Any) -> Any:
        """`value` with an empty division in the place of each piece."""
        match value:
            case dict():
                return {key: self.taken_out(part) for key, part in value.items()}
            case [{"t": _}, *_]:
                return list(self._in_list(value))
            case list():
                return [self.taken_out(part) for part in value]
            case _:
                return value

    def _in_list(self, whole: list[_Node]) -> Iterator[_Node]:
        nodes = [part for node in whole for part in _apart(node)]
        at = 0
        while at < len(nodes):
            end = _end(nodes, at)
            if end is None:
                yield self.taken_out(nodes[at])
                at += 1
                continue
            inner = [n if _is_raw(n) else self.taken_out(n) for n in nodes[at:end]]
            text = "".join(self._texts(inner))
            yield {"t": "Div", "c": [[f"{_PIECE}{len(self.texts)}", [], []], []]}
            self.texts.append(text)
            self._nodes.append(inner)
            at = end

    def _texts(self, nodes: list[_Node]) -> Iterator[str]:
        """Each node of a piece as HTML; what is none gets a stand-in."""
        opened = ""
        for before, node, after in zip([None, *nodes], nodes, [*nodes[1:], None], strict=False):
            if _is_raw(node):
                opened = next((tag["name"].lower() for tag in _opening(node)), opened)
                yield node["c"][1]
                continue
            alone = _is_raw(before) and _is_raw(after)
            fits = alone or opened in _OF_LINES
            in_line = node["t"] == "Plain" or (node["t"] == "Para" and fits)
            element = "span" if in_line else "div"
            yield f'<{element} id="{_PART}{len(self._parts)}"></{element}>'
            self._parts.append(node)

    def put_back(self, value: Any, read: Mapping[str, list[_Node]]) -> Any:
        """`value` with each piece as it was `read`, by the ids of the divisions in their place."""
        return self._restored(value, read, [])

    def _restored(self, value: Any, read: Mapping[str, list[_Node]], used: list[int]) -> Any:
        match value:
            case dict():
                return {key: self._restored(part, read, used) for key, part in value.items()}
            case list():
                return [node for part in value for node in self._in_place(part, read, used)]
            case _:
                return value

    def _in_place(self, value: Any, read: Mapping[str, list[_Node]], used: list[int]) -> list[Any]:
        """What stands in the place of a member of a list; `used` collects the parts in it."""
        match value:
            case {"t": "Div", "c": [[str() as name, *_], []]} if name.startswith(_PIECE):
                return self._piece(int(name.removeprefix(_PIECE)), read)
            case {"t": "Plain" | "Para", "c": [{"t": "Span", "c": [[str() as name, *_], []]}]} | {
                "t": "Div",
                "c": [[str() as name, *_], []],
            } if name.startswith(_PART):
                return [self._part(name, read, used)]
            case {"t": "Span", "c": [[str() as name, *_], []]} if name.startswith(_PART):
                words: list[Any] = self._part(name, read, used)["c"]
                return words
            case _:
                return [self._restored(value, read, used)]

    def _part(self, name: str, read: Mapping[str, list[_Node]], used: list[int]) -> _Node:
        number = int(name.removeprefix(_PART))
        used.append(number)
        part: _Node = self._restored(self._parts[number], read, [])
        return part

    def _piece(self, number: int, read: Mapping[str, list[_Node]]) -> list[Any]:
        """A piece as it was read; as it was where a part of it would be missing or stand twice."""
        used: list[int] = []
        made: list[Any] = self._restored(read.get(f"{_PIECE}{number}", []), read, used)
        if sorted(used) == self._stand_ins[number]:
            return made
        return [node for part in self._nodes[number] for node in self._in_place(part, read, [])]


def _apart(node: _Node) -> list[_Node]:
    """A line in which tags of blocks stand as blocks, which they are."""
    match node:
        case {"t": "Plain" | "Para", "c": list() as content} if any(map(_is_block_tag, content)):
            parts: list[_Node] = []
            for is_tag, run in groupby(content, _is_block_tag):
                line = list(run)
                if is_tag:
                    parts.extend({"t": "RawBlock", "c": tag["c"]} for tag in line)
                elif any(part["t"] != "Space" for part in line):
                    parts.append({"t": "Plain", "c": line})
            return parts
        case _:
            return [node]


def _is_block_tag(node: object) -> bool:
    match node:
        case {"t": "RawInline", "c": ["html", str() as raw]}:
            return BLOCK_TAG.fullmatch(raw) is not None
        case _:
            return False


def _end(nodes: list[_Node], start: int) -> int | None:
    """Where a piece ends that begins at `start`; `None` when none does, or nobody ends it."""
    opening = _opening(nodes[start]) if _is_raw(nodes[start]) else []
    if not opening or opening[0]["name"].lower() in _INNER:
        return None
    open_elements: list[str] = []
    for at in range(start, len(nodes)):
        if not _is_raw(nodes[at]):
            continue
        for tag in _tags(nodes[at]):
            name = tag["name"].lower()
            if not tag["close"] and name not in _VOID:
                open_elements.append(name)
            elif tag["close"] and name in open_elements:
                # The ends of paragraphs, items and cells may be left out.
                while open_elements.pop() != name:
                    pass
        if not open_elements:
            return at + 1
    return None


def _is_raw(node: object) -> bool:
    match node:
        case {"t": "RawBlock", "c": ["html", _]}:
            return True
        case _:
            return False


def _tags(node: _Node) -> list[re.Match[str]]:
    return [tag for tag in _TAG.finditer(node["c"][1]) if tag["name"]]


def _opening(node: _Node) -> list[re.Match[str]]:
    return [tag for tag in _tags(node) if not tag["close"]]
