"""`publish check` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from publish.cli import main

TEXT = "# One\n\nA paragraph that says something.\n\nAnother one, which says more.\n"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which `a.md` has become `dist/a.html`, with a manifest."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"---\ntitle: T\nlang: en\ndate: 2025-08-30\n---\n\n{TEXT}")
    assert main(["build", "a.md", "--to", "html", "--manifest", "--check"]) == 0
    return tmp_path


def damage(page: Path) -> None:
    page.write_text(page.read_text().replace("<p>Another one, which says more.</p>", ""))


def test_a_build_that_is_checked_says_so_in_its_manifest(built: Path) -> None:
    (entry,) = json.loads((built / "dist/manifest.json").read_text())["artifacts"]
    assert entry["checks"]["words"] == "agrees"


def test_a_folder_is_checked_by_its_manifest(built: Path) -> None:
    assert main(["check", "dist"]) == 0
    damage(built / "dist/a.html")
    assert main(["check", "dist", "--record"]) == 4
    (entry,) = json.loads((built / "dist/manifest.json").read_text())["artifacts"]
    assert entry["checks"]["words"] == "differs"


def test_an_artifact_that_is_gone_is_a_finding_and_the_others_are_looked_at(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "a.md", "--to", "html,json,epub", "--manifest"]) == 0
    (built / "dist/a.epub").unlink()
    damage(built / "dist/a.html")
    capsys.readouterr()
    assert main(["check", "dist", "--format", "json"]) == 4
    artifacts = json.loads(capsys.readouterr().out)["artifacts"]
    found = {a["artifact"]: [f["code"] for f in a["findings"]] for a in artifacts}
    assert found == {"dist/a.epub": ["unreadable"], "dist/a.html": ["text-missing"]}


def test_a_changed_source_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = built / "a.md"
    source.write_text(source.read_text().replace("something", "anything"))
    assert main(["check", "dist"]) == 4
    assert "document-changed" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["a.md", "dist/a.html", "dist/../dist/manifest.json"])
@pytest.mark.parametrize("against", [[], ["--against", "a.md"]], ids=["manifest", "source"])
def test_no_report_is_written_over_what_is_checked(
    built: Path, capsys: pytest.CaptureFixture[str], place: str, against: list[str]
) -> None:
    before = (built / place).read_bytes()
    assert main(["check", "dist/a.html", *against, "--report", place]) == 2
    assert "is read, and the report would be written over it" in capsys.readouterr().err
    assert (built / place).read_bytes() == before


def test_no_report_is_written_over_what_is_built(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "a.md", "--to", "html", "--out", "new", "--report", "new/a.html"]) == 2
    assert "and a report on the build would both be written there" in capsys.readouterr().err
    assert not (built / "new").exists()


def test_every_form_names_the_difference(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = built / "dist/a.html"
    damage(page)

    def shown(form: str) -> str:
        capsys.readouterr()
        assert main(["check", str(page), "--against", "a.md", "--format", form]) == 4
        return capsys.readouterr().out

    assert "expected: Another one, which says more." in shown("text")
    (artifact,) = json.loads(shown("json"))["artifacts"]
    assert [finding["code"] for finding in artifact["findings"]] == ["text-missing"]
    (suite,) = etree.fromstring(shown("junit").encode())
    assert suite.get("failures") == "1"
    (run,) = json.loads(shown("sarif"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["text-missing"]
    assert shown("github").startswith("::error file=")


def test_validators_that_are_not_installed_are_named_and_nothing_counts_as_judged(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(built / "none"))
    assert main(["check", "dist", "--conformance", "--format", "json"]) == 0
    said = capsys.readouterr()
    (artifact,) = json.loads(said.out)["artifacts"]
    assert "conformance" not in artifact["checks"]
    assert "warning: conformance was not looked at by java, vnu: not installed" in said.err
    messages = [finding["message"] for finding in artifact["findings"]]
    assert "java is not installed, without which vnu judges nothing" in messages


def test_whoever_names_no_source_is_told_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "x.html"
    page.write_text("<p>x</p>")
    assert main(["check", str(page)]) == 2
    assert "--against" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "y.html")]) == 3
    said = capsys.readouterr().err
    assert said.endswith(f"y.html: there is no such file (did you mean {page}?)\n")
