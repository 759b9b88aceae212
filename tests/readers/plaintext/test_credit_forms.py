"""Forms that papers, bodies and pages give to the line that says who wrote."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.author_rows import is_in_row
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.likeness import may_be_place
from publish.readers.plaintext.pieces import Piece
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)
TITLE = "Ferry to the island stops until the ice has gone"


def page(*lines: str) -> str:
    return "\n\n".join((*lines, PROSE, PROSE, PROSE))


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        ("Ann Lee[1], Bo Hansen and Eva Roth [2]", ("Ann Lee", "Bo Hansen", "Eva Roth")),
        ("Abdi Hætta-Moe Journalist", ("Abdi Hætta-Moe",)),
        ("BY H.E. ANNA MOE, DEPUTY PERMANENT REPRESENTATIVE", ("ANNA MOE",)),
        ("BY H.E. MR. JOHN HALE, PERMANENT REPRESENTATIVE OF HALDEN", ("JOHN HALE",)),
        ("The Right Reverend Corisande Bell-Auden, Bishop of Halden", ("Corisande Bell-Auden",)),
        ("By the Most Rev. John Hale", ("John Hale",)),
        (
            "Authors: Corisande Bell (Partner, Hull) | Bo Hansen (Associate, Hull)",
            ("Corisande Bell", "Bo Hansen"),
        ),
        ("3 mei 2025 | Persbericht", ()),
        ("HALE-MOE, Circuit Judge.", ("HALE-MOE",)),
        ("Before: HALE and MOE, Circuit Judges.", ()),
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
        ("Hodan Warsame Journalist", ("Hodan Warsame",)),
        ("Senior Data Journalist", ()),
        ("Corisande Bell-Auden/Garden Writer", ("Corisande Bell-Auden",)),
        ("Written by Corisande Bell, Paper Conservator", ("Corisande Bell",)),
        ("Corisande Bell, Lecturer in Marine Law, University of Hull", ("Corisande Bell",)),
        ("Ann Lee, Marsh Hollow Consulting, Duluth, MN", ("Ann Lee",)),
        ("by B Hale BSc (Hons) MRTPI", ("B Hale",)),
        ("by J Carter BA(Hons) DipTP MRICS", ("J Carter",)),
        (
            "Ana Ruiz Mora. Investigadora, Instituto del Puerto de Halden",
            ("Ana Ruiz Mora",),
        ),
        ("河口社记者 林晓岚、古丽娜·买买提", ("林晓岚", "古丽娜·买买提")),
        ("Марина Кравцова — Портова правда", ("Марина Кравцова",)),
        ("Herald Reporters", ("Herald Reporters",)),
        ("Garden Reporters", ()),
        ("佐藤美雪　中西亮", ("佐藤美雪", "中西亮")),
        ("中村市長　辞任へ", ("中村市長　辞任へ",)),
        ("Adjudicator: Ann Lee", ("Ann Lee",)),
        ("文・勅使河原 ひかる", ("勅使河原 ひかる",)),
        ("글·사진 선우경", ("선우경",)),
        ("文・料理 三枝梓", ("三枝梓",)),
        ("Von Corisande Bell, Stadtfunk Halden", ("Corisande Bell",)),
        ("Speech by Lord Pell of Hull Quay, Ports Minister", ("Lord Pell of Hull Quay",)),
        ("Remarks by Minister for Ports, Ann Lee TD, at the opening of the quay", ("Ann Lee",)),
        (
            "Ann Lee, Senior Fellow; Bo Hale, Fellow; and Eva Roth, Fellow",
            ("Ann Lee", "Bo Hale", "Eva Roth"),
        ),
        ("Special Correspondent", ("Special Correspondent",)),
        ("Profa. Corisande Bell", ("Profa. Corisande Bell",)),
        (
            "Speech by Deputy Governor Ann Lee at the opening of the quay, 8 May 2025",
            ("Ann Lee",),
        ),
        ("As delivered by Ambassador Ann Lee at the 12th meeting of the Board", ("Ann Lee",)),
        ("Discours de la ministre Anne Roux à l'ouverture du quai", ("Anne Roux",)),
        ("Photos by Ann Lee at the opening of the quay", ()),
        (
            "LADY MOSS (with whom Lord Pell and Lord Ayre agree):",
            ("LADY MOSS",),
        ),
        ("TAL", ()),
    ],
)
def test_a_credit_has_the_form_of_its_publisher(credit: str, authors: tuple[str, ...]) -> None:
    found = byline(credit, frozenset())
    assert (found.authors if found else ()) == authors


@pytest.mark.parametrize(
    "line",
    [
        "［編集部，テックネット］",
        "Le Journal de Marie CURIE",
        "By Train to Victoria Falls",
        "PAR CES MOTIFS",
        "BY ORDER OF THE COURT",
        "Quay House, Hull",
        "Hilary Term",
    ],
)
def test_what_only_looks_like_such_a_credit_speaks_for_nobody(line: str) -> None:
    found = byline(line, frozenset())
    assert found is None or found.evidence < 0


def test_a_credit_may_stand_below_a_standfirst_that_is_as_long_as_a_text() -> None:
    standfirst = (
        "Letters and bread have quietly come by sledge for a fifth of the winter, but thin ice and "
        "rising fares could undo the custom by next spring, and nobody in the harbour has said "
        "what is to be done."
    )
    name = "Dr Corin Moe, Senior Research Fellow, Ports and Society Centre"
    lines = (TITLE, standfirst, "Expert comment", "Published 3 May 2025", "4 minute READ", name)
    found = document("\n\n".join((*lines, *[PROSE] * 4)))
    assert (found.meta.authors, found.meta.date) == (("Dr Corin Moe",), "2025-05-03")


def test_an_hour_may_stand_beside_the_day_between_a_name_and_the_title() -> None:
    title = "Как мы чинили маяк и не нашли лампу"
    found = document(page("Анна Лебедева", "3 мая 2025 в 9:40", title))
    assert found.meta.authors == ("Анна Лебедева",)


def test_a_day_in_the_line_of_a_name_tells_it_above_a_place() -> None:
    title = "Adaya vapur seferleri buzlar eriyene kadar durdu"
    line = "Aydıncan Moe | 03.05.2025 - Güncelleme : 04.05.2025"
    found = document(page(title, "Posta kızakla taşınıyor.", line, "Sinop"))
    assert (found.meta.authors, found.meta.date) == (("Aydıncan Moe",), "2025-05-03")


def test_a_name_stands_above_the_place_the_paper_and_the_day() -> None:
    lines = (TITLE, "ANA RUIZ", "HALDEN / EL FARO", "03 may 2025. Actualizado a las 05:00 h.")
    assert document(page(*lines)).meta.authors == ("ANA RUIZ",)
    unknown = ("Printer friendly version for Kindle", "Longer than a letter", "Shorter: T T")
    found = document(page(TITLE, PROSE, *unknown, *lines[1:]))
    assert (found.meta.authors, found.meta.date) == (("ANA RUIZ",), "2025-05-03")
    assert may_be_place("HALDEN / EL FARO")
    assert not may_be_place("THE HARBOUR / EL FARO DEL PUERTO / 3")


def test_a_name_that_is_not_known_is_one_beside_a_known_one() -> None:
    names = ("Corwyn Arroyo-Lind", "Dr. Ann Moe")
    above = ("NIST Special Publication 700", "NIST SP 700-12", "Initial Public Draft")
    below = "This publication is available free of charge from: https://doi.org/10.9/NIST.SP.12.ipd"
    title = "Guidelines for the Secure Removal of Smart Harbour Appliances"
    text = (
        "Lamps, buoys, and sluice gates increasingly hold credentials, charts, and schedules. When "
        "they are sold, lent, or scrapped, all that usually goes with them. This publication "
        "provides guidelines for makers, harbours, and households on removing it."
    )
    bodies = ("U.S. Department of Ports", "National Institute of Tides and Charts")
    words = "appliances; harbours; sluice gates; privacy."
    lines = (*above, title, *names, below, "July 2024", *bodies, "Abstract", text, words)
    found = document("\n\n".join(lines))
    assert found.meta.authors == names
    assert not found.meta.subtitle


@pytest.mark.parametrize(
    "names", [("Corwyn Arroyo-Lind", "Ann Moe"), ("Ann Moe", "Corwyn Arroyo-Lind")]
)
def test_both_of_two_names_below_each_other_are_in_the_row(names: tuple[str, ...]) -> None:
    pieces = [Piece("paragraph", [], name, "") for name in names]
    assert all(is_in_row(pieces, at) for at in range(len(pieces)))
    assert not is_in_row([pieces[0], Piece("paragraph", [], "The Tides", "")], 0)


def test_editors_have_a_field_among_others() -> None:
    fields = (
        "This version: https://quay.example/2025/",
        "Latest version: https://quay.example/tables/",
        "Editors: Corwyn Arvel (Tate), Sanvik Hansen (Quay)",
        "Copyright © 2025 World Tide Consortium.",
    )
    lines = ("Tables of Tides 1.0", "Patterns for presenting tides", "W4 Group Note 24 April 2025")
    found = document("\n\n".join((*lines, *fields, "Abstract", PROSE, "Status", PROSE)))
    assert found.meta.authors == ("Corwyn Arvel", "Sanvik Hansen")


def test_a_word_that_says_the_day_may_stand_behind_it() -> None:
    said = "港の連絡船は氷が解けるまで休航すると港湾局が発表した。手紙はそりで運ばれるという。"
    title = "港の連絡船、氷が解けるまで休航　原因は「厚い氷」"
    credit = "［三枝梓，テックネット］"
    found = document("\n\n".join((title, "2025年5月3日 9時40分 公開", credit, said, said)))
    assert (found.meta.authors, found.meta.date) == (("三枝梓",), "2025-05-03")


def test_who_wrote_stands_below_the_word_for_the_end() -> None:
    said = (
        "据港务部门介绍，渡轮将从星期一起停航，直到海峡的冰完全融化为止，期间信件和面包用雪橇运送。"
    )
    lines = (
        "渡轮停航直到冰雪融化",
        f"{said}{said}",
        f"{said}有人说好。",
        f"{said}没有人要付钱。（完）",
    )
    found = document("\n\n".join((*lines, "林晓岚 阿依努尔", "【责任编辑：温青】")))
    assert found.meta.authors == ("林晓岚", "阿依努尔")


def test_a_name_that_is_not_known_is_one_among_two_that_are() -> None:
    names = ("Ann Lee", "Bo Hansen", "Pōmare Tewai")
    assert document("\n".join((TITLE, "2025-05-07", *names, *[PROSE] * 5))).meta.authors == names
    rows = tuple(Piece("paragraph", [], name, "", 0.9) for name in (*names, TITLE))
    assert [is_in_row(rows, at) for at in range(4)] == [True, True, True, False]


def test_several_with_their_posts_stand_below_how_a_paper_is_cited() -> None:
    number = ("Ports 2025; 389", "doi: https://doi.example/10.11/ports.r412")
    day = ("(Published 06 May 2025)", "Cite this as: Ports 2025;389:r412")
    names = "Corisande Bell-Auden, consultant in eye surgery; Bo Hansen, senior lecturer in law"
    head = ("Editorials", TITLE, "Counting them is not enough", *number, *day, names)
    found = document("\n".join((*head, "Correspondence to: C Bell", *[PROSE] * 5)))
    assert found.meta.authors == ("Corisande Bell-Auden", "Bo Hansen")


def test_how_often_a_page_was_seen_is_none_of_its_headings() -> None:
    lines = (TITLE, "14 May 2025, 10:20", "By Ann Lee", "1 204 views")
    assert all("1 204" not in line for line in outline("\n".join((*lines, *[PROSE] * 5))))


def test_a_name_above_its_post_wrote_where_a_page_has_its_day_above() -> None:
    told = "The ice that stopped the ferry came early, but those on the island were ready for it."
    lines = (TITLE, told, "Expert comment", "Published 16 May 2025", "4 minute READ")
    post = "Associate Fellow, Harbour Programme"
    found = outline(page(*lines, "Dr Corisande Bell", post))
    assert "@ Dr Corisande Bell" in found
    assert f"· {post}" in found


@pytest.mark.parametrize("town", ["Halden Bay", "Costa Amena"])
def test_a_town_below_a_speech_that_says_who_gave_it_is_nobody(town: str) -> None:
    speech = "Address by the Minister of Ports, Ms Ann Lee, at the launch of the Small Quays Fund"
    found = document(page("REPUBLIC OF HALDEN", "Department of Ports", speech, town, "3 May 2025"))
    assert (plain_text(found.meta.title), found.meta.authors) == (speech, ())
    assert (found.meta.subtitle, found.meta.date) == ((), "2025-05-03")


def test_what_a_writer_is_called_on_a_network_may_stand_above_the_day_and_the_title() -> None:
    said = "港の連絡船は氷が解けるまで休航すると港湾局が発表した。手紙はそりで運ばれるという。"
    title = "Rustで潮位表を読むときに気をつけること"
    found = document("\n\n".join(("@minato_moe", "投稿日 2025年05月03日", title, said, said)))
    assert (plain_text(found.meta.title), found.meta.authors) == (title, ("@minato_moe",))
