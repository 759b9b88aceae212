"""The build's own files agree with each other: targets, locks, scripts, CI."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from publish.document import Block, Inline

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ["requirements.lock", "requirements-extras.lock", "requirements-dev.lock"]
PIP_LOCKS = [*ENVIRONMENT, "tools/validators/requirements.lock"]
NPM_LOCK = "tools/validators/package-lock.json"
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def normalized(requirement: str) -> str:
    """The name in a requirement, as the index spells it (PEP 503)."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def locked(lock: str) -> dict[str, str]:
    """Each locked package and the text about it."""
    entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text().split("\n", 2)[2])
    return {normalized(entry): entry for entry in entries}


@pytest.mark.parametrize("lock", [*PIP_LOCKS, NPM_LOCK])
def test_a_lock_names_no_address_and_no_folder(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--find-links" not in text
    assert "--index" not in text
    assert " @ " not in text


@pytest.mark.parametrize("lock", PIP_LOCKS)
def test_every_locked_package_has_one_version_and_hashes(lock: str) -> None:
    for name, entry in locked(lock).items():
        assert re.match(r"[a-z0-9.-]+==[^ ]+ ", entry), name
        assert "--hash=sha256:" in entry, name


def test_every_locked_npm_package_has_a_hash() -> None:
    packages = json.loads((ROOT / NPM_LOCK).read_text())["packages"]
    assert all(entry.get("integrity") for path, entry in packages.items() if path)


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime = {normalized(r) for r in [*project["project"]["dependencies"], *groups["build"]]}
    assert runtime <= locked("requirements.lock").keys()
    extras = {
        normalized(r) for e in project["project"]["optional-dependencies"].values() for r in e
    }
    assert extras <= locked("requirements-extras.lock").keys()
    assert {normalized(r) for r in groups["dev"]} <= locked("requirements-dev.lock").keys()


@pytest.mark.parametrize(("first", "second"), [*combinations(ENVIRONMENT, 2)])
def test_locks_of_one_environment_agree_on_what_they_share(first: str, second: str) -> None:
    def version(entry: str) -> str:
        return entry.split(" ", 1)[0]

    one, other = locked(first), locked(second)
    for name in one.keys() & other.keys():
        assert version(one[name]) == version(other[name])


def test_help_lists_every_target_that_people_type() -> None:
    shown = subprocess.check_output(
        ["make", "--no-print-directory"],  # noqa: S607 - the one that people type
        cwd=ROOT,
        text=True,
    )
    listed = set(re.findall(r"^  make (\w+)", shown, re.MULTILINE))
    assert listed == TARGETS


def test_targets_that_make_no_file_of_their_name_are_phony() -> None:
    declaration = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", MAKEFILE, re.MULTILINE)
    assert declaration is not None
    assert set(declaration[1].replace("\\", " ").split()) == TARGETS


@pytest.mark.parametrize("file", [".ci/run", ".github/workflows/publish.yml", "docs/ci.md"])
def test_ci_types_what_people_type(file: str) -> None:
    used = re.findall(r"^[-\s]*(?:run: )?make (\w+)$", (ROOT / file).read_text(), re.MULTILINE)
    assert used == ["artifacts", "check", "validate"]
    assert set(used) <= TARGETS


@pytest.mark.parametrize("script", sorted(ROOT.glob("tools/**/*.sh")), ids=lambda p: p.name)
def test_scripts_are_written_for_any_shell(script: Path) -> None:
    subprocess.check_call(["/bin/sh", "-n", script])  # noqa: S603 - a script of ours
    assert "[[" not in script.read_text()


def test_the_long_report_is_what_its_generator_writes() -> None:
    from tools.long_report import long_report

    assert (ROOT / "seeds" / "long-report.md").read_text(encoding="utf-8") == long_report()


def test_the_docs_say_what_each_format_supports_as_it_is() -> None:
    from tools.support import written

    docs = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert docs == written(docs), "python tools/support.py docs/formats.md writes it anew"


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 150
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_table_of_what_is_supported_leaves_no_element_out() -> None:
    from tools.support import ROWS

    elements = {str(kind.__struct_config__.tag) for kind in (*get_args(Block), *get_args(Inline))}
    assert elements <= {node for row in ROWS for node in row.nodes}
