"""Content streams of PDFs are whole, and draw in no way that the exporter does not."""

from __future__ import annotations

import pytest

from publish.checks.claims.streams import wrong

TEXT = (
    b"q 1 0 0 -1 0 842 cm /Span <</MCID 0>> BDC 0.1 .2 0 rg BT 1 0 0 -1 9 9 Tm /F 12 Tf"
    b" [<0041>-3<> 2 (\\)\\()] TJ ET EMC Q"
)


def test_a_stream_of_text_lines_and_grounds_is_whole() -> None:
    drawn = b" q 0 0 1 1 re W n 1 0 0 RG 2 w [1 2] 0 d 1 1 m 2 2 l S /a1.0 gs 1 1 2 2 re f* Q"
    assert not wrong(TEXT + drawn, picture=False)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"q " + TEXT, "q that does not end"),
        (TEXT + b" Q", "Q that ends nothing"),
        (TEXT + b" EMC", "EMC that ends nothing"),
        (TEXT.replace(b" ET", b""), "EMC that ends nothing"),
        (TEXT + b" 1 2 frobnicate", "frobnicate with nn"),
        (TEXT + b" 1 0 0", "operands of nothing: nnn"),
        (TEXT.replace(b" rg", b" 1 rg"), "rg with nnnn"),
        (TEXT.replace(b"BT", b"BT 3 Tr"), "Tr with 3"),
        (TEXT.replace(b"BT", b"BT 0.4 Tc"), "Tc with n"),
        (TEXT + b" \xff\xfe", "b'\\xff\\xfe' at "),
        (TEXT[:-20], "b'[<0041>-3<> 2' at "),
    ],
)
def test_what_is_damaged_or_unknown_is_told(data: bytes, says: str) -> None:
    assert wrong(data, picture=False).startswith(says)


def test_letters_of_a_picture_may_have_outlines_and_none_may_be_invisible() -> None:
    outlined = TEXT.replace(b"BT", b"BT 1 Tr")
    assert not wrong(outlined, picture=True)
    assert not wrong(outlined.replace(b"/Span", b"/Figure"), picture=False)
    assert wrong(outlined.replace(b"1 Tr", b"3 Tr"), picture=True) == "Tr with 3"
