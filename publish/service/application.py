"""The service as an ASGI application: limits on what comes in, and what goes out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from publish.archive import pack
from publish.engine.limits import Limits
from publish.engine.pool import ENDED, ended, pool_of
from publish.errors import PublishError
from publish.files import private_folder, read
from publish.service import openapi
from publish.service.build_job import FILES, OUT, Answer, Order, begin, build, ready, refused
from publish.service.metrics import MEDIA_TYPE, Metrics
from publish.service.uploads import taken

_ARRIVAL: Final = 60
"""Seconds in which a request has to arrive."""
_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_ZIP: Final = "application/zip"
_PAGE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline';"
    " form-action 'self'; frame-ancestors 'none'"
}


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever serves has settled: the path of a `publish.toml` or "", limits of a build, how
    many are done at once, how many more may wait, and the bytes of a request."""

    config: str = ""
    limits: Limits = Limits()
    jobs: int = 1
    queue: int = 16
    upload: int = 10**8


class Service:
    """The application, and the processes that build."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._metrics = Metrics()
        self._inside = 0
        self._turns = asyncio.Semaphore(options.jobs)
        self._pool: Any = pool_of(
            options.jobs,
            options.limits,
            begin=begin,
            given=(options.config, options.limits),
            copied=False,
        )
        self.application = Starlette(
            routes=[
                Route("/", self._page),
                Route("/openapi.json", self._described),
                Route("/v1/formats", self._formats),
                Route("/v1/build", self._build, methods=["POST"]),
                Route("/healthz", self._health),
                Route("/metrics", self._measured),
            ],
            exception_handlers={HTTPException: _refused, Exception: _failed},
            lifespan=self._living,
        )

    @asynccontextmanager
    async def _living(self, _application: Starlette) -> AsyncIterator[None]:
        first = [self._pool.schedule(ready) for _ in range(self._options.jobs)]
        try:
            await asyncio.gather(*map(asyncio.wrap_future, first))
            yield
        finally:
            with suppress(RuntimeError):
                self._pool.stop()
            await run_in_threadpool(self._pool.join)

    async def _page(self, _request: Request) -> Response:
        return HTMLResponse(openapi.page(), headers=_PAGE)

    async def _described(self, _request: Request) -> Response:
        return Response(msgspec.json.encode(openapi.openapi()), media_type=_JSON)

    async def _formats(self, _request: Request) -> Response:
        return Response(msgspec.json.encode(openapi.formats()), media_type=_JSON)

    async def _health(self, _request: Request) -> Response:
        return Response(b'{"status":"ok"}', media_type=_JSON)

    async def _measured(self, _request: Request) -> Response:
        return Response(self._metrics.text(), headers={"Content-Type": MEDIA_TYPE})

    async def _build(self, request: Request) -> Response:
        """Builds, or refuses to when too many others are here."""
        if self._inside >= self._options.jobs + self._options.queue:
            self._metrics.requests.labels(status="503").inc()
            raise HTTPException(503, "too many builds at once", headers={"Retry-After": "5"})
        self._inside += 1
        status = "500"
        try:
            with self._metrics.seconds.time(), self._metrics.inside.track_inprogress():
                response = await self._answered(request)
            status = str(response.status_code)
        except HTTPException as error:
            status = str(error.status_code)
            raise
        else:
            return response
        finally:
            self._inside -= 1
            self._metrics.requests.labels(status=status).inc()

    async def _answered(self, request: Request) -> Response:
        with private_folder() as folder:
            try:
                async with asyncio.timeout(_ARRIVAL):
                    order = await taken(request, folder / FILES, self._options.upload)
                async with self._turns:
                    answer = await self._built(request, order, folder)
            except TimeoutError as error:
                raise HTTPException(408, f"not here within {_ARRIVAL} seconds") from error
            except ClientDisconnect:
                return Response(status_code=400)  # nobody reads it
            except PublishError as error:
                return _problem(refused(error))
            if answer.faults:
                return _problem(answer)
            for made in answer.artifacts:
                self._metrics.artifacts.labels(format=made.format).inc()
            zipped = _ZIP in request.headers.get("accept", "")
            return await run_in_threadpool(_delivered, answer, folder / FILES / OUT, zipped=zipped)

    async def _built(self, request: Request, order: Order, folder: Path) -> Answer:
        """What comes of an order. Its process is ended when whoever asked is gone."""
        limits = self._options.limits
        future = self._pool.schedule(build, (order, folder), timeout=limits.seconds)
        made = asyncio.wrap_future(future)
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({made, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not made.done():
                raise ClientDisconnect
            answer: Answer = made.result()
        except ENDED as error:
            return refused(ended(error, ", ".join(order.sources), limits))
        else:
            return answer
        finally:
            gone.cancel()
            made.cancel()


async def _gone(request: Request) -> None:
    """Returns when whoever sent the request has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _delivered(answer: Answer, folder: Path, *, zipped: bool) -> Response:
    """The one artifact, or all of them in a ZIP with what there is to know."""
    files = [(made.name, read(folder / made.name)) for made in answer.artifacts]
    if len(files) > 1 or zipped:
        known = {"artifacts": answer.artifacts, "diagnostics": answer.diagnostics}
        files.append(("diagnostics.json", msgspec.json.format(msgspec.json.encode(known))))
        return Response(pack(files), media_type=_ZIP, headers=_named("publish.zip"))
    ((name, data),) = files
    counts: dict[str, int] = {}
    for diagnostic in answer.diagnostics:
        counts[diagnostic.severity] = counts.get(diagnostic.severity, 0) + 1
    told = ", ".join(f"{severity}={count}" for severity, count in counts.items())
    headers = {**_named(name), "Publish-Diagnostics": told}
    return Response(data, headers={**headers, "Content-Type": answer.artifacts[0].media_type})


def _named(name: str) -> dict[str, str]:
    """The headers of a file to be kept; see RFC 6266, and RFC 8187 for names that are not ASCII."""
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
    }


def _problem(answer: Answer) -> Response:
    """A problem document (RFC 9457) about an order of which nothing came."""
    more: dict[str, object] = {"errors": answer.faults, "diagnostics": answer.diagnostics}
    return _document(answer.status, answer.faults[0].message, more)


def _document(
    status: int, detail: str, more: dict[str, object], headers: dict[str, str] | None = None
) -> Response:
    known = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    content = msgspec.json.encode({**known, "detail": detail, **more})
    return Response(content, status, media_type=_PROBLEM, headers=headers)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for these
    return _document(error.status_code, error.detail, {}, dict(error.headers or {}))


def _failed(_request: Request, _error: Exception) -> Response:
    return _document(500, "publish itself is at fault; its log says how", {})
