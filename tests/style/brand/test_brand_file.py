"""Brand files (brand.yml) as styles: what they set, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.cli import main
from publish.errors import StyleError
from publish.style import Style, load_style
from publish.style.definition.compiled import remarks
from publish.units import Color, Length

Write = Callable[[str], Path]

BRAND = """\
meta:
  name: {short: Acme, full: Acme Corporation}
  link: https://acme.example
logo:
  images:
    mark: {path: logo.svg, alt: The mark of Acme}
  medium: mark
color:
  palette: {Deep Blue: "#10203a", sky: "hsl(204 100% 61%)", cream: "#faf6ee"}
  foreground: Deep Blue
  background: "#fffdf8"
  primary: sky
  light: cream
  danger: {light: crimson, dark: "#ff8888"}
typography:
  fonts:
    - {family: Fira Sans, source: google, weight: [400, 700]}
    - {family: Oswald, source: google}
  base: {family: Fira Sans, size: 16px, line-height: 1.4}
  headings: {family: Oswald, weight: bold, color: "#7a1f3d"}
  monospace: {family: IBM Plex Mono, size: 0.9em}
  monospace-inline: {background-color: cream}
  link: {color: "#0b4f6c", decoration: none}
defaults:
  other: {x: 1}
  publish:
    page: {briefing: {size: Letter}}
    list: {markers: ["–"]}
"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(yaml)`: a brand file with a logo beside it."""

    def written(text: str) -> Path:
        file = tmp_path / "_brand.yml"
        file.write_text(text, encoding="utf-8")
        (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
        return file

    return written


@pytest.fixture
def acme(write: Write) -> Style:
    return load_style(write(BRAND))


def test_colours_take_the_places_of_their_purposes(acme: Style) -> None:
    assert acme.text.color == Color.parse("#10203a")
    assert acme.heading[0].color == Color.parse("#7a1f3d")
    assert acme.link.color == Color.parse("#0b4f6c")
    assert acme.callout["note"].background == Color.parse("#faf6ee")
    border = acme.callout["caution"].border_start
    assert border is not None
    assert border.color == Color.parse("#dc143c")


def test_a_colour_that_is_too_faint_for_text_is_darkened_and_told(write: Write) -> None:
    file = write("color: {primary: '#3ab6ff'}")
    style = load_style(file)
    for ground in ("#ffffff", "#f1f5f7", "#fdf1c4"):
        assert style.key_points_title.color.contrast(Color.parse(ground)) >= 4.5
    (told,) = remarks(file)
    assert (told.code, told.place.line) == ("brand-faint", 1)
    assert style.key_points_title.color.css() in told.message


def test_sizes_keep_their_proportion_to_the_text_in_half_points(acme: Style) -> None:
    house = load_style("house")
    assert acme.text.size == Length(12)
    assert acme.title.size == Length(round(house.title.size.pt * 12 / 10.5 * 2) / 2)
    assert acme.text.line_height == 1.4
    assert acme.code.size == 0.9


def test_fonts_that_are_installed_are_used_and_others_told(write: Write) -> None:
    file = write(BRAND)
    style = load_style(file)
    assert style.fonts[style.text.font].family == "Fira Sans"
    assert style.fonts[style.code_block.font].family == "IBM Plex Mono"
    told = [one for one in remarks(file) if one.code == "brand-font"]
    assert [one.place.line for one in told] == [20]
    assert told[0].hint.startswith("pip install fontpkg-oswald")


def test_font_files_of_the_brand_are_used(write: Write, tmp_path: Path) -> None:
    faces = load_style("house").fonts["sans"].faces
    for face in faces:
        (tmp_path / face.path.name).write_bytes(face.path.read_bytes())
    files = ", ".join(f"{{path: {face.path.name}}}" for face in faces)
    brand = f"typography:\n  fonts:\n    - {{family: Fira Sans, source: file, files: [{files}]}}\n"
    style = load_style(write(f"{brand}  base: Fira Sans\n"))
    assert style.fonts[style.text.font].face(400, "normal").path.parent == tmp_path


def test_weights_that_a_font_lacks_become_the_nearest(write: Write, tmp_path: Path) -> None:
    faces = {(f.weight, f.slope): f for f in load_style("house").fonts["sans"].faces}
    names = [faces[weight, slope].path for weight in (400, 700) for slope in ("normal", "italic")]
    for path in names:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    files = ", ".join(f"{{path: {path.name}}}" for path in names)
    brand = f"typography:\n  fonts:\n    - {{family: Fira Sans, source: file, files: [{files}]}}\n"
    style = load_style(write(f"{brand}  base: Fira Sans\n"))
    assert {role.weight for role in style.heading} == {400, 700}


def test_logo_pages_and_further_keys(acme: Style) -> None:
    logo = acme.page["briefing"].logo
    assert logo is not None
    assert logo.alt == "The mark of Acme"
    assert acme.page["briefing"].width == Length.parse("8.5in")
    assert acme.list.markers == ("–",)
    assert not acme.link.underline
    assert acme.name == "Acme"


def test_what_has_no_place_is_told(write: Write) -> None:
    told = {one.message.partition(" ")[0]: one.severity for one in remarks(write(BRAND))}
    assert told["color.background"] == "warning"
    assert told["meta.link"] == told["defaults.other"] == told["color.danger.dark"] == "info"


def test_a_style_file_extends_a_brand(write: Write, tmp_path: Path) -> None:
    write(BRAND)
    file = tmp_path / "ours.toml"
    file.write_text('extends = "./_brand.yml"\n[quote]\nsize = "14pt"\n', encoding="utf-8")
    style = load_style(file)
    assert (style.quote.size, style.text.size) == (Length(14), Length(12))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour: {}", '_brand.yml:1:1: colour: unknown key (did you mean "color"?)'),
        ("color:\n  primry: red", "_brand.yml:2:3: color.primry: unknown colour (did you mean"),
        ("color:\n  primary: 12", "color.primary: expected a colour of CSS"),
        ("color:\n  palette: {a: b, b: a}", "refers to itself"),
        ("typography:\n  base: {size: big}", 'base.size: expected a size such as "11pt"'),
        ("typography:\n  headings: {weight: fat}", "headings.weight: expected a weight"),
        ("logo: gone.svg", "logo: there is no file"),
        ("color: [1", "_brand.yml:1: is not YAML"),
        ("a: &x 1\nb: *x", "_brand.yml:1: holds an anchor or alias"),
        ("defaults: {publish: {txet: {}}}", 'txet: unknown key (did you mean "text"?)'),
        ("color: {primary: red, primary: blue}", 'holds the key "primary" twice'),
        ("- a", "expected a table"),
    ],
)
def test_a_wrong_brand_is_told_with_its_place(write: Write, text: str, said: str) -> None:
    with pytest.raises(StyleError) as caught:
        load_style(write(text))
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "meta:\n", "color: {primary: '#0b4f6c'}"])
def test_a_small_brand_is_a_style(write: Write, text: str) -> None:
    assert load_style(write(text)).text == load_style("house").text


BELOW = "color: {primary: '#0b4f6c'}\ndefaults: {publish: {extends: ./below.toml}}"


@pytest.mark.parametrize("palette", ["pen = 'palette.pen'", "pen = 3", "pen = 'yellow'"])
def test_a_brand_over_a_wrong_style_is_told_of_that(
    write: Write, tmp_path: Path, palette: str
) -> None:
    (tmp_path / "below.toml").write_text(f"[palette]\n{palette}\n", encoding="utf-8")
    with pytest.raises(StyleError, match=r"below\.toml:2:1: palette\.pen"):
        load_style(write(BELOW))


def test_dark_grounds_of_a_style_below_change_no_colour_of_a_brand(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "below.toml").write_text(
        "[palette]\npen = 'palette.ink'\n[highlight]\ncolor = '#ffffff'\n", encoding="utf-8"
    )
    assert load_style(write(BELOW)).key_points_title.color == Color.parse("#0b4f6c")


def test_a_brand_over_a_style_without_palette_and_pages(write: Write, tmp_path: Path) -> None:
    (tmp_path / "below.toml").write_text("extends = 'none'\n", encoding="utf-8")
    brand = "logo: logo.svg\ntypography: {base: {size: 11pt}}\n"
    with pytest.raises(StyleError, match=r"needs a font"):
        load_style(write(f"{brand}defaults: {{publish: {{extends: ./below.toml}}}}"))


def test_artifacts_have_the_brand(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = write(BRAND)
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# T\n\n## S\n\nText, `code` and [link](https://a.example).\n")
    command = ["build", "a.md", "--style", str(style), "--to", "pdf,docx,epub,html", "--check"]
    assert main(command) == 0
