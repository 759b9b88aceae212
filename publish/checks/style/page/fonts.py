"""The fonts of a PDF, with the glyphs of each that its text shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final
from unicodedata import bidirectional

import msgspec

from publish.checks.reading.pages.tree import objects, resolved
from publish.checks.style.glyphs import Embedded
from publish.checks.style.page.faces import read_font_name

_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]*)>")


def fonts_of(data: bytes, families: Collection[str], *, turned: bool) -> Iterator[Embedded]:
    """Each font once, named by `families` where it is of one of them; `turned` tells that the
    document has text that is to run from right to left, which letters of such scripts do anyway."""
    fonts = tuple(_fonts_of(data, families))
    shown = (text for font in fonts for text in (font.letters or {}).values())
    if turned or any(bidirectional(letter) in ("R", "AL") for text in shown for letter in text):
        fonts = tuple(msgspec.structs.replace(font, turned=True) for font in fonts)
    yield from fonts


def _fonts_of(data: bytes, families: Collection[str]) -> Iterator[Embedded]:
    seen: set[int] = set()
    for number, page in enumerate(objects(data).pages, 1):
        for font in (resolved(resolved(page, "/Resources"), "/Font") or {}).values():
            whole = font.get_object()
            if id(whole) in seen:
                continue
            seen.add(id(whole))
            name = read_font_name(str(whole.get("/BaseFont", ""))[1:], families)
            for part in whole.get("/DescendantFonts", []):
                descriptor = resolved(part.get_object(), "/FontDescriptor") or {}
                for key in (key for key in descriptor if key.startswith("/FontFile")):
                    yield Embedded(
                        family=name.family,
                        weight=name.weight,
                        slope=name.slope,
                        data=descriptor[key].get_object().get_data(),
                        where=f"page {number}",
                        letters=_letters(resolved(whole, "/ToUnicode")),
                        capitals="small-caps" in str(whole.get("/BaseFont", "")).lower(),
                    )


def _letters(stream: Any) -> dict[int, str]:
    """What each glyph says (ISO 32000-1, 9.10.3)."""
    said: dict[int, str] = {}
    for kind, body in _SECTION.findall(b"" if stream is None else stream.get_data()):
        codes = _CODE.findall(body)
        step = 2 if kind == b"char" else 3
        for at in range(0, len(codes) - step + 1, step):
            first, last, text = codes[at], codes[at + step - 2], codes[at + step - 1]
            start = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for offset in range(int(last, 16) - int(first, 16) + 1):
                words = start[:-1] + chr(ord(start[-1]) + offset) if start else ""
                said[int(first, 16) + offset] = words
    return said
