"""Numbers with signs, phone numbers and ranges in text that runs from right to left.

By the Unicode Bidirectional Algorithm a sign before a number ends up behind it there, and groups of
digits change places. CLDR has such numbers run from left to right, by a mark before the sign, when
their digits are European or Persian; those of Arabic it has not. They become spans with a direction
of their own, so that all formats agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import bidirectional

import msgspec

from publish.document import (
    Code,
    Document,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Math,
    Node,
    Note,
    Span,
    Text,
)
from publish.patterns import pattern
from publish.walk import Speech, rebuild_spoken_runs

_DIGIT: Final = "[0-9۰-۹]"
_NUMBER: Final = rf"{_DIGIT}+(?:[.,:]{_DIGIT}+)*"
_PHONE: Final = rf"(?:\+|0){_DIGIT}(?:[() \u00a0\u2011-]{{0,2}}{_DIGIT}){{5,13}}"
_SIGNED: Final = rf"[+\u2212-]{_NUMBER}(?:-{_NUMBER})?[%‰°]?"
_RANGE: Final = rf"{_NUMBER}(?:[\u2011-]{_NUMBER})+[%‰°]?"
_TURNED: Final = pattern(
    rf"(?<![\w.,:/+\u2212\u2011-])(?:{_PHONE}|{_SIGNED})(?![\w/])"
    rf"|(?<![\d.,:/+\u2212\u2011])(?<!\d-){_RANGE}(?![\w/])"
)


def settle_numbers(document: Document) -> Document:
    """`document` with the numbers that would be turned in spans from left to right. A number after
    letters that run so belongs to these."""

    def change(_: Node, run: Inlines, around: Speech) -> Inlines:
        if around.direction == "ltr" and not any(isinstance(inline, Span) for inline in run):
            return run
        return _Line().settled(run, around)

    return rebuild_spoken_runs(document, Speech.of(document.meta.language), change)


class _Line:
    """A run while it is read: in which direction the last letters ran."""

    def __init__(self) -> None:
        self._forward = False

    def settled(self, run: Inlines, around: Speech) -> Inlines:
        made: list[Inline] = []
        for inline in run:
            match inline:
                case Text():
                    made += self._text(inline, around)
                case LineBreak():
                    self._forward = False
                    made.append(inline)
                case Code() | Keyboard() | Math() | Image() | Note():
                    made.append(inline)
                case Span():
                    within = around.within(inline)
                    line = self if within.direction == around.direction else _Line()
                    content = line.settled(inline.content, within)
                    made.append(msgspec.structs.replace(inline, content=content))
                case _:
                    content = self.settled(inline.content, around)
                    made.append(msgspec.structs.replace(inline, content=content))
        return tuple(made)

    def _text(self, text: Text, around: Speech) -> Iterator[Inline]:
        done = 0
        for found in _TURNED.finditer(text.text) if around.direction == "rtl" else ():
            self._read(text.text[done : found.start()])
            if self._forward:
                continue
            if found.start() > done:
                yield Text(text=text.text[done : found.start()])
            yield Span(content=(Text(text=found[0]),), direction="ltr")
            done = found.end()
        self._read(text.text[done:])
        if done < len(text.text):
            yield Text(text=text.text[done:])

    def _read(self, text: str) -> None:
        for character in reversed(text):
            if (side := bidirectional(character)) in ("L", "R", "AL"):
                self._forward = side == "L"
                return
