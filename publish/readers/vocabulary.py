"""What parts of a text are called in many languages: the lists of `vocabulary.toml`."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from publish.toml import shipped

Lists: TypeAlias = dict[str, list[str] | dict[str, list[str]]]

_LONGEST: Final = 60


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the fields at the head of a letter or memo are called."""

    to: frozenset[str]
    sender: frozenset[str]
    cc: frozenset[str]
    subject: frozenset[str]
    date: frozenset[str]
    other: frozenset[str]
    titled: frozenset[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `vocabulary.toml`, in small letters."""

    sources: frozenset[str]
    see_also: frozenset[str]
    contents: frozenset[str]
    memo: frozenset[str]
    date: frozenset[str]
    season: frozenset[str]
    held: frozenset[str]
    header: FieldWords


def lists() -> Lists:
    """The lists as the file has them."""
    return shipped(Path(__file__).with_name("vocabulary.toml"), Lists)


@cache
def words() -> Words:
    """The lists, read once."""
    return msgspec.convert(lists(), Words)


def plain(text: str) -> str:
    """`text` as the lists have it: small letters, single spaces, no signs around; "" if long."""
    return "" if len(text) > _LONGEST else _plain(text)


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    small = text.lower()
    if not small.isascii():
        small = small.replace("i\u0307", "i")  # what the dotted capital of Turkish becomes
    return " ".join(small.split()).strip(" :：.-–—*#_=")


def names_sources(text: str) -> bool:
    """Whether `text` can be nothing but the name of a list of sources."""
    return plain(text) in words().sources - words().see_also


def names_contents(text: str) -> bool:
    """Whether `text` is the name of a list of contents."""
    return plain(text) in words().contents
