"""The one time that artifacts carry: the document's own, else the build's, else a constant."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from publish.document import Meta
from publish.errors import UsageError

EPOCH: Final = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""For an undated document: the earliest time that ZIP, and so DOCX and EPUB, can state."""
LAST_YEAR: Final = 2107
"""The last one that ZIP's seven bits for the year can state."""


def timestamp(meta: Meta, environ: Mapping[str, str]) -> datetime.datetime:
    """The time for artifacts of a document: midnight UTC of its date, else `SOURCE_DATE_EPOCH`
    (reproducible-builds.org), else `EPOCH`. Never the time of day.

    Times before `EPOCH` become it. Raises `UsageError` when `SOURCE_DATE_EPOCH` is no number of
    seconds, or after the last year that ZIP can state.
    """
    if meta.date:
        year, month, day = (*map(int, meta.date.split("-")), 1, 1)[:3]
        return max(datetime.datetime(year, month, day, tzinfo=datetime.UTC), EPOCH)
    seconds = environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return EPOCH
    try:
        time = datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f'SOURCE_DATE_EPOCH is "{seconds}", which is no number of seconds',
            hint="set it to seconds since 1970, or unset it",
        ) from error
    if time.year > LAST_YEAR:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is in the year {time.year}",
            hint=f"ZIP archives can state no year after {LAST_YEAR}",
        )
    return max(time, EPOCH)
