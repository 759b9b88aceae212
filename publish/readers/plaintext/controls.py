"""Lines that a web page sets around its text, told by their words: controls, counts, tags."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.words import plain, words

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_MOST_TOKENS: Final = 10
_LONGEST: Final = 120
_LONGEST_TAGS: Final = 400
_FEWEST_TAGS: Final = 2
_COUNTED: Final = re.compile(r"\(\d+\)$")
_COUNT: Final = re.compile(r"\d{1,3}(?:[.,]?\d{1,3})*\s?(?:[kKmM]|[kKMG]B)?$")
"""How often a page was liked or commented on, or how large a file is."""

_COUNTS: Final = re.compile(
    r"(?:([^\W\d_][^\d()]{2,20}?)\s?(?:[:：]\s?\d[\d.,]{0,6}|\(\d[\d.,]{0,6}(?:\s[^\W\d_]{3,12})?\))"
    r"|([ckк]omm?en[^\W\d_]{3,9}|коммент[^\W\d_]{3,5}) \d[\d.,]{0,6}"
    r"|\d[\d.,]{0,6}[kKmM]?\s([^\W\d_]{4,16}))$",
    re.IGNORECASE,
)
"""`Comments (15)`, `Comentarios 15`, `36 commentaires`, `2.1K Followers`."""

_NUMBERED: Final = re.compile(r"[1-9] [^\W\d_a-z]")
"""`4 Comments` may be the fourth heading."""

_OPENS: Final = re.compile(r"[\[(]\+[\])]\s?[^\W\d_]")
"""`[+] Enlarge`"""

_LEADS: Final = re.compile(r"[^«»‹›]{3,60}\s?[»›→▸►]$")
"""`More commentary »`"""

_OF: Final = re.compile(
    r"([^\W\d_]{3,12})\s\d{1,3}\s?(?:of|von|de|di|van|av|af|sur|z|из|з|/)\s?\d{1,3}$"
)
"""`Image 1 of 9`"""

_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]")
_APOSTROPHE: Final = re.compile("['’]")


def is_control(text: str) -> bool:
    """`Share on Facebook`, `Artikel merken`, `Leave your feedback`: a line of which every word is
    one that pages use to speak of themselves."""
    if len(text) > _LONGEST:
        return False
    tokens = _tokens(text)
    if not 1 <= len(tokens) <= _MOST_TOKENS:
        return False
    known = words().page_word | words().network
    spoken = sum(1 for token in tokens if token in known)
    little = sum(1 for token in tokens if token in words().page_little)
    counted = len(tokens) == 1 and bool(_COUNTED.search(text))
    return spoken + little == len(tokens) and (spoken > max(1, little / 2) or counted)


def is_count(text: str) -> bool:
    """`148`, `1.2k`, `123 KB`: a figure beside a control."""
    return bool(_COUNT.match(text))


def is_page_word(text: str) -> bool:
    """`Tweet`, `Kudos`: one word, which may as well head a section."""
    return text.lower() in words().page_word | words().network


def shares(text: str) -> bool:
    """Whether a control names a network, or what is done with a page there."""
    lists = words()
    return any(token in lists.network or token in lists.sharing for token in _tokens(text))


def counts(text: str) -> bool:
    """`36 commentaires`, `Comments (15)`: how many have done what with a page."""
    match = _COUNTS.match(text)
    return match is not None and (match[1] or match[2] or match[3]).lower() in words().counted


def is_sure(text: str) -> bool:
    """Whether a line can be nothing but a control, wherever it stands: it shares on a network,
    counts comments or pictures, or has the sign of a control."""
    if len(text) > _LONGEST:
        return False
    lists = words()
    of = _OF.match(text)
    tokens = set(_tokens(text))
    shared = not tokens.isdisjoint(lists.sharing) and not tokens.isdisjoint(lists.network)
    return (
        plain(text) in lists.interruption
        or (counts(text) and not _NUMBERED.match(text))
        or bool(_OPENS.match(text) or _LEADS.match(text))
        or (of is not None and of[1].lower() in lists.picture | lists.page)
        or (shared and is_control(text))
    )


def heads_tags(text: str) -> bool:
    """`Topics:`, `Schlagworte`: what stands above what the text is about."""
    return plain(text) in words().tag


def is_tags(text: str) -> bool:
    """`Topics: bridges, storms`, `#bridges #storms`: what the text is about, on one line."""
    if len(text) > _LONGEST_TAGS or ends_sentence(text):
        return False
    if len(_HASHTAG.findall(text)) >= _FEWEST_TAGS and text[0] == "#":
        return True
    label, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and plain(label) in words().tag


def _tokens(text: str) -> list[str]:
    """The words of a line in small letters, also without what an apostrophe ties to a name
    (`Twitter'da`)."""
    found = []
    for token in _TOKEN.findall(text.lower()):
        bare = token.strip(".")
        stem = _APOSTROPHE.split(bare)[0]
        found.append(stem if stem in words().network else bare)
    return found
