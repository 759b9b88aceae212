"""Frames and strokes of formulas."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from lxml import etree

from publish.style import load_style
from publish.web.css import epub_css, html_css
from publish.web.formula_frames import draw_enclosures

NAMESPACE = 'xmlns="http://www.w3.org/1998/Math/MathML"'


@pytest.mark.parametrize("notation", ["box", "updiagonalstrike", "updiagonalstrike box"])
def test_a_frame_is_a_row_that_the_sheet_draws(notation: str) -> None:
    source = f'<math><menclose notation="{notation}"><mi>x</mi></menclose></math>'
    drawn = f'<math><mrow class="{notation}"><mi>x</mi></mrow></math>'
    tree = ElementTree.fromstring(source)  # noqa: S314 (our own)
    draw_enclosures(tree)
    assert ElementTree.tostring(tree, encoding="unicode") == drawn
    root = etree.fromstring(source.replace("<math>", f"<math {NAMESPACE}>"))
    draw_enclosures(root)
    assert etree.tostring(root).decode() == drawn.replace("<math>", f"<math {NAMESPACE}>")


def test_what_the_sheet_cannot_draw_stays_as_it_is() -> None:
    source = '<math><menclose notation="longdiv"><mi>x</mi></menclose></math>'
    tree = ElementTree.fromstring(source)  # noqa: S314 (our own)
    draw_enclosures(tree)
    assert ElementTree.tostring(tree, encoding="unicode") == source


@pytest.mark.parametrize("sheet", [html_css, epub_css])
def test_the_sheet_draws_each(sheet: object) -> None:
    assert callable(sheet)
    css = sheet(load_style("house"))
    for names in ("box", "updiagonalstrike", "downdiagonalstrike"):
        assert f"\nmrow.{names} {{" in css
    assert "\nmrow.updiagonalstrike.downdiagonalstrike {" in css
