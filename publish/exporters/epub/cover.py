"""The cover: a field of the style's accent with the title on it, and below it who and when.

Drawn with the style's own fonts, at the size that shops ask for (1600 x 2560). A text that the
fonts have no glyphs for is left out, for boxes say less than nothing; the cover's alt text says it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from publish.diagnostics import Log
from publish.document import Document, Field, Region
from publish.style import Face, Role, Style
from publish.style.fonts.coverage import coverage
from publish.units import Color
from publish.walk import iterate, plain_text, unturned

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH: Final = 1600
HEIGHT: Final = 2560
_MARGIN: Final = 150
_FIELD: Final = 1680
"""How far down the coloured field reaches; the golden section of the height, and a little."""
_RULE: Final = 10
_WHITE: Final = Color("ffffff")
_INK: Final = 255
"""What says that a pixel is covered by ink altogether."""
_STEPS: Final = 32
"""Colours from a ground to the ink on it, for the edges of letters."""
_TITLE_SIZES: Final = (168, 148, 132, 118, 104, 92, 80, 70)
_TITLE_TOP: Final = 560
_ROOM: Final = WIDTH - 2 * _MARGIN
_MOST_LINES: Final = 7
_SAYING: Final = frozenset({"cover", "title_page", "masthead", "memo_header"})


def cover(document: Document, style: Style, log: Log) -> bytes:
    """The cover as PNG."""
    from PIL import Image, ImageDraw

    field = _accent(style)
    ink = max((_WHITE, style.text.color), key=field.contrast)
    covered = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(covered)
    canvas = _Canvas(draw, style, log)
    meta = document.meta
    details = [_details(document), meta.rights]
    depth = _FIELD if any((*details, *meta.authors)) else HEIGHT
    top = canvas.set(style.masthead, [meta.organization], size=52, top=_MARGIN)
    draw.rectangle((_MARGIN, top + 40, _MARGIN + 220, top + 40 + _RULE), fill=_INK)
    title, size = canvas.fitted(plain_text(meta.title))
    end = canvas.set(style.book_title, title, size=size, top=_TITLE_TOP)
    subtitle = canvas.broken(style.book_subtitle, 60, plain_text(meta.subtitle))
    canvas.set(style.book_subtitle, subtitle[:4], size=60, top=end + 50)
    authors = canvas.broken(style.byline, 56, ", ".join(meta.authors))
    below = canvas.set(style.byline, authors[:4], size=56, top=_FIELD + 130)
    last = int(max(below + 60, HEIGHT - 330))
    canvas.set(style.book_details, details, size=40, top=last)
    bands = [_Band(0, depth, field, ink)]
    if depth < HEIGHT:
        bands += [
            _Band(depth, last, _WHITE, style.byline.color),
            _Band(last, HEIGHT, _WHITE, style.book_details.color),
        ]
    buffer = io.BytesIO()
    # In runs of one colour, for that is all there is: in half the time, for a fifth more bytes.
    _painted(covered, bands).save(buffer, "PNG", compress_type=zlib.Z_RLE)
    return buffer.getvalue()


class _Band(NamedTuple):
    """The part of the cover from one row to another, in the colours of its ground and ink."""

    top: int
    end: int
    ground: Color
    ink: Color


def _painted(covered: Image, bands: Sequence[_Band]) -> Image:
    """The picture of which `covered` says, pixel by pixel, how much of it is ink."""
    from PIL import Image

    made = Image.new("P", covered.size)
    palette: list[int] = []
    for number, (top, end, ground, ink) in enumerate(bands):
        steps = [number * _STEPS + value * (_STEPS - 1) // _INK for value in range(_INK + 1)]
        made.paste(covered.crop((0, top, WIDTH, end)).point(steps), (0, top))
        for step in range(_STEPS):
            share = step / (_STEPS - 1)
            palette += (
                round(g + (i - g) * share) for g, i in zip(ground.rgb, ink.rgb, strict=True)
            )
    made.putpalette(palette)
    return made


def _accent(style: Style) -> Color:
    rule = style.masthead.border_top
    return rule.color if rule is not None else style.masthead.color


def _details(document: Document) -> str:
    """Classification, reference and date as the layout says them."""
    said = {
        field.name: " ".join(part for part in (field.label, plain_text(field.content)) if part)
        for block in unturned(document.blocks)
        if isinstance(block, Region) and block.role in _SAYING
        for field in iterate(block)
        if isinstance(field, Field)
    }
    return " · ".join(said[n] for n in ("classification", "reference", "date") if said.get(n))


class _Canvas:
    """Sets lines of text in the roles of a style."""

    def __init__(self, draw: ImageDraw, style: Style, log: Log) -> None:
        self._draw = draw
        self._style = style
        self._log = log

    def set(self, role: Role, lines: list[str], *, size: int, top: float) -> float:
        """Draws `lines` from `top` on, in the role's face and line height; returns where they
        end."""
        font = self._font(role, size)
        covered = coverage((self._face(role),))
        for line in filter(None, lines):
            if not all(ord(character) in covered for character in line):
                self._log.info(
                    "cover-text-left-out",
                    f'the cover does not show "{line}": {self._face(role).family} has no glyphs '
                    "for all of it",
                    hint="name a font in the style that has them",
                )
            else:
                self._draw.text((_MARGIN, top), line, fill=_INK, font=font)
                top += size * max(role.line_height, 1.14)
        return top

    def fitted(self, title: str) -> tuple[list[str], int]:
        """The title in lines, at the largest size at which words stay whole and lines few."""
        role = self._style.book_title
        lines: list[str] = []
        size = 0
        for size in _TITLE_SIZES:
            font = self._font(role, size)
            lines = self.broken(role, size, title)
            widest = max((self._draw.textlength(line, font) for line in lines), default=0)
            end = _TITLE_TOP + len(lines) * size * max(role.line_height, 1.14)
            if widest <= _ROOM and end < _FIELD - 200 and len(lines) <= _MOST_LINES:
                break
        return lines[:_MOST_LINES], size

    def broken(self, role: Role, size: int, text: str) -> list[str]:
        """`text` in lines of about one length, no more of them than it needs; of one that needs
        more than a cover has room for, these and the next."""
        words = text.split()
        if not words:
            return []
        font = self._font(role, size)
        widest = self._filled(font, words, _ROOM)
        needed = len(widest)
        if needed > _MOST_LINES:
            return widest
        low, high = 0.0, float(_ROOM)
        for _ in range(12):
            middle = (low + high) / 2
            if len(self._filled(font, words, middle)) > needed:
                low = middle
            else:
                high = middle
        return self._filled(font, words, high)

    def _filled(self, font: FreeTypeFont, words: list[str], room: float) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            longer = f"{lines[-1]} {word}"
            if self._draw.textlength(longer, font) <= room:
                lines[-1] = longer
            elif len(lines) > _MOST_LINES:
                break
            else:
                lines.append(word)
        return lines

    def _font(self, role: Role, size: int) -> FreeTypeFont:
        from PIL import ImageFont

        return ImageFont.truetype(self._face(role).path, size)

    def _face(self, role: Role) -> Face:
        return self._style.fonts[role.font].face(role.weight, role.slope)
