"""Calls functions in a child process with limits: what they make of a stranger's bytes has an end.

Decoders written in C hear no signal, and take all the memory that a few bytes ask for. The child is
a copy of this process (`fork`), which is there at once. Where copies are not safe, on macOS, or
unknown, on Windows, functions are called as they are.
"""

from __future__ import annotations

import math
import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
R = TypeVar("R")

_PR_SET_PDEATHSIG: Final = 1
_PATIENCE: Final = 10


class LimitError(Exception):
    """A call took more time or memory than it may, or ended its process."""


class Worker:
    """A child that calls one function after the other, each within `seconds` of a processor's time
    (and ten times as many by the clock, which go by on a busy machine); it may have `memory` bytes
    more than this process. A new child takes the place of one that had to be ended."""

    def __init__(self, *, seconds: float, memory: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = Lock()
        self._child: tuple[BaseProcess, Connection] | None = None
        self._owner = 0

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function returns. Function, arguments and result are those that pickle knows.

        Raises what the function raises, and `LimitError`.
        """
        import multiprocessing

        if sys.platform != "linux" or multiprocessing.current_process().daemon:
            return function(*args, **kwargs)  # in a child, whose limits hold already
        with self._lock:
            known = self._child if self._owner == os.getpid() else None  # not a parent's
            self._child = child, pipe = known or self._started()
            self._owner = os.getpid()
            try:
                result: R | Exception = self._asked(child, pipe, (function, args, kwargs))
            except BaseException:
                self._end(child, pipe)
                raise
        if isinstance(result, Exception):
            raise result
        return result

    def _asked(self, child: BaseProcess, pipe: Connection, call: object) -> Any:
        ended = too_long = False
        result: Any = None
        try:
            pipe.send(call)
            too_long = not pipe.poll(_PATIENCE * self._seconds)
            result = None if too_long else pipe.recv()
        except (EOFError, ConnectionError):
            ended = True
            child.join(_PATIENCE)
            too_long = child.exitcode == -signal.SIGXCPU
        if too_long:
            raise LimitError(f"it takes more than {self._seconds:g} seconds")
        if ended or isinstance(result, MemoryError):
            megabytes = self._memory // 10**6
            raise LimitError(f"it takes more than {megabytes} MB of memory, or crashes")
        return result

    def _started(self) -> tuple[BaseProcess, Connection]:
        import multiprocessing

        ours, theirs = multiprocessing.Pipe()
        with warnings.catch_warnings():
            # Of threads, which do not come along: those of others hold nothing that is needed.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = multiprocessing.get_context("fork").Process(
                target=_serve,
                args=(theirs, ours, self._seconds, self._memory, os.getpid()),
                daemon=True,
            )
            child.start()
        theirs.close()
        return child, ours

    def _end(self, child: BaseProcess, pipe: Connection) -> None:
        self._child = None
        pipe.close()
        child.kill()
        child.join()


def _serve(pipe: Connection, parents: Connection, seconds: float, memory: int, parent: int) -> None:
    parents.close()
    bind(memory, parent)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            function, args, kwargs = pipe.recv()
            _allow_work(seconds)
            try:
                result = function(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - it is raised where the call came from
                result = error.with_traceback(None)
            pipe.send(result)


def _allow_work(seconds: float) -> None:
    """Has the kernel end this process after so many seconds of work from here on."""
    if sys.platform != "linux":
        return
    import resource

    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard < 0 else min(most, hard), hard))


def bind(memory: int, parent: int) -> None:
    """Limits this process, and has the kernel end it when its parent ends."""
    if sys.platform != "linux":
        return
    import ctypes
    import resource

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
