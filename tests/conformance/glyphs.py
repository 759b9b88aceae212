"""Whether the fonts that an artifact brings along draw letters as the faces of the style do.

A font whose glyphs were exchanged or emptied says the right words to every program, and shows
others: each glyph that may be shown is drawn, and must come to the outline that its letter has in
the file that the style names.
"""

from __future__ import annotations

import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from publish.checks.compare.style_values import Comparison
from publish.checks.look import Passage
from publish.style import Face, Style
from publish.style.fonts.scripts import script_of

_KEPT: Final = 64
"""Fonts that are kept for the artifacts of a batch, which bring the same ones along."""
_NAMED: Final = 8
"""Letters that a finding names."""
_NEAR: Final = 0.003
"""The share of an em by which curves may reach further that stand for curves of another kind."""
_FEATURES: Final[tuple[tuple[str, ...], ...]] = (
    (),
    ("smcp", "c2sc", "onum", "pnum"),
    ("lnum", "tnum"),
)
"""What a style asks a font for (OpenType's features) beside what is always on, in as few settings
as show all of it."""


class Embedded(msgspec.Struct, frozen=True, kw_only=True):
    """A font in an artifact, under the name that text asks for it by.

    `letters` are the glyphs that are shown, by number, with what each of them says, in a font whose
    numbers are those of the face; in any other font glyphs are found by their letters. `capitals`
    tells that small letters are capitals in it, `turned` that some text of the artifact runs from
    right to left, where a bracket is shown by the glyph of its other.
    """

    family: str
    weight: int
    slope: str
    data: bytes
    where: str
    letters: Mapping[int, str] | None = None
    capitals: bool = False
    turned: bool = False

    @property
    def name(self) -> str:
        return f"{self.family} {self.weight} {self.slope}"


def compare_fonts(comparison: Comparison, style: Style, fonts: Iterable[Embedded]) -> None:
    """Judges the glyphs of each font that is called as a face of the style is; in which face text
    is set, is judged where it stands."""
    faces: dict[tuple[str, int, str], Face] = {
        (face.family, face.weight, face.slope): face
        for font in style.fonts.values()
        for face in font.all_faces
    }
    for font in fonts:
        face = faces.get((font.family, font.weight, font.slope))
        if face is None:
            continue
        wanted = f"{font.name} as in its file"
        others = tuple(dict.fromkeys(_others(font, face)))
        named = ", ".join(map(_named, others[:_NAMED])) + (", …" if len(others) > _NAMED else "")
        comparison.judge(
            Passage(runs=()), "font", "glyphs", wanted,
            f"{font.name} with others for {named}" if others else wanted,
            agrees=not others, where=font.where,
        )  # fmt: skip


def _others(font: Embedded, face: Face) -> tuple[str, ...]:
    """What a font draws otherwise than its face does."""
    if font.letters is None:
        return _others_by_letter(font.data, face)
    own, given = _opened(face.path, face.number), _given(font.data)
    if given is None:
        return ("?",)
    return tuple(
        text
        for glyph, text in font.letters.items()
        if not (own.may_say(glyph, text, font) and _alike(given, glyph, own, glyph))
    )


@lru_cache(maxsize=_KEPT)
def _others_by_letter(data: bytes, face: Face) -> tuple[str, ...]:
    """The same for a font of which glyphs are found by their letters."""
    if not face.collected and data == face.path.read_bytes():
        return ()
    own, given = _opened(face.path, face.number), _given(data)
    if given is None:
        return ("?",)
    others = [c for c in given.codes if not _alike(given, given.glyph(c), own, own.glyph(c))]
    found = [*map(chr, others)]
    if given.kind == own.kind:
        for text in _by_script(given.codes):
            for features in _FEATURES:
                found += _set_otherwise(given, own, text, features)
    return tuple(found)


def _given(data: bytes) -> _Outlines | None:
    """The glyphs of a font in an artifact; `None` for one that cannot be read."""
    try:
        return _Outlines(_unpacked(data), 0)
    except Exception:  # noqa: BLE001 - damage takes forms that fontTools does not foresee
        return None


def _set_otherwise(
    given: _Outlines, own: _Outlines, text: str, features: Sequence[str]
) -> Iterator[str]:
    """The letters of a text that two fonts set differently when these features are asked for."""
    one, other = given.set(text, features), own.set(text, features)
    for at in sorted(set(one) | set(other)):
        glyphs, wanted = one.get(at, ()), other.get(at, ())
        alike = len(glyphs) == len(wanted) and all(
            a.place == b.place and _alike(given, a.glyph, own, b.glyph)
            for a, b in zip(glyphs, wanted, strict=True)
        )
        if not alike:
            yield text[at]


class _Placed(NamedTuple):
    """A glyph where it is set: its offsets, and how far it moves the pen, in units of the font."""

    glyph: int
    place: tuple[int, int, int]


class _Outlines:
    """The glyphs of an OpenType font, drawn when they are asked for."""

    def __init__(self, source: bytes | Path, number: int) -> None:
        import uharfbuzz  # type: ignore[import-untyped]  # it ships no types

        blob = uharfbuzz.Blob
        file = blob.from_file_path(str(source)) if isinstance(source, Path) else blob(source)
        face = uharfbuzz.Face(file, number)
        self._font = uharfbuzz.Font(face)
        self._drawn: dict[int, tuple[Any, ...]] = {}
        self._said: dict[int, set[str]] | None = None
        self.codes: Sequence[int] = sorted(face.unicodes)
        self.unit = 1 / float(face.upem)
        self.kind = "glyf" if "glyf" in face.table_tags else "CFF"

    def glyph(self, code: int) -> int:
        """The glyph of a character; 0, that of what is missing, for none."""
        return int(self._font.get_nominal_glyph(code) or 0)

    def may_say(self, glyph: int, text: str, font: Embedded) -> bool:
        """Whether a glyph may stand for a text: that of no character may, as those of small
        capitals and of ligatures, and that of one which is the text, or is read in it where letters
        are set in another order. A mark may be a part of what another glyph has said."""
        if len(text) == 1 and self.glyph(ord(text)) == glyph:
            return True
        if font.turned and text and unicodedata.mirrored(text[0]) and self._turned(text) == glyph:
            return True
        if self._said is None:
            self._said = defaultdict(set)
            for code in self.codes:
                self._said[self.glyph(code)].add(_plain(chr(code)))
        said, plain = self._said.get(glyph), _plain(text)
        if said is None:
            return True
        if font.capitals:
            said, plain = {word.upper() for word in said}, plain.upper()
        if not plain:
            return all(unicodedata.category(word[0]).startswith("M") for word in said)
        return any(word in plain for word in said)

    def _turned(self, text: str) -> int | None:
        """The only glyph of a text that runs from right to left, `None` when it has others (Unicode
        Standard Annex 9, L4)."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl"
        uharfbuzz.shape(self._font, buffer)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        return glyphs[0] if len(glyphs) == 1 else None

    def width(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph)) * self.unit

    def drawn(self, glyph: int) -> tuple[Any, ...]:
        """The outline of a glyph, in units of the font."""
        from fontTools.pens.recordingPen import (  # type: ignore[import-untyped]  # as above
            RecordingPen,
        )

        if glyph not in self._drawn:
            pen = RecordingPen()
            self._font.draw_glyph_with_pen(glyph, pen)
            self._drawn[glyph] = tuple(pen.value)
        return self._drawn[glyph]

    def set(self, text: str, features: Sequence[str]) -> dict[int, list[_Placed]]:
        """The glyphs of a text, by the place of their first letter in it."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, dict.fromkeys(features, True))
        made: defaultdict[int, list[_Placed]] = defaultdict(list)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            place = at.x_offset, at.y_offset, at.x_advance
            made[info.cluster].append(_Placed(info.codepoint, place))
        return dict(made)


def _unpacked(data: bytes) -> bytes:
    """An SFNT, WOFF or WOFF2 font as an SFNT file."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types
    from fontTools.ttLib.sfnt import SFNTWriter  # type: ignore[import-untyped]  # as above

    font = TTFont(io.BytesIO(data), lazy=True)
    tables = {tag: font.reader[tag] for tag in font.reader.keys()}  # noqa: SIM118 - no mapping
    if data[:4] not in (b"wOFF", b"wOF2"):
        return data
    made = io.BytesIO()
    writer = SFNTWriter(made, len(tables), font.sfntVersion)
    for tag, table in tables.items():
        writer[tag] = table
    writer.close()
    return bytes(made.getvalue())


@lru_cache(maxsize=_KEPT)
def _opened(path: Path, number: int) -> _Outlines:
    return _Outlines(path, number)


def _alike(one: _Outlines, glyph: int, other: _Outlines, there: int) -> bool:
    """Whether two glyphs are as wide and have one outline; curves of another kind, as those that
    Word files have for those of some collections, reach as far."""
    if abs(one.width(glyph) - other.width(there)) > _NEAR:
        return False
    if one.kind == other.kind:
        return one.drawn(glyph) == other.drawn(there)
    edges, others = _edges(one.drawn(glyph), one.unit), _edges(other.drawn(there), other.unit)
    return all(abs(a - b) <= _NEAR for a, b in zip(edges, others, strict=True))


def _edges(outline: Iterable[tuple[str, Any]], unit: float) -> tuple[float, ...]:
    """How far an outline reaches to each side, in ems."""
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]  # as above
    from fontTools.pens.recordingPen import RecordingPen

    recorded, pen = RecordingPen(), BoundsPen(None)
    recorded.value = list(outline)
    recorded.replay(pen)
    return tuple(edge * unit for edge in pen.bounds or (0, 0, 0, 0))


def _by_script(codes: Iterable[int]) -> Iterator[str]:
    """Characters as texts of one script each, as HarfBuzz sets them; without marks, which stand on
    letters alone."""
    scripts: defaultdict[str, str] = defaultdict(str)
    for character in map(chr, codes):
        if not unicodedata.category(character).startswith("M"):
            scripts[script_of(character)] += character
    yield from scripts.values()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _named(text: str) -> str:
    return f"“{text}”" if text.isprintable() else " ".join(f"U+{ord(c):04X}" for c in text)
