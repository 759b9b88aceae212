"""Page furniture: running heads, feet and page numbers that a copy from pages carries along."""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Container, Sequence, Set
from typing import Final

import msgspec

from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    has_words_only,
    is_cased,
)
from publish.readers.plaintext.lines import PAGE, WEIGHT, Line
from publish.readers.plaintext.tally import Tally
from publish.readers.plaintext.words import words

_LONGEST: Final = 90
_FIRST_LINES: Final = 10
_MOST_TITLE_LINES: Final = 3
_CODE: Final = 2
_FEWEST_LINES: Final = 8
"""Two page numbers stand at least so many lines apart."""

_UNWRAPPED: Final = 140
"""No page has lines of so many columns."""

_LONGEST_NUMBER: Final = 24
"""A line that holds a page number only, with a word and signs around it, is no wider."""

_NEAR: Final = 12
"""So many lines around one tell how wide the page is."""

_FULL: Final = 0.9
"""Lines of letters with their own widths are full at nine tenths of the most columns."""

_MOST_FIGURES: Final = 2
"""A running head counts pages, and perhaps the sections of a chapter."""

_GLUE: Final = re.compile(r"[\s\u00ad‐-]+")
_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"[-–—~\[(|•\s]{0,4}(?:(?P<word>[^\W\d_]{1,10}\.?)\s*)?(?P<page>\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|di|из|-)\s*(?P<total>\d{1,4}))?\s?(?:页|頁|ページ)?[-–—~\])|•\s]{0,4}$",
    re.IGNORECASE,
)

_FOOT: Final = re.compile(r"\s{3,}\[?(?P<word>[^\W\d_]{1,8}) (?P<page>\d{1,4})\]?$")
"""`Postel            Informational            [Page 3]`"""

_OUTER: Final = re.compile(
    r"(?P<left>\d{1,4})\s{3,80}(?P<verso>\S.{2,60})$|(?P<recto>\S.{2,60}\S)\s{3,80}(?P<right>\d{1,4})$"
)
"""`18      The Review` and `The Review      19`."""

_COUNTED: Final = re.compile(r"(\d+)[.:]?$")
_CELLS: Final = re.compile(r"\S {3,}\S")


def page_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The lines (by index) that are furniture, each with the reason.

    A page number is a line with a number only, and its fellows count on from it, pages apart; or it
    stands at a form feed, beside a running head, or alone at the very end. A running head is a line
    that comes again (figures aside), for the most part beside a page number, a form feed or another
    head, or at even distances, where it parts a sentence at least once: `Scenario 1`, `Scenario 2`
    and the words of a repeated sentence are of the text. The first of the text's lines is never
    one, nor where one of the next comes first, away from the edge of a page: they are the title, or
    what stands above it.
    """
    heads = _first_lines(lines)
    found = dict.fromkeys(_page_numbers(lines, heads), "page number")
    found |= dict.fromkeys(_outer_heads(lines), "running head or foot")
    breaks = _page_breaks(lines)
    groups = _repeated(lines, found, breaks | found.keys())
    grouped = {index for group in groups for index in group.indexes}
    for index in list(found):
        last = index == len(lines) - 1  # above the last number may stand who signs the letter
        for at in (index + 1,) if last else (index - 1, index + 1):
            if _FIRST_LINES <= at < len(lines) and _is_head(lines[at], heads) and at not in grouped:
                groups.append(_Group([at]))
    for beside in (breaks | found.keys(), found.keys()):
        # twice: the second time beside the heads that the first time found
        edges = set(beside)
        original = _originals(lines, edges)
        for group in groups:
            repeated = [index for index in group.indexes if index not in original]
            at_edges = [i for i in repeated if {i - 1, i, i + 1} & edges]
            if group.even or len(at_edges) > len(repeated) / 2:
                drop = repeated if group.even else at_edges
                found |= {i: "running head or foot" for i in drop if i not in found}
    return found


def _is_head(line: Line, heads: frozenset[str]) -> bool:
    """Beside a page number: one of the first lines again, or entries spread over the line. A fence
    or a rule says nothing that a head would."""
    if not any(c.isalnum() for c in line.text):
        return False
    return _squeezed(line.text) in heads or (line.width > 50 and bool(_CELLS.search(line.text)))


def _first_lines(lines: Sequence[Line]) -> frozenset[str]:
    """What a running head may repeat: the first lines of the text, or what they say of a field; or
    several of them as one, since a head is not wrapped where the title was."""
    first = [line.text for line in lines[:_FIRST_LINES] if len(line.text) <= LONGEST_OF_FRONT]
    sizes = range(1, _MOST_TITLE_LINES + 1)
    runs = ["".join(first[a : a + n]) for n in sizes for a in range(len(first))]
    fields = [text.rpartition(": ")[2] for text in runs]
    return frozenset(map(_squeezed, [*runs, *fields]))


def _originals(lines: Sequence[Line], edges: Set[int]) -> frozenset[int]:
    """The first lines (by index) that say what none before them said; below the first few, which a
    court and the number of its case may be, those alone that stand apart."""
    keys = [_key(line.text[:LONGEST_OF_FRONT]) for line in lines[:_FIRST_LINES]]
    return frozenset(
        at
        for at, key in enumerate(keys)
        if key not in keys[:at] and (at < _MOST_TITLE_LINES or _stands_apart(lines, at, edges))
    )


def _stands_apart(lines: Sequence[Line], at: int, edges: Set[int]) -> bool:
    """Whether a line is at the edge of no page, and parts no sentence."""
    away = edges.isdisjoint((at - 1, at, at + 1))
    return away and not _parts_sentence(lines, at, edges)


def _squeezed(text: str) -> str:
    """`text` without its spaces and hyphens, which differ where it was wrapped."""
    return _GLUE.sub("", text)


def _page_breaks(lines: Sequence[Line]) -> set[int]:
    """The last and the first line around each form feed."""
    return {at for i, line in enumerate(lines) if line.traits & PAGE for at in (i - 1, i)}


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


def _page_numbers(lines: Sequence[Line], heads: frozenset[str]) -> list[int]:
    """Lines that hold a page number only and belong to one count, or stand at a form feed."""
    candidates: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.width > _LONGEST:
            continue
        if line.width <= _LONGEST_NUMBER:
            match = _NUMBER.match(line.text)
        else:
            ends = line.text[-1].isdigit() or line.text[-1] == "]"
            match = _FOOT.search(line.text) if ends else None
        if match is None or not match["page"].isdigit():
            continue
        word = (match["word"] or "").lower()
        if word and word not in words().page:
            continue
        candidates.append((index, int(match["page"])))
    chain = _longest_count(candidates)
    if _heads_parts(lines, chain):
        return []
    last = len(lines) - 1
    if len(chain) >= 2:
        pages = dict(candidates)
        ends = chain[-1] != last and pages.get(last) == pages[chain[-1]] + 1
        return [*chain, last] if ends else chain  # the last page may hold a few lines only
    return [
        index
        for index, page in candidates
        if (index == last > 3 and page < 100)
        or _beside_break(lines, index)
        or _repeats_beside(lines, index, heads)
    ]


def _outer_heads(lines: Sequence[Line]) -> list[int]:
    """Heads with the number of their page at its outer edge: words that come again with numbers
    that count on, now to their left and now to their right, as in no table."""
    places: defaultdict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for index, line in enumerate(lines):
        text = line.text
        if line.width > _LONGEST or not (text[0].isdigit() or text[-1].isdigit()):
            continue
        if (match := _OUTER.match(text)) is not None:
            page = int(match["left"] or match["right"])
            words = match["recto"] or match["verso"]
            places[words].append((index, page, match["left"] is None))
    return [
        index
        for heads in places.values()
        if len({right for _, _, right in heads}) == 2
        and all(b[1] == a[1] + 1 for a, b in itertools.pairwise(heads))
        for index, _, _ in heads
    ]


def _heads_parts(lines: Sequence[Line], chain: Sequence[int]) -> bool:
    """Whether bare numbers from 1 on stand between whole paragraphs of which each is one line: so
    an essay numbers its parts. Pages have lines of a page's width, and break sentences."""
    if len(chain) < 2 or [lines[at].text for at in chain] != [
        str(n + 1) for n in range(len(chain))
    ]:
        return False
    beside = [lines[at + step] for at in chain for step in (-1, 1) if 0 <= at + step < len(lines)]
    above = all(at > 0 and lines[at - 1].ended for at in chain)
    return above and chain[-1] < len(lines) - 1 and max(line.width for line in beside) > _UNWRAPPED


def _longest_count(candidates: Sequence[tuple[int, int]]) -> list[int]:
    """The longest run of candidates, pages apart, whose numbers go up by one."""
    length: dict[int, int] = {}
    previous: dict[int, int] = {}
    latest: dict[int, int] = {}
    for index, page in candidates:
        before = latest.get(page - 1)
        joins = before is not None and index - before >= _FEWEST_LINES
        length[index] = 1
        if joins and before is not None:
            length[index] += length[before]
            previous[index] = before
        if length[index] >= length.get(latest.get(page, -1), 0):
            latest[page] = index
    if not length:
        return []
    at: int | None = max(length, key=lambda index: (length[index], index))
    chain = []
    while at is not None:
        chain.append(at)
        at = previous.get(at)
    return chain[::-1]


def _beside_break(lines: Sequence[Line], index: int) -> bool:
    return lines[index].page or (index + 1 < len(lines) and lines[index + 1].page)


def _repeats_beside(lines: Sequence[Line], index: int, heads: frozenset[str]) -> bool:
    """Whether the line before or after is one of the text's first lines come again."""
    return any(
        _FIRST_LINES <= at < len(lines) and _squeezed(lines[at].text) in heads
        for at in (index - 1, index + 1)
    )


def _key(text: str) -> str:
    if has_words_only(text):
        return text.lower()  # most lines
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return _DIGITS.sub("#", text.lower())


class _Group(msgspec.Struct, frozen=True):
    """Lines (by index) that say the same, figures aside; `even`: they head pages by their places
    alone."""

    indexes: list[int]
    even: bool = False


def _repeated(lines: Sequence[Line], numbers: Container[int], edges: Set[int]) -> list[_Group]:
    """Lines with a fellow elsewhere that could be a head: short, wordy, pages apart, no code, which
    begins example after example, no items with a bullet (`* Bugfixes.`), no headings that are
    counted or tell many figures (`New in 1.9d: 2004-10-03`), none that stand within the sentences
    of the text. Three or more at even distances are heads where they part a sentence, which no
    heading does."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in _likely_repeated(lines):
        places[_key(lines[index].text)].append(index)
    found: list[_Group] = []
    for key, indexes in places.items():
        gaps = [b - a for a, b in itertools.pairwise(indexes)]
        if not gaps or min(gaps) < _FEWEST_LINES:
            continue
        texts = [lines[index].text for index in indexes]
        if "#" in key and _figures_that_differ(texts) > _MOST_FIGURES:
            continue
        within = sum(_stands_within(lines, index, edges) for index in indexes)
        if within > len(indexes) / 2:
            continue
        parts = any(_parts_sentence(lines, index, numbers) for index in indexes)
        parts = parts and not _is_said_again(lines, indexes)
        if not parts and _counts_parts(texts):
            continue
        even = len(gaps) >= 2 and min(gaps) >= 15 and max(gaps) <= 1.5 * min(gaps)
        even = even and parts and not lines[indexes[0]].ended
        found.append(_Group(indexes, even))
    return found


def _likely_repeated(lines: Sequence[Line]) -> list[int]:
    """The lines (by index) that could be a head and have a fellow, and a few that have none."""
    able = array("Q", (index for index, line in enumerate(lines) if _may_be_head(line)))
    tally = Tally(len(able))
    slots = array("Q", (tally.add(_key(lines[index].text)) for index in able))
    return [index for index, slot in zip(able, slots, strict=True) if tally.comes_again(slot)]


def _may_be_head(line: Line) -> bool:
    if line.width > _LONGEST or line.traits >> WEIGHT >= _CODE:
        return False
    listed = line.mark is not None and line.mark.numbering is None
    return not listed and (line.text[0].isalpha() or any(map(str.isalpha, line.text)))


def _figures_that_differ(texts: Sequence[str]) -> int:
    """How many of the figures of `texts` are not the same in all; a `#` may stand for one."""
    figures = itertools.zip_longest(*map(_DIGITS.findall, texts))
    return sum(len(set(found)) > 1 for found in figures)


def _stands_within(lines: Sequence[Line], index: int, edges: Set[int]) -> bool:
    """Whether a line goes on from the one above, or begins a paragraph right above its other lines,
    as the words of a licence do that stands several times in a record. A head has its place at the
    edge of a page: beside a number or a form feed, or set apart on both sides."""
    if edges and not {index - 1, index, index + 1}.isdisjoint(edges):
        return False
    line = lines[index]
    if line.text[-1] == ")" and _closes(line.text):
        return True
    if not line.gap:
        return line.small and index > 0 and not lines[index - 1].ended
    below = lines[index + 1] if index + 1 < len(lines) else None
    goes_on = below is not None and not below.gap and below.small
    return goes_on and not line.ended


def _closes(text: str) -> bool:
    """`Joachim Bauch)`, the second line of what a bracket holds."""
    return text.endswith(")") and "(" not in text


def _is_said_again(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Whether the line is of a sentence that stands in the same words in several places, as a
    record says it in each of its parts. What stands beside a head changes from page to page."""
    for beside in (-1, 1):
        seen: set[str] = set()
        for index in indexes:
            first = min(index, index + beside)
            if not 0 <= first < len(lines) - 1:
                continue
            above, here = lines[first : first + 2]
            if here.gap or above.ended or not here.small:
                continue
            key = _key(lines[index + beside].text)
            if key in seen:
                return True
            seen.add(key)
    return False


def _counts_parts(texts: Sequence[str]) -> bool:
    """`Chapter 1`, `Chapter 2`: words with a number that counts from one, as headings do. A head
    with the number of its page seldom begins on the first."""
    ends = enumerate(map(_COUNTED.search, texts), start=1)
    return all(end is not None and end[1] == str(number) for number, end in ends)


def _parts_sentence(lines: Sequence[Line], index: int, numbers: Container[int]) -> bool:
    """Whether a sentence goes on below the line, and below the page number beside it."""
    above, below = index - 1, index + 1
    while above in numbers:
        above -= 1
    while below in numbers:
        below += 1
    if above < 0 or below >= len(lines) or lines[above].ended or not _is_full(lines, above, below):
        return False
    text = lines[below].text
    return lines[below].small or (any(map(str.isalpha, text)) and not is_cased(text))


def _is_full(lines: Sequence[Line], above: int, below: int) -> bool:
    """Whether the line at `above` had no room for the first word at `below`, as one that breaks off
    in a sentence at the foot of a page, where most lines around it are as full. Labels, names in a
    list and lines of code end where their author ended them."""
    near = lines[max(0, above - _NEAR) : below + _NEAR]
    room = _FULL * max(line.end for line in near)
    ends = [a.end + 1 + b.word > room for a, b in itertools.pairwise(near) if not b.gap]
    return lines[above].end + 1 + lines[below].word > room and 2 * sum(ends) >= len(ends)
