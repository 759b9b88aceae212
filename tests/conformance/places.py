"""Gaps, indents in cells and rules of passages in Word files and on web pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publish.checks.compare.matching import Match, match
from publish.checks.compare.style_tolerances import DOCX_FRAME, SLACK, SPACE, sayable
from publish.checks.compare.style_values import Comparison, color, points, shown
from publish.checks.expected.facts import as_set
from publish.checks.read.docx.facts import Walked
from publish.document import Document
from publish.style import Style
from tests.conformance.expected.blocks import expected_passages
from tests.conformance.passages import NO_BOX, Edge, Placed, alike, shown_edge
from tests.conformance.web import walker
from tests.conformance.web.pages import cascaded, pages_of
from tests.conformance.word import reader


def place_words(
    comparison: Comparison, word: Walked, document: Document, style: Style
) -> Iterable[tuple[str, Edge | None]]:
    """Compares the places in a Word file; returns the rules of its tables."""
    measured = reader.measure(word, style)
    expected = expected_passages(as_set(document, None, "docx"), sayable(style, "docx"))
    _compare(comparison, expected, measured.passages, DOCX_FRAME)
    return measured.rules


def place_pages(
    comparison: Comparison, data: bytes, format_: str, document: Document, style: Style
) -> None:
    """Compares the places on web pages and in books."""
    pages = pages_of(data, f".{format_}")
    found = walker.measure(pages, cascaded(pages), style)
    _compare(comparison, expected_passages(document, sayable(style, format_)), found, 0.0)


def _compare(
    comparison: Comparison, expected: Sequence[Placed], found: Sequence[Placed], frame: float
) -> None:
    matches: list[Match] = []
    for flow in ("main", "note"):
        matches += match(
            [p for p in expected if p.flow == flow], [p for p in found if p.flow == flow]
        )
    seen: set[tuple[int, int]] = set()
    for one in matches:
        pair = (id(one.expected), id(one.found))
        if pair in seen:
            continue
        seen.add(pair)
        for key, wanted, got, agrees in _values(one, frame):
            comparison.judge(
                one.expected, one.expected.role, key, wanted, got,
                agrees=agrees, where=one.found.where,
            )  # fmt: skip


def _values(one: Match, frame: float) -> Iterator[tuple[str, str, str, bool]]:
    wanted, got = one.expected, one.found
    assert isinstance(wanted, Placed)
    assert isinstance(got, Placed)
    slack = frame if wanted.box != NO_BOX else 0.0
    for key in ("indent_start", "indent_end", *(("gap", "first_indent") if one.starts else ())):
        expected, found = getattr(wanted, key), getattr(got, key)
        hangs = wanted.role == "memo_label" and key == "indent_start"  # from that of its value
        if expected is not None and found is not None and not (hangs and frame):
            near = abs(expected - found) <= SPACE + SLACK + slack
            yield key, points(expected), points(found), near
    if wanted.marker is not None and one.starts:
        seen = got.marker or ""
        yield "marker_color", color(wanted.marker), color(seen), wanted.marker == seen
    for key in ("columns", "begins_page"):
        expected, found = getattr(wanted, key), getattr(got, key)
        if expected is not None and found is not None:
            yield key, shown(key, expected), shown(key, found), expected == found
    for side in ("top", "bottom", "start", "end"):
        expected, found = getattr(wanted.box, side), getattr(got.box, side)
        yield f"border_{side}", shown_edge(expected), shown_edge(found), alike(expected, found)
