"""Dates as people write them → ISO 8601, in any language that Babel knows.

Months, weekdays and the little words between ("de", "of", "г.") come from Babel's locale data (see
`calendars`). A date in figures alone must say by itself which figure is the day: `30/08/2025` does,
`03/04/2025` does not and is refused rather than guessed, unless the language settles it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import digit, normalize

from publish.patterns import pattern
from publish.readers.calendars import LANGUAGES, calendar_of, tokens

_ISO: Final = pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}\S{0,24})?)?)?")
_CJK: Final = pattern(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?")
_ERA: Final = pattern(
    r"(令和|平成|昭和)(\d{1,2}|元)年(\d{1,2})月(?:(\d{1,2})日)?(?:[(（].(?:曜日?)?[)）]?)?"
)
_KANJI: Final = pattern(r"(?:([二三四五六]?)(十))?([一二三四五六七八九]?)(?=[年月日])")
_ONES: Final = {sign: at for at, sign in enumerate("一二三四五六七八九", start=1)}
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of each era of Japan that living people date by."""

_FIGURES: Final = pattern(r"(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_HUNGARIAN: Final = pattern(r"(\d{4}\. [^\W\d_]{3,12} \d{1,2})-(?:j?[áé]n|j?[eé]?i)")
"""`2025. március 13-án`: on that day, `2025. május 1-jei`: of that day."""

_SHORT: Final = pattern(r"\d{2}\.\d{2}\.\d{2}")
"""`30.08.25`, `08.30.25`: where points part the figures, the year is the last, and the day is the
first if it can be."""

_SHORT_YEAR: Final = pattern(r"(\d{1,2}\.? [^\W\d_]{3,12}\.?),? '?(\d{2})")
"""`12 jan 23`, beside the time of day."""

_TIME: Final = pattern(
    r"(?<![\d.])\b\d{1,2}[:.h]\d{2}(?!\d|\.\d)(?::\d{2})?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s?\(?(?:[A-Z]{2,5}|[+-]\d{4})\b\)?|\s[A-Z][a-z]{2,9}(?:\s[A-Z][a-z]{2,9}){0,2}\sTime)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?(?:\s?[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_VIETNAMESE: Final = pattern(
    r"(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?:,| năm|, năm)? (\d{4})", re.IGNORECASE
)
_ARABIC: Final = pattern("[\u0621-\u064a]")
_ARABIC_LOCALES: Final = ("ar_SY", "ar_DZ", "ar_MA")
"""Where the months have other names than in Egypt: in the Levant, Algeria and Morocco."""

_THAI: Final = pattern("[\u0e01-\u0e2e]")
_BUDDHIST: Final = 543
"""The Thai count of years is so far ahead."""

_SOLAR_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *(
                "فروردین حمل",
                "اردیبهشت ثور",
                "خرداد جوزا",
                "تیر سرطان",
                "مرداد اسد",
                "شهریور سنبله",
            ),
            *("مهر میزان", "آبان عقرب", "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت"),
        ),
        start=1,
    )
    for name in names.split()
}
"""The months of the solar calendar of Iran and Afghanistan, which CLDR's locales leave out."""

_SOLAR_YEARS: Final = range(1250, 1500)
_PERSIAN_DIGITS: Final = pattern("[\u06f0-\u06f9]")
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th", "er", "re", "ère", "º", "ª", "o", "a"})
_BESIDE_FIGURE: Final = pattern(r"\d\s?[./:h-]\s?\d|\d\s?[ap]", re.IGNORECASE)
"""What parts the figures of a date or of an hour, or follows those of an hour."""

_LONGEST: Final = 80
_FIRST_OF_LATE: Final = 70


def parse_date(text: str, language: str = "") -> str:
    """`text` as an ISO 8601 date of day, month or year precision; times of day are left out.

    `language` (BCP 47) is tried first and decides between day and month in figures. Raises
    `ValueError`, whose text says what is wrong with it.
    """
    given = " ".join(text.split()).strip(" ,.;")
    if len(given) > _LONGEST:
        raise ValueError("too long for a date")
    figures = given
    if not given.isascii():
        figures = "".join(str(digit(c)) if c.isdigit() else c for c in normalize("NFC", given))
        if match := _ERA.fullmatch(_KANJI.sub(_in_figures, figures)):
            year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
            return _iso(year, int(match[3]), int(match[4]) if match[4] else None)
        if match := _CJK.fullmatch(figures):
            return _iso(*(int(part) if part else None for part in match.groups()))
        if match := _HUNGARIAN.fullmatch(figures):
            return _from_words(f"{match[1]}.", language)
        if match := _VIETNAMESE.fullmatch(figures):
            return _iso(int(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(figures):
        return _iso(*(int(part) if part else None for part in match.groups()))
    without_time = _TIME.sub(" ", figures).strip(" ,.;()-–—|·")
    if without_time != figures and (match := _SHORT_YEAR.fullmatch(without_time)):
        return _from_words(f"{match[1]} {_in_full(int(match[2]))}", language)
    if match := _FIGURES.fullmatch(figures) or _FIGURES.fullmatch(without_time):
        if _PERSIAN_DIGITS.search(given) and int(match[1]) in _SOLAR_YEARS:
            return _solar(int(match[1]), int(match[3]), int(match[4]))
        short = len(match[1]) <= 2 and len(match[4]) == 2
        if short and (without_time != figures or _SHORT.fullmatch(figures)):
            return _from_short(int(match[1]), match[2], int(match[3]), int(match[4]))
        return _from_figures(match, language)
    return _from_words(without_time, language)


def is_date(text: str, language: str = "") -> bool:
    """Whether `text` as a whole is a date of day or month precision."""
    if len(text) > _LONGEST or not any(map(str.isnumeric, text)):
        return False
    told = language or not text.isascii() or _BESIDE_FIGURE.search(text)
    if not told and _all_months().isdisjoint(tokens(text)):
        return False  # nearly all lines with a figure: it is in no date but beside a month
    try:
        return len(parse_date(text, language)) > 4
    except ValueError:
        return False


def is_filler(word: str) -> bool:
    """Whether a small word may stand in a date and say nothing: a weekday, an article."""
    return any(word in calendar_of(language).fillers for language in LANGUAGES)


def _from_figures(match: re.Match[str], language: str) -> str:
    first, separator, second, third = match[1], match[2], match[3], match[4]
    if len(first) == 4:
        return _iso(int(first), int(second), int(third))
    if len(third) != 4:
        raise ValueError("the year needs four figures")
    a, b = int(first), int(second)
    if (separator == "." and b <= 12) or a > 12 or a == b:
        return _iso(int(third), b, a)
    if b > 12:
        return _iso(int(third), a, b)
    if language and language.lower() not in {"en", "und"}:
        american = language.lower() in {"en-us", "fil", "en-ph"}
        return _iso(int(third), a if american else b, b if american else a)
    raise ValueError(f"{first} and {second}: either may be the month")


def _in_figures(match: re.Match[str]) -> str:
    """`二十八` as `28`, as official papers of Japan write years, months and days."""
    if not match[0]:
        return ""
    tens = _ONES.get(match[1] or "一", 1) if match[2] else 0
    return str(10 * tens + _ONES.get(match[3], 0))


def _from_short(first: int, separator: str, second: int, year: int) -> str:
    """`8/17/13 11:04am`, `30.08.25`: a year in two figures, which is taken beside a time of day or
    between points, where only one reading is left."""
    if second <= 12 and (separator == "." or (first > 12 and separator == "/")):
        return _iso(_in_full(year), second, first)
    if second > 12:
        return _iso(_in_full(year), first, second)
    raise ValueError(f"{first} and {second}: either may be the month")


def _in_full(year: int) -> int:
    """`98` as 1998 and `25` as 2025: who writes a year in two figures does it of late ones."""
    return year + (1900 if year >= _FIRST_OF_LATE else 2000)


def _from_words(text: str, language: str) -> str:
    if _THAI.search(text):
        text = _thai_months(text)
    if _ARABIC.search(text):
        text = _arabic_months(text)
    found = tokens(text)
    numbers = [int(token) for token in found if token.isdigit() and len(token) <= 4]
    names = [token for token in found if not token.isdigit() and token not in _ORDINALS]
    years = [n for n in numbers if n >= 1000]
    days = [n for n in numbers if n < 1000]
    if len(years) != 1 or len(days) > 1 or not names or len(found) > 10:
        raise ValueError("not a date that is known here")
    solar = [_SOLAR_MONTHS[name] for name in names if name in _SOLAR_MONTHS]
    if len(solar) == 1 and years[0] in _SOLAR_YEARS and days and len(names) <= 3:
        return _solar(years[0], solar[0], days[0])
    month = _month(names, language)
    if month is None:
        raise ValueError("no month that is known here")
    ahead = _BUDDHIST if years[0] > 2400 and _THAI.search(text) else 0
    return _iso(years[0] - ahead, month, days[0] if days else None)


def _thai_months(text: str) -> str:
    """Months in full: their abbreviations have points within."""
    from babel import Locale

    months = Locale.parse("th").months["format"]
    for number, short in months["abbreviated"].items():
        text = text.replace(str(short), str(months["wide"][number]))
    return text


def _arabic_months(text: str) -> str:
    """Months as Egypt names them: those of the Levant have two words, of which one is shared."""
    pattern, numbers = _regional_months()
    months = _arabic()
    return pattern.sub(lambda match: str(months[numbers[match[0]]]), text)


@lru_cache(maxsize=1)
def _arabic() -> Mapping[int, str]:
    from babel import Locale

    months: Mapping[int, str] = Locale.parse("ar").months["format"]["wide"]
    return months


@lru_cache(maxsize=1)
def _regional_months() -> tuple[re.Pattern[str], dict[str, int]]:
    """The names of months in `_ARABIC_LOCALES` that Egypt does not know, and their numbers."""
    from babel import Locale

    numbers = {
        str(name): number
        for locale in _ARABIC_LOCALES
        for number, name in Locale.parse(locale).months["format"]["wide"].items()
        if name not in _arabic().values()
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, numbers))})(?!\w)"), numbers


def _solar(year: int, month: int, day: int) -> str:
    """A day of the solar calendar of Iran, whose leap years come eight times in 33 years."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        raise ValueError(f"there is no day {day} in month {month} of {year}")
    days = _solar_days(year) - _solar_days(1403) + day - 1
    days += 31 * (month - 1) if month < 7 else 186 + 30 * (month - 7)
    return datetime.date.fromordinal(datetime.date(2024, 3, 20).toordinal() + days).isoformat()


def _solar_days(year: int) -> int:
    """The days before a year, counted from one whose cycle of leap years begins."""
    cycles, rest = divmod(year + 1595, 33)
    return 365 * (year + 1595) + 8 * cycles + (rest + 3) // 4


@lru_cache(maxsize=1)
def _all_months() -> frozenset[str]:
    """What the known languages call months."""
    return frozenset(name for language in LANGUAGES for name in calendar_of(language).months)


def _month(names: Sequence[str], language: str) -> int | None:
    """The one month among `names`, if all other names are fillers of the same language."""
    if not language and _all_months().isdisjoint(names):
        return None  # most lines with a year, told without a look at each language
    for candidate in dict.fromkeys([language, *LANGUAGES] if language else LANGUAGES):
        words = calendar_of(candidate)
        months = {words.months[name] for name in names if name in words.months}
        if len(months) == 1 and all(n in words.months or n in words.fillers for n in names):
            return months.pop()
    return None


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    if year is None or not 1000 <= year <= 9999:
        raise ValueError("the year needs four figures")
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"there is no day {day} in month {month} of {year}") from error
