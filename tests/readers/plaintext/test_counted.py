"""Numbers, labels and signs that divide: what is a list of them, and what is the text itself."""

from __future__ import annotations

import itertools
import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.counted_rows import settle_labels
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece
from tests.readers.plaintext.outline import outline

TALK = (
    "The harbour office rents out eleven boats and a raft. It was asked about all of them in "
    "March, and answered in May, when most of them had sunk."
)


def test_parties_and_reasons_of_a_contract_keep_their_numbers() -> None:
    text = "Boat agreement\n\nPARTIES\n\n"
    text += "(1) Tarn Boats Limited, a company whose registered office is at 4 Weir Court; and\n\n"
    text += "(2) Otley Brewery plc, a company whose registered office is at 9 The Maltings.\n\n"
    text += "BACKGROUND\n\n(A) The brewery wishes to rent a boat for the summer of this year.\n\n"
    text += "(B) The company owns the boat and is willing to let the brewery have it.\n\n"
    text += "(C) The parties have agreed what each of them is to do with the boat.\n\n1. Boat\n\n"
    text += "1.1 The boat must be brought back with its oars, and with the dog that lives on it.\n"
    assert outline(text)[2:8] == [
        "· (1) Tarn Boats Limited, a company whose registered office is at 4 Weir Court; and",
        "· (2) Otley Brewery plc, a company whose registered office is at 9 The Maltings.",
        "= BACKGROUND",
        "· (A) The brewery wishes to rent a boat for the summer of this year.",
        "· (B) The company owns the boat and is willing to let the brewery have it.",
        "· (C) The parties have agreed what each of them is to do with the boat.",
    ]


def test_an_agenda_in_capitals_has_headings_where_two_have_text_below() -> None:
    heads = ("1. CALL TO ORDER", "2. ROLL CALL", "3. CONSENT CALENDAR", "4. PUBLIC HEARINGS")
    found = outline("\n\n".join(("Regular meeting", TALK, *heads[:3], TALK, heads[3], TALK)))
    assert [line for line in found if line[0] in "=-1234"] == [f"= {head}" for head in heads]


def test_an_item_in_capitals_with_a_word_on_it_stays_one() -> None:
    parts = ("1. HAND SAW", "2. RAFT", "3. OARS")
    found = outline("\n\n".join(("What we lost", TALK, "All of it:", *parts, TALK)))
    assert [f"{n}. {part[3:]}" for n, part in enumerate(parts, start=1)] == found[3:6]


def test_a_list_in_brackets_below_what_leads_in_to_it_stays_a_list() -> None:
    text = f"Boats\n\n{TALK}\n\nWhat the council decided, and told the newspapers on Friday:\n\n"
    text += "(1) The raft shall be raised from the mud before the summer begins again.\n\n"
    text += "(2) The boats shall be counted each evening by somebody who can count them.\n"
    assert outline(text)[3:] == [
        "1. The raft shall be raised from the mud before the summer begins again.",
        "2. The boats shall be counted each evening by somebody who can count them.",
    ]


def test_numbered_questions_head_their_answers_though_one_is_long_and_one_has_a_table() -> None:
    long = "How many boats were lent in each of the last three years, and to how many persons, "
    long += "of whom how many came back?"
    text = f"Request for information\n\n{TALK}\n\n1. {long}\n\nYear\tBoats\n2023\t11\n2024\t9\n\n"
    text += f"2. Who sank the raft?\n\n{TALK}\n\n3. Please send all letters about it.\n\n{TALK}\n"
    assert [line for line in outline(text) if line[0] == "="] == [
        f"= 1. {long}",
        "= 2. Who sank the raft?",
        "= 3. Please send all letters about it.",
    ]


def test_one_address_among_practical_details_makes_them_no_contacts() -> None:
    text = f"Il museo riapre\n\n{TALK}\n\nInformazioni pratiche\n\nOrari: da martedì a domenica\n"
    text += f"Biglietti: intero 8 euro\nSito: www.museo.example\n\nIl restauro\n\n{TALK}\n"
    assert outline(text)[3:6] == [
        ": Orari: da martedì a domenica",
        ": Biglietti: intero 8 euro",
        ": Sito: www.museo.example",
    ]


def test_entries_of_a_script_without_capitals_are_parted_where_only_line_ends_part() -> None:
    text = "افتتاح مكتبة الحي القديم بعد ترميم دام أربع سنوات\n"
    text += "أعلنت بلدية رأس النخيل اليوم افتتاح مكتبة الحي القديم بعد ترميم دام أربع\n"
    text += "سنوات وبلغت كلفته ثلاثة ملايين وتضم المكتبة أربعين ألف كتاب وقاعة للأطفال\n"
    text += "وورشة لترميم المخطوطات في الطابق الثاني.\nللزيارة\n"
    text += "المواعيد: من السبت إلى الخميس، من التاسعة صباحاً إلى الثامنة مساءً\n"
    text += "العنوان: شارع الميناء، بجوار السوق القديم\nالمدير: هدى السالمي\n"
    assert sum(1 for line in outline(text) if line[0] == ":") == 3


def test_a_heading_that_speaks_of_references_heads_entries_with_keys() -> None:
    entries = ("[DRAWER] Mbeki, K., The Laptop, 2024.", "[LAZARUS] Ohno, T., Deletion, 2019.")
    for parting in ("\n\n", " "):
        text = f"Boats\n\n{TALK}\n\n6. Informative References\n\n{parting.join(entries)}\n"
        assert [f"^ {entry}" for entry in entries] == outline(text)[2:]
    numbered = "[1] Mbeki, K., The Laptop, 2024.\n[2] Ohno, T., Deletion, 2019.\n"
    text = f"Boats\n\n{TALK}\n\nInformative references\n\n{numbered}"
    assert "^ Mbeki, K., The Laptop, 2024." in outline(text)


def test_a_heading_that_speaks_of_sources_of_another_kind_stays_one() -> None:
    text = f"Boats\n\n{TALK}\n\nSources of the Nile\n\n{TALK}\n"
    assert "= Sources of the Nile" in outline(text)


@pytest.mark.parametrize("sign", [",", ";"])
def test_rows_of_values_are_kept_to_the_letter(sign: str) -> None:
    rows = ["day,orders,revenue", "2025-10-25,118,4210.50", "2025-10-26,97,3388.00"]
    table = "\n".join(row.replace(",", sign) for row in rows)
    assert outline(f"Orders\n\n{TALK} This came out:\n{table}\n\n{TALK}\n")[2:] == [
        *(f"` {row}" for row in table.split("\n")),
        f"· {TALK}",
    ]


def test_amounts_below_each_other_are_no_rows_of_values() -> None:
    text = f"Orders\n\n{TALK}\n\n1,234,567\n2,345,678\n3,456,789\n\n{TALK}\n"
    assert not any(line[0] == "`" for line in outline(text))


def test_a_row_of_a_table_does_not_run_into_the_number_of_a_heading() -> None:
    row = "| После второго осмотра у начальника пристани | десять дней | 195 300 |\n"
    text = "Договор\n1. Предмет\n1.1. Лодка стоит у пристани, на цепи, и принадлежит конторе.\n"
    text += f"2. Цена\n2.1. Цена лодки:\n| Этап | Срок | Сумма |\n{row}3. Сроки\n3.1. Лодку возвра"
    text += (
        "щают до захода солнца, с вёслами и\nспасательным кругом.\n4. Прочее\n4.1. Споры решает "
    )
    text += "контора.\n5. Подписи\nКонтора: ____ И. А. Белова\n"
    assert "= 4. Прочее" in outline(text)


def test_numbers_that_begin_anew_in_the_articles_of_a_contract_are_its_paragraphs() -> None:
    first = ("1. Wynajmujący oddaje Najemcy do używania łódź.", "2. Łódź jest zielona.")
    second = ("1. Umowa zostaje zawarta na jeden rok.", "2. Wypowiedzenie wymaga formy pisemnej.")
    text = "Umowa najmu łodzi\n\n§ 1\n\n" + "\n\n".join(first) + "\n\n§ 2\n\n" + "\n\n".join(second)
    assert outline(text)[1:] == [
        "= § 1",
        *(f"· {line}" for line in first),
        "= § 2",
        *(f"· {line}" for line in second),
    ]


def test_reasons_with_roman_numbers_keep_them() -> None:
    reasons = (
        "I. Que el señor Ruiz es propietario de una barca que necesita reparación.",
        "II. Que Talleres Oria dispone de los medios necesarios para repararla.",
        "III. Que ambas partes desean regular sus relaciones conforme a las siguientes",
    )
    text = f"Contrato de obra\n\nEXPONEN\n\n{chr(10).join(reasons)}\n\nCLÁUSULAS\n\n{TALK}\n"
    assert outline(text)[2:5] == [f"· {line}" for line in reasons]


def test_entries_below_a_question_are_a_list_of_terms() -> None:
    entries = ("Red: Somebody welding", "Green: Sitting room", "White: Wet paint")
    text = f"Workshop\n\n{TALK}\n\nWhat do the signs mean?\n\n{chr(10).join(entries)}\n"
    assert outline(text)[3:] == [f": {line}" for line in entries]


def test_details_below_words_that_lead_in_to_them_are_a_list_whatever_follows() -> None:
    entries = (
        "Item: Blue kettle, 2 litres",
        "Quantity: 1",
        "Delivery: by post",
        "Place: Weir Court",
    )
    text = f"Order 4711\n\n{TALK}\n\nDetails of your order:\n\n{chr(10).join(entries)}\n\n{TALK}\n"
    assert outline(text)[3:7] == [f": {line}" for line in entries]


def test_the_points_of_a_speech_stand_among_its_paragraphs() -> None:
    said = (
        "1. We are not broke, whatever the office of the harbour says.",
        "2. We are not alone, for in every town there is a raft.",
        "3. We are here to stay.",
    )
    points = [f"{point} And that is all I have to say of it." for point in said]
    text = f"Speech\n\n{TALK}\n\n" + "".join(f"{point}\n\n{TALK}\n\n" for point in points)
    assert [line for line in outline(text) if line[2].isdigit()] == [f"· {p}" for p in points]


REASON = (
    "The claimant hired the raft in March and gave it back in May, without the oars. The court "
    "has heard both of those who were on it, and believes neither of them; it is enough that "
    "the oars were found in the weir, where oars do not go by themselves."
)
REASONS = [f"{n}. {REASON}" for n in range(1, 5)]


def test_reasons_of_a_judge_who_is_named_above_them_keep_their_numbers() -> None:
    text = f"Lee v Boats\n\nLady Justice Lee:\n\n{REASONS[0]}\n\n{REASONS[1]}\n\nDisposal\n\n"
    text += f"{REASONS[2]}\n\nSir Paul Reed:\n\n4. I agree.\n"
    assert [line for line in outline(text) if line[2].isdigit()] == [
        f"· {reason}" for reason in [*REASONS[:3], "4. I agree."]
    ]


def test_long_numbered_paragraphs_are_no_list_where_a_court_decides() -> None:
    text = f"Rozsudek\n\n{TALK * 10}\n\nOdůvodnění\n\n{chr(10).join(REASONS)}\n\nPoučení\n\n{TALK}"
    assert [line for line in outline(text) if line[2].isdigit()] == [f"· {r}" for r in REASONS]


def test_long_numbered_paragraphs_that_are_most_of_the_text_are_no_list() -> None:
    text = f"Note on the raft\n\n{TALK}\n\nWhat happened\n\n{chr(10).join(REASONS)}\n"
    assert [line for line in outline(text) if line[2].isdigit()] == [f"· {r}" for r in REASONS]
    led_in = text.replace("What happened", "What we ask the council to do:")
    assert [line for line in outline(led_in) if line[1] == "."] == [
        f"{n}. {REASON}" for n in range(1, 5)
    ]


def test_sentences_that_lawyers_number_with_letters_head_their_reasons() -> None:
    points = ("A. The raft is no boat within the meaning of the Act.", "B. The claim is late.")
    law = ("The Act of the Harbour provides:", f"    {TALK}")
    for parting, said in itertools.product(("\n\n", "\n"), ((TALK,), law)):
        text = parting.join(["Memo on the raft", "DISCUSSION", points[0], *said, points[1], TALK])
        found = outline(text + "\n")
        assert [line.lstrip("= ") for line in found if line.lstrip("= ") in points] == [*points]
        assert all(line[0] == "=" for line in found if line[2] in "AB" and line[3] == ".")


def test_letters_that_begin_anew_under_headings_are_what_the_minutes_say() -> None:
    first = ("(a) The raft was noted. It stood in the mud.", "(b) The oars were counted twice.")
    second = ("(a) No money was found.", "(b) The treasurer will look for it again.")
    text = f"Minutes\n\n{TALK}\n\n7 Boats\n\n" + "\n\n".join(first)
    text += "\n\n8 Money\n\n" + "\n\n".join(second) + f"\n\n9 Date\n\n{TALK}\n"
    assert [line for line in outline(text) if line[2] == "("] == [f"· {x}" for x in first + second]


def test_single_dashes_below_headings_are_items_where_others_stand_in_rows() -> None:
    tasks = [f"Within {n} days, look for the oars and write down what you find." for n in (2, 5)]
    rows = [f"The office will pay for {what} that are found." for what in ("oars", "boats", "men")]
    text = f"Directive on oars\n\n{TALK}\n\n" + "".join(
        f"Action {word}\n\n– {task}\n\n{TALK}\n\n"
        for word, task in zip(("one", "two"), tasks, strict=True)
    )
    text += "What the office does\n\n" + "".join(f"– {row}\n" for row in rows)
    assert [line for line in outline(text) if line[0] == "-"] == [f"- {x}" for x in tasks + rows]


def test_links_at_the_head_of_minutes_are_no_sources() -> None:
    links = ("- Recording: https://boats.example/1", "- Agenda: https://boats.example/2")
    text = f"Minutes\n\nLinks\n\n{chr(10).join(links)}\n\nBoats\n\n{TALK}\n\n{TALK}\n\n{TALK}\n"
    assert outline(text)[1:4] == ["= Links", *links]
    text = f"Boats\n\n{TALK}\n\nLinks\n\n{chr(10).join(links)}\n"
    assert outline(text)[2:] == [f"^ {link[2:]}" for link in links]


def test_letters_before_long_reasons_are_no_list() -> None:
    reasons = [f"({letter}) {TALK} {TALK} {TALK}" for letter in "abc"]
    found = outline("\n\n".join(("The raft", TALK, "Held", *reasons, TALK)))
    assert [line for line in found if line[:3] == "· ("] == [f"· {reason}" for reason in reasons]
    short = [f"({letter}) {TALK}" for letter in "abc"]
    found = outline("\n\n".join(("The raft", TALK, "It held:", *short, TALK)))
    assert [line for line in found if line[:3] == "· ("] == []


def test_what_a_meeting_said_of_each_part_of_a_matter_keeps_its_letter() -> None:
    said = ("(a) 25/00388, the raft: a mast was asked for. No objection.", "(b) The oars are lost.")
    title = "{} of the Ordinary Meeting of the Harbour held on Tuesday 13 May 2025 at 7.30 pm"
    rest = ("6. Boats", TALK, "7. Planning", *said, "8. Date", TALK)
    for name, kept in (("Minutes", True), ("Photographs", False)):
        found = outline("\n\n".join((title.format(name), *rest)))
        assert all(f"· {line}" in found for line in said) == kept


def test_the_initials_of_names_are_no_letters_of_a_list() -> None:
    said = ("R. Oduya declared an interest in the raft.", "S. Lunde asked what had become of it.")
    found = outline("\n".join(("Minutes of the harbour board", TALK, said[0], TALK, said[1], TALK)))
    assert [line for line in found if line[2:] in said] == [f"· {line}" for line in said]


@pytest.mark.parametrize(("part", "listed"), [("Step", True), ("Article", False)])
def test_numbers_begin_anew_below_steps_as_lists_and_below_articles_as_paragraphs(
    part: str, *, listed: bool
) -> None:
    row = [f"{part} 1: Empty the raft", "1. Open the hatch and let the water run into the basin."]
    row += ["2. Wipe the boards until nobody slips on them any more.", f"{part} 2: Put it away"]
    row += ["1. Pull the raft up over the line that the highest tide has left on the shingle."]
    row += ["2. Tie it to the ring, twice, and take the key back to the office.", TALK]
    found = outline("\n".join(("How to lay up a raft", TALK, *row)))
    assert sum(1 for line in found if line[0].isdigit()) == (4 if listed else 0)


def test_steps_that_count_from_one_below_the_code_of_others_are_items() -> None:
    steps = "1. Log on to the server.\n2. Find the folder:\n\n    ls -l /srv/tides\n\n"
    steps += "1. Change its owner:\n\n    sudo chown -R tides:tides /srv/tides\n\n"
    found = outline(f"How to mend the export\n\n{TALK}\n\n{steps}{TALK}\n")
    assert "1. Change its owner:" in found


def test_fields_that_are_counted_with_headings_are_paragraphs() -> None:
    said = "委員から、冬の運航について質問があり、事務局が答えた。次回は秋に開く。"
    rows = ("１．日時　令和７年５月１６日", "２．場所　港の会議室", "３．出席者　座長、委員")
    found = outline(
        "\n".join(("第２回 港の検討会 議事要旨", *rows, "４．議事", said, "５．その他", said))
    )
    assert [line for line in found if line[2:] in rows] == [f"· {row}" for row in rows]
    assert [line for line in found if line[0] == "="] == ["= ４．議事", "= ５．その他"]


@pytest.mark.parametrize(("stop", "headed"), [("", True), (".", False)])
def test_lines_with_a_label_that_counts_on_are_headings(stop: str, *, headed: bool) -> None:
    text = textwrap.fill(TALK, 62)
    told = ("« Le radeau n’a pas de maître »", "« Il a coulé seul »", "« Nul n’en savait rien »")
    rows = [f"Idée fausse n° {n} : {said}{stop}" for n, said in enumerate(told, start=1)]
    parts = [f"{row}\n{text}" for row in rows]
    found = outline("\n".join(["Ce que l’on dit du radeau", text, *parts]))
    assert all(f"= {row}" in found for row in rows) is headed


def test_a_request_among_questions_that_count_on_is_a_heading_like_them() -> None:
    rows = ("Q1. だれが利用できますか。", "Q2. 料金はかかりますか。", "Q3. 方法を教えてください。")
    said = "市内に住んでいる方が、年に一度だけ、無料で利用できます。"
    lines = read_lines("\n".join(f"{row}\n{said}" for row in rows), 1, Log("text.txt"))
    pieces = [Piece("paragraph", (line,), line.text, "") for line in lines]
    for piece in pieces[:4:2]:
        piece.become("heading", "asks", 0.8)
    settle_labels(pieces)
    assert [piece.kind for piece in pieces[::2]] == ["heading"] * 3


def test_numbers_with_a_small_word_and_a_colon_behind_them_are_headings() -> None:
    rows = [f"{n}. napirendi pont: {said}" for n, said in enumerate(("A tutaj", "A gát"), start=1)]
    found = outline("\n".join(("Jegyzőkönyv", TALK, rows[0], TALK, rows[1], TALK)))
    assert [line for line in found if line[0] == "="] == [f"= {row}" for row in rows]


def test_what_pictures_show_is_no_heading_though_they_are_counted() -> None:
    text = textwrap.fill(TALK, 62)
    rows = [f"Photo {n}: the raft from {side}" for n, side in enumerate("NES", start=1)]
    found = outline("\n".join(["The raft", text, *(f"{row}\n{text}" for row in rows)]))
    assert not [line for line in found if line[0] == "="]
