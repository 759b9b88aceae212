"""A `publish.toml` is that of the project, and leads to nothing outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.engine.config import find_config, load_config
from publish.errors import ConfigError, UsageError


def test_a_configuration_is_looked_for_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "folder"
    inner.mkdir(parents=True)
    (tmp_path / "publish.toml").touch()
    assert find_config(inner) is None
    (tmp_path / "repository" / ".git").touch()
    assert find_config(inner) is None
    (tmp_path / "repository" / "publish.toml").touch()
    assert find_config(inner) == tmp_path / "repository" / "publish.toml"


@pytest.mark.parametrize("kind", ["folder", "loop", "nowhere"])
def test_a_configuration_that_is_no_file_is_an_error(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "publish.toml"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("publish.toml" if kind == "loop" else "other.toml")
    with pytest.raises(ConfigError, match=r"publish\.toml: is no file"):
        find_config(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        'out = "../elsewhere"',
        'out = "/etc"',
        'bibliography = ["../works.bib"]',
        'csl = "/etc/passwd"',
        'style = "../house.toml"',
        '[[publication]]\nname = "a"\nsources = ["/etc/passwd"]',
    ],
)
def test_no_path_leads_out_of_the_project(tmp_path: Path, line: str) -> None:
    path = tmp_path / "publish.toml"
    path.write_text(f"{line}\n")
    with pytest.raises(UsageError, match="leads out of the project"):
        _ = load_config(path).style


def test_no_link_leads_out_of_the_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "there").symlink_to(tmp_path)
    (project / "publish.toml").write_text('out = "there/dist"\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        load_config(project / "publish.toml")
