"""Whether the pictures of a Word file are as large as their document wants them."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from publish.checks.facts import said
from publish.checks.style.comparing import Comparison, points
from publish.checks.style.model import Passage
from publish.checks.style.word.package import Package
from publish.document import Document, Image
from publish.pictures import extent
from publish.style import Style
from publish.style.columns import picture_rooms
from publish.walk import iterate

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_POINT: Final = 12_700
"""A point in English Metric Units."""
_NEAR: Final = 1.0
"""Points by which rules and padding, which Word rounds, make the room of a picture another."""


def compare_sizes(
    comparison: Comparison, package: Package, document: Document, style: Style
) -> None:
    """Judges how wide each picture is, by what is said of it; whether it is as high as that asks
    for is judged as content. What stands in cells, notes and what a layout places has a room that
    nobody tells here."""
    media = {one.id: one for one in document.media}
    stated: defaultdict[str, list[float]] = defaultdict(list)
    for image, width, height in picture_rooms(document, style, style.page[document.page_master]):
        if image.media in media:
            across, _ = extent(image, media[image.media], width, height)
            stated[said(image.alt)].append(across.pt)
    shown: defaultdict[str, list[float]] = defaultdict(list)
    for drawn in package.document.iter(f"{_WP}inline"):
        alt, size = drawn.find(f"{_WP}docPr"), drawn.find(f"{_WP}extent")
        if alt is not None and size is not None:
            shown[said(alt.get("descr", ""))].append(int(size.get("cx", "0")) / _POINT)
    said_of = [said(node.alt) for node in iterate(document) if isinstance(node, Image)]
    for words, wanted in stated.items():
        if not words or not len(wanted) == len(shown[words]) == said_of.count(words):
            continue
        for asked, found in zip(sorted(wanted), sorted(shown[words]), strict=True):
            comparison.judge(
                Passage(runs=()), "figure", "width", points(asked), points(found),
                agrees=abs(asked - found) <= _NEAR, where="document",
            )  # fmt: skip
