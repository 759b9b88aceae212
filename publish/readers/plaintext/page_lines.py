"""What speaks for a line at the head of a text being a control of a web page, or a figure beside
one."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.controls import (
    counts,
    is_control,
    is_count,
    is_sure,
    is_tags,
)
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.evidence import NEVER, Evidence
from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.offers import offers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import either, plain, words

_TAGS: Final = 3
"""Minutes have topics too, but seldom so many on a line."""

_BAR: Final = re.compile(r"\s*[|·•]\s*")
_DOWNLOAD: Final = re.compile(r"\((?:PDF|DOCX?|XLSX?|EPUB|ZIP)\b[^()]{0,20}\)$")
_SIGNS: Final = re.compile(r"[|·•/-]{1,3}")
"""What divides the controls of a page, on a line of its own."""

_MINUTES: Final = re.compile(
    r"\d{1,2} ?(?:min|Min|mins|dk|мин|хв|λεπτά|分钟|分鐘|分|분|perc|דקות)\.?$"
)


def count_line(piece: Piece, *around: Piece | None) -> Evidence:
    """`148`, beside a control: how often a page was liked; `5 min`, beside a day: how long the
    reading takes."""
    dated = any(p is not None and date_within(p.text) for p in around)
    if piece.kind == "paragraph" and _MINUTES.match(piece.text) and dated:
        return Evidence(4.0, "how long the reading takes")
    beside = any(
        is_control(text) or is_count(text) or plain(text) in words().boilerplate
        for text in (p.text for p in around if p is not None)
    )
    if piece.kind == "paragraph" and is_count(piece.text) and beside:
        return Evidence(2.0, "a figure beside the controls of a web page")
    return Evidence(NEVER, "")


def control_line(piece: Piece) -> Evidence:
    """`Share`, `@handle`: what a web page puts around its title."""
    if piece.kind == "paragraph" and _controls(piece.text):
        return Evidence(4.0, "a control of a web page")
    return Evidence(NEVER, "")


@kept
def _controls(line: str) -> bool:
    """Whether a line is a control, or tells how long the reading takes."""
    text = plain(line)
    if text in words().boilerplate or text.startswith(words().boilerplate_start) or offers(line):
        return True
    if counts(line) or is_sure(line) or (line[:1] == "@" and " " not in line):
        return True
    parts = [plain(part) for part in _BAR.split(line)]
    offered = either(words().boilerplate, words().language)
    if len(parts) > 1 and all(part in offered for part in parts):
        return True
    if is_tags(line) and max(line.count(","), line.count(" #") + 1) >= _TAGS:
        return True
    return bool(_DOWNLOAD.search(line)) or is_control(line) or bool(_SIGNS.fullmatch(line))
