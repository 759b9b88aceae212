"""The words that a layout adds, and dates, in the document's language."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.disk_cache import remembered
from publish.document import CalloutKind
from publish.languages import primary
from publish.style.fonts.scripts import written_in
from publish.toml import shipped

_FALLBACK: Final = "en"


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language's words; patterns have their fields in braces."""

    untitled: str
    memorandum: str
    to: str
    from_: str = msgspec.field(name="from")
    cc: str
    date: str
    subject: str
    number: str
    executive_summary: str
    key_points: str
    contents: str
    list_of_figures: str
    list_of_tables: str
    sources: str
    notes: str
    contact: str
    bibliography: str
    page_of_pages: str
    figure: str
    table: str
    equation: str
    section_reference: str
    equation_reference: str
    set_in: str
    callouts: dict[CalloutKind, str]


def labels_for(language: str, log: Log) -> Labels:
    """The labels of a BCP 47 language in its script; English ones, with a diagnostic, for one we do
    not speak."""
    known = _all_labels()
    spoken = primary(language)
    written = f"{spoken}-{written_in(language)}"
    if spoken not in known:
        log.warning(
            "labels-in-english",
            f'no labels for language "{language}": English ones are set',
            hint=f"there are {', '.join(known)}",
        )
    return known.get(written) or known.get(spoken) or known[_FALLBACK]


@remembered
def format_date(date: str, language: str) -> str:
    """An ISO 8601 date of day, month or year precision as its language writes it in full.

    CLDR's long form for days, its `yMMMM` skeleton for months. A language that CLDR does not know
    gets the ISO form, which is nobody's but everybody's.
    """
    from babel import Locale, UnknownLocaleError, dates

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return date
    match date.split("-"):
        case [year, month, day]:
            return dates.format_date(
                datetime.date(int(year), int(month), int(day)), format="long", locale=locale
            )
        case [year, month]:
            first = datetime.date(int(year), int(month), 1)
            return dates.format_skeleton("yMMMM", first, locale=locale)
        case _:
            return date


@cache
def _all_labels() -> dict[str, Labels]:
    return shipped(Path(__file__).with_name("labels.toml"), dict[str, Labels])
