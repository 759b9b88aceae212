"""The words of `data/lexicon/`, a file a language: what credits, dates and labels are made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Final

import msgspec


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words in small letters.

    `by` stands before those who wrote, as `label` does with a colon; `other` before those who did
    something else. `role` says what somebody is, `body` what an organization is called, `place`
    leads to where one works. `honorific` stands before a name and is no part of it. `conjunction`
    joins names, `also` brings in those who wrote besides, `title` and `summary` are labels.
    """

    by: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    honorific: frozenset[str] = frozenset()
    conjunction: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    summary: frozenset[str] = frozenset()


@cache
def lexicon() -> Lexicon:
    """The words of all languages together: a credit is too short to tell its language."""
    folder = resources.files(__package__).joinpath("data", "lexicon")
    lists: dict[str, set[str]] = {}
    for file in folder.iterdir():
        for name, words in tomllib.loads(file.read_text("utf-8")).items():
            lists.setdefault(name, set()).update(words)
    return msgspec.convert(lists, Lexicon)


_SPACELESS: Final = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]$")


def one_of(phrases: Iterable[str], *, stems: bool = False) -> str:
    """A regular expression, without groups, of which the longest of `phrases` that fits matches;
    those in scripts with spaces end where a word does, if they are no stems."""
    found = []
    for phrase in sorted(phrases, key=len, reverse=True):
        end = (
            "" if stems or _SPACELESS.search(phrase) or not phrase[-1].isalpha() else r"(?![^\W_])"
        )
        found.append(re.escape(phrase) + end)
    return "|".join(found) or r"(?!)"


@cache
def given_names() -> frozenset[str]:
    """Given names that are common in many languages, in small letters."""
    text = resources.files(__package__).joinpath("data", "given_names.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if line[:1] != "#" for name in line.split())
