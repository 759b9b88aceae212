"""What every layout does around its list of parts."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log, way_to_give
from publish.document import Apparatus, Document, Text
from publish.errors import UsageError
from publish.layouts.contents import fill_contents
from publish.layouts.correspondence import unaddressed
from publish.layouts.figure_captions import captioned_as
from publish.layouts.labels import labels_for
from publish.layouts.landscape_tables import turn_opening, turn_wide_tables
from publish.layouts.numbering import number
from publish.layouts.openings import opened
from publish.layouts.parts import Setting, placed
from publish.layouts.running_heads import furnish
from publish.layouts.section_numbers import number_paragraphs
from publish.style import PageMaster, Style
from publish.style.definition.layout_parts import LayoutParts
from publish.style.fonts.drawing_fonts import lettered


def arranged(document: Document, style: Style, log: Log, *, layout: LayoutParts) -> Document:
    """`document` as the blocks that the parts of `layout` make of it, numbered and listed, on the
    pages of its page master.

    Raises `UsageError` for a document that is arranged already (its parts would be set twice) and
    for a style without that page master.
    """
    if document.page_master:
        raise UsageError(
            f'the document is arranged already, on page master "{document.page_master}"',
            hint="give the layout the normalized document",
        )
    page_master = layout.page
    if page_master not in style.page:
        raise UsageError(
            f'style "{style.name}" has no [page.{page_master}]',
            hint=f"it has {', '.join(style.page)}",
        )
    meta = document.meta
    if not meta.date:
        log.info(
            "date-missing",
            "the source has no date: none is printed",
            hint=way_to_give("date", "2025-08-30", log.source),
        )
    if not meta.title:
        log.warning(
            "title-missing",
            "the source has no title",
            hint=way_to_give("title", "…", log.source),
        )
    labels = labels_for(meta.language, log)
    titled = msgspec.structs.replace(meta, title=meta.title or (Text(text=labels.untitled),))
    document = msgspec.structs.replace(document, meta=titled)
    master = _asked(style.page[page_master], meta.apparatus)
    shown = (master.logo, layout.cover.picture)
    marks = tuple(picture.media for picture in shown if picture is not None)
    given = placed(Setting(document, labels, style, master, layout), log)
    if master.paragraph_numbers:
        given = number_paragraphs(given)
    numbered = captioned_as(
        number(
            opened(given, master),
            labels,
            master.section_numbers,
            language=meta.language,
        ),
        style,
    )
    blocks = turn_opening(turn_wide_tables(numbered, style, master))
    made = msgspec.structs.replace(
        document,
        meta=unaddressed(titled, given, log),
        media=tuple({media.id: media for media in (*document.media, *marks)}.values()),
        blocks=fill_contents(blocks, master.contents_depth),
        page_master=page_master,
        furniture=furnish(titled, master, labels, covered="cover" in layout.parts),
    )
    return lettered(made, style)


def _asked(master: PageMaster, apparatus: Apparatus) -> PageMaster:
    """The page master with what the author asks for in its place."""
    asked = {
        name: value
        for name in apparatus.__struct_fields__
        if (value := getattr(apparatus, name)) is not None
    }
    return msgspec.structs.replace(master, **asked)
