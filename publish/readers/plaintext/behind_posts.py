"""Names behind the posts of their bearers, and what stands before a name and is none of it."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.words import words

_LONGEST_RANK: Final = 4


def name_behind_post(credited: str) -> str:
    """`the Provost of Halden College, Dr Ann Lee`, `Minister for Ports, Ann Lee, at the opening of
    the quay`: the name behind a post; "" for others. A post that no list has begins with an article
    and a capital."""
    post, name = (*credited.split(", ", maxsplit=2)[:2], "")[:2]
    article, _, office = post.partition(" ")
    unknown = article in words().definite and office[:1].isupper() and not has_role(post)
    told = unknown or has_role(post)
    titled = _is_title_of_person(name.split(" ")[0]) if name else False
    known = is_given(name) or (titled and is_given(without_titles(name)))
    return name if told and known and not is_given(post) else ""


def without_titles(name: str) -> str:
    """`Ann Lee`, of `Prof. Dr. Ann Lee`; "" where nothing else is said."""
    return " ".join(token for token in name.split() if not _is_title_of_person(token))


def _is_title_of_person(token: str) -> bool:
    """`Dr`, `Maj.`: what stands before a name; of a rank the few letters before its point."""
    name = token.rstrip(".").lower()
    rank = token[-1] == "." and len(name) <= _LONGEST_RANK and name in words().role
    return rank or name in words().honorific
