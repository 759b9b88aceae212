"""Acts of authorities: what one is called and its number stand above what it is about."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.acts import is_act
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "The port of Halden counted nine rafts under the bridge on Monday, two more than last year, "
    "and will tow them away before the ice comes.",
    "Whoever built them is asked to write to the warden, who will keep the planks until spring "
    "and then give them to the school.",
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            ("UCHWAŁA NR XII/87/2025", "RADY GMINY BRZEGI", "z dnia 3 czerwca 2025 r."),
            "w sprawie opłat za postój tratw przy nabrzeżu",
        ),
        (
            ("Zarządzenie Nr 45/2025", "Wójta Gminy Brzegi", "z dnia 3 czerwca 2025 r."),
            "w sprawie opłat za postój tratw przy nabrzeżu",
        ),
        (
            ("КАБІНЕТ МІНІСТРІВ УКРАЇНИ", "ПОСТАНОВА", "від 3 червня 2025 р. № 611", "Київ"),
            "Про затвердження Порядку обліку плотів",
        ),
        (
            ("COMMUNE DE VALCOURT", "ARRÊTÉ N° 2025-114"),
            "portant réglementation du stationnement des radeaux sous le pont",
        ),
        (
            ("AUTORITÀ PORTUALE DI HALDEN", "ORDINANZA N. 14/2025"),
            "Disciplina della sosta delle zattere sotto il ponte",
        ),
        (("Obec Horní Brod", "NAŘÍZENÍ OBCE č. 3/2025"), "o stání vorů pod mostem a v přístavu"),
        (("临河市港务管理局文件", "临港发〔2025〕7号"), "关于清点桥下木筏有关事项的通知"),
    ],
)
def test_what_an_act_is_about_is_its_title(above: tuple[str, ...], title: str) -> None:
    assert plain_text(document("\n\n".join((*above, title, *PROSE))).meta.title) == title


@pytest.mark.parametrize("title", ["Order No. 66", "Verordnung", "Resolution"])
def test_an_act_with_nothing_below_but_prose_has_its_name_for_a_title(title: str) -> None:
    assert plain_text(document("\n\n".join((title, "3 June 2025", *PROSE))).meta.title) == title


@pytest.mark.parametrize("text", ["Decree of silence", "Orders rose to 14/2025", "DECISION TIME"])
def test_words_for_acts_in_other_lines_name_none(text: str) -> None:
    assert not is_act(text)
