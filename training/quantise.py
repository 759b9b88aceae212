"""Learned weights → the file that the reader has: `python -m training.quantise WEIGHTS TARGET`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import numpy as np

MATRICES: Final = 127


def quantised(arrays: dict[str, Any]) -> dict[str, Any]:
    """Rows of tables and columns of matrices as int8, each with its scale."""
    found: dict[str, Any] = {}
    for name, values in sorted(arrays.items()):
        if name.endswith(" bias"):
            found[name] = values.astype(np.float32)
            continue
        axis = 1 if name in {"words", "grams"} else 0
        scale = np.abs(values).max(axis) / MATRICES + 1e-9
        scale = scale.astype(np.float16 if axis else np.float32)
        found[f"{name} scale"] = scale
        whole = np.rint(values / np.expand_dims(scale.astype(np.float64), axis))
        found[name] = np.clip(whole, -MATRICES, MATRICES).astype(np.int8)
    return found


def main(source: Path, target: Path) -> None:
    with np.load(source) as arrays:
        found = quantised(dict(arrays))
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez(target, **found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
