"""What is drawn on pages beside letters and pictures: grounds, borders and lines under words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

import msgspec

from publish.checks.compare.style_tolerances import SPACE
from publish.checks.compare.style_values import Comparison
from publish.checks.look import Passage
from publish.document import Document, Image
from publish.style import ListRole, Role, Style
from publish.style.definition.types import Border
from publish.units import Color
from publish.walk import iterate
from tests.conformance.page.drawn import Drawing, DrawnPage, Glyphs, Rect

_Kind = Literal["ground", "border", "word"]

_KINDS: Final[Mapping[str, tuple[_Kind, ...]]] = {
    "background": ("ground",),
    "marker_color": ("word", "border"),
}
"""What a colour is for, other than words; the box of a task is drawn in that of markers."""

_OURS: Final = "straight, marked, beside the words, of a colour of the style"
_WIDEST: Final = 12.5
"""Points: what is wider is a ground, and lies under words."""
_THICKEST: Final = 4.5
"""Points: what is thicker is no rule of a table or a box."""
_NEAR: Final = 60.0
"""How far, in points, a rule may be from the base line of the nearest words."""
_LONG: Final = 4
"""How many times its width a rule is long."""
_MIDDLE: Final = (0.15, 0.4)
"""Above a base line, in sizes of its letters: where every word has ink, and no border stands."""
_DIGITS: Final = 4
"""So many sizes of letters a line number is wide at the most."""
_BEARING: Final = 0.3
"""What a digit leaves free of its own width on a side at the most, in sizes of letters."""
_LOWEST, _HIGHEST = 0.4, 0.85
"""How high digits are, in sizes of letters: text figures are as low as an x."""
_SHAPE: Final = re.compile(rb"<(?:\w+:)?(?:path|rect|circle|ellipse|line|polyline|polygon|use)\b")


def compare_drawings(
    comparison: Comparison,
    pages: Iterable[DrawnPage],
    document: Document,
    style: Style,
    measure_of: Callable[[int], tuple[float, float]],
) -> None:
    """Holds each path that is no picture to what the style can draw.

    A ground or a border is an artifact, of the colour of some role's ground, border or rule; a line
    under words or through them is of the colour of some role's words. None has curves, none stands
    outside marked content, and no border runs through words. A ground lies under words, and a rule
    is near some and ends where a text area, a box or another rule does: `measure_of` says from
    where to where the text area of a page reaches. A picture that says nothing is an
    artifact too, of which a page does not tell where it begins: so many paths may be like nothing
    in the style as its file has. Where the style numbers lines, digits are drawn beside them.
    """
    colors = {kind: frozenset(_colors(style, kind)) for kind in get_args(_Kind)}
    silent = _silent_shapes(document)
    indents = _indents(style)
    master = style.page.get(document.page_master)
    is_numbered = master is not None and master.line_numbers > 0
    for page in pages:
        for drawing in page.drawings:
            if is_numbered and _is_line_number(drawing, page, style, measure_of(page.number)):
                continue
            strange = _strange(drawing, page, colors) or _misplaced(
                drawing, page, measure_of(page.number), indents
            )
            if strange and drawing.is_artifact and silent:
                silent -= 1
                continue
            comparison.judge(
                Passage(runs=()), "page", "drawing", _OURS, strange or _OURS,
                agrees=not strange, where=f"page {page.number}",
            )  # fmt: skip


def _silent_shapes(document: Document) -> int:
    """How many shapes the drawings have that are shown without alt text."""
    drawings = {
        media.id: len(_SHAPE.findall(media.data))
        for media in document.media
        if media.media_type == "image/svg+xml"
    }
    images = (node for node in iterate(document) if isinstance(node, Image))
    return sum(drawings.get(i.media, 0) for i in images if i.decorative or not i.alt)


def _strange(drawing: Drawing, page: DrawnPage, colors: Mapping[_Kind, frozenset[str]]) -> str:
    """What is strange about a path, "" for nothing."""
    if not drawing.is_marked:
        return "outside of marked content"
    if drawing.is_curved:
        return "curved"
    grounds, borders = colors["ground"], colors["border"]
    known = grounds | borders if drawing.is_artifact else colors["word"]
    if other := next((color for color in drawing.colors if color not in known), ""):
        return f"of the colour {other}"
    is_border = drawing.is_artifact and grounds.isdisjoint(drawing.colors)
    is_rule = is_border and len(drawing.rects) == 1
    return "through words" if is_rule and _is_through(drawing.rects[0], page.glyphs) else ""


def _is_line_number(
    drawing: Drawing, page: DrawnPage, style: Style, measure: tuple[float, float]
) -> bool:
    """Whether a path is a digit in the margin: an artifact in the colour and size of
    `line_number`, of a number that is its indent away from the text area, on the base line of words
    or beside a picture that is a line."""
    role = style.line_number
    _, top, _, bottom = _bounds(drawing.rects)
    size, gap = role.size.pt, role.indent_end.pt
    number = [
        away
        for other in page.drawings
        if abs(_bounds(other.rects)[3] - bottom) <= size / 3 and (away := _away(other, measure)) > 0
    ]
    shown = [
        *page.pictures,
        *(_bounds(other.rects) for other in page.drawings if _away(other, measure) <= 0),
    ]
    return (
        drawing.is_artifact
        and set(drawing.colors) == {role.color.hex}
        and 0 < _away(drawing, measure) <= gap + _DIGITS * size
        and gap - SPACE <= min(number) <= gap + _BEARING * size
        and _LOWEST * size <= bottom - top <= _HIGHEST * size
        and (
            any(abs(piece.baseline - bottom) <= size / 3 for piece in page.glyphs)
            or any(y - SPACE <= bottom <= low + size / 3 for _, y, _, low in shown)
        )
    )


def _away(drawing: Drawing, measure: tuple[float, float]) -> float:
    """How far, in points, a drawing is from the text area, in the margin on either side."""
    left, _, right, _ = _bounds(drawing.rects)
    return max(measure[0] - right, left - measure[1])


def _misplaced(
    drawing: Drawing, page: DrawnPage, measure: tuple[float, float], indents: frozenset[float]
) -> str:
    """What is strange about the place of a ground or a border, "" for nothing."""
    if not drawing.is_artifact:
        return ""
    bounds = _bounds(drawing.rects)
    left, top, right, bottom = bounds
    thin, long = sorted((right - left, bottom - top))
    if _holds_words(bounds, page) or long <= _WIDEST:  # the box of a task
        return ""
    ends = list(_ends(page, drawing))
    ends += [side + sign * indent for side, sign in zip(measure, (1, -1), strict=True)
             for indent in indents]  # fmt: skip
    whole = all(any(abs(end - at) <= SPACE for at in ends) for end in (left, right))
    if thin > _WIDEST or long < _LONG * thin:
        # Of a box that goes on over pages one may have the padding alone.
        return "" if whole else "on empty paper"
    if bottom - top > right - left:
        beside = any(top <= piece.baseline <= bottom for piece in page.glyphs)
        return "" if beside else "on empty paper"
    if not (
        whole or _is_near_words(bounds, page) or _is_near_words(_prolonged(bounds, page), page)
    ):
        return "on empty paper"
    return "" if whole else "of no width that anything has"


def _is_near_words(rule: Rect, page: DrawnPage) -> bool:
    left, _, right, bottom = rule
    return any(
        piece.x < right and piece.right > left and abs(piece.baseline - bottom) < _NEAR
        for piece in page.glyphs
    )


def _prolonged(rule: Rect, page: DrawnPage) -> Rect:
    """A rule with those that go on with it: each cell of a row has its own, an empty one too."""
    left, top, right, bottom = rule
    level = sorted(
        other[::2]
        for other in (_bounds(drawing.rects) for drawing in page.drawings)
        if abs(other[3] - bottom) <= SPACE and other[3] - other[1] <= _WIDEST
    )
    for from_, to in level:
        if from_ <= right + SPACE and to >= left - SPACE:
            right = max(right, to)
    for from_, to in reversed(level):
        if from_ <= right + SPACE and to >= left - SPACE:
            left = min(left, from_)
    return left, top, right, bottom


def _bounds(rects: Iterable[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _holds_words(rect: Rect, page: DrawnPage) -> bool:
    left, top, right, bottom = rect
    words = ((piece.x, piece.baseline - piece.size / 3) for piece in page.glyphs)
    pictures = (((x + end) / 2, (y + low) / 2) for x, y, end, low in page.pictures)
    return any(
        left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for x, y in (*words, *pictures)
    )


def _ends(page: DrawnPage, drawing: Drawing) -> Iterator[float]:
    """Where other drawings and pictures of a page begin and end across it."""
    for other in page.drawings:
        for left, top, right, bottom in other.rects if other is not drawing else ():
            if not _THICKEST < bottom - top < _WIDEST:  # what lies under words of a line
                yield left
                yield right
    for left, _, right, _ in page.pictures:
        yield left
        yield right


def _indents(style: Style) -> frozenset[float]:
    """How far from an edge of the text area boxes of a style may begin and end: each indent, and
    those of two boxes in each other."""
    single = {0.0}
    for role in _roles(style):
        single |= {role.indent_start.pt, role.indent_end.pt}
        if isinstance(role, ListRole):
            single.add(role.indent.pt)
    return frozenset(one + other for one in single for other in single)


def _roles(value: object) -> Iterator[Role]:
    match value:
        case Role():
            yield value
        case Style():
            for name in value.__struct_fields__:
                yield from _roles(getattr(value, name))
        case tuple() | dict():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from _roles(inner)
        case _:
            pass


def _is_through(rect: Rect, glyphs: Iterable[Glyphs]) -> bool:
    """Whether a rule crosses the middle of letters."""
    left, top, right, bottom = rect
    thin, long = sorted((right - left, bottom - top))
    if thin > _WIDEST or long < _LONG * thin:
        return False  # a ground, or the box of a task around its mark
    low, high = _MIDDLE
    return any(
        left < piece.right - piece.size * low
        and right > piece.x + piece.size * low
        and top < piece.baseline - piece.size * low
        and bottom > piece.baseline - piece.size * high
        for piece in glyphs
    )


def _colors(value: object, kind: _Kind) -> Iterator[str]:
    """The colours that a style gives to grounds, to borders or to words."""
    match value:
        case Border():
            if kind == "border":
                yield value.color.hex
        case msgspec.Struct():
            for name in value.__struct_fields__:
                inner = getattr(value, name)
                if not isinstance(inner, Color):
                    yield from _colors(inner, kind)
                elif kind in _KINDS.get(name, ("word",)):
                    yield inner.hex
        case tuple():
            for inner in value:
                yield from _colors(inner, kind)
        case dict():
            for inner in value.values():
                yield from _colors(inner, kind)
        case _:
            pass
