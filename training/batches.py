"""Features and labels of the training texts, each in a random shape.

python -m training.batches FOLDER FIRST LAST
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final, get_args

import numpy as np

from publish.readers.plaintext.features import features_of
from publish.readers.plaintext.labels import Role
from training.corpus import of_split
from training.rows import Row, random_shape, seeded, source_lines, write
from training.variants import Variants

ROLE: Final = {role: at for at, role in enumerate(get_args(Role))}
MOST_LINES: Final = 1536


def arrays(written: list[list[Row]]) -> dict[str, Any]:
    """All lines in a row; `texts` says where each text begins."""
    parts: dict[str, list[Any]] = {
        name: [] for name in ("words", "grams", "facts", "role", "begins")
    }
    starts: dict[str, list[Any]] = {name: [[0]] for name in ("word_starts", "gram_starts", "texts")}
    ends = dict.fromkeys(starts, 0)
    for rows in written:
        lines, kept = source_lines(rows)
        if not 1 < len(lines) <= MOST_LINES:
            continue
        found = features_of(lines)
        for bags, name in ((found.words, "word"), (found.grams, "gram")):
            parts[f"{name}s"].append(bags.hashes.astype(np.uint16))
            starts[f"{name}_starts"].append(bags.starts[1:] + ends[f"{name}_starts"])
            ends[f"{name}_starts"] += len(bags.hashes)
        parts["facts"].append(found.facts.astype(np.float16))
        parts["role"].append([ROLE[row.role] for row in kept if row.role])
        parts["begins"].append([row.begins for row in kept])
        ends["texts"] += len(lines)
        starts["texts"].append([ends["texts"]])
    return {name: np.concatenate(values) for name, values in (*parts.items(), *starts.items())}


def main(folder: Path, first: int, last: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = of_split("train")
    variants = Variants(texts)
    for number in range(first, last):
        rng = seeded(number)
        written = [write(variants.of(text, rng), random_shape(rng), rng) for text in texts]
        np.savez(folder / f"train-{number:02}.npz", **arrays(written))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
