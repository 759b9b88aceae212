"""Whether a text in wide characters was wrapped by columns or by characters.

Terminals and East Asian editors count columns, of which a wide character takes two. Most programs
elsewhere count characters, so that lines with figures among them come out narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.characters import CJK, WIDE
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.shape import best_width, pairs_of

_SAMPLE: Final = 3000
"""So many lines tell."""

_LEAST: Final = 2
"""What one sentence that runs on over a break is worth: by chance a text has one such."""


def settle_pitch(lines: Sequence[Line]) -> None:
    """Measures lines by characters, where that explains more breaks than columns do.

    A character of text without spaces then takes two columns and one of Korean a single one, which
    keeps widths comparable. Linear in the number of lines.
    """
    sample = lines[:_SAMPLE]
    wide = [line for line in sample if WIDE.search(line.text)]
    if len(wide) < 0.5 * len(sample):
        return
    pitch = 2 if sum(1 for line in wide if CJK.search(line.text)) > 0.5 * len(wide) else 1
    counted = [
        msgspec.structs.replace(line, width=pitch * len(line.text), pitch=pitch) for line in sample
    ]
    if _score(counted) > max(_score(sample), _LEAST):
        for line in lines:
            line.width, line.pitch = pitch * len(line.text), pitch


def _score(lines: Sequence[Line]) -> int:
    return max(best_width(lines, pairs_of(lines, gaps))[0] for gaps in ({0}, {0, 1}))
