"""Publications of several sources, as a `publish.toml` states them.

[[publication]]
name = "handbook"                      # what its artifacts are called
title = "Handbook"
style = "styles/plain.toml"            # the project's otherwise
sources = ["intro.md", "report.txt"]   # each a chapter
layout = "book"                        # for all formats; the project's otherwise
formats = ["pdf", "epub"]              # all otherwise
bibliographies = "chapter"             # each chapter has its own; otherwise the whole has one

[publication.metadata]
reference = "2025/7"

[[publication.parts]]                  # after `sources`, or in their place
title = "Part One"
sources = ["a.md", "b.md"]
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from publish.document import Meta, Text
from publish.engine.project import inside
from publish.engine.resources import asked
from publish.errors import StyleError
from publish.patterns import pattern
from publish.plugin import Exporter, discover
from publish.style.definition.compiled import is_path, located

if TYPE_CHECKING:
    from publish.style.definition.source import Entry

_KEYS: Final = (
    *("name", "title", "sources", "parts", "layout", "formats", "style", "metadata"),
    "bibliographies",
)
_BIBLIOGRAPHIES: Final = ("whole", "chapter")
_PART_KEYS: Final = ("title", "sources")
_NAME: Final = pattern(r"[\w][\w .-]{0,79}")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Chapters under a title; without one they stand by themselves."""

    title: str = ""
    sources: tuple[Path, ...] = ()
    place: str = ""
    """Where they are named: file and line."""


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """Several sources that become one document. `formats` are empty and `layout` is `None` when
    the project or the format decides. `folder` is that of the `publish.toml`. One that is
    `cited_apart` has a bibliography in each chapter that cites."""

    name: str
    parts: tuple[Part, ...]
    folder: Path = Path()
    metadata: Meta = Meta()
    layout: Entry | None = None
    formats: tuple[str, ...] = ()
    style_entry: Entry | None = None
    cited_apart: bool = False

    @property
    def style(self) -> Path | str:
        """Empty when the project decides. Looked up when asked for: a style that the command line
        replaces may be missing. Raises `StyleError` naming file, line and key."""
        return style_of(self.style_entry, self.folder) if self.style_entry else ""

    @property
    def sources(self) -> tuple[Path, ...]:
        return tuple(source for part in self.parts for source in part.sources)

    def called(self, source: Path) -> str:
        """What documents and messages call a chapter, wherever they are made: its path as the
        `publish.toml` has it."""
        below = source.is_relative_to(self.folder)
        return (source.relative_to(self.folder) if below else source).as_posix()


def publications(
    entry: Entry, folder: Path, metadata: Callable[[Entry], Meta]
) -> tuple[Publication, ...]:
    """The publications that the entry `publication` of a project lists; paths are relative to
    `folder`. Raises `StyleError` naming file, line and key."""
    made: list[Publication] = []
    for table in entry.tables():
        publication = _publication(table, folder, metadata)
        if any(publication.name.casefold() == other.name.casefold() for other in made):
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
        parts.append(_part("", known["sources"], folder))
    for part in known["parts"].tables() if "parts" in known else ():
        keys = _known(part, _PART_KEYS)
        if "sources" not in keys:
            part.fail('needs "sources"')
        title = _text(keys["title"]) if "title" in keys else ""
        parts.append(_part(title, keys["sources"], folder))
    if not parts:
        table.fail('needs "sources" or "parts"')
    _refuse_repeated(parts, table)
    if "layout" in known:
        _text(known["layout"])
    if "formats" in known:
        _refuse_unknown(known["formats"], "format", tuple(discover(Exporter)))
    if "bibliographies" in known:
        _refuse_unknown(known["bibliographies"], "kind of bibliographies", _BIBLIOGRAPHIES)
    if "style" in known:
        _text(known["style"])
    meta = metadata(known["metadata"]) if "metadata" in known else Meta()
    if "title" in known:
        if meta.title:
            known["title"].fail('stands beside "metadata.title"', hint="keep one of them")
        meta = msgspec.structs.replace(meta, title=(Text(text=_text(known["title"])),))
    return Publication(
        name=name,
        parts=tuple(parts),
        folder=folder,
        metadata=meta,
        style_entry=known.get("style"),
        layout=known.get("layout"),
        formats=_texts(known["formats"]) if "formats" in known else (),
        cited_apart="bibliographies" in known and known["bibliographies"].value == "chapter",
    )


def _refuse_repeated(parts: list[Part], table: Entry) -> None:
    seen: set[Path] = set()
    for source in (source for part in parts for source in part.sources):
        if source in seen:
            table.fail(f"{source} is two chapters", hint="name it once")
        seen.add(source)


def _refuse_unknown(entry: Entry, what: str, known: tuple[str, ...]) -> None:
    for name in _texts(entry) if isinstance(entry.value, list) else (_text(entry),):
        if name not in known:
            entry.unknown(f'{what} "{name}"', name, known)


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


def _part(title: str, entry: Entry, folder: Path) -> Part:
    sources = tuple(inside(entry, path, folder) for path in _texts(entry))
    return Part(title=title, sources=sources, place=f"{entry.file}:{entry.line}")


def style_of(entry: Entry, folder: Path) -> Path | str:
    """The style that an entry names: a file, from `folder`, or one of ours. Raises `StyleError`
    naming the entry when there is none."""
    parts = _text(entry).split("+")
    styles = [inside(entry, part, folder) if is_path(part) else part for part in parts]
    for style in styles:
        try:
            path = located(style)
        except StyleError as error:
            entry.fail(error.message, hint=error.hint)
        if not path.is_file():
            entry.fail(f"{path}: there is no such file", hint=asked(path) or "name a style file")
    return styles[0] if len(styles) == 1 else "+".join(map(str, styles))
