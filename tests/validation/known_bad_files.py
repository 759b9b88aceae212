"""Each outside validator catches a file that is bad in a way it should know.

A validator that is broken, or called wrongly, passes everything. `make validate` runs these before
it believes any of them; `make test` does not, for the validators are not part of the environment.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks.validators import docx, epub, html
from publish.checks.validators import pdf as of_pdf
from publish.checks.validators.validator import Validator, judge
from publish.plugin import Study, Subject
from tests.checks.specimens import book, page, pdf, word

TOOLS = Path(".tools/bin").resolve()


VALIDATORS = {
    one.name: one
    for module in (docx, epub, html, of_pdf)
    for one in vars(module).values()
    if isinstance(one, Validator)
}


def verdict(validator: str, data: bytes) -> Study:
    """Asks one validator about one file."""
    (answer,) = judge(VALIDATORS[validator], [Subject(name="", data=data)], folders=[TOOLS])
    assert not answer.absent
    return answer


MISSING_PICTURE = '<item id="x" href="x.png" media-type="image/png"/>'
NO_ALT = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>'
WRONG_ORDER = "<w:p><w:r/><w:pPr/></w:p>"

BAD = [
    ("verapdf", pdf(), "verapdf/ua1/6.2-1"),
    ("verapdf", pdf(), "verapdf/2a/6.7.2.2-1"),
    ("verapdf", pdf(), "verapdf/2a/6.2.11.4.1-1"),
    ("verapdf", b"no PDF", "verapdf/ua1/unreadable"),
    ("ooxml-sdk", word(WRONG_ORDER), "ooxml-sdk/Sch_UnexpectedElementContentExpectingComplex"),
    ("libreoffice", word(title=""), "verapdf/ua1/7.1-9"),
    ("libreoffice", b"no archive", "libreoffice/cannot-open"),
    ("epubcheck", book(item=MISSING_PICTURE), "epubcheck/RSC-001"),
    ("ace", book(body=NO_ALT), "ace/image-alt"),
    ("ace", b"no archive", "ace/no-verdict"),
    ("vnu", page(title=""), "vnu/error"),
]


@pytest.mark.parametrize(("validator", "data", "code"), BAD, ids=[f"{v}-{c}" for v, _, c in BAD])
def test_the_validator_names_what_is_wrong(validator: str, data: bytes, code: str) -> None:
    assert code in {finding.code for finding in verdict(validator, data).findings}


# The rest demand more than a specimen holds; that they can be content, the artifacts show.
GOOD = [
    ("ooxml-sdk", word()),
    ("libreoffice", word()),
    ("epubcheck", book()),
    ("ace", book()),
    ("vnu", page()),
]


@pytest.mark.parametrize(("validator", "data"), GOOD, ids=[v for v, _ in GOOD])
def test_the_validator_passes_what_is_right(validator: str, data: bytes) -> None:
    assert verdict(validator, data).findings == ()


def test_every_validator_is_put_to_the_test() -> None:
    assert {validator for validator, _, _ in BAD} == set(VALIDATORS)
