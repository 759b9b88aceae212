"""`--untrusted`: the whole command runs in a sandbox of bubblewrap, and with it every program and
process that it starts: pandoc, browsers, LibreOffice, Java, the children that decode pictures and
read artifacts.

In the sandbox there is no network and nothing of the machine but programs, libraries and fonts, the
folders of the files that were named and the project's, read-only, and the folders of what is
written. What is kept of earlier builds is not there, for a later build would believe it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from publish.cli.options import config_of
from publish.disk_cache import VARIABLE
from publish.engine.remote import is_address
from publish.errors import UsageError
from publish.programs import become
from publish.system_packages import install_hint

if TYPE_CHECKING:
    import argparse

OPTION: Final = "--untrusted"
_PRIVATE: Final = "/tmp"  # noqa: S108 - of the sandbox alone
_SYSTEM: Final = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt"),
    *("/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/etc/passwd"),
    *("/etc/libreoffice", "/etc/chromium", "/etc/chromium.d", "/var/cache/fontconfig"),
)
"""What programs need of a Linux; in /etc stand secrets as well."""
_NAMING: Final = ("sources", "artifacts", "bibliography", "against", "csl", "style", "config")
"""Options that name files to be read."""


def confined(options: argparse.Namespace, arguments: Sequence[str]) -> NoReturn:
    """Becomes the same command in a sandbox. Raises `UsageError` when there is no
    bubblewrap, or something is to be done elsewhere."""
    bubblewrap = shutil.which("bwrap") if sys.platform == "linux" else None
    if bubblewrap is None:
        raise UsageError(
            f"{OPTION}: bubblewrap is not installed",
            hint=install_hint("bubblewrap"),
        )
    if getattr(options, "cluster", "") or is_address(getattr(options, "out", None) or ""):
        raise UsageError(
            f"{OPTION}: there is no network in the sandbox", hint="build without addresses"
        )
    reads, writes = _named(options)
    for folder in writes:
        folder.mkdir(parents=True, exist_ok=True)
    rest = [argument for argument in arguments if argument != OPTION]
    program = (sys.executable, "-m", "publish.cli", *rest)
    become((bubblewrap, *sandbox(reads, writes, Path.cwd()), *program), _environment(os.environ))


def sandbox(reads: Iterable[Path], writes: Iterable[Path], here: Path) -> Iterator[str]:
    """The options of bubblewrap for a sandbox in which some folders are read and others written;
    `here` is the current folder, which need not be one of them."""
    yield from ("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL")
    yield from ("--proc", "/proc", "--dev", "/dev", "--tmpfs", _PRIVATE)
    for place in (*_SYSTEM, *map(str, Path("/etc").glob("java-*"))):
        yield from ("--ro-bind-try", place, place)
    written = {folder.absolute() for folder in writes}
    read = {folder.absolute() for folder in (*_python(), *reads)} - written
    # Parents first: what is bound later lies over what was bound before.
    bound: set[Path] = set()
    for folder in sorted(read | written):
        # A link in a folder that is bound is there already: only what it leads to is bound.
        at = folder.resolve() if bound.intersection(folder.parents) else folder
        bound.add(at)
        yield from ("--bind" if folder in written else "--ro-bind-try", str(at), str(at))
    yield from ("--dir", str(here), "--chdir", str(here), "--")


def _python() -> Iterator[Path]:
    """Where the interpreter and its packages are."""
    yield from (Path(sys.prefix), Path(sys.base_prefix))
    yield from (Path(place) for place in sys.path if place and Path(place).is_dir())


def _named(options: argparse.Namespace) -> tuple[list[Path], list[Path]]:
    """The folders that a command reads, and those that it writes."""
    config = config_of(options)
    named: list[str] = []
    for name in _NAMING:
        value = getattr(options, name, None) or ()
        named += (value,) if isinstance(value, str) else value
    paths = [Path(name) for name in named if Path(name).exists()]
    reads = [path if path.is_dir() else path.parent for path in paths]
    reads += [path.resolve().parent for path in paths if path.is_symlink()]
    reads += [config.path.parent] if config.path else []
    report = getattr(options, "report", "")
    writes = [Path(report).parent] if report else []
    if hasattr(options, "to"):
        writes.append(Path(options.out) if options.out else config.out)
    elif any(path.is_dir() for path in paths):
        reads.append(Path.cwd())  # from here a manifest names its sources
        writes += [path for path in paths if path.is_dir() and options.record]
    return reads, writes


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    paths = os.pathsep.join(place for place in sys.path if place)
    private = {"HOME": _PRIVATE, "TMPDIR": _PRIVATE, VARIABLE: f"{_PRIVATE}/cache"}
    return {**ours, **private, "PYTHONPATH": paths}
