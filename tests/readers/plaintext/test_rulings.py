"""The heads of judgments as courts and reporters print them."""

from __future__ import annotations

import textwrap

import pytest

from publish.readers.plaintext.addresses import is_address
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.fields import is_bench, is_file_number, is_reported, says_when_heard
from publish.readers.plaintext.parties import party_lines
from publish.readers.plaintext.pieces import Piece
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry was late by four days, and the cheese that it carried could not be sold. The board "
    "of the harbour holds that this was the fault of the weather, and nobody has shown another."
)


def lines(*head: str) -> str:
    return "\n".join((*head, PROSE, PROSE))


@pytest.mark.parametrize(
    "reported",
    [
        "82 F.3d 1226",
        "407 A.2d 170 (1979)",
        "19 Hal. App. Ct. 339",
        "643 F.Supp. 93 (D. Hal. 1986)",
        "35 Hal. 536 | Hal. | 1892",
    ],
)
def test_where_a_judgment_is_printed_is_neither_title_nor_subtitle(reported: str) -> None:
    assert is_reported(reported)
    title = "Moe v. Halden Cheese Board"
    found = document(lines(title, reported, "No. 68-79.", "Supreme Court of Halden."))
    assert (plain_text(found.meta.title), plain_text(found.meta.subtitle)) == (title, "")
    assert not document(lines(reported, "Ida MOE", "v.", "HALDEN CHEESE BOARD.")).meta.title


@pytest.mark.parametrize("text", ["14 St. James St. Rooms", "12 May 1986", "3 Eggs, 200 g Flour"])
def test_other_figures_around_words_are_no_reporter(text: str) -> None:
    assert not is_reported(text)


def test_a_party_may_end_in_a_stop() -> None:
    head = ("Moe v. Halden Cheese Board", "Ida MOE", "v.", "HALDEN CHEESE BOARD.", "No. 68-79.")
    found = document(lines(*head))
    assert found.meta.authors == ()
    assert "= Ida MOE" not in outline(lines(*head))


@pytest.mark.parametrize(
    "judge", ["HALE, Chief Judge.", "Ann R. Hale, Halden District Judge.", "ROE, Justice."]
)
def test_who_gives_the_opinion_is_no_title(judge: str) -> None:
    assert is_bench(judge)
    assert not document(lines(judge)).meta.title


@pytest.mark.parametrize("number", ["C20-4417RSL", "77RS0004-01-2023-000117-42", "X ARZ 417/03"])
def test_figures_with_few_letters_are_the_number_of_a_file(number: str) -> None:
    assert is_file_number(number)
    title = "Order on the motion to dismiss the claim"
    assert plain_text(document(lines(number, title, "5 May 2025")).meta.title) == title


@pytest.mark.parametrize("text", ["COVID-19", "Agenda-2030", "2025-03-04T10:00", "Halden 2025"])
def test_few_figures_or_a_day_are_no_number_of_a_file(text: str) -> None:
    assert not is_file_number(text)


def test_a_day_alone_is_no_title() -> None:
    court = ("Civ. No. HB 80-135.", "Halden District Court, W. Halden.")
    assert not document(lines(*court, "March 3, 1986.")).meta.title
    assert not document(lines("August 8th, 2017", "- Call to order")).meta.title


def test_a_ruling_below_its_court_is_the_title_though_its_number_stands_below() -> None:
    found = outline(
        lines("LANDGERICHT WOLFSFELDE", "BESCHLUSS", "4 O 208/02", "vom", "10. Dezember 2002")
    )
    assert found[:3] == ["# BESCHLUSS", "% 2002-12-10", "· 4 O 208/02"]


@pytest.mark.parametrize(
    ("record", "below"),
    [
        ("ПРОТОКОЛ", "заседания Учёного совета"),
        ("NIEDERSCHRIFT", "über die Sitzung des Beirats"),
        ("JUDGMENT", "on the appeal of the harbour board"),
    ],
)
def test_what_a_record_is_called_goes_on_in_small_letters(record: str, below: str) -> None:
    found = document(lines("HALDEN", record, below, "14 March 2008"))
    assert plain_text(found.meta.title) == f"{record} {below}"


def test_rows_of_underscores_part_the_lines_between_them() -> None:
    rule = "_" * 20
    found = outline(lines("Moe v. Halden", "FOR THE HALDEN CIRCUIT", rule, "No. 94-1658", rule))
    assert not [line for line in found if line.startswith("=")]


@pytest.mark.parametrize(
    "title", ["STS, 5 de junio de 2023", "Minutes of Meeting, Tuesday, 7 March 2023"]
)
def test_a_record_of_a_day_is_the_title_also_above_a_field(title: str) -> None:
    found = document(lines(title, "Ponente: Ida Moe", "Sala: Segunda", "SENTENCIA"))
    assert plain_text(found.meta.title) == title


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Entscheidungsdatum: 24.04.2018", "2018-04-24"),
        ("開催年月日 平成17年3月27日", "2005-03-27"),
        ("令和六年十月二十一日（月曜日）", "2024-10-21"),
    ],
)
def test_the_day_of_a_record_is_told_in_many_forms(line: str, date: str) -> None:
    found = document(lines("Halden Fish Market Tribunal", line))
    assert (found.meta.date, plain_text(found.meta.subtitle)) == (date, "")


def test_an_address_in_one_line_is_neither_title_nor_subtitle() -> None:
    address = "MILL HOUSE, 2-6 WEAVERS SQUARE, HALDEN HD4 8AE"
    found = document(lines("HALDEN APPEAL TRIBUNAL", address, "At the Tribunal", "On 5 May 2025"))
    title = plain_text(found.meta.title), plain_text(found.meta.subtitle), found.meta.authors
    assert title == ("HALDEN APPEAL TRIBUNAL", "", ())


def test_an_item_of_a_german_agenda_is_a_heading_and_no_date() -> None:
    found = outline(lines("Bericht aus dem Beirat am Montag", "TOP 1 - Wahl am 24.10.2010"))
    assert found[:2] == ["# Bericht aus dem Beirat am Montag", "= TOP 1 - Wahl am 24.10.2010"]


def test_the_members_of_a_body_who_met_have_written_nothing() -> None:
    members = "Councillors D Moe (Chairman), P Hu, C Lee, J Roe and K Church"
    assert document(lines("Minutes of a Meeting of the Council", members)).meta.authors == ()


def test_a_word_that_heads_a_section_does_not_go_on_the_title() -> None:
    found = document(lines("A STUDY OF THE FUTURE OF THE HARBOUR", "SUMMARY"))
    assert plain_text(found.meta.title) == "A STUDY OF THE FUTURE OF THE HARBOUR"


def test_whom_a_dutch_letter_is_for_has_not_written_it() -> None:
    found = document(
        lines(
            "Brief over de haven en de kaas", "Aan de Voorzitter der Kamer", "Den Haag, 5 mei 2025"
        )
    )
    assert found.meta.authors == ()


def test_a_town_may_have_its_name_in_two_languages() -> None:
    assert is_address("Rue du Port / Havenstraat 20", "B-1049 Haldre/Halden")


def test_where_else_a_judgment_is_printed_heads_nothing() -> None:
    reported = ("53 N.H.2d 902 (1952)", "155 Hal. 749")
    found = outline(lines("Moe v. Halden Cheese Board", *reported, "No. 68-79."))
    assert not [line for line in found if line.startswith("=") and line.endswith(reported)]


@pytest.mark.parametrize("norm", ["§ 256 Abs. 1 ZPO", "§§ 862 Abs. 1, 1004 Abs. 1 BGB"])
def test_the_law_that_a_judgment_rests_on_heads_nothing(norm: str) -> None:
    text = "\n\n".join(("Käse auf der Fähre", PROSE, norm, PROSE, "§ 256 Klage", PROSE))
    assert [line for line in outline(text) if line.startswith("=")] == ["= § 256 Klage"]


def test_a_court_of_a_country_above_what_it_ruled_is_no_title() -> None:
    ruling = "(Sala de lo Civil, Sección 1ª) Sentencia num. 88/2014"
    found = document(lines("Tribunal Supremo", ruling, "Recurso de Casación 928/2010"))
    assert plain_text(found.meta.title) == ruling


def test_how_others_cite_a_judgment_heads_nothing() -> None:
    cited = "ECLI:FR:CCASS:2024:SO00386"
    text = "\n\n".join(("Moe v. Halden Cheese Board", PROSE, cited, PROSE))
    assert f"= {cited}" not in outline(text)


def test_counsel_who_argued_the_cause_and_the_court_below_the_parties_are_no_front() -> None:
    parties = ("ANN LEE, Appellant,", "v.", "BO HU, Appellee.")
    counsel = "Ida Moe, of Hull, argued the cause, and Per Falk was on the brief for appellant."
    found = document(lines(*parties, "Supreme Court of Halden.", counsel))
    assert (plain_text(found.meta.title), found.meta.authors) == ("", ())


def test_the_court_and_who_sits_head_nothing_above_the_parties() -> None:
    case = ("Lee & Ors v Hu & Ors", "[2017] HWHC 3527 (Ch)", "Case No: D30MA538")
    head = ("IN THE HIGH COURT OF JUSTICE", "CHANCERY DIVISION", "HULL DISTRICT REGISTRY")
    seat = ("Hull Civil Justice Centre", "1 Bridge Street West", "Date: 27th November 2017")
    sits = ("Before:", "HIS HONOUR JUDGE MOE KC", "Sitting as a Judge of the High Court")
    parties = ("Between:", "ANN LEE & 5 OTHERS", "Claimants", "- and -", "BO HU", "Defendants")
    found = outline(lines(*case, *head, *seat, *sits, *parties))
    assert [line for line in found if line[0] == "="] == []
    assert all(f"· {line}" in found for line in ("HULL DISTRICT REGISTRY", sits[1]))
    assert not any(f"· {line}" in found for line in head[:2])  # the court is the status of the text


def test_the_parties_below_the_court_that_opens_a_judgment_are_its_title() -> None:
    head = ("Neutral Citation Number: [2025] HWHC 9914 (Admin)", "IN THE HIGH COURT OF JUSTICE")
    division = ("KING’S BENCH DIVISION", "ADMINISTRATIVE COURT")
    parties = "THE KING (on the application of HALDEN FERRIES) v HULL HARBOUR BOARD"
    found = document(lines(*head, *division, "Before: MRS JUSTICE MOE", parties, PROSE, PROSE))
    assert plain_text(found.meta.title) == parties
    assert found.meta.status == " · ".join((head[1], *division))


@pytest.mark.parametrize(
    ("head", "case"),
    [
        (
            ("Case Number: HC09914", "LANDS TRIBUNAL SHIPPING CHAMBER", "Moot Hall, Halden"),
            "HALDEN FERRIES LIMITED v THE HARBOUR BOARD OF HULL",
        ),
        (
            ("(Bench Opinion)", "MARCH TERM, 2025", "HIGH COURT OF THE ISLANDS", "Summary"),
            "OAKES ET AL. v. BOARD OF HARBOURS ET AL.",
        ),
        (
            ("THE HIGH COURT", "JUDICIAL REVIEW", "[2025] HLHC 1247", "Record No. 2024/1511 JR"),
            "Moe v. Lee Borough Council",
        ),
        (
            ("Issued: March 4, 2025", "File: HT-2025-9914", "Harbour Tribunal"),
            "Moe v. Lee Boats Ltd.",
        ),
    ],
)
def test_the_parties_are_the_title_below_any_court_with_the_fields_of_a_ruling(
    head: tuple[str, ...], case: str
) -> None:
    below = ("No. 23–9917. Argued January 14, 2025—Decided May 19, 2025", PROSE, PROSE)
    found = document(lines(*head, case, *below))
    assert plain_text(found.meta.title) == case


def test_the_parties_below_a_court_are_no_title_where_nothing_else_tells_of_a_ruling() -> None:
    title = "What a small court decided for all who own a boat on the Halden canal"
    found = document(lines(title, "Harbour Tribunal", "Moe v Lee", PROSE, PROSE))
    assert plain_text(found.meta.title) == title


def test_how_a_ruling_is_indexed_is_its_title() -> None:
    head = ("File: HT-2025-9914", "Harbour Tribunal", "Indexed as: Moe v. Oakes, 2025 HLHT 41")
    found = document(lines(*head, "BETWEEN:", "ANN MOE", "APPLICANT", "AND:", "BO OAKES", PROSE))
    assert plain_text(found.meta.title) == "Moe v. Oakes, 2025 HLHT 41"


def test_a_party_in_capitals_goes_on_in_the_next_line() -> None:
    head = ("Neutral Citation Number: [2025] HWHC 9914 (Admin)", "IN THE HIGH COURT OF JUSTICE")
    parties = "THE KING (on the application of HALDEN FERRIES ASSOCIATION) v HULL\nHARBOUR BOARD"
    text = textwrap.wrap(PROSE * 3, 72, initial_indent="    ")
    found = document("\n".join((*head, "    Before: MRS JUSTICE MOE", parties, *text, *text)))
    assert plain_text(found.meta.title) == parties.replace("\n", " ")


def test_paragraphs_of_a_ruling_may_stand_below_many_lines_of_its_head() -> None:
    ruled = [f"[{n}] {PROSE}" for n in range(1, 4)]
    head = ("IN THE TRIBUNAL", "[2025] HLVTT 41", "BETWEEN ANN LEE", "AND PETER OAKES", "DECISION")
    assert all(f"· {line}" in outline("\n".join((*head, *ruled))) for line in ruled)
    below = outline("\n".join(("Lee v Oakes", PROSE, PROSE, PROSE, PROSE, *ruled)))
    assert not any(line.startswith("· [") for line in below)


def test_the_parts_of_a_ruling_have_numbers_of_their_own_beside_its_orders() -> None:
    orders = "I. The appeal is dismissed.\n\nII. No costs are awarded."
    names = ("I. What happened", "II. What is asked", "III. What the court holds")
    parts = "\n\n".join(f"{name}\n\n[{at}] {PROSE}" for at, name in enumerate(names, start=1))
    found = outline(f"JUDGMENT\n\nThe court of Halden has ruled:\n\n{orders}\n\nReasons\n\n{parts}")
    heads = [line.lstrip("= ") for line in found if line[0] == "="]
    assert tuple(head for head in heads if head != "Reasons") == names
    assert "· I. The appeal is dismissed." in found


@pytest.mark.parametrize("head", ["Uzasadnienie:", "Gründe:", "Odôvodnenie:"])
def test_the_part_of_a_ruling_with_its_reasons_is_known(head: str) -> None:
    below = "The appeal has merit. It is sent back."
    found = outline(f"JUDGMENT\n\n{PROSE}\n\n{head}\n\n{below}\n\n{PROSE}")
    assert f"= {head}" in found


@pytest.mark.parametrize(
    "line", ["Site visit made on 4 March 2024", "Hearing held on 4 and 5 March 2024"]
)
def test_the_day_on_which_an_inspector_came_is_not_that_of_the_decision(line: str) -> None:
    post = "an officer named by the Minister for the Coast"
    head = f"Appeal Decision\n\n{line}\n\nby Ann Hale\n\n{post}\n\nDecision date: 3 May 2024"
    assert document(f"{head}\n\n{PROSE}\n\n{PROSE}").meta.date == "2024-05-03"


def test_judges_below_the_word_for_it_wrote_nothing_and_whose_judgment_it_is_did() -> None:
    head = ("Hilary Term", "[2025] HWSC 41", "JUDGMENT", "Quay Ltd (Respondent) v Moe (Appellant)")
    bench = ("before", "Lord Vane, President", "Lady Moss", "Lord Pell", "Lady Ayre")
    days = ("JUDGMENT GIVEN ON", "18 June 2025", "Heard on 11 February 2025")
    judge = "LADY MOSS (with whom Lord Vane, Lord Pell and Lady Ayre agree):"
    ruled = [f"{n}. {PROSE}" for n in range(1, 5)]
    found = document("\n".join((*head, *bench, " ".join(days[:2]), days[2], judge, *ruled)))
    assert found.meta.authors == ("LADY MOSS",)


def test_for_whom_a_party_spoke_is_no_title() -> None:
    assert is_counsel("For the claimant: In person")
    assert is_counsel("Pour la demanderesse : Me Ann Roux")
    assert not is_counsel("For the harbour: a plan in four parts")


@pytest.mark.parametrize(
    "party",
    [
        ("HALDEN FERRIES SDN BHD ... APPELLANT", "AND", "ANN ANAK LEE ... RESPONDENT"),
        ("Between: Hull Parish Council (Appellant) and Mr Bo Hu (Respondent)",),
    ],
)
def test_parties_are_told_by_the_role_behind_dots_and_by_the_word_before_them(
    party: tuple[str, ...],
) -> None:
    pieces = [Piece("paragraph", [], line, "") for line in ("HIGH COURT", *party, "GROUNDS", PROSE)]
    assert party_lines(pieces) >= {1, len(party)}


def test_sentences_that_break_off_name_no_party() -> None:
    lines = ("He said ... nothing", "Between: the harbour and the hill", "And then ... silence")
    pieces = [Piece("paragraph", [], line, "") for line in lines]
    assert party_lines(pieces[:1]) == party_lines(pieces[2:]) == frozenset()


def test_an_article_that_names_a_case_keeps_its_headline() -> None:
    head = ("Supreme Court", "Five cases that the harbours watch this winter", "By Ann Lee")
    told = ("Moe v. Lee", "Argued December 8, 2025", PROSE, "Hu v. Oakes", PROSE)
    found = document("\n\n".join((*head, *told))).meta
    assert (plain_text(found.title), found.authors) == (head[1], ("Ann Lee",))
    lines = ("Supreme Court of the Islands", "How one ruling changed the harbours", "Roe v Wade")
    owned = "© 2025 Hull Post. All rights reserved"
    found = document("\n\n".join((*lines, owned, PROSE, PROSE))).meta
    assert plain_text(found.title) != lines[2]


def test_a_hearing_in_a_headline_is_no_field() -> None:
    assert not says_when_heard("Hearing opened on 4 May 2025 ferry disaster")
    assert says_when_heard("Site visit made on 4 May 2025")
