"""Songs whose parts are named: `Verse 1`, `[Chorus]`, `Припев:`, each on a line of its own.

Below the name of a part stand lines that somebody meant as lines, whatever ends them and however
wide they are, so that they are settled before the shape of the text is measured and lines are
joined. One such name says little: a report has a part on the `Chorus`, minutes an `Intro`. Several,
with short lines below that no program ended and that are no sentences, are a song.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from publish.readers.plaintext import marks
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    begins_as_name,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.fields import is_rights
from publish.readers.plaintext.lines import PROSE, Line, needed
from publish.readers.plaintext.unnamed_stanzas import start_above
from publish.readers.plaintext.words import either, plain, words

RULE: Final = "the name of a part of a song"
VERSE: Final = "below the name of a part of a song"

_LONGEST_NAME: Final = 40
_MOST_WORDS: Final = 5
_CLOSED_BY: Final = {
    "[": "]",
    "(": ")",
    "【": "】",
    "［": "］",
    "（": "）",
    "<": ">",
    "〈": "〉",
    "{": "}",
}
_ROMAN: Final = frozenset("ivx")
_TIMES: Final = frozenset("x×")
_SIGNS_OF_NUMBER: Final = re.compile(
    r"[\d().,:#°ªº]+(?:(?:st|nd|rd|th|ère|ere|er|ème|eme|e|a|o)\b)?"
)
_FIRST: Final = re.compile(r"(?<!\d)1(?!\d)")
_FEWEST: Final = 2
"""So many names, and as many of them with so many lines below, make a song."""

_WIDEST: Final = 90
"""No line of a song is wider."""

_WIDER: Final = 1.3
_MUCH_WIDER: Final = 1.5
_SENTENCE: Final = 40
_ENDED: Final = 0.6
_INNER: Final = 0.3
_SELDOM: Final = 0.2
_LIKE_NAMES: Final = 0.9
_MOST_OF_NAME: Final = 4
_FULL: Final = 0.8
_SMALL: Final = 0.5
_LEAST_OF_PROSE: Final = 50
"""Prose is seldom wrapped at fewer columns."""

_ENOUGH: Final = 8
"""So many lines that stand together tell whether they are prose."""

_PARAGRAPH: Final = 4
"""So many lines that a program ended are no stanza, with or without a blank line above."""

_FARTHEST: Final = 3
"""More blank lines stand between the parts of a text, and none between a name and its lines."""


class Songs(msgspec.Struct, frozen=True):
    """The songs of a text: the numbers of the lines that name their parts and of those that are
    sung. `gap` is how many blank lines stand between two lines of a stanza."""

    names: frozenset[int] = frozenset()
    sung: frozenset[int] = frozenset()
    gap: int = 0

    def holds(self, line: Line) -> bool:
        return line.number in self.names or line.number in self.sung


NO_SONGS: Final = Songs()


class _Part(msgspec.Struct, eq=False):
    """A name at `at`, and the lines `start:end` below it. `open`: what stands at `end` is no name
    of another part."""

    at: int
    name: str
    start: int
    end: int
    open: bool


def find_songs(lines: Sequence[Line]) -> Songs:
    """The songs of a text. Linear in the number of lines: each belongs to one part."""
    spread = min((line.gap for line in lines[1:] if not line.seam), default=0)
    parts = _parts(lines, spread)
    told = [part for part in parts if _is_sung(lines[part.start : part.end], spread)]
    if len(told) < _FEWEST or not _is_song(lines, parts, told):
        return NO_SONGS
    usual = _usual(lines, told)
    known = {part.at for part in told}
    begins = _first(parts, next(n for n, part in enumerate(parts) if part.at in known))
    song = [p for p in parts[begins:] if p.at in known or _belongs(lines, p, usual.widest, spread)]
    for part in song:
        if part.open:
            part.end = _end_of_song(lines, part, usual, last=part is song[-1])
    sung = [at for part in song for at in range(part.start, part.end)]
    first = song[0].at
    start = start_above(lines, first, sung, spread, lambda block: _may_be_stanza(block, spread))
    sung = [*range(start, first), *sung]
    gaps = [lines[b].gap for a, b in itertools.pairwise(sung) if b == a + 1 and not lines[b].seam]
    return Songs(
        frozenset(lines[part.at].number for part in song),
        frozenset(lines[at].number for at in sung),
        min(gaps, default=0),
    )


def _may_be_stanza(block: Sequence[Line], spread: int) -> bool:
    """Whether lines above the first name may be sung, each and all of them."""
    sung = (_may_be_sung(block, at, 0, spread) for at in range(len(block)))
    return _is_sung(block, spread) and all(sung)


def _first(parts: Sequence[_Part], at: int) -> int:
    """The first part of the song in which `at` is: names that have no lines are a list of what the
    song has, but those of what is played have none, either."""
    while at and not parts[at - 1].open:
        above = parts[at - 1]
        if above.start == above.end and above.name not in words().song_part_beside:
            break
        at -= 1
    return at


def _belongs(lines: Sequence[Line], part: _Part, widest: int, spread: int) -> bool:
    """Whether a part belongs to a song with lines of a width, though its own do not tell it: they
    are few, or look like prose but are no wider, with the name of another part below."""
    block = lines[part.start : part.end]
    if len(block) <= _FEWEST or not _is_prose(block, spread):
        return True
    return not part.open and max(line.width for line in block) <= _WIDER * widest


def kept_of(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by index) of songs that no page repeats, though they come again: the names of
    parts, and what is sung and no line above the songs says, as running heads do. Numbers of pages
    may stand among them."""
    songs = find_songs(lines)
    if not songs.names:
        return frozenset()
    first = next(at for at, line in enumerate(lines) if line.number in songs.names)
    above = {line.text for line in lines[:first]}
    return frozenset(
        at
        for at, line in enumerate(lines)
        if songs.holds(line) and line.text not in above and any(map(str.isalpha, line.text))
    )


def without_songs(lines: Sequence[Line], songs: Songs) -> Sequence[Line]:
    """The lines that tell how the text was wrapped, as those of its songs do not."""
    return [line for line in lines if not songs.holds(line)] if songs.names else lines


def spaced_out(lines: Sequence[Line], songs: Songs) -> bool:
    """Whether blank lines stand between all lines of a text and of the songs in it."""
    return songs.gap > 0 and all(line.gap or line.seam for line in lines[1:])


def part_name(text: str) -> str:
    """What part of a song a line names, in small letters and without its number, if it says nothing
    else: `chorus` of `[Chorus]`, `Chorus (x2)`, `Chorus 2:`; else "". Who sings it may be told
    within brackets: `[Verse 1: Ann Lee]`."""
    if len(text) > _LONGEST_NAME or not (text[-1].isalnum() or text[-1] in "])}>】］）〉:："):
        return ""  # most lines
    bare = text.lstrip("# ").rstrip(" :：").lower()
    if bare and bare[-1] == _CLOSED_BY.get(bare[0]):
        bare = bare[1:-1].replace("：", ":").partition(":")[0]
    found = bare.split()
    if not 0 < len(found) <= _MOST_WORDS:
        return ""
    name = " ".join(word for word in map(_without_figures, found) if not _counts(word)) or bare
    return name if name in either(words().song_part, words().song_part_beside) else ""


def _without_figures(word: str) -> str:
    """`サビ1` without its number; nothing of `1.` and `2nd`, and the `x` of `(x2)`."""
    return _SIGNS_OF_NUMBER.sub("", word) if not word.isalpha() else word


def _counts(word: str) -> bool:
    """Whether a word says which part it is, or how often it is sung."""
    if len(word) <= 1:
        return not word or word.isascii() or word in _TIMES
    return _ROMAN.issuperset(word) or word in _ordinals()


@lru_cache(maxsize=1)
def _ordinals() -> frozenset[str]:
    return words().nth | words().ordinal | words().cardinal


def _parts(lines: Sequence[Line], spread: int) -> list[_Part]:
    """The names, each with the lines below it up to the next name, or to one that nobody sings."""
    named = [(at, name) for at, line in enumerate(lines) if (name := part_name(line.text))]
    if len(named) < _FEWEST:
        return []
    found: list[_Part] = []
    seen = {lines[named[0][0]].text}
    for (at, name), below in zip(named, [*(n for n, _ in named[1:]), len(lines)], strict=True):
        start = at + 1
        if start < below and _is_rule(lines[start]):
            start += 1  # it underlines the name
        end = start
        while end < below and _may_be_sung(lines, end, start, spread):
            end += 1
        begins = below < len(lines) and _begins_song(lines[below].text, seen)
        if begins:
            seen = {lines[below].text}
        found.append(_Part(at, name, start, end, open=end < below or begins or below == len(lines)))
    return found


def _begins_song(text: str, seen: set[str]) -> bool:
    """Whether a name is numbered as the first and has come before: another song begins. The names
    are `seen`."""
    again = text in seen
    seen.add(text)
    return again and _FIRST.search(text) is not None


def _is_rule(line: Line) -> bool:
    return not any(map(str.isalnum, line.text))


def _may_be_sung(lines: Sequence[Line], at: int, start: int, spread: int) -> bool:
    """Whether a line below a name may be one of the part: no wide one, item, row or rule, nobody's
    rights or credit, and no first line of a paragraph that a program wrapped or, below a blank
    line, of other prose."""
    line = lines[at]
    if (
        line.width > _WIDEST
        or line.gap > _FARTHEST
        or not line.traits & PROSE
        or marks.bullet(line.text)
        or _is_rule(line)
        or is_rights(line.text)
        or _credits(line.text)
    ):
        return False
    if at == start:
        return True
    block = _block(lines, at, spread)
    if line.gap > spread and not line.seam and _is_prose(block, spread):
        return False
    return len(block) < _PARAGRAPH or not _are_wrapped(block, spread)


def _credits(text: str) -> bool:
    """`Words and music by Ann Lee`, `Text: Ann Lee`; `By the rivers` and `Johnny Hale` are sung."""
    if ":" not in text and not after_by(text):
        return False
    named = byline(text)
    return named is not None and bool(named.authors)


def _block(lines: Sequence[Line], at: int, spread: int) -> Sequence[Line]:
    """The first lines, from `at` on, of those that stand together: enough to tell prose."""
    end = at + 1
    while end < len(lines) and end - at < _ENOUGH and lines[end].gap <= spread:
        end += 1
    return lines[at:end]


def _is_prose(block: Sequence[Line], spread: int) -> bool:
    """Whether lines were ended by a program, or have sentences end within them again and again."""
    inner = sum(1 for line in block if holds_stop(line.text))
    return _are_wrapped(block, spread) or (
        inner > _INNER * len(block) and max(line.width for line in block) > _SENTENCE
    )


def _are_wrapped(block: Sequence[Line], spread: int) -> bool:
    """Whether hardly a line has room for the next word where the widest ends, and sentences go on
    over their ends in small letters, if the script has any; narrow lines tell nothing."""
    pairs = [(a, b) for a, b in itertools.pairwise(block) if b.gap <= spread and not a.ended]
    if not pairs:
        return False
    widest = max(line.end for line in block)
    full = sum(1 for a, b in pairs if needed(a, b) > widest)
    if full < _FULL * len(pairs):
        return False
    if widest < _LEAST_OF_PROSE:
        return False
    return not is_cased(block[0].text) or sum(
        1 for _, b in pairs if starts_lower(b.text)
    ) >= _SMALL * len(pairs)


def _is_sung(block: Sequence[Line], spread: int) -> bool:
    """Whether several lines stand below a name that may be sung; most of a list have marks."""
    marked = sum(1 for line in block if line.mark is not None)
    return _FEWEST <= len(block) > 2 * marked and not _is_prose(block, spread)


def _is_song(lines: Sequence[Line], parts: Sequence[_Part], told: Sequence[_Part]) -> bool:
    """Whether parts are those of a song: a name among them is used of nothing else, few lines are
    sentences, and not all are names, as in a cast. In capitals, one name again and again is that of
    those who speak in a play."""
    names = {part.name for part in told}
    if names.isdisjoint(words().song_part):
        return False
    if len({part.name for part in parts}) == 1 and is_capitals(lines[told[0].at].text):
        return False
    sung = [line for part in told for line in lines[part.start : part.end]]
    ended = sum(1 for line in sung if line.ended)
    inner = sum(1 for line in sung if holds_stop(line.text))
    if ended > _ENDED * len(sung) or inner > _INNER * len(sung):
        return False
    cased = [line for line in sung if is_cased(line.text) and not is_capitals(line.text)]
    named = sum(map(_is_like_name, cased))
    return not cased or named < _LIKE_NAMES * len(cased)


def _is_like_name(line: Line) -> bool:
    found = line.text.split(maxsplit=_MOST_OF_NAME)
    return _FEWEST <= len(found) <= _MOST_OF_NAME and all(map(begins_as_name, found))


class _Usual(msgspec.Struct, frozen=True):
    """What the lines have in common that are surely sung: how wide the widest is, whether hardly
    one ends with a stop, and how many the parts of each name have."""

    widest: int
    unstopped: bool
    lengths: dict[str, set[int]]


def _usual(lines: Sequence[Line], told: Sequence[_Part]) -> _Usual:
    """What is usual in parts that have the name of another below them or, where none has, in the
    first two lines of each."""
    closed = [part for part in told if not part.open]
    spans = [(part.start, part.end) for part in closed]
    spans = spans or [(part.start, part.start + _FEWEST) for part in told]
    sung = [lines[at] for start, end in spans for at in range(start, end)]
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for part in closed:
        lengths[part.name].add(part.end - part.start)
    unstopped = sum(1 for line in sung if line.ended) <= _SELDOM * len(sung)
    return _Usual(max(line.width for line in sung), unstopped, dict(lengths))


def _end_of_song(lines: Sequence[Line], part: _Part, usual: _Usual, *, last: bool) -> int:
    """Where the last part of a song ends: above a line that is no line of it, and above one that
    heads what is none. `last`: no other song stands below."""
    within = range(part.start + 1, part.end)
    end = next((at for at in within if _is_told(lines, at, part.end, usual)), part.end)
    if end < len(lines) and _heads_text(lines, part, end, usual, last=last):
        end -= 1
    return end


def _is_told(lines: Sequence[Line], at: int, end: int, usual: _Usual) -> bool:
    """Whether a line is far longer than the others, less so if it is a sentence; or a sentence that
    stands alone below a blank line where hardly another line has a stop."""
    line = lines[at]
    if line.width >= _LEAST_OF_PROSE and line.width > _MUCH_WIDER * usual.widest:
        return True
    if not line.ended:
        return False
    if line.width >= _SENTENCE and line.width > _WIDER * usual.widest:
        return True
    alone = line.gap > lines[at - 1].gap and (at + 1 == end or lines[at + 1].gap >= line.gap)
    return alone and usual.unstopped


def _heads_text(lines: Sequence[Line], part: _Part, end: int, usual: _Usual, *, last: bool) -> bool:
    """Whether the line above `end`, where text begins that is not sung, heads it: set apart by a
    blank line, a name that parts of texts have, or one line more than a like part of the song
    has."""
    if end - part.start < _FEWEST:
        return False
    if last and (is_rights(lines[end].text) or _credits(lines[end].text)):
        return False
    line = lines[end - 1]
    if ends_sentence(line.text) or line.text[-1] in ",;:" or starts_lower(line.text):
        return False
    if line.gap > lines[end - 2].gap or plain(line.text) in words().section:
        return True
    return usual.lengths.get(part.name) == {end - part.start - 1}


def stanzas(lines: Sequence[Line], songs: Songs) -> Iterator[Sequence[Line]]:
    """Lines that are sung, by what stands together."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (lines[at].gap > songs.gap and not lines[at].seam):
            yield lines[start:at]
            start = at
