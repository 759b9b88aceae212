"""The cover: a field of the style's accent with the title on it, and below it who and when.

Drawn with the style's own fonts, at the size that shops ask for (1600 x 2560). A text that the
fonts have no glyphs for is left out, for boxes say less than nothing; the cover's alt text says it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, cast

from publish.diagnostics import Log
from publish.document import Document, Field, Region
from publish.style import Face, Role, Style
from publish.style.coverage import coverage
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
_COLORS: Final = 256
"""A palette has at most so many; of some 500, all but few of them are in the edges of letters."""
_APART: Final = 9
"""How far colours of the palette are from each other in one of red, green and blue."""
_COMPRESSION: Final = 7
"""Of nine steps: the last two take five times as long for a file that is a twentieth smaller."""
_TITLE_SIZES: Final = (168, 148, 132, 118, 104, 92, 80, 70)
_TITLE_TOP: Final = 560
_ROOM: Final = WIDTH - 2 * _MARGIN
_MOST_LINES: Final = 7
_SAYING: Final = frozenset({"title_page", "masthead", "memo_header"})


def cover(document: Document, style: Style, log: Log) -> bytes:
    """The cover as PNG."""
    from PIL import Image, ImageDraw

    field = _accent(style)
    ink = max((_WHITE, style.text.color), key=field.contrast)
    image = Image.new("RGB", (WIDTH, HEIGHT), _WHITE.rgb)
    draw = ImageDraw.Draw(image)
    canvas = _Canvas(draw, style, log)
    meta = document.meta
    details = [_details(document), meta.rights]
    depth = _FIELD if any((*details, *meta.authors)) else HEIGHT
    draw.rectangle((0, 0, WIDTH, depth), fill=field.rgb)
    top = canvas.set(style.masthead, [meta.organization], size=52, top=_MARGIN, color=ink)
    draw.rectangle((_MARGIN, top + 40, _MARGIN + 220, top + 40 + _RULE), fill=ink.rgb)
    title, size = canvas.fitted(plain_text(meta.title))
    end = canvas.set(style.book_title, title, size=size, top=_TITLE_TOP, color=ink)
    subtitle = canvas.broken(style.book_subtitle, 60, plain_text(meta.subtitle))
    canvas.set(style.book_subtitle, subtitle[:4], size=60, top=end + 50, color=ink)
    authors = canvas.broken(style.byline, 56, ", ".join(meta.authors))
    below = canvas.set(style.byline, authors[:4], size=56, top=_FIELD + 130)
    canvas.set(style.book_details, details, size=40, top=max(below + 60, HEIGHT - 330))
    buffer = io.BytesIO()
    _in_few_colors(image).save(buffer, "PNG", compress_level=_COMPRESSION)
    return buffer.getvalue()


def _in_few_colors(image: Image) -> Image:
    """The picture in the colours that it has most of, of which the field and the letters keep
    theirs, and the edges of letters come near.

    Pillow's own choice of colours takes longer than all the rest of a short book. It looks up the
    nearest colour for four steps of each channel at once, and so takes those of `_APART` for one.
    """
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(part for color in _most_colors(image) for part in color))
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _most_colors(image: Image) -> list[tuple[int, int, int]]:
    counted = cast("list[tuple[int, tuple[int, int, int]]]", image.getcolors(WIDTH * HEIGHT))
    chosen: list[tuple[int, int, int]] = []
    for _, (red, green, blue) in sorted(counted, key=lambda pair: (-pair[0], pair[1])):
        far = (max(abs(red - r), abs(green - g), abs(blue - b)) >= _APART for r, g, b in chosen)
        if len(chosen) < _COLORS and all(far):
            chosen.append((red, green, blue))
    return chosen


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

    def set(
        self, role: Role, lines: list[str], *, size: int, top: float, color: Color | None = None
    ) -> float:
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
                fill = (color or role.color).rgb
                self._draw.text((_MARGIN, top), line, fill=fill, font=font)
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
        """`text` in lines of about one length, no more of them than it needs."""
        words = text.split()
        if not words:
            return []
        font = self._font(role, size)
        needed = len(self._filled(font, words, _ROOM))
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
            else:
                lines.append(word)
        return lines

    def _font(self, role: Role, size: int) -> FreeTypeFont:
        from PIL import ImageFont

        return ImageFont.truetype(self._face(role).path, size)

    def _face(self, role: Role) -> Face:
        return self._style.fonts[role.font].face(role.weight, role.slope)
