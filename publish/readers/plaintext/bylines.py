"""Who wrote a text: lines that say so, and how much a line looks like a list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from publish.readers.plaintext.affiliations import names_alone
from publish.readers.plaintext.bodies import (
    is_body,
    is_desk,
    is_institution,
    is_office,
    is_post,
    is_role,
)
from publish.readers.plaintext.characters import (
    QUOTES,
    ends_sentence,
    is_capitals,
    is_cased,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.likeness import Known, has_role, name_evidence, place_evidence
from publish.readers.plaintext.names import (
    LABEL,
    after_by,
    credits_others,
    is_person,
    split_names,
)
from publish.readers.plaintext.stamps import undated
from publish.readers.plaintext.words import plain, words

_LONGEST: Final = 160
_LONGEST_LIST: Final = 600
_LIST: Final = re.compile(r"(?:By|Authors?|Auteurs?|Autor(?:en|es|i)?|Авторы) ?[:：]? [^\W\d_a-z]")
"""A credit that may name many, as papers have it."""

_PARTS: Final = re.compile(r"\s+[|·•–—]\s+|\s*\|\s*|/(?=[A-Z]{2,6}$)|(?<=\w\w)\s+-\s+(?=\w)")
_BAR: Final = re.compile(r"\s[|·•]\s|\|")
_BY: Final = frozenset({"by", "par", "por", "door"})
_SUFFIX: Final = re.compile(
    r"\s*(?:[(（][^()（）]{1,60}[)）]|\s[\w.+-]{1,40}@[\w-]{1,30}\.[\w.-]{2,40}|<[^<>\s]{3,60}@[^<>\s]{3,60}>|@\w{2,30}"
    r"|,\s(?:Ph\.?D|M\.?D|R\.?N|LL\.?[DM]|MBA|Jr|Sr|Esq)\.?)$"
)
_BY_OR_COLON: Final = re.compile(r"(?: by | von | par | por | de | di |:)")
_REPORTS: Final = re.compile(
    r"(.{5,60}?) (reports|reporting|berichtet|yazdı|报道|報導|报导|írása)(?: .{2,60})?$"
)
_JOINED: Final = re.compile(
    r"(?:本报|本社|本刊)?(?:记者|記者)\s?([^\s／/]{2,4}(?: [^\s／/]{2,4}){0,3})(?:[／/].{1,20})?$"
)
_PAIR: Final = re.compile(r"(?:记者|記者|通讯员|通訊員|实习生|特派员)\s?([^\s／/]{2,4})(?=\s|$)")
_PAIRS: Final = re.compile(rf"(?:本报|本社|本刊|特约)?(?:{_PAIR.pattern}\s?){{2,}}$")
"""`记者 欧阳岚 通讯员 褚小满`."""

_FIELD: Final = re.compile(r"^[^\W\d_][^:|,]{1,30}: ")
_CERTAIN: Final = 5.0
_BESIDE_NAMES: Final = 1.0
_DATED: Final = 2.0
_OFFICE: Final = 1.6
_BODY: Final = 0.2
"""The evidence of a body's name; a date beside it makes it an author."""

_ROLE: Final = -1.9
_GIVEN: Final = 2.0
"""The evidence of initials or a given name: `Anna Baker` is no baker."""

_DOMAIN: Final = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30})?\.[a-z]{2,6}$")
"""`latribune.fr`: a site that signs what its newsroom has written."""

_PHRASE: Final = re.compile(
    r"((?:[^\W\d_]+ ){1,4})(by|par|por|door|von|de|di|da|av|af|od|del|dello|della|d['’](?=\w))"
    r"(?:\s+|(?<=['’]))(.+)$"
)
_FROM: Final = re.compile(r"(?:[Ff]rom(?=.* in )|de|di|da|od|av|af) ([^\W\d_a-z].*)$")
_DASH: Final = re.compile(r"^[—–―]\s?(?=[^\W\d_a-z]\w+ )")
"""Before a name that stands alone, as under a quotation."""

_ALSO_REPORTING: Final = re.compile(
    r"(reporting by [^;]{3,80}); (?:additional )?(?:reporting|writing) by ", re.IGNORECASE
)
"""In the credits of agencies those who wrote besides are named after each other."""

_ADDRESS: Final = re.compile(r"\s?<[^<>]{3,60}>")
"""`<ann at hull.example>`, behind each name."""

_HANDLE: Final = re.compile(r"[a-z][\w.-]{2,30}")
"""`by annlee42 on 1 June`: what writers are called on the page."""

_TRAILING_AND: Final = re.compile(r"\s(?:and|und|et|y|e|och|og|en|i|и|та|và|és|și|&)$")


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


def byline(text: str, known: Known | None = None) -> Byline | None:
    """Who wrote it, when the line may say so.

    `By …` in any language of the word list; `A word or two by …`; names before a bar (`Jane Doe |
    BBC News`); or names alone, with a role or a place beside them. `known` are words of the text:
    names are seldom used as such. Who took the pictures, edited or translated is no
    author, but kept in `other`.
    """
    listed = _LIST.match(text) or text.split(" ", maxsplit=1)[0].lower() in words().speech
    if len(text) > (_LONGEST_LIST if listed else _LONGEST):
        return None
    if ends_sentence(text) and text[-1] not in ".)":
        return None
    bare, date, stamped = undated(text)
    bare = _ADDRESS.sub("", bare) if bare.count("<") > 1 else bare
    alone, affiliations = names_alone(_DASH.sub("", bare.strip("[] ★☆✩✭")))
    bare, beside = _without_suffix(alone)
    if not bare:
        return None
    bare = _credit_first(bare) if stamped else bare
    set_off = 1.0 if bare[-1] != text[-1] and not (stamped or beside or affiliations) else 0.0
    bare = _ALSO_REPORTING.sub(r"\1; ", bare)
    if is_desk(bare):
        return Byline(authors=(after_by(bare) or bare,), date=date, evidence=3.0)
    bare, pictures = without_credits(bare)
    if credits_others(bare) and _BY_OR_COLON.search(bare):
        return Byline(other=(text,), evidence=_CERTAIN)
    rest, strength = _credited(bare)
    if is_post(rest):
        return None
    if not rest and is_role(bare):
        return Byline(other=(text,), evidence=_ROLE)
    parts = [part for part in _PARTS.split(rest or bare) if part]
    if not rest and len(parts) == 2 and _is_place_and_name(*parts):
        parts.reverse()
    aside = tuple(filter(None, (beside, pictures)))
    if strength == _CERTAIN and stamped and _HANDLE.fullmatch(rest):
        return Byline(authors=(rest,), date=date, other=aside, evidence=_CERTAIN)
    found = _read(parts, bare, rest, aside)
    found = msgspec.structs.replace(found, date=date or found.date)
    body = _as_body(bare, rest)
    if date and not rest and not any(map(is_given, found.authors)) and not _BAR.search(text):
        return body  # a place, or what happened that day
    if not found.authors:
        return body
    evidence = strength + set_off + found.evidence
    evidence += 2.0 if any(map(has_role, affiliations)) else 1.0 if affiliations else 0.0
    if strength < _CERTAIN:
        evidence += _evidence(rest or bare, found, known, parts=len(parts))
        evidence += _DATED if date and not rest else 0.0
    if body is not None and evidence < _BODY:
        return body
    other = (*found.other, *affiliations)
    found = msgspec.structs.replace(found, other=other, evidence=evidence)
    return found if evidence > -2 else None


def _read(parts: Sequence[str], bare: str, rest: str, beside: tuple[str, ...]) -> Byline:
    """Who is named in the `parts` of a credit, of which `rest` follows the words of credit, when,
    and what else; the evidence is that of the roles beside the names and of a date behind one."""
    authors: list[str] = []
    other = list(beside)
    date = ""
    evidence = 0.0
    for part in parts:
        if stated := date_of(part):
            date = date or stated
            continue
        if not authors and len(parts) > 1 and _is_kind(part):
            other.append(part)
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


def _credit_first(text: str) -> str:
    """`LE MIDI | Par Jane Doe`: with the part first that words of credit begin."""
    parts = re.split(r" [|·•] ", text)
    credited = next((part for part in parts[1:] if after_by(part)), "")
    return " · ".join([credited, *(p for p in parts if p != credited)]) if credited else text


def is_given(name: str) -> bool:
    """Whether initials or a given name say that a phrase is somebody's name."""
    return (is_person(name) or not is_cased(name)) and name_evidence(name, None) >= _GIVEN


def _as_body(text: str, rest: str) -> Byline | None:
    """A body that writes, where no words of credit say who does."""
    if is_office(text):
        return Byline(authors=(text,), evidence=_OFFICE)
    if rest or not is_body(text):
        return None
    return Byline(authors=(text,), evidence=_BODY, is_body=True)


def _without_suffix(text: str) -> tuple[str, str]:
    """A credit, and what follows its last name: `(AP)`, `@handle`, `<address>`, `Ph.D.`."""
    if text[:1] in {"(", "（"} and text[-1:] in {")", "）"}:
        return text[1:-1].strip(), ""
    match = _SUFFIX.search(text)
    if match is not None and credits_others(match[0].strip(" (（")):
        return text, ""
    return (text[: match.start()].rstrip(" ,;"), match[0].strip(" ,")) if match else (text, "")


def without_credits(text: str) -> tuple[str, str]:
    """`Text: Jane Doe. Photos: Luis Ferreira`: who wrote, and what credits others after that."""
    for match in _credits_within().finditer(text):
        before = _TRAILING_AND.sub("", text[: match.start()].rstrip(" .,;|/·•–—-"))
        if after_by(before) or is_person(before):
            return before, text[match.end() :]
    return text, ""


@lru_cache(maxsize=1)
def _credits_within() -> re.Pattern[str]:
    """Where, after a name, a word of the list credits somebody else."""
    credit = "|".join(sorted(map(re.escape, words().credit), key=len, reverse=True))
    return re.compile(
        rf"(?:[.,;|/·•–—-]\s*|\s+)(?=(?:{credit})[^\s:：／・/]{{0,12}}"
        r"(?:\s?[:：／・/]|\s[—–]\s|\s(?:by|von|par|por|de|di|da|av|af|door|oleh)\s))",
        re.IGNORECASE,
    )


def _is_kind(text: str) -> bool:
    """`Opinion`: what a text is, beside the name of who wrote it."""
    name = plain(text)
    return name in words().genre or name in words().status or name in words().section


def _credited(text: str) -> tuple[str, float]:
    """What follows the words of credit, and how plain these are; ("", 0) for none.

    A phrase with `by` in it, or any word and a colon, may credit; the name decides.
    """
    if match := _PAIRS.match(text):
        return "、".join(_PAIR.findall(text)), _CERTAIN
    if match := _JOINED.match(text):
        return "、".join(match[1].split()), _CERTAIN
    listed = after_by(text)
    if listed:
        return listed, _CERTAIN
    if match := _REPORTS.match(text):
        return match[1], 2.5
    match = LABEL.match(text)
    if match and text[match.end(1) :].lstrip()[0] in "=＝":
        return match[2], 1.0  # "강원 = 남궁하늘 기자": a place and a name
    if match:
        label = match[1].lower()
        kinds = words().genre | words().interview | words().status | words().kicker
        genre = label in kinds or any(part in words().genre for part in re.split(r"[\s/&]+", label))
        return (match[2], 2.5) if genre else ("", 0.0)
    match = _FROM.match(text)
    if match:
        return match[1], 2.0
    if text.startswith("De ") and is_person(text[3:]):
        return text[3:], 1.0  # Romanian; elsewhere an article
    match = _PHRASE.match(text) or (_PHRASE.match(text.lower()) if is_capitals(text) else None)
    if match:
        listed_words = match[1].lower().split()
        genre = any(word in words().genre | words().status for word in listed_words)
        by = match[2] in _BY
        named = all(word[0].isupper() for word in text[: match.end(1)].split())
        if named and not genre and not by:
            return "", 0.0  # "Simone de Beauvoir"
        return text[match.start(3) :], (2.0 if genre else 0.0) + (1.5 if by else 0.0)
    return "", 0.0


def _is_place_and_name(place: str, name: str) -> bool:
    """`Cairo - Salma Haddad`: where it was written, then who wrote."""
    named = is_person(name) if is_cased(name) else 1 < len(name.split()) < 4
    return named and " " not in place and not any(c.isdigit() for c in place + name)


def _may_stand_beside(text: str) -> bool:
    """After a dash: `Jane Doe – Cairo`, a role, or an agency."""
    return len(text.split()) <= 3 and (has_role(text) or place_evidence(text) > 0)


def _evidence(text: str, found: Byline, known: Known | None, *, parts: int) -> float:
    if plain(text) in words().section or plain(text) in words().sources:
        return -9.0
    if _FIELD.search(text) or text[-1] in ":,;":
        return -9.0  # what has a label that credits nobody
    if parts > 1 and "|" in text:
        placed = is_capitals(text.partition(" – ")[0]) and " – " in text  # a place, as in datelines
        named = any(" " in name or not is_cased(name) for name in found.authors) and not placed
        return 4.0 if named else -9.0
    if ends_sentence(text) or (parts > 1 and not all(map(_may_stand_beside, found.other))):
        return -9.0
    if found.other and is_cased(text) and not any(" " in name for name in found.authors):
        return -9.0  # "Faits et procédure"
    names = [name_evidence(name, known) for name in found.authors]
    score = sum(names) / len(names)
    if len(names) > 1:
        score += min(2.0, 0.5 * len(names)) if min(names) > -1 else -1.5
    for part in (other.strip("()（）") or other for other in found.other):
        beside = has_role(part) or part[0].islower() or part[0] in QUOTES
        beside = beside and not any(c.isdigit() for c in part)
        score += _BESIDE_NAMES if beside else place_evidence(part)
    return score
