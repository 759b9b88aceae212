"""Ids and links of several documents that become one.

An id that two chapters bear gets the name of the later one's source before it, and the links of
that chapter follow. A link to another chapter's file, `[there](other.md#id)`, or its name,
`[[other#id]]`, leads into the book: to that part, or to the chapter when it names none. An id that
the chapter does not have is told with the nearest one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import unquote

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Link, Node, Origin, Reference
from publish.normalization.links import (
    Named,
    find,
    identified,
    means_top,
    names,
    numbered,
    safe_url,
    slug,
)
from publish.walk import iterate, plain_text, rebuild_placed


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A document, what its publication calls its source, and the id that the chapter gets."""

    source: str
    document: Document
    anchor: str = ""


class _Ids(msgspec.Struct, frozen=True, kw_only=True):
    """What the ids of a chapter are called in the whole, and the chapter itself."""

    chapter: Chapter
    names: Mapping[str, str]
    anchor: str

    def find(self, fragment: str) -> str | None:
        """The id in the whole of what `fragment` names in the chapter."""
        name = unquote(fragment)
        top = self.anchor if means_top(name, self.chapter.document) else None
        return find(name, self.names) or top


def joined(chapters: Iterable[Chapter], log: Log) -> tuple[Chapter, ...]:
    """The chapters with ids that no other has, and with links that lead from one to another."""
    renamed = _renamed(tuple(chapters))
    known = {posixpath.normpath(ids.chapter.source): ids for ids in renamed}
    made: list[Chapter] = []
    for ids in renamed:
        chapter, own = ids.chapter, Log(ids.chapter.source)
        document = rebuild_placed(chapter.document, _Follow(ids, known, own).change)
        made.append(msgspec.structs.replace(chapter, anchor=ids.anchor, document=document))
        log.extend(own.diagnostics)
    return tuple(made)


def _renamed(chapters: tuple[Chapter, ...]) -> list[_Ids]:
    taken: set[str] = set()
    found: list[tuple[Chapter, dict[str, str]]] = []
    for chapter in chapters:
        document, mended = identified(chapter.document)
        own = [n.id for n in iterate(document) if isinstance(n, Named) and n.id]
        stem = slug(PurePosixPath(chapter.source).stem)
        new: dict[str, str] = {}
        for name in own:
            others = taken.union(own) if name in taken else taken
            new[name] = name if name not in taken else _free(f"{stem}-{name}", others)
            taken.add(new[name])
        known = {called: new[name] for called, name in names(document, mended).items()}
        found.append((msgspec.structs.replace(chapter, document=document), known))
    made: list[_Ids] = []
    for chapter, known in found:
        document = chapter.document
        anchor = _free(document.title_id or slug(plain_text(document.meta.title)), taken)
        taken.add(anchor)
        if document.title_id:
            known.setdefault(document.title_id, anchor)
        made.append(_Ids(chapter=chapter, names=known, anchor=anchor))
    return made


def _free(name: str, taken: set[str]) -> str:
    return next(candidate for candidate in numbered(name) if candidate not in taken)


class _Follow:
    """What becomes of the ids, links and references of a chapter."""

    def __init__(self, own: _Ids, known: Mapping[str, _Ids], log: Log) -> None:
        self._own = own
        self._known = known
        self._log = log

    def change(self, node: Node, origin: Origin | None) -> Node | tuple[Node, ...]:
        match node:
            case Link(target=target) if target.strip().startswith("#"):
                found = self._own.find(target.strip()[1:])
                return msgspec.structs.replace(node, target=f"#{found}") if found else node
            case Link():
                return self._link(node, origin)
            case Reference(target=target) if found := find(unquote(target), self._own.names):
                return msgspec.structs.replace(node, target=found)
            case _ if isinstance(node, Named) and node.id:
                return msgspec.structs.replace(node, id=self._own.names[node.id])
            case _:
                return node

    def _called(self, path: PurePosixPath) -> _Ids | None:
        """The only chapter whose file is called so, wherever it is: links of notes name documents
        without suffix."""
        name = "" if path.suffix else path.name.casefold()
        found = [i for s, i in self._known.items() if PurePosixPath(s).stem.casefold() == name]
        return found[0] if len(found) == 1 else None

    def _link(self, link: Link, origin: Origin | None) -> Node | tuple[Node, ...]:
        path, _, fragment = link.target.strip().partition("#")
        folder = posixpath.dirname(self._own.chapter.source)
        name = posixpath.normpath(posixpath.join(folder, unquote(path)))
        ids = self._known.get(name) or self._called(PurePosixPath(unquote(path)))
        if ids is None or safe_url(link.target) is not None:
            return link
        found = ids.find(fragment)
        if found is None:
            near = get_close_matches(unquote(fragment), sorted(ids.names), n=1)
            self._log.add(
                "warning",
                "link-dangling",
                f'{ids.chapter.source} has no part with the id "{fragment}", which is linked to',
                origin=origin,
                node=link,
                hint=f'did you mean "{path}#{near[0]}"?' if near else "",
            )
            return link.content
        if not link.content:
            return Reference(target=found, origin=origin)
        return msgspec.structs.replace(link, target=f"#{found}")
