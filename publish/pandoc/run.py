"""Starts pandoc, and nothing else does.

The binary is the one that the distribution `pypandoc_binary` carries, so its version is locked like
that of any other dependency; a pandoc on `PATH` is never used. It gets an environment of its own
and an empty folder as its working, home and data directory, which goes away afterwards.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import util
from pathlib import Path
from typing import Final

import msgspec

from publish import programs
from publish.archive import DAMAGE, opened
from publish.diagnostics import Log, Severity
from publish.document import Origin
from publish.errors import ExportError, PublishError, SourceError, UsageError, lack
from publish.files import private_folder
from publish.patterns import pattern

TIME_LIMIT: Final = 60.0
"""Seconds of a processor's time. A book of a thousand pages takes about five; what takes longer
will take for ever."""
_PATIENCE: Final = 10 * TIME_LIMIT if sys.platform == "linux" else TIME_LIMIT
"""Seconds by the clock, which go by on a busy machine; elsewhere no other time is limited."""
_WORK: Final = 4
"""Seconds of a processor's time, in which pandoc reads anything that is short, and one more …"""
_WORK_FOR_EACH: Final = 50_000
"""… for so many bytes; it reads 300,000 a second or more."""
LEAST_HEAP: Final = 512
MOST_HEAP: Final = 4096
"""Megabytes of pandoc's heap: a limit between these follows the input …"""
_HEAP_FOR_EACH: Final = 100
"""… by so many bytes for each byte of text; Word's XML takes about 75, a Markdown book 140."""
HEAP_VARIABLE: Final = "PUBLISH_PANDOC_HEAP"
"""The environment variable that sets the limit in its place: `6g`, `800m`."""
_TEXTS: Final = (".xml", ".xhtml", ".html", ".htm")
"""Members of an archive whose size counts; pictures take no more than they have."""
_HEAP: Final = pattern(r"[1-9][0-9]*[mg]")
_EPOCH: Final = "315532800"
"""1980, in seconds since 1970. It is in nothing that is published, for archives are packed anew;
the time of a document would not do, for pandoc states it in ZIP, which knows no year after 2107."""
_HEAP_EXHAUSTED: Final = 251
_REINSTALL: Final = "reinstall pypandoc_binary"
_LOG_NAME: Final = ".log.json"
_LEVEL: Final = pattern(r"^\[(?:WARNING|INFO|ERROR)\] ")
_POSITION: Final = pattern(r",? (?:defined )?at (?:\S+ )?line \d+ column \d+")
"""What a message says of its place, which goes into the diagnostic's own."""
_TAG: Final = pattern(r"</?[a-zA-Z][^<>]*>|<(script|style)\b.*", re.DOTALL)
"""Skipped markup that says nothing to a reader."""
_SETTING: Final = pattern(
    r"\\(?:maketitle|tableofcontents|listof(?:figures|tables)|addcontentsline"
    r"|(?:this)?pagestyle|pagenumbering|setcounter\{page\}|mark(?:both|right)"
    r"|(?:front|main|back)matter|phantomsection|(?:no)?indent|[vh](?:space|fill|skip)"
    r"|(?:big|med|small)skip|centering|ragged(?:right|left|bottom)|flushbottom|sloppy|fussy"
    r"|tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|selectfont"
    r"|(?:double|onehalf|single)spacing|linespread|baselineskip|par(?:skip|indent)"
    r"|(?:set|addto)length|(?:no)?linebreak|nopagebreak|columnbreak|balance|FloatBarrier"
    r"|hyphenation|bibliographystyle|protect|IEEEpeerreviewmaketitle"
    r"|short(?:title|authors?)|(?:title|author)running|running(?:title|authors?))(?![a-zA-Z])"
)
"""Commands of LaTeX that set pages: what they ask for, style and layout say. `\\maketitle` prints
what is read as metadata, and heads of pages have their own words."""
_OF_NO_USE: Final = frozenset({"CouldNotLoadTranslations", "NoTranslation"})
"""Messages about words of pandoc's own: the labels of a document are ours."""
_LOSSES: Final = frozenset(
    {
        "BlockNotRendered",
        "CouldNotConvertTeXMath",
        "CouldNotFetchResource",
        "CouldNotLoadIncludeFile",
        "CouldNotParseIncludeFile",
        "DuplicateNoteReference",
        "InlineNotRendered",
        "NoteDefinedButNotUsed",
        "SkippedContent",
    }
)
"""Messages that say that something of the author's is missing in what pandoc made."""
_CURES: Final = {
    "CouldNotLoadIncludeFile": "replace the command with the content of the file",
    "CouldNotParseIncludeFile": "replace the command with the content of the file",
    "DuplicateNoteReference": "use a unique key for each note",
    "NoteDefinedButNotUsed": "refer to it in the text, or delete it",
}
_CURES_OF_SKIPPED: Final = (
    (pattern(r"\\pageref"), r"use \ref: page numbers differ between formats"),
    (
        pattern(r"\\(?:bibitem|(?:begin|end)\{thebibliography\})"),
        "move the entries into a BibTeX file and use --bibliography FILE",
    ),
    (
        pattern(r"\\(?:begin|end)\{[^{}]*\}\s*\Z"),
        "its content is kept as text; add a heading if needed",
    ),
    (pattern(r"\\begin\{"), "export it as a picture and include that"),
    (pattern(r"\\"), "define it with \\newcommand, or write it as text"),
)
"""What to do about markup that is left out, by how it begins."""


class _Message(msgspec.Struct, frozen=True):
    """An entry of pandoc's `--log`: `pretty` is what pandoc prints of it."""

    type: str
    verbosity: str
    pretty: str
    contents: str = ""
    line: int | None = None


def find() -> Path:
    """pandoc's binary. Raises `PublishError` that says how to get one."""
    # Not through pypandoc: importing it costs as much as a small conversion.
    spec = util.find_spec("pypandoc")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "files"
        for name in ("pandoc", "pandoc.exe"):
            if (folder / name).is_file():
                return folder / name
    raise PublishError("pandoc is not installed", hint="pip install pypandoc_binary")


@cache
def version() -> str:
    """pandoc's version, such as `3.9`. Raises `PublishError` when it does not start."""
    binary = find()
    try:
        process = programs.run(
            [str(binary), "--version"], seconds=TIME_LIMIT, folder=binary.parent, environment={}
        )
    except OSError as error:
        raise PublishError(f"pandoc does not start: {lack(error)}", hint=_remedy(error)) from error
    except programs.TimeoutExpired as error:
        raise PublishError("pandoc does not start", hint=_REINSTALL) from error
    return process.stdout.decode().split()[1]


def read(
    data: bytes,
    markup: str,
    *,
    name: str,
    log: Log,
    to: str = "json",
    standalone: bool = False,
    limit: float = _PATIENCE,
) -> bytes:
    """pandoc's AST, in JSON, of `data` in the format `markup` (with extensions, as for `-f`); or,
    of a bibliography, its works as `to` says them. As a `standalone` document some formats have
    metadata at their beginning that is text otherwise.

    Reading is sandboxed: pandoc opens no file and no address that the data names. `name` is what
    errors call the data. Raises `SourceError` when pandoc refuses it, or takes more time or memory
    than it may.
    """
    whole = ("--standalone",) if standalone else ()
    arguments = ("--sandbox", f"--from={markup}", f"--to={to}", *whole)
    try:
        work = min(_WORK + weight(data) // _WORK_FOR_EACH, int(TIME_LIMIT))
        return _run(data, arguments, files={}, log=log, limit=limit, work=work)
    except _RunError as failure:
        raise SourceError(
            f"{name}: {failure.message}",
            hint=failure.hint or "fix the source, or check its suffix",
        ) from failure


def cite(
    ast: bytes, arguments: tuple[str, ...], *, files: Mapping[str, bytes], name: str, log: Log
) -> bytes:
    """An AST in JSON with its citations put into words by citeproc, which finds bibliographies and
    a style among `files` by the names in `arguments`. Raises `SourceError` with `name`."""
    command = ("--sandbox", "--citeproc", "--from=json", "--to=json", *arguments)
    try:
        return _run(ast, command, files=files, log=log, limit=_PATIENCE)
    except _RunError as failure:
        raise SourceError(
            f"{name}: cannot process citations: {failure.message}",
            hint="fix the bibliography or the CSL style",
        ) from failure


def write(
    ast: bytes,
    to: str,
    *,
    arguments: tuple[str, ...] = (),
    files: Mapping[str, bytes] | None = None,
    log: Log,
    limit: float = _PATIENCE,
) -> bytes:
    """The artifact of format `to` that pandoc makes of an AST in JSON that we made; on any day the
    same.

    `files` are laid, under the names that AST and arguments use, into the folder where pandoc
    works. Raises `ExportError`.
    """
    try:
        return _run(
            ast,
            ("--from=json", f"--to={to}", "--standalone", "--output=-", *arguments),
            files=files or {},
            log=log,
            limit=limit,
        )
    except _RunError as failure:
        raise ExportError(
            f"{to}: {failure.message}",
            hint=failure.hint or "please report this bug and attach the source",
        ) from failure


class _RunError(PublishError):
    """pandoc ended otherwise than it should; becomes an error that says what it was doing."""


def _run(
    data: bytes,
    arguments: tuple[str, ...],
    *,
    files: Mapping[str, bytes],
    log: Log,
    limit: float,
    work: int = int(TIME_LIMIT),
) -> bytes:
    binary = find()
    heap = heap_limit(data)
    with private_folder() as folder:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        command = [
            str(binary),
            *("+RTS", f"-M{heap}", "-RTS"),
            f"--data-dir={folder}",
            f"--log={_LOG_NAME}",
            *arguments,
        ]
        environment = {
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "SOURCE_DATE_EPOCH": _EPOCH,
            "HOME": str(folder),
            "TMPDIR": str(folder),
        }
        try:
            process = programs.run(
                command, data, seconds=limit, folder=folder, environment=environment, work=work
            )
        except programs.TimeoutExpired as error:
            raise _RunError(
                f"pandoc timed out after {error.timeout:g} seconds",
                hint="split the text, or look for long runs of brackets or backticks",
            ) from error
        except OSError as error:
            raise _RunError(f"pandoc does not start: {lack(error)}", hint=_remedy(error)) from error
        if process.returncode:
            raise _failure(process.returncode, process.stderr.decode("utf-8", "replace"), heap)
        _diagnose((folder / _LOG_NAME).read_bytes(), log)
    return process.stdout


def _remedy(error: OSError) -> str:
    """What to do about a program that the machine does not start."""
    if error.errno in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOEXEC):
        return _REINSTALL
    return "close other programs, or raise the limits for memory, processes and open files"


def heap_limit(data: bytes) -> str:
    """What pandoc's heap may grow to for `data`, as `-M` of its runtime takes it: by the size of a
    text, or of the XML in an archive. Raises `UsageError` for a variable that says no size."""
    said = os.environ.get(HEAP_VARIABLE, "")
    if said:
        if not _HEAP.fullmatch(said):
            raise UsageError(
                f'{HEAP_VARIABLE}: invalid memory size "{said}"',
                hint="use a number followed by m or g, such as 6g, or unset it",
            )
        return said
    return f"{min(LEAST_HEAP + weight(data) * _HEAP_FOR_EACH // 2**20, MOST_HEAP)}m"


def weight(data: bytes) -> int:
    """The bytes of a text, or of the XML in an archive."""
    with suppress(*DAMAGE), opened(data) as archive:
        return sum(i.file_size for i in archive.infolist() if i.filename.endswith(_TEXTS))
    return len(data)


def _failure(status: int, words: str, heap: str) -> _RunError:
    if status == _HEAP_EXHAUSTED:
        return _RunError(
            f"pandoc exceeded its memory limit of {heap}",
            hint=f"split the text, or raise the limit: {HEAP_VARIABLE}=6g",
        )
    if status < 0:
        return _RunError(
            f"pandoc was terminated by signal {signal.Signals(-status).name}",
            hint="try again; the machine may be out of memory",
        )
    said = " ".join(_LEVEL.sub("", line.strip()) for line in words.splitlines())
    # What cures that depends on whose the data is: the caller knows.
    return _RunError(f"pandoc failed: {said.strip() or f'exit status {status}'}", hint="")


def _diagnose(entries: bytes, log: Log) -> None:
    for entry in msgspec.json.decode(entries, type=list[_Message]):
        severity = _severity(entry)
        if severity is None:
            continue
        log.add(
            severity,
            f"pandoc-{_hyphenated(entry.type)}",
            _POSITION.sub("", " ".join(entry.pretty.split())),
            origin=None if entry.line is None else Origin(entry.line, entry.line),
            hint=_cure(entry),
        )


def _cure(entry: _Message) -> str:
    if entry.type != "SkippedContent":
        return _CURES.get(entry.type, "")
    cures = (cure for what, cure in _CURES_OF_SKIPPED if what.match(entry.contents))
    return next(cures, "write it as text")


def _severity(entry: _Message) -> Severity | None:
    if entry.type in _OF_NO_USE:
        return None
    if entry.type in _LOSSES:
        silent = _TAG.fullmatch(entry.contents) or _SETTING.match(entry.contents)
        return "info" if silent else "loss"
    return "warning" if entry.verbosity == "WARNING" else None


def _hyphenated(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
