"""Who issues a text, by name alone: an authority, a university, a society, above its headline."""

from __future__ import annotations

import itertools
import re
from typing import Final

from publish.readers.plaintext.characters import is_capitals, title_case_share
from publish.readers.plaintext.covers import is_kind_and_number
from publish.readers.plaintext.fields import names_parties
from publish.readers.plaintext.meetings import is_paper_of_body, names_record
from publish.readers.plaintext.words import words

_MOST: Final = 9
_FEWEST_OF_HEADLINE: Final = 6
_NO_NAME: Final = re.compile(r"[\d.:;!?|/·•()\"“”„«»]|\s[-–—]\s")
_VAGUE: Final = frozenset(
    {"service", "services", "programme", "program", "project", "projekt", "press", "media", "fund"}
    | {"network", "netzwerk", "rete", "réseau", "red", "group", "team", "unit", "staff", "editors"}
    | {"desk", "library", "museum", "school", "arena", "stadium", "auditorium", "initiative"}
    | {"direction", "registry", "parish", "partnership", "company", "labor", "centre", "center"}
)
"""What the titles of texts are about as often as it issues texts: `Rural Bus Services`."""

_OF: Final = frozenset(
    {"of", "for", "de", "des", "du", "della", "di", "do", "da", "del", "für", "van"}
)


def issues_headline(text: str, below: str) -> bool:
    """Whether a line is the name of a body, and the one below it a longer headline, but no paper
    that such a body is part of (`Minutes of the Annual General Meeting`)."""
    count = len(below.split())
    clear = ":" in below or title_case_share(below) < 1 or count > len(text.split()) + 1
    part = names_record(below) or is_paper_of_body(below) or is_kind_and_number(below)
    clear = clear and not below[0].isdigit()  # a street
    return count >= _FEWEST_OF_HEADLINE and clear and not part and is_issuer(text)


def is_issuer(text: str) -> bool:
    """`Tolliver County Department of Public Health`: nothing but the name of a body, with the word
    for it last, or before what it is for."""
    tokens = text.lower().split()
    named = title_case_share(text) == 1 or is_capitals(text)
    if not named or not 1 < len(tokens) <= _MOST or _NO_NAME.search(text):
        return False
    bodies = words().institution - _VAGUE
    return (tokens[-1] in bodies and not names_parties(text)) or any(
        token in bodies and following in _OF for token, following in itertools.pairwise(tokens)
    )
