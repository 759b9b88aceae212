"""Headings, which pandoc keeps flat, as nested sections; and which of them is the title."""

from __future__ import annotations

from string import digits

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Block,
    Blocks,
    Direction,
    Division,
    Figure,
    Image,
    Inlines,
    Landscape,
    Link,
    Meta,
    Paragraph,
    Section,
    Span,
    ThematicBreak,
)
from publish.pandoc.source_positions import Places
from publish.walk import plain_text


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading as pandoc has it: `level` from 1, what follows it not yet below it."""

    level: int
    title: Inlines
    id: str = ""
    numbered: bool = True
    landscape: bool = False
    language: str = ""
    direction: Direction | None = None


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on landscape pages or in another language as a whole: in `holder`, which is
    empty yet."""

    holder: Landscape | Division
    flat: Flat

    @property
    def level(self) -> int | None:
        """That of the highest heading within, if any."""
        levels = [
            part.level
            for part in self.flat
            if isinstance(part, Heading | Enclosed) and part.level is not None
        ]
        return min(levels, default=None)


Flat = list[Block | Heading | Enclosed]


def begins(part: Block | Heading | Enclosed) -> bool:
    """Whether a section begins here."""
    return isinstance(part, Heading) or (isinstance(part, Enclosed) and part.level is not None)


def hanging(part: Block | Heading | Enclosed) -> Block | Heading | Enclosed:
    """An entry of a bibliography whose lines hang."""
    if not isinstance(part, Paragraph) or not part.entry:
        return part
    return msgspec.structs.replace(part, hanging=True)


def titled(meta: Meta, flat: Flat, log: Log) -> tuple[Meta, Flat, str]:
    """Takes a document's title from its only heading of level 1, if that is what it begins with,
    or from the first of several if another one follows at once, and the id that the source gives
    this heading.

    So Markdown and Word files are written. Pictures and links may stand above, as badges do; they
    follow the title. A heading that repeats the title which the metadata gives goes, as in most
    web pages; another one is the first section. So does one of several that repeats it, unless
    there are sections within its own, which would have none around them.
    """
    tops = [block for block in flat if isinstance(block, Heading) and block.level == 1]
    start = next((at for at, block in enumerate(flat) if not _may_stand_above(block)), 0)
    if not tops or flat[start] is not tops[0]:
        return meta, flat, ""
    top, *others = tops
    rest = [*flat[:start], *flat[start + 1 :]]
    following = flat[start + 1 :] if not meta.title else filter(begins, flat[start + 1 :])
    if others and next(iter(following)) is not others[0]:
        return meta, flat, ""
    if not meta.title:
        title = top.title
        if top.language or top.direction:
            title = (Span(content=title, language=top.language, direction=top.direction),)
        return msgspec.structs.replace(meta, title=title), rest, _own_id(top)
    if plain_text(meta.title).split() == plain_text(top.title).split():
        log.info("title-repeated", "first heading repeats the title: printed once")
        return meta, rest, _own_id(top)
    return meta, flat, ""


def _may_stand_above(block: Block | Heading | Enclosed) -> bool:
    """Whether a block says no more than badges and links to other pages do."""
    match block:
        case Figure() | ThematicBreak():
            return True
        case Paragraph(content=content):
            own = (part for part in content if not isinstance(part, Image | Link))
            return not any(map(str.isalnum, plain_text(own)))
        case _:
            return False


def _own_id(heading: Heading) -> str:
    """The id of a heading, "" where it only repeats its words: such a one is of pandoc's making."""
    return "" if repeats(heading.id, heading.title) else heading.id


def repeats(identifier: str, title: Inlines) -> bool:
    """Whether an id only repeats the words of a title."""
    return _letters(plain_text(title)) == _letters(identifier)


def _letters(text: str) -> str:
    """The letters and digits of a title from the first letter on, as pandoc makes ids of them."""
    return "".join(filter(str.isalnum, text.lower())).lstrip(digits)


def _filled(enclosed: Enclosed, log: Log, places: Places) -> Landscape | Division:
    blocks = nested(enclosed.flat, log, places)
    return msgspec.structs.replace(enclosed.holder, blocks=blocks)


def nested(flat: Flat, log: Log, places: Places) -> Blocks:
    """`flat` as a tree: a section holds what follows its heading up to one of its level or above.

    The highest level that occurs first is depth 1; a jump (from level 2 to 4) is closed and told,
    with the line that `places` knows.
    """
    root: list[Block] = []
    stack: list[tuple[Heading, list[Block]]] = []

    def close() -> None:
        heading, blocks = stack.pop()
        section = Section(
            title=heading.title,
            blocks=tuple(blocks),
            id=heading.id,
            numbered=heading.numbered,
            language=heading.language,
            direction=heading.direction,
        )
        made = Landscape(blocks=(section,)) if heading.landscape else section
        (stack[-1][1] if stack else root).append(made)

    for block in flat:
        level = block.level if isinstance(block, Heading | Enclosed) else None
        while level is not None and stack and stack[-1][0].level >= level:
            close()
        if not isinstance(block, Heading):
            made = block if not isinstance(block, Enclosed) else _filled(block, log, places)
            (stack[-1][1] if stack else root).append(made)
            continue
        if stack and block.level > stack[-1][0].level + 1:
            log.info(
                "heading-level-repaired",
                f'heading "{plain_text(block.title)}" skips from level {stack[-1][0].level} to '
                f"{block.level}: changed to level {stack[-1][0].level + 1}",
                origin=places.heading(plain_text(block.title)),
            )
        stack.append((block, []))
    while stack:
        close()
    return tuple(root)
