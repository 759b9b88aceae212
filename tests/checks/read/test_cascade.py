"""The cascade computes what a browser would."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.checks.read.html.computed_style import Cascade
from tests.conformance.passages import Edge
from tests.conformance.web.computed import Computed, computed_of


def computed(sheet: str, body: str, tag: str = "p") -> Computed:
    """The style of the first `tag` in a body."""
    root = etree.fromstring(f"<html><body>{body}</body></html>")
    styles = Cascade((sheet,)).styles(root)
    return next(computed_of(style) for element, _, style in styles if element.tag == tag)


@pytest.mark.parametrize(
    ("sheet", "size"),
    [
        ("p { font-size: 12pt }", 16.0),
        ("p { font-size: 1.5rem } html { font-size: 20px }", 30.0),
        ("p { font-size: 50% } body { font-size: 2em }", 16.0),
        ("#one { font-size: 10px } p.small { font-size: 20px }", 10.0),
        ("p { font-size: 10px !important } #one { font-size: 20px }", 10.0),
        ("p { font-size: 10px } p { font-size: 20px }", 20.0),
        ("@media print { p { font-size: 10px } }", 16.0),
        ("@media screen { p { font-size: 10px } }", 10.0),
    ],
)
def test_the_winning_size_is_found(sheet: str, size: float) -> None:
    assert computed(sheet, '<p class="small" id="one">Text</p>').size == pytest.approx(size)


def test_an_attribute_wins_over_the_sheet() -> None:
    assert computed("p { color: #111111 }", '<p style="color: #222222"/>').color == "222222"


def test_a_factor_is_inherited_as_a_factor_and_a_length_as_a_length() -> None:
    factor = computed("body { line-height: 1.5 } p { font-size: 20px }", "<p/>")
    length = computed("body { line-height: 30px } p { font-size: 20px }", "<p/>")
    assert (factor.line_height, length.line_height) == (30.0, 30.0)


def test_shorthands_are_taken_apart() -> None:
    style = computed("p { margin: 1px 2px 3px; border-left: 2px solid #0b4f6c }", "<p/>")
    assert (style.margin.top, style.margin.end, style.margin.bottom, style.margin.start) == (
        1.0, 2.0, 3.0, 2.0,
    )  # fmt: skip
    assert style.rules.start == Edge(2.0, "0b4f6c")
    assert style.rules.end is None


def test_what_a_sheet_forgets_browsers_set_as_they_do() -> None:
    assert computed("", '<a href="#x">y</a>', "a").color == "0000ff"
    assert computed("", "<p/>").margin.top == 16.0


def test_what_only_browsers_know_is_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    computed("p { text-wrap: balance }", "<p/>")
    assert not caplog.records
