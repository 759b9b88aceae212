"""Blocks as a flow of paragraphs and tables: the dispatch, and the blocks that hold text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

import msgspec

from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    CodeBlock,
    Contents,
    DefinitionList,
    Division,
    FieldList,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
    List,
    MathBlock,
    Paragraph,
    Region,
    Section,
    Table,
    ThematicBreak,
)
from publish.exporters.docx.callouts import callout_flow
from publish.exporters.docx.captions import Sequence, label_runs
from publish.exporters.docx.code import code_flow
from publish.exporters.docx.drop_caps import dropped_flow
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import run
from publish.exporters.docx.formatting import ParagraphFormat
from publish.exporters.docx.keep_together import apart, marked, on_new_page, on_same_page, spaced
from publish.exporters.docx.layout_regions import contents_flow, field_flow, region_flow
from publish.exporters.docx.lists import at_least, list_flow
from publish.exporters.docx.oxml import Element, text, w
from publish.exporters.docx.paragraphs import (
    Flow,
    Para,
    Place,
    Turn,
    changed,
    flowing,
    is_flowing,
    paragraph,
    uncut,
    unnumbered,
    within,
)
from publish.exporters.docx.roles import PARAGRAPHS
from publish.exporters.docx.run_fonts import typeface_of
from publish.exporters.docx.run_properties import Line, Marks, line_at, properties
from publish.exporters.docx.runs import break_run, plain_run, runs
from publish.exporters.docx.styles import ALIGNMENTS, tabs_for
from publish.exporters.docx.tables import table_flow

EN_SPACE: Final = "\u2002"
_JUSTIFICATIONS: Final = {"left": "left", "right": "right"}
"""Of a formula that is a paragraph; Office Math centres the others."""
DEEPEST: Final = 6
"""The last level with a heading style of its own."""


def flow(blocks: Blocks, place: Place, composition: Composition) -> list[Flow]:
    """What says `blocks` at a place, in order."""
    made: list[Flow] = []
    before: Block | None = None
    for block in blocks:
        piece = _block(block, place, composition)
        made, piece = apart(made, piece, place, composition.sheet)
        if not piece:
            continue
        if _is_contents(before) and _is_contents(block):
            piece = on_same_page(piece)
        elif before is not None and _fills_page(before, composition):
            piece = on_new_page(piece, composition.sheet, place)
        made += piece
        before = block
    return made


def _is_contents(block: Block | None) -> bool:
    """Whether it is a list of contents, figures or tables; such lists follow one another."""
    return isinstance(block, Region) and block.role == "contents"


def _fills_page(block: Block, composition: Composition) -> bool:
    """A cover or title page stands alone, and so does a contents list where chapters begin on new
    pages."""
    if not isinstance(block, Region):
        return False
    chapters = composition.sheet.master.chapters_on_new_page
    return block.role in ("cover", "title_page") or (block.role == "contents" and chapters)


def text_paragraph(
    role: str,
    inlines: Inlines,
    place: Place,
    composition: Composition,
    *,
    before: Iterable[Element] = (),
) -> Para:
    """A paragraph of a role that says `inlines`, after runs that stand `before` them."""
    style = composition.sheet.paragraphs[role]
    around = place.around if is_flowing(role) else None
    typeface = None if around is None else typeface_of(around)
    line = msgspec.structs.replace(line_at(place, style), typeface=typeface)
    content = [*before, *runs(inlines, line, composition)]
    para = paragraph(place, composition.sheet, role, content)
    if around is not None:
        # A number before the text takes its look from the mark of the paragraph.
        para = msgspec.structs.replace(para, mark=properties(line, composition))
        set_as = ParagraphFormat(
            line=around.leading.twips,
            suppress_hyphens=not around.hyphenate,
            hanging_punctuation=around.hanging_punctuation,
            align=place.align or ALIGNMENTS[around.align],
        )
        para = changed(para, set_as)
    return uncut(para, inlines)


def _block(block: Block, place: Place, composition: Composition) -> list[Flow]:
    match block:
        case Section():
            return _section(block, place, composition)
        case Paragraph():
            if block.drop_cap:
                return dropped_flow(block, place, composition, _paragraph)
            paragraph_ = _entry if block.entry else _paragraph
            return [paragraph_(block, place, composition)]
        case List():
            return list_flow(block, place, composition, flow, _paragraph)
        case DefinitionList():
            return _definitions(block, place, composition)
        case BlockQuote():
            return _quote(block, place, composition)
        case CodeBlock():
            return [code_flow(block, place, composition)]
        case Table():
            return _captioned_table(block, place, composition)
        case Figure():
            return _figure(block, place, composition)
        case MathBlock():
            formula = _formula(block, place, composition)
            return marked([formula], block.id, composition.bookmarks)
        case LineBlock():
            return [_verse(block, place, composition)]
        case ThematicBreak():
            return [paragraph(place, composition.sheet, "thematic_break", ())]
        case Callout():
            return callout_flow(block, place, composition, flow, text_paragraph)
        case Landscape(blocks=blocks):
            return _landscape(blocks, place, composition)
        case Division(blocks=blocks):
            return flow(blocks, place.speaking(block), composition)
        case FieldList():
            return field_flow(block, place, composition)
        case Contents():
            return contents_flow(block, place, composition)
        case Region():
            return region_flow(block, place, composition, flow, text_paragraph)
        case _:
            assert_never(block)


def _section(section: Section, place: Place, composition: Composition) -> list[Flow]:
    role = f"heading.{min(place.depth, DEEPEST)}"
    titled = place.speaking(section)
    heading = text_paragraph(
        role, section.title, titled, composition, before=_number(section, role, titled, composition)
    )
    if section.id not in composition.headings:
        heading = unnumbered(heading)
    inner = msgspec.structs.replace(place, depth=place.depth + 1)
    made = marked([heading], section.id, composition.bookmarks)
    content = flow(section.blocks, inner, composition)
    if content and isinstance(content[0], Turn):
        return [content[0], *made, *content[1:]]
    return [*made, *content]


def _landscape(blocks: Blocks, place: Place, composition: Composition) -> list[Flow]:
    """Blocks on landscape pages; of what stands in a box, a list or a cell no page turns."""
    upright = Place(room=composition.sheet.master.measure, rtl=place.rtl, language=place.language)
    if msgspec.structs.replace(place, depth=1, role="text") != upright:
        return flow(blocks, place, composition)
    wide = msgspec.structs.replace(place, room=composition.sheet.master.turned.measure)
    with composition.pictures.on_landscape_pages():
        content = flow(blocks, wide, composition)
    return [Turn(landscape=True), *content, Turn(landscape=False)]


def _number(section: Section, role: str, place: Place, composition: Composition) -> list[Element]:
    """The number of a section as text, where Word does not number it."""
    if not section.label or section.id in composition.headings:
        return []
    line = line_at(place, composition.sheet.paragraphs[role])
    label = plain_run(section.label, line, composition)
    marked_label = composition.bookmarks.around_label(section.id, label)
    return [*marked_label, *plain_run(EN_SPACE, line, composition)]


def _paragraph(block: Paragraph, place: Place, composition: Composition, *, role: str = "") -> Para:
    """A paragraph of a role, or of the one that plain paragraphs have there."""
    spoken = place.speaking(block)
    para = text_paragraph(role or place.role, block.content, spoken, composition)
    content = composition.bookmarks.around(block.id, para.content)
    return msgspec.structs.replace(para, content=content)


def _entry(block: Paragraph, place: Place, composition: Composition) -> Para:
    """An entry of a bibliography. Word's style hangs; an entry that does not states its indents."""
    entry = composition.sheet.style.bibliography
    para = _paragraph(block, place, composition, role="bibliography")
    if not block.hanging:
        flush = ParagraphFormat(
            left=(para.format.left or 0) - entry.hanging_indent.twips,
            first_line=entry.first_indent.twips,
        )
        para = changed(para, flush)
    return para


def _definitions(block: DefinitionList, place: Place, composition: Composition) -> list[Flow]:
    sheet = composition.sheet
    text_after = sheet.paragraphs["text"].paragraph.after or 0
    definition = sheet.paragraphs["definition"]
    inner = within(place, definition, after=text_after)
    inner = msgspec.structs.replace(inner, around=flowing(place, sheet.style, "definition"))
    term = msgspec.structs.replace(place, around=flowing(place, sheet.style, "definition_term"))
    made: list[Flow] = []
    for item in block.items:
        made.append(text_paragraph("definition_term", item.term, term, composition))
        for blocks in item.definitions:
            said = flow(blocks, inner, composition)
            said = spaced(said, definition.paragraph.before, definition.paragraph.after)
            made, said = apart(made, said, place, sheet)
            made += said
    # As after a paragraph, whatever the last meaning keeps.
    return at_least(made, text_after)


def _quote(block: BlockQuote, place: Place, composition: Composition) -> list[Flow]:
    quote = composition.sheet.paragraphs[block.kind]
    made = flow(block.blocks, _in_box(block.kind, place, composition), composition)
    if block.attribution:
        if made and isinstance(made[-1], Para):
            made[-1] = changed(made[-1], ParagraphFormat(keep_next=True))
        made.append(text_paragraph("attribution", block.attribution, place, composition))
    return spaced(made, quote.paragraph.before, quote.paragraph.after)


def _in_box(role: str, place: Place, composition: Composition) -> Place:
    """Within a box, paragraphs keep the distance of the text; the box keeps its own outside."""
    paragraphs = composition.sheet.paragraphs
    return within(place, paragraphs[role], after=paragraphs["text"].paragraph.after)


def _lines(lines: Iterable[list[Element]], line: Line, composition: Composition) -> list[Element]:
    made: list[Element] = []
    for index, content in enumerate(lines):
        made += [break_run(line, composition)] if index else []
        made += content
    return made


def _verse(block: LineBlock, place: Place, composition: Composition) -> Para:
    style = composition.sheet.paragraphs["verse"]
    line = line_at(place, style)
    content = [runs(inlines, line, composition) for inlines in block.lines]
    return paragraph(place, composition.sheet, "verse", _lines(content, line, composition))


def _formula(block: MathBlock, place: Place, composition: Composition) -> Para:
    """A displayed formula; one with a number is tabbed to the middle, its number to the end."""
    place = place.running(rtl=False)
    style = composition.sheet.paragraphs["math_block"]
    line = Line(style=style, room=place.room)
    if not block.label:
        align = _JUSTIFICATIONS.get(style.paragraph.align or "", "center")
        formula = composition.equations.displayed(block, align)
        content = _tex(block, line, composition) if formula is None else [formula]
    else:
        formula = composition.equations.numbered(block)
        said = _tex(block, line, composition) if formula is None else [formula]
        label = label_runs(block.id, block.label, "Equation", line, composition)
        number = [run(None, w("tab")), *label]
        content = [run(None, w("tab")), *said, *number]
    para = paragraph(place, composition.sheet, "math_block", content)
    para = changed(para, ParagraphFormat(line_rule="atLeast"))
    if not block.label:
        return para
    tabs = tabs_for(style, place.room.twips)
    return changed(para, ParagraphFormat(align="left", tabs=tabs))


def _tex(block: MathBlock, line: Line, composition: Composition) -> list[Element]:
    code = properties(line, composition, Marks(inlines=("code",)))
    lines = ([run(code, text("t", words))] for words in block.text.strip().split("\n"))
    return _lines(lines, line, composition)


def _figure(block: Figure, place: Place, composition: Composition) -> list[Flow]:
    # By their styles paragraphs say what they stand in; only lists are known by their indents.
    own = f"figure.{place.role}"
    style = composition.sheet.paragraphs[own if own in PARAGRAPHS else "figure"]
    inner = within(place, style, after=0)
    around = flowing(place, composition.sheet.style, "figure")
    inner = msgspec.structs.replace(inner, around=around)
    made = flow(block.blocks, inner, composition)
    if block.caption or block.label:
        caption = _caption(block, place, composition)
        first, last = (caption, made) if block.caption_above else (made, caption)
        kept = ParagraphFormat(keep_next=True)
        made = [*(changed(p, kept) if isinstance(p, Para) else p for p in first), *last]
    made = marked(made, block.id, composition.bookmarks)
    return spaced(made, style.paragraph.before, style.paragraph.after)


def _captioned_table(block: Table, place: Place, composition: Composition) -> list[Flow]:
    caption = _caption(block, place, composition)
    made = table_flow(block, place, composition, flow, caption)
    return marked(made, block.id, composition.bookmarks)


def _caption(block: Figure | Table, place: Place, composition: Composition) -> list[Flow]:
    """A caption, its label before it."""
    line = line_at(place, composition.sheet.paragraphs["caption"])
    sequence: Sequence = "Figure" if isinstance(block, Figure) else "Table"
    label = (
        [
            *label_runs(block.id, block.label, sequence, line, composition),
            *plain_run(". " if block.caption else "", line, composition),
        ]
        if block.label
        else []
    )
    style = composition.sheet.paragraphs["caption"]
    inner = within(place, style)
    if not block.caption and label:
        return [text_paragraph("caption", (), place, composition, before=label)]
    made: list[Flow] = []
    for index, part in enumerate(block.caption):
        if isinstance(part, Paragraph) and index == 0:
            spoken = place.speaking(part)
            said = text_paragraph("caption", part.content, spoken, composition, before=label)
            made += marked([said], part.id, composition.bookmarks)
        else:
            made += flow((part,), inner, composition)
    return made
