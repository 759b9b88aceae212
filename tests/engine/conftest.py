"""A real object store on loopback: moto's server."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from time import sleep

import fsspec  # type: ignore[import-untyped]  # it ships no types
import pytest


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The address of an S3 that lives as long as the tests."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = str(found.getsockname()[1])
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
    with subprocess.Popen(  # noqa: S603 - of a package that is installed
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", int(port))).close()
                break
            except ConnectionError:
                sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture
def store(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of an empty bucket."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    bucket = sha256(request.node.name.encode()).hexdigest()[:20]
    fsspec.filesystem("s3").mkdir(bucket)
    yield f"s3://{bucket}"
    fsspec.filesystem("s3").clear_instance_cache()


def listed(address: str) -> list[str]:
    """The names of what is in a folder of a store."""
    system, path = fsspec.core.url_to_fs(address)
    system.invalidate_cache()
    return [name.rpartition("/")[2] for name in sorted(system.find(path))]
