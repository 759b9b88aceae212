"""Weights of a chain (`publish.readers.plaintext.chains`), learned from labelled texts and written.

Learning needs `python-crfsuite`, which the project itself does not.
"""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

from publish.readers.plaintext.chains import R, Weights
from tests.eval.corpus import Labelled, named, read, texts

T = TypeVar("T")

TIMES: Final = 6
"""So many times counts each text that no rule was tuned on: what the rules say of it is as true as
what they will say of others."""

UNTUNED: Final = frozenset({"twentyseventh", "twentyeighth"})
"""The batches of ours that no rule was tuned on."""

_FOLDS: Final = 5

_OF_AUTHOR: Final = re.compile(r"(?:.*/)?(?:[a-z]{1,2}\d?-)?")
"""The batch, and the letters that stand for an author in it."""

_LEAST: Final = 0.005
_SIGNS: Final = re.compile(r"\W+")

Lesson = tuple[list[frozenset[str]], list[R]]
"""The features of pieces, and the roles that they have."""


def learned(lessons: Iterable[Lesson[R]], *, l1: float, l2: float) -> Weights[R]:
    """The weights that make the lessons most probable, and cost little: `l1` is what having one
    costs, `l2` what large ones cost."""
    pycrfsuite = importlib.import_module("pycrfsuite")
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, roles in lessons:
        trainer.append([dict.fromkeys(sorted(found), 1.0) for found in features], roles)
    trainer.set_params(
        {"c1": l1, "c2": l2, "max_iterations": 150, "feature.possible_transitions": True}
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


def without_author(
    texts: Sequence[Labelled], learn: Callable[[Sequence[Labelled]], T]
) -> Mapping[str, T]:
    """For each text, by its name, what was learned without those whose names begin as its
    own does, as those by one author mostly do, and without some others: so it says hardly more of
    it than of texts that nobody has read."""
    folds = {text.name: crc32(author_of(text.name).encode()) % _FOLDS for text in texts}
    others = [[text for text in texts if folds[text.name] != fold] for fold in range(_FOLDS)]
    with ProcessPoolExecutor() as pool:
        taught = list(pool.map(learn, others))
    return {name: taught[fold] for name, fold in folds.items()}


def author_of(name: str) -> str:
    """What the names of all texts by one author of a batch begin with."""
    found = _OF_AUTHOR.match(name)
    return found[0] if found else name


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


def tuned() -> list[str]:
    """How the names of all batches that are not held out begin."""
    return sorted({text.name.partition("/")[0] for text in texts()} - {"held"})


def read_texts(own: Sequence[str], folders: Sequence[str]) -> list[tuple[Labelled, int]]:
    """Texts of ours under the names `own`, and those in the folders, each with how often it
    counts."""
    ours = [text for name in own for text in named(f"{name}/*")]
    pages = [file for folder in folders for file in sorted(Path(folder).glob("*.txt"))]
    return [
        *((text, TIMES if text.name.split("/")[-2] in UNTUNED else 1) for text in ours),
        *((text, TIMES) for file in pages for text in read(file)),
    ]


def write_weights(weights: str, count: int, path: Path) -> None:
    """Writes weights that were learned from so many lessons."""
    path.write_text(weights, "utf-8")
    sys.stdout.write(f"{count} lessons → {path.name}\n")


def letters(text: str) -> str:
    """What a piece and its label both say, however it is wrapped and marked."""
    return _SIGNS.sub("", text).lower()
