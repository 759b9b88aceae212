"""Styles made of Word templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.archive import pack
from publish.cli import main
from publish.errors import SourceError
from publish.exporters.docx.template.read import read_template
from publish.exporters.docx.template.to_toml import style_file
from publish.style import Style, load_style
from publish.style.definition.contrast import roles_of
from publish.units import Color, Length

STYLE = """\
name = "Ours"
[palette]
ink = "#102030"
[text]
size = "11pt"
line_height = 1.4
align = "justify"
hanging_punctuation = true
[heading]
color = "#7a1f3d"
[heading.2]
size = "13pt"
space_before = "18pt"
keep_together = false
[title]
case = "upper"
letter_spacing = "1pt"
[definition]
hanging_punctuation = false
indent_start = "24pt"
[link]
color = "#004080"
underline = false
[page.memo]
size = "A4"
margin_top = "32mm"
margin_inner = "40mm"
header = { start = "The Desk", end = "{page}" }
footer = { center = "Strictly business" }
first_header = {}
first_footer = {}
logo = { file = "logo.png", alt = "The Desk", height = "24pt" }
"""
CHARACTERS = (
    *("font", "size", "weight", "slope", "color", "letter_spacing", "case", "align"),
    "hanging_punctuation",
)
BOX = ("space_before", "space_after", "keep_with_next", "keep_together")
ROLES = ("text", "title", "heading.1", "heading.2", "heading.5", "definition", "caption", "note")


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memo in a style of its own."""
    from PIL import Image

    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (40, 20), "#336699").save("logo.png")
    Path("ours.toml").write_text(STYLE, encoding="utf-8")
    Path("a.md").write_text("---\nto: A\nfrom: B\n---\n# T\n\n## S\n\nText.\n", encoding="utf-8")
    assert main(["build", "a.md", "--style", "ours.toml", "--to", "docx", "--out", "."]) == 0
    return Path("a.docx")


def imported(file: Path) -> Style:
    assert main(["style", "from-docx", str(file), "--out", "back.toml"]) == 0
    return load_style("./back.toml")


@pytest.mark.usefixtures("ours")
def test_a_style_comes_back_from_the_word_file_it_set() -> None:
    ours, back = load_style("./ours.toml"), imported(Path("a.docx"))
    there, here = roles_of(ours), roles_of(back)
    for name in ROLES:
        for key in (*CHARACTERS, *BOX):
            assert getattr(here[name], key) == getattr(there[name], key), (name, key)
        assert here[name].leading.pt == pytest.approx(there[name].leading.pt, abs=0.06)
    assert back.definition.indent_start == Length(24)
    assert (back.link.color, back.link.underline) == (Color.parse("#004080"), False)


@pytest.mark.usefixtures("ours")
def test_line_heights_that_word_rounds_come_back_as_they_were_said() -> None:
    said = '[text]\nsize = "11pt"\nline_height = 1.38\n[heading]\nline_height = 1.38\n'
    Path("said.toml").write_text(said, encoding="utf-8")
    assert main(["build", "a.md", "--style", "said.toml", "--to", "docx", "--out", "said"]) == 0
    back = imported(Path("said/a.docx"))
    assert back.text.line_height == 1.38
    assert back.heading[1].line_height == load_style("./said.toml").heading[1].line_height


@pytest.mark.usefixtures("ours")
def test_page_heads_and_logo_come_back() -> None:
    page = imported(Path("a.docx")).page["memo"]
    assert page.width.mm == pytest.approx(210, abs=0.05)
    assert page.margin_top.mm == pytest.approx(32, abs=0.05)
    assert page.margin_inner.mm == pytest.approx(40, abs=0.05)
    assert (page.header.start, page.header.end) == ("The Desk", "{page}")
    assert page.footer.center == "Strictly business"
    assert page.logo is not None
    assert page.logo.height == Length(24)


@pytest.mark.usefixtures("ours")
def test_files_that_are_there_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    imported(Path("a.docx"))
    assert main(["style", "from-docx", "a.docx", "--out", "back.toml"]) == 2
    assert "back.toml is there already (name another --out, or --force)" in capsys.readouterr().err
    assert main(["style", "from-docx", "a.docx", "--out", "back.toml", "--force"]) == 0


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>
</w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Standard"/><w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr>
<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:color w:themeColor="accent1"/>
<w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>
<w:basedOn w:val="berschrift1"/><w:rPr><w:b w:val="0"/><w:i/></w:rPr></w:style>
</w:styles>"""
THEME = f"""<a:theme {A}><a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr
val="2F5496"/></a:accent1></a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin
typeface="IBM Plex Mono"/></a:majorFont><a:minorFont><a:latin typeface="Nowhere Sans"/>
</a:minorFont></a:fontScheme></a:themeElements></a:theme>"""


def package(styles: str = STYLES, body: str = "<w:p/>") -> bytes:
    """A Word file with ids of styles as a German Word makes them."""

    def relations(*parts: tuple[str, str]) -> bytes:
        entries = "".join(
            f'<Relationship Id="r{n}" Type="{KIND}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(parts)
        )
        of = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'<Relationships xmlns="{of}">{entries}</Relationships>'.encode()

    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return pack(
        [
            ("_rels/.rels", relations(("officeDocument", "word/document.xml"))),
            ("word/document.xml", document.encode()),
            (
                "word/_rels/document.xml.rels",
                relations(("styles", "styles.xml"), ("theme", "theme/theme1.xml")),
            ),
            ("word/styles.xml", styles.encode()),
            ("word/theme/theme1.xml", THEME.encode()),
        ]
    )


def test_styles_are_found_by_name_and_take_fonts_and_colours_of_the_theme(tmp_path: Path) -> None:
    written = style_file(read_template(package(), "a.docx"), "A", "a.docx")
    file = tmp_path / "a.toml"
    file.write_text(written.text, encoding="utf-8")
    style = load_style(file)
    first, second = style.heading[:2]
    assert style.fonts[first.font].family == "IBM Plex Mono"
    assert (first.size, first.weight, first.color.css()) == (Length(16), 700, "#2f5496")
    assert (second.size, second.weight, second.slope) == (Length(16), 400, "italic")
    assert (first.space_before, first.space_after) == (Length(12), Length(8))
    assert style.text.line_height == pytest.approx(259 / 240 * 1.2, abs=0.001)
    (told,) = written.told
    assert told.code == "template-font"
    assert 'the font "Nowhere Sans" is not installed' in told.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100, pack([("a", b"")])])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.docx: is no Word file"):
        read_template(data, "a.docx")


def test_styles_that_are_based_on_each_other_have_an_end() -> None:
    circle = STYLES.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="berschrift2"/>'
    )
    assert read_template(package(circle), "a.docx").roles["text"].size == 16


@pytest.mark.parametrize("said", ["nan", "inf", "1e9", "x", "", "99999999999"])
def test_numbers_that_are_none_are_left_out(tmp_path: Path, said: str) -> None:
    wrong = STYLES.replace('w:val="32"', f'w:val="{said}"').replace(
        'w:line="259"', f'w:line="{said}"'
    )
    written = style_file(read_template(package(wrong), "a.docx"), "A", "a.docx")
    file = tmp_path / "a.toml"
    file.write_text(written.text, encoding="utf-8")
    house = load_style("house")
    assert load_style(file).text.line_height == house.text.line_height


def test_heads_and_feet_stay_within_narrow_margins(tmp_path: Path) -> None:
    body = '<w:p/><w:sectPr><w:pgMar w:top="300" w:bottom="280"/></w:sectPr>'
    file = tmp_path / "a.toml"
    template = read_template(package(body=body), "a.docx")
    file.write_text(style_file(template, "A", "a.docx").text, encoding="utf-8")
    page = load_style(file).page["memo"]
    assert (page.margin_bottom, page.footer_offset) == (Length(14), Length(14))
