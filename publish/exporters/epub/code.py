"""Code of a content document: lines, and words in the roles of their kinds."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from publish.exporters.epub.xhtml import classes, every, make, set_classes
from publish.highlighting import SHORT, Piece, highlighted, lines
from publish.web.code import breakable, word_class


def finish_code(body: etree._Element) -> None:
    """Sets the code that pandoc left plain; its class is its language."""
    for block in every(body, "pre"):
        language = next(iter(classes(block)), "")
        for code in every(block, "code"):
            rows = lines("".join(str(part) for part in code.itertext()), language)
            _refill(code, [_line(row, last=at == len(rows)) for at, row in enumerate(rows, 1)])
            set_classes(code, [f"language-{language}"] if language else [])
            set_classes(block, ["short"] if len(rows) <= SHORT else [])
    for code in every(body, "code"):
        names = classes(code)
        if len(code) or not names or names[0] == "math" or names[0].startswith("language-"):
            continue
        _refill(code, _words(highlighted(code.text or "", names[0])))
        set_classes(code, [])


def _line(row: Iterable[Piece], *, last: bool) -> etree._Element:
    return make("span", *_words(row), "" if last else "\n", class_="line")


def _words(pieces: Iterable[Piece]) -> list[str | etree._Element]:
    return [make("wbr") if piece is None else _word(piece) for piece in breakable(pieces)]


def _word(piece: Piece) -> str | etree._Element:
    name = word_class(piece)
    return make("span", piece.text, class_=name) if name else piece.text


def _refill(code: etree._Element, content: Iterable[str | etree._Element]) -> None:
    tail = code.tail
    made = make("code", *content)
    code[:] = list(made)
    code.text, code.tail = made.text, tail
