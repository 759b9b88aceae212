"""Postal addresses, as letters and releases have them at their head."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.stamps import begins_with_hour

_STREET: Final = re.compile(
    r"(?:\d{1,5}[a-zA-Z]?(?:[-/]\d{1,4})?,? (?:[^\W\d_]{2,12} ){0,3}[^\W\d_a-z]\w+"
    r"|[^\W\d_a-z][^\d,]{3,40},? (?:n[.º°o]{1,2} ?)?(?!(?:19|20)\d\d)\d{1,4} ?[a-zA-Z]?"
    r"(?:[-/]\d{1,4})?)"
    r"(?:, (?:[A-Z]\w+ \w{1,5}|\w{1,5} [Ff]loor))?$"
)
"""`14 Tallowwood Drive, Suite 250`, `12, rue de la Paix`, `Hauptstraße 12`, `Calle Mayor, 18`."""

_NUMBERED_STREET: Final = re.compile(r"(?!(?:19|20)\d\d )\d{1,5}[a-zA-Z]? [^\W\d_]+ [^\W\d_]")
"""`10 March` has a word less."""

_WHOLE: Final = re.compile(
    r"(?:[^\W\d_a-z][^\d,:]{2,40}, )?\d{1,5}[a-zA-Z]?(?:-\d{1,4})? [^\W\d_a-z][^\d]{3,40}"
    r"(?:, [^\d]{3,40})?[ ,]"
    r"(?:\d{4,6}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)$"
    r"|[^\W\d_a-z][^\d,]{3,40} \d{1,4} ?[a-zA-Z]?, (?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? "
    r"[^\W\d_a-z][^\d]{1,30}$"
)
"""`400 Canal Street, Brackwater, VA 23555`, perhaps with the name of the house; `Seegasse 4, 1090
Halden`: all in one line."""

_TOWN: Final = re.compile(
    r"(?:(?:[A-Z]{1,3}-)?\d{3,5}(?: ?\d{2}| ?[A-Z]{2})? [^\W\d_a-z][\w .'’/-]+"
    r"|[^\W\d_a-z][\w .'’,-]*[ ,]"
    r"(?:\d{4,6}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d))$"
)
"""`10115 Berlin`, `Gunnabri NSW 2459`, `London SW1A 1AA`: a town and its code."""


_YEAR: Final = re.compile(r" (?:19|20)\d\d$")
_MOST_BEFORE_YEAR: Final = 4
_MOST_OF_TOWN: Final = 9

_AMERICAN_TOWN: Final = re.compile(
    r"[^\W\d_a-z][^\d,]{2,30}, (?:[A-Z]{2}|D\.C\.),? \d{5}(?:-\d{4})?$"
)
"""`Washington, D.C. 20503`"""


_BOX: Final = re.compile(
    r"(?:^|, )(?:P\.? ?O\.? ?Box|P\.?M\.?B\.?|Private Bag|Postfach|Postbus|Apartado|Casilla) ?\d"
)
"""`P.M.B. 0187`, `Postfach 12 03`, `P.O. Box 7`"""


def is_address(upper: str, lower: str) -> bool:
    """Whether two lines are a street or box and the town below it."""
    if not (upper[-1:].isalnum() or upper[-1:] == "_"):
        return False  # what ends a sentence is no street
    last = lower[-1:]
    if not (last.isdigit() or last.isupper() or lower[:1].isdigit() or "-" in lower[:4]):
        return False  # nor has a town its code where none can be
    return bool(_TOWN.match(lower) and _STREET.match(upper) and not date_of(lower))


def is_part_of_address(text: str) -> bool:
    """Whether a line alone may be a street, a box or a town and its code; `Paris 2024` may, too."""
    return bool(_BOX.search(text) or _STREET.match(text) or _WHOLE.match(text)) or _is_town(text)


def _is_town(text: str) -> bool:
    """A few words and a code: `Northern Ferries to open a new line to Hull in December 2026` is a
    headline that ends in a year."""
    most = _MOST_BEFORE_YEAR if _YEAR.search(text) else _MOST_OF_TOWN
    return _TOWN.match(text) is not None and len(text.split()) <= most


def names_box(text: str) -> bool:
    """Whether a line has the number of a box at a post office, as no title has."""
    return _BOX.search(text) is not None


def is_whole_address(text: str) -> bool:
    """`MILL HOUSE, 2-6 WEAVERS SQUARE, HALDEN HD4Y 8AE`: a house, its street and its town; of
    America the town is enough, for its code can be nothing else."""
    return bool(_WHOLE.match(text) or _AMERICAN_TOWN.match(text)) and not date_within(text)


def ends_in_street(text: str) -> bool:
    """`Council Chambers, 410 Ferry Street`: a house, and where it stands, perhaps with the hour or
    the town."""
    if ", " not in text:
        return False
    house, *parts = text.split(", ")
    numbered = any(_NUMBERED_STREET.match(part) and _STREET.match(part) for part in parts)
    begins = house[:1].isupper() or begins_with_hour(house)
    named = not any(part[:1].islower() for part in parts)  # `…, and nobody spoke`
    return numbered and begins and named and not date_of(text.partition(", ")[2])


def is_in_address(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is a street with its town below it, or that town."""
    beside = itertools.pairwise(pieces[max(0, at - 1) : at + 2])
    return any(is_address(upper.text, lower.text) for upper, lower in beside)
