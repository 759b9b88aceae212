"""What stands beside several names in one credit: bodies, roles and brackets of each of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.credit_words import after_by, credits_others
from publish.readers.plaintext.likeness import name_evidence
from publish.readers.plaintext.names import is_given, is_person, split_names
from publish.readers.plaintext.words import either, one_of, words

_NAMED: Final = 2.0
"""The evidence of initials, a title or a given name."""

_BODY: Final = re.compile(r"([^():：]{3,60}?)(?:[:：] (.{5,120})|\s?\((.{5,120})\))")
_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,80})[)）]")

_POST: Final = re.compile(r",| \| ")
"""Before the post of somebody in a list."""


def names_alone(text: str) -> tuple[str, list[str]]:
    """A credit with nothing but names in it, and what stood beside these."""
    credited = after_by(text)
    names = credited if credited and text.endswith(credited) else text
    for read in (_of_body, _each_with_role, _behind_last, _in_brackets):
        alone, beside = read(names)
        if beside and (credited or read is not _of_body):
            return text.removesuffix(names) + alone, beside
    return text, []


def _in_brackets(text: str) -> tuple[str, list[str]]:
    """`Ann Lee (University of Hull) and Bo Hu (Tate)`; what credits others stays."""
    inner = [match[1] for match in _BRACKET.finditer(text)]
    if not inner or any(map(_credits, inner)):
        return text, []
    bare = _BRACKET.sub("", text)
    names, rest, _ = split_names(bare)
    several = len(names) > 1 and not rest and all(map(is_person, names))
    return (bare, inner) if several else (text, [])


def _credits(text: str) -> bool:
    label = text.lower()
    return credits_others(text) or label in words().byline or label in words().byline_label


def _of_body(text: str) -> tuple[str, list[str]]:
    """`the Labour Desk: Ann Lee, Bo Hu`, `Reliability Engineering (N. Castell, B. Whit)`."""
    match = _BODY.fullmatch(text)
    if match is None or _credits(match[3] or ""):
        return text, []
    if match[2] and credits_others(f"{match[1].rpartition(' ')[2]}:"):
        return text, []  # "Ann Lee Editor: Bo Hu"
    body, listed = match[1], match[2] or match[3]
    names, rest, _ = split_names(listed)
    if not names or rest or not all(map(is_person, names)):
        return text, []
    tokens = {token.lower() for token in body.split()}
    named = match[3] and all(name_evidence(name, None) >= _NAMED for name in names)
    nameless = bool(named) and name_evidence(body, None) < 0
    collective = bool(tokens & either(words().institution, words().desk))
    return (listed, [body]) if collective or nameless else (text, [])


def _each_with_role(text: str) -> tuple[str, list[str]]:
    """`Ann Lee, Hull; Bo Hu, Tate`, `Ann Lee | Partner; Bo Hu | Counsel`, `Ann Lee, Hull | Bo Hu,
    Tate`."""
    groups = [[part.strip() for part in _POST.split(group)] for group in text.split(";")]
    barred = [[part.strip() for part in group.split(",")] for group in text.split(" | ")]
    groups = barred if all(len(group) > 1 for group in barred) and len(groups) == 1 else groups
    names = [group[0] for group in groups]
    beside = [", ".join(group[1:]) for group in groups if len(group) > 1]
    if len(groups) < 2 or not all(map(is_person, names)):
        return text, []
    return ", ".join(names), beside


def _behind_last(text: str) -> tuple[str, list[str]]:
    """`Ann Lee and Bo Hu, Hull Research`, `Ann Lee, Analyst, and Bo Hu, Director, Hull Research`:
    behind the last member of a list, which `and` stands before, there is no other."""
    match = _last().search(text)
    if match is None:
        return text, []
    bare = text[: match.start(2) - 2]
    others = split_names(text[: match.start()])[0]
    named = [*others, match[1]]
    told = others and all(map(is_person, named)) and any(map(is_given, named))
    return (bare, [match[2]]) if told and not is_given(match[2].split(", ")[0]) else (text, [])


@lru_cache(maxsize=1)
def _last() -> re.Pattern[str]:
    """The last member of a list, and what stands behind it."""
    joined = one_of(words().conjunction)
    return re.compile(rf",? (?:{joined}) ([^,;&]{{3,40}}), ([^;&]{{3,80}})$")
