"""Who wrote a text: lines that say so, and how much a line looks like a list of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import msgspec

from publish.readers.plaintext.characters import (
    ends_sentence,
    is_capitals,
    is_cased,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.words import given_names, plain, words

Known: TypeAlias = Callable[[], Mapping[str, int]]
"""How often the text uses each word, in small letters; counted when first asked for."""

_LONGEST: Final = 160
_PARTS: Final = re.compile(r"\s+[|·•–—]\s+|\s*[|;]\s*")
_AND: Final = re.compile(
    r"\s*[,;،、]\s*|\s+(?:and|und|et|y|e|och|og|en|i|и|та|ja|ve|&|و|with|avec|mit)\s+"
)
_LABEL: Final = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[:：／]\s*(.+)$")
_WITH: Final = re.compile(r"(?:and|with|avec|mit|con|com|und|et)\s+")
_PLACED: Final = re.compile(r"(.{3,60}?) (?=(?:in|at|à|en|aus|em|w|v|i|из|в) [^\W\d_a-z].{1,60}$)")
_PLACE: Final = re.compile(r"(?:in|at|à|en|aus|em|w|v|i|из|в) [^\W\d_a-z]")
_BY: Final = frozenset({"by", "par", "por", "door"})
_INSTITUTIONS: Final = ("the ", "der ", "die ", "das ", "la ", "le ", "el ", "il ")
_PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "der", "den", "van", "von", "zu", "la", "le"}
    | {"bin", "bint", "ibn", "al", "el", "ter", "ten", "y", "e", "af", "av", "und", "st", "dos"}
)
_PREFIXES: Final = ("al-", "d'", "o'", "el-", "d’", "o’", "ben-", "bar-")
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

    `By …` in any language of the word list; names before a bar (`Jane Doe | BBC News`); or names
    alone, with a role or a place after them. `known` tells how often the text uses a word: names
    are seldom used as words.
    """
    if len(text) > _LONGEST or (ends_sentence(text) and not text.endswith(".")):
        return None
    rest = after_by(text)
    parts = [part for part in _PARTS.split(rest or text) if part]
    if not parts:
        return None
    authors: list[str] = []
    other: list[str] = []
    date = ""
    for part in parts:
        stated = date_of(part)
        if stated:
            date = stated
            continue
        credited = after_by(part)
        names, rest_of_names = split_names(credited or part)
        if names and (credited or not authors or not other):
            first = not authors and not other
            if first or rest:
                authors += names
                other += rest_of_names
                continue
        if rest and not authors and _is_institution(text, part):
            authors.append(part)  # "Prepared by the Library Service"
        else:
            other.append(part)
    if not authors:
        return None
    found = Byline(authors=tuple(authors), date=date, other=tuple(other))
    evidence = _evidence(text, found, known, labelled=bool(rest), parts=len(parts))
    return msgspec.structs.replace(found, evidence=evidence) if evidence > -2 else None


def _is_institution(text: str, author: str) -> bool:
    label = text.split(" ", maxsplit=1)[0].lower()
    listed = f"{label} by" in words().byline or " ".join(text.split(" ")[:2]) in words().byline
    return listed and author.lower().startswith(_INSTITUTIONS) and len(author) < 60


def _evidence(
    text: str, found: Byline, known: Known | None, *, labelled: bool, parts: int
) -> float:
    if labelled:
        return 5.0
    if plain(text) in words().section or plain(text) in words().sources:
        return -9.0
    if parts > 1 and (found.date or "|" in text):
        return 4.0
    if parts > 1 or ends_sentence(text):
        return -9.0
    names = [_name_evidence(name, known) for name in found.authors]
    score = sum(names) / len(names)
    if len(names) > 1:
        score += 1.0 if min(names) > -1 else -1.5
    for part in found.other:
        score += 1.5 if _has_role(part) else 0.5 if _PLACE.match(part) else -1.5
    return score


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
    if not 2 <= len(tokens) <= (4 if is_cased(name) else 3):
        score -= 2.5
    if any(token in words().section or token.endswith(_NOUN_ENDINGS) for token in bare):
        score -= 2.0
    if is_capitals(name):
        score -= 1.0
    if known is not None:
        counts = known()
        telling = [token for token in bare if len(token) > 1 and token not in _PARTICLES]
        used = sum(1 for token in telling if counts.get(token, 0) > 1)
        score += 1.0 if not used else -0.7 * used
    return score


def after_by(text: str) -> str:
    """What follows `By`, `Von`, `بقلم:` …, or ""."""
    match = _LABEL.match(text)
    if match and match[1].lower() in words().byline:
        return match[2]
    parts = text.split(" ")
    if len(parts) > 2 and parts[0].isalpha() and parts[1].lower() in _BY:
        return " ".join(parts[2:])  # "Interview by", "Photographs by"
    if len(parts) > 4 and parts[0].lower() in {"a", "an"} and parts[2] == "by":
        return " ".join(parts[3:])  # "An analysis by"
    if f"{parts[0].lower()} by" in words().byline and " by " in text:
        return text.partition(" by ")[2]  # "Prepared for the Council by"
    for count in (2, 1):
        if len(parts) > count and " ".join(parts[:count]).lower().rstrip(":：") in words().byline:
            return " ".join(parts[count:]).strip(" :：")
    return ""


def split_names(text: str) -> tuple[list[str], list[str]]:
    """The names in a list of names, and what follows them that is none (a role, a place)."""
    names: list[str] = []
    rest: list[str] = []
    for listed in _AND.split(text.rstrip(".") if text.count(".") == 1 else text):
        part = _WITH.sub("", listed) if names else listed
        place = names and " " in names[0] and " " not in part and is_cased(part)
        credited = after_by(part) if names else ""
        if credited and _is_name(credited):
            names.append(credited)
        elif not rest and part and not place and _is_name(part) and not (names and _has_role(part)):
            names.append(part)
        elif not names and (match := _PLACED.match(part)) and _is_name(match[1]):
            names.append(match[1])
            rest.append(part[len(match[1]) :].strip())
        elif part:
            rest.append(part)
    return names, rest


def _is_name(text: str) -> bool:
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
