"""How findings are made: what was expected beside what was found, and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple, TypeVar

import msgspec

from publish.checks import facts as f
from publish.checks.compare.diff import compare
from publish.checks.compare.format_projection import Voice
from publish.diagnostics import Column, Finding, Place

T = TypeVar("T", bound=f.Fact)

_SHOWN: Final = 160
"""Characters of a text that a finding shows …"""
_BEFORE: Final = 60
"""… and of them before the first that differs."""


class Difference(NamedTuple):
    """What differs, as findings call it, what the document states, and what the artifact says."""

    code: str
    stated: str
    seen: str
    where: str = ""
    column: Column | None = None
    """Where it is another than that of the facts."""


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
            words = f.RIGHT_TO_LEFT.split(words)[-1]
        return self.voice.key(words)

    def follows(self, stated: str, seen: str) -> bool:
        """Whether something stands after the same words; of letters in another order nobody can
        say which are the last."""
        if self.voice.mirrored:
            return True
        before, after = self.anchor(stated), self.anchor(seen)
        alike = before.endswith(after) or after.endswith(before)
        return alike and not (before and not after)

    def likeness(self, stated: str, seen: str) -> float:
        return likeness(self.voice.key(stated), self.voice.key(seen))

    def pairs(  # noqa: PLR0917 - what was expected and what was found, side by side
        self,
        column: Column,
        name: str,
        sides: tuple[Sequence[T], Sequence[T]],
        key: Callable[[T], Hashable],
        differing: Callable[[T, T], Iterable[Difference | Finding]],
        alike: Callable[[T, T], float] | None = None,
    ) -> Iterator[Finding]:
        """Differences of two lists of facts: those that stand on one side only, and what
        `differing` says of those on both. What was moved is missing here and added there; facts
        are alike as their texts are."""
        for pair in compare(*sides, key, alike or (lambda a, b: self.likeness(_text(a), _text(b)))):
            if pair.how in ("moved", "missing"):
                yield self.place(column, f"{name}-missing", f"a {name} is missing", pair.expected)
            if pair.how in ("moved", "extra"):
                yield self.place(column, f"{name}-extra", f"a {name} is added", None, pair.found)
            elif pair.expected is not None and pair.found is not None:
                for one in differing(pair.expected, pair.found):
                    if isinstance(one, Difference):
                        yield self.differs(column, pair.expected, pair.found, one)
                    else:
                        yield one

    def texts(
        self, column: Column, name: str, expected: Sequence[T], found: Sequence[T]
    ) -> Iterator[Finding]:
        """Differences of two lists of texts."""

        def differing(fact: T, other: T) -> Iterator[Difference]:
            if not self.voice.same(_text(fact), _text(other)):
                yield Difference(name, _text(fact), _text(other))

        yield from self.pairs(
            column, name, (expected, found), lambda fact: self.voice.key(_text(fact)), differing
        )

    def differs(
        self, column: Column, fact: f.Fact | None, other: f.Fact | None, what: Difference
    ) -> Finding:
        column = what.column or column
        text = getattr(fact, "text", "") if column == "structure" else ""
        of = f" of “{_cut(text, 60)}”" if text else ""
        message = f"{what.code.replace('-', ' ')}{of} differs"
        said = (what.stated, what.seen, what.where)
        return self.place(column, what.code, message, fact, other, *said)

    def place(  # noqa: PLR0917 - what was expected and what was found, side by side
        self,
        column: Column,
        code: str,
        message: str,
        fact: f.Fact | None = None,
        other: f.Fact | None = None,
        stated: str | None = None,
        seen: str | None = None,
        where: str = "",
    ) -> Finding:
        """A finding that shows two facts, or what is `stated` and `seen` of them."""
        stated = say(fact) if stated is None else stated
        seen = say(other) if seen is None else seen
        parts = ["" if other is None else other.where, where]
        stated, seen = _side_by_side(f.shown(stated), seen.replace(f.LINE_END, " "))
        return Finding(
            column=column,
            code=code,
            message=message,
            expected=stated,
            found=seen,
            artifact=self.artifact,
            where=", ".join(part for part in parts if part),
            place=Place.at(None if fact is None else fact.origin, self.source),
        )


def say(fact: f.Fact | None) -> str:
    """A fact in words, for whoever reads a finding."""
    match fact:
        case None:
            return ""
        case f.Table(rows=rows):
            return " | ".join(cell.text for cell in rows[0]) if rows else "a table without rows"
        case f.Cell(header=header):
            head = " of it does not say what" if header == "unsaid" else f" of its {header}"
            spans = f" over {fact.row_span} rows" if fact.row_span > 1 else ""
            spans += f" over {fact.column_span} columns" if fact.column_span > 1 else ""
            return f"{f'header cell{head}' if header else 'cell'}{spans} “{fact.text}”"
        case f.Note():
            return f"{fact.label} {fact.text}"
        case f.Link():
            return f"{fact.text} → {fact.target}"
        case f.Picture():
            return "decorative" if fact.decorative else fact.alt or "without alt text"
        case f.Formula():
            return fact.tex or fact.symbols
        case f.Language(language=value):
            return f"{value}: {fact.text}"
        case f.Marked():
            return f"{fact.kind.replace('_', ' ')}: {fact.text}{_after(fact.before)}"
        case f.Sign(character=character):
            name = unicodedata.name(character, "a character without a name")
            return f"U+{ord(character):04X} ({name}){_after(fact.before)}"
        case f.Entry():
            return f"level {fact.level}: {fact.text}" if fact.level else fact.text
        case f.Furniture():
            on = "first page" if fact.pages == "first" else "other pages"
            text = fact.text.replace(f.PAGE, "#").replace(f.PAGES, "#")
            return f"{fact.edge} of {f'page {fact.page}' if fact.page else on}: {text}"
        case f.Block():
            return fact.text or fact.marker
        case _:
            return _text(fact)


def say_place(lands: tuple[str, ...] | None) -> str:
    """Where a link leads."""
    if lands is None:
        return "nothing: it is dead"
    return f"leads to “{lands[0]}”" if lands else "leads to nothing that says anything"


def likeness(one: str, other: str) -> float:
    """How much of two texts is common to them, from 0 to 1."""
    if not one or not other:
        return 0.0
    one, other = one[:2000], other[:2000]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < 0.5:
        return 0.0
    return matcher.ratio() if len(one) * len(other) < 90_000 else matcher.quick_ratio()


def _text(fact: f.Fact) -> str:
    text: str = getattr(fact, "text", "")
    return text


def _after(before: str) -> str:
    return f" (after “{before}”)" if before else ""


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _side_by_side(stated: str, seen: str) -> tuple[str, str]:
    """Two texts, long ones from a little before the place where they begin to differ."""
    same = 0
    while same < min(len(stated), len(seen)) and stated[same] == seen[same]:
        same += 1
    start = max(0, same - _BEFORE) if stated and seen and same + _BEFORE > _SHOWN else 0
    head = "…" if start else ""
    shown = [head + _cut(text[start:], _SHOWN) if text else "" for text in (stated, seen)]
    return shown[0], shown[1]
