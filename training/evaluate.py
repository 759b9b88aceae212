"""Measures the plain-text reader on the labelled texts.

    python -m training.evaluate [--split train|dev|test] [--folder FOLDER]
                                [--shape NAME] [--misses N]

The texts of a split are measured by genre, since a mean of unlike texts says nothing of any of
them; those of `--folder`, files with labels as in the corpus, together.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext import read
from training.corpus import Labelled, batches
from training.corpus import read as read_labels
from training.scoring import KINDS, Score, agreeing, compare
from training.shapes import SHAPES


def read_text(text: str) -> Document:
    return read(Source(name="text.txt", data=text.encode()), Log("text.txt"))


def main(argv: list[str] | None = None) -> int:
    options = _options(argv)
    shapes = {name: f for name, f in SHAPES.items() if options.shape in ("", name)}
    groups = _in_folder(options.folder) if options.folder else by_genre(options.split)
    for group, members in groups.items():
        _say(f"\n{len(members)} texts ({group}) in {len(shapes)} shapes")
        _print(
            {
                shape: _score(members, write, options.misses, shape)
                for shape, write in shapes.items()
            }
        )
    return 0


def by_genre(split: str) -> dict[str, list[Labelled]]:
    """The texts of a split, by genre."""
    found: dict[str, list[Labelled]] = {}
    for batch in batches():
        if batch.split == split:
            found.setdefault(batch.genre, []).extend(batch.texts)
    return dict(sorted(found.items()))


def _in_folder(folder: Path) -> dict[str, list[Labelled]]:
    return {
        folder.name: [text for path in sorted(folder.glob("*.txt")) for text in read_labels(path)]
    }


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--folder", type=Path, help="texts with labels instead")
    parser.add_argument("--shape", default="")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses per shape")
    return parser.parse_args(argv)


def _score(
    chosen: list[Labelled], write: Callable[[Labelled], str], misses: int, shape: str
) -> dict[str, Score]:
    total: defaultdict[str, Score] = defaultdict(Score)
    for text in chosen:
        said, there = agreeing(read_text(write(text)), text)
        for kind, score in compare(said, there).items():
            total[kind] += score
        wrong = [f"  + {k}: {w[:110]!r}" for k, w in said if (k, w) not in there]
        wrong += [f"  - {k}: {w[:110]!r}" for k, w in there if (k, w) not in said]
        if wrong and misses > 0:
            misses -= 1
            _say(f"{shape} / {text.name}", *wrong, sep="\n")
    return dict(total)


def _print(table: dict[str, dict[str, Score]]) -> None:
    _say("\nF1 by kind and shape")
    _say(f"{'':28}{'all':>7}" + "".join(f"{kind[:9]:>10}" for kind in KINDS))
    means = []
    totals: defaultdict[str, Score] = defaultdict(Score)
    for shape, scores in table.items():
        whole = sum(scores.values(), Score())
        means.append(whole.f1)
        for kind, score in scores.items():
            totals[kind] += score
        _say(f"{shape:28}{whole.f1:7.3f}" + _row(scores, "f1"))
    _say(f"{'mean F1 / F1 of the kind':28}{sum(means) / len(means):7.3f}" + _row(totals, "f1"))
    _say(f"{'precision':28}{'':7}" + _row(totals, "precision"))
    _say(f"{'recall':28}{'':7}" + _row(totals, "recall"))


def _say(*lines: str, sep: str = "\n") -> None:
    sys.stdout.write(sep.join(lines) + "\n")


def _row(scores: dict[str, Score], value: str) -> str:
    return "".join(
        f"{getattr(scores[kind], value):10.3f}" if scores.get(kind, Score()).there else f"{'–':>10}"
        for kind in KINDS
    )


if __name__ == "__main__":
    sys.exit(main())
