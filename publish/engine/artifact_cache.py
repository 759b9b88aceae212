"""Artifacts of earlier builds: what was made of the same source, style and versions is not made
again.

A record says which files were read for an artifact, with their digests, and what came of them. Its
name is the digest of all that is known before anything is read but the sources: these, the request,
the style, the versions. It holds when each of its files is as it was; so does a picture that is
missing, or a folder whose names were looked through. No time of a file plays a part.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from publish import canonical_json, disk_cache, plugin
from publish.diagnostics import Diagnostic
from publish.document import Document
from publish.engine.plan import STANDARD_INPUT, Intake, Job, Target
from publish.engine.remote import is_address
from publish.errors import SourceError
from publish.files import are_one_file, digest_of, read
from publish.plugin import DISTRIBUTION, Exporter, Layout, Reader, discover
from publish.style.fonts.families import MACHINE

_RECORDS: Final = "records"
_ARTIFACTS: Final = "artifacts"
_DOCUMENTS: Final = "documents"
_LAST: Final = "last"
_REASONS: Final = {
    "source": "the source has changed",
    "request": "something else is asked for",
    "style": "the style has changed",
    "versions": "publish or something that it uses has another version",
}
"""Why an artifact is to be built, by the part of its key that is another than last time."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact as it was made. `files` are those that were read, "" for one that was not there;
    `sources` are the names of sources and their digests."""

    files: dict[str, str]
    sources: tuple[tuple[str, str], ...]
    layout: str
    document_sha256: str
    sha256: str
    diagnostics: tuple[Diagnostic, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a target before anything is done: its record and its bytes, else why it is
    to be built. `unchanged` says that the bytes are where they belong."""

    record: Record | None = None
    data: bytes = b""
    unchanged: bool = False
    why: str = ""


class Cache:
    """What is kept of the targets of one job. Digests of files are taken once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._digests: dict[str, str] = {}
        self._source = _source_digest(job.intake)

    def find(self, target: Target, *, forced: bool = False) -> Found:
        """The artifact of an earlier build, or why it is to be built."""
        if not self._source:
            return Found(why="the source is read as it comes")
        if forced:
            return Found(why="all is to be built")
        parts = self._parts(target)
        data = disk_cache.get(_RECORDS, _name(parts))
        record: Record | None = None
        if data is not None:
            with suppress(msgspec.DecodeError):
                record = msgspec.msgpack.decode(data, type=Record)
        if record is None:
            return Found(why=_why(target, parts))
        for file, digest in record.files.items():
            if self._digest(file) != digest:
                return Found(why=f"{file} has changed")
            if are_one_file(target.path, Path(file)):
                return Found(why=f"{file} is read")
        return _artifact(record, target)

    def keep(self, target: Target, record: Record, data: bytes) -> None:
        """Keeps an artifact for later builds."""
        if not self._source:
            return
        parts = self._parts(target)
        disk_cache.put(_ARTIFACTS, record.sha256, data)
        disk_cache.put(_RECORDS, _name(parts), msgspec.msgpack.encode(record))
        disk_cache.put(_LAST, _last(target), msgspec.msgpack.encode(parts))

    def _parts(self, target: Target) -> dict[str, str]:
        """What the record of a target is named by."""
        job = self._job
        layout = target.layout.name if target.layout else ""
        asked = (job.intake, target.exporter.name, layout, target.chosen, job.strict)
        made = msgspec.msgpack.encode(asked, enc_hook=str)
        return {
            "source": self._source,
            "request": hashlib.sha256(made).hexdigest(),
            "style": job.style_sha256,
            "versions": disk_cache.key(
                os.environ.get("SOURCE_DATE_EPOCH", ""),
                *map(_engine, target.exporter.tools),
                *_plug_ins(),
            ),
        }

    def _digest(self, file: str) -> str:
        if file not in self._digests:
            self._digests[file] = _digest(file)
        return self._digests[file]


def keep_document(document: Document, sha256: str) -> None:
    """Keeps an arranged document, for checks of artifacts that are not built again."""
    disk_cache.put(_DOCUMENTS, sha256, canonical_json.dump(document))


def kept_document(sha256: str) -> Document | None:
    """The arranged document of that digest, if it was kept."""
    data = disk_cache.get(_DOCUMENTS, sha256)
    if data is None:
        return None
    try:
        return canonical_json.load(data)
    except SourceError:
        return None


def _artifact(record: Record, target: Target) -> Found:
    with suppress(SourceError):
        data = read(target.path, noted=False)
        if hashlib.sha256(data).hexdigest() == record.sha256:
            return Found(record=record, data=data, unchanged=True)
    kept = disk_cache.get(_ARTIFACTS, record.sha256)
    if kept is None:
        return Found(why="the artifact is not there, nor is it kept")
    return Found(record=record, data=kept, why="the artifact is not there, but kept")


def _source_digest(intake: Intake) -> str:
    """The digest of the sources of an intake, "" for what is read when it is built."""
    if intake.source == STANDARD_INPUT or is_address(intake.source):
        return ""
    several = intake.publication
    paths = several.sources if several is not None else (Path(intake.source),)
    return hashlib.sha256("".join(map(digest_of, paths)).encode()).hexdigest()


def _digest(file: str) -> str:
    if file == str(MACHINE):
        from publish.style.fonts.fallback import fonts_of_machine

        return fonts_of_machine()
    return digest_of(Path(file))


def _name(parts: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(parts.values()).encode()).hexdigest()


def _last(target: Target) -> str:
    return hashlib.sha256(os.fsencode(target.address or target.path.absolute())).hexdigest()


def _why(target: Target, parts: Mapping[str, str]) -> str:
    data = disk_cache.get(_LAST, _last(target))
    if data is None:
        return "it was not built before"
    last: dict[str, str] = {}
    with suppress(msgspec.DecodeError):
        last = msgspec.msgpack.decode(data, type=dict[str, str])
    return next(
        (why for part, why in _REASONS.items() if last.get(part) != parts[part]), "it is not kept"
    )


@cache
def _engine(tool: str) -> str:
    """The version of a library that is no distribution, whose versions are in every key."""
    if tool != "pango":
        return ""
    from publish.engine.engine_versions import pango_version

    return pango_version()


@cache
def _plug_ins() -> tuple[bytes, ...]:
    """The files of plug-ins that are not ours: their makers may not count each change."""
    found: list[plugin.Found[Any]] = [
        *discover(Reader).values(),
        *discover(Layout).values(),
        *discover(Exporter).values(),
    ]
    files = {plug_in.file for plug_in in found if not plug_in.origin.startswith(f"{DISTRIBUTION} ")}
    return tuple(Path(file).read_bytes() for file in sorted(files) if file)
