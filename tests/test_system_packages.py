"""Hints to install something name the package manager that is here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import pytest

from publish.system_packages import Need, install_hint


@pytest.mark.parametrize(
    ("manager", "need", "hint"),
    [
        (
            "apt-get",
            "pango",
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        ("dnf", "pango", "dnf install pango"),
        ("apk", "libreoffice", "apk add libreoffice-writer"),
        ("pacman", "noto-cjk", "pacman -S noto-fonts-cjk"),
        ("brew", "chromium", "brew install --cask google-chrome"),
        ("winget", "libreoffice", "winget install TheDocumentFoundation.LibreOffice"),
        ("winget", "bubblewrap", "bubblewrap is for Linux: use a container"),
        ("other", "noto", "install the Noto Serif and Noto Sans fonts of the script"),
    ],
)
def test_the_package_manager_of_the_system_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manager: str, need: Need, hint: str
) -> None:
    program = tmp_path / manager
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert install_hint(need) == hint


@pytest.mark.parametrize(("system", "word"), [("win32", "MSYS2"), ("darwin", "brew install pango")])
def test_pango_has_a_documented_way_on_each_system(
    monkeypatch: pytest.MonkeyPatch, system: str, word: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert word in install_hint("pango")


def test_there_are_words_for_each_need(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert all(install_hint(need) for need in get_args(Need))
