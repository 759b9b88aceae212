"""Damage to the fonts in artifacts: the words stay what they are, and letters look otherwise."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final

import pikepdf
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.docx.font_table import obfuscate
from tests.conformance.fonts import plain
from tests.mutations.mutation import Mutation, NothingToMutateError, in_archive
from tests.mutations.portable import edited

Damage = Callable[[TTFont], None]
_KEY: Final = re.compile(rb'w:fontKey="(\{[^"]*\})"')
_ADDRESS: Final = re.compile(rb"data:font/woff2;base64,([A-Za-z0-9+/=]+)")


def _lettered(font: TTFont) -> list[str]:
    """The glyphs that have an outline of their own, those of letters where they are known."""
    names = list((font.getBestCmap() or {}).values()) if "cmap" in font else []
    glyphs = font["glyf"]
    return [n for n in names or font.getGlyphOrder()[1:] if glyphs[n].numberOfContours > 0]


def exchanged(font: TTFont) -> None:
    """Two letters look like each other."""
    glyphs = font["glyf"]
    one, *_, other = _lettered(font)
    glyphs[one], glyphs[other] = glyphs[other], glyphs[one]


def emptied(font: TTFont) -> None:
    """A letter has no outline."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]  # as above

    font["glyf"][_lettered(font)[-1]] = Glyph()


def shifted(font: TTFont) -> None:
    """A letter stands a little higher."""
    glyph = font["glyf"][_lettered(font)[-1]]
    glyph.coordinates.translate((0, 12))
    glyph.recalcBounds(font["glyf"])


def renamed(font: TTFont) -> None:
    """Two letters are shown by each other's glyphs."""
    for shared in {id(table.cmap): table.cmap for table in font["cmap"].tables}.values():
        if ord("a") in shared and ord("b") in shared:
            shared[ord("a")], shared[ord("b")] = shared[ord("b")], shared[ord("a")]


def damaged(data: bytes, damage: Damage) -> bytes:
    """A font after the damage, in the file format that it had."""
    font, made = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
    if "glyf" not in font:
        raise NothingToMutateError
    damage(font)
    font.save(made, reorderTables=False)
    return made.getvalue()


def _in_pdf(damage: Damage) -> Callable[[bytes], bytes]:
    def edit(pdf: pikepdf.Pdf) -> None:
        file = _fonts(pdf)[0].DescendantFonts[0].FontDescriptor.FontFile2
        file.write(damaged(file.read_bytes(), damage))

    return edited(edit)


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [font for page in pdf.pages for font in page.Resources.Font.values()]


def _recoded(pdf: pikepdf.Pdf) -> None:
    """A letter is said by the glyph of another."""
    stream = _fonts(pdf)[0].ToUnicode
    head, begin, codes = stream.read_bytes().partition(b"beginbfchar")
    one, *_, other = re.findall(rb"> <[0-9a-fA-F]{4}>", codes)
    stream.write(head + begin + codes.replace(one, other, 1))


def recoded(data: bytes, one: str, other: str) -> bytes:
    """A PDF in which two characters are said by each other's glyphs."""
    said, swapped = (f"> <{ord(c):04x}>".encode() for c in (one, other))

    def edit(pdf: pikepdf.Pdf) -> None:
        for font in _fonts(pdf):
            codes = re.split(rb"(%b|%b)" % (said, swapped), font.ToUnicode.read_bytes())
            codes[1::2] = [swapped if code == said else said for code in codes[1::2]]
            font.ToUnicode.write(b"".join(codes))

    return edited(edit)(data)


def _in_book(damage: Damage) -> Callable[[bytes], bytes]:
    name = "fonts/IBMPlexSerif-400.woff2"
    return lambda data: in_archive(
        data, lambda member, font: damaged(font, damage) if member.endswith(name) else font
    )


def _in_page(damage: Damage) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        font = _ADDRESS.search(data)
        if font is None:
            raise NothingToMutateError
        other = base64.b64encode(damaged(base64.b64decode(font[1]), damage))
        return data[: font.start(1)] + other + data[font.end(1) :]

    return apply


def _in_word(damage: Damage) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            key = _KEY.findall(archive.read("word/fontTable.xml"))[0].decode()

        def other(member: str, content: bytes) -> bytes:
            if not member.endswith("/font1.odttf"):
                return content
            return obfuscate(damaged(plain(content, key), damage), key)

        return in_archive(data, other)

    return apply


_DAMAGE: Final[dict[str, Damage]] = {
    "two letters of a font exchanged": exchanged,
    "a letter of a font emptied": emptied,
    "a letter of a font shifted": shifted,
    "two letters of a font called by each other": renamed,
}


def mutations() -> Iterator[Mutation]:
    for name, damage in _DAMAGE.items():
        if damage is not renamed:
            yield Mutation("pdf", "words", name, _in_pdf(damage))
        yield Mutation("docx", "words", name, _in_word(damage))
        yield Mutation("epub", "words", name, _in_book(damage))
        yield Mutation("html", "words", name, _in_page(damage))
    yield Mutation("pdf", "words", "a letter said by another's glyph", edited(_recoded))
