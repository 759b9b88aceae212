"""What an artifact of a format can be expected to say: the document's facts in its voice.

Both sides are brought to one form here, by the rules of `tolerances` and no others; `facts` then
compares without knowing formats.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import takewhile
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.compare.content_tolerances import METADATA, Format, tolerated
from publish.checks.facts import (
    FORMULA,
    LINE_END,
    OBJECT,
    RIGHT_TO_LEFT,
    UNSPACED,
    Facts,
    said,
    shown,
)
from publish.languages import primary
from publish.patterns import pattern

_DEEPEST: Final = 6
_IN_WORD: Final = ("image/png", "image/jpeg", "image/svg+xml")
_STAND_INS: Final = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2212": "-", "☐": "[ ]", "☑": "[x]", "☒": "[x]", "↩": "^"}
)
_SPELLED: Final = pattern(r"[\[\]]U\+([0-9A-F]{4,6})[\[\]]")
"""A character by its code; the brackets are mirrored in a line that runs from right to left."""
_QUOTES: Final = frozenset("“”‘’")
"""What pdfium takes for mirrored beside what is (Unicode Standard Annex 9, L4)."""
_TASK: Final = pattern("^[☐☑☒] ?")
"""The box of a task, which stands beside its words."""
_BEFORE_STOP: Final = pattern(r"\s+(?=[.,;:!?])")
"""Where marks of notes stood side by side, a space between two of them is left before a stop."""
_AROUND: Final = pattern(rf"\s*{OBJECT}\s*")
_BESIDE_SIGNS: Final = pattern(r"(?<=[^\w\s]) +| +(?=[^\w\s])")
"""Spaces beside signs: whether letters of two fonts stand apart there, readers of pages guess."""
_UNSEEN: Final = pattern(rf"[\s{LINE_END}]")


def _is_turned(character: str) -> bool:
    """Whether a page that runs from right to left may be read with the other of its pair."""
    return character in _QUOTES or unicodedata.mirrored(character) == 1


class Voice:
    """How a format says things; `titled` tells that a title stands in the text itself, `capitals`
    that some text is set in capitals, large or small, and `mirrored` that some text runs from right
    to left."""

    def __init__(
        self, format_: Format, *, titled: bool, capitals: bool = False, mirrored: bool = False
    ) -> None:
        self.format: Format = format_
        self.titled = titled
        self.capitals = capitals and self.tolerates("capitals")
        self.mirrored = mirrored and self.tolerates("visual-order")
        self._keys: dict[str, str] = {}

    def tolerates(self, about: str) -> bool:
        return tolerated(about, self.format)

    def expected(self, facts: Facts) -> Facts:
        """The document's facts as far as the format can say them."""
        blocks = [self._block(block) for block in facts.blocks]
        if self.tolerates("breaks"):
            blocks = [block for block in blocks if block.kind != "break"]
        pictures = facts.pictures
        if self.tolerates("decorative-pictures"):
            pictures = tuple(p for p in pictures if p.alt and not p.decorative)
        if self.tolerates("picture-types"):
            pictures = tuple(
                p if p.media_type in _IN_WORD else msgspec.structs.replace(p, digest="")
                for p in pictures
            )
        metadata = facts.metadata
        if self.tolerates("author-unknown") and not any(n == "author" for n, _ in metadata):
            metadata += tuple(("author", v) for n, v in metadata if n == "organization")
        metadata = tuple((n, v) for n, v in metadata if n in METADATA)
        tables = facts.tables
        if self.tolerates("row-heads"):
            tables = tuple(_with_row_heads(table) for table in tables)
        return msgspec.structs.replace(
            facts,
            blocks=tuple(blocks),
            tables=tables,
            pictures=pictures,
            marks=tuple(mark for mark in facts.marks if self._marks(mark.kind)),
            lines=() if self.tolerates("line-ends") else facts.lines,
            signs=() if self.tolerates("signs") else facts.signs,
            metadata=metadata,
        )

    def _marks(self, kind: f.MarkKind) -> bool:
        """Whether the format says that words are marked as this."""
        if self.tolerates("spans"):
            return kind == "code"
        return not self.tolerates("marks")

    def found(self, facts: Facts, expected: Facts) -> Facts:
        """An artifact's facts in the form of the expected ones."""
        titled = any(name == "title" for name, _ in expected.metadata)
        names = set(METADATA) - (set() if titled else {"title"})
        if self.tolerates("identifier-made") and "identifier" not in dict(expected.metadata):
            names.remove("identifier")
        metadata = tuple((n, v) for n, v in facts.metadata if n in names)
        # A formula that could not be set stands as its TeX, which looks like code.
        spelled = {self.key(formula.tex) for formula in expected.formulas}
        spelled -= {self.key(mark.text) for mark in expected.marks}
        marks = tuple(m for m in facts.marks if self.key(m.text) not in spelled)
        return msgspec.structs.replace(
            facts, metadata=metadata, marks=marks if self.tolerates("spans") else facts.marks
        )

    def key(self, text: str) -> str:
        """What a text is recognised by, its formulas as objects; white space around one is the
        distance of its number."""
        key = self._keys.get(text)
        if key is None:
            key = self._keys[text] = self._key(_AROUND.sub(OBJECT, FORMULA.sub(OBJECT, text)))
        return key

    def same(self, stated: str, seen: str) -> bool:
        """Whether an artifact says a text of the document; each formula may stand as its TeX."""
        key = self.key(seen)
        if self.key(stated) == key:
            return True
        if not FORMULA.search(stated) or not self.tolerates("formula-as-tex"):
            return False
        return key == self.key(shown(stated)) or self._pattern(stated).fullmatch(key) is not None

    def reads(self, stated: str, seen: str) -> bool:
        """Whether an artifact says a text of the document, and parts its words as it does."""
        return self.same(stated, seen) and self.parted(stated, seen)

    def parted(self, stated: str, seen: str) -> bool:
        """Whether words that are the same are parted where they should be, in a format of which
        white space is not compared otherwise. Nobody can tell of lines that run from right to left,
        and of scripts that set no spaces between words."""
        if not self.tolerates("spaces"):
            return True
        if self.mirrored or RIGHT_TO_LEFT.search(stated) or UNSPACED.search(stated):
            return True
        # What parts a formula from the words beside it, its setter decides.
        pieces = FORMULA.sub(OBJECT, stated).split(OBJECT)
        others = seen.split(OBJECT)
        if len(pieces) != len(others):  # a formula that stands as its TeX
            return True
        return all(
            _are_parted_alike(self._spelled(piece), self._spelled(other))
            for piece, other in zip(pieces, others, strict=True)
        )

    def _spelled(self, text: str) -> str:
        text = _TASK.sub("", _unspelled(text))
        text = _BEFORE_STOP.sub("", text.translate(_STAND_INS))
        text = _BESIDE_SIGNS.sub("", said(unicodedata.normalize("NFKC", text)))
        return text.upper() if self.capitals else text

    def choice(self, stated: str, keys: Collection[str]) -> str:
        """The key of a stated text that is among those of an artifact, else its own. With formulas
        as TeX it is like that of no other text."""
        key = self.key(stated)
        if not FORMULA.search(stated):
            return key
        if (spelled := self.key(shown(stated))) in keys:
            return spelled
        if key in keys:
            return key
        pattern = self._pattern(stated)
        return next((other for other in keys if pattern.fullmatch(other)), key)

    def _pattern(self, stated: str) -> re.Pattern[str]:
        pieces = FORMULA.split(stated)
        texts = [re.escape(self._key(_AROUND.sub(OBJECT, piece.strip()))) for piece in pieces]
        for n in range(1, len(texts), 2):
            texts[n] = f"(?:{OBJECT}|{texts[n]})"
        return re.compile(r"\s*".join(texts))

    def _key(self, text: str) -> str:
        if self.tolerates("stand-ins"):
            text = _unspelled(text).translate(_STAND_INS)
        if self.tolerates("spaces"):
            text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
        if self.capitals:
            text = text.upper()
        if self.mirrored or (self.tolerates("visual-order") and RIGHT_TO_LEFT.search(text)):
            text = "".join(sorted("(" if _is_turned(c) else c for c in text))
        return text

    def language(self, language: str) -> str:
        if self.tolerates("language-regions"):
            return primary(language)
        return language.lower()

    def _block(self, block: f.Block) -> f.Block:
        """The block as the format says it: kinds and containers that it does not know are told as
        what they become there."""
        kind, level, within, opens = block.kind, block.level, block.within, block.opens
        if self.tolerates("title-is-a-heading") and kind in ("title", "heading"):
            level = 1 if kind == "title" else level + self.titled
            kind = "heading"
        if self.tolerates("deep-headings"):
            level = min(level, _DEEPEST)
        if self.tolerates("kinds") and kind == "verse":
            kind = "paragraph"
        if self.tolerates("callouts"):
            within = tuple(name for name in within if name != "callout")
        if self.tolerates("definitions"):
            within = tuple("list" if name == "definition" else name for name in within)
            within = (*within, "list") if kind == "term" else within
        if self.tolerates("innermost"):
            within = _innermost(kind, within)
        if self.tolerates("list-ends") and not any(c.isalnum() for c in block.marker):
            opens = None
        return msgspec.structs.replace(block, kind=kind, level=level, within=within, opens=opens)


def _innermost(kind: f.Kind, within: tuple[f.Container, ...]) -> tuple[f.Container, ...]:
    """The containers that a paragraph of Word can tell of: lists within lists, else one."""
    if kind not in ("paragraph", "item") or not within:
        return ("cell",) if "cell" in within else ()
    last = within[-1]
    if last != "list":
        return (last,)
    return tuple(takewhile(lambda name: name == "list", reversed(within)))


def _with_row_heads(table: f.Table) -> f.Table:
    """Heads of rows are told of a first column that has nothing else, and of no other cell."""
    body = [row for row in table.rows if not row or row[0].header != "column"]
    column = all(row and row[0].header == "row" for row in body)

    def cell(cell: f.Cell, at: int) -> f.Cell:
        heads = cell.header != "row" or (column and at == 0)
        return cell if heads else msgspec.structs.replace(cell, header="")

    rows = tuple(tuple(cell(c, at) for at, c in enumerate(row)) for row in table.rows)
    return msgspec.structs.replace(table, rows=rows)


def _unspelled(text: str) -> str:
    """A text with the characters whose codes stand in it, but for those that nobody sees."""
    return _SPELLED.sub(lambda m: said(_character(m[1])), text)


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else f"[U+{code}]"


def _are_parted_alike(stated: str, seen: str) -> bool:
    """Whether the words that are seen are the stated ones; where a line of the page ended, nothing
    may part them, or a space."""
    at = 0
    for number, piece in enumerate(seen.split(LINE_END)):
        at += bool(number and stated.startswith(" ", at) and not piece.startswith(" "))
        if not stated.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(stated)
