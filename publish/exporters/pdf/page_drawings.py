"""What is drawn on the pages of a PDF beside its text: line numbers, and a watermark."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Text
from publish.exporters.pdf.line_numbers import LineNumbers, line_numbers_of
from publish.exporters.pdf.watermark import Watermark, watermark_of
from publish.style import PageMaster, Style


def page_line_numbers(
    master: PageMaster, style: Style, log: Log, *, rtl: bool
) -> LineNumbers | None:
    """What draws the line numbers of a page master, if it has any."""
    if not master.line_numbers:
        return None
    drawn = line_numbers_of(master, style, rtl=rtl)
    if drawn is None:
        family = style.fonts[style.line_number.font].family
        log.lost(
            Text(text="0123456789"),
            f"lines are not numbered: {family} has no glyph for a digit",
            code="line-numbers",
        )
    return drawn


def page_watermark(word: str, style: Style, log: Log) -> Watermark | None:
    """What draws a word across each page, if there is one."""
    if not word:
        return None
    drawn = watermark_of(word, style)
    if drawn is None:
        log.lost(
            Text(text=word),
            f'the watermark "{word}" is not printed: its fonts have no glyph for a letter of it',
            code="watermark",
        )
    return drawn
