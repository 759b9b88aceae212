"""The command line: arguments become a request, diagnostics become lines, errors become exit codes.

    0  done
    1  publish itself is at fault, or `doctor` found something missing
    2  usage: an option, a name, a style or a publish.toml is wrong; nothing was started
    3  a source cannot be read
    4  an export failed, an artifact could not be written, or a check found a difference
    5  `--strict`, and an artifact would have lost something

Of several sources the good ones are built; the exit code is the lowest of what went wrong.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


_BETWEEN_COLLECTIONS: Final = 50_000
"""New objects after which garbage is looked for: what is made of a document lives as long as it,
and with the interpreter's 700 every tenth second would go into looking through it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; `argv` is without the program's name. Returns the exit code."""
    from publish.cli.diagnostics_output import print_error
    from publish.cli.parser import parser
    from publish.errors import (
        ChaptersError,
        ExportError,
        PublishError,
        StyleProblemsError,
        lack,
    )

    _open_closed()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    signal.signal(signal.SIGTERM, _end)
    # Under nohup it is ignored, and stays so; Windows has none.
    if (hangup := getattr(signal, "SIGHUP", None)) and signal.getsignal(hangup) != signal.SIG_IGN:
        signal.signal(hangup, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if argv is None else argv
    options = parser(arguments[0] if arguments else "").parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    _import_msgspec()
    try:
        if getattr(options, "untrusted", False):
            from publish.cli.sandbox import confined

            confined(options, arguments)
        with _styles(options):
            code = command(options)
        sys.stdout.flush()
    except (ChaptersError, StyleProblemsError) as several:
        for error in several.errors:
            print_error(error, getattr(options, "diagnostics", "text"))
        return several.exit_code
    except PublishError as error:
        print_error(error, getattr(options, "diagnostics", "text"))
        return error.exit_code
    except BrokenPipeError:
        _leave_output()
        return 1
    except OSError as error:
        if error.filename is not None:
            raise
        # Files are named by what opens them: only a stream of our own has no name.
        _leave_output()
        unwritten = ExportError(f"the output cannot be written: {error.strerror or error}")
        print_error(unwritten, getattr(options, "diagnostics", "text"))
        return unwritten.exit_code
    except MemoryError as lacking:
        short = ExportError(lack(lacking), hint="end other programs, or build less at once")
        print_error(short, getattr(options, "diagnostics", "text"))
        return short.exit_code
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except _Ended as ended:
        return 128 + ended.number
    return code


def _import_msgspec() -> None:
    """Imports it without `typing_extensions`, which it does not need on a Python of this age, and
    which takes longer to import than all the rest of it."""
    absent = "typing_extensions" not in sys.modules
    if absent:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as PEP 302 has it
    try:
        import msgspec  # noqa: F401
    finally:
        if absent:
            del sys.modules["typing_extensions"]


def program() -> NoReturn:
    """`main` as a program, which ends at once: threads of libraries (Pango's) still run, and may
    crash while the interpreter takes itself apart."""
    try:
        code = main()
    except SystemExit as usage:  # argparse's
        code = usage.code if isinstance(usage.code, int) else 2
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


class _Ended(BaseException):
    """Somebody sent SIGTERM, or the terminal is gone (SIGHUP): children are ended and temporary
    files removed on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _end(number: int, _frame: object) -> None:
    raise _Ended(number)


def _styles(options: argparse.Namespace) -> AbstractContextManager[None]:
    """Lets styles name files anywhere while a command runs that was asked to."""
    if not getattr(options, "files_anywhere", False):
        return nullcontext()
    from publish.style.definition.compiled import files_anywhere

    return files_anywhere()


def _open_closed() -> None:
    """Opens the streams that whoever started us has closed: to read nothing, to print nowhere."""
    from pathlib import Path

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def _leave_output() -> None:
    """Leads what is still to be written nowhere: the interpreter would fail over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
