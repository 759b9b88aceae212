"""What stands in blocks and beside them: tables, notes, links, pictures, and formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from publish.checks import facts as f
from publish.checks.compare.diff import compare
from publish.checks.compare.findings import Difference, Side, likeness, say, say_place
from publish.checks.facts import OBJECT, Facts
from publish.diagnostics import Finding

_BEGINNING: Final = 40
"""Characters by which a place is known."""
_DISTORTED: Final = 0.01
"""The share by which the proportions of a picture may differ: sides are rounded."""
_Row = tuple[f.Cell, ...]


def tables(side: Side, expected: Sequence[f.Table], found: Sequence[f.Table]) -> Iterator[Finding]:
    """Tables row by row, and the tables that stand on one side only."""

    def words(table: f.Table) -> str:
        return "|".join(side.voice.key(cell.text) for row in table.rows for cell in row)

    yield from side.pairs(
        "tables", "table", (expected, found), words, lambda a, b: _rows(side, a, b),
        lambda a, b: likeness(words(a), words(b)),
    )  # fmt: skip


def _rows(side: Side, table: f.Table, other: f.Table) -> Iterator[Difference]:
    """The first difference of each row: what follows it in the row is shifted by it."""

    def words(row: _Row) -> tuple[str, ...]:
        return tuple(side.voice.key(cell.text) for cell in row)

    def alike(one: _Row, two: _Row) -> float:
        return max(0.6, likeness("|".join(words(one)), "|".join(words(two))))

    pairs = compare(table.rows, other.rows, words, alike)
    for number, pair in enumerate(pairs, start=1):
        where = f"row {number}"
        stated, seen = (
            "no row" if row is None else " | ".join(cell.text for cell in row)
            for row in (pair.expected, pair.found)
        )
        if pair.expected is None or pair.found is None:
            yield Difference("table-row", stated, seen, where)
            continue
        if pair.how == "moved":
            yield Difference("table-row-moved", stated, "in another place", where)
        for at, (cell, one) in enumerate(zip_longest(pair.expected, pair.found), start=1):
            if cell is None or one is None or not _is_same(side, cell, one):
                said = [say(part) or "no cell" for part in (cell, one)]
                yield Difference("table-cell", said[0], said[1], f"{where}, cell {at}")
                break


def _is_same(side: Side, cell: f.Cell, other: f.Cell) -> bool:
    shapes = [
        (one.row_span, one.column_span, one.header if one.text else "")  # no head without words
        for one in (cell, other)
    ]
    return side.voice.reads(cell.text, other.text) and shapes[0] == shapes[1]


def notes(side: Side, expected: Sequence[f.Note], found: Sequence[f.Note]) -> Iterator[Finding]:
    """Labels, texts, and the words that marks follow."""

    def differing(note: f.Note, other: f.Note) -> Iterator[Difference]:
        if not side.voice.reads(note.text, other.text):
            yield Difference("note-text", note.text, other.text)
        if note.label != other.label:
            yield Difference("note-label", note.label, other.label)
        if not side.follows(note.anchor, other.anchor):
            yield Difference("note-anchor", f"after “{note.anchor}”", f"after “{other.anchor}”")

    def alike(one: f.Note, other: f.Note) -> float:
        same = one.label == other.label
        return max(0.6 if same else 0.0, side.likeness(one.text, other.text))

    yield from side.pairs(
        "notes", "note", (expected, found), lambda n: side.voice.key(n.text), differing, alike
    )


def links(side: Side, expected: Sequence[f.Link], found: Sequence[f.Link]) -> Iterator[Finding]:
    """Texts, targets, and what stands where internal links lead."""
    ids = not side.voice.tolerates("ids")
    titled = not side.voice.tolerates("link-titles")

    def target(link: f.Link) -> str:
        return link.target if ids or not link.target.startswith("#") else "#"

    def key(link: f.Link) -> tuple[str, str]:
        return side.voice.key(link.text), target(link)

    def alike(one: f.Link, other: f.Link) -> float:
        if side.voice.key(one.text) == side.voice.key(other.text):
            return 1.0
        return max(
            0.8 if target(one) == target(other) else 0.0, side.likeness(one.text, other.text)
        )

    def differing(link: f.Link, other: f.Link) -> Iterator[Difference]:
        if not side.voice.same(link.text, other.text):
            yield Difference("link-text", link.text, other.text)
        if target(link) != target(other):
            yield Difference("link-target", link.target, other.target)
        elif not lands(side, link.lands, other.lands):
            yield Difference("link-place", say_place(link.lands), say_place(other.lands))
        if titled and _title(side, link) != _title(side, other):
            yield Difference("link-title", link.title, other.title)
        if link.described and not other.described:
            yield Difference("link-description", "words that say where it leads", "none")

    yield from side.pairs("links", "link", (expected, found), key, differing, alike)


def _title(side: Side, link: f.Link) -> str:
    """The title of a link, unless it says no more than its words or its target."""
    title = side.voice.key(link.title)
    plain = title == side.voice.key(link.text) or link.target.startswith(link.title)
    return "" if plain else title


def lands(side: Side, expected: tuple[str, ...] | None, found: tuple[str, ...] | None) -> bool:
    """Whether both lead to the same words; a document's own dead links are its author's."""
    if not expected:
        return expected is not None or found in (None, ())
    if found is None:
        return False
    if not found or any(OBJECT in text for text in expected):
        return True
    return any(_begins(side, text, other) for text in expected for other in found)


def _begins(side: Side, stated: str, seen: str) -> bool:
    """Whether two texts are one place: the same, or with the same beginning."""
    if side.voice.same(stated, seen):
        return True
    one, other = (side.voice.key(text)[:_BEGINNING] for text in (stated, seen))
    return len(one) == _BEGINNING and one == other


def pictures(
    side: Side, expected: Sequence[f.Picture], found: Sequence[f.Picture]
) -> Iterator[Finding]:
    """Alt texts, and the pictures themselves where the format keeps their bytes."""
    bytes_ = not side.voice.tolerates("picture-bytes")

    def key(picture: f.Picture) -> tuple[str, bool]:
        return side.voice.key(picture.alt), bool(picture.alt) and not picture.decorative

    def differing(picture: f.Picture, other: f.Picture) -> Iterator[Difference]:
        digests, ratios = (picture.digest, other.digest), (picture.ratio, other.ratio)
        if key(picture) != key(other):
            yield Difference("alt-text", say(picture), say(other))
        elif bytes_ and all(digests) and digests[0] != digests[1]:
            yield Difference(
                "picture", f"the picture {digests[0][:16]}", f"the picture {digests[1][:16]}"
            )
        elif all(ratios) and abs(ratios[1] / ratios[0] - 1) > _DISTORTED:
            stated, seen = (f"{ratio:.3f} times as wide as high" for ratio in ratios)
            yield Difference("picture-shape", stated, seen)

    yield from side.pairs("figures", "picture", (expected, found), key, differing, lambda *_: 1.0)


def formulas(side: Side, expected: Facts, found: Facts) -> Iterator[Finding]:
    """Formulas, but for those that stand in the text as their TeX."""
    texts = (fact.text for facts in (found.blocks, found.notes, found.captions) for fact in facts)
    without_tex = side.voice.tolerates("formula-without-tex")

    def key(formula: f.Formula) -> str:
        return formula.symbols if without_tex else side.voice.key(formula.tex)

    text = "\n".join(map(side.voice.key, texts))
    # Without their TeX many are alike: of these the ones are left out that stand in the text.
    missing = Counter(map(key, expected.formulas)) - Counter(map(key, found.formulas))
    drawn: list[f.Formula] = []
    for stated in expected.formulas:
        if missing[key(stated)] and side.voice.key(stated.tex) in text:
            missing[key(stated)] -= 1
        else:
            drawn.append(stated)

    def differing(formula: f.Formula, other: f.Formula) -> Iterator[Difference]:
        if key(formula) != key(other):
            yield Difference("formula", say(formula), say(other))
        elif None not in (formula.letters, other.letters) and formula.letters != other.letters:
            yield Difference("formula-letters", formula.letters or "", other.letters or "")

    yield from side.pairs(
        "figures", "formula", (drawn, found.formulas), key, differing,
        lambda a, b: likeness(key(a), key(b)),
    )  # fmt: skip
