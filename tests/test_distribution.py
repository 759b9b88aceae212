"""What others install and call: wheel, action, GitLab component, hook and container file."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT

BIN = Path(sys.executable).parent
WORKFLOWS = [
    *(ROOT / ".github" / "workflows").glob("*.yml"),
    *(ROOT / "publish" / "cli" / "project").rglob("workflows/*.yml"),
]


def ran(*command: str, folder: Path = ROOT, **further: str) -> str:
    """What a command prints; a failure shows it."""
    done = subprocess.run(  # noqa: S603 - commands of this repository
        command,
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **further},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def loaded(path: Path) -> list[Any]:
    return list(YAML(typ="safe").load_all(path.read_text(encoding="utf-8")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    ran("publish", "init", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-actions", [ROOT / "action.yml"]),
        ("vendor.github-workflows", WORKFLOWS),
    ],
)
def test_actions_and_workflows_are_valid(schema: str, files: list[Path]) -> None:
    ran("check-jsonschema", "--builtin-schema", schema, *map(str, files))


def test_the_gitlab_component_is_valid(tmp_path: Path) -> None:
    spec, jobs = loaded(ROOT / "templates" / "publish.yml")
    written = tmp_path / ".gitlab-ci.yml"
    with written.open("w", encoding="utf-8") as stream:
        YAML().dump(jobs, stream)
    ran("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(written))
    assert set(jobs["publish"]["variables"]) == {
        name.upper() for name in spec["spec"]["inputs"] if name != "stage"
    }


def test_the_container_file_is_clean() -> None:
    ran("hadolint", "Containerfile")


def test_the_command_of_the_action_builds(project: Path) -> None:
    (action,) = loaded(ROOT / "action.yml")
    step = action["runs"]["steps"][-1]
    ran("bash", "-euo", "pipefail", "-c", step["run"], folder=project, **chosen(step["env"]))
    assert made(project) == ["SHA256SUMS", "manifest.json", "report.docx", "report.html"]


def test_the_commands_of_the_gitlab_component_build(project: Path) -> None:
    _spec, jobs = loaded(ROOT / "templates" / "publish.yml")
    job = jobs["publish"]
    script = "\n".join(["set -e", *job["script"]])
    ran("sh", "-c", script, folder=project, **chosen(job["variables"]))
    assert made(project) == ["SHA256SUMS", "manifest.json", "report.docx", "report.html"]


def test_the_hook_checks_what_was_built(project: Path) -> None:
    ((hook,),) = loaded(ROOT / ".pre-commit-hooks.yaml")
    ran("publish", "build", "--to", "html", "--manifest", folder=project)
    ran(*hook["entry"].split(), folder=project)


def chosen(variables: Mapping[str, str]) -> dict[str, str]:
    """Values for the inputs of an action or component."""
    values = {"FORMATS": "docx,html", "OUT": "dist", "CHECK": "true", "SOURCES": "", "STYLE": ""}
    assert set(variables) == set(values)
    return values


def made(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "dist").iterdir())


@pytest.mark.slow
def test_wheel_and_source_distribution_are_reproducible_and_install(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        out = str(tmp_path / folder)
        ran("uv", "build", "--no-build-isolation", "--quiet", "--sdist", "--out-dir", out)
        (sdist,) = (tmp_path / folder).glob("*.tar.gz")
        ran("uv", "build", "--no-build-isolation", "--quiet", "--wheel", str(sdist), "-o", out)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("one", "two")
    )
    assert one == two
    files = [str(path) for path in sorted((tmp_path / "one").iterdir()) if path.suffix != ""]
    ran("twine", "check", "--strict", *files)
    (wheel,) = (tmp_path / "one").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("tests/", "corpus/"))]
    ran("uv", "venv", "--quiet", str(tmp_path / "venv"))
    python = str(tmp_path / "venv" / "bin" / "python")
    ran("uv", "pip", "install", "--system-certs", "--quiet", "--python", python, str(wheel))
    publish = str(tmp_path / "venv" / "bin" / "publish")
    seed = str(ROOT / "seeds" / "putin-china-visit.txt")
    ran(publish, "build", seed, "--check", folder=tmp_path)
    assert made(tmp_path) == [f"putin-china-visit.{to}" for to in ("docx", "epub", "html", "pdf")]
