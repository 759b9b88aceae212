"""The looks of text in a PDF, by the glyph runs that pdfium reads: font, size and colour."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from publish.checks.look import FlowName, Look, Passage, Run, Sheet, Slope
from publish.style import PageMaster

_WEIGHTS: Final = (
    ("thin", 100),
    ("hairline", 100),
    ("extralight", 200),
    ("ultralight", 200),
    ("semibold", 600),
    ("demibold", 600),
    ("extrabold", 800),
    ("ultrabold", 800),
    ("light", 300),
    ("medium", 500),
    ("bold", 700),
    ("black", 900),
    ("heavy", 900),
)
"""Words for weights, in names of fonts, the longer ones first (OS/2 `usWeightClass`)."""
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")


class FontName(msgspec.Struct, frozen=True):
    """A font as its name says it: family, weight and slope."""

    family: str
    weight: int
    slope: Slope


def read_font_name(name: str, families: Iterable[str]) -> FontName:
    """`ABCDEF+Fira-Sans-Semi-Bold` or `FiraSans-SemiBold` as Fira Sans, 600, normal.

    A family that is none of `families` is named as it stands.
    """
    bare = _SUBSET.sub("", name, count=1)
    plain = _plain(bare)
    known = [f for f in families if plain.startswith(_plain(f))]
    family = max(known, key=len, default=bare)
    rest = plain.removeprefix(_plain(family)) if known else plain
    weight = next((number for word, number in _WEIGHTS if word in rest), 400)
    slope: Slope = "italic" if "italic" in rest or "oblique" in rest else "normal"
    return FontName(family, weight, slope)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


_NOTES: Final = frozenset({"Note", "FENote"})
_MARKER: Final = re.compile(r"\s*\w{1,8}\.?\s*")
"""What a label that is a number looks like; that of a definition is a passage of its own."""
_DEEPEST: Final = 8
"""How deep form XObjects are followed."""
_Matrix = tuple[float, float, float, float, float, float]


class Pages(msgspec.Struct, frozen=True):
    """Each glyph run as a passage of its own, in the order of drawing, and the sheets."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]


def read_pages(data: bytes, families: Iterable[str], master: PageMaster) -> Pages:
    """The glyph runs of a PDF, whose fonts are named by `families`; `master` tells heads and feet
    from what tables repeat. Raises `pypdfium2.PdfiumError` for what pdfium cannot open."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    known = tuple(families)
    passages: list[Passage] = []
    sheets: list[Sheet] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            where = f"page {number}"
            sheets.append(Sheet(width=width, height=height, where=where))
            passages += _Reader(page, known, master, where).read()
    finally:
        document.close()
    return Pages(tuple(passages), tuple(sheets))


class _Reader:
    """Reads the text objects of one page."""

    def __init__(self, page: Any, families: Sequence[str], master: PageMaster, where: str) -> None:
        import pypdfium2.raw  # type: ignore[import-untyped]  # it ships no types

        self._raw = pypdfium2.raw
        self._page = page
        self._families = families
        self._master = master
        self._where = where
        self._textpage = page.get_textpage()
        self._types = self._structure()
        self._fonts: dict[int, tuple[FontName, bool]] = {}

    def read(self) -> Iterator[Passage]:
        raw = self._raw
        for index in range(raw.FPDFPage_CountObjects(self._page)):
            thing = raw.FPDFPage_GetObject(self._page, index)
            yield from self._object(thing, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)

    def _object(self, thing: Any, outer: _Matrix, depth: int) -> Iterator[Passage]:
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield from self._text(thing, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(self._matrix(thing), outer)
            for index in range(raw.FPDFFormObj_CountObjects(thing)):
                yield from self._object(raw.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _text(self, thing: Any, outer: _Matrix) -> Iterator[Passage]:
        raw = self._raw
        length = raw.FPDFTextObj_GetText(thing, self._textpage, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        raw.FPDFTextObj_GetText(thing, self._textpage, buffer, length)
        text = bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0")
        types = self._types.get(raw.FPDFPageObj_GetMarkedContentID(thing), ())
        if not text.strip() or _is_aside(text, types):
            return
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(thing, size)
        _a, _b, c, d, _e, above = _times(self._matrix(thing), outer)
        font, is_small_caps = self._font(thing)
        parts = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(thing, *parts)
        look = Look(
            family=font.family,
            weight=font.weight,
            slope=font.slope,
            size=size.value * (c * c + d * d) ** 0.5,
            color="".join(f"{part.value:02x}" for part in parts[:3]),
            background=None,
            underline=None,
            upper=False if any(letter.islower() for letter in text) else None,
        )
        yield Passage(
            runs=(Run(text=text, look=look, raised=is_small_caps),),
            flow=self._flow(types, above),
            where=self._where,
        )

    def _flow(self, types: tuple[str, ...], above: float) -> FlowName:
        """What is not in the structure is a head or foot; within the margins a table's repeated
        head, a watermark or a line's number."""
        if types:
            return "main" if _NOTES.isdisjoint(types) else "note"
        height = self._page.get_size()[1]
        if above > height - self._master.margin_top.pt:
            return "header"
        return "footer" if above < self._master.margin_bottom.pt else "repeated"

    def _font(self, thing: Any) -> tuple[FontName, bool]:
        """The font, and whether it draws small capitals."""
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(thing)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            known = read_font_name(name, self._families), "-small-caps" in name.lower()
            self._fonts[key] = known
        return self._fonts[key]

    def _matrix(self, thing: Any) -> _Matrix:
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


def _is_aside(text: str, types: tuple[str, ...]) -> bool:
    """Whether it stands beside the text it belongs to, as the mark of a note or an item does, or
    is drawn."""
    if "Formula" in types or types[-1:] == ("Figure",):
        return True
    if "Reference" in types and "TOCI" not in types:
        return True
    if "Lbl" not in types or _MARKER.fullmatch(text) is None:
        return False
    return text.rstrip().endswith(".") or "LI" not in types


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
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
