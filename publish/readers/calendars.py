"""What languages call months and days, from CLDR's locale data.

To ask Babel about all of them takes a third of a second and 55 MB, which is more than a text takes
to read. So what it says is kept in `calendars.json`, which `tools/calendars.py` writes, and only a
language that is not there is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Final

import msgspec

from publish.patterns import pattern

LANGUAGES: Final = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk"),
    *("sl", "hr", "sr", "hu", "ro", "bg", "ru", "uk", "be", "el", "tr", "et", "lv", "lt", "ca"),
    *("eu", "gl", "ga", "cy", "sq", "mk", "ar", "he", "fa", "hi", "bn", "ta", "te", "mr", "ur"),
    *("id", "ms", "vi", "th", "sw", "az", "kk", "ka", "hy", "fil", "af"),
)
"""The languages whose dates are known without being told, the likelier first."""

_TOKEN: Final = pattern(r"\d+|[^\W\d_][^\s\d!-/:-@\[-`{-~،、]*")
_QUOTED: Final = pattern(r"'([^']+)'")
_PREFIX: Final = pattern(r"([^\W\d_A-Za-z])(?=MMM)")
"""A letter that a language writes before the month, as one word with it: Hebrew's "in"."""

_SPELLED: Final = {
    "bn": {"জানুয়ারি": 1, "ফেব্রুয়ারি": 2},
    "de": {"jänner": 1, "jän": 1, "feber": 2},
    "en": {"sept": 9},
    "hi": {"फरवरी": 2, "सितम्बर": 9, "अक्तूबर": 10, "नवम्बर": 11, "दिसम्बर": 12},
}
"""What people write and CLDR has not, or for one country only."""

_ARTICLES: Final = frozenset(
    {"on", "the", "of", "le", "du", "den", "der", "am", "vom", "el", "il", "di", "em", "на", "от"}
    | {"r", "года", "год", "року", "рік", "roku", "rok", "godine"}
    | {"बजे", "पूर्वाह्न", "अपराह्न", "น", "uhr", "uur", "kl", "klo", "kello", "ora", "orele"}
    | {"godz", "hod", "saat", "wib", "wita", "ώρα", "година", "часов"}
    | {"صباحا", "صباحًا", "مساء", "مساءً"}
    | {"z", "ze", "dnia", "dne", "від", "din"}
    | {"วันที่", "سال", "ماه", "روز"}
)
"""What CLDR's patterns leave out: articles and prepositions before a date, "year" after it."""


class Calendar(msgspec.Struct, frozen=True):
    """The names of months with their numbers, and the words that a date may hold without saying
    anything, of one language; all in small letters."""

    months: dict[str, int]
    fillers: frozenset[str]


class Calendars(msgspec.Struct, frozen=True):
    """What CLDR says of `LANGUAGES`."""

    languages: dict[str, Calendar]


def tokens(text: str) -> list[str]:
    """The numbers and words of a date, in small letters."""
    return _TOKEN.findall(text.lower())


@lru_cache(maxsize=128)
def calendar_of(language: str) -> Calendar:
    """The calendar of a language (BCP 47, or with underscores): empty for one that CLDR has not."""
    known = calendars().languages.get(language) or from_babel(language)
    if known is None:
        return Calendar({}, frozenset())
    return Calendar(known.months | _SPELLED.get(language, {}), known.fillers | _ARTICLES)


@lru_cache(maxsize=1)
def calendars() -> Calendars:
    """What is kept of Babel's data."""
    data = resources.files(__package__).joinpath("calendars.json").read_bytes()
    return msgspec.json.decode(data, type=Calendars)


def from_babel(language: str) -> Calendar | None:
    """The calendar of a language as Babel has it, or `None`."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    months: dict[str, int] = {}
    fillers: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                # "Sept." in one locale is "sept" here; "de agosto" in another is "de", "agosto"
                *little, month = tokens(str(name)) or [""]
                if month and not month.isdigit():
                    months.setdefault(month, number)
                    fillers.update(little)
            for name in locale.days[context][width].values():
                fillers.update(tokens(str(name)))
    for period in ("am", "pm"):
        fillers.update(tokens(str(locale.day_periods["format"]["wide"].get(period, ""))))
    for width in ("full", "long", "medium"):
        pattern = str(locale.date_formats[width].pattern)
        for literal in _QUOTED.findall(pattern):
            fillers.update(tokens(literal))
        for prefix in _PREFIX.findall(pattern):
            months |= {prefix + name: number for name, number in months.items()}
    return Calendar(months, frozenset(fillers))
