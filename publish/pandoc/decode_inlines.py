"""pandoc's inlines → ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, assert_never

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Blocks,
    Citation,
    CitationItem,
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
    Origin,
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
from publish.errors import PictureError, SourceError
from publish.pandoc import attributes, crossrefs, rawhtml
from publish.pandoc import types as p
from publish.pandoc.pictures import shortened, weight_of_absence
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.walk import iterate, plain_text

Pictures = Callable[[str, Origin | None], Media | None]
"""The picture that a source names by that target, at that place, or `None` when it does not contain
it. What cannot be used raises a `SourceError`."""
"""Where a source names a picture by that target; asked again, where it does so again."""


class References(msgspec.Struct, frozen=True, kw_only=True):
    """What a source format has of references to its own parts.

    `implied` states that a link without words asks for the name of what it leads to; on a web page
    it is a thing to click on. `locate` finds the place in the source where an id is referred to.
    """

    implied: bool = True
    locate: Callable[[str], Origin | None] = lambda _: None


NO_REFERENCES: Final = References(implied=False)

_PICTURE_ATTRIBUTES: Final = ("width", "height", "alt", "role", "aria-hidden", "decorative")
_NOTE_MARK: Final = pattern(r"\[\^[^\]\s]+\]")
_NO_LANGUAGES: Final = ("interpreted-text", "sample", "variable")
"""The classes of code that pandoc's readers give to elements and roles."""
_NO_ALTS: Final = ("image",)
"""What pandoc's readers of LaTeX and reStructuredText describe a picture by that has no alt."""
KEYBOARD_CLASS: Final = "kbd"
HIGHLIGHT_CLASS: Final = "mark"
"""The classes that pandoc's readers give to spans of these elements, and its writers read."""
_MODES: Final[dict[str, Literal["normal", "author_in_text", "suppress_author"]]] = {
    "NormalCitation": "normal",
    "AuthorInText": "author_in_text",
    "SuppressAuthor": "suppress_author",
}
_QUOTES: Final = {"DoubleQuote": '"', "SingleQuote": "'"}
_MARKS: Final[dict[type[p.Inline], Callable[..., Inline]]] = {
    p.Emph: Emphasis,
    p.Underline: Underline,
    p.Strong: Strong,
    p.Strikeout: Strikeout,
    p.Superscript: Superscript,
    p.Subscript: Subscript,
    p.SmallCaps: SmallCaps,
}


class InlineDecoder:
    """Turns runs of pandoc's inlines into ours; collects the pictures they show in `media`, and
    in `anchors` the ids of what stands in them, which the block around them takes.

    `blocks` decodes the blocks of a note.
    """

    def __init__(
        self,
        pictures: Pictures,
        places: Places,
        unused: attributes.Unused,
        log: Log,
        blocks: Callable[[list[p.Block]], Blocks],
        *,
        references: References = NO_REFERENCES,
    ) -> None:
        self._references = references
        self.media: dict[str, Media] = {}
        self.anchors: list[str] = []
        self._pictures = pictures
        self._places = places
        self._unused = unused
        self._log = log
        self._blocks = blocks

    def __call__(self, nodes: list[p.Inline]) -> Inlines:
        """`nodes` as inlines of ours, neighbouring text in one piece."""
        done: list[Inline] = []
        words: list[str] = []
        self._collect(nodes, done, words)
        _flush(words, done)
        return tuple(done)

    def _collect(self, nodes: list[p.Inline], done: list[Inline], words: list[str]) -> None:
        for node in rawhtml.fold(nodes, self._log, self._places):
            match node:
                case p.Span((attr, _)) | p.Link((attr, _, _)) | p.Image((attr, _, _)) if attr[0]:
                    self.anchors.append(attr[0])
                case _:
                    pass
            match node:
                case p.Str() | p.Link() if (parts := crossrefs.unspaced(node)) is not None:
                    self._collect(parts, done, words)
                case p.Str(text):
                    words.append(text)
                case p.Space() | p.SoftBreak():
                    words.append(" ")
                case p.Quoted((kind, content)):
                    # Straight, as the author typed them: `normalize` sets quotes by language.
                    words.append(_QUOTES[kind.t])
                    self._collect(content, done, words)
                    words.append(_QUOTES[kind.t])
                case p.Span((attr, content)) if self._is_transparent(attr):
                    self._collect(content, done, words)
                case p.Link((_, content, ("", _))):
                    self._collect(content, done, words)
                case p.Link((_, [], (target, _))) if target.startswith("#") and (
                    not self._references.implied
                ):
                    pass
                case p.Cite((items, _)) if crossrefs.are_cross_references(items):
                    self._collect(crossrefs.as_links(items), done, words)
                case _:
                    _flush(words, done)
                    done.append(self._inline(node))

    def _inline(self, node: p.Inline) -> Inline:
        match node:
            case (
                p.Emph(content)
                | p.Underline(content)
                | p.Strong(content)
                | p.Strikeout(content)
                | p.Superscript(content)
                | p.Subscript(content)
                | p.SmallCaps(content)
            ):
                return _MARKS[type(node)](content=self(content))
            case p.Cite((items, content)):
                typed: list[p.Inline] = [
                    p.Code((p.NO_ATTR, node.c[1])) if isinstance(node, p.RawInline) else node
                    for node in content
                ]
                return Citation(
                    items=tuple(self._citation_item(item) for item in items), content=self(typed)
                )
            case p.Code(((_, classes, pairs), text)):
                self._unused.note(("", classes[1:], pairs))
                language = classes[0] if classes and classes[0] not in _NO_LANGUAGES else ""
                return Code(text=text, language=language)
            case p.LineBreak():
                return LineBreak()
            case p.Math((_, text)):
                return Math(text=text)
            case p.RawInline((markup, text)):
                self._log.add(
                    "loss",
                    "raw-markup",
                    f"raw {markup} rendered as code: {text[:40]}",
                    origin=self._places.raw(text),
                    hint="use the markup of the source format",
                )
                return Code(text=text)
            case p.Link((attr, content, (target, _))) if crossrefs.is_reference(node):
                return self._reference(attr, content, target.removeprefix("#"))
            case p.Link((attr, content, (target, title))):
                self._unused.note(attr)
                return Link(target=target, content=self(content), title=title)
            case p.Image((attr, description, (target, title))):
                return self._image(attr, description, target, title)
            case p.Note(blocks):
                outside, self.anchors = self.anchors, []
                note = Note(blocks=self._blocks(blocks))
                self.anchors = outside + self.anchors
                return self._note(note)
            case p.Span(((_, classes, _), content)) if KEYBOARD_CLASS in classes:
                return Keyboard(text=plain_text(self(content)))
            case p.Span(((_, classes, _), content)) if HIGHLIGHT_CLASS in classes:
                return Highlight(content=self(content))
            case p.Span((attr, content)):
                return Span(
                    content=self(content),
                    language=attributes.language(attr),
                    direction=attributes.direction(attr),
                )
            case p.Str() | p.Space() | p.SoftBreak() | p.Quoted():
                raise AssertionError(f"{node} is text")
            case _:
                assert_never(node)

    def _is_transparent(self, attr: p.Attr) -> bool:
        if KEYBOARD_CLASS in attr[1] or HIGHLIGHT_CLASS in attr[1]:
            return False
        self._unused.note(attr, used=attributes.SPEECH)
        return not attributes.language(attr) and attributes.direction(attr) is None

    def _reference(self, attr: p.Attr, content: list[p.Inline], target: str) -> Reference:
        return Reference(
            target=target,
            content=self(content) if crossrefs.CLASS in attr[1] else (),
            number_only=crossrefs.wants_number(attr),
            origin=self._references.locate(target),
        )

    def _citation_item(self, item: p.CitationItem) -> CitationItem:
        return CitationItem(
            key=item.citation_id,
            prefix=self(item.citation_prefix),
            suffix=self(item.citation_suffix),
            mode=_MODES[item.citation_mode.t],
        )

    def _note(self, note: Note) -> Note:
        """A note; pandoc leaves the marks of notes in it as they were typed, without their text."""
        for part in iterate(note):
            if isinstance(part, Text) and (mark := _NOTE_MARK.search(part.text)):
                self._log.lost(
                    note,
                    f"{mark[0]} inside another note dropped",
                    code="note-in-note",
                    hint="move its text into the outer note",
                )
        return note

    def _image(self, attr: p.Attr, description: list[p.Inline], target: str, title: str) -> Image:
        self._unused.note(attr, used=_PICTURE_ATTRIBUTES)
        said = plain_text(self(description))
        alt = attributes.value(attr, "alt") or (said if said not in _NO_ALTS else "")
        size = attributes.size(attr)
        image = Image(
            media="",
            alt=" ".join(alt.split()),
            title=title,
            decorative=attributes.is_decorative(attr),
            width=size.width,
            height=size.height,
            share=size.share,
            origin=self._places(target),
        )
        try:
            media = self._pictures(target, image.origin)
        except PictureError as error:
            because = f"cannot use picture {shortened(target)}: {error.message}"
            self._log.lost(image, because, code="image-refused", hint=error.hint)
            return image
        except SourceError as error:
            self._tell_absent(image, target, error.message, error.hint)
            return image
        if media is None:
            because = f"picture {shortened(target)} is referenced but not embedded in the source"
            hint = "embed the picture, or save the source again in its original application"
            self._tell_absent(image, target, because, hint)
            return image
        self.media[media.id] = media
        return msgspec.structs.replace(image, media=media.id)

    def _tell_absent(self, image: Image, target: str, because: str, hint: str) -> None:
        self._log.add(
            weight_of_absence(target), "image-not-embedded", because, node=image, hint=hint
        )


def _flush(words: list[str], done: list[Inline]) -> None:
    if text := "".join(words):
        done.append(Text(text=text))
    words.clear()
