"""Starts programs, and nothing else does: with limits, and ended when whoever started them ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform == "linux":
    import resource

TimeoutExpired: Final = subprocess.TimeoutExpired
_SPARE: Final = 2
"""Seconds of processor time beyond the limit: the clock ends a program first, unless the one who
looks at it has been killed."""


def run(
    command: Sequence[str],
    data: bytes = b"",
    *,
    seconds: float,
    folder: Path,
    environment: Mapping[str, str],
) -> subprocess.CompletedProcess[bytes]:
    """What the program prints when it is given `data` on standard input, in `folder`.

    Raises `TimeoutExpired` after `seconds`, and `OSError` when it does not start. It is killed on
    any exception, `KeyboardInterrupt` among them.
    """
    with subprocess.Popen(  # noqa: S603 (a list, and no shell)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=dict(environment),
    ) as process:
        _limit(process.pid, seconds)
        try:
            output, messages = process.communicate(data, timeout=seconds)
        except BaseException:
            process.kill()
            process.wait()
            raise
    return subprocess.CompletedProcess(command, process.returncode, output, messages)


def _limit(pid: int, seconds: float) -> None:
    """Lets the kernel end the program: nobody else does once we are killed."""
    if sys.platform == "linux":
        most = int(seconds) * 2 + _SPARE
        with suppress(OSError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_CPU, (most, most))
