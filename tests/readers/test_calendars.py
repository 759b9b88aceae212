"""The names of months and days that are kept: they are those that Babel has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from publish.readers import calendars as module
from publish.readers.calendars import LANGUAGES, calendar_of, calendars
from publish.readers.dates import parse_date

ROOT: Final = Path(module.__file__).parents[2]
KEPT: Final = Path(module.__file__).with_name("calendars.json")


def test_what_is_kept_is_what_babel_says(tmp_path: Path) -> None:
    """In a process of its own, for what Babel says depends on what it was asked before."""
    written = tmp_path / "calendars.json"
    subprocess.run([sys.executable, "-m", "tools.calendars", written], cwd=ROOT, check=True)  # noqa: S603
    assert written.read_text("utf-8") == KEPT.read_text("utf-8"), "run tools/calendars.py"


def test_all_languages_are_kept() -> None:
    assert tuple(calendars().languages) == LANGUAGES


def test_no_language_has_the_days_of_another() -> None:
    assert "اتوار" in calendar_of("ur").fillers
    assert "اتوار" not in calendar_of("af").fillers


def test_a_language_that_is_not_kept_is_asked_for() -> None:
    assert "zu" not in LANGUAGES
    assert parse_date("9 Septhemba 2025", "zu") == "2025-09-09"


def test_a_variety_of_a_language_is_asked_for() -> None:
    assert parse_date("9 septembar 2025", "sr-Latn") == "2025-09-09"


def test_a_language_that_nobody_knows_has_no_calendar() -> None:
    assert not calendar_of("qaa").months
    assert not calendar_of("no language at all").months
