"""Keeps from pandoc what would make it run for ever.

pandoc's Markdown reader takes exponential time for brackets within brackets (twenty are more than a
minute; measured with pandoc 3.9), its HTML reader for elements that nobody closes. The time limit
ends those as well, but late and without a place to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.errors import SourceError
from publish.pandoc import hidden_html
from publish.pandoc.inline_svg import as_pictures
from publish.pandoc.source_positions import Places
from publish.pandoc.tables import HEADER_CLASS
from publish.patterns import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement, HTMLParser

MOST_BRACKETS: Final = 8
"""Square brackets that are open at once within one block."""
MOST_FENCES: Final = 40
"""Runs of back-ticks of different lengths within one block."""
_MOST_COLUMNS: Final = 1_000
_DIGITS: Final = 5
MOST_MARKS: Final = 2_000
"""Signs of emphasis in one word, near each other: pandoc looks for the end of each to the end of
the text."""
_MARK: Final = pattern(r"[_*]+")
_MARKED: Final = pattern(r"(?:[^\s_*]{0,16}+[_*]++)+")
LONGEST_LINE: Final = 12_000_000
"""Characters of a line; a picture in a `data:` address may take millions."""

_SILENT: Final = ("script", "style", "iframe", "object", "embed", "template")
_OF_DRAWING: Final = "style-of-drawing"
_KEPT: Final = frozenset({"body", "div", "section", "span", *(f"h{n}" for n in range(1, 7))})
"""Elements of which pandoc keeps the language …"""
_HOLDERS: Final = frozenset({"li", "dd", "dt", "td", "th", "caption", "figcaption"})
"""… those around which nothing can stand that says it …"""
_DIVISIBLE: Final = frozenset({"p", "blockquote", "ul", "ol", "dl", "table", "figure", "pre"})
"""… and those around which a division can; around all others a span."""
_OF_PARTS: Final = frozenset({"ul", "ol", "dl", "tr", "thead", "tbody", "tfoot"})
"""Elements that hold no words but in elements within."""
_NAMELESS: Final = (
    *("p", "blockquote", "dt", "dd", "td", "th", "caption", "figcaption"),
    *("b", "strong", "i", "em", "sup", "sub", "small", "cite", "code"),
    *_OF_PARTS,
)
"""Elements of which pandoc does not keep the id."""
_FENCE: Final = pattern(r" {0,3}(`{3,}|~{3,})")
_SPOKEN: Final = pattern(
    r"\\(?:begin|end)\{|\\.|`+|\]\(|<!--|-->|<(?=[/?!A-Za-z])|[\[\]()>]", re.DOTALL
)
_CLOSING: Final = {")": "](", ">": "<", "-->": "<!--", "\\end{": "\\begin{"}
MOST_OPEN: Final = 100
"""Targets of links, tags, comments and environments that are open at once within one block: pandoc
looks for the end of each to the end of the text."""


def refuse_hostile_markdown(text: str, name: str) -> None:
    """Raises `SourceError`, with the line, for a text that Markdown cannot be read from in time."""
    for first, block in _blocks(text):
        depth = 0
        runs: set[str] = set()
        open_ = dict.fromkeys(_CLOSING.values(), 0)
        for match in _SPOKEN.finditer(block):
            mark = match[0]
            if mark == "[":
                depth += 1
            elif mark[0] == "]":
                depth = max(depth - 1, 0)
            elif mark[0] == "`":
                runs.add(mark)
            if mark in open_:
                open_[mark] += 1
            elif mark in _CLOSING:
                open_[_CLOSING[mark]] = max(open_[_CLOSING[mark]] - 1, 0)
            what = _excess(depth, len(runs), open_)
            if what:
                line = first + block.count("\n", 0, match.start())
                raise SourceError(
                    f"{name}:{line}: too many unclosed or nested {what}",
                    hint=r"escape literal characters (\[, \<), or use a code block",
                )
        for word in _MARKED.finditer(block):
            if len(_MARK.findall(word[0])) > MOST_MARKS:
                line = first + block.count("\n", 0, word.start())
                raise SourceError(
                    f'{name}:{line}: word with more than {MOST_MARKS} "_" or "*" characters',
                    hint=r"escape literal characters (\_, \*), or use code",
                )
    for number, length in enumerate(map(len, text.split("\n")), 1):
        if length > LONGEST_LINE:
            raise SourceError(
                f"{name}:{number}: line too long ({length} characters)", hint="break the line"
            )


def _excess(depth: int, runs: int, open_: Mapping[str, int]) -> str:
    """What there is too much of; "" for nothing."""
    if depth > MOST_BRACKETS:
        return "square brackets"
    if runs > MOST_FENCES:
        return "backtick runs"
    return next((f'"{mark}"' for mark, count in open_.items() if count > MOST_OPEN), "")


def closed(html: str, log: Log) -> str:
    """`html` with every element closed; scripts and style sheets, which say nothing, are gone, and
    so is what nobody sees, which `log` is told."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(html, parser=_parser())
    except etree.ParserError:
        return ""
    body = tree.find("body")
    for later in list(tree.itersiblings()):
        # What stands below the end of a page belongs to it; to the parser it is another one.
        later.tag = "div"
        (tree if body is None else body).append(later)
    _silence(tree)
    if hidden_html.may_hide(html):
        hidden_html.take_out(tree, log, locate=lambda element, _: _line(element))
    return _tidied(tree)


def closed_within(
    html: str, identifier: str, log: Log, places: Places, within: Mapping[str, dict[str, Any]]
) -> str:
    """The same of a piece of a page, in a division called `identifier`; `within` are the nodes that
    elements in it stand for, by their ids. The summary of what opens at a click stands above it."""
    from lxml import html as parser

    tree = parser.fragment_fromstring(html, create_parent="div", parser=_parser())
    tree.set("id", identifier)
    _silence(tree)
    if hidden_html.may_hide(html):
        hidden_html.take_out(
            tree,
            log,
            locate=lambda _, words: places.words(words),
            within=lambda element: within.get(element.get("id", "")),
        )
    for summary in list(tree.iter("summary")):
        summary.tag = "strong"
        parent = summary.getparent()
        line = summary.makeelement("p")
        if parent is not None:
            parent.replace(summary, line)
            line.tail, summary.tail = summary.tail, None
            line.append(summary)
    for centred in tree.iter("center"):
        centred.tag = "div"
    return _tidied(tree)


def _parser() -> HTMLParser:
    from lxml import html as parser

    return parser.HTMLParser(remove_comments=True, huge_tree=True)


def _silence(tree: HtmlElement) -> None:
    from lxml import etree

    for sheet in tree.iter("style"):
        if any(True for _ in sheet.iterancestors("svg")):
            sheet.tag = _OF_DRAWING
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for sheet in tree.iter(_OF_DRAWING):
        sheet.tag = "style"


def _line(element: Element) -> Origin | None:
    line: Any = element.sourceline  # lxml's stubs do not say its type
    return None if line is None else Origin(line, line)


def _tidied(tree: HtmlElement) -> str:
    from lxml import etree

    as_pictures(tree)
    for image in tree.iter("img"):
        if image.get("alt") == "":
            # pandoc does not tell an empty alt, which says that a picture is decorative, from none.
            image.set("role", "presentation")
    for head in tree.iter("th"):
        # pandoc knows leading cells that are heads in all rows of a body, and no others.
        head.set("class", HEADER_CLASS)
    _clamp_spans(tree)
    for named in [e for e in tree.iter(*_NAMELESS) if e.get("id")]:
        _anchor(named)
    for spoken in [e for e in tree.iter() if e.get("lang") or e.get("dir")]:
        _enclose(spoken)
    return etree.tostring(tree, encoding="unicode", method="html")


def _clamp_spans(tree: HtmlElement) -> None:
    """Has no cell span more columns than HTML knows (4.9.11), or more rows than its table has."""
    counts: dict[Element, int] = {}
    for cell in tree.iter("td", "th"):
        columns, rows = cell.get("colspan", ""), cell.get("rowspan", "")
        if len(columns) > _DIGITS or (columns.isdecimal() and int(columns) > _MOST_COLUMNS):
            cell.set("colspan", str(_MOST_COLUMNS))
        if len(rows) > 1:
            table = next(cell.iterancestors("table"), cell)
            if table not in counts:
                counts[table] = len(list(table.iter("tr"))) or 1
            if len(rows) > _DIGITS or (rows.isdecimal() and int(rows) > counts[table]):
                cell.set("rowspan", str(counts[table]))


def _anchor(named: HtmlElement) -> None:
    """Has a span in an element say the id of it that pandoc reads it without."""
    inner = named if named.tag not in _OF_PARTS else next(named.iter(*_HOLDERS), None)
    if inner is None:
        return
    anchor = inner.makeelement("span", {"id": named.attrib.pop("id")})
    anchor.tail, inner.text = inner.text, None
    inner.insert(0, anchor)


def _enclose(spoken: HtmlElement) -> None:
    """Has a division or a span say the language and direction of an element that pandoc reads
    without them."""
    parent = spoken.getparent()
    if parent is None or spoken.tag in _KEPT:
        return
    said = {name: spoken.attrib.pop(name) for name in ("lang", "dir") if spoken.get(name)}
    if spoken.tag in _HOLDERS:
        inner = spoken.makeelement("span" if spoken.tag == "dt" else "div", said)
        inner.text, spoken.text = spoken.text, None
        inner.extend(list(spoken))
        spoken.append(inner)
        return
    outer = spoken.makeelement("div" if spoken.tag in _DIVISIBLE else "span", said)
    parent.replace(spoken, outer)
    outer.tail, spoken.tail = spoken.tail, None
    outer.append(spoken)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The blocks of a text that empty lines divide, with the number of their first line; fenced
    code, in which a bracket is nothing but a bracket, left out."""
    fence = ""
    first = 1
    block: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            first, block = number + 1, []
        elif opening or not line.strip():
            yield first, "\n".join(block)
            fence = opening[1] if opening else ""
            first, block = number + 1, []
        else:
            block.append(line)
    yield first, "\n".join(block)
