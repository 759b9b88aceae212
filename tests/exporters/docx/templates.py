"""Word templates as houses have them, made from scratch: parts with what a test asks about."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from publish.archive import pack

_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_A: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = {
    "word/document.xml": f"{_WML}.template.main+xml",
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/numbering.xml": f"{_WML}.numbering+xml",
    "word/fontTable.xml": f"{_WML}.fontTable+xml",
    "word/kopf.xml": f"{_WML}.header+xml",
    "word/fuss.xml": f"{_WML}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
LOGO_NAME: Final = "word/media/logo.png"


def _relations(*parts: tuple[str, str, str], base: str = _OFFICE) -> bytes:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{target}" TargetMode='
        f'"{"External" if "://" in target else "Internal"}"/>'
        for name, kind, target in parts
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _packed(parts: dict[str, str | bytes], *relations: tuple[str, str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>'
        for name in parts
        if name in _TYPES
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    tops = [("r1", "officeDocument", "word/document.xml")]
    tops += [("r2", "custom-properties", "docProps/custom.xml")] * ("docProps/custom.xml" in parts)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(*tops),
        "word/_rels/document.xml.rels": _relations(*relations),
        **parts,
    }
    return pack((n, d.encode() if isinstance(d, str) else d) for n, d in members.items())


def _logo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#336699").save(buffer, "PNG")
    return buffer.getvalue()


_PICTURE: Final = f"""<w:r><w:drawing><wp:inline
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent
cx="508000" cy="254000"/><wp:docPr id="9" name="Logo" descr="The house"/><a:graphic {_A}>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9"
name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId7"/><a:stretch>
<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="508000"
cy="254000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
_THEME: Final = f"""<a:theme {_A} name="Haus"><a:themeElements><a:clrScheme name="Haus">
<a:accent1><a:srgbClr val="7A1F3D"/></a:accent1></a:clrScheme><a:fontScheme name="Haus">
<a:majorFont><a:latin typeface="Haus Grotesk"/></a:majorFont>
<a:minorFont><a:latin typeface="Haus Antiqua"/></a:minorFont></a:fontScheme>
</a:themeElements></a:theme>"""
_CUSTOM: Final = """<op:Properties
xmlns:op="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><op:property
fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Aktenplan"><vt:lpwstr>47-11</vt:lpwstr>
</op:property></op:Properties>"""
KOPF: Final = (
    f"<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val='Kopfzeile'/></w:pPr>{_PICTURE}</w:p></w:hdr>"
)
FUSS: Final = (
    f"<w:ftr {_W}><w:p><w:r><w:t xml:space='preserve'>Das Haus · Internal · </w:t></w:r>"
    "<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
)


def german(*, fetched: str = "") -> bytes:
    """Ids of styles as a German Word makes them; fonts and colours of a theme, a head with a logo
    on all pages, a custom property, bullets of its own; `fetched` is an address in its head."""
    styles = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts
w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/>
<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"
w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart"><w:name
w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1"
w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108"
w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:pPr><w:keepNext/><w:spacing
w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts
w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="7A1F3D"
w:themeColor="accent1"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:caps/><w:sz w:val="48"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:basedOn
w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="720" w:right="86"
w:hanging="360"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn
w:val="Standard"/></w:style><w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/>
<w:rPr><w:b/><w:color w:val="1F3864"/></w:rPr></w:style></w:styles>"""
    numbering = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start
w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="»"/><w:lvlJc w:val="left"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""
    body = """<w:p><w:r><w:t>Muster</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default"
r:id="k"/><w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar
w:top="1701" w:right="1134" w:bottom="1134" w:left="1418" w:header="709" w:footer="567"
w:gutter="0"/><w:pgNumType w:start="3"/></w:sectPr>"""
    return _packed(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": styles,
            "word/numbering.xml": numbering,
            "word/theme/theme1.xml": _THEME,
            "word/kopf.xml": KOPF,
            "word/_rels/kopf.xml.rels": _relations(("rId7", "image", fetched or "media/logo.png")),
            LOGO_NAME: _logo(),
            "word/fuss.xml": FUSS,
            "docProps/custom.xml": _CUSTOM,
        },
        ("s", "styles", "styles.xml"),
        ("n", "numbering", "numbering.xml"),
        ("t", "theme", "theme/theme1.xml"),
        ("k", "header", "kopf.xml"),
        ("f", "footer", "fuss.xml"),
    )


def numbered() -> bytes:
    """Headings with numbers and hanging indents, pages that face each other, words parted at the
    ends of lines; no heads and feet; a style named as one of ours that is of another kind."""
    headings = "".join(
        f"""<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="Heading {n}"/>
<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId
w:val="1"/></w:numPr><w:ind w:left="{432 * n}" w:hanging="432"/></w:pPr><w:rPr><w:b/><w:sz
w:val="{36 - 4 * n}"/></w:rPr></w:style>"""
        for n in (1, 2, 3)
    )
    styles = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia"
w:hAnsi="Georgia" w:cs="Georgia"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph"
w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"
w:line="300" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="23"/></w:rPr>
</w:style>{headings}<w:style w:type="paragraph" w:customStyle="1" w:styleId="Callout"><w:name
w:val="Callout"/></w:style><w:style w:type="paragraph" w:styleId="FootnoteText"><w:name
w:val="footnote text"/><w:pPr><w:ind w:left="142" w:hanging="142"/></w:pPr><w:rPr><w:sz
w:val="18"/></w:rPr></w:style></w:styles>"""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText'
        f' w:val="%{n + 1}."/><w:lvlJc w:val="left"/></w:lvl>'
        for n in (0, 1, 2)
    )
    numbering = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType
w:val="multilevel"/>{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""
    settings = f"<w:settings {_W}><w:mirrorMargins/><w:autoHyphenation/></w:settings>"
    body = """<w:p/><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1200"
w:bottom="1440" w:left="1700" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>"""
    return _packed(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": styles,
            "word/numbering.xml": numbering,
            "word/settings.xml": settings,
        },
        ("s", "styles", "styles.xml"),
        ("n", "numbering", "numbering.xml"),
        ("o", "settings", "settings.xml"),
    )


def bare() -> bytes:
    """A document and nothing besides."""
    return _packed({"word/document.xml": f"<w:document {_W}><w:body><w:p/></w:body></w:document>"})


TEMPLATES: Final = {"german": german(), "numbered": numbered(), "bare": bare()}
