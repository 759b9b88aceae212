"""The one time that artifacts carry never comes from a clock."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from publish import arrange, export, normalize, read
from publish.checks.compare.content_tolerances import Format
from publish.document import Meta
from publish.engine.clock import EPOCH, timestamp
from publish.errors import UsageError
from tests.checks.artifacts import findings


def utc(year: int, month: int, day: int, *time: int) -> datetime.datetime:
    midnight = datetime.datetime(year, month, day, tzinfo=datetime.UTC)
    return midnight + datetime.timedelta(
        **dict(zip(("hours", "minutes", "seconds"), time, strict=False))
    )


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2025-08-30", utc(2025, 8, 30)),
        ("2025-08", utc(2025, 8, 1)),
        ("2025", utc(2025, 1, 1)),
        ("1848-02-21", EPOCH),
    ],
)
def test_the_date_of_the_document_comes_first(date: str, time: datetime.datetime) -> None:
    assert timestamp(Meta(date=date), {"SOURCE_DATE_EPOCH": "1700000000"}) == time


def test_then_the_date_of_the_build() -> None:
    build = timestamp(Meta(), {"SOURCE_DATE_EPOCH": "1700000000"})
    assert build == utc(2023, 11, 14, 22, 13, 20)


@pytest.mark.parametrize(
    "environ",
    [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "1"}, {"SOURCE_DATE_EPOCH": "-1"}],
)
def test_then_a_constant_which_is_also_the_earliest(environ: dict[str, str]) -> None:
    assert timestamp(Meta(), environ) == EPOCH == utc(1980, 1, 1)


@pytest.mark.parametrize("value", ["today", "1e9", "99999999999999999999", "4400000000"])
def test_a_date_of_the_build_that_no_archive_can_state_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        timestamp(Meta(), {"SOURCE_DATE_EPOCH": value})


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_date_that_no_archive_can_state_is_published(format_: Format, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("---\ndate: 2200-01-01\n---\n\n# Title\n\nA formula: $x^2$.\n")
    document = arrange(normalize(read(source)), "book", "house")
    assert findings(format_, export(document, format_, "house"), document) == ()
