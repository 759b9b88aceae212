"""Labels that are in doubt: what is left out is certain, what is likely to be nothing is text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.labels import LabelledLine, Role

_SURE: Final = 0.95
"""A line is left out if it is as likely as this to be no part of the text."""

_LIKELY: Final = 0.3
"""What is less likely to be anything is a paragraph."""


def settle_doubts(lines: Sequence[LabelledLine]) -> None:
    """Gives lines in doubt another role; their `second` is then the one that they had. A text of
    which nothing but its title would remain is not left out."""
    remains = any(line.role not in {"left-out", "title"} for line in lines)
    doubtful: Role | None = None
    for line in lines:
        if line.role == "left-out":
            if line.probability < _SURE or not remains:
                _exchange(line, line.second if remains else "paragraph")
            continue
        if line.begins:
            doubtful = line.role if line.probability < _LIKELY else None
        if line.role == doubtful:
            _exchange(line, "paragraph")


def _exchange(line: LabelledLine, role: Role) -> None:
    own = line.role, line.probability
    line.probability = line.second_probability if role == line.second else 0.0
    line.role = role
    line.second, line.second_probability = own
