"""Credits of agencies and newsrooms, which stand where others set the name of who wrote."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.bodies import desk_of
from publish.readers.plaintext.characters import is_cased
from publish.readers.plaintext.likeness import begins_place
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.words import plain, words

_LONGEST: Final = 60
_PARTED: Final = re.compile(r"\s?[/|·]\s?|\s[-–—]\s|,\s")
_MOST_OF_PLACE: Final = 4
_SERVICE: Final = re.compile(r"[a-z]{2,4}")
"""`dpa/lno`: the regional service of an agency."""


@lru_cache(maxsize=4096)
def wire_credit(text: str) -> str:
    """Who reports by `EFE / Villamora`, `Madrid | Agencias`, `dpa/lno`: an agency or a newsroom,
    and beside it, on either side of a sign, the place or the service; "" for none. Below a headline
    `From Associated Press` says the same.

    A name beside an agency is that of a photographer.
    """
    bare = text.strip("()[]（） ")
    first, _, rest = bare.partition(" ")
    if first.lower() in words().carried_from and plain(rest) in words().wire:
        return rest
    parts = _PARTED.split(bare) if len(bare) <= _LONGEST else []
    if len(parts) != 2:
        return ""
    for body, beside in (parts, parts[::-1]):
        agency = plain(body) in words().agency
        if (agency or desk_of(body) == body) and _is_place(beside):
            return body
        if agency and body == parts[0] and _SERVICE.fullmatch(beside):
            return body
    return ""


def _is_place(text: str) -> bool:
    """A few words with capitals that name no person, agency or newsroom."""
    tokens = text.split()
    return (
        (len(tokens) == 1 or (len(tokens) <= _MOST_OF_PLACE and begins_place(text)))
        and is_cased(text)
        and all(token[0].isupper() or token in words().of_place for token in tokens)
        and all(c.isalpha() or c in " '’-." for c in text)
        and plain(text) not in words().agency
        and not (desk_of(text) or is_given(text))
    )
