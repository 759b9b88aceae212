"""How much a line says for standing above a title, and whether it may be that title itself."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.acts import is_act
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
    opens_judgment,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import (
    ISSUE,
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

_LONGEST_TITLE: Final = 170
_LONGEST_LINE: Final = 100
_FEWEST_OF_TITLE: Final = 3
_FEWEST_UNCASED: Final = 12
_FEWEST_DATED: Final = 8
_YEAR: Final = len("2025")
_DAY: Final = len("2025-10-08")
_OF_DAY: Final = 3
"""The words of a day: `4 March 2025`."""

_SHORTEST_SERIES: Final = 3
"""`NTSS Commentary` is of a series, `A Love Story` is none."""

_NEAR: Final = 4
"""So near below who passed an act is what it is about."""

_YEAR_LAST: Final = re.compile(r"\b(?:19|20)\d\d$")
_MOST_OF_FIELD: Final = 3
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

_CASE: Final = re.compile(r"\b[CTF][-‑]\d{1,4}/\d\d\b")
_REGISTERED: Final = re.compile(r"[A-Z]{1,4}\d{2}[A-Z]\d{3,5}|[A-Z]{2,6}[-/]\d{2,4}[-/]\d{2,5}")
_DEFINED: Final = re.compile(r" \([\"“”].{1,80}[\"“”]\)$")
"""`("Harrow" or the "Company")`, behind the name of a firm."""


def _is_unit(text: str) -> bool:
    """`Referat 23`, `Unit B.3`: which part of the body above it is."""
    kind, _, number = text.partition(" ")
    return kind.lower() in words().unit and bool(_UNIT.fullmatch(number))


def worth_of(piece: Piece, *, is_first: bool) -> int | None:
    """How much a line says for standing above a title; None for what does not stand there."""
    text = piece.text
    if piece.kind not in {"paragraph", "heading"} or piece.stated or (piece.level and piece.marks):
        return None
    if not is_first and (_is_bracketed(text) or (is_capitals(text) and ends_sentence(text))):
        return 0  # `("Harrow" or the "Company")`, `THIS ANNOUNCEMENT CONTAINS …`
    if columns(text) > _LONGEST_LINE or ends_sentence(text):
        return None
    if text.lower() in words().known_issuer:
        return 1
    if is_court(text):
        return None
    if is_file_number(text) and not is_labelled_number(text):
        return None if is_first else 1
    if _names_case(text) or _is_kind_with_code(text):
        return 2
    if is_number(text) or is_issuer(text) or is_kind_and_day(text) or _is_numbered_kind(text):
        return 2
    if is_number_and_day(text) or _NUMBERED_NAME.match(text) or _is_signed_number(text):
        return 2
    if _is_label(text) or is_of_section(text) or is_report_of_session(text):
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


def _names_case(text: str) -> bool:
    """`Judgment of the Court in Case C-41/24 | Holt`: a ruling of the Court of Justice by its
    number, above what its release is called."""
    return bool(_CASE.search(text)) and text.partition(" ")[0].lower() in words().ruling


def _is_kind_with_code(text: str) -> bool:
    """`Marine safety investigation report M24P0412`: a kind of document, and what a register calls
    it."""
    kind, _, code = text.rpartition(" ")
    last = kind.rpartition(" ")[2].lower()
    return last in words().report and bool(_REGISTERED.fullmatch(code)) and ":" not in kind


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


def is_number_and_day(text: str) -> bool:
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


def is_of_section(text: str) -> bool:
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


def may_be_title(piece: Piece) -> bool:
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
