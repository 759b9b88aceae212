"""Inlines as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import assert_never
from xml.etree.ElementTree import Element

from publish.diagnostics import Log
from publish.document import (
    Blocks,
    Citation,
    Code,
    Emphasis,
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Math,
    Media,
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
from publish.pictures import extent, natural_size
from publish.units import Length
from publish.web.code import code_of_formula, inline_code, may_begin_a_line
from publish.web.elements import Node, append, element
from publish.web.target import Medium

_Wrap = Callable[[Iterable[Node]], Element]


class InlineWriter:
    """Turns runs of inlines into text and elements.

    `blocks` writes the blocks of a note. With endnotes, `notes` collects them in the order of
    their marks, each with its label, for whoever writes the end of the page.
    """

    def __init__(
        self,
        medium: Medium,
        media: Mapping[str, Media],
        log: Log,
        blocks: Callable[[Blocks], Iterable[Node]],
    ) -> None:
        self.notes: list[Note] = []
        self._medium = medium
        self._room = medium.room
        self._media = media
        self._log = log
        self._blocks = blocks

    def __call__(self, inlines: Inlines) -> list[Node]:
        made: list[Node] = []
        for inline in inlines:
            if isinstance(inline, Code) and made and may_begin_a_line(inline):
                made.append(element("wbr"))
            made.extend(self._inline(inline))
        return made

    @contextmanager
    def on_landscape_pages(self) -> Iterator[None]:
        """While it lasts, pictures have the room of a page on its side."""
        upright, self._room = self._room, self._medium.turned_room
        try:
            yield
        finally:
            self._room = upright

    def _inline(self, inline: Inline) -> Iterator[Node]:
        match inline:
            case Text(text=text):
                yield text
            case Code():
                yield element("code", inline_code(inline))
            case Keyboard(text=text):
                yield element("kbd", text)
            case Math(text=text):
                made = self._medium.formula(inline)
                yield code_of_formula(text) if made is None else made
            case LineBreak():
                yield element("br")
            case Image():
                yield self._image(inline)
            case Note():
                yield self._note(inline)
            case Link(target=target, content=content, title=title):
                yield from self._link(target, content, title)
            case Reference(target=target, content=content):
                yield from self._link(f"#{target}", content, "")
            case Citation(content=content):
                yield element("span", self(content), class_="citation")
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                yield _mark(inline)(self(inline.content))
            case SmallCaps() | Underline() | Highlight() | Span():
                yield _mark(inline)(self(inline.content))
            case _:
                assert_never(inline)

    def _link(self, target: str, content: Inlines, title: str) -> Iterator[Node]:
        text = content or (Text(text=target.removeprefix("#")),)
        if not self._medium.text_only_links:
            yield element("a", self(text), href=target, title=title)
            return
        for inline in text:
            yield from self._text_link(inline, target, title)

    def _text_link(self, inline: Inline, target: str, title: str) -> Iterator[Node]:
        """The inline with its marks outside and a link around its text."""
        match inline:
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                yield _mark(inline)(self._linked(inline.content, target, title))
            case SmallCaps() | Underline() | Highlight() | Span():
                yield _mark(inline)(self._linked(inline.content, target, title))
            case Code() | Keyboard():
                tag = "code" if isinstance(inline, Code) else "kbd"
                yield element(tag, element("a", inline.text, href=target, title=title))
            case Link() | Reference() | Note() | LineBreak():
                yield from self._inline(inline)
            case Text() | Math() | Image() | Citation():
                yield element("a", self._inline(inline), href=target, title=title)
            case _:
                assert_never(inline)

    def _linked(self, content: Inlines, target: str, title: str) -> list[Node]:
        return [node for inline in content for node in self._text_link(inline, target, title)]

    def _image(self, image: Image) -> Element:
        """The picture, or else what it is called; one without `media` the reader has told of."""
        media = self._media.get(image.media)
        if media is None:
            if image.media:
                self._log.lost(
                    image, "its bytes are missing: its alt text stands there", code="image-missing"
                )
            return element("span", image.alt, class_="image-missing")
        made = element("img", src=self._medium.picture_url(media), title=image.title)
        made.set("alt", "" if image.decorative else image.alt)
        made.set("style", picture_width(image, media, self._room))
        if self._medium.interactive:
            across, down = natural_size(media)
            made.set("width", str(round(across.px)))
            made.set("height", str(round(down.px)))
        return made

    def _note(self, note: Note) -> Element:
        self.notes.append(note)
        number = len(self.notes)
        if self._medium.footnotes:
            made = element("span", id=f"note-{number}", class_="note")
            made.set("data-label", note.label or "*")
            made.set("data-mark", f"note-mark-{number}")
            append(made, self._blocks(note.blocks))
            return made
        return element(
            "sup",
            element(
                "a",
                note.label or "*",
                href=f"#note-{number}",
                id=f"note-mark-{number}",
                role="doc-noteref",
            ),
        )


def picture_width(image: Image, media: Media, room: tuple[Length, Length]) -> str:
    """The width of a picture as a declaration of CSS; its height follows from its ratio.

    A share is one of the width that there is; where that makes the picture higher than a page, the
    page decides.
    """
    if image.share is None:
        across, _ = extent(image, media, *room)
        return f"width: {across.css()}"
    share = min(image.share, 1.0)
    across, down = natural_size(media)
    highest = room[1] if image.height is None else min(room[1], Length(image.height))
    most = min(highest.pt / down.pt * across.pt, room[0].pt)
    return f"width: {share:.2%}; max-width: {Length(most).css()}"


def _mark(
    inline: Emphasis
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Underline
    | Highlight
    | Span,
) -> _Wrap:
    match inline:
        case Emphasis():
            return lambda content: element("em", content)
        case Strong():
            return lambda content: element("strong", content)
        case Strikeout():
            return lambda content: element("s", content)
        case Superscript():
            return lambda content: element("sup", content)
        case Subscript():
            return lambda content: element("sub", content)
        case SmallCaps():
            return lambda content: element("span", content, class_="small-caps")
        case Underline():
            return lambda content: element("u", content)
        case Highlight():
            return lambda content: element("mark", content)
        case Span(language=language, direction=direction):
            return lambda content: element("span", content, lang=language, dir=direction or "")
        case _:
            assert_never(inline)
