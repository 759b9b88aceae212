"""The trees of `publish.readers.plaintext.title_facts`, learned from labelled texts.

`python -m tests.eval.titles FOLDER…` learns from all texts of ours that are not held out and from
those in the folders, as the weights of fronts are learned (`fronts`): twice of a text that counts
once, each time with another part of what rules say withheld, and of any with words that no list
knows above its title. A text without a title teaches that none of its lines is one. It writes
`titles.json`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from publish.readers.plaintext import title_facts
from publish.readers.plaintext.front_evidence import Role
from publish.readers.plaintext.front_features import front_features, word_count
from publish.readers.plaintext.title_facts import TitleFacts
from publish.readers.plaintext.wording import FrontWording, Wording, reads_as
from tests.eval.corpus import Label, Labelled
from tests.eval.fronts import Front, front_of, roles_of, taught, unknown_front_of, withheld
from tests.eval.growing import Example, grown, written
from tests.eval.learning import Lesson

TREES: Final = Path(title_facts.__file__).with_name("titles.json")
_LONGEST: Final = 40
"""What has more words is hardly taken for a title, and teaches nothing if it is none."""

_SALTS: Final = ("", "again ")
"""Of a text that counts once something else that rules say is withheld each time: they were tuned
on most such texts, and trees that are told all of it trust them too much."""


def examples(text: Labelled, times: int, wording: Wording) -> list[Example]:
    """The lines of a text that counts so many times, and which of them is its title."""
    found: list[tuple[Mapping[str, float], bool]] = []
    front = front_of(text)
    if front is not None:
        told = _lesson(text, front, front, wording)
        once = times == 1
        lessons = [withheld(text, told, salt) for salt in _SALTS] if once else [told]
        for lesson in lessons:
            found += _examples(lesson, front, front, wording, text.labels)
    unknown = unknown_front_of(text)
    if unknown is not None:
        other, front, alike = unknown
        told = _lesson(other, front, alike, wording)
        found += _examples(told, front, alike, wording, other.labels)
    return [(facts, is_title, float(times)) for facts, is_title in found]


def _lesson(text: Labelled, front: Front, alike: Front, wording: Wording) -> Lesson[Role]:
    reads = FrontWording([piece.text for piece in alike.pieces], wording)
    features = front_features(front.pieces, front.rest, front.evidence, reads)
    return features, list(roles_of(front.pieces[: len(features)], text.labels))


def _examples(
    told: Lesson[Role], front: Front, alike: Front, wording: Wording, labels: Sequence[Label]
) -> Iterator[tuple[Mapping[str, float], bool]]:
    features, roles = told
    if "title" not in roles and any(label.kind == "title" for label in labels):
        return  # it stands in no line of its own
    texts = [piece.text for piece in front.pieces[: len(features)]]
    reads = [reads_as(piece.text, wording) for piece in alike.pieces[: len(features)]]
    facts = TitleFacts(features, texts, reads)
    for at, role in enumerate(roles):
        headline = front.pieces[at].kind in {"paragraph", "heading"}
        if role == "title" or (headline and word_count(texts[at]) <= _LONGEST):
            yield facts.of(at), role == "title"


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the trees."""
    TREES.write_bytes(written(grown(taught(folders, examples))))


if __name__ == "__main__":
    main(sys.argv[1:])
