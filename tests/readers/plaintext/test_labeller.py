"""The labeller: sums that are exact, sequences that are the best, lines that are fixed."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from publish.readers.plaintext import network as networks
from publish.readers.plaintext.decoding import ROLES, decode
from publish.readers.plaintext.features import BUCKETS, Bags, TextFeatures
from publish.readers.plaintext.labeller import WEIGHTS, label_lines, learned
from publish.readers.plaintext.line_facts import FACTS, Floats
from publish.readers.plaintext.lines import SourceLine
from publish.readers.plaintext.network import (
    FINE,
    WIDE_GRAMS,
    WIDE_WORDS,
    WIDTH,
    Arrays,
    Doubles,
    Network,
)

TEXT = """\
A Title of Some Length
By Ann Lee
3 May 2024

The first paragraph has a sentence. It has another, which is a little longer than the first one
and goes on here.

- an item
- another item with 日本語 and “quotes”

Sources
[1] https://a.example/x
"""
TITLE, PARAGRAPH, LEFT_OUT = map(ROLES.index, ("title", "paragraph", "left-out"))


def lines_of(text: str) -> list[SourceLine]:
    found = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.strip():
            found.append(SourceLine(number, raw, gap))
        gap = 0 if raw.strip() else gap + 1
    return found


class Added(Network):
    """A network whose sums are of integers, in an order that chance makes."""

    order = np.random.default_rng(1)

    def _times(self, name: str, inputs: Floats) -> Doubles:
        matrix, scale, bias = self._matrices[name]
        chosen = self.order.permutation(len(matrix))
        sums = inputs.astype(np.int64)[:, chosen] @ matrix.astype(np.int64)[chosen]
        return np.asarray(np.rint(sums.astype(np.float64) * scale) + bias)

    def _sums(self, vectors: Floats, places: NDArray[np.int64], bags: Bags) -> Doubles:
        found = np.zeros((len(bags.starts) - 1, vectors.shape[1]), np.int64)
        owner = np.repeat(np.arange(len(found)), np.diff(bags.starts))
        for at in self.order.permutation(len(places)):
            found[owner[at]] += vectors[places[at]].astype(np.int64)
        return found.astype(np.float64)


def random_arrays() -> Arrays:
    """Weights as large as they may be, so that sums are as large."""
    rng = np.random.default_rng(0)
    sizes = {"in": (WIDE_WORDS + WIDE_GRAMS + len(FACTS), WIDTH), "pool": (3 * WIDTH, WIDTH)}
    for at in range(len(networks.DILATIONS)):
        sizes |= {f"near {at}": (3 * WIDTH, WIDTH), f"add {at}": (WIDTH, WIDTH)}
    sizes["out"] = (WIDTH, len(ROLES) + 1)
    found: dict[str, NDArray[np.int8] | NDArray[np.float32]] = {}
    for name, size in sizes.items():
        found[name] = rng.integers(-127, 128, size).astype(np.int8)
        found[f"{name} scale"] = rng.uniform(0.001, 0.003, size[1]).astype(np.float32)
        found[f"{name} bias"] = rng.normal(0, 0.1, size[1]).astype(np.float32)
    for name, wide in (("words", WIDE_WORDS), ("grams", WIDE_GRAMS)):
        found[name] = rng.integers(-127, 128, (BUCKETS, wide)).astype(np.int8)
        found[f"{name} scale"] = rng.uniform(0.005, 0.02, BUCKETS).astype(np.float32)
    return found


@pytest.mark.parametrize("shipped", [True, False], ids=["shipped", "random"])
def test_sums_are_exact_whatever_their_order(*, shipped: bool) -> None:
    if shipped:
        with np.load(WEIGHTS) as arrays:
            kept = dict(arrays)
    else:
        kept = dict(random_arrays())
    text = TextFeatures(lines_of(TEXT * 3))
    assert np.array_equal(Network(kept).scores(text), Added(kept).scores(text))


def test_windows_do_not_change_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TextFeatures(lines_of(TEXT * 20))
    whole = learned().scores(text)
    monkeypatch.setattr(networks, "_WINDOW", 7)
    assert np.array_equal(learned().scores(text), whole)


def test_model_is_small() -> None:
    assert WEIGHTS.stat().st_size <= 4_000_000


@given(st.lists(st.lists(st.integers(-400, 400), min_size=4, max_size=4), min_size=1, max_size=5))
def test_decoding_finds_the_best_sequence(drawn: list[list[int]]) -> None:
    roles = (TITLE, PARAGRAPH, LEFT_OUT)
    rows = []
    for *own, begin in drawn:
        row = [-30_000] * len(ROLES)
        for role, score in zip(roles, own, strict=True):
            row[role] = score
        rows.append([*row, begin])
    every = product(
        [(role, begins) for role in roles for begins in (True, False)], repeat=len(rows)
    )
    best = max(_score(rows, labels) for labels in every if _is_allowed(labels))
    assert _score(rows, tuple(decode(np.array(rows, np.int16), {}, FINE))) == best


def _score(rows: list[list[int]], labels: tuple[tuple[int, bool], ...]) -> int:
    return sum(
        row[role] + begins * row[-1] for row, (role, begins) in zip(rows, labels, strict=True)
    )


def _is_allowed(labels: tuple[tuple[int, bool], ...]) -> bool:
    """A title at most; what goes on does so with the line above, or above one that is left out."""
    if sum(role == TITLE and begins for role, begins in labels) > 1:
        return False
    piece = above = None
    for role, begins in labels:
        if not begins and role not in {above, piece}:
            return False
        if not begins and role == LEFT_OUT and above != LEFT_OUT:
            return False
        above = role
        if not (begins and role == LEFT_OUT):  # below such a line the piece may go on
            piece = role
    return True


def test_fences_and_heads_of_letters_are_fixed() -> None:
    text = "From: Ann\nTo: Bo\nSubject: Works\n\nDear Bo,\n```\n# Title\n```\nAnn\n"
    roles = [line.role for line in label_lines(lines_of(text), "en")]
    assert roles[:3] == ["header"] * 3
    assert roles[4:7] == ["fence"] * 3


def test_a_text_has_one_title_at_most() -> None:
    labelled = label_lines(
        lines_of("A Title\n\nA Title\n\nA Title\n\nSome text of a paragraph."), ""
    )
    assert sum(line.role == "title" and line.begins for line in labelled) <= 1
