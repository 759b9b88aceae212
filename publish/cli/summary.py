"""What a build made, in a few lines for people at a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from publish.checks.facts import UnreadableError
from publish.engine.run import Artifact, Outcome
from publish.errors import PublishError
from publish.files import read

_NAMED: Final = 3
"""Sources to look at that are named; the others are counted."""


def made(outcome: Outcome) -> str:
    """The artifacts of one source, with their sizes: `dist/x.docx (58 kB), .pdf (2 pages, 25 kB)`.

    Only the first has its whole path where the others differ in the suffix alone.
    """
    parts = []
    stem = None
    for artifact in outcome.artifacts:
        path, suffix = artifact.place, artifact.path.suffix
        parts.append(f"{suffix if path == f'{stem}{suffix}' else path} ({_size(artifact)})")
        stem = path.removesuffix(suffix)
    unchanged = bool(parts) and all(artifact.unchanged for artifact in outcome.artifacts)
    return ", ".join(parts) + (", unchanged" if unchanged else "")


def totals(outcomes: Sequence[Outcome], seconds: float) -> Iterator[str]:
    """The counts of a build of several sources, a line for each format, and which sources to look
    at, the worst first."""
    artifacts = [artifact for outcome in outcomes for artifact in outcome.artifacts]
    unchanged = sum(artifact.unchanged for artifact in artifacts)
    known = f" ({unchanged} unchanged)" if unchanged else ""
    yield (
        f"{_counted(len(outcomes), 'source')}: {_counted(len(artifacts), 'artifact')}{known}"
        f" in {seconds:.1f} s"
    )
    formats = defaultdict(list)
    for artifact in artifacts:
        formats[artifact.format].append(artifact)
    for name, those in sorted(formats.items()):
        pages = [count for count in map(_pages, those) if count is not None]
        paged = f", {_counted(sum(pages), 'page')}" if pages else ""
        yield f"  {name:5} {len(those)}{paged}, {_bytes(sum(one.size for one in those))}"
    failed = sum(bool(outcome.errors) for outcome in outcomes)
    if failed:
        yield f"  {_counted(failed, 'source')} failed"
    yield from _to_look_at(outcomes)


def _to_look_at(outcomes: Iterable[Outcome]) -> Iterator[str]:
    found = []
    for outcome in outcomes:
        counts = {
            "error": len(outcome.errors),
            "loss": sum(one.severity == "loss" for one in outcome.diagnostics),
            "warning": sum(one.severity == "warning" for one in outcome.diagnostics),
        }
        if any(counts.values()):
            said = ", ".join(_counted(n, name) for name, n in counts.items() if n)
            found.append((tuple(counts.values()), f"{outcome.job.intake.name} ({said})"))
    found.sort(key=lambda one: one[0], reverse=True)
    if found:
        more = f"; {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield f"  look at {'; '.join(text for _, text in found[:_NAMED])}{more}"


def _size(artifact: Artifact) -> str:
    pages = _pages(artifact)
    size = _bytes(artifact.size)
    return size if pages is None else f"{_counted(pages, 'page')}, {size}"


def _pages(artifact: Artifact) -> int | None:
    """How many pages a PDF has that can be read back from a file."""
    from publish.checks.read.pdf.safe_open import document

    if artifact.format != "pdf" or artifact.address:
        return None
    try:
        return len(document(read(artifact.path)))
    except (PublishError, UnreadableError):
        return None


def _counted(count: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{count} {noun if count == 1 else plural}"


def _bytes(size: int) -> str:
    """Bytes in kB or MB of SI, as file managers print them."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
