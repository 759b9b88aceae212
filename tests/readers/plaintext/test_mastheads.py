"""What stands above a title: who issues the text, what kind it is, its number and day."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.fields import is_labelled_number
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import status_line
from publish.readers.plaintext.letterheads import is_release, letterhead
from publish.readers.plaintext.masthead_worth import worth_of
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.ways import is_way
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)


def front(*lines: str) -> tuple[str, str]:
    meta = document("\n".join((*lines, PROSE, PROSE, PROSE))).meta
    return plain_text(meta.title), plain_text(meta.subtitle)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Shire of Mirra Flats\nPUBLIC NOTICE", "Temporary closure of Quandong Road"),
        ("Stourleigh Borough Council", "Weekly food waste collections: frequent questions"),
        ("Department of Public Health", "Free Well Testing: Frequently Asked Questions"),
        ("Northern Assembly\nPublic Accounts Committee", "Managing the backlog in the courts"),
        ("RNS Number : 4471K\nPennard Water plc\n4 May 2025", "Half-year results for 2025"),
        ("Ministerium für Umwelt\nPressemitteilung Nr. 87/2025", "Land fördert neue Netze"),
        ("Marine Safety Investigation Report 4/2025", "Grounding of the ferry Kahurangi Star"),
        ("NEWS RELEASE 27-MAY-2025", "Evening phone calls halve emergency admissions"),
        ("Friends of the Library", "Minutes of the Annual General Meeting"),
        ("CITY OF MARSTON FALLS", "CITY COUNCIL REGULAR MEETING AGENDA"),
        ("Finance & economics | African ports", "The crane game of the harbours"),
        ("INTERNATIONAL STANDARD\nIOS 28417\nSecond edition", "Tactile floor plans"),
        ("BRIEFING NOTE FOR THE MINISTER\nFile No.: 2025-0417", "Winter pause of the ferry"),
        ("Bank of Halden", "Monetary Policy Report"),
        ("Halden Town Council", "Agenda"),
        ("NBER WORKING PAPER SERIES", "THE PRICE OF SILENCE"),
        ("U.S. Department of Grain\nAudit Report 50601-0012-31", "Controls over Crop Loans"),
        ("TECHNICAL NOTE TN-2025-04", "Calibration of tide gauges"),
        ("Research Note 7", "Ferry fares since 2010"),
        ("Remarks\nMarch 6, 2025", "What the till receipt knows about prices"),
        ("Gemeinde Obernhausen a. d. Wied\nLandkreis Auenberg", "Niederschrift der Sitzung"),
        ("TARN UNIFIED SCHOOL DISTRICT\nBoard of Trustees", "REGULAR MEETING AGENDA"),
        ("Marine Transportation Safety Investigation Report M24A0287", "Swamping and sinking"),
        (
            "House of Commons Library\nResearch Briefing\nBy Ann Lee\n3 March 2025",
            "Bridge maintenance: who pays for what it costs",
        ),
        (
            "BANK OF TARN\nP.M.B. 0187, Tarn\nPAYMENTS DEPARTMENT\nREF: PSP/DIR/010/025\n"
            "CIRCULAR TO ALL COMMERCIAL BANKS AND SAVINGS BANKS",
            "REVIEW OF LIMITS FOR AGENT BANKING",
        ),
        (
            "REPORT BY THE COMPTROLLER OF AUDIT\nSESSION 2024-25\nHC 871",
            "Getting patients home: the use of lounges in hospitals",
        ),
        (
            "Cold Chain Federation\nCCF Recommendation R 14",
            "Boxes for vaccines: Requirements and tests",
        ),
        ("Пресс-служба Агентства по рынкам воды", "Новый порядок утверждения тарифов на воду"),
        ("Docs / Payments / Webhooks", "Validate and Test Webhooks"),
        (
            "No. F. 12014/7/2025-Estt.(Leave)\nMinistry of Staff",
            "Leave of those who care for others",
        ),
        ("Policy Brief\nIssue no. 07/25 | 20 March 2025", "First come: how harbours share a crane"),
        ("The Federal President", "Speech by Federal President Ann Lee on the opening of the quay"),
        ("Rekenhof", "Toegang tot de haven: werkt het systeem van de sluizen?"),
        ("ΔΗΜΟΣ ΑΝΩ ΛΑΓΚΑΔΑΣ\nΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ\nΑριθ. Πρωτ.: 7412", "ΠΡΟΣΚΛΗΣΗ ΣΕ ΣΥΝΕΔΡΙΑΣΗ"),
        ("City of Tarn\nOffice of the Mayor\nMay 6, 2025", "Remarks by Mayor Ann Lee at the Quay"),
        ("Kontrolní zpráva č. 17/25", "Peníze vydané na opravy krajských mostů"),
        ("SG/SM/22581", "Secretary-General calls for early warnings in every valley"),
        ("云政办发〔2025〕19号", "关于推进城市书房延时开放的通知"),
        ("云岭市图书馆", "新馆开放常见问题解答"),
        ("Songs of the Marram Coast, no. 17", "The Lights of Skerry Row"),
        ("POLICY BRIEF 2026/03", "Shade as Infrastructure"),
        ("Presidência da Assembleia", "Discurso na abertura do ano dos mangues"),
        (
            'RNS Number : 4471C\nCalder plc\nLEI: 213800QX7T4LOD9KEM62\nCalder plc ("Calder")',
            "Interim results for the six months to June",
        ),
    ],
)
def test_who_issues_what_stands_above_the_title(above: str, title: str) -> None:
    assert front(*above.split("\n"), title, "5 May 2025")[0] == title


@pytest.mark.parametrize(
    "title",
    [
        "Rules of the Allotment Association",
        "On Harrow Bank",
        "A Ministry for the Future",
        "Rural Bus Services",
        "Parliament Approves Water Bill After Marathon Session",
        "Agencia nacional de vivienda abre su convocatoria",
        "Comité régional du tourisme lance sa campagne",
        "Conseil municipal vote le budget",
        "Plan nacional de vivienda",
    ],
)
def test_a_title_may_hold_the_word_for_a_body(title: str) -> None:
    assert not is_issuer(title)
    assert front(title, "What the harbours of the north make of it")[0] == title


@pytest.mark.parametrize(
    "name",
    [
        "Ministerstwo Klimatu i Środowiska",
        "ΠΟΛΙΤΙΣΤΙΚΟΣ ΣΥΛΛΟΓΟΣ ΑΝΩ ΛΕΥΚΩΝΑ",
        "नगर जल आपूर्ति बोर्ड, शिवगढ़",
        "Universidad Nacional de Altamira",
        "Statistisches Landesamt",
        "Secretaría de Salud",
        "International Monetary Fund",
        "Agence régionale de santé Bretagne",
        "Institut national de la statistique et des études économiques",
        "Direction régionale de l’environnement",
        "Agence nationale de la sécurité sociale",
        "Chambre régionale des comptes",
        "Instituto superior",
        "Autorità nazionale anticorruzione",
    ],
)
def test_bodies_are_told_in_many_languages(name: str) -> None:
    assert is_issuer(name)


def test_a_body_is_the_title_where_no_other_stands_below() -> None:
    assert front("Academic Senate", "12 March 2025")[0] == "Academic Senate"


def test_below_the_name_of_a_section_stands_the_title() -> None:
    lines = ("Opinion", "The Limits of the High Court", "Judges cannot mend what parties broke")
    assert front(*lines) == lines[1:]


def test_the_way_to_a_page_is_left_out_above_its_title() -> None:
    title = "Railways to fit signals on 1,900 km of eastern lines"
    assert front(f"Home / India News / {title}", title)[0] == title
    between = ("06 MAR 2025", "Press Release", title, "What it costs the eastern lines", "Share")
    assert front(f"Home / Media & Press / {title}", *between)[0] == title


def test_questions_for_somebody_are_no_interview() -> None:
    title = "Measles: frequently asked questions for parents"
    asked = ("Is my child protected?", PROSE, "Can my child go to school?", f"I would. {PROSE}")
    found = outline("\n".join((title, PROSE, *asked, "Whom can I call?", PROSE)))
    assert "= Is my child protected?" in found


def test_a_series_may_say_above_each_title_what_it_is() -> None:
    about = (
        "NTSS Commentary is a platform to provide timely commentary and analysis of matters of the "
        "day. The authors' views are their own."
    )
    head = ("NTSS COMMENTARY", "No. 061/2025 dated 10 April 2025", about, "Who Repairs the Cable?")
    meta = document("\n".join((*head, "By Lim Shu and Ann Lee", PROSE, PROSE, PROSE))).meta
    assert plain_text(meta.title) == head[-1]
    assert (meta.date, meta.authors) == ("2025-04-10", ("Lim Shu", "Ann Lee"))


def test_a_ministry_in_small_letters_goes_on_no_title() -> None:
    title = "Nousuesteitä puretaan tänä vuonna 41 joella"
    found = front(title, "vesi- ja luontoministeriö", "Julkaisuajankohta 12.3.2025 10.15")
    assert found == (title, "")


@pytest.mark.parametrize(
    "number", ["Report 9: 2023–24", "Technical Specification, Version 2.0", "Report 01/2023"]
)
def test_a_kind_of_document_with_its_number_stands_below_the_title_too(number: str) -> None:
    title = "Upkeep of the Harbour Cranes"
    assert front(title, number, "Office of the Auditor-General", "3 March 2025") == (title, "")


def test_a_ruling_is_called_by_its_number_and_a_plan_by_its_years() -> None:
    order = "Arrêté municipal no 2025-14"
    assert front(order, "Réglementant la pêche au Moulin", "16 mai 2025")[0] == order
    plan = "Harbour Service Strategy 2026–2030"
    below = ("Open, Dry, Paid For", "Office of the Chief Harbour Engineer", "January 2026")
    assert front(plan, *below)[0] == plan


def test_an_agenda_below_its_town_is_the_title_and_where_that_is_none() -> None:
    where = ("dinsdag 3 juni 2025 om 20.00 uur", "Raadzaal, gemeentehuis, Kerkplein 1")
    text = "Het havenkantoor telde maandag negen vlotten onder de brug, twee meer dan vorig jaar."
    found = document("\n\n".join(("Gemeente Brughaven", "Agenda gemeenteraad", *where, text, text)))
    assert plain_text(found.meta.title) == "Agenda gemeenteraad"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Symphony No. 5", "Programme notes for the spring concert"),
        ("Port of Call", "A week in the harbour"),
        ("Department Store", "A history of shopping in ten objects"),
        ("United Nations", "What it is and what it does"),
        ("Life at Sea", "A day with the crew of the ferry"),
        ("Government of the Tongue", "Essays on what is said"),
        ("Министерство отрицает обвинения", "О чём говорят в порту"),
        ("A Love Story", "How two wardens met on the ice"),
    ],
)
def test_a_title_that_looks_like_a_masthead_stays_one(title: str, below: str) -> None:
    assert front(title, below) == (title, below)


@pytest.mark.parametrize("title", ["Letter from America", "Guidance", "September 11", "Politics"])
def test_a_credit_is_no_title(title: str) -> None:
    meta = document("\n".join((title, "By Ann Lee", PROSE, PROSE))).meta
    assert (plain_text(meta.title), meta.authors) == (title, ("Ann Lee",))


def test_what_nobody_knows_is_the_title_above_a_kind_of_text_and_a_short_line() -> None:
    assert front("Harbour Lights", "Media statement", "Lamps of Tarn")[0] == "Harbour Lights"
    headline = "Nine lamps of the harbour are lit again after a winter"
    assert front("Harbour Lights", "Media statement", headline)[0] == headline


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("European Commission – Questions and answers", "Questions on the repair of kettles"),
        ("TARN UNIFIED SCHOOL DISTRICT NO. 12\nBOARD OF EDUCATION", "REGULAR MEETING AGENDA"),
        ("SAN LUCAS FISHING COOPERATIVE", "MINUTES OF THE 10TH MEETING OF THE BOARD"),
        (
            "المملكة الأردنية الهاشمية\nوزارة المياه والري",
            "كلمة معالي وزيرة المياه في افتتاح المؤتمر",
        ),
        (
            "経済・地域レポート\n2025年3月14日",
            "地方バスの運転手不足はなぜ賃上げだけで解決しないのか",
        ),
        ("Environmental public health", "How to disinfect a well after a flood"),
    ],
)
def test_bodies_with_numbers_and_kinds_behind_dashes_stand_above_titles(
    above: str, title: str
) -> None:
    assert front(*above.split("\n"), title)[0] == title


def test_a_ministry_that_does_something_is_a_headline_in_arabic() -> None:
    assert is_issuer("وزارة المياه والري")
    assert not is_issuer("وزارة المياه تعلن بدء العمل")


RUSSIAN = (
    "Ставки аренды зерновозов в марте опустились до 650 рублей в сутки, сообщили на рынке.",
    "По данным агентства, погрузка зерна сократилась на треть, и зерновозы простаивают.",
    "Владельцы отправляют зерновозы в отстой и ждут нового урожая осенью этого года.",
)


def test_of_two_sections_that_nobody_knows_the_second_is_a_short_title() -> None:
    lines = ("Грузовые перевозки", "Зерновозы отправили в отстой")
    below = "Ставки аренды вагонов упали до минимума за шесть лет"
    assert front(*lines, below, "18.03.2025, 00:41", "4 мин. чтения", *RUSSIAN) == (lines[1], below)


def test_of_a_doubtful_title_the_likelier_line_is_told() -> None:
    log = Log("text.txt")
    lines = ("", "Low water", "Keepers of locks in winter and summer")
    document("\n".join((*lines, *[PROSE] * 6)), log)
    (told,) = (d for d in log.diagnostics if d.code == "title-unsure")
    assert told.place.line == 2
    assert told.message.endswith("line 3 may be the title")
    log = Log("text.txt")
    title = "Die Brücke kostet die Stadt zu viel"
    found = document("\n".join(("Kommunen", "Wer zahlt", title, *RUSSIAN * 2)), log)
    assert plain_text(found.meta.title) == title
    assert not any(d.code == "title-unsure" for d in log.diagnostics)


def test_the_title_of_a_report_stands_below_its_fields_whoever_issues_it() -> None:
    fields = ("Report to: Cabinet", "Date of meeting: 14 October 2025", "Report of: The Director")
    title = "Winter Service Policy 2025–2028"
    lines = ("FENSHIRE COUNTY COUNCIL", *fields, "Key decision: Yes", title, "1. Purpose")
    assert front(*lines)[0] == title


def test_a_headline_without_spaces_is_no_section_though_it_ends_like_one() -> None:
    lines = (
        "地方バスの運転手不足を三年にわたり追いかけた現地レポート",
        "利用者の減少よりも深刻な事情がある",
    )
    said = "路線バスの減便が全国で続いている。従来、その原因は利用者の減少とされてきた。" * 2
    meta = document("\n".join((*lines, "2025年3月14日", *[said] * 6))).meta
    assert (plain_text(meta.title), plain_text(meta.subtitle)) == lines


def test_a_post_box_is_no_title_of_a_short_text() -> None:
    lines = ("P.M.B. 0187, Halden", "Review of limits for agent banking", PROSE, PROSE)
    assert plain_text(document("\n\n".join(lines)).meta.title) != lines[0]


@pytest.mark.parametrize(
    "above",
    [
        ("Aus dem Magazin 31/2025",),
        ("ISSUE: 2025 No. 47",),
        ("Hydrometry Group", "Technical Note TN-112, Issue 2"),
        ("Submission 47",),
        ("Written evidence submitted by the Association of Parish Councils (PON0047)",),
        ("HALDEN COUNTY COUNCIL", "ROAD TRAFFIC ACT, 1994 (SECTION 38)"),
        ("DEPARTMENT OF AGRICULTURE", "Rural Utilities Service", "[Docket No. RUS-25-LIGHT-0019]"),
        ("Zakład Świadczeń Rodzinnych",),
        ("Міністерство культури та читання",),
        ("News Releases from Region 6",),
        ("Det talte ord gælder",),
        ("Behörde für Digitales und Verwaltung", "Referat 23"),
        ("City of Marlow Heights, Department of Public Works",),
        ("澜州市交通运输局",),
    ],
)
def test_which_issue_law_or_docket_a_text_has_stands_above_its_title(
    above: tuple[str, ...],
) -> None:
    title = "Keeping the tipping gauges of the upper river true through the winter"
    found = document("\n\n".join((*above, title, PROSE, PROSE, PROSE))).meta
    assert plain_text(found.title) == title
    assert all(line in found.status for line in above[:1])


def test_a_year_or_a_law_in_a_headline_is_no_issue() -> None:
    for title in ("Agenda 2030", "The Act that Nobody Wanted, 1994"):
        lines = (title, "What the council made of it and what it left", PROSE, PROSE, PROSE)
        assert plain_text(document("\n\n".join(lines)).meta.title) == title


def test_an_act_of_a_gazette_has_a_long_title_with_its_day() -> None:
    title = (
        "Resolución de 26 de mayo de 2025, de la Dirección General de Puertos, por la que se "
        "convocan ayudas para la reparación de faros en localidades de menos de 5.000 habitantes."
    )
    text = "En su virtud, esta Dirección General resuelve convocar las ayudas que se indican abajo."
    for gap in ("\n", "\n\n"):
        lines = ("III. OTRAS DISPOSICIONES", "MINISTERIO DE CULTURA", "11842", title, *[text] * 5)
        assert plain_text(document(gap.join(lines)).meta.title) == title


def test_a_title_of_wit_may_stand_below_a_section() -> None:
    lines = (
        "IDEAS",
        "The Anti-Social Porch",
        "How houses turned their backs on the street we live",
    )
    found = document("\n\n".join((*lines, "By Ann Lee", *[PROSE] * 4))).meta
    assert (plain_text(found.title), plain_text(found.subtitle)) == lines[1:]


@pytest.mark.parametrize(
    "above",
    [
        ("Ann Lee", "17 January 2025"),
        ("Ann Lee", "Bo Hansen", "October 14th, 2024"),
        ("Comment", "Ann Lee"),
        ("RMG", "Ann Lee", "Thu Nov 21, 2024 12:00 AM"),
    ],
)
def test_who_wrote_and_when_may_stand_above_the_title(above: tuple[str, ...]) -> None:
    title = "Forms and functions of it"
    found = document("\n\n".join((*above, title, *[PROSE] * 5))).meta
    assert plain_text(found.title) == title
    assert found.authors[:1] == ("Ann Lee",)


def test_those_who_judge_have_not_written_it() -> None:
    judges = "Lord Ferrars, President; Lady Hoxton; Lord Quarmby"
    head = ("[2025] UKSC 31", "JUDGMENT", "Brackley (Respondent) v Moor Estates Ltd (Appellant)")
    found = document("\n\n".join((*head, "before", judges, *[PROSE] * 4))).meta
    assert not found.authors


def test_a_committee_below_a_marking_and_an_office_is_no_title() -> None:
    above = ("In Confidence", "Office of the Minister of Transport", "Cabinet Policy Committee")
    title = "Small Wharves: Transfer of Ownership to Local Authorities"
    found = document("\n\n".join((*above, title, "Proposal", *[PROSE] * 4))).meta
    assert plain_text(found.title) == title


def test_a_headline_that_ends_in_a_year_is_no_town() -> None:
    title = "Noctalis relancera un train de nuit entre Lyon et Barcelone dès décembre 2026"
    lines = ("COMMUNIQUÉ DE PRESSE", "Lyon, le 12 juin 2025", title, "Trois trains par semaine")
    assert plain_text(document("\n\n".join((*lines, *[PROSE] * 4))).meta.title) == title


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            ("TOWN OF ELDERKILL", "County of Greene, State of New York"),
            "Town Board Regular Meeting Minutes",
        ),
        (
            ("International Seabirds Convention", "Standing Committee", "SC53 Doc. 1 Rev. 2"),
            "Provisional agenda",
        ),
        (("Borókakút Község Önkormányzata", "Szám: 412-9/2025."), "Jegyzőkönyv"),
    ],
)
def test_what_a_record_is_called_stands_below_several_lines(
    above: tuple[str, ...], title: str
) -> None:
    lines = (*above, title, "19 May 2025", "Present: Ann Lee (Chair), Bo Ek", *[PROSE] * 4)
    assert plain_text(document("\n\n".join(lines)).meta.title) == title


def test_a_subject_among_other_fields_below_markings_is_the_title() -> None:
    head = ("PROTECTED B", "BRIEFING NOTE FOR DECISION", "Prepared for: Minister of Ferries")
    subject = "Fares between the islands from 2026"
    lines = (*head, "Date prepared: October 9, 2025", f"SUBJECT: {subject}", "ISSUE", *[PROSE] * 4)
    assert plain_text(document("\n\n".join(lines)).meta.title) == subject


def test_a_place_in_capitals_beside_the_day_has_written_nothing() -> None:
    lines = ("Why cheap copper is bad news", "Sep 18th 2025 | SANTA BRÍGIDA", *[PROSE] * 4)
    found = document("\n\n".join(lines)).meta
    assert (found.authors, found.date) == ((), "2025-09-18")


def test_a_numbered_heading_is_no_name_with_its_initial() -> None:
    head = ("Vermerk zur Zulässigkeit von Kameras", "Stand: 17. Januar 2025", "I. Anlass")
    found = document("\n\n".join((*head, PROSE, PROSE, "II. Bewertung", PROSE, PROSE)))
    assert not found.meta.authors


def test_an_initial_before_small_words_of_a_name_is_no_letter_of_an_item() -> None:
    head = ("Rhine Delta Institute", "Technical Report TR-2025-11", "Accuracy of low-cost sensors")
    found = document("\n\n".join((*head, "S. van der Meulen, A. Koutsoukis", *[PROSE] * 5))).meta
    assert found.authors == ("S. van der Meulen", "A. Koutsoukis")


@pytest.mark.parametrize(
    "line",
    [
        "Marine safety investigation report M24P0412",
        "Judgment of the Court in Case C-41/24 | Holt",
        "Urteil des Gerichtshofs in der Rechtssache C‑997/23",
        "Court of Justice of the European Union",
        "Direction de la communication",
        "नौवहन कार्यालय",
    ],
)
def test_registers_courts_and_offices_are_worth_something_above_a_title(line: str) -> None:
    assert worth_of(Piece("paragraph", [], line, ""), is_first=False)


def test_a_day_or_a_headline_with_a_report_is_worth_nothing_above_a_title() -> None:
    for line in ("Harbour report 2025", "Judgment of the court shakes the harbour in many ways"):
        assert not worth_of(Piece("paragraph", [], line, ""), is_first=False)


def test_the_blog_of_a_house_and_the_way_to_a_page_stand_above_its_title() -> None:
    for line in ("港湾エンジニアリングブログ", "Havneblog"):
        assert status_line(Piece("paragraph", [], line, "")).score > 0
    assert is_way("Forside / Opskrifter / Vanter")


def test_the_direction_of_communication_is_no_title() -> None:
    title = "The harbour opens its new ferry stairs to everybody in June"
    above = ("Communiqué de presse", "Direction de la communication")
    found = document("\n".join((*above, title, *[PROSE] * 6)))
    assert plain_text(found.meta.title) == title


def test_the_statement_of_a_committee_names_no_issuer() -> None:
    head = ("Bank of the Islands", "PRESS STATEMENT", "STATEMENT OF THE RATES COMMITTEE")
    lines = (*head, "What the bank expects of the winter in the islands", PROSE)
    found = letterhead([Piece("paragraph", [], line, "") for line in lines])
    assert found.issuers == {0}


@pytest.mark.parametrize(
    "line",
    [
        "LXIX. évfolyam, 11. szám",
        "86. Jahrgang, Nr. 2",
        "Ordered by the House of Assembly to be printed 4 March 2025",
        "Report, together with formal minutes relating to the report",
        "Knowledge base article 70418",
        "Muutosvaraus puhuttaessa",
    ],
)
def test_the_year_of_a_paper_and_what_a_house_orders_stand_above_a_title(line: str) -> None:
    assert status_line(Piece("paragraph", [], line, "")).score >= PLAIN


def test_the_harvest_of_a_year_is_no_issue() -> None:
    assert status_line(Piece("paragraph", [], "1987. Jahrgang der Sieger", "")).score < PLAIN


def test_a_release_names_the_firm_that_issues_it() -> None:
    assert is_release("Pressmeddelande från Havnvåg Energi AB")
    assert not is_release("Pressmeddelande från en liten hamn i norr")


def test_who_met_does_not_go_on_what_was_written_down() -> None:
    head = ("MINUTES OF THE REGULAR MEETING OF THE BOARD", "HALDEN HOLLOW PUBLIC LIBRARY DISTRICT")
    found = document("\n".join((*head, "May 15, 2025", *[PROSE] * 6)))
    assert plain_text(found.meta.title) == head[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("IČO: 275 11 804", True),
        ("УДК 338.47+656.6", True),
        ("C.F. 97511230014", True),
        ("Szám: 41-6/2025.", True),
        ("Y-tunnus: 1234567-8", True),
        ("Siret 2025", False),
        ("Titanic 1912–2012", False),
        ("NIP: what it is and who needs 12 345", False),
    ],
)
def test_numbers_of_registers_are_known(text: str, *, told: bool) -> None:
    assert is_labelled_number(text) == told
