"""What stands in the lines of a document, and how its style sets it: links, pictures, formulas,
languages, directions, the marks of notes, and runs of one look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, assert_never

import msgspec

from publish.checks import facts as f
from publish.checks.expected.roles import look_of
from publish.checks.expected.tex_letters import letters
from publish.checks.facts import OBJECT, formula, said, symbols_of
from publish.checks.look import Run
from publish.checks.text_lines import Line, LineFacts, anchor
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
from publish.highlighting import highlighted
from publish.patterns import pattern
from publish.style import Role, Style
from publish.style.fonts.non_italic_scripts import emphasis_weight, stretches

_Marked = (
    Emphasis | Strong | Strikeout | Superscript | Subscript | SmallCaps | Underline | Highlight
)
_KINDS: Final[dict[type[_Marked], f.MarkKind]] = {
    Emphasis: "emphasis",
    Strong: "strong",
    Strikeout: "strikeout",
    Superscript: "superscript",
    Subscript: "subscript",
    SmallCaps: "small_caps",
    Underline: "underline",
    Highlight: "highlight",
}
_SPACE: Final = pattern(r"\\(?:m?kern|[mh]space\*?)\s*\{?[-\d.]+\s*[a-z]{2}\}?")
"""Distances in TeX, of which nothing is shown."""


class _Setting(msgspec.Struct, frozen=True):
    """How text is set: as a run, the weight of its role, and whether it is emphasised there."""

    run: Run
    weight: int
    emphasised: bool = False

    def but(self, role: str, **look: object) -> _Setting:
        """The same in another role, with another look."""
        changed = msgspec.structs.replace(self.run.look, **look)
        run = msgspec.structs.replace(self.run, role=role, look=changed)
        return msgspec.structs.replace(self, run=run)


class _Line(Line):
    """A line of the document, how it is set, and where its source says it."""

    def __init__(self, origin: Origin | None, language: str) -> None:
        super().__init__(language)
        self.origin = origin
        self.runs: list[Run] = []


class Reader(LineFacts):
    """Goes through one line after the other and gathers what stands in them.

    `waiting` are the notes whose marks have been passed, each with the words before its mark.
    """

    def __init__(self, style: Style, document: Document | None = None) -> None:
        super().__init__(document.meta.language if document is not None else "")
        media = document.media if document is not None else ()
        self.waiting: list[tuple[Note, str, Origin | None]] = []
        self._style = style
        self._media = {one.id: one for one in media}
        self._around = ""

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """While it lasts, lines are in that language, where they say no other."""
        outer, self._around = self._around, language or self._around
        yield
        self._around = outer

    def read(
        self,
        parts: Iterable[tuple[Inlines, Role, str]],
        origin: Origin | None,
        language: str = "",
    ) -> tuple[str, tuple[Run, ...]]:
        """The words of a line, whose parts are in roles, as they are read and as they are set."""
        with self.speaking(language):
            line = _Line(origin, self._around)
            for content, role, name in parts:
                self._inlines(content, line, _Setting(self.run("", role, name), role.weight))
        self.keep(line, origin)
        return said(line.text), tuple(line.runs)

    def of(self, content: Inlines, role: Role, name: str) -> tuple[Run, ...]:
        """Inlines as they are set in a role."""
        return self.read([(content, role, name)], None)[1]

    def displayed(self, tex: str, label: str, origin: Origin | None) -> str:
        """The words of a formula that stands alone with its number."""
        line = _Line(origin, self._around)
        line.add(f"{formula(tex)} {label}")
        self.formulas.append(_formula(tex, origin))
        self.keep(line, origin)
        return said(line.text)

    def run(self, text: str, role: Role, name: str) -> Run:
        """Characters in a role."""
        return Run(text=text, look=look_of(self._style, role), role=name)

    def code(self, text: str, language: str, run: Run) -> Iterator[Run]:
        """Code in its colours; `run` is how it is set where it has none."""
        for piece in highlighted(text, language):
            setting = _Setting(run, 0)
            marked = self._marked(setting, f"syntax.{piece.kind}") if piece.kind else setting
            yield msgspec.structs.replace(marked.run, text=piece.text)

    def _inlines(self, content: Iterable[Inline], line: _Line, setting: _Setting) -> None:
        for inline in content:
            self._inline(inline, line, setting)

    def _inline(self, inline: Inline, line: _Line, setting: _Setting) -> None:
        match inline:
            case Text(text=text):
                line.add(text)
                line.runs += self._text(text, setting)
            case Code() | Keyboard():
                self._code(inline, line, setting)
            case LineBreak():
                line.end_line()
                line.runs.append(msgspec.structs.replace(setting.run, text="\n"))
            case Math(text=text):
                line.add(formula(text))
                self.formulas.append(_formula(text, line.origin))
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                self._mark(inline, line, setting)
            case SmallCaps() | Underline() | Highlight():
                self._mark(inline, line, setting)
            case Span(content=content, language=language):
                outer, line.language = line.language, language or line.language
                self._inlines(content, line, setting)
                line.language = outer
            case Link() | Reference():
                self._link(inline, line, self._marked(setting, "link"))
            case Image():
                self._picture(inline, line)
            case Note():
                self.waiting.append((inline, anchor(line.text), line.origin))
            case Citation(content=content):
                self._inlines(content, line, setting)
            case _:
                assert_never(inline)

    def _code(self, inline: Code | Keyboard, line: _Line, setting: _Setting) -> None:
        name: f.MarkKind = "code" if isinstance(inline, Code) else "keyboard"
        start = len(line.text)
        line.add(inline.text)
        line.mark(name, start)
        language = inline.language if isinstance(inline, Code) else ""
        line.runs += self.code(inline.text, language, self._marked(setting, name).run)

    def _mark(self, inline: _Marked, line: _Line, setting: _Setting) -> None:
        kind = _KINDS[type(inline)]
        match inline:
            case Superscript() | Subscript() | SmallCaps():
                caps = {"small_caps": True} if kind == "small_caps" else {"vertical": kind}
                inner = setting.but(kind, **caps)
                inner = msgspec.structs.replace(
                    inner, run=msgspec.structs.replace(inner.run, raised=True)
                )
            case Underline():
                inner = setting.but(kind, underline=True)
            case Strikeout():
                inner = setting.but(kind, strike=True)
            case Emphasis() | Strong() | Highlight():
                inner = self._marked(setting, kind)
        if isinstance(inline, Emphasis):
            # What is emphasised within emphasis is not.
            inner = msgspec.structs.replace(inner, emphasised=not inner.emphasised)
        start = len(line.text)
        self._inlines(inline.content, line, inner)
        line.mark(kind, start)

    def _marked(self, setting: _Setting, name: str) -> _Setting:
        """`setting` with a mark's own values; emphasis within italics stands upright again."""
        mark, look = self._style.mark(name), setting.run.look
        slope = mark.slope or look.slope
        if mark.slope == "italic" and look.slope == "italic":
            slope = "normal"
        return setting.but(
            name,
            family=look.family if mark.font is None else self._style.fonts[mark.font].family,
            weight=mark.weight or look.weight,
            slope=slope,
            size=look.size * mark.size,
            color=look.color if mark.color is None else mark.color.hex,
            background=look.background if mark.background is None else mark.background.hex,
            underline=look.underline or mark.underline,
        )

    def _text(self, text: str, setting: _Setting) -> Iterator[Run]:
        """Emphasis in scripts without italics is heavier, or regular in heavy text."""
        heavy = emphasis_weight(self._style, setting.weight) if setting.emphasised else None
        run = setting.run
        if heavy is None:
            yield msgspec.structs.replace(run, text=text)
            return
        heavier = msgspec.structs.replace(run.look, weight=heavy, slope="normal")
        for part, upright in stretches(text):
            look = heavier if upright else run.look
            yield msgspec.structs.replace(run, text=part, look=look)

    def _link(self, inline: Link | Reference, line: _Line, setting: _Setting) -> None:
        named = inline.target if isinstance(inline, Link) else f"#{inline.target}"
        title = said(inline.title) if isinstance(inline, Link) else ""
        start = len(line.text)
        self._inlines(inline.content or (Text(text=named.removeprefix("#")),), line, setting)
        described = bool(said(line.text[start:]) or title)
        link = f.Link(text="", target=named, title=title, described=described, origin=line.origin)
        self.link(line, start, link)

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


def _formula(tex: str, origin: Origin | None = None) -> f.Formula:
    """A formula by its TeX, and by what that shows."""
    return f.Formula(
        tex=said(tex),
        symbols=symbols_of(_SPACE.sub("", tex)),
        letters=letters(tex),
        origin=origin,
    )
