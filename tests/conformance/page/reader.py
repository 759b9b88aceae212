"""The pages of a PDF as pdfium reads them: object by object, in the order of drawing."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tests.conformance.page.drawn import Drawing, DrawnPage, Glyphs, Ground, Rect, Rule
from tests.conformance.page.letters import Letters

_WIDEST_RULE: Final = 12.5
"""Points: the widest border that a style may have is 12."""
_PICTURES: Final = frozenset({"Figure", "Formula"})
_DEEPEST: Final = 8
"""How deep form XObjects are followed."""


def read_pages(data: bytes) -> tuple[DrawnPage, ...]:
    """The pages of a PDF. Raises `pypdfium2.PdfiumError` for what pdfium cannot open."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_Reader(document[i], i + 1).read() for i in range(len(document)))
    finally:
        document.close()


class _Reader:
    """Reads the objects of one page."""

    def __init__(self, page: Any, number: int) -> None:
        import pypdfium2.raw  # type: ignore[import-untyped]  # it ships no types

        self._raw = pypdfium2.raw
        self._page = page
        self._number = number
        self._width, self._height = page.get_size()
        self._textpage = page.get_textpage()
        self._types = self._structure()
        self._letters = Letters(self._textpage)
        self._fonts: dict[int, str] = {}
        self._order = 0
        self._glyphs: list[Glyphs] = []
        self._grounds: list[Ground] = []
        self._rules: list[Rule] = []
        self._pictures: list[Rect] = []
        self._insets: dict[int, Rect] = {}
        """By the number of their marked content."""
        self._drawings: list[Drawing] = []

    def read(self) -> DrawnPage:
        raw, page = self._raw, self._page
        left, bottom, _right, _top = page.get_bbox()
        base = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), base, ())
        return DrawnPage(
            number=self._number,
            width=self._width,
            height=self._height,
            glyphs=tuple(self._glyphs),
            grounds=tuple(self._grounds),
            rules=tuple(self._rules),
            pictures=tuple(self._pictures),
            insets=tuple(self._insets.values()),
            drawings=tuple(self._drawings),
        )

    def _object(self, thing: Any, outer: tuple[float, ...], around: tuple[Any, ...]) -> None:
        """Reads an object; `around` are the form XObjects that it stands in."""
        raw = self._raw
        self._order += 1
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(thing, outer)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if not self._is_watermark(thing):
                self._path(thing, outer, around)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._pictures.append(self._outline(thing, outer))
            self._inset(self._pictures[-1:], (*around, thing))
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(around) < _DEEPEST:
            inner = _times(self._matrix(thing), outer)
            for index in range(raw.FPDFFormObj_CountObjects(thing)):
                self._object(raw.FPDFFormObj_GetObject(thing, index), inner, (*around, thing))

    def _text(self, thing: Any, outer: tuple[float, ...]) -> None:
        raw = self._raw
        length = raw.FPDFTextObj_GetText(thing, self._textpage, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        raw.FPDFTextObj_GetText(thing, self._textpage, buffer, length)
        text = bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0")
        if not text.strip():
            return
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(thing, size)
        _a, _b, c, d, e, f = _times(self._matrix(thing), outer)
        height = size.value * (c * c + d * d) ** 0.5
        letters = self._letters.of(thing)
        self._glyphs.append(
            Glyphs(
                text=text,
                font=self._font(thing),
                size=height,
                color=self._color(thing, raw.FPDFPageObj_GetFillColor),
                x=e,
                right=self._outline(thing, outer)[2],
                baseline=self._height - (letters[0].y if letters else f),
                page=self._number,
                order=self._order,
                spacing=self._letters.spacing(thing, letters, height),
                types=self._types.get(raw.FPDFPageObj_GetMarkedContentID(thing), ()),
            )
        )

    def _outline(self, thing: Any, outer: tuple[float, ...]) -> Rect:
        """The bounds of an object."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        corners = [(left.value, bottom.value), (right.value, top.value)]
        return self._bounds([_applied(outer, x, y) for x, y in corners])

    def _font(self, thing: Any) -> str:
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(thing)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            self._fonts[key] = buffer.value.decode("utf-8", "replace")
        return self._fonts[key]

    def _path(self, thing: Any, outer: tuple[float, ...], around: tuple[Any, ...]) -> None:
        raw = self._raw
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, mode, stroked)
        matrix = _times(self._matrix(thing), outer)
        rects = tuple(self._rects(thing, matrix))
        is_artifact = not around and not self._kinds(thing, around)
        self._drawing(
            thing, rects, around, is_filled=bool(mode.value), is_lined=bool(stroked.value)
        )
        if mode.value:
            color = self._color(thing, raw.FPDFPageObj_GetFillColor)
            self._grounds.append(Ground(rects=rects, color=color, order=self._order))
            self._rules += [
                Rule(rect=side, color=color, is_border=is_artifact) for side in _sides(rects)
            ]
        if stroked.value:
            color = self._color(thing, raw.FPDFPageObj_GetStrokeColor)
            width = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(thing, width)
            half = width.value * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 / 2
            for left, top, right, bottom in rects:
                flat = bottom - top < right - left
                grown = (
                    (left, top - half, right, bottom + half)
                    if flat
                    else (left - half, top, right + half, bottom)
                )
                if min(grown[2] - grown[0], grown[3] - grown[1]) <= _WIDEST_RULE:
                    self._rules.append(Rule(rect=grown, color=color, is_border=is_artifact))

    def _drawing(
        self,
        thing: Any,
        rects: tuple[Rect, ...],
        around: tuple[Any, ...],
        *,
        is_filled: bool,
        is_lined: bool,
    ) -> None:
        raw = self._raw
        types = self._kinds(thing, around)
        if not rects or self._inset(rects, (*around, thing)):
            return
        colors = [self._color(thing, raw.FPDFPageObj_GetFillColor)] if is_filled else []
        colors += [self._color(thing, raw.FPDFPageObj_GetStrokeColor)] if is_lined else []
        self._drawings.append(
            Drawing(
                rects=rects,
                colors=tuple(colors),
                is_curved=any(
                    raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(thing, index))
                    == raw.FPDF_SEGMENT_BEZIERTO
                    for index in range(raw.FPDFPath_CountSegments(thing))
                ),
                is_marked=any(raw.FPDFPageObj_CountMarks(each) for each in (*around, thing)),
                is_artifact=not types and not around,
            )
        )

    def _kinds(self, thing: Any, around: tuple[Any, ...]) -> list[str]:
        """The structure types around an object."""
        return [
            kind
            for each in (*around, thing)
            for kind in self._types.get(self._raw.FPDFPageObj_GetMarkedContentID(each), ())
        ]

    def _inset(self, rects: Sequence[Rect], within: tuple[Any, ...]) -> bool:
        """Whether something that is drawn `within` these objects is of a formula or picture in the
        text; then it adds to its area."""
        for each in within:
            number = self._raw.FPDFPageObj_GetMarkedContentID(each)
            if not _PICTURES.isdisjoint(self._types.get(number, ())):
                known = self._insets.get(number)
                lefts, tops, rights, bottoms = zip(*rects, *([known] if known else []), strict=True)
                self._insets[number] = min(lefts), min(tops), max(rights), max(bottoms)
                return True
        return False

    def _is_watermark(self, thing: Any) -> bool:
        """Whether an object is an artifact of a subtype: a watermark, or of a head or foot
        (ISO 32000-1, 14.8.2.2.2), and so the ground of no text. PDFium reads no names of
        subtypes, only that there is one."""
        raw = self._raw
        buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        for number in range(raw.FPDFPageObj_CountMarks(thing)):
            mark = raw.FPDFPageObj_GetMark(thing, number)
            for key in range(raw.FPDFPageObjMark_CountParams(mark)):
                raw.FPDFPageObjMark_GetParamKey(mark, key, buffer, ctypes.sizeof(buffer), length)
                if bytes(buffer)[: length.value].decode("utf-16-le").rstrip("\0") == "Subtype":
                    return True
        return False

    def _rects(self, thing: Any, matrix: tuple[float, ...]) -> Iterator[Rect]:
        """The bounds of each subpath."""
        raw = self._raw
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
                yield self._bounds(points)
                points = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(_applied(matrix, x.value, y.value))
        if points:
            yield self._bounds(points)

    def _bounds(self, points: list[tuple[float, float]]) -> Rect:
        xs, ys = [x for x, _ in points], [self._height - y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _color(self, thing: Any, get: Any) -> str:
        parts = [ctypes.c_uint() for _ in range(4)]
        get(thing, *parts)
        return "".join(f"{part.value:02x}" for part in parts[:3])

    def _matrix(self, thing: Any) -> tuple[float, ...]:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(thing, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _structure(self) -> dict[int, tuple[str, ...]]:
        """The structure types around each piece of marked content of the page."""
        raw = self._raw
        tree = raw.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return {}
        found: dict[int, tuple[str, ...]] = {}
        stack: list[tuple[Any, tuple[str, ...]]] = [
            (raw.FPDF_StructTree_GetChildAtIndex(tree, index), ())
            for index in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        buffer = ctypes.create_string_buffer(128)
        while stack:
            element, around = stack.pop()
            if not element or len(around) > 200:
                continue
            length = raw.FPDF_StructElement_GetType(element, buffer, 128)
            kind = buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
            here = (*around, kind)
            for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
                child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
                if child:
                    stack.append((child, here))
                else:
                    number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
                    if number >= 0:
                        found[number] = here
        raw.FPDF_StructTree_Close(tree)
        return found


def _sides(rects: tuple[Rect, ...]) -> Iterator[Rect]:
    """The thin parts of a filled area: a bar, or what a frame is thicker than its inside."""
    if len(rects) == 1:
        left, top, right, bottom = rects[0]
        if min(right - left, bottom - top) <= _WIDEST_RULE:
            yield rects[0]
    elif len(rects) == 2:
        outer, inner = sorted(rects, key=lambda r: (r[0] - r[2]) * (r[3] - r[1]))
        left, top, right, bottom = outer
        sides = (
            (left, top, inner[0], bottom),
            (inner[2], top, right, bottom),
            (left, top, right, inner[1]),
            (left, inner[3], right, bottom),
        )
        for side in sides:
            if min(side[2] - side[0], side[3] - side[1]) > 0.05:
                yield side


def _times(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _applied(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
