"""Publications of several sources, as a `publish.toml` states them.

[[publication]]
name = "handbook"                      # what its artifacts are called
sources = ["intro.md", "report.txt"]   # each a chapter
layout = "book"                        # for all formats; the project's otherwise
formats = ["pdf", "epub"]              # all otherwise

[publication.metadata]
title = "Handbook"

[[publication.parts]]                  # after `sources`, or in their place
title = "Part One"
sources = ["a.md", "b.md"]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import msgspec

from publish.document import Meta
from publish.style.source import Entry

_KEYS: Final = ("name", "sources", "parts", "layout", "formats", "metadata")
_PART_KEYS: Final = ("title", "sources")
_NAME: Final = re.compile(r"[\w][\w .-]{0,79}")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Chapters under a title; without one they stand by themselves."""

    title: str = ""
    sources: tuple[Path, ...] = ()


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """Several sources that become one document. `formats` and `layout` are empty when the project
    or the format decides."""

    name: str
    parts: tuple[Part, ...]
    metadata: Meta = Meta()
    layout: str = ""
    formats: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Path, ...]:
        return tuple(source for part in self.parts for source in part.sources)


def publications(
    entry: Entry, folder: Path, metadata: Callable[[Entry], Meta]
) -> tuple[Publication, ...]:
    """The publications that the entry `publication` of a project lists; paths are relative to
    `folder`. Raises `StyleError` naming file, line and key."""
    made: list[Publication] = []
    for table in _tables(entry):
        publication = _publication(table, folder, metadata)
        if any(publication.name == other.name for other in made):
            table.fail(f'two publications are called "{publication.name}"', hint="rename one")
        made.append(publication)
    return tuple(made)


def _publication(table: Entry, folder: Path, metadata: Callable[[Entry], Meta]) -> Publication:
    known = _known(table, _KEYS)
    if "name" not in known:
        table.fail('needs "name"', hint="what its artifacts are called")
    name = _text(known["name"])
    if _NAME.fullmatch(name) is None:
        known["name"].expected("a name such as handbook: letters, digits, - and _")
    parts: list[Part] = []
    if "sources" in known:
        parts.append(Part(sources=_paths(known["sources"], folder)))
    for part in _tables(known["parts"]) if "parts" in known else ():
        keys = _known(part, _PART_KEYS)
        if "sources" not in keys:
            part.fail('needs "sources"')
        title = _text(keys["title"]) if "title" in keys else ""
        parts.append(Part(title=title, sources=_paths(keys["sources"], folder)))
    if not parts:
        table.fail('needs "sources" or "parts"')
    return Publication(
        name=name,
        parts=tuple(parts),
        metadata=metadata(known["metadata"]) if "metadata" in known else Meta(),
        layout=_text(known["layout"]) if "layout" in known else "",
        formats=_texts(known["formats"]) if "formats" in known else (),
    )


def _tables(entry: Entry) -> Iterable[Entry]:
    """The tables of an array; their keys are known by the array's own place."""
    if not isinstance(entry.value, list) or not all(isinstance(v, dict) for v in entry.value):
        entry.expected(f"tables, written [[{'.'.join(entry.key)}]]")
    for value in entry.value:
        yield _located(value, entry)


def _located(value: object, entry: Entry) -> Entry:
    if isinstance(value, dict):
        value = {
            name: _located(part, msgspec.structs.replace(entry, key=(*entry.key, name)))
            for name, part in value.items()
        }
    return msgspec.structs.replace(entry, value=value)


def _known(table: Entry, keys: tuple[str, ...]) -> dict[str, Entry]:
    for name, part in table.table().items():
        if name not in keys:
            part.unknown("key", name, keys)
    return table.table()


def _text(entry: Entry) -> str:
    if not isinstance(entry.value, str) or not entry.value.strip():
        entry.expected("a text")
    return entry.value


def _texts(entry: Entry) -> tuple[str, ...]:
    if not isinstance(entry.value, list) or not entry.value:
        entry.expected("a list of texts")
    return tuple(_text(msgspec.structs.replace(entry, value=value)) for value in entry.value)


def _paths(entry: Entry, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / path for path in _texts(entry))
