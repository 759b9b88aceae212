"""Who wrote a text that has no headline: a name alone above it, that the text does not say again.

What a text is about it names; who wrote it, it does not. So `Ann Lee` above a profile is its title,
and above a dateline and a report from the flooded villages the credit.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.datelines import dateline
from publish.readers.plaintext.interviews import has_word
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lookalikes import is_bare_date
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import is_titled_person
from publish.readers.plaintext.words import plain, words

_FEWEST: Final = 3
"""Pieces of a text that would say the name of whom it is about."""

_FEWEST_OF_TITLE: Final = 4
_STEM: Final = 5
_PROSE: Final = 80
_SHAPED: Final = 1.5
"""The evidence of two words with capitals, and of a small one between them that names have."""

_LOOKED_AT: Final = 3
"""Who writes of himself does so in the first paragraphs."""


def sole_credit(rest: Sequence[Piece]) -> int:
    """How many of the first pieces name who wrote or spoke, as what, where and to whom, where no
    headline stands among them; 0 for none."""
    if len(rest) < _FEWEST or rest[0].kind != "paragraph" or not _names_author(rest[0].text):
        return 0
    if any(_surname(rest[0].text) in piece.text.lower() for piece in rest[1:]):
        return 0
    if _is_office(rest[1].text):
        return 2 + sum(1 for _ in itertools.takewhile(_is_brief, rest[2:]))
    told = rest[0].text.partition(" ")[0].lower() in words().byline
    told = told or is_titled_person(rest[0].text) or bool(dateline(rest[1].text))
    if is_bare_date(rest[1]) and _opens(rest[2]):
        return 1  # an essay as pupils hand it in
    return int(told and _opens(rest[1]))  # `Rose Cake` may be what a text is about


def heads_own_words(rest: Sequence[Piece]) -> bool:
    """Whether a name stands above a short title and a text that speaks in the first person and
    never says the name: a column, and no life of whom it names."""
    if len(rest) < _FEWEST or not _may_name(rest[0]):
        return False
    title = rest[1].text
    short = rest[1].kind == "paragraph" and columns(title) < _PROSE and not ends_sentence(title)
    if not short or is_person(title) or plain(title) in words().section or not _opens(rest[2]):
        return False
    said = any(_surname(rest[0].text) in piece.text.lower() for piece in rest[1:])
    return not said and any(has_word(words().first_person, p.text) for p in rest[2:][:_LOOKED_AT])


def _may_name(piece: Piece) -> bool:
    found = byline(piece.text) if piece.kind == "paragraph" else None
    alone = found is not None and found.authors == (piece.text,) and not found.is_body
    return alone and is_person(piece.text) and found is not None and found.evidence >= _SHAPED


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].lower()[:_STEM]


def _names_author(text: str) -> bool:
    """`By Ann Lee`, `Ann Lee`, `Sen. Ann Lee`: one name, and nothing else."""
    if is_titled_person(text):
        return True
    found = byline(text)
    if found is None or len(found.authors) != 1 or found.other or found.date:
        return False
    return text.partition(" ")[0].lower() in words().byline or is_given(found.authors[0])


def _is_office(text: str) -> bool:
    """`Secretary of State`, `Director-General of the Harbour Office at Halden`: right below a name,
    what its bearer is."""
    office, _, rest = text.partition(" ")
    held = has_role(office.rpartition("-")[2]) and rest.partition(" ")[0].lower() in words().of
    return not ends_sentence(text) and (is_role(text) or held)


def _is_brief(piece: Piece) -> bool:
    """Whether a line below the office is the room, the place or the day, or who is addressed."""
    return piece.kind == "paragraph" and len(piece.text.split()) < _FEWEST_OF_TITLE


def _opens(piece: Piece) -> bool:
    """Whether a text begins: with its dateline, or a sentence of some length."""
    long = columns(piece.text) >= _PROSE and ends_sentence(piece.text)
    return piece.kind == "paragraph" and (long or bool(dateline(piece.text)))
