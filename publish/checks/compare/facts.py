"""What the document says beside what an artifact says: each difference as a finding.

Anchored on the document: a finding's place is where the source says it.
"""

from __future__ import annotations

from publish.checks.compare import blocks, inlines, parts, ways
from publish.checks.compare.side import Side
from publish.checks.compare.voices import Voice
from publish.checks.facts import Facts
from publish.diagnostics import Finding


def differences(
    stated: Facts, read: Facts, voice: Voice, *, artifact: str, source: str
) -> tuple[Finding, ...]:
    """All differences of an artifact from its document; `stated` are the document's own facts."""
    expected = voice.expected(stated)
    found = voice.found(read, expected)
    side = Side(voice, artifact, source)
    return (
        *blocks.blocks(side, expected.blocks, found.blocks),
        *parts.tables(side, expected.tables, found.tables),
        *parts.notes(side, expected.notes, found.notes),
        *parts.links(side, expected.links, found.links),
        *side.texts("figures", "caption", expected.captions, found.captions),
        *parts.pictures(side, expected.pictures, found.pictures),
        *parts.formulas(side, expected, found),
        *inlines.languages(side, expected.languages, found.languages),
        *inlines.marks(side, expected.marks, found.marks),
        *side.texts("structure", "line-end", expected.lines, found.lines),
        *inlines.signs(side, expected.signs, found.signs),
        *ways.contents(side, expected.contents, found.contents),
        *ways.navigation(side, stated, expected, found),
        *ways.furniture(side, expected.furniture, found.furniture),
        *ways.watermarks(side, expected.watermarks, found.watermarks),
        *ways.metadata(side, expected.metadata, found.metadata),
    )
