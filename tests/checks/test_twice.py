"""What a Word file says in two places is compared: one who changes one of them is found."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from publish.checks.claims.common import Claim
from publish.checks.claims.parts import of_properties
from publish.checks.claims.twice import of_notes, of_runs, of_styles, of_text
from publish.checks.claims.words import of_part, of_settings
from tests.checks.artifacts import artifact

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
NOTES = "word/footnotes.xml"


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(artifact("docx", "briefing"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def claims(
    check: Callable[[Any, str], Iterator[Claim]], part: str, old: str, new: str
) -> list[str]:
    """What a part claims once it is changed; unchanged it claims nothing."""
    text = parts()[part].decode()
    assert not list(check(etree.fromstring(text.encode()), part))
    changed = re.sub(old, new, text, count=1, flags=re.DOTALL)
    assert changed != text, f"nothing changed in {part}"
    return [claim.found for claim in check(etree.fromstring(changed.encode()), part)]


@pytest.mark.parametrize(
    ("part", "check", "old", "new"),
    [
        (DOCUMENT, of_text, "<w:r><w:t", '<w:r><w:rPr><w:szCs w:val="60"/></w:rPr><w:t'),
        (DOCUMENT, of_text, "<w:r><w:t", "<w:r><w:rPr><w:bCs/></w:rPr><w:t"),
        (
            DOCUMENT,
            of_text,
            "<w:r><w:t",
            '<w:r><w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr><w:t',
        ),
        (DOCUMENT, of_text, "<m:r><w:rPr>", '<m:r><w:rPr><w:color w:val="FFFFFF"/>'),
        (DOCUMENT, of_text, r'(<w:tblW w:w=")\d+', r"\g<1>4000"),
        (DOCUMENT, of_text, 'w:firstRow="1"', 'w:firstRow="0"'),
        (
            DOCUMENT,
            of_text,
            'w:val="0620" w:firstRow="1"',
            'w:val="0600" w:firstRow="0"',
        ),
        (DOCUMENT, of_text, r'<w:bookmarkEnd w:id="\d+"/>', ""),
        (DOCUMENT, of_text, r'(<w:bookmarkStart w:id=")1"', r'\g<1>0"'),
        (DOCUMENT, of_part, "<w:tblLayout", '<w:jc w:val="right"/><w:tblLayout'),
        (NOTES, of_text, "<w:separator/>", ""),
        (STYLES, of_runs, "<w:iCs/>", ""),
        (STYLES, of_styles, '<w:name w:val="heading 1"/>', '<w:name w:val="heading 2"/>'),
        (STYLES, of_styles, ' w:default="1"', ""),
    ],
)
def test_what_is_said_twice_is_said_alike(
    part: str, check: Callable[[Any, str], Iterator[Claim]], old: str, new: str
) -> None:
    assert claims(check, part, old, new)


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{result}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def link(anchor: str, content: str, tip: str = "") -> str:
    return f'<w:hyperlink w:anchor="{anchor}" w:tooltip="{tip}">{content}</w:hyperlink>'


MARKED = (
    '<w:bookmarkStart w:id="1" w:name="_Ref_fig"/><w:r><w:t>2</w:t></w:r><w:bookmarkEnd w:id="1"/>'
)
ENTRY = "<w:r><w:t>What happened</w:t></w:r>" + field(" PAGEREF one \\h ", "3")


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (MARKED + link("fig", field(" REF _Ref_fig \\h ", "2")), 0),
        (MARKED + link("fig", field(" REF _Ref_fig \\h ", "3")), 1),
        (MARKED + link("tbl", field(" REF _Ref_fig \\h ", "2")), 1),
        (link("sec", field(" REF sec \\r \\h ", "1.2")), 0),
        (link("sec", field(" REF other \\r \\h ", "1.2")), 1),
        (link("one", ENTRY, "What happened"), 0),
        (link("one", ENTRY, "What did not happen"), 1),
    ],
)
def test_a_field_shows_what_its_bookmark_holds(content: str, wrong: int) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = etree.fromstring(f'<w:p xmlns:w="{space}">{content}</w:p>')
    assert len(list(of_text(root, "part"))) == wrong


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:embedTrueTypeFonts/>", ""),
        (r'(enableOpenTypeFeatures" w:uri="[^"]*" w:val=")1', r"\g<1>0"),
        (r'<w:compatSetting w:name="doNotFlip[^>]*/>', ""),
    ],
)
def test_settings_say_all_that_word_sets_a_file_by(old: str, new: str) -> None:
    document = etree.fromstring(parts()[DOCUMENT])
    assert claims(lambda root, name: of_settings(root, name, document), SETTINGS, old, new)


def test_the_settings_name_the_notes_that_part_others() -> None:
    notes = [etree.fromstring(parts()[NOTES])]
    check = lambda root, name: of_notes(root, notes, name)  # noqa: E731 - as short as it is
    assert claims(check, SETTINGS, '<w:footnote w:id="-1"/>', "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'pid="3"', b'pid="2"'),
        (b'name="Organization"', b'name="Organization" linkTarget="x"'),
        (b'name="Organization"', b'name="MSIP_Label"'),
    ],
)
def test_custom_properties_are_those_of_a_document(old: bytes, new: bytes) -> None:
    assert not list(of_properties(parts()))
    custom = parts()["docProps/custom.xml"]
    changed = custom.replace(old, new, 1)
    assert changed != custom
    assert list(of_properties({**parts(), "docProps/custom.xml": changed}))
