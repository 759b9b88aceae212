"""What a style file may say, and what a wrong one is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import StyleError
from publish.style import load_style
from publish.style.definition.compiled import our_styles
from publish.units import Color, Length

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(toml, name)`: a style file that extends our plain one, and where it stands."""

    def written(
        toml: str, name: str = "a.toml", head: str = "name = 'A'\nextends = 'plain'"
    ) -> Path:
        file = tmp_path / name
        file.write_text(f"{head}\n{toml}\n", encoding="utf-8")
        return file

    return written


def message(file: Path | str) -> str:
    """What is said of a wrong style, without the folder it stands in."""
    with pytest.raises(StyleError) as caught:
        load_style(file)
    said = str(caught.value)
    assert "\n" not in said
    return said.replace(f"{Path(file).parent}/", "")


# -- which file ---------------------------------------------------------------------------------


def test_our_house_style_is_found_by_name_and_by_path() -> None:
    assert load_style("house") == load_style(our_styles()["house"])


def test_an_unknown_style_is_told_the_nearest() -> None:
    assert message("huose") == 'unknown style "huose" (did you mean "house"?)'


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert message(tmp_path / "b.toml") == (
        "b.toml: there is no such file (give the path of a style file)"
    )
    assert "is no file" in message(tmp_path)


def test_a_style_extends_one_beside_it_and_one_of_ours(write: Write) -> None:
    write("[text]\nsize = '13pt'", "below.toml")
    style = load_style(write("[quote]\nweight = 700", head="name = 'A'\nextends = 'below'"))
    plain = load_style("plain")
    assert (style.name, style.text.size, style.quote.weight) == ("A", Length(13), 700)
    assert style.heading == plain.heading


def test_a_palette_and_pages_are_extended_entry_by_entry(write: Write) -> None:
    style = load_style(write("[palette]\nink = '#102030'\n[page.memo]\nsize = 'A4'"))
    plain = load_style("plain")
    assert style.text.color == Color.parse("#102030")
    assert style.header.color == plain.header.color
    assert style.page["memo"].width == Length.parse("210mm")
    assert style.page["memo"].margin_top == plain.page["memo"].margin_top
    assert style.page["book"] == plain.page["book"]


def test_none_takes_away_what_the_style_below_gave(write: Write) -> None:
    assert load_style("plain").masthead.border_bottom is not None
    assert load_style(write("[masthead]\nborder_bottom = 'none'")).masthead.border_bottom is None


def test_styles_that_extend_each_other_are_refused_with_the_way_round(write: Write) -> None:
    write("", "b.toml", "name = 'B'\nextends = 'a'")
    assert message(write("", head="name = 'A'\nextends = './b.toml'")) == (
        "b.toml:2:1: extends: a style cannot extend itself: a.toml → b.toml → a.toml"
    )


# -- inheritance --------------------------------------------------------------------------------


def test_characters_come_from_the_role_above_and_the_box_does_not(write: Write) -> None:
    style = load_style(
        write("[quote]\nweight = 700\npadding = '9pt'\n[attribution]\nslope = 'normal'")
    )
    assert style.attribution.weight == 700
    assert style.attribution.padding == Length(0)


def test_members_of_a_group_share_its_box_as_well(write: Write) -> None:
    style = load_style(
        write(
            "[callout]\npadding = '9pt'\n[callout.tip]\nweight = 700\n"
            "[heading]\nspace_before = '7pt'\n[heading.3]\nspace_before = '5pt'"
        )
    )
    assert [style.callout[kind].padding for kind in ("note", "tip")] == [Length(9), Length(9)]
    assert [style.callout[kind].weight for kind in ("note", "tip")] == [400, 700]
    assert [role.space_before.pt for role in style.heading[1:3]] == [7, 5]


# -- wrong files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name = 'A'\n\nx = \xff", "a.toml:3: not UTF-8: byte 0xff (save the file as UTF-8)"),
        (
            b"name = 'A'\n[text\n",
            "a.toml:2:6: not TOML: Expected ']' at the end of a table declaration",
        ),
        (b"[text]\nsize='1pt'\nsize='2pt'", "a.toml:3:11: not TOML: Cannot overwrite a value"),
        (b"[text]\n[palette]\n[text]\n", "a.toml:3:6: not TOML: Cannot declare ('text',) twice"),
        (b"name =", "a.toml:1:7: not TOML: Invalid value"),
        (b"x = " + b"[" * 50_000, "a.toml: nested too deeply to be a style"),
        (b"#" * (1 << 20) + b"\n", "a.toml: larger than 1 MB (make it smaller)"),
        (b"extends = 'plain'\n[txet]", 'a.toml:2:1: txet: unknown key (did you mean "text"?)'),
    ],
)
def test_a_file_that_is_no_style_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(data)
    assert message(file) == said


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[txet]", 'a.toml:3:1: txet: unknown key (did you mean "text"?)'),
        (
            "[heading.1]\n\nsise = '1pt'",
            'a.toml:5:1: heading.1.sise: unknown key (did you mean "size"?)',
        ),
        ("[heading]\n7 = {}", "a.toml:4:1: heading.7: unknown key"),
        ("[text]\nsize = 10.5", 'a.toml:4:1: text.size: expected a length such as "10.5pt"'),
        ("[text]\nsize = '-1pt'", 'expected a length from "1pt" to "1584pt", not "-1pt"'),
        ("[text]\nsize = '1e308pt'", 'such as "10.5pt", "24mm" or "0", not "1e308pt"'),
        ("[text]\npadding = '-1pt'", 'expected a length from "0pt" to "1584pt", not "-1pt"'),
        ("[text]\nline_height = nan", "text.line_height: expected a number, not nan"),
        ("[text]\nline_height = inf", "text.line_height: expected a number, not inf"),
        ("[text]\nline_height = true", "text.line_height: expected a number, not true"),
        ("[text]\nweight = 5000", "expected a whole number from 1 to 1000, not 5000"),
        ("[text]\nweight = 400.5", "expected a whole number, not 400.5"),
        ("[text]\nweight = 'bold'", 'expected a whole number, not "bold"'),
        ("[text]\nhyphenate = 1", "expected true or false, not 1"),
        ("[text]\nalign = 'left'", 'expected one of start, end, center, justify, not "left"'),
        ("[text]\nfont = 'sreif'", 'text.font: unknown font "sreif" (did you mean "serif"?)'),
        ("[text]\ncolor = 'red'", 'expected a colour such as "#0b4f6c" or "palette.accent"'),
        ("[text]\ncolor = 'palette.inc'", 'unknown colour "palette.inc" (did you mean "ink"?)'),
        ("[text]\ncolor = 'none'", "text.color: expected a colour"),
        ("[label]\npadding = '1pt'", "label.padding: labels share no box"),
        ("[list]\nmarkers = ['\"']", 'expected a list of markers such as ["•", "–"]'),
        ("[quote]\nborder_top = '1pt'", "quote.border_top: expected a border such as {"),
        (
            "[quote]\nborder_top = { width = '1pt', colour = '#000000' }",
            "a.toml:4:31: quote.border_top.colour: unknown key",
        ),
        ("[quote]\nborder_top = { width = '1pt' }", 'quote.border_top: needs "color"'),
        ("[palette]\na = 'palette.b'\nb = 'palette.c'\nc = 'palette.b'", "itself: b → c → b"),
        ("[palette]\na = 'palette.a'", "a.toml:4:1: palette.a: refers to itself: a → a"),
        ("[palette]\n'a b' = '#000000'", "palette.a b: not a name for a colour"),
        ("text = 3", "a.toml:3:1: text: expected a table, not 3"),
        ("[page.memo]\nsize = 'A44'", "page.memo.size: expected one of A4, A5, B5, Letter, Legal"),
        ("[page.x]\nsize = 'A4'", 'a.toml:3:1: page.x: needs "margin_top"'),
        ("[page.memo]\nmargin_inner = '7in'", "the margins leave"),
        ("[page.memo]\nheader_offset = '2in'", "the header would stand in the text"),
        (
            "[page.memo]\nfooter = { end = '{paeg}' }",
            'unknown name "{paeg}" (did you mean "page"?)',
        ),
        ("[page.memo]\nfooter = { left = 'x' }", "page.memo.footer.left: unknown key"),
        ("[page.memo]\nfooter = { end = '{' }", 'expected text such as "{short_title}"'),
    ],
)
def test_a_wrong_value_is_told_with_file_line_and_key(write: Write, toml: str, said: str) -> None:
    assert said in message(write(toml))
    assert message(write(toml)).startswith("a.toml:")


def test_a_wrong_value_below_is_told_in_the_file_that_has_it(write: Write) -> None:
    write("[quote]\nsize = 1", "below.toml")
    assert message(write("", head="name = 'A'\nextends = 'below'")).startswith(
        "below.toml:4:1: quote"
    )


@pytest.mark.parametrize(
    "evil",
    ["x; } * { color: red", "</style><script>", 'a", "b', "a\\", "a\nb", "url(http://x)", "&amp;"],
)
@pytest.mark.parametrize("key", ["family", "fallback", "package", "name", "color", "marker"])
def test_nothing_that_css_or_xml_would_read_gets_through(write: Write, key: str, evil: str) -> None:
    quoted = json.dumps(evil)
    font = "family = 'IBM Plex Serif'\npackage = 'fontpkg-ibm-plex-serif'"
    toml, head = {
        "family": (f"[fonts.serif]\nfamily = {quoted}\npackage = 'x'", None),
        "fallback": (f"[fonts.serif]\n{font}\nfallback = [{quoted}]", None),
        "package": (f"[fonts.serif]\nfamily = 'A'\npackage = {quoted}", None),
        "name": ("", f"name = {quoted}\nextends = 'plain'"),
        "color": (f"[text]\ncolor = {quoted}", None),
        "marker": (f"[list]\nmarkers = [{quoted}]", None),
    }[key]
    assert "expected " in message(write(toml, head=head) if head else write(toml))


# -- fonts --------------------------------------------------------------------------------------


@pytest.fixture
def serif(tmp_path: Path) -> Path:
    """A font file beside the style."""
    face = load_style("plain").fonts["serif"].face(400, "normal")
    shutil.copy(face.path, tmp_path / "Serif.ttf")
    return face.path.parent


@pytest.mark.parametrize(
    ("font", "said"),
    [
        (
            "family = 'Lato'\npackage = 'fontpkg-lato'",
            "fonts.serif.package: fontpkg-lato is not installed (pip install fontpkg-lato)",
        ),
        ("family = 'Lato'\npackage = 'pytest'", "pytest is no font package"),
        (
            "family = 'Lato'\npackage = 'fontpkg-fira-sans'",
            'fontpkg-fira-sans has the family "Fira Sans", not "Lato"',
        ),
        ("family = 'Lato'", 'fonts.serif: needs either "package" or "files"'),
        ("package = 'fontpkg-fira-sans'", 'a.toml:3:1: fonts.serif: needs "family"'),
        ("family = 'A'\nfile = 'a.ttf'", 'fonts.serif.file: unknown key (did you mean "files"?)'),
        ("family = 'A'\nfiles = ['no.ttf']", "fonts.serif.files: there is no file no.ttf"),
        ("family = 'A'\nfiles = ['../a.ttf']", "../a.ttf is outside the folder of the style"),
        ("family = 'A'\nfiles = ['/etc/a.ttf']", "/etc/a.ttf is outside the folder of the style"),
        ("family = 'A'\nfiles = ['a.woff']", "expected a list of font files"),
        ("family = 'A'\nfiles = ['junk.ttf']", "fonts.serif.files: junk.ttf is no font"),
        (
            "family = 'A'\nfiles = ['Serif.ttf']",
            'Serif.ttf has the family "IBM Plex Serif", not "A"',
        ),
        (
            "family = 'IBM Plex Serif'\nfiles = ['Serif.ttf']",
            '"IBM Plex Serif" has no upright face of weight 700, which',
        ),
    ],
)
@pytest.mark.usefixtures("serif")
def test_a_font_that_cannot_be_had_is_told_with_its_cure(
    write: Write, tmp_path: Path, font: str, said: str
) -> None:
    (tmp_path / "junk.ttf").write_bytes(b"<svg/>" * 100)
    assert said in message(write(f"[fonts.serif]\n{font}"))


def test_a_font_file_that_breaks_off_anywhere_is_no_font(
    write: Write, tmp_path: Path, serif: Path
) -> None:
    data = (tmp_path / "Serif.ttf").read_bytes()
    file = write("[fonts.serif]\nfamily = 'IBM Plex Serif'\nfiles = ['cut.ttf']")
    for end in (0, 3, 12, 60, 200, 400, 1000):
        (tmp_path / "cut.ttf").write_bytes(data[:end])
        assert "fonts.serif.files: cut.ttf is no font" in message(file)


def test_a_link_out_of_the_folder_is_outside(write: Write, tmp_path: Path, serif: Path) -> None:
    (tmp_path / "link.ttf").symlink_to(serif / "IBMPlexSerif-Regular.ttf")
    toml = "[fonts.serif]\nfamily = 'IBM Plex Serif'\nfiles = ['link.ttf']"
    assert "link.ttf is outside the folder of the style" in message(write(toml))


def test_fonts_may_stand_beside_the_style(write: Write, tmp_path: Path, serif: Path) -> None:
    plain = load_style("plain").fonts["serif"]
    for face in plain.faces:
        shutil.copy(face.path, tmp_path)
    names = [face.path.name for face in plain.faces]
    toml = f"[fonts.serif]\nfamily = 'IBM Plex Serif'\nfiles = {names}"
    faces = load_style(write(toml)).fonts["serif"].faces
    assert [(f.weight, f.slope, f.word_family) for f in faces] == [
        (f.weight, f.slope, f.word_family) for f in plain.faces
    ]


@pytest.mark.parametrize(
    ("permissions", "allowed"), [(0, True), (8, True), (2, False), (4, False), (0x100, False)]
)
def test_a_font_that_may_not_be_embedded_is_refused(
    write: Write, tmp_path: Path, serif: Path, *, permissions: int, allowed: bool
) -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    names = [face.path.name for face in load_style("plain").fonts["serif"].faces]
    for name in names:
        with TTFont(serif / name) as font:
            font["OS/2"].fsType = permissions
            font.save(tmp_path / name)
    file = write(f"[fonts.serif]\nfamily = 'IBM Plex Serif'\nfiles = {names}")
    if allowed:
        assert load_style(file).fonts["serif"].faces
    else:
        assert "may not be embedded" in message(file)


# -- contrast -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[text]\ncolor = '#999999'", "text.color: #999999 on #ffffff"),
        ("[link]\ncolor = '#ffd54a'", "link.color: #ffd54a on #ffffff (link in text)"),
        ("[code]\nbackground = '#222222'", "code.background: #000000 on #222222 (code in text)"),
        ("[quote]\nbackground = '#111111'", "quote.background: #000000 on #111111 (quote)"),
        ("[list]\ncolor = '#eeeeee'", "list.color: #eeeeee on #ffffff (list)"),
        (
            "[callout]\nbackground = '#111111'\ncolor = '#ffffff'\n[list]\ncolor = '#222222'\n"
            "[callout_title]\ncolor = '#ffffff'\n[callout_title.warning]\ncolor = '#ffffff'\n"
            "[callout_title.caution]\ncolor = '#ffffff'",
            "list.color: #222222 on #111111 (list within callout.note)",
        ),
        (
            "[callout]\nbackground = '#111111'\ncolor = '#ffffff'",
            "(callout_title.note within callout.note)",
        ),
    ],
)
def test_text_that_is_too_faint_for_its_ground_is_refused(
    write: Write, toml: str, said: str
) -> None:
    assert said in message(write(toml))


def test_text_in_a_dark_box_has_the_colour_of_the_box(write: Write) -> None:
    dark = "background = '#18212a'\ncolor = '#ffffff'"
    style = load_style(write(f"[callout]\n{dark}\n[callout_title]\ncolor = '#ffffff'"))
    assert style.callout["note"].color == Color.parse("#ffffff")


def test_large_text_needs_less_contrast(write: Write) -> None:
    assert load_style(write("[title]\ncolor = '#949494'")).title.color == Color.parse("#949494")
