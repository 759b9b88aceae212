"""Formulas: TeX in, and the same formula in every format."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from lxml import etree

from publish.diagnostics import Log
from publish.document import Math, MathBlock, Origin, Paragraph
from publish.exporters.docx.equations import equations_of
from publish.exporters.docx.oxml import qualified
from publish.exporters.pdf.formula_svg import drawing
from publish.mathml import formulas_of
from publish.web.html import html_tree
from publish.web.target import Medium
from tests.support.notation import doc, h, note, p, table

SQUARE = Math(text="x^2")
BROKEN = Math(text="\\foo{x")


def test_a_formula_is_mathml_wherever_it_stands() -> None:
    places = (h("x", p(SQUARE)), table("a | b"), p(note(p(Math(text="y")))))
    made = formulas_of(doc(*places, MathBlock(text="x^2", id="eq")), Log())
    assert [formula.text for formula in made] == ["x^2", "y", "x^2"]
    inline, displayed = made.mathml(SQUARE), made.mathml(MathBlock(text="x^2", label="(1)"))
    assert inline is not None
    assert displayed is not None
    assert (inline.get("display"), displayed.get("display")) == ("inline", "block")
    assert inline.get("alttext") == "x^2"
    assert inline.find("semantics/msup/mi") is not None, "without a namespace, as HTML has it"


def test_a_formula_that_cannot_be_set_is_told_with_its_reason_and_place() -> None:
    log = Log("paper.md")
    block = Paragraph(content=(BROKEN,), origin=Origin(12, 13))
    made = formulas_of(doc(h("Proof", block)), log)
    assert made.mathml(BROKEN) is None
    (loss,) = log.losses
    assert loss.code == "math-as-tex"
    assert str(loss.place) == "paper.md:12"
    assert "Proof" not in loss.message, "the line says where, in every format the same"
    assert loss.message.endswith("unexpected control sequence \\foo")


def test_a_document_without_formulas_starts_nothing() -> None:
    assert not formulas_of(doc(p("no formula")), Log())


def test_no_character_of_the_tex_breaks_the_markup() -> None:
    odd = Math(text="\x01<&>\ufffe\"'")
    log = Log()
    assert formulas_of(doc(p(odd)), log).mathml(odd) is not None or log.losses


def test_a_single_letter_needs_the_italic_that_a_browser_sets_it_in() -> None:
    characters = formulas_of(doc(p(Math(text="h + \\sqrt{x}"))), Log()).characters()
    assert {"ℎ", "𝑥", "+", "√"} <= characters


def test_frames_and_strokes_are_seen_on_pages_and_in_word() -> None:
    formulas = (Math(text="\\boxed{x}"), Math(text="\\xcancel{y}"))
    document = doc(p(*formulas))
    made = formulas_of(document, Log())
    medium = Medium(picture_url=lambda media: media.id, formula=made.mathml)
    rows = html_tree(document, medium, Log()).findall(".//mrow[@class]")
    assert [row.get("class") for row in rows] == ["box", "updiagonalstrike downdiagonalstrike"]
    equations = equations_of(document, Log())
    boxes = [box for f in formulas for box in _within(equations.inline(f), "borderBox")]
    assert [len(list(_within(box, "strikeBLTR"))) for box in boxes] == [0, 1]


def _within(math: etree._Element | None, name: str) -> Iterator[etree._Element]:
    assert math is not None
    yield from math.iter(qualified(f"m:{name}"))


def test_office_math_of_texts_and_matrices_is_in_the_order_of_its_schema() -> None:
    cases = MathBlock(text=r"\begin{cases}1 & \text{if } x\\0 & \mathbf{y}\end{cases}")
    made = equations_of(doc(cases), Log()).inline(cases)
    assert made is not None
    found = {
        name: {
            tuple(etree.QName(part).localname for part in element)
            for element in made.iter(qualified(name))
        }
        for name in ("m:mcPr", "m:rPr")
    }
    assert found == {"m:mcPr": {("count", "mcJc")}, "m:rPr": {("nor",), ("sty",)}}


@pytest.mark.parametrize(
    "tex",
    [
        "x^{" * 2_000 + "x" + "}" * 2_000,
        "\\frac{1}{" * 150 + "1" + "}" * 150,
        "\\left(" * 1_000 + "x" + "\\right)" * 1_000,
        "\\sqrt{1+" * 20 + "x" + "}" * 20,
        "a+" * 3_000 + "a",
        "a+" * 30_000 + "a",
    ],
    ids=["scripts", "fractions", "brackets", "rows", "long", "longer"],
)
def test_a_formula_without_end_shows_its_tex(tex: str) -> None:
    log = Log()
    start = time.process_time()
    assert not formulas_of(doc(p(Math(text=tex))), log)
    assert time.process_time() - start < 2
    assert "too long or nested too deep" in log.losses[0].message


def test_a_long_formula_is_broken_in_a_time_that_grows_with_it() -> None:
    long = MathBlock(text="y=" + "a_{1}+" * 200 + "a")
    mathml = formulas_of(doc(long), Log()).mathml(long)
    assert mathml is not None
    start = time.process_time()
    drawn = drawing(mathml, 40.0)
    assert drawn is not None
    assert drawn.size > 0.9, "in lines"
    assert time.process_time() - start < 20
