"""Check boxes, choices and symbols of Word are text."""

from __future__ import annotations

import pytest

from tests.pandoc.outline import outline
from tests.readers.word.test_file import read, run


def field(data: str) -> str:
    """A field of a form, as Word writes it."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_ENTRIES = '<w:listEntry w:val="red"/><w:listEntry w:val="blue"/>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        (f"<w:ddList>{_ENTRIES}</w:ddList>", "red"),
        (f'<w:ddList><w:result w:val="1"/>{_ENTRIES}</w:ddList>', "blue"),
    ],
)
def test_a_field_of_a_form_says_its_value(data: str, said: str) -> None:
    body = f"<w:p>{run('Paid: ')}{field(data)}{run(' on time')}</w:p>"
    assert outline(read(body)) == f"p(Paid: {said} on time)"


def test_a_field_without_a_value_says_none() -> None:
    for data in ("<w:textInput/>", "<w:ddList/>"):
        assert outline(read(f"<w:p>{run('Paid')}{field(data)}</w:p>")) == "p(Paid)"


@pytest.mark.parametrize(
    ("font", "sign", "said"), [("MS Gothic", "2612", "☒"), ("Wingdings", "F0FE", "🗹")]
)
def test_a_symbol_of_a_check_box_is_a_character(font: str, sign: str, said: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{sign}"/></w:r>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{symbol}</w:sdtContent></w:sdt>"
    assert outline(read(f"<w:p>{control}{run(' yes')}</w:p>")) == f"p({said} yes)"


def test_an_indent_alone_is_no_quotation() -> None:
    indent = '<w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>'
    assert outline(read(f"<w:p>{indent}{run('Set in.')}</w:p>")) == "p(Set in.)"
