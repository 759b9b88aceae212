"""Styles through all formats: brands as houses have them, and one colour that moves everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from publish.archive import unpack
from publish.cli import main

REPORT: Final = """---
title: A report
key-points: [One **point**.]
---

# First

Text with *emphasis*, `code`, and a [link](https://example.org).

::: warning
Beware.
:::

| A | B |
|---|---|
| 1 | 2 |
"""
BRANDS: Final = {
    "full": """\
meta: {name: {full: The Water Board, short: Water}, link: https://water.example}
color:
  palette: {sea: "#0b3d5c", sand: "#f4efe6", rust: "#8c2f1b"}
  foreground: {light: "#14202b", dark: "#f5f5f5"}
  background: "#ffffff"
  primary: sea
  light: sand
  danger: rust
  link: sea
typography:
  fonts:
    - {family: IBM Plex Serif, source: google}
    - {family: Fira Sans, source: bunny, weight: [400, 600]}
  base: {family: IBM Plex Serif, size: 11pt, line-height: 1.5}
  headings: {family: Fira Sans, weight: 600, color: sea}
  monospace-inline: {color: rust}
""",
    "colours": """\
color:
  palette: {green: "#1d5c3a", ink: "#101418"}
  foreground: ink
  primary: green
  success: green
defaults:
  publish:
    page: {briefing: {size: Letter}}
""",
    "faint": """\
color: {primary: "#ffcc00", foreground: "#333333", link: "#66aaff"}
typography: {base: {size: 12pt}, headings: {weight: bold}, link: {decoration: underline}}
""",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(REPORT, encoding="utf-8")


@pytest.mark.parametrize("name", BRANDS)
def test_every_format_is_as_a_brand_says(name: str) -> None:
    Path("_brand.yml").write_text(BRANDS[name], encoding="utf-8")
    assert main(["build", "a.md", "--style", "_brand.yml", "--check"]) == 0


def test_a_colour_of_the_palette_moves_all_formats(capsys: pytest.CaptureFixture[str]) -> None:
    """Artifacts of one accent are as that says; held against another, each has the wrong one."""
    for name, color in (("one", "#7a1f3d"), ("other", "#1f3d7a")):
        Path(f"{name}.toml").write_text(f'[palette]\naccent = "{color}"\n', encoding="utf-8")
    assert main(["build", "a.md", "--style", "one.toml", "--check"]) == 0
    for suffix in ("pdf", "docx", "epub", "html"):
        capsys.readouterr()
        against = ["check", f"dist/a.{suffix}", "--against", "a.md", "--style"]
        assert main([*against, "one.toml"]) == 0
        assert main([*against, "other.toml"]) == 4
        assert "is #7a1f3d, not #1f3d7a" in capsys.readouterr().out


def test_punctuation_hangs_where_the_format_can(capsys: pytest.CaptureFixture[str]) -> None:
    """Word hangs what is not stated (ECMA-376-1, 17.3.1.21), so that both are stated."""
    for name, css, word in (
        ("true", "first allow-end last", "<w:overflowPunct/>"),
        ("false", "none", '<w:overflowPunct w:val="0"/>'),
    ):
        Path("a.toml").write_text(f"[text]\nhanging_punctuation = {name}\n", encoding="utf-8")
        assert main(["build", "a.md", "--style", "a.toml", "--check"]) == 0
        assert "hanging" not in capsys.readouterr().err
        declared = f"hanging-punctuation: {css};"
        assert declared in Path("dist/a.html").read_text(encoding="utf-8")
        book = unpack(Path("dist/a.epub").read_bytes())
        assert any(declared.encode() in data for data in book.values())
        styles = unpack(Path("dist/a.docx").read_bytes())["word/styles.xml"].decode()
        normal = styles[styles.index('w:styleId="Normal"') :]
        assert word in normal[: normal.index("</w:style>")]
