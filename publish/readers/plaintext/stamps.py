"""What stands beside a name in its line: when the text was written, and what the page counts.

`19.6.2007 9:40 Uhr Ann Lee 71 Kommentare`, `By Ann Lee @annlee Jul 3, 2019, 4:22am EDT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from publish.readers.dates import is_date, is_filler, parse_date
from publish.readers.plaintext.characters import is_cased
from publish.readers.plaintext.controls import is_control
from publish.readers.plaintext.datelines import (
    before_date,
    date_of,
    date_within,
    dates_within,
    has_figure,
    is_ago,
    label_value,
)
from publish.readers.plaintext.words import either, given_names, plain, starts_with, words

_CUT: Final = "\0"
_LONGEST: Final = 200
_MOST_OF_DAY: Final = 8
_TIME: Final = re.compile(
    r"(?:[(\[]?(?:(?:오전|오후|午前|午後|上午|下午)\s?|\b|(?<=\0T))\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?m\b\.?|[ap]\b|\s?[صم]\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?(?:Uhr|uur|hrs?|horas|ore|h\.?(?!\w))(?!\w))?"
    r"(?:\s?\(?(?:[A-Z]{1,3}[SD]?T|UTC|GMT|MESZ|MEZ|WIB|WITA|MSK|SAST|[AC]ES?T)\b(?:[+-]\d{1,4})?\)?)?[)\]]?",
    re.IGNORECASE,
)
"""The time of day, perhaps in brackets, with its zone."""

_LAST_HOUR: Final = re.compile(r",? \d{1,2}[:.]\d{2}(?: Uhr)?$")
_SPELLED_TIME: Final = re.compile(r"\d{1,2}\s?[時时點点시]\s?\d{1,2}\s?[分분]?")
"""`9時15分`"""

_BAR: Final = re.compile(r"\s*[|·•]\s*|\s[/–-]\s|\s/$")
_COUNT: Final = re.compile(r"\d{1,6} [^\W\d_]{4,16}|\d{1,3} min\.?")
"""`91 Ergänzungen`, `6 min`, between bars: what a page counts, whatever it calls that."""

_READING: Final = re.compile(r"(?:[^\d:：]{3,20}[:：]?\s)?\d{1,3}\s(.+)$")
"""`5 min read`, `Lesedauer: 5 Min.`"""

_FIGURES: Final = re.compile(
    r"(?<![\d./-])\d{1,2}([./-])\s?\d{1,2}\1\d{4}(?![\d./-])"
    r"|(?<![\d./-])\d{1,2}([./-])\s?\d{1,2}\2\d{2}"
    r"(?=,?\s(?:[|·–-]\s|at |um |à |às |om )?\d{1,2}[:.h]\d{2})"
)
"""A date in figures, of which either may be the month; a year of two figures has an hour behind."""

_YEARLESS: Final = re.compile(
    r"(?:(?<!\w)[^\W\d_]{3,12}\.? \d{1,2}|(?<!\d)\d{1,2}\.? (?:de |di )?[^\W\d_]{3,12}\.?)"
    r"(?=,? (?:[|·–-] |at |um |à |às |om |kl\.? )?\d{1,2}\s?(?:[:.h]\s?\d{2}(?!\d)|[ap]\.?m\b)"
    r"|\s?[·•|]\s)",
    re.IGNORECASE,
)
"""`March 18 at 3:57 PM`, `Mar 18 · 5 min read`: a day of this year."""

_LONGEST_OF_DAY: Final = 50
_LABELLED: Final = re.compile(r"[^\W\d_]+[:：]")
"""`Kickoff: 12 March, 19:30` is a field."""

_ANY_YEAR: Final = "2000"

_COUNTED: Final = re.compile(r"\W{0,3}\b[\d.,]{1,7}[kKmM]?\s([^\W\d_]+)\W{0,3}$")
"""`71 Kommentare`, at the end."""

_FIGURE: Final = re.compile(r"\d{1,6}|[TZ]")
"""What a page counts without saying what; and what parts the day from the hour for machines."""

_NUMBER: Final = re.compile(r"\d{1,3}$")
"""`5` of `5 min read`, perhaps right behind something else."""

_AROUND: Final = " \t,;|·•∙⋅●▪–—/~>»-"
_EMPTY: Final = re.compile(r"\(\W*\)|^\W*\)|\(\W*$")
"""Brackets that held a date or a time."""

_DAY: Final = len("2025-10-08")
_MOST_OF_LABEL: Final = 4
_MOST_OF_CALL: Final = 5
_AGO: Final = 4

_DECIDED: Final = re.compile(
    r"(?:Rea|A)rgued .{6,40}[—–;,.-] ?Decided \S|(?:Volume \d{1,4}: )?[Dd]ebated on \S"
)

_HOUR: Final = re.compile(r"\d{1,2}:\d{2}\b")


def is_stamp(text: str, language: str = "") -> bool:
    """`May 19, 2025 · Updated on June 3, 2025 · 3 mins read`: a day, and nothing else but what a
    page says beside it."""
    if not has_figure(text):
        return False
    rest, date, _ = undated(text, language)
    return len(date) == _DAY and not rest


def is_hour(text: str) -> bool:
    """`12:24 PM`, `12:24 ص`: the time of day, and nothing else."""
    return _TIME.fullmatch(text) is not None


def says_when_decided(text: str) -> bool:
    """`Argued November 19, 2024—Decided March 4, 2025`: when a case was heard, and then decided;
    `Volume 461: debated on Thursday 21 June 2007`: when a house sat."""
    return _DECIDED.match(text) is not None


def ends_period(text: str) -> bool:
    """`For the six months ended 30 June 2025`: the day that a period of account ends with, which is
    not the day of the text."""
    before, day = before_date(text)
    return bool(day) and before.lower().rstrip().endswith(words().period_end)


def begins_with_hour(text: str) -> bool:
    """`11:00 Coffee`, as in a programme."""
    return bool(_HOUR.match(text))


def is_day_and_hour(text: str) -> bool:
    """`woensdag 12 maart, 11:48`, `12 марта, 10:41`: when, and in this year; or `11:20 11/08/2025`,
    of which either figure may be the month."""
    if len(text) > _LONGEST_OF_DAY or _LABELLED.match(text):
        return False
    rest, date, _ = undated(text)
    told = _YEARLESS.search(text) or (_FIGURES.search(text) and _HOUR.search(text))
    return not (rest or date) and told is not None


def is_labelled_day(text: str) -> bool:
    """`Posted on Mar 3`: a day of this year, with its label."""
    return any(
        len(date_of(f"{day} {_ANY_YEAR}")) == _DAY for day in label_value(text, words().date)
    )


def is_day_without_year(text: str) -> bool:
    """`Luxembourg, October 24`, `Mar 12`: a day of this year, perhaps with its place, and nothing
    else. So may be called what happened that day: what stands around it tells."""
    if len(text) > _LONGEST_OF_DAY or _LABELLED.match(text) or date_of(text):
        return False
    return any(len(date_of(f"{text}{comma} {_ANY_YEAR}")) == _DAY for comma in ("", ","))


def tells_day(text: str, name: str) -> bool:
    """`Ann Lee Published April 3, 2024`: a name, and right behind it the word for its day, which
    stands behind no place and nothing that happened."""
    behind = text.removeprefix(name).lower()
    return behind != text.lower() and starts_with(behind.lstrip(_AROUND), tuple(words().date))


@lru_cache(maxsize=4096)  # several passes ask it of each line
def undated(text: str, language: str = "") -> tuple[str, str, bool]:
    """A line without the dates, times and counts in it, the first of its dates, and whether it held
    any of that. What stood around a date is parted by a point."""
    if len(text) > _LONGEST:
        return text, "", False
    rest = text
    dates = list(dates_within(text, language))
    yearless = (m for m in _YEARLESS.finditer(text) if is_date(f"{m[0]} {_ANY_YEAR}"))
    spans = _apart(span.span() for span in (*dates, *_FIGURES.finditer(text), *yearless))
    for start, end in reversed(spans):
        rest = f"{rest[:start]}{_CUT}{rest[end:]}"
    rest = _SPELLED_TIME.sub(_CUT, _TIME.sub(_CUT, rest)) if spans else _without_hour(rest)
    rest = _without_count(rest)
    rest = _without_stamps(rest) if spans else rest
    if rest == text:
        return text, "", False
    parts = rest.split(_CUT)
    last = len(parts) - 1
    bare = [_bare(part, after=at > 0, before=at < last) for at, part in enumerate(parts)]
    bare = [part for part in bare if not _FIGURE.fullmatch(part)] if any(bare) else bare
    date = parse_date(dates[0][0].strip(" ,."), language) if dates else ""
    return " · ".join(filter(None, bare)), date, True


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order, without those that begin within another."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _without_hour(text: str) -> str:
    """`Posted by Ann Lee at 10:31 PM`, `Ann Lee 12 hours ago`: a time alone ends the line."""
    match = next((m for m in _TIME.finditer(text) if m.end() == len(text)), None)
    if match is not None and ":" in match[0]:
        return text[: match.start()] + _CUT
    tokens = text.split()
    for count in range(2, min(_AGO, len(tokens) - 1) + 1):
        if is_ago(" ".join(tokens[-count:])) and tokens[-count][0].isdigit():
            return " ".join(tokens[:-count]) + _CUT
    return text


def _without_count(text: str) -> str:
    """Without what a page counts, or calls for, at the end of the line."""
    match = _COUNTED.search(text)
    if match and match[1].lower() in words().page_word:
        return text[: match.start()] + _CUT
    tokens = text.split(" ")
    for count in range(min(_MOST_OF_CALL, len(tokens) - 1), 1, -1):
        unit = " ".join(tokens[-count + 1 :]).lower()
        if unit.startswith(words().reading) and _NUMBER.search(tokens[-count]):
            beside = (
                tokens[-1] if unit.rpartition(" ")[0] in words().reading else ""
            )  # "5 min read annlee"
            return " ".join((*tokens[:-count], _NUMBER.sub("", tokens[-count]))) + _CUT + beside
    tokens = tokens if _CUT in text else []
    for count in range(min(_MOST_OF_CALL, len(tokens) - 1), 1, -1):
        call = " ".join(tokens[-count:])
        if _CUT not in call and is_control(call) and tokens[-count][0].isupper():
            return " ".join(tokens[:-count]) + _CUT
    return text


def _without_stamps(text: str) -> str:
    """Without how long the reading takes, and when the page was changed, between bars."""
    parts = _BAR.split(text)
    kept = [_CUT if _is_count(part.strip(_AROUND)) else part for part in parts]
    return text if kept == parts else f" {_CUT} ".join(kept)


def _is_count(text: str) -> bool:
    match = _READING.match(text.lower())
    reading = match is not None and match[1].startswith(words().reading)
    return (
        reading
        or bool(_COUNT.fullmatch(text))
        or bool(_CUT not in text and label_value(text, words().date))
    )


def _bare(text: str, *, after: bool, before: bool) -> str:
    """A part of a line without the words that belong to the dates right before and after it."""
    tokens = text.strip(_AROUND).split()
    while before and tokens:
        count = _label(tokens)
        if not count:
            break
        tokens = tokens[:-count]
    while after and tokens and _is_little(tokens[0]):
        tokens = tokens[1:]
    if after and not before and " ".join(tokens).lower() in words().date:
        return ""  # `2025年4月8日 公開`
    return _EMPTY.sub("", " ".join(tokens)).strip(_AROUND)


def _label(tokens: list[str]) -> int:
    """So many of the last words say what kind of date comes next."""
    for count in range(min(_MOST_OF_LABEL, len(tokens)), 0, -1):
        label = " ".join(tokens[-count:]).strip(f"{_AROUND}:(").lower()
        if label in words().date:
            return count
    return int(_is_little(tokens[-1]))


def _is_little(token: str) -> bool:
    """A preposition, or a weekday."""
    bare = token.strip(f"{_AROUND}.:()").lower()
    day = bare.removesuffix("-feira")  # `terça-feira`
    weekday = len(day) > 2 and is_cased(day) and day not in given_names() and is_filler(day)
    return not bare or bare in words().beside_hour or weekday


def stated_date(text: str, language: str = "") -> tuple[str, bool]:
    """The date of a line of the front as ISO 8601, "" for none, and whether it only says when the
    text was changed. Of several it is the first that does not: `Mis à jour le 06/04/2025, publié le
    05/04/2025`."""
    said = date_within(text, language) or before_date(text)[1]
    dates = list(dates_within(text, language))
    if not _is_change(text[: dates[0].start()] if dates else text):
        return said, False
    at = dates[0].end() if dates else 0
    for span in dates[1:]:
        label = text[at : span.start()].strip(_AROUND)
        at = span.end()
        if label and _label(label.split()) and not _is_change(label):
            return parse_date(span[0].strip(" ,."), language), False
    return said, True


def _is_change(label: str) -> bool:
    return any(word in label.lower() for word in words().updated)


def is_kind_and_day(text: str) -> bool:
    """`NEWS RELEASE 27-MAY-2025`, `Statement • 3.7.2025, 9:30`: nothing but what kind of text it
    is, and of which day."""
    if not has_figure(text):
        return False
    tokens = " ".join(_BAR.split(_LAST_HOUR.sub("", text))).split()
    cuts = [(tokens[:at], tokens[at:]) for at in range(1, min(len(tokens), _MOST_OF_DAY))]
    kinds = either(words().status, words().release)
    return any(
        (date_of(" ".join(first)) and plain(" ".join(last)) in kinds)
        or (date_of(" ".join(last)) and plain(" ".join(first)) in kinds)
        for first, last in cuts
    )
