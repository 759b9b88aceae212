"""The logo of a page master: read with the style, told when it cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.cli import main
from publish.errors import StyleError
from publish.style import load_style
from publish.units import Length

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks/logo.svg").write_text(SVG.format(""))
    (tmp_path / "script.svg").write_text(SVG.format("<script/>"))
    (tmp_path / "words.png").write_text("no picture")
    return tmp_path


def style(folder: Path, logo: str) -> Path:
    file = folder / "own.toml"
    file.write_text(f'name = "Own"\nextends = "plain"\n[page.memo]\nlogo = {logo}\n')
    return file


def test_a_logo_stands_beside_its_style_file(folder: Path) -> None:
    file = style(folder, '{ file = "marks/logo.svg", alt = "The Desk", height = "9mm" }')
    logo = load_style(file).page["memo"].logo
    assert logo is not None
    assert logo.alt == "The Desk"
    assert logo.height == Length.parse("9mm")
    assert (logo.media.media_type, logo.media.width) == ("image/svg+xml", 20)
    assert load_style(file).page["briefing"].logo is None


def test_a_style_takes_the_logo_of_its_parent_away_or_finds_it_beside_the_parent(
    folder: Path,
) -> None:
    style(folder, '{ file = "marks/logo.svg", alt = "" }')
    (folder / "below").mkdir()
    child = folder / "below/child.toml"
    child.write_text('name = "Child"\nextends = "../own.toml"\n')
    assert load_style(child).page["memo"].logo is not None
    child.write_text('name = "Child"\nextends = "../own.toml"\n[page.memo]\nlogo = "none"\n')
    assert load_style(child).page["memo"].logo is None


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ('"logo.svg"', "page.memo.logo: expected a picture such as"),
        ('{ file = "marks/logo.svg" }', 'page.memo.logo: needs "alt"'),
        ('{ alt = "x" }', 'page.memo.logo: needs "file"'),
        ('{ file = "gone.svg", alt = "x" }', "page.memo.logo.file: there is no file"),
        ('{ file = "marks", alt = "x" }', "page.memo.logo.file: there is no file"),
        ('{ file = "words.png", alt = "x" }', "it is no PNG, JPEG, GIF, WebP, SVG or PDF"),
        ('{ file = "script.svg", alt = "x" }', "taken out of the drawing"),
        ('{ file = "marks/logo.svg", alt = "x", heigth = "9mm" }', 'did you mean "height"?'),
        ('{ file = "marks/logo.svg", alt = "x", height = "0" }', 'expected a length from "4pt"'),
    ],
)
def test_a_wrong_logo_is_told_with_file_line_key_and_cure(
    folder: Path, logo: str, said: str
) -> None:
    with pytest.raises(StyleError) as caught:
        load_style(style(folder, logo))
    assert said in str(caught.value)
    assert re.search(r"own\.toml:4:\d+: page\.memo\.logo", str(caught.value))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("../logo.svg", "../logo.svg is outside the folder of the style"),
        ("link.svg", "link.svg is outside the folder of the style"),
        ("https://example.org/logo.svg", "is an address, and nothing is fetched"),
        ("file:///etc/passwd", "is an address, and nothing is fetched"),
        ("//server/logo.svg", "is an address, and nothing is fetched"),
    ],
)
def test_files_of_a_style_stand_in_its_folder(folder: Path, file: str, said: str) -> None:
    (folder / "in").mkdir()
    (folder / "logo.svg").write_text(SVG.format(""))
    (folder / "in/link.svg").symlink_to(folder / "logo.svg")
    own = style(folder / "in", f'{{ file = "{file}", alt = "x" }}')
    with pytest.raises(StyleError) as caught:
        load_style(own)
    assert said in str(caught.value)


def test_somebody_can_allow_others(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "logo.svg").write_text(SVG.format(""))
    own = style(folder / "in", '{ file = "../logo.svg", alt = "x" }')
    assert main(["style", "show", str(own)]) == 2
    assert main(["style", "show", str(own), "--files-anywhere"]) == 0
    assert main(["style", "show", str(own)]) == 2  # whatever was kept
