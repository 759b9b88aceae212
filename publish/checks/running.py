"""Runs checkers over artifacts and sums up what they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, get_args

import msgspec

from publish.checks.facts import UnreadableError
from publish.child_process import LimitError, Worker
from publish.diagnostics import Column, Finding, Measurement, Place
from publish.plugin import Checker, Study, Subject, discover

COLUMNS: Final[tuple[Column, ...]] = get_args(Column)

_ALLOW: Final = "let it have more: [limits] seconds and memory in publish.toml"
UNREADABLE: Final = "unreadable"
"""The code of the finding that an artifact cannot be read at all."""

Mark = Literal["unchecked", "partly", "agrees", "differs"]
"""What is said of a column: nobody looked; some did and found nothing, others were not here; all
did; somebody found a difference."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What all checkers say of one artifact; `columns` are those that somebody stood for.

    `absent` are the programs that were not here, by the columns that their checkers stand for.

    `source` names what it was made of, as places of findings do.
    """

    artifact: str
    source: str = ""
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    absent: Mapping[Column, tuple[str, ...]] = {}

    @property
    def differences(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "error")

    def mark(self, column: Column) -> Mark:
        """What the artifact's row of the table says in a column."""
        if any(finding.column == column for finding in self.differences):
            return "differs"
        if column not in self.columns:
            return "unchecked"
        return "partly" if column in self.absent else "agrees"


def checkers(*, outside: bool = False) -> tuple[Checker, ...]:
    """All installed checkers, those that start programs of others only when wanted."""
    found = (plug_in.record for plug_in in discover(Checker).values())
    return tuple(checker for checker in found if outside or not checker.outside)


def check(
    subjects: Sequence[Subject], by: Iterable[Checker], worker: Worker | None = None
) -> tuple[Report, ...]:
    """The report on each artifact, in their order, by all checkers of its format: those that start
    no programs are called by `worker`, if there is one, for strangers' artifacts."""
    studies: list[list[tuple[Checker, Study]]] = [[] for _ in subjects]
    for checker in by:
        chosen = [n for n, s in enumerate(subjects) if s.name.lower().endswith(checker.suffix)]
        caller = None if checker.outside else worker
        some = _studied(checker, [subjects[number] for number in chosen], caller) if chosen else ()
        for number, study in zip(chosen, some, strict=True):
            studies[number].append((checker, study))
    return tuple(map(_report, subjects, studies))


def _report(subject: Subject, studies: Sequence[tuple[Checker, Study]]) -> Report:
    columns: set[Column] = set()
    absent: dict[Column, tuple[str, ...]] = {}
    for checker, study in studies:
        if not study.absent:
            columns.update(_looked_at(checker, study.findings))
        for column in checker.columns if study.absent else ():
            absent[column] = absent.get(column, ()) + study.absent
    return Report(
        artifact=subject.name,
        source=subject.source,
        columns=tuple(column for column in COLUMNS if column in columns),
        findings=tuple(finding for _, study in studies for finding in study.findings),
        measurements=tuple(value for _, study in studies for value in study.measurements),
        absent=absent,
    )


def _studied(
    checker: Checker, subjects: Sequence[Subject], worker: Worker | None
) -> Sequence[Study]:
    """What a checker says of all at once, and of each alone when it stumbles over one of them."""
    try:
        if worker is not None:
            return worker.call(_named, checker.name, subjects)
        return checker.check(subjects)
    except Exception as error:  # noqa: BLE001 - damage takes forms that no checker foresees
        if len(subjects) > 1:
            return [study for one in subjects for study in _studied(checker, [one], worker)]
        return [Study(findings=(_stumbled(checker, subjects[0], error),))]


def _named(name: str, subjects: Sequence[Subject]) -> Sequence[Study]:
    return discover(Checker)[name].record.check(subjects)


def _stumbled(checker: Checker, subject: Subject, error: Exception) -> Finding:
    return Finding(
        column=checker.columns[0],
        code=UNREADABLE,
        message=f"{checker.name} cannot read the file: {_said(error)}",
        artifact=subject.name,
        hint=_ALLOW if isinstance(error, LimitError) else "",
        place=Place(source=subject.source),
    )


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError | SyntaxError):
        return "what is in it is nested too deeply"  # elements; selectors, which become Python
    words = " ".join(str(error).split())
    own = isinstance(error, LimitError | UnreadableError)
    return words if own else f"it is damaged ({type(error).__name__}: {words})"


def _looked_at(checker: Checker, findings: tuple[Finding, ...]) -> Iterable[Column]:
    """The columns that a checker came to say something about: of an artifact that it cannot read,
    only the one in which it says so."""
    unread = [finding.column for finding in findings if finding.code == UNREADABLE]
    return unread or checker.columns
