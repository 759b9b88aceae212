"""Forms that papers, bodies and pages give to the line that says who wrote."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.bylines import byline


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        ("Ann Lee[1], Bo Hansen and Eva Roth [2]", ("Ann Lee", "Bo Hansen", "Eva Roth")),
        ("By Public Relations and Communications", ("Public Relations and Communications",)),
        ("By Ann Communications and Bo Hansen", ("Ann Communications", "Bo Hansen")),
        ("By Harding and Fleming", ("Harding", "Fleming")),
        ("BY ANN LEE SPECIAL TO THE LEDGER", ("ANN LEE",)),
        ("Author: Ann Lee <ann at quay.example>, Bo Hansen", ("Ann Lee", "Bo Hansen")),
        ("［三枝梓，テックネット］", ("三枝梓",)),
        ("［重要，お知らせ。］", ()),
        ("林晓岚 阿依努尔", ("林晓岚", "阿依努尔")),
        ("長谷川 健太郎", ("長谷川 健太郎",)),
        ("Taler: Vice havnesjef Anna Holst", ("Anna Holst",)),
        ("Rednerin: Anna Keller, Präsidentin", ("Anna Keller",)),
        (
            "der Abgeordneten Anna Keller, Dr. Eva Roth und der Fraktion",
            ("Anna Keller", "Dr. Eva Roth"),
        ),
        ("Remarks by Ann Lee, Governor, Halden Chamber, Halden, Rhode Island", ("Ann Lee",)),
        (
            "Discurso da Ministra da Cultura dos Portos, Ana Dias, na abertura do cais",
            ("Ana Dias",),
        ),
        ("Le Courrier du Port Anne ROUX", ("Anne ROUX",)),
        ("Le Port Anne ROUX", ()),
        ("Fenmoor Herald Bureau", ("Fenmoor Herald Bureau",)),
        ("Fenmoor Weather Bureau", ()),
        ("TAL", ()),
    ],
)
def test_a_credit_has_the_form_of_its_publisher(credit: str, authors: tuple[str, ...]) -> None:
    found = byline(credit, frozenset())
    assert (found.authors if found else ()) == authors
