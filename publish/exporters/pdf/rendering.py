"""The steps from an arranged document to a PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from publish.canonical_json import digest
from publish.diagnostics import Log
from publish.document import Document, Furniture, Image, Note, Origin, Table, Text
from publish.errors import ExportError
from publish.exporters.pdf.balanced_titles import keep_last_words_together, name_in_outline
from publish.exporters.pdf.checkboxes import draw_boxes
from publish.exporters.pdf.drop_caps import part_drop_caps
from publish.exporters.pdf.fontconfig import emoji_families, faces_of, font_folder
from publish.exporters.pdf.formula_svg import drawing
from publish.exporters.pdf.missing_glyphs import cover, cover_furniture, cover_tree, stand_in
from publish.exporters.pdf.pictures import fit_pictures
from publish.exporters.pdf.weasyprint_import import engine
from publish.languages import runs_right_to_left
from publish.mathml import NOT_SET, Formula, Formulas, formulas_of
from publish.plugin import Context
from publish.print_links import printed
from publish.style import PageMaster, Style
from publish.style.fonts.coverage import coverage, uncovered
from publish.style.localize import fitted
from publish.style.measure.columns import Columns, formula_rooms, set_widths
from publish.style.measure.rows import tall_rows
from publish.style.measure.table_fit import narrow_tables, told, with_smaller_tables
from publish.units import Length
from publish.walk import iterate, notes_at_end, plain_text
from publish.web.css import pdf_css
from publish.web.html import html_tree
from publish.web.target import Medium

if TYPE_CHECKING:
    from publish.exporters.pdf.line_numbers import LineNumbers
    from publish.exporters.pdf.notes import Apart
    from publish.exporters.pdf.table_headers import Unheaded
    from publish.exporters.pdf.watermark import Watermark


_EXCERPT: Final = 40
_LEGIBLE: Final = Length(6.0)
"""What smaller letters are hard to read."""


def render_pdf(document: Document, style: Style, context: Context) -> bytes:
    """See `publish.exporters.pdf.render`."""
    if document.page_master not in style.page:
        raise ExportError(
            f'style "{style.name}" has no page master "{document.page_master}"'
            if document.page_master
            else "a PDF has pages, and the document was not arranged on any",
            hint=f"arrange it on one of {', '.join(style.page)}",
        )
    log = context.log
    document = printed(document, style)
    stated = fitted(style, document)
    columns = Columns(stated, document.media)
    style = with_smaller_tables(stated, document, columns)
    columns = columns.resized(style)
    faces = faces_of(style)
    furniture = document.furniture or Furniture()
    master = style.page[document.page_master]
    rtl = runs_right_to_left(document.meta.language)
    with font_folder(faces, emoji_families(style)) as font_config:
        weasy = engine(font_config)
        from publish.exporters.pdf.bidi import embed_stretches
        from publish.exporters.pdf.finisher import finisher
        from publish.exporters.pdf.metadata import metadata_of
        from publish.exporters.pdf.notes import NoteWithoutRoomError
        from publish.exporters.pdf.url_fetcher import MemoryFetcher, picture_url

        formulas = formulas_of(document, context.log)
        narrow = narrow_tables(document, style, master, columns)
        widths = set_widths(document, style, master, columns)
        widths |= {table: one.widths for table, one in narrow.items()}
        rooms = formula_rooms(document, style, master)
        tall = tall_rows(document, style, master, columns)
        covered = coverage(faces)

        def tree(*, footnotes: bool) -> Element:
            medium = Medium(
                picture_url=picture_url,
                footnotes=footnotes,
                text_only_links=True,
                interactive=False,
                formula=lambda formula: _drawn(
                    formula, formulas, rooms.get(id(formula), master.measure), style, log
                ),
                room=master.picture_room,
                turned_room=master.turned.picture_room,
                widths=lambda table: widths.get(id(table), ()),
                breaking=lambda table: narrow[id(table)].words if id(table) in narrow else (),
                once=lambda table: id(table) in tall.heads,
                parted=lambda row: id(row) in tall.rows,
            )
            made = html_tree(document, medium, log)
            draw_boxes(made)
            fit_pictures(made)
            cover_tree(made, covered)
            keep_last_words_together(made)
            name_in_outline(made)
            embed_stretches(made)
            part_drop_caps(made)
            return made

        log.extend(told(narrow, log.source, stated=stated, used=style))
        if missing := uncovered(document, style, source=log.source, instead=stand_in):
            log.extend(missing)
        write = partial(
            weasy.write_pdf,
            css=pdf_css(
                style,
                document.page_master,
                cover_furniture(furniture, covered),
                rtl=rtl,
            ),
            fetcher=MemoryFetcher(document, faces, lambda text: cover(text, covered)),
            font_config=font_config,
            metadata=metadata_of(document, context.timestamp),
            identifier=bytes.fromhex(digest(document))[:16],
            finisher=finisher(
                lambda why: log.warning(
                    "structure-not-repaired",
                    f"the PDF is tagged as WeasyPrint tags it, page by page: {why}",
                    hint="tell the makers of publish, with the document",
                ),
                _watermark(furniture.watermark, style, log),
                _line_numbers(master, style, log, rtl=rtl),
            ),
            warn=lambda message: log.warning("weasyprint", message),
            not_drawn=lambda address: _tell_not_drawn(address, document, log),
            note_apart=lambda note: _tell_apart(note, document, log),
            without_head=lambda table: _tell_unheaded(table, document, log),
        )
        try:
            pdf: bytes = write(tree(footnotes=not notes_at_end(document)))
        except NoteWithoutRoomError as error:
            log.warning(
                "notes-at-end",
                f"note {error.label} has no room at the foot of a page: all notes stand at the end",
                origin=_place_of(error.label, document),
                hint="shorten the note",
            )
            pdf = write(tree(footnotes=False))
    return pdf


def _tell_not_drawn(address: str, document: Document, log: Log) -> bool:
    """Tells of the pictures at an address; `False` when the document has none there."""
    from publish.exporters.pdf.url_fetcher import picture_url

    names = {media.id for media in document.media if picture_url(media) == address}
    lost = [n for n in iterate(document) if isinstance(n, Image) and n.media in names]
    for image in lost:
        called = f" “{_excerpt(image.alt)}”" if image.alt else ""
        log.lost(
            image,
            f"the picture{called} is not drawn, or not all of it: WeasyPrint cannot read it",
            code="picture-not-drawn",
            hint="save it anew as plain SVG, or as PNG",
        )
    return bool(lost)


def _tell_apart(apart: Apart, document: Document, log: Log) -> None:
    log.warning(
        "note-apart",
        f"note {apart.label} begins on page {apart.page + 1}, its mark is on page {apart.mark + 1}",
        origin=_place_of(apart.label, document),
        hint="shorten the note, or set notes at the end",
    )


def _tell_unheaded(unheaded: Unheaded, document: Document, log: Log) -> None:
    head = _letters(unheaded.head)
    tables = (node for node in iterate(document) if isinstance(node, Table))
    table = next((t for t in tables if _letters(plain_text(t.head)) == head), None)
    called = (table.label if table else "") or f"“{_excerpt(unheaded.head)}”"
    log.warning(
        "table-without-head",
        f"{called} goes on without its head on page {unheaded.page + 1}: there is no room for both",
        origin=table.origin if table else None,
        hint="shorten the head of the table, or its rows",
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"


def _place_of(label: str, document: Document) -> Origin | None:
    """Where the source says the note of a label."""
    noted = (n for n in iterate(document) if isinstance(n, Note) and (n.label or "*") == label)
    return next((getattr(part, "origin", None) for note in noted for part in note.blocks), None)


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


def _line_numbers(master: PageMaster, style: Style, log: Log, *, rtl: bool) -> LineNumbers | None:
    if not master.line_numbers:
        return None
    from publish.exporters.pdf.line_numbers import line_numbers_of

    drawn = line_numbers_of(master, style, rtl=rtl)
    if drawn is None:
        family = style.fonts[style.line_number.font].family
        log.lost(
            Text(text="0123456789"),
            f"lines are not numbered: {family} has no glyph for a digit",
            code="line-numbers",
        )
    return drawn


def _watermark(word: str, style: Style, log: Log) -> Watermark | None:
    if not word:
        return None
    from publish.exporters.pdf.watermark import watermark_of

    drawn = watermark_of(word, style)
    if drawn is None:
        log.lost(
            Text(text=word),
            f'the watermark "{word}" is not printed: its fonts have no glyph for a letter of it',
            code="watermark",
        )
    return drawn
