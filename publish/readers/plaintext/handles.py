"""What somebody is called on a page (`annlee`, `ann lee`), where a line credits no full name."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.words import given_names

_MOST_SMALL: Final = 3
HANDLE: Final = re.compile(r"[a-z][\w.-]{2,30}")
"""`by annlee42 on 1 June`: what writers are called on the page."""

ON_NETWORK: Final = re.compile(r"@[^\W_][\w.-]{1,30}")
"""`@annlee`: the same as networks show it."""

_PLAIN_HANDLE: Final = re.compile(r"[a-z][a-z_.-]*\d[\w.-]*")
"""`annlee42` is no word, as `annlee` may be."""


def handle_of(credited: str, *, told: bool) -> str:
    """What somebody is called on the page, of the names that a line credits; "" for none. It has
    figures in it, stands beside a role, or a date or a label (`Author: annlee`) has `told` it."""
    handle, comma, beside = credited.partition(", ")
    if comma and not (has_role(beside) or is_house(beside)):
        return ""
    if _is_small_name(handle):
        return handle
    told = told or bool(comma) or bool(_PLAIN_HANDLE.fullmatch(handle))
    return handle if told and HANDLE.fullmatch(handle) else ""


def _is_small_name(text: str) -> bool:
    """`ann lee`: a known name that is written small."""
    tokens = text.split(" ")
    return text.islower() and 1 < len(tokens) <= _MOST_SMALL and tokens[0] in given_names()
