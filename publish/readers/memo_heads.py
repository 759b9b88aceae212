"""The head of a memo or letter in a marked-up text: To, From, Date and Subject at its very top.

It is read by the words that plain text is read by, and becomes the document's correspondence, date
and title, so that a memo has the head that its author wrote, and has it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Block,
    Blocks,
    Document,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Node,
    Note,
    Origin,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    ThematicBreak,
)
from publish.patterns import pattern
from publish.readers.metadata import merge_meta
from publish.walk import iterate, plain_text, without_start

_MARKS: Final = pattern(r"[*_]{1,3}")
_HEADING: Final = pattern(r" {0,3}#{1,6} ")
_BREAK: Final = pattern(r"(?: {2,}|\\)$")
_REACH: Final = 12
"""Within so many lines of a text its head begins."""
_UNSAID: Final = (Image, Math, Note)
"""What a head cannot hold: its fields are words alone."""


class _Field(NamedTuple):
    """A field: which one, as its author calls it, what it says, and where."""

    name: str
    label: str
    value: Inlines
    origin: Origin | None


def with_breaks(markdown: str) -> str:
    """`markdown` whose lines are parted that are fields of a head at its top: Markdown runs them
    together, and nobody means that."""
    lines = markdown.split("\n")
    start = next((at for at, line in enumerate(lines[:_REACH]) if _named(line)), None)
    above = lines[:start]
    if start is None or any(line.strip() and not _may_stand_above(line) for line in above):
        return markdown
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    named = [at for at in range(start, end) if _named(lines[at])]
    if not _makes_head(_named(lines[at]) for at in named):
        return markdown
    last = named[-1] + 1
    labelled = [at for at in range(start + 1, last) if _named(lines[at], unknown="other")]
    below = [last] if last < end and not lines[last][:1].isspace() else []
    for at in (*labelled, *below):
        if not _BREAK.search(lines[at - 1]):
            lines[at - 1] += "\\"
    return "\n".join(lines)


def with_head(
    document: Document, log: Log, *, language: str = "", labels: Mapping[int, str] | None = None
) -> Document:
    """`document` with the head that it begins with as data, each field of which is told.

    The head is lines, paragraphs or a table of two columns; `Memorandum` may stand above it.
    `language` tells which of two figures is the month. `labels` are what stands before a tab, by
    the number of the paragraph: so templates of Word part a field from its value.
    """
    from publish.readers.letters import correspondence

    title, blocks = document.meta.title, document.blocks
    dropped: list[tuple[str, Origin | None]] = []
    match blocks:
        case [Section(title=name, blocks=within, origin=origin), *rest] if _names_letter(name):
            dropped.append((plain_text(name), origin))
            blocks = (*within, *rest)
        case [Paragraph(content=name, origin=origin), *rest] if _names_letter(name):
            dropped.append((plain_text(name), origin))
            blocks = tuple(rest)
        case _:
            pass
    fields, blocks = _apart(blocks, labels or {})
    if not fields:
        return document
    letter = correspondence((field.name, _line(field.value)) for field in fields)
    if letter.subject and (not title or _names_letter(title)):
        dropped += [(plain_text(title), None)] if title else []
        title = next(f.value for f in fields if f.name == "subject" and f.value)
    for said, origin in dropped:
        log.info("left-out", f'"{said}" is left out: names the kind of letter', origin=origin)
    _tell(fields, log)
    if isinstance(blocks[0] if blocks else None, ThematicBreak):
        log.info("left-out", "the rule under the head of the letter is left out")
        blocks = blocks[1:]
    stated = msgspec.structs.replace(
        document.meta,
        correspondence=letter,
        date=_date(fields, language, log) or document.meta.date,
        extra=tuple((f.label, _line(f.value)) for f in fields if f.name == "other"),
    )
    meta = msgspec.structs.replace(merge_meta(document.meta, stated), title=title)
    return msgspec.structs.replace(document, meta=meta, blocks=blocks)


def _apart(blocks: Blocks, labels: Mapping[int, str]) -> tuple[list[_Field], Blocks]:
    """The fields of the head, and the blocks below it; no fields where there is no head."""
    if blocks and isinstance(table := blocks[0], Table) and not table.caption:
        fields = list(_rows(table))
        known = bool(fields) and all(field.name for field in fields)
        return (fields, blocks[1:]) if known and _is_head(fields) else ([], blocks)
    fields = []
    for at, block in enumerate(blocks):
        found, rest = _stated(block, fields, labels)
        fields += found
        if rest != ():
            return (fields, (*rest, *blocks[at + 1 :])) if _is_head(fields) else ([], blocks)
    return (fields, ()) if _is_head(fields) else ([], blocks)


def _is_head(fields: Sequence[_Field]) -> bool:
    """Whether fields make a head that can be said as data: of words alone."""
    return _makes_head(field.name for field in fields) and not any(
        _says_more(field.value) for field in fields
    )


def _names_letter(name: Inlines) -> bool:
    """Whether words name the kind of letter and say no more, so that they can be left out."""
    from publish.readers.letters import names_letter

    return names_letter(plain_text(name)) and not _says_more(name)


def _says_more(nodes: Iterable[Node]) -> bool:
    """Whether something stands among `nodes` that is more than words."""
    return any(isinstance(part, _UNSAID) for node in nodes for part in iterate(node))


def _stated(
    block: Block, before: Sequence[_Field], labels: Mapping[int, str]
) -> tuple[list[_Field], Blocks]:
    """The fields that a paragraph states, and what of it is none."""
    if not isinstance(block, Paragraph):
        return [], (block,)
    lines = list(_lines(block.content))
    label = labels.get(block.origin.first, "") if block.origin is not None else ""
    places = _places(block.origin, len(lines))
    found = [_field(line, label, at) for line, at in zip(lines, places, strict=True)]
    # A label that no list has is a field where one that is known follows it.
    for at, (here, after) in enumerate(pairwise(found)):
        if here and not here.name and after and after.name and (at or before):
            found[at] = here._replace(name="other")
    seen = {field.name for field in before} - {"other"}
    fields: list[_Field] = []
    for at, field in enumerate(found):
        if field is None or not field.name or field.name in seen:
            content = _joined(lines[at:])
            return fields, (msgspec.structs.replace(block, content=content),)
        seen |= {field.name} - {"other"}
        fields.append(field)
    return fields, ()


def _places(origin: Origin | None, count: int) -> list[Origin | None]:
    """Where each of so many lines of a paragraph stands."""
    if origin is None or origin.words or origin.last - origin.first + 1 != count:
        return [origin] * count
    lines = range(origin.first, origin.last + 1)
    return [Origin(line, line, file=origin.file) for line in lines]


def _field(line: Inlines, before_tab: str, origin: Origin | None) -> _Field | None:
    from publish.readers.letters import field_called, labelled

    text = plain_text(line)
    if (found := labelled(text)) is not None:
        label, value = found
        name = field_called(label)
    elif before_tab and text.startswith(f"{before_tab} ") and (name := field_called(before_tab)):
        label, value = before_tab, text[len(before_tab) + 1 :]
    else:
        return None
    own = without_start(line, len(text) - len(value))
    # A label that is code or a formula is no text that could be cut off.
    return _Field(name, label, own, origin) if plain_text(own) == value else None


def _rows(table: Table) -> Iterator[_Field]:
    for row in (*table.head, *table.body, *table.foot):
        yield _row(row, table.origin)


def _row(row: Row, origin: Origin | None) -> _Field:
    from publish.readers.letters import field_called

    match row.cells:
        case [label, value] if all(
            isinstance(block, Paragraph) for block in value.blocks
        ) and not _says_more(label.blocks):
            name = plain_text(label.blocks).strip(" \n:：")
            said = _joined([b.content for b in value.blocks if isinstance(b, Paragraph)], "; ")
            return _Field(field_called(name), name, said, origin)
        case _:
            return _Field("", "", (), origin)


def _lines(content: Inlines) -> Iterator[Inlines]:
    line: list[Inline] = []
    for inline in content:
        if isinstance(inline, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(inline)
    yield tuple(line)


def _joined(lines: Sequence[Inlines], between: str = "") -> Inlines:
    parted: Inline = Text(text=between) if between else LineBreak()
    made: list[Inline] = []
    for line in lines:
        made += [parted, *line] if made else line
    return tuple(made)


def _line(content: Inlines) -> str:
    return " ".join(plain_text(content).split())


def _date(fields: Sequence[_Field], language: str, log: Log) -> str:
    from publish.readers.dated_lines import date_within

    for field in fields:
        if field.name == "date" and field.value:
            if date := date_within(_line(field.value), language):
                return date
            log.warning(
                "date-not-understood",
                f'"{_line(field.value)}" is no date that is understood; none is printed',
                origin=field.origin,
                hint="write it as 2025-08-30",
            )
    return ""


def _tell(fields: Sequence[_Field], log: Log) -> None:
    for field in fields:
        said = _line(field.value)
        log.info(
            "front-read",
            f'"{field.label}: {said}" is read as a field of the correspondence',
            origin=field.origin,
        )
        for link in (part for inline in field.value for part in iterate(inline)):
            if isinstance(link, Link) and plain_text(link) not in link.target:
                log.warning(
                    "name-only",
                    f"of a head the words are printed, not the link to {link.target[:80]}",
                    origin=field.origin,
                    hint="write the address into the text",
                )


def _named(line: str, unknown: str = "") -> str:
    """The field that a line of Markdown states, "" when none; `unknown` with another label."""
    from publish.readers.letters import field_called, labelled

    found = labelled(_MARKS.sub("", line).strip())
    return "" if found is None else field_called(found[0]) or unknown


def _may_stand_above(line: str) -> bool:
    from publish.readers.letters import names_letter

    return bool(_HEADING.match(line)) or names_letter(_MARKS.sub("", line).strip())


def _makes_head(names: Iterable[str]) -> bool:
    from publish.readers.letters import is_head

    return is_head(list(names))
