"""What stands above a title, read as one: who issues the text, what kind it is, its number, its
day. One such line may be a title itself; the more of them stand below each other, the less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.acts import is_act, names_dated_act, tells_subject
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    title_case_share,
)
from publish.readers.plaintext.covers import is_kind
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.fields import (
    is_bench,
    is_citation,
    is_court,
    is_file_number,
    is_number,
    names_parties,
    names_those_present,
    opens_judgment,
)
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import is_body, status_line
from publish.readers.plaintext.masthead_lines import (
    is_kind_below,
    is_session,
    may_be_unknown_issuer,
)
from publish.readers.plaintext.masthead_worth import (
    is_number_and_day,
    is_of_section,
    may_be_title,
    worth_of,
)
from publish.readers.plaintext.meetings import is_paper_of_body, names_record
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.stamps import is_kind_and_day
from publish.readers.plaintext.words import either, plain, words
from publish.readers.plaintext.wrapped import begins_prose

_MOST: Final = 9
_MOST_OF_RULING: Final = 12
_LONGEST_OF_RULING: Final = 200
PARTIES: Final = "the parties, below the court"
_PARTS: Final = re.compile(r"\. |—")
_VERSUS: Final = re.compile(r" vs?\.? ")
_LEAST: Final = 2
"""What has to speak for lines standing above a title."""

_LONGEST_LINE: Final = 100
_FEWEST_OF_TITLE: Final = 3
_FEWEST_OF_HEADLINE: Final = 5
_LONGEST_DAY: Final = 45
_NEAR: Final = 4
"""So near below who passed an act is what it is about."""

_MOST_OF_NAME: Final = 9


class Masthead(msgspec.Struct, frozen=True):
    """Which pieces stand above the title and are known by this alone, and which one is the title;
    others (`Press release`, a date) are known by themselves. `rule` is why it is the title."""

    lines: frozenset[int] = frozenset()
    title: int | None = None
    rule: str = "below whose text it is, of which kind and number"


UNMARKED: Final = Masthead()
"""What a text says of its title that sets it as any other line."""


def masthead(pieces: Sequence[Piece]) -> Masthead:
    """What stands above the title; nothing, where too little speaks for it, or no title stands
    below."""
    settled = _case_below_court(pieces) or _record_below_bodies(pieces)
    if settled is not None:
        return settled
    worth = 0
    lines: set[int] = set()
    end = 0
    if _is_above_record(pieces):
        worth, lines, end = 2, {0}, 1
    acts = False
    unknown = False
    headed = False  # by the name of a section, which the title follows
    for piece in pieces[end:_MOST]:
        follows = any(tells_subject(below.text) for below in pieces[end + 1 : end + _NEAR])
        told = _of_act(piece.text, follows=follows) if acts else None
        told = worth_of(piece, is_first=not end) if told is None else told
        if told is None and end and _is_body_with_number(pieces, end):
            told = 1
        if told is None and not end and len(pieces) > 1:
            unknown = may_be_unknown_issuer(piece.text, pieces[1].text)
            told = 1 if unknown and piece.kind == "paragraph" and not piece.stated else None
        acts = acts or is_act(piece.text)
        known = is_number(piece.text) or is_number_and_day(piece.text)
        known = known or status_line(piece).score >= PLAIN
        if told is None or (headed and told and not known):
            break
        headed = headed or _names_section(piece)
        worth += told
        counted = told or is_session(piece.text)
        if counted and status_line(piece).score < PLAIN and not is_kind_and_day(piece.text):
            lines.add(end)
        end += 1
    below = pieces[end : end + 2]
    record = bool(below) and below[0].text.lower().startswith(tuple(words().paper_of_body))
    if worth >= _LEAST and not record and _is_above_record(below):
        lines.add(end)  # `Board meeting in public`, below the board and above `Minutes of …`
        end += 1
    if worth < _LEAST or end + 1 >= len(pieces):
        return Masthead()
    if begins_prose(pieces[end], pieces[end + 1]):
        return Masthead()
    if unknown and not _is_headline(pieces[end].text, pieces[0].text):
        return Masthead()
    text = pieces[end].text
    if may_be_title(pieces[end]) or (acts and tells_subject(text)) or names_dated_act(text):
        return Masthead(frozenset(lines), end)
    # `Bank of Halden`, `Monetary Policy Report`, and nothing else: the kind is the title
    last = max((at for at in range(1, end) if _names_paper(pieces[at].text)), default=0)
    issued = any(is_issuer(piece.text) for piece in pieces[:last])
    return Masthead(frozenset(at for at in lines if at < last), last) if issued else Masthead()


def _case_below_court(pieces: Sequence[Piece]) -> Masthead | None:
    """The parties in one line below the court: they are what the case is called, and lines in
    capitals between say which division of the court heard it. The court opens a judgment, itself
    below how that is cited; or its number, or who decides, stands among the lines as well. One that
    opens a judgment above all else needs no such rule."""
    first = pieces[:_MOST_OF_RULING]
    court = next((at for at, piece in enumerate(first) if _is_court(piece.text)), None)
    if court is None or any(names_parties(piece.text) for piece in first[:court]):
        return None
    if not court and opens_judgment(first[0].text):
        return None
    title = next((at for at, piece in enumerate(first) if at > court and _is_case(piece)), None)
    if title is None or not any(_is_of_ruling(piece.text) for piece in first[: title + _NEAR]):
        return None
    if any(_credits(piece.text) for piece in first[:title]):
        return None  # an article that names a case
    lines = frozenset(at for at in range(title) if _is_of_court(pieces[at].text))
    return Masthead(lines, title, PARTIES)


def _is_of_court(text: str) -> bool:
    """`CHANCERY DIVISION`, `(Slip Opinion)`, `Taylor House, London`: above what a case is called a
    line of few words or in capitals is no field of it."""
    brief = is_capitals(text) or len(text.split()) <= _MOST_OF_NAME
    brief = brief and not is_file_number(text)
    return brief and ":" not in text and not date_within(text) and not ends_sentence(text)


def _is_court(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and is_court(text)


def _credits(text: str) -> bool:
    """`By Ann Lee`; `Before: Judge Pell` credits nobody."""
    found = byline(text, frozenset()) if len(text) <= _LONGEST_LINE else None
    return found is not None and found.evidence >= CERTAIN and not is_bench(text)


def _is_case(piece: Piece) -> bool:
    """`Holt v Fenmoor Dental Care Ltd`, `HALVORSEN ET AL. v. UNITED STATES ET AL.`: what a case is
    called, in one line."""
    text = piece.text
    if not names_parties(text):
        return False
    stopped = is_capitals(_VERSUS.sub(" ", text)) and piece.kind in {"paragraph", "heading"}
    return may_be_title(piece) or (stopped and len(text) <= _LONGEST_LINE)


def _is_of_ruling(text: str) -> bool:
    """`IN THE HIGH COURT`, `Neutral Citation: [2026] EWCA Civ 1803`, `Case Number: TC09461`,
    `Before: Judge Pell`, `No. 23–9917. Argued 14 January 2025`: of the head of a ruling."""
    if len(text) > _LONGEST_OF_RULING:
        return False
    said = text.partition(": ")[2] or text
    cited = is_citation(said) or is_file_number(text)
    opens = (part.partition(" ")[0].lower() for part in _PARTS.split(text))
    heard = any(map(str.isdigit, text)) and not words().heard.isdisjoint(opens)
    return cited or heard or opens_judgment(text) or is_bench(text)


def _record_below_bodies(pieces: Sequence[Piece]) -> Masthead | None:
    """What is written down of a meeting, or is to come at it, below several lines that say who met
    and for which time: none of these is longer than a name, and below that title stand the day or
    those present."""
    for at, piece in enumerate(pieces[:_MOST]):
        if piece.kind not in {"paragraph", "heading"} or piece.stated:
            return None
        if _names_paper_of_meeting(piece.text):
            below = [lower.text for lower in pieces[at + 1 : at + _NEAR]]
            told = any(date_within(text) or names_those_present(text) for text in below)
            several = at > 1 and told and may_be_title(piece)
            rule = "what a record is called, below who met"
            return Masthead(frozenset(range(at)), at, rule) if several else None
        if not _may_name_who_meets(piece.text):
            return None
    return None


def _names_paper_of_meeting(text: str) -> bool:
    """`Town Board Regular Meeting Minutes`, `Provisional agenda`, `Jegyzőkönyv`"""
    if len(text) > _LONGEST_LINE or ends_sentence(text):
        return False
    tokens = plain(text).split()
    if not 0 < len(tokens) <= _MOST_OF_NAME:
        return False
    called = len(tokens) <= _FEWEST_OF_TITLE and tokens[-1] in words().paper_of_body
    return called or any(token in words().record for token in tokens)


def _may_name_who_meets(text: str) -> bool:
    """Whether a line is as long as a name, with a capital; or has a number, and little else."""
    if len(text) > _LONGEST_LINE:
        return False
    count = len(text.split())
    numbered = any(map(str.isdigit, text)) and count <= _FEWEST_OF_TITLE
    named = text[:1].isupper() or not is_cased(text)
    return numbered or (named and count <= _MOST_OF_NAME and not ends_sentence(text))


def _is_headline(text: str, unknown: str) -> bool:
    """Whether a line is a headline for certain, and not the subtitle of what stands above."""
    return len(text.split()) >= _FEWEST_OF_HEADLINE and columns(text) > columns(unknown)


def _of_act(text: str, *, follows: bool) -> int | None:
    """How much a line below the name of an act says for more of its head: who passed it (`RADY
    GMINY BRZEG`, or where its subject `follows` also with small letters), when and where (`z dnia 3
    marca 2025 r.`, `Київ`)."""
    named = is_capitals(text) or (follows and title_case_share(text) == 1)
    if named and not any(map(str.isdigit, text)) and not ends_sentence(text):
        return 1
    placed = text.isalpha() and text.istitle()
    return 0 if (date_within(text) and columns(text) <= _LONGEST_DAY) or placed else None


def _names_paper(text: str) -> bool:
    kind = is_kind(text) or is_kind_below(text)
    return kind or is_paper_of_body(text) or names_record(text)


def _is_above_record(pieces: Sequence[Piece]) -> bool:
    """Whether the second line is what records of meetings are called, and the first is not: so it
    names who met, whatever that is (`Friends of the Library`, `Minutes of the Annual Meeting`)."""
    if len(pieces) < 2 or pieces[0].kind != "paragraph" or pieces[0].stated:
        return False
    text, below = pieces[0].text, pieces[1].text.strip().lower()
    if not (text and below):
        return False
    first = below.split(maxsplit=1)[0].strip(".,:")
    record = first in words().meeting or below.startswith(tuple(words().paper_of_body))
    return (
        record
        and len(text.split()) <= _MOST_OF_NAME
        and text[0].isupper()
        and not (names_record(text) or date_within(text) or ends_sentence(text) or ":" in text)
        and status_line(pieces[0]).score < PLAIN
    )


def _is_body_with_number(pieces: Sequence[Piece], at: int) -> bool:
    """`Rural Utilities Service`, below its department and above `[Docket No. RUS-25-0019]`: a name
    that may be that of a thing as well, if nothing else told."""
    name, number = (*pieces[at : at + 2], None, None)[:2]
    if name is None or number is None or not is_file_number(number.text.strip("[]")):
        return False
    return is_body(name.text) and name.kind == "paragraph"


def _names_section(piece: Piece) -> bool:
    """`Opinion`, `Analysis`; not `Press release`, nor how secret it is: below, a body may stand."""
    text = plain(piece.text)
    listed = text in either(words().status, words().kicker) or is_of_section(piece.text)
    return listed and text not in either(words().release, words().classification)
