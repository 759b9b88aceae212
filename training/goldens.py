"""Chooses the golden texts anew: `python -m training.goldens tests/readers/plaintext/goldens`.

Of texts that are read without a fault it takes those whose languages, genres, shapes and labels are
rarest among the ones that it has, each with the outline that it makes.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final
from zlib import crc32

from tests.readers.plaintext.outline import outline_of
from training.corpus import Labelled, batches
from training.evaluate import read_text
from training.scoring import agreeing
from training.shapes import SHAPES

COUNT: Final = 150
_LONGEST: Final = 4000
_FEWEST: Final = 8
"""Characters and labels of a text."""


def main(folder: Path) -> None:
    for old in (*folder.glob("*.txt"), *folder.glob("*.outline")):
        old.unlink()
    pool = [
        (batch.genre, text)
        for batch in batches()
        if batch.split != "test"
        for text in batch.texts
        if len(text.labels) >= _FEWEST and sum(len(label.text) for label in text.labels) <= _LONGEST
    ]
    pool.sort(key=lambda pair: crc32(pair[1].name.encode()))
    seen: Counter[str] = Counter()
    chosen = 0
    while chosen < COUNT and pool:
        genre, text = pool.pop(min(range(len(pool)), key=lambda at: _known(*pool[at], seen)))
        shape = min(SHAPES, key=lambda name: (seen[name], crc32(f"{name}{text.name}".encode())))
        source = SHAPES[shape](text)
        document = read_text(source)
        said, there = agreeing(document, text)
        if sorted(said) != sorted(there):
            continue
        chosen += 1
        seen.update({genre, _language(text), shape, *(label.kind for label in text.labels)})
        name = f"{_language(text)}-{seen[_language(text)]:02}-{shape.replace(',', '')}"
        stem = folder / name.replace(" ", "-")
        stem.with_suffix(".txt").write_text(source, "utf-8", newline="")
        stem.with_suffix(".outline").write_text("\n".join(outline_of(document)) + "\n", "utf-8")


def _language(text: Labelled) -> str:
    return text.language.partition("-")[0]


def _known(genre: str, text: Labelled, seen: Counter[str]) -> float:
    """How much of a text is like others: least for one in a new language, with new labels."""
    rare = sum(1 / (1 + seen[kind]) for kind in {label.kind for label in text.labels})
    return seen[_language(text)] + seen[genre] / 20 - 2 * rare


if __name__ == "__main__":
    main(Path(sys.argv[1]))
