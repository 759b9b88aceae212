"""The style as Word styles: values that can be read without a document."""

from __future__ import annotations

import msgspec
import pytest

from publish.exporters.docx.borders import box_of, inset
from publish.exporters.docx.formatting import (
    Box,
    Edge,
    Language,
    ParagraphFormat,
    RunFormat,
    difference,
    over,
    under_character_style,
)
from publish.exporters.docx.languages import word_language
from publish.exporters.docx.roles import CHARACTERS, PARAGRAPHS
from publish.exporters.docx.styles import StyleSheet, style_sheet
from publish.exporters.docx.styles_part import styles_part
from publish.style import Border
from publish.units import Color, Length
from tests.conftest import Golden
from tests.exporters.docx.reading import HOUSE, find, values

SHEET = style_sheet(HOUSE, HOUSE.page["memo"], word_language("en"))


def _listing(sheet: StyleSheet) -> str:
    """Each style on lines of its own: name, then what its formats state."""
    lines = []
    for style in sheet.paragraphs.values():
        lines.append(f"{style.naming.name}")
        for format_ in (style.paragraph, style.run):
            said = {
                name: value
                for name in format_.__struct_fields__
                if (value := getattr(format_, name)) not in {None, False, "", ()} and value != Box()
            }
            lines.append("    " + ", ".join(f"{k} {_short(v)}" for k, v in said.items()))
    return "\n".join(lines) + "\n"


def _short(value: object) -> str:
    match value:
        case Box():
            sides = {n: getattr(value, n) for n in ("top", "left", "bottom", "right", "fill")}
            return "[" + " ".join(f"{n}:{_short(s)}" for n, s in sides.items() if s) + "]"
        case Edge():
            return f"{value.size}/{value.color}/{value.space}"
        case tuple():
            return "(" + " ".join(map(_short, value)) + ")"
        case msgspec.Struct():
            return "/".join(str(getattr(value, n)) for n in value.__struct_fields__)
        case _:
            return str(value)


def test_the_house_style_makes_these_word_styles(golden: Golden) -> None:
    golden("tests/exporters/docx/goldens/house-styles.txt", _listing(SHEET))


def test_every_role_has_a_style_of_one_name_and_id() -> None:
    namings = (*PARAGRAPHS.values(), *CHARACTERS.values())
    assert len({naming.name.casefold() for naming in namings}) == len(namings)
    assert len({naming.id for naming in namings}) == len(namings)


def test_the_styles_part_defines_the_roles_and_words_four_defaults() -> None:
    part = styles_part(SHEET)
    names = values(part, "//w:style/w:name/@w:val")
    ours = [naming.name for naming in (*PARAGRAPHS.values(), *CHARACTERS.values())]
    defaults = ["Default Paragraph Font", "Normal Table", "No List", "Table", "Callout"]
    assert sorted(names) == sorted([*ours, *defaults])
    assert values(part, "//w:style[@w:default='1']/@w:type") == [
        "paragraph",
        "character",
        "table",
        "numbering",
    ]


def test_headings_have_outline_levels_and_the_contents_heading_has_none() -> None:
    part = styles_part(SHEET)
    levels = [
        values(part, f"//w:style[@w:styleId='Heading{n}']/w:pPr/w:outlineLvl/@w:val")
        for n in range(1, 7)
    ]
    assert levels == [["0"], ["1"], ["2"], ["3"], ["4"], ["5"]]
    assert values(part, "//w:style[@w:styleId='SourcesHeading']//w:outlineLvl/@w:val") == ["0"]
    # Word would list the contents in themselves.
    assert not find(part, "//w:style[@w:styleId='TOCHeading']//w:outlineLvl")


def test_semibold_is_a_family_of_its_own_and_not_bold() -> None:
    run = SHEET.paragraphs["heading.1"].run
    assert (run.font, run.bold, run.italic) == ("Fira Sans SemiBold", False, False)


def test_a_style_states_only_what_normal_does_not_have() -> None:
    part = styles_part(SHEET)
    for style in ("Normal", "ListContinue"):
        assert not find(part, f"//w:style[@w:styleId='{style}']/w:rPr"), "the defaults say it"
    assert values(part, "//w:docDefaults//w:rFonts/@w:ascii") == ["IBM Plex Serif"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", Language("val", "en-US")),
        ("en-GB", Language("val", "en-GB")),
        ("de", Language("val", "de-DE")),
        ("zh-Hant", Language("eastAsia", "zh-TW")),
        ("ja", Language("eastAsia", "ja-JP")),
        ("he", Language("bidi", "he-IL", rtl=True)),
        ("uz-Arab", Language("bidi", "uz-AF", rtl=True)),
        ("hi", Language("bidi", "hi-IN")),
        ("qya", Language("val", "qya")),
    ],
)
def test_a_language_gets_its_region_and_the_slot_of_its_script(
    tag: str, expected: Language
) -> None:
    assert word_language(tag) == expected


# -- formats -----------------------------------------------------------------------------------


def test_the_difference_of_two_formats_laid_over_the_one_gives_the_other() -> None:
    for style in SHEET.paragraphs.values():
        normal = SHEET.paragraphs["text"]
        assert over(normal.run, difference(style.run, normal.run)) == style.run
        stated = difference(style.paragraph, normal.paragraph)
        joined = over(normal.paragraph, stated)
        assert msgspec.structs.replace(joined, outline=style.paragraph.outline) == style.paragraph


def test_what_two_bold_styles_make_of_a_run_is_left_open() -> None:
    bold = RunFormat(bold=True, size=20)
    assert under_character_style(bold, RunFormat(bold=True)) == RunFormat(size=20)
    assert under_character_style(RunFormat(bold=False), bold) == bold


def test_an_unstated_format_asks_for_nothing() -> None:
    assert difference(ParagraphFormat(), ParagraphFormat(before=3)) == ParagraphFormat()


# -- boxes -------------------------------------------------------------------------------------


def test_a_rule_and_its_padding_stay_within_the_measure() -> None:
    rule = Border(width=Length(2), color=Color("0b4f6c"))
    role = msgspec.structs.replace(
        HOUSE.text, border_start=rule, padding=Length(10), background=Color("f1f5f7")
    )
    box = box_of(role, rtl=False)
    assert box.left == Edge(size=16, color="0B4F6C", space=10)
    assert box.top == Edge(size=2, color="F1F5F7", space=10), "the ground reaches over the padding"
    assert inset(role) == (10 * 20 + 40, 10 * 20 + 5)
    assert box_of(role, rtl=True).right == box.left


def test_padding_keeps_text_off_rules_and_grounds_only() -> None:
    rule = Border(width=Length(2), color=Color("0b4f6c"))
    role = msgspec.structs.replace(HOUSE.text, border_top=rule, padding=Length(50))
    assert box_of(role, rtl=False) == Box(top=Edge(size=16, color="0B4F6C", space=31))
    assert inset(role) == (0, 0)
