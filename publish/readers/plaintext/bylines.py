"""Who wrote a text: lines that say so, and how much a line looks like a list of names."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, TypeAlias

import msgspec

from publish.readers.plaintext.characters import (
    CJK,
    QUOTES,
    ends_sentence,
    is_capitals,
    is_cased,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.words import given_names, plain, words

Known: TypeAlias = Collection[str]
"""The words that the text writes with a small first letter."""

_LONGEST: Final = 160
_PARTS: Final = re.compile(r"\s+[|·•–—]\s+|\s*[|;]\s*|/(?=[A-Z]{2,6}$)")
_AND: Final = re.compile(
    r"\s*[,;،、]\s*|\s+(?:and|und|et|y|e|och|og|en|i|и|та|ja|ve|&|و|with|avec|mit)\s+"
)
_LABEL: Final = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[:：／/・=＝]\s*(.+)$")
_WITH: Final = re.compile(r"(?:och|og|и|та|and|with|avec|mit|con|com|und|et)\s+")
_PLACED: Final = re.compile(r"(.{3,60}?) (?=(?:in|at|à|en|aus|em|w|v|i|из|в) [^\W\d_a-z].{1,60}$)")
_PLACE: Final = re.compile(r"(?:in|at|à|en|aus|em|w|v|i|из|в) [^\W\d_a-z]")
_ARTICLES: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "le",
        "les",
        "los",
        "las",
        "il",
        "ein",
        "eine",
        "un",
        "une",
    }
    | {"uma", "una", "für", "in", "on", "at", "of", "to", "for", "im", "zur", "zum"}
)
"""Words that no name begins with."""

_BY: Final = frozenset({"by", "par", "por", "door"})
_SUFFIX: Final = re.compile(
    r"\s*(?:[(（][^()（）]{1,24}[)）]|<[^<>\s]{3,60}@[^<>\s]{3,60}>|@\w{2,30}"
    r"|,\s(?:Ph\.?D|M\.?D|R\.?N|LL\.?[DM]|MBA|Jr|Sr|Esq)\.?)$"
)
_BEFORE_DATE: Final = re.compile(
    r"(.{3,60}?)(?:,| on| am| le| el)? (\d{1,2}.{4,24}|[^\W\d_]{3,9} \d.{4,12})$"
)
_BY_OR_COLON: Final = re.compile(r"(?: by | von | par | por | de | di |:)")
_REPORTS: Final = re.compile(
    r"(.{5,60}?) (reports|reporting|berichtet|yazdı|报道|報導|报导|írása)(?: .{2,60})?$"
)
_JOINED: Final = re.compile(
    r"(?:本报|本社|本刊)?(?:记者|記者)\s?([^\s／/]{2,4}(?: [^\s／/]{2,4}){0,3})(?:[／/].{1,20})?$"
)
_FOOT_MARK: Final = re.compile(r"(?<=[^\W\d_])[\d¹²³⁴⁵*†‡]{1,3}$")
"""What points from an author to an address below."""

_CERTAIN: Final = 5.0
_BESIDE_NAMES: Final = 1.0
_PHRASE: Final = re.compile(
    r"((?:[^\W\d_]+ ){1,4})(by|par|por|door|von|de|di|da|av|af|od|del|dello|della|d['’](?=\w))"
    r"(?:\s+|(?<=['’]))(.+)$"
)
_FROM: Final = re.compile(r"(?:[Ff]rom|de|di|da|od|av|af) ([^\W\d_a-z].*)$")
_WRITTEN_ROLES: Final = ("记者", "記者", "评论员", "評論員", "编辑", "特派员", "通讯员")
_RETIRED: Final = re.compile(r"\s\([^()]{1,12}\)(?=\s|$)")
_INSTITUTIONS: Final = ("the ", "der ", "die ", "das ", "la ", "le ", "el ", "il ")
_OF: Final = frozenset(
    {"of", "for", "de", "des", "du", "della", "del", "di", "da", "do", "der", "für", "om", "til"}
)
_CONJUNCTIONS: Final = frozenset({"and", "und", "et", "y", "e", "og", "och", "i", "en", "&", "và"})
_PARTICLES: Final = frozenset(
    {"’t", "'t", "’s"}
    | {"de", "da", "do", "dos", "del", "della", "di", "der", "den", "van", "von", "zu", "la", "le"}
    | {"bin", "bint", "ibn", "al", "el", "ter", "ten", "y", "e", "af", "av", "und", "st", "dos"}
)
_PREFIXES: Final = ("al-", "d'", "o'", "el-", "d’", "o’", "ben-", "bar-")
_COMPOUND: Final = re.compile(r"[^\W\d_]{2}[-־][^\W\d_a-z]|\b[DO]['’][^\W\d_a-z]")
"""Names with a hyphen between capitals, or `O'Hanlon`."""

_NOUN_ENDINGS: Final = (
    *("ing", "ings", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ung", "ungen"),
    *("heit", "keit", "ción", "ciones", "ção", "ções", "zione", "zioni", "ность", "ние", "ния"),
)
"""Endings of nouns in many languages that names seldom have."""


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """What a line under the title says: who, when, for whom.

    `evidence` is how much the line itself speaks for that, as a sum of weights: 0 says nothing,
    from 3 on there is hardly a doubt.
    """

    authors: tuple[str, ...] = ()
    date: str = ""
    other: tuple[str, ...] = ()
    evidence: float = 0.0


def byline(text: str, known: Known | None = None) -> Byline | None:
    """Who wrote it, when the line may say so.

    `By …` in any language of the word list; `A word or two by …`; names before a bar (`Jane Doe |
    BBC News`); or names alone, with a role or a place beside them. `known` are words of the text:
    names are seldom used as such. Who took the pictures, edited or translated is no
    author, but kept in `other`.
    """
    if len(text) > _LONGEST or (ends_sentence(text) and text[-1] not in ".)"):
        return None
    bare, beside = _without_suffix(text.strip("[] ★☆✩✭"))
    if not bare:
        return None
    if _credits_others(bare) and _BY_OR_COLON.search(bare):
        return Byline(other=(text,), evidence=_CERTAIN)
    rest, strength = _credited(bare)
    parts = [part for part in _PARTS.split(rest or bare) if part]
    authors: list[str] = []
    other: list[str] = [beside] if beside else []
    date = ""
    roles = 0.0
    for listed in parts:
        part, stated = _without_date(listed) if rest else (listed, date_of(listed))
        if stated:
            date = stated
        if not part or (stated and not rest):
            continue
        if not authors and len(parts) > 1 and _is_kind(part):
            other.append(part)
            continue
        if authors and (len(other) > bool(beside) or not rest or not after_by(part)):
            other.append(part)
            continue
        names, rest_of_names, named_role = split_names(after_by(part) or part)
        roles += named_role
        if not names and rest and not authors and _is_institution(bare, part):
            names = [part]  # "Prepared by the Library Service"
        elif not names:
            other.append(part)
            continue
        authors += names
        other += rest_of_names
    if not authors and _is_office(bare):
        return Byline(authors=(bare,), evidence=0.8)
    if not authors:
        return None
    found = Byline(authors=tuple(authors), date=date, other=tuple(other))
    evidence = strength + roles
    if strength < _CERTAIN:
        evidence += _evidence(bare, found, known, parts=len(parts))
    return msgspec.structs.replace(found, evidence=evidence) if evidence > -2 else None


def _without_suffix(text: str) -> tuple[str, str]:
    """A credit, and what follows its last name: `(AP)`, `@handle`, `<address>`, `Ph.D.`."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), ""
    match = _SUFFIX.search(text)
    return (text[: match.start()].rstrip(), match[0].strip(" ,")) if match else (text, "")


def _without_date(text: str) -> tuple[str, str]:
    """`Jane Doe on 12 May 2025`: what stands before the date at the end, and the date."""
    if date := date_of(text):
        return "", date
    if not text[-1].isdigit():
        return text, ""
    match = _BEFORE_DATE.match(text)
    date = date_of(match[2]) if match else ""
    return (match[1], date) if match and date else (text, "")


def _is_kind(text: str) -> bool:
    """`Opinion`: what a text is, beside the name of who wrote it."""
    name = plain(text)
    return name in words().genre or name in words().status or name in words().section


def _is_institution(text: str, author: str) -> bool:
    label = text.split(" ", maxsplit=1)[0].lower()
    listed = f"{label} by" in words().byline or " ".join(text.split(" ")[:2]) in words().byline
    listed = listed or (
        label == "by" and any(w in words().institution for w in author.lower().split())
    )
    return listed and author.lower().startswith(_INSTITUTIONS) and len(author) < 60


def _is_office(text: str) -> bool:
    """`Office of the Chief Digital Officer`: a body that writes, named with capitals."""
    tokens = text.split()
    return (
        2 < len(tokens) <= 10
        and tokens[0].lower() in words().institution
        and title_case_share(text) == 1
        and text[-1].isalpha()
    )


def _credited(text: str) -> tuple[str, float]:
    """What follows the words of credit, and how plain these are; ("", 0) for none.

    A phrase with `by` in it, or any word and a colon, may credit; the name decides.
    """
    if match := _JOINED.match(text):
        return "、".join(match[1].split()), _CERTAIN
    listed = after_by(text)
    if listed:
        return listed, _CERTAIN
    if match := _REPORTS.match(text):
        return match[1], 2.5
    match = _LABEL.match(text)
    if match and text[match.end(1) :].lstrip()[0] in "=＝":
        return match[2], 1.0  # "강원 = 남궁하늘 기자": a place and a name
    if match:
        genre = any(word in words().genre for word in match[1].lower().split())
        return (match[2], 2.5) if genre else ("", 0.0)
    match = _FROM.match(text)
    if match:
        return match[1], 2.0
    match = _PHRASE.match(text)
    if match:
        genre = any(word in words().genre for word in match[1].lower().split())
        return match[3], (2.0 if genre else 0.0) + (1.5 if match[2] in _BY else 0.0)
    return "", 0.0


def _evidence(text: str, found: Byline, known: Known | None, *, parts: int) -> float:
    if plain(text) in words().section or plain(text) in words().sources:
        return -9.0
    if parts > 1 and (found.date or "|" in text):
        return 4.0
    if parts > 1 or ends_sentence(text):
        return -9.0
    names = [_name_evidence(name, known) for name in found.authors]
    score = sum(names) / len(names)
    if len(names) > 1:
        score += min(2.0, 0.5 * len(names)) if min(names) > -1 else -1.5
    for part in found.other:
        beside = _has_role(part) or part[0].islower() or part[0] in QUOTES
        score += _BESIDE_NAMES if beside else _place(part)
    return score


def _place(text: str) -> float:
    """`in London`, `Bistrița`: where somebody writes, after the name."""
    return 0.5 if _PLACE.match(text) or " " not in text else -1.5


def _has_role(text: str) -> bool:
    """Whether words say what a person does: `enviada especial`, `Coast Correspondent`."""
    return any(word.strip(".,").lower() in words().role for word in text.split())


def _name_evidence(name: str, known: Known | None) -> float:
    """How much a phrase looks like the name of a person: 0 for any two words with capitals."""
    tokens = name.split()
    bare = [token.strip(".,").lower() for token in tokens]
    if bare[0] in words().honorific or (len(tokens) > 1 and bare[0] in given_names()):
        score = 3.0
    elif any(len(token) == 2 and token[1] == "." and token[0].isupper() for token in tokens):
        score = 2.5
    else:
        score = 0.0 if is_cased(name) else -1.0
    if CJK.match(name):
        score += 0.5 if len(name) <= 5 else -1.5
    elif not 2 <= len(tokens) <= (4 if is_cased(name) else 3):
        score -= 2.5
    if bare[0] in _ARTICLES or any(token in words().institution for token in bare):
        score -= 3.0
    if any(token in words().section or token.endswith(_NOUN_ENDINGS) for token in bare):
        score -= 2.0
    if is_capitals(name):
        score -= 1.0
    if _COMPOUND.search(name) or any(token in _PARTICLES for token in tokens[1:-1]):
        score += 1.5
    if known is not None:
        telling = [token for token in bare if len(token) > 1 and token not in _PARTICLES]
        used = sum(1 for token in telling if token in known)
        score += 1.0 if not used else -1.2 * used
    return score


def after_by(text: str) -> str:
    """What follows `By`, `Von`, `بقلم:` …, or ""."""
    match = _LABEL.match(text)
    if match and match[1].lower() in words().byline:
        return match[2]
    parts = text.split(" ")
    if f"{parts[0].lower()} by" in words().byline and " by " in text:
        return text.partition(" by ")[2]  # "Prepared for the Council by"
    for count in (3, 2, 1):
        listed = " ".join(parts[:count]).lower().rstrip(":：") in words().byline
        if len(parts) > count and listed and parts[count].lower() not in _CONJUNCTIONS:
            return " ".join(parts[count:]).strip(" :：")
    return ""


def split_names(text: str) -> tuple[list[str], list[str], float]:
    """The names in a list of names, what stands beside them (a role, a place, who took the
    pictures), and what a role before a name says for its being one."""
    names: list[str] = []
    rest: list[str] = []
    evidence = 0.0
    for listed in _list(text):
        match = _WITH.match(listed) if names else None
        part = listed[match.end() :] if match else listed
        if not part:
            continue
        if names and _credits_others(part):
            rest.append(part)
            continue
        credited = after_by(part) if names else ""
        if credited and _is_name(credited):
            names.append(credited)
            continue
        role, name = _after_role(_FOOT_MARK.sub("", part))
        place = names and " " in names[0] and " " not in name and is_cased(name)
        fits = _is_name(name) and not place and not (names and _has_role(name))
        after_beside = (
            bool(rest)
            and match is None
            and (" " not in name or not (rest[-1][0].islower() or len(rest) > 1))
        )
        if fits and not after_beside:
            names.append(_RETIRED.sub("", name) if name.endswith(")") else name)
            rest += [role] if role else []
            evidence += 2.0 if role else 0.0
        elif (match := _PLACED.match(name)) and _is_name(match[1]) and " " in match[1]:
            names.append(match[1])
            rest.append(name[len(match[1]) :].strip())
        else:
            rest.append(part)
    return names, rest, evidence


def _list(text: str) -> list[str]:
    """The members of a list in words; Arabic writes its "and" as one word with the next."""
    parts = _AND.split(text.rstrip(".") if text.count(".") == 1 else text)
    return [
        bare
        for part in parts
        for bare in (re.split(r"(?<=\w)\s+و(?=\w{3,} \w)", part) if " و" in part else [part])
    ]


def _after_role(text: str) -> tuple[str, str]:
    """The role and the name beside it: `our correspondent Jane Doe`, `本报记者 陈启航`."""
    tokens = text.split()
    for at in range(min(4, len(tokens) - 1)):
        word = tokens[at].strip(".,").lower()
        rest_has_role = tokens[-1].strip(".,").lower() in words().role
        if not (_is_role(word) or word.endswith(_WRITTEN_ROLES)) or rest_has_role:
            continue
        start = at + 1
        while start < len(tokens) - 1 and tokens[start].islower():
            if tokens[start] in _OF:
                return "", text  # "Minister of Finance"
            start += 1  # "envoyé spécial"
        if len(tokens) - start > 1 or not is_cased(text):
            return " ".join(tokens[:start]), " ".join(tokens[start:])
    if len(tokens) > 3 and _is_role(tokens[-1].lower()) and is_cased(text):
        return " ".join(tokens[2:]), " ".join(tokens[:2])
    if len(tokens) > 1 and tokens[-1] in words().role and not is_cased(text):
        return tokens[-1], " ".join(tokens[:-1])
    return "", text


def is_person(text: str) -> bool:
    """Whether a phrase can be a full name: capitalised words of which none says a role."""
    return " " in text and _is_name(text) and not _has_role(text)


def _is_role(word: str) -> bool:
    """A word for what people do who write, also declined: `Korrespondenten`."""
    return word in words().role or (len(word) > 8 and word[:-2] in words().role)


def _credits_others(text: str) -> bool:
    """`photographs by Luis Ferreira`, `Editing by …`: names that are no authors."""
    return text.lower().startswith(words().credit)


def _is_name(text: str) -> bool:
    text = _RETIRED.sub("", text)
    if not is_cased(text):
        return len(text) <= 30 and not any(c.isdigit() for c in text) and len(text.split()) <= 4
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or any(c.isdigit() for c in text):
        return False
    capital = [t for t in tokens if t[0].isupper() or t.lower().startswith(_PREFIXES)]
    particles = [t for t in tokens if t.lower() in _PARTICLES]
    plain_letters = all(c.isalpha() or c in ".'’-" for t in tokens for c in t)
    return (
        plain_letters
        and len(capital) + sum(t not in capital for t in particles) == len(tokens)
        and bool(capital)
    )
