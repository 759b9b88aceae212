"""The package: complete, ours alone, and the same bytes whenever and wherever it is made."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from publish.document import Document, Meta
from publish.exporters.docx.font_table import font_key, obfuscate
from publish.style.fonts.fallback import accompanied
from tests.conftest import ROOT, Golden
from tests.exporters.docx.reading import HOUSE, export, find, members, opened, part, values
from tests.exporters.docx.samples import LAYOUTS, rich, seed
from tests.support.notation import p


def test_the_archive_begins_with_content_types_and_carries_no_time() -> None:
    with zipfile.ZipFile(BytesIO(export(seed()))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_holds_these_parts_and_no_others(golden: Golden) -> None:
    # How many fonts there are depends on those that the machine has for the Hebrew in it.
    parts = (name for name in members(export(rich(), "book")) if "/fonts/" not in name)
    names = "".join(f"{name}\n" for name in parts)
    golden("tests/exporters/docx/goldens/parts.txt", names)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_nothing_of_a_template_is_left(layout: str) -> None:
    text = b"".join(
        data for name, data in members(export(rich(), layout)).items() if name.endswith("xml")
    )
    for leftover in (
        *(b"python-docx", b"Calibri", b'"Cambria"', b"asciiTheme", b"themeColor", b"2013-"),
        *(b"stylesWithEffects", b"thumbnail", b"customXml", b"w:rsid", b"4F81BD", b"2E74B5"),
    ):
        assert leftover not in text, leftover


def test_core_properties_say_all_that_the_metadata_say() -> None:
    properties = opened(export(rich())).core_properties
    assert properties.title == "Everything at Once"
    assert properties.subject == "Everything, and nothing less"
    assert properties.author == "Ada Lovelace; Charles Babbage"
    assert properties.last_modified_by == properties.author
    assert properties.keywords == "all, nodes"
    assert properties.comments == "What is in it, in one sentence.\nAnd one more."
    assert properties.language == "en"
    assert properties.identifier == "urn:isbn:9780000000002"
    assert properties.category == "Internal"
    assert properties.content_status == "Draft"
    assert properties.revision == 1
    assert str(properties.created) == str(properties.modified) == "2025-08-30 12:00:00+00:00"


def test_the_application_is_publish_and_the_company_the_organization() -> None:
    application = part(export(rich()), "docProps/app.xml")
    assert [child.text for child in application] == ["publish", "House Press"]


_BUILD = """
import sys
from tests.exporters.docx.reading import export
from tests.exporters.docx.samples import rich
sys.stdout.buffer.write(export(rich(), "book"))
"""


def test_the_same_document_gives_the_same_bytes_in_any_environment(tmp_path: Path) -> None:
    def built(**environment: str) -> bytes:
        return subprocess.run(  # noqa: S603 - our own code in another environment
            [sys.executable, "-c", _BUILD],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            check=True,
        ).stdout

    here = built(PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo", HOME=str(tmp_path))
    assert here == built(PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/Lima")
    assert here == export(rich(), "book")


# -- fonts -------------------------------------------------------------------------------------


@given(st.binary(max_size=64))
def test_obfuscating_twice_restores_a_font(data: bytes) -> None:
    key = font_key(data)
    assert obfuscate(obfuscate(data, key), key) == data
    assert obfuscate(data, key)[32:] == data[32:]


def test_a_font_is_disguised_by_its_key_from_the_last_byte_on() -> None:
    # The order of bytes is where implementations go wrong (17.8.1): the GUID's last comes first.
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    assert obfuscate(bytes(34), key).hex() == "ffeeddccbbaa99887766554433221100" * 2 + "0000"


def test_embedded_fonts_are_the_faces_that_the_text_is_set_in() -> None:
    data = export(seed(), "memo")
    table = part(data, "word/fontTable.xml")
    embedded = {
        (name, kind.removeprefix("embed"))
        for name in values(table, "//w:font/@w:name")
        for kind in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
        if find(table, f"//w:font[@w:name='{name}']/w:{kind}")
    }
    assert embedded == {
        ("Fira Sans", "Regular"),
        ("Fira Sans SemiBold", "Regular"),
        ("IBM Plex Serif", "Regular"),
        ("IBM Plex Serif", "Bold"),
    }


def test_an_embedded_font_is_the_font_file_behind_its_disguise() -> None:
    data = export(rich(), "memo")
    fonts = accompanied(HOUSE, rich()).fonts.values()
    files = {face.path.read_bytes() for font in fonts for face in font.all_faces}
    table = part(data, "word/fontTable.xml")
    relations = part(data, "word/_rels/fontTable.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    slots = find(table, "//*[@w:fontKey]")
    assert len(slots) == len(targets)
    for slot in slots:
        [relation], [key] = values(slot, "./@r:id"), values(slot, "./@w:fontKey")
        disguised = members(data)[f"word/{targets[relation]}"]
        assert disguised not in files
        assert obfuscate(disguised, key) in files


def test_a_variable_font_is_embedded_as_a_static_one_of_the_characters_in_use() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    said = Document(meta=Meta(language="en"), blocks=(p(f"a \U0001f680 1\ufe0f\u20e3 {family}"),))
    data = export(said, "briefing")
    runs = find(part(data, "word/document.xml"), "//w:r[w:rPr/w:rFonts[@w:ascii='Noto Emoji']]")
    assert [run.xpath("string()") for run in runs] == [f"\U0001f680 1\ufe0f\u20e3 {family}"]
    (slot,) = find(part(data, "word/fontTable.xml"), "//w:font[@w:name='Noto Emoji']/*[@w:fontKey]")
    relations = part(data, "word/_rels/fontTable.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    [relation], [key] = values(slot, "./@r:id"), values(slot, "./@w:fontKey")
    embedded = obfuscate(members(data)[f"word/{targets[relation]}"], key)
    font = TTFont(BytesIO(embedded))
    assert "fvar" not in font
    assert "glyf" in font
    assert len(embedded) < 20_000
    assert {0x1F680, 0x20E3, 0x1F467} <= set(font.getBestCmap())


def test_every_font_that_a_used_style_names_is_in_the_font_table() -> None:
    data = export(rich(), "memo")
    names = set(values(part(data, "word/fontTable.xml"), "//w:font/@w:name"))
    main = part(data, "word/document.xml")
    used = set(values(main, "//w:rStyle/@w:val")) | set(values(main, "//w:pStyle/@w:val"))
    styles = part(data, "word/styles.xml")
    for style in used:
        fonts = values(styles, f"//w:style[@w:styleId='{style}']//w:rFonts/@w:ascii")
        assert set(fonts) <= names, style


def test_a_rich_document_has_no_style_that_its_part_does_not_define() -> None:
    for layout in LAYOUTS:
        data = export(rich(), layout)
        defined = set(values(part(data, "word/styles.xml"), "//w:style/@w:styleId"))
        for name in (name for name in members(data) if name.startswith("word/")):
            if name.endswith(".xml"):
                root = part(data, name)
                for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                    assert set(values(root, f"//w:{kind}/@w:val")) <= defined
