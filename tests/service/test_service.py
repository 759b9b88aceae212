"""The service, as a program that listens on loopback."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

import httpx
import pytest
from jsonschema import Draft202012Validator

from publish.cli import main

if sys.platform == "win32":
    pytest.skip("Windows knows no SIGTERM", allow_module_level=True)

SOURCE = b"---\ntitle: Boats\n---\n\nText.\n\n![A boat](img/boat.svg)\n"
BOAT = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>'
SLOW = b"# Boats\n\n" + b"A *line* of text, and [another](https://a.example).\n\n" * 20_000
PATIENCE = 120
Parts = list[tuple[str, tuple[str | None, bytes]]]


@contextmanager
def served(
    folder: Path, *options: str, config: str = ""
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a service whose temporary files are in `folder`, and its process."""
    (folder / "publish.toml").write_text(config)
    (folder / "tmp").mkdir()
    command = [sys.executable, "-m", "publish.cli", "serve", "--port", "0", *options]
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    with subprocess.Popen(  # noqa: S603 - ours
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = re.search(r"http://[\d.:]+", said)
            assert found, said + process.stderr.read()
            yield found[0], process
        finally:
            process.terminate()
            assert process.wait(PATIENCE) == 0
    assert list((folder / "tmp").iterdir()) == []


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    with served(folder, "--jobs", "1", "--upload", "1") as (found, _):
        yield found


def form(*files: tuple[str, str, bytes], **fields: str) -> Parts:
    made: Parts = [(field, (name, data)) for field, name, data in files]
    return made + [(field, (None, value.encode())) for field, value in fields.items()]


def sent(address: str, parts: Parts, **headers: str) -> httpx.Response:
    url = f"{address}/v1/build"
    return httpx.post(url, files=parts, headers=headers, timeout=PATIENCE, trust_env=False)


def got(address: str, path: str) -> httpx.Response:
    return httpx.get(address + path, timeout=PATIENCE, trust_env=False)


def test_the_bytes_are_those_of_the_command_line(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    style = b'name = "Ours"\nextends = "plain"\n'
    Path("img").mkdir()
    for name, data in (("a.md", SOURCE), ("o.toml", style)):
        Path(name).write_bytes(data)
    Path("img/boat.svg").write_bytes(BOAT)
    options = ["--to", "pdf,docx,epub,html", "--style", "o.toml", "--meta", "date=2025-06-03"]
    assert main(["build", "a.md", *options]) == 0
    answer = sent(
        address,
        form(
            ("sources", "a.md", SOURCE),
            ("pictures", "img/boat.svg", BOAT),
            ("style", "o.toml", style),
            formats="pdf,docx,epub,html",
            metadata="date=2025-06-03",
        ),
    )
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    known = json.loads(members.pop("diagnostics.json"))
    assert members == {path.name: path.read_bytes() for path in Path("dist").iterdir()}
    assert [made["name"] for made in known["artifacts"]] == list(members)
    assert {one["code"] for one in known["diagnostics"]} == {"language-assumed", "alt-is-caption"}


def test_one_artifact_is_the_answer_itself(address: str) -> None:
    parts = form(("sources", "über.md", SOURCE), ("pictures", "img/boat.svg", BOAT), formats="html")
    answer = sent(address, parts)
    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-disposition"].endswith("UTF-8''%C3%BCber.html")
    assert answer.headers["publish-diagnostics"] == "info=3"
    zipped = sent(address, parts, accept="application/zip")
    with zipfile.ZipFile(io.BytesIO(zipped.content)) as archive:
        assert archive.read("über.html") == answer.content


def test_what_it_offers_is_described(address: str) -> None:
    assert got(address, "/healthz").json() == {"status": "ok"}
    formats = got(address, "/v1/formats").json()
    assert ".md" in {suffix for reader in formats["readers"] for suffix in reader["suffixes"]}
    assert {made["name"] for made in formats["formats"]} >= {"pdf", "docx", "epub", "html"}
    described = got(address, "/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for path, calls in described["paths"].items():
        for call in calls.values():
            assert call["operationId"], path
            for answer in call["responses"].values():
                for content in answer["content"].values():
                    Draft202012Validator.check_schema(content.get("schema", {}))
    body = described["paths"]["/v1/build"]["post"]["requestBody"]["content"]["multipart/form-data"]
    Draft202012Validator.check_schema(body["schema"])
    page = got(address, "/")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search(r"(src|href)=.?(https?:)?//|@import|<script", page.text)
    sent(address, form(("sources", "a.md", b"# A\n"), formats="html"))
    assert 'publish_artifacts_total{format="html"}' in got(address, "/metrics").text


@pytest.mark.parametrize(
    ("parts", "status", "says"),
    [
        (form(formats="pdf"), 400, "no source is given"),
        (form(("sources", "a.md", b"# A\n"), formats="pdq"), 400, 'unknown exporter "pdq"'),
        (form(("sources", "a.md", b"# A\n"), layout="memoir"), 400, 'unknown layout "memoir"'),
        (form(("sources", "a.md", b"# A\n"), metadata="date"), 400, "has no value"),
        (form(("sources", "a.md", b"# A\n"), colour="red"), 400, "colour: no such field"),
        (form(("files", "a.md", b"# A\n")), 400, "files: no such file field"),
        (form(("sources", "../a.md", b"# A\n")), 400, "is no name for a file"),
        (form(("sources", "/a.md", b"# A\n")), 400, "is no name for a file"),
        (form(("sources", "s3://a/b.md", b"# A\n")), 400, "is no name for a file"),
        (form(("sources", "-", b"# A\n")), 400, "is no name for a file"),
        (form(*[("sources", "a.md", b"# A\n")] * 2), 400, "two files have this name"),
        (form(("sources", "a.md", b"# A\n"), ("pictures", "a.md/b", b"")), 400, "of its folder"),
        (form(("sources", "a.md", b"# A\n"), style="/etc/passwd"), 400, "unknown style"),
        (form(("sources", "a.md", b"# A\n"), ("style", "o.toml", b"x =")), 400, "o.toml:1:4"),
        (form(("sources", "a.xyz", b"# A\n"), formats="pdf"), 422, 'no reader for ".xyz"'),
        (form(("sources", "a.docx", b"PK"), formats="html"), 422, "a.docx"),
        (form(("sources", "a.md", b"A" * 10**6), formats="html"), 413, "more than 1 MB"),
    ],
)
def test_what_goes_wrong_is_a_problem_document(
    address: str, parts: Parts, status: int, says: str
) -> None:
    answer = sent(address, parts)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status), problem
    assert says in problem["detail"]
    assert problem["type"] == "about:blank"


def test_requests_of_other_kinds_are_problems_too(address: str) -> None:
    plain = httpx.post(f"{address}/v1/build", content=b"# A", trust_env=False)
    answers = [plain, got(address, "/v2/build"), got(address, "/v1/build")]
    assert [answer.status_code for answer in answers] == [415, 404, 405]
    assert {answer.json()["status"] for answer in answers} == {415, 404, 405}


def chunks() -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="sources"; filename="a.md"\r\n\r\n'
    for _ in range(20):
        yield b"A" * 10**5


def test_a_request_that_states_no_size_has_the_same_limit(address: str) -> None:
    headers = {"content-type": "multipart/form-data; boundary=b"}
    url = f"{address}/v1/build"
    answer = httpx.post(url, content=chunks(), headers=headers, trust_env=False)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "key", ["extends = {}", '[page.briefing]\nlogo = {{ file = {}, alt = "Ours", height = "9mm" }}']
)
def test_a_style_reads_nothing_outside_of_its_request(
    address: str, tmp_path: Path, key: str
) -> None:
    secret = tmp_path / ("secret.toml" if "extends" in key else "secret.svg")
    secret.write_bytes(BOAT)
    style = 'name = "Ours"\n' + key.format(json.dumps(str(secret)))
    answer = sent(address, form(("sources", "a.md", b"# A\n"), ("style", "o.toml", style.encode())))
    assert answer.status_code == 400
    assert "is outside the folder of the style" in answer.json()["detail"]


def test_nothing_is_fetched(address: str) -> None:
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"

        def listen() -> None:
            while True:
                try:
                    asked.append(listening.accept())
                except OSError:
                    return

        Thread(target=listen, daemon=True).start()
        style = f'name = "O"\nextends = "{url}/o.toml"\n'.encode()
        page = (
            f'<link rel="stylesheet" href="{url}/a.css"><h1>A</h1><img src="{url}/a.png">'.encode()
        )
        source = f"# A\n\n![b]({url}/b.png)\n\n![]({url}/b.svg)\n".encode()
        sent(address, form(("sources", "a.html", page), ("sources", "b.md", source)))
        sent(address, form(("sources", "a.md", source), ("style", "o.toml", style)))
        listening.shutdown(socket.SHUT_RDWR)
    assert asked == []


def test_a_process_of_the_service_asks_no_address() -> None:
    code = (
        "import socket; from publish.engine.limits import Limits;"
        "from publish.service.build_job import begin; begin('', Limits());"
        "socket.create_connection(('127.0.0.1', 1))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert "PermissionError: the service asks no address" in done.stderr


def is_inside(address: str, count: int) -> bool:
    return f"publish_builds_inside {count}.0" in got(address, "/metrics").text


def test_time_and_number_of_builds_are_limited(tmp_path: Path) -> None:
    slow = form(("sources", "slow.md", SLOW), formats="pdf")
    options = ("--jobs", "1", "--queue", "0")
    with (
        served(tmp_path, *options, config="[limits]\nseconds = 3\n") as (address, _),
        ThreadPoolExecutor(1) as other,
    ):
        asked = other.submit(sent, address, slow)
        while not is_inside(address, 1):
            sleep(0.01)
        refused = sent(address, slow)
        assert refused.status_code == 503
        assert refused.json()["detail"] == "too many builds at once"
        assert refused.headers["retry-after"] == "5"
        ended = asked.result()
        assert ended.status_code == 422
        assert ended.json()["detail"] == "slow.md: ended, for it took more than 3 seconds"


def test_a_build_ends_with_whoever_asked_and_before_the_service(tmp_path: Path) -> None:
    slow = form(("sources", "slow.md", SLOW), formats="pdf")
    small = form(("sources", "a.md", SLOW[:20_000]), formats="html")
    with (
        served(tmp_path, "--jobs", "1", "--queue", "0") as (address, process),
        ThreadPoolExecutor(1) as other,
    ):
        patience = httpx.Timeout(PATIENCE, read=0.3)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{address}/v1/build", files=slow, timeout=patience, trust_env=False)
        while is_inside(address, 1):
            sleep(0.01)
        asked = other.submit(sent, address, small)
        while not is_inside(address, 1):
            sleep(0.01)
        process.send_signal(signal.SIGTERM)
        assert asked.result().status_code == 200
        assert process.wait(PATIENCE) == 0


def test_what_is_not_installed_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    code = (
        "import sys; sys.modules['starlette'] = None;"
        "from publish.cli import main; print(main(['serve']))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - ours
    said = capfd.readouterr()
    assert said.out == "2\n"
    assert 'pip install "publish-documents[serve]"' in said.err
