"""Damage to Word files."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import partial
from typing import Final

from lxml import etree

from tests.mutations.mutation import (
    NAMESPACES,
    Change,
    Class,
    Mutation,
    add,
    attribute,
    double,
    drop,
    drop_words,
    everywhere,
    exchange,
    find,
    in_archive,
    insert,
    part,
    put,
    reword,
    say,
    swap,
    text_of,
    unwrap,
    without,
)

BODY: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NOTES: Final = "word/footnotes.xml"
NUMBERS: Final = "word/numbering.xml"
SETTINGS: Final = "word/settings.xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
TEXT: Final = "/w:document/w:body/w:p[w:pPr/w:pStyle/@w:val='Normal' and .//w:t]"
"""Paragraphs of plain text, outside of tables; empty ones keep frames apart."""
ROW: Final = "//w:tbl/w:tr"
CELL_TEXT: Final = "//w:tbl//w:tc//w:t"


def _styled(style: str) -> str:
    return f"//w:p[w:pPr/w:pStyle/@w:val='{style}']"


def _style(style: str) -> str:
    return f"//w:style[@w:styleId='{style}']"


def _as_others(path: str, other: str) -> Change:
    """The pages of sections become as those of another section are."""

    def change(root: etree._Element) -> None:
        pattern = find(root, other)
        sections = root.xpath(path, namespaces=NAMESPACES)
        assert isinstance(sections, list)
        for section in sections:
            assert isinstance(section, etree._Element)
            for name in ("w:pgSz", "w:pgMar"):
                section.replace(find(section, name), copy.deepcopy(find(pattern, name)))

    return change


def _run(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>not</w:t></w:r>"


_CHANGES: Final[tuple[tuple[Class, str, str, Change], ...]] = (
    ("words", "delete the first paragraph", BODY, drop(TEXT)),
    ("words", "delete a paragraph in the middle", BODY, drop(TEXT, 4)),
    ("words", "delete the last paragraph", BODY, drop(TEXT, -1)),
    ("words", "delete a heading", BODY, drop(_styled("Heading2"))),
    ("words", "delete an item", BODY, drop(_styled("ListNumber"))),
    ("words", "delete a line of code", BODY, drop(f"{_styled('CodeBlock')}//w:t[string-length() > 6]", 1)),
    ("words", "repeat a paragraph", BODY, double(TEXT, 1)),
    ("words", "repeat an item", BODY, double(_styled("ListNumber"), 1)),
    ("words", "swap two paragraphs", BODY, swap(TEXT)),
    ("words", "swap two items", BODY, swap(_styled("ListNumber"))),
    ("words", "swap two runs", BODY, swap(f"{TEXT}[count(w:r[w:t]) > 4]/w:r[w:t]", 2)),
    ("words", "turn letters in a paragraph", BODY, reword(f"{TEXT}//w:t")),
    ("words", "turn letters in a heading", BODY, reword(f"{_styled('Heading1')}//w:t")),
    ("words", "turn letters in a quotation", BODY, reword(f"{_styled('BlockText')}//w:t")),
    ("words", "drop words of a paragraph", BODY, drop_words(f"{TEXT}//w:t")),
    ("words", "change the title", BODY, reword(f"{_styled('Title')}//w:t")),
    ("words", "change a memo's subject", BODY, reword(f"{_styled('MemoSubject')}/w:r[last()]/w:t")),
    ("words", "change a key point", BODY, reword(f"{_styled('KeyPoints')}//w:t", 1)),
    (
        "words",
        "add a paragraph",
        BODY,
        insert(TEXT, '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>New.</w:t></w:r></w:p>'),
    ),
    ("structure", "lower a heading", BODY, put(f"{_styled('Heading2')}/w:pPr/w:pStyle", "w:val", "Heading3")),
    ("structure", "raise a heading", BODY, put(f"{_styled('Heading3')}/w:pPr/w:pStyle", "w:val", "Heading2")),
    ("structure", "make a heading text", BODY, put(f"{_styled('Heading1')}/w:pPr/w:pStyle", "w:val", "Normal")),
    ("structure", "make text a heading", BODY, put(f"{TEXT}/w:pPr/w:pStyle", "w:val", "Heading2", 2)),
    ("structure", "take items out of their list", BODY, put("//w:numPr/w:numId", "w:val", "0")),
    ("structure", "raise a nested item", BODY, add("//w:numPr/w:ilvl[@w:val='1']", "w:val", -1)),
    ("structure", "make a quotation text", BODY, put(f"{_styled('BlockText')}/w:pPr/w:pStyle", "w:val", "Normal")),
    ("structure", "make verse text", BODY, put(f"{_styled('Verse')}/w:pPr/w:pStyle", "w:val", "Normal")),
    ("structure", "start a list elsewhere", NUMBERS, add("//w:num//w:startOverride", "w:val", 3)),
    ("structure", "make numbers bullets", NUMBERS, put("//w:abstractNum[w:lvl/w:numFmt/@w:val='decimal']/w:lvl[1]/w:numFmt", "w:val", "bullet")),
    ("structure", "make letters numbers", NUMBERS, everywhere("//w:numFmt[@w:val='lowerLetter']", "w:val", "decimal")),
    ("structure", "drop a break between lines", BODY, drop(f"{TEXT}//w:br")),
    ("structure", "take the level from a heading's style", STYLES, drop(f"{_style('Heading2')}//w:outlineLvl")),
    ("tables", "empty a cell", BODY, say(CELL_TEXT, "", 4)),
    ("tables", "change a number in a cell", BODY, say(f"{CELL_TEXT}[.='131']", "113")),
    ("tables", "delete a row", BODY, drop(ROW, 3)),
    ("tables", "repeat a row", BODY, double(ROW, -1)),
    ("tables", "swap two rows", BODY, swap(f"{ROW}[not(.//w:tblHeader)]", -2)),
    ("tables", "delete a cell", BODY, drop("//w:tbl/w:tr[last()]/w:tc")),
    ("tables", "swap two cells", BODY, swap("//w:tbl/w:tr[last()]/w:tc")),
    ("tables", "make a head row a row", BODY, drop("//w:tblHeader")),
    ("tables", "unspan columns", BODY, drop("//w:gridSpan")),
    ("tables", "unspan rows", BODY, drop("//w:vMerge")),
    ("tables", "delete a table", BODY, drop("//w:body/w:tbl")),
    ("tables", "change a caption", BODY, reword(f"{_styled('Caption')}//w:t[string-length() > 12]")),
    ("tables", "delete a caption", BODY, drop(_styled("Caption"))),
    ("notes", "delete a mark", BODY, drop("//w:footnoteReference")),
    ("notes", "swap two marks", BODY, swap("//w:r[w:footnoteReference]")),
    ("notes", "delete the text of a note", NOTES, drop("//w:footnote[@w:id='1']/w:p//w:t[string-length() > 6]")),
    ("notes", "change the text of a note", NOTES, reword("//w:footnote[@w:id='2']//w:t[string-length() > 6]")),
    ("notes", "delete a paragraph of a note", NOTES, drop("//w:footnote[@w:id='1']/w:p", 1)),
    ("notes", "point two marks at one note", BODY, put("//w:footnoteReference[@w:id='2']", "w:id", "1")),
    ("links", "change an address", RELATIONS, put("//rel:Relationship[contains(@Target, 'register')]", "Target", "https://example.org/other")),
    ("links", "make an address dangerous", RELATIONS, put("//rel:Relationship[contains(@Target, 'register')]", "Target", "javascript:alert(1)")),
    ("links", "unlink words", BODY, unwrap("//w:hyperlink[@r:id]")),
    ("links", "lead to another place", BODY, put("//w:hyperlink[@w:anchor]", "w:anchor", "what_was_said")),
    ("links", "lead nowhere", BODY, put("//w:hyperlink[@w:anchor]", "w:anchor", "nowhere")),
    ("links", "take the description away", BODY, put("//w:hyperlink[@r:id]", "w:tooltip", None)),
    ("figures", "drop an alt text", BODY, put("//wp:docPr[@descr]", "descr", None)),
    ("figures", "change an alt text", BODY, put("//wp:docPr[@descr]", "descr", "Something else")),
    ("figures", "say the file's name as alt text", BODY, put("//wp:docPr[@descr]", "descr", "queue.png")),
    ("figures", "delete a picture", BODY, drop("//w:drawing")),
    ("figures", "delete a formula", BODY, drop("//m:oMath")),
    ("figures", "change a formula", BODY, say("//m:oMath//m:t", "x")),
    ("figures", "change a sign of a formula", BODY, say("//m:oMath//m:t[.='=']", "<")),
    ("languages", "take the language of words", BODY, drop("//w:body//w:rPr/w:lang[@w:val='fr-FR']")),
    ("languages", "change the language of words", BODY, put("//w:body//w:rPr/w:lang[@w:val='ru-RU']", "w:val", "bg-BG")),
    ("languages", "change the language of all", STYLES, put("//w:docDefaults//w:lang", "w:val", "de-DE")),
    ("languages", "take the direction of words", BODY, drop("//w:body//w:rPr/w:rtl")),
    ("metadata", "change the title", "core.xml", reword("//dc:title")),
    ("metadata", "drop the title", "core.xml", drop("//dc:title")),
    ("metadata", "change the author", "core.xml", reword("//dc:creator")),
    ("metadata", "change the language", "core.xml", say("//dc:language", "fr")),
    ("metadata", "drop a keyword", "core.xml", drop_words("//cp:keywords")),
    ("metadata", "change the summary", "core.xml", reword("//dc:description")),
    ("metadata", "change the identifier", "core.xml", say("//dc:identifier", "urn:x")),
    ("contents", "change the running foot", ".xml", reword("/w:ftr//w:t[string-length() > 6]")),
    ("contents", "drop the number of the page", ".xml", drop("/w:ftr//w:fldSimple | /w:ftr//w:instrText")),
    ("contents", "change the running head", ".xml", reword("/w:hdr//w:t[string-length() > 6]")),
    ("tables", "move a cell's words to its neighbour", BODY, exchange(CELL_TEXT, 4)),
    ("figures", "change the number of a caption", BODY, say(f"{_styled('Caption')}//w:t[number(.) = number(.)]", "9")),
    ("links", "change what a reference says", BODY, say("//w:hyperlink[@w:anchor]//w:t", "Table 9")),
    ("figures", "say no more than that it is an image", BODY, put("//wp:docPr[@descr]", "descr", "image")),
    ("notes", "exchange the texts of two notes", NOTES, exchange("//w:footnote/w:p[1]//w:t[string-length() > 12]")),
    ("words", "hide words", BODY, insert(f"{TEXT}[2]/w:r", "<w:rPr><w:vanish/></w:rPr>", inside=True)),
    ("words", "make words white", BODY, insert(f"{TEXT}[2]/w:r", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', inside=True)),
    ("words", "make words tiny", BODY, insert(f"{TEXT}[2]/w:r", '<w:rPr><w:sz w:val="2"/></w:rPr>', inside=True)),
    ("words", "mark a word as inserted", BODY, insert(f"{TEXT}[2]/w:r", '<w:ins w:id="900" w:author="x"><w:r><w:t>not</w:t></w:r></w:ins>')),
    ("words", "mark a word as deleted", BODY, insert(f"{TEXT}[2]/w:r", '<w:del w:id="901" w:author="x"><w:r><w:delText>not</w:delText></w:r></w:del>')),
    ("words", "leave a comment", BODY, insert(f"{TEXT}[2]/w:r", '<w:r><w:commentReference w:id="0"/></w:r>')),
    ("contents", "drop the running head", BODY, drop("//w:sectPr/w:headerReference[@w:type='default']")),
    ("contents", "no head of its own on the first page", BODY, drop("//w:sectPr/w:titlePg")),
    ("corruption", "fetch a picture from elsewhere", RELATIONS, put("//rel:Relationship[contains(@Type, '/image')]", "TargetMode", "External")),
    ("corruption", "name a part that is missing", RELATIONS, put("//rel:Relationship[contains(@Type, '/theme')]", "Target", "theme/none.xml")),
    ("style", "text half a point larger", STYLES, add(f"{_style('Normal')}//w:sz | //w:rPrDefault//w:sz", "w:val", 1)),
    ("style", "a heading half a point smaller", STYLES, add(f"{_style('Heading1')}//w:sz", "w:val", -1)),
    ("style", "a colour one step off", STYLES, put(f"{_style('Subtitle')}//w:color", "w:val", "5B6571")),
    ("style", "another font", STYLES, put(f"{_style('Heading1')}//w:rFonts", "w:ascii", "Arial")),
    ("style", "a weight lost", STYLES, put(f"{_style('Heading2')}//w:rFonts", "w:ascii", "Fira Sans")),
    ("style", "a space grown", STYLES, add(f"{_style('Heading2')}//w:spacing", "w:before", 20)),
    ("style", "a space after shrunk", STYLES, add(f"{_style('Heading1')}//w:spacing", "w:after", -20)),
    ("style", "lines further apart", STYLES, add(f"{_style('Normal')}//w:spacing | //w:pPrDefault//w:spacing", "w:line", 15)),
    ("style", "an indent grown", STYLES, add(f"{_style('Definition')}//w:ind", "w:left", 20)),
    ("style", "another alignment", STYLES, insert(f"{_style('Heading1')}/w:pPr", '<w:jc w:val="center"/>', inside=True)),
    ("style", "a margin grown", BODY, add("//w:sectPr/w:pgMar", "w:left", 20)),
    ("style", "another sheet", BODY, add("//w:sectPr/w:pgSz", "w:h", 40)),
    ("style", "another ground", STYLES, put(f"{_style('CodeBlock')}//w:shd", "w:fill", "F1F5F8")),
    (
        "style",
        "one paragraph larger",
        BODY,
        insert(f"{TEXT}[2]/w:r/w:t", '<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>', 0),
    ),
    ("style", "one heading of another colour", BODY, insert(f"{_styled('Heading1')}[1]/w:r", '<w:rPr><w:color w:val="FF0000"/></w:rPr>', inside=True)),
    ("style", "strong words not strong", STYLES, drop(f"{_style('Strong')}//w:b")),
    ("style", "links without their line", STYLES, drop(f"{_style('Hyperlink')}//w:u")),
)  # fmt: skip


_OTHERS: Final[tuple[tuple[Class, str, str, Change], ...]] = (
    ("words", "put white words in", BODY, insert(f"{TEXT}[2]/w:r", _run('<w:color w:val="FFFFFF"/>'))),
    ("words", "put tiny words in", BODY, insert(f"{TEXT}[2]/w:r", _run('<w:sz w:val="2"/>'))),
    ("words", "put hidden words in", BODY, insert(f"{TEXT}[2]/w:r", _run("<w:vanish/>"))),
    ("words", "put white words into a cell", BODY, insert("//w:tbl//w:tc/w:p/w:r", _run('<w:color w:val="FFFFFF"/>'))),
    ("words", "put white words into a heading", BODY, insert(f"{_styled('Heading1')}/w:r", _run('<w:color w:val="FFFFFF"/>'))),
    ("words", "put white words into a foot", ".xml", insert("/w:ftr/w:p/w:r", _run('<w:color w:val="FFFFFF"/>'))),
    ("words", "put white words into a note", NOTES, insert("//w:footnote[@w:id='1']/w:p/w:r", _run('<w:color w:val="FFFFFF"/>'), 1)),
    ("words", "hide words by their style", STYLES, insert(f"{_style('Strong')}/w:rPr", "<w:vanish/>", inside=True)),
    ("words", "hide paragraphs by their style", STYLES, insert(f"{_style('CodeBlock')}/w:rPr", "<w:vanish/>", inside=True)),
    ("words", "make a sign white", BODY, insert(f"{TEXT}[2]/w:r", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>.</w:t></w:r>')),
    ("structure", "end a line", BODY, insert(f"{TEXT}[2]/w:r", "<w:r><w:br/></w:r>")),
    ("structure", "join two lines of verse", BODY, drop(f"{_styled('Verse')}/w:r[w:br]")),
    ("structure", "lower no more", BODY, drop("//w:body//w:vertAlign[@w:val='subscript']")),
    ("structure", "raise what was lowered", BODY, put("//w:body//w:vertAlign[@w:val='subscript']", "w:val", "superscript")),
    ("structure", "raise no more", BODY, drop("//w:body//w:vertAlign[@w:val='superscript']")),
    ("structure", "raise words", BODY, insert(f"{TEXT}[2]/w:r", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', inside=True)),
    ("structure", "strike no more", BODY, drop("//w:body//w:strike")),
    ("structure", "strike words", BODY, insert(f"{TEXT}[2]/w:r", "<w:rPr><w:strike/></w:rPr>", inside=True)),
    ("structure", "strike words twice", BODY, insert(f"{TEXT}[2]/w:r", "<w:rPr><w:dstrike/></w:rPr>", inside=True)),
    ("structure", "small capitals no more", BODY, drop("//w:body//w:smallCaps")),
    ("structure", "underline no more", BODY, drop("//w:body//w:rPr[not(w:rStyle)]/w:u")),
    ("structure", "underline in waves", BODY, put("//w:body//w:u", "w:val", "wave")),
    ("structure", "emphasis no more", BODY, drop("//w:body//w:rStyle[@w:val='Emphasis']")),
    ("structure", "start lists at three", NUMBERS, everywhere("//w:lvl/w:start", "w:val", "3")),
    ("structure", "start one list at three", NUMBERS, put("//w:abstractNum[w:lvl/w:numFmt/@w:val='decimal']/w:lvl/w:start", "w:val", "3")),
    ("structure", "numbers without a dot", NUMBERS, everywhere("//w:lvlText[@w:val='%1.']", "w:val", "%1")),
    ("structure", "Roman numbers of headings", NUMBERS, everywhere("//w:lvl[w:pStyle/@w:val='Heading1']/w:numFmt", "w:val", "upperRoman")),
    ("structure", "nothing after numbers", NUMBERS, insert("//w:lvl/w:numFmt", '<w:suff w:val="nothing"/>')),
    ("structure", "a tab after numbers of headings", NUMBERS, put("//w:lvl/w:suff", "w:val", "tab")),
    ("structure", "a paragraph from right to left", BODY, insert(f"{TEXT}[2]/w:pPr/w:pStyle", "<w:bidi/>")),
    ("structure", "all paragraphs from right to left", STYLES, insert(f"{_style('Normal')}/w:pPr", "<w:bidi/>", inside=True)),
    ("structure", "a section from right to left", BODY, insert("//w:sectPr/w:cols", "<w:bidi/>")),
    ("tables", "mirror a table", BODY, insert("//w:tblPr/w:tblStyle", "<w:bidiVisual/>")),
    ("contents", "drop the running foot", BODY, drop("//w:sectPr/w:footerReference[@w:type='default']")),
    ("contents", "drop the head of the first page", BODY, drop("//w:sectPr/w:headerReference[@w:type='first']")),
    ("contents", "another word across pages", ".xml", put("/w:hdr//v:textpath[@string]", "string", "FINAL")),
    ("contents", "no word across pages", ".xml", drop("/w:hdr//w:pict")),
    ("contents", "drop the classification", ".xml", drop("//w:r[w:rPr/w:rStyle/@w:val='ClassificationMark']")),
    ("contents", "show the page of another entry", BODY, exchange("//w:instrText[contains(., 'PAGEREF')]")),
    ("contents", "show no page of an entry", BODY, drop("//w:r[w:instrText[contains(., 'PAGEREF')]]")),
    ("contents", "gather other headings", BODY, say("//w:instrText[contains(., 'TOC')]", ' TOC \\o "4-5" ')),
    ("links", "count another number", BODY, say("//w:hyperlink//w:instrText[contains(., ' REF ')]", " REF nowhere \\h ")),
    ("figures", "stretch a picture", BODY, everywhere("//wp:extent | //a:xfrm/a:ext", "cy", "914400")),
    ("style", "a page on its side", BODY, put("//w:pgSz[not(@w:orient)]", "w:orient", "landscape")),
    ("style", "a page upright again", BODY, put("//w:pgSz[@w:orient]", "w:orient", None)),
    ("style", "all pages on their side", BODY, _as_others("//w:sectPr[not(w:pgSz/@w:orient)]", "//w:sectPr[w:pgSz/@w:orient]")),
    ("style", "pages upright again, with their sheets", BODY, _as_others("//w:sectPr[w:pgSz/@w:orient]", "//w:sectPr[not(w:pgSz/@w:orient)]")),
    ("style", "no word parted", SETTINGS, drop("//w:autoHyphenation")),
    ("style", "headings with hyphens", STYLES, drop(f"{_style('Heading1')}//w:suppressAutoHyphens")),
    ("style", "another size of complex scripts", STYLES, drop("//w:szCs")),
    ("style", "another font above ASCII", STYLES, put("//w:rPrDefault//w:rFonts", "w:hAnsi", "Wingdings")),
    ("structure", "call a heading by another's name", STYLES, put("//w:style/w:name[@w:val='heading 1']", "w:val", "heading 2")),
    ("structure", "a style of none", STYLES, put("//w:style[@w:styleId='Normal']", "w:default", None)),
    ("links", "end a bookmark before its words", BODY, drop("//w:bookmarkEnd")),
    ("links", "tell another entry of the contents", BODY, put("//w:hyperlink[.//w:instrText[contains(., 'PAGEREF')]]", "w:tooltip", "Elsewhere")),
    ("tables", "heads that are none to the look", BODY, put("//w:tblLook[@w:firstRow='1']", "w:firstRow", "0")),
    ("metadata", "a property of somebody else's", "custom.xml", put("//*[@name='Organization']", "name", "MSIP_Label")),
    ("style", "letters of the title further apart", STYLES, put(f"{_style('Title')}//w:spacing[@w:val]", "w:val", "20")),
    ("style", "a heading left alone", STYLES, drop(f"{_style('Heading2')}//w:keepNext")),
    ("style", "a numbered heading of another size", STYLES, add(f"{_style('Heading2')}//w:sz", "w:val", 1)),
)  # fmt: skip


def _noise(data: bytes) -> bytes:
    middle = len(data) // 2
    return (
        data[:middle]
        + bytes(b ^ 0x5A for b in data[middle : middle + 4096])
        + data[middle + 4096 :]
    )


def mutations() -> Iterator[Mutation]:
    made = partial(Mutation, "docx")
    for kind, name, member, change in (*_CHANGES, *_OTHERS):
        yield made(kind, name, part(member, change))
    yield made("corruption", "cut in half", lambda data: data[: len(data) // 2])
    yield made("corruption", "noise in the middle", _noise)
    yield made("corruption", "empty", lambda _: b"")
    yield made("corruption", "no styles", without(STYLES))
    yield made("corruption", "no notes", without(NOTES))
    yield made("corruption", "no body", without(BODY))
    yield made("corruption", "no properties", without("core.xml"))
    yield made("corruption", "markup left open", text_of(BODY, "</w:body>", ""))
    yield made("corruption", "a font that is missing", without("font1.odttf"))
    yield made("figures", "the bytes of another picture", _other_picture)
    yield made("structure", "part a list", _parted_list)


def _other_picture(data: bytes) -> bytes:
    return in_archive(
        data, lambda name, content: content + b" " if name.endswith(".svg") else content
    )


_PARTED: Final = 99


def _parted_list(data: bytes) -> bytes:
    """The second item of a list begins another of its kind, which counts on."""
    kind = "//w:abstractNum[w:lvl/w:pStyle/@w:val='ListNumber']"

    def another(root: etree._Element) -> None:
        number = find(root, kind).get(attribute("w:abstractNumId"))
        same = f'<w:num w:numId="{_PARTED}"><w:abstractNumId w:val="{number}"/></w:num>'
        insert("/w:numbering/w:num", same, -1)(root)

    of_style = f"{_styled('ListNumber')}[not(w:pPr/w:numPr)]/w:pPr/w:pStyle"
    other = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_PARTED}"/></w:numPr>'
    return part(BODY, insert(of_style, other, 1))(part(NUMBERS, another)(data))
