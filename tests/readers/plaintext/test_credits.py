"""Credits: which words are names, what stands beside them, and bodies that write."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.bylines import byline, signed
from publish.readers.plaintext.credit_words import after_by
from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)


def head(*lines: str) -> str:
    return "\n\n".join(("The river came over the wall", *lines, PROSE, PROSE))


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        (
            "Ingrid Falk / Tomás Arrieta / Weiming Luo",
            ("Ingrid Falk", "Tomás Arrieta", "Weiming Luo"),
        ),
        (
            "Ann Lee, University of Hull and Bo Hansen, University of Leeds",
            ("Ann Lee", "Bo Hansen"),
        ),
        ("By Ann Lee, University of Hull, Emily Post Institute", ("Ann Lee",)),
        ("Speech by the Minister of Ports, Ann Lee, at the new quay, 8 May 2025", ("Ann Lee",)),
        ("Author: Ann Lee <ann at quay.example>", ("Ann Lee",)),
        ("Ministerpräsident Ulrich Sand", ("Ulrich Sand",)),
        ("gan Ann Lee", ("Ann Lee",)),
        ("Address by the Cathaoirleach of the Council, Dr Ann Lee", ("Dr Ann Lee",)),
        ("Discours de Mme Anne Lind, ministre des Ports et de la Ruralité", ("Anne Lind",)),
        ("Letra y música: Ramiro Lind y Lucía Moe", ("Ramiro Lind", "Lucía Moe")),
        ("本报记者　林晓岚　沈伯安", ("林晓岚", "沈伯安")),
        ("Ann Lee, Deputy Governor, Central Bank of the Western Isles", ("Ann Lee",)),
        ("Written by Ann Lee, Site Reliability", ("Ann Lee",)),
        ("By Ann Lee and Imran Qadir, Albion News", ("Ann Lee", "Imran Qadir")),
        ("By Ann Lee, Emily Post and Bo Hu", ("Ann Lee", "Emily Post", "Bo Hu")),
        ("Por Ana Dias, de Mossoró (RN), e Rui Lobo, de São Paulo", ("Ana Dias", "Rui Lobo")),
        ("Por Ana Ruiz y José Ortega y Gasset", ("Ana Ruiz", "José Ortega y Gasset")),
        ("Por João Costa e Silva e Ana Dias", ("João Costa e Silva", "Ana Dias")),
        ("Autor: Thomas Keller, Eva Yıldız M.Sc.", ("Thomas Keller", "Eva Yıldız")),
        ("By Ann Lee, PhD, and Bo Hu, MD", ("Ann Lee", "Bo Hu")),
        ("문가영 | 산내초등학교 교사", ("문가영",)),
        ("三崎支局　大槻遥香", ("大槻遥香",)),
        ("Posted by Anna Holst on the Platform team", ("Anna Holst",)),
        ("Tekijät: Elina Rautakorpi, Aino Törrönen", ("Elina Rautakorpi", "Aino Törrönen")),
        ("লেখা: তাহমিনা রওশন, সুনামপুর", ("তাহমিনা রওশন",)),
        ("By Lakshmi Narayan V.", ("Lakshmi Narayan V.",)),
        ("By Ann Lee, FTSO Superintendent", ("Ann Lee",)),
        ("Ann Lee and Bo Hu – Centre for Rivers, Fenmoor University", ("Ann Lee", "Bo Hu")),
        (
            "Anna-Karin Ek, rektor Fagerskolan, Per Lund, rektor Norra skolan",
            ("Anna-Karin Ek", "Per Lund"),
        ),
        ("بقلم: د. هالة المنصوري، باحثة في سياسات المياه", ("د. هالة المنصوري",)),
        ("Board of Directors – Regular Meeting Minutes", ()),
        ("By Robert F. Kennedy Jr.", ("Robert F. Kennedy Jr.",)),
        ("By Ann Lee /", ("Ann Lee",)),
        ("VON PETER MÜLLER UND EVA SCHMIDT", ("PETER MÜLLER", "EVA SCHMIDT")),
        ("By Ann Lee and the Fenmoor Data Desk", ("Ann Lee", "the Fenmoor Data Desk")),
        ("Ewa Lis, współpraca Adam Gut", ("Ewa Lis", "Adam Gut")),
        ("Par latribune.example", ()),
        ("Par latribune.fr", ("latribune.fr",)),
        ("Posted by Ann Lee at 10:31 PM", ("Ann Lee",)),
        ("Author(s): Ann Lee, Bo Hu", ("Ann Lee", "Bo Hu")),
        ("Autor*innen: Anna Keller, Eva Roth", ("Anna Keller", "Eva Roth")),
        ("Auteur·ices : Anne Roux et Luc Petit", ("Anne Roux", "Luc Petit")),
        ("Text & foto: Anna Ek", ("Anna Ek",)),
        ("Text Anna Keller Fotos Eva Roth", ("Anna Keller",)),
        ("Aus Lyon berichtet Anna Keller", ("Anna Keller",)),
        ("De notre correspondante à Lyon, Anne Roux", ("Anne Roux",)),
        ("Medically reviewed by Bo Hu, MD — Written by Ann Lee", ("Ann Lee",)),
        ("(Reporting by Ann Lee, additional reporting by Max Quill)", ("Ann Lee", "Max Quill")),
        ("Staff writer Ann Lee", ("Ann Lee",)),
        ("Ann Lee Contributor", ("Ann Lee",)),
        ("Ann Lee/Albion News", ("Ann Lee",)),
        ("Ana Dias — Agência Rio", ("Ana Dias",)),
        ("Af Anna Holst /Rivzau/", ("Anna Holst",)),
        ("By Anna Holst Fenmoor News", ("Anna Holst",)),
        ("By Anna Holst The Fenmoor Post", ("Anna Holst",)),
        ("By Tuva Holst Reuters", ("Tuva Holst",)),
        ("By Anna Holst Special to The Ledger", ("Anna Holst",)),
        ("By Anna Holst / Fen Hill Gate Reporter", ("Anna Holst",)),
        ("Anna Holst, Fenmoor Today", ("Anna Holst",)),
        ("Anna Holst - São Bento", ("Anna Holst",)),
        ("Anna Holst. Madrid", ("Anna Holst",)),
        ("Autor: ČTK, Anna Holst", ("Anna Holst",)),
        ("Laporan Wartawan Harian, Anna Holst", ("Anna Holst",)),
        ("Par Anne Roux (avec Luc Petit et Eva Roth)", ("Anne Roux", "Luc Petit", "Eva Roth")),
        ("By Anna deVries", ("Anna deVries",)),
        ("From Ann Birnin-Lee, Halden", ("Ann Birnin-Lee",)),
        ("REPORTING BY ANN LEE IN NEW HALDEN AND MAX QUILL IN OSLO", ("ANN LEE", "MAX QUILL")),
        ("By Ann Lee For The Tide", ("Ann Lee",)),
        ("By Ann Lee + Bo Hu", ("Ann Lee", "Bo Hu")),
        ("Fenmoor Radio / By Ann Lee and Bo Hu", ("Ann Lee", "Bo Hu")),
        ("by Lee Quill LLP (Anna Holst and Eva Roth)", ("Anna Holst", "Eva Roth")),
        ("Remarks by Deputy Governor Ann Lee at the Harbour Dinner", ("Ann Lee",)),
        ("Report of the Auditor General to the River Accounts Committee", ()),
        ("Rede von Bundesministerin Anna Keller zur Eröffnung des Hafens", ("Anna Keller",)),
        ("Ann Lee on behalf of the Maps Crew", ("Ann Lee",)),
        ("Statement by H.E. Mr. Bo Hu, Permanent Representative", ("Bo Hu",)),
        ("Ann Lee† · Max Quill‡ · Eva Roth†", ("Ann Lee", "Max Quill", "Eva Roth")),
        ("Anna Lee reviews The Salt Ledger by Bo Hu", ("Anna Lee",)),
        ("Oleh Siti Aminah, Kuala Lumpur", ("Siti Aminah",)),
        ("Piše: Ana Horvat", ("Ana Horvat",)),
        ("Das Interview führten Anna Keller und Eva Roth", ("Anna Keller", "Eva Roth")),
        ("河辺新聞・早川梓", ("早川梓",)),
        ("◎文／歐陽嵐", ("歐陽嵐",)),
        ("（河口社記者溫青嵐台北3日電）", ("溫青嵐",)),
        ("[서울=강변뉴스]김민수 기자 =", ("김민수",)),
        ("VERITY QUILL KC", ("VERITY QUILL",)),
        ("Small Markets, Big Weather", ()),
        ("Secretary Lee’s Call", ()),
        ("By annholst42", ("annholst42",)),
        ("By annholst, Community Contributor", ("annholst",)),
        ("Redacción | EFR", ("Redacción",)),
        ("Anna Holst•Bo Hu•Ida Moe", ("Anna Holst", "Bo Hu", "Ida Moe")),
        ("来源：河网作者：温青", ("温青",)),
        ("执笔/温青、魏蓝&李橙", ("温青", "魏蓝", "李橙")),
        ("《河报》作者 温青", ("温青",)),
        ("河报 记者 温青", ("温青",)),
        ("作者丨温青", ("温青",)),
        ("文丨温青 编辑丨魏蓝", ("温青",)),
        ("编辑：温青", ()),
        ("责任编辑：温青", ()),
        ("作者：佚名", ()),
        ("Associated staff writer Ann Lee contributed to this report from Hull.", ("Ann Lee",)),
        ("NPN’s Ann Lee contributed to this article", ("Ann Lee",)),
        ("AP writers Ann Lee in Hull and Eva Roth contributed reporting.", ("Ann Lee", "Eva Roth")),
        ("(Colaborou Ana Dias)", ("Ana Dias",)),
        ("Reviewed by Ann Lee", ("Ann Lee",)),
        ("By Ann Lee BBC Sport at Fenmoor", ("Ann Lee",)),
        ("By Ann Lee For Ledger.com", ("Ann Lee",)),
        ("Ann Lee Ledger.pl", ("Ann Lee",)),
        ("Ann Lee, CNN Halden", ("Ann Lee",)),
        ("Ann Lee, ARD-Studio Halden", ("Ann Lee",)),
        ("Ann Lee, Gazeta Halden", ("Ann Lee",)),
        ("Ann Lee, New Delhi", ("Ann Lee",)),
        ("Ana Dias, da Agência Rio", ("Ana Dias",)),
        ("Texto y fotos de Ana Ruiz", ("Ana Ruiz",)),
        ("Edited by Bo Hu | Written by Ann Lee", ("Ann Lee",)),
        ("Autorin: Anna Keller Redaktion: Eva Roth", ("Anna Keller",)),
        ("Anna Lis ~ 4 March 2025", ("Anna Lis",)),
        ("Ann Lee Mar 4 · 5 min read", ("Ann Lee",)),
        ("February 3, 2025 · 6 min · Ann Lee", ("Ann Lee",)),
        ("Our Correspondent", ("Our Correspondent",)),
        ("图文：温青", ("温青",)),
        ("河报记者/温青", ("温青",)),
        ("河网讯（记者 温青）", ("温青",)),
        ("温青｜河报", ("温青",)),
        ("[서울=강변뉴스] 김민수 기자", ("김민수",)),
        ("Bo Hu/Staff Photographer", ()),
        ("Ann Lee — 2025-07-10— in Harbours — Permalink — License", ("Ann Lee",)),
        ("By Ann Lee July 10 at 3:57 PM Follow @annlee", ("Ann Lee",)),
        ("Ann Lee 04/08/25 09:19", ("Ann Lee",)),
        ("By ANN LEE   10/ 7/25 09:19 PM ET", ("ANN LEE",)),
        ("Ann Lee and agencies", ("Ann Lee", "agencies")),
        ("Par Anne Roux avec AFP", ("Anne Roux",)),
        ("Compiled by Ann Lee from agency reports", ("Ann Lee",)),
        ("Kovács János – Fenyves Judit", ("Kovács János", "Fenyves Judit")),
        ("Por Ana Ruiz. Periodista", ("Ana Ruiz",)),
        ("by ann lee", ("ann lee",)),
        ("dr hab. Anna Lis", ("dr hab. Anna Lis",)),
        ("di Anna Rossi, La Riva", ("Anna Rossi",)),
        ("Кравцова А. В., Ветров И. П.", ("Кравцова А. В.", "Ветров И. П.")),
        ("נעמי שקד ודוד לוי", ("נעמי שקד", "דוד לוי")),
        ("한가람·문소리 기자", ("한가람", "문소리")),
        ("글 한가람 사진 문소리", ("한가람",)),
        ("राधा शर्मा, नई दिल्ली", ("राधा शर्मा",)),
        ("新华社记者欧阳岚", ("欧阳岚",)),
        ("记者：欧阳岚", ("欧阳岚",)),
        ("文｜欧阳岚", ("欧阳岚",)),
        ("欧阳岚/文", ("欧阳岚",)),
        ("来源：河报 作者：欧阳岚", ("欧阳岚",)),
        ("〔記者歐陽嵐／台北報導〕", ("歐陽嵐",)),
        ("Von\u00a0Anna \u00a0Keller\u00a0(Autor)", ("Anna Keller",)),
        ("Par ANNE ROUX, LUC PETIT Envoyés spéciaux à Lyon", ("ANNE ROUX", "LUC PETIT")),
        ("Ann Lee Senior Washington Correspondent", ("Ann Lee",)),
        ("Dr Leila Ashkar Senior Research Fellow, Africa Programme", ("Dr Leila Ashkar",)),
        ("Dr. Ann K. Lee Senior Fellow", ("Dr. Ann K. Lee",)),
        ("Authors: Ann Lee | Partner; Bo Hu | Counsel", ("Ann Lee", "Bo Hu")),
        ("Ann Lee, ALBION TODAY", ("Ann Lee",)),
        ("Rio Informação, texto de Ana Dias", ("Ana Dias",)),
        ("Di Anna Rossi a nome della Riva", ("Anna Rossi",)),
        ("Par Anne Roux au nom d’Amarre", ("Anne Roux",)),
        ("邵望舒 谭 越", ("邵望舒", "谭 越")),
        ("Text Size", ()),
        ("Versenden", ()),
        ("Redacción / EFE", ("Redacción",)),
        ("Haber Merkezi", ("Haber Merkezi",)),
        ("Door: redactie", ("redactie",)),
        ("Par l'équipe de La Rive", ("l'équipe de La Rive",)),
        ("河川新聞編集部", ("河川新聞編集部",)),
        ("Редакция «Берега»", ("Редакция «Берега»",)),
    ],
)
def test_names_are_told_from_what_stands_beside_them(credit: str, authors: tuple[str, ...]) -> None:
    found = byline(credit, frozenset())
    assert (found.authors if found else ()) == authors


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("Posted on 10 July 2025 by Ann Lee", "Ann Lee"),
        ("Ann Lee, 10 July 2025", "Ann Lee"),
        ("Елена Козлова, 10 июля 2025", "Елена Козлова"),
        ("10.7.2025 9:40 Uhr Anna Keller 71 Kommentare", "Anna Keller"),
        ("10. Juli 2025 von Anna Keller", "Anna Keller"),
        ("By Ann Lee@annlee Jul 10, 2025, 4:22am EDT", "Ann Lee"),
        ("By Ann Lee Updated 3:14 PM ET, Thu July 10, 2025", "Ann Lee"),
        ("par Anne Roux , le 10 juillet 2025", "Anne Roux"),
        ("LE MIDI | 10.07.2025 à 12h30 • Mis à jour le 11.07.2025 | Par Anne Roux", "Anne Roux"),
        ("July 10, 2025 by Ann Lee Leave a Comment", "Ann Lee"),
        ("Ann Lee Jul 10, 2025·5 min read", "Ann Lee"),
        ("10.07.2025, 10:22 von wasserfrosch", "wasserfrosch"),
        ("By Ann Lee (Tate) | Thursday, July 10, 2025", "Ann Lee"),
        ("10 juillet 2025 | 4 min de lecture | Anne Roux", "Anne Roux"),
        ("Ann Lee · Albion News · Posted: Jul 10, 2025 9:00 AM | Last Updated: July 11", "Ann Lee"),
        ("Publié par Anne Roux dans Culture le 10 juillet 2025", "Anne Roux"),
        ("Redaktion Halden, 10.07.2025", "Redaktion Halden"),
        ("Juli 10, 2025 / Anna / 1 Meinungen /", "Anna"),
        ("10.07.2025 um 16:14 Uhr - Anna Keller - 91 Ergänzungen", "Anna Keller"),
        ("Freitag | 10. Juli 2025 | 15:49 VON Anna Keller IN Mode | 0 COMMENTS", "Anna Keller"),
        ("By Ann Lee on Jul 10, 2025 at 11:30a @AnnLee", "Ann Lee"),
        ("时间：2025-07-10 作者：欧阳岚 来源：河报", "欧阳岚"),
        ("10 jul 25 | 5h27 Por Ana Dias", "Ana Dias"),
        ("নিজস্ব প্রতিবেদক, ১০ জুলাই ২০২৫", "নিজস্ব প্রতিবেদক"),
        ("Ann Lee – Jul 10, 2025 10:45 am | 167", "Ann Lee"),
        ("By Ann Lee - 2025-07-10T03:00:01Z", "Ann Lee"),
        ("By Ann Q. LeeJuly 10, 2025", "Ann Q. Lee"),
        ("Salt Recorder | Ann Lee | Thursday, July 10, 2025", "Ann Lee"),
        ("发表于2025-07-10 21:30| 1164次阅读| 来源河网| 0 条评论| 作者温青", "温青"),
    ],
)
def test_a_credit_may_hold_the_date(credit: str, author: str) -> None:
    found = document(head(credit))
    assert (found.meta.authors, found.meta.date) == ((author,), "2025-07-10")


@pytest.mark.parametrize(
    ("line", "date"),
    [("CBS News, July 10, 2025, 3:14 PM", "2025-07-10"), ("Opens: 2 March 2026", "2026-03-02")],
)
def test_what_else_stands_beside_a_date_is_no_author(line: str, date: str) -> None:
    found = document(head(line))
    assert (found.meta.authors, found.meta.date) in {((), date), ((), "")}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Press Release | July 10, 2025", "2025-07-10"),
        ("10.jul.2025 às 9h15", "2025-07-10"),
        ("10.07.25, 09:15", "2025-07-10"),
        ("令和7年4月1日更新", "2025-04-01"),
        ("giovedì 10 luglio 2025 - 09:15", "2025-07-10"),
    ],
)
def test_a_date_has_many_forms(line: str, date: str) -> None:
    title = "Il fiume che non voleva restare nel suo letto"
    found = document("\n".join((title, line, PROSE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.date) == (title, date)


def test_a_place_before_the_date_is_no_author() -> None:
    found = document(head("Buenos Aires, 10 July 2025"))
    assert (found.meta.authors, found.meta.date) == ((), "2025-07-10")
    assert document(head("San Jacinto - 10 July 2025 - 05:40 CET")).meta.authors == ()


@pytest.mark.parametrize(
    "body",
    [
        "Provincial Immunization Program",
        "INS",
        "東和エナジー株式会社",
        "पूर्वी विद्युत वितरण निगम",
        "Ministério da Integração Regional",
    ],
)
def test_a_body_above_the_date_wrote_the_text(body: str) -> None:
    found = document(head(body, "1 July 2025"))
    assert (found.meta.authors, found.meta.date) == ((body,), "2025-07-01")


@pytest.mark.parametrize("line", ["Community Services", "Question for Department of Health"])
def test_a_line_that_speaks_of_a_body_is_no_author(line: str) -> None:
    assert document(head(line)).meta.authors == ()


@pytest.mark.parametrize("name", ["रेखा बिष्ट", "Елена Козлова", "Γιώργος Παππάς", "Aisling Keating"])
def test_given_names_are_known_in_their_scripts(name: str) -> None:
    assert document(head(name)).meta.authors == (name,)


def test_a_label_may_stand_above_what_it_labels() -> None:
    found = document(head("By", "Ann Lee", "Published", "10 July 2025"))
    assert (found.meta.authors, found.meta.date) == (("Ann Lee",), "2025-07-10")
    assert [plain_text(block) for block in found.blocks] == [PROSE, PROSE]


def test_a_name_that_is_said_twice_is_one_author_and_the_role_below_is_none() -> None:
    found = document(
        head("Ann Lee", "By Ann Lee", "Political Editor · The Courier", "10 July 2025")
    )
    assert (found.meta.authors, found.meta.date) == (("Ann Lee",), "2025-07-10")
    assert dict(found.meta.extra)["byline"] == "Political Editor · The Courier"


def test_a_paper_and_its_day_stand_above_the_title() -> None:
    title = "Parliament endorses the paper on housing by 77 to 13"
    found = document("\n\n".join(("The Valley Times", "8 February 2013", title, PROSE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.date) == (title, "2013-02-08")


def test_a_credit_of_a_paper_may_name_many_with_nicknames_and_addresses() -> None:
    many = ", ".join(f"{name} Castro" for name in ("Jorge", "Kat", "Noah", "Bob", "Rey") * 3)
    found = byline(f"Authors: {many}, Dan “POP” Papas, Davanum Das", frozenset())
    assert found is not None
    assert len(found.authors) == 17
    found = byline("Author: Ann Lee <ann at hull.example>, Bo Hu <bo at hull.example>", frozenset())
    assert found is not None
    assert found.authors == ("Ann Lee", "Bo Hu")


@pytest.mark.parametrize("body", ["U.S. Digital Service", "The const generics project group"])
def test_bodies_with_points_or_small_letters_write_below_a_date(body: str) -> None:
    assert document(head("1 July 2025", body)).meta.authors == (body,)


def test_a_heading_of_little_words_is_no_name() -> None:
    found = document(
        "\n\n".join(("हमारा काम", "यह काम सब के लिए है और सब का है।", "बातों का प्रसार", PROSE, PROSE))
    )
    assert found.meta.authors == ()


PAGE = ("Printer friendly version for Kindle", "Longer than a letter", "Shorter than a book: T T")


@pytest.mark.parametrize("credit", ["By Ann Lee", "Ann Lee", "By Ann Lee, Tate", "Ann Lee, Editor"])
def test_lines_that_nobody_knows_may_part_the_credit_and_the_date_from_the_title(
    credit: str,
) -> None:
    found = document(head(PROSE, *PAGE, credit, "Oct 18, 2025, 17:21 ET"))
    assert (found.meta.authors, found.meta.date) == (("Ann Lee",), "2025-10-18")


@pytest.mark.parametrize(
    "line",
    ["Closing date: 18 October 2025", "Answered on 18 October 2025 by Anna Keller, Minister"],
)
def test_the_date_of_something_else_stays_in_the_text(line: str) -> None:
    found = document(head(PROSE, *PAGE, line))
    assert (found.meta.authors, found.meta.date) == ((), "")


def test_agencies_that_write_are_surer_authors_than_those_that_show() -> None:
    written, shown = byline("Reuters"), byline("Getty Images")
    assert written is not None
    assert shown is not None
    assert written.evidence > shown.evidence + 1


def test_an_agency_alone_is_no_second_author() -> None:
    assert document(head("By Ann Lee", "AP Photo")).meta.authors == ("Ann Lee",)


def test_a_role_below_a_name_in_capitals_tells_it() -> None:
    assert document(head("ANA DIAS", "ENVIADA ESPECIAL A LISBOA")).meta.authors == ("ANA DIAS",)


def test_a_post_that_is_shown_below_the_text_is_no_credit() -> None:
    found = document("\n\n".join((head(), "A post shared by Ann Lee on Jun 17, 2025 at 12:26 PDT")))
    assert found.meta.authors == ()


def test_a_weekday_is_no_name() -> None:
    found = document(
        head("- Uno de los puntos", "Ana Ruiz | Lima", "Actualizado domingo 18/10/2025")
    )
    assert (found.meta.authors, found.meta.date) == (("Ana Ruiz",), "2025-10-18")


def test_fields_name_those_who_did_something_else() -> None:
    fields = ("Present: 14", "Notulist: Bas de Graaf", "Chair: Ann Lee")
    found = document(head(PROSE, *PAGE, *fields, *[PROSE] * 5))
    assert not found.meta.authors


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ann Lee", "Ann Lee"),
        ("— Ann Lee", "Ann Lee"),
        ("(Roux Petit)", "Roux Petit"),
        ("Anne Roux, à Lyon", "Anne Roux"),
        ("（早乙女梓）", "早乙女梓"),
        ("（记者 欧阳岚）", "欧阳岚"),
        ("한가람 기자 garam@river.example", "한가람"),
        ("Posted by Ann at 10:31 PM", "Ann"),
    ],
)
def test_a_name_alone_right_below_the_text_wrote_it(line: str, author: str) -> None:
    for note in ((), ("From: The Book of Rivers",)):
        found = document("\n\n".join((head(), line, *note)))
        assert found.meta.authors == (author,)


@pytest.mark.parametrize(
    "lines",
    [
        ("Ann Lee", "Cardiff, Wales"),
        ("Ann Lee", "Secretary"),
        ("Ann Lee, City Clerk",),
        ("Yours faithfully,", "Ann Lee"),
        ("Ann Lee", "Tel. 029 5550 1000"),
    ],
)
def test_who_signs_a_paper_did_not_write_an_article(lines: tuple[str, ...]) -> None:
    assert document("\n\n".join((head(), *lines))).meta.authors == ()


def test_who_is_named_in_the_text_did_not_write_it() -> None:
    assert document("\n\n".join((head("Secretary: Ann Lee"), "Ann Lee"))).meta.authors == ()


def test_a_name_with_its_date_below_the_text_wrote_it() -> None:
    found = document(head(PROSE, PROSE, "Football Television", "Ann Lee | 29.07.2006 at 14:26"))
    assert (found.meta.authors, found.meta.date) == (("Ann Lee",), "2006-07-29")


def test_when_somebody_was_born_and_died_says_nothing_of_who_wrote() -> None:
    line = "Ann Lee, born May 2 1933, died January 29 2025"
    assert document("\n\n".join((head(), PROSE, line))).meta.authors == ()


def test_the_years_of_a_text_and_of_its_update_are_no_life() -> None:
    line = "Ann Lee, 3 May 2020, updated 2021"
    assert document(head(PROSE, PROSE, line)).meta.authors == ("Ann Lee",)


def test_a_credit_with_its_day_stands_above_a_day_with_its_label() -> None:
    credit = "By Anna Keller, 3 February 2025"
    found = document(head(credit, "Published: 4 February 2025"))
    assert found.meta.authors == ("Anna Keller",)
    assert plain_text(found.meta.title) == plain_text(document(head("By Anna Keller")).meta.title)


def test_how_many_commented_stands_below_who_wrote_it() -> None:
    found = document("\n\n".join((head(), "TRẦN HẢI YẾN", "Bình luận (128)")))
    assert found.meta.authors == ("TRẦN HẢI YẾN",)


@pytest.mark.parametrize("name", ["Kovács János", "Fenyves Judit"])
def test_a_given_name_may_stand_last(name: str) -> None:
    assert document(head(f"{name} 2025. június 1. 12:30")).meta.authors == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "The United Islands contributed to this report.",
        "Ann Lee contributed three goals to the win.",
        "— Ann Lee (@annlee) July 3, 2019",
        "Text: A | A+ | A-",
        "Featured Article",
        "Reviewed by Bo Hu, MD; Associate Professor of Medicine",
        "ann@halden.example | Halden Reporting",
    ],
)
def test_what_looks_like_a_credit_and_names_nobody(line: str) -> None:
    assert byline(line) is None


def test_who_contributed_wrote_the_text_where_nobody_else_is_named() -> None:
    said = "Agency writer Ann Lee contributed to this report from Hull."
    assert document(head(PROSE, said)).meta.authors == ("Ann Lee",)
    assert document(head("By Bo Hu", PROSE, said)).meta.authors == ("Bo Hu",)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("Updated July 11, 2025", "Published July 10, 2025"), "2025-07-10"),
        (("Mis à jour le 14/07/2025 à 17:08 Publié le 13/07/2025 à 17:08",), "2025-07-13"),
        (("Updated July 11, 2025",), "2025-07-11"),
        (("May 19, 2025 · Updated on June 3, 2025 · 3 mins read", "Ann Lee"), "2025-05-19"),
        (("Ann Lee", "· Apr 2, 2025 at 9:47 AM"), "2025-04-02"),
    ],
)
def test_a_text_has_the_date_on_which_it_was_published(lines: tuple[str, ...], date: str) -> None:
    assert document(head(*lines)).meta.date == date


def test_a_date_below_the_text_is_read_in_the_language_of_the_text() -> None:
    said = (
        "Il a plu pendant une semaine, et puis encore une, et personne dans la ville ne s'en est "
    )
    lines = ("La rivière a débordé", said * 2 + "plaint.", said * 3 + "plaint.")
    assert document("\n\n".join((*lines, "le 01/12/2017 à 15h45"))).meta.date == "2017-12-01"


def test_a_place_may_stand_between_a_name_and_its_date() -> None:
    lines = ("Ann Lee", "Las Palmas de Gran Canaria", "Friday, 18 July 2025, 02:00")
    assert document(head(f"{PROSE} {PROSE}", *lines)).meta.authors == ("Ann Lee",)


def test_a_role_that_the_rules_do_not_know_leaves_the_date_out_of_the_name() -> None:
    assert signed("HQ Wavemakers, Halden Times Fenmoor, July 19, 2025").authors == (
        "HQ Wavemakers",
    )
    assert signed("July 19, 2025 13 min read annlee").authors == ("annlee",)


def test_a_page_may_say_below_its_text_who_wrote_it_and_when() -> None:
    said = ("Author Ann Lee", "Keywords rain, wells", "Date 10.06.2025", "Print this page")
    found = document("\n\n".join((head(PROSE), *said))).meta
    assert (found.authors, found.date) == (("Ann Lee",), "2025-06-10")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Anna Welding | 29.07.2006 um 14:26", ("Anna Welding",)),
        ("Mai 03, 2017 / Sandra / 1 Meinungen /", ("Sandra",)),
        ("Anna Keller und Redaktion Halden", ("Anna Keller", "Redaktion Halden")),
    ],
)
def test_a_given_name_below_the_text_tells_who_wrote_it(
    line: str, authors: tuple[str, ...]
) -> None:
    assert document("\n\n".join((head(PROSE), line))).meta.authors == authors


def test_the_day_that_a_heading_announces_is_not_that_of_the_text() -> None:
    minutes = "\n\n".join((head(PROSE), "5. Date of next meeting", "Tuesday 13 May 2025", PROSE))
    assert document(minutes).meta.date == ""


def test_a_day_that_nobody_understands_is_told_where_it_stands() -> None:
    log = Log("a.txt")
    memo = f"Memo\n\nTo: All staff\nFrom: Facilities\nDate: 12/05/2025\nRe: Rain\n\n{PROSE}\n"
    assert document(memo, log).meta.date == ""
    (told,) = (d for d in log.diagnostics if d.code == "date-not-understood")
    assert (told.severity, told.place.line) == ("warning", 5)
    assert "12/05/2025" in told.message


def test_a_day_beside_an_hour_is_no_subtitle_where_either_figure_may_be_the_month() -> None:
    found = document(head("11:20 11/08/2025"))
    assert (plain_text(found.meta.subtitle), found.meta.date) == ("", "")
    assert dict(found.meta.extra)["date-line"] == "11:20 11/08/2025"


def test_a_case_has_the_day_on_which_it_was_decided() -> None:
    decided = "Argued November 19, 2024—Decided March 4, 2025"
    assert document(head(decided)).meta.date == "2025-03-04"


def test_a_debate_has_the_day_on_which_the_house_sat() -> None:
    debated = "Volume 461: debated on Thursday 21 June 2007"
    assert document(head(debated)).meta.date == "2007-06-21"


@pytest.mark.parametrize(
    "line",
    ["Published on 12 June 2025 by authority of the Northern Assembly", "Jun 12th 2025 | LAGOS"],
)
def test_lines_that_nobody_knows_may_stand_above_the_day(line: str) -> None:
    found = document(head(*PAGE, line))
    assert (found.meta.authors, found.meta.date) == ((), "2025-06-12")


@pytest.mark.parametrize("firm", ["Harbour Software", "Meridian Systems", "Mill Street Partners"])
def test_a_firm_behind_a_name_is_no_second_author(firm: str) -> None:
    assert signed(f"Petra Lind, {firm}").authors == ("Petra Lind",)
    assert signed(f"By Ann Lee, Petra Lind, {firm}").authors == ("Ann Lee", "Petra Lind")


CAPTION = "Ferries wait in the harbour at dawn on Monday. Photo: Bo Hale"


def test_a_full_name_above_its_post_is_a_credit_below_a_picture() -> None:
    lines = ("Port fees rise", CAPTION, "Sorcha Mangan", "Health Correspondent", "3 March 2025")
    assert document("\n".join((*lines, PROSE, PROSE))).meta.authors == ("Sorcha Mangan",)


def test_who_signs_a_notice_with_the_post_below_has_not_written_it() -> None:
    lines = ("SHIRE OF TARN", "AGENDA", "Ordinary Council Meeting", "Wednesday 22 October 2025")
    notice = "Notice is hereby given that the next meeting of the Council will be held at noon."
    signed = ("Rohan Petherick", "CHIEF EXECUTIVE OFFICER", "16 October 2025", "DISCLAIMER")
    body = (PROSE, "1. OPENING", PROSE, "2. ATTENDANCE", PROSE, PROSE)
    meta = document("\n".join((*lines, notice, *signed, *body))).meta
    assert (meta.authors, meta.date) == ((), "2025-10-22")


def test_a_day_near_the_head_dates_no_text_that_has_other_days_below() -> None:
    lines = ("The river came over the wall", "Some words that nobody knows and go on here")
    head = (*lines, "Other words of the page, too", "4 March 2025", *[PROSE] * 9)
    assert document("\n".join(head)).meta.date == "2025-03-04"
    assert not document("\n".join((*head, "9 March 2025", *[PROSE] * 3))).meta.date


def test_a_person_called_as_a_word_for_and_wrote() -> None:
    assert after_by("By Dan Brown") == "Dan Brown"
    assert after_by("By and large, it works") == ""
