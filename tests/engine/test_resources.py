"""What a source names is opened beside it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.engine.resources import LARGEST, Beside
from publish.errors import SourceError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "article"
    (folder / "figures").mkdir(parents=True)
    (folder / "figures/map.png").write_bytes(b"map")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "way-out").symlink_to(tmp_path)
    return folder / "text.md"


@pytest.mark.parametrize("name", ["figures/map.png", "./figures/../figures/map.png"])
def test_a_file_below_the_source_is_opened(source: Path, name: str) -> None:
    assert Beside(source)(name) == b"map"


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("../secret.png", "leads out of the source's folder"),
        ("way-out/secret.png", "leads out of the source's folder"),
        ("/etc/passwd", "is not beside the source"),
        ("C:\\secret.png", "is not beside the source"),
        ("\\\\server\\secret.png", "is not beside the source"),
        ("figures", "there is no such file"),
        ("figures/map.pgn", "there is no such file"),
        ("", "is no path"),
        ("a\0b", "is no path"),
    ],
)
def test_everything_else_is_refused_by_name_and_with_a_cure(
    source: Path, name: str, because: str
) -> None:
    with pytest.raises(SourceError, match=because) as caught:
        Beside(source)(name)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


def test_a_name_that_is_nearly_right_is_put_right(source: Path) -> None:
    with pytest.raises(SourceError) as caught:
        Beside(source)("figures/map.pgn")
    assert caught.value.hint == "did you mean map.png?"


def test_a_file_that_no_picture_is_as_large_as_is_refused(source: Path) -> None:
    huge = source.parent / "huge.png"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="larger than 100 MB"):
        Beside(source)("huge.png")
