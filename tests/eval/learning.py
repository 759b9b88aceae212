"""Weights of a chain (`publish.readers.plaintext.chains`), learned from labelled texts and written.

Learning needs `python-crfsuite`, which the project itself does not.
"""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from publish.readers.plaintext.chains import R, Weights
from tests.eval.corpus import CORPUS, Labelled, read

TIMES: Final = 3
"""So many times counts each page of others."""

_L1: Final = 0.3
_LEAST: Final = 0.005
_SIGNS: Final = re.compile(r"\W+")

Lesson = tuple[list[frozenset[str]], list[R]]
"""The features of pieces, and the roles that they have."""


def learned(lessons: Sequence[Lesson[R]], *, l2: float) -> Weights[R]:
    """The weights that make the lessons most probable, and cost little: `l2` is what large ones
    cost."""
    pycrfsuite = importlib.import_module("pycrfsuite")
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, roles in lessons:
        trainer.append([dict.fromkeys(sorted(found), 1.0) for found in features], roles)
    trainer.set_params(
        {"c1": _L1, "c2": l2, "max_iterations": 150, "feature.possible_transitions": True}
    )
    tagger = pycrfsuite.Tagger()
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger.open(file.name)
        model = tagger.info()
        tagger.close()
    feature: dict[str, dict[R, float]] = {}
    after: dict[R, dict[R, float]] = {}
    for (name, role), weight in model.state_features.items():
        feature.setdefault(name, {})[role] = weight
    for (last, role), weight in model.transitions.items():
        after.setdefault(last, {})[role] = weight
    return Weights(feature=feature, after=after)


def as_toml(weights: Weights[R], head: str, roles: Sequence[R]) -> str:
    """The weights as their file has them, to two digits, by name; `head` stands above them."""
    lines = [head, "[after]"]
    lines += (f"{r} = {_row(weights.after[r], roles)}" for r in roles if r in weights.after)
    lines += ("", "[feature]")
    lines += (
        f'"{name}" = {row}'
        for name, found in sorted(weights.feature.items())
        if (row := _row(found, roles))
    )
    return "\n".join((*lines, ""))


def _row(found: dict[R, float], roles: Sequence[R]) -> str:
    shown = [f"{r} = {found[r]:.2f}" for r in roles if abs(found.get(r, 0.0)) >= _LEAST]
    return f"{{ {', '.join(shown)} }}" if shown else ""


def write_weights(
    folders: Sequence[str],
    own: Sequence[str],
    lesson: Callable[[Labelled], Lesson[R] | None],
    written: Callable[[Sequence[Lesson[R]]], str],
    path: Path,
) -> None:
    """Learns from texts in the folders, and from ours under the names `own`; writes the weights."""
    ours = [file for name in own for file in sorted((CORPUS / name).glob("*.txt"))]
    pages = [file for folder in folders for file in sorted(Path(folder).glob("*.txt"))]
    files = (*ours, *pages * TIMES)
    lessons = [found for file in files if (found := lesson(read(file.resolve())))]
    path.write_text(written(lessons), "utf-8")
    sys.stdout.write(f"{len(lessons)} lessons → {path.name}\n")


def letters(text: str) -> str:
    """What a piece and its label both say, however it is wrapped and marked."""
    return _SIGNS.sub("", text).lower()
