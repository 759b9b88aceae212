"""Blocks in reading order: their words, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from publish.checks import facts as f
from publish.checks.compare.diff import Pair, compare
from publish.checks.compare.findings import Difference, Side, likeness
from publish.checks.facts import OBJECT
from publish.diagnostics import Finding

_OPENS: Final = ("the list goes on", "a list begins here")


def blocks(side: Side, expected: Sequence[f.Block], found: Sequence[f.Block]) -> Iterator[Finding]:
    """Missing, extra, moved and reworded blocks; and of those that are there, what they are."""
    there = {_key(side, block) for block in found}
    known = {_key(side, block) for block in expected}
    stated = {id(block) for block in expected}

    def key(block: f.Block) -> str:
        if id(block) in stated and block.kind not in ("item", "break", "code"):
            return side.voice.choice(block.text, there)
        return _key(side, block)

    pairs = compare(expected, found, key, lambda a, b: _resemblance(side, a, b))
    for index, pair in enumerate(pairs):
        block, other = pair.expected, pair.found
        if pair.how not in ("same", "changed") and _follows(pairs, index):
            continue
        match pair.how:
            case "changed":
                yield _finding(side, "reworded", "says something else", block, other)
            case "moved":
                yield _finding(side, "moved", "stands elsewhere", block, other)
            case "missing":
                yield _finding(side, "missing", "is missing", block, None)
            case "extra" if other is not None and other.text and key(other) in known:
                yield _finding(side, "repeated", "is said again", None, other)
            case "extra":
                yield _finding(side, "extra", "is added", None, other)
            case "same":
                pass
        if pair.how in ("same", "changed") and block is not None and other is not None:
            for one in _same(side, block, other):
                yield (
                    one
                    if isinstance(one, Finding)
                    else side.differs("structure", block, other, one)
                )


def _same(side: Side, block: f.Block, other: f.Block) -> Iterator[Difference | Finding]:
    """What a block is, and what it stands in."""
    spelled = OBJECT not in other.text and f.FORMULA.search(block.text) is not None
    alike = block.kind == other.kind or (
        side.voice.tolerates("labels") and {block.kind, other.kind} <= {"item", "term"}
    )
    if not alike and not (spelled and side.voice.tolerates("formula-as-tex")):
        yield Difference("kind", _kind(block), _kind(other))
    elif block.level != other.level:
        yield Difference("level", _kind(block), _kind(other))
    if block.within != other.within:
        stated, seen = (" in ".join(one.within[::-1]) or "in nothing" for one in (block, other))
        yield Difference("nesting", stated, seen)
    if block.marker != other.marker and not side.voice.tolerates("labels"):
        yield Difference("marker", block.marker, other.marker)
    both = block.kind == other.kind == "item" and None not in (block.opens, other.opens)
    if both and block.opens != other.opens:
        yield Difference("list", _OPENS[bool(block.opens)], _OPENS[bool(other.opens)])
    if block.kind == other.kind != "code" and _is_parted_otherwise(side, block, other):
        yield _finding(side, "parted", "has words that are parted elsewhere", block, other)
    lines = block.kind == other.kind == "code" and not side.voice.tolerates("lines-of-code")
    if lines and block.text != other.text and not spelled:
        yield _finding(side, "code", "has other lines", block, other)


def _is_parted_otherwise(side: Side, block: f.Block, other: f.Block) -> bool:
    """Whether two blocks have the same letters, and not the same words."""
    same = side.voice.same(block.text, other.text)
    return same and not side.voice.parted(block.text, other.text)


def _key(side: Side, block: f.Block) -> str:
    match block.kind:
        case "item" if side.voice.tolerates("labels") and _is_counted(block.marker):
            return side.voice.key(block.marker)
        case "item":
            return f"\0item {block.marker}"
        case "break":
            return "\0break"
        case "code":
            return side.voice.key(f.said(block.text))
        case _:
            return side.voice.key(block.text)


def _resemblance(side: Side, one: f.Block, other: f.Block) -> float:
    if one.kind == other.kind and one.kind in ("item", "break"):
        return 1.0
    return likeness(side.voice.key(one.text), side.voice.key(other.text))


def _finding(
    side: Side, code: str, message: str, block: f.Block | None, other: f.Block | None
) -> Finding:
    one = block or other
    what = _kind(one) if one is not None else ""
    return side.place("words", f"text-{code}", f"{what} {message}", block, other)


def _kind(block: f.Block) -> str:
    return f"{block.kind} of level {block.level}" if block.level else block.kind


def _follows(pairs: Sequence[Pair[f.Block]], index: int) -> bool:
    """Whether an item without words of its own goes or comes with the block after it."""
    here = pairs[index].expected or pairs[index].found
    if here is None or here.kind != "item" or index + 1 == len(pairs):
        return False
    return pairs[index + 1].how == pairs[index].how


def _is_counted(marker: str) -> bool:
    return any(character.isalnum() for character in marker)
