"""WeasyPrint's last hook: the document is set and tagged, the bytes are not written yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from publish.exporters.pdf.actual_text import told
from publish.exporters.pdf.gradients import set_apart
from publish.exporters.pdf.line_numbers import LineNumbers
from publish.exporters.pdf.link_descriptions import describe
from publish.exporters.pdf.structure_attributes import complete, place_pictures
from publish.exporters.pdf.structure_repair import repair
from publish.exporters.pdf.structure_tree import PairingError, Pdf, Reader, read_unpaired, write
from publish.exporters.pdf.watermark import Watermark

Finisher = Callable[[Any, Pdf], None]


def finisher(
    unpaired: Callable[[str], None],
    watermark: Watermark | None = None,
    line_numbers: LineNumbers | None = None,
) -> Finisher:
    """A function that replaces the structure tree by one in which each logical element is one.

    When elements and boxes do not pair, `unpaired` is told why: the tree then gets those repairs
    only for which nobody has to know what an element was made of.
    """

    def finish(document: Any, pdf: Pdf) -> None:
        reader = Reader(pdf)
        try:
            root = reader.read(document.pages)
        except PairingError as error:
            unpaired(str(error))
            root = read_unpaired(pdf)
        pictures = place_pictures(root, pdf)
        repair(root)
        complete(root)
        describe(root, pdf)
        stated = told(reader.texts, pdf, document.fonts.values(), turned=reader.turned)
        write(root, pdf, stated, pictures)
        set_apart(pdf)
        if line_numbers is not None:
            line_numbers.draw(document.pages, pdf)
        if watermark is not None:
            watermark.draw(pdf)

    return finish
