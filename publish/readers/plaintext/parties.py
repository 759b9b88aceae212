"""The parties of a case, in lines of their own at the head of a judgment or claim.

`Erika Baum, Lindenweg 4` / `– Klägerin –` / `gegen` / `Autohaus Steinke GmbH` / `– Beklagte –`:
names and addresses look like headings, but stand on both sides of a line that says "against".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    columns,
    ends_abbreviated,
    ends_sentence,
    is_capitals,
)
from publish.readers.plaintext.fields import is_court, is_file_number
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import either, plain, words

RULE: Final = "a party of the case"
HEAD: Final = "above the parties of a case"
_REACH: Final = 30
"""Below so many pieces the text has begun."""

_BESIDE: Final = 4
"""A party has no more lines than that: a name, who stands for it, an address, and its role."""

_LONGEST: Final = 160
_MOST_OF_ROLE: Final = 4
_MOST_BETWEEN: Final = 8
"""What stands between two parties has fewer words."""

_MOST_OF_LABEL: Final = 2
_DOTTED: Final = re.compile(r"\w\)? ?(?:\.{2,20}|…{1,9}) ?([^\W\d_][^.…]{2,40})$")
_WORD: Final = re.compile(r"[^\W\d_]+")


def find_parties(pieces: Sequence[Piece]) -> None:
    """Settles the lines of the parties, so that none becomes a heading, verse or a credit."""
    found = party_lines(pieces[:_REACH])
    for at in found:
        if not pieces[at].stated:
            pieces[at].become("paragraph", RULE, 0.85)
    titled = False
    for piece in pieces[: min(found, default=0)]:
        titled = titled or piece.kind == "title"
        if _is_of_head(piece):
            court = titled and _names_court(piece.text)
            piece.become("status" if court else "paragraph", HEAD, 0.85)


def _is_of_head(piece: Piece) -> bool:
    """`HULL DISTRICT REGISTRY`, `MRS JUSTICE LEE`: above the parties a line in capitals is the
    court, a part of it, or who sits, and heads nothing."""
    loose = piece.kind in {"paragraph", "heading"} and not piece.stated
    return loose and is_capitals(piece.text) and not ends_sentence(piece.text)


def _names_court(text: str) -> bool:
    """`IN THE HIGH COURT OF JUSTICE`, `CHANCERY DIVISION`"""
    return is_court(text) or not words().court_part.isdisjoint(text.lower().split())


def party_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces (by index) that name the parties: on both sides of a line that says "against" and
    nothing else, or below two lines or more that each say a role."""
    found: set[int] = set()
    loose = [piece.kind in {"paragraph", "heading"} for piece in pieces]
    for at, is_loose in enumerate(loose):
        if is_loose and _parts(pieces, at):
            above = _party(pieces[max(0, at - _BESIDE) : at][::-1], above=True)
            below = _party(pieces[at + 1 : at + 1 + _BESIDE], above=False)
            if above and below:
                found.update(range(at - above, at + below + 1))
    if not found:
        roles = [at for at, piece in enumerate(pieces) if loose[at] and names_role(piece.text)]
        for upper, lower in itertools.pairwise(roles):
            prose = any(
                ends_sentence(p.text) and not ends_abbreviated(p.text)
                for p in pieces[upper + 1 : lower + 2]
            )
            if 1 < lower - upper <= _BESIDE and not prose:
                found.update(range(upper, lower + 2))
    labelled = [
        at for at, piece in enumerate(pieces) if loose[at] and _is_labelled_party(piece.text)
    ]
    both = [at for at in labelled if leads_in(pieces[at].text.partition(":")[0])]
    if found or len(labelled) > 1 or both:
        found.update(labelled)
    between = min(found, default=0) - 1
    if between >= 0 and leads_in(pieces[between].text):
        found.add(between)
    return frozenset(at for at in found if at < len(pieces) and loose[at])


def _parts(pieces: Sequence[Piece], at: int) -> bool:
    """`gegen`, `- v -`; or `AND`, below what the party above it is."""
    name = " ".join(pieces[at].text.lower().split(maxsplit=_MOST_BETWEEN))
    joins = at > 0 and name in words().conjunction and names_role(pieces[at - 1].text)
    return joins or name in words().versus


def _party(beside: Sequence[Piece], *, above: bool) -> int:
    """How many lines tell of one party, from the one next to "against" outward. Its role stands
    next to that above, so that the name is the next line; below it closes the party."""
    lines: list[Piece] = []
    for piece in beside:
        text = piece.text
        closed = ends_sentence(text) and not _may_stop(text)
        loose = piece.kind in {"paragraph", "heading"} and not piece.stated
        if not loose or columns(text) > _LONGEST or closed or _ends_party(text):
            break
        lines.append(piece)
    roles = [at for at, piece in enumerate(lines) if names_role(piece.text)]
    if not roles:
        return min(1, len(lines))
    return min(roles[0] + 2, len(lines)) if above else roles[0] + 1


def _may_stop(text: str) -> bool:
    """Whether a full stop ends no sentence: of an abbreviation, or of a party, as reporters have it
    (`HULL PORT BOARD.`, `Hull Port Board, Defendant.`)."""
    ended = names_role(text.rpartition(",")[2]) or is_capitals(text)
    return ended or ends_abbreviated(text)


def _ends_party(text: str) -> bool:
    """What a paper is, the number of a file, or the word that leads in to the parties."""
    return plain(text) in either(words().ruling, words().between) or is_file_number(text)


def _is_labelled_party(text: str) -> bool:
    """`Demandante: Doña Pilar Ortega`, `APPLICANT: Losa Tuilagi (Tenant)`, `Halden Ferries Ltd ...
    APPELLANT`, `Between: Ann Lee (Appellant) and Bo Hu (Respondent)`."""
    if len(text) > _LONGEST or columns(text) > _LONGEST:
        return False
    label, colon, name = text.partition(":")
    named = bool(name.strip()) and not ends_sentence(text)
    if named and leads_in(label):
        return True
    if dotted := _DOTTED.search(text):
        return names_role(dotted[1])
    return bool(colon) and named and names_role(label) and len(label.split()) <= _MOST_OF_LABEL


def leads_in(text: str) -> bool:
    """`BETWEEN:`, `In dem Rechtsstreit`: above the first party."""
    return plain(text) in words().between


def names_role(text: str) -> bool:
    """`– Klägerin –`, `Claimant`, `The First Appellant`: what a party is, in a few words."""
    tokens = [token.lower() for token in _WORD.findall(text[:LONGEST_OF_FRONT])]
    return 0 < len(tokens) <= _MOST_OF_ROLE and any(token in words().party for token in tokens)
