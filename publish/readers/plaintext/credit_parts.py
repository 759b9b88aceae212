"""The text of a credit before it is read: without addresses, and in the parts that signs make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import is_cased
from publish.readers.plaintext.credit_forms import parted
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import HANGUL
from publish.readers.plaintext.names import (
    is_given,
    is_person,
    without_foot_mark,
)
from publish.readers.plaintext.words import words

_PARTS: Final = re.compile(r"\s+[|·•–—]\s+|\s*[|•｜丨]\s*|/(?=[A-Z]{2,6}$)|(?<=\w\w)\s+-\s+(?=\w)")
_SLASH: Final = re.compile(" / ")
_LIST_OF_NAMES: Final = 3
_SPACES: Final = re.compile("[ \t\u00a0]+")
"""Pages have spaces that do not break; that of Japanese names stays."""

_REPORTERS: Final = re.compile("(?:本[报報]|新[华華]社)?(?:[记記]者|通[讯訊][员員])\u3000")
"""`本报记者　林晓岚　沈伯安`: papers of China set the same space between names."""

_SPELT: Final = re.compile(r"\s?<\S{1,40} (?:at|\[at\]) \S{1,40}>(?=$|\s?[,;])")
"""`<ann at quay.example>`, as proposals write it for fear of programs."""

_ADDRESS: Final = re.compile(r"\s?<[^<>]{3,60}>")
"""`<ann at hull.example>`, behind each name."""


def without_addresses(text: str) -> str:
    """A credit without the addresses of mail behind its names. One alone that stands as mail has it
    tells of whom it is, and stays."""
    return _ADDRESS.sub("", text) if text.count("<") > 1 else _SPELT.sub("", text)


def single_spaces(text: str) -> str:
    """A credit with single spaces, that do break, between its words."""
    text = _SPACES.sub(" ", text).strip()
    return text.replace("\u3000", " ") if _REPORTERS.match(text) else text


def parts_of_credit(bare: str, rest: str) -> list[str]:
    """What bars and dashes part in a credit, or slashes between names that no word introduces; the
    name first, where it stands behind a place."""
    listed = _SLASH.split(bare)
    if not rest and are_names(listed):
        return listed
    parts = [part for part in _PARTS.split(parted(rest or bare)) if part]
    placed = not rest and len(parts) == 2 and _is_place_and_name(*parts)
    return parts[::-1] if placed else parts


def are_names(parts: Sequence[str]) -> bool:
    """`Ann Lee • Bo Hu • Ida Moe`: three and more, of which most have a given name."""
    parts = list(map(without_foot_mark, parts))
    named = len(parts) >= _LIST_OF_NAMES and all(map(is_person, parts))
    return named and not any(map(is_house, parts)) and 2 * sum(map(is_given, parts)) > len(parts)


def _is_place_and_name(place: str, name: str) -> bool:
    """`Cairo - Salma Haddad`: where it was written, then who wrote."""
    named = is_person(name) if is_cased(name) else 1 < len(name.split()) < 4
    named = named and not (HANGUL.fullmatch(place) and place.startswith(words().surname))
    return named and " " not in place and not any(c.isdigit() for c in place + name)
