"""What a font file says of a face, as HarfBuzz reads it: its characters, how wide they are, what
kind of face it is. Kept, for to load HarfBuzz and open a font takes longer than to read a memo."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from publish import disk_cache
from publish.files import digest_of
from publish.style.fonts.families import Face

_EM: Final = 1000


class Metrics(msgspec.Struct, frozen=True, kw_only=True):
    """Widths in thousandths of an em: by code point, of the glyph for what the face has not, and of
    a figure where all are as wide as each other; and the table `OS/2` (OpenType 1.9)."""

    widths: dict[int, int]
    missing: int
    figure: int
    os2: bytes

    def width(self, text: str) -> int:
        """Of `text` without kerning and ligatures."""
        return sum(self.widths.get(code, self.missing) for code in map(ord, text))


@lru_cache(maxsize=64)
def metrics(face: Face) -> Metrics:
    name = disk_cache.key(font_digest(face.path), str(face.number))
    kept = disk_cache.kept("metrics", name, lambda: msgspec.msgpack.encode(_read(face)))
    return msgspec.msgpack.decode(kept, type=Metrics)


def font_digest(path: Path) -> str:
    """The SHA-256 of a font file, taken once while it stays as it is; "" when there is none."""
    try:
        known = path.stat()
    except OSError:
        return ""
    return _digest(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int) -> str:
    return digest_of(path)


def _read(face: Face) -> Metrics:
    import uharfbuzz  # type: ignore[import-untyped]  # it ships no types

    opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.number)
    font = uharfbuzz.Font(opened)
    font.scale = (_EM, _EM)
    figure = uharfbuzz.Buffer()
    figure.add_str("0")
    figure.guess_segment_properties()
    uharfbuzz.shape(font, figure, {"tnum": True, "lnum": True})
    return Metrics(
        widths={
            code: font.get_glyph_h_advance(font.get_nominal_glyph(code)) for code in opened.unicodes
        },
        missing=font.get_glyph_h_advance(0),
        figure=sum(place.x_advance for place in figure.glyph_positions),
        os2=opened.reference_table("OS/2").data,
    )
