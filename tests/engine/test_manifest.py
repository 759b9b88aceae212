"""The manifest says what was made of what."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from publish.cli import main
from publish.engine.config import Config
from publish.engine.plan import Request, plan
from publish.engine.run import run


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output folder of a build of two sources, with a manifest."""
    monkeypatch.chdir(tmp_path)
    Path("b.txt").write_text("Title\n\nSome text that says a thing.\n")
    Path("a.md").write_text("---\ndate: 2025\n---\n# Title\n\nText ![map](map.png).\n")
    style = Path(__file__).parent.parent.parent / "styles" / "plain.toml"
    Path("styles").mkdir()
    Path("styles/plain.toml").write_bytes(style.read_bytes())
    Path("publish.toml").write_text('style = "styles/plain.toml"\n')
    assert main(["build", "b.txt", "a.md", "--to", "html,pdf,docx", "--manifest"]) == 0
    return tmp_path / "dist"


def test_each_artifact_is_listed_with_what_it_was_made_of(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text())
    assert manifest["schema"] == "publish-manifest/1"
    entries = manifest["artifacts"]
    assert [e["path"] for e in entries] == sorted(
        f"{s}.{f}" for s in "ab" for f in ("docx", "html", "pdf")
    )
    for entry in entries:
        data = (built / entry["path"]).read_bytes()
        source = Path(entry["source"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["size"] == len(data)
        assert entry["source_sha256"] == hashlib.sha256(source).hexdigest()
        assert entry["layout"] == "briefing"
        assert entry["style"] == "styles/plain.toml"
        assert entry.get("pages") == {"pdf": 1}.get(entry["format"])


def test_an_artifact_is_listed_with_what_there_is_to_know_of_it(built: Path) -> None:
    entries = json.loads((built / "manifest.json").read_text())["artifacts"]
    codes = {e["path"]: {d["code"] for d in e["diagnostics"]} for e in entries}
    assert "image-not-embedded" in codes["a.html"]
    assert "date-missing" in codes["b.html"]
    assert "date-missing" not in codes["a.html"]


def test_the_engines_are_listed_with_their_versions(built: Path) -> None:
    versions = json.loads((built / "manifest.json").read_text())["versions"]
    assert {"publish", "python", "pango", "python-docx", "weasyprint"} <= set(versions)
    assert "missing" not in versions.values()


def test_the_checksums_are_those_that_sha256sum_checks(built: Path) -> None:
    lines = (built / "SHA256SUMS").read_text().splitlines()
    assert len(lines) == 6
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((built / name).read_bytes()).hexdigest() == digest


def test_neither_holds_a_path_of_the_machine(built: Path) -> None:
    text = (built / "manifest.json").read_text() + (built / "SHA256SUMS").read_text()
    assert str(built.parent) not in text


def test_no_manifest_describes_what_a_build_that_was_ended_has_left(built: Path) -> None:
    request = Request(sources=("b.txt", "a.md"), to=("html",), manifest=True)
    Path("b.txt").write_text("Title\n\nAnother text that says a thing.\n")
    begun = run(plan(request, Config()))
    assert (built / "manifest.json").exists()
    next(begun)
    begun.close()
    assert not (built / "manifest.json").exists()
    assert not (built / "SHA256SUMS").exists()


def test_no_manifest_describes_what_a_build_without_one_replaced(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("b.txt").write_text("Title\n\nAnother text that says a thing.\n")
    assert main(["build", "b.txt", "--to", "html"]) == 0
    assert "manifest.json and SHA256SUMS are removed" in capfd.readouterr().err
    assert not (built / "manifest.json").exists()
    assert not (built / "SHA256SUMS").exists()


def test_a_manifest_stays_beside_artifacts_that_it_does_not_describe(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {p.name: p.read_bytes() for p in built.iterdir()}
    Path("c.txt").write_text("Title\n\nA text.\n")
    assert main(["build", "a.md", "b.txt", "c.txt", "--to", "html"]) == 0
    assert "removed" not in capfd.readouterr().err
    assert {n: (built / n).read_bytes() for n in before} == before


def test_what_is_no_manifest_of_ours_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Title\n\nText.\n")
    Path("manifest.json").write_text('{"name": "a web application"}')
    assert main(["build", "a.md", "--to", "html", "--out", "."]) == 0
    assert Path("manifest.json").read_text() == '{"name": "a web application"}'
