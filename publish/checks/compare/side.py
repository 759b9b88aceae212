"""How findings are made: what was expected beside what was found, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TypeVar
from unicodedata import bidirectional

import msgspec

from publish.checks import facts as f
from publish.checks.compare.saying import cut, side_by_side
from publish.checks.compare.sequences import Pair, compare
from publish.checks.compare.voices import Voice
from publish.diagnostics import Column, Finding, Place

T = TypeVar("T", bound=f.Fact)


class Side(msgspec.Struct, frozen=True):
    """The side of the artifact: how its format speaks, and what it and its source are called."""

    voice: Voice
    artifact: str
    source: str

    def anchor(self, before: str) -> str:
        """What the words before something are recognised by: none before a formula, which may
        stand there as its TeX, nor before letters that run from right to left, which a page holds
        in another order."""
        words = before.rpartition(f.OBJECT)[2]
        if self.voice.tolerates("visual-order") and not self.voice.mirrored:
            words = "".join(reversed([*takewhile(_keeps_its_place, reversed(words))]))
        return self.voice.key(words)

    def follows(self, stated: str, seen: str) -> bool:
        """Whether something stands after the same words; of letters in another order nobody can
        say which are the last."""
        if self.voice.mirrored:
            return True
        before, after = self.anchor(stated), self.anchor(seen)
        alike = before.endswith(after) or after.endswith(before)
        return alike and not (before and not after)

    def texts(
        self,
        column: Column,
        name: str,
        expected: Sequence[T],
        found: Sequence[T],
        text: Callable[[T], str],
    ) -> Iterator[Finding]:
        """Differences of two lists of texts."""

        def key(fact: T) -> str:
            return self.voice.key(text(fact))

        pairs = compare(expected, found, key, lambda a, b: likeness(key(a), key(b)))
        for fact, other in paired(pairs):
            if fact is None or other is None:
                yield from self.alone(column, name, fact, other, text)
            elif not self.voice.same(text(fact), text(other)):
                yield self.differs(name, fact, other, text(fact), text(other), column=column)

    def alone(
        self,
        column: Column,
        name: str,
        fact: T | None,
        other: T | None,
        text: Callable[[T], str],
    ) -> Iterator[Finding]:
        """A fact that stands on one side only."""
        code = f"{name}-missing" if other is None else f"{name}-extra"
        message = f"a {name} is {'missing' if other is None else 'added'}"
        yield self.place(
            column, code, message, fact, other,
            "" if fact is None else text(fact), "" if other is None else text(other),
        )  # fmt: skip

    def differs(
        self,
        name: str,
        fact: f.Fact | None,
        other: f.Fact | None,
        stated: str,
        seen: str,
        *,
        column: Column = "structure",
        where: str = "",
    ) -> Finding:
        words = name.replace("-", " ")
        text = getattr(fact, "text", "") if column == "structure" else ""
        message = f"{words} of “{cut(text, 60)}” differs" if text else f"{words} differs"
        return self.place(column, name, message, fact, other, stated, seen, where=where)

    def place(  # noqa: PLR0917 - what was expected and what was found, side by side
        self,
        column: Column,
        code: str,
        message: str,
        fact: f.Fact | None,
        other: f.Fact | None,
        stated: str,
        seen: str,
        *,
        where: str = "",
    ) -> Finding:
        origin = None if fact is None else fact.origin
        parts = ["" if other is None else other.where, where]
        stated, seen = side_by_side(f.shown(stated), seen.replace(f.LINE_END, " "))
        return Finding(
            column=column,
            code=code,
            message=message,
            expected=stated,
            found=seen,
            artifact=self.artifact,
            where=", ".join(part for part in parts if part),
            place=Place.at(origin, self.source),
        )


def _keeps_its_place(letter: str) -> bool:
    return bidirectional(letter) not in ("R", "AL")


def paired(pairs: Sequence[Pair[T]]) -> Iterator[tuple[T | None, T | None]]:
    """Pairs without how they came about; what was moved is missing here and added there."""
    for pair in pairs:
        if pair.how == "moved":
            yield pair.expected, None
            yield None, pair.found
        else:
            yield pair.expected, pair.found


def likeness(one: str, other: str) -> float:
    """How much of two texts is common to them, from 0 to 1."""
    if not one or not other:
        return 0.0
    one, other = one[:2000], other[:2000]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < 0.5:
        return 0.0
    return matcher.ratio() if len(one) * len(other) < 90_000 else matcher.quick_ratio()
