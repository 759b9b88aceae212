"""Whom a letter or a speech addresses, in its first line."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext.characters import CJK, ends_sentence
from publish.readers.plaintext.words import words

_LONGEST: Final = 160


def is_salutation(text: str) -> bool:
    """`Dear members,`, `Madam President, Excellencies:`, `Liebe Kolleginnen und Kollegen`.

    It begins with a word of address and does not end like a sentence of statement.
    """
    if len(text) > _LONGEST or (ends_sentence(text) and text[-1] not in "!！"):
        return False
    if CJK.match(text):
        if text.endswith(_ADDRESSED) and len(text) <= _LONGEST_ADDRESS:
            return True
        return text[-1] in "：:，,！!" and text.startswith(tuple(words().salutation))
    first, *more = (word.strip(",:;!.").lower() for word in text.split()[:3])
    two = f"{first} {more[0]}" if more else first
    listed = words().salutation
    if two in listed or (first in listed and (text[-1] in ",:!，：！" or text.count(",") > 0)):
        return True
    return first in listed and len(text.split()) <= 6 and text[-1].isalpha() and first in _PLAIN


_ADDRESSED: Final = ("各位", "御中", "皆さま", "皆様", "の皆さん", "귀하", "귀중", "여러분께")
"""Words of address that stand after those who are addressed."""

_LONGEST_ADDRESS: Final = 24
_PLAIN: Final = frozenset({"dear", "liebe", "lieber", "chers", "chère", "cher", "geachte", "beste"})
"""Words that do nothing else than address, so that no comma needs to follow."""
