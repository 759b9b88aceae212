"""The head of a text: what stands above the title, who wrote it in whose words, and when."""

from __future__ import annotations

import textwrap

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
    ("above", "kept"),
    [
        (("EX-99.1", "Exhibit 99.1", "NEWS RELEASE"), ()),
        (("MEDIA ADVISORY",), ()),
        (("Presseinformation", "Sperrfrist: 14. Mai 2025, 10 Uhr"), ()),
        (("UK NEWS",), ()),
        (("Home › News › Energy",), ()),
        (("Issue 47",), ()),
        (("The Valley Courier", "Serving the five towns since 1893"), ()),
        (("Contact: Ann Lee, Investor Relations, +1 555 0147",), (0,)),
        (("IN THE COUNTY COURT AT WESTMERE", "Claim No. K04WM221"), (0, 1)),
        (("Documento de trabajo 6/2026",), ()),
        (("Halden Institute for Security Studies | Policy Brief No. 41",), ()),
        (("Аналітична записка",), ()),
        (("Wirtschaftspolitik",), ()),
        (("Economía y negocios",), ()),
        (("Çalışma Tebliği 2026/5",), ()),
        (("nation",), ()),
        (("Home Rivers and Dams",), ()),
        (("Dams and Locks News",), ()),
        (("Environment, Science",), ()),
        (("#Hochwasser",), ()),
        (("Talsperren im Land :",), ()),
        (("Analyse et réflexion · Barrages",), ()),
        (("Entertainment News", "January 19, 2026 / 12:25 PM"), ()),
        (("Wasser von morgen", "Facebook", "Twitter"), ()),
        (("In the valley", "Share on Facebook"), ()),
        (("October 22, 2025 report",), ()),
        (("Skriftlig fråga 2025/26:417",), ()),
        (("in › Dams, › Rivers",), ()),
        (("Annex 3",), ()),
    ],
    ids=[
        "exhibit",
        "advisory",
        "german",
        "section",
        "path",
        "issue",
        "masthead",
        "contact",
        "court",
        "numbered",
        "institute",
        "ukrainian",
        "compound",
        "sections",
        "turkish",
        "small letters",
        "way from the first page",
        "named section",
        "list of sections",
        "tag",
        "colon",
        "names divided by a sign",
        "date between",
        "controls of a page between",
        "control below",
        "date and a word",
        "question in parliament",
        "signs that point the way",
        "paper of a filing",
    ],
)
def test_what_stands_above_the_title_is_not_taken_for_it(
    above: tuple[str, ...], kept: tuple[int, ...]
) -> None:
    found = document(head(*above, "Halvorsen v Lindgaard: the dam will be rebuilt", "By Ann Lee"))
    assert plain_text(found.meta.title) == "Halvorsen v Lindgaard: the dam will be rebuilt"
    assert found.meta.authors == ("Ann Lee",)
    blocks = [plain_text(block) for block in found.blocks]
    assert blocks[:-2] == [above[index] for index in kept]


@pytest.mark.parametrize(
    "title",
    [
        "INTERNAL AUDIT REPORT 2024/7",
        "Cyclone Odalys: Situation Report No. 4",
        "KHARIM: Floods – Situation Report No. 6",
    ],
)
def test_a_title_may_end_with_a_number(title: str) -> None:
    found = document(head(title, "Coastal districts and the lower delta", "12 August 2025"))
    assert plain_text(found.meta.title) == title


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Text: Ebba Fjällström. Foto: Omid Rahmani", ("Ebba Fjällström",)),
        ("Compiled by the Labour Desk: Anja Petrovna, Colm Dever", ("Anja Petrovna", "Colm Dever")),
        ("Prepared by Reliability Engineering (N. Castell, B. Whit)", ("N. Castell", "B. Whit")),
        ("Lourdes Arán (Universidad del Litoral) y Tomás Echeve", ("Lourdes Arán", "Tomás Echeve")),
        ("Priya Dhali, Senior Economist; Owen Tarr, Assistant", ("Priya Dhali", "Owen Tarr")),
        ("L. Achebe, Northpoint Networks", ("L. Achebe",)),
        ("By the Energy Desk", ("the Energy Desk",)),
        ("شاعر: مهتاب راستین", ("مهتاب راستین",)),
        ("Words by Orla Fennimore. Photographs by Sam Adeyemi", ("Orla Fennimore",)),
        ("Teksti: Petteri Lahdenmäki Kuvat: Ilona Suvanto", ("Petteri Lahdenmäki",)),
        ("文／陆问渠　图／孟知夏", ("陆问渠",)),
        ("By JOE HARDWICK and ANN LEE Associated Wire", ("JOE HARDWICK", "ANN LEE")),
        ("By Signe Aasland for The Northern Review", ("Signe Aasland",)),
        ("Posted by Hal Brennecke on October 2, 2025 in Guides", ("Hal Brennecke",)),
        ("Geschrieben von Annelie Wuttke", ("Annelie Wuttke",)),
        ("Holdt av Ingeborg Tveitan, kulturminister", ("Ingeborg Tveitan",)),
        ("Analyysi: Päivi Kettunen-Osman", ("Päivi Kettunen-Osman",)),
        ("인터뷰: 서다온 기자", ("서다온",)),
        ("윤해솔 건축가", ("윤해솔",)),
        ("早乙女　梓記者", ("早乙女　梓",)),
        ("社会部 早乙女梓", ("早乙女梓",)),
        ("سلمى البرغوثي - القاهرة", ("سلمى البرغوثي",)),
        ("संवाददाता: मनोहर तोमर, भोपाल", ("मनोहर तोमर",)),
        ("Redazione Cronaca", ("Redazione Cronaca",)),
        ("The Editorial Board", ("The Editorial Board",)),
        ("Global Strategy Team", ("Global Strategy Team",)),
        ("Photographs and text by Emeka Lindholm", ("Emeka Lindholm",)),
        ("Nolwenn Le Bihan (avec AFX)", ("Nolwenn Le Bihan",)),
        ("MARIANA ECHEVERRI / TOMÁS ARCOS", ("MARIANA ECHEVERRI", "TOMÁS ARCOS")),
        ("Текст — Ярослава Дымова, фото — Клим Рогов", ("Ярослава Дымова",)),
        ("文・写真＝猪苗代結", ("猪苗代結",)),
        ("Phóng viên Đặng Mai Chi", ("Đặng Mai Chi",)),
        ("ليلى بن عاشور - وادي الحناء", ("ليلى بن عاشور",)),
        ("Tuva Lagerkvist, tuva.lagerkvist@bladet.example", ("Tuva Lagerkvist",)),
        ("Interviewer: Sipho Dlamini", ("Sipho Dlamini",)),
        ("— Tadhg Rafferty", ("Tadhg Rafferty",)),
        ("By FERDINAND ILAGAN, United Pacific Press", ("FERDINAND ILAGAN",)),
        ("Author: Kofi Brandt-Mensah, Transport Policy Unit", ("Kofi Brandt-Mensah",)),
        ("Reuben Oduor in Nairobi; Lise Holt in Cape Morrow", ("Reuben Oduor", "Lise Holt")),
        ("Von Svantje Brodersen (Text) und Uwe Matthäi (Fotos)", ("Svantje Brodersen",)),
        ("القاهرة - ميسون الرفاعي", ("ميسون الرفاعي",)),
        ("记者 欧阳岚 通讯员 褚小满", ("欧阳岚", "褚小满")),
        ("（鵜飼朋美）", ("鵜飼朋美",)),
        ("봉하윤 기자 bong@seomnews.example", ("봉하윤",)),
        ("선우경 강물연구소 소장", ("선우경",)),
        ("Agencia Meridiano", ("Agencia Meridiano",)),
        ("Агния Тарабрина", ("Агния Тарабрина",)),
        ("三枝 ほの香", ("三枝 ほの香",)),
        ("글·요리 남궁옥분", ("남궁옥분",)),
        ("Discours de Madame Sabine Delmas, maire de Saint-Aubret", ("Sabine Delmas",)),
    ],
)
def test_who_wrote_is_told_from_pictures_houses_roles_and_places(
    line: str, authors: tuple[str, ...]
) -> None:
    found = document(head("A title of some words", line, "2 October 2025"))
    assert found.meta.authors == authors
    assert found.meta.date == "2025-10-02"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("г. Северодвинск, 12 мая 2025 г.", "2025-05-12"),
        ("z dnia 12 marca 2025 r.", "2025-03-12"),
        ("ROTTERBURG, Netherlands – 4 February 2025", "2025-02-04"),
        ("9 พ.ย. 2568", "2025-11-09"),
        ("١٢ كانون الثاني ٢٠٢٦", "2026-01-12"),
        ("सोनपुरा, 6 फ़रवरी 2026", "2026-02-06"),
        ("04.11.2025, 06:12 Uhr | Lesezeit: 2 Min.", "2025-11-04"),
        ("held on Saturday 8 March 2025 at the Scout Hall", "2025-03-08"),
        ("प्रकाशित: 3 मार्च 2025, 10:30 पूर्वाह्न", "2025-03-03"),
        ("Aktualisiert vor 3 Stunden", ""),
        ("3小时前", ""),
        ("Vandaag, 14:02", ""),
        ("Temps de lecture : 3 min de lecture", ""),
        ("Lesedauer: 4 Minuten", ""),
    ],
)
def test_dates_and_times_of_many_languages_leave_the_text(line: str, date: str) -> None:
    found = document(head("A title of some words", "By Ann Lee", line))
    assert found.meta.date == date
    assert len(found.blocks) == 2


def test_the_language_of_the_text_tells_which_figure_is_the_month() -> None:
    spanish = (
        "La lluvia que cayó en el valle durante una semana no fue la que los vecinos esperaban, "
        "por lo que el río se llevó las casas de la orilla y los puentes del pueblo."
    )
    lines = ("Elogio de la siesta", "Hilario Bustamante", "Actualizado: 12/07/2025 08:15h")
    assert document(head(*lines, prose=spanish)).meta.date == "2025-07-12"
    assert document(head("In praise of naps", "By Ann Lee", "12/07/2025")).meta.date == ""


def test_fields_between_title_and_date_stay_in_the_text() -> None:
    lines = ("Okonedo v Marchmont", "Before: Judge Latimer", "Hearing: 4 August 2025")
    assert outline(head(*lines, "19 September 2025"))[:4] == [
        *("# Okonedo v Marchmont", "% 2025-09-19"),
        *("· Before: Judge Latimer", "· Hearing: 4 August 2025"),
    ]


def test_how_much_a_recipe_makes_is_no_subtitle() -> None:
    found = outline(head("Plum Crumble", "Recipe by Thea Lindholm", "Serves 6 | Prep 20 min"))
    assert found[:3] == ["# Plum Crumble", "@ Thea Lindholm", "· Serves 6 | Prep 20 min"]


def test_a_first_line_may_hold_a_date_and_be_the_title() -> None:
    text = head("WG call, 2025-10-22", "Attendees: Aylin, Bastien, Dagny (scribe)")
    assert outline(text)[0] == "# WG call, 2025-10-22"


def test_a_name_before_how_long_the_reading_takes_is_a_byline() -> None:
    found = document(head("A title of some words", "Corentin Abiola · 5 min read · May 3, 2025"))
    assert (found.meta.authors, found.meta.date) == (("Corentin Abiola",), "2025-05-03")


def test_an_office_that_reports_is_part_of_the_subtitle() -> None:
    line = "Report by the Comptroller and Auditor General"
    found = document(head("Getting Housing Right", line, "24 June 2025"))
    assert plain_text(found.meta.subtitle) == line
    assert found.meta.authors == ()


@pytest.mark.parametrize("line", ["Présents : M. Abadie, Mme Roux", "Obecni: 14 właścicieli"])
def test_those_present_are_no_heading(line: str) -> None:
    assert f"· {line}" in outline(head("Minutes of the meeting", "4 March 2025", line))


@pytest.mark.parametrize(
    "line", ["Kateryna Mills and Idris Banerjee", "29 January 2026 10:14 UTC Updated 2 hours ago"]
)
def test_names_and_dates_below_a_full_line_are_not_the_end_of_the_title(line: str) -> None:
    title = "Who Insures the Strait? War-Risk Premiums and the Limits of Naval Power"
    body = textwrap.fill(PROSE, 70, initial_indent="    ")
    assert outline(f"{title}\n{line}\n{body}\n{body}\n{body}\n")[0] == f"# {title}"


def test_a_date_between_shows_that_words_stand_above_a_headline() -> None:
    found = document(head("In the valley", "30 January 2026", "Who pays for the dam at Hull?"))
    assert plain_text(found.meta.title) == "Who pays for the dam at Hull?"
    assert found.meta.status == "In the valley"


@pytest.mark.parametrize("title", ["FAQ", "Harbour Letter #2"])
def test_a_kind_of_text_is_the_title_above_headings_of_a_word(title: str) -> None:
    found = document(head(title, "Moorings", prose=PROSE))
    assert plain_text(found.meta.title) == title


@pytest.mark.parametrize(
    ("section", "title", "below"),
    [
        ("Upper Valley", "Dam Reopened Again", "The dam in May. Photo: Ann Lee / NPA"),
        (
            "Upper Valley",
            "New Help to Hull Stirs Questions About Ties With U.S.",
            "Print",
        ),
        ("河谷", "市长说水坝明年春天重建完工", "分享"),
    ],
    ids=["picture", "abbreviation", "no spaces"],
)
def test_on_a_page_a_few_words_above_the_headline_are_its_section(
    section: str, title: str, below: str
) -> None:
    found = document(head(section, title, below))
    assert plain_text(found.meta.title) == title
    assert found.meta.status == section


def test_signs_that_point_the_way_stand_above_a_headline_of_a_word_too() -> None:
    found = document(head("in › Dams, › Rivers", "Floods", prose=PROSE))
    assert plain_text(found.meta.title) == "Floods"


def test_a_headline_that_the_page_says_twice_is_left_out_once() -> None:
    title = "The dam above Steinbach will be rebuilt"
    found = document(head(title, title, "By Ann Lee"))
    assert plain_text(found.meta.title) == title
    assert not found.meta.subtitle
    assert [plain_text(block) for block in found.blocks] == [PROSE, PROSE]


@pytest.mark.parametrize(
    "above",
    [
        ("Ann Lee 8/17/25 11:04am",),
        ("Ann Lee", "ann.lee@harbour.example", "Share this article"),
        ("Ann Lee, editor", "Rivers"),
    ],
)
def test_a_name_with_its_hour_or_address_may_stand_above_the_title(above: tuple[str, ...]) -> None:
    found = document(head(*above, "The Gear That You Need for a Week in the Hills"))
    assert plain_text(found.meta.title) == "The Gear That You Need for a Week in the Hills"
    assert found.meta.authors == ("Ann Lee",)


def test_a_sentence_above_a_picture_or_a_control_is_the_standfirst() -> None:
    first = "A week of rain filled the lake to its rim. Who let it rise, and why?"
    for line in ("Share this article", "The lake in May. Photo: Ann Lee"):
        found = document(head("The dam above Steinbach will be rebuilt", first, line))
        assert plain_text(found.meta.summary) == first


def test_a_note_on_who_writes_is_no_standfirst_above_a_control() -> None:
    note = "Ms. Lee has kept locks on the river for thirty years."
    found = document(head("I Was a Keeper of Locks", "By Ann Lee", note, "Share this article"))
    assert not found.meta.summary


@pytest.mark.parametrize(
    ("first", "other"), [("Cold Air", "Still Water"), ("Lievito Madre", "Forno Caldo")]
)
def test_the_first_of_several_headings_like_names_is_no_name(first: str, other: str) -> None:
    found = outline(f"{head('Why the Harbour Froze', first)}\n\n{other}\n\n{PROSE}")
    assert [line for line in found if line[0] in "@="] == [f"= {first}", f"= {other}"]


def test_a_sentence_that_begins_with_a_word_for_by_names_nobody() -> None:
    line = "Von 13 bis 15 Uhr ist Ruhe. Das gilt auch für den Hof, den Keller und das Treppenhaus."
    assert document(head("Hausordnung", "Ruhezeiten", line)).meta.authors == ()


@pytest.mark.parametrize("line", ["Closing date: 30 June 2025", "Makes one bowl"])
def test_fields_below_the_title_stay_in_the_text(line: str) -> None:
    found = document(head("Release Notes", line))
    assert plain_text(found.meta.title) == "Release Notes"
    assert (found.meta.date, plain_text(found.blocks[0])) == ("", line)


def test_a_title_that_a_program_wrapped_before_its_date_is_whole() -> None:
    title = "Aldermere Bank: results for the nine months that ended 30\nSeptember 2025"
    body = "\n\n".join([textwrap.fill(PROSE, 60)] * 3)
    found = document(f"{title}\n\n30 October 2025\n\n{body}\n")
    assert plain_text(found.meta.title) == title.replace("\n", " ")
    assert found.meta.date == "2025-10-30"


def test_a_subject_that_a_program_wrapped_to_the_margin_is_whole() -> None:
    fields = "From: Ann Lee\nSubject: Planned interruption of network and telephones on\nSaturday"
    body = "\n\n".join([textwrap.fill(PROSE, 60)] * 3)
    title = plain_text(document(f"{fields}\n\nDear all,\n\n{body}\n").meta.title)
    assert title == "Planned interruption of network and telephones on Saturday"


@pytest.mark.parametrize(
    "place", ["Oberfähr (nap) –", "Madrid, 4 nov (EFX).-", "Clermoulins, le 4 juin 2025 –"]
)
def test_a_dateline_in_small_letters_begins_the_text(place: str) -> None:
    title = "L’Université de Haute-Bruyère ouvre un diplôme de traduction juridique"
    body = textwrap.fill(f"{place} {PROSE}", 76)
    found = document(f"COMMUNIQUÉ DE PRESSE\n{title}\n{body}\n{body}\n")
    assert plain_text(found.meta.title) == title
    assert plain_text(found.blocks[0]).startswith(place)


def test_a_title_with_capitals_may_end_in_a_stop() -> None:
    found = document(head("GUEST ESSAY", "I Was a Census Taker. Ask Me About Doors.", "By Ann Lee"))
    assert plain_text(found.meta.title) == "I Was a Census Taker. Ask Me About Doors."
    assert found.meta.summary == ()


@pytest.mark.parametrize("below", ["“The blank part is honest.” — On a wall, Hokitika", "Verse"])
def test_a_name_stands_above_a_quotation_and_above_verse(below: str) -> None:
    lines = (
        "The driver hums. The city slides\nlike something poured from jar to jar,\nand all go home."
    )
    text = lines if below == "Verse" else f"{below}\n\n{PROSE}"
    assert document(f"Night Bus\n\nOluwaseun Hartley\n\n{text}").meta.authors == (
        "Oluwaseun Hartley",
    )


def test_agencies_name_those_who_wrote_besides_at_the_end() -> None:
    credit = "(Reporting by Ann Lee in Oslo; Additional reporting by Dara Whelan; Editing by T. Ek)"
    assert document(f"{head('A title of some words')}\n\n{credit}").meta.authors == (
        "Ann Lee",
        "Dara Whelan",
    )


def test_a_break_above_lines_with_labels_says_nothing_about_them() -> None:
    text = "***\nHuw Pritchard-Evans: With pleasure.\nLetters: the case for slower trains\n@a"
    assert "· Huw Pritchard-Evans: With pleasure." in outline(text)


def test_a_date_may_stand_before_the_credit() -> None:
    found = document(head("A field guide to potholes", "May 3, 2025 by Rufus Adeleke"))
    assert (found.meta.authors, found.meta.date) == (("Rufus Adeleke",), "2025-05-03")


@pytest.mark.parametrize(
    "line",
    [
        "From: Department for Energy and Housing",
        "Maintained by the Land Data Unit",
        "Image caption, Alvar Lund left the cabinet meeting without speaking to reporters",
    ],
    ids=["issuer", "keeper", "caption"],
)
def test_what_is_no_subtitle_stays_in_the_text(line: str) -> None:
    found = document(head("Thousands of homes to get help with heat pumps", line, "3 May 2025"))
    assert not found.meta.subtitle
    assert found.meta.date == "2025-05-03"
    assert plain_text(found.blocks[0]) == line


@pytest.mark.parametrize(
    "line",
    [
        "Diritto d’autore © 1999 Jason Gunthorpe",
        "Copyright Harbour Press 2026. All rights reserved.",
    ],
)
def test_a_line_of_copyright_may_stand_under_the_title(line: str) -> None:
    found = document(head("Usare APT offline", line))
    assert (plain_text(found.meta.title), found.meta.rights) == ("Usare APT offline", line)
    assert not found.meta.subtitle


def test_a_standfirst_may_end_in_one_letter() -> None:
    line = (
        "She has spent thirty years on one language. She explains why she stopped at the letter T."
    )
    found = document(head("A slow newspaper", line, "By Joss Underhay"))
    assert [plain_text(block) for block in found.meta.summary] == [line]


def test_who_keeps_a_text_heads_nothing() -> None:
    keeper, asked = "Maintained by the Land Data Unit", ("1. What does it hold?", "2. How often?")
    text = "\n\n".join(("The Open Parcels dataset", keeper, asked[0], PROSE, asked[1], PROSE))
    assert f"· {keeper}" in outline(text)


def test_a_title_below_a_kicker_may_come_again_on_each_page() -> None:
    title, line = "Der Traum vom Rohr", "In Lubmin riecht es nach Kiefern und ein wenig nach Lack."
    pages = [["Energiepolitik", title, "Von Ann Lee", *[line] * 20, "1"]]
    pages += [[title, *[line] * 20, str(number)] for number in (2, 3, 4)]
    found = document("\n\n".join(text for page in pages for text in page))
    assert plain_text(found.meta.title) == title
    assert title not in plain_text(found.blocks)


@pytest.mark.parametrize(
    ("lines", "title", "subtitle"),
    [
        (
            ("Incident report: high error rates in the EU region, 8", "October 2026"),
            "Incident report: high error rates in the EU region, 8 October 2026",
            "",
        ),
        (
            ("A promise", "A conversation with Agnes Thorv, once deputy governor of the", "Bank"),
            "A promise",
            "A conversation with Agnes Thorv, once deputy governor of the Bank",
        ),
        (
            ("Opinion on the charges of the network for 2027", "Paris, 18 November 2025"),
            "Opinion on the charges of the network for 2027",
            "",
        ),
    ],
    ids=["date", "subtitle", "place"],
)
def test_lines_of_the_head_that_stop_in_mid_phrase_go_on(
    lines: tuple[str, ...], title: str, subtitle: str
) -> None:
    found = document("\n".join((*lines, "", PROSE, "", PROSE)))
    assert (plain_text(found.meta.title), plain_text(found.meta.subtitle)) == (title, subtitle)


@pytest.mark.parametrize("opening", ["Dear colleagues,", "    Hello,", "INTERNAL"])
def test_the_last_field_of_a_letter_ends_above_it(opening: str) -> None:
    subject = "Dealing with correspondent banks after the new sanctions"
    lines = ["To: Executive Committee", "From: Ann Lee", f"Subject: {subject}", "package"]
    prose = textwrap.wrap(PROSE, 68, initial_indent="    ")
    for wrapped in (lines[:3], lines):
        found = document("\n".join([*wrapped, opening, *prose * 3]))
        assert found.meta.correspondence.subject == " ".join([subject, *wrapped[3:]])


def test_who_spoke_on_an_occasion_is_told_by_the_subtitle() -> None:
    line = "Remarks by Ms Elspeth Rowntree, Deputy Governor, at the Annual Conference, Rotterdam"
    found = document(head("Payments, privacy and the price of convenience", line, "3 May 2026"))
    assert plain_text(found.meta.subtitle) == line


def test_the_day_by_itself_dates_a_ruling_and_not_that_of_the_hearing() -> None:
    fields = ("Heard at: Leeds, on 3 and 4 February 2025", "Before: Judge Lee", "28 February 2025")
    found = document(head("Holt v Fenmoor Dental Care Ltd", *fields))
    assert found.meta.date == "2025-02-28"


def test_a_title_may_end_in_the_word_for_the_year() -> None:
    title = "Protokół z zebrania Rady Towarzystwa Śpiewaczego Lutnia w dniu 3 marca 2018 r."
    present = "Obecni: 14 członków Towarzystwa"
    assert plain_text(document(head(title, present)).meta.title) == title


def test_several_who_sign_with_what_they_do_wrote_the_text() -> None:
    signers = "Anna Ek, rektor Fagerskolan, Per Lund, rektor Norra skolan"
    text = head("Ett bibliotek utan böcker", PROSE) + f"\n\n{signers}"
    assert document(text).meta.authors == ("Anna Ek", "Per Lund")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("EMPLOYMENT TRIBUNALS", "Mrs J Holt v Fenmoor Crumb Ltd"),
            "Mrs J Holt v Fenmoor Crumb Ltd",
        ),
        (
            ("The Q&A", "The woman who looks after forgotten beans"),
            "The woman who looks after forgotten beans",
        ),
        (
            ("政策简报 2025年第9期", "县域冷链为什么建得起却用不起来"),
            "县域冷链为什么建得起却用不起来",
        ),
        (
            (
                "Uitspraak 202403881/1/R2",
                "Vergunning voor de melkveehouderij in Oosterwold vernietigd",
            ),
            "Vergunning voor de melkveehouderij in Oosterwold vernietigd",
        ),
        (
            ("Umowa użyczenia instrumentu", "zawarta w Olsztynku pomiędzy:"),
            "Umowa użyczenia instrumentu",
        ),
    ],
)
def test_a_title_is_told_from_what_stands_around_it(lines: tuple[str, ...], title: str) -> None:
    assert plain_text(document(head(*lines)).meta.title) == title


def test_a_meeting_is_dated_by_where_and_when_it_was_held() -> None:
    held = (
        "held in the Council Chamber, Áras Uí Chonaire, on Monday, 13th October, 2025 at 3.00 p.m."
    )
    assert document(head("Minutes of the Ordinary Meeting", held)).meta.date == "2025-10-13"


def test_a_place_in_capitals_below_a_name_heads_nothing() -> None:
    place = "PORTO ALVORADA (RS)"
    found = outline(head("Moradores voltam para casa", "11.nov.2025 às 23h15", "Ana Dias", place))
    assert {"@ Ana Dias", f"· {place}"} <= set(found)


def test_a_state_speaks_below_the_name_of_its_ruling() -> None:
    found = document(head("Sygn. akt I C 412/24", "WYROK", "W IMIENIU RZECZYPOSPOLITEJ POLSKIEJ"))
    assert plain_text(found.meta.title) == "WYROK"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Dissenting Statement of", "Commissioner Agnes Thorv"),
        ("A Guide to the Harvest of the", "Northern Kelp Beds"),
        ("Stellungnahme der", "Handelskammer Halden"),
    ],
)
def test_a_title_that_cannot_end_so_goes_on_below(upper: str, lower: str) -> None:
    for gap in ("\n", "\n\n"):
        found = document(head(f"{upper}{gap}{lower}"))
        assert plain_text(found.meta.title) == f"{upper} {lower}"


def test_the_first_line_of_wrapped_prose_is_neither_title_nor_subtitle() -> None:
    text = (
        "MINISTRY OF HARBOURS\n"
        "Every Monday the harbour master goes to the council for a long talk\n"
        "with its president. Then he is joined by the members of the board, who\n"
        "meet once a week in the old customs house.\n"
        "A WEEKLY MEETING\n"
        "Since the third charter of the harbour the order of meetings has become more precise.\n"
        "It is stated in as many words in the ninth article of the law on the harbour as well.\n"
    )
    found = document(text)
    assert plain_text(found.meta.title) == "MINISTRY OF HARBOURS"
    assert (found.meta.subtitle, found.meta.summary) == ((), ())


def test_a_long_line_that_leads_in_to_what_is_said_is_no_title() -> None:
    line = "The following statement of the board was given today by its chair, Ann Lee (Halden):"
    assert not document(head("HB/14367", line)).meta.title


def test_where_a_report_of_an_agency_comes_from_heads_nothing() -> None:
    title = "Feuer am Deich: Polizei sucht Zeugen"
    found = outline(head(title, "Halden (ots)"))
    assert (found[0], found[1]) == (f"# {title}", "· Halden (ots)")


def test_an_address_below_the_title_heads_nothing() -> None:
    address = "810 Quay Street, 35th Floor\nHalden, Halden 10019"
    found = outline(head("Halden Newswire", address))
    assert not any(line.startswith("=") for line in found)


def test_a_day_in_figures_behind_its_label_is_no_title() -> None:
    found = document(head("Posted 5/28/98", "How to count herring"))
    assert (plain_text(found.meta.title), found.meta.date) == ("How to count herring", "1998-05-28")


def test_whose_views_these_are_is_no_standfirst() -> None:
    speech = "Keynote speech by Ms Agnes Thorv, Governor, at the Chamber of Commerce"
    views = "The views expressed in this speech are those of the speaker and not those of the Bank."
    found = document(head("A turning point", speech, views, "Speech |", "12 December 2018"))
    assert not found.meta.summary
    assert found.meta.date == "2018-12-12"


@pytest.mark.parametrize(
    "above",
    [("[House Hearing, 9 Congress]", "[From the Register]"), ("[Notices]", "[[Page 12]]")],
    ids=["hearing", "notices"],
)
def test_what_a_register_says_in_brackets_stands_above_the_title(above: tuple[str, str]) -> None:
    found = document(head(*above, "PLANTING OF STREET TREES"))
    assert plain_text(found.meta.title) == "PLANTING OF STREET TREES"


def test_a_control_in_brackets_is_no_subtitle() -> None:
    found = document(head("Street Trees Bill", "[back to the text above]"))
    assert (plain_text(found.meta.title), found.meta.subtitle) == ("Street Trees Bill", ())


def test_whom_a_paper_goes_to_heads_nothing() -> None:
    found = outline(head("Ordinary Meeting Agenda", "To: All Members of the Harbour Council"))
    assert not any(line.startswith("=") for line in found)


def test_an_item_with_a_day_names_nobody() -> None:
    items = (
        "1. Roll call",
        "2. Approval of Minutes",
        "A. Approval of Minutes of the Meeting of Monday, September 17, 2018.",
        "B. Approval of Minutes of the Closed Session on Monday, September 24, 2018.",
        "3. Report of the Mayor",
        "A. Reporting on various events, meetings and announcements of the week.",
    )
    found = document(head("Harbour Council Meeting", "Tuesday, October 9, 2018 - 7:00pm", *items))
    assert found.meta.authors == ()


def test_the_section_of_a_paper_of_japan_stands_above_the_title() -> None:
    prose = "港の灯台が九十年ぶりに修理されることになり、町の人々は完成を心待ちにしている。" * 4
    title = "熱血船長4人熱弁 港PR機構が発表会"
    caption = "記者発表会で語る右田、内田、多田(左から)の各氏"
    lines = ("港町ニュース", title, "2019年12月2日", prose, caption, prose)
    assert plain_text(document("\n\n".join(lines)).meta.title) == title


def test_the_first_line_of_a_stanza_is_neither_title_nor_subtitle() -> None:
    stanza = (
        "It keeps old whisperings along the quay\n"
        "And empty sheds, and with its heavy swell\n"
        "It fills ten thousand barrels, till the bell\n"
        "Of the old church has left them to the sea.\n"
        "On quiet days, when there is nobody,\n"
        "That hardly does the very smallest shell"
    )
    for gap in ("\n", "\n\n"):
        found = document(f"On the Quay{gap}{stanza}\n")
        assert (plain_text(found.meta.title), found.meta.subtitle) == ("On the Quay", ())


def test_a_label_above_how_long_ago_that_was_is_no_subtitle() -> None:
    lines = ("The green gate is painted", "Published", "2 hours ago", "By Ann Lee")
    found = outline("\n\n".join((*lines, *(PROSE,) * 3)))
    assert not [line for line in found if "Published" in line]
