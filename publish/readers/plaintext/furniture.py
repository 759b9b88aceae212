"""Page furniture: running heads, feet and page numbers that a copy from pages carries along."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.words import words

_LONGEST: Final = 90
_FEWEST_LINES: Final = 8
"""Two page numbers stand at least so many lines apart."""

_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"[-–—~\[(|•\s]{0,4}(?:(?P<word>[^\W\d_]{1,10}\.?)\s*)?(?P<page>\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|di|из|-)\s*(?P<total>\d{1,4}))?\s?(?:页|頁|ページ)?[-–—~\])|•\s]{0,4}$",
    re.IGNORECASE,
)


def page_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The lines (by index) that are furniture, each with the reason.

    A page number is a line with a number only, and its fellows count on from it, pages apart; or it
    stands at a form feed or beside a running head. A running head is a line that comes again and
    again (figures aside), each time beside a page number, a form feed or another head, or at even
    distances. The first line of the text is never one: it is the title.
    """
    numbers = _page_numbers(lines)
    repeated = _repeated(lines)
    found: dict[int, str] = {}
    for index in numbers:
        neighbours = {index - 1, index + 1}
        at_break = lines[index].page or (index + 1 < len(lines) and lines[index + 1].page)
        if at_break or neighbours & repeated or len(numbers) >= 2:
            found[index] = "page number"
    for index in sorted(repeated):
        if _is_at_page(lines, index, found, repeated) and index:
            found[index] = "running head or foot"
    for index in sorted(repeated):
        beside = {index - 1, index + 1} & found.keys()
        if index and index not in found and beside:
            found[index] = "running head or foot"
    return found


def without(lines: Sequence[Line], dropped: dict[int, str]) -> list[Line]:
    """The other lines; where some were taken out the next one gets a seam."""
    kept: list[Line] = []
    seam = False
    gap = 0
    for index, line in enumerate(lines):
        if index in dropped:
            seam = True
            gap = max(gap, line.gap)
            continue
        if seam or line.page:
            line.seam = bool(kept)
            line.gap = max(gap, line.gap)
        kept.append(line)
        seam, gap = False, 0
    return kept


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Lines that hold a page number only and belong to one count, or stand at a form feed."""
    candidates: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.width > 24:
            continue
        match = _NUMBER.match(line.text)
        if match is None or not match["page"].isdigit():
            continue
        word = (match["word"] or "").lower()
        if word and word not in words().page:
            continue
        candidates.append((index, int(match["page"])))
    best: list[int] = []
    chains: dict[int, list[int]] = {}
    for index, page in candidates:
        before = chains.get(page - 1, [])
        if before and index - before[-1] >= _FEWEST_LINES:
            chain = [*before, index] if len(before) < 2000 else before
        else:
            chain = [index]
        if len(chain) >= len(chains.get(page, [])):
            chains[page] = chain
        if len(chain) > len(best):
            best = chain
    if len(best) >= 2:
        return best
    return [
        index
        for index, _ in candidates
        if _beside_break(lines, index) or _repeats_beside(lines, index)
    ]


def _beside_break(lines: Sequence[Line], index: int) -> bool:
    return lines[index].page or (index + 1 < len(lines) and lines[index + 1].page)


def _repeats_beside(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before or after is the first line of the text come again."""
    head = lines[0].text
    return any(0 < at < len(lines) and lines[at].text == head for at in (index - 1, index + 1))


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).lower())


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Lines with a fellow elsewhere that could be a head: short, wordy, pages apart."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.width <= _LONGEST and any(c.isalpha() for c in line.text):
            places[_key(line.text)].append(index)
    found: set[int] = set()
    for indexes in places.values():
        gaps = [b - a for a, b in itertools.pairwise(indexes)]
        if gaps and min(gaps) >= _FEWEST_LINES:
            found.update(indexes)
    return found


def _is_at_page(
    lines: Sequence[Line], index: int, numbers: dict[int, str], repeated: set[int]
) -> bool:
    if lines[index].page or (index + 1 < len(lines) and lines[index + 1].page):
        return True
    if {index - 1, index + 1} & numbers.keys():
        return True
    key = _key(lines[index].text)
    fellows = (
        [at for at in sorted(repeated) if _key(lines[at].text) == key]
        if len(repeated) < 500
        else []
    )
    gaps = [b - a for a, b in itertools.pairwise(fellows)]
    even = len(gaps) >= 2 and min(gaps) >= 15 and max(gaps) <= 1.5 * min(gaps)
    return even and not ends_sentence(lines[index].text)
