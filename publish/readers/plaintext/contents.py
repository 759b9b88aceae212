"""A text's own list of contents, which every layout makes anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.words import plain, words

RULE: Final = "a list of contents, whose headings follow"
_FEWEST: Final = 3
_LONGEST: Final = 120
_LEADER: Final = re.compile(r"\s*(?:[.·…_ ]{3,}|\t+| {2,})\s*(?:\d{1,4}|[ivxl]{1,6})$")
_LEADERS: Final = ("  ", "\t", "..", "··", "……", "__", ". .")
_LONGEST_NAME: Final = 30
_BULLET: Final = re.compile(r"[•·*–—-]\s+")


def contents_list(lines: Sequence[Line]) -> dict[int, str]:
    """The lines (by index) of a list of contents, each with the reason.

    It begins with a line that says so, and its entries come again below as lines of their own;
    without such a line, each entry must have its leader and its page. Entries that do not come
    again end it, so that the first heading of the text does.
    """
    heads = [index for index, line in enumerate(lines) if _may_begin(line)]
    if not heads:
        return {}
    last = {_entry(line.text): index for index, line in enumerate(lines) if line.width < _LONGEST}
    found: dict[int, str] = {}
    end = 0
    for index in heads:
        if index < end:
            continue
        named = plain(lines[index].text) in words().contents
        start = end = index + named
        while end < len(lines) and _is_entry(lines, end, last, led=not named):
            end += 1
        if end - start >= _FEWEST - named:
            found |= dict.fromkeys(range(index, end), RULE)
    return found


def _may_begin(line: Line) -> bool:
    """Whether a line names a list of contents, or has a leader and a page."""
    if line.width >= _LONGEST:
        return False
    named = line.width < _LONGEST_NAME and plain(line.text) in words().contents
    return named or _has_leader(line)


def _has_leader(line: Line) -> bool:
    text = line.text
    if not (text[-1].isdigit() or text[-1] in "ivxl"):
        return False
    return any(sign in text for sign in _LEADERS) and bool(_LEADER.search(text))


def without_contents(lines: Sequence[Line], dropped: dict[int, str]) -> list[Line]:
    """The other lines; what follows the list stands apart from what stood before it."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in dropped:
            continue
        if index - 1 in dropped and kept:
            line.gap = max(line.gap, 2)
        kept.append(line)
    return kept


def _is_entry(lines: Sequence[Line], index: int, last: dict[str, int], *, led: bool) -> bool:
    line = lines[index]
    leader = line.width < _LONGEST and _has_leader(line)
    again = line.width < _LONGEST and last.get(_entry(line.text), -1) > index
    return again and (leader or not led)


def _entry(text: str) -> str:
    """An entry as its heading has it: without bullet, leader and page."""
    bare = _LEADER.sub("", _BULLET.sub("", text, count=1))
    return " ".join(bare.lower().split()).rstrip(" .")
