"""For whom somebody writes: papers, agencies and bodies beside the names of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import WIDE, is_capitals, is_cased
from publish.readers.plaintext.likeness import begins_place, has_role, is_nameless
from publish.readers.plaintext.words import either, given_names, words

_ARTICLES: Final = ("La ", "Le ", "Il ", "El ", "The ", "Der ", "Die ", "Das ", "O ", "Het ")
"""With a capital and a single word behind it, the name of a paper: `Ann Lee, La Riva`."""

_FOR: Final = re.compile(
    r"(?:[Ss]pecial (?:to|for)|For) (?:[Tt]he )?((?:[^\W\d_a-z][\w.'’-]{1,20} ?){1,5})$"
)

_SHORT_NAME: Final = re.compile(r"[^\W\d_a-z]{3,6}[ -][^\W\d_a-z][a-z]")
"""`LTSO Superintendent`, `ARD-Studio Nairobi`: a body's initials, and more."""

_PREFIXES: Final = ("al-", "d'", "o'", "el-", "d’", "o’", "ben-", "bar-")
_INITIAL: Final = re.compile(r"[^\W\d_]\.")
_DOMAIN: Final = re.compile(
    r"[\w-]{3,30}\.(?:com|net|org|info|news|eu|tv|co|uk|ie|us|ca|au|in|de|at|ch|fr|be|nl|es|mx|ar|cl|pt|br"
    r"|it|se|no|dk|fi|pl|cz|sk|hu|ro|gr|tr|ru|ua|id|my|ph|jp|kr|cn|il|za|ng|ke)",
    re.IGNORECASE,
)
_FULL: Final = 2
"""A full name has at least so many words."""

_MOST_OF_PAPER: Final = 4
_LONGEST_INITIALS: Final = 4
_STATE: Final = 2
"""`MN`, behind a town."""

_GERMAN: Final = ("funk", "zeitung", "anzeiger", "nachrichten", "kurier", "rundschau", "tageblatt")
"""What the names of German papers and stations end with, in one word with what is before it."""

_LONG: Final = 7
"""An agency with so many letters is nobody's surname: `Ann Lee Reuters`."""


def is_house(text: str) -> bool:
    """`Halden News`, `dpa`: for whom somebody writes."""
    known = either(words().institution, words().periodical, words().desk)
    last = text.rpartition(" ")[2]
    initials = last.isupper() and len(last) > 1 and not is_capitals(text)  # "Duchy LI"
    return (
        initials
        or has_role(text)
        or text.lower() in words().agency
        or any(token in known for token in text.lower().split())
    )


def is_paper(text: str) -> bool:
    """`The Guardian`, `The Halden Times`: the whole name of a paper."""
    tokens = text.split()
    named = text.startswith(_ARTICLES) and _FULL <= len(tokens) <= _MOST_OF_PAPER
    return named and all(t[0].isupper() for t in tokens) and _ends_paper(text.lower().split())


def is_for_house(text: str) -> bool:
    """`Special to the Halden Gazette`, `For the Daily Journal`: for whom a text was written, on a
    line of its own."""
    match = _FOR.match(text)
    return match is not None and _ends_paper(match[1].lower().split())


def is_house_before_place(text: str, credit: str) -> bool:
    """Whether a house is the last in a credit but for one word, as that of a place, perhaps with
    its state: `Ann Lee, Westmark News, Hull`, `Ann Lee, Marsh Consulting, Duluth, MN`."""
    place, _, state = credit.rpartition(f", {text}, ")[2].partition(", ")
    known = text.partition(" ")[0].lower() in given_names()
    firm = " " in text and text.lower().rpartition(" ")[2] in words().trade
    placed = place != credit and place.isalpha() and (not state or len(state) == _STATE)
    return placed and (firm or is_house(text)) and not known


def is_house_behind(text: str, name: str, *, last: bool) -> bool:
    """Whether what follows a name is a role or for whom its bearer writes: no capitals after a name
    in capitals, or a word for a body; behind the `last` comma also a paper (`Albion News`), a firm
    (`Harbour Software`), or a word that no name has (`Site Reliability`)."""
    mixed = (
        is_capitals(name) != is_capitals(text) and is_cased(text) and (last or is_capitals(name))
    )
    tokens = text.lower().split()
    body = any(token in words().institution for token in tokens)
    paper = len(tokens) > 1 and _ends_paper(tokens)
    paper = paper or (len(tokens) == 2 and text.startswith(_ARTICLES))
    the = text.startswith("The ") and (len(tokens) == 2 or _ends_paper(tokens))
    paper = paper or (len(tokens) > 1 and _begins_paper(tokens[0]))
    body = body or (last and len(tokens) > 1 and tokens[-1] in words().trade)
    body = body or any(token.endswith(_GERMAN) and len(token) > _LONG for token in tokens)
    short = len(tokens) > 1 and bool(_SHORT_NAME.match(text)) and not is_capitals(text)
    return (
        has_role(text) or mixed or body or short or the or (last and (paper or is_nameless(text)))
    )


def is_word_behind(text: str, name: str) -> bool:
    """Whether what follows a full name is none: one word, or what begins with a small letter, as
    `de São Paulo` does; `al-Sayed` has its capital."""
    small = text[:1].islower() and not text.lower().startswith(_PREFIXES)
    one = " " not in text or begins_place(text)  # "New Delhi"
    return " " in name and not WIDE.match(text) and (one or small)


def before_house(text: str) -> tuple[str, str]:
    """A name, and for whom its bearer writes, with nothing between: `JOE HARDWICK Associated
    Press`, `Ann Lee Halden News`, `Ann Lee Reuters`."""
    tokens = text.split()
    count = next((at for at, token in enumerate(tokens) if token != token.upper()), 0)
    house = tokens[count:]
    full = [token for token in tokens[:count] if len(token) > 2]
    if len(full) >= _FULL and not any(
        not t[0].isupper() for t in house if not has_role(" ".join(house))
    ):
        return " ".join(tokens[:count]), " ".join(house)
    at = _paper_begins(tokens) if not is_capitals(text) else 0
    at -= at > _FULL and tokens[at - 1].lower() == "for"
    return (" ".join(tokens[:at]), " ".join(tokens[at:])) if at else (text, "")


def is_prefixed(token: str) -> bool:
    """`al-Sayed`, `d'Arc`: the surname has its capital behind a small word."""
    return token.lower().startswith(_PREFIXES)


def is_domain(token: str) -> bool:
    """`Ledger.com`, for whose site somebody writes."""
    return bool(_DOMAIN.fullmatch(token))


def _paper_begins(tokens: Sequence[str]) -> int:
    """At which word behind a full name that of an agency or a paper begins; 0 for none."""
    if not all(token[0].isupper() for token in tokens):
        return 0
    small = [token.lower() for token in tokens]
    for at in range(_FULL, len(tokens)):
        bare = small[at:] if small[at] != "the" or at + 1 == len(tokens) else small[at + 1 :]
        told = len(tokens) - at > 1 or tokens[at].isupper() or len(tokens[at]) >= _LONG
        if told and " ".join(bare) in words().agency:
            return at
        if is_domain(tokens[at]) and at + 1 == len(tokens):
            return at - 1 if small[at - 1] == "for" and at > _FULL else at
    if len(tokens) < 2 * _FULL or small[0] not in given_names() or not _ends_paper(small):
        return 0  # "Under The Bonnet Today"
    for at in range(_FULL, len(tokens) - 1):
        initials = tokens[at].isupper() and 1 < len(tokens[at]) <= _LONGEST_INITIALS
        if f"{tokens[at]} " in _ARTICLES or initials:
            return at  # "Ann Lee The Halden Post", "Ann Lee BBC News"
    longer = _INITIAL.fullmatch(tokens[1]) or small[1] in given_names()
    return _FULL + 1 if longer and len(tokens) > 2 * _FULL else _FULL


def _begins_paper(word: str) -> bool:
    """The first word of `Gazeta Lubuska`, in small letters."""
    return word in words().periodical and word not in given_names()


def _ends_paper(tokens: Sequence[str]) -> bool:
    return tokens[-1] in either(words().periodical, words().house_end)
