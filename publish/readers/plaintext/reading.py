"""The passes in their order: text → pieces → document, with the diagnostics of what went where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Document,
    Inlines,
    SourceReference,
    Text,
)
from publish.errors import SourceError
from publish.normalization.language import ENOUGH, language_of
from publish.plugin import Source
from publish.readers.decode import decode
from publish.readers.frontmatter import FrontMatter, merge_meta, split
from publish.readers.plaintext import (
    around,
    back,
    captions,
    contents,
    definitions,
    front,
    furniture,
    headings,
    imprints,
    lists,
    meetings,
    menus,
    page,
    parties,
    poem_edges,
    poems,
    programmes,
    quotations,
    repeated,
    songs,
    standard_fields,
    standards,
    unmarked,
    verse,
)
from publish.readers.plaintext.assemble import Assembler
from publish.readers.plaintext.blocks import find_blocks
from publish.readers.plaintext.correspondence import (
    find_header,
    find_inner_heads,
    settle_letterhead,
)
from publish.readers.plaintext.credits import find_credits
from publish.readers.plaintext.front_meta import front_meta
from publish.readers.plaintext.joining import Joiner, small_words
from publish.readers.plaintext.lines import PAGE, Line, own_lines, read_lines
from publish.readers.plaintext.pieces import Kind, Piece, Statement
from publish.readers.plaintext.pitch import settle_pitch
from publish.readers.plaintext.poem_heads import settle_dedication
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import Shape, measure
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.word_sections import find_word_sections
from publish.readers.structure import SUFFIX, Structure, read_beside

_FRONT: Final = {
    "byline": "the authors",
    "date": "the date",
    "header": "a field of the correspondence",
    "summary": "the summary",
}
"""Pieces whose words become data in another form, so that the words themselves are told."""


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """A text taken apart: its pieces in order, and the notes by the number of their mark.

    `joined` are the words whose parts two lines held, `language` is the stated one, or the one that
    the text tells, or "".
    """

    front: FrontMatter
    pieces: list[Piece]
    notes: dict[str, Piece]
    joined: list[str]
    shape: Shape
    language: str


def read_plaintext(source: Source, log: Log) -> Document:
    """The document that a plain text is. See `analyse` for the passes."""
    return document_of(analyse(source, log), log)


def document_of(analysis: Analysis, log: Log) -> Document:
    """What a text that was taken apart comes to.

    It takes the pieces out of the analysis one by one, as they become blocks: of a long text both
    take much room, and need not stand there together.
    """
    pieces = analysis.pieces
    report(analysis, log)
    assembler = Assembler(analysis.notes, analysis.shape.line_gap)
    sources = assembler.sources(pieces)
    _report_sources(sources, log)
    sources_title = next((p.text for p in pieces if p.kind == "sources-heading"), "")
    meta = merge_meta(front_meta(pieces, assembler, analysis.language), analysis.front.meta)
    if not meta.date:
        _report_dates(pieces, log)
    return Document(
        meta=meta,
        blocks=assembler.body(_drained(pieces)),
        sources=sources,
        sources_title=_inlines(sources_title.rstrip(" :：")),
    )


def _drained(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces in order, each of which leaves the list."""
    pieces.reverse()
    while pieces:
        yield pieces.pop()


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A text before its front is read: its pieces in order, with what tells the front.

    `head` are those of a first page's header, with the title, above all others: these are settled.
    `small_words` are those that the text writes with a small first letter, `dropped` the lines of
    page furniture and of lists of contents, `language` the stated one, or the one that the text
    tells, or "".
    """

    front: FrontMatter
    pieces: list[Piece]
    dropped: list[Piece]
    joiner: Joiner
    shape: Shape
    language: str
    small_words: frozenset[str]
    has_title: bool
    is_letter: bool
    head: list[Piece]


def analyse(source: Source, log: Log) -> Analysis:
    """Encoding, front matter, lines, page furniture, shape, blocks, then what the blocks are.

    Each pass is linear in the length of the text.
    """
    opened = open_text(source, log)
    pieces = opened.pieces
    find_known(opened)
    meetings.find_heads(pieces)
    if not opened.is_letter:
        around.find_around(pieces, wrapped=opened.shape.wrapped)
    headings.find_headings(pieces, [piece.marks for piece in opened.dropped])
    notes = back.find_notes(pieces)
    pieces = [*opened.head, *pieces]
    if opened.dropped:
        pieces = sorted([*pieces, *opened.dropped], key=lambda piece: piece.first.number)
    return Analysis(
        front=opened.front,
        pieces=pieces,
        notes=notes,
        joined=opened.joiner.taken,
        shape=opened.shape,
        language=opened.language,
    )


def find_known(opened: Opened) -> None:
    """The passes that find what its words or place tell: all but headings and lines of a page."""
    pieces = opened.pieces
    if not opened.head:
        front.find_front(
            pieces,
            opened.small_words,
            opened.shape,
            has_title=opened.has_title,
            is_letter=opened.is_letter,
            language=opened.language,
        )
        settle_dedication(pieces)
        meetings.find_meeting(pieces)
        parties.find_parties(pieces)
    standard_fields.settle_fields(opened.head or pieces)
    repeated.find_repeated(pieces)
    page.find_controls(pieces)
    find_inner_heads(pieces)
    back.find_end_matter(pieces)
    page.find_rest(pieces)
    find_credits(pieces, is_letter=opened.is_letter, language=opened.language)
    quotations.find_quotations(pieces, opened.shape)
    back.find_sources(pieces)
    definitions.find_definitions(pieces)
    unmarked.find_unmarked(pieces)
    imprints.find_imprints(pieces)
    menus.find_menus(pieces)
    verse.find_verse(pieces, opened.shape)
    poems.find_poems(pieces, opened.shape)
    poem_edges.part_end(pieces)
    lists.head_stanzas(pieces)


def open_text(source: Source, log: Log) -> Opened:
    """The passes up to the front: what is on the lines, and which lines belong together.

    Raises `SourceError` where the author's statements about lines are at odds.
    """
    found = split(decode(source, log), source.name, log)
    all_lines = read_lines(found.body, found.first_line, log)
    found = msgspec.structs.replace(found, body="")  # a long text takes its room
    structure = _structure(source, found, all_lines)
    stated = _stated(structure)
    sung = songs.kept_of(all_lines)
    removed = {
        index: rule
        for index, rule in furniture.page_furniture(all_lines).items()
        if all_lines[index].number not in stated and index not in sung
    }
    kept = (
        furniture.without(all_lines, removed)
        if removed or any(x.traits & PAGE for x in all_lines)
        else all_lines
    )
    found_songs = songs.find_songs(kept)
    listed = {
        index: rule
        for index, rule in contents.contents_list(kept).items()
        if kept[index].number not in stated
    }
    dropped = [
        *(_dropped(all_lines[index], rule) for index, rule in sorted(removed.items())),
        *(_dropped(kept[index], rule) for index, rule in sorted(listed.items())),
    ]
    if listed:
        kept = contents.without_contents(kept, listed)
    joiner = Joiner(kept)
    shape = _shape(kept, found_songs)
    pieces: list[Piece] = []
    head: list[Piece] = []
    first_page = None if stated else standards.find_first_page(kept, shape, joiner)
    header = None if first_page else find_header(kept, shape, joiner)
    if first_page is not None:
        end, head = first_page
        rest = kept[end:]
    elif header is not None:
        start, end, fields = header
        pieces += find_blocks(Scanner(kept[:start], shape, joiner, stated, found_songs))
        settle_letterhead(pieces, {field.rule for field in fields})
        pieces += fields
        rest = kept[end:]
    else:
        rest = kept
    body = find_blocks(Scanner(rest, shape, joiner, stated, found_songs))
    if header is not None and body and body[0].kind == "break":
        body[0].become("dropped", "a rule under the head of the letter", 0.9)
    pieces += body
    lists.settle(pieces)
    programmes.find_programmes(pieces)
    captions.find_captions(pieces)
    find_word_sections(pieces)
    repeated.find_alternatives(pieces)
    page.find_page(pieces)
    has_title = (
        bool(found.meta.title)
        or bool(head)
        or any(
            p.kind == "title" or (p.kind == "header" and p.rule == "subject" and p.text)
            for p in pieces
        )
        or structure.title_line == 0
    )
    language = found.meta.language or language_of("\n".join(line.text for line in kept[:ENOUGH]))
    return Opened(
        front=found,
        pieces=pieces,
        dropped=dropped,
        joiner=joiner,
        shape=shape,
        language=language,
        small_words=small_words(kept),
        has_title=has_title,
        is_letter=header is not None,
        head=head,
    )


def _shape(lines: Sequence[Line], found: songs.Songs) -> Shape:
    """How the text stands on its lines, those aside that are quoted or sung."""
    told = songs.without_songs(lines, found)
    own = own_lines(told or lines)
    settle_pitch(own)
    shape = measure(own)
    if not shape.wrapped and len(own) < len(told):
        shape = measure(told)
    if songs.spaced_out(lines, found):
        shape = msgspec.structs.replace(shape, line_gap=1)
    return shape


def _dropped(line: Line, rule: str) -> Piece:
    return Piece("dropped", [line], "", rule, 0.85, marks=line.text)


def _structure(source: Source, front: FrontMatter, lines: Sequence[Line]) -> Structure:
    """What the author states about lines, in one place or the other.

    Raises `SourceError` when both places do, and for a line that has no text.
    """
    structure = front.structure
    if source.structure is not None:
        if structure.lines or structure.where:
            raise SourceError(
                f"{structure.where}: structure is stated here and in {source.name}{SUFFIX}",
                hint="keep one of them",
            )
        structure = read_beside(source.structure, f"{source.name}{SUFFIX}")
    numbers = {line.number for line in lines} if structure.lines else set()
    for number in structure.lines:
        if number not in numbers:
            raise SourceError(
                f"{structure.where}: line {number} of {source.name} has no text",
                hint="count lines as an editor does, those of front matter too",
            )
    return structure


def _stated(structure: Structure) -> dict[int, Statement]:
    """What the author says about lines, by their number."""
    named = {line: Statement("heading", level) for line, level in structure.headings}
    named |= {line: Statement("paragraph") for line in structure.paragraphs}
    singles: tuple[tuple[int | None, Kind], ...] = (
        (structure.title_line, "title"),
        (structure.subtitle_line, "subtitle"),
        (structure.byline_line, "byline"),
        (structure.sources_line, "sources-heading"),
    )
    return named | {line: Statement(kind) for line, kind in singles if line}


def report(analysis: Analysis, log: Log) -> None:
    """Says what was left out, and which characters became structure or data."""
    structure: dict[str, Counter[str]] = {}
    for piece in _all_pieces(analysis.pieces):
        if piece.kind == "title" and piece.confidence < front.DOUBTFUL:
            _report_doubtful(piece, log)
        if piece.kind == "dropped":
            _report_left_out(piece, log)
        elif piece.kind in _FRONT:
            what = f"{piece.marks} {piece.text}".strip()
            log.info("front-read", f'"{what}" is read as {_FRONT[piece.kind]}', origin=piece.origin)
        elif marks := _marks_of(piece):
            structure.setdefault(piece.kind, Counter())[marks] += 1
    for kind, found in structure.items():
        told = ", ".join(f"{mark} ×{n}" for mark, n in found.items())
        log.info("marks-read", f"marks that became structure ({kind}): {told}")
    if joined := analysis.joined:
        log.info("hyphens-joined", f"words joined over line ends: {', '.join(joined)}")


def _report_doubtful(piece: Piece, log: Log) -> None:
    """A title that may as well be another line: whoever publishes the text knows which it is."""
    log.warning(
        "title-unsure",
        f'"{piece.text}" may not be the title: {piece.rule}',
        origin=piece.origin,
        hint=f"title_line in {log.source}{SUFFIX} says which line it is; {piece.first.number} is "
        "this one",
    )


def _report_left_out(piece: Piece, log: Log) -> None:
    """A page number or a control that is left out is no loss; what was weighed may be one."""
    what = f"{piece.text} {piece.marks}".strip()
    message = f'"{what}" is left out: {piece.rule}'
    if around.is_weighed(piece):
        hint = f"paragraphs = [{piece.first.number}] in {log.source}{SUFFIX} would keep it"
        log.warning("left-out", message, origin=piece.origin, hint=hint)
    else:
        log.info("left-out", message, origin=piece.origin)


def _all_pieces(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        if piece.body:
            yield from _all_pieces(piece.body)


def _marks_of(piece: Piece) -> str:
    """What of a piece stands in the document as structure only."""
    match piece.kind:
        case "definition":
            return f"{piece.text[len(term(piece.text, long=True))]}{piece.marks}"
        case "sources-heading":
            return piece.marks + piece.text[len(piece.text.rstrip(" :：")) :].strip()
        case _:
            return "".join(piece.marks.split()) if piece.marks else ""


def _report_sources(sources: Sequence[SourceReference], log: Log) -> None:
    for source in sources:
        if not source.url:
            text = "".join(getattr(part, "text", "") for part in source.content)
            log.info(
                "source-without-link",
                f'the source "{text}" has no link',
                origin=source.origin,
                hint="add its web address",
            )


def _report_dates(pieces: Sequence[Piece], log: Log) -> None:
    """Lines that say when, as nobody understands: `12/05/2025` may be a day in May or December."""
    for piece in pieces:
        if piece.kind == "date" or (piece.kind == "header" and piece.rule == "date"):
            log.warning(
                "date-not-understood",
                f'"{piece.text}" says no date that is understood; none is printed',
                origin=piece.origin,
                hint="write it as 2025-08-30",
            )


def _inlines(text: str) -> Inlines:
    return (Text(text=text),) if text else ()
