"""What a publication says, as plain data: stated by the document, and read back from artifacts.

`publish.checks.expected` states the facts of an arranged document, `publish.checks.read` reads
them out of the bytes of each format, and `publish.checks.compare` compares the two.

Texts are as a person reads them: white space collapsed, nothing invisible in them. Within a text
`OBJECT` stands for a described picture, and in an artifact for a formula; the document writes a
formula as `formula()` does, for an artifact may show either it or its TeX.
"""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

import msgspec

from publish.document import Origin
from publish.patterns import pattern

OBJECT: Final = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: a formula, or a picture that is described."""
FORMULA: Final = pattern("\x05([^\x06]*)\x06")
"""A formula in a text that the document states; its group is the TeX."""

Kind = Literal[
    "title",
    "heading",
    "paragraph",
    "item",
    "term",
    "code",
    "verse",
    "formula",
    "break",
]
"""What a block is. An `item` opens an item of a list and says nothing itself but its marker."""

Container = Literal["list", "quote", "callout", "definition", "cell"]
"""What a block stands in."""

MarkKind = Literal[
    "emphasis",
    "strong",
    "strikeout",
    "superscript",
    "subscript",
    "small_caps",
    "underline",
    "highlight",
    "code",
    "keyboard",
]
"""What words can be marked as."""

Edge = Literal["header", "footer"]

BULLET: Final = "•"
"""The marker of an item that is not counted, whatever sign the style gives it."""
SOFT_HYPHEN: Final = "\u00ad"
"""The hyphen of a word that the end of a line breaks (ISO 32000-1, 14.8.2.2.3)."""
LINE_END: Final = "\x01"
"""Where a line of a page ended within a word, or between two: that is yet to be told."""
PAGE: Final = "\x03"
PAGES: Final = "\x04"
"""The number of the page it stands on, and how many there are."""
BOXES: Final = ("☐", "☒")
"""What an open and a done task begin with; those that are not counted have no other marker."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all facts share: where the source says it, and where the artifact does."""

    origin: Origin | None = None
    where: str = ""


class Block(Fact, frozen=True, kw_only=True):
    """A block in reading order.

    `level` is a heading's, from 1; a title has 0. `called` is what ways through a publication call
    a heading that has pictures, which they say, "" when that is its text. `marker` is an item's,
    and `opens` tells whether its list begins with it, where that is stated. `within` are the
    containers, outermost first.
    """

    kind: Kind
    text: str
    level: int = 0
    called: str = ""
    marker: str = ""
    opens: bool | None = None
    within: tuple[Container, ...] = ()


class Cell(Fact, frozen=True, kw_only=True):
    """A table cell and all that it says; a header cell heads its column or its row. One that does
    not say which is `unsaid`: readers guess differently."""

    text: str
    row_span: int = 1
    column_span: int = 1
    header: Literal["", "column", "row", "unsaid"] = ""


class Table(Fact, frozen=True, kw_only=True):
    rows: tuple[tuple[Cell, ...], ...]


class Note(Fact, frozen=True, kw_only=True):
    """A note: its mark, the words before the mark, and what it says; "" when not to be known."""

    label: str
    anchor: str
    text: str


class Link(Fact, frozen=True, kw_only=True):
    """A link. An internal one has a `target` of `#` and an id, or of `#` alone where the format
    keeps no ids, and says in `lands` what stands where it leads, in any of several ways; `None`
    means that it leads nowhere. `title` is what its author says of it, and `described` that whoever
    hears it learns where it leads."""

    text: str
    target: str
    lands: tuple[str, ...] | None = ()
    title: str = ""
    described: bool = True


class Picture(Fact, frozen=True, kw_only=True):
    """A picture: its alt text, or that it says nothing; `digest` is that of its bytes, or "".
    `ratio` is its width by its height as it is shown, or 0.

    `media_type` is stated by the document, which knows what the bytes are.
    """

    alt: str
    decorative: bool = False
    digest: str = ""
    ratio: float = 0.0
    media_type: str = ""


class Caption(Fact, frozen=True, kw_only=True):
    """A paragraph of a caption, its number included."""

    text: str


class Formula(Fact, frozen=True, kw_only=True):
    """A formula by its TeX; "" when the format does not keep that, then `symbols` are its digits
    in order of value, which any notation shows.

    `letters` are those that it shows, as `letters_of` has them; `None` where they are not shown, or
    where the TeX has commands of which nobody here knows what they show.
    """

    tex: str
    symbols: str = ""
    letters: str | None = None


class Language(Fact, frozen=True, kw_only=True):
    """Words in another language (BCP 47) than the document's."""

    text: str
    language: str


class Marked(Fact, frozen=True, kw_only=True):
    """Words that are marked, such as emphasis, and the words before them."""

    kind: MarkKind
    text: str
    before: str


class BrokenLine(Fact, frozen=True, kw_only=True):
    """The words of a line that ends where its author wants, within verse or a paragraph."""

    text: str


class Sign(Fact, frozen=True, kw_only=True):
    """A character that is not seen, or a space of another kind than the common one, and the words
    before it."""

    character: str
    before: str


class Entry(Fact, frozen=True, kw_only=True):
    """A line of a contents list, of the navigation, or a bookmark; `level` counts from 1.

    `astray` says what is wrong with the page number that it shows, when something is.
    """

    text: str
    level: int
    lands: tuple[str, ...] | None = ()
    astray: str = ""


class Furniture(Fact, frozen=True, kw_only=True):
    """A running head or foot, as it stands on the first page or on the others.

    `PAGE` and `PAGES` stand in it for numbers of pages, or the numbers do and it says which page of
    how many it was read from. `mirrored` is the text of a left page, "" when that is no other.
    """

    edge: Edge
    pages: Literal["first", "others"]
    text: str
    mirrored: str = ""
    page: int = 0
    total: int = 0


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All facts, each kind in reading order; those within notes come last, note by note.

    `contents` is the list that stands in the text, `navigation` what a reader's program shows
    beside it, `watermarks` the words across pages, one for each kind of page. `metadata` holds name
    and value, names sorted, values in the order they are said.
    `None` means that the format does not state this kind of fact.
    """

    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    captions: tuple[Caption, ...] = ()
    formulas: tuple[Formula, ...] = ()
    languages: tuple[Language, ...] = ()
    marks: tuple[Marked, ...] = ()
    lines: tuple[BrokenLine, ...] = ()
    signs: tuple[Sign, ...] = ()
    contents: tuple[Entry, ...] = ()
    navigation: tuple[Entry, ...] | None = None
    furniture: tuple[Furniture, ...] | None = None
    watermarks: tuple[str, ...] | None = None
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def outline(self) -> tuple[Block, ...]:
        """The headings, with their levels and numbers."""
        return tuple(block for block in self.blocks if block.kind in ("title", "heading"))


class UnreadableError(Exception):
    """An artifact, or a part of it, that cannot be read; the message says what and why."""


_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's default ignorable code points: they shape what is around them and are not read."""
_IGNORED: Final = pattern(f"[{_INVISIBLE}]")
UNSPACED: Final = pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Scripts of which lines break between letters: Thai, Lao, Burmese, Khmer, those of East Asia and
their wide forms."""
RIGHT_TO_LEFT: Final = pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and historical ones."""
SIGN: Final = pattern(rf"[{_INVISIBLE}]|[^\S \t\n\r\f\v]")
"""What `said` leaves out of a text, or makes a common space of."""


def said(text: str) -> str:
    """`text` as it is read: composed, white space collapsed, the invisible left out."""
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    return " ".join(_IGNORED.sub("", composed).split())


def formula(tex: str) -> str:
    """A formula as it stands in a text that the document states."""
    return f"\x05{said(tex)}\x06"


def shown(text: str) -> str:
    """A stated text as a person reads it, with its formulas in TeX."""
    return FORMULA.sub(r"\1", text)


def letters_of(text: str) -> str:
    """The letters, digits and common signs of a formula in order of value, whatever style they are
    set in, and whatever stands on them: TeX says that as a command."""
    plain = unicodedata.normalize("NFKD", text).replace("\u2212", "-").replace("=\u0338", "")
    return "".join(sorted(c for c in plain if c.isalpha() or c.isdecimal() or c in "+-="))


def symbols_of(text: str) -> str:
    """The digits of a formula in order of value; notations agree on no more than that."""
    return "".join(sorted(c for c in text if c.isdecimal()))
