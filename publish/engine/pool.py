"""Jobs divided among processes: each document within limits of its own.

A document that takes too long or too much memory, or whose process ends, is named with its cause,
and a new process goes on with the others. Processes are started before any engine is: a
configuration of fonts that was made before a fork would lock its copies up.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import TimeoutError as TooLongError
from contextlib import suppress
from multiprocessing import get_context
from typing import Any, Final

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from publish.child_process import bind
from publish.diagnostics import Diagnostic
from publish.engine.limits import Limits
from publish.engine.plan import Job
from publish.engine.run import Artifact, Outcome, Way, done
from publish.errors import ExportError, PublishError, lack

_MOST_JOBS: Final = 500
"""After so many jobs a process gives way to a new one, and what it has kept goes with it."""

ENDED: Final = (TooLongError, MemoryError, ProcessExpired)
"""What a call raises that exceeded a limit, or whose process ended."""


class _Given:
    """What each process is given when it starts."""

    jobs: Sequence[Job] = ()
    way: Way = Way()


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome as it comes back, without its job."""

    sources: tuple[tuple[str, str], ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[PublishError, ...] = ()

    @classmethod
    def of(cls, outcome: Outcome) -> Made:
        """What is to come back of an outcome."""
        return cls(
            sources=outcome.sources,
            artifacts=outcome.artifacts,
            diagnostics=outcome.diagnostics,
            errors=outcome.errors,
        )


def pool_of(
    workers: int,
    limits: Limits,
    *,
    begin: Callable[..., None],
    given: tuple[object, ...],
    copied: bool,
) -> ProcessPool:
    """Processes that call functions, once they have called `begin` with what is `given`, each
    within the memory that it may have. They are copies of this one where that is safe, or new."""
    # Python 3.12 and later warn of copies of a process with threads; pebble's hold nothing here.
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
    return ProcessPool(
        max_workers=workers,
        max_tasks=_MOST_JOBS,
        initializer=_begin,
        initargs=(limits.memory, os.getpid(), begin, given),
        context=get_context("fork" if copied and sys.platform == "linux" else "spawn"),
    )


def done_by_workers(jobs: Sequence[Job], way: Way) -> Generator[Outcome]:
    """The outcomes of the jobs, in their order. When whoever asks stops asking, all processes
    end."""
    workers = min(way.workers, len(jobs))
    pool: Any = pool_of(workers, way.limits, begin=_know, given=(jobs, way), copied=True)
    try:
        seconds = way.limits.seconds
        made = [pool.schedule(_do, (n,), timeout=seconds) for n in range(len(jobs))]
        pool.close()
        for job, future in zip(jobs, made, strict=True):
            yield _outcome(job, future, way)
    finally:
        with suppress(RuntimeError):
            pool.stop()
        pool.join()


def ended(
    error: TooLongError | MemoryError | ProcessExpired, name: str, limits: Limits
) -> ExportError:
    """What to say of a call for `name` that exceeded a limit, or whose process ended."""
    match error:
        case TooLongError():
            return ExportError(
                f"{name}: ended, for it took more than {limits.seconds} seconds",
                hint="let it have more: [limits] seconds = … in publish.toml",
            )
        case MemoryError():
            return ExportError(
                f"{name}: {lack(error)}",
                hint="let it have more: [limits] memory = … in publish.toml",
            )
        case ProcessExpired():
            return ExportError(
                f"{name}: the process that built it ended: {_cause(error.exitcode)}",
                hint="is there memory left? what it may have says [limits] memory = … in"
                " publish.toml",
            )


def _begin(memory: int, parent: int, begin: Callable[..., None], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bind(memory, parent)
    begin(*given)


def _know(jobs: Sequence[Job], way: Way) -> None:
    _Given.jobs, _Given.way = jobs, way


def _do(number: int) -> Made:
    return Made.of(done(_Given.jobs[number], _Given.way))


def _outcome(job: Job, future: ProcessFuture[Made], way: Way) -> Outcome:
    try:
        made = future.result()
    except ENDED as error:
        return Outcome(job=job, errors=(ended(error, job.intake.name, way.limits),))
    return outcome_of(job, made)


def outcome_of(job: Job, made: Made) -> Outcome:
    """The outcome of a job, as it has come back."""
    return Outcome(
        job=job,
        sources=made.sources,
        artifacts=made.artifacts,
        diagnostics=made.diagnostics,
        errors=made.errors,
    )


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
