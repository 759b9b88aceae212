"""The service as a program: it listens until it is told to end, and then finishes what it began."""

from __future__ import annotations

import signal
import socket
import sys
from typing import Final

import uvicorn

from publish.errors import UsageError
from publish.service.application import Options, Service

_GRACE: Final = 30
"""Seconds in which builds that have begun may end once the service is told to."""


def serve(options: Options, host: str, port: int) -> None:
    """Serves at an address; of port 0 the system chooses one. Raises `UsageError` when it cannot be
    had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=100)
    except OSError as error:
        raise UsageError(
            f"{host}:{port}: cannot be listened at: {error.strerror or error}",
            hint="choose another --host or --port",
        ) from error
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    config = uvicorn.Config(
        Service(options).application,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
    )
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    print(f"publish: serving at {address}", file=sys.stderr, flush=True)  # noqa: T201 - for people
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # raised again once all is finished
        return
