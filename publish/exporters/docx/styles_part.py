"""`word/styles.xml`: the Word styles of a sheet, each stating what its base does not.

Change the font of Normal in Word, and whatever never had another follows. Nothing is left to
Word's defaults and there is no theme, so nothing turns out Calibri or blue.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

from publish.exporters.docx.formatting import (
    TOGGLES,
    Language,
    ParagraphFormat,
    RunFormat,
    border_size,
    difference,
    over,
    paragraph_properties,
    run_properties,
)
from publish.exporters.docx.oxml import Element, element, root, w
from publish.exporters.docx.parts import PackagePart
from publish.exporters.docx.roles import CHARACTERS, PARAGRAPHS
from publish.exporters.docx.styles import (
    BOX_STYLE,
    LISTED,
    TABLE_STYLE,
    StyleSheet,
    WordStyle,
    style_sheet,
)
from publish.exporters.docx.xml_part import xml_part
from publish.style import Border, PageMaster, Style

_LATENT_STYLES: Final = 376
"""How many built-in styles Word 2016 and later has; those not in the part stay hidden."""

_KERN_FROM: Final = 2
"""Word kerns no size by itself; from one point on it is to."""

_KEPT: Final[deque[tuple[StyleSheet, int, PackagePart]]] = deque(maxlen=8)


def word_styles(
    style: Style, master: PageMaster, language: Language, levels: int
) -> tuple[StyleSheet, PackagePart]:
    """The Word styles of a style, and their part. Those of the last documents are kept: of a batch
    all have the same."""
    for sheet, numbered, part in tuple(_KEPT):
        if (
            sheet.style is style
            and sheet.master is master
            and (sheet.language, numbered) == (language, levels)
        ):
            return sheet, part
    sheet = style_sheet(style, master, language, numbered_levels=levels)
    part = xml_part("styles", styles_part(sheet))
    _KEPT.append((sheet, levels, part))
    return sheet, part


def styles_part(sheet: StyleSheet) -> Element:
    """`word/styles.xml`: defaults, the styles of every role, and nothing besides."""
    normal = sheet.paragraphs["text"]
    return root(
        "styles",
        w(
            "docDefaults",
            w("rPrDefault", _default_run(sheet)),
            w("pPrDefault", w("pPr")),
        ),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=_LATENT_STYLES,
        ),
        _normal(normal),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            w("unhideWhenUsed"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _table_normal(),
        w(
            "style",
            w("name", val="No List"),
            w("uiPriority", val=99),
            w("semiHidden"),
            w("unhideWhenUsed"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
        *(
            _paragraph_element(compiled, normal)
            for role, compiled in sheet.paragraphs.items()
            if role != "text"
        ),
        *(_character_element(role, sheet.characters[role]) for role in CHARACTERS),
        _table_style(sheet),
        w(
            "style",
            w("name", val=BOX_STYLE),
            w("basedOn", val="TableNormal"),
            w("uiPriority", val=40),
            w("qFormat"),
            _bare_cells(),
            type="table",
            customStyle=1,
            styleId=BOX_STYLE,
        ),
    )


_PLAIN: Final = RunFormat(
    bold=False,
    italic=False,
    caps=False,
    small_caps=False,
    strike=False,
    spacing=0,
    underline=False,
    fill="",
    vertical="baseline",
    tabular=False,
)
"""What a run has when nothing is stated anywhere (17.3.2)."""


def _default_run(sheet: StyleSheet) -> Element:
    stated = difference(sheet.paragraphs["text"].run, _PLAIN)
    # What is on by default no style can turn off (17.7.3): Normal states it.
    stated = msgspec.structs.replace(stated, **dict.fromkeys(TOGGLES))
    properties = run_properties(over(stated, RunFormat(kern=_KERN_FROM)))
    made = properties if properties is not None else w("rPr")
    languages = {"val": "en-US", "eastAsia": "en-US", "bidi": "ar-SA"}
    languages[sheet.language.slot] = sheet.language.tag
    if sheet.language.slot != "val":
        languages["val"] = sheet.language.tag
    spacing = made.find(element("w14:numSpacing", {}).tag)
    place = len(made) if spacing is None else made.index(spacing)
    made.insert(place, w("lang", **languages))
    made.append(element("w14:ligatures", {"w14:val": "standard"}))
    return made


def _normal(normal: WordStyle) -> Element:
    stated = difference(normal.run, _PLAIN)
    toggles = RunFormat(**{name: getattr(stated, name) for name in TOGGLES})
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        paragraph_properties(_stated(normal.paragraph)),
        run_properties(toggles),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


_WORD_DEFAULTS: Final = ParagraphFormat(
    keep_next=False,
    keep_lines=False,
    page_break_before=False,
    tabs=(),
    suppress_line_numbers=False,
    suppress_hyphens=False,
    bidi=False,
    before=0,
    after=0,
    left=0,
    right=0,
    first_line=0,
    align="left",
)
"""What a paragraph has when nothing is stated anywhere (17.3.1)."""


def _stated(paragraph: ParagraphFormat) -> ParagraphFormat:
    stated = difference(paragraph, _WORD_DEFAULTS)
    empty = paragraph.box is not None and not any(
        getattr(paragraph.box, side) for side in paragraph.box.__struct_fields__
    )
    return msgspec.structs.replace(stated, box=None) if empty else stated


def _paragraph_element(compiled: WordStyle, normal: WordStyle) -> Element:
    paragraph = difference(compiled.paragraph, normal.paragraph)
    run = difference(compiled.run, normal.run)
    if compiled.role in LISTED:
        # The numbering level states the indent; a style that states it too would win over it.
        paragraph = msgspec.structs.replace(paragraph, left=None, first_line=None)
    following = PARAGRAPHS[compiled.naming.next]
    return w(
        "style",
        w("name", val=compiled.naming.name),
        w("basedOn", val="Normal"),
        w("next", val=following.id) if following.id != compiled.id else None,
        w("uiPriority", val=9),
        w("qFormat"),
        paragraph_properties(paragraph),
        run_properties(run),
        type="paragraph",
        customStyle=None if compiled.naming.built_in else 1,
        styleId=compiled.id,
    )


def _character_element(role: str, run: RunFormat) -> Element:
    naming = CHARACTERS[role]
    return w(
        "style",
        w("name", val=naming.name),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=20),
        w("qFormat"),
        run_properties(run),
        type="character",
        customStyle=None if naming.built_in else 1,
        styleId=naming.id,
    )


def _table_normal() -> Element:
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        _bare_cells(),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _bare_cells() -> Element:
    """Cells without margins, which a template has in all tables unless they say otherwise."""
    sides = ("top", "left", "bottom", "right")
    return w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in sides)),
    )


def _table_style(sheet: StyleSheet) -> Element:
    """Rules above, below the head, between rows and below; cells padded as the role says."""
    role = sheet.style.table
    block, inline = role.cell_padding_block.twips, role.cell_padding_inline.twips

    def rule(side: str, border: Border) -> Element:
        size = border_size(border.width.pt)
        return w(side, val="single", sz=size, space=0, color=border.color.hex.upper())

    def margin(side: str, width: int) -> Element:
        return w(side, w=width, type="dxa")

    return w(
        "style",
        w("name", val=TABLE_STYLE),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=40),
        w("qFormat"),
        w(
            "tblPr",
            w(
                "tblBorders",
                rule("top", role.rule_top),
                rule("bottom", role.rule_bottom),
                rule("insideH", role.rule_row),
            ),
            w(
                "tblCellMar",
                margin("top", block),
                margin("left", inline),
                margin("bottom", block),
                margin("right", inline),
            ),
        ),
        # The ground of a whole table shows between its cells alone, of which nothing is seen.
        None
        if role.background is None
        else w("tcPr", w("shd", val="clear", color="auto", fill=role.background.hex.upper())),
        w(
            "tblStylePr",
            w("tcPr", w("tcBorders", rule("bottom", role.rule_head))),
            type="firstRow",
        ),
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )
