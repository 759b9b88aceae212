"""The heads of official papers, judgments and letters: what stands above the title."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.interviews import is_faq
from publish.readers.plaintext.pieces import Piece
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


LETTERS = {
    "below the salutation": (
        ("14 Tallow Drive", "Gunnabri NSW 2459", "3 December 2025", "The Manager", "PO Box 77"),
        ("Dear Sir or Madam", "Objection to the new quarry", PROSE),
    ),
    "above the salutation": (
        ("Petra Schmidt", "Hauptstraße 12", "10115 Berlin", "Berlin, den 3. Dezember 2025"),
        ("Betreff: Objection to the new quarry", "Sehr geehrte Damen und Herren,", PROSE),
    ),
    "french": (
        ("12, rue de la Paix", "75002 Paris", "Paris, le 3 décembre 2025"),
        ("Objet : Objection to the new quarry", "Madame, Monsieur,", PROSE),
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_title_of_a_letter_is_what_it_is_about(name: str) -> None:
    above, below = LETTERS[name]
    found = document(f"{chr(10).join(above)}\n\n" + "\n\n".join(below))
    assert plain_text(found.meta.title) == "Objection to the new quarry"
    assert found.meta.date == "2025-12-03"
    assert [plain_text(b) for b in found.blocks][:2] == list(above[:2])


def test_a_letter_about_nothing_has_no_title() -> None:
    found = outline(f"14 Tallow Drive\nGunnabri NSW 2459\n\nDear Ann,\n\n{PROSE}\n\n{PROSE}")
    assert found[0] == "· 14 Tallow Drive"


def test_an_open_letter_has_its_title_above_the_salutation() -> None:
    found = outline(head("Open letter to the Minister", "By Ann Lee", "Dear Minister,"))
    assert found[:2] == ["# Open letter to the Minister", "@ Ann Lee"]


ANALYSIS = "The drones came at dawn. They were made of parts that anybody can buy."


def test_two_short_sentences_below_the_date_are_the_standfirst() -> None:
    found = document(head("Who sells the parts", "By Ann Lee", "12 May 2025", ANALYSIS))
    assert plain_text(found.meta.summary) == ANALYSIS


@pytest.mark.parametrize(
    "first",
    [
        "Good morning, everybody. Please sit down, for the chairs are rented until noon.",
        "Ms. Lee teaches law at the university. She has written three books about drones.",
        "“The drones came at dawn,” he said. They were made of parts that anybody can buy.",
        "The drones came at dawn and were made of parts that anybody can buy.",
        f"{ANALYSIS} Nobody knew who had sent them, or why, and in the end nobody asked who had.",
    ],
    ids=["greeting", "author", "speaking", "one sentence", "long"],
)
def test_other_first_paragraphs_are_none(first: str) -> None:
    found = document(head("Who sells the parts", "By Ann Lee", "12 May 2025", first))
    assert found.meta.summary == ()


def test_a_sentence_that_is_set_to_the_title_is_the_standfirst() -> None:
    text = f"The river came back\nNobody in the town had asked for it.\n\n{PROSE}\n\n{PROSE}"
    assert plain_text(document(text).meta.summary) == "Nobody in the town had asked for it."
    assert document(f"{text}\n\nThe well\nNobody had asked.\n\n{PROSE}").meta.summary == ()


@pytest.mark.parametrize(
    "line",
    [
        "Last edited 2026-01-28",
        "Commentary, 28 January 2026",
        "28 Jan, 2026 12:18 AM",
        "Thời gian: 14 giờ 00, ngày 28 tháng 1 năm 2026",
        "최종수정 2026.01.28. 14:05",
        "Utolsó módosítás: 2026. január 28.",
        "अंतिम अपडेट: 28 जनवरी 2026",
    ],
)
def test_dates_stand_below_titles_in_many_forms(line: str) -> None:
    found = document(head("Who sells the parts", line))
    assert found.meta.date == "2026-01-28"


def test_an_embargo_is_no_date() -> None:
    text = head("Embargoed until 10am, Thursday 5 March 2026", "Who sells the parts of the drones")
    assert document(text).meta.date == ""


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (("By Ann Lee",), "The river came over the wall"),
        (("Ann Lee",), "Remarks at the opening of the bridge"),
        (("Authors: L. Lee, North Networks; P. Hu, Hull Institute",), "Retry hints for transfers"),
    ],
)
def test_who_wrote_or_spoke_may_stand_above_the_title(above: tuple[str, ...], title: str) -> None:
    found = document(head(*above, title))
    assert plain_text(found.meta.title) == title
    assert found.meta.authors[0].endswith("Lee")


@pytest.mark.parametrize("title", ["By the River", "Statement by Ann Lee, Mayor of Hull"])
def test_a_title_may_speak_of_somebody(title: str) -> None:
    found = document(head(title, "How a town lives with its water and its wall"))
    assert plain_text(found.meta.title) == title


@pytest.mark.parametrize("above", ["GOOD WEEKEND READ", "Announcements"])
def test_kinds_of_texts_stand_above_the_title(above: str) -> None:
    found = document(head(above, "The man who listens for locusts", "By Ann Lee"))
    assert plain_text(found.meta.title) == "The man who listens for locusts"


def test_a_field_of_a_memo_may_have_two_names_and_a_recipient_an_office() -> None:
    fields = "TO: Ann Lee, Clerk; Finance\nCLIENT/MATTER: Blue Lantern\nRE: The tips"
    found = document(f"{fields}\n\n{PROSE}\n\n{PROSE}")
    assert (plain_text(found.meta.title), found.meta.correspondence.to) == (
        "The tips",
        ("Ann Lee, Clerk", "Finance"),
    )


def test_a_sentence_above_the_date_may_be_the_title() -> None:
    found = document(head("The office is now open to all.", "2 February 2026"))
    assert plain_text(found.meta.title) == "The office is now open to all."


def test_a_sentence_above_the_first_heading_is_the_standfirst_where_paragraphs_are_long() -> None:
    lead = "Being lazy now and then can pay off in the long run."
    text = head("The lazy approach", lead, "Two kinds of people", PROSE, "The middle way")
    found = outline(text)
    assert "= Two kinds of people" in found
    assert plain_text(document(text).meta.summary) == lead
    assert document(text.replace(lead, "This is the list that we have.")).meta.summary == ()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("For immediate release: Thursday 9 October 2025", "2025-10-09"),
        ("Zur sofortigen Veröffentlichung: 9. Oktober 2025", "2025-10-09"),
        ("Start Date: 2025-10-09", "2025-10-09"),
        ("Closing date: 9 October 2025", ""),
    ],
)
def test_labels_tell_whether_a_date_is_that_of_the_text(line: str, date: str) -> None:
    assert document(head("Hospital porters are to strike", line)).meta.date == date


def test_bodies_above_a_release_are_no_title() -> None:
    bodies = ("The White House", "Office of the Press Secretary", "For Immediate Release")
    title = "Remarks by the President on the bridge"
    found = document(head(*bodies, "9 October 2025", title))
    assert (plain_text(found.meta.title), found.meta.authors) == (title, ())


def test_what_a_release_says_in_short_may_stand_above_its_date() -> None:
    items = "- First clearance for the pump\n- Launch planned for 2026"
    date = "April 14, 2026 08:00 AM Eastern Daylight Time"
    text = head("Halvorsen gets clearance for its pump", items, date)
    found = outline(text)
    assert document(text).meta.date == "2026-04-14"
    assert [line for line in found if line[0] == "-"] == items.splitlines()


def test_who_spoke_at_what_is_the_subtitle_though_it_ends_in_a_stop() -> None:
    line = (
        "Keynote speech by Mr Ek, Governor, at the annual meeting of the Chamber, Lund, 8 May 2018."
    )
    found = document(head("Jan Ek: A turning point", line, "Mr. Chairman, honoured guests,"))
    assert plain_text(found.meta.subtitle) == line


def test_a_long_credit_of_a_speech_names_the_speaker() -> None:
    line = (
        "Speech given by Sir Jon Ek, Deputy Governor Financial Stability, Member of the Monetary"
        " Policy Committee, Member of the Financial Policy Committee and of two other committees"
    )
    assert document(head("A turning point?", line, "13 July 2018")).meta.authors == ("Sir Jon Ek",)


@pytest.mark.parametrize(
    "line",
    [
        "לכבוד הורי תלמידי שכבת ט'",
        "Kính gửi: Sở Giáo dục",
        "À l’attention de Mme Roux",
        "Attn: Ann Lee",
    ],
)
def test_whom_a_letter_is_addressed_to_is_no_title(line: str) -> None:
    found = outline(head(line, "The yearly trip to the north", "Dear parents,"))
    assert found[:2] == ["# The yearly trip to the north", f"· {line}"]


def test_what_goes_on_in_small_letters_is_nobody_whom_a_letter_is_addressed_to() -> None:
    title = "TIL: sorting log files by the date in their names"
    assert outline(head(title))[0] == f"# {title}"
    assert outline(head("To: all members", "The yearly trip"))[0] == "# The yearly trip"


def test_who_spoke_on_an_occasion_wrote_below_a_subtitle() -> None:
    spoken = "Speech by Ann Lee, Deputy Governor, given at the annual dinner of the Society, Leeds"
    lines = ("When the weather sets the price of bread", "Supply shocks that keep coming", spoken)
    found = document(head(*lines, "16 October 2025", prose=f"{PROSE} {PROSE}")).meta
    assert plain_text(found.subtitle) == lines[1]
    assert found.authors == ("Ann Lee",)


def test_a_title_does_not_go_on_in_a_name_with_a_degree_in_small_letters() -> None:
    lines = ("Projev rektorky při imatrikulaci studentů prvních ročníků", "prof. Ludmila Hanzalová")
    assert (
        outline("\n".join((*lines, "Olomouc, 8. října 2025", PROSE, PROSE)))[0] == f"# {lines[0]}"
    )


@pytest.mark.parametrize("firm", ["株式会社みなと", "一般社団法人みなと"])
def test_a_firm_that_begins_with_the_word_for_one_stands_above_the_title(firm: str) -> None:
    title = "団地内の自動配送サービス「はこびん」、10月より本格開始"
    said = "団地内の自動配送サービスを十月から本格的に始めます。料金は一回二百円です。" * 3
    found = document("\n".join(("プレスリリース", "2025年7月9日", firm, title, said, said)))
    assert plain_text(found.meta.title) == title


def test_a_second_headline_may_stand_between_the_date_and_a_dateline() -> None:
    second = "More stability, security and improved tests for all who use it"
    report = f"SAN FRANCISCO, Sept. 14, 2015 – {PROSE}"
    found = document(head("The two projects combine", "2015-09-14", second, report))
    assert plain_text(found.meta.subtitle) == second


@pytest.mark.parametrize(
    ("last", "date"),
    [
        ("This report by the Press was first published Jan. 20, 2026.", "2026-01-20"),
        ("The order was published on 20 January 2026.", ""),
    ],
)
def test_a_sentence_about_the_text_at_its_end_tells_the_date(last: str, date: str) -> None:
    assert document(f"{head('The ferry workers vote')}\n\n{last}").meta.date == date


def test_what_stands_among_questions_heads_its_answer_too() -> None:
    prose = "Write to us within a fortnight, and while we look at it the price of the day is kept."
    asked = ("When does it start?", "How do I apply?", "Who pays for it?")
    stated = "I've had a letter from you and I think that it is wrong"
    lines = [part for line in (*asked, stated) for part in (line, prose)]
    assert f"= {stated}" in outline("\n\n".join(("Parking: your questions", prose, *lines)))


@pytest.mark.parametrize(("title", "asks"), [("Parking FAQ", True), ("Mulher esfaqueada", False)])
def test_letters_within_another_word_make_no_list_of_questions(title: str, *, asks: bool) -> None:
    assert is_faq([Piece("title", [], title, "", 0.9)]) is asks


def test_who_gave_a_speech_is_its_author_and_where_stays_its_subtitle() -> None:
    said = (
        "Speech by Dr. Ann Lee, Deputy Governor of the Bank of Orrin, at the Annual Dinner, Orrin"
    )
    text = ("The last mile", said, "5 February 2026", "Good evening, and thank you.", PROSE, PROSE)
    found = document("\n".join(text)).meta
    assert (found.authors, plain_text(found.subtitle)) == (("Dr. Ann Lee",), said)


def test_two_sentences_below_the_date_are_the_standfirst_above_the_first_heading() -> None:
    lead = "The tariff was meant to help those who save. In four towns of ten it has made water "
    lead += "dearer for the poor."
    lines = ("Who saves water pays more for it", "Ann Hale and Bo Ek", "14 May 2024", lead)
    text = head(*lines, "How the tariff works", PROSE, PROSE, "What else was tried")
    assert next(line for line in outline(text) if line[0] == "=") == "= How the tariff works"
    assert plain_text(document(text).meta.summary) == lead
