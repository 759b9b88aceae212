"""What is said of words in their lines: language, marks, and the signs that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from publish.checks import facts as f
from publish.checks.compare.findings import Difference, Side, say
from publish.diagnostics import Finding
from publish.patterns import pattern

_SELECTORS: Final = "\ufe0e\ufe0f"
"""How a sign is drawn, as text or as a picture: pandoc adds these to arrows."""
_NUMBER: Final = pattern(r"[\dA-Z]+(?:\.\d+)*\.?")
"""That of a section or an appendix."""


def languages(
    side: Side, expected: Sequence[f.Language], found: Sequence[f.Language]
) -> Iterator[Finding]:
    """Words in another language, and in which. A formula is in none, unless it stands as TeX; nor
    is the number of a heading in Word, which counts."""
    formulas = {_closed(side, tex) for x in expected for tex in f.FORMULA.findall(x.text)}

    def words(text: str) -> str:
        text = _closed(side, f.FORMULA.sub("", text))
        for tex in sorted(formulas, key=len, reverse=True):
            text = text.replace(tex, "")
        return text

    stated, seen = ([x for x in facts if words(x.text)] for facts in (expected, found))
    known = {words(fact.text) for fact in seen}

    def key(fact: f.Language) -> tuple[str, str]:
        number, _, rest = fact.text.partition(" ")
        counted = _NUMBER.fullmatch(number) is not None and words(fact.text) not in known
        text = rest if counted and words(rest) in known else fact.text
        return words(text), side.voice.language(fact.language)

    def differing(fact: f.Language, other: f.Language) -> Iterator[Difference]:
        if key(fact) != key(other):
            yield Difference("language", say(fact), say(other))

    yield from side.pairs("structure", "language", (stated, seen), key, differing)


def _closed(side: Side, text: str) -> str:
    return re.sub(r"\s", "", side.voice.key(text))


def marks(side: Side, expected: Sequence[f.Marked], found: Sequence[f.Marked]) -> Iterator[Finding]:
    """Marked words, and where they stand."""

    def key(mark: f.Marked) -> tuple[str, str, str]:
        return mark.kind, side.voice.key(mark.text), side.anchor(mark.before)

    def alike(one: f.Marked, other: f.Marked) -> float:
        if side.voice.same(one.text, other.text):
            return 1.0 if one.kind == other.kind else 0.8
        return 0.5 * side.likeness(one.text, other.text) if one.kind == other.kind else 0.0

    def differing(mark: f.Marked, other: f.Marked) -> Iterator[Difference]:
        same = mark.kind == other.kind and side.voice.same(mark.text, other.text)
        if not (same and side.follows(mark.before, other.before)):
            yield Difference("mark", say(mark), say(other))

    yield from side.pairs("structure", "mark", (expected, found), key, differing, alike)


def signs(side: Side, expected: Sequence[f.Sign], found: Sequence[f.Sign]) -> Iterator[Finding]:
    """Characters that nobody sees, and which space a space is."""
    shown = [
        [sign for sign in signs if sign.character not in _SELECTORS] for signs in (expected, found)
    ]

    def key(sign: f.Sign) -> tuple[str, str]:
        return sign.character, side.anchor(sign.before)

    def alike(one: f.Sign, other: f.Sign) -> float:
        if one.character != other.character:
            return 0.6 if side.follows(one.before, other.before) else 0.0
        return side.likeness(side.anchor(one.before), side.anchor(other.before))

    def differing(sign: f.Sign, other: f.Sign) -> Iterator[Difference]:
        if sign.character != other.character or not side.follows(sign.before, other.before):
            yield Difference("sign", say(sign), say(other))

    yield from side.pairs("words", "sign", (shown[0], shown[1]), key, differing, alike)
