"""Learns the weights of the labeller: `python -m training.train BATCHES WEIGHTS [STEPS]`.

The sums over hashed words are sparse products by SciPy; JAX has the dense layers. Steps and seeds
are fixed. An average of the weights of the last steps is kept, which is better than the last ones.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final, get_args

import jax
import jax.numpy as jnp
import numpy as np
import optax
from scipy.sparse import csr_matrix

from publish.readers.plaintext.features import BUCKETS
from publish.readers.plaintext.labels import Role
from publish.readers.plaintext.line_facts import FACTS
from publish.readers.plaintext.network import (
    DILATIONS,
    POOLED_AFTER,
    TOP,
    WIDE_GRAMS,
    WIDE_WORDS,
    WIDTH,
)

ROLES: Final = get_args(Role)
TITLE: Final = ROLES.index("title")
TITLES: Final = 0.3
"""How much it counts which line of a text is its title, beside what each line is."""
STEPS: Final = 6000
CHUNKS: Final = 8
RATE: Final = 2e-3
AVERAGED: Final = 0.2
"""The share of the steps, at the end, whose weights are averaged."""
LINES: Final = 1536
SIZES: Final = (24, 48, 96, 192, 384, 768, 1536)
GOING_ON: Final = 0.6
"""How much the roles of lines count that go on with a piece."""
DROPPED: Final = 0.2
"""The share of hashes that a step leaves out, so that no one of them is relied on."""
UNREAD: Final = 0.05
"""The share of lines whose words a step leaves out, so that the facts are relied on, too."""
STRANGE: Final = 0.2
"""The share of texts whose hashes are exchanged for others, as those of a language that the corpus
has nothing of: form has to tell."""
Weights = dict[str, Any]


def initial(facts: int, rng: np.random.Generator) -> Weights:
    def dense(rows: int, columns: int, gain: float) -> Any:
        return jnp.asarray(rng.normal(0, gain * rows**-0.5, (rows, columns)), jnp.float32)

    found: Weights = {
        "in": dense(WIDE_WORDS + WIDE_GRAMS + facts, WIDTH, 1.4),
        "in bias": jnp.zeros(WIDTH),
        "pool": dense(3 * WIDTH, WIDTH, 0.5),
        "pool bias": jnp.zeros(WIDTH),
        "out": dense(WIDTH, len(ROLES) + 1, 0.5),
        "out bias": jnp.zeros(len(ROLES) + 1),
    }
    for at in range(len(DILATIONS)):
        found |= {f"near {at}": dense(3 * WIDTH, WIDTH, 1.4), f"near {at} bias": jnp.zeros(WIDTH)}
        found |= {f"add {at}": dense(WIDTH, WIDTH, 0.3), f"add {at} bias": jnp.zeros(WIDTH)}
    return found


def _norm(x: Any) -> Any:
    return jnp.clip(x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-5), -7.9, 7.9)


def forward(p: Weights, bags: Any, facts: Any, mask: Any, key: Any = None) -> Any:
    m = mask[..., None]
    x = jax.nn.relu(jnp.concatenate([bags, facts], -1) @ p["in"] + p["in bias"]) * m
    if key is not None:
        x = x * jax.random.bernoulli(key, 0.88, x.shape) / 0.88
    for at, reach in enumerate(DILATIONS):
        y = _norm(x) * m
        above = jnp.pad(y, ((0, 0), (reach, 0), (0, 0)))[:, : y.shape[1]]
        below = jnp.pad(y, ((0, 0), (0, reach), (0, 0)))[:, reach:]
        z = jnp.concatenate([above, y, below], -1) @ p[f"near {at}"] + p[f"near {at} bias"]
        x = x + (jnp.clip(z, 0, 7.9) @ p[f"add {at}"] + p[f"add {at} bias"]) * m
        if at == POOLED_AFTER:
            n = jnp.maximum(mask.sum(1, keepdims=True), 1)
            y = _norm(x) * m
            top = y[:, :TOP].sum(1) / jnp.maximum(mask[:, :TOP].sum(1, keepdims=True), 1)
            pooled = jnp.concatenate([y.sum(1) / n, jnp.where(m > 0, y, -8).max(1), top], -1)
            x = x + jax.nn.relu(pooled @ p["pool"] + p["pool bias"])[:, None] * m
    return _norm(x) @ p["out"] + p["out bias"]


def loss(p: Weights, bags: Any, facts: Any, mask: Any, role: Any, begins: Any, key: Any) -> Any:
    out = forward(p, bags, facts, mask, key)
    logs = jax.nn.log_softmax(out[..., :-1])
    wrong = -0.99 * jnp.take_along_axis(logs, role[..., None], -1)[..., 0] - 0.01 * logs.mean(-1)
    weight = jnp.where(begins > 0, 1.0, GOING_ON) * mask
    joins = optax.sigmoid_binary_cross_entropy(out[..., -1], begins) * mask
    lines = (wrong * weight).sum() / weight.sum() + joins.sum() / mask.sum()
    return lines + TITLES * _wrong_title(out[..., :-1], mask, role, begins)


def _wrong_title(scores: Any, mask: Any, role: Any, begins: Any) -> Any:
    """How unlikely the title is among all lines of a text, or that there is none."""
    others = jnp.where(jnp.arange(len(ROLES)) == TITLE, -jnp.inf, scores)
    odds = scores[..., TITLE] - jax.nn.logsumexp(others, -1)
    odds = jnp.pad(jnp.where(mask > 0, odds, -1e4), ((0, 0), (0, 1)))
    is_title = jnp.pad((role == TITLE) & (begins > 0) & (mask > 0), ((0, 0), (0, 1)))
    is_title = is_title.at[:, -1].set(~is_title.any(1))
    logs = jax.nn.log_softmax(odds)
    texts = mask.max(1)
    found = jnp.take_along_axis(logs, is_title.argmax(1)[:, None], 1)[:, 0]
    return -(found * texts).sum() / texts.sum()


class Batches:
    """Texts of a file that `training.batches` wrote, in batches of about as many lines."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            self.a = dict(kept)
        self.lengths = np.diff(self.a["texts"])

    def shuffled(self, rng: np.random.Generator) -> list[tuple[int, list[int]]]:
        groups: dict[int, list[int]] = {}
        for text in rng.permutation(len(self.lengths)):
            size = next((s for s in SIZES if s >= self.lengths[text]), None)
            if size:
                groups.setdefault(size, []).append(int(text))
        found = [
            (size, texts[at : at + LINES // size])
            for size, texts in sorted(groups.items())
            for at in range(0, len(texts), LINES // size)
        ]
        return [found[at] for at in rng.permutation(len(found))]

    def places(self, size: int, texts: list[int]) -> tuple[Any, Any]:
        """Where the lines stand in the batch, and in the file."""
        starts = self.a["texts"]
        place = [k * size + np.arange(self.lengths[t]) for k, t in enumerate(texts)]
        return np.concatenate(place), np.concatenate(
            [np.arange(starts[t], starts[t + 1]) for t in texts]
        )


def bag(hashes: Any, starts: Any, lines: Any, drop: Any = None, strange: Any = None) -> Any:
    """`strange` has a number for each line; where it is not 0, hashes are others."""
    counts = starts[lines + 1] - starts[lines]
    ends = np.concatenate([[0], np.cumsum(counts)])
    at = np.repeat(starts[lines] - ends[:-1], counts) + np.arange(ends[-1])
    data = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
    if drop is not None:
        data *= drop.random(len(data), np.float32) > DROPPED
        data *= np.repeat(drop.random(len(counts)) > UNREAD, counts)
    found = hashes[at].astype(np.int32)
    if strange is not None:
        found = (
            found * (2 * np.repeat(strange, counts) + 1) + np.repeat(strange, counts)
        ) % BUCKETS
    return csr_matrix((data, found, ends), shape=(len(lines), BUCKETS))


class Table:
    """Vectors of hashes, learned by Adam in those rows that a batch has."""

    def __init__(self, width: int, rng: np.random.Generator) -> None:
        self.rows = rng.normal(0, 0.1, (BUCKETS, width)).astype(np.float32)
        self.mean, self.square = np.zeros_like(self.rows), np.zeros_like(self.rows)
        self.sum, self.summed = np.zeros_like(self.rows), 0

    def learn(self, bags: Any, gradient: Any, rate: float) -> None:
        rows = np.unique(bags.indices)
        g = bags.T.tocsr()[rows] @ np.ascontiguousarray(gradient)
        self.mean[rows] = mean = 0.9 * self.mean[rows] + 0.1 * g
        self.square[rows] = square = 0.99 * self.square[rows] + 0.01 * g * g
        self.rows[rows] -= rate * (mean / (np.sqrt(square) + 1e-7) + 0.005 * self.rows[rows])

    def average(self) -> None:
        self.sum += self.rows
        self.summed += 1


def main(folder: Path, target: Path, steps: int = STEPS) -> None:
    rng, key = np.random.default_rng(0), jax.random.PRNGKey(0)
    p = initial(len(FACTS), rng)
    words, grams = Table(WIDE_WORDS, rng), Table(WIDE_GRAMS, rng)
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.scale_by_adam(b2=0.99),
        optax.add_decayed_weights(0.01),
    )
    state = optimiser.init(p)
    average, averaged, done, epoch = jax.tree.map(jnp.zeros_like, p), 0, 0, 0

    @jax.jit  # type: ignore[untyped-decorator,unused-ignore]
    def step(
        p: Any,
        state: Any,
        bags: Any,
        facts: Any,
        mask: Any,
        role: Any,
        begins: Any,
        key: Any,
        rate: Any,
    ) -> Any:
        value, (gp, gb) = jax.value_and_grad(loss, argnums=(0, 1))(
            p, bags, facts, mask, role, begins, key
        )
        change, state = optimiser.update(gp, state, p)
        return jax.tree.map(lambda w, c: w - rate * c, p, change), state, value, gb

    order = [half + at for at in range(CHUNKS // 2) for half in (0, CHUNKS // 2)]
    while done < steps:
        chunk = Batches(folder / f"train-{order[epoch % len(order)]:02}.npz")
        a, losses = chunk.a, []
        for size, texts in chunk.shuffled(rng):
            if done >= steps:
                break
            # the rate falls by a cosine, to a tenth: the average of the last weights does the rest
            rate = (
                RATE
                * min(1, (done + 1) / 100)
                * (0.55 + 0.45 * float(np.cos(np.pi * done / steps)))
            )
            count = LINES // size
            place, line = chunk.places(size, texts)
            others = rng.integers(1, BUCKETS // 4, len(texts)) * (rng.random(len(texts)) < STRANGE)
            others = np.repeat(others, chunk.lengths[texts])
            xw, xg = (
                bag(a["words"], a["word_starts"], line, rng, others),
                bag(a["grams"], a["gram_starts"], line, rng, others),
            )

            def spread(
                values: Any, *, size: int = size, count: int = count, place: Any = place
            ) -> Any:
                values = np.asarray(values)
                whole = np.zeros((count * size, *values.shape[1:]), values.dtype)
                whole[place] = values
                return whole.reshape(count, size, *values.shape[1:])

            bags = spread(np.concatenate([xw @ words.rows, xg @ grams.rows], 1))
            key, own = jax.random.split(key)
            p, state, value, gradient = step(
                p,
                state,
                bags,
                spread(a["facts"][line].astype(np.float32)),
                spread(np.ones(len(line), np.float32)),
                spread(a["role"][line].astype(np.int32)),
                spread(a["begins"][line].astype(np.float32)),
                own,
                np.float32(rate),
            )
            gradient = np.asarray(gradient).reshape(count * size, -1)[place]
            words.learn(xw, gradient[:, :WIDE_WORDS], 2 * rate)
            grams.learn(xg, gradient[:, WIDE_WORDS:], 2 * rate)
            losses.append(float(value))
            done += 1
            if done > steps * (1 - AVERAGED):
                average, averaged = jax.tree.map(jnp.add, average, p), averaged + 1
                if done % 20 == 0 or done == steps:
                    words.average()
                    grams.average()
        epoch += 1
        sys.stdout.write(f"{epoch}: {done} steps, loss {np.mean(losses):.4f}\n")
        sys.stdout.flush()
    dense: Weights = {name: np.asarray(value) / averaged for name, value in average.items()}
    np.savez(target, words=words.sum / words.summed, grams=grams.sum / grams.summed, **dense)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
