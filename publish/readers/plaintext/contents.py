"""A text's own list of contents, which every layout makes anew."""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import has_words_only
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.words import is_one_of, plain, words

RULE: Final = "a list of contents, whose headings follow"
_FEWEST: Final = 3
_LONGEST: Final = 120
_PROSE: Final = 60
"""No entry that ends in a stop is so wide."""

_REACH: Final = 40
"""A list of contents without a name begins among so many lines."""

_REVERSED: Final = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})\s*(?:[.·…_ ]{3,}|\t+| {2,})\s*")
"""A page and its leader in a line that is read from its end: they are looked for in one place, and
not from each sign of a wide gap on."""

_ROMAN: Final = frozenset("ivxl")
_ENDS: Final = _ROMAN | {"]"}
"""With one of these, or a figure, ends what may stand behind an entry."""

_LEADERS: Final = ("  ", "\t", "..", "··", "……", "__", ". .")
_LONGEST_NAME: Final = 30
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+(?=[^\W\d])")
"""`3.1 Streets`, whose heading may be `Streets`."""

_PAGED: Final = re.compile(r"[^\W\d_]\)? (\d{1,3})$")
"""`Preface 5`"""

_EDIT: Final = re.compile(r"\s?\[\w{3,12}(?: \| \w[\w ]{2,20})?\]$")
"""`History[edit]`: the control that wikis set beside a heading."""

_FEWEST_LETTERS: Final = 9
_NEAR_END: Final = 12
_END: Final = 3
_BULLET: Final = re.compile(r"[•·*–—-]\s+")


def contents_list(lines: Sequence[Line]) -> dict[int, str]:
    """The lines (by index) of a list of contents, each with the reason.

    It begins with a line that says so, and its entries come again below as lines of their own,
    with or without their numbers; without such a line, each entry must have its leader and its
    page, or the entries come again in their order with text between them. It ends above the heading
    that its first entry names, or where entries do not come again.
    """
    places = _Places(lines)
    heads = [index for index, line in enumerate(lines) if _may_begin(line)]
    if not heads:
        return _unnamed(lines, places)
    found: dict[int, str] = {}
    end = 0
    for index in heads:
        if index < end:
            continue
        named = plain(lines[index].text) in words().contents
        start = end = index + named
        while end < len(lines) and _is_entry(lines, end, places, led=not named):
            end += 1
        if named and end - start < _FEWEST:
            end = max(end, _end_of_paged(lines, start, places), _end_of_bare(lines, start))
        if named and _names_no_entries(lines, index):
            found[index] = RULE
        if end - start >= _FEWEST - named:
            end = _to_first_heading(lines, start, end)
            found |= dict.fromkeys(range(index, end), RULE)
    return found or _unnamed(lines, places)


class _Places:
    """Where lines come for the last time, as entries have them.

    Few lines are asked for, so that only those are read as entries that begin and end as one asked
    for, or with what no entry does, a number, a page or a control: each once, however many are
    asked for.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._places: dict[str, int] = {}
        self._by_ends: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        for index, line in enumerate(lines):
            if line.width < _LONGEST:
                self._by_ends[_ends_of_line(line.text)].append(index)

    def last(self, entry: str) -> int:
        """The index of the last line that `entry` names; -1 for none."""
        asked = _end_of(entry)
        for ends in ("", entry[0] + asked) if asked else ("",):
            for index in self._by_ends.pop(ends, ()):
                for name in _names(self._lines[index].text):
                    found = _entry(name)
                    if index > self._places.get(found, -1):
                        self._places[found] = index
        return self._places.get(entry, -1)


def _names_no_entries(lines: Sequence[Line], index: int) -> bool:
    """`Table of Contents`, right above the first heading: a page kept its list to itself. What a
    box or a policy holds may stand below `Contents` alone."""
    heading, text = (*lines[index + 1 : index + 3], None, None)[:2]
    if heading is None or text is None or len(lines[index].text) < _FEWEST_LETTERS:
        return False
    headed = heading.width <= _PROSE and not heading.ended and heading.mark is None
    return headed and not _has_leader(heading) and text.width > _PROSE


def _ends_of_line(text: str) -> str:
    """The first and the last letters of a line, if its entry has the same; else ""."""
    if marks.may_be_numbered(text):
        return ""
    last = text[-1]
    if (last.isdigit() or last in _ENDS) and _ends_otherwise(text):
        return ""
    end = _end_of(text)
    return text[0].lower()[0] + end if end else ""


def _ends_otherwise(text: str) -> bool:
    """Whether the entry of a line may end before the line does."""
    last = text[-1]
    paged = last.isdigit() or last in _ROMAN
    return last == "]" or (paged and any(map(text.__contains__, _LEADERS)))


def _end_of(text: str) -> str:
    """The last letters of an entry, or of a line that ends as its entry; "" for fewer."""
    near = text[-_NEAR_END:]
    end = near.rstrip(" .:")[-_END:]
    if end.isascii() and end.isalpha():
        end = end.lower()  # most lines: a word, and its stop
    else:
        end = " ".join(near.lower().split()).rstrip(" .:")[-_END:]
    return end if len(end) == _END else ""


def _names(text: str) -> tuple[str, ...]:
    """A line as an entry may name it: with its number, and without."""
    unnumbered = marks.unnumbered(text)
    return (text,) if unnumbered == text else (text, unnumbered)


def _to_first_heading(lines: Sequence[Line], start: int, end: int) -> int:
    """Where a list that begins at `start` ends: right above the heading that its first entry names,
    if nothing but short lines, entries without such headings, stands between; else at `end`.
    Lines that stand together and end with a stop are a sentence, however short the last of them."""
    first = _entry(lines[start].text)
    width = 0
    for at in range(end, min(end + _REACH, len(lines))):
        line = lines[at]
        if _entry(line.text) == first:
            return at
        width = line.width if line.gap else width + line.width
        stopped = line.ended
        if line.width >= _LONGEST or (stopped and width >= _PROSE):
            return end
        width = 0 if stopped else width
    return end


def _end_of_paged(lines: Sequence[Line], start: int, places: _Places) -> int:
    """Where entries with a page and no leader end (`Preface 5`, `1 Scope 7`), of which an excerpt
    need not have all headings: three or more, whose pages never go down. Else `start`."""
    end, page, again = start, 0, False
    while end < len(lines) and lines[end].width < _LONGEST:
        match = _PAGED.search(lines[end].text)
        if match is None or int(match[1]) < page:
            break
        page = int(match[1])
        again = again or places.last(_entry(lines[end].text[: match.start(1)])) > end
        end += 1
    return end if again and end - start >= _FEWEST else start


def _end_of_bare(lines: Sequence[Line], start: int) -> int:
    """Where short lines end of which the first comes again right below the last and has text below
    it, though an excerpt has no other of their headings. Else `start`."""
    if start >= len(lines) or _BULLET.match(lines[start].text):
        return start
    first = _entry(lines[start].text)
    for at in range(start + 1, min(start + _REACH, len(lines) - 1)):
        if _entry(lines[at].text) == first:
            return at if at - start >= _FEWEST else start
        if lines[at].width >= _PROSE or lines[at].ended:
            break
    return start


def _unnamed(lines: Sequence[Line], known: _Places) -> dict[int, str]:
    """The first run of lines near the head that each come again further down, with text between.

    The lines of a chorus come again too, but right below each other; an agenda, below its heading
    or with bullets, is a part of the text.
    """
    start = 0
    while start < min(_REACH, len(lines)):
        end = start
        places: list[int] = []
        while end < len(lines) and _comes_again(lines, end, max([end, *places[-1:]]), known):
            places.append(known.last(_entry(lines[end].text)))
            end += 1
        parted = sum(1 for a, b in itertools.pairwise(places) if b > a + 1)
        headed = start > 0 and plain(lines[start - 1].text) in words().section
        if parted >= _FEWEST and not headed:
            return dict.fromkeys(range(start, _to_first_heading(lines, start, end)), RULE)
        start = max(end, start + 1)
    return {}


def _comes_again(lines: Sequence[Line], index: int, above: int, places: _Places) -> bool:
    """Whether a line comes again below line `above`; one with a number, as an agenda has it, with
    its number."""
    line = lines[index]
    if line.width >= _LONGEST or _BULLET.match(line.text):
        return False
    again = places.last(_entry(line.text))
    return again > above and not (_NUMBER.match(line.text) and not _NUMBER.match(lines[again].text))


def _may_begin(line: Line) -> bool:
    """Whether a line names a list of contents, or has a leader and a page."""
    if line.width >= _LONGEST:
        return False
    if line.width < _LONGEST_NAME and is_one_of(line.text, words().contents):
        return True
    last = line.text[-1]
    return (last.isdigit() or last in _ROMAN) and _has_leader(line)


def _has_leader(line: Line) -> bool:
    text = line.text
    if not (text[-1].isdigit() or text[-1] in _ROMAN):
        return False
    return any(map(text.__contains__, _LEADERS)) and _without_page(text) != text


def _without_page(text: str) -> str:
    """An entry without its leader and its page, where it has both."""
    page = _REVERSED.match(text[::-1])
    return text[: -page.end()] if page else text


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


def _is_entry(lines: Sequence[Line], index: int, places: _Places, *, led: bool) -> bool:
    line = lines[index]
    leader = line.width < _LONGEST and _has_leader(line)
    again = line.width < _LONGEST and places.last(_entry(line.text)) > index
    return again and (leader or not led)


def _entry(text: str) -> str:
    """An entry as its heading has it: without bullet, number, leader and page."""
    if text[:1].isalpha() and text[-1] not in _ENDS and has_words_only(text):
        return text.lower().rstrip(" .:")  # most lines
    return _bare_entry(text)


@lru_cache(maxsize=4096)  # several passes ask it of each line
def _bare_entry(text: str) -> str:
    bare = _EDIT.sub("", text) if text.endswith("]") else text
    if bullet := _BULLET.match(bare):
        bare = bare[bullet.end() :]
    if bare[-1:].isdigit() or bare[-1:] in _ROMAN:
        bare = _without_page(bare)
    if number := _NUMBER.match(bare):
        bare = bare[number.end() :]
    return " ".join(bare.lower().split()).rstrip(" .:")
