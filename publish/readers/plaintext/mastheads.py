"""What stands above a title, read as one: who issues the text, what kind it is, its number, its
day. One such line may be a title itself; the more of them stand below each other, the less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.acts import is_act, names_dated_act, tells_subject
from publish.readers.plaintext.addresses import ends_in_street, is_part_of_address
from publish.readers.plaintext.bodies import is_office, is_role
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.correspondence import names_letter
from publish.readers.plaintext.covers import is_kind, is_kind_and_number
from publish.readers.plaintext.credited import CERTAIN, credits_person
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.fields import (
    is_court,
    is_file_number,
    is_labelled_number,
    is_number,
    is_version,
    names_parties,
    names_those_present,
    opens_judgment,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import (
    ISSUE,
    is_body,
    is_gazetted,
    is_reference,
    is_state,
    is_statute,
    status_line,
)
from publish.readers.plaintext.masthead_lines import (
    is_issuer_and_kind,
    is_kind_below,
    is_of_firm,
    is_part_of_body,
    is_report_of_session,
    is_session,
    may_be_unknown_issuer,
)
from publish.readers.plaintext.meetings import is_paper_of_body, names_record
from publish.readers.plaintext.no_titles import is_no_title
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import date_line
from publish.readers.plaintext.rubrics import is_titled_person, names_firm
from publish.readers.plaintext.stamps import ends_period, is_kind_and_day
from publish.readers.plaintext.standard_lines import is_numbered_kind
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, words
from publish.readers.plaintext.wrapped import begins_prose

_MOST: Final = 9
_LEAST: Final = 2
"""What has to speak for lines standing above a title."""

_LONGEST_TITLE: Final = 170
_LONGEST_LINE: Final = 100
_FEWEST_OF_TITLE: Final = 3
_FEWEST_OF_HEADLINE: Final = 5
_FEWEST_UNCASED: Final = 12
_FEWEST_DATED: Final = 8
_YEAR: Final = len("2025")
_DAY: Final = len("2025-10-08")
_OF_DAY: Final = 3
"""The words of a day: `4 March 2025`."""

_SHORTEST_SERIES: Final = 3
"""`NTSS Commentary` is of a series, `A Love Story` is none."""

_LONGEST_DAY: Final = 45
_NEAR: Final = 4
"""So near below who passed an act is what it is about."""

_YEAR_LAST: Final = re.compile(r"\b(?:19|20)\d\d$")
_MOST_OF_FIELD: Final = 3
_MOST_OF_NAME: Final = 9
_MOST_OF_LABEL: Final = 4
_WITH_POST: Final = 3.0
"""What speaks for a name with a post and a body behind it (`Ann Lee, Analyst, Harbour Trust`)."""

_DATED: Final = 4.0
"""What speaks for a date and nothing else."""

_ADDRESSED: Final = re.compile(
    r"(?:\S+ ){1,3}(?:for|to|für|an|pour|à|para|per|voor|til|till) \S", re.IGNORECASE
)
"""`Briefing note for the Minister`"""

_NUMBER_AND_DAY: Final = re.compile(
    r"(\S{1,12}\.? ?\S{0,20}\d\S{0,20}?),?"
    r" (?:dated|of|vom|du|del|van|från|av|z dnia|від|от) (\S.{5,24})$"
)

_NUMBERED_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z][\w'’&-]{0,20} ){2,4}(?:No|Nr|N[°º]|№|Núm|Issue)\.? ?\d{1,4}$"
    r"|[^\W\d_a-z][\w'’& -]{12,60}, (?:no|nr|n[°º]|№|núm)\.? ?\d{1,4}$"
    r"|[^\W\d_a-z][\w-]{2,20} \d{4}/[A-Z] ?\d{1,3}$|[A-Z]{2,6}-[A-Z][a-z]{3,9} \d{1,3}/\d{2,4}$"
)
"""`Technology Letter No. 12`, `Songs of the Coast, no. 17`, `NTP-Aktuell 2025/A 17`; not
`Symphony No. 5`"""

_UNIT: Final = re.compile(r"(?:[A-Z]{1,3}[. ]?)?(?:\d{1,3}[a-zA-Z]?|[IVX]{1,4})(?:[./]\d{1,2})?")
_BAR: Final = re.compile(r" [|/] ")
_SIGNED_NUMBER: Final = re.compile(
    r"[^\W\d_a-z][^\d:;,.!?]{3,40} (?:No|Nr|nr|no|n[°º]|N[°º]|№|č|Núm|núm)\.? ?\d{1,5}[/-]\d{1,4}$"
)
"""Words, and a number in two parts that is said to be one."""

_DEFINED: Final = re.compile(r" \([\"“”].{1,80}[\"“”]\)$")
"""`("Harrow" or the "Company")`, behind the name of a firm."""


class Masthead(msgspec.Struct, frozen=True):
    """Which pieces stand above the title and are known by this alone, and which one is the title;
    others (`Press release`, a date) are known by themselves. `rule` is why it is the title."""

    lines: frozenset[int] = frozenset()
    title: int | None = None
    rule: str = "below whose text it is, of which kind and number"


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
        told = _worth(piece, is_first=not end) if told is None else told
        if told is None and end and _is_body_with_number(pieces, end):
            told = 1
        if told is None and not end and len(pieces) > 1:
            unknown = may_be_unknown_issuer(piece.text, pieces[1].text)
            told = 1 if unknown and piece.kind == "paragraph" and not piece.stated else None
        acts = acts or is_act(piece.text)
        known = is_number(piece.text) or _is_number_and_day(piece.text)
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
    if _may_be_title(pieces[end]) or (acts and tells_subject(text)) or names_dated_act(text):
        return Masthead(frozenset(lines), end)
    # `Bank of Halden`, `Monetary Policy Report`, and nothing else: the kind is the title
    last = max((at for at in range(1, end) if _names_paper(pieces[at].text)), default=0)
    issued = any(is_issuer(piece.text) for piece in pieces[:last])
    return Masthead(frozenset(at for at in lines if at < last), last) if issued else Masthead()


def _case_below_court(pieces: Sequence[Piece]) -> Masthead | None:
    """The parties in one line below the court that opens a judgment, itself below how that is
    cited: they are what the case is called, and lines in capitals between say which division of the
    court heard it. A court above all else needs no such rule."""
    first = pieces[:_MOST]
    court = next((at for at, piece in enumerate(first) if opens_judgment(piece.text)), None)
    if not court or any(names_parties(piece.text) for piece in first[:court]):
        return None
    parties = (at for at, piece in enumerate(first) if at > court and names_parties(piece.text))
    title = next((at for at in parties if _may_be_title(pieces[at])), None)
    if title is None:
        return None
    capitals = (at for at in range(court, title) if is_capitals(pieces[at].text))
    lines = frozenset(at for at in capitals if ":" not in pieces[at].text)
    return Masthead(lines, title, "the parties, below the court")


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
            several = at > 1 and told and _may_be_title(piece)
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


def _is_unit(text: str) -> bool:
    """`Referat 23`, `Unit B.3`: which part of the body above it is."""
    kind, _, number = text.partition(" ")
    return kind.lower() in words().unit and bool(_UNIT.fullmatch(number))


def _worth(piece: Piece, *, is_first: bool) -> int | None:
    """How much a line says for standing above a title; None for what does not stand there."""
    text = piece.text
    if piece.kind not in {"paragraph", "heading"} or piece.stated or (piece.level and piece.marks):
        return None
    if not is_first and (_is_bracketed(text) or (is_capitals(text) and ends_sentence(text))):
        return 0  # `("Harrow" or the "Company")`, `THIS ANNOUNCEMENT CONTAINS …`
    if columns(text) > _LONGEST_LINE or ends_sentence(text) or is_court(text):
        return None
    if is_file_number(text) and not is_labelled_number(text):
        return None if is_first else 1
    if text.lower() in words().known_issuer:
        return 1
    if is_number(text) or is_issuer(text) or is_kind_and_day(text) or _is_numbered_kind(text):
        return 2
    if _is_number_and_day(text) or _NUMBERED_NAME.match(text) or _is_signed_number(text):
        return 2
    if _is_label(text) or _is_of_section(text) or is_report_of_session(text):
        return 2
    if _is_kind_of_day(text):
        return 2
    if is_issuer_and_kind(text) or is_of_firm(text):
        return 2
    if names_firm(_DEFINED.sub("", text)) or is_act(text):
        return 1
    if status_line(piece).score >= PLAIN or is_kind(text) or is_state(text):
        return 2 if text.lower().endswith(" series") else 1
    if text.lower().partition(" ")[2].startswith(words().to_all):
        return 1  # `CIRCULAR TO ALL BANKS`
    if is_version(text) or is_session(text):
        return 0
    if not is_first and (is_office(text) or is_part_of_body(text) or is_kind_below(text)):
        return 1  # `Office of the Mayor`, below its town
    numbered = text.isdigit() and not date_of(text)  # `11842`, in a gazette
    if is_gazetted(text) if is_first else (numbered or is_statute(text) or _is_unit(text)):
        return 1
    if not is_first and (_is_day(text) or _is_credit(text) or _is_where(text)):
        return 0
    return None


def _is_day(text: str) -> bool:
    """Whether a line is a day; `Early dismissal on June 6`, without a year, says more."""
    return bool(date_of(text)) and (len(date_of(text)) == _DAY or len(text.split()) < _NEAR)


def _is_credit(text: str) -> bool:
    """`By Ann Lee`, which libraries of parliaments set above the title; `Remarks by Ann Lee at the
    Harbour Club` is one."""
    found = byline(text, frozenset())
    spoken = text.partition(" ")[0].lower() in words().speech or is_paper_of_body(text)
    if found is None or not found.authors or spoken or names_parties(text):
        return False
    return found.evidence >= (_WITH_POST if found.other else CERTAIN)


def _is_where(text: str) -> bool:
    """`Washington, D.C. 20503`, `Town Hall, 4 Ferry Street`: a street or town, and no record, year
    or day (`Trading update for the year ending 31 March 2025`)."""
    placed = is_part_of_address(text) or ends_in_street(text)
    return placed and not (_YEAR_LAST.search(text) or names_record(text))


def _is_bracketed(text: str) -> bool:
    return text[0] == "(" and text[-1] == ")"


def _is_number_and_day(text: str) -> bool:
    """`No. 061/2025 dated 10 April 2025`, `Issue no. 07/25 | 20 March 2025`"""
    issue, *days = _BAR.split(text)
    if len(days) == 1:
        day = days[0]
        return ISSUE.sub("", issue) != issue and issue[-1].isdigit() and bool(date_of(day))
    match = _NUMBER_AND_DAY.match(text)
    return match is not None and is_number(match[1]) and bool(date_of(match[2]))


def _is_kind_of_day(text: str) -> bool:
    """`W3C Harbour Group Note 4 March 2025`: a kind of document, and its day."""
    tokens = text.split()
    kind, day = " ".join(tokens[:-_OF_DAY]), " ".join(tokens[-_OF_DAY:])
    last = plain(kind).rpartition(" ")[2]
    listed = last in either(words().report, words().cover)
    return listed and title_case_share(kind) == 1 and len(date_of(day)) == _DAY


def _is_signed_number(text: str) -> bool:
    """`Kontrolní závěr č. 24/18`; but records, rulings and acts are called by their numbers."""
    if not _SIGNED_NUMBER.match(text):
        return False
    first = text.partition(" ")[0].lower()
    return not (first in either(words().ruling, words().act) or names_record(text))


def _is_numbered_kind(text: str) -> bool:
    """`Pressemitteilung Nr. 87/2025`, `Working Paper No. 12`"""
    numbered = is_reference(text) or is_kind_and_number(text) or is_numbered_kind(text)
    year = re.search(r" (?:19|20)\d\d(?:[/–-]\d{1,4})?$", text)
    return numbered and not year


def _names_section(piece: Piece) -> bool:
    """`Opinion`, `Analysis`; not `Press release`, nor how secret it is: below, a body may stand."""
    text = plain(piece.text)
    listed = text in either(words().status, words().kicker) or _is_of_section(piece.text)
    return listed and text not in either(words().release, words().classification)


def is_addressed_memo(text: str) -> bool:
    """`MEMORANDUM TO THE DEPUTY MINISTER`, `Briefing note for the Board`"""
    kinds = (f"{kind} " for kind in words().memo)
    return bool(_ADDRESSED.match(text)) and any(map(text.lower().startswith, kinds))


def _is_label(text: str) -> bool:
    """`Remarks`, `Parliamentary briefing`, `Discursos e pronunciamentos`: few words, and the last
    says what kind of text it is."""
    tokens = text.lower().split()
    kinds = either(words().speech, words().release, words().texts)
    most = (
        _MOST_OF_LABEL + 1 if is_capitals(text) and tokens[-1] in words().texts else _MOST_OF_LABEL
    )
    series = text.partition(" ")[0]
    named = series.isupper() and len(series) >= _SHORTEST_SERIES
    if named and words().frequency.isdisjoint(tokens):
        kinds = kinds | words().genre  # `NTSS Commentary`
    few = len(tokens) < most and text[0].isupper()
    return is_addressed_memo(text) or (few and tokens[-1] in kinds)


def _is_of_section(text: str) -> bool:
    """`Finance & economics | Property in Lagos`: the name of a section, and of a part of it."""
    section, bar, part = text.partition(" | ")
    few = max(len(section.split()), len(part.split())) <= _MOST_OF_LABEL
    tokens = set(plain(section).split())
    kind = tokens & either(words().status, words().genre)  # `Opinion | The price of rain`
    return bool(bar) and few and bool(tokens & words().kicker) and not kind


def _has_words(text: str) -> bool:
    """Whether a line has as many words as a headline; many scripts do not part them."""
    if is_cased(text):
        return len(text.split()) >= _FEWEST_OF_TITLE
    return columns(text) >= _FEWEST_UNCASED


def _may_be_title(piece: Piece) -> bool:
    """Whether a line may be the title: of some words, no sentence, no day, no field and nobody's
    name."""
    text = piece.text
    label, value = term(text), text.partition(":")[2]
    return (
        piece.kind in {"paragraph", "heading"}
        and columns(text) <= _LONGEST_TITLE
        and (_has_words(text) or is_paper_of_body(text) or names_record(text))
        and (not ends_sentence(text) or asks(text))
        and text[-1] not in ",;:"
        and not starts_lower(text)
        and not opens_judgment(text)
        and date_line(piece).score < _DATED
        and (
            names_record(text)
            or len(date_within(text)) <= _YEAR
            or ends_period(text)
            or len(text.split()) > _FEWEST_DATED
            or (": " in text and len(text.partition(": ")[0].split()) >= _FEWEST_OF_TITLE)
        )
        and not is_numbered(text)
        and not (is_no_title(text) or _is_where(text) or names_letter(text))
        and not (is_titled_person(text) or credits_person(text) or is_role(text))
        and not text.lower().startswith(words().to_all)
        and not (text[0].isdigit() and "," in text)
        and not (label and len(label.split()) < _MOST_OF_FIELD >= len(value.split()))
        and not _is_credit(text)
        and (plain(text) not in words().section or is_paper_of_body(text))
    )
