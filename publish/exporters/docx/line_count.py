"""How many lines a text takes."""

from __future__ import annotations

from publish.exporters.docx.run_fonts import Typeface
from publish.style import Style
from publish.style.measure.text_widths import Ruler


class Metrics:
    """Counts lines, broken with the advance widths of each typeface."""

    def __init__(self, style: Style) -> None:
        self._ruler = Ruler(style)

    def lines(self, text: str, typeface: Typeface, room: int, first_line: int) -> int:
        """How many lines `text` takes where `room` twips are, broken greedily at spaces."""
        space = self.width(" ", typeface)
        lines, used = 1, float(first_line)
        for word in text.split(" "):
            width = self.width(word, typeface)
            if used > 0 and used + width > room:
                lines, used = lines + 1, 0.0
            used += width + space
        return lines

    def width(self, text: str, typeface: Typeface) -> float:
        """How wide a text is in one line, in twips."""
        ems = self._ruler.ems(text, typeface.font, typeface.weight, typeface.slope)
        return ems * typeface.half_points * 10 + typeface.letter_spacing * len(text)

    def advance(self, typeface: Typeface) -> float:
        """How wide a column of code is, in twips: its face is as wide in every letter."""
        return self.width("0", typeface)
