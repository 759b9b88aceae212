"""A style is kept as it was compiled until a file that it was read from changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publish import disk_cache
from publish.style import load_style
from publish.style.definition.compiled import our_styles


@pytest.fixture
def style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A style that extends one beside it, with a font of its own."""
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "kept"))
    face = next(f for f in load_style("plain").fonts["serif"].faces if f.weight == 400)
    shutil.copy(face.path, tmp_path / "font.ttf")
    (tmp_path / "below.toml").write_text(
        'name = "Below"\nextends = "plain"\n[text]\nsize = "11pt"\n'
    )
    file = tmp_path / "own.toml"
    file.write_text('name = "Own"\nextends = "below"\n')
    load_style(file)
    return file


def replaced(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text().replace(old, new))


EDITS: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "own": (
        lambda folder: replaced(folder / "own.toml", '"Own"', '"Mine"'),
        lambda folder: load_style(folder / "own.toml").name == "Mine",
    ),
    "below": (
        lambda folder: replaced(folder / "below.toml", "11pt", "12pt"),
        lambda folder: load_style(folder / "own.toml").text.size.pt == 12,
    ),
    "nearer": (
        lambda folder: shutil.copy(our_styles()["house"], folder / "plain.toml"),
        lambda folder: load_style(folder / "own.toml").fonts == load_style("house").fonts,
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_any_file_is_seen(edit: str, style: Path) -> None:
    change, is_seen = EDITS[edit]
    assert not is_seen(style.parent)
    change(style.parent)
    assert is_seen(style.parent)


def test_a_kept_style_is_the_style(style: Path) -> None:
    kept = load_style(style)
    disk_cache.clear()
    assert load_style(style) == kept


def test_a_damaged_entry_is_read_anew(style: Path) -> None:
    name = disk_cache.key(str(style), str(style.resolve()))
    assert disk_cache.get("styles", name)
    disk_cache.put("styles", name, b"no style")
    assert load_style(style).name == "Own"


def test_a_kept_style_is_not_read_again(style: Path) -> None:
    code = f"from publish.style import load_style; load_style({str(style)!r}); import sys"
    code += "; print({'tomllib', 'fontTools', 'publish.style.definition.load'} & set(sys.modules))"
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
