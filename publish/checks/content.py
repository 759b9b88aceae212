"""Content as a check: what an artifact says beside its document, and whether it is so.

One checker a format; `publish check` finds them through their entry points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from typing import Final

import msgspec

from publish.checks.claims import Claim
from publish.checks.compare.content_tolerances import Format
from publish.checks.expected.roles import direction_of
from publish.checks.facts import Facts
from publish.diagnostics import Column, Finding
from publish.document import Division, Document, Paragraph, Region, Section, SmallCaps
from publish.plugin import Checker, Study, Subject
from publish.style import Style
from publish.style.definition.contrast import roles_of
from publish.walk import iterate, unturned

COLUMNS: Final[tuple[Column, ...]] = (
    *("words", "structure", "tables", "notes", "links", "figures", "metadata"),
)

_READERS: Final[dict[Format, str]] = {
    "pdf": "pdf.facts",
    "docx": "docx.facts",
    "epub": "html.epub",
    "html": "html.page",
}


def read(format_: Format, data: bytes) -> Facts:
    """The facts of an artifact. Raises `UnreadableError` when it cannot be read."""
    reader = import_module(f"publish.checks.read.{_READERS[format_]}")
    facts: Facts = reader.read(data)
    return facts


def _check(format_: Format, subjects: Sequence[Subject]) -> list[Study]:
    return [Study(findings=_checked(format_, subject)) for subject in subjects]


def _checked(format_: Format, subject: Subject) -> tuple[Finding, ...]:
    """What is found. Raises what a reader raises for a damaged file."""
    from publish.checks.compare.facts import differences
    from publish.checks.compare.format_projection import Voice
    from publish.checks.expected.facts import as_set, facts_of

    found = read(format_, subject.data)
    strange: tuple[Claim, ...] = ()
    if subject.document is None:
        return _claimed(format_, subject, found, None)
    document = as_set(subject.document, subject.style, format_)
    if format_ == "docx" and subject.style is not None:
        found, document, strange = _in_template(subject, found, document)
    stated = facts_of(document)
    capitals = any(isinstance(node, SmallCaps) for node in iterate(document)) or (
        subject.style is not None and _sets_capitals(subject.style)
    )
    voice = Voice(
        format_,
        titled=_is_titled(format_, document),
        capitals=capitals,
        mirrored=_is_mirrored(document),
    )
    differing = differences(stated, found, voice, artifact=subject.name, source=subject.source)
    return (*differing, *_findings(subject, strange), *_claimed(format_, subject, found, stated))


def _in_template(
    subject: Subject, found: Facts, document: Document
) -> tuple[Facts, Document, tuple[Claim, ...]]:
    """What a Word file and its document say, and what differs of its template: whose heads and feet
    are that template's are not those of the document."""
    from publish.checks.read.docx.facts import walked, without_heads
    from publish.checks.read.docx.template import has_heads, strange_heads

    if subject.style is None or not has_heads(subject.style):
        return found, document, ()
    word = walked(subject.data)
    document = msgspec.structs.replace(document, furniture=None)
    return without_heads(word).facts, document, strange_heads(word, subject.style)


def _claimed(
    format_: Format, subject: Subject, found: Facts, stated: Facts | None
) -> tuple[Finding, ...]:
    """What the artifact says that is not so, and what it holds that is dangerous."""
    from publish.checks.accessibility import untrue
    from publish.checks.safety import dangers

    claims = (
        *dangers(format_, subject.data, found, stated),
        *untrue(format_, subject.data, found, stated),
    )
    return _findings(subject, claims)


def _findings(subject: Subject, claims: Iterable[Claim]) -> tuple[Finding, ...]:
    return tuple(
        Finding(artifact=subject.name, **msgspec.structs.asdict(claim)) for claim in claims
    )


def _is_titled(format_: Format, document: Document) -> bool:
    """Whether headings stand a level below a title. A page has one title; in a book the chapters
    stand beside its title page."""
    if format_ != "epub":
        return format_ != "docx"
    return any(
        isinstance(block, Region) and block.role in ("title", "memo_title")
        for block in unturned(document.blocks)
    )


def _is_mirrored(document: Document) -> bool:
    """Whether the document, or any block in it, runs from right to left."""
    return direction_of(document.meta.language) == "rtl" or any(
        node.direction == "rtl"
        for node in iterate(document)
        if isinstance(node, Division | Paragraph | Section)
    )


def _sets_capitals(style: Style) -> bool:
    """Whether the style sets any text in capitals, large or small: fonts have the same glyphs for
    some of both. Watermarks aside, which are no text."""
    roles = roles_of(style).items()
    return any(role.case != "normal" for name, role in roles if name != "watermark")


def _checker(format_: Format) -> Checker:
    return Checker(
        name=f"content-{format_}",
        suffix=f".{format_}",
        check=partial(_check, format_),
        columns=COLUMNS,
        summary="the same content as the document: text, structure, links, metadata",
    )


PDF: Final = _checker("pdf")
DOCX: Final = _checker("docx")
EPUB: Final = _checker("epub")
HTML: Final = _checker("html")
