"""The network of the labeller: convolutions over lines in whole numbers, by numpy.

Weights and activations are integers that are small enough for each sum of products to be below
2^24, where float32 is exact: every machine finds the same sums, in whatever order it adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from publish.readers.plaintext.features import STEPS, Bags, Features, TextFeatures
from publish.readers.plaintext.line_facts import Floats

WIDTH: Final = 96
WIDE_WORDS: Final = 32
WIDE_GRAMS: Final = 24
DILATIONS: Final = (1, 1, 2, 4, 8, 16)
POOLED_AFTER: Final = 2
TOP: Final = 12
FINE: Final = 256
"""Sums of layers are whole numbers of 1 / FINE."""

_WINDOW: Final = 256
_LARGEST: Final = 32767

Arrays = Mapping[str, NDArray[np.int8] | NDArray[np.float32]]
Whole = NDArray[np.int64]
Doubles = NDArray[np.float64]
Scores = NDArray[np.int16]


class Network:
    """`arrays` are matrices of int8, with `… scale` for each column (each row of a table) and
    `… bias`; inputs of matrices are whole numbers of 1 / STEPS, of at most 8."""

    def __init__(self, arrays: Arrays) -> None:
        self._tables = {name: arrays[name] for name in ("words", "grams")}
        self._scales = {name: arrays[f"{name} scale"].astype(np.float64) for name in self._tables}
        names = [name.removesuffix(" scale") for name in arrays if name.endswith(" scale")]
        self._matrices = {
            name: (
                arrays[name].astype(np.float32),
                arrays[f"{name} scale"].astype(np.float64) * (FINE / STEPS),
                np.rint(arrays[f"{name} bias"].astype(np.float64) * FINE),
            )
            for name in names
            if name not in self._tables
        }

    def scores(self, text: TextFeatures) -> Scores:
        """[lines, roles + 1] in whole numbers of 1 / FINE: log-odds of roles and of beginning.

        Long texts are read in windows, each with the lines around it that its scores depend on.
        """
        near = np.empty((text.count, WIDTH), np.int16)
        sums, greatest = np.zeros(WIDTH), np.full(WIDTH, -np.inf)
        top = np.zeros(WIDTH)
        for part, window, own in _windows(text.count, DILATIONS[: POOLED_AFTER + 1]):
            x = self._read(text.of(window.start, window.stop))
            for at in range(POOLED_AFTER + 1):
                x = self._near(x, at)
            x = np.clip(x[own], -_LARGEST, _LARGEST)
            y = _normal(x).astype(np.float64)
            sums, greatest = sums + y.sum(0), np.maximum(greatest, y.max(0))
            top += y[: max(0, TOP - part.start)].sum(0)
            near[part] = x
        means = np.concatenate([sums / text.count, greatest, top / min(TOP, text.count)])
        pooled = _positive(self._times("pool", np.rint(means)[None].astype(np.float32)))
        found = np.empty((text.count, self._matrices["out"][0].shape[1]), np.int16)
        for part, window, own in _windows(text.count, DILATIONS[POOLED_AFTER + 1 :]):
            x = near[window] + pooled
            for at in range(POOLED_AFTER + 1, len(DILATIONS)):
                x = self._near(x, at)
            found[part] = np.clip(self._times("out", _normal(x[own])), -_LARGEST, _LARGEST)
        return found

    def _read(self, features: Features) -> Doubles:
        bags = [self._bag("words", features.words), self._bag("grams", features.grams)]
        return _positive(self._times("in", np.concatenate([*bags, _whole(features.facts)], 1)))

    def _near(self, x: Doubles, at: int) -> Doubles:
        """A layer over each line and those `DILATIONS[at]` above and below."""
        y = _normal(x)
        reach = DILATIONS[at]
        near = np.concatenate([_shifted(y, reach), y, _shifted(y, -reach)], 1)
        z = _whole(_positive(self._times(f"near {at}", near)) / FINE)
        return x + self._times(f"add {at}", z)

    def _times(self, name: str, inputs: Floats) -> Doubles:
        matrix, scale, bias = self._matrices[name]
        return np.rint((inputs @ matrix).astype(np.float64) * scale) + bias

    def _bag(self, name: str, bags: Bags) -> Floats:
        """The sum of the vectors of each line, divided by the root of their number."""
        used, places = np.unique(bags.hashes, return_inverse=True)
        vectors = self._tables[name][used].astype(np.float64) * self._scales[name][used][:, None]
        whole = np.rint(vectors * FINE).astype(np.float32)
        sums = self._sums(whole, places, bags)
        counts = np.diff(bags.starts).astype(np.float64)
        return _whole(sums / (np.sqrt(counts) * FINE)[:, None])

    def _sums(self, vectors: Floats, places: Whole, bags: Bags) -> Doubles:
        sums: Doubles = np.add.reduceat(vectors[places], bags.starts[:-1], axis=0).astype(
            np.float64
        )
        return sums


def _whole(values: NDArray[np.floating]) -> Floats:
    """In whole steps, of at most ±127."""
    steps: Floats = np.clip(np.rint(values * STEPS), -127, 127).astype(np.float32)
    return steps


def _normal(x: Doubles) -> Floats:
    """Each line to a mean square of 1, in whole steps."""
    squares = (x * x).sum(1, keepdims=True) / x.shape[1]
    return _whole(x / np.sqrt(squares + 1e-5 * FINE * FINE))


def _positive(x: Doubles) -> Doubles:
    return np.maximum(x, 0)


def _shifted(y: Floats, by: int) -> Floats:
    found = np.zeros_like(y)
    if by > 0:
        found[by:] = y[:-by]
    else:
        found[:by] = y[-by:]
    return found


def _windows(count: int, reaches: Sequence[int]) -> Iterator[tuple[slice, slice, slice]]:
    """Parts of so many lines; each with the window that it is read in, and its place there."""
    reach = sum(reaches)
    for start in range(0, count, _WINDOW):
        stop = min(count, start + _WINDOW)
        window = slice(max(0, start - reach), min(count, stop + reach))
        yield slice(start, stop), window, slice(start - window.start, stop - window.start)
