"""What stands on the pages of a PDF, piece by piece, read by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.read.pdf.spacing import SpacedText

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
_DEPTH: Final = 15
"""How deep forms may stand in forms."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An object on a page that is drawn or written at once.

    Pages count from 0. `mcid` is the number of the marked content that it belongs to, or -1 for
    what belongs to nothing but the page, and `artifact` what it then says to be. `x` and `y` are
    where it begins, in points from the lower left; `y` is the baseline of a text, and the upper
    edge of anything else. `box` is what it covers: left, bottom, right, top; `None` within a form;
    `size` is that of its letters, and `painted` whether these are filled (ISO 32000-1, 9.3.6).
    """

    page: int
    mcid: int
    text: str
    x: float
    y: float
    is_text: bool
    artifact: Artifact = ""
    box: Box | None = None
    size: float = 0.0
    painted: bool = True


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """All pieces in the order in which they are drawn, and the heights of the pages."""

    pieces: tuple[Piece, ...]
    heights: tuple[float, ...]


def pages(data: bytes) -> Pages:
    """The pieces of a PDF. Raises `UnreadableError` when PDFium cannot open it."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"PDFium cannot open the file: {error}") from error
    try:
        pieces: list[Piece] = []
        heights = []
        for number in range(len(document)):
            page = document[number]
            heights.append(float(page.get_height()))
            text = page.get_textpage()
            pieces += _pieces(number, page, text)
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"PDFium cannot read page {len(heights) + 1}: {error}") from error
    finally:
        document.close()
    return Pages(pieces=tuple(pieces), heights=tuple(heights))


def _pieces(number: int, page: Any, text_page: Any) -> Iterator[Piece]:
    """The pieces of a page. What stands in a form belongs to the marked content that the form is
    drawn in, as the words of a drawing do, unless it is marked itself (ISO 32000-1, 14.7.4.2)."""
    from pypdfium2 import raw

    around: list[tuple[int, Artifact]] = []
    spaced = SpacedText(text_page)
    for shown in page.get_objects(max_depth=_DEPTH):
        del around[shown.level :]
        mark = raw.FPDFPageObj_GetMarkedContentID(shown.raw), _artifact(shown)
        if mark == (-1, "") and around:
            mark = around[-1]
        around.append(mark)
        yield _piece(number, shown, text_page, mark, spaced)


def _piece(
    page: int, shown: Any, text_page: Any, mark: tuple[int, Artifact], spaced: SpacedText
) -> Piece:
    from pypdfium2 import raw

    is_text = shown.type == raw.FPDF_PAGEOBJ_TEXT
    x, y, size = _baseline(shown) if is_text else (*_corner(shown), 0.0)
    mcid, artifact = mark
    return Piece(
        page=page,
        mcid=mcid,
        text=spaced.mended(shown, _text(shown, text_page)) if is_text else "",
        x=x,
        y=y,
        is_text=is_text,
        artifact=artifact if mcid < 0 else "",
        box=None if shown.level else _box(shown),
        size=size,
        painted=not is_text or raw.FPDFTextObj_GetTextRenderMode(shown.raw) in _FILLED,
    )


def _artifact(shown: Any) -> Artifact:
    """Whether an object stands in content that is marked as an artifact. PDFium does not read the
    type of one; a drawing states its area (ISO 32000-1, table 330), and nothing else does."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPageObj_CountMarks(shown.raw)):
        mark = raw.FPDFPageObj_GetMark(shown.raw, number)
        if _name(raw.FPDFPageObjMark_GetName, mark) == "Artifact":
            keys = (
                _name(raw.FPDFPageObjMark_GetParamKey, mark, key)
                for key in range(raw.FPDFPageObjMark_CountParams(mark))
            )
            return "drawing" if "BBox" in keys else "page"
    return ""


def _name(get: Callable[..., Any], *of: Any) -> str:
    name, length = (ctypes.c_ushort * _NAME)(), ctypes.c_ulong()
    get(*of, name, ctypes.sizeof(name), length)
    return bytes(name)[: length.value].decode("utf-16-le").rstrip("\0")


def _baseline(shown: Any) -> tuple[float, float, float]:
    """Where a text begins, and the size of its letters."""
    from pypdfium2 import raw

    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(shown.raw, matrix)
    raw.FPDFTextObj_GetFontSize(shown.raw, size)
    return matrix.e, matrix.f, size.value * math.hypot(matrix.c, matrix.d)


def _corner(shown: Any) -> tuple[float, float]:
    left, _, _, top = _box(shown)
    return left, top


def _box(shown: Any) -> Box:
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shown.raw, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _text(shown: Any, text_page: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(shown.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(shown.raw, text_page.raw, pointer, size)
    text = buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
    return text.replace(_HYPHEN, _stated(shown)[-1:] or "-") if _HYPHEN in text else text


def _stated(shown: Any) -> str:
    """The text that is stated in place of an object's glyphs (`ActualText`); "" for none."""
    from pypdfium2 import raw

    get = raw.FPDFPageObjMark_GetParamBlobValue  # PDFium's text of it leaves a soft hyphen out
    for number in reversed(range(raw.FPDFPageObj_CountMarks(shown.raw))):
        mark, length = raw.FPDFPageObj_GetMark(shown.raw, number), ctypes.c_ulong()
        get(mark, b"ActualText", None, 0, length)
        if length.value:
            data = (ctypes.c_ubyte * length.value)()
            get(mark, b"ActualText", data, length.value, length)
            code = "utf-16" if bytes(data[:2]) == b"\xfe\xff" else "latin-1"
            return bytes(data).decode(code, errors="replace")
    return ""
