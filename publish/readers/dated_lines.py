"""The date that a line states, perhaps behind a label or a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from publish.patterns import pattern
from publish.readers.dates import is_date, is_filler, parse_date
from publish.readers.vocabulary import words

_LONGEST: Final = 90
_DAY: Final = pattern(r"\d+(?!\d|,)")
_THEN_PLACE: Final = pattern(
    r"([^\d–—]{0,12}\d[^–—]{4,20}) [–—] [^\W\d_a-z][^–—\d]{2,40} [–—] [^\W\d_a-z][^–—\d.]{2,60}$"
)
"""`June 12, 2025 – Hull, Ontario – Harbours Canada`: when, where, and which body says so."""

_LABEL: Final = pattern(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[:：／]\s*(.+)$")
_LONGEST_LABEL: Final = 20
_VOWEL_SIGNS: Final = pattern("[\u064b-\u0652\u0640]")
"""Those of Arabic, which may stand or not: `نُشر`, `نشر`."""

_MOST_OF_LABEL: Final = 4
_MOST_BESIDE: Final = 5
"""So many words may stand beside a date on its line: `Final draft, 2 December 2025`."""

_MOST_OF_HELD: Final = 14
"""So many words say where a meeting was held: `held in the Old Court Room on 3 May 2024`."""

_MONTH: Final = r"[^\s\d.,:;!?(){}\[\]|/·•]{2,12}"
"""A word with the vowel signs of Indian scripts, which are no letters."""

_SPAN: Final = pattern(
    r"(?<!\d)\d{1,2}([./-])\s?\d{1,2}\1\d{2},? (?:at |um |à |- )?"
    r"\d{1,2}[:.h]\d{2}(?!\d)(?: ?[ap]\.?m\b\.?)?"
    rf"|(?<!\d)\d{{1,2}}\.?\s{_MONTH}\.?,?\s'?\d{{2}},?\s?(?:[|·–-]\s|at |um |à |às )?"
    r"\d{1,2}[:h]\d{2}(?!\d)(?: ?[ap]\.?m\b\.?)?"
    r"|(?<!\d)\d{1,2}([.-])[^\W\d_]{3,9}\2\d{4}(?!\d)"
    r"|(?:令和|平成|昭和)(?:\d{1,2}|元)年\d{1,2}月(?:\d{1,2}日)?(?=\s?(?:更新|公開|公表|発表|掲載)$)"
    r"|\d{4}[年년]\s?\d{1,2}[月월](?:\s?\d{1,2}[日일])?|(?<!\d)\d{1,4}([./-])\s?\d{1,2}\3\s?\d{2,4}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s(?:de\s|di\s)?{_MONTH}[.,]?\s(?:de\s)?\d{{4}}(?!\d)"
    rf"|(?<!\d)\d{{4}}\.\s{_MONTH}\s\d{{1,2}}(?:\.|-(?:j?[áé]n|j?[eé]?i)\b)"
    r"|(?<!\d)\d{1,2} tháng \d{1,2}(?:, năm|,| năm)? \d{4}(?!\d)"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}(?!\d)|{_MONTH}\s\d{{4}}(?!\d)"
)
"""What may be a date within a line; Babel says whether it is."""

_IN_PLACE: Final = pattern(
    r"(?:V|Ve|Vo|W|We) [^\W\d_]\S{1,20}(?: [^\W\d_]\S{1,20}){0,2},? (?:dne|dňa|dnia) (\d.+)"
)
"""`V Brně dne 12. února 2025`, `W Łodzi, dnia …`: where and when somebody signs."""

_GLUED: Final = pattern(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""`Ann LeeJune 7, 2013`: a page's name and date, between which no space was copied."""

_COMPACT: Final = pattern(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")
"""`20250214`, behind the label of a date."""

_SHORT: Final = pattern(r"\d{1,2}/\d{1,2}/\d{2}")
"""`5/28/98`, behind the label of a date."""

_WEEKDAY: Final = pattern(r"[^\W\d_]{4,}(?=,? (?:(?:the|dem|den|le) )?$)")
"""The word right before a date."""

_TIME: Final = pattern(
    r"(?:\b(?:at|um|à|a las|às|alle|klo|kl|om|o)\b\.?\s|(?:오전|오후|午前|午後|上午|下午)\s?)?"
    r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[ap]\.?m\.?|\s?Uhr)?",
    re.IGNORECASE,
)
_ACCEPTED: Final = pattern(r"\b(?:accepted|revised|decided)\b", re.IGNORECASE)

_YEAR: Final = pattern(r"(1[5-9]\d\d|20\d\d)(?:[/–-]\d{2,4})?$")
_KEPT: Final = 1024
"""Many rules ask for the date of one line: the answers for so many lines are kept."""

_FIGURE: Final = pattern("[0-9]")


def date_of(text: str, language: str = "") -> str:
    """The date that a line states, perhaps after a label or a place, as ISO 8601; "" for none.

    `Published: 30 August 2025`, `Lisboa, 6 de fevereiro de 2025`, `Spring 2025`. `language` tells
    which of two figures is the month.
    """
    if len(text) > _LONGEST or not has_figure(text):
        return ""  # most lines, of which nothing need be kept
    return _date_of(text, language)


@lru_cache(maxsize=_KEPT)
def _date_of(text: str, language: str) -> str:
    for candidate in _candidates(text):
        bare = candidate.strip(" ()[]")
        if is_date(bare, language):
            return parse_date(bare, language)
    return _season(text)


def has_figure(text: str) -> bool:
    """Whether a text has a figure, in any script, as all dates have."""
    if text.isascii():
        return _FIGURE.search(text) is not None
    return any(c.isnumeric() for c in text)


@lru_cache(maxsize=_KEPT)
def date_within(text: str, language: str = "") -> str:
    """The date of a line near the top, where a few words and the time may stand beside it.

    `Final draft, 2 December 2025`, `Stand: 28.11.2025, 17:42 Uhr`; the first of several, but of
    `Received 12 January 2025; accepted 30 April 2025` and `Argued …—Decided …` the last.
    """
    found = date_of(text, language)
    held = text.partition(" ")[0].lower() in words().held
    longest = 2 * _LONGEST if held else _LONGEST
    if found or len(text) > longest or not any(c.isdigit() for c in text):
        return found
    spans = list(dates_within(text, language))
    if not spans:
        return ""
    rest = text
    for span in reversed(spans):
        rest = f"{rest[: span.start()]} {rest[span.end() :]}"
    rest = _TIME.sub(" ", rest)
    beside = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if not word.isupper()]
    named = _WEEKDAY.search(text[: spans[0].start()])
    most = (
        _MOST_OF_HELD
        if held
        else _MOST_BESIDE + 2
        if named and is_filler(named[0].lower())
        else _MOST_BESIDE
    )
    if len(beside) > most:
        return ""
    chosen = spans[-1] if _ACCEPTED.search(text) else spans[0]
    return parse_date(chosen[0].strip(" ,."), language)


def date_stated(text: str, language: str = "") -> str:
    """The first date of a line that is known to state one, whatever else it says; "" for none."""
    found = date_within(text, language)
    span = None if found else next(dates_within(text, language), None)
    return parse_date(span[0].strip(" ,."), language) if span else found


def dates_within(text: str, language: str = "") -> Iterator[re.Match[str]]:
    """The dates within a line; what looks like one may hide another: `edited 2026-01-28`."""
    at = 0
    while match := _SPAN.search(text, at):
        if is_date(match[0].strip(" ,."), language):
            yield match
            at = match.end()
        else:
            glued = _GLUED.search(text, match.start() + 1, match.end())
            at = glued.start() if glued else text.find(" ", match.start()) + 1 or len(text)


def label_value(text: str, labels: Collection[str]) -> list[str]:
    """What may follow one of `labels` on the same line, with its colon or without."""
    text = f"{_VOWEL_SIGNS.sub('', text[:_LONGEST_LABEL])}{text[_LONGEST_LABEL:]}"
    match = _LABEL.match(text)
    if match and match[1].lower() in labels:
        return [match[2]]
    rest = text.partition(" ")[2]
    found = []
    for count in (1, 2, 3):
        parts = text.split(" ", count)
        head = " ".join(parts[:count]).lower().rstrip(":")
        if head in labels and any(c.isdigit() for c in rest):
            found.append("".join(parts[count:]))
    return found


def _candidates(text: str) -> Iterator[str]:
    yield text
    released = _THEN_PLACE.match(text)
    if released is not None:
        yield released[1]
    for value in label_value(text, words().date):
        yield value
        if value.endswith(")"):
            yield value.partition(" (")[0]  # "(Transcript of the speech, exactly as delivered)"
        if _SHORT.fullmatch(value):
            yield f"{value} 0:00"  # the label says what the hour beside it would
        yield from ("-".join(figures.groups()) for figures in _COMPACT.finditer(value))
    first, _, rest = text.partition(" ")
    if first.isalpha() and first[0].isupper() and _DAY.match(rest):
        yield rest
    place, comma, after_place = text.replace("، ", ", ").partition(", ")
    if (
        comma
        and len(place.split()) <= 3
        and ":" not in place
        and (place.lower() == place.upper() or any(word[0].isupper() for word in place.split()))
    ):
        yield after_place
    signed = _IN_PLACE.fullmatch(text)
    if signed is not None:
        yield signed[1]
    label, colon, stated = text.partition(": ")
    parts = label.lower().split(" ")
    if colon and len(parts) <= _MOST_OF_LABEL and {parts[0], parts[-1]} & words().date:
        yield stated


def _season(text: str) -> str:
    """The year of `Spring 2025`, an issue's date."""
    season, _, year = text.strip(" ()[]").rpartition(" ")
    if season.lower() not in words().season or not _YEAR.match(year):
        return ""
    return year[:4]
