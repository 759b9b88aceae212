"""Whether the pictures on pages are those of the document, whole and in their place.

What a page draws where a picture is to stand is held against the picture itself: one that is drawn
smaller, cut, turned, or in the place of another has other colours there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from publish.checks.facts import said
from publish.checks.reading.pages.content import Box
from publish.checks.reading.pages.tree import Content, Node
from publish.checks.reading.pdf import opened
from publish.checks.style import mosaics
from publish.checks.style.comparing import Comparison
from publish.checks.style.model import Passage
from publish.checks.style.page.drawn import DrawnPage
from publish.document import Document, Image, Media
from publish.errors import PictureError
from publish.style import Style
from publish.walk import iterate

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_ACROSS: Final = 256
"""Pixels across to which the place of a picture is drawn."""
_WITHIN: Final = 1.0
"""Points by which a ground reaches farther than what lies on it."""
_THE_PICTURE: Final = "the picture"


def compare_pictures(
    comparison: Comparison,
    data: bytes,
    pages: Sequence[DrawnPage],
    document: Document,
    style: Style,
) -> None:
    """Judges what pages draw in the areas that the structure tells for pictures; which there are,
    and what is said of each, is judged as content. Of pictures of which the same is said, each may
    be any."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    stated = _stated(document)
    file = pypdfium2.PdfDocument(data)
    try:
        for node in opened(data)[1].root.walk():
            media, place = stated.get(said(node.alt), []), _place(node)
            if not media or place is None:
                continue
            number, box = place
            shown, paper = _shown(file[number], box), _paper(pages[number], box)
            alike = any(_is_alike(shown, one, paper, style) for one in media)
            comparison.judge(
                Passage(runs=()), "figure", "picture", _THE_PICTURE,
                _THE_PICTURE if alike else "something else",
                agrees=alike, where=f"page {number + 1}",
            )  # fmt: skip
    finally:
        file.close()


def _stated(document: Document) -> dict[str, list[Media]]:
    """The pictures of the document, by what is said of them."""
    media = {one.id: one for one in document.media}
    stated: defaultdict[str, list[Media]] = defaultdict(list)
    for node in iterate(document):
        if isinstance(node, Image) and node.media in media and said(node.alt):
            stated[said(node.alt)].append(media[node.media])
    return stated


def _place(node: Node) -> tuple[int, Box] | None:
    """The page of a picture, from 0, and the area that it fills there."""
    box = [float(edge) for edge in node.attributes.get("BBox", ())]
    page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
    if node.role != "Figure" or page is None or len(box) != 4:
        return None
    left, bottom, right, top = box
    return (page, (left, bottom, right, top)) if left < right and bottom < top else None


def _shown(page: Any, box: Box) -> Picture:
    """What a page shows in an area."""
    width, height = page.get_size()
    left, bottom, right, top = box
    picture: Picture = page.render(
        scale=_ACROSS / (right - left),
        crop=(left, bottom, width - right, height - top),
        may_draw_forms=False,
    ).to_pil()
    return picture


def _paper(page: DrawnPage, box: Box) -> str:
    """The colour that an area lies on."""
    left, bottom, right, top = box
    upper, lower = page.height - top, page.height - bottom
    for ground in reversed(page.grounds):
        around = [
            x <= left - _WITHIN and y <= upper - _WITHIN
            and end >= right + _WITHIN and low >= lower + _WITHIN
            for x, y, end, low in ground.rects
        ]  # fmt: skip
        if sum(around) % 2 == 1:  # a frame around it is filled beside it
            return f"#{ground.color}"
    return "white"


def _is_alike(shown: Picture, media: Media, paper: str, style: Style) -> bool:
    try:
        picture = mosaics.opened(media.data, media.media_type, style)
        return mosaics.are_alike(shown, picture, paper)
    except (OSError, ValueError, PictureError):
        return False
