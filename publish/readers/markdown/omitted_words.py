"""Words of Markdown that pandoc leaves out in silence: in the words of a link, a cell of a simple
table, a term and the like it reads as far as the tag of a block, and forgets the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from publish.diagnostics import Log
from publish.document import (
    Code,
    CodeBlock,
    Document,
    Image,
    Keyboard,
    Math,
    MathBlock,
    Origin,
    Text,
)
from publish.pandoc.hidden_html import may_hide
from publish.pandoc.rawblocks import BLOCK_TAG
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.readers.origins import words_of
from publish.walk import iterate

_WORDS: Final = 8
_SILENT: Final = pattern(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_Saying = Text | Code | CodeBlock | Math | MathBlock | Keyboard


def tell_cut(document: Document, text: str, log: Log) -> None:
    """Tells `log` of words of `text` that stand behind a tag of a block within a line, up to the
    next empty one, and not in `document`.

    Lines that hide something, and those with comments and scripts, are passed over.
    """
    lines = Places(text).bare.split("\n")
    tags = [(number, tag) for number, line in enumerate(lines) if (tag := _tag(line))]
    if not tags:
        return
    import html

    said = list(spoken_words(document))
    spoken = f" {' '.join(said)} "
    missing = Counter(words_of(html.unescape(text))) - Counter(said)
    for number, tag in tags:
        rest = takewhile(str.strip, lines[number + 1 :])
        words = words_of(html.unescape("\n".join((tag.string[tag.end() :], *rest))))
        gone = [word for word in words if is_taken(word, missing)]
        if not gone or f" {' '.join(words)} " in spoken:
            continue
        log.add(
            "loss",
            "words-cut",
            f'left out behind {tag[0]}: "{" ".join(gone[:_WORDS])}"; a block of HTML cannot stand'
            " among the words of a link or a term, or in a table without lines",
            origin=Origin(number + 1, number + 1),
            hint="take the tag out, or draw the table with pipes",
        )


def is_taken(word: str, missing: Counter[str]) -> bool:
    """Whether a word is missing; it is so once less then."""
    missing[word] -= 1
    return missing[word] >= 0


def _tag(line: str) -> re.Match[str] | None:
    """The first tag of a block behind words of its line."""
    if may_hide(line) or _SILENT.search(line):
        return None
    return next((tag for tag in BLOCK_TAG.finditer(line) if words_of(line[: tag.start()])), None)


def spoken_words(document: Document) -> Iterator[str]:
    """The words that a document says, in its order."""
    for node in iterate(document):
        if isinstance(node, _Saying):
            yield from words_of(node.text)
        elif isinstance(node, Image):
            yield from words_of(node.alt)
