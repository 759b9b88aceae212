"""Our own styles: what they promise of every page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from publish.document import (
    Document,
    Emphasis,
    Link,
    List,
    ListItem,
    Origin,
    Paragraph,
    Region,
    Section,
    Strong,
    Text,
)
from publish.style import Role, Style, load_style
from publish.style.definition.compiled import our_styles
from publish.style.definition.load import INLINE_ROLES
from publish.style.fonts.coverage import coverage, uncovered
from publish.style.fonts.faces import faces_used
from publish.units import Color
from tests.conftest import ROOT

PAPER = Color.parse("#ffffff")
LARGE_BOLD, LARGE = 14.0, 18.0
"""Points from which text is large (WCAG 2.2, "large scale")."""


@pytest.fixture(params=our_styles())
def style(request: pytest.FixtureRequest) -> Style:
    return load_style(str(request.param))


@pytest.fixture(params=["house", "plain"])
def general(request: pytest.FixtureRequest) -> Style:
    """A style for all uses, which others change: marks may stand in any role and on any ground."""
    return load_style(str(request.param))


def roles(style: Style) -> Iterator[tuple[str, Role]]:
    for name in style.__struct_fields__:
        value = getattr(style, name)
        if isinstance(value, Role):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name}.{n}", role) for n, role in enumerate(value, 1))
        elif name.startswith("callout"):
            yield from ((f"{name}.{kind}", role) for kind, role in value.items())


def pairs(style: Style) -> Iterator[tuple[str, Color, Color, float, int]]:
    """Text and the ground it stands on: where, both colours, size and weight."""
    inlines = {name: style.mark(name) for name in INLINE_ROLES}
    words = {**inlines, **{f"syntax.{kind}": role for kind, role in style.syntax.items()}}
    boxes = {PAPER: "paper"} | {
        role.background: name
        for name, role in roles(style)
        if role.background is not None and name != "cover"
    }
    boxes[style.watermark.color] = "watermark"
    for name, role in roles(style):
        if name == "watermark":
            continue
        if name.startswith("cover"):  # Its page holds nothing else.
            ground = style.cover.background or PAPER
            yield f"{name} on its page", role.color, ground, role.size.pt, role.weight
            continue
        grounds = [role.background] if role.background else list(boxes)
        for ground in grounds:
            yield f"{name} on {boxes[ground]}", role.color, ground, role.size.pt, role.weight
            of_code = ground in (style.code_block.background, style.code.background)
            for mark, inline in (words if of_code else inlines).items():
                yield (
                    f"{mark} in {name}",
                    inline.color or role.color,
                    inline.background or ground,
                    role.size.pt,
                    role.weight,
                )


def test_all_text_can_be_read_on_its_ground_as_wcag_aa_asks(general: Style) -> None:
    for where, color, ground, size, weight in pairs(general):
        large = size >= LARGE or (size >= LARGE_BOLD and weight >= 700)
        assert color.contrast(ground) >= (3 if large else 4.5), where


def test_links_are_told_by_more_than_their_colour(style: Style) -> None:
    assert style.link.underline


def test_headings_get_no_larger_on_the_way_down(style: Style) -> None:
    sizes = [style.title.size, *(role.size for role in style.heading)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(role.keep_with_next and not role.hyphenate for role in style.heading)


@pytest.mark.parametrize("below", our_styles())
def test_large_print_is_large_over_any_style(below: str) -> None:
    style = load_style(f"{below}+large-print")
    sizes = {name: role.size.pt for name, role in roles(style)}
    assert min(sizes.values()) >= 14
    assert style.text.size.pt == 16


@pytest.mark.parametrize("name", our_styles())
def test_sizes_are_half_points_which_are_all_that_word_knows(name: str) -> None:
    for role in dict(roles(load_style(name))).values():
        assert role.size.pt * 2 == int(role.size.pt * 2)


def test_page_numbers_stand_under_each_other(style: Style) -> None:
    furniture = (style.header, style.footer, style.contents, style.table)
    assert all(role.numerals == "tabular" for role in furniture)


LINES = [(name, page) for name in our_styles() for page in ("briefing", "memo")]
"""Books have smaller pages, and large print has fewer characters a line."""


@pytest.mark.parametrize(
    ("name", "master"),
    [*(line for line in LINES if line[0] != "large-print"), ("house", "book"), ("plain", "book")],
)
def test_a_line_holds_60_to_75_characters(name: str, master: str) -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    style = load_style(name)
    seed = (ROOT / "seeds" / "putin-china-visit.txt").read_text(encoding="utf-8")
    sample = " ".join(seed.split())
    face = style.fonts[style.text.font].face(style.text.weight, style.text.slope)
    with face.path.open("rb") as stream, TTFont(stream, lazy=True) as font:
        widths, glyphs = font["hmtx"], font.getBestCmap()
        em = sum(widths[glyphs[ord(c)]][0] for c in sample) / font["head"].unitsPerEm
    average = em * style.text.size.pt / len(sample)
    assert 60 <= style.page[master].measure.pt / average <= 75


def test_the_memo_is_on_letter_and_the_briefing_on_a4(general: Style) -> None:
    size = {
        name: (round(page.width.mm), round(page.height.mm)) for name, page in general.page.items()
    }
    assert size["memo"] == (216, 279)
    assert size["briefing"] == (210, 297)
    assert general.page["book"].facing
    assert general.page["book"].chapters_on_new_page


# -- faces ----------------------------------------------------------------------------------------


def text(content: str) -> Text:
    return Text(text=content)


def named(style: Style, document: Document) -> set[str]:
    return {face.path.stem for face in faces_used(style, document)}


def test_word_knows_a_face_by_the_names_in_its_file() -> None:
    sans = load_style("house").fonts["sans"]
    semibold, bold = sans.face(600, "italic"), sans.face(700, "italic")
    assert (semibold.family, semibold.word_family) == ("Fira Sans", "Fira Sans SemiBold")
    assert (semibold.word_bold, semibold.word_italic) == (False, True)
    assert (bold.word_family, bold.word_bold, bold.word_italic) == ("Fira Sans", True, True)


def test_every_role_and_mark_finds_its_face(style: Style) -> None:
    for _, role in roles(style):
        base = style.fonts[role.font].face(role.weight, role.slope)
        assert (base.weight, base.slope) == (role.weight, role.slope)
        weight = style.strong.weight or role.weight
        slope = style.emphasis.slope or role.slope
        marked = style.fonts[role.font].face(weight, slope)
        assert (marked.weight, marked.slope) == (weight, slope)


def test_a_document_embeds_the_faces_that_it_is_set_in() -> None:
    house = load_style("house")
    strong = Strong(content=(text("b"), Emphasis(content=(text("c"),))))
    document = Document(
        blocks=(
            Region(role="title", blocks=(Paragraph(content=(text("T"),)),)),
            Section(title=(text("H"),), blocks=(Paragraph(content=(text("a"), strong)),)),
        )
    )
    assert named(house, Document()) == {"IBMPlexSerif-Regular"}
    assert named(house, document) == {
        "IBMPlexSerif-Regular",
        "IBMPlexSerif-Bold",
        "IBMPlexSerif-BoldItalic",
        "FiraSans-SemiBold",
    }


def test_a_list_and_a_link_need_no_other_face_than_their_text() -> None:
    link = Link(target="#a", content=(text("a"),))
    item = ListItem(blocks=(Paragraph(content=(link,)),))
    assert named(load_style("house"), Document(blocks=(List(items=(item,)),))) == {
        "IBMPlexSerif-Regular"
    }


# -- coverage -------------------------------------------------------------------------------------


def paragraph(content: str, line: int = 3) -> Document:
    block = Paragraph(content=(text(content),), origin=Origin(line, line + 1))
    return Document(blocks=(Paragraph(content=(text("ok"),), origin=Origin(1, 1)), block))


def test_a_character_that_no_font_has_is_named_with_its_place() -> None:
    (found,) = uncovered(paragraph("a 😀 b 😀"), load_style("house"), source="a.txt")
    assert (found.code, found.severity) == ("character-not-covered", "warning")
    assert (
        found.message == "no font of the style has U+1F600 GRINNING FACE (😀): [U+1F600] is printed"
    )
    assert (found.place.source, found.place.line, found.place.end_line) == ("a.txt", 3, 4)
    assert "IBM Plex Serif, Fira Sans, IBM Plex Mono" in found.hint


@pytest.mark.parametrize(
    "content",
    [
        "Ärger — “naïve” café’s №5 §3 €10 ± ½ …",
        "Привет Ελληνικά Việt Nam Łódź",  # of several families together
        "e\u0301 u\u0308 s\u030c",  # has glyphs once composed
        "a\u00a0b\u202fc\u2003d\u200be\u00adf\u2060g\ufeffh\u200di\ufe0f",  # set without a glyph
        "tab\tand\nline",
    ],
)
def test_what_the_fonts_have_or_need_not_have_is_no_finding(content: str) -> None:
    assert uncovered(paragraph(content), load_style("house")) == ()


def test_a_text_in_another_script_is_told_in_a_few_lines() -> None:
    found = uncovered(paragraph("".join(map(chr, range(0x4E00, 0x4E64)))), load_style("house"))
    assert len(found) == 13
    assert "88 further characters: 一" not in found[-1].message
    assert "has 88 further characters, printed as their codes: 丌 " in found[-1].message


def test_what_has_no_name_is_named_by_its_number() -> None:
    messages = [d.message for d in uncovered(paragraph("\ue000\U0003fffd"), load_style("house"))]
    assert messages == [
        "no font of the style has U+E000 (private use): [U+E000] is printed",
        "no font of the style has U+3FFFD (not in Unicode): [U+3FFFD] is printed",
    ]


def test_coverage_is_the_union_of_the_faces(style: Style) -> None:
    faces = style.fonts[style.text.font].faces
    assert coverage(()) == frozenset()
    assert coverage(faces) == frozenset().union(*(coverage((face,)) for face in faces))
    assert coverage(faces[:1]) is coverage(faces[:1])  # it is asked letter by letter
    assert ord("é") in coverage(faces[:1])


def test_a_style_is_plain_data(style: Style) -> None:
    assert msgspec.structs.replace(style) == style
    assert hash(style.text) == hash(msgspec.structs.replace(style.text))
