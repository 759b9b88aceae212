"""What the processes of the service do: an order is built in the folder of its request.

The folder becomes the current one, so that the same is made, and said, as by the command line
there. No address is asked: the interpreter refuses it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Final

import msgspec

from publish.diagnostics import Diagnostic, Log
from publish.engine.config import Config, load_config
from publish.engine.limits import Limits
from publish.engine.plan import Request, plan
from publish.engine.run import Way, run
from publish.errors import ChaptersError, PublishError, StyleProblemsError, UsageError
from publish.files import confined
from publish.readers.metadata import meta_from_pairs
from publish.style.definition.compiled import our_styles, remarks

FILES: Final = "in"
"""The folder of the files of a request, in its own."""
OUT: Final = "dist"
"""The folder of its artifacts, in that."""
_WRONG: Final = 400
_UNPROCESSABLE: Final = 422
_ASKING: Final = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a request asks for: names of files in its folder, and choices, "" for none."""

    sources: tuple[str, ...]
    formats: tuple[str, ...] = ()
    layout: str = ""
    style: str = ""
    own_style: bool = False
    """Whether `style` is a file of the request."""
    metadata: tuple[str, ...] = ()


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact in the folder `OUT` of a request."""

    name: str
    format: str
    layout: str
    media_type: str
    sha256: str
    size: int


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that went wrong. `code` is that of the command line's `--diagnostics json`."""

    code: str
    message: str
    hint: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an order; `status` is that of HTTP."""

    artifacts: tuple[Made, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[Fault, ...] = ()
    status: int = 200


class _Given:
    """What each process is given when it starts."""

    config: Config = Config()
    limits: Limits = Limits()


def begin(config: str, limits: Limits) -> None:
    """Prepares a process; `config` is the path of a `publish.toml`, or ""."""
    _Given.limits = limits
    _Given.config = served(config)
    sys.addaudithook(_refuse_asking)


def ready() -> None:
    """Does nothing; whoever calls it knows that a process has begun."""


def served(config: str) -> Config:
    """What the project at `config` settles. Its publications are no sources of a request."""
    if not config:
        return Config()
    return msgspec.structs.replace(load_config(Path(config).resolve()), publications=())


def build(order: Order, folder: Path) -> Answer:
    """Builds an order in the folder of its request; also what a killed process leaves is there."""
    os.chdir(folder / FILES)
    temporary = folder / "tmp"
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    try:
        ours = {path.parent for path in our_styles().values()}
        with confined(folder, *ours) if order.own_style else nullcontext():
            return _built(order)
    except (ChaptersError, StyleProblemsError) as several:
        return refused(several, *several.errors)
    except PublishError as error:
        return refused(error)
    finally:
        tempfile.tempdir = None
        os.chdir("/")


def refused(error: PublishError, *parts: PublishError) -> Answer:
    """The answer to an order of which nothing comes."""
    status = _WRONG if isinstance(error, UsageError) else _UNPROCESSABLE
    return Answer(faults=tuple(map(_fault, parts or (error,))), status=status)


def _built(order: Order) -> Answer:
    log = Log()
    request = Request(
        sources=order.sources,
        to=order.formats,
        layout=order.layout,
        style=order.style,
        out=Path(OUT),
        metadata=meta_from_pairs(order.metadata, "metadata", log),
    )
    jobs = plan(request, _Given.config)
    outcomes = list(run(jobs, Way(limits=_Given.limits)))
    told = [*log.diagnostics, *remarks(jobs[0].style_name)]
    for outcome in outcomes:
        told += outcome.diagnostics
    errors = [error for outcome in outcomes for error in outcome.errors]
    return Answer(
        artifacts=tuple(
            Made(
                name=artifact.path.name,
                format=artifact.format,
                layout=artifact.layout,
                media_type=artifact.media_type,
                sha256=artifact.sha256,
                size=artifact.size,
            )
            for outcome in outcomes
            for artifact in outcome.artifacts
        ),
        diagnostics=tuple(told),
        faults=tuple(map(_fault, errors)),
        status=_UNPROCESSABLE if errors else 200,
    )


def _fault(error: PublishError) -> Fault:
    kind = type(error).__name__.removesuffix("Error").lower()
    return Fault(code=f"{kind}-error", message=error.message, hint=error.hint)


def _refuse_asking(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _ASKING:
        raise PermissionError("the service asks no address")
