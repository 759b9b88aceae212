"""Sources and artifacts in object stores: a real one (moto's server) on loopback, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import fsspec  # type: ignore[import-untyped]  # it ships no types
import pytest

from publish.cli import main
from publish.engine.remote import OBJECTS, Beside, fetch, is_address, put
from publish.errors import ExportError, SourceError, UsageError
from tests.engine.conftest import listed

SOURCE = b"---\ntitle: Boats\n---\n\nText.\n\n![A boat](img/boat.svg)\n"
BOAT = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_object_store_gives_sources_and_takes_artifacts(
    store: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("img").mkdir()
    Path("img/boat.svg").write_bytes(BOAT)
    put(f"{store}/in/img/boat.svg", BOAT)
    for name in ("a", "b"):
        Path(f"{name}.md").write_bytes(SOURCE)
        put(f"{store}/in/{name}.md", SOURCE)
    options = ["--to", "docx,html", "--jobs", "2"]
    assert main(["build", "a.md", "b.md", "--manifest", *options]) == 0
    capfd.readouterr()
    there = [f"{store}/in/*.md", "--out", f"{store}/out/", "--manifest", "--check"]
    assert main(["build", *there, *options]) == 0
    said = capfd.readouterr()
    names = listed(f"{store}/out")
    assert names == sorted(path.name for path in Path("dist").iterdir())
    assert said.out.splitlines()[:-2] == [
        f"{store}/out/{name}.{to}" for name in ("a", "b") for to in ("docx", "html")
    ]
    for name in set(names) - {"manifest.json"}:
        assert fetch(f"{store}/out/{name}") == Path("dist", name).read_bytes(), name
    manifest = json.loads(fetch(f"{store}/out/manifest.json"))
    assert manifest["artifacts"][0]["source"] == f"{store}/in/a.md"
    assert manifest["artifacts"][0]["checks"]


def test_what_cannot_be_had_is_named(store: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_bytes(b"# A\n")
    assert main(["build", f"{store}/none.md", "--to", "html"]) == 3
    assert main(["build", f"{store}/none*.md", "--to", "html"]) == 3
    assert main(["build", "a.md", "--to", "html", "--out", "s3://nobodys-bucket/out"]) == 4
    said = capfd.readouterr().err.splitlines()
    assert said[0] == f"publish: error: {store}/none.md: there is no such file"
    assert said[1] == f"publish: error: {store}/none*.md: matches nothing"
    assert any("s3://nobodys-bucket/out/a.html: cannot be written" in line for line in said)


def test_memory_is_a_store_too() -> None:
    put("memory://in/a.md", SOURCE)
    put("memory://in/b.md", SOURCE)
    put("memory://in/img/boat.svg", BOAT)
    sources = ["memory://in/a.md", "memory://in/b.md"]
    assert main(["build", *sources, "--to", "html", "--out", "memory://out"]) == 0
    assert fetch("memory://out/a.html") == fetch("memory://out/b.html")
    assert b"boat" in fetch("memory://out/a.html")


@pytest.mark.parametrize("name", ["../a", "/a", "img/../../a", "a\\b", "a\nb"])
def test_a_source_reads_nothing_outside_of_its_folder(name: str) -> None:
    put("memory://a", b"secret")
    put("memory://in/img/../b", b"beside")
    beside = Beside("memory://in/a.md")
    with pytest.raises(SourceError, match="leads out"):
        beside(name)


def test_no_artifact_is_written_over_a_source(capfd: pytest.CaptureFixture[str]) -> None:
    put("memory://same/a.html", b"<h1>A</h1>")
    assert main(["build", "memory://same/a.html", "--to", "html", "--out", "memory://same"]) == 2
    assert "memory://same/a.html is read" in capfd.readouterr().err


def test_addresses_of_other_kinds_are_refused() -> None:
    assert not is_address("a.md")
    for name in ("http://a.example/a.md", "file:///etc/passwd", "s3://a/b::memory://c"):
        with pytest.raises(UsageError):
            is_address(name)


class Sftp(fsspec.get_filesystem_class("memory")):  # type: ignore[misc]  # fsspec ships no types
    """A store of files, of which one fails in the middle of its bytes."""

    protocol = "sftp"
    store: ClassVar[dict[str, Any]] = {}

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return "/" + path.removeprefix("sftp://").strip("/")

    def pipe_file(self, path: str, value: bytes, **more: Any) -> None:
        super().pipe_file(path, value[:9], **more)
        if b"fails" in value:
            raise ConnectionResetError
        super().pipe_file(path, value, **more)


def test_a_file_is_renamed_when_it_is_whole() -> None:
    fsspec.register_implementation("sftp", Sftp, clobber=True)
    put("sftp://host/out/a.txt", b"the first of them")
    with pytest.raises(ExportError, match="cannot be written"):
        put("sftp://host/out/a.txt", b"the next one fails")
    assert fetch("sftp://host/out/a.txt") == b"the first of them"
    assert listed("sftp://host/out") == ["a.txt"]


def test_what_is_not_installed_is_named() -> None:
    code = (
        "import sys; sys.modules['fsspec'] = None;"
        "from publish.cli import main; main(['build', 's3://a/b.md', '--out', 'out'])"
    )
    environment = {**os.environ, "PUBLISH_CACHE": ""}
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert 'pip install "publish-documents[remote]"' in done.stderr


def test_every_scheme_is_one_of_fsspec() -> None:
    assert set(OBJECTS) <= set(fsspec.available_protocols())
