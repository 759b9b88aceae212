"""Other texts of the kind that a labelled text is, so that more is learned of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import msgspec

from training.corpus import TABLES, Label, Labelled

_FRONT: Final = ("status", "more", "sum", "sub", "byline", "date")
_EXCHANGED: Final = frozenset({"byline", "date", "status"})
_BACK: Final = frozenset({"src-title", "further-title", "notes-title", "note", "rights", "more"})
_BLOCKS: Final = frozenset({"-", "n", "l", "q", ">", "said", "code", "fence", "term", *TABLES})
_LENGTHENED: Final = frozenset({"-", "--", "n", "l", "q", ">"})
_LONGEST: Final = 1200


class Variants:
    """Makes other texts of a text, with lines of others in its language."""

    def __init__(self, texts: Sequence[Labelled]) -> None:
        self._alike: dict[str, list[Labelled]] = {}
        self._blocks: dict[str, dict[str, list[list[Label]]]] = {}
        for text in texts:
            language = _language(text)
            self._alike.setdefault(language, []).append(text)
            for kind, run in groupby(text.labels, lambda label: label.kind):
                if kind in _BLOCKS:
                    kinds = self._blocks.setdefault(language, {})
                    kinds.setdefault(kind, []).append(list(run))

    def of(self, text: Labelled, rng: random.Random) -> Labelled:
        """Some fields of the front left out, exchanged or in another order; lists, quotations and
        tables put in, paragraphs joined; longer or cut off; lines of other pages around it."""
        labels = list(text.labels)
        other = rng.choice(self._alike[_language(text)])
        if rng.random() < 0.25:
            left = {kind for kind in _FRONT if rng.random() < 0.3}
            labels = [label for label in labels if label.kind not in left] or labels
        if rng.random() < 0.3:
            given = {label.kind: label for label in other.labels if label.kind in _EXCHANGED}
            labels = [given.get(label.kind, label) for label in labels]
        if rng.random() < 0.15:
            labels = _exchanged(labels, rng)
        if rng.random() < 0.35:
            labels = _longer_paragraphs(labels, rng)
        if rng.random() < 0.2:
            labels = self._with_block(labels, _language(text), rng)
        if rng.random() < 0.25:
            labels = _longer_items(labels, other, rng)
        if rng.random() < 0.15 and (body := _body(other)):
            end = next((at for at, label in enumerate(labels) if label.kind in _BACK), len(labels))
            labels[end:end] = body
        if rng.random() < 0.15:
            around = [label for label in other.labels if label.kind in {"more", "status"}]
            around = around[: rng.randint(1, 4)]
            labels = around + labels if rng.random() < 0.6 else labels + around
        if len(labels) > 12 and rng.random() < 0.12:
            labels = labels[: rng.randint(8, len(labels))]
        return msgspec.structs.replace(text, labels=tuple(labels))

    def _with_block(self, labels: list[Label], language: str, rng: random.Random) -> list[Label]:
        """A list, quotation, table or the like between two paragraphs."""
        places = [
            at
            for at in range(1, len(labels))
            if labels[at - 1].kind == "p" and labels[at].kind in {"p", "h1", "h2"}
        ]
        kinds = self._blocks.get(language)
        if not places or not kinds:
            return labels
        block = rng.choice(kinds[rng.choice(sorted(kinds))])
        at = rng.choice(places)
        return [*labels[:at], *block, *labels[at:]]


def _exchanged(labels: list[Label], rng: random.Random) -> list[Label]:
    places = [at for at, label in enumerate(labels) if label.kind in {"byline", "date", "sub"}]
    found = list(labels)
    if len(places) > 1:
        first, second = rng.sample(places, 2)
        found[first], found[second] = found[second], found[first]
    return found


def _longer_paragraphs(labels: list[Label], rng: random.Random) -> list[Label]:
    """Many paragraphs that follow each other made one."""
    found: list[Label] = []
    for label in labels:
        above = found[-1] if found else None
        joined = above is not None and above.kind == label.kind == "p" and rng.random() < 0.6
        if joined and above is not None and len(above.text) < _LONGEST and label.text[0].isalnum():
            found[-1] = msgspec.structs.replace(above, text=f"{above.text} {label.text}")
        else:
            found.append(label)
    return found


def _longer_items(labels: list[Label], other: Labelled, rng: random.Random) -> list[Label]:
    """Items and quotations with a paragraph of another text behind what they say."""
    paragraphs = [label.text for label in other.labels if label.kind == "p"]
    if not paragraphs:
        return labels
    share = rng.random()
    return [
        msgspec.structs.replace(label, text=f"{label.text} {rng.choice(paragraphs)}")
        if label.kind in _LENGTHENED and rng.random() < share
        else label
        for label in labels
    ]


def _body(text: Labelled) -> list[Label]:
    """The sections of a text, without its front, notes and sources."""
    kinds = [label.kind for label in text.labels]
    start = next((at for at, kind in enumerate(kinds) if kind == "h1"), len(kinds))
    end = next((at for at, kind in enumerate(kinds) if kind in _BACK), len(kinds))
    return [label for label in text.labels[start:end] if label.kind not in {"note", "more"}]


def _language(text: Labelled) -> str:
    return text.language.partition("-")[0]
