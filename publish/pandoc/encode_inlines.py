"""Our inlines → pandoc's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

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
    MathBlock,
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
from publish.pandoc import crossrefs
from publish.pandoc import types as p
from publish.pandoc.decode_inlines import HIGHLIGHT_CLASS, KEYBOARD_CLASS

NOTE_LABEL_CLASS: Final = "note-label"
"""Of the span that a note with a label begins with; a writer that numbers notes anew finds it."""
MISSING_CLASS: Final = "image-missing"
"""Of the alt text that stands for a picture that could not be had."""
_MODES: Final = {
    "normal": p.Name("NormalCitation"),
    "author_in_text": p.Name("AuthorInText"),
    "suppress_author": p.Name("SuppressAuthor"),
}


class InlineEncoder:
    """Turns runs of our inlines into pandoc's.

    `picture` gives the address of a picture; `blocks` encodes the blocks of a note; `settable`
    tells of which formulas pandoc can make something.
    """

    def __init__(
        self,
        picture: Callable[[Image], str],
        blocks: Callable[[Blocks], list[p.Block]],
        settable: Callable[[Math | MathBlock], bool],
    ) -> None:
        self._picture = picture
        self._blocks = blocks
        self._settable = settable

    def __call__(self, inlines: Inlines) -> list[p.Inline]:
        return [self._inline(inline) for inline in inlines]

    def _inline(self, inline: Inline) -> p.Inline:
        match inline:
            case Text(text=text):
                return p.Str(text)
            case Emphasis(content=content):
                return p.Emph(self(content))
            case Strong(content=content):
                return p.Strong(self(content))
            case Strikeout(content=content):
                return p.Strikeout(self(content))
            case Superscript(content=content):
                return p.Superscript(self(content))
            case Subscript(content=content):
                return p.Subscript(self(content))
            case SmallCaps(content=content):
                return p.SmallCaps(self(content))
            case Underline(content=content):
                return p.Underline(self(content))
            case Highlight(content=content):
                return p.Span((("", [HIGHLIGHT_CLASS], []), self(content)))
            case Code(text=text, language=language):
                return p.Code((("", [language] if language else [], []), text))
            case Keyboard(text=text):
                return p.Span((("", [KEYBOARD_CLASS], []), [p.Str(text)]))
            case Math(text=text):
                settable = self._settable(inline)
                return p.Math((p.Name("InlineMath"), text)) if settable else unset_formula(text)
            case Link(target=target, content=content, title=title):
                # Of an address of mail, pandoc writes the title only where it is an attribute.
                mailed = title and target.lower().startswith("mailto:")
                attr: p.Attr = ("", [], [("title", title)] if mailed else [])
                return p.Link((attr, self(content), (target, title)))
            case Image():
                return self._image(inline)
            case Note(blocks=blocks, label=label):
                return p.Note(_labelled(self._blocks(blocks), label))
            case LineBreak():
                return p.LineBreak()
            case Reference(target=target, content=content, number_only=bare):
                # What it reads like is settled once there is content.
                pairs = [(crossrefs.NUMBER_ONLY, "true")] if bare and not content else []
                attr = ("", [crossrefs.CLASS], pairs)
                return p.Link((attr, self(content), (f"#{target}", "")))
            case Citation(items=items, content=content):
                return p.Cite(([self._citation_item(item) for item in items], self(content)))
            case Span(content=content, language=language, direction=direction):
                pairs = [("lang", language)] if language else []
                pairs.extend([("dir", direction)] if direction else [])
                return p.Span((("", [], pairs), self(content)))
            case _:
                assert_never(inline)

    def _image(self, image: Image) -> p.Inline:
        if not image.media:
            return p.Span((("", [MISSING_CLASS], []), [p.Str(image.alt)]))
        pairs = [] if image.height is None else [("height", f"{image.height:g}pt")]
        if image.share is not None:
            pairs.append(("width", f"{image.share * 100:g}%"))
        elif image.width is not None:
            pairs.append(("width", f"{image.width:g}pt"))
        if image.decorative:
            pairs.append(("role", "presentation"))
        alt: list[p.Inline] = [p.Str(image.alt)] if image.alt and not image.decorative else []
        return p.Image((("", [], pairs), alt, (self._picture(image), image.title)))

    def _citation_item(self, item: CitationItem) -> p.CitationItem:
        return p.CitationItem(
            citation_id=item.key,
            citation_prefix=self(item.prefix),
            citation_suffix=self(item.suffix),
            citation_mode=_MODES[item.mode],
        )


def unset_formula(text: str) -> p.Inline:
    """The TeX of a formula that cannot be set, as code."""
    return p.Code((("", ["math"], []), text))


def _labelled(blocks: list[p.Block], label: str) -> list[p.Block]:
    if not label:
        return blocks
    mark = p.Span((("", [NOTE_LABEL_CLASS], []), [p.Str(label)]))
    match blocks:
        case [p.Para(content), *rest]:
            return [p.Para([mark, *content]), *rest]
        case _:
            return [p.Para([mark]), *blocks]
