"""Runs a case in a folder of its own, and says in which way it failed to be harmless."""

from __future__ import annotations

import os
import re
import signal
import socketserver
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from tests.hostile.inputs import ADDRESS, SECRET, Input

SECONDS: Final = 20.0
"""Of processor time, in which a case ends whatever else the machine does."""
MEMORY: Final = 1_000_000_000
_LONGEST: Final = 120.0
"""Seconds after which a case is ended."""
CANARY: Final = "c4n4ry-7f3b-of-a-file-that-nobody-may-show"
MARK: Final = "PUBLISH_HOSTILE_CASE"
"""A variable of the environment by which processes of a case are known."""
PROGRAM: Final = "from publish.cli import program; program()"
_CODES: Final = (0, 2, 3, 4, 5)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a case ended: `faults` is empty when it was harmless."""

    code: int
    seconds: float
    memory: int
    faults: tuple[str, ...]


@contextmanager
def loopback() -> Iterator[tuple[str, list[str]]]:
    """A server that nobody may ask: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline(200).decode("latin-1").strip())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def run(case: Input, folder: Path, address: str, asked: list[str]) -> Outcome:
    """Runs `case` in `folder`, which is empty."""
    secret = folder / "elsewhere" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text(CANARY, encoding="utf-8")
    work = folder / "work"
    work.mkdir()
    for name, data in case.files.items():
        filled = data.replace(SECRET.encode(), str(secret).encode())
        (work / name).write_bytes(filled.replace(ADDRESS.encode(), address.encode()))
    main = next(iter(case.files))
    command = [sys.executable, "-c", PROGRAM]
    command += [main if part == "{main}" else part for part in case.command]
    before = len(asked)
    code, seconds, memory, said = _measured(command, work, folder)
    return Outcome(
        code=code,
        seconds=seconds,
        memory=memory,
        faults=(
            *_ending(code, seconds, memory, said),
            *_leaks(work, said, asked[before:]),
            *_leftovers(work, folder, set(case.files)),
        ),
    )


def _measured(command: list[str], work: Path, folder: Path) -> tuple[int, float, int, str]:
    """Exit code, seconds of processor time, bytes at the peak, and what was printed."""
    temporary = folder / "tmp"
    temporary.mkdir()
    environment = {**os.environ, MARK: str(folder), "TMPDIR": str(temporary)}
    environment["XDG_CACHE_HOME"] = str(folder.parent / "cache")
    with (folder / "said").open("wb") as said:
        child = subprocess.Popen(  # noqa: S603 - our own program
            command,
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        timer = threading.Timer(_LONGEST, os.killpg, (child.pid, signal.SIGKILL))
        timer.start()
        _pid, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    text = (folder / "said").read_text(encoding="utf-8", errors="replace")
    seconds = usage.ru_utime + usage.ru_stime
    return child.returncode, seconds, usage.ru_maxrss * 1024, text


def _ending(code: int, seconds: float, memory: int, said: str) -> Iterator[str]:
    if code not in _CODES:
        yield f"exit code {code}"
    if seconds > SECONDS:
        yield f"{seconds:.0f} s"
    if memory > MEMORY:
        yield f"{memory / 1e6:.0f} MB"
    if "Traceback" in said or "please report" in said:
        yield "an error of publish itself"
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", said):
        yield "control characters are printed"
    if code and not re.search(r"error|differs|warning|!|\d", said):
        yield "ends without a word"


def _leaks(work: Path, said: str, asked: list[str]) -> Iterator[str]:
    if asked:
        yield f"asks the network: {asked[0]}"
    if CANARY in said:
        yield "prints a file from elsewhere"
    for path in work.rglob("*"):
        if path.is_file() and any(CANARY.encode() in data for data in _contents(path)):
            yield f"{path.name} shows a file from elsewhere"


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and those in it when it is an archive of a size that we make."""
    data = path.read_bytes()
    yield data
    if path.parent.name == "out" and data.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name)


def _leftovers(work: Path, folder: Path, given: set[str]) -> Iterator[str]:
    made = {path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file()}
    stem = "|".join(re.escape(Path(name).stem) for name in given)
    allowed = re.compile(rf"(out|dist)/({stem}|x)\.(html|docx|epub|pdf|json)|report\.html")
    for name in sorted(made - given):
        if allowed.fullmatch(name) is None:
            yield f"leaves {name}"
    if list((folder / "tmp").iterdir()):
        yield "leaves temporary files"
    if orphans := _orphans(str(folder)):
        yield f"leaves {len(orphans)} processes"
        for process in orphans:
            os.kill(process, signal.SIGKILL)


def _orphans(folder: str) -> list[int]:
    """Processes that the case started and that still run; each is given a moment to end."""
    mark = f"{MARK}={folder}\0".encode()
    found: list[int] = []
    for _try in range(10):
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if mark in (entry / "environ").read_bytes():
                        found.append(int(entry.name))
                except OSError:
                    continue
        if not found:
            return []
        time.sleep(0.1)
    return found
