"""What each line of a text became, and why: for people who wonder, and for `--explain`."""

from __future__ import annotations

from collections.abc import Iterable

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext.pieces import LineDecision
from publish.readers.plaintext.reading import Analysis, analyse


def explain(source: Source, log: Log) -> tuple[LineDecision, ...]:
    """The decision on each line of the source that is not blank, in line order.

    A line that holds several items has a decision for each. Raises what `read` raises.
    """
    return decisions_of(analyse(source, log))


def decisions_of(analysis: Analysis) -> tuple[LineDecision, ...]:
    """The same of a text that was taken apart."""
    decisions = [
        LineDecision(
            line=line.number,
            kind=piece.kind,
            rule=piece.rule,
            confidence=piece.confidence,
            text=line.text,
            marks=piece.marks if line is piece.first else "",
        )
        for piece in analysis.pieces
        for line in piece.lines
    ]
    return tuple(sorted(decisions, key=lambda decision: decision.line))


def as_text(decisions: Iterable[LineDecision], width: int = 100) -> str:
    """The decisions as lines of at most `width` columns: line, kind, how sure, text, rule."""
    rows = []
    for d in decisions:
        head = f"{d.line:>5}  {d.kind:<15}  {d.confidence:4.0%}  "
        rule = f"  ({d.rule})"
        room = max(16, width - len(head) - len(rule))
        text = d.text if len(d.text) <= room else d.text[: room - 1] + "…"
        rows.append(f"{head}{text}{rule}")
    return "".join(f"{row}\n" for row in rows)
