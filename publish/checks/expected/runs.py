"""What the style says of inlines: runs, each of one look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

import msgspec

from publish.checks.expected.roles import look_of
from publish.checks.look import Look, Run
from publish.document import (
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
from publish.highlighting import highlighted
from publish.style import Role, Style
from publish.style.upright import emphasis_weight, stretches


class _Around(msgspec.Struct, frozen=True):
    """The weight of the role that a text is in, and whether it is emphasised there."""

    weight: int
    emphasised: bool = False

    @property
    def emphasis(self) -> _Around:
        """Within emphasis; what is emphasised within emphasis is not."""
        return _Around(self.weight, not self.emphasised)


class Runs:
    """Says inlines as runs, and remembers what else stood among them."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._notes: list[Note] = []
        self._opaque = False

    def take_opaque(self) -> bool:
        """Whether something that is no plain text stood in what was said since it was asked."""
        opaque, self._opaque = self._opaque, False
        return opaque

    def take_notes(self) -> list[Note]:
        """The notes whose marks stood there."""
        notes, self._notes = self._notes, []
        return notes

    def run(self, text: str, role: Role, name: str) -> Run:
        """Characters in a role."""
        return Run(text=text, look=look_of(self._style, role), role=name)

    def of(self, inlines: Inlines, role: Role, name: str) -> tuple[Run, ...]:
        """Inlines in a role."""
        plain = self.run("", role, name)
        return tuple(self._within(inlines, plain, _Around(role.weight)))

    def _inline(self, inline: Inline, run: Run, around: _Around) -> Iterator[Run]:
        match inline:
            case Text(text=text):
                yield from self._text(text, run, around)
            case Code(text=text, language=language):
                yield from self.code(text, language, self._marked(run, "code"))
            case Keyboard(text=text):
                yield msgspec.structs.replace(self._marked(run, "keyboard"), text=text)
            case Highlight():
                yield from self._within(inline.content, self._marked(run, "highlight"), around)
            case Strong():
                yield from self._within(inline.content, self._marked(run, "strong"), around)
            case Emphasis():
                yield from self._within(
                    inline.content, self._marked(run, "emphasis"), around.emphasis
                )
            case Link() | Reference():
                content = inline.content or (Text(text=inline.target.removeprefix("#")),)
                yield from self._within(content, self._marked(run, "link"), around)
            case Superscript() | Subscript() | SmallCaps():
                self._opaque = True
                role, look = _raised(inline, run.look)
                raised = msgspec.structs.replace(run, raised=True, look=look, role=role)
                yield from self._within(inline.content, raised, around)
            case Underline():
                under = msgspec.structs.replace(run.look, underline=True)
                marked = msgspec.structs.replace(run, look=under, role="underline")
                yield from self._within(inline.content, marked, around)
            case Strikeout():
                struck = msgspec.structs.replace(run.look, strike=True)
                marked = msgspec.structs.replace(run, look=struck, role="strikeout")
                yield from self._within(inline.content, marked, around)
            case Span() | Citation():
                yield from self._within(inline.content, run, around)
            case Note():
                self._opaque = True
                self._notes.append(inline)
            case LineBreak():
                yield msgspec.structs.replace(run, text="\n")
            case Math() | Image():
                self._opaque = True
            case _:
                assert_never(inline)

    def code(self, text: str, language: str, run: Run) -> Iterator[Run]:
        """Code in its colours; `run` is how it is set where it has none."""
        for piece in highlighted(text, language):
            marked = self._marked(run, f"syntax.{piece.kind}") if piece.kind else run
            yield msgspec.structs.replace(marked, text=piece.text)

    def _text(self, text: str, run: Run, around: _Around) -> Iterator[Run]:
        """Emphasis in scripts without italics is heavier, or regular in heavy text."""
        weight = emphasis_weight(self._style, around.weight) if around.emphasised else None
        if weight is None:
            yield msgspec.structs.replace(run, text=text)
            return
        heavier = msgspec.structs.replace(run.look, weight=weight, slope="normal")
        for part, upright in stretches(text):
            look = heavier if upright else run.look
            yield msgspec.structs.replace(run, text=part, look=look)

    def _within(self, content: Inlines, run: Run, around: _Around) -> Iterator[Run]:
        for inline in content:
            yield from self._inline(inline, run, around)

    def _marked(self, run: Run, name: str) -> Run:
        """`run` with a mark's own values; emphasis within italics stands upright again."""
        mark = self._style.mark(name)
        look = run.look
        slope = mark.slope or look.slope
        if mark.slope == "italic" and look.slope == "italic":
            slope = "normal"
        return msgspec.structs.replace(
            run,
            role=name,
            look=msgspec.structs.replace(
                look,
                family=look.family if mark.font is None else self._style.fonts[mark.font].family,
                weight=mark.weight or look.weight,
                slope=slope,
                size=look.size * mark.size,
                color=look.color if mark.color is None else mark.color.hex,
                background=look.background if mark.background is None else mark.background.hex,
                underline=look.underline or mark.underline,
            ),
        )


def _raised(inline: Superscript | Subscript | SmallCaps, look: Look) -> tuple[str, Look]:
    match inline:
        case Superscript():
            return "superscript", msgspec.structs.replace(look, vertical="superscript")
        case Subscript():
            return "subscript", msgspec.structs.replace(look, vertical="subscript")
        case SmallCaps():
            return "small_caps", msgspec.structs.replace(look, small_caps=True)
