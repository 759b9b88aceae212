"""The dates that lines state, and the dateline that a report begins with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.dated_lines import (
    date_of,
    date_within,
    dates_within,
    has_figure,
    label_value,
)
from publish.readers.dates import is_date, is_relative, parse_date
from publish.readers.plaintext.characters import is_capitals
from publish.readers.plaintext.words import words

__all__ = [
    "before_date",
    "date_of",
    "date_within",
    "dateline",
    "dateline_date",
    "dates_within",
    "has_figure",
    "is_ago",
    "is_of_agency",
    "is_time_stamp",
    "label_value",
    "tells_when_changed",
]

_LONGEST: Final = 90
_LONGEST_STAMP: Final = 50
_STAMP: Final = re.compile(
    r"(?:[^\W\d_]{1,4} ){0,2}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? )?"
    r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[ap]\.?m\.?)?(?: [^\W\d_]{2,5})?$",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r"(?:(?:\d{1,2}|an?) (?:second|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|\d{1,2}\s?(?:分钟|分鐘|小时|小時|时|天|周|週|分|時間|日|週間)前"
    r"|\d{1,2}\s?(?:분|시간|일|주) ?전)$",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"([^\W\d_a-z][^\W\d_a-z.'’-]{1,30}(?:[ ,/]{1,2}[^\W\d_a-z][^\W\d_a-z.'’-]{1,30}){0,3}"
    r"[ ,/]{0,2}"
    r"(?:[^\W\d_]{1,16}(?:\.[^\W\d_]){0,2}\.?,? ){0,3}"
    r"(?:\d{1,2}\.? [^\W\d_]{3,9}(?: \d{4})?\s?|[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?\s?)?"
    r"(?:\([^()]{2,40}\)\s?|/[^/]{2,40}/\s?)?)(?:—|–|--?)\s?(?=\S)"
)
_WIRE: Final = re.compile(r"\s?[(/]")
"""`(Reuters)`, `/PRNewswire/`: who carries the report stands behind its day."""


_SIGNED: Final = re.compile(
    r"([^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,3}(?:, (?:le |den )?\d{1,2}\.? [^\W\d_]{3,10}\.?)?"
    r" \([^\W\d_][\w/.]{1,12}\))\s?\.?\s?[-–—]\s?(?=[^\W\d_a-z]|[\"“„«])"
)
"""`Berlin (dpa) -`: a place in small letters, and the agency."""

_MARKED: Final = re.compile(
    r"([^\W\d_a-z][^\W\d_a-z -]{2,30}, \d{1,2} [^\W\d_]{3,10}(?: \d{4})?)"
    r"\.? /[^\W\d_a-z][^/]{1,30}/[.:]?\s"
    r"|([\u4e00-\u9fff]{2,8}[社网網报報][\u4e00-\u9fff]{1,10}\d{1,2}月\d{1,2}日[电電讯訊])[（(\s]"
    r"|(\([\uac00-\ud7a3]{1,10}=[\uac00-\ud7a3\d]{2,12}\)) [\uac00-\ud7a3 ·]{2,30}기자 ?[=·]"
)
"""`МОСКВА, 12 марта. /ТАСС/.`, `新华社北京3月12日电（…`, `(서울=연합뉴스) 이수민 기자 =`: agencies
that set no dash."""

_DASH: Final = re.compile(r"\s[-–—]+\s(?=\S)")
_SHORTEST_PLACE: Final = 3
_FROM: Final = re.compile(r"\s[-–—]\s|, (?=[A-Z]+$)| \((?=[^()]{2,12}\)$)")
_MOST_OF_PLACE: Final = 3


def before_date(text: str) -> tuple[str, str]:
    """What stands before the first date within a line, and that date; ("", "") for none."""
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return "", ""
    match = next(dates_within(text), None)
    return (text[: match.start()], parse_date(match[0].strip(" ,."))) if match else ("", "")


def is_time_stamp(text: str) -> bool:
    """`Updated 14:05 GMT`, `Today, 14:05`, `Updated today, 14:05`: a label or a day or both, and
    the time of day alone."""
    if len(text) >= _LONGEST_STAMP:
        return False
    labelled = label_value(text, words().date)
    stated = [*labelled, *(rest for value in (text, *labelled) for rest in _of_today(value))]
    return any(_STAMP.match(value) for value in stated)


def _of_today(text: str) -> list[str]:
    """What follows a word for this day, or for the one before."""
    day, _, rest = text.partition(",") if "," in text else text.partition(" ")
    return [rest.strip()] if day.lower() in words().today else []


def is_ago(text: str) -> bool:
    """`3 hours ago`, `vor 2 Stunden`, `Updated 5 min ago`."""
    return len(text) < _LONGEST_STAMP and (bool(_AGO.search(text.lower())) or is_relative(text))


def tells_when_changed(text: str) -> bool:
    """`Updated 14:05 GMT`, `3 hours ago`: when a page was changed, which is the day of no text."""
    return is_ago(text) or is_time_stamp(text)


@lru_cache(maxsize=1024)
def dateline(text: str) -> str:
    """`BEIJING, Aug. 30 (Reuters) —` at the head of the first paragraph, without its dash."""
    match = _DATELINE.match(text[:120])
    if match is not None and len(match[1].strip()) >= _SHORTEST_PLACE:
        place = match[1].strip()
        if is_capitals(place.split(",")[0].split("(")[0]):
            return place
    match = _SIGNED.match(text[:120]) or _MARKED.match(text[:120])
    if match is not None:
        return str(match[match.lastindex or 0]).strip()
    place, dash, _ = _DASH.sub("\0", text[:80], count=1).partition("\0")
    return place if dash and "," in place and date_of(place) else ""


def is_of_agency(text: str) -> bool:
    """`Halden - AFP`, `Halden (ots)`: where a report of an agency comes from, on a line of its
    own."""
    if not ("-" in text or "," in text or "(" in text or "–" in text or "—" in text):
        return False  # most lines
    place, _, agency = _FROM.sub("\0", text, count=1).partition("\0")
    named = agency.rstrip(")").lower() in words().agency
    return named and 0 < len(place.split()) <= _MOST_OF_PLACE


def dateline_date(text: str) -> str:
    """The date in a dateline, "" when it has none or no year."""
    place = _WIRE.split(dateline(text), maxsplit=1)[0].strip()
    tokens = place.split()
    for start in range(1, len(tokens)):
        if is_date(" ".join(tokens[start:])):
            return parse_date(" ".join(tokens[start:]))
    return ""
