"""What stands above a title by its form: labels in brackets, and firms that issue a release."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import columns, is_capitals, is_cased, title_case_share
from publish.readers.plaintext.fields import names_parties
from publish.readers.plaintext.words import either, plain, words

_BRACKETED: Final = re.compile(r"[【〈［〔＜\[]([^\W_]{1,10})[】〉］〕＞\]]")
_NARROW: Final = 12
"""Columns of the name of a section in Chinese or Arabic."""

_MOST_OF_FIRM: Final = 8
_MOST_PARTS: Final = 5
_DIVIDED: Final = re.compile(r"\s+[|/·•›»>▸→]\s+")
_MOST_OF_SECTION: Final = 4
_FEWEST_PAIRS: Final = 3
_KIND_AND_ADJECTIVE: Final = 2
_LONGEST_FORM: Final = 4
"""A legal form has no more words: `S.A. de C.V.`, `GmbH & Co. KG`."""

_SHORTEST_FORM: Final = 2
_ALSO_WORDS: Final = frozenset({"", "Limited", "LIMITED", "Corporation"})
"""Forms with which headlines end, too: `Time Is Limited`."""


def is_bracketed_label(text: str) -> bool:
    """`【社論】`, `〈社説〉`: the kind of a text, as papers of East Asia mark it. Brackets of
    works (`《…》`, `『…』`) are none of these."""
    match = _BRACKETED.fullmatch(text)
    return match is not None and not is_cased(match[1])


def names_firm(text: str) -> bool:
    """`Stadtwerke Altenroda GmbH`, `Nordfrakt AB`: a name that ends in a legal form; it is no party
    of a case, and has no label."""
    tokens = text.split(maxsplit=_MOST_OF_FIRM)
    if not 1 < len(tokens) <= _MOST_OF_FIRM or not text[0].isupper():
        return False
    if ":" in text or names_parties(text):
        return False
    form = legal_form(text)
    if form in _ALSO_WORDS or title_case_share(text) < 1:
        return False
    return len(form) > _SHORTEST_FORM or all(token[0].isupper() for token in tokens)


def legal_form(text: str) -> str:
    """`GmbH & Co. KG`, `AB`: the legal form that ends the name of a firm, "" for none. It has to
    be written as firms write it, for `ab`, `Spa` and `sa` are words; of a line in capitals nobody
    knows that of two letters."""
    tokens = text.split()
    most = min(_LONGEST_FORM, len(tokens) - 1)
    forms = (" ".join(tokens[-count:]) for count in range(most, 0, -1))
    found = next((form for form in forms if form in words().legal_form), "")
    return "" if len(found) == _SHORTEST_FORM and is_capitals(text) else found


def names_section(text: str) -> bool:
    """`Food and Drink News`, `ESPN Commentary`, `Bank Press Releases`, `Home League of Legends`: a
    section or kind of text ends it, or the way to it begins at the first page."""
    tokens = plain(text).split() or [""]
    first, last = tokens[0], tokens[-1]
    kinds = either(words().kicker, words().status)
    if not is_cased(text) and len(tokens) == _KIND_AND_ADJECTIVE and first in kinds:
        return True  # `مقال تحليلي`: an article, and of which kind
    named = (title_case_share(text) == 1 or not is_cased(text)) and " " in text
    label, colon, _ = text.partition(": ")
    named = named and not (colon and plain(label) in words().genre)  # `Review: Macbeth, Hull Opera`
    listed = last in kinds or " ".join(tokens[-_KIND_AND_ADJECTIVE:]) in kinds
    return named and (listed or first in words().first_page)


def names_sections(text: str) -> bool:
    """`Energy & Climate Europe & Asia Trade and Transport`: several sections of a site in a row,
    which nothing parts; a title joins no three pairs without a small word or a sign."""
    tokens = text.split()
    joined = [token.lower() in words().conjunction for token in tokens]
    named = all(
        token[0].isupper() for token, joins in zip(tokens, joined, strict=True) if not joins
    )
    plain_letters = all(c.isalpha() or c in " &" for c in text)
    return sum(joined) >= _FEWEST_PAIRS and named and plain_letters and not is_capitals(text)


def is_path(text: str) -> bool:
    """`Analyse et réflexion · Prisons`: two names of sections or more, divided by signs."""
    parts = _DIVIDED.split(text)
    short = all(1 <= len(part.split()) <= _MOST_OF_SECTION for part in parts)
    return 1 < len(parts) <= _MOST_PARTS and short


def is_titled_person(text: str) -> bool:
    """`Sir Alastair Quill`: the title of an obituary or a profile."""
    first = text.partition(" ")[0].lower().rstrip(".")
    return first in words().honorific and title_case_share(text) == 1


def is_headline_unspaced(above: str, text: str) -> bool:
    """Whether a line of a script without capitals, and perhaps without spaces, is much longer than
    the few characters above it."""
    narrow = not is_cased(text) and columns(above) <= _NARROW
    return narrow and columns(text) >= 2 * _NARROW
