"""What is said of words in their lines: language, marks, and the signs that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.compare.side import Difference, Side, say
from publish.diagnostics import Finding
from publish.patterns import pattern

_SELECTORS: Final = "\ufe0e\ufe0f"
"""How a sign is drawn, as text or as a picture: pandoc adds these to arrows."""
_NUMBER: Final = pattern(r"[\dA-Z]+(?:\.\d+)*\.?")
"""That of a section or an appendix."""


def languages(
    side: Side, expected: Sequence[f.Language], found: Sequence[f.Language]
) -> Iterator[Finding]:
    """Words in another language, and in which; a formula is in none, unless it stands as TeX."""
    seen = [_closed(side, fact.text) for fact in found]
    expected = [
        msgspec.structs.replace(fact, text=_without_number(side, text, seen))
        for fact in expected
        if (text := _without_formulas(side, fact.text, seen))
    ]

    def key(fact: f.Language) -> tuple[str, str]:
        return side.voice.key(fact.text), side.voice.language(fact.language)

    def differing(fact: f.Language, other: f.Language) -> Iterator[Difference]:
        if key(fact)[1] != key(other)[1] or not side.voice.same(fact.text, other.text):
            yield Difference("language", say(fact), say(other))

    yield from side.pairs("structure", "language", (expected, found), key, differing)


def _without_formulas(side: Side, stated: str, seen: Sequence[str]) -> str:
    """A text of the document without its formulas, but for those that one of the texts of the
    artifact that were `seen` has as TeX."""
    if not f.FORMULA.search(stated):
        return stated
    pieces = f.FORMULA.split(stated)
    keys = [re.escape(_closed(side, piece)) for piece in pieces]
    keys[1::2] = [f"({key})?" for key in keys[1::2]]
    pattern = re.compile("".join(keys))
    found = next((match for text in seen if (match := pattern.fullmatch(text))), None)
    spelled = found.groups() if found is not None else ()
    for number, tex in zip_longest(range(1, len(pieces), 2), spelled):
        pieces[number] = pieces[number] if tex else ""
    return f.said("".join(pieces))


def _without_number(side: Side, stated: str, seen: Sequence[str]) -> str:
    """A heading without its number, if the artifact has it so: Word counts, and its numbers are in
    no run that has a language."""
    number, _, rest = stated.partition(" ")
    counted = _NUMBER.fullmatch(number) is not None and _closed(side, stated) not in seen
    return rest if counted and _closed(side, rest) in seen else stated


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
