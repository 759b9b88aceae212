"""A real scheduler and its workers on loopback: the bytes of one process, whatever befalls them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import sleep

import pytest

from publish.cli import main
from publish.engine.cluster import do
from publish.engine.config import Config
from publish.engine.plan import Request, plan
from publish.engine.remote import fetch, put
from publish.engine.run import Way
from publish.errors import UsageError
from tests.engine.conftest import listed

BIN = Path(sys.executable).parent
PATIENCE = 120
DOCUMENTS = 24


@pytest.fixture(autouse=True)
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of documents, of which one cannot be read and one is warned of."""
    monkeypatch.chdir(tmp_path)
    names = [f"{number:02}.md" for number in range(DOCUMENTS)]
    for name in names:
        Path(name).write_text(f"---\ntitle: Title {name}\n---\n\n" + f"Text of {name}.\n\n" * 40)
    Path("05.md").write_text("Text without a title.\n")
    Path("07.docx").write_bytes(b"PK")
    names[7] = "07.docx"
    return names


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(  # noqa: S603 - of a package that is installed
        [BIN / "dask", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def cluster() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a cluster with two workers, and the first of them."""
    known = ("--scheduler-file", "scheduler.json")
    with ExitStack() as stack:
        stack.enter_context(
            started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *known)
        )
        while not Path("scheduler.json").exists():
            sleep(0.05)
        worker = ("worker", *known, "--nthreads", "1", "--no-dashboard")
        first = stack.enter_context(started(*worker, "--no-nanny"))
        stack.enter_context(started(*worker))
        address = json.loads(Path("scheduler.json").read_text())["address"]
        yield f"dask://{address.removeprefix('tcp://')}", first


def building(sources: list[str], *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "publish.cli", "build", *sources, "--to", "docx,html"]
    environment = {**os.environ, "PUBLISH_CACHE": ""}
    return subprocess.Popen(  # noqa: S603 - ours
        [*command, *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def timeless(text: str) -> str:
    """The text without the seconds that the build took."""
    return re.sub(r"in \d+\.\d s\n", "in some time\n", text)


def test_a_worker_that_is_killed_loses_nothing_and_makes_nothing_twice(
    sources: list[str], store: str
) -> None:
    for name in sources:
        put(f"{store}/{name}", Path(name).read_bytes())
    named = [f"{store}/{name}" for name in sources]
    alone = building(named, "--jobs", "1", "--out", "alone", "--manifest")
    said_alone = alone.communicate(timeout=PATIENCE)
    out = f"{store}/out"
    with cluster() as (address, first):
        together = building(named, "--cluster", address, "--out", out, "--manifest")
        while len(listed(out)) < 6 and together.poll() is None:
            sleep(0.05)
        assert together.poll() is None
        first.kill()
        said = together.communicate(timeout=PATIENCE)
    made = files("alone")
    assert len(made) == 2 * (DOCUMENTS - 1) + 2
    assert listed(out) == list(made)
    assert {name: fetch(f"{out}/{name}") for name in made} == made
    assert [timeless(text.replace(out, "alone")) for text in said] == [*map(timeless, said_alone)]
    assert together.returncode == alone.returncode == 3


@pytest.mark.slow
def test_a_cluster_on_this_machine_gives_the_same_bytes(sources: list[str]) -> None:
    for name, options in (("alone", ["--jobs", "1"]), ("local", ["--cluster", "local"])):
        build = building(sources[:3], "--out", name, *options)
        assert "error" not in build.communicate(timeout=PATIENCE)[1]
    assert files("local") == files("alone")


def test_what_is_no_cluster_is_refused(
    sources: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", sources[0], "--cluster", "tcp:1"]) == 2
    assert "write dask://HOST:PORT, or local" in capfd.readouterr().err


def test_what_is_not_installed_is_named() -> None:
    code = (
        "import sys; sys.modules['distributed'] = None;"
        "from publish.cli import main; main(['build', '00.md', '--cluster', 'local', '--force'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert 'pip install "publish-documents[cluster]"' in done.stderr


def test_a_worker_with_other_versions_is_refused(sources: list[str]) -> None:
    (job,) = plan(Request(sources=(sources[0],), to=("html",)), Config())
    with pytest.raises(UsageError, match=r"a worker has publish [\d.]+, whoever builds 0\.0"):
        do(job, Way(), ".", {"publish": "0.0"})
