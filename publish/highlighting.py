"""Code as words of a few kinds, by Pygments: the kinds that a style has roles for.

Every format asks here, so that a word has the same colour in all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

TokenKind = Literal[
    "comment",
    "keyword",
    "string",
    "number",
    "name",
    "builtin",
    "operator",
    "inserted",
    "deleted",
    "error",
]
SHORT: Final = 12
"""Lines of a block that is never parted by a page break."""
TAB: Final = 4
"""Columns from one tab stop to the next."""

_KINDS: Final[dict[str, TokenKind]] = {
    "Comment": "comment",
    "Comment.Preproc": "keyword",
    "Comment.PreprocFile": "string",
    "Generic.Deleted": "deleted",
    "Generic.Error": "error",
    "Generic.Heading": "name",
    "Generic.Inserted": "inserted",
    "Generic.Prompt": "comment",
    "Generic.Subheading": "name",
    "Generic.Traceback": "error",
    "Keyword": "keyword",
    "Keyword.Constant": "builtin",
    "Keyword.Type": "builtin",
    "Literal.Date": "number",
    "Literal.Number": "number",
    "Literal.String": "string",
    "Name.Attribute": "name",
    "Name.Builtin": "builtin",
    "Name.Class": "name",
    "Name.Constant": "builtin",
    "Name.Decorator": "name",
    "Name.Entity": "builtin",
    "Name.Exception": "builtin",
    "Name.Function": "name",
    "Name.Label": "name",
    "Name.Namespace": "name",
    "Name.Tag": "keyword",
    "Operator": "operator",
    "Operator.Word": "keyword",
}
"""The kind of a token type of Pygments and of those below it; the others are plain."""
_LONGEST: Final = 200_000
"""Characters: more than that is data rather than code, and costs seconds."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of code of one kind; `None` is plain."""

    text: str
    kind: TokenKind | None = None


Line: TypeAlias = tuple[Piece, ...]


def is_known(language: str) -> bool:
    """Whether there is a lexer of that name (`python`, `c++`, `console` …)."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(language)
    except ClassNotFound:
        return False
    return True


def aliases() -> tuple[str, ...]:
    """The names of all languages."""
    from pygments.lexers import get_all_lexers

    return tuple(alias for _, names, *_ in get_all_lexers() for alias in names)


@lru_cache(maxsize=64)
def highlighted(text: str, language: str) -> tuple[Piece, ...]:
    """`text` in pieces that join to just that text; in one when the language is not known."""
    if not text:
        return ()
    if not language or len(text) > _LONGEST or not is_known(language):
        return (Piece(text),)
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    pieces: list[Piece] = []
    for kind, words in ((_kind(str(token)), words) for token, words in lexer.get_tokens(text)):
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(pieces[-1].text + words, pieces[-1].kind)
        elif words:
            pieces.append(Piece(words, kind))
    whole = "".join(piece.text for piece in pieces) == text
    return tuple(pieces) if whole else (Piece(text),)


def lines(text: str, language: str) -> tuple[Line, ...]:
    """`text` line by line, without the line feeds."""
    made: list[list[Piece]] = [[]]
    for piece in highlighted(text.removesuffix("\n"), language):
        first, *others = piece.text.split("\n")
        made[-1] += [Piece(first, piece.kind)] if first else []
        made += [[Piece(part, piece.kind)] if part else [] for part in others]
    return tuple(map(tuple, made))


def _kind(token: str) -> TokenKind | None:
    """The kind of `Token.Name.Function.Magic`: that of the nearest type above it."""
    name = token.removeprefix("Token").removeprefix(".")
    while name:
        if name in _KINDS:
            return _KINDS[name]
        name = name.rpartition(".")[0]
    return None
