"""What a book says of its own accessibility, derived from what is in it.

The vocabulary is schema.org's, as EPUB Accessibility 1.1 (2.2) wants it. Conformance to WCAG is not
claimed: whether an alt text says what its picture shows, no program can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from publish.document import Document, Image, Math, MathBlock, Region, Section, Table
from publish.walk import iterate

_ANIMATED: Final = frozenset({"image/gif", "image/webp"})


class Accessibility(msgspec.Struct, frozen=True, kw_only=True):
    """The values of schema.org's properties; `summary` is a sentence or more in English."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def describe(document: Document, settable: Callable[[Math | MathBlock], bool]) -> Accessibility:
    """How the document can be read, what helps in it, and what may harm. `settable` tells which
    formulas became MathML; the others are TeX."""
    nodes = [node for block in document.blocks for node in iterate(block)]
    pictures = [n for n in nodes if isinstance(n, Image) and n.media and not n.decorative]
    # What lists of contents say is said again where they lead.
    said = [b for b in document.blocks if not isinstance(b, Region) or b.role != "contents"]
    formulas = [
        settable(node)
        for block in said
        for node in iterate(block)
        if isinstance(node, Math | MathBlock)
    ]
    described = all(picture.alt for picture in pictures)
    titled = any(isinstance(n, Section) or (isinstance(n, Region) and n.title) for n in nodes)
    tables = any(isinstance(node, Table) for node in nodes)
    animated = any(picture.media_type in _ANIMATED for picture in document.media)
    features = ["tableOfContents", "readingOrder", "displayTransformability"]
    if titled:
        features.append("structuralNavigation")
    if pictures and described:
        features.append("alternativeText")
    if any(formulas):
        features.append("MathML")
    sentences = ["The text is real text in its reading order and can be set in any size and font."]
    if titled:
        sentences.append("Headings and a table of contents lead through it.")
    if pictures and described:
        sentences.append("All pictures have alternative texts.")
    elif pictures:
        missing = sum(1 for picture in pictures if not picture.alt)
        sentences.append(f"{missing} of {len(pictures)} pictures have no alternative text.")
    if tables:
        sentences.append("Tables mark their header cells.")
    if formulas and all(formulas):
        sentences.append("Formulas are MathML.")
    elif formulas:
        sentences.append(f"{formulas.count(False)} of {len(formulas)} formulas are shown as TeX.")
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=(
            *(["textual"] if described else []),
            *(["textual,visual"] if pictures else []),
        ),
        features=tuple(features),
        hazards=("unknown",) if animated else ("none",),
        summary=" ".join(sentences),
    )
