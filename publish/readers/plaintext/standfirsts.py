"""Standfirsts that no credit below tells from the first paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    CLOSERS,
    LONGEST_LOOKED_AT,
    STOPS,
    asks,
    columns,
    ends_sentence,
    holds_stop,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.datelines import date_of, date_within, dateline
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.kickers import has_credit
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import date_line, standfirst
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.words import starts_with, words

_FEWEST: Final = 10
_MOST: Final = 32
"""So many words has a standfirst of two sentences; below a date a longer one begins the text."""

_FEWEST_ABOVE: Final = 18
"""So many words stand above the first heading, where the standfirst is not one sentence."""

_FEWEST_LONG: Final = 26
_FEWEST_OF_SEVERAL: Final = 14
_SHARE: Final = 0.8
"""A standfirst is shorter than the paragraphs are."""

_NAMED: Final = 2.0
_FEWEST_ALONE: Final = 5
_MOST_ALONE: Final = 18
_SHARE_ALONE: Final = 0.65
_WIDEST: Final = 80
_LOOKED_AT: Final = 12
_BELOW: Final = 2
_FEWEST_OF_PARAGRAPH: Final = 9
_STOP: Final = re.compile(
    rf"[{re.escape(''.join(STOPS))}][{re.escape(''.join(CLOSERS))}]{{0,2}}(?=\s|$)|[。！？]"
)
_SPOKEN: Final = re.compile(r"[\"“„«»”‘「『—–-]|\b[I]\b")
"""Somebody speaks, or says "I": an essay or speech has begun."""

_COPULA: Final = re.compile(
    r" (?:is|was|are|ist|war|sind|est|sont|es|era|son|è|sono|é|são|är|er|on|jest|är) \S"
)
_PRICE: Final = re.compile(r"(?:[£€$¥]\s?\d[\d.,]*|\d\s?(?:€|euros?|kr))\.?$")
"""A review begins with what the book costs."""


def is_as_long_as_standfirst(text: str) -> bool:
    """Whether what may be a subtitle is as long as a standfirst, or has another sentence in it:
    papers set no stop at the end of either."""
    count = _words(text)
    return count >= _FEWEST_LONG or (count >= _FEWEST_OF_SEVERAL and holds_stop(text))


def stands_below_date(pieces: Sequence[Piece], at: int) -> bool:
    """Whether two short sentences between the date and a longer paragraph may be the standfirst.

    Of the labelled texts whose head has a credit, a date and no subtitle, most that begin so have
    one: the first paragraph of a report is one sentence, and that of an analysis is long.
    """
    text = pieces[at].text
    count = _words(text)
    if not _FEWEST <= count <= _MOST or not 2 <= len(_STOP.findall(text)) <= 3:
        return False
    if not ends_sentence(text) or _SPOKEN.search(text) or _greets(text) or _PRICE.search(text):
        return False
    if names_author(pieces, at):
        return False
    below = pieces[at + 1 : at + 1 + _LOOKED_AT]
    if len(below) > 1 and count >= _FEWEST_ABOVE and _may_head(below[0]):
        below = below[1:]  # the first heading, or a control of the page
    if not below or not _is_paragraph(below[0]) or starts_lower(below[0].text):
        return False
    return count < _SHARE * _mean(below)


def names_author(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line speaks of who is credited above it: `Ms. Lee teaches law.`"""
    credited = filter(None, (byline(piece.text, frozenset()) for piece in pieces[1:at]))
    return any(name.split()[-1] in pieces[at].text for found in credited for name in found.authors)


def tells_of_author(pieces: Sequence[Piece], at: int) -> bool:
    """`Ann Lee is professor of law at Hull.`, below her name: a note on the author, which papers
    set below the name of one who is not of their own."""
    credited = filter(
        None, (byline(piece.text, frozenset()) for piece in pieces[max(1, at - 3) : at])
    )
    names = {name for found in credited for name in found.authors}
    return any(_COPULA.match(pieces[at].text.removeprefix(name)) for name in names)


def stands_above_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Whether one short sentence stands alone between the head and what looks like a heading, and
    the paragraphs below are much longer: so guides and reports begin. One that speaks of the text
    (`This is the list that …`) belongs to it."""
    text = pieces[at].text
    after, below = (*pieces[at + 1 : at + 3], None, None)[:2]
    if after is None or below is None or len(_STOP.findall(text)) > 1 or not ends_sentence(text):
        return False
    heads = columns(after.text) <= _WIDEST and not ends_sentence(after.text)
    heads = heads and after.kind in {"paragraph", "heading"} and after.text[-1] not in ":：,;"
    heads = heads and sum(map(str.isdigit, after.text)) < len(after.text) / 4  # no hour
    heads = heads and below.kind in {"paragraph", "item"} and len(below.text) > len(after.text)
    credit = byline(after.text, frozenset())
    if date_within(after.text) or date_of(text) or (credit and credit.evidence >= _NAMED):
        return False
    deictic = starts_with(text.lower(), words().deictic)
    if not (heads or asks(after.text)) or deictic or _SPOKEN.match(text) or dateline(text):
        return False
    mean = _mean(pieces[at + 1 : at + 1 + _LOOKED_AT])
    return _FEWEST_ALONE <= _words(text) <= _MOST_ALONE and _words(text) < _SHARE_ALONE * mean


def is_set_to_title(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sentence stands right below the title, and an empty line parts it from the text,
    though no other line stands so close above a paragraph."""
    if at == 0 or at + 2 >= len(pieces):
        return False
    piece, *below = pieces[at : at + 1 + _LOOKED_AT]
    after = below[0]
    close = piece.first.gap == 0 < after.first.gap
    shorter = _words(piece.text) < min(_MOST, _SHARE * _words(after.text))
    if not close or not shorter or dateline(piece.text) or after.kind != "paragraph":
        return False
    heads = any(
        not ends_sentence(upper.text) and lower.kind == "paragraph" and lower.first.gap == 0
        for upper, lower in itertools.pairwise(below)
    )
    return ends_sentence(piece.text) and ends_sentence(after.text) and not heads


def leads_in(pieces: Sequence[Piece], headed: Sequence[Piece], language: str) -> bool:
    """Whether the second of `headed`, which are lines below each other but for dates, is a sentence
    or two above a credit or a day, as a standfirst is below its title."""
    title, lead = (*headed[:2], None, None)[:2]
    if title is None or lead is None or lead.kind != "paragraph":
        return False
    if standfirst(lead, title).score <= NEVER:
        return False
    at = pieces.index(lead) + 1
    below = itertools.takewhile(lambda p: not ends_sentence(p.text), pieces[at : at + _BELOW])
    return any(date_line(p, language=language).score >= PLAIN or has_credit(p.text) for p in below)


def _is_paragraph(piece: Piece) -> bool:
    return piece.kind == "paragraph" and _words(piece.text) >= _FEWEST_OF_PARAGRAPH


def _may_head(piece: Piece) -> bool:
    """Whether a line may be a heading: a few words without a stop, a label or a day."""
    text = piece.text
    if piece.kind not in {"paragraph", "heading"} or not text or columns(text) > _WIDEST:
        return False
    return not ends_sentence(text) and text[-1] not in ":：,;" and not date_within(text)


def _mean(pieces: Sequence[Piece]) -> float:
    """How many words the paragraphs among `pieces` have."""
    found = [_words(piece.text) for piece in pieces if _is_paragraph(piece)]
    return sum(found) / len(found) if found else 0.0


def _greets(text: str) -> bool:
    """`Good morning! Please sit down.`: a speech begins."""
    first = _STOP.split(text, maxsplit=1)[0]
    return is_salutation(f"{first},")


def _words(text: str) -> int:
    text = text[:LONGEST_LOOKED_AT]
    return len(text.split()) if is_cased(text) or " " in text else columns(text) // 4
