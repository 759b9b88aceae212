"""Training texts: each line has its label, in the shapes that the reader is measured in."""

from __future__ import annotations

import pytest

from training.corpus import of_split
from training.rows import Shape, random_shape, seeded, source_lines, write
from training.shapes import BULLETS, SHAPES, Form
from training.variants import Variants

FORMS = {
    "block a line": Form(blank=False),
    "blank lines": Form(),
    "wrapped 72": Form(width=72),
    "indented first lines": Form(width=72, blank=False, first=4),
    "wrapped, no blank lines": Form(width=76, blank=False),
    "underlined headings": Form(width=78, underline=True),
    "lists on one line": Form(inline_lists=True),
}


@pytest.mark.parametrize("name", FORMS)
def test_lines_are_those_of_the_shape(name: str) -> None:
    for text in of_split("dev")[::40]:
        bullet = BULLETS[sum(map(ord, text.name)) % len(BULLETS)]
        rows = write(text, Shape(form=FORMS[name], bullet=bullet), seeded(0))
        assert "\n".join(row.text for row in rows) == SHAPES[name](text).rstrip("\n")


def test_lines_have_the_labels_of_their_text() -> None:
    rng = seeded(0)
    texts = of_split("dev")[::10]
    variants = Variants(texts)
    for text in texts:
        lines, rows = source_lines(write(variants.of(text, rng), random_shape(rng), rng))
        assert len(lines) == len(rows)
        assert all(row.role for row in rows)
        assert rows[0].begins
        assert sum(row.role == "title" and row.begins for row in rows) <= 1


def test_the_same_seed_makes_the_same_texts() -> None:
    texts = of_split("dev")[:20]

    def made() -> list[str]:
        rng = seeded(7)
        variants = Variants(texts)
        written = [write(variants.of(text, rng), random_shape(rng), rng) for text in texts]
        return [row.text for rows in written for row in rows]

    assert made() == made()
