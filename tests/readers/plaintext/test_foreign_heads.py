"""Heads as papers, agencies and firms of other countries than those that speak English set them."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

TITLE = "Altenroda erneuert seine Wasserleitungen unter der Hafenstraße"
PROSE = (
    "Die Stadtwerke Altenroda haben in der vergangenen Woche begonnen, die Leitungen unter der "
    "Hafenstraße zu erneuern. Bis zum Herbst sollen 1,4 Kilometer Rohr ausgetauscht sein."
)
MORE = (
    "Für die Anwohner bedeutet das sechs Monate Baulärm. Viele von ihnen haben erst aus dem "
    "Aushang im Treppenhaus erfahren, dass die Straße gesperrt wird."
)
BODY = (PROSE, MORE, "Wer am Ende zahlt", PROSE, MORE, "Ein Blick zurück", PROSE, MORE)


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("dpa", "dpa"),
        ("dpa/lno", "dpa"),
        ("EFE / Villamora", "EFE"),
        ("Madrid / EFE", "EFE"),
        ("Redacción | Villamora", "Redacción"),
        ("AFP / Rennes", "AFP"),
    ],
)
def test_an_agency_signs_with_its_place_or_service(credit: str, author: str) -> None:
    found = document("\n".join((TITLE, credit, "12.03.2025 - 09:41 Uhr", *BODY)))
    meta = found.meta
    assert (plain_text(meta.title), meta.authors, meta.date) == (TITLE, (author,), "2025-03-12")


def test_a_name_beside_an_agency_took_the_picture() -> None:
    found = document("\n".join((TITLE, "EFE / Rocío Valdivieso", "12.03.2025", *BODY)))
    assert found.meta.authors == ()


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("Gwenaël LE DRÉAU.", "Gwenaël LE DRÉAU"),
        ("القاهرة: سامي القاسم", "سامي القاسم"),
        ("編集委員・中西良太", "中西良太"),
        ("市长 何思源", "何思源"),
        ("강변시장 이수민", "이수민"),
    ],
)
def test_a_name_has_its_place_or_what_its_bearer_is_before_it(credit: str, author: str) -> None:
    found = document("\n".join((TITLE, credit, "2025-03-12", *BODY)))
    assert found.meta.authors == (author,)


@pytest.mark.parametrize("firm", ["Nordwasser Anlagenbau AG", "Acque del Tirreno S.p.A."])
@pytest.mark.parametrize("day", ["12.03.2025 – 09:15", ""])
def test_a_firm_stands_above_the_title_of_its_release(firm: str, day: str) -> None:
    found = document("\n".join(filter(None, (day, firm, TITLE, *BODY))))
    assert (plain_text(found.meta.title), found.meta.status) == (TITLE, firm)


@pytest.mark.parametrize("label", ["【独自】", "〈社説〉", "［特報］"])
def test_a_label_in_brackets_is_no_title(label: str) -> None:
    title = "水道管の工事　まず住民に語れ"
    prose = (
        "浜野市は先週、港通りの地下にある水道管の取り換え工事を始めた。秋までに管を新しくする計画"
        "で、市の広報担当者が水曜日に明らかにした。"
    )
    found = document("\n".join((label, title, "2025年3月12日", prose, prose, prose)))
    assert (plain_text(found.meta.title), found.meta.status) == (title, label)


@pytest.mark.parametrize(
    "head",
    [
        ("Ärger um die Straße", TITLE, "{lead}", "Von Annegret Schoon", "14.03.2025, 08:10 Uhr"),
        ("Stand: 12.03.2025 14:03 Uhr", "Kommunale Infrastruktur", TITLE, "{lead}", "Von Ida Moe"),
    ],
)
def test_a_few_words_stand_above_a_title_and_its_standfirst(head: tuple[str, ...]) -> None:
    lead = "Ab April wird gegraben. Wer dort wohnt, braucht Geduld und einen Umweg."
    found = document("\n".join((*(line.format(lead=lead) for line in head), *BODY)))
    assert (plain_text(found.meta.title), plain_text(found.meta.summary)) == (TITLE, lead)


def test_the_day_may_stand_between_the_section_and_a_short_title() -> None:
    lines = ("Городское хозяйство", "12.03.2025, 00:41", "Трубы раздора")
    below = ("Заречинск меняет водопровод за счёт жителей", "Вероника Полозова, Заречинск")
    found = outline("\n".join((*lines, *below, *BODY)))
    assert found[:3] == [f"# {lines[2]}", f"~ {below[0]}", "@ Вероника Полозова"]


@pytest.mark.parametrize(
    "day", ["woensdag 12 maart, 11:48", "12 марта, 10:41", "Terça-feira, 12 de março, 10:41"]
)
def test_a_day_and_the_hour_need_no_year(day: str) -> None:
    found = document("\n".join((day, TITLE, *BODY)))
    assert plain_text(found.meta.title) == TITLE


@pytest.mark.parametrize("day", ["نُشر: 12 مارس 2025", "عمّان، 12 آذار/مارس 2025"])
def test_vowel_signs_and_both_names_of_a_month_hide_no_date(day: str) -> None:
    found = document("\n".join((TITLE, day, *BODY)))
    assert found.meta.date == "2025-03-12"


def test_how_many_minutes_stand_below_the_day_head_nothing() -> None:
    found = outline("\n".join((TITLE, "Beat Zurflüh, Altenau", "12.03.2025", "5 min", *BODY)))
    assert found[:4] == [f"# {TITLE}", "@ Beat Zurflüh", "% 2025-03-12", f"· {PROSE}"]


def test_who_prepared_a_text_may_stand_above_its_title() -> None:
    found = document("\n".join(("Oprac. Tomasz Gawlik", "12 marca 2025, 10:33", TITLE, *BODY)))
    assert (plain_text(found.meta.title), found.meta.authors) == (TITLE, ("Tomasz Gawlik",))


def test_sentences_above_the_dateline_of_an_agency_are_the_standfirst() -> None:
    lead = "Работы продлятся шесть месяцев. Движение пустят в объезд."
    report = (
        "ЗАРЕЧИНСК, 12 марта. /ТАСС/. Движение по Портовой улице закрыто с понедельника, сообщили "
        "журналистам в мэрии города."
    )
    found = document("\n".join(("В Заречинске закрыли Портовую улицу", lead, report, *BODY[:4])))
    assert plain_text(found.meta.summary) == lead
