"""A page in each of the scripts that a house is asked for (seeds/languages)."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pytest

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Log
from publish.style.fonts.coverage import uncovered
from publish.style.fonts.fallback import accompanied
from tests.exporters.docx.reading import part, values

SEEDS = sorted((Path(__file__).parent.parent / "seeds" / "languages").glob("*.md"))
FAMILIES = {
    "arabic": ("Noto Naskh Arabic", "Noto Sans Arabic"),
    "chinese": ("Noto Serif CJK SC", "Noto Sans CJK SC"),
    "hebrew": ("Noto Serif Hebrew", "Noto Sans Hebrew"),
    "hindi": ("Noto Serif Devanagari", "Noto Sans Devanagari"),
    "japanese": ("Noto Serif CJK JP", "Noto Sans CJK JP"),
    "russian": ("IBM Plex Serif", "Fira Sans"),
    "thai": ("Noto Serif Thai", "Noto Sans Thai"),
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_page_is_set_in_the_fonts_of_its_script_without_a_missing_glyph(seed: Path) -> None:
    log = Log()
    document = normalize(read(seed, log=log), log=log)
    style = load_style("house")
    arranged = arrange(document, "briefing", style, log=log)
    assert uncovered(arranged, accompanied(style, arranged)) == ()

    pdf = export(arranged, "pdf", style, log=log)
    pages = pdfium.PdfDocument(io.BytesIO(pdf))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "[U+" not in text
    fonts = pdf_fonts(pages)
    for family in FAMILIES[seed.stem]:
        assert any(name.startswith(family.replace(" ", "-")) for name in fonts), (family, fonts)

    docx = export(arranged, "docx", style, log=log)
    named = values(part(docx, "word/fontTable.xml"), "//w:font/@w:name")
    for family in FAMILIES[seed.stem]:
        assert any(name.startswith(family) for name in named), (family, named)
    assert not log.diagnostics


def test_digits_in_a_heading_from_right_to_left_are_as_strong_as_its_words() -> None:
    (arabic,) = (seed for seed in SEEDS if seed.stem == "arabic")
    style = load_style("house")
    docx = export(arrange(normalize(read(arabic)), "memo", style), "docx", style)
    digits = "//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:r[contains(w:t, '1')]"
    assert values(part(docx, "word/document.xml"), f"{digits}//w:rFonts/@w:cs") == [
        "Fira Sans SemiBold"
    ]


def pdf_fonts(pages: pdfium.PdfDocument) -> set[str]:
    return {
        text.get_font().get_base_name().partition("+")[2]
        for page in pages
        for text in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT])
    }
