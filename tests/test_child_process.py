"""A worker gives results and errors, and ends what has no end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publish.child_process import LimitError, Worker
from publish.errors import PictureError


def _refused() -> None:
    raise PictureError("no", hint="another")


def _last(size: int) -> bytes:
    return bytes(size)[-1:]


@pytest.fixture
def worker() -> Worker:
    if sys.platform != "linux":
        pytest.skip("calls are as they are")
    return Worker(seconds=0.5, memory=100_000_000)


def test_results_and_errors_come_back_from_one_child(worker: Worker) -> None:
    child = worker.call(os.getpid)
    with pytest.raises(PictureError) as raised:
        worker.call(_refused)
    assert raised.value.hint == "another"
    assert worker.call(os.getpid) == child != os.getpid()


def test_what_takes_too_long_is_ended(worker: Worker) -> None:
    with pytest.raises(LimitError, match=r"more than 0\.5 seconds"):
        worker.call(time.sleep, 60)
    assert worker.call(abs, -1) == 1


def _works() -> None:
    while True:
        pass


def test_what_works_too_long_is_ended(worker: Worker) -> None:
    start = time.process_time()
    with pytest.raises(LimitError, match=r"more than 0\.5 seconds"):
        worker.call(_works)
    assert worker.call(abs, -1) == 1
    assert time.process_time() - start < 1


def test_what_takes_too_much_memory_is_ended(worker: Worker) -> None:
    with pytest.raises(LimitError, match="more than 100 MB"):
        worker.call(_last, 1_000_000_000)
    assert worker.call(abs, -1) == 1


def test_what_ends_its_process_ends_no_other(worker: Worker) -> None:
    with pytest.raises(LimitError):
        worker.call(os._exit, 1)
    assert worker.call(abs, -1) == 1


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    code = (
        "import os, time; from publish.child_process import Worker;"
        "print(Worker(seconds=9, memory=9**9).call(os.getpid), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False)  # noqa: S603
    child = Path("/proc", done.stdout.decode().strip())
    end = time.monotonic() + 5
    while child.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not child.exists() or "Z" in child.joinpath("stat").read_text().split(")")[1]
