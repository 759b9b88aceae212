"""Who issues a text, by name alone: an authority, a town, a university, a society."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import is_capitals, title_case_share
from publish.readers.plaintext.fields import names_parties
from publish.readers.plaintext.words import words

_MOST: Final = 9
_SHORTEST: Final = 8
_MOST_OF_TOWN: Final = 5
_NO_NAME: Final = re.compile(r"[\d.:;!?|/·•()\"“”„«»]|\s[-–—]\s")
_POINTS: Final = re.compile(r"(?<=\b[A-Z])\.")
"""Those of `U.S. Department of Energy`."""

_PLACE: Final = re.compile(r", \S+(?: \S+)?$")
"""`Municipal Water Board, Shivgarh`"""

_NUMBERED: Final = re.compile(r" \d{1,3}$")
"""`Bostadsrättsföreningen Lärkträdet 3`"""

_VAGUE: Final = frozenset(
    {"service", "services", "programme", "program", "project", "projekt", "press", "media", "fund"}
    | {"network", "netzwerk", "rete", "réseau", "red", "group", "team", "unit", "staff", "editors"}
    | {"desk", "library", "museum", "school", "arena", "stadium", "auditorium", "initiative"}
    | {
        "limited",
        "direction",
        "registry",
        "parish",
        "partnership",
        "company",
        "labor",
        "centre",
        "center",
    }
)
"""What the titles of texts are about as often as it issues texts: `Rural Bus Services`."""

_OF: Final = frozenset(
    {"of", "for", "de", "des", "du", "della", "di", "do", "da", "del", "für", "van", "för"}
)


_CLAUSE: Final = frozenset(
    {
        "a",
        "an",
        "on",
        "in",
        "at",
        "to",
        "from",
        "for",
        "with",
        "by",
        "why",
        "how",
        "what",
        "when",
        "who",
        "is",
    }
)
"""How titles begin and names do not: `On Harrow Bank`."""


def is_issuer(text: str) -> bool:
    """`Tolliver County Department of Public Health`, `Gemeinde Oberhainbach`: nothing but the name
    of a body or a town. The word for it stands before what it is of, or else last, or before the
    name; so `Rules of the Allotment Association` is none."""
    text = _POINTS.sub("", _NUMBERED.sub("", _PLACE.sub("", text)))
    if text.lower() in words().chamber:
        return True
    tokens = text.lower().split()
    named = title_case_share(text) == 1 or is_capitals(text)
    if _is_town(text):
        return True
    if not named or not 1 < len(tokens) <= _MOST or _NO_NAME.search(text) or names_parties(text):
        return False
    if tokens[0] in _CLAUSE:
        return False
    head = next((at for at, token in enumerate(tokens[1:]) if token in _OF), len(tokens) - 1)
    compound = tokens[0].endswith(words().institution_end) and len(tokens[0]) > _SHORTEST
    return compound or tokens[head] in words().institution - _VAGUE


def _is_town(text: str) -> bool:
    """`CITY OF MARSTON FALLS`, `Comune di Borgo Alto`, `École primaire Jean-Moulin`."""
    small = text.lower()
    begins = any(small.startswith((f"{word} ", f"{word}'", f"{word}’")) for word in words().town)
    return (
        begins
        and text[0].isupper()
        and text.rsplit(maxsplit=1)[-1][0].isupper()
        and len(text.split()) <= _MOST_OF_TOWN
        and not _NO_NAME.search(text)
    )
