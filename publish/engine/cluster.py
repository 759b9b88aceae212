"""Jobs divided among the workers of a Dask cluster, each in a process with limits of its own.

A worker reads and writes the same places as whoever builds: folders that all machines see, or
addresses (`publish.engine.remote`). The job of a worker that is gone is done by another one; since
artifacts are put in their places whole, and have the same bytes whoever makes them, one that was
made twice is there once.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import cache
from importlib import metadata
from multiprocessing import resource_tracker
from threading import Lock
from typing import Any, Final

from publish.engine.engine_versions import versions
from publish.engine.limits import Limits
from publish.engine.plan import Job
from publish.engine.pool import ENDED, Made, ended, outcome_of, pool_of
from publish.engine.run import Outcome, Way, done
from publish.errors import ExportError, UsageError
from publish.plugin import DISTRIBUTION, Exporter, discover, of_extra

LOCAL: Final = "local"
"""The name of a cluster of processes on this machine, which lasts as long as the build."""
SCHEME: Final = "dask://"
_UNDERWAY: Final = 1000
"""Jobs that the scheduler has at a time."""
_PATIENCE: Final = 30
"""Seconds in which a scheduler and its first worker answer."""
_LOCK: Final = Lock()


def done_on_cluster(jobs: Sequence[Job], way: Way) -> Generator[Outcome]:
    """The outcomes of the jobs, in their order. Raises `UsageError` when there is no such cluster,
    or it has other versions than are here; `ExportError` when it ends."""
    with _client(way) as client:
        left = iter(enumerate(jobs))
        underway: deque[tuple[Job, Any]] = deque()
        folder, here = os.getcwd(), engines()  # noqa: PTH109 - a text
        try:
            while True:
                while len(underway) < _UNDERWAY and (found := next(left, None)) is not None:
                    number, job = found
                    key = f"{client.id}-{number}"
                    made = client.submit(do, job, way, folder, here, key=key, pure=False)
                    underway.append((job, made))
                if not underway:
                    return
                job, future = underway.popleft()
                yield _outcome(job, future, way)
        finally:
            client.cancel([future for _, future in underway], force=True)


def _outcome(job: Job, future: Any, way: Way) -> Outcome:
    from distributed import KilledWorker

    try:
        return outcome_of(job, future.result())
    except KilledWorker as killed:
        died = ExportError(
            f"{job.intake.name}: {killed.allowed_failures + 1} workers ended while they built it",
            hint="the log of the last one may say why",
        )
        return Outcome(job=job, errors=(died,))
    except (CancelledError, OSError) as error:
        raise ExportError(f"{way.cluster}: the cluster has ended: {error}") from error


@contextmanager
def _client(way: Way) -> Iterator[Any]:
    """A client of the cluster."""
    with of_extra("cluster"):
        from distributed import Client, LocalCluster
    logging.getLogger("distributed").setLevel(logging.ERROR)
    if way.cluster == LOCAL:
        with _uninterrupted():
            cluster = LocalCluster(  # type: ignore[no-untyped-call]  # as all of distributed
                n_workers=way.workers,
                threads_per_worker=1,
                memory_limit=None,  # ours holds for a document
                dashboard_address=None,
                silence_logs=logging.ERROR,
            )
        with cluster, Client(cluster, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            yield client
        return
    address = f"tcp://{way.cluster.removeprefix(SCHEME)}"
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"{way.cluster}: no scheduler answers: {error}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise UsageError(f"{way.cluster}: there is no worker", hint="start some") from error
        yield client


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started while this lasts do not hear of Ctrl-C: who started them ends
    them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which would let the signal through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def engines() -> Mapping[str, str]:
    """The versions here of all that bytes depend on."""
    tools = {tool for found in discover(Exporter).values() for tool in found.record.tools}
    return {"publish": metadata.version(DISTRIBUTION), **versions(tuple(tools))}


class _Pool:
    """The processes of a worker."""

    pool: Any = None
    limits: Limits = Limits()


def do(job: Job, way: Way, folder: str, versions_there: Mapping[str, str]) -> Made:
    """Does a job, on a worker: in a process of its own, for a worker may have several threads."""
    for tool, version in versions_there.items():
        if (here := engines().get(tool, "missing")) != version:
            raise UsageError(
                f"a worker has {tool} {here}, whoever builds {version}",
                hint="install the same on all machines",
            )
    future = _processes(way.limits).schedule(_built, (job, way, folder), timeout=way.limits.seconds)
    try:
        made: Made = future.result()
    except ENDED as error:
        return Made(errors=(ended(error, job.intake.name, way.limits),))
    return made


def _processes(limits: Limits) -> Any:
    """The processes of this worker, as many as it has threads."""
    from distributed import get_worker

    with _LOCK:
        if _Pool.pool is None or _Pool.limits != limits:
            # A nanny starts workers as daemons, which multiprocessing allows no children.
            multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
            threads = get_worker().state.nthreads
            _Pool.pool = pool_of(threads, limits, begin=_begin, given=(), copied=False)
            _Pool.limits = limits
        return _Pool.pool


def _begin() -> None:
    """There is nothing to prepare."""


def _built(job: Job, way: Way, folder: str) -> Made:
    with suppress(OSError):  # with addresses alone, a worker needs no folder
        os.chdir(folder)
    return Made.of(done(job, way))
