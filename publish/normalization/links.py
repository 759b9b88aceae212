"""Ids made unique and stable; links and references that lead somewhere, and somewhere harmless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from string import digits
from typing import Final
from urllib.parse import quote, unquote, urlsplit

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Document,
    Figure,
    Image,
    Inline,
    LineBreak,
    Link,
    MathBlock,
    Node,
    Origin,
    Paragraph,
    Reference,
    Region,
    Section,
    SourceReference,
    Table,
    Text,
)
from publish.patterns import pattern
from publish.walk import children, iterate, plain_text, rebuild, rebuild_down, rebuild_placed

SCHEMES: Final = ("http", "https", "mailto", "tel")
"""Schemes that may leave a document. `javascript:`, `data:`, `file:` and the like never do."""
_IGNORED: Final = pattern(r"[\x00-\x20\x7f-\xa0]")
"""What a browser skips when it reads a scheme (WHATWG URL, 4.4), and so what may not hide one."""
_SCHEME: Final = pattern(r"([a-z][a-z0-9+.-]*):")
_PROGRAM: Final = pattern(r"(?:javascript|vbscript|data):")
"""Of addresses that are none: what a browser would run."""
_NO_HOST: Final = pattern(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
"""What no domain has, as it stands or percent-encoded (WHATWG URL, 3.5)."""
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_ID: Final = pattern(r"[^\W\d][\w.-]*")
_NO_WORD: Final = pattern(r"[^\w]+")
_LONGEST_ID: Final = 60
_TOP: Final = "top"

Named: Final = Section | Figure | Table | MathBlock | Region | Paragraph


def resolve(document: Document, log: Log) -> Document:
    """`document` with unique ids, and links and references that are known to lead somewhere.

    A section without an id gets one from its title, and a paragraph to which nothing leads has
    none. Of two equal ids the one keeps it that is not made of a title, else the first. A link
    that leads nowhere or uses another scheme than `SCHEMES` leaves its text, which is a warning
    where an address is lost that its words do not say. So is a link that says nothing to those who
    cannot see its picture (WCAG 2.2, 2.4.4).
    """
    document, renamed = identified(document)
    follow = _Follow(document, renamed, log)
    document = rebuild_placed(document, follow.change)
    if _TOP in follow.reached:
        document = _with_top(document)
    return rebuild(document, lambda node: _without_idle_id(node, follow.reached))


def safe_url(target: str) -> str | None:
    """`target` as a valid URL of one of `SCHEMES`, or `None`: what else it may be is not followed.

    Characters that RFC 3986 does not allow are percent-encoded; what is encoded stays so.
    """
    seen = _IGNORED.sub("", unquote(target)).lower()
    scheme = _SCHEME.match(seen)
    if scheme is None or scheme[1] not in SCHEMES:
        return None
    url = quote(target.strip(), safe=_SAFE)
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES:
        return None
    if parts.scheme.lower() not in ("http", "https"):
        return url if parts.path else None
    host = unquote(parts.hostname or "")
    bracketed = parts.netloc.rpartition("@")[2].startswith("[")
    return url if host and (bracketed or not _NO_HOST.search(host)) else None


def identified(document: Document) -> tuple[Document, dict[str, str]]:
    """`document` with an id on each section and no id twice, and what became of malformed ids."""
    taken: set[str] = set()
    renamed: dict[str, str] = {}

    given = {
        node.id for node in iterate(document) if isinstance(node, Named) and not _is_automatic(node)
    }

    def identify(node: Node) -> Node:
        if not isinstance(node, Named) or not (node.id or isinstance(node, Section)):
            return node
        words = node.id or (plain_text(node.title) if isinstance(node, Section) else "")
        wanted = node.id if _ID.fullmatch(node.id) else slug(words)
        others = taken if not _is_automatic(node) else taken | (given - {""})
        identifier = next(name for name in numbered(wanted) if name not in others)
        taken.add(identifier)
        renamed.setdefault(node.id, identifier)
        return node if identifier == node.id else msgspec.structs.replace(node, id=identifier)

    return rebuild_down(document, identify), renamed


def names(document: Document, renamed: Mapping[str, str]) -> dict[str, str]:
    """What the parts of a document with ids are called by links, and their ids: an id, what it was
    before it was `renamed`, and the letters and digits of id or title (`_letters`), for so much is
    the same in what GitHub, pandoc, kramdown and Docusaurus make of a title."""
    parts = [node for node in iterate(document) if isinstance(node, Named) and node.id]
    found = dict(renamed) | {part.id: part.id for part in parts}
    count = Counter[str]()
    for part in parts:
        if isinstance(part, Section):
            letters = _letters(plain_text(part.title))
            again = str(count[letters] or "")
            count[letters] += 1
            # pandoc's ids begin with the first letter.
            for name in filter(None, (letters, letters.lstrip(digits))):
                found.setdefault(name + again, part.id)
    for part in parts:
        found.setdefault(_letters(part.id), part.id)
    found.pop("", None)
    return found


def find(name: str, known: Mapping[str, str]) -> str | None:
    """The id of what a link calls so, by the `names` of a document."""
    return known.get(name) or known.get(_letters(name))


def means_top(name: str, document: Document) -> bool:
    """Whether a link calls the document as a whole so: by nothing (HTML, 7.4.6.3), or its title."""
    title = _letters(plain_text(document.meta.title))
    return name in ("", "top") or name == document.title_id or _letters(name) == title != ""


def _top(document: Document, known: Mapping[str, str]) -> str:
    """The id that a link to the top leads to: that of the first block, or else of the next part."""
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Named):
        return first.id or _TOP
    return next(iter(known.values()), "")


def _with_top(document: Document) -> Document:
    first, *rest = document.blocks
    if isinstance(first, Named) and not first.id:
        first = msgspec.structs.replace(first, id=_TOP)
    return msgspec.structs.replace(document, blocks=(first, *rest))


def _without_idle_id(node: Node, reached: AbstractSet[str]) -> Node:
    idle = isinstance(node, Paragraph) and node.id and not node.entry and node.id not in reached
    return msgspec.structs.replace(node, id="") if idle else node


def _is_automatic(node: Node) -> bool:
    """Whether a section has no id but what its title gives it, as here or by a reader's rule."""
    return isinstance(node, Section) and _letters(node.id) in ("", _letters(plain_text(node.title)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def slug(text: str) -> str:
    """An id made of a title's words, e.g. `the-first-part`; it is an XML name in any script."""
    words = _NO_WORD.sub("-", text.lower())[:_LONGEST_ID].strip("-_")
    return words if _ID.fullmatch(words) else f"section-{words}".rstrip("-")


def numbered(name: str) -> Iterator[str]:
    """`name`, and then with numbers after it, for whoever finds it taken."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


class _Follow:
    """What becomes of each link, reference and source address."""

    def __init__(self, document: Document, renamed: Mapping[str, str], log: Log) -> None:
        self._document = document
        self._known = names(document, renamed)
        self._log = log
        self.reached: set[str] = set()

    def change(self, node: Node, origin: Origin | None) -> Node | tuple[Node, ...]:
        match node:
            case Link():
                return self._link(node, origin)
            case Reference():
                return self._reference(node, origin)
            case SourceReference() if node.url:
                return self._source(node)
            case _:
                return node

    def _link(self, link: Link, origin: Origin | None) -> Inline | tuple[Inline, ...]:
        content = _unlinked(link.content)
        if all(isinstance(node, LineBreak) for part in content for node in _leaves(part)):
            content = (Text(text=_spelled(link.target)),)
        target = link.target.strip()
        if target.startswith("#"):
            found = self._find(target[1:]) or self._above(target[1:])
            if found is None:
                self._log.add(
                    "warning",
                    "link-dangling",
                    f'no part of the document has the id "{target[1:]}"; the link is plain text',
                    origin=origin,
                    node=link,
                    hint=self._near(target[1:]) or "give what is meant this id, or take it away",
                )
                return content
            return msgspec.structs.replace(link, target=f"#{found}", content=content)
        url = safe_url(target)
        if url is None:
            self._log.add(
                "info" if _is_said(target, content) else "warning",
                "link-dropped",
                f'"{target[:80]}" is not followed; the link is plain text',
                origin=origin,
                hint=f"links begin with {', '.join(SCHEMES)} or #",
            )
            return content
        self._judge(link, origin)
        return msgspec.structs.replace(link, target=url, content=content)

    def _judge(self, link: Link, origin: Origin | None) -> None:
        """Tells of a link that shows a picture which is marked as decorative, and nothing else."""
        pictures = [node for node in iterate(link) if isinstance(node, Image)]
        says = link.title or plain_text(link.content).strip()
        if pictures and not says and all(picture.decorative for picture in pictures):
            self._log.warning(
                "link-undescribed",
                f'the link to "{link.target[:80]}" has no words, and its picture no description',
                origin=origin,
                hint="describe the picture by where the link leads",
            )

    def _reference(
        self, reference: Reference, origin: Origin | None
    ) -> Inline | tuple[Inline, ...]:
        found = self._find(reference.target)
        if found is None and reference.target and reference.target == self._document.title_id:
            title = reference.content or self._document.meta.title
            top = self._above(reference.target)
            return Link(target=f"#{top}", content=title) if top else title
        if found is None:
            self._log.add(
                "warning",
                "reference-dangling",
                f'no part of the document has the id "{reference.target}", which is referred to',
                origin=origin,
                node=reference,
                hint=self._near(reference.target)
                or "give what is meant this id, or write the words in its place",
            )
            words = (Text(text=reference.target),) if reference.target else ()
            return reference.content or words
        return msgspec.structs.replace(reference, target=found)

    def _source(self, source: SourceReference) -> SourceReference:
        url = safe_url(source.url)
        if url is None:
            said = f'"{source.url[:80]}" is no web address; the source has no link'
            self._log.add("warning", "link-dropped", said, node=source)
        return msgspec.structs.replace(source, url=url or "")

    def _find(self, identifier: str) -> str | None:
        name = unquote(identifier)
        found = find(name, self._known)
        self.reached |= {found} if found else set()
        return found

    def _above(self, identifier: str) -> str | None:
        """The id that a link to the document as a whole leads to."""
        if not means_top(unquote(identifier), self._document):
            return None
        found = _top(self._document, self._known)
        self.reached.add(found)
        return found or None

    def _near(self, identifier: str) -> str:
        near = get_close_matches(identifier, sorted({*self._known.values()}), n=1)
        return f'did you mean "#{near[0]}"?' if near else ""


def _is_said(target: str, content: tuple[Inline, ...]) -> bool:
    """Whether nobody misses where a link leads: its words say so, or it leads to a program."""
    seen = _IGNORED.sub("", unquote(target)).lower()
    return target in plain_text(content) or _PROGRAM.match(seen) is not None


def _unlinked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`content` without links: a link cannot stand in a link (HTML, 4.5.1)."""
    outer = Link(target="", content=content)
    return rebuild(outer, lambda node: node.content if isinstance(node, Link) else node).content


def _leaves(node: Node) -> Iterator[Node]:
    """The nodes at or below one that have none below them."""
    below = children(node)
    for child in below:
        yield from _leaves(child)
    if not below:
        yield node


def _spelled(target: str) -> str:
    return unquote(target).removeprefix("mailto:").removeprefix("tel:")
