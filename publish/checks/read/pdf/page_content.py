"""What stands on the pages of a PDF, piece by piece: words, where they are, and how they are set.

One pass of PDFium over the objects of each page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, Literal

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.read.pdf import safe_open

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left of a page."""

Artifact = Literal["", "page", "drawing"]
"""Whether something is none, one of pages, or a drawing that says nothing."""

_NAME: Final = 16
"""Letters of the names of a mark and of its keys that are looked at."""
_HYPHEN: Final = "\x02"
"""What PDFium makes of a hyphen at the end of a line, soft or typed."""
_FILLED: Final = (0, 2)
"""Modes of text that fill its letters and do nothing that goes on after it."""
_CONTRAST: Final = 24
"""Steps of grey, of 255, by which ink must differ from what is around it."""
SMALLEST: Final = 2.0
"""Points below which nobody reads a letter."""
_DEPTH: Final = 15
"""How deep forms may stand in forms."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An object on a page that is drawn or written at once.

    Pages count from 0. `mcid` is the number of the marked content that it belongs to, or -1 for
    what belongs to nothing but the page, and `artifact` what it then says to be. `x` and `y` are
    where it begins, in points from the lower left; `y` is the baseline of a text, and the upper
    edge of anything else. `box` is what it covers: left, bottom, right, top; `None` within a form.
    `size` is that of its letters, `font` the name of their font, `color` six digits, and `painted`
    whether they are filled (ISO 32000-1, 9.3.6). `seen` tells whether anything is there on the page
    as it is drawn: what is invisible, cut off, covered or as white as the paper leaves one colour.
    """

    page: int
    mcid: int
    x: float
    y: float
    is_text: bool
    text: str = ""
    artifact: Artifact = ""
    box: Box | None = None
    size: float = 0.0
    painted: bool = True
    seen: bool = True
    font: str = ""
    color: str = ""


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """All pieces in the order in which they are drawn, the width and the height of each page, and
    the pages, from 0, that are shown turned."""

    pieces: tuple[Piece, ...]
    sizes: tuple[tuple[float, float], ...]
    turned: tuple[int, ...]


@lru_cache(maxsize=1)
def pages(data: bytes) -> Pages:
    """The pieces of a PDF; those of the last one are kept. Raises `UnreadableError` when PDFium
    cannot open it."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    pieces: list[Piece] = []
    sizes: list[tuple[float, float]] = []
    turned: list[int] = []
    try:
        with safe_open.document(data) as document:
            for number in range(len(document)):
                page = document[number]
                turned += [number] if page.get_rotation() else []
                pieces += _Page(number, page).pieces()
                sizes.append(page.get_size())
                page.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"PDFium cannot read page {len(sizes) + 1}: {error}") from error
    return Pages(pieces=tuple(pieces), sizes=tuple(sizes), turned=tuple(turned))


class _Page:
    """The objects of one page."""

    def __init__(self, number: int, page: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._number = number
        self._page = page
        self._words = page.get_textpage()
        self._drawn = page.render(scale=1.0, grayscale=True, may_draw_forms=False).to_pil()

    def pieces(self) -> Iterator[Piece]:
        """What stands in a form belongs to the marked content that the form is drawn in, as the
        words of a drawing do, unless it is marked itself (ISO 32000-1, 14.7.4.2)."""
        around: list[tuple[int, Artifact]] = []
        unspaced = self._unspaced()
        before = -1, ""
        for shown in self._page.get_objects(max_depth=_DEPTH, textpage=self._words):
            del around[shown.level :]
            mark = self._raw.FPDFPageObj_GetMarkedContentID(shown.raw), self._artifact(shown)
            if mark == (-1, "") and around:
                mark = around[-1]
            around.append(mark)
            mcid, artifact = mark
            box = shown.get_bounds()
            piece = Piece(
                page=self._number,
                mcid=mcid,
                x=box[0],
                y=box[3],
                is_text=shown.type == self._raw.FPDF_PAGEOBJ_TEXT,
                artifact=artifact if mcid < 0 else "",
                box=None if shown.level else box,
            )
            begins, before = mark != before, mark
            yield self._written(shown, piece, unspaced, begins) if piece.is_text else piece

    def _written(
        self,
        shown: Any,
        piece: Piece,
        unspaced: dict[int, str],
        begins: bool,  # noqa: FBT001 - whether it is the first of its marked content
    ) -> Piece:
        """A piece of text, and how it is set. PDFium leaves out of a stated text what is beyond
        U+FFFF."""
        raw, matrix = self._raw, shown.get_matrix()
        parts = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(shown.raw, *parts)
        stated = self._stated(shown)
        if any(character > "\uffff" for character in stated):
            text = stated if begins else ""
        else:
            text = unspaced.get(_address(shown.raw)) or shown.extract()
        return msgspec.structs.replace(
            piece,
            x=matrix.e,
            y=matrix.f,
            text=text.replace(_HYPHEN, stated[-1:] or "-"),
            size=shown.get_font_size() * math.hypot(matrix.c, matrix.d),
            painted=raw.FPDFTextObj_GetTextRenderMode(shown.raw) in _FILLED,
            seen=piece.box is None or self._is_seen(piece.box),
            font=shown.get_font().get_base_name(),
            color="".join(f"{part.value:02x}" for part in parts[:3]),
        )

    def _is_seen(self, box: Box) -> bool:
        """Whether the page as it is drawn, a pixel a point, is of more than one colour there."""
        left, bottom, right, top = box
        around = 1 if right - left < SMALLEST else 0  # drawing moves narrow letters by a pixel
        height = self._page.get_height()
        first, last = max(0, int(left) - around), min(self._drawn.width, int(right) + 1 + around)
        above = max(0, int(height - top))
        below = min(self._drawn.height, int(height - bottom) + 1)
        if first >= last or above >= below:
            return False
        darkest, lightest = self._drawn.crop((first, above, last, below)).getextrema()
        return bool(lightest - darkest >= _CONTRAST)

    def _unspaced(self) -> dict[int, str]:
        """The texts within which PDFium has made spaces of distances, without these: WeasyPrint
        writes every space, and where a style spaces letters there are such distances."""
        raw, page = self._raw, self._words.raw
        count = raw.FPDFText_CountChars(page)
        made = {
            place: self._object(place + 1)
            for place in range(1, count - 1)
            if raw.FPDFText_GetUnicode(page, place) == ord(" ")
            and raw.FPDFText_IsGenerated(page, place) == 1
            and self._object(place - 1) == self._object(place + 1) != 0
            and self._x(place) == self._x(place + 1)  # a space of the file stands before that
        }
        texts = dict.fromkeys(made.values(), "")
        for place in range(count) if made else ():
            if place not in made and (shown := self._object(place)) in texts:
                texts[shown] += chr(raw.FPDFText_GetUnicode(page, place))
        return texts

    def _x(self, place: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._words.raw, place, x, y)
        return x.value

    def _object(self, place: int) -> int:
        return _address(self._raw.FPDFText_GetTextObject(self._words.raw, place))

    def _marks(self, shown: Any) -> Iterator[Any]:
        """The marks that an object stands in, the innermost first."""
        for number in reversed(range(self._raw.FPDFPageObj_CountMarks(shown.raw))):
            yield self._raw.FPDFPageObj_GetMark(shown.raw, number)

    def _artifact(self, shown: Any) -> Artifact:
        """Whether an object stands in content that is marked as an artifact. PDFium does not read
        the type of one; a drawing states its area (ISO 32000-1, table 330), and nothing else
        does."""
        raw = self._raw
        for mark in self._marks(shown):
            if _name(raw.FPDFPageObjMark_GetName, mark) == "Artifact":
                keys = range(raw.FPDFPageObjMark_CountParams(mark))
                named = (_name(raw.FPDFPageObjMark_GetParamKey, mark, key) for key in keys)
                return "drawing" if "BBox" in named else "page"
        return ""

    def _stated(self, shown: Any) -> str:
        """The text that is stated in place of an object's glyphs (`ActualText`); "" for none."""
        get = self._raw.FPDFPageObjMark_GetParamBlobValue  # its text leaves a soft hyphen out
        for mark in self._marks(shown):
            length = ctypes.c_ulong()
            get(mark, b"ActualText", None, 0, length)
            if length.value:
                data = (ctypes.c_ubyte * length.value)()
                get(mark, b"ActualText", data, length.value, length)
                code = "utf-16" if bytes(data[:2]) == b"\xfe\xff" else "latin-1"
                return bytes(data).decode(code, errors="replace")
        return ""


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _name(get: Callable[..., Any], *of: Any) -> str:
    name, length = (ctypes.c_ushort * _NAME)(), ctypes.c_ulong()
    get(*of, name, ctypes.sizeof(name), length)
    return bytes(name)[: length.value].decode("utf-16-le").rstrip("\0")
