"""Who wrote a text: lines that say so, and how much a line looks like a list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from publish.readers.plaintext.affiliations import names_alone
from publish.readers.plaintext.behind_posts import (
    after_speech,
    name_at_occasion,
    name_behind_post,
    name_behind_small_post,
)
from publish.readers.plaintext.bodies import (
    desk_of,
    is_body,
    is_institution,
    is_office,
    is_post,
    is_role,
)
from publish.readers.plaintext.characters import (
    ends_sentence,
    is_capitals,
    is_cased,
)
from publish.readers.plaintext.contributions import contributors
from publish.readers.plaintext.controls import is_control
from publish.readers.plaintext.credit_forms import (
    credit_first,
    field_first,
    house_last,
    name_first,
    usual_form,
    with_others,
    without_credits,
    without_role,
    without_suffix,
)
from publish.readers.plaintext.credit_parts import (
    are_names,
    parts_of_credit,
    single_spaces,
    without_addresses,
)
from publish.readers.plaintext.credit_words import (
    after_by,
    credits_others,
    opens_with_credit,
)
from publish.readers.plaintext.credited import CERTAIN, credited, of_judge, writes_for_court
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.handles import HANDLE, ON_NETWORK, handle_of
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import (
    Known,
    begins_place,
    has_role,
    photographs,
)
from publish.readers.plaintext.named_evidence import named_evidence
from publish.readers.plaintext.names import (
    is_given,
    named_with_posts,
    names_degree,
    split_names,
    without_foot_mark,
)
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.signed_names import name_alone
from publish.readers.plaintext.stamps import is_kind_and_day, tells_day, undated
from publish.readers.plaintext.wire_credits import wire_credit
from publish.readers.plaintext.words import by, given_names, one_of, plain, starts_with, words

_LONGEST: Final = 160
_LONGEST_LIST: Final = 600
_LIST: Final = re.compile(r"(?:By|Authors?|Auteurs?|Autor(?:en|es|i)?|Авторы) ?[:：]? [^\W\d_a-z]")
"""A credit that may name many, as papers have it."""

_APART: Final = re.compile(" [—/] ")
"""`Fenmoor Radio / By Ann Lee`"""

_BAR: Final = re.compile(r"\s[|·•]\s|\|")
_DATED: Final = 2.0
_LONGEST_ASIDE: Final = 60
_NAMED: Final = 3.0
"""The evidence of a given name."""

_OFFICE: Final = 1.6
_DESK: Final = 3.0
_WIRED: Final = 2.5
WIRE: Final = 2.2
"""The evidence of the name of an agency that writes: who took a picture may stand so, too."""

_BODY: Final = 0.2
"""The evidence of a body's name; a date beside it makes it an author."""

_ROLE: Final = -1.9
_DOMAIN: Final = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30})?\.[a-z]{2,6}$")
"""`latribune.fr`: a site that signs what its newsroom has written."""

_SHOWN: Final = re.compile(r"[—–―-]\s?[^()]{2,40}\s\(@\w{2,30}\)")
"""`— Ann Lee (@annlee) July 3, 2019`: below a post of a network that the page shows."""

_ADDRESSED: Final = re.compile(r"[\w.+-]{2,40}@[\w-]{2,30}\.[\w.]{2,30}(?=\s|$)")
"""`ann@halden.example | Halden Reporting`: where to write to the one who is named above."""

_DASH: Final = re.compile(r"^[—–―]\s?(?=[^\W\d_a-z]\w+ )")
"""Before a name that stands alone, as under a quotation."""

_ALSO_REPORTING: Final = re.compile(
    r"(reporting by [^;]{3,80})[;,] (?:additional )?(?:reporting|writing) by ", re.IGNORECASE
)
"""In the credits of agencies those who wrote besides are named after each other."""


_NOBODY: Final = re.compile(
    r"(?:[^\W\d_a-z]\w+ ){1,3}(?:House|Buildings?|Centre|Courthouse), [^\W\d_a-z]\w+$"
    r"|(?:Hilary|Easter|Trinity|Michaelmas) Term$"
)
"""`Quay House, Hull`, `Hilary Term`: where and when a court sits."""


_AROUND: Final = "[] ★☆✩✭〔〕【】◎□■●◆"
_TRAILING_DASH: Final = re.compile(r"\s[-–—|/·•=]$")


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """What a line under the title says: who, when, for whom.

    `evidence` is how much the line itself speaks for that, as a sum of weights: 0 says nothing,
    from 3 on there is hardly a doubt. `is_body` says that a body is named, and no person.
    """

    authors: tuple[str, ...] = ()
    date: str = ""
    other: tuple[str, ...] = ()
    evidence: float = 0.0
    is_body: bool = False


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """Who is named in a line, before it is asked whether its words are `known` as others.

    `text` is what names them, in so many `parts`; `strength` what the words of credit say for it,
    and `body` whom the line names if it credits nobody.
    """

    found: Byline
    text: str
    parts: int
    strength: float
    body: Byline | None
    affiliations: tuple[str, ...]


def byline(text: str, known: Known | None = None) -> Byline | None:
    """Who wrote it, when the line may say so.

    `By …` in any language of the word list; `A word or two by …`; names before a bar (`Jane Doe |
    BBC News`); or names alone, with a role or a place beside them. `known` are words of the text:
    names are seldom used as such. Who took the pictures, edited or translated is no
    author, but kept in `other`.
    """
    return _byline(text, known) if len(text) <= _LONGEST_LIST else None


def handle_alone(text: str) -> Byline | None:
    """`By annlee`: what somebody is called on the page, written small, behind a word of credit with
    a capital, or `@annlee` alone. `By hand` is no other, so what stands around the line must
    tell."""
    if ON_NETWORK.fullmatch(text):
        return Byline(authors=(text,), evidence=CERTAIN)
    name = after_by(text) if opens_with_credit(text) else ""
    return Byline(authors=(name,), evidence=CERTAIN) if HANDLE.fullmatch(name) else None


def signed(text: str) -> Byline:
    """Who wrote it, of a line that is known to say so: where no name can be told, what stands
    before the first comma, without dates."""
    bare = undated(text)[0]
    name = re.split(r", | · ", bare, maxsplit=1)[0]
    found = byline(text, frozenset()) or handle_alone(text)
    return found or Byline(authors=(name or text,))


@lru_cache(maxsize=4096)
def _byline(text: str, known: Known | None) -> Byline | None:
    """Several passes ask it of each line, and not all know the words of the text."""
    named = _named(text)
    if not isinstance(named, _Named):
        return named
    found, strength, body = named.found, named.strength, named.body
    evidence = found.evidence
    if strength < CERTAIN:
        evidence += named_evidence(named.text, found.authors, found.other, known, parts=named.parts)
    found = msgspec.structs.replace(found, evidence=evidence)
    if (body is not None and evidence < _BODY) or (not strength and _is_nameless(found)):
        return body
    found = msgspec.structs.replace(found, other=(*found.other, *named.affiliations))
    return found if evidence > -2 else None


@lru_cache(maxsize=4096)
def _named(text: str) -> Byline | _Named | None:
    text = usual_form(name_alone(single_spaces(text)))
    if not _may_credit(text):
        return None
    if plainly := _told_by_form(text):
        return plainly
    bare, date, stamped = undated(text)
    if agency := wire_credit(bare):
        return Byline(authors=(agency,), date=date, evidence=_WIRED, is_body=True)
    bare = with_others(without_addresses(bare))
    alone, affiliations = names_alone(_DASH.sub("", bare.strip(_AROUND)))
    bare, beside = without_suffix(alone)
    if not (bare := _TRAILING_DASH.sub("", bare)):
        return None
    bare, fields = field_first(name_first(house_last(bare)))
    apart = _APART.search(bare) or credits_others(bare)
    bare = credit_first(bare) if stamped or apart else bare
    if date and not credits_picture(text) and (name := _before_page(bare)):
        page = bare[len(name) + 3 :]
        return Byline(authors=(name,), date=date, other=(page,), evidence=_DATED + _NAMED)
    set_off = 1.0 if bare[-1] != text[-1] and not (stamped or beside or affiliations) else 0.0
    bare = _ALSO_REPORTING.sub(r"\1; ", bare)
    if desk := desk_of(bare):
        return Byline(authors=(desk,), date=date, evidence=_DESK + (_DATED if date else 0.0))
    bare, pictures = without_credits(bare)
    if credits_others(bare) and _by_or_colon().search(bare):
        return Byline(other=(text,), evidence=CERTAIN)
    bare, role = without_role(bare)
    rest, strength = credited(bare)
    office = rest if strength == CERTAIN else after_speech(bare)
    if name := (
        name_behind_post(office)
        or name_behind_small_post(office, labelled=":" in bare)
        or name_at_occasion(rest if _is_spoken(bare) else "")
    ):
        return Byline(authors=(name,), date=date, other=(rest,), evidence=CERTAIN)
    if is_post(rest):
        return None
    if strength == CERTAIN and rest.lower() in words().nobody:
        return Byline(other=(text,), evidence=CERTAIN)
    if not rest and is_role(bare):
        return Byline(other=(text,), evidence=_ROLE)
    parts = parts_of_credit(bare, rest)
    if bare.lower() in words().agency and not date:
        return _agency(bare)
    if date and bare.lower() in given_names():
        return Byline(authors=(bare,), date=date, evidence=2 * _DATED)
    aside = tuple(filter(None, (beside, pictures, fields, role)))
    told = bool(stamped) or bare.partition(":")[0].lower() in words().author
    if strength == CERTAIN and (handle := handle_of(rest, told=told)):
        aside = (*aside, rest.removeprefix(handle).strip(" ,"))
        other = tuple(filter(None, aside))
        return Byline(authors=(handle,), date=date, other=other, evidence=CERTAIN)
    found = _read(parts, bare, rest, aside)
    found = msgspec.structs.replace(found, date=date or found.date)
    if not rest and any(map(photographs, found.other)):
        return Byline(other=(text,), evidence=CERTAIN)
    body = None if _is_place_of_day(text, bare) else _as_body(bare, rest)
    if date and not (rest or _is_dated(text, found.authors) or _BAR.search(text)):
        return body  # a place, or what happened that day
    if not found.authors:
        return body
    evidence = strength + set_off + found.evidence
    evidence += 2.0 if any(map(has_role, affiliations)) else 1.0 if affiliations else 0.0
    evidence += _DATED if date and not (rest or strength >= CERTAIN) else 0.0
    return _Named(
        found=msgspec.structs.replace(found, evidence=evidence),
        text=rest or bare,
        parts=len(parts),
        strength=strength,
        body=body,
        affiliations=tuple(affiliations),
    )


def _told_by_form(text: str) -> Byline | None:
    """Who wrote, of a line whose form says that it tells nothing else: who contributed, whose
    judgment it is, or several names with their posts."""
    named = contributors(text) or writes_for_court(text)
    if named := named or tuple(split_names(of_judge(text))[0]):
        return Byline(authors=named, evidence=CERTAIN)
    if people := named_with_posts(after_by(text) or text):
        names, posts = zip(*people, strict=True)
        return Byline(authors=names, other=posts, evidence=CERTAIN)
    return None


def _agency(name: str) -> Byline:
    """`Reuters`, who write, or `AP Photo`, who show what others write of."""
    evidence = WIRE if name.lower() in words().wire else _BODY
    return Byline(authors=(name,), evidence=evidence, is_body=True)


def _is_spoken(text: str) -> bool:
    """`Speech by …`, `As delivered by …`: whether the words of credit are those of a speech."""
    label = text.lower().split(" by ", maxsplit=1)[0].split()[:4]
    return bool(words().speech & frozenset(label)) or "delivered" in label


def _is_nameless(found: Byline) -> bool:
    """Whether but one word is named, and nothing beside it tells that it is a name: not the day,
    if it is in capitals (`Mar 3rd 2025 | LAGOS`), as a place of several words may be, too."""
    name, *more = found.authors
    if more or not is_cased(name):
        return False
    if found.date and is_capitals(name) and (" " not in name or not is_given(name)):
        return True
    if " " in name:
        return False
    return not (found.date or found.other or found.evidence > 0)


def _may_credit(text: str) -> bool:
    """Whether a line is no control (`Text Size`), no post that is shown, and not too long."""
    listed = _LIST.match(text) or text.split(" ", maxsplit=1)[0].lower() in words().speech
    return (
        len(text) <= (_LONGEST_LIST if listed else _LONGEST)
        and not (ends_sentence(text) and text[-1] not in ".)")
        and not text.lower().startswith(words().by_formula)
        and not is_control(text)
        and not is_kind_and_day(text)
        and (bool(after_by(text)) or not _NOBODY.match(text))
        and not _SHOWN.match(text)
        and not _ADDRESSED.match(text)
        and not _reviews(text)
    )


@lru_cache(maxsize=1)
def _by_or_colon() -> re.Pattern[str]:
    return re.compile(rf" (?:{one_of(by())}) |[:：／丨｜＝]")


def _before_page(text: str) -> str:
    """`Ann Lee · in Harbours — Permalink`, without a date: a name, and what belongs to the page."""
    name, bar, page = text.partition(" · ")
    named = bool(bar) and is_given(name) and not after_by(name)
    return name if named and len(page) <= _LONGEST_ASIDE and not credits_others(page) else ""


def _read(parts: Sequence[str], bare: str, rest: str, beside: tuple[str, ...]) -> Byline:
    """Who is named in the `parts` of a credit, of which `rest` follows the words of credit, when,
    and what else; the evidence is that of the roles beside the names and of a date behind one."""
    authors: list[str] = []
    other = list(beside)
    date = ""
    evidence = 0.0
    if are_names(parts):
        return Byline(authors=tuple(map(without_foot_mark, parts)), other=beside)
    for part in parts:
        if stated := date_of(part):
            date = date or stated
            continue
        if not authors and len(parts) > 1 and (_is_kind(part) or begins_place(part)):
            other.append(part)
            continue
        if authors and len(parts) == 2 and is_cased(part) and is_given(part) and not is_house(part):
            if not any(map(is_given, authors)):
                other += authors  # `Science Recorder | Ann Lee`: a house, which no word tells
                authors = []
            authors.append(part)
            continue
        if authors and (len(other) > len(beside) or not rest or not after_by(part)):
            other.append(part)
            continue
        names, rest_of_names, named_role = split_names(after_by(part) or part)
        evidence += named_role
        signed = is_institution(bare, part) or _DOMAIN.match(part)
        if not names and rest and not authors and signed:
            names, rest_of_names = [part], []  # "Prepared by the Library Service"
        elif not names:
            other.append(part)
            continue
        authors += names
        other += rest_of_names
    return Byline(authors=tuple(authors), date=date, other=tuple(other), evidence=evidence)


def _reviews(text: str) -> bool:
    """`Reviewed by Bo Hu, MD, Professor of Medicine`: with a role or a degree who checked the text;
    `Reviewed by Ann Lee` wrote of a book."""
    reviewed = starts_with(text.lower(), words().reviewed)
    return reviewed and (has_role(text) or names_degree(text))


def _as_body(text: str, rest: str) -> Byline | None:
    """A body that writes, where no words of credit say who does."""
    if is_office(text):
        return Byline(authors=(text,), evidence=_OFFICE)
    if rest or not is_body(text):
        return None
    return Byline(authors=(text,), evidence=_BODY, is_body=True)


def _is_place_of_day(text: str, bare: str) -> bool:
    """`KOCHI`, of `Published - April 9, 2025 07:48 pm IST - KOCHI`: where, and no agency."""
    return bare.isalpha() and starts_with(text.lower(), tuple(words().date))


def _is_dated(text: str, names: Sequence[str]) -> bool:
    """Whether a name is known, or has the word for its day right behind it."""
    return any(is_given(name) or tells_day(text, name) for name in names)


def _is_kind(text: str) -> bool:
    """`Opinion`: what a text is, beside the name of who wrote it."""
    name = plain(text)
    return name in words().genre or name in words().status or name in words().section
