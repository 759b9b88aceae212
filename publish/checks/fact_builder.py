"""What the document's statement and the readers of all formats gather in the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from publish.checks import facts as f
from publish.checks.facts import said
from publish.checks.text_lines import LineFacts


class Gathered:
    """Facts of blocks in reading order, and of the lines in them."""

    def __init__(self, lines: LineFacts) -> None:
        self._gathered = lines
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.captions: list[f.Caption] = []

    def words_of(self, block: f.Block) -> str:
        """What a block says of what it stands in."""
        return block.text

    def words_in(self, read: Callable[..., None], *of: Any) -> str:
        """Reads what stands in a cell; all that it says."""
        start, captions = len(self.blocks), len(self.captions)
        read(*of)
        texts = [self.words_of(block) for block in self.blocks[start:]]
        return said(" ".join([*texts, *(each.text for each in self.captions[captions:])]))

    def apart(self, read: Callable[..., None], *of: Any) -> list[f.Block]:
        """Reads what is no part of the text around it, as notes are; the blocks in it."""
        start = len(self.blocks)
        read(*of)
        blocks = self.blocks[start:]
        del self.blocks[start:]
        return blocks

    def caption(self, read: Callable[..., None], *of: Any) -> list[str]:
        """Reads a caption; its paragraphs."""
        blocks = [block for block in self.apart(read, *of) if block.text]
        self.captions += [f.Caption(text=block.text, where=block.where) for block in blocks]
        return [block.text for block in blocks]

    def lands(self, name: str) -> tuple[str, ...] | None:
        """What stands at a place that has a name; `None` when it is not there."""
        raise NotImplementedError(name)

    def landed(self, link: f.Link) -> f.Link:
        """A link that says what stands where it leads."""
        if not link.target.startswith("#"):
            return link
        return msgspec.structs.replace(link, lands=self.lands(link.target[1:]))

    def facts(self, **others: Any) -> f.Facts:
        """All facts, with `others` of other kinds."""
        lines = self._gathered
        gathered: dict[str, Any] = {
            "blocks": self.blocks,
            "tables": self.tables,
            "notes": self.notes,
            "links": map(self.landed, lines.links),
            "pictures": lines.pictures,
            "captions": self.captions,
            "formulas": lines.formulas,
            "languages": lines.languages,
            "marks": lines.marks,
            "lines": lines.lines,
            "signs": lines.signs,
        }
        return f.Facts(**{name: tuple(each) for name, each in (gathered | others).items()})
