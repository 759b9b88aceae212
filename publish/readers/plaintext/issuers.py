"""Who issues a text, by name alone: an authority, a town, a university, a society."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import (
    begins_as_name,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.fields import names_parties
from publish.readers.plaintext.words import words

_MOST: Final = 9
_SHORTEST: Final = 7
_MOST_OF_TOWN: Final = 5
_LONGEST: Final = 500
_LONGEST_UNSPACED: Final = 12
_MOST_UNCASED: Final = 7
_MOST_IN_SENTENCE_CASE: Final = 2
_MOST_OF_FIELD: Final = 2
"""So many words say what a body is of (`de sécurité sociale`) …"""

_MOST_OF_TWO_FIELDS: Final = 4
"""… and so many where it is of two things (`de la statistique et des études économiques`)."""

_ELIDED: Final = re.compile("d['’]|l['’]", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[\d.:;!?|/·•()\"“”„«»।]|\s[-–—]\s")
_POINTS: Final = re.compile(r"(?<=\b[A-Z])\.")
"""Those of `U.S. Department of Energy`."""

_PLACE: Final = re.compile(r", \S+(?: \S+)?$")
"""`Municipal Water Board, Shivgarh`"""

_WHERE: Final = re.compile(r" (?:a\. ?d\.|i\. ?d\.|an der|in der|ob der|am|im|bei) \S+(?: \S+)?$")
"""`Gemeinde Obernhausen a. d. Wied`: which of the towns with that name."""

_OF_THE: Final = re.compile(r"^(?:the )?government of the ", re.IGNORECASE)
"""`Government of the Tongue`, of essays."""

_NUMBERED: Final = re.compile(r" (?:no\.? ?)?\d{1,3}$", re.IGNORECASE)
"""`Bostadsrättsföreningen Lärkträdet 3`, `Tamar School District No. 12`"""

_ARTICLES: Final = ("ال", "وال", "لل")
"""What Arabic sets at once before the words of a name, and a headline not before all of its."""


def is_issuer(text: str) -> bool:
    """`Tolliver County Department of Public Health`, `Gemeinde Oberhainbach`: nothing but the name
    of a body or a town. The word for it stands before what it is of, or else last, or before the
    name; so `Rules of the Allotment Association` is none."""
    if len(text) > _LONGEST:
        return False
    town, comma, office = text.partition(", ")
    if comma and _is_town(town) and is_issuer(office):
        return True  # `City of Marlow Heights, Department of Public Works`
    text = _POINTS.sub("", _NUMBERED.sub("", _PLACE.sub("", text)))
    small = text.lower()
    if small in words().chamber or small in words().known_issuer or _is_town(text):
        return True
    tokens = text.lower().split()
    if len(tokens) == 1 and text[0].isupper() and text.replace("-", "").isalpha():
        return _is_compound(tokens)  # `Trafikverket`
    if len(tokens) == 1 and not is_cased(text):
        named = text.endswith(words().institution_end) or text.startswith(words().firm_start)
        return len(text) <= _LONGEST_UNSPACED and named
    if not 1 < len(tokens) <= _MOST or _NO_NAME.search(text) or names_parties(text):
        return False
    if not is_cased(text):
        named = tokens[-1] in words().institution
        named = named or (
            tokens[0] in words().institution and all(t.startswith(_ARTICLES) for t in tokens[1:])
        )
        return len(tokens) <= _MOST_UNCASED and named
    if tokens[0] in words().opens_title or not text[0].isupper():
        return False
    if not (title_case_share(text) == 1 or is_capitals(text)):
        return _is_in_sentence_case(tokens) or _has_reach(text)
    return _is_compound(tokens) or _heads_name(tokens) or text.startswith("HM ")


def is_named_in_small(text: str) -> bool:
    """`vesi- ja luontoministeriö`: a body in small letters, as some languages write theirs."""
    tokens = text.split()
    last = tokens[-1].lower() if tokens else ""
    few = len(tokens) <= _MOST_OF_TOWN and starts_lower(text) and tokens[-1].islower()
    return few and last.endswith(words().institution_end) and len(last) > _SHORTEST


def _is_in_sentence_case(tokens: list[str]) -> bool:
    """`Министерство энергетики`, `Ministère de la santé`, `Пресс-служба Агентства по рынкам`: in
    few words, for of more a headline is made (`Министерство энергетики повысит тариф`), or where
    these never begin one."""
    linked = tokens[1] in words().of or words().conjunction.intersection(tokens[2:-1])
    few = len(tokens) == _MOST_IN_SENTENCE_CASE or (len(tokens) <= _MOST_OF_TOWN and bool(linked))
    return (few and tokens[0] in words().institution_first) or tokens[0] in words().press_office


def _has_reach(text: str) -> bool:
    """`Agence régionale de santé Bretagne`, `Instituto nacional de estadística`: a word for a body,
    right behind it how far that reaches, and what it is of in so few small letters that none of
    these words is a verb."""
    head, reach, *others = text.split()
    if reach not in words().institution_reach or not _is_headed(head.lower()):
        return False
    linked = not others or others[0] in words().of or _ELIDED.match(others[0])
    little = words().of | words().conjunction | words().article_after_of
    said = [word for word in others if starts_lower(word) and word not in little]
    if not linked:
        return len(said) == len(others) == 1
    joined = not words().conjunction.isdisjoint(others[:-1])
    return len(said) <= (_MOST_OF_TWO_FIELDS if joined else _MOST_OF_FIELD)


def _is_headed(head: str) -> bool:
    """Whether a word is for a body, or for one where its reach stands behind."""
    own = words()
    named = (own.institution, own.institution_first, own.part_of_body, own.institution_of_reach)
    return any(head in each for each in named)


def _is_compound(tokens: list[str]) -> bool:
    """`Bundesministerium für Gesundheit`, `Statistisches Landesamt`"""
    of = next((at for at, token in enumerate(tokens) if token in words().of), len(tokens))
    return any(
        token.endswith(words().institution_end) and len(token) > _SHORTEST
        for token in {tokens[0], *tokens[of - 1 : of]}
    )


def _heads_name(tokens: list[str]) -> bool:
    """Whether the word for a body stands where such names have it: right before what it is of, or
    last; first, in languages that put the name behind; anywhere, in Greek and the like, where what
    kind of body stands before and its name behind."""
    of = next((at for at, token in enumerate(tokens[1:]) if token in words().of), len(tokens) - 1)
    if tokens[of] in words().institution and tokens[of] not in words().vague_institution:
        return True
    return tokens[0] in words().institution_first or not words().institution_within.isdisjoint(
        map(unaccented, tokens)
    )


@lru_cache(maxsize=256)
def unaccented(token: str) -> str:
    """A word without accents, which capitals of Greek do not have."""
    parts = unicodedata.normalize("NFD", token)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


@lru_cache(maxsize=1)
def _towns() -> tuple[str, ...]:
    """How the names of towns and their bodies begin, with what parts the next word."""
    return tuple(f"{word}{sign}" for word in words().town for sign in " '’")


def _is_town(text: str) -> bool:
    """`CITY OF MARSTON FALLS`, `Comune di Borgo Alto`, `École primaire Jean-Moulin`."""
    text = _WHERE.sub("", text)
    small = text.lower()
    return (
        small.startswith(_towns())
        and text[0].isupper()
        and begins_as_name(text.rsplit(maxsplit=1)[-1])
        and len(text.split()) <= _MOST_OF_TOWN
        and not (_NO_NAME.search(text) or _OF_THE.search(text))
    )
