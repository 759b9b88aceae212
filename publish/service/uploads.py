"""From the form of a request to files in its folder and an order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from publish.errors import UsageError
from publish.service.build_job import Order
from publish.style.definition.compiled import SUFFIXES, our_styles

FILES: Final = ("sources", "pictures", "style")
FIELDS: Final = ("style", "formats", "layout", "metadata")
_MOST_FILES: Final = 1000
_MOST_FIELDS: Final = 100
_MOST_DEPTH: Final = 8
_LONGEST: Final = 120


async def taken(request: Request, folder: Path, largest: int) -> Order:
    """The order of a request of at most `largest` bytes, whose files are put into `folder`.

    Raises `UsageError` for what the form says, `HTTPException` for what it is.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415, "the request is to be multipart/form-data")
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > largest:
        raise _too_large(largest)
    limited = Request(request.scope, _Limited(request, largest).receive)
    folder.mkdir()
    async with limited.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
        return await _order(form, folder)


class _Limited:
    """Receives a body, and refuses to go on when it has more bytes than it may."""

    def __init__(self, request: Request, largest: int) -> None:
        self._request = request
        self._largest = largest
        self._size = 0

    async def receive(self) -> Message:
        message = await self._request.receive()
        self._size += len(message.get("body", b""))
        if self._size > self._largest:
            raise _too_large(self._largest)
        return message


def _too_large(largest: int) -> HTTPException:
    return HTTPException(413, f"the request has more than {largest // 10**6} MB")


async def _order(form: FormData, folder: Path) -> Order:
    names: dict[str, list[str]] = {field: [] for field in FILES}
    texts: dict[str, list[str]] = {field: [] for field in FIELDS}
    for field, value in form.multi_items():
        if isinstance(value, str):
            if field not in texts:
                raise UsageError(f"{_shown(field)}: no such field", hint=_among(FIELDS))
            texts[field] += [value] if value else []
        elif field not in names:
            raise UsageError(f"{_shown(field)}: no such file field", hint=_among(FILES))
        elif value.filename:  # a form in a browser sends an empty file when none was chosen
            names[field].append(await _saved(value, folder))
    if not names["sources"]:
        raise UsageError("no source is given", hint="send a file as sources")
    styles = [*names["style"], *texts["style"]]
    for field, values in (("style", styles), ("layout", texts["layout"])):
        if len(values) > 1:
            raise UsageError(f"{field} is given {len(values)} times", hint="give it once")
    return Order(
        sources=tuple(names["sources"]),
        formats=tuple(_listed(texts["formats"])),
        layout="".join(texts["layout"]),
        style=_style(*names["style"], *texts["style"], own=bool(names["style"])) if styles else "",
        own_style=bool(names["style"]),
        metadata=tuple(texts["metadata"]),
    )


async def _saved(upload: UploadFile, folder: Path) -> str:
    """Puts a file where its name says. Raises `UsageError` for a name that leads elsewhere."""
    name = upload.filename or ""
    path = PurePosixPath(name)
    harmful = path.is_absolute() or set('\\:<>"|?*') & set(name) or not name.isprintable()
    if harmful or len(path.parts) > _MOST_DEPTH or any(map(_is_odd, path.parts)):
        raise UsageError(
            f"{_shown(name)}: is no name for a file of a request",
            hint="relative paths with /, whose parts do not begin with . or -",
        )
    place = folder / path
    if place.exists():
        raise UsageError(f"{name}: two files have this name", hint="rename one")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(await upload.read())
    except FileExistsError as error:
        raise UsageError(f"{name}: a file has the name of its folder") from error
    return str(path)


def _is_odd(part: str) -> bool:
    return part.startswith((".", "-")) or len(part.encode()) > _LONGEST


def _style(name: str, *, own: bool) -> str:
    """The style of that name as a request for a build has it: a file of the request, or ours."""
    if own:
        if "+" in name or not name.endswith(SUFFIXES):
            raise UsageError(f"{name}: is no name of a style", hint=f"let it end in {SUFFIXES[0]}")
        return f"./{name}"
    if unknown := set(name.split("+")) - set(our_styles()):
        raise UsageError(
            f'unknown style "{_shown(unknown.pop())}"',
            hint=f"send a file, or {_among(tuple(our_styles()))}",
        )
    return name


def _listed(values: list[str]) -> Iterator[str]:
    for value in values:
        yield from (part.strip() for part in value.split(",") if part.strip())


def _among(names: tuple[str, ...]) -> str:
    return f"there are {', '.join(names)}"


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= _LONGEST else f"{name[:_LONGEST]!a}…"
