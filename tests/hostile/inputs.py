"""Hostile inputs, made anew for each run: class by class, at least ten of each in all."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

SECRET: Final = "SECRET_FILE"
"""Stands in inputs for the path of a file that no artifact may show."""
ADDRESS: Final = "LOOPBACK_ADDRESS"
"""Stands in inputs for the address of a server that nobody may ask."""

BUILD: Final = ("build", "{main}", "--to", "html,docx,epub,pdf", "--out", "out")
CHECK: Final = ("check", "{main}", "--report", "report.html")


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A case: its class and name, the files it needs, and what is run on the first of them."""

    kind: str
    name: str
    files: dict[str, bytes]
    command: tuple[str, ...] = BUILD


def inputs() -> Iterator[Input]:
    """All cases."""
    for kind, cases in CLASSES.items():
        for name, case in cases():
            if isinstance(case, Input):
                yield msgspec.structs.replace(case, kind=kind, name=name)
            else:
                yield Input(kind=kind, name=name, files=case)


Cases = Iterator[tuple[str, dict[str, bytes] | Input]]
TEXT: Final = "A Title\n\nSome words of text that say nothing – “quoted”.\n\nAnother paragraph.\n"


def encodings() -> Cases:
    """Bytes that are no UTF-8, or hardly."""
    data = {
        "utf-16-le": TEXT.encode("utf-16"),
        "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
        "utf-16 without mark": TEXT.encode("utf-16-le"),
        "utf-32": TEXT.encode("utf-32"),
        "windows-1252": TEXT.encode("cp1252"),
        "latin-1 controls": bytes(range(0x80, 0x100)) * 3,
        "shift-jis": "日本語の文章です。\n\nもう一つ。\n".encode("shift_jis"),
        "gb18030": "中文段落。\n\n另一段。\n".encode("gb18030"),
        "ebcdic": TEXT.replace("–", "-").replace("“", '"').replace("”", '"').encode("cp500"),
        "truncated": TEXT.encode() + b"\xe2\x80",
        "overlong": b"A \xc0\xaf\xe0\x80\xaf b\n",
        "surrogates": b"A \xed\xa0\x80\xed\xb0\x80 b\n",
        "mark alone": b"\xef\xbb\xbf",
        "nulls": b"A\0 Title\n\nText\0 and\0 more.\n" * 20,
        "all bytes": bytes(range(256)) * 40,
        "old line ends": TEXT.replace("\n", "\r").encode(),
    }
    for name, content in data.items():
        yield f"{name} as text", {"a.txt": content}
        yield f"{name} as Markdown", {"a.md": content}


def sizes() -> Cases:
    """Nothing, and much."""
    texts = {
        "empty.txt": "",
        "newline.md": "\n",
        "one.txt": "a",
        "line.txt": "word " * 200_000,
        "unspaced.md": "x" * 200_000,
        "heading.md": f"# {'word ' * 20_000}\n\nText.\n",
        "headings.md": "# Same\n\nText.\n\n" * 1_000,
        "paragraphs.txt": "Some words of a paragraph.\n\n" * 3_000,
        "rows.csv": "a,b,c\n" + "1,2,3\n" * 2_000,
        "columns.csv": ",".join(map(str, range(3_000))) + "\n",
        "list.md": "- item\n" * 5_000,
        "notes.md": "x[^1]\n\n[^1]: n\n"
        + "".join(f"y[^n{n}]\n\n[^n{n}]: z\n\n" for n in range(800)),
    }
    for name, text in texts.items():
        yield name, {name: text.encode()}


def depths() -> Cases:
    """Nesting without end."""
    texts = {
        "quotes.md": "> " * 2_000 + "x\n",
        "lists.md": "".join(f"{'  ' * n}- x\n" for n in range(400)),
        "brackets.md": "[" * 20_000 + "\n",
        "closed brackets.md": "[" * 5_000 + "x" + "]" * 5_000 + "\n",
        "emphasis.md": "*_" * 10_000 + "\n",
        "divisions.md": "::: a\n" * 600 + "x\n",
        "tags.html": "<div>" * 20_000,
        "spans.html": "<b><i>" * 5_000 + "x",
        "tables.html": "<table><tr><td>" * 200 + "x",
        "lists.html": "<ul><li>" * 3_000,
        "canonical.json": '{"blocks":' + "[" * 50_000,
        "braces.tex": "\\textbf{" * 3_000 + "x",
        "org.org": "".join(f"{'*' * n} h\n" for n in range(1, 300)),
        "quotes.rst": "".join(f"{' ' * n}x\n\n" for n in range(0, 1_200, 3)),
    }
    for name, text in texts.items():
        yield name, {name: text.encode()}


def characters() -> Cases:
    """Letters that misbehave."""
    texts = {
        "marks": "a" + "\u0301" * 20_000,
        "bidi": "\u202e\u2066\u2067\u2068abc\u2069" * 500,
        "tags": "a" + "".join(chr(0xE0020 + n) for n in range(90)) * 20,
        "private": "".join(chr(0xE000 + n) for n in range(2_000)),
        "noncharacters": "a\ufffe\uffff\U0001ffff b\ufdd0",
        "joiners": "a" + "\u200d\u200c\u2060\ufeff" * 3_000,
        "separators": "a\u2028b\u2029c\u0085d\x0be\x0cf",
        "emoji": "👩‍👩‍👧‍👦🏳️‍🌈1️⃣🇪🇺" * 300,
        "variation": "a\ufe0f\ufe0e" * 2_000,
        "hangul": "\u1100" * 5_000,
        "tibetan": "ཧཱུྃ" * 1_000,
        "thai": "กำาำ" * 1_000,
        "mathematics": "𝔄𝕬𝒜" * 1_000,
        "controls": "".join(map(chr, range(1, 32))) * 50,
        "ligature": "\ufdfa" * 2_000,
        "spaces": "\u00a0\u2003\u3000" * 5_000,
    }
    for name, text in texts.items():
        yield name, {"a.md": f"# {text[:60]}\n\n{text}\n".encode("utf-8", "surrogatepass")}


PAYLOADS: Final = (
    "</title></style><script>alert(1)</script>",
    "]]>--><!--&amp;&lt;&#0;&quot;'\"",
    '\\"}; } * { display: none } /* ${jndi:x} {{7*7}} #{x} %s %n \x1b[31m',
)
FIELDS: Final = (
    *("title", "subtitle", "author", "date", "organization", "reference", "classification"),
    *(
        "status",
        "rights",
        "keywords",
        "abstract",
        "to",
        "from",
        "cc",
        "subject",
        "identifier",
        "lang",
    ),
)


def fields() -> Cases:
    """Markup in each field of the front matter."""
    for field in FIELDS:
        for number, payload in enumerate(PAYLOADS):
            head = f"---\ntitle: T\n{field}: {json.dumps(payload)}\n---\n"
            if field == "title":
                head = f"---\ntitle: {json.dumps(payload)}\n---\n"
            yield f"{field} {number}", {"a.md": f"{head}\nText.\n".encode()}


def markup() -> Cases:
    """Text that looks like a program's."""
    texts = {
        "html": '<html><script>alert(1)</script><iframe src="file:///etc/passwd"></iframe>',
        "unclosed": "<!-- <![CDATA[ <!DOCTYPE x [ <div <a href='",
        "entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file://SECRET_FILE">]><a>&x;</a>',
        "handlers": '<img src=x onerror=alert(1)><svg onload=alert(1)><a href="x" onclick=y>z</a>',
        "tex": "\\input{SECRET_FILE} \\write18{id} \\immediate\\openin1=SECRET_FILE",
        "liquid": "{% include SECRET_FILE %} {{ site.x }} <%= `id` %> <?php echo 1 ?>",
        "rtf": "{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT SECRET_FILE}}}",
        "postscript": "%!PS\n(SECRET_FILE) (r) file",
        "field code": "{ INCLUDEPICTURE SECRET_FILE } { DDEAUTO c:\\\\x }",
        "formula": "=HYPERLINK(\"LOOPBACK_ADDRESS\")\n\n+cmd|' /C calc'!A0",
        "raw": "```{=html}\n<script src=LOOPBACK_ADDRESS></script>\n```\n\n```{=openxml}\n<w:p/>\n```",
        "css": "<style>@import 'LOOPBACK_ADDRESS'; * { background: url(LOOPBACK_ADDRESS) }</style>",
        "base": '<base href="LOOPBACK_ADDRESS"><link rel=stylesheet href=a.css><meta http-equiv=refresh content="0;LOOPBACK_ADDRESS">',
        "object": '<object data="LOOPBACK_ADDRESS"></object><embed src="file://SECRET_FILE">',
    }
    for name, text in texts.items():
        for suffix in ("md", "html", "txt"):
            yield f"{name} in {suffix}", {f"a.{suffix}": f"Title\n\n{text}\n\nText.\n".encode()}


def links() -> Cases:
    """Addresses that are none to follow."""
    targets = (
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "vbscript:x"),
        *("data:text/html,<script>alert(1)</script>", "file://SECRET_FILE", "//evil.example/x"),
        *("\\\\host\\share\\x", "http://[::1", "x" * 20_000, 'a"onmouseover="x', "%00%0a"),
    )
    for number, target in enumerate(targets):
        yield f"link {number}", {"a.md": f"T\n\n[words]({target}) and <{target}>.\n".encode()}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that states that size, whatever its data are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def pictures() -> Cases:
    """Pictures that are broken, huge, or elsewhere."""
    row = zlib.compress(b"\0" + b"\xff" * 3)
    files = {
        "bomb.png": png(60_000, 60_000, zlib.compress(bytes(10_000_000))),
        "cut.png": png(10, 10, row)[:40],
        "empty.png": b"",
        "text.png": b"<script>alert(1)</script>",
        "bomb.gif": b"GIF89a\xff\xff\xff\xff\xf7\0\0" + b"\0" * 1_000,
        "cut.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100),
        "cut.webp": b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(50),
        "polyglot.gif": b"GIF89a/*" + bytes(10) + b"*/=1;alert(1)",
        "x.bmp": b"BM" + bytes(60),
        "x.tiff": b"II*\0\x08\0\0\0" + bytes(200),
        "ztxt.png": png(1, 1, row)[:33]
        + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))
        + png(1, 1, row)[33:],
        "x.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    }
    for name, data in files.items():
        yield name, {"a.md": f"T\n\n![alt]({name})\n".encode(), name: data}
    for number, target in enumerate(
        (
            *(
                "SECRET_FILE",
                "file://SECRET_FILE",
                "../../../../etc/passwd",
                "LOOPBACK_ADDRESS/a.png",
            ),
            *("/dev/zero", "/proc/self/environ", "data:image/png;base64,AAAA", "data:text/html,x"),
        )
    ):
        yield f"elsewhere {number}", {"a.md": f"T\n\n![alt]({target})\n".encode()}


def drawings() -> Cases:
    """SVG that runs, fetches, or never ends."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">'
    bodies = {
        "script": "<script>alert(1)</script><rect width='9' height='9'/>",
        "handler": "<rect onload='alert(1)' width='9' height='9'/>",
        "image": "<image xlink:href='LOOPBACK_ADDRESS/x.png' width='9' height='9'/>",
        "file": "<image href='file://SECRET_FILE' width='9' height='9'/>",
        "use": "<use href='LOOPBACK_ADDRESS/x.svg#a'/><use href='file://SECRET_FILE#a'/>",
        "style": "<style>@import url(LOOPBACK_ADDRESS); rect { fill: url(LOOPBACK_ADDRESS) }</style><rect/>",
        "foreign": "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='file://SECRET_FILE'/></foreignObject>",
        "uses": "<g id='a0'><rect width='1' height='1'/></g>"
        + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>" for n in range(1, 12))
        + "<use href='#a11'/>",
        "circle": "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "turbulence": "<filter id='f'><feTurbulence numOctaves='9999' baseFrequency='9'/></filter><rect filter='url(#f)' width='90' height='90'/>",
        "blur": "<filter id='f'><feGaussianBlur stdDeviation='99999'/></filter><rect filter='url(#f)' width='90' height='90'/>",
        "groups": "<g>" * 20_000,
        "path": f"<path d='M0 0{'l1 1' * 300_000}'/>",
        "pattern": "".join(
            f"<pattern id='p{n}' width='1' height='1'><rect fill='url(#p{n + 1})' width='9' height='9'/></pattern>"
            for n in range(40)
        )
        + "<rect fill='url(#p0)' width='90' height='90'/>",
    }
    for name, body in bodies.items():
        yield name, {"a.md": b"T\n\n![alt](a.svg)\n", "a.svg": f"{head}{body}</svg>".encode()}
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for name, prolog in (
        ("laughs", f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>'),
        ("entity", '<!DOCTYPE svg [<!ENTITY l9 SYSTEM "file://SECRET_FILE">]>'),
    ):
        data = f"{prolog}{head}<text>&l9;</text></svg>".encode()
        yield name, {"a.md": b"T\n\n![alt](a.svg)\n", "a.svg": data}
    yield (
        "sheet",
        {
            "a.md": b"T\n\n![alt](a.svg)\n",
            "a.svg": head.replace('"90"', '"9e9"').encode() + b"</svg>",
        },
    )


W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(members: Mapping[str, bytes], *, twice: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if twice:
            with warnings.catch_warnings(action="ignore"):
                archive.writestr(zipfile.ZipInfo(twice), b"again")
    return buffer.getvalue()


def word(
    body: str, *, prolog: str = "", relations: str = "", further: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word file with that body, and further parts by name."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    main = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{KIND}/officeDocument" Target="word/document.xml"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": main.encode(),
            "word/document.xml": f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'.encode(),
            **(further or {}),
        }
    )


def containers() -> Cases:
    """Archives that are bombs, or lead elsewhere."""
    p = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"
    link = f'<Relationship Id="r9" Type="{KIND}/image" Target="file://SECRET_FILE" TargetMode="External"/>'
    files = {
        "bomb.docx": zipped({"word/document.xml": bytes(300_000_000)}),
        "many.docx": zipped({f"a{n}": b"" for n in range(20_000)}),
        "escape.docx": word(p, further={"../../evil.txt": b"x"}),
        "twice.docx": zipped({"word/document.xml": b"<x/>"}, twice="word/document.xml"),
        "empty.docx": zipped({}),
        "cut.docx": word(p)[:300],
        "laughs.docx": word(
            "&l9;",
            prolog='<!DOCTYPE x [<!ENTITY l0 "ha">'
            + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
            + "]>",
        ),
        "entity.docx": word(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
            prolog='<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET_FILE">]>',
        ),
        "linked.docx": word(p + "<w:p><w:r><w:drawing/></w:r></w:p>", relations=link),
        "chunk.docx": word(
            p + '<w:altChunk r:id="r9"/>', relations=link.replace("image", "aFChunk")
        ),
        "runs.docx": word("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 100_000 + "</w:p>"),
        "deep.docx": word("<w:sdt><w:sdtContent>" * 2_000 + p),
        "field.docx": word('<w:p><w:fldSimple w:instr="INCLUDETEXT SECRET_FILE"/></w:p>' + p),
        "table.docx": word(
            "<w:tbl>"
            + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='30000'/></w:tcPr><w:p/></w:tc></w:tr>" * 50
            + "</w:tbl>"
            + p
        ),
        "bomb.epub": zipped({"mimetype": b"application/epub+zip", "a.xhtml": bytes(300_000_000)}),
        "entity.epub": zipped(
            {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": b'<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET_FILE">]><container>&x;</container>',
            }
        ),
        "bomb.odt": zipped({"content.xml": bytes(300_000_000)}),
        "entity.odt": zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b'<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET_FILE">]><x>&x;</x>',
            }
        ),
        "script.ipynb": json.dumps(
            {
                "nbformat": 4,
                "nbformat_minor": 5,
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "markdown",
                        "metadata": {},
                        "source": "<script>alert(1)</script> ![x](LOOPBACK_ADDRESS/x.png)",
                    }
                ],
            }
        ).encode(),
        "cells.ipynb": json.dumps(
            {
                "nbformat": 4,
                "nbformat_minor": 5,
                "metadata": {},
                "cells": [{"cell_type": "raw", "metadata": {}, "source": "x"}] * 5_000,
            }
        ).encode(),
        "spans.html": b"<table><tr><td colspan=1000000 rowspan=65534>x</td></tr></table>",
    }
    for name, data in files.items():
        yield name, {name: data}


def front_matter() -> Cases:
    """YAML and TOML that name, repeat or build."""
    heads = {
        "anchors": "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(30)),
        "tag": "title: !!python/object/apply:os.system [id]",
        "merge": "<<: &x {title: T}\n<<: *x",
        "twice": "title: A\ntitle: B",
        "tabs": "title:\n\t- x",
        "deep": "title: " + "[" * 3_000,
        "number": f"date: {'9' * 10_000}",
        "null": "title: null\nauthor: ~\ndate: ''",
        "types": "title: {a: 1}\nauthor: 12\ndate: [1]\nlang: true",
        "long": f"title: {'x' * 300_000}",
        "documents": "title: A\n---\ntitle: B\n...\n--- x",
        "unclosed": "title: 'x",
    }
    for name, head in heads.items():
        yield f"YAML {name}", {"a.md": f"---\n{head}\n---\n\nText.\n".encode()}
    tomls = {
        "deep key": ".".join(["a"] * 5_000) + " = 1",
        "number": f"date = {'9' * 10_000}",
        "array": "title = " + "[" * 5_000,
        "twice": "title = 'a'\ntitle = 'b'",
    }
    for name, head in tomls.items():
        yield f"TOML {name}", {"a.md": f"+++\n{head}\n+++\n\nText.\n".encode()}


def tex() -> Cases:
    """Programs in TeX."""
    bodies = {
        "input": "\\input{SECRET_FILE}\\include{../../../../etc/passwd}",
        "verbatim": "\\verbatiminput{SECRET_FILE}\\lstinputlisting{SECRET_FILE}",
        "write": "\\immediate\\write18{touch evil}",
        "loop": "\\def\\a{\\a\\a}\\a",
        "growth": "\\newcommand{\\a}{xx}"
        + "".join(
            f"\\newcommand{{\\{chr(97 + n)}x}}{{\\{chr(96 + n)}x\\{chr(96 + n)}x}}"
            for n in range(1, 25)
        )
        + "\\yx",
        "figures": "\\includegraphics{SECRET_FILE}\\includegraphics{LOOPBACK_ADDRESS/x.png}",
        "bibliography": "\\bibliography{/etc/passwd}\\cite{x}",
        "braces": "{" * 5_000,
    }
    for name, body in bodies.items():
        text = f"\\documentclass{{article}}\\begin{{document}}{body} Text.\\end{{document}}"
        yield name, {"a.tex": text.encode()}
    formulas = {
        "long": "x+" * 5_000 + "1",
        "roots": "\\sqrt{" * 500 + "x" + "}" * 500,
        "fractions": "\\frac{1}{" * 300 + "x" + "}" * 300,
        "unknown": "\\evil{\\input{SECRET_FILE}}",
        "markup": "</math><script>alert(1)</script>",
        "open": "\\begin{matrix}" * 100,
    }
    for name, formula in formulas.items():
        yield f"formula {name}", {"a.md": f"T\n\n$$ {formula} $$\n".encode()}


def bibliographies() -> Cases:
    """Works and citation styles."""
    head = "---\nbibliography: {}\ncsl: {}\n---\n\nAs @a says.\n"
    books = {
        "deep.bib": "@book{a, title={" + "{" * 5_000,
        "many.bib": "".join(f"@book{{k{n}, title={{T}}}}\n" for n in range(3_000)),
        "strings.bib": '@string{a="xx"}' + "@string{a=a # a}" * 30 + "@book{a,title=a}",
        "script.bib": "@book{a, title={<script>alert(1)</script>}, url={javascript:alert(1)}}",
        "deep.json": "[" * 50_000,
        "anchors.yaml": "a: &a [x]\nb: *a",
        "zero.bib": "\0" * 1_000,
        "outside": "",
    }
    for name, text in books.items():
        target = "/etc/passwd" if name == "outside" else name
        files = {"a.md": head.replace("csl: {}\n", "").format(target).encode()}
        yield name, {**files, **({} if name == "outside" else {name: text.encode()})}
    styles = {
        "entity": '<!DOCTYPE style [<!ENTITY x SYSTEM "file://SECRET_FILE">]><style>&x;</style>',
        "circle": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>',
        "none": "no style",
    }
    for name, text in styles.items():
        files = {"a.md": head.format("a.bib", "a.csl").encode(), "a.bib": b"@book{a,title={T}}"}
        yield f"csl {name}", {**files, "a.csl": text.encode()}


def styled(text: str, name: str = "a.toml", **further: bytes) -> Input:
    return Input(
        kind="styles",
        name=name,
        files={"a.md": b"# T\n\nText.\n", name: text.encode(), **further},
        command=(*BUILD, "--style", name),
    )


def styles() -> Cases:
    """Style files that inject, leave their folder, or never end."""
    evil = json.dumps("x</style><script>alert(1)</script>; } * { color: url(LOOPBACK_ADDRESS) }")
    texts = {
        "name": f"name = {evil}",
        "family": f"[fonts.serif]\nfamily = {evil}\npackage = 'x'",
        "font file": "[fonts.serif]\nfamily = 'A'\nfiles = ['../../../../etc/passwd']",
        "color": f"[text]\ncolor = {evil}",
        "marker": f"[list]\nmarkers = [{evil}]",
        "footer": f"[page.briefing]\nfooter = {{ end = {evil} }}",
        "logo": "[page.briefing]\nlogo = { file = 'SECRET_FILE', alt = 'x' }",
        "logo alt": f"[page.briefing]\nlogo = {{ file = 'a.svg', alt = {evil} }}",
        "huge": "[text]\nsize = '99999999pt'\nline_height = 1e308\nweight = -1",
        "nan": "[text]\nline_height = nan",
        "circle": "[palette]\na = 'palette.b'\nb = 'palette.a'",
        "itself": "extends = './a.toml'",
        "address": "extends = 'LOOPBACK_ADDRESS/a.toml'",
        "key": ".".join(["a"] * 3_000) + " = 1",
    }
    for name, text in texts.items():
        yield name, styled(text)
    brands = {
        "aliases": "a: &a [x]\ncolor: *a",
        "logo": "logo: LOOPBACK_ADDRESS/x.png",
        "font": "typography: {fonts: [{family: X, source: google}], base: X}",
        "circle": "color: {palette: {a: b, b: a}, primary: a}",
    }
    for name, text in brands.items():
        yield f"brand {name}", styled(text, "_brand.yml")
    yield "tokens", styled('{"a": {"$type": "color", "$value": "{a}"}}', "t.json")


def projects() -> Cases:
    """`publish.toml` that reaches out."""
    texts = {
        "out": "out = '/'",
        "style": "style = '/etc/passwd'",
        "sources": "[[publication]]\nname = 'x'\nsources = ['/etc/passwd']",
        "name": "[[publication]]\nname = '../../x'\nsources = ['a.md']",
        "bibliography": "bibliography = ['/dev/zero']",
        "layout": "[layouts]\npdf = '../x'",
        "metadata": "[metadata]\ntitle = '''</title><script>alert(1)</script>'''",
        "binary": "\x00\x01",
    }
    for name, text in texts.items():
        yield name, {"a.md": b"# T\n\nText.\n", "publish.toml": text.encode()}


def artifacts() -> Cases:
    """Files that are given to the checker."""
    outline = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 3 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</First 4 0 R>>endobj\n4 0 obj<</Title(x)/Next 4 0 R/First 4 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    pages = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj\ntrailer<</Root 1 0 R>>"
    xhtml = '<html xmlns="http://www.w3.org/1999/xhtml"><body><iframe src="file://SECRET_FILE"/><img src="LOOPBACK_ADDRESS/x.png"/></body></html>'
    files = {
        "empty.pdf": b"",
        "cut.pdf": b"%PDF-1.7\n",
        "outline.pdf": outline.encode(),
        "pages.pdf": pages.encode(),
        "bomb.docx": zipped({"word/document.xml": bytes(300_000_000)}),
        "entity.docx": word(
            "<w:p/>", prolog='<!DOCTYPE x [<!ENTITY x SYSTEM "file://SECRET_FILE">]>'
        ),
        "deep.docx": word("<w:sdt><w:sdtContent>" * 3_000),
        "cut.docx": word("<w:p/>")[:200],
        "bomb.epub": zipped({"mimetype": b"application/epub+zip", "x": bytes(300_000_000)}),
        "frame.epub": zipped(
            {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
                "a.opf": b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
                "a.xhtml": xhtml.encode(),
            }
        ),
        "names.epub": zipped(
            {"mimetype": b"application/epub+zip", "/etc/passwd": b"x", "../x": b"x"}
        ),
        "frame.html": b"<!doctype html><title>x</title>" + xhtml.encode(),
        "deep.html": b"<div>" * 50_000,
        "style.html": b"<style>@import 'LOOPBACK_ADDRESS';" + b"a{" * 5_000 + b"</style><p>x",
        "empty.html": b"",
    }
    for name, data in files.items():
        yield name, Input(kind="artifacts", name=name, files={name: data}, command=CHECK)


CLASSES: Final = {
    "encodings": encodings,
    "sizes": sizes,
    "depths": depths,
    "characters": characters,
    "fields": fields,
    "markup": markup,
    "links": links,
    "pictures": pictures,
    "drawings": drawings,
    "containers": containers,
    "front matter": front_matter,
    "TeX": tex,
    "bibliographies": bibliographies,
    "styles": styles,
    "projects": projects,
    "artifacts": artifacts,
}
