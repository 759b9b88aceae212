"""What a document says, as kinds and texts, and how that agrees with the labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from publish.document import (
    Block,
    BlockQuote,
    Callout,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    LineBlock,
    List,
    Note,
    Paragraph,
    Section,
    Table,
    ThematicBreak,
)
from publish.walk import iterate, plain_text
from training.corpus import SUBJECTS, TABLES, Labelled

KINDS: Final = (
    *("title", "subtitle", "summary", "byline", "date", "header", "heading", "paragraph", "item"),
    *("quote", "verse", "code", "table", "definition", "note", "sources-title", "source", "break"),
    "rights",
)
Said = tuple[str, str]

_AS_THEY_STAND: Final = {
    "sub": "subtitle",
    "sum": "summary",
    "p": "paragraph",
    "rights": "rights",
    **dict.fromkeys(("h1", "h2"), "heading"),
    **dict.fromkeys(("-", "--", "n", "l"), "item"),
    **dict.fromkeys(("q", ">"), "quote"),
    **dict.fromkeys(("src-title", "further-title"), "sources-title"),
    "break": "break",
}
"""Labels whose words are what the document should say, with the kind that it should say them as."""

_READ_ELSEWHERE: Final = frozenset({"byline", "date-line"})
"""Words kept beside the metadata that were read from them; all else there are fields of a head."""

_LAST_DASH: Final = re.compile(r" [—–] (?=[^—–]*$)")
_NOTE_MARK: Final = re.compile(r"\[\d+\]")


class Score(msgspec.Struct, frozen=True):
    """How many of a kind were found and right, found, and there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        total = self.found + self.there
        return 2 * self.right / total if total else 1.0


def compare(found: Iterable[Said], there: Iterable[Said]) -> dict[str, Score]:
    """The score of each kind; kind and text must both match."""
    a, b = Counter(found), Counter(there)
    both = a & b
    return {
        kind: Score(_count(both, kind), _count(a, kind), _count(b, kind))
        for kind in {kind for kind, _ in [*a, *b]}
    }


def agreeing(document: Document, text: Labelled) -> tuple[list[Said], list[Said]]:
    """What the document says and what the labels say, to compare.

    A date that no label gives is left out when a dateline in the text, or the line of a byline,
    states its year: of such a line the label gives the names alone. A subtitle that is the whole
    line of a byline (`Speech by Ann Lee at …`) is left out, too: the names are what is compared. A
    caption that a table has been given is the paragraph that its label says.
    """
    said, there = _without_lines_of_bylines(found(document), text), labelled(text)
    if not any(kind == "date" for kind, _ in there):
        heads = [label.text[:60] for label in text.labels if label.kind == "p"]
        heads += [label.text for label in text.labels if label.kind == "byline"]
        said = [
            (kind, words)
            for kind, words in said
            if kind != "date" or not any(words[:4] in head for head in heads)
        ]
    return said, there


def _without_lines_of_bylines(said: list[Said], text: Labelled) -> list[Said]:
    lines = {_plain(label.text, "byline") for label in text.labels if label.kind == "byline"}
    return [(kind, words) for kind, words in said if kind != "subtitle" or words not in lines]


def labelled(text: Labelled) -> list[Said]:
    """What the labels say."""
    said: list[Said] = [("title", text.title)] if text.title else []
    has_notes = any(label.kind == "note" for label in text.labels)
    for label in text.labels:
        words = _NOTE_MARK.sub("", label.text) if has_notes else label.text
        if label.kind in _AS_THEY_STAND:
            said.append((_AS_THEY_STAND[label.kind], "" if label.kind == "break" else words))
            continue
        match label.kind:
            case "byline":
                value = label.value or words.partition(" ")[2]
                said += [("byline", name.strip()) for name in value.split(";")]
            case "date":
                said.append(("date", label.value or words))
            case "header":
                field, value = re.split("[:：]", label.text, maxsplit=1)
                if label.value:
                    said.append(("date", label.value))
                elif field.strip().lower() not in SUBJECTS:
                    said.append(("header", value.strip()))
            case "said":
                said.append(("quote", _LAST_DASH.sub(" ", words)))
            case "code":
                said.append(("code", "\n".join(label.lines)))
            case "fence":
                said.append(("code", "\n".join(label.lines[1:-1])))
            case "verse":
                said += [("verse", line) for line in label.lines]
            case kind if kind in TABLES:
                said.append(("table", " ".join(label.lines).replace("|", " ")))
            case "term":
                said.append(("definition", f"{words} {label.value}"))
            case "note":
                said.append(("note", label.value))
            case "src":
                said.append(("source", re.sub(r"^\[\d+\] ", "", label.text)))
            case _:
                pass
    return [(kind, _plain(words, kind)) for kind, words in said]


def found(document: Document) -> list[Said]:
    """What the document says."""
    meta = document.meta
    said: list[Said] = [
        ("title", plain_text(meta.title)),
        ("subtitle", plain_text(meta.subtitle)),
        ("sources-title", plain_text(document.sources_title)),
        ("date", meta.date),
        ("rights", meta.rights),
        ("summary", plain_text(meta.summary)),
    ]
    said += [("byline", author) for author in meta.authors]
    letter = meta.correspondence
    said += [("header", "; ".join(values)) for values in (letter.to, letter.sender, letter.cc)]
    said += [("header", value) for field, value in meta.extra if field not in _READ_ELSEWHERE]
    said += [("source", plain_text(source.content)) for source in document.sources]
    said = [(kind, words) for kind, words in said if words]
    for block in document.blocks:
        said += _blocks(block)
    for node in iterate(document):
        if isinstance(node, Note):
            said.append(("note", plain_text(node.blocks)))
    return [(kind, _plain(words, kind)) for kind, words in said]


def _blocks(block: Block) -> Iterator[Said]:
    match block:
        case Section():
            yield "heading", plain_text(block.title)
            for inner in block.blocks:
                yield from _blocks(inner)
        case Paragraph():
            yield "paragraph", plain_text(block.content)
        case List():
            for item in block.items:
                first, *rest = item.blocks or (Paragraph(content=()),)
                head = [first] if isinstance(first, Paragraph) else []
                yield "item", plain_text(head)
                for inner in [*([] if head else [first]), *rest]:
                    yield from _blocks(inner)
        case BlockQuote():
            for inner in block.blocks:
                if isinstance(inner, BlockQuote):
                    yield from _blocks(inner)
                else:
                    last = inner is block.blocks[-1]
                    attribution = plain_text(block.attribution) if last else ""
                    yield "quote", f"{plain_text(inner)} {attribution}"
        case CodeBlock():
            yield "code", block.text
        case LineBlock():
            for line in block.lines:
                yield "verse", plain_text(line)
        case Table():
            rows = (*block.head, *block.body, *block.foot)
            yield "table", " ".join(plain_text(c.blocks) for row in rows for c in row.cells)
            if block.caption:
                yield "paragraph", plain_text(block.caption)
        case DefinitionList():
            for entry in block.items:
                meaning = " ".join(plain_text(d) for d in entry.definitions)
                yield "definition", f"{plain_text(entry.term)} {meaning}"
        case ThematicBreak():
            yield "break", ""
        case Figure() | Callout():
            for inner in block.blocks:
                yield from _blocks(inner)
        case _:
            yield "paragraph", plain_text(block)


def _plain(text: str, kind: str) -> str:
    if kind == "code":
        return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
    return " ".join(text.split())


def _count(said: Counter[Said], kind: str) -> int:
    return sum(n for (k, _), n in said.items() if k == kind)


__all__ = ["KINDS", "Score", "agreeing", "compare"]
