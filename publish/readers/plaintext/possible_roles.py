"""What the pieces of a front may be at all, whatever they usually are on pages.

The learned weights (`usual`) know little of single words. What the rules know for certain of a line
leaves it fewer roles: a court is no title, who wrote is not left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.author_rows import is_addressee, is_affiliation, is_in_row
from publish.readers.plaintext.bodies import is_office, is_role
from publish.readers.plaintext.bylines import WIRE, byline
from publish.readers.plaintext.characters import QUOTES, asks, columns, ends_sentence
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import label_value, tells_when_changed
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.fields import is_author_field, names_audience, names_occasion
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Role
from publish.readers.plaintext.front_features import OF_AUTHOR
from publish.readers.plaintext.heading_words import heads_section
from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import STANDING, tells_use
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lookalikes import is_bare_date, is_field
from publish.readers.plaintext.meetings import names_record
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.no_credits import is_no_credit
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.songs import part_name
from publish.readers.plaintext.words import plain, words

_SEVERAL: Final = 3
_PROSE: Final = 60
_LONGEST: Final = 300
"""No part of a front has more letters, but a standfirst with several sentences."""

_NEAR: Final = 3
_SIGNING: Final[tuple[Role, ...]] = ("byline", "date")
_REACH_OF_FELLOWS: Final = 12
_LONGEST_QUESTION: Final = 20
_LONGEST_SECTION: Final = 10
_COUNTED: Final = re.compile(r"(\d{1,4})([.)]?\s)")
_YEARS: Final = re.compile(r"[^\W\d_] (?:19|20)\d\d[–-](?:19|20)?\d\d$")
_SINCE: Final = re.compile(r", (?:19|20)\d\d[–-](?!\d\d[–-])[^\s,]+$")
_COLUMNS_OF_POST: Final = 40
_ALL: Final = frozenset(ROLES)


def possible_roles(
    by_rules: Sequence[Role],
    front: Sequence[Piece],
    evidence: FrontEvidence,
    features: Sequence[frozenset[str]],
) -> list[frozenset[Role]]:
    """The roles that each piece of `front` may have.

    `by_rules` are those that the rules gave to the first of them, and `features` what is to be seen
    of each piece.
    """
    return [
        frozenset({by_rules[at]})
        if _is_credit_above(at, by_rules, evidence) or _is_occasion(at, by_rules, front)
        else _possible(at, front, evidence, found) - _denied(at, by_rules, front, evidence)
        for at, found in enumerate(features)
    ]


def _possible(
    at: int, front: Sequence[Piece], evidence: FrontEvidence, features: frozenset[str]
) -> frozenset[Role]:
    """The roles that a piece may have at all.

    An item and a long paragraph have none. What plainly stands above a title (`Embargoed until
    Monday`, a court, whom it is addressed to) is no title, nor is what breaks off in mid-phrase,
    or says below what may be a title where that was spoken (`Remarks by Ann Lee at the Annual
    Dinner`) or what somebody does. A headline that is longer than the names of sections, or that
    somebody said, is no section. A control of a page, or the way to it, is no title. The role of
    who wrote is not left out, and a line that nobody knows is only on a page; nor does a line that
    names several authors stay in the text, or a field of authors; and one of several below each
    other does not, nor is it a section or subtitle. A cover leaves nothing open. Who wrote and when
    says more than when. An agency's name is no text. Where no rule can find a name (`Featured
    Article`, `Halifax, Nova Scotia`, `11:08 A.M.`) nobody is named. A day with its label is kept,
    and so is whom to ask; sentences right between title and credit are no text.
    """
    piece = front[at]
    if piece.kind not in {"paragraph", "heading"} or not 0 < len(piece.text) <= _LONGEST:
        return frozenset({"paragraph"})
    if evidence.head.is_contact(at):
        return frozenset({"paragraph"})
    if evidence.head.is_issuer(at):
        return frozenset({"status"})
    if evidence.head.is_below_masthead(at):
        return frozenset({"title"})
    if evidence.head.is_settled(at):
        below = evidence.of(at, "title").score > NEVER
        of_cover = (role for role in ROLES if evidence.of(at, role).score > NEVER)
        return frozenset(("title",) if below else of_cover)
    impossible = set[Role]()
    if is_author_field(piece.text) and is_field(piece):
        impossible |= {"paragraph", "dropped", "summary", "subtitle", "status"}
    if is_in_row(front, at):
        impossible |= {"paragraph", "dropped", "status", "subtitle"}
    status = evidence.of(at, "status").score
    if status <= NEVER:
        impossible |= _no_section(at, piece.text, evidence)
    if at and has_role(piece.text) and (status < PLAIN or is_given(front[at - 1].text)):
        impossible.add("status")  # `Business reporter, BBC News`
    if _is_between(at, evidence):
        impossible.add("paragraph")
    above = status >= PLAIN or evidence.of(at, "paragraph").score > NEVER
    above = above or evidence.of(at, "dropped").score >= PLAIN
    above = above or (at > 0 and (is_named_in_small(piece.text) or is_office(piece.text)))
    broken = ends_in_phrase(piece.text)
    spoken = (
        at > 0 and evidence.of(at - 1, "status").score <= NEVER < evidence.of(at - 1, "title").score
    )
    spoken = spoken and (names_occasion(piece.text) or is_role(piece.text))
    spoken = spoken or _tells_of_author(at, front)
    if above or broken or spoken or evidence.of(at, "title").score <= NEVER:
        impossible.add("title")
    unknown = evidence.of(at, "dropped").score <= NEVER and not evidence.is_page
    unknown = unknown and not tells_when_changed(piece.text)
    told = has_role(piece.text) or names_audience(piece.text)
    told = told or evidence.official.is_where_spoken(at)
    if OF_AUTHOR in features or told or unknown:
        impossible.add("dropped")
    credit = byline(piece.text)
    if credit is not None and len(credit.authors) >= _SEVERAL:
        impossible |= {"paragraph", "dropped"}
    impossible |= _impossible_by_words(at, piece.text, evidence)
    works = is_affiliation(front, at) or is_addressee(front, at)
    works = works or evidence.head.is_publisher(at)
    unknown = evidence.of(at, "byline").score <= NEVER
    nobody = unknown if credit is None else is_no_credit(piece.text, credit)
    if (
        works
        or nobody
        or _signs(at, front, evidence)
        or evidence.official.names_others(at)
        or is_counsel(piece.text)
    ):
        impossible.add("byline")
    if credit is not None and evidence.credits.is_called_speech(at):
        impossible |= {"byline", "status"}  # `Remarks by Ann Lee, Governor` is the title
    if credit is not None and credit.date and credit.authors and credit.evidence >= CERTAIN:
        impossible |= {"paragraph", "dropped", "date"}
    return _ALL - impossible


def _denied(
    at: int,
    by_rules: Sequence[Role],
    front: Sequence[Piece],
    evidence: FrontEvidence,
) -> frozenset[Role]:
    """What a piece is not, by what the rules made of it and of those above: a credit stays in no
    text; a day among others, which the rules found to date nothing, may head a part of a diary."""
    denied = set[Role]()
    if _is_credited(at, by_rules, evidence):
        denied.add("paragraph")
    if "date" not in by_rules and evidence.has_days and is_bare_date(front[at]):
        denied.add("date")
    return frozenset(denied)


def is_below_text(
    at: int, by_rules: Sequence[Role], rest: Sequence[Piece], evidence: FrontEvidence
) -> bool:
    """Whether a line below the title of the rules is of the text: text or the name of a section
    stands between, or its words name one, or it is a sentence below one."""
    if "title" not in by_rules[:at] or evidence.head.is_below_masthead(at):
        return False
    above = rest[by_rules.index("title") + 1 : at]
    parted = any(is_text(piece) or heads_section(piece.text) for piece in above)
    if parted or heads_section(rest[at].text):
        return True
    return ends_sentence(rest[at].text) and ends_sentence(rest[at - 1].text)


def heads_below_title(
    at: int, by_rules: Sequence[Role], rest: Sequence[Piece], evidence: FrontEvidence
) -> bool:
    """Whether a line below the title of the rules heads an answer, a part of a song, the first of
    several numbered sections or of the posts of a life, below the name; or is below who has
    died. A credit or day stands below none of these."""
    if "title" not in by_rules[:at] or evidence.head.is_below_masthead(at):
        return False
    if _is_signed(at, evidence):
        return False
    title = by_rules.index("title")
    life = is_person(rest[title].text) and (_is_post(at, rest) or _has_died(title, rest))
    return life or _is_counted_on(at, rest) or _heads_answer(at, by_rules, rest)


def _signs(at: int, front: Sequence[Piece], evidence: FrontEvidence) -> bool:
    """Whether a line that does not plainly credit stands below text that is no standfirst."""
    if not at or evidence.of(at, "byline").score >= PLAIN:
        return False
    return is_text(front[at - 1]) and evidence.of(at - 1, "summary").score <= NEVER


def is_text(piece: Piece) -> bool:
    """Whether a piece is a sentence that is longer than headlines and their sections are."""
    return columns(piece.text) >= _PROSE and ends_sentence(piece.text)


def _is_signed(at: int, evidence: FrontEvidence) -> bool:
    """Whether plainly a credit or a day stands among the lines right below."""
    below = range(at + 1, min(at + 1 + _NEAR, evidence.count))
    return any(evidence.of(other, role).score >= PLAIN for other in below for role in _SIGNING)


def _heads_answer(at: int, by_rules: Sequence[Role], rest: Sequence[Piece]) -> bool:
    """Whether a line is the first of several questions or parts of a song right below the title."""
    titled = 0 < at <= len(by_rules) and by_rules[at - 1] == "title"
    if not titled or by_rules[at:] or not rest[at].text:
        return False
    others = (piece.text for piece in rest[at + 1 : at + _REACH_OF_FELLOWS] if piece.text)
    if asks(rest[at].text):
        return any(asks(text) and len(text.split()) <= _LONGEST_QUESTION for text in others)
    return bool(part_name(rest[at].text))


def _is_counted_on(at: int, rest: Sequence[Piece]) -> bool:
    """`412 ROADS`, above `413 BRIDGES`"""
    number = _COUNTED.match(rest[at].text)
    if number is None:
        return False
    follows = f"{int(number[1]) + 1}{number[2]}"
    return any(piece.text.startswith(follows) for piece in rest[at + 1 : at + _REACH_OF_FELLOWS])


def _is_post(at: int, rest: Sequence[Piece]) -> bool:
    """`Conservator, self-employed, 2021–present`, above `Warden, National Archive, 2014–2021`"""
    near = rest[at : at + _REACH_OF_FELLOWS]
    dated = [bool(_SINCE.search(piece.text[-_COLUMNS_OF_POST:])) for piece in near]
    return dated[0] and any(dated[1:])


def _has_died(at: int, rest: Sequence[Piece]) -> bool:
    """`Ann Lee`, below `Obituary`"""
    return at > 0 and plain(rest[at - 1].text) in words().obituary


def _tells_of_author(at: int, front: Sequence[Piece]) -> bool:
    """`Economista, é professora da Escola`, below the name of somebody."""
    role, comma, _ = front[at].text.partition(",")
    return at > 0 and bool(comma) and has_role(role) and is_given(front[at - 1].text)


def _is_credit_above(at: int, by_rules: Sequence[Role], evidence: FrontEvidence) -> bool:
    """Whether the rules found a credit above the title, where they ask for more than a name."""
    above = "title" in by_rules[at + 1 :] and by_rules[at] == "byline"
    return above and evidence.of(at, "byline").score > NEVER


def _is_credited(at: int, by_rules: Sequence[Role], evidence: FrontEvidence) -> bool:
    """Whether the rules found a credit that needs no other evidence, and nothing of the text above
    it: it stays in no text."""
    named = at < len(by_rules) and by_rules[at] == "byline" and "paragraph" not in by_rules[:at]
    return named and evidence.of(at, "byline").score >= PLAIN


def _is_occasion(at: int, by_rules: Sequence[Role], front: Sequence[Piece]) -> bool:
    """Whether the rules found who spoke, and where: such a subtitle names the author, too."""
    subtitle = at < len(by_rules) and by_rules[at] == "subtitle"
    return subtitle and names_occasion(front[at].text)


def _impossible_by_words(at: int, text: str, evidence: FrontEvidence) -> set[Role]:
    """What a line is not that a rule knows: a day, a record, an agency, or how a text may be
    used."""
    impossible = _impossible_by_date(at, text, evidence)
    if evidence.of(at, "status").score >= STANDING and tells_use(text):
        impossible.add("paragraph")
    credit = byline(text)
    if credit is not None and credit.is_body and credit.evidence >= WIRE:
        impossible |= {"paragraph", "subtitle", "summary"}
    return impossible


def _impossible_by_date(at: int, text: str, evidence: FrontEvidence) -> set[Role]:
    """A day with its label is not dropped; `Minutes of 4 May 2025` is what was written, and not
    when. When a page was changed is of the page."""
    if tells_when_changed(text):
        return {"title"}
    if evidence.of(at, "date").score >= PLAIN:
        return {"dropped"} if any(label_value(text, words().date)) else set()
    return {"date"} if names_record(text) else set()


def _no_section(at: int, text: str, evidence: FrontEvidence) -> frozenset[Role]:
    """What a headline is not, nor a title right below the kind of a paper: no section, and of the
    latter no line of the page."""
    if evidence.is_surely_title(at):
        return frozenset({"status", "dropped"})
    return frozenset({"status"}) if _is_headline(text) else frozenset()


def _is_between(at: int, evidence: FrontEvidence) -> bool:
    """Whether a sentence or two stand right between what may be the title and who wrote: a text
    does not begin above its credit."""
    return (
        at > 0
        and evidence.of(at, "summary").score > NEVER
        and evidence.of(at, "paragraph").score <= NEVER
        and evidence.of(at - 1, "summary").score <= NEVER
        and evidence.of(at - 1, "title").score > NEVER
        and evidence.of(at + 1, "byline").score >= PLAIN
    )


def _is_headline(text: str) -> bool:
    """Whether a line is longer than the names of sections, opens with what somebody said, or ends
    in the years of a plan (`Harbour Strategy 2026–2030`)."""
    long = len(text.split()) > _LONGEST_SECTION
    return text[0] in QUOTES or long or bool(_YEARS.search(text))


def ends_in_phrase(text: str) -> bool:
    return text.rsplit(maxsplit=1)[-1].lower().strip("(") in words().mid_phrase
