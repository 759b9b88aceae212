"""The smallest files of each format, each valid but for what the caller breaks."""

from __future__ import annotations

from publish.archive import pack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def pdf() -> bytes:
    """One line of text in a font that is neither embedded nor mapped to Unicode, untagged."""
    text = b"BT /F 12 Tf 72 720 Td (Known to be bad) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (number, content)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, entries)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(file))
    )


def page(*, title: str = "Specimen", body: str = "<p>Text.</p>") -> bytes:
    """A web page."""
    head = f"<title>{title}</title>" if title else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()
    )


def book(*, item: str = "", body: str = "", css: str = "p { margin: 0 }") -> bytes:
    """An EPUB 3 of one chapter; `item` joins its manifest, `body` its chapter."""
    accessibility = "".join(
        f'<meta property="schema:{name}">{value}</meta>'
        for name, value in (
            ("accessMode", "textual"),
            ("accessModeSufficient", "textual"),
            ("accessibilityFeature", "tableOfContents"),
            ("accessibilityHazard", "none"),
            ("accessibilitySummary", "Text alone, in reading order."),
        )
    )
    package = f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:1f0d2b64-0c8d-5f1e-9d3e-2f6f3c1b7a55</dc:identifier>
<dc:title>Specimen</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>{accessibility}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>{item}
</manifest>
<spine><itemref idref="one"/></spine>
</package>"""
    container = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
    nav = '<nav epub:type="toc" role="doc-toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>'
    return pack(
        [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.encode()),
            ("EPUB/package.opf", package.encode()),
            ("EPUB/nav.xhtml", _xhtml(nav)),
            ("EPUB/one.xhtml", _xhtml(f"<h1>One</h1><p>Text.{body}</p>")),
            ("EPUB/style.css", css.encode()),
        ],
        stored=("mimetype",),
    )


def _xhtml(body: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="en" xml:lang="en"><head><title>Specimen</title>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>{body}</body></html>""".encode()


def word(body: str = "", *, title: str = "Specimen") -> bytes:
    """A Word file of one paragraph and `body`, which is WordprocessingML."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
    )
    language = '<w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    parts = {
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p>{body}'
            "</w:body></w:document>"
        ),
        "word/styles.xml": (
            f'<w:styles xmlns:w="{_W}"><w:docDefaults>{language}</w:docDefaults>{styles}</w:styles>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></cp:coreProperties>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="b" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="a" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
    }
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    members = {"[Content_Types].xml": types, **parts}
    return pack((name, (_XML + content).encode()) for name, content in members.items())
