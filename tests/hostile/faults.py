"""Faults of the environment: each says what is wrong after it, or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.hostile.running import MARK, PROGRAM

Fault = Callable[[Path], Iterator[str]]
SOURCE: Final = "# A title\n\nSome words, **strong** ones.\n\n- one\n- two\n"
COMMAND: Final = ("build", "a.md", "--to", "html,docx", "--out", "out")


def faults(kills: int) -> dict[str, Fault]:
    """All faults by their names; a build is killed `kills` times, at moments that chance spreads
    over its length."""
    return {f"kill -9 at {kills} random moments": _killed(kills), **_FAULTS}


def publish(
    folder: Path,
    *command: str,
    environment: dict[str, str] | None = None,
    before: Callable[[], None] | None = None,
    stdin: int = subprocess.DEVNULL,
) -> tuple[int, str]:
    """Exit code, and what was printed."""
    done = subprocess.run(  # noqa: S603 - our own program; one thread
        [sys.executable, "-c", PROGRAM, *command],
        cwd=folder,
        env=_environment(folder, environment),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
        preexec_fn=before,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _environment(folder: Path, further: dict[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, MARK: str(folder), **(further or {})}


def told(code: int, said: str, *, codes: Sequence[int] = (0, 2, 3, 4)) -> Iterator[str]:
    """What is wrong with how a command ended."""
    if code not in codes:
        yield f"exit code {code}: {said[-300:]}"
    if "Traceback" in said or "please report" in said:
        yield f"an error of publish itself: {said[-300:]}"
    if code and not said.strip():
        yield "ends without a word"


def with_source(folder: Path, name: str = "a.md") -> Path:
    (folder / name).write_text(SOURCE, encoding="utf-8")
    return folder


def _varied(**further: str) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        yield from told(*publish(with_source(folder), *COMMAND, environment=further))

    return fault


def _limited(kind: int, amount: int) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        def before() -> None:
            resource.setrlimit(kind, (amount, amount))

        yield from told(*publish(with_source(folder), *COMMAND, before=before))
        yield from partial(folder)

    return fault


def partial(folder: Path) -> Iterator[str]:
    """Temporary files beside artifacts."""
    out = folder / "out"
    left = [p.name for p in out.iterdir() if p.name.startswith(".")] if out.is_dir() else []
    if left:
        yield f"leaves {left[0]}"


def _named(name: str) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        with_source(folder, name)
        yield from told(*publish(folder, "build", "--to", "html", "--out", "out", "--", name))

    return fault


def _undecodable(folder: Path) -> Iterator[str]:
    name = os.fsencode(folder) + b"/a\xff.md"
    with open(name, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a name that is no text
        stream.write(SOURCE)
    yield from told(*publish(folder, "build", os.fsdecode(b"a\xff.md"), "--to", "html"))


def _twins(first: str, second: str) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        for name in (first, second):
            with_source(folder, name)
        code, said = publish(folder, "build", first, second, "--to", "html", "--out", "out")
        yield from told(code, said, codes=(0, 2))
        if code == 0 and len(list((folder / "out").iterdir())) < 2:
            yield "two sources have one artifact"

    return fault


def _instead(make: Callable[[Path], None], *command: str) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        make(with_source(folder))
        yield from told(*publish(folder, *(command or COMMAND)))

    return fault


def _closed(*numbers: int) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        def before() -> None:
            for number in numbers:
                os.close(number)

        code, said = publish(with_source(folder), *COMMAND, before=before)
        if code not in (0, 4) or "Traceback" in said:
            yield f"exit code {code}: {said[-300:]}"

    return fault


def _signalled(number: int, code: int) -> Fault:
    def fault(folder: Path) -> Iterator[str]:
        child = _started(with_source(folder), "build", "a.md", "--out", "out")
        _wait_for_pandoc(child)
        child.send_signal(number)
        ended = child.wait(30)
        if ended not in (0, code):
            yield f"exit code {ended}, not {code}"
        yield from partial(folder)
        yield from orphans(folder)

    return fault


def _started(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for_pandoc(child: subprocess.Popen[bytes]) -> None:
    """Until the build is under way: it has started a program."""
    children = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    end = time.monotonic() + 20
    while time.monotonic() < end and child.poll() is None:
        with suppress(OSError):
            if children.read_text():
                return
        time.sleep(0.005)


def orphans(folder: Path) -> Iterator[str]:
    """Processes of a build that outlive it."""
    mark = f"{MARK}={folder}\0".encode()
    for _try in range(20):
        found = []
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes():
                    found.append(entry.name)
        if not found:
            return
        time.sleep(0.1)
    yield f"{len(found)} processes outlive the build"


def _killed(kills: int) -> Fault:
    """kill -9 at many moments: each file is that of before or that of afterwards, no manifest says
    of one what it is not, and the next build leaves nothing behind."""

    def fault(folder: Path) -> Iterator[str]:
        names = ("a", "b", "c")
        for name in names:
            with_source(folder, f"{name}.md")
        sources = tuple(f"{name}.md" for name in names)
        command = ("build", *sources, "--to", "html,docx", "--manifest", "--out", "out")
        start = time.monotonic()
        yield from told(*publish(folder, *command), codes=(0,))
        length = time.monotonic() - start
        good = _digests(folder / "out")
        chance = random.Random(0)  # noqa: S311 - no secret
        for number in range(kills):
            before = _digests(folder / "out")
            for source in sources:
                (folder / source).write_text(f"{SOURCE}\n{source}, {number}.\n", encoding="utf-8")
            child = _started(folder, *command)
            time.sleep(chance.uniform(0, length))
            child.send_signal(signal.SIGKILL)
            child.wait()
            yield from orphans(folder)
            yield from _damaged(folder / "out")
            killed = _digests(folder / "out")
            yield from told(*publish(folder, *command), codes=(0,))
            after = _digests(folder / "out")
            mixed = [n for n, d in killed.items() if d not in (before.get(n), after.get(n))]
            yield from (f"{name} is neither old nor new" for name in mixed if name in good)
            if left := sorted(set(after) ^ set(good)):
                yield f"the next build leaves {left}"

    return fault


def _digests(out: Path) -> dict[str, str]:
    return {path.name: _digest(path) for path in out.iterdir()}


def _damaged(out: Path) -> Iterator[str]:
    """Artifacts that are cut, and a manifest that says of a file what it is not."""
    endings = {".html": b"</html>", ".docx": b"PK\x05\x06", ".json": b"}"}
    for path in out.iterdir():
        if path.suffix in endings and endings[path.suffix] not in path.read_bytes()[-200:]:
            yield f"{path.name} is cut"
    manifest = out / "manifest.json"
    if manifest.is_file():
        for artifact in json.loads(manifest.read_text("utf-8")).get("artifacts", []):
            path = out / Path(artifact["path"]).name
            if path.is_file() and artifact["sha256"] != _digest(path):
                yield f"the manifest says of {path.name} what it is not"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _four_at_once(folder: Path) -> Iterator[str]:
    children = [_started(with_source(folder), *COMMAND) for _ in range(4)]
    for child in children:
        if (code := child.wait(120)) not in (0, 4):
            yield f"exit code {code}"
    yield from _damaged(folder / "out")
    yield from partial(folder)


def _full_disk(folder: Path) -> Iterator[str]:
    """A file system of 200 kB; only root can make one."""
    small = folder / "out"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603 - fixed
        return
    try:
        yield from told(*publish(with_source(folder), *COMMAND), codes=(4,))
        yield from partial(folder)
    finally:
        subprocess.run(["umount", str(small)], check=True)  # noqa: S603, S607 - fixed


def _read_only(folder: Path) -> Iterator[str]:
    out = folder / "out"
    out.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(out)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603 - fixed
        return
    try:
        yield from told(*publish(with_source(folder), *COMMAND), codes=(2, 4))
    finally:
        subprocess.run(["umount", str(out)], check=True)  # noqa: S603, S607 - fixed


def _no_folder(folder: Path) -> Iterator[str]:
    """The current folder is gone."""
    gone = folder / "gone"
    gone.mkdir()
    source = with_source(folder) / "a.md"
    child = subprocess.run(  # noqa: S602 - a fixed command
        f'rmdir "{gone}"; exec "{sys.executable}" -c "{PROGRAM}" build "{source}" --to html',
        shell=True,
        cwd=gone,
        capture_output=True,
        check=False,
    )
    yield from told(child.returncode, (child.stdout + child.stderr).decode(errors="replace"))


def _loop(folder: Path) -> None:
    (folder / "out").symlink_to("out")


def _config_loop(folder: Path) -> None:
    (folder / "publish.toml").symlink_to("publish.toml")


_FAULTS: Final[dict[str, Fault]] = {
    "SIGINT": _signalled(signal.SIGINT, 130),
    "SIGTERM": _signalled(signal.SIGTERM, 143),
    "SIGHUP": _signalled(signal.SIGHUP, 129),
    "four builds of one target": _four_at_once,
    "a full disk": _full_disk,
    "a read-only folder": _read_only,
    "a limit on file size": _limited(resource.RLIMIT_FSIZE, 4_096),
    "few files may be open": _limited(resource.RLIMIT_NOFILE, 20),
    "no pandoc": _varied(PYPANDOC_PANDOC="/nowhere/pandoc"),
    "no fonts": _varied(FONTCONFIG_FILE="/dev/null"),
    "no home": _varied(HOME="/nowhere", XDG_CACHE_HOME="/nowhere/cache"),
    "a home that is a file": _varied(HOME="/etc/passwd", XDG_CACHE_HOME="/etc/passwd"),
    "no temporary folder": _varied(TMPDIR="/nowhere"),
    "the C locale": _varied(LANG="C", LC_ALL="C"),
    "an unknown locale": _varied(LANG="xx_XX.x", LC_ALL="xx_XX.x"),
    "a wrong clock": _varied(SOURCE_DATE_EPOCH="later"),
    "a wrong limit of pandoc": _varied(PUBLISH_PANDOC_HEAP="much"),
    "closed input": _closed(0),
    "closed output": _closed(1),
    "closed error output": _closed(2),
    "all streams closed": _closed(0, 1, 2),
    "a name with a line break": _named("a\nb.md"),
    "a name with a dash": _named("-a.md"),
    "a name of 240 bytes": _named(f"{'a' * 237}.md"),
    "a name with escapes": _named("a\x1b[31m.md"),
    "a name that is no text": _undecodable,
    "names that differ in case": _twins("a.md", "A.md"),
    "names in two normal forms": _twins(
        unicodedata.normalize("NFC", "é.md"), unicodedata.normalize("NFD", "é.md")
    ),
    "an output folder that is a file": _instead(lambda folder: (folder / "out").touch()),
    "an output folder that is a loop": _instead(_loop),
    "an output that is a folder": _instead(
        lambda folder: (folder / "out" / "a.html").mkdir(parents=True)
    ),
    "a source that is a folder": _instead(
        lambda folder: (folder / "b.md").mkdir(), "build", "b.md"
    ),
    "a source that is a pipe": _instead(lambda folder: os.mkfifo(folder / "b.md"), "build", "b.md"),
    "a source that is a device": _instead(
        lambda folder: None, "build", "/dev/zero", "--reader", "markdown"
    ),
    "a publish.toml that is a loop": _instead(_config_loop),
    "a publish.toml that is a folder": _instead(lambda folder: (folder / "publish.toml").mkdir()),
    "no current folder": _no_folder,
}
