"""Definition lists among the paragraphs: entries `Term: what it means` in a row."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import correspondence
from publish.readers.plaintext.characters import (
    CLOSERS,
    QUOTES,
    asks,
    ends_sentence,
    starts_upper,
    title_case_share,
)
from publish.readers.plaintext.fields import is_bench
from publish.readers.plaintext.heading_words import REACHED_BY, is_numbered
from publish.readers.plaintext.interviews import has_word
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import FEWEST, names_definitions, split_entry, term
from publish.readers.plaintext.words import either, words

_LONGEST_ENTRY: Final = 900
_LONGEST_FIELD: Final = 100
_LONGEST_HEAD: Final = 60
_NAMES: Final = re.compile(r"\s*[,;]\s*")
_COUNTED_TURN: Final = re.compile(r"Q\d{1,4} [^\W\d_a-z]")
"""`Q14 Mr Ashdown`: committees number the questions of a hearing."""


def find_definitions(pieces: Sequence[Piece]) -> None:
    """Turns entries in a row into definitions.

    A section that is nothing else is one list, whatever its entries say; two entries are enough
    where the heading names them (`Terms`). Elsewhere there are three or more, of short terms.
    Terms are all different, and none a word that labels speech or answers. A name that labels two
    paragraphs is a speaker's, and so is one of those present; and fields (`Salary: €41,000`) state,
    they do not explain. One turn of a speaker, or one field that only the head of a paper has,
    tells what its neighbours are.
    """
    names = [_entry(piece) for piece in pieces]
    labels = Counter(filter(None, names))
    present = _present(pieces)
    speakers = _authors(pieces) | _named_again(list(itertools.compress(pieces, names)))
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and names[end] and labels[names[end]] == 1:
            end += 1
        if end == start:
            start += 1
            continue
        told = any(_is_turn(p, speakers) or _is_of_head(p) for p in pieces[start:end])
        if end - start > 1 and not told and _is_list(pieces, start, end, present):
            for piece in pieces[start:end]:
                piece.become("definition", "one of several entries of term and meaning", 0.75)
        start = end


def _is_list(pieces: Sequence[Piece], start: int, end: int, present: frozenset[str]) -> bool:
    run = pieces[start:end]
    fields = sum(map(_is_field, run))
    if any(_entry(piece) in words().present or _is_blank(piece) for piece in run):
        return False
    if sum(1 for piece in run if _entry(piece) in _numbers()) > 1:
        return False  # `One: agree on a day.`, `Two: set up a fund.`
    if sum(map(_is_speech, run)) > len(run) / 2:
        return False
    unended = sum(1 for piece in run if not ends_sentence(piece.text))
    if unended > len(run) / 2 and _is_head(pieces[:start]):
        return False
    if len(run) < FEWEST:
        return _is_named(pieces, start)
    if _is_section(pieces, start, end):
        if sum(1 for piece in run if REACHED_BY.search(piece.text)) >= len(run) / 2:
            return False
        return fields <= len(run) / 2 or all(len(piece.text) < _LONGEST_FIELD for piece in run)
    short = all(term(piece.text) for piece in run)
    spoken = any(_entry(piece) in present for piece in run)
    return short and fields <= len(run) / 2 and not spoken


def _numbers() -> frozenset[str]:
    """The words that count what a speech asks for."""
    return either(words().cardinal, words().ordinal)


def _is_turn(piece: Piece, speakers: frozenset[str]) -> bool:
    """`Dr Lee: …`, `Q1 Chair: …`, `LEE: …` below a byline of hers: what somebody said, or does."""
    name = term(piece.text, long=True)
    first, _, rest = name.partition(" ")
    titled = first.strip(".").lower() in words().honorific and title_case_share(name) == 1
    counted = bool(_COUNTED_TURN.match(name))
    return (bool(rest) and (titled or counted)) or name.lower() in speakers or _says_i(piece)


def _says_i(piece: Piece) -> bool:
    """`Ann Lee: Thank you, I am glad to be here.`: a full name, and what its bearer says of
    herself."""
    name, said = split_entry(piece.text)
    return is_given(name) and has_word(words().first_person, said)


def _is_of_head(piece: Piece) -> bool:
    """`Before: Judge Lee`, `Keywords: wages, hours`: a field of a judgment or paper."""
    return is_bench(piece.text) or _entry(piece) in words().indexed


def _authors(pieces: Sequence[Piece]) -> frozenset[str]:
    """The words of the bylines, of which surnames alone label what is said of the authors."""
    return frozenset(
        word.strip(",.;").lower()
        for piece in pieces
        if piece.kind == "byline"
        for word in piece.text.split()
        if word[0].isupper()
    )


def _named_again(entries: Sequence[Piece]) -> frozenset[str]:
    """`lee` where `Ann Lee` is a label, too: somebody is named in full once, and speaks again."""
    names = {term(piece.text, long=True) for piece in entries}
    return frozenset(
        last.lower()
        for name in names
        if (last := name.rpartition(" ")[2]) != name and last in names and is_given(name)
    )


def _is_speech(piece: Piece) -> bool:
    """`Ann Lee says: “We had to.”`: what somebody said, whole."""
    said = split_entry(piece.text)[1]
    return said[0] in QUOTES and said.rstrip(".")[-1] in CLOSERS


def _is_blank(piece: Piece) -> bool:
    """`By: ____________`: a line to sign on, or to fill in."""
    return not any(c.isalnum() for c in split_entry(piece.text)[1])


def _is_head(above: Sequence[Piece]) -> bool:
    """Whether nothing but the front stands above: there fields say where, when and with whom."""
    return not any(
        piece.kind in {"heading", "item", "table", "quote", "code", "verse"}
        or (piece.kind == "paragraph" and len(piece.text) >= _LONGEST_FIELD)
        or names_definitions(piece.text)
        for piece in above
    )


def _is_named(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the heading above, or above the paragraph that leads in, names entries."""
    return any(names_definitions(piece.text) for piece in pieces[max(0, start - 2) : start])


def _is_section(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a heading, or what may be one, stands right above and after the entries."""
    return (
        start > 0
        and (_may_head(pieces[start - 1]) or pieces[start - 1].text[-1:] in {":", "："})
        and (
            end - start > FEWEST
            or end == len(pieces)
            or pieces[end].kind != "paragraph"
            or _may_head(pieces[end])
        )
    )


def _may_head(piece: Piece) -> bool:
    if piece.kind == "heading":
        return True
    text = piece.text
    short = piece.kind == "paragraph" and len(text) < _LONGEST_HEAD
    return short and (asks(text) or not ends_sentence(text))


def _present(pieces: Sequence[Piece]) -> frozenset[str]:
    """The names that fields list (`Present: Ann, Bo`)."""
    return frozenset(
        name.lower()
        for piece in pieces
        if len(piece.text) < _LONGEST_ENTRY and term(piece.text)
        for name in _NAMES.split(split_entry(piece.text)[1])
    )


def _is_field(piece: Piece) -> bool:
    """A value after its label: names, places, figures; or a phrase without a stop."""
    value = split_entry(piece.text)[1]
    names = sum(1 for word in value.split() if word[0].islower()) <= 0.15 * len(value.split())
    return (names or not ends_sentence(value)) and (starts_upper(value) or not value[0].isalpha())


def _entry(piece: Piece) -> str:
    if piece.kind != "paragraph" or piece.rule == correspondence.INNER:
        return ""
    if len(piece.text) >= _LONGEST_ENTRY or not (name := term(piece.text, long=True)):
        return ""
    name = name.strip().lower()
    return "" if name and is_numbered(piece.text) else name
