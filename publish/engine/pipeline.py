"""The four steps as functions for everybody: `read`, `normalize`, `arrange`, `export`.

Each takes a `Log` and works without one: then an error that would stand in it is raised. They are
what `import publish` offers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from publish.diagnostics import Log, way_to_give
from publish.document import Document, Text
from publish.engine.clock import timestamp
from publish.engine.resources import Beside, asked
from publish.errors import ExportError, PublishError, SourceError, lack
from publish.files import is_there
from publish.files import read as read_file
from publish.layouts.registry import choose_layout
from publish.normalization import normalize as to_one_form
from publish.plugin import Context, Exporter, Found, Layout, Reader, Source, choose, discover
from publish.readers.stated_structure import SUFFIX as STRUCTURE_SUFFIX
from publish.style import Style, load_style


def read(source: Path | str | Source, *, reader: str = "", log: Log | None = None) -> Document:
    """The document that a source says.

    `source` is a path, or a `Source` that holds the bytes. Pictures that it names are looked for
    beside the path and in folders below it. The reader is found by the suffix
    unless one is named. Raises `SourceError` when the source cannot be read, `UsageError` when
    there is no such reader.
    """
    if not isinstance(source, Source):
        source = open_source(Path(source))
    chosen = choose(Reader, reader) if reader else reader_for(source.name)
    with _logged(log, source.name) as told, _guarded("reader", chosen.name, told, SourceError):
        return chosen.read(source, told)


def normalize(document: Document, *, log: Log | None = None) -> Document:
    """The document in its one form; see `publish.normalization`. Raises `SourceError` for what has
    none, such as a reference to nothing, when no `log` is given to be told of it."""
    with _logged(log) as told:
        return to_one_form(document, told)


def arrange(
    document: Document,
    layout: str = "briefing",
    style: Style | Path | str = "house",
    *,
    log: Log | None = None,
) -> Document:
    """The normalized document as that layout sets it.

    Raises `ExportError` when the layout fails.
    """
    style = style if isinstance(style, Style) else load_style(style)
    chosen = choose_layout(layout, style)
    with _logged(log) as told:
        return arranged(chosen, document, style, told)


def export(
    document: Document,
    to: str,
    style: Style | Path | str = "house",
    *,
    log: Log | None = None,
) -> bytes:
    """The artifact of format `to`. A document that is not arranged gets the format's own layout.

    Raises `ExportError` when the exporter or its engine fails.
    """
    style = style if isinstance(style, Style) else load_style(style)
    exporter = choose(Exporter, to)
    style = exporter.styled(style)
    with _logged(log) as told:
        if exporter.layout and not document.page_master:
            layout = usual_layout(exporter, document, style)
            document = arrange(document, layout.name, style, log=told)
        return render(exporter, document, style, told)


def usual_layout(exporter: Exporter, document: Document, style: Style) -> Layout:
    """The layout of a document in a format for which nobody chose one."""
    letter = document.meta.correspondence
    if exporter.letter and (letter.to or letter.sender or letter.cc):
        memo = choose_layout(exporter.letter, style)
        if memo.page_master in style.page:
            return memo
    return choose_layout(exporter.layout, style)


def arranged(layout: Layout, document: Document, style: Style, log: Log) -> Document:
    """`document` as `layout` sets it; whatever fails in it is an `ExportError` that names it."""
    with _guarded("layout", layout.name, log, ExportError):
        return layout.arrange(document, style, log)


def render(exporter: Exporter, document: Document, style: Style, log: Log) -> bytes:
    """What `exporter` makes of an arranged document; whatever else fails in it is an
    `ExportError` that names the exporter."""
    context = Context(log=log, timestamp=timestamp(document.meta, os.environ))
    with _guarded("exporter", exporter.name, log, ExportError):
        return exporter.render(document, style, context)


@contextmanager
def _logged(log: Log | None, name: str = "") -> Iterator[Log]:
    """The log that is given, or one that nobody will read, of which an error is raised."""
    told = log if log is not None else Log(name)
    yield told
    if log is None and told.errors:
        first = told.errors[0]
        raise SourceError(
            f"{str(first.place) or name or 'document'}: {first.message}", hint=first.hint
        )


@contextmanager
def _guarded(kind: str, name: str, log: Log, error: type[PublishError]) -> Iterator[None]:
    """Makes what a plug-in raises, and is no error of ours, one that names it."""
    try:
        yield
    except PublishError:
        raise
    except RecursionError as deep:
        raise error(
            f"{log.source or 'document'}: nested too deeply for the {kind} {name}",
            hint="no text needs quotes or lists that deep",
        ) from deep
    except (OSError, MemoryError) as lacking:
        raise error(
            f"{log.source or 'document'}: {kind} {name} cannot go on: {lack(lacking)}",
            hint="see to memory, disk, open files and the temporary folder, and try again",
        ) from lacking
    except Exception as unforeseen:
        raise error(
            f"{log.source or 'document'}: {kind} {name} failed:"
            f" {type(unforeseen).__name__}: {unforeseen}",
            hint="please report this with the source that provokes it",
        ) from unforeseen


def open_source(path: Path) -> Source:
    """The bytes of the file at `path`; a one-line `SourceError` for what is no file."""
    try:
        if path.is_symlink() and not path.exists():
            raise SourceError(f"{path}: is a link to {path.readlink()}, which is not there")
        if not path.exists():
            raise SourceError(f"{path}: there is no such file", hint=asked(path))
        if path.is_dir():
            raise SourceError(f"{path}: is a directory", hint="name the files in it")
        if not path.is_file():
            raise SourceError(f"{path}: is no regular file", hint="give a file, or - for a pipe")
        return Source(
            name=str(path), data=read_file(path), beside=Beside(path), structure=_stated(path)
        )
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error


def _stated(source: Path) -> bytes | None:
    """The file beside `source` that states its structure; a name may be too long to have one."""
    path = source.with_name(f"{source.name}{STRUCTURE_SUFFIX}")
    try:
        there = is_there(path)
    except OSError:
        return None
    return read_file(path) if there else None


def reader_for(name: str) -> Reader:
    """The reader of files that are called `name`, by the suffix; the longest suffix wins."""
    readers = discover(Reader)
    lower = Path(name).name.lower()
    found = [
        (suffix, reader.record)
        for reader in readers.values()
        for suffix in reader.record.suffixes
        if suffix and lower.endswith(suffix)
    ]
    if found:
        return max(found, key=lambda pair: len(pair[0]))[1]
    if "." not in lower.lstrip("."):
        return next(r.record for r in readers.values() if "" in r.record.suffixes)
    raise SourceError(f'{name}: no reader for "{Path(name).suffix}"', hint=_cure(readers))


def titled(document: Document, name: str, log: Log) -> Document:
    """`document` with a title: its own, else the name of its file, which is told."""
    if document.meta.title:
        return document
    stem = Path(name).stem
    log.warning(
        "title-missing",
        f'the source has no title: "{stem}" is used',
        hint=way_to_give("title", "…", name),
    )
    meta = msgspec.structs.replace(document.meta, title=(Text(text=stem),))
    return msgspec.structs.replace(document, meta=meta)


def _cure(readers: dict[str, Found[Reader]]) -> str:
    return f"name a reader with --reader: {', '.join(readers)}"
