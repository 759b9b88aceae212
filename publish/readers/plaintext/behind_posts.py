"""Names behind the posts of their bearers, and what stands before a name and is none of it."""

from __future__ import annotations

import itertools
import re
from typing import Final

from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, without_degrees
from publish.readers.plaintext.words import by, either, given_names, words

_LONGEST_RANK: Final = 4
_MOST_OF_NAME: Final = 4
_LONGEST_NAMED: Final = 12
"""So many words have the post and the name before an occasion."""

_OCCASION: Final = re.compile(
    r" (?:at|to|before|during) (?:(?:the|a|an|our|its|this) |(?=\d))"
    r"| (?:à|devant|lors d[eu]|aux?|en|ante|durante|na|no|perante) (?:l['’]|la |les |le |el )?"
    r"(?=[^\W\d_A-Z])"
)
"""Where a speech was given, in small letters: `at the opening of the quay`."""


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
    return without_degrees(name) if told and known and not is_given(post) else ""


def name_at_occasion(credited: str) -> str:
    """`Deputy Governor Ann Lee at the opening of the quay`: the name behind a post, or alone,
    before where it was that its bearer spoke; "" for others."""
    occasion = _OCCASION.search(credited)
    tokens = credited[: occasion.start()].split() if occasion else []
    if not 1 < len(tokens) <= _LONGEST_NAMED or any("," in token for token in tokens):
        return ""
    for at in range(len(tokens) - 1):
        name = " ".join(tokens[at:])
        post = tokens[:at]
        told = not post or any(has_role(word.rpartition("-")[2]) for word in post)
        if told and len(tokens) - at <= _MOST_OF_NAME and is_given(name):
            return name
    return ""


def name_behind_small_post(credited: str, *, labelled: bool) -> str:
    """`Vice hamnchef Anna Lind`, behind a label: the name behind a post that no list
    has and that is written small but for its first letter, as languages other than English do; ""
    for others."""
    post, *more = credited.split(" ")
    small = list(itertools.takewhile(_is_small, more))
    name = " ".join(more[len(small) :])
    told = labelled and bool(small) and post[:1].isupper() and post.lower() not in given_names()
    return name if told and "," not in name and is_given(name) else ""


def _is_small(token: str) -> bool:
    """A word in small letters that is no part of a name, as `van` is."""
    listed = either(words().particle, words().of, words().honorific)
    return token.isalpha() and token.islower() and token not in listed


def after_speech(text: str) -> str:
    """`Ministra dos Portos, Ana Dias`, of `Discurso da Ministra dos Portos, Ana Dias`: what stands
    behind the first words, for a post may have the word for "by" within it, too."""
    speech, _, credit = text.partition(" ")
    word, _, rest = credit.partition(" ")
    spoken = speech.lower() in words().speech
    return rest if spoken and word in either(words().of, by()) else ""


def without_titles(name: str) -> str:
    """`Ann Lee`, of `Prof. Dr. Ann Lee`; "" where nothing else is said."""
    return " ".join(token for token in name.split() if not _is_title_of_person(token))


def _is_title_of_person(token: str) -> bool:
    """`Dr`, `Maj.`: what stands before a name; of a rank the few letters before its point."""
    name = token.rstrip(".").lower()
    rank = token[-1] == "." and len(name) <= _LONGEST_RANK and name in words().role
    return rank or name in words().honorific
