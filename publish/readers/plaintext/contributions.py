"""Who wrote, where a sentence says it: `Agency writer Ann Lee contributed to this report.`, `This
article was written by Ann Lee at the Halden Post.`"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile
from typing import Final

from publish.readers.plaintext.likeness import has_role, name_evidence
from publish.readers.plaintext.names import is_person, split_names
from publish.readers.plaintext.words import by, either, one_of, words

_LONGEST: Final = 300
_MOST_BEFORE: Final = 6
"""`Associated Press staff writers`: a house and a role before the names."""

_OWNED: Final = ("'s", "’s")
_IN_PLACE: Final = re.compile(
    r"\s(?:in|from|en|à|em|aus|di|da)\s[^\W\d_a-z][^\s,]*(?:\s[^\W\d_a-z][^\s,]*)*(?=,|\s|$)"
)
"""`Ann Lee in Nairobi and …`"""

_BRACKETS: Final = "()[]（）"


def contributors(text: str) -> tuple[str, ...]:
    """The names in a sentence that says who wrote the text or contributed to it, without houses,
    roles and places; () where another sentence is, or anything but names of people is named."""
    if len(text) > _LONGEST:
        return ()
    if written := _written().fullmatch(text.strip(_BRACKETS)):
        return _named_first(written[1])
    match = _contributed().fullmatch(text.strip(_BRACKETS))
    if match is None:
        return ()
    listed = _IN_PLACE.sub("", match["before"] or match["after"])
    names, rest, _ = split_names(_without_role(listed))
    named = bool(names) and not rest and all(map(is_person, names))
    return tuple(names) if named and not any(map(_is_body, names)) else ()


def _named_first(text: str) -> tuple[str, ...]:
    """The people whom a phrase names before it goes on in small letters: `Ann Lee at the Post`."""
    small = either(words().particle, words().conjunction)
    tokens = text.split()
    end = next(
        (at for at, token in enumerate(tokens) if token[0].islower() and token not in small),
        len(tokens),
    )
    names, rest, _ = split_names(" ".join(tokens[:end]).rstrip(",."))
    people = bool(names) and not rest and all(map(is_person, names))
    return tuple(names) if people and not any(map(_is_body, names)) else ()


def _without_role(text: str) -> str:
    """`Post reporters Ann Lee and Bo Hu`, `The Post's Ann Lee`: without what they are."""
    tokens = text.split()
    begins = next((at for at, token in enumerate(tokens[:_MOST_BEFORE]) if _tells(token)), None)
    if begins is None:
        return text
    return " ".join(dropwhile(_tells, tokens[begins:]))


def _tells(token: str) -> bool:
    return has_role(token.removesuffix("s")) or token.endswith(_OWNED)


def _is_body(name: str) -> bool:
    return name.startswith("The ") or name_evidence(name, None) < 0


@lru_cache(maxsize=1)
def _written() -> re.Pattern[str]:
    """`This story was first written by …`, of one line; a book that the text speaks of is none of
    what a text calls itself."""
    phrases = (phrase.rpartition(" ") for phrase in words().byline)
    said = one_of(f"{done} {by_whom}" for done, _, by_whom in phrases if done and by_whom in by())
    itself = rf"(?i:{one_of(words().deictic)}) (?i:{one_of(words().itself)})"
    return re.compile(rf"{itself}(?: [^\W\d_A-Z]+){{1,3}} (?:{said}) ([^\W\d_a-z].{{4,120}})")


@lru_cache(maxsize=1)
def _contributed() -> re.Pattern[str]:
    said = one_of(words().contributed)
    first = one_of(words().contributed_by)
    return re.compile(
        rf"(?:(?P<before>[^\W\d_].{{4,160}}?) (?:{said})(?: (?:from|in) .{{2,60}})?"
        rf"|(?:{first})[:：]? (?P<after>.{{4,160}}?))\.?",
        re.IGNORECASE,
    )
