"""Blocks in reading order: their words, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.checks import facts as f
from publish.checks.compare import saying
from publish.checks.compare.sequences import Pair, compare
from publish.checks.compare.side import Side, likeness
from publish.checks.facts import OBJECT
from publish.diagnostics import Finding


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
        match pair:
            case Pair(how="same", expected=f.Block() as block, found=f.Block() as other):
                yield from _same(side, block, other)
            case Pair(how="changed", expected=f.Block() as block, found=f.Block() as other):
                yield _finding(side, "reworded", "says something else", block, other)
                yield from _same(side, block, other)
            case Pair(how="moved", expected=f.Block() as block, found=f.Block() as other):
                if not _follows(pairs, index):
                    yield _finding(side, "moved", "stands elsewhere", block, other)
            case Pair(how="missing", expected=f.Block() as block):
                if not _follows(pairs, index):
                    yield _finding(side, "missing", "is missing", block, None)
            case Pair(found=f.Block() as other):
                again = key(other) in known and bool(other.text)
                code, message = ("repeated", "is said again") if again else ("extra", "is added")
                if not _follows(pairs, index):
                    yield _finding(side, code, message, None, other)
            case _:
                pass


def _same(side: Side, block: f.Block, other: f.Block) -> Iterator[Finding]:
    """What a block is, and what it stands in."""
    spelled = OBJECT not in other.text and f.FORMULA.search(block.text) is not None
    alike = block.kind == other.kind or (
        side.voice.tolerates("labels") and {block.kind, other.kind} <= {"item", "term"}
    )
    if not alike and not (spelled and side.voice.tolerates("formula-as-tex")):
        yield side.differs("kind", block, other, saying.kind(block), saying.kind(other))
    elif block.level != other.level:
        yield side.differs("level", block, other, saying.kind(block), saying.kind(other))
    if block.within != other.within:
        yield side.differs(
            "nesting", block, other, " in ".join(block.within[::-1]) or "in nothing",
            " in ".join(other.within[::-1]) or "in nothing",
        )  # fmt: skip
    if block.marker != other.marker and not side.voice.tolerates("labels"):
        yield side.differs("marker", block, other, block.marker, other.marker)
    both = block.kind == other.kind == "item" and None not in (block.opens, other.opens)
    if both and block.opens != other.opens:
        yield side.differs("list", block, other, saying.opens(block), saying.opens(other))
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
    said = block or other
    return side.place(
        "words", f"text-{code}", f"{saying.kind(said) if said else ''} {message}", block, other,
        "" if block is None else block.text or block.marker,
        "" if other is None else other.text or other.marker,
    )  # fmt: skip


def _follows(pairs: Sequence[Pair[f.Block]], index: int) -> bool:
    """Whether an item without words of its own goes or comes with the block after it."""
    here = pairs[index].expected or pairs[index].found
    if here is None or here.kind != "item" or index + 1 == len(pairs):
        return False
    return pairs[index + 1].how == pairs[index].how


def _is_counted(marker: str) -> bool:
    return any(character.isalnum() for character in marker)
