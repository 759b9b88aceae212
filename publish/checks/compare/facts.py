"""What the document says beside what an artifact says: each difference as a finding.

Anchored on the document: a finding's place is where the source says it.
"""

from __future__ import annotations

from publish.checks.compare import blocks, inlines, navigation, objects
from publish.checks.compare.findings import Side
from publish.checks.compare.format_projection import Voice
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
        *objects.tables(side, expected.tables, found.tables),
        *objects.notes(side, expected.notes, found.notes),
        *objects.links(side, expected.links, found.links),
        *side.texts("figures", "caption", expected.captions, found.captions),
        *objects.pictures(side, expected.pictures, found.pictures),
        *objects.formulas(side, expected, found),
        *inlines.languages(side, expected.languages, found.languages),
        *inlines.marks(side, expected.marks, found.marks),
        *side.texts("structure", "line-end", expected.lines, found.lines),
        *inlines.signs(side, expected.signs, found.signs),
        *navigation.contents(side, expected.contents, found.contents),
        *navigation.navigation(side, stated, expected, found),
        *navigation.furniture(side, expected.furniture, found.furniture),
        *navigation.watermarks(side, expected.watermarks, found.watermarks),
        *navigation.metadata(side, expected.metadata, found.metadata),
    )
