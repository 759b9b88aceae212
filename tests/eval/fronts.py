"""The weights of `publish.readers.plaintext.usual`, learned from labelled texts.

`python -m tests.eval.fronts FOLDER…` learns from the texts of `CORPORA`, which are like pages, and
from those in the folders, each of which counts `TIMES` times, and writes `usual.toml`. The weights
that are shipped were learned with 244 pages and documents of others, whose texts are not ours to
ship, and 42 of ours that stand in `fourteenth` too. Without pages of others the reading is hardly
better than that of the rules. It needs `python-crfsuite`, which the project itself does not.
"""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import usual
from publish.readers.plaintext.front import REACH, join_front
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Role
from publish.readers.plaintext.front_features import front_features
from publish.readers.plaintext.letters import find_letter
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reading import open_text
from tests.eval.corpus import CORPUS, Label, Labelled, read
from tests.eval.shapes import SHAPES

CORPORA: Final = ("thirteenth", "thirteenth-own", "twelfth-own", "fourteenth", "pages", "press")
TIMES: Final = 3
WEIGHTS: Final = Path(usual.__file__).with_name("usual.toml")
_HEAD: Final = """\
# What features of the first pieces say for their roles (`front_features`), and what a role says for
# the one below it. Learned by `python -m tests.eval.fronts`; not to be edited by hand.
"""
_SHAPE: Final = "block a line"
_ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "sub": "subtitle",
    "sum": "summary",
    "byline": "byline",
    "date": "date",
    "status": "status",
    "more": "dropped",
}
_NEAR: Final = 6
"""So many labels further on, the label of a piece may be."""

_L1: Final = 0.3
_L2: Final = 5.0
"""How much weights cost. With these few features most weights are small and many are none."""

_LEAST: Final = 0.005
_SIGNS: Final = re.compile(r"\W+")

Lesson: TypeAlias = tuple[list[frozenset[str]], list[Role]]
"""The features of the pieces of a front, and the roles that they have."""


def lesson(text: Labelled) -> Lesson | None:
    """What there is to learn from a text: nothing, if its title stands in a head of its own."""
    data = SHAPES[_SHAPE](text).encode()
    opened = open_text(Source(name=text.name, data=data), Log(text.name))
    if opened.has_title or opened.is_letter or find_letter(opened.pieces):
        return None
    rest = join_front(opened.pieces, has_title=False)
    front = rest[:REACH]
    evidence = FrontEvidence(front, opened.small_words, language=opened.language, rest=rest)
    features = front_features(front, rest, evidence)
    return features, list(_roles(front[: len(features)], text.labels))


def _roles(front: Sequence[Piece], labels: Sequence[Label]) -> Iterator[Role]:
    """The roles of pieces, by the labels that say the same; a piece may hold two labels' lines."""
    at = 0
    for piece in front:
        said = _letters(piece.text)
        near = enumerate(labels[at : at + _NEAR], start=at)
        found = next((number for number, label in near if _agree(said, _letters(label.text))), None)
        yield "paragraph" if found is None else _ROLES.get(labels[found].kind, "paragraph")
        at = at if found is None else found + 1


def _agree(said: str, labelled: str) -> bool:
    if said == labelled:
        return True
    shorter, longer = sorted((said, labelled), key=len)
    return len(shorter) > len("abc") and longer.startswith(shorter)


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def learned(lessons: Sequence[Lesson]) -> usual.Weights:
    """The weights that make the lessons most probable, and cost little."""
    pycrfsuite = importlib.import_module("pycrfsuite")
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, roles in lessons:
        trainer.append([dict.fromkeys(sorted(found), 1.0) for found in features], roles)
    trainer.set_params(
        {"c1": _L1, "c2": _L2, "max_iterations": 150, "feature.possible_transitions": True}
    )
    tagger = pycrfsuite.Tagger()
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger.open(file.name)
        model = tagger.info()
        tagger.close()
    feature: dict[str, dict[Role, float]] = {}
    after: dict[Role, dict[Role, float]] = {}
    for (name, role), weight in model.state_features.items():
        feature.setdefault(name, {})[role] = weight
    for (last, role), weight in model.transitions.items():
        after.setdefault(last, {})[role] = weight
    return usual.Weights(feature=feature, after=after)


def as_toml(weights: usual.Weights) -> str:
    """The weights as `usual.toml` has them, to two digits, by name."""
    lines = [_HEAD, "[after]"]
    lines += (f"{last} = {_row(weights.after[last])}" for last in ROLES if last in weights.after)
    lines += ("", "[feature]")
    lines += (
        f'"{name}" = {row}'
        for name, found in sorted(weights.feature.items())
        if (row := _row(found))
    )
    return "\n".join((*lines, ""))


def _row(found: dict[Role, float]) -> str:
    shown = [f"{r} = {found[r]:.2f}" for r in ROLES if abs(found.get(r, 0.0)) >= _LEAST]
    return f"{{ {', '.join(shown)} }}" if shown else ""


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    own = [path for name in CORPORA for path in sorted((CORPUS / name).glob("*.txt"))]
    pages = [path for folder in folders for path in sorted(Path(folder).glob("*.txt"))]
    lessons = [found for path in (*own, *pages * TIMES) if (found := lesson(read(path.resolve())))]
    WEIGHTS.write_text(as_toml(learned(lessons)), "utf-8")
    sys.stdout.write(f"{len(lessons)} lessons → {WEIGHTS.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
