"""What each line of a text was labelled with, and why: for people who wonder, and `--explain`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext.decoding import ROLES
from publish.readers.plaintext.features import Features, TextFeatures
from publish.readers.plaintext.labeller import label_lines, learned
from publish.readers.plaintext.labels import LabelledLine
from publish.readers.plaintext.line_facts import FACTS
from publish.readers.plaintext.lines import SourceLine
from publish.readers.plaintext.reading import label

_TOLD: Final = 3


def explain(source: Source, log: Log) -> list[LabelledLine]:
    """The lines of a text with their labels. Raises what `label` raises."""
    lines = label(source, log, label_lines).lines
    if lines:
        _weigh(lines)
    return lines


def _weigh(lines: Sequence[LabelledLine]) -> None:
    """Finds the facts without which the label of a line would lose most against the next best."""
    network = learned()
    text = _Facts([SourceLine(line.number, line.raw, line.gap) for line in lines])
    at = np.arange(len(lines))
    first = [ROLES.index(line.role) for line in lines]
    second = [ROLES.index(line.second) for line in lines]
    losses = np.zeros((len(lines), len(FACTS)))
    whole = network.scores(text).astype(int)
    for column in range(len(FACTS)):
        text.without = column
        change = whole - network.scores(text)
        losses[:, column] = change[at, first] - change[at, second]
    for line, row in zip(lines, losses, strict=True):
        best = np.argsort(-row, kind="stable")[:_TOLD]
        line.facts = line.facts or tuple(FACTS[column].name for column in best if row[column] > 0)


class _Facts(TextFeatures):
    """The features of a text `without` one of its facts."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        super().__init__(lines)
        self.without: int | None = None
        self._known: dict[tuple[int, int], Features] = {}

    def of(self, start: int, stop: int) -> Features:
        if (start, stop) not in self._known:
            self._known[start, stop] = super().of(start, stop)
        features = self._known[start, stop]
        if self.without is None:
            return features
        facts = features.facts.copy()
        facts[:, self.without] = 0
        return features._replace(facts=facts)


def as_text(lines: Iterable[LabelledLine], width: int = 100) -> str:
    """The lines in at most `width` columns: number, role, how sure, the next best role and how
    sure that is, the text, and the facts that weighed most."""
    rows = []
    for line in lines:
        role = line.role if line.begins else f"… {line.role}"
        told = "stated" if line.stated else f"{line.probability:4.0%}"
        other = f"{line.second} {line.second_probability:.0%}" if line.second_probability else ""
        head = f"{line.number:>5}  {role:<15}  {told:>6}  {other:<18}  "
        facts = f"  ({', '.join(line.facts)})" if line.facts else ""
        room = max(16, width - len(head) - len(facts))
        text = line.text if len(line.text) <= room else f"{line.text[: room - 1]}…"
        rows.append(f"{head}{text}{facts}\n")
    return "".join(rows)
