"""What the lines of a text were measured by when it was wrapped: columns, characters or print.

Terminals and East Asian editors count columns, of which a wide character takes two. Most programs
elsewhere count characters, so that lines with figures among them come out narrower. What is copied
from a page in print was broken where the letters, each of its own width, filled the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.characters import CJK, WIDE, printed_columns
from publish.readers.plaintext.lines import PRINTED, WIDEST, Line
from publish.readers.plaintext.shape import best_width, is_wrapped, pairs_of

_SAMPLE: Final = 3000
"""So many lines tell."""

_LEAST: Final = 2
"""What one sentence that runs on over a break is worth: by chance a text has one such."""

_LEAST_PRINTED: Final = 3
_MORE: Final = 0.25
"""Widths of letters, which are like columns for the most part, must explain so much more."""

_NARROWEST: Final = 50
"""Narrower lines may be verse, whose lengths say little."""


def settle_pitch(lines: Sequence[Line]) -> None:
    """Measures lines by characters, or by the widths of printed letters, where that explains more
    breaks than columns do, which explain none when lines stand together and no width in columns is
    that of the text. Linear in the number of lines."""
    sample = lines[:_SAMPLE]
    wide = [line for line in sample if WIDE.search(line.text)]
    together = sum(1 for line in sample if line.gap == 0) > len(sample) / 2
    known = 0 if together and not is_wrapped(sample) else _explained(sample)[0]
    if len(wide) >= 0.5 * len(sample):
        # of text without spaces a character takes two columns and of Korean a single one, which
        # keeps widths comparable
        spaceless = sum(1 for line in wide if CJK.search(line.text))
        pitch, narrowest = 2 if spaceless > 0.5 * len(wide) else 1, 0
        least: float = max(known, _LEAST)
    else:
        pitch, narrowest = PRINTED, _NARROWEST
        least = known + max(_MORE * known, _LEAST_PRINTED)
    score, width = _explained([_measured(line, pitch) for line in sample])
    if score > least and width >= narrowest:
        for line in lines:
            line.width, line.pitch = _width(line, pitch), pitch


def _measured(line: Line, pitch: int) -> Line:
    return msgspec.structs.replace(line, width=_width(line, pitch), pitch=pitch)


def _width(line: Line, pitch: int) -> int:
    if pitch != PRINTED:
        return pitch * len(line.text)
    # no page is wider
    return printed_columns(line.text) if line.width <= 2 * WIDEST else line.width


def _explained(lines: Sequence[Line]) -> tuple[int, int]:
    """The score of the best width, and the width."""
    return max(best_width(lines, pairs_of(lines, gaps))[:2] for gaps in ({0}, {0, 1}))
