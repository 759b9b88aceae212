"""The role of each line of a text, by the learned network and the best sequence of its scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from publish.readers.letters import field_of, is_head
from publish.readers.plaintext.decoding import ROLES, decode
from publish.readers.plaintext.features import TextFeatures
from publish.readers.plaintext.labels import LabelledLine
from publish.readers.plaintext.lines import SourceLine
from publish.readers.plaintext.network import FINE, Doubles, Network, Scores

WEIGHTS: Final = Path(__file__).with_name("data") / "weights.npz"
_FENCE: Final = re.compile(r"\s*(`{3,}|~{3}(?!~))[^`]*$")
_FEWEST_FIELDS: Final = 3
_AT_ONCE: Final = 1024


def label_lines(lines: Sequence[SourceLine], language: str) -> list[LabelledLine]:
    """Labels of at least one line; they do not depend on the stated language."""
    del language
    scores = learned().scores(TextFeatures(lines))
    labels = decode(scores, fixed_lines(lines), FINE)
    found: list[LabelledLine] = []
    for start in range(0, len(lines), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        odds = _probabilities(scores[part, :-1])
        for line, (role, begins), row in zip(lines[part], labels[part], odds, strict=True):
            probability = float(row[role])
            row[role] = -1
            second = int(row.argmax())
            found.append(
                LabelledLine(
                    *(line.number, line.raw, line.gap, ROLES[role], begins),
                    probability=probability,
                    second=ROLES[second],
                    second_probability=float(row[second]),
                )
            )
    return found


def fixed_lines(lines: Sequence[SourceLine]) -> dict[int, tuple[int, bool]]:
    """The labels of lines whose form says what they are: fenced ones, and the head of an e-mail."""
    found: dict[int, tuple[int, bool]] = {}
    opened: tuple[int, str] | None = None
    fence = ROLES.index("fence")
    for at, line in enumerate(lines):
        match = _FENCE.match(line.raw)
        if match is None:
            continue
        if opened is None:
            opened = at, match[1]
        elif line.raw.strip().startswith(opened[1]) and not line.raw.strip().strip(opened[1][0]):
            found |= {inner: (fence, inner == opened[0]) for inner in range(opened[0], at + 1)}
            opened = None
    fields = []
    for line in lines:
        field = field_of(line.raw.strip())
        if field is None:
            break
        fields.append(field[0])
    if len(fields) >= _FEWEST_FIELDS and is_head(fields):
        found |= dict.fromkeys(range(len(fields)), (ROLES.index("header"), True))
    return found


def _probabilities(scores: Scores) -> Doubles:
    """Of each role, to four digits, which every machine agrees about."""
    powers = np.exp((scores.astype(np.float64) - scores.max(1, keepdims=True)) / FINE)
    shares: Doubles = np.round(powers / powers.sum(1, keepdims=True), 4)
    return shares


@cache
def learned() -> Network:
    """The network, read once."""
    with np.load(WEIGHTS) as arrays:
        return Network(arrays)
