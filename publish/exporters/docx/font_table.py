"""Embedded fonts: `word/fontTable.xml`, and font files obfuscated as ECMA-376 wants it.

Only faces that the text is set in are embedded, whole, so that whoever goes on writing has every
letter. Obfuscation is no protection: it keeps a font from being installed by a careless click.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec

from publish.exporters.docx.oxml import Element, element, qualified, root, serialize, w
from publish.exporters.docx.parts import CONTENT_TYPES, PackagePart, Relations
from publish.exporters.docx.truetype import truetype
from publish.style import Face, Style
from publish.style.fonts.metrics import metrics

_OBFUSCATED: Final = 32
"""Bytes at the head of a font that are disguised (Part 4, 14.2.1 and Part 1, 17.8.1)."""
_NAMESPACE: Final = uuid.UUID("6f2c1f0e-3f0b-5a3e-9d7c-0d6f7a4f1b52")
_SLOTS: Final = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
_PANOSE_KINDS: Final = {3: "script", 4: "decorative"}
_SERIFS: Final = range(2, 11)
"""Values of Panose's serif style that have serifs; those above are sans."""
_MONOSPACED: Final = 9
"""Panose's proportion of a face whose letters are all of one width."""

Pitch = Literal["fixed", "variable"]


class _Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What the font table says of a family, read from one of its faces."""

    panose: str
    family: str
    pitch: Pitch
    signature: dict[str, str]


def font_parts(
    style: Style,
    used: Iterable[tuple[str, bool, bool]],
    beside: Mapping[Face, frozenset[str]],
    characters: frozenset[str],
) -> tuple[PackagePart, tuple[PackagePart, ...]]:
    """`word/fontTable.xml`, and the faces that it embeds as parts of their own.

    `used` are faces by Word's family name, bold and italic; order and repetition do not matter.
    `beside` are those of companions, with the characters that they set, and `characters` those of
    the document.
    """
    families: dict[str, list[Face]] = {}
    for face in _faces(style, used):
        families.setdefault(face.word_family, []).append(face)
    made: list[Element] = []
    embedded: list[PackagePart] = []
    relations = Relations()
    for family, faces in families.items():
        entries = []
        for face in faces if style.docx.embed != "none" else ():
            data = _data(face, beside, characters if style.docx.embed == "subset" else None)
            key = font_key(data)
            part = PackagePart(
                name=f"/word/fonts/font{len(embedded) + 1}.odttf",
                content_type=CONTENT_TYPES["font"],
                data=obfuscate(data, key),
            )
            embedded.append(part)
            slot = w(_SLOTS[face.word_bold, face.word_italic], fontKey=key)
            slot.set(qualified("r:id"), relations.id_of("font", part.name))
            entries.append(slot)
        made.append(_font(family, _traits(faces[0]), _stand_in(style, faces[0]), entries))
    table = PackagePart(
        name="/word/fontTable.xml",
        content_type=CONTENT_TYPES["fontTable"],
        data=serialize(root("fonts", *made)),
        relations=relations.all,
    )
    return table, tuple(embedded)


def _data(
    face: Face, beside: Mapping[Face, frozenset[str]], characters: frozenset[str] | None
) -> bytes:
    """The file of a face, with these `characters` alone if they are given; of a collection or a
    variable font one font, cut down to the characters in use."""
    if face.collected or face.variable:
        return truetype(face, beside[face])
    if characters is not None:
        return truetype(face, characters)
    return face.path.read_bytes()


def font_key(data: bytes) -> str:
    """The GUID that a font is obfuscated with: of its content, so that it is always the same."""
    return f"{{{str(uuid.uuid5(_NAMESPACE, hashlib.sha256(data).hexdigest())).upper()}}}"


def obfuscate(data: bytes, key: str) -> bytes:
    """`data` with its first 32 bytes XORed with the GUID, last byte first; again restores it."""
    guid = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ guid[i % len(guid)] for i, byte in enumerate(data[:_OBFUSCATED]))
    return head + data[_OBFUSCATED:]


def _faces(style: Style, used: Iterable[tuple[str, bool, bool]]) -> Iterable[Face]:
    known = {
        (face.word_family, face.word_bold, face.word_italic): face
        for font in style.fonts.values()
        for face in font.all_faces
    }
    order = list(_SLOTS)
    for name in sorted(set(used), key=lambda n: (n[0], order.index((n[1], n[2])))):
        if not known[name].named_only:
            yield known[name]


def _stand_in(style: Style, face: Face) -> str | None:
    """The first fallback that names a font, for machines that take no embedded ones."""
    generic = {"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"}
    fallbacks = next(font.fallback for font in style.fonts.values() if face in font.all_faces)
    return next((name for name in fallbacks if name not in generic), None)


def _font(family: str, traits: _Traits, stand_in: str | None, slots: Sequence[Element]) -> Element:
    return w(
        "font",
        None if stand_in is None else w("altName", val=stand_in),
        w("panose1", val=traits.panose),
        w("charset", val="00"),
        w("family", val=traits.family),
        w("pitch", val=traits.pitch),
        element("w:sig", {f"w:{key}": value for key, value in traits.signature.items()}),
        *slots,
        name=family,
    )


def _traits(face: Face) -> _Traits:
    """From the table `OS/2` (OpenType 1.9): PANOSE at byte 32, the ranges of Unicode behind it, and
    those of code pages at byte 78 from version 1 on."""
    table = metrics(face).os2
    digits, ranges = table[32:42], struct.unpack_from(">4L", table, 42)
    pages = struct.unpack_from(">2L", table, 78) if table[:2] > b"\0\0" else (0, 0)
    family, serif, _, proportion = digits[:4]
    fixed = proportion == _MONOSPACED
    shape = "roman" if serif in _SERIFS else "swiss"
    return _Traits(
        panose=digits.hex().upper(),
        family="modern" if fixed else _PANOSE_KINDS.get(family, shape),
        pitch="fixed" if fixed else "variable",
        signature={f"usb{n}": f"{value:08X}" for n, value in enumerate(ranges)}
        | {f"csb{n}": f"{value:08X}" for n, value in enumerate(pages)},
    )
