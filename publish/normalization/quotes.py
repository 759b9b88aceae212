"""Straight quotes and apostrophes become those of the language the text is in.

The marks are CLDR's `delimiters` of each language, with the spaces that its typographers set
inside. Only straight marks change: whoever typed a curly one meant it. In a language without an
entry, text stays as typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

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
    Reference,
    Span,
    Text,
)
from publish.languages import primary
from publish.walk import Speech, rebuild_spoken_runs


class Quotes(NamedTuple):
    """Opening and closing marks, first the outer ones."""

    open: str
    close: str
    inner_open: str
    inner_close: str


_HIGH: Final = Quotes("“", "”", "‘", "’")
_LOW_HIGH: Final = Quotes("„", "“", "‚", "‘")
_ANGLE: Final = Quotes("«", "»", "„", "“")
_ANGLE_HIGH: Final = Quotes("«", "»", "“", "”")
_RIGHT: Final = Quotes("”", "”", "’", "’")

QUOTES: Final = {
    "cs": _LOW_HIGH,
    "da": _HIGH,
    "de": _LOW_HIGH,
    "en": _HIGH,
    "es": _ANGLE_HIGH,
    "fi": _RIGHT,
    "fr": Quotes("«\u202f", "\u202f»", "“", "”"),
    "it": _ANGLE_HIGH,
    "nb": Quotes("«", "»", "‘", "’"),
    "nl": _HIGH,
    "pl": Quotes("„", "”", "«", "»"),
    "pt": _HIGH,
    "ro": Quotes("„", "”", "«", "»"),
    "ru": _ANGLE,
    "sv": _RIGHT,
    "tr": _HIGH,
    "uk": _ANGLE,
    "zh": _HIGH,
}

APOSTROPHE: Final = "’"
PRIME: Final = "′"
DOUBLE_PRIME: Final = "″"

_OPENERS: Final = frozenset("([{<-–—/¿¡“‘„‚«‹")
_ATOM: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for an inline without text of its own, such as code: quotes see a word there."""


def typographic(document: Document) -> Document:
    """`document` with the quotes of its language, and what is in another one with those of that."""

    def change(_: Node, run: Inlines, around: Speech) -> Inlines:
        leaves = list(_leaves(run, around.language))
        if not any("'" in leaf.text or '"' in leaf.text for leaf in leaves):
            return run
        texts = iter(_set(leaves))
        return tuple(_with_texts(inline, texts) for inline in run)

    return rebuild_spoken_runs(document, Speech.of(document.meta.language), change)


class _Leaf(NamedTuple):
    """A piece of a run as quotes see it: its characters, and the language they are in."""

    text: str
    language: str
    settable: bool


def _leaves(run: Inlines, language: str) -> Iterator[_Leaf]:
    for inline in run:
        match inline:
            case Text():
                yield _Leaf(inline.text, language, settable=True)
            case LineBreak():
                yield _Leaf("\n", language, settable=False)
            case Note():
                pass
            case Code() | Keyboard() | Math() | Image() | Reference(content=()):
                yield _Leaf(_ATOM, language, settable=False)
            case Span():
                yield from _leaves(inline.content, inline.language or language)
            case _:
                yield from _leaves(inline.content, language)


def _with_texts(inline: Inline, texts: Iterator[str]) -> Inline:
    """`inline` with its texts taken from `texts`, which has one for each `Text` leaf in order."""
    match inline:
        case Text():
            return Text(text=next(texts))
        case LineBreak() | Note() | Code() | Keyboard() | Math() | Image():
            return inline
        case _:
            content = tuple(_with_texts(part, texts) for part in inline.content)
            return msgspec.structs.replace(inline, content=content)


def _set(leaves: list[_Leaf]) -> Iterator[str]:
    """The text of each settable leaf with its quotes set.

    A mark is judged by its neighbours beyond the leaf it stands in: in `"<em>so</em>"` both belong
    to the same pair.
    """
    run = "".join(leaf.text for leaf in leaves)
    pairs = _Pairs(run)
    start = 0
    for leaf in leaves:
        end = start + len(leaf.text)
        quotes = QUOTES.get(primary(leaf.language))
        if leaf.settable:
            set_text = (
                [pairs.mark(at, quotes) for at in range(start, end)] if quotes else run[start:end]
            )
            yield "".join(set_text)
        start = end


class _Pairs:
    """Decides, from left to right, what each straight mark of a run is."""

    def __init__(self, run: str) -> None:
        self._run = run
        self._doubles = 0
        self._singles = 0

    def mark(self, at: int, quotes: Quotes) -> str:
        """What stands at `at` when set: a straight mark set, any other character as it is."""
        character = self._run[at]
        if character == '"':
            return self._double(at, quotes)
        if character == "'":
            return self._single(at, quotes)
        return character

    def _double(self, at: int, quotes: Quotes) -> str:
        before, after = self._neighbours(at)
        if _opens(before, after):
            self._doubles += 1
            return quotes.open
        if self._doubles:
            self._doubles -= 1
            return quotes.close
        if before.isdigit():
            return DOUBLE_PRIME
        return quotes.close if not before.isspace() else '"'

    def _single(self, at: int, quotes: Quotes) -> str:
        before, after = self._neighbours(at)
        if after.isalnum() and before.isdigit() and after.isdigit():
            return PRIME
        if _is_word(before) and _is_word(after):
            return APOSTROPHE
        if _opens(before, after):
            if after.isdigit():
                return APOSTROPHE
            self._singles += 1
            return quotes.inner_open
        if self._singles:
            self._singles -= 1
            return quotes.inner_close
        if before.isdigit() and not self._doubles:
            return PRIME
        return APOSTROPHE if not before.isspace() else "'"

    def _neighbours(self, at: int) -> tuple[str, str]:
        before = self._run[at - 1] if at else " "
        after = self._run[at + 1] if at + 1 < len(self._run) else " "
        return before, after


def _opens(before: str, after: str) -> bool:
    """Whether a mark between these two opens: a word follows it, and none precedes it."""
    return (before.isspace() or before in _OPENERS or before in "'\"") and not after.isspace()


def _is_word(character: str) -> bool:
    return character.isalnum() or character == _ATOM
