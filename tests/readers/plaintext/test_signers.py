"""Lines that look like headings, and say who signs, who may be reached, and when it was."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.characters import is_capitals
from tests.readers.plaintext.outline import outline

TALK = (
    "The harbour office rents out eleven boats and a raft. It was asked about all of them in "
    "March, and answered in May, when most of them had sunk."
)


def test_below_the_words_that_take_leave_an_office_is_no_heading() -> None:
    text = (
        f"From: Katie Ormerod\nSubject: The raft\n\n{TALK}\n\nYour right to complain\n\n{TALK}\n\n"
    )
    text += "Yours sincerely,\n\nKatie Ormerod\n\nInformation Governance Officer\n\nNorth Marsh\n"
    assert "· Information Governance Officer" in outline(text)


def test_a_heading_with_text_below_it_may_follow_who_signs() -> None:
    text = f"A letter to the harbour\n\n{TALK}\n\nBest wishes,\n\nAnn Lee\n\nWhat comes next\n\n"
    assert "= What comes next" in outline(f"{text}{TALK}\n")


def test_a_name_above_the_words_that_bring_in_quoted_mail_signs() -> None:
    text = (
        f"From: Katya Lee\nSubject: The raft\n\n{TALK}\n\n- order oars\n- count them\n\nKatya\n\n"
    )
    text += f"On 18 Feb 2026, at 22:40, Ben Lee wrote:\n\n> {TALK}\n"
    assert "· Katya" in outline(text)


@pytest.mark.parametrize("line", ["Ruth Penhallow (London): +44 20 7946 0991", "Sd/-"])
def test_a_line_without_a_phrase_heads_nothing(line: str) -> None:
    text = f"Hunger in the north\n\nThe Outlook\n\n{TALK}\n\nThe Remedy\n\n{TALK}\n\n{line}\n\n"
    assert f"· {line}" in outline(f"{text}Amina Diallo (Dakar): amina@hunger.example\n")


def test_two_years_are_no_telephone_number() -> None:
    text = f"Accounts of the harbour\n\n{TALK}\n\nWhat was spent in 2014-2021\n\n{TALK}\n"
    assert "= What was spent in 2014-2021" in outline(text)


def test_who_judges_heads_nothing() -> None:
    text = f"Fenwick v Larkspur\n\n{TALK}\n\nBefore District Judge Amara\n\n{TALK}\n"
    assert "· Before District Judge Amara" in outline(text)


def test_capitals_in_a_script_without_them_say_nothing() -> None:
    assert not is_capitals("يجب إرفاق ما يلي بصيغة PDF أو JPG:")
    assert is_capitals("ÉTÉ 2025: LA PLAGE")


def test_the_posts_of_a_life_are_headings_and_its_degrees_are_rows() -> None:
    posts = ("Conservator, self-employed, 2021–present", "Warden, National Archive, 2014–2021")
    text = (
        f"Tamsin Oyelaran\n\nExperience\n\n{posts[0]}\n\n- Keys\n- Bars\n\n{posts[1]}\n\n- Soup\n"
    )
    text += "- Pies\n\nEducation\n\nMA in Keys, Leeds, 2009\n\nBA in Bars, Leicester, 2006\n\n"
    found = outline(f"{text}Leisure\n\n{TALK}\n")
    heads = ["Experience", *posts, "Education", "Leisure"]
    assert [line.lstrip("= ") for line in found if line[0] == "="] == heads


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Port of Halden", "How the canal lost its keepers, 2009–2021"),
        ("Port of Halden", "Survey of bridges that need repair, 2025-06-04"),
        ("Port of Halden", "Who paid for the harbour, 1998–2019"),
    ],
)
def test_the_years_that_a_title_tells_of_are_those_of_no_post(above: str, title: str) -> None:
    table = "Table 1. Landings by port, 2014–2020"
    text = "\n\n".join((above, title, TALK, table, *[TALK] * 4))
    assert f"# {title}" in outline(text)


def test_a_sentence_that_names_somebody_is_no_credit() -> None:
    sentence = "Por turno rotatorio se nombra presidente a D. Rubén Casbas (3.º A), que acepta."
    text = f"Acta de la junta\n\n{TALK}\n\n{TALK}\n\nRenovación de cargos\n\n{TALK}\n\n{TALK}\n\n"
    assert f"· {sentence}" in outline(f"{text}{sentence}\n\nRuegos\n\n{TALK}\n")


def test_a_line_in_capitals_parts_what_leads_in_from_its_list() -> None:
    text = (
        f"Acta de la junta\n\n{TALK}\n\nEl día 26 de febrero, en segunda convocatoria, se reúnen "
    )
    text += "en el portal los propietarios que abajo se dicen, con arreglo al siguiente\n\n"
    text += f"ORDEN DEL DÍA\n\n1. Cuentas\n2. Ruegos y preguntas de los vecinos\n\n{TALK}\n"
    assert "= ORDEN DEL DÍA" in outline(text)


@pytest.mark.parametrize(
    ("name", "role"),
    [("Cllr Amit Sharma", "Carnival Committee"), ("Mrs Karen Doyle", "Headteacher")],
)
def test_who_signs_below_sections_heads_nothing(name: str, role: str) -> None:
    closed = "High Street, Dock Road and Mill Lane will be closed to all of the traffic until six."
    sections = ("Road closures", "Streets affected", "Parking", "Buses", "Noise", "Toilets")
    blocks = (*(line for section in sections for line in (section, closed)), name, role)
    assert outline("\n".join(blocks))[-2:] == [f"· {name}", f"· {role}"]
    found = outline("\n".join((*blocks[:-1], closed)))
    assert found[-2:] == [f"= {name}", f"· {closed}"]
