"""The heads of official papers, judgments and letters: what stands above the title."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)


def head(*lines: str, prose: str = PROSE) -> str:
    return "\n\n".join((*lines, prose, prose))


@pytest.mark.parametrize(
    "citation",
    ["Neutral Citation Number: [2026] EWCA Civ 1803", "2025 ONCA 214", "ECLI:NL:HR:2025:1187"],
)
def test_lines_above_the_parties_of_a_case_are_no_title(citation: str) -> None:
    court = "IN THE COURT OF APPEAL (CIVIL DIVISION)"
    bench = "Before: LORD JUSTICE HALE and LADY JUSTICE ROE"
    title = "FENMOOR AND ANOTHER v SOUTHWAY COLD STORES LTD"
    found = document(
        head(citation, "Case No: CA-2025-771", court, "Date: 24 June 2026", bench, title)
    )
    assert (plain_text(found.meta.title), found.meta.date) == (title, "2026-06-24")


def test_a_court_stands_above_its_ruling() -> None:
    found = document(
        head("COUR D'APPEL DE VALMONT", "Arrêt du 14 novembre 2025", "Lebrun contre Ndiaye")
    )
    assert plain_text(found.meta.title) == "Arrêt du 14 novembre 2025"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"), "THÔNG BÁO"),
        (("IM NAMEN DES VOLKES",), "URTEIL"),
        (("Republic of Kharim",), "Situation report on the floods in the delta"),
        (("РОССИЙСКАЯ ФЕДЕРАЦИЯ",), "О порядке проведения торгов"),
        (("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",), "Ανακοίνωση για τους κατοίκους"),
    ],
)
def test_a_state_or_its_motto_is_no_title(above: tuple[str, ...], title: str) -> None:
    found = document(head(*above, title))
    assert plain_text(found.meta.title) == title


def test_a_state_alone_is_the_title() -> None:
    found = outline(head("Republic of Kharim"))
    assert found[0] == "# Republic of Kharim"
