"""The names of months and days that are kept: they are those that Babel has."""

from __future__ import annotations

import pytest

from publish.readers.calendars import (
    LANGUAGES,
    agos_from_babel,
    calendar_of,
    calendars,
    from_babel,
)
from publish.readers.dates import parse_date


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_of_a_language_is_what_babel_says(language: str) -> None:
    """Where another release says something else, `tools/calendars.py` writes the file anew."""
    kept = calendars().languages[language]
    assert kept == from_babel(language)
    # of two names for one month the first counts, so that their order is of the data
    assert list(kept.months) == list((from_babel(language) or kept).months)


def test_no_language_is_kept_that_dates_are_not_read_in() -> None:
    assert tuple(calendars().languages) == LANGUAGES


def test_how_long_ago_is_kept_as_babel_says_it() -> None:
    assert calendars().agos == agos_from_babel()


def test_a_language_that_is_not_kept_is_asked_for() -> None:
    assert "zu" not in LANGUAGES
    assert parse_date("9 Septhemba 2025", "zu") == "2025-09-09"


def test_a_variety_of_a_language_is_asked_for() -> None:
    assert parse_date("9 septembar 2025", "sr-Latn") == "2025-09-09"


def test_a_language_that_nobody_knows_has_no_calendar() -> None:
    assert not calendar_of("qaa").months
    assert not calendar_of("no language at all").months
