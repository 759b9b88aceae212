"""The members of a list of names, before it is asked which of them are names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import is_capitals, is_cased
from publish.readers.plaintext.likeness import run_on_names
from publish.readers.plaintext.words import either, one_of, words

_BETWEEN_SURNAMES: Final = frozenset({"y", "e"})
"""In Spanish and Portuguese these stand between two surnames, too."""

_BEFORE_PLACES: Final = frozenset({"en", "i"})
"""Words for "and" behind which other languages have places."""

_LAST_INITIAL: Final = re.compile(r"[^\W\d_]{2} (?:[^\W\d_a-z]|[JS]r)\.$")
"""`Lakshmi Narasimhan V.`, the name of the father in parts of India; `Tom Falk Jr.`"""

_JOINED: Final = (
    re.compile(r"(?<=\w)\s+و(?=\w{3,} \w)"),
    re.compile(r"(?<=[\u05d0-\u05ea])\s+ו(?=[\u05d0-\u05ea]{2,} [\u05d0-\u05ea]+$)"),
    re.compile("(?<=[\uac00-\ud7a3]{2})[·・](?=[\uac00-\ud7a3]{2})"),
)
"""The "and" that Arabic and Hebrew write as one word with the next, and the point of Korean."""

_CHINESE: Final = re.compile("[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff]")
_CHINESE_LIST: Final = re.compile(f"(?:{_CHINESE.pattern})(?: (?:{_CHINESE.pattern}))+")
"""`邵望舒 谭 越`: names of one letter each have a space within, for the width of the others."""

_JAPANESE: Final = re.compile(
    "[\u4e00-\u9fff][\u3040-\u30ff\u4e00-\u9fff々]{2,5}(?<![長相氏案庁省党軍社会])"
)

_PAIR: Final = 2
_HAN_AND_OTHER: Final = frozenset({3, 4})
"""`林晓岚 阿依努尔`: so many letters have a name of the Han and one that is written by its sound. A
surname and a given name are shorter."""

TWO_NAMES: Final = 4
"""Two names of two words each; three words may be one."""


def members(text: str) -> list[str]:
    """The members of a list in words; Arabic writes its "and" as one word with the next."""
    stopped = text.count(".") == 1 and not _LAST_INITIAL.search(text)
    bare = text.rstrip(".") if stopped else text
    first, *more = _and(capitals=is_capitals(bare)).split(bare)
    parts = [first]
    for sign, part in zip(more[::2], more[1::2], strict=True):
        single = " " in parts[-1] and part and " " not in part and not is_newsroom(part)
        if sign.strip() in _BETWEEN_SURNAMES and single:
            parts[-1] += sign + part  # "José Ortega y Gasset"
        else:
            parts.append(part)
    return [bare for part in parts for bare in _joined(part)]


@lru_cache(maxsize=2)
def _and(*, capitals: bool) -> re.Pattern[str]:
    """What stands between the members of a list. The Czech `a` is no other's "and"."""
    joined = one_of({*words().conjunction, *words().together_with, "a", "+"})
    return re.compile(
        rf"(\s*[,;،、]\s*|(?<=[\u4e00-\u9fff])&(?=[\u4e00-\u9fff])|\s+/\s+|\s+(?:{joined})\s+)",
        re.IGNORECASE if capitals else 0,
    )


def _joined(text: str) -> list[str]:
    """The names in what no sign or word for "and" of its own parts."""
    chinese = _CHINESE.findall(text) if _CHINESE_LIST.fullmatch(text) else []
    known = [name for name in chinese if name.startswith(words().surname)]
    if len(chinese) > 1 and known == chinese:
        return chinese
    if len(chinese) == _PAIR and known and {len(name) for name in chinese} == _HAN_AND_OTHER:
        return chinese
    if japanese := _japanese(text):
        return japanese
    if run_on := run_on_names(text):
        return run_on
    for sign in _JOINED:
        found = sign.split(text)
        if len(found) > 1 and (" " not in found[0] or len(text.split()) >= TWO_NAMES):
            return found
    return [text]


def _japanese(text: str) -> list[str]:
    """`早川美雪　中西亮`: whole names, between which Japanese papers set a wide space, half of them
    with a surname that is known and more behind it; none for a surname and its given name, or where
    an office is told (`中村市長　辞任へ`)."""
    names = text.split("\u3000") if "\u3000" in text else []
    known = [name for name in names if any(map(name.startswith, _surnames(len(name) - 1)))]
    whole = all(map(_JAPANESE.fullmatch, names))
    return names if len(names) > 1 and whole and 2 * len(known) >= len(names) else []


@lru_cache(maxsize=8)
def _surnames(longest: int) -> tuple[str, ...]:
    """The surnames of Japan that have no more letters."""
    return tuple(name for name in words().surname if 1 < len(name) <= longest)


def without_and(member: str) -> str:
    """A member without the word for "and" or "with" that it has behind a comma."""
    match = _last().match(member)
    return member[match.end() :] if match else member


@lru_cache(maxsize=1)
def _last() -> re.Pattern[str]:
    """What a list may have behind its last comma."""
    joined = one_of(either(words().conjunction, words().together_with) - _BEFORE_PLACES)
    return re.compile(rf"(?:{joined})\s+")


def is_newsroom(text: str) -> bool:
    """`agencies`, `Lusa`, `Redaktion Wissen`: who wrote besides, with `and` before it."""
    small = text.lower()
    return small in either(words().agency, words().desk) or (
        text[:1].isupper() and small.split()[0] in words().desk and is_cased(text)
    )


def is_newsroom_beside(part: str, text: str) -> bool:
    """`Ann Lee and the newsroom`"""
    joined = (f" {word} {part}" in text for word in words().conjunction)
    return is_newsroom(part) and any(joined)
