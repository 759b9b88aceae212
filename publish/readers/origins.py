"""On which lines of a marked-up text the blocks of its document stand; pandoc does not say.

The words of the document are found again in those of the text. Runs of words that stand once in
both are landmarks, of which those are kept that come in the same order in both (as in patience
diff). From a landmark a block's lines are followed word by word. A block without one, a heading of
a word say, is looked for between its neighbours, and found when its words stand there as often as
there are such blocks. What is not found so has no lines: none is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.document import (
    CodeBlock,
    Document,
    Figure,
    Image,
    Inline,
    LineBlock,
    MathBlock,
    Node,
    Note,
    Origin,
    Paragraph,
    Reference,
    Section,
    Table,
)
from publish.patterns import pattern
from publish.walk import children, plain_text, rebuild, rebuild_down

_RUN: Final = 5
"""Words of a landmark."""
_ROUNDS: Final = 8
"""Each block that is found narrows where its neighbours may be."""
_ALIKE: Final = 100
"""Places with the same opening that are looked at, lest time grow as the square of their number."""
_GAP: Final = 12
"""Words of markup that may stand between two words of a block: an address, attributes."""
_MISSES: Final = 3
"""Words of a block in a row that the text does not have, such as those of a citation."""
_CJK: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = pattern(r"[^\W_]+")
_CJK_WORD: Final = pattern(rf"[{_CJK}]|[^\W_{_CJK}]+")
_MARKUP: Final = pattern(
    r"\{[#.:][^{}\n]*\}|\]\([^()\n]*\)|\[\^[^\]\n]*\]|(?<!\w)@[\w:.-]*\w"
    r"|<!--.{0,9999}?-->|</?[a-zA-Z][^<>]*>|\\[a-zA-Z]+",
    re.DOTALL,
)
"""Attributes, targets of links, marks of notes, keys, comments, tags and commands of TeX, whose
words no reader reads."""
_NOT_NEWLINE: Final = pattern(r"[^\n]")
_Leaf = Paragraph | CodeBlock | LineBlock | MathBlock | Section


class _Words(msgspec.Struct, frozen=True):
    """The words of a text, the line of each, and after how many empty lines it stands."""

    words: list[str]
    lines: list[int]
    parts: list[int]


class _Found(msgspec.Struct, frozen=True):
    """Where a block begins and ends among the words of the text."""

    first: int
    last: int


def with_lines(document: Document, text: str, *, each: int = 1) -> Document:
    """`document` with the lines of `text`, which it was read from, where they are sure. So many
    lines as `each` says count as one."""
    leaves, apart = _leaves(document)
    source = _words(text, each)
    said = [_spoken(leaf) for leaf in (*leaves, *apart)]
    marks = _landmarks(source.words, said)
    own = {number: mark for number, mark in marks.items() if number < len(leaves)}
    kept = {number: own[number] for number in _in_order({n: own[n][1] for n in own})}
    kept |= {number: mark for number, mark in marks.items() if number >= len(leaves)}
    every = (*leaves, *apart)
    found = {
        number: _followed(source, said[number], *mark, whole=isinstance(every[number], CodeBlock))
        for number, mark in kept.items()
    }
    for _ in range(_ROUNDS):
        more = _between(source.words, said[: len(leaves)], found)
        found |= more
        if not more:
            break
    origins = {
        id(every[number]): Origin(source.lines[place.first], source.lines[place.last])
        for number, place in found.items()
    }
    return _placed(document, origins)


def _leaves(document: Document) -> tuple[list[_Leaf], list[_Leaf]]:
    """The blocks of words of the text, in its order; and those of notes and captions, which may
    stand anywhere."""
    own: list[_Leaf] = []
    apart: list[_Leaf] = []
    stack: list[tuple[Node, bool]] = [(block, False) for block in reversed(document.blocks)]
    while stack:
        node, within = stack.pop()
        if isinstance(node, _Leaf) and not _is_picture(node):
            (apart if within else own).append(node)
        aside = {id(block) for block in node.caption} if isinstance(node, Table | Figure) else set()
        stack.extend(
            (child, within or isinstance(node, Note) or id(child) in aside)
            for child in reversed(children(node))
        )
    return own, apart


def _is_picture(node: _Leaf) -> bool:
    """Whether a block is a picture alone, of which is known where the source names it."""
    return isinstance(node, Paragraph) and all(isinstance(part, Image) for part in node.content)


def _spoken(leaf: _Leaf) -> list[str]:
    return words_of(plain_text(leaf.title) if isinstance(leaf, Section) else plain_text(leaf))


def words_of(text: str) -> list[str]:
    """The words of a text that a reader reads, whatever markup stands among them."""
    return _parted(_MARKUP.sub(" ", text).casefold())


def _parted(text: str) -> list[str]:
    return (_CJK_WORD if max(text, default="") >= _CJK[0] else _WORD).findall(text)


def _words(text: str, each: int) -> _Words:
    bare = _MARKUP.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)
    made = _Words([], [], [])
    part = 0
    for number, line in enumerate(bare.split("\n"), start=1):
        part += not line.strip(" \t>")
        for word in _parted(line.casefold()):
            made.words.append(word)
            made.lines.append((number - 1) // each + 1)
            made.parts.append(part)
    return made


def _landmarks(source: list[str], said: Sequence[list[str]]) -> dict[int, tuple[int, int]]:
    """For each block the first run of its words that stands once in the text and once in the
    document: where in the block, and where in the text."""
    at = {run: place for place, run in enumerate(_runs(source))}
    often = Counter(_runs(source))
    there = Counter(run for words in said for run in _runs(words))
    marks: dict[int, tuple[int, int]] = {}
    for number, words in enumerate(said):
        for place, run in enumerate(_runs(words)):
            if often[run] == 1 and there[run] == 1:
                marks[number] = (place, at[run])
                break
    return marks


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _in_order(places: dict[int, int]) -> list[int]:
    """The most blocks whose places increase: the longest increasing subsequence."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number, place in places.items():
        slot = bisect_left(ends, place)
        before[number] = last[slot - 1] if slot else None
        ends[slot:slot] = []
        if slot == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[slot], last[slot] = place, number
    chain: list[int] = []
    here = last[-1] if last else None
    while here is not None:
        chain.append(here)
        here = before[here]
    return chain[::-1]


def _followed(source: _Words, words: list[str], at: int, place: int, *, whole: bool) -> _Found:
    """The extent of a block one word of which, number `at`, stands at `place`. But for `whole` ones
    it ends at an empty line."""
    last = _walk(source, words[at + 1 :], place, 1, whole=whole)
    first = _walk(source, words[:at][::-1], place, -1, whole=whole)
    return _Found(first, last)


def _walk(source: _Words, words: list[str], place: int, step: int, *, whole: bool) -> int:
    misses = 0
    part = source.parts[place]
    for word in words:
        ahead = range(place + step, place + step * (_GAP + 1), step)
        inside = (n for n in ahead if 0 <= n < len(source.words))
        near = (n for n in inside if whole or source.parts[n] == part)
        found = next((n for n in near if source.words[n] == word), None)
        if found is None:
            misses += 1
            if misses == _MISSES:
                break
        else:
            place, misses = found, 0
    return place


def _between(
    source: list[str], said: Sequence[list[str]], found: dict[int, _Found]
) -> dict[int, _Found]:
    """The blocks without a landmark that stand, between those that have one, as often as in the
    document."""
    made: dict[int, _Found] = {}
    start, waiting = 0, list[int]()
    for number in range(len(said) + 1):
        if number < len(said) and number not in found:
            if said[number]:
                waiting.append(number)
            continue
        end = found[number].first if number < len(said) else len(source)
        made |= _in_window(source, start, end, {n: said[n] for n in waiting})
        waiting = []
        if number < len(said):
            start = found[number].last + 1
    return made


def _in_window(
    source: list[str], start: int, end: int, waiting: dict[int, list[str]]
) -> dict[int, _Found]:
    if not waiting or start >= end:
        return {}
    openings: dict[tuple[str, ...], list[int]] = {}
    for length in {min(len(words), _RUN) for words in waiting.values()}:
        for at in range(start, end - length + 1):
            openings.setdefault(tuple(source[at : at + length]), []).append(at)
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, words in waiting.items():
        alike.setdefault(tuple(words), []).append(number)
    sure: dict[int, int] = {}
    for phrase, numbers in alike.items():
        there = openings.get(phrase[:_RUN], [])
        if len(phrase) > _RUN:
            if len(there) > _ALIKE:
                continue
            there = [at for at in there if tuple(source[at : min(at + len(phrase), end)]) == phrase]
        if len(there) == len(numbers):
            sure.update(zip(numbers, there, strict=True))
    kept = _in_order({number: sure[number] for number in sorted(sure)})
    return {n: _Found(sure[n], sure[n] + len(waiting[n]) - 1) for n in kept}


def _placed(document: Document, origins: dict[int, Origin]) -> Document:
    """`document` with those origins by the identity of blocks, and around them what they span."""

    def own(node: Node) -> Node:
        origin = origins.get(id(node))
        return node if origin is None else msgspec.structs.replace(node, origin=origin)

    def spanning(node: Node) -> Node:
        if isinstance(node, Inline) or "origin" not in node.__struct_fields__:
            return node
        around = list(_origins(node))
        if not around:
            return node
        first, last = min(o.first for o in around), max(o.last for o in around)
        return msgspec.structs.replace(node, origin=Origin(first, last))

    return rebuild(rebuild_down(document, own), spanning)


def _origins(node: Node) -> Iterator[Origin]:
    """The node's own origin and those directly below it; a note stands where its mark does not."""
    origin: Origin | None = getattr(node, "origin", None)
    if origin is not None:
        yield origin
    if origin is not None and not isinstance(node, Section):
        return
    for child in children(node):
        if not isinstance(child, Note | Reference):
            yield from _origins(child)
