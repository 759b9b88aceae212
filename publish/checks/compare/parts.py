"""What stands in blocks and beside them: notes, links, pictures, and formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from publish.checks import facts as f
from publish.checks.compare import saying
from publish.checks.compare.sequences import compare
from publish.checks.compare.side import Side, likeness, paired
from publish.checks.facts import OBJECT, Facts
from publish.diagnostics import Finding

_BEGINNING: Final = 40
"""Characters by which a place is known."""
_DISTORTED: Final = 0.01
"""The share by which the proportions of a picture may differ: sides are rounded."""


def notes(side: Side, expected: Sequence[f.Note], found: Sequence[f.Note]) -> Iterator[Finding]:
    """Labels, texts, and the words that marks follow."""

    def words(note: f.Note) -> str:
        return side.voice.key(note.text)

    def alike(one: f.Note, other: f.Note) -> float:
        same = one.label == other.label
        return max(0.6 if same else 0.0, likeness(words(one), words(other)))

    for note, other in paired(compare(expected, found, words, alike)):
        if note is None or other is None:
            yield from side.alone("notes", "note", note, other, saying.said_note)
            continue
        if not side.voice.reads(note.text, other.text):
            yield side.differs("note-text", note, other, note.text, other.text, column="notes")
        if note.label != other.label:
            yield side.differs("note-label", note, other, note.label, other.label, column="notes")
        if not side.follows(note.anchor, other.anchor):
            yield side.differs(
                "note-anchor", note, other, f"after “{note.anchor}”",
                f"after “{other.anchor}”", column="notes",
            )  # fmt: skip


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
        words = likeness(side.voice.key(one.text), side.voice.key(other.text))
        return max(0.8 if target(one) == target(other) else 0.0, words)

    for link, other in paired(compare(expected, found, key, alike)):
        if link is None or other is None:
            yield from side.alone("links", "link", link, other, saying.said_link)
            continue
        if not side.voice.same(link.text, other.text):
            yield side.differs("link-text", link, other, link.text, other.text, column="links")
        if target(link) != target(other):
            yield side.differs(
                "link-target", link, other, link.target, other.target, column="links"
            )
        elif not lands(side, link.lands, other.lands):
            yield side.differs(
                "link-place", link, other, saying.said_place(link.lands),
                saying.said_place(other.lands), column="links",
            )  # fmt: skip
        if titled and _title(side, link) != _title(side, other):
            yield side.differs("link-title", link, other, link.title, other.title, column="links")
        if link.described and not other.described:
            yield side.differs(
                "link-description", link, other, "words that say where it leads", "none",
                column="links",
            )  # fmt: skip


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


def captions(
    side: Side, expected: Sequence[f.Caption], found: Sequence[f.Caption]
) -> Iterator[Finding]:
    """Captions with their numbers."""
    yield from side.texts("figures", "caption", expected, found, lambda c: c.text)


def pictures(
    side: Side, expected: Sequence[f.Picture], found: Sequence[f.Picture]
) -> Iterator[Finding]:
    """Alt texts, and the pictures themselves where the format keeps their bytes."""
    bytes_ = not side.voice.tolerates("picture-bytes")

    def key(picture: f.Picture) -> tuple[str, bool]:
        return side.voice.key(picture.alt), bool(picture.alt) and not picture.decorative

    pairs = compare(expected, found, key, lambda *_: 1.0)
    for picture, other in paired(pairs):
        if picture is None or other is None:
            yield from side.alone("figures", "picture", picture, other, saying.said_picture)
        elif key(picture) != key(other):
            yield side.differs(
                "alt-text", picture, other, saying.said_picture(picture),
                saying.said_picture(other), column="figures",
            )  # fmt: skip
        elif bytes_ and picture.digest and other.digest and picture.digest != other.digest:
            yield side.differs(
                "picture", picture, other, f"the picture {picture.digest[:16]}",
                f"the picture {other.digest[:16]}", column="figures",
            )  # fmt: skip
        elif picture.ratio and other.ratio and abs(other.ratio / picture.ratio - 1) > _DISTORTED:
            yield side.differs(
                "picture-shape", picture, other, saying.said_shape(picture),
                saying.said_shape(other), column="figures",
            )  # fmt: skip


def formulas(side: Side, expected: Facts, found: Facts) -> Iterator[Finding]:
    """Formulas, but for those that stand in the text as their TeX."""
    texts = (fact.text for facts in (found.blocks, found.notes, found.captions) for fact in facts)
    yield from formulas_in(side, expected.formulas, found.formulas, texts)


def formulas_in(
    side: Side, expected: Sequence[f.Formula], found: Sequence[f.Formula], texts: Iterable[str]
) -> Iterator[Finding]:
    """Formulas, but for those that stand in `texts` of the artifact as their TeX."""
    without_tex = side.voice.tolerates("formula-without-tex")

    def key(formula: f.Formula) -> str:
        return formula.symbols if without_tex else side.voice.key(formula.tex)

    text = "\n".join(map(side.voice.key, texts))
    # Without their TeX many are alike: of these the ones are left out that stand in the text.
    missing = Counter(map(key, expected)) - Counter(map(key, found))
    drawn: list[f.Formula] = []
    for stated in expected:
        if missing[key(stated)] and side.voice.key(stated.tex) in text:
            missing[key(stated)] -= 1
        else:
            drawn.append(stated)
    pairs = compare(drawn, found, key, lambda a, b: likeness(key(a), key(b)))
    for formula, other in paired(pairs):
        if formula is None or other is None:
            yield from side.alone("figures", "formula", formula, other, lambda x: x.tex)
        elif key(formula) != key(other):
            yield side.differs(
                "formula", formula, other, formula.tex, other.tex or other.symbols,
                column="figures",
            )  # fmt: skip
        elif None not in (formula.letters, other.letters) and formula.letters != other.letters:
            yield side.differs(
                "formula-letters", formula, other, formula.letters or "", other.letters or "",
                column="figures",
            )  # fmt: skip
        elif None not in (formula.notation, other.notation) and formula.notation != other.notation:
            yield side.differs(
                "formula-notation", formula, other, formula.notation or "", other.notation or "",
                column="figures",
            )  # fmt: skip
