"""What the style says of an arranged document: every passage of it with all that it should have.

This is the reference that artifacts are measured against. It knows the document and the style and
no format, and nothing of how exporters reach what it demands. The rules that it states:

* Spaces between blocks collapse: of the space after one and the space before the next, and of all
  that ends and begins between them, the greatest counts (CSS 2.1, 8.3.1). Padding and rules of a
  box are added, and what stands first or last in a box keeps no space to its edge.
* Items are `item_space` apart at every level, or as far as what ends the one before keeps: the
  items of a loose list are no nearer to each other than paragraphs are.
* What stands in a box takes the characters of that box. Lists, definitions, figures and formulas
  change of them what their own role says otherwise than `text`.
* Emphasis within italics is upright, and emphasis in scripts without italics is heavier, or regular
  in heavy text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

import msgspec

from publish.checks.expected.roles import direction_of
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    CodeBlock,
    Contents,
    DefinitionList,
    Division,
    Document,
    FieldList,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
    LineBreak,
    List,
    MathBlock,
    Origin,
    Paragraph,
    Region,
    Section,
    Table,
    ThematicBreak,
)
from publish.style import Style
from tests.conformance.expected.lists import tell_definitions, tell_list
from tests.conformance.expected.regions import tell_contents, tell_fields, tell_region
from tests.conformance.expected.tables import tell_caption, tell_table
from tests.conformance.expected.telling import Here, Teller
from tests.conformance.passages import Placed

_DEEPEST: Final = 6


def expected_passages(document: Document, style: Style) -> tuple[Placed, ...]:
    """Every passage of the arranged document, in reading order; notes follow what they stand in."""
    teller = _Blocks(style, direction_of(document.meta.language))
    teller.blocks(document.blocks, Here(name="text", role=style.text))
    return tuple(teller.passages)


class _Blocks(Teller):
    """Tells each kind of block in its own way."""

    def blocks(
        self, blocks: Iterable[Block], here: Here, *, first: bool = False, last: bool = False
    ) -> None:
        group = list(blocks)
        for index, block in enumerate(group):
            self.block(
                block,
                here,
                first=first and index == 0,
                last=last and index == len(group) - 1,
            )

    def block(self, block: Block, here: Here, *, first: bool, last: bool) -> None:
        match block:
            case Section():
                self._section(block, here)
            case Paragraph():
                inner = self.running(here, block.direction)
                if block.entry:
                    self._entry(block, inner, first=first, last=last)
                else:
                    self._paragraph(block.content, inner, block.origin, first=first, last=last)
            case List():
                tell_list(self, block, here, first=first, last=last)
            case DefinitionList():
                tell_definitions(self, block, here, last=last)
            case BlockQuote():
                self._quote(block, here, first=first, last=last)
            case CodeBlock():
                self._code(block, self.running(here, "ltr"), first=first, last=last)
            case Table():
                tell_table(self, block, here, first=first, last=last)
            case Figure():
                self._figure(block, here, first=first, last=last)
            case MathBlock() | ThematicBreak():
                self.spacing.lose()
            case LineBlock():
                role = self.role("verse")
                end = LineBreak()
                lines = [self.said.of((*line, end), role, "verse") for line in block.lines]
                runs = tuple(run for line in lines for run in line)
                self.boxed_text("verse", runs, here, block.origin, first=first, last=last)
            case Callout():
                self._callout(block, here, first=first, last=last)
            case FieldList():
                tell_fields(self, block, here, first=first, last=last)
            case Contents():
                tell_contents(self, block, here)
            case Division(blocks=inside):
                inner = self.running(here, block.direction)
                self.blocks(inside, inner, first=first, last=last)
            case Landscape(blocks=inside):
                self.spacing.lose()
                self.blocks(inside, here)
                self.spacing.lose()
            case Region():
                tell_region(self, block, here, first=first, last=last)
            case _:
                assert_never(block)

    def _code(self, block: CodeBlock, here: Here, *, first: bool, last: bool) -> None:
        plain = self.said.run("", self.role("code_block"), "code_block")
        code = tuple(self.said.code(block.text, block.language, plain))
        inner = self.open("code_block", here, first=first)
        self.tell(code, msgspec.structs.replace(inner, flush=True), block.origin)
        self.close("code_block", last=last)

    def _section(self, section: Section, here: Here) -> None:
        name = f"heading.{min(here.depth + 1, _DEEPEST)}"
        role = self.role(name)
        label = (self.said.run(section.label, role, name),) if section.label else ()
        runs = (*label, *self.said.of(section.title, role, name))
        plain = msgspec.structs.replace(self.running(here, section.direction), align=None)
        self.boxed_text(name, runs, plain, section.origin, first=False, last=False)
        inner = msgspec.structs.replace(here, depth=here.depth + 1)
        self.blocks(section.blocks, inner)

    def _paragraph(
        self, content: Inlines, here: Here, origin: Origin | None, *, first: bool, last: bool
    ) -> None:
        if here.name == "text":
            runs = self.said.of(content, here.role, here.name)
            self.boxed_text("text", runs, here, origin, first=first, last=last)
            return
        text = self.style.text
        self.spacing.before(0.0 if first else text.space_before.pt)
        self.tell(self.said.of(content, here.role, here.name), here, origin)
        self.spacing.space(0.0 if last else text.space_after.pt)

    def _entry(self, block: Paragraph, here: Here, *, first: bool, last: bool) -> None:
        """An entry of a bibliography, whose lines may hang."""
        role = self.style.bibliography
        runs = self.said.of(block.content, role, "bibliography")
        inner = self.open("bibliography", here, first=first)
        if block.hanging:
            hanging = role.hanging_indent
            inner = msgspec.structs.replace(
                inner,
                start=inner.start + hanging.pt,
                role=msgspec.structs.replace(role, first_indent=hanging * -1.0),
            )
        self.tell(runs, inner, block.origin)
        self.close("bibliography", last=last)

    def _quote(self, block: BlockQuote, here: Here, *, first: bool, last: bool) -> None:
        inner = self.open(block.kind, here, first=first)
        self.blocks(block.blocks, inner, first=True, last=not block.attribution)
        if block.attribution:
            role = self.style.attribution
            self.spacing.before(role.space_before.pt)
            named = self.open("attribution", inner, first=True)
            self.tell(self.said.of(block.attribution, role, "attribution"), named, None)
            self.close("attribution", last=True)
        self.close(block.kind, last=last)

    def _callout(self, block: Callout, here: Here, *, first: bool, last: bool) -> None:
        name = f"callout.{block.kind}"
        columns = here.direction or self.direction
        boxed = msgspec.structs.replace(here, columns=columns)
        inner = self.open(name, boxed, first=first)
        if block.title:
            title = f"callout_title.{block.kind}"
            role = self.role(title)
            runs = self.said.of(block.title, role, title)
            self.boxed_text(title, runs, inner, None, first=True, last=False)
        self.blocks(block.blocks, inner, first=not block.title, last=True)
        self.close(name, last=last)

    def _figure(self, block: Figure, here: Here, *, first: bool, last: bool) -> None:
        figure = self.style.figure
        here = self.frame(figure, here, first=first)
        inner = msgspec.structs.replace(
            here, name="figure", role=self.flowing(here.role, figure), flush=False
        )
        above = block.caption_above and bool(block.caption or block.label)
        if above:
            tell_caption(self, block, here, first=first, last=False)
        self.blocks(block.blocks, inner, first=not above, last=above or not block.caption)
        if not above:
            tell_caption(self, block, here, first=False, last=True)
        self.unframe(figure, last=last)
