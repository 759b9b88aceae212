"""The tree that WeasyPrint sets: the HTML of the document, finished for pages."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from publish.diagnostics import Log
from publish.document import Document
from publish.exporters.pdf.balanced_titles import keep_last_words_together, name_in_outline
from publish.exporters.pdf.bidi import embed_stretches
from publish.exporters.pdf.checkboxes import draw_boxes
from publish.exporters.pdf.drop_caps import part_drop_caps
from publish.exporters.pdf.formula_svg import drawing
from publish.exporters.pdf.missing_glyphs import cover_tree
from publish.exporters.pdf.pictures import fit_pictures
from publish.exporters.pdf.url_fetcher import picture_url
from publish.mathml import NOT_SET, Formula, Formulas
from publish.style import Style
from publish.style.measure.columns import formula_rooms
from publish.style.measure.fitted_tables import FittedTables
from publish.units import Length
from publish.web.html import html_tree
from publish.web.target import Medium

_LEGIBLE: Final = Length(6.0)
"""What smaller letters are hard to read."""


def page_tree(
    document: Document,
    tables: FittedTables,
    formulas: Formulas,
    covered: frozenset[int],
    log: Log,
    *,
    footnotes: bool,
) -> Element:
    """The tree of `document`; with `footnotes`, notes stand where their marks are.

    Letters that no font of `covered` has are replaced by something visible.
    """
    style, master = tables.style, tables.master
    rooms = formula_rooms(document, style, master)

    def drawn(formula: Formula) -> Element | None:
        room = rooms.get(id(formula), master.measure)
        return _drawn(formula, formulas, room, style, log)

    medium = Medium(
        picture_url=picture_url,
        footnotes=footnotes,
        text_only_links=True,
        interactive=False,
        formula=drawn,
        room=master.picture_room,
        turned_room=master.turned.picture_room,
        tables=tables,
    )
    tree = html_tree(document, medium, log)
    draw_boxes(tree)
    fit_pictures(tree)
    cover_tree(tree, covered)
    keep_last_words_together(tree)
    name_in_outline(tree)
    embed_stretches(tree)
    part_drop_caps(tree)
    return tree


def _drawn(
    formula: Formula, formulas: Formulas, room: Length, style: Style, log: Log
) -> Element | None:
    mathml = formulas.mathml(formula)
    if mathml is None:
        return None
    drawn = drawing(mathml, room.pt / style.text.size.pt)
    if drawn is None:
        log.lost(formula, f"{formula.text} cannot be drawn: its TeX stands there", code=NOT_SET)
        return None
    if style.text.size * drawn.size < _LEGIBLE:
        log.warning(
            "formula-small",
            f"a formula is as wide as its line only at {style.text.size * drawn.size}",
            origin=getattr(formula, "origin", None),
            hint="write it in several lines, as in \\begin{split} … \\end{split}",
        )
    return drawn.svg
