"""Hypothesis strategies for documents: whatever the model allows, in a size that stays small.

`documents()` makes plain and arranged ones with every node of the model in every place that its
type allows, valid or not in the eyes of `normalize`. A law about readers' or layouts' output
filters or normalizes first.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from publish.document import (
    Alignment,
    Apparatus,
    Block,
    BlockQuote,
    Blocks,
    Callout,
    CalloutKind,
    Cell,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Correspondence,
    Definition,
    DefinitionList,
    Direction,
    Division,
    Document,
    Emphasis,
    Field,
    FieldList,
    Figure,
    Furniture,
    Highlight,
    Image,
    Inline,
    Inlines,
    Isolate,
    Keyboard,
    Landscape,
    LineBlock,
    LineBreak,
    Link,
    List,
    Listed,
    ListItem,
    MarginLine,
    MarginPiece,
    Mark,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    NotePlace,
    Numbering,
    Origin,
    PageField,
    Paragraph,
    Reference,
    Region,
    RegionRole,
    Row,
    Section,
    SmallCaps,
    SourceReference,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)

T = TypeVar("T")

DEPTH: Final = 3
"""How deep blocks stand in blocks, and inlines in inlines."""
WIDTH: Final = 3
"""How many children a node has."""

NOT_IN_XML: Final = "\ufffe\uffff"
"""Beside control characters and surrogates, what XML 1.0 (2.2) does not allow."""
text = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NOT_IN_XML), max_size=12
)
"""Any Unicode text on one line, the empty one too."""
lines = st.lists(text, max_size=3).map("\n".join)
code_languages = st.sampled_from(["", "python", "no-such"])
_names = st.from_regex(r"[a-z][a-z0-9-]{0,7}", fullmatch=True)
identifiers = _names | st.just("")
languages = st.sampled_from(("", "en", "de", "fr-CA", "ar", "zh-Hant", "el"))
dates = st.sampled_from(("", "2025", "2025-08", "2025-08-30", "2024-02-29"))
targets = st.sampled_from(("#a", "https://example.org/a?b=c&d", "mailto:a@example.org", "tel:+1"))
origins = st.none() | st.builds(
    lambda first, more, file: Origin(first, first + more, file),
    st.integers(0, 1000),
    st.integers(0, 5),
    st.sampled_from(("", "a.md")),
)
directions = st.none() | st.sampled_from(get_args(Direction))
alignments = st.sampled_from(get_args(Alignment))


def media() -> SearchStrategy[Media]:
    """A medium under the digest of its bytes; the bytes are no picture."""
    return st.builds(
        lambda data, media_type, width, height: Media(
            id=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            data=data,
            width=width,
            height=height,
        ),
        st.binary(max_size=24),
        st.sampled_from(("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")),
        st.integers(1, 4000),
        st.integers(1, 4000),
    )


@cache
def inlines(depth: int = DEPTH) -> SearchStrategy[Inlines]:
    """Some inlines, none too, at most `depth` deep."""
    return _some(_inline(depth))


@cache
def blocks(depth: int = DEPTH) -> SearchStrategy[Blocks]:
    """Some blocks, none too, at most `depth` deep."""
    return _some(_block(depth))


def documents(depth: int = DEPTH) -> SearchStrategy[Document]:
    """A document, plain or arranged, with blocks at most `depth` deep."""
    return st.builds(
        Document,
        meta=_meta(),
        blocks=blocks(depth),
        sources=_some(
            st.builds(
                SourceReference, content=inlines(1), url=targets | st.just(""), origin=origins
            )
        ),
        sources_title=inlines(1),
        media=_some(media()),
        page_master=identifiers,
        furniture=st.none() | _furniture(),
    )


@cache
def _inline(depth: int) -> SearchStrategy[Inline]:
    leaves: SearchStrategy[Inline] = st.one_of(
        st.builds(Text, text=text),
        st.builds(Code, text=text, language=code_languages),
        st.builds(Keyboard, text=text),
        st.builds(Math, text=text),
        st.builds(LineBreak),
        st.builds(
            Image,
            media=st.just("") | st.binary(max_size=2).map(lambda b: hashlib.sha256(b).hexdigest()),
            alt=text,
            title=text,
            decorative=st.booleans(),
            width=st.none() | st.floats(1, 500),
            height=st.none() | st.floats(1, 500),
            share=st.none() | st.floats(0.01, 1),
            origin=origins,
        ),
    )
    if depth == 0:
        return leaves
    content = inlines(depth - 1)
    marks = (Emphasis, Strong, Strikeout, Superscript, Subscript, SmallCaps, Underline, Highlight)
    return st.one_of(
        leaves,
        *(st.builds(mark, content=content) for mark in marks),
        st.builds(Link, target=targets, content=content, title=text),
        st.builds(Note, blocks=st.deferred(lambda: blocks(depth - 1)), label=text),
        st.builds(
            Reference,
            target=identifiers,
            content=content,
            number_only=st.booleans(),
            origin=origins,
        ),
        st.builds(Citation, items=_some(_citation_item(content)), content=content),
        st.builds(Span, content=content, language=languages, direction=directions),
    )


def _citation_item(content: SearchStrategy[Inlines]) -> SearchStrategy[CitationItem]:
    modes = st.sampled_from(("normal", "author_in_text", "suppress_author"))
    return st.builds(CitationItem, key=text, prefix=content, suffix=content, mode=modes)


@cache
def _block(depth: int) -> SearchStrategy[Block]:
    content = inlines(min(depth + 1, DEPTH - 1))
    leaves: SearchStrategy[Block] = st.one_of(
        st.builds(
            Paragraph, content=content, direction=directions, language=languages, origin=origins
        ),
        st.builds(
            Paragraph,
            content=content,
            id=_names,
            entry=st.just(value=True),
            hanging=st.booleans(),
            direction=directions,
            language=languages,
            origin=origins,
        ),
        st.builds(CodeBlock, text=lines, language=code_languages, origin=origins),
        st.builds(MathBlock, text=text, id=identifiers, label=text, origin=origins),
        st.builds(LineBlock, lines=_some(content), origin=origins),
        st.builds(ThematicBreak, origin=origins),
        st.builds(
            FieldList, fields=_some(st.builds(Field, name=text, content=content, label=text))
        ),
        st.builds(
            Contents,
            entries=_some(_contents_entry(content)),
            of=st.sampled_from(get_args(Listed)),
        ),
    )
    if depth == 0:
        return leaves
    inner = blocks(depth - 1)
    return st.one_of(
        leaves,
        st.builds(
            Section,
            title=content,
            blocks=inner,
            id=identifiers,
            label=text,
            numbered=st.booleans(),
            role=st.sampled_from(("", "bibliography")),
            direction=directions,
            language=languages,
            origin=origins,
        ),
        _list(inner),
        st.builds(
            DefinitionList,
            items=_some(st.builds(Definition, term=content, definitions=_some(inner))),
            origin=origins,
        ),
        st.builds(BlockQuote, blocks=inner, attribution=content, origin=origins),
        _table(inner),
        st.builds(
            Figure,
            blocks=inner,
            caption=inner,
            caption_above=st.booleans(),
            id=identifiers,
            label=text,
            origin=origins,
        ),
        st.builds(Landscape, blocks=inner, origin=origins),
        st.builds(Division, blocks=inner, language=languages, direction=directions, origin=origins),
        st.builds(
            Callout,
            kind=st.sampled_from(get_args(CalloutKind)),
            blocks=inner,
            title=content,
            origin=origins,
        ),
        st.builds(
            Region,
            role=st.sampled_from(get_args(RegionRole)),
            blocks=inner,
            title=content,
            id=identifiers,
        ),
    )


def _contents_entry(content: SearchStrategy[Inlines]) -> SearchStrategy[ContentsEntry]:
    level = st.integers(1, 6)
    return st.builds(ContentsEntry, target=identifiers, content=content, level=level, label=text)


def _list(inner: SearchStrategy[Blocks]) -> SearchStrategy[List]:
    checked = st.none() | st.booleans()
    return st.builds(
        List,
        items=_some(st.builds(ListItem, blocks=inner, checked=checked, origin=origins)),
        ordered=st.booleans(),
        start=st.integers(-3, 2000),
        numbering=st.sampled_from(get_args(Numbering)),
        tight=st.booleans(),
        origin=origins,
    )


def _table(inner: SearchStrategy[Blocks]) -> SearchStrategy[Table]:
    cell = st.builds(
        Cell,
        blocks=inner,
        row_span=st.integers(1, 3),
        column_span=st.integers(1, 3),
        header=st.booleans(),
        align=alignments,
    )
    rows = _some(st.builds(Row, cells=_some(cell)))
    return st.builds(
        Table,
        columns=_some(st.builds(Column, align=alignments, width=st.none() | st.floats(0.001, 1))),
        head=rows,
        body=rows,
        foot=rows,
        caption=inner,
        id=identifiers,
        label=text,
        origin=origins,
    )


def _meta() -> SearchStrategy[Meta]:
    names = _some(text)
    return st.builds(
        Meta,
        title=inlines(1),
        subtitle=inlines(1),
        authors=names,
        date=dates,
        language=languages,
        organization=text,
        summary=blocks(1),
        key_points=_some(inlines(1)),
        keywords=names,
        rights=text,
        identifier=text,
        reference=text,
        classification=text,
        status=text,
        correspondence=st.builds(Correspondence, to=names, sender=names, cc=names, subject=text),
        apparatus=_apparatus(),
        extra=_some(st.tuples(text, text)),
    )


def _apparatus() -> SearchStrategy[Apparatus]:
    flag = st.none() | st.booleans()
    return st.builds(
        Apparatus,
        contents=flag,
        contents_depth=st.none() | st.integers(1, 6),
        list_of_figures=flag,
        list_of_tables=flag,
        section_numbers=st.none() | st.integers(0, 6),
        notes=st.none() | st.sampled_from(get_args(NotePlace)),
    )


def _furniture() -> SearchStrategy[Furniture]:
    field = st.builds(PageField, kind=st.sampled_from(("page", "pages")))
    mark = st.builds(Mark, text=text)
    plain = st.builds(Text, text=text) | field | mark
    isolate = st.builds(Isolate, direction=st.sampled_from(("ltr", "rtl")), content=_some(plain))
    pieces: SearchStrategy[tuple[MarginPiece, ...]] = _some(plain | isolate)
    line = st.builds(MarginLine, start=pieces, center=pieces, end=pieces)
    return st.builds(Furniture, header=line, footer=line, first_header=line, first_footer=line)


def _some(part: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(part, max_size=WIDTH).map(tuple)
