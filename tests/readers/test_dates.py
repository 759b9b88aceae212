"""Dates as people write them become ISO 8601, or are refused with a reason."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.readers.dates import is_date, parse_date


@pytest.mark.parametrize(
    "text",
    [
        *("2025-08-30", "2025-08-30T10:00:00Z", "30 August 2025", "August 30, 2025"),
        *("Aug. 30, 2025", "30th of August, 2025", "Saturday, August 30, 2025 10:15 AM EDT"),
        *("Sat, 30 Aug 2025 10:15:00 +0200", "30.08.2025", "30/08/2025", "8/30/2025"),
        *("30. August 2025", "le 30 août 2025", "30 de agosto de 2025", "30 sierpnia 2025"),
        *("sábado, 30 de agosto de 2025", "den 30 augusti 2025", "30 agosto 2025"),
        *("30 августа 2025 года", "30 августа 2025 г.", "2025年8月30日", "2025년 8월 30일"),
        *("ngày 30 tháng 8 năm 2025", "30 สิงหาคม 2568", "۸ شهریور ۱۴۰۴", "۱۴۰۴/۰۶/۰۸"),
        *("٣٠ أغسطس ٢٠٢٥", "३० अगस्त २०२५", "30 Αυγούστου 2025", "30 ağustos 2025"),
    ],
)
def test_the_same_day_is_read_in_many_languages(text: str) -> None:
    assert parse_date(text) == "2025-08-30"


@pytest.mark.parametrize(
    "text", ["8/30/25 11:04am", "08-30-25 05:18 PM", "30.08.25", "08.30.25", "30 aug 25 | 5h27"]
)
def test_a_year_of_two_figures_is_read_where_one_reading_is_left(text: str) -> None:
    assert parse_date(text) == "2025-08-30"


@pytest.mark.parametrize("text", ["8/30/98 11:04am", "30.08.98", "30 aug 98 | 5h27"])
def test_a_late_year_of_the_last_century_is_none_to_come(text: str) -> None:
    assert parse_date(text) == "1998-08-30"


def test_months_that_the_locale_spells_otherwise_are_read() -> None:
    assert parse_date("১৮ জানুয়ারি ২০২৬") == "2026-01-18"


def test_months_and_years_keep_their_precision() -> None:
    assert parse_date("August 2025") == "2025-08"
    assert parse_date("2025") == "2025"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/04/2025", "either may be the month"),
        ("31 February 2025", "no day 31"),
        ("2025-13-01", "no month 13"),
        ("tomorrow", "not a date"),
        ("hello 2025", "no month"),
        ("1,000 people in May 2025", "not a date"),
        ("30/08/25", "four figures"),
        ("08-05-25 05:18 PM", "either may be the month"),
        ("x" * 200, "too long"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_date(text)
    assert not is_date(text)


def test_the_language_decides_between_day_and_month_in_figures() -> None:
    assert parse_date("03/04/2025", "en-US") == "2025-03-04"
    assert parse_date("03/04/2025", "fr") == "2025-04-03"


@given(st.dates(datetime.date(1000, 1, 1)))
def test_every_iso_date_is_itself(date: datetime.date) -> None:
    assert parse_date(date.isoformat()) == date.isoformat()


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError:
        return
    assert 4 <= len(date) <= 10


def test_leap_years_of_the_solar_calendar_end_on_their_thirtieth() -> None:
    assert parse_date("۳۰ اسفند ۱۴۰۳") == "2025-03-20"
    assert parse_date("۱ فروردین ۱۴۰۴") == "2025-03-21"
