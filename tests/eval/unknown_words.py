"""Texts with words that no list knows.

Rules were tuned on the texts that weights are learned from: nearly every section and body above
their titles is on a list, and of those above the titles of texts that nobody has read, many are on
none. So a copy of each text that has such lines is learned from, in which their words of four
letters or more are written backwards wherever they stand: as long, in the same letters and as often
said, and known to hardly any list. Scripts with shorter words are as they were.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from tests.eval.corpus import Label, Labelled

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ABOVE: Final = frozenset({"status", "more"})


def with_unknown_words(text: Labelled) -> Labelled | None:
    """The text with unknown words for those of the sections, bodies and kinds above its title;
    nothing, if none stand there."""
    kinds = [label.kind for label in text.labels]
    above = text.labels[: kinds.index("title")] if "title" in kinds else ()
    gone = {
        word.lower()
        for label in above
        if label.kind in _ABOVE
        for word in _WORD.findall(label.text)
    }
    if not gone:
        return None
    labels = tuple(_written(label, gone) for label in text.labels)
    return msgspec.structs.replace(text, labels=labels)


def _written(label: Label, gone: set[str]) -> Label:
    def backwards(said: str) -> str:
        return _WORD.sub(lambda m: _turned(m[0]) if m[0].lower() in gone else m[0], said)

    return msgspec.structs.replace(
        label, text=backwards(label.text), lines=tuple(map(backwards, label.lines))
    )


def _turned(word: str) -> str:
    if word.isupper():
        return word[::-1]
    turned = word[::-1].lower()
    return turned.capitalize() if word[0].isupper() else turned
