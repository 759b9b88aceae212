"""Code as HTML: words in the roles of their kinds, lines that show where they were wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from publish.document import Code, CodeBlock
from publish.highlighting import SHORT, TAB, Piece, highlighted, lines
from publish.style import Style
from publish.units import Color
from publish.web.css_syntax import Sheet, Value, join, keyword, number, string
from publish.web.elements import Node, element
from publish.web.role_declarations import Target, marked

_HANG: Final = 1.5
"""What a wrapped line is indented by, in em: room for the sign."""
_WRAPS: Final = 6
"""How many wraps of one line bear the sign; those after it are told by their indent."""
_LONG: Final = 20
"""Characters of a word of code that always find room in one line."""
_CHUNK: Final = 250
"""Characters of a part of one that is no word."""
_WIDE: Final = 40
"""Characters of one that may find room in none."""
_SIGN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M2 1v4h6M6 3l2 2-2 2"'
    ' fill="none" stroke="{color}" stroke-width=".9"/></svg>'
)


def code_block(block: CodeBlock) -> Element:
    """`pre`, with an element for each line and one for each word of a kind."""
    code = element("code", class_=f"language-{block.language}" if block.language else "")
    rows = lines(block.text, block.language)
    for row, last in ((row, index == len(rows) - 1) for index, row in enumerate(rows)):
        words = list(_words(row))
        code.append(element("span", words, "" if last else "\n", class_="line"))
    return element("pre", code, class_="short" if len(rows) <= SHORT else "")


def inline_code(code: Code) -> Iterator[Node]:
    """What stands within `code`."""
    return _words(highlighted(code.text, code.language))


def code_of_formula(tex: str) -> Element:
    """The TeX of a formula that cannot be set."""
    return element("code", _words([Piece(tex)]) if tex else (), class_="math")


def may_begin_a_line(code: Code) -> bool:
    """Whether inline code holds a word that may be wider than a line: it is broken where it begins
    one, which a bracket before it would keep it from."""
    return max(map(len, code.text.split()), default=0) > _WIDE


def breakable(pieces: Iterable[Piece]) -> Iterator[Piece | None]:
    """Pieces of a line of code, and `None` where the line may be broken though no space is there:
    between the pieces of a word so long that a line may be narrower (`wbr` of HTML).

    A browser breaks a word that is wider than its line anywhere; WeasyPrint does so only within an
    element, and only where that begins the line.
    """
    word: list[Piece] = []
    for piece in chain.from_iterable(map(_chunks, pieces)):
        if word and (word[-1].text[-1].isspace() or piece.text[0].isspace()):
            yield from _parted(word)
            word = []
        word.append(piece)
    yield from _parted(word)


def _chunks(piece: Piece) -> Iterator[Piece]:
    """A piece longer than any word in parts: engines take time that grows with the square of what
    they find no place to break in."""
    text = piece.text
    if len(text) <= 2 * _CHUNK or len(text.split()) > 1:
        yield piece
        return
    for at in range(0, len(text), _CHUNK):
        yield Piece(text[at : at + _CHUNK], piece.kind)


def _parted(word: list[Piece]) -> Iterator[Piece | None]:
    long = sum(len(piece.text) for piece in word) > _LONG
    for at, piece in enumerate(word):
        if at and long:
            yield None
        yield piece


def word_class(piece: Piece) -> str:
    """The class of a word of code, "" when it is set as the text around it."""
    return f"syntax-{piece.kind}" if piece.kind else ""


def code_rules(sheet: Sheet, style: Style, target: Target) -> None:
    """Lines of code: each a box whose second and further lines hang, behind a sign that is drawn
    as ground, so that nobody copies it."""
    role = style.code_block
    sheet.rule("pre code", {"display": keyword("block"), "tab-size": number(TAB)})
    sheet.rule("pre.short", {"break-inside": keyword("avoid")})
    sign = wrap_sign(style.syntax["comment"].color or role.color)
    line = role.line_height
    places = ", ".join(f"0 {number(line * wrap)}em" for wrap in range(1, _WRAPS + 1))
    sheet.rule(".line", {
        "display": keyword("block"),
        "padding-inline-start": keyword(f"{number(_HANG)}em"),
        "text-indent": keyword(f"-{number(_HANG)}em"),
        "background-image": Value(", ".join([f"url({string(sign)})"] * _WRAPS)),
        "background-position": Value(places),
        "background-repeat": keyword("no-repeat"),
        "background-size": join(keyword("1em"), Value(f"{number(line)}em")),
    })  # fmt: skip
    for kind, mark in style.syntax.items():
        sheet.rule(f".syntax-{kind}", marked(style, mark, target))


def wrap_sign(color: Color) -> str:
    """The address of the sign for a wrapped line: a drawing in itself (RFC 2397)."""
    return "data:image/svg+xml," + quote(_SIGN.format(color=color.css()), safe=" ='/:")


def _words(pieces: Iterable[Piece]) -> Iterator[Node]:
    for piece in breakable(pieces):
        yield element("wbr") if piece is None else _word(piece)


def _word(piece: Piece) -> Node:
    name = word_class(piece)
    return element("span", piece.text, class_=name) if name else piece.text
