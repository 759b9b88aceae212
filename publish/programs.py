"""Starts programs, and nothing else does: with limits, and ended when whoever started them ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

TimeoutExpired: Final = subprocess.TimeoutExpired
_OVERWORKED: Final = getattr(signal, "SIGXCPU", 0)
"""The signal by which a process ends that has worked for as long as it may."""


def run(
    command: Sequence[str | Path],
    data: bytes = b"",
    *,
    seconds: float,
    folder: Path,
    environment: Mapping[str, str],
    work: int | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """What the program prints when it is given `data` on standard input, in `folder`.

    Raises `TimeoutExpired` after `seconds`, or, on Linux, after `work` seconds of a processor's
    time, and `OSError` when no process can be had. Whatever it started ends with it: browsers and
    office suites leave children behind.
    """
    with subprocess.Popen(  # noqa: S603 (a list, and no shell)
        [*_bound(), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=dict(environment),
        start_new_session=True,
    ) as process:
        try:
            if work is not None:
                _bound_work(process, work)
            output, messages = process.communicate(data, timeout=seconds)
        finally:
            _end(process)
    if work is not None and process.returncode == -_OVERWORKED:
        raise TimeoutExpired(command, work)
    return subprocess.CompletedProcess(command, process.returncode, output, messages)


def become(command: Sequence[str | Path], environment: Mapping[str, str]) -> NoReturn:
    """Replaces this process by a program. Raises `OSError` when it cannot be started."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.execve(command[0], [str(part) for part in command], environment)  # noqa: S606 (no shell)


def open_file(path: Path) -> bool:
    """Opens a file in the program that the system has for its kind; whether there is an opener."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 (no shell)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    subprocess.Popen(  # noqa: S603 (a list, and no shell)
        [opener, path.absolute()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _bound_work(process: subprocess.Popen[bytes], work: int) -> None:
    """Has the kernel end the process after so many seconds of work; how busy others keep the
    machine does not count."""
    if sys.platform != "linux":
        return
    import resource

    with suppress(ProcessLookupError):
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (work, work + 1))


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _bound() -> tuple[str, ...]:
    """What starts a program that the kernel ends once we are killed: setpriv of util-linux, which
    every Linux has but the smallest. The shell starts nothing if we were killed before that."""
    found = _setpriv()
    script = 'test "$PPID" = "$0" && exec "$@"'
    return (
        (found, "--pdeathsig", "KILL", "--", "/bin/sh", "-c", script, str(os.getpid()))
        if found
        else ()
    )


@cache
def _setpriv() -> str | None:
    return shutil.which("setpriv") if sys.platform == "linux" else None
