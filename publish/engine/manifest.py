"""`manifest.json` and `SHA256SUMS`: what was made of what, by which engines.

Neither holds a time or an absolute path, so that the same build writes the same files.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

from publish.checks.running import Report
from publish.diagnostics import Diagnostic
from publish.engine.engine_versions import versions
from publish.engine.plan import CHECKSUMS, MANIFEST
from publish.engine.remote import is_address
from publish.engine.run import Artifact, Outcome
from publish.errors import SourceError
from publish.files import read, write
from publish.plugin import DISTRIBUTION, Exporter, discover

SCHEMA: Final = "publish-manifest/1"
NAME: Final = MANIFEST


class Ingredient(msgspec.Struct, frozen=True):
    """A source among several."""

    path: str
    sha256: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One artifact. Paths have forward slashes; `path` is relative to the manifest.

    Of a publication `source` is the name, and `sources` lists the chapters in their order.

    `checks` holds, when it was checked, for each column of the table whether it `agrees`, so
    `partly`, where programs that were to look at it are not installed, or `differs`; columns that
    nobody looked at are left out.
    """

    path: str
    format: str
    media_type: str
    source: str
    source_sha256: str = ""
    sources: tuple[Ingredient, ...] = ()
    layout: str
    style: str
    document_sha256: str
    sha256: str
    size: int
    pages: int | None = None
    checks: dict[str, str] = {}
    diagnostics: tuple[Diagnostic, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """All artifacts of a build, sorted by path, and the versions that made them."""

    schema: str
    artifacts: tuple[Entry, ...]
    versions: dict[str, str]


def write_manifest(
    outcomes: Iterable[Outcome], out: Path, reports: Iterable[Report] = ()
) -> tuple[Path, Path]:
    """Writes both files into `out` and returns their paths; `reports` are what checks found."""
    made = [(outcome, artifact) for outcome in outcomes for artifact in outcome.artifacts]
    entries = sorted((_entry(*pair, out) for pair in made), key=lambda entry: entry.path)
    manifest = Manifest(
        schema=SCHEMA,
        artifacts=tuple(entries),
        versions=_versions({artifact.format for _, artifact in made}),
    )
    sums = "".join(f"{entry.sha256}  {entry.path}\n" for entry in entries)
    paths = out / NAME, out / CHECKSUMS
    write(paths[0], _text(manifest))
    write(paths[1], sums.encode())
    if reports := tuple(reports):
        record_checks(reports, out)
    return paths


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`. Raises `SourceError` when it is damaged or of another kind."""
    try:
        manifest = msgspec.json.decode(read(path), type=Manifest)
    except (SourceError, msgspec.DecodeError) as error:
        raise SourceError(f"{path}: is no manifest of ours: {error}") from error
    if manifest.schema != SCHEMA:
        raise SourceError(f"{path}: is no {SCHEMA} but {manifest.schema}")
    return manifest


def withdraw(path: Path, data: bytes) -> None:
    """Removes the manifest beside `path` and its checksums when they describe the artifact there,
    which `data` will replace, as another one. A manifest that is not ours stays."""
    try:
        entries = read_manifest(path.parent / NAME).artifacts
    except SourceError:
        return
    digest = hashlib.sha256(data).hexdigest()
    if any(entry.path == path.name and entry.sha256 != digest for entry in entries):
        for name in (CHECKSUMS, NAME):
            (path.parent / name).unlink(missing_ok=True)


def record_checks(reports: Iterable[Report], folder: Path) -> None:
    """States in the manifest of `folder` what was found about its artifacts."""
    path = folder / NAME
    manifest = read_manifest(path)
    found = {report.artifact: report for report in reports}

    def checked(entry: Entry) -> Entry:
        report = found.get(str(folder / entry.path))
        marks = {} if report is None else {name: report.mark(name) for name in report.columns}
        return msgspec.structs.replace(entry, checks=dict(marks)) if marks else entry

    entries = tuple(checked(entry) for entry in manifest.artifacts)
    write(path, _text(msgspec.structs.replace(manifest, artifacts=entries)))


def _text(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def _entry(outcome: Outcome, artifact: Artifact, out: Path) -> Entry:
    name = outcome.job.intake.name
    several = outcome.job.intake.publication is not None
    return Entry(
        path=_relative(artifact.path, out),
        format=artifact.format,
        media_type=artifact.media_type,
        source=name if is_address(name) else _relative(Path(name), Path.cwd()),
        source_sha256="" if several else outcome.sources[0][1],
        sources=tuple(
            Ingredient(path=_relative(Path(name), Path.cwd()), sha256=digest)
            for name, digest in (outcome.sources if several else ())
        ),
        layout=artifact.layout,
        style=_relative(Path(outcome.job.style_name), Path.cwd()),
        document_sha256=artifact.document_sha256,
        sha256=artifact.sha256,
        size=artifact.size,
        pages=_pages(artifact),
        diagnostics=artifact.diagnostics,
    )


def _pages(artifact: Artifact) -> int | None:
    if artifact.format != "pdf":
        return None
    from publish.checks.read.pdf.safe_open import page_count

    return page_count(read(artifact.path))


def _versions(formats: set[str]) -> dict[str, str]:
    exporters = discover(Exporter)
    tools = tuple(tool for name in formats for tool in exporters[name].record.tools)
    return {
        "publish": metadata.version(DISTRIBUTION),
        "python": platform.python_version(),
        **versions(tools),
    }


def _relative(path: Path, folder: Path) -> str:
    """`path` seen from `folder` when it lies below it; else as it was given, for a name such as
    "house" is no path, and where a file lies on this machine is nobody's business."""
    if path.is_absolute() and path.is_relative_to(folder.absolute()):
        path = path.relative_to(folder.absolute())
    elif path.is_relative_to(folder):
        path = path.relative_to(folder)
    return path.name if path.is_absolute() else str(path).replace(os.sep, "/")
