"""What one block says, as a fact, and as a passage of its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from publish.checks import facts as f
from publish.checks.expected.block_context import Place, Places
from publish.checks.expected.inlines import Reader
from publish.checks.expected.roles import direction_of
from publish.checks.fact_builder import Gathered
from publish.checks.facts import OBJECT, said
from publish.checks.look import Passage, Run, lines_of
from publish.document import Document, Inline, Inlines, Math, Node, Origin, Paragraph, Section
from publish.style import Style
from publish.walk import plain_inlines


class Teller(Gathered):
    """Tells blocks one after the other, and remembers what stands where links lead."""

    def __init__(self, document: Document, style: Style) -> None:
        self.lines = Reader(style, document)
        super().__init__(self.lines)
        self.passages: list[Passage] = []
        self.style = style
        self.at = Places(style, direction_of(document.meta.language))
        self._targets: dict[str, tuple[str, ...]] = {}

    def lands(self, name: str) -> tuple[str, ...] | None:
        return self._targets.get(name)

    def say(
        self,
        kind: f.Kind,
        content: Iterable[Inline],
        here: Place,
        *,
        of: Node | None = None,
        level: int = 0,
        details: Inlines = (),
    ) -> None:
        """A block, and the passage that it is; `details` are set in the role of those of a
        masthead."""
        content = tuple(content)
        spoken = of if isinstance(of, Paragraph | Section) else None
        text, runs = self.lines.read(
            (
                (content, here.role, here.name),
                (details, self.style.masthead_details, "masthead_details"),
            ),
            origin_of(of),
            language="" if spoken is None else spoken.language,
        )
        if isinstance(of, Paragraph) and of.drop_cap and runs:
            letter = msgspec.structs.replace(runs[0], text=runs[0].text[:1], raised=True)
            rest = msgspec.structs.replace(runs[0], text=runs[0].text[1:])
            runs = (letter, rest, *runs[1:])
        called = heard(content) if kind in ("title", "heading") and OBJECT in text else ""
        self.put(f.Block(kind=kind, text=text, level=level, called=called), here, of)
        self.tell(runs, here, of)

    def put(self, block: f.Block, here: Place, of: Node | None) -> None:
        origin = origin_of(of)
        self.blocks.append(msgspec.structs.replace(block, within=here.within, origin=origin))

    def tell(self, runs: tuple[Run, ...], here: Place, of: Node | None = None) -> None:
        """The passage of a block, if it has words."""
        if not any(run.text.strip() for run in runs):
            return
        is_heading = here.name.startswith("heading.")
        # In Word a paragraph has the space after a table before it.
        ends = is_heading or here.name == "text"
        role = here.role
        self.passages.append(
            Passage(
                runs=runs,
                role=here.name,
                flow=here.flow,
                align=here.align or role.align,
                line_height=role.leading.pt,
                indent_start=None if here.in_cell else here.start,
                indent_end=None if here.in_cell else here.end,
                first_indent=0.0 if here.flush else role.first_indent.pt,
                space_before=role.space_before.pt if is_heading else None,
                space_after=role.space_after.pt if ends else None,
                hyphenate=role.hyphenate,
                direction=here.direction or self.at.direction,
                keeps=(is_heading and role.keep_with_next) or None,
                lines=lines_of("".join(run.text for run in runs)),
                ground=here.ground,
                framed=here.framed,
                origin=origin_of(of),
            )
        )

    @contextmanager
    def placing(self, identifier: str) -> Iterator[None]:
        """Notes what a link to `identifier` leads to: the first words, and the first caption, of
        what is stated within."""
        blocks, captions = len(self.blocks), len(self.captions)
        yield
        if identifier:
            first = [block.text for block in self.blocks[blocks:] if block.text][:1]
            captioned = [caption.text for caption in self.captions[captions:]][:1]
            self._targets.setdefault(identifier, (*first, *captioned))


def heard(content: Iterable[Inline]) -> str:
    """What ways through a publication say of a title: pictures by their alt text."""
    parts = plain_inlines(content)
    return said("".join(f.formula(i.text) if isinstance(i, Math) else i.text for i in parts))


def origin_of(node: Node | None) -> Origin | None:
    """Where the source says a node, for those that keep it."""
    origin: Origin | None = getattr(node, "origin", None)
    return origin
