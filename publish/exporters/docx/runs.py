"""Inlines as runs.

Every run takes what its paragraph style and its character style give it, and states the rest: the
wanted formatting is worked out from our style first, so a strong word is right in any paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from publish.document import (
    Citation,
    Code,
    Direction,
    Emphasis,
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Math,
    Note,
    Reference,
    SmallCaps,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from publish.errors import PictureError
from publish.exporters.docx.bidi import MARKS, by_direction, needs_marks
from publish.exporters.docx.bookmarks import split_label
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import begin_field, end_field, run
from publish.exporters.docx.formatting import (
    RunFormat,
    run_properties,
)
from publish.exporters.docx.oxml import Element, qualified, text, w
from publish.exporters.docx.roles import CHARACTERS
from publish.exporters.docx.run_properties import (
    NO_MARKS,
    Line,
    Marks,
    properties,
    stretch_properties,
    typeface_at,
)
from publish.highlighting import Piece, highlighted
from publish.patterns import pattern
from publish.style.fonts.fallback import pieces
from publish.style.fonts.non_italic_scripts import stretches
from publish.style.measure.text_widths import nearest_face
from publish.walk import plain_text

_TOOLTIP_LIMIT: Final = 260
"""Characters of a ScreenTip that Word keeps."""
_SPECIAL: Final = pattern("([\t\u00ad])")


def runs(
    inlines: Inlines, line: Line, composition: Composition, marks: Marks = NO_MARKS
) -> list[Element]:
    """The children of `w:p` that say `inlines`."""
    return [made for inline in inlines for made in _inline(inline, line, composition, marks)]


def plain_run(characters: str, line: Line, composition: Composition) -> list[Element]:
    """Characters of ours (labels, separators) as runs."""
    return list(_text(characters, line, composition, NO_MARKS)) if characters else []


def isolated(
    content: list[Element],
    direction: Direction,
    line: Line,
    composition: Composition,
    marks: Marks = NO_MARKS,
) -> list[Element]:
    """Runs that run in a direction, kept apart from what is beside them where it is another."""
    around: Direction = marks.direction or ("rtl" if line.rtl else "ltr")
    if direction == around:
        return content

    def mark(side: Direction) -> Element:
        look = stretch_properties(line, composition, marks, rtl=side == "rtl")
        return run(look, text("t", MARKS[side]))

    return [mark(around), mark(direction), *content, mark(direction), mark(around)]


def _apart(
    content: list[Element],
    direction: Direction | None,
    line: Line,
    composition: Composition,
    marks: Marks,
) -> list[Element]:
    """The same of what stands in a text, where its letters do not keep it apart."""
    said = "".join(part.text or "" for made in content for part in made.iter(qualified("w:t")))
    if direction is None or not needs_marks(said, direction):
        return content
    return isolated(content, direction, line, composition, marks)


def code_runs(
    pieces: Iterable[Piece], line: Line, composition: Composition, marks: Marks = NO_MARKS
) -> list[Element]:
    """Words of code as runs in the roles of their kinds."""
    return [
        made
        for piece in pieces
        for made in _text(
            piece.text,
            line,
            composition,
            marks.within(f"syntax.{piece.kind}") if piece.kind else marks,
        )
    ]


def break_run(line: Line, composition: Composition) -> Element:
    return run(properties(line, composition), w("br"))


def _inline(
    inline: Inline, line: Line, composition: Composition, marks: Marks
) -> Iterable[Element]:
    match inline:
        case Text(text=characters):
            return _text(characters, line, composition, marks)
        case Emphasis(content=content):
            return runs(content, line, composition, marks.within("emphasis"))
        case Strong(content=content):
            return runs(content, line, composition, marks.within("strong"))
        case Strikeout(content=content):
            struck = msgspec.structs.replace(marks, strike=True)
            return runs(content, line, composition, struck)
        case Superscript(content=content):
            raised = msgspec.structs.replace(marks, vertical="superscript")
            return runs(content, line, composition, raised)
        case Subscript(content=content):
            lowered = msgspec.structs.replace(marks, vertical="subscript")
            return runs(content, line, composition, lowered)
        case SmallCaps(content=content):
            small = msgspec.structs.replace(marks, small_caps=True)
            return runs(content, line, composition, small)
        case Underline(content=content):
            underlined = msgspec.structs.replace(marks, underline=True)
            return runs(content, line, composition, underlined)
        case Highlight(content=content):
            return runs(content, line, composition, marks.within("highlight"))
        case Code():
            pieces = highlighted(inline.text, inline.language)
            inner = msgspec.structs.replace(marks.within("code"), direction="ltr")
            made = code_runs(pieces, line, composition, inner)
            return isolated(made, "ltr", line, composition, marks)
        case Keyboard(text=characters):
            inner = msgspec.structs.replace(marks.within("keyboard"), direction="ltr")
            made = list(_text(characters, line, composition, inner))
            return isolated(made, "ltr", line, composition, marks)
        case Math(text=characters):
            formula = composition.equations.inline(inline)
            if formula is None:
                return _text(characters, line, composition, marks.within("code"))
            return [formula]
        case Link():
            return _link(inline, line, composition, marks)
        case Image():
            return _image(inline, line, composition, marks)
        case Note():
            return _note(inline, line, composition, marks)
        case LineBreak():
            return [run(properties(line, composition, marks), w("br"))]
        case Reference():
            return _reference(inline, line, composition, marks)
        case Citation(content=content):
            return runs(content, line, composition, marks)
        case Span(content=content, language=language, direction=direction):
            inner = msgspec.structs.replace(
                marks,
                language=language or marks.language,
                direction=direction or marks.direction,
            )
            made = runs(content, line, composition, inner)
            return _apart(made, direction, line, composition, marks)
        case _:
            assert_never(inline)


def _text(characters: str, line: Line, composition: Composition, marks: Marks) -> Iterator[Element]:
    parts = stretches(characters) if marks.emphasised else ((characters, False),)
    for part, upright in parts:
        stands = msgspec.structs.replace(marks, upright=upright)
        yield from _stretch(part, line, composition, stands)


def _stretch(
    characters: str, line: Line, composition: Composition, marks: Marks
) -> Iterator[Element]:
    rtl = line.rtl if marks.direction is None else marks.direction == "rtl"
    typeface = typeface_at(composition.sheet, line, marks)
    font = composition.sheet.style.fonts[typeface.font]
    for stretch, stretch_rtl in by_direction(characters, rtl=rtl):
        for piece, companion in pieces(font, stretch):
            if companion is not None:
                face = nearest_face(companion, typeface.weight, typeface.slope)
                composition.faces.note_beside(face, piece)
            yield run(
                stretch_properties(
                    line, composition, marks, rtl=stretch_rtl, beside=(companion, piece)
                ),
                *(_character(part) for part in _SPECIAL.split(piece) if part),
            )


def _character(part: str) -> Element:
    match part:
        case "\t":
            return w("tab")
        case "\u00ad":
            return w("softHyphen")
        case _:
            return text("t", part)


def _link(link: Link, line: Line, composition: Composition, marks: Marks) -> list[Element]:
    if "link" in marks.inlines:
        return runs(link.content, line, composition, marks)
    content = link.content or (Text(text=link.target),)
    tip = link.title or link.target
    if not link.target.startswith("#"):
        relation = composition.relations.id_of("hyperlink", link.target)
        inner = runs(content, line, composition, marks.within("link"))
        return [_hyperlink(inner, tip, relation=relation)]
    anchor = composition.bookmarks.name(link.target[1:])
    if anchor is None:
        composition.log.lost(
            link, f'nothing in the document has the id "{link.target[1:]}"', code="link-target"
        )
        return runs(content, line, composition, marks)
    inner = runs(content, line, composition, marks.within("link"))
    return [_hyperlink(inner, link.title or plain_text(content), anchor=anchor)]


def _reference(
    reference: Reference, line: Line, composition: Composition, marks: Marks
) -> list[Element]:
    """A link whose number, where it says one, is a REF field, which Word keeps right."""
    content = reference.content or (Text(text=reference.target),)
    anchor = composition.bookmarks.name(reference.target)
    words = plain_text(content)
    label = composition.bookmarks.label(reference.target)
    if anchor is None or label is None or label[1] not in words or "link" in marks.inlines:
        return _link(Link(target=f"#{reference.target}", content=content), line, composition, marks)
    before, _, after = words.partition(label[1])
    word, number = split_label(label[1])
    before += word
    inside = marks.within("link")
    # \r asks for the number that Word gives a paragraph; other labels are text in a bookmark.
    counted = reference.target in composition.headings
    instruction = f"REF {anchor} \\r \\h" if counted else f"REF {label[0]} \\h"
    field = (
        *begin_field(instruction, properties(line, composition, inside)),
        *_text(number, line, composition, inside),
        end_field(properties(line, composition, inside)),
    )
    said = [
        *(_text(before, line, composition, inside) if before else ()),
        *field,
        *(_text(after, line, composition, inside) if after else ()),
    ]
    return [_hyperlink(said, words, anchor=anchor)]


def _hyperlink(
    content: list[Element], tip: str, *, relation: str | None = None, anchor: str | None = None
) -> Element:
    """A link with its ScreenTip, which is what PDF/UA and screen readers describe it by."""
    made = w("hyperlink", *content, anchor=anchor, history=1, tooltip=tip[:_TOOLTIP_LIMIT] or None)
    if relation is not None:
        made.set(qualified("r:id"), relation)
    return made


def _image(image: Image, line: Line, composition: Composition, marks: Marks) -> Iterable[Element]:
    media = composition.pictures.media(image)
    if media is not None:
        try:
            drawing = composition.pictures.draw(
                image, media, composition.relations, width=line.room
            )
            return [run(None, drawing)]
        except PictureError as error:
            composition.log.lost(
                image, f"its description stands in its place: {error.message}", hint=error.hint
            )
    return _text(image.alt or image.title, line, composition, marks)


def _note(note: Note, line: Line, composition: Composition, marks: Marks) -> list[Element]:
    if composition.in_note:
        composition.log.lost(note, "Word knows no note to a note; its text follows in brackets")
        text_of_note = plain_text(note.blocks).replace("\n", " ")
        return list(_text(f" [{text_of_note}]", line, composition, marks))
    number = composition.notes.add(note)
    own_mark = bool(note.label) and note.label != str(number)
    kind, role = (
        ("endnoteReference", "note_reference.end")
        if composition.notes_at_end
        else ("footnoteReference", "note_reference")
    )
    mark = w(kind, customMarkFollows=1 if own_mark else None, id=number)
    style = run_properties(RunFormat(), CHARACTERS[role].id)
    return [run(style, mark, *([text("t", note.label)] if own_mark else []))]
