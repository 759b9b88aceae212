"""Lines at the head of minutes and agendas that say who met, who presided and who took the minutes.

They name people as bylines do, and stand where these stand; but those who met wrote nothing, and
who took the minutes is named among the fields of the meeting, not as the author of a text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    columns,
    ends_abbreviated,
    ends_sentence,
)
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.fields import is_author_field
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, words

RULE: Final = "who was at the meeting"
_FIRST_WORDS: Final = 3
_TITLED: Final = 3
"""Among so many pieces is the title that says what the text is."""

_REACH: Final = 30
"""Below so many lines the minutes have begun."""

_COMPOUND: Final = 10
"""`Gemeinderatssitzung`: shorter words that end so may be others."""

_MOST_OF_LABEL: Final = 5
_MOST_OF_RECORD: Final = 2
_FEWEST_PRESENT: Final = 3
_LONGEST_NAME: Final = 90
_WITH_INITIALS: Final = re.compile(
    r"((?:[^\W\d_a-z][\w.'’-]{0,20} ){1,3}[^\W\d_a-z][\w'’-]{1,20}) \(([^\W\d_a-z]{2,4})\)"
)
"""`Ann Lee (AL)`: what the minutes call somebody from here on."""

_COLON: Final = re.compile("[:：]")
_BESIDE: Final = re.compile(r"\s*(?:,|\(|\[|;|\s[-–—]\s|\t)")


def find_meeting(pieces: Sequence[Piece]) -> None:
    """Settles the lines at the head of minutes that tell who was there, so that none of them
    becomes a heading or a credit."""
    head = pieces[:_REACH]
    for at in meeting_lines(head) | _lists_of_names(head) | _lists_with_initials(head):
        if not pieces[at].stated:
            pieces[at].become("paragraph", RULE, 0.9)


def find_heads(pieces: Sequence[Piece]) -> None:
    """Makes headings of the short lines above lists of those who met, when the front is known."""
    for above, here in itertools.pairwise(pieces[:_REACH]):
        listed = here.kind == "paragraph" and here.rule == RULE and _lists_names(here)
        if listed and above.kind == "paragraph" and above.rule != RULE and _may_head_list(above):
            above.become("heading", "heads a list of those who met", 0.8)


def meeting_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces (by index) that tell who was at a meeting.

    They are fields with a word for those present or, where minutes or an agenda are named above,
    for who presides or takes the minutes; the names that stand in lines of their own below a label
    for those present; and fields that stand right above or below these.
    """
    found: set[int] = set()
    is_record = any(names_record(piece.text) for piece in pieces[:_TITLED])
    for at, piece in enumerate(pieces):
        if at in found or piece.kind != "paragraph":
            continue
        label, value = _split(piece.text)
        if _lists_present(label) and (at or is_record) and not value[:1].islower():
            named = [] if value else _names_below(pieces, at)
            found.update([at, *named] if value or named else ())
        elif at and value and is_record and plain(label) in words().meeting_office:
            found.add(at)
    for step, beside in ((1, range(1, len(pieces))), (-1, range(len(pieces) - 2, 0, -1))):
        for at in beside:
            if at - step in found and _is_field(pieces[at]):
                found.add(at)
    return frozenset(found)


def present_lists(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces (by index) of a record that list those who met in one line, and the short line
    right above each, which heads it: `Members present`, `Ann Lee, Tom Moe (Chair), Bo Hu`; and
    those that tell the initials of who met."""
    lists = _lists_of_names(pieces)
    heads = {at - 1 for at in lists if not _names_members(pieces[at].text)}
    return lists | heads | _lists_with_initials(pieces)


def _lists_of_names(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lists themselves. Without a line that heads them they may be who wrote of a meeting."""
    if not any(names_record(piece.text) for piece in pieces[:_TITLED]):
        return frozenset()
    return frozenset(
        at
        for at, piece in enumerate(pieces)
        if (_names_members(piece.text) or (at > 1 and _may_head_list(pieces[at - 1])))
        and _lists_names(piece)
    )


def _lists_with_initials(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lines of a record that name somebody with the initials which the minutes go on with:
    `Ann Lee (AL), Bo Hu (BH)`, `Two members of the public, Tom Moe (TM) Clerk`."""
    if not any(names_record(piece.text) for piece in pieces[:_TITLED]):
        return frozenset()
    return frozenset(
        at
        for at, piece in enumerate(pieces)
        if at
        and piece.kind == "paragraph"
        and "," in piece.text
        and not after_by(piece.text)
        and any(map(_are_initials, _WITH_INITIALS.finditer(piece.text)))
    )


def _are_initials(match: re.Match[str]) -> bool:
    """Whether the letters behind a name are the first ones of its last words, as `(PBJ)` are of
    Prue Brandon-James."""
    first = "".join(part[0] for part in re.split("[ -]", match[1]) if part)
    return first.endswith(match[2])


def _names_members(text: str) -> bool:
    """`Councillors D Moe (Chairman), P Hu, C Lee`: what those who are named are in the body."""
    return text.partition(" ")[0].lower() in words().gathering


def _lists_names(piece: Piece) -> bool:
    """Whether a line names three people or more, and no word says that they wrote."""
    found = byline(piece.text) if piece.kind == "paragraph" else None
    return (
        found is not None
        and len(found.authors) >= _FEWEST_PRESENT
        and not after_by(piece.text)
        and not _COLON.search(piece.text)
    )


def _may_head_list(piece: Piece) -> bool:
    """`Members present`, `The Board`: a few words for those who were there, or for the body."""
    tokens = plain(piece.text).split()
    told = either(words().present, words().gathering)
    return (
        piece.kind in {"paragraph", "heading"}
        and len(tokens) <= _MOST_OF_LABEL
        and not told.isdisjoint((*tokens, " ".join(tokens)))
        and not ends_sentence(piece.text)
    )


def names_record(text: str) -> bool:
    """`Minutes of the Board`, `Regular Meeting Minutes`, `Vorstandssitzung vom 4. März`: words for
    a meeting or for what is written down of it."""
    if len(text) > LONGEST_OF_FRONT:
        return False
    tokens = [token.strip(".,:;()[]–-") for token in text.lower().split()]
    return any(
        token in words().meeting or (len(token) > _COMPOUND and token.endswith(words().meeting_end))
        for token in tokens
    )


def are_minutes(pieces: Sequence[Piece]) -> bool:
    """Whether the first lines name what was written down of a meeting. Agendas say what comes."""
    front = [p.text for p in pieces[:_TITLED] if len(p.text) <= LONGEST_OF_FRONT]
    said = [f" {plain(text) or plain(_first_words(text))} " for text in front]
    return any(f" {word} " in text for text in said for word in words().record)


def _first_words(text: str) -> str:
    """What a long title says first: `Minutes of the Ordinary Meeting held on …`; nothing of a
    sentence."""
    first = text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    return "" if ends_sentence(text) else " ".join(first)


def is_record(text: str) -> bool:
    """`PROTOKOLL`, `Final judgment`: nothing but what is written down of a meeting or case."""
    tokens = plain(text).split()
    if not 0 < len(tokens) <= _MOST_OF_RECORD:
        return False
    return tokens[-1] in words().ruling or tokens[-1] in words().meeting


def is_paper_of_body(text: str) -> bool:
    """`Terms of Reference`, `Agenda`, `Satzung`: the name of a paper that says nothing without the
    body that it belongs to."""
    return plain(text) in words().paper_of_body


def _split(text: str) -> tuple[str, str]:
    """The label of a line with a colon, "" for a long one, and what stands behind it."""
    label, *value = _COLON.split(text, maxsplit=1)
    if not value or len(label.split()) > _MOST_OF_LABEL:
        return "", ""
    return label, value[0].strip()


def _lists_present(label: str) -> bool:
    """`Present`, `Commissioners absent`, `Apologies for absence`: a label whose first or last word
    is one for those who were there, or were not."""
    name = plain(label)
    tokens = name.split() or [""]
    listed = words().present
    return name in listed or tokens[-1] in listed or (tokens[0] in listed and len(tokens) > 1)


def _names_below(pieces: Sequence[Piece], at: int) -> list[int]:
    """The lines below a label that each name one person, perhaps with what that person does."""
    below = []
    for index in range(at + 1, len(pieces)):
        piece = pieces[index]
        named = is_person(_BESIDE.split(piece.text, maxsplit=1)[0])
        short = columns(piece.text) <= _LONGEST_NAME and not _COLON.search(piece.text)
        closed = ends_sentence(piece.text) and not ends_abbreviated(piece.text)
        if piece.kind != "paragraph" or not (named and short) or closed:
            break
        below.append(index)
    return below


def _is_field(piece: Piece) -> bool:
    """A label and a few words; a date is another thing, and so is who wrote."""
    text = piece.text
    labelled = term(text) and not ends_sentence(text)
    other = date_within(text) or after_by(text) or is_author_field(text)
    return piece.kind == "paragraph" and bool(labelled) and not other
