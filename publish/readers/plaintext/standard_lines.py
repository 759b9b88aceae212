"""What a single line in the header of a standards document says.

RFC 7322, section 4.1, and the documents that follow it state on their first page whose document it
is, its series and number, what else it states of itself, who wrote it, where they work, and the
day.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    columns,
    ends_sentence,
    title_case_share,
)
from publish.readers.plaintext.covers import is_kind_and_number, issues
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import date_of, label_value
from publish.readers.plaintext.fields import (
    is_author_field,
    is_contact,
    is_court,
    is_draft_name,
    is_file_number,
    is_version,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.kickers import is_body, is_reference
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Kind
from publish.readers.plaintext.tables import is_border
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, starts_with, words

_MOST_OF_CELL: Final = 9
_MOST_OF_VALUE: Final = 3
_WIDEST_TITLE: Final = 90
_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[ -]?){1,3}(?:[a-z]{1,3}['’ ]){0,2}[^\W\d_a-z][\w'’-]{0,20}"
    r"(?: [^\W\d_a-z][\w'’-]{1,20})?(?:,? \(?(?:Eds?\.?|Editors?|Jr\.?|II|III)\)?)?$"
)
"""`A. B. van Okonjo, Ed.`: initials and surname, as RFC 7322, section 4.1.1, asks for."""

_NUMBER: Final = re.compile(r"(?:[a-z]{1,5}[-/]?)?\d")
"""`31`, `tn-2025-04`"""

_SERIES_NUMBER: Final = re.compile(r"(?:RFC|BCP|STD|IEN|FYI)[ -]?\d{1,5}$")
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d_])(?!.*\b(?:19|20)\d\d$)")
"""`1 Scope`: where the text begins; not `12 March 2025`."""

_HOUSE: Final = re.compile(r" \([^()]{2,60}\)")
"""`M. Lind (Litoral Systems), R. Oduya (Harbour Trust)`: where each works."""

_LISTED: Final = re.compile(r", (?:and )?| and | & |; ")

HEADER: Final = "the header of the first page"
WORKPLACE: Final = f"where an author works, in {HEADER}"

Part = Literal[
    "way",
    "body",
    "series",
    "stated",
    "field",
    "kind",
    "credit",
    "name",
    "date",
    "draft",
    "free",
]
"""What a line of the header is; nobody knows a `free` one by itself: where an author works, or the
title."""


def part_of(text: str) -> Part | None:
    """What a line says, None for one that no header has: prose, a heading, the row of a table."""
    if len(text) > LONGEST_OF_FRONT:
        return None
    if is_draft_name(text):
        return "draft"
    if is_series(text) and (any(map(str.isdigit, text)) or plain(text) in words().series):
        return "series"
    if is_of_letter(text) or is_court(text) or is_file_number(text) or _NUMBERED.match(text):
        return None
    if is_stated(text):
        return "stated"
    if is_contact(text):
        return "field"
    if is_credit(text):
        return "credit"
    if states_day(text):
        return "date"
    if names_author(text):
        return "name"
    if not may_be_title(text) or text[-1] in ",;.":
        return None
    if is_kind_and_number(text) or is_numbered_kind(text) or is_reference(text):
        return "kind"
    if _names_series(text):
        return "kind"
    if issues(text) or _is_firm(text):
        return "body"
    told = is_edition(text) or is_of_standard(text) or _is_short_field(text)
    return "field" if told else "free"


def _is_firm(text: str) -> bool:
    """`Harbour Software`: a short name that ends with what a firm does."""
    tokens = text.split()
    few = 1 < len(tokens) <= _MOST_OF_VALUE and title_case_share(text) == 1
    return few and tokens[-1].lower() in words().trade


def is_edition(text: str) -> bool:
    """`Version: 1.2`, `Status: Draft, for comment`: which state of a document it is."""
    label = plain(text.partition(":")[0]) if ":" in text else ""
    return is_version(text) or label == "status" or label in words().version


def _is_short_field(text: str) -> bool:
    """`Status: Draft`, `Target audience: all`; but not `Rural Bus Services: Funding`."""
    label, value = term(text).split(), text.partition(":")[2].split()
    few = len(value) <= _MOST_OF_VALUE if len(label) == 1 else len(value) == 1
    return 0 < len(label) <= 2 and few and bool(value)


def is_of_letter(text: str) -> bool:
    """`To: …`, `Subject: …`: a field of the head of a letter, which heads no other document."""
    label, colon, _ = text.lower().partition(":")
    header = words().header
    return bool(colon) and label.strip() in header.to | header.sender | header.cc | header.subject


def _names_series(text: str) -> bool:
    """`WORKING PAPER SERIES`, `Research Report Series`: two words for kinds of papers at the end of
    a few, of which no title consists."""
    named = plain(text).split()
    kinds = words().document | words().report
    return 1 < len(named) <= _MOST_OF_VALUE and {*named[-2:]} <= kinds


def is_numbered_kind(text: str) -> bool:
    """`Technical Note 31`, `Draft 3`: a kind that by itself many other lines name too."""
    *named, number = plain(text).split() or [""]
    kinds = either(words().document, words().report, words().cover, words().status)
    return bool(
        0 < len(named) <= _MOST_OF_VALUE
        and _NUMBER.match(number)
        and named[-1] in kinds
        and title_case_share(text) == 1
    )


def has_initials(text: str) -> bool:
    """`T. Okafor`, `T. Okafor, Lagos Institute of Technology`."""
    return bool(_NAME.match(text) or _NAME.match(text.partition(", ")[0]))


def names_author(text: str) -> bool:
    """`T. Okafor`, `Ann Lee, Ed.`, `P. Lind and K. Moro`, `Ann Lee, Harbour Software`."""
    text = _HOUSE.sub("", text)
    first = text.partition(", ")[0]
    if has_initials(text) or (is_given(first) and not is_body(first)):
        return True
    listed = _LISTED.split(text)
    return len(listed) > 1 and all(_NAME.match(name) or is_given(name) for name in listed)


def is_credit(text: str) -> bool:
    """`Authors: P. Lind, K. Moro`, `By Ann Lee`: who wrote, with a word that says so."""
    found = byline(text, frozenset())
    return (
        found is not None
        and bool(found.authors)
        and found.evidence >= CERTAIN
        and (is_author_field(text) or text.split(maxsplit=1)[0].lower() in words().byline)
    )


def is_series(text: str) -> bool:
    """`Request for Comments: 112`, `Internet-Draft`: a document of which series it is."""
    short = len(text.split()) <= _MOST_OF_CELL
    named = starts_with(text.lower(), words().series) or bool(_SERIES_NUMBER.match(text))
    return short and named


def is_stated(text: str) -> bool:
    """`Category: Informational`: what the documents of a series state of themselves."""
    label, colon, _ = text.lower().partition(":")
    first = label if colon else text.lower()
    numbered = bool(colon) or any(map(str.isdigit, text))  # `Expires 18 March 2026`
    return starts_with(first, words().series_field) and numbered


def is_of_standard(text: str) -> bool:
    """`Type: Standards Track`, `Post-History: 9 Jan 2025`, `Internet-Draft`: what stands in the
    heads of standards, drafts and proposals alone."""
    label, _, value = text.partition(":")
    return (
        is_draft_name(text)
        or (is_series(text) and (":" in text or plain(text) in words().series))
        or (bool(value) and plain(label) in words().proposal_field)
        or (plain(value) in words().track and len(label.split()) <= _MOST_OF_VALUE)
    )


def is_stage(text: str) -> bool:
    """`W3C First Public Working Draft`: how far a standard has come, after whose it is."""
    tokens = plain(text).split()
    few = 2 < len(tokens) <= _MOST_OF_CELL
    return few and " ".join(tokens[-2:]) in words().stage and title_case_share(text) == 1


def states_day(text: str) -> bool:
    """Whether a line states the day of the text, and not until when it stands."""
    label = text.lower().replace(":", " ").split()
    return bool(date_of(text)) and words().deadline.isdisjoint(label)


def is_field(text: str) -> bool:
    return bool(term(text)) or is_stated(text) or is_contact(text)


def may_be_title(text: str) -> bool:
    return (
        columns(text) <= _WIDEST_TITLE
        and not ends_sentence(text)
        and not is_border(text)
        and text[0] != "#"
        and not is_draft_name(text)
        and not date_of(text)
        and not has_initials(text)
        and plain(text) not in words().section
        and not is_numbered(text)
        and not (term(text) and is_stated(text))
    )


def role_of(text: str, *, names: bool, first: bool) -> tuple[Kind, str]:
    """What a line of the header becomes, and the rule; `names` whether it is one of an author."""
    if names:
        return "byline", f"a name in {HEADER}"
    if is_field(text):
        credit = byline(text, frozenset())
        if credit is not None and credit.evidence >= CERTAIN and credit.authors:
            return "byline", f"a name in {HEADER}"
        label = plain(text.partition(":")[0]).split()
        dated = any(label_value(text, words().date)) or label[-1:] == ["date"]
        if dated and states_day(text):
            return "date", f"the day in {HEADER}"
        return "paragraph", f"a field in {HEADER}"
    if states_day(text):
        return "date", f"the day in {HEADER}"
    if first or is_series(text):
        numbered = any(map(str.isdigit, text))
        return "paragraph" if numbered else "status", f"whose document it is, in {HEADER}"
    return "paragraph", WORKPLACE
