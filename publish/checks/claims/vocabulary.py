"""What finished Word files are made of: the elements of each kind of part, with their attributes
and the values that these have.

Of an element: `name=value` for each attribute, where a value is words with `|` between them, `#`
for a whole number, `?` for on or off, `%` for a colour and `*` for whatever others look at. No
prefix is WordprocessingML's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from publish.checks.reading.word.names import WP, A, W

_PREFIXES: Final[dict[str, str]] = {
    W: "",
    WP: "wp:",
    A: "a:",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}": "pic:",
    "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}": "asvg:",
    "{http://schemas.microsoft.com/office/drawing/2017/decorative}": "adec:",
    "{http://schemas.microsoft.com/office/word/2010/wordml}": "w14:",
    "{urn:schemas-microsoft-com:vml}": "v:",
}
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PATTERNS: Final = {"#": r"-?\d{1,9}", "?": "[01]", "%": "[0-9A-F]{6}|auto", "*": ".*"}

_ON_OFF: Final = "val=?"
_SIDE: Final = "val=nil|single sz=# space=# color=% w=# type=dxa"
_FORMATTING: Final[dict[str, str]] = {
    **dict.fromkeys(("pPr", "rPr", "numPr", "pBdr", "tabs"), ""),
    **dict.fromkeys(("keepNext", "keepLines", "pageBreakBefore", "suppressLineNumbers"), _ON_OFF),
    **dict.fromkeys(("suppressAutoHyphens", "bidi", "rtl", "noProof", "strike"), _ON_OFF),
    **dict.fromkeys(("b", "bCs", "i", "iCs", "caps", "smallCaps"), _ON_OFF),
    **dict.fromkeys(("ilvl", "numId", "outlineLvl", "kern", "sz", "szCs"), "val=#"),
    **dict.fromkeys(("top", "left", "bottom", "right", "insideH"), _SIDE),
    **dict.fromkeys(("pStyle", "rStyle"), "val=*"),
    "shd": "val=clear color=auto fill=%",
    "tab": "val=left|center|right|clear leader=dot pos=#",
    "spacing": "before=# after=# line=# lineRule=exact|atLeast|auto val=#",
    "ind": "left=# right=# hanging=# firstLine=#",
    "jc": "val=left|center|right|both",
    "textAlignment": "val=top",
    "rFonts": "ascii=* hAnsi=* eastAsia=* cs=*",
    "color": "val=%",
    "u": "val=single|none",
    "vertAlign": "val=baseline|superscript|subscript",
    "lang": "val=* eastAsia=* bidi=*",
    "w14:numSpacing": "val=tabular|proportional",
    "w14:ligatures": "val=standard",
}
_TABLES: Final[dict[str, str]] = {
    **dict.fromkeys(("tbl", "tr", "tc", "tblGrid", "tblPr", "trPr", "tcPr"), ""),
    **dict.fromkeys(("tblCellMar", "tblBorders", "tcBorders", "tcMar"), ""),
    **dict.fromkeys(("tblW", "tblInd", "tcW"), "w=# type=dxa"),
    **dict.fromkeys(("bidiVisual", "cantSplit", "tblHeader"), _ON_OFF),
    "gridCol": "w=#",
    "tblStyle": "val=*",
    "tblLayout": "type=fixed",
    "tblLook": "val=* firstRow=? lastRow=0 firstColumn=? lastColumn=0 noHBand=1 noVBand=1",
    "tblCaption": "val=*",
    "gridSpan": "val=#",
    "vMerge": "val=restart",
}
_SECTIONS: Final[dict[str, str]] = {
    **dict.fromkeys(("sectPr", "endnotePr"), ""),
    **dict.fromkeys(("headerReference", "footerReference"), "type=default|even|first id=*"),
    "pgSz": "w=# h=# orient=landscape",
    "pgMar": "top=# right=# bottom=# left=# header=# footer=# gutter=#",
    "lnNumType": "countBy=# distance=# restart=newPage|continuous",
    "cols": "space=#",
    "titlePg": _ON_OFF,
    "numFmt": "val=decimal",
}
_DRAWINGS: Final[dict[str, str]] = {
    **dict.fromkeys(("a:graphic", "a:extLst", "a:stretch", "a:fillRect", "a:xfrm", "a:avLst"), ""),
    **dict.fromkeys(("wp:cNvGraphicFramePr", "pic:pic", "pic:nvPicPr", "pic:cNvPicPr"), ""),
    **dict.fromkeys(("pic:blipFill", "pic:spPr"), ""),
    **dict.fromkeys(("a:blip", "asvg:svgBlip"), "embed=*"),
    "wp:inline": "distT=0 distB=0 distL=0 distR=0",
    "wp:extent": "cx=# cy=#",
    "wp:docPr": "id=# name=* descr=* title=*",
    "pic:cNvPr": "id=# name=*",
    "a:graphicFrameLocks": "noChangeAspect=1",
    "a:graphicData": "uri=http://schemas.openxmlformats.org/drawingml/2006/picture",
    "a:ext": "cx=# cy=# uri={96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    "|{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    "a:off": "x=0 y=0",
    "a:prstGeom": "prst=rect",
    "adec:decorative": "val=1",
}
_LETTERS: Final[dict[str, str]] = {
    "v:shapetype": "id=* coordsize=21600,21600 spt=136 adj=10800 path=*",
    "v:path": "textpathok=t",
    "v:textpath": "on=t fitshape=t style=* string=*",
    "v:shape": "id=* type=* alt=* style=* allowincell=f fillcolor=* stroked=f",
}
"""A watermark, as Word makes one."""
_TEXT: Final[dict[str, str]] = {
    **dict.fromkeys(("document", "body", "p", "r", "br", "softHyphen", "drawing", "pict"), ""),
    **dict.fromkeys(("hdr", "ftr", "footnotes", "endnotes", "footnoteRef", "endnoteRef"), ""),
    **dict.fromkeys(("separator", "continuationSeparator"), ""),
    **dict.fromkeys(("t", "instrText"), "space=preserve"),
    **dict.fromkeys(("footnote", "endnote"), "id=# type=separator|continuationSeparator|normal"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "id=# customMarkFollows=1"),
    "sym": "font=* char=00A0|21AA|00BB",
    "hyperlink": "anchor=* id=* history=1 tooltip=*",
    "bookmarkStart": "id=# name=*",
    "bookmarkEnd": "id=#",
    "fldChar": "fldCharType=begin|separate|end",
    **_FORMATTING,
    **_TABLES,
    **_SECTIONS,
    **_DRAWINGS,
    **_LETTERS,
}
_STYLES: Final[dict[str, str]] = {
    **dict.fromkeys(("styles", "docDefaults", "rPrDefault", "pPrDefault"), ""),
    **dict.fromkeys(("semiHidden", "unhideWhenUsed", "qFormat"), ""),
    **dict.fromkeys(("name", "basedOn", "next"), "val=*"),
    "latentStyles": "defLockedState=0 defUIPriority=99 defSemiHidden=1 defUnhideWhenUsed=1"
    " defQFormat=0 count=376",
    "style": "type=paragraph|character|table|numbering styleId=* default=1 customStyle=1",
    "uiPriority": "val=#",
    "tblStylePr": "type=firstRow",
    **_FORMATTING,
    **_TABLES,
}
_NUMBERING: Final[dict[str, str]] = {
    "numbering": "",
    "abstractNum": "abstractNumId=#",
    "nsid": "val=*",
    "multiLevelType": "val=multilevel|hybridMultilevel",
    **dict.fromkeys(("lvl", "lvlOverride"), "ilvl=#"),
    "start": "val=1",
    "numFmt": "val=bullet|decimal|lowerLetter|upperLetter|lowerRoman|upperRoman",
    "suff": "val=space",
    "lvlText": "val=*",
    "lvlJc": "val=left",
    "num": "numId=#",
    **dict.fromkeys(("abstractNumId", "startOverride"), "val=#"),
    **_FORMATTING,
}
_SETTINGS: Final[dict[str, str]] = {
    **dict.fromkeys(("settings", "compat", "footnotePr", "endnotePr"), ""),
    **dict.fromkeys(("embedTrueTypeFonts", "doNotHyphenateCaps"), ""),
    **dict.fromkeys(("mirrorMargins", "autoHyphenation", "evenAndOddHeaders"), _ON_OFF),
    **dict.fromkeys(("footnote", "endnote"), "id=-1|0"),
    "zoom": "percent=100",
    "defaultTabStop": "val=720",
    "consecutiveHyphenLimit": "val=2",
    "characterSpacingControl": "val=doNotCompress",
    "compatSetting": "name=* uri=http://schemas.microsoft.com/office/word val=15|1|0",
    "decimalSymbol": "val=.",
    "listSeparator": "val=,",
    "numFmt": "val=decimal",
}
_FONTS: Final[dict[str, str]] = {
    "fonts": "",
    "font": "name=*",
    **dict.fromkeys(("altName", "panose1"), "val=*"),
    "charset": "val=00",
    "family": "val=roman|swiss|modern|auto|script|decorative",
    "pitch": "val=fixed|variable|default",
    "sig": "usb0=* usb1=* usb2=* usb3=* csb0=* csb1=*",
    **dict.fromkeys(("embedRegular", "embedBold", "embedItalic"), "fontKey=* id=*"),
    "embedBoldItalic": "fontKey=* id=*",
}
_PARTS: Final[dict[str, Mapping[str, str]]] = {
    "styles": _STYLES,
    "numbering": _NUMBERING,
    "settings": _SETTINGS,
    "fonts": _FONTS,
}
"""By their root; all others hold text."""
_WITHIN: Final[dict[str, str]] = {
    "wp:inline": "wp:extent wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:cNvGraphicFramePr": "a:graphicFrameLocks",
    "a:graphic": "a:graphicData",
    "a:graphicData": "pic:pic",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr",
    "pic:blipFill": "a:blip a:stretch",
    "a:stretch": "a:fillRect",
    "pic:spPr": "a:xfrm a:prstGeom",
    "a:xfrm": "a:off a:ext",
    "a:prstGeom": "a:avLst",
}
"""What must be in an element of a drawing, in this order (20.1, 20.2)."""


_PLACES: Final[dict[str, str]] = {"jc": "pPr"}
"""Where alone an element may stand that elsewhere says something else: a table has a place in the
text area, and no side of it."""


def unknown(root: Any) -> Iterator[str]:
    """What in a part is none of this: the element with the attribute or value, if it is that."""
    words = _compiled(root.tag.rpartition("}")[2])
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.startswith(_MATH):
            continue
        name = _name(element.tag)
        known = words.get(name)
        if known is None:
            yield name
            continue
        parent = element.getparent()
        if name in _PLACES and (parent is None or _name(parent.tag) != _PLACES[name]):
            yield f"{name} in {'nothing' if parent is None else _name(parent.tag)}"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            pattern = known.get(attribute)
            if pattern is None and not (element is root and attribute == "Ignorable"):
                yield f"{name} {attribute}"
            elif pattern is not None and pattern.fullmatch(value) is None:
                yield f"{name} {attribute}={value}"
        if name in _WITHIN and [_name(child.tag) for child in element] != _WITHIN[name].split():
            yield f"{name} without what makes it one"


@cache
def _compiled(root: str) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        name: dict(_attribute(attribute) for attribute in attributes.split())
        for name, attributes in _PARTS.get(root, _TEXT).items()
    }


def _attribute(stated: str) -> tuple[str, re.Pattern[str]]:
    name, _, values = stated.partition("=")
    pattern = _PATTERNS.get(values) or "|".join(map(re.escape, values.split("|")))
    return name, re.compile(pattern, re.DOTALL)


def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    return _PREFIXES.get(space + "}", f"{space}}}") + local
