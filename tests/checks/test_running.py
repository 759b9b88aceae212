"""What checkers find is summed up artifact by artifact."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from publish.checks.running import check
from publish.diagnostics import Finding
from publish.plugin import Checker, Study, Subject


def test_each_artifact_has_its_own_report_and_columns_nobody_looked_at_are_unchecked() -> None:
    batches = []

    def find(subjects: Sequence[Subject]) -> list[Study]:
        batches.append([subject.name for subject in subjects])
        wrong = Finding(column="words", code="x", message="it says b", artifact="b.pdf")
        return [Study(findings=(wrong,) if s.name == "b.pdf" else ()) for s in subjects]

    checker = Checker(name="one", suffix=".pdf", check=find, columns=("words", "links"))
    subjects = [Subject(name=name, data=b"") for name in ("a.pdf", "a.docx", "b.pdf")]
    a, word, b = check(subjects, [checker])
    assert batches == [["a.pdf", "b.pdf"]]
    assert (a.mark("words"), a.mark("links"), a.mark("style")) == ("agrees", "agrees", "unchecked")
    assert (b.mark("words"), b.mark("links")) == ("differs", "agrees")
    assert (word.columns, word.differences) == ((), ())


@pytest.mark.parametrize(
    ("absent", "mark"),
    [
        ([], "unchecked"),
        ([("judge",)], "unchecked"),
        ([(), ("judge",)], "partly"),
        ([(), ()], "agrees"),
    ],
)
def test_a_column_agrees_only_where_every_program_was_here(
    absent: list[tuple[str, ...]], mark: str
) -> None:
    def judging(absent: tuple[str, ...]) -> Checker:
        study = Study(absent=absent)
        return Checker(name="one", suffix=".pdf", check=lambda _: [study], columns=("conformance",))

    (report,) = check([Subject(name="a.pdf", data=b"")], map(judging, absent))
    assert report.mark("conformance") == mark


def test_what_could_not_be_checked_is_no_difference() -> None:
    absent = Finding(column="conformance", code="x", severity="info", message="not installed")
    checker = Checker(
        name="one", suffix=".pdf", check=lambda _: [Study(findings=(absent,))], columns=()
    )
    (report,) = check([Subject(name="a.pdf", data=b"")], [checker])
    assert (report.findings, report.differences) == ((absent,), ())
    assert report.mark("conformance") == "unchecked"
