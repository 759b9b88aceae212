"""What stands in the lines of a document: links, pictures, formulas, languages, directions, and the
marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, assert_never

from publish.checks import facts as f
from publish.checks.expected.roles import direction_of
from publish.checks.expected.tex import letters, notation
from publish.checks.facts import OBJECT, formula, said, symbols_of
from publish.checks.lines import Line, LineFacts, anchor
from publish.document import (
    Citation,
    Code,
    Document,
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

_KINDS: Final[dict[type[Inline], f.MarkKind]] = {
    Emphasis: "emphasis",
    Strong: "strong",
    Strikeout: "strikeout",
    Superscript: "superscript",
    Subscript: "subscript",
    SmallCaps: "small_caps",
    Underline: "underline",
    Highlight: "highlight",
}


class _Line(Line):
    """A line of the document, and where its source says it."""

    def __init__(self, origin: Origin | None, language: str) -> None:
        super().__init__(language)
        self.origin = origin


_SPACE: Final = re.compile(r"\\(?:m?kern|[mh]space\*?)\s*\{?[-\d.]+\s*[a-z]{2}\}?")
"""Distances in TeX, of which nothing is shown."""


class Lines(LineFacts):
    """Goes through one line after the other and gathers what stands in them.

    `waiting` are the notes whose marks have been passed, each with the words before its mark.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document.meta.language)
        self._media = {media.id: media for media in document.media}
        self.waiting: list[tuple[Note, str, Origin | None]] = []
        self._around = ""
        self._runs: str = direction_of(document.meta.language)

    @contextmanager
    def speaking(self, language: str, direction: str | None) -> Iterator[None]:
        """While it lasts, lines are in that language and direction, where they say no other."""
        outer = self._around, self._runs
        self._around, self._runs = language or self._around, direction or self._runs
        yield
        self._around, self._runs = outer

    def read(
        self,
        content: Iterable[Inline],
        origin: Origin | None,
        *,
        language: str = "",
        direction: str | None = None,
    ) -> str:
        """The words of a line, as they are read."""
        with self.speaking(language, direction):
            line = _Line(origin, self._around)
            self._inlines(content, line)
        self.direct(line.text, direction, origin)
        self.keep(line, origin)
        return said(line.text)

    def displayed(self, tex: str, label: str, origin: Origin | None) -> str:
        """The words of a formula that stands alone with its number."""
        line = _Line(origin, self._around)
        line.add(f"{formula(tex)} {label}")
        self.formula(tex, origin)
        self.keep(line, origin)
        return said(line.text)

    def formula(self, tex: str, origin: Origin | None) -> None:
        """Notes a formula, which stands in a line or alone."""
        self.formulas.append(stated_formula(tex, origin))

    def _inlines(self, content: Iterable[Inline], line: _Line) -> None:
        for inline in content:
            self._inline(inline, line)

    def _inline(self, inline: Inline, line: _Line) -> None:
        match inline:
            case Text(text=text):
                line.add(text)
            case Code(text=text) | Keyboard(text=text):
                start = len(line.text)
                line.add(text)
                line.mark("code" if isinstance(inline, Code) else "keyboard", start)
                self.direct(text, "ltr" if self._runs == "rtl" else None, line.origin)
            case LineBreak():
                line.end_line()
            case Math(text=text):
                line.add(formula(text))
                self.formula(text, line.origin)
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                self._marked(inline.content, _KINDS[type(inline)], line)
            case SmallCaps() | Underline() | Highlight():
                self._marked(inline.content, _KINDS[type(inline)], line)
            case Span(content=content, language=language, direction=direction):
                outer, line.language = line.language, language or line.language
                start = len(line.text)
                with self.speaking("", direction):
                    self._inlines(content, line)
                line.language = outer
                self.direct(line.text[start:], direction, line.origin)
            case Link(target=target, content=content, title=title):
                self._link(target, content or (Text(text=target.removeprefix("#")),), line, title)
            case Reference(target=target, content=content):
                self._link(f"#{target}", content or (Text(text=target),), line)
            case Image():
                self._picture(inline, line)
            case Note():
                self.waiting.append((inline, anchor(line.text), line.origin))
            case Citation(content=content):
                self._inlines(content, line)
            case _:
                assert_never(inline)

    def _marked(self, content: Inlines, kind: f.MarkKind, line: _Line) -> None:
        start = len(line.text)
        self._inlines(content, line)
        line.mark(kind, start)

    def _link(self, target: str, content: Inlines, line: _Line, title: str = "") -> None:
        start, at = len(line.text), len(self.links)
        self._inlines(content, line)
        described = bool(said(line.text[start:]) or said(title))
        link = f.Link(
            text="", target=target, title=said(title), described=described, origin=line.origin
        )
        self.link(line, start, at, link)

    def _picture(self, image: Image, line: _Line) -> None:
        media = self._media.get(image.media)
        if media is None:
            line.add(image.alt)
            return
        shown = image.alt if not image.decorative else ""
        line.add(OBJECT if shown else "")
        self.pictures.append(
            f.Picture(
                alt=said(shown),
                decorative=image.decorative,
                digest=image.media,
                ratio=media.width / max(media.height, 1),
                media_type=media.media_type,
                origin=line.origin,
            )
        )


def stated_formula(tex: str, origin: Origin | None = None) -> f.Formula:
    """A formula by its TeX, and by what that shows."""
    return f.Formula(
        tex=said(tex),
        symbols=symbols_of(_SPACE.sub("", tex)),
        letters=letters(tex),
        notation=notation(tex),
        origin=origin,
    )
