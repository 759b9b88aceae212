"""What lines near the top of a text look like: dates, fields, mottos, names, what a page has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    CJK,
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of, label_value
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.kickers import has_credit
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, words

_STANZA: Final = 3
_LONG_STANZA: Final = 6
_VERSE: Final = 60
_FEWEST_OF_VERSE: Final = 2
"""So many lines in a row that are narrower than that may be verse."""

_BAR: Final = re.compile(r"\s[|›»>]\s")
_FEWEST_SECTIONS: Final = 3
_MOST_OF_SECTION: Final = 4
_FEWEST_UNSPACED: Final = 5
_LONGEST_UNSPACED: Final = 8
_SHORT: Final = 20
_TWICE: Final = 2
_BRIEF: Final = 2
_PROSE: Final = 80
_NEAR: Final = 5


def is_bare_date(piece: Piece) -> bool:
    """A date without a label, as it may head a paragraph."""
    return (
        piece.kind == "paragraph"
        and bool(date_of(piece.text))
        and not label_value(piece.text, words().date)
    )


def is_field(piece: Piece) -> bool:
    return piece.kind == "paragraph" and bool(term(piece.text)) and not ends_sentence(piece.text)


def is_motto(piece: Piece) -> bool:
    """`Serving the five towns since 1893`, under the name of a paper."""
    tokens = [token.strip(".,:;").lower() for token in piece.text.split()]
    listed = any(token in words().motto for token in tokens)
    return piece.kind == "paragraph" and len(tokens) <= 10 and listed and not date_of(piece.text)


def heads_like_names(pieces: Sequence[Piece]) -> int:
    """How many lines of two to four words with capitals stand above paragraphs, the title aside.

    Where headings look like names, so does the first.
    """
    return sum(
        1
        for piece, after in itertools.pairwise(pieces[1:])
        if piece.kind == "paragraph"
        and len(piece.text) < 40
        and 2 <= len(piece.text.split()) <= 4
        and title_case_share(piece.text) == 1
        and not any(c.isdigit() for c in piece.text)
        and after.kind != "heading"
        and len(after.text) > len(piece.text)
        and not ends_sentence(piece.text)
    )


def may_head_in_capitals(piece: Piece) -> bool:
    return (
        piece.kind in {"paragraph", "heading"} and len(piece.text) < 80 and is_capitals(piece.text)
    )


def looks_like_stanza(pieces: Sequence[Piece]) -> bool:
    """Whether short lines run on below each other at once, as those of a poem do."""
    lines = pieces[:_STANZA]
    return (
        len(lines) == _STANZA
        and all(
            line.kind == "paragraph" and columns(line.text) < _VERSE and len(line.text.split()) > 2
            for line in lines
        )
        and any(starts_lower(line.text) or line.text[-1] in ",;:" for line in lines)
    )


def opens_stanza(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the first of a stanza, which stands together below an empty line or the
    title: short lines without figures, labels or names, some of which run on."""
    below = pieces[at + 1 : at + _LONG_STANZA]
    stanza = [pieces[at], *itertools.takewhile(_stands_close, below)]
    texts = [line.text for piece in stanza for line in piece.lines][:_LONG_STANZA]
    if len(texts) <= _STANZA or not (pieces[at].first.gap or at == 1):
        return False
    verse = all(
        columns(text) < _VERSE
        and len(text.split()) > _FEWEST_OF_VERSE
        and title_case_share(text) < 1
        and not any(c.isdigit() or c == ":" for c in text[:-1])
        for text in texts
    )
    runs_on = any(starts_lower(text) or text[-1] in ",;—" for text in texts)
    return verse and runs_on and not any(map(has_credit, texts))


def _stands_close(piece: Piece) -> bool:
    return piece.kind == "paragraph" and piece.first.gap == 0


def is_of_page(piece: Piece) -> bool:
    """A control, or who took a picture below it: what pages have and other texts have not."""
    if piece.kind != "paragraph":
        return False
    pictured = is_picture_caption(piece.text) and byline(piece.text) is None
    return control_line(piece).score >= PLAIN or pictured


def begins_at_home(text: str) -> bool:
    """`Home > News > 2025`: where on its site a page stands, from the first page on."""
    first = plain(_BAR.split(text, maxsplit=1)[0])
    page = first.partition(" ")[0]
    unspaced = not is_cased(page) and page.endswith(tuple(words().first_page))
    return first in words().menu or page in words().first_page or unspaced


def lists_sections(piece: Piece) -> bool:
    """`News | Appeals | Thornley and District`: where on its site a page stands. The first of three
    or more is a section or the first page, and none names anybody."""
    parts = _BAR.split(piece.text)
    known = either(words().menu, words().kicker, words().status)
    return _lists_unspaced(piece) or (
        piece.kind == "paragraph"
        and len(parts) >= _FEWEST_SECTIONS
        and (plain(parts[0]) in known or begins_at_home(piece.text))
        and all(len(part.split()) <= _MOST_OF_SECTION for part in parts)
        and (plain(parts[0]) in words().menu or not any(map(str.isdigit, piece.text)))
        and not any(map(is_given, parts))
    )


def _lists_unspaced(piece: Piece) -> bool:
    """`新闻网首页 新闻 区县 电子报 社区`: short words with spaces between them, which Chinese and
    Japanese do not have within sentences; the first is that of the first page, or two are
    sections."""
    parts = piece.text.split()
    if piece.kind != "paragraph" or len(parts) < _FEWEST_UNSPACED or is_cased(piece.text):
        return False
    home = parts[0].endswith(tuple(words().first_page))
    named = sum(1 for part in parts if part in either(words().menu, words().kicker))
    brief = all(CJK.search(part) and len(part) <= _LONGEST_UNSPACED for part in parts)
    return brief and (home or named >= _TWICE)


_NEXT: Final = 6
"""A page may set its day and kind between the way to it and its title."""

_WAY_TO: Final = re.compile(r"(?:[^/>»›|]{2,40}[/>»›|] ?){1,5}$")
"""`Home / India News / `, before the title."""


_NAME_OF_PAGE: Final = re.compile(r" (?:[|·»–—-]|::) \S.{1,58}$")
"""`… | Halden Post`: what browsers have behind the title of a page."""

_NARROWEST: Final = 10
"""So many columns has a title that stands once more with the name of its page."""


def is_way_to(text: str, title: str) -> bool:
    """`Home / India News / Ferry stopped by ice`, above the title."""
    long = len(title) > _SHORT and text.endswith(title)
    return long and bool(_WAY_TO.match(text.removesuffix(title)))


def repeats_headline(pieces: Sequence[Piece], at: int) -> Evidence:
    """Whether a headline of several words stands above already, or any right above: pages show it
    twice. What an agenda lists is an item there, and a chorus comes more often."""
    text = pieces[at].text
    above = any(p.text == text and p.kind != "item" for p in pieces[:at])
    above = above and sum(1 for p in pieces if p.text == text) == _TWICE
    long = columns(text) > _SHORT or (at == 1 and any(map(str.isalpha, text)))
    again = above and long and not ends_sentence(text)
    for below in (piece.text for piece in pieces[at + 1 : at + _NEXT]):
        if is_way_to(text, below):
            return Evidence(PLAIN + 1, "the way to the page, which ends with its title")
        named = at == 0 and text.startswith(below) and columns(below) >= _NARROWEST
        if named and _NAME_OF_PAGE.match(text, len(below)):
            return Evidence(PLAIN + 1, "the title, and on which site it stands")
    return Evidence(PLAIN if again else NEVER, "says the title again")


def begins_title(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a title near below begins with the words of a line, and goes on: so a page has what
    kind of text it is (`Questions and Answers`)."""
    small = pieces[at].text.lower()
    below = (piece.text.lower() for piece in pieces[at + 1 : at + _NEAR])
    kinds = either(words().status, words().document, words().speech)
    kind = plain(small) in words().faq or not kinds.isdisjoint(small.split())
    kind = kind and ": " not in small
    return kind and any(text.startswith(f"{small} ") and not ends_sentence(text) for text in below)


def is_described(pieces: Sequence[Piece]) -> bool:
    """Whether a word or two stand above all, and the first paragraph begins with them: so notes on
    a program are headed (`tidewrack`, `tidewrack reads tables of tides`)."""
    name, *below = (piece.text for piece in pieces)
    prose = (text for text in below if ends_sentence(text) and len(text) > _PROSE)
    return len(name.split()) <= _BRIEF and next(prose, "").startswith(f"{name} ")
