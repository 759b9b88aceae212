"""What broken style files are told: each pair of a file and its messages is read like help."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.cli import main
from publish.errors import StyleError, StyleProblemsError
from publish.style import load_style
from tests.conftest import ROOT, Golden

FOLDER = ROOT / "tests" / "goldens" / "broken_styles"


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.toml")))
def test_a_broken_style_is_told_all_at_once(
    golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(FOLDER)
    assert main(["style", "show", f"{name}.toml"]) == 2
    golden(f"tests/goldens/broken_styles/{name}.txt", capsys.readouterr().err)


def test_several_errors_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("".join(f"[x{n}]\n" for n in range(12)), encoding="utf-8")
    with pytest.raises(StyleProblemsError) as caught:
        load_style(file)
    assert [error.message.split(":")[1] for error in caught.value.errors] == [
        str(line) for line in range(1, 13)
    ]


def test_one_error_is_raised_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("[x]\n", encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load_style(file)
    assert type(caught.value) is StyleError
    assert caught.value.excerpt == "1 | [x]\n    ^"
