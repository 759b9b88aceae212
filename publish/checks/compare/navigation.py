"""Ways through a publication and what stands around it: contents, running heads, metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from publish.checks import facts as f
from publish.checks.compare.findings import Difference, Side, say, say_place
from publish.checks.compare.objects import lands
from publish.checks.facts import PAGE, PAGES, Facts
from publish.diagnostics import Finding
from publish.document import Origin
from publish.patterns import pattern

_EDGES: Final = ("header", "footer")
_PAGES: Final = ("first", "others")
_SEPARATOR: Final = pattern(r"[,;]\s*")
_NAVIGATION: Final = 3
"""Levels of headings that the navigation of a book shows when nothing says how many."""


def contents(
    side: Side, expected: Sequence[f.Entry], found: Sequence[f.Entry]
) -> Iterator[Finding]:
    """Lines of contents lists, with where they lead."""

    def key(entry: f.Entry) -> tuple[str, int]:
        return side.voice.key(entry.text), entry.level

    def differing(entry: f.Entry, other: f.Entry) -> Iterator[Difference | Finding]:
        if entry.level != other.level or not side.voice.reads(entry.text, other.text):
            yield Difference("contents-entry", say(entry), say(other))
        elif not lands(side, entry.lands, other.lands):
            places = (say_place(entry.lands), say_place(other.lands))
            yield Difference("contents-place", *places, column="links")
        if other.astray:
            wanted = "the number of the page it leads to"
            yield Difference("contents-page", wanted, other.astray, column="links")

    yield from side.pairs("structure", "contents-entry", (expected, found), key, differing)


def navigation(side: Side, stated: Facts, expected: Facts, found: Facts) -> Iterator[Finding]:
    """What programs show beside the text is its outline, as deep as the format shows it."""
    if found.navigation is None:
        return
    shown = Counter(side.voice.key(entry.text) for entry in found.navigation)
    pairs = list(zip(stated.outline, expected.outline, strict=True))
    known = Counter(side.voice.choice(_called(block), shown) for _, block in pairs)
    top = min((block.level for _, block in pairs), default=0)
    lists = _above_nothing(stated.blocks) if stated.contents else frozenset()
    named = []
    for block, said in pairs:
        key = side.voice.choice(_called(said), shown)
        title = block.kind == "title" and side.voice.tolerates("unlisted-titles")
        title = title or (block in lists and side.voice.tolerates("unlisted-lists"))
        deep = said.level - top >= _NAVIGATION and side.voice.tolerates("navigation-depth")
        if not (title or deep) or shown[key] >= known[key]:
            named.append(_spelled(side, _called(said), key, said.origin))
    if side.voice.tolerates("navigation-depth"):
        # Lists of figures and tables are no part of it, and say nothing of how deep it goes.
        listed = [(e, side.voice.choice(e.text, shown)) for e in expected.contents]
        contents = [_spelled(side, e.text, key, e.origin) for e, key in listed if key in known]
        named = contents or named
    plain = [f.Entry(text=e.text, level=0, where=e.where) for e in found.navigation]
    yield from side.texts("structure", "navigation", named, plain)
    texts = {side.voice.choice(_called(b), shown): b.text for b in reversed(expected.outline)}
    for entry in found.navigation:
        heading = texts.get(side.voice.key(entry.text), entry.text)
        if not lands(side, (heading, entry.text), entry.lands):
            what = Difference("navigation-place", entry.text, say_place(entry.lands))
            yield side.differs("links", None, entry, what)


def _called(heading: f.Block) -> str:
    return heading.called or heading.text


def _above_nothing(blocks: Sequence[f.Block]) -> frozenset[f.Block]:
    """The headings below which no block stands, as those of lists of figures: their lines are
    facts of their own."""
    following = (*blocks[1:], None)
    return frozenset(
        here
        for here, below in zip(blocks, following, strict=True)
        if here.kind == "heading" and (below is None or below.kind == "heading")
    )


def _spelled(side: Side, text: str, key: str, origin: Origin | None) -> f.Entry:
    """What is expected to be named, with its formulas as TeX where `key` recognises it so."""
    spelled = f.shown(text)
    chosen = spelled if side.voice.key(spelled) == key else text
    return f.Entry(text=chosen, level=0, origin=origin)


def furniture(
    side: Side, expected: Sequence[f.Furniture] | None, found: Sequence[f.Furniture] | None
) -> Iterator[Finding]:
    """Running heads and feet, on each page where the artifact has pages."""
    if expected is None or found is None:
        return

    for edge, pages in product(_EDGES, _PAGES):
        stated = (x for x in expected if (x.edge, x.pages) == (edge, pages))
        line = next(stated, None)
        seen = [other for other in found if (other.edge, other.pages) == (edge, pages)]
        if line is not None and not seen and not any(other.total for other in found):
            yield side.place("words", "running-line-missing", "a running line is missing", line)
        for other in seen:
            if line is None and other.text:
                message = "a running line is added"
                yield side.place("words", "running-line-extra", message, None, other)
            elif line is not None and side.voice.key(other.text) not in _running(side, line, other):
                what = Difference("running-line", say(line), say(other))
                yield side.differs("words", line, other, what)


def _running(side: Side, line: f.Furniture, other: f.Furniture) -> set[str]:
    """The ways in which a running line may read on the page that the other stands on."""
    texts = {line.text, line.mirrored or line.text}
    if other.page:
        texts = {
            text.replace(PAGE, str(other.page)).replace(PAGES, str(other.total)) for text in texts
        }
    return {side.voice.key(text) for text in texts}


def watermarks(
    side: Side, expected: Sequence[str] | None, found: Sequence[str] | None
) -> Iterator[Finding]:
    """The word across every kind of page, in whatever case it is set."""
    if found is None:
        return
    stated = "".join(expected or ())
    for given in found if stated else [text for text in found if text]:
        if given.casefold() != stated.casefold():
            message = "the word across pages is not the document's"
            yield side.place("words", "watermark", message, stated=stated, seen=given)


def metadata(
    side: Side, expected: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]]
) -> Iterator[Finding]:
    """Values by name; their order counts among several of one name, and not how they are parted:
    a field that lists several may hold commas in one of them."""
    for name in sorted({name for name, _ in (*expected, *found)}):
        stated = "; ".join(value for n, value in expected if n == name)
        given = "; ".join(value for n, value in found if n == name and value)
        if _SEPARATOR.split(stated) != _SEPARATOR.split(given):
            message = f"the {name} is not the document's"
            yield side.place("metadata", f"metadata-{name}", message, stated=stated, seen=given)
