"""How much a phrase looks like the name of a person, or like a place or role beside one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from publish.readers.plaintext.characters import CJK, is_capitals, is_cased
from publish.readers.plaintext.words import given_names, words

Known: TypeAlias = frozenset[str]
"""The words that the text writes with a small first letter."""

_PLACE: Final = re.compile(r"(?:in|at|à|en|aus|em|w|v|i|из|в) (?:the )?[^\W\d_a-z]")

_MOST_OF_PLACE: Final = 4
"""`Las Palmas de Gran Canaria` has so many words more."""

_MOST_OF_POST: Final = 6
"""`Staff photographer of the Harbour Gazette`; more words say what a photographer did."""

HANGUL: Final = re.compile("[\uac00-\ud7a3]{2,4}$")
_SPACED_NAME: Final = re.compile(
    "[\u4e00-\u9fff々ヶ]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,4}$"
)
"""`三枝 ほの香`: Japanese parts names by a space, and no words."""

FROM_PLACE: Final = re.compile(r".{2,30} से$|[发發]自.{1,20}$")
"""`चमोली से`, `发自杭州`: where it was written."""

_SLASHED_HOUSE: Final = re.compile(r" / [^\W\d_][^/\d]{1,30}$")
"""`HALDEN / LA VOZ`: the place, and the paper that writes from there."""

_OWNER: Final = re.compile("[^\\W\\d_]{2}['’]s$")
"""`Lee’s`, before what is Lee's."""

_ADDRESS: Final = -3.0
"""The evidence of a number beside a name, as of a house in its street."""

_SECOND: Final = 2.0
"""The evidence of a given name behind the other, as Hungarians set it."""

_RUSSIAN: Final = 3
"""Surname, given name and that of the father."""

_NO_NAME: Final = -2.0
"""The evidence of two words of which one is a noun."""

_COMPOUND: Final = re.compile(r"[^\W\d_]{2}[-־][^\W\d_a-z]|\b[DO]['’][^\W\d_a-z]")
"""Names with a hyphen between capitals, or `O'Hanlon`."""

_STYLED: Final = re.compile(
    r"^(?:[Tt]he |THE )(?:Rt\.? |RT\.? |Right |RIGHT )?(?=(?:Hon|HON)\.?\b)"
)
"""Before the honour of `The Rt Hon Ann Lee`, which then tells a name."""

_SHORTEST_NOUN: Final = 8
_LONGEST_SURNAME: Final = 8
"""… that ends as nouns do: `Guinness`."""

_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def begins_place(text: str) -> bool:
    """`New Delhi`: whether the first word is one that the names of places begin with."""
    return text.split(" ", maxsplit=1)[0].lower() in words().place_start


def place_evidence(text: str) -> float:
    """`in London`, `Bistrița`: where somebody writes, after the name."""
    if any(c.isdigit() for c in text):
        return _ADDRESS
    place = _PLACE.match(text) or FROM_PLACE.match(text)
    first, *more = text.split()
    short = len(more) < (1 if is_cased(text) else 2)
    short = short or (first.lower() in words().place_start and len(more) <= _MOST_OF_PLACE)
    return 0.5 if place or short else -1.5


def may_be_place(text: str) -> bool:
    """`Las Palmas de Gran Canaria`, `HALDEN / EL FARO`, alone between a name and a date."""
    place = _SLASHED_HOUSE.sub("", text)
    return bool(place) and place_evidence(place) > 0 and text[-1].isalpha()


def has_role(text: str) -> bool:
    """Whether words say what a person does: `enviada especial`, `Coast Correspondent`."""
    return any(word.strip(".,()").lower() in words().role for word in text.split())


def photographs(text: str) -> bool:
    """`Staff Photographer`: whether words say that somebody takes pictures."""
    told = text.split()
    return len(told) <= _MOST_OF_POST and any(
        word.strip(".,()").lower() in words().photographer for word in told
    )


_FULL: Final = (
    r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)? (?:[^\W\d_a-z]\. ){0,2}[^\W\d_a-z][\w'’]+(?:-\w+)?"
)
_FULL_NAME: Final = re.compile(_FULL)
_RUN_ON: Final = re.compile(rf"{_FULL}(?: {_FULL}){{1,5}}")
"""A given name, perhaps initials, a surname; and so on."""


def name_evidence(name: str, known: Known | None) -> float:
    """How much a phrase looks like the name of a person: 0 for any two words with capitals."""
    tokens = _STYLED.sub("", name).split()
    if not tokens:
        return _NO_NAME
    bare = [token.strip(".,").lower() for token in tokens]
    first = bare[0].partition("-")[0]  # of `Anna-Karin`
    listed = bare[0] in given_names() or first in given_names()
    if bare[0] in words().honorific or (len(tokens) > 1 and listed):
        score = 3.0
    elif len(tokens) == 2 and bare[1] in given_names():
        score = _SECOND
    elif _has_patronymic(bare) or any(map(_is_initial, tokens)):
        score = 2.5
    else:
        score = 0.0 if is_cased(name) else -1.0
    if _SPACED_NAME.match(name):
        score += 1.5
    elif CJK.match(name) or HANGUL.match(name):
        score += 0.5 if len(name) <= 5 else -1.5
        score += 1.5 if len(name) <= 5 and name.startswith(words().surname) else 0.0
    elif not 2 <= len(tokens) <= (4 if is_cased(name) else 3):
        score -= 2.5
    if bare[0] in words().place_start:
        score = min(score, 0.0)
    if bare[0] in words().opens_no_name or any(token in words().institution for token in bare):
        score -= 3.0
    if bare[0] in words().owned or any(map(_OWNER.search, bare[:-1])):
        score -= 6.0
    if score < _SECOND and any(token in words().page_word for token in bare):
        score -= 2.0  # "Featured Article"
    if not is_cased(name) and not words().function_word.isdisjoint(tokens):
        score -= 3.0
    if any(token in words().section or _is_noun(token) for token in bare[listed:]):
        score -= 2.0
    if is_capitals(name):
        score -= 1.0
    if _COMPOUND.search(name) or any(token in words().particle for token in tokens[1:-1]):
        score += 1.5
    if known is not None:
        telling = [token for token in bare if len(token) > 1 and token not in words().particle]
        used = sum(1 for token in telling if token in known)
        score += 1.0 if not used else -1.2 * used
    return score


def _has_patronymic(tokens: Sequence[str]) -> bool:
    """`Кравцова Анна Викторовна`"""
    return len(tokens) == _RUSSIAN and any(t.endswith(words().patronymic_end) for t in tokens[1:])


def _is_initial(token: str) -> bool:
    return len(token) == 2 and token[1] == "." and token[0].isupper()


def _is_noun(token: str) -> bool:
    """A word with the ending of a noun; `Евгения` is too short for one."""
    least = _SHORTEST_NOUN if token[-1:] not in _LATIN else 0
    return len(token) >= least and token.endswith(words().noun_end)


def names_deed(word: str) -> bool:
    """`Communications`: a long noun for what is done; `Clement` and `Manning` are surnames."""
    small = word.lower()
    return len(word) > _LONGEST_SURNAME and _is_noun(small) and not small.endswith("ing")


def is_nameless(text: str) -> bool:
    """Whether a phrase with capitals holds a word that no name has: `Site Reliability`."""
    return is_cased(text) and name_evidence(text, None) <= _NO_NAME


_SYLLABLE: Final = 4


def run_on_names(text: str) -> list[str]:
    """`Samir Rao Keith O. Drummond`: the names of several people, as pages that set one below the
    other are copied; each is a given name, perhaps initials, and a surname that is none;
    no syllables of one more (`Joachim Tan Wei Ming`)."""
    names = _FULL_NAME.findall(text) if _RUN_ON.fullmatch(text) else []
    given = all(name.partition(" ")[0].lower() in given_names() for name in names)
    surnamed = all(name.rpartition(" ")[2].lower() not in given_names() for name in names)
    long = all(any(len(part) > _SYLLABLE for part in name.split()) for name in names)
    return names if len(names) > 1 and given and surnamed and long else []
