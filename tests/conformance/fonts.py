"""The fonts that artifacts embed, each under the name that text asks for it by."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any, Final
from unicodedata import bidirectional
from urllib.parse import unquote

import msgspec
import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from publish.checks.read.docx.package import W
from publish.checks.read.html.stylesheets import addresses, bytes_at, declared, rules_of
from publish.checks.read.pdf.look import read_font_name
from publish.style import Style
from tests.conformance.glyphs import Embedded
from tests.conformance.web.pages import pages_of

_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DISGUISED: Final = 32
"""Bytes at the head of a font that a Word file disguises (ECMA-376 Part 1, 17.8.1)."""
_SLOTS: Final = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
"""Where a family of four keeps a face (ECMA-376 Part 1, 17.8.3): by bold and italic."""


def of_word(data: bytes, style: Style) -> Iterator[Embedded]:
    """Each font, as the face of the style that Word calls so."""
    faces = {
        (face.word_family, _SLOTS[face.word_bold, face.word_italic]): face
        for font in style.fonts.values()
        for face in font.all_faces
    }
    for family, slot, content in _embedded(data):
        if (face := faces.get((family, slot))) is not None:
            yield Embedded(
                family=face.family,
                weight=face.weight,
                slope=face.slope,
                data=content,
                where=f"font table, {family}",
            )


def _embedded(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Each font of the font table, out of its disguise: its family, its slot, and the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = etree.fromstring(package.read("word/_rels/fontTable.xml.rels"))
        files = {str(one.get("Id")): str(one.get("Target")) for one in relations}
        for font in etree.fromstring(package.read("word/fontTable.xml")).iter(W + "font"):
            for slot in font:
                name = files.get(str(slot.get(_R_ID)))
                if name is not None and (key := slot.get(W + "fontKey")):
                    content = plain(package.read(f"word/{name}"), key)
                    yield str(font.get(W + "name")), slot.tag.rpartition("}")[2], content


def _resolved(mapping: Any, key: str) -> Any:
    """A value of a PDF's dictionary, followed through references; `None` when there is none."""
    return None if mapping is None or key not in mapping else mapping[key].get_object()


_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]*)>")


def of_pdf(data: bytes, families: Collection[str], *, turned: bool) -> Iterator[Embedded]:
    """Each font once, named by `families` where it is of one of them; `turned` tells that the
    document has text that is to run from right to left, which letters of such scripts do anyway."""
    fonts = tuple(_fonts_of(data, families))
    shown = (text for font in fonts for text in (font.letters or {}).values())
    if turned or any(bidirectional(letter) in ("R", "AL") for text in shown for letter in text):
        fonts = tuple(msgspec.structs.replace(font, turned=True) for font in fonts)
    yield from fonts


def _fonts_of(data: bytes, families: Collection[str]) -> Iterator[Embedded]:
    import pypdf

    seen: set[int] = set()
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, 1):
        for font in (_resolved(_resolved(page, "/Resources"), "/Font") or {}).values():
            whole = font.get_object()
            if id(whole) in seen:
                continue
            seen.add(id(whole))
            name = read_font_name(str(whole.get("/BaseFont", ""))[1:], families)
            for part in whole.get("/DescendantFonts", []):
                descriptor = _resolved(part.get_object(), "/FontDescriptor") or {}
                for key in (key for key in descriptor if key.startswith("/FontFile")):
                    yield Embedded(
                        family=name.family,
                        weight=name.weight,
                        slope=name.slope,
                        data=descriptor[key].get_object().get_data(),
                        where=f"page {number}",
                        letters=_said_of(_resolved(whole, "/ToUnicode")),
                        capitals="small-caps" in str(whole.get("/BaseFont", "")).lower(),
                    )


def _said_of(stream: Any) -> dict[int, str]:
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


def of_pages(data: bytes, suffix: str) -> Iterator[Embedded]:
    """Each font that a style sheet of an artifact brings along, under the name that it is given
    there; of what is missing or no font nothing is said here."""
    if suffix != ".epub":
        for sheet in pages_of(data, suffix)[0].sheets:
            yield from _fonts(sheet, "page", lambda _: b"")
        return
    package = zipfile.ZipFile(io.BytesIO(data))
    there = set(package.namelist())
    for name in sorted(name for name in there if name.endswith(".css")):
        folder = PurePosixPath(name).parent

        def beside(address: str, folder: PurePosixPath = folder) -> bytes:
            path = normpath(str(folder / unquote(address)))
            return package.read(path) if path in there else b""

        yield from _fonts(package.read(name).decode("utf-8"), name, beside)


def _fonts(sheet: str, where: str, beside: Callable[[str], bytes]) -> Iterator[Embedded]:
    """The fonts of a style sheet; `beside` opens what lies beside it."""
    for rule in rules_of(sheet):
        if rule.type != "at-rule" or rule.lower_at_keyword != "font-face":
            continue
        said = {d.lower_name: d.value for d in declared(rule) if d.type == "declaration"}
        values = {name: tinycss2.serialize(value).strip() for name, value in said.items()}
        for font in filter(None, (bytes_at(a, beside) for a in addresses(said["src"]))):
            yield Embedded(
                family=values["font-family"].strip("\"' "),
                weight=int(values["font-weight"]),
                slope=values["font-style"],
                data=font,
                where=where,
            )


def plain(data: bytes, key: str) -> bytes:
    """A font out of its disguise; `key` is the GUID of `w:fontKey`."""
    digits = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(b ^ digits[n % 16] for n, b in enumerate(data[:_DISGUISED]))
    return head + data[_DISGUISED:]
