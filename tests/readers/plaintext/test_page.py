"""Whole pages of the web, pasted as text: what the page sets around its text is left out."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.roles import is_cross_reference
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The council met on Monday and agreed to mend the bridge before the winter comes. Nobody spoke "
    "against it, since the ferry had been aground for a week."
)
TITLE = "Council agrees to mend the bridge before winter"


def page(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    "above",
    [
        ("Skip to content", "Home", "News", "Sport", "Business", "Weather"),
        ("Research", "Experts", "Events", "About us", "Commentary"),
        ("Cookies on this site", "Accept additional cookies", "Menu", "Home", "Press release"),
        ("Zum Inhalt springen", "Anmelden", "Abonnement", "Kommunalfinanzen"),
        ("Главная", "Политика", "Экономика", "Общество"),
        ("Commodities",),
        ("U.S. NEWS",),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_the_title_stands_below_the_menu_and_the_section(above: tuple[str, ...], end: str) -> None:
    text = page(*above, TITLE, "By Ann Lee", "3 May 2025", PROSE, PROSE)
    found = document(text.replace("\n", end))
    assert plain_text(found.meta.title) == TITLE
    assert found.meta.authors == ("Ann Lee",)
    assert [plain_text(block) for block in found.blocks] == [PROSE, PROSE]


def test_a_short_title_below_a_menu_is_kept() -> None:
    found = document(page("Home", "News", "Sport", "Weather", "Thin Ice", "3 May 2025", PROSE))
    assert plain_text(found.meta.title) == "Thin Ice"


@pytest.mark.parametrize(
    "controls",
    [
        ("Share", "Save"),
        ("Leave your feedback",),
        ("148", "1.4K", "Share"),
        ("Compartir en Facebook", "Copiar enlace", "34 Comentarios"),
        ("Artikel zum Hören • 9 Min", "Zur Merkliste hinzufügen"),
        ("Комментарии (12)",),
        ("字号：大 中 小",),
        ("扫一扫在手机打开当前页面", "打印 字体 分享"),
        ("字級：小 中 大",),
        ("Yazı boyutu A- A+",),
        ("A | A+ | A-",),
        ("★★★★☆ 214 ratings",),
        ("閱讀時間約 5 分鐘",),
        ("Ouvir o texto", "Diminuir fonte"),
        ("Переглянути в браузері",),
        ("प्रिंट करें",),
        ("Kindly share this story:",),
        ("Compartilhe:",),
        ("Save recipe | Print | Rate",),
        ("Español | Print",),
        ("English | Cymraeg",),
        ("Available as: PDF",),
        ("Get emails about this page",),
        ("Ten tekst przeczytasz w 4 minuty",),
        ("News | Appeals | Thornley and District",),
        ("Home > Bins and recycling > Food waste",),
    ],
)
def test_controls_below_the_title_are_left_out(controls: tuple[str, ...]) -> None:
    found = outline(page(TITLE, "By Ann Lee", "3 May 2025", *controls, PROSE, PROSE))
    assert found == [f"# {TITLE}", "@ Ann Lee", "% 2025-05-03", f"· {PROSE}", f"· {PROSE}"]


@pytest.mark.parametrize(
    "control",
    ["< Назад в рубрику", "← Previous post", "Узнайте больше в полной версии ➞", "No comments:"],
)
def test_a_control_with_the_sign_of_one_is_left_out(control: str) -> None:
    found = outline(page(TITLE, "By Ann Lee", "3 May 2025", PROSE, PROSE, PROSE, control))
    assert found[3:] == [f"· {PROSE}"] * 3


@pytest.mark.parametrize("line", ["< 5 mm of rain", "<head>", "← the pier", "‹ Back › is old"])
def test_a_sign_that_points_back_at_no_word_of_a_page_is_text(line: str) -> None:
    found = outline(page(TITLE, "By Ann Lee", "3 May 2025", PROSE, PROSE, line, PROSE))
    assert [text for text in found if text.endswith(line)]


@pytest.mark.parametrize(
    "caption",
    [
        "The bins will stay free for another year (Image: Westmere Courier)",
        "A worker at a plant in Antora, August 20. NPA/Miguel Sorel/File Photo",
        "Ampel am Marktplatz von Bad Rodach: »Rot ist eine Einnahme« Foto: Karla Wendt / NPA",
        "Prof. Anna Barasa (second left) shows farmers the new maize at the university's station.",
        "復活した給食を食べる町民ら＝2026年1月30日、青海町",
        "開所式に臨む若木社長(左)と高石室長=5日午前、青海町",
        "Stock image",
        "Symbolfoto / Archiv",
        "Ferry hands at the pier Image copyright Getty Images",
        "Die Fähre lag drei Tage im Hafen fest. Foto dpa",
    ],
)
def test_the_caption_of_a_picture_is_text_and_no_subtitle(caption: str) -> None:
    found = outline(page(TITLE, "By Ann Lee", "3 May 2025", caption, PROSE, PROSE))
    assert found[3:] == [f"· {caption}", f"· {PROSE}", f"· {PROSE}"]


def test_what_the_house_orders_is_text_and_no_standfirst() -> None:
    ordered = "Ordered by the House of Commons to be published on 10 June 2025."
    lines = ("Oral evidence: Reservoir safety", "10 June 2025", ordered, "Watch the meeting")
    found = outline(page(*lines, PROSE, PROSE))
    assert found[2:] == [f"· {ordered}", f"· {PROSE}", f"· {PROSE}"]


def test_a_house_where_a_speech_was_given_has_not_given_it() -> None:
    speech = "Discurso da ministra Dalva Reis na abertura da Conferência Nacional da Água"
    house = "Centro de Convenções de Porto Seco"
    lines = (speech, "Publicado em 05/06/2025 10h42", "Compartilhe:", house, "Bom dia a todos.")
    found = outline(page(*lines, PROSE, PROSE))
    assert any(house in line for line in found)
    assert not any(line.startswith("@") for line in found)


def test_sentences_between_the_credit_and_its_day_are_the_standfirst() -> None:
    lead = "The reform will leave out a third of all widows. She asks for a pension without terms."
    found = document(page(TITLE, "By Ann Lee", lead, "Published 3 May 2025", "Share", PROSE, PROSE))
    assert [plain_text(block) for block in found.meta.summary] == [lead]
    assert (found.meta.authors, found.meta.date) == (("Ann Lee",), "2025-05-03")
    note = "Ann Lee is professor of law at Hull."
    noted = document(page(TITLE, "By Ann Lee", note, "Published 3 May 2025", PROSE, PROSE))
    assert not noted.meta.summary


def test_when_a_page_was_published_and_updated_are_dates() -> None:
    dates = ("Published: 08:14, 3 June 2025", "Updated: 11:30, 3 June 2025")
    found = outline(page(TITLE, "Ann Lee", "Senior reporter", *dates, "Share", PROSE, PROSE))
    assert found[:3] == [f"# {TITLE}", "@ Ann Lee", "% 2025-06-03"]
    assert found[3:] == ["· Senior reporter", f"· {PROSE}", f"· {PROSE}"]


def test_the_name_of_a_place_stands_above_a_title_with_a_subtitle() -> None:
    below = "Six thousand volumes were sold in four hours on Sunday"
    found = document(page("São Miguel do Vale", TITLE, below, "By Ann Lee", "3 May 2025", PROSE))
    assert plain_text(found.meta.title) == TITLE
    assert plain_text(found.meta.subtitle) == below


def test_what_stands_below_a_text_is_told_from_its_last_heading() -> None:
    below = ("More from Ann Lee", "Why I moved my desk into the hall", "Follow the Courier", "Help")
    found = outline(page(TITLE, "By Ann Lee", PROSE, "Follow the honey", PROSE, *below))
    assert found[2:] == [f"· {PROSE}", "= Follow the honey", f"· {PROSE}"]


def test_links_and_boxes_within_and_below_the_text_are_left_out() -> None:
    text = page(
        *(TITLE, "By Ann Lee", "3 May 2025", PROSE),
        *("READ MORE", "Rural hospitals cut back on births", "A town keeps its last gas station"),
        *(PROSE, "Sign up to Down to Earth", "All the news of the week", "Sign up", PROSE),
        *("What happens next", PROSE, "More on this story", "Who pays for the bridge?", "Bridges"),
    )
    assert outline(text)[3:] == [*(f"· {PROSE}",) * 3, "= What happens next", f"· {PROSE}"]


@pytest.mark.parametrize("heading", ["Discussion", "Article 2", "Reading", "License"])
def test_a_word_that_pages_use_too_may_head_a_section(heading: str) -> None:
    assert outline(f"{TITLE}\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n\n{PROSE}")[2] == f"= {heading}"


@pytest.mark.parametrize(
    "credit",
    [
        "Ann Lee / NPA / Getty Images",
        "REUTERS/Ann Lee",
        "(Bild: Voltra)",
        "Foto: REUTERS, NPA",
        "Photo by Ann Lee / The Courier",
        "Illustration by Ann Lee",
        "Screenshot by Ann Lee/Courier",
        "Credit: Harbour Games",
        "Photo credit: Provincial Information Office",
        "The bridge before the storm. (The Associated Press)",
        "La maire, le 27 mai 2025 à Port-Ellery (Photo Anne Lee. AFP)",
        "- The mayor in 2008. REUTERS/Ann Lee -",
        "© Ann Lee/npa",
        "© Getty Images",
    ],
)
@pytest.mark.parametrize("among", ["the head", "the text"])
def test_who_took_a_picture_is_text_and_no_author_heading_or_item(credit: str, among: str) -> None:
    head = (TITLE, "By Bo Hale", "3 May 2025")
    lines = (credit, PROSE, PROSE) if among == "the head" else (PROSE, PROSE, credit, PROSE)
    found = outline(page(*head, *lines))
    assert found == [f"# {TITLE}", "@ Bo Hale", "% 2025-05-03", *(f"· {line}" for line in lines)]


@pytest.mark.parametrize("line", ["Jane Doe | Reuters", "By Jane Doe, Associated Press"])
def test_who_writes_for_an_agency_took_no_picture(line: str) -> None:
    assert outline(page(TITLE, line, "3 May 2025", PROSE, PROSE))[1] == "@ Jane Doe"


def test_a_list_of_credits_is_a_list() -> None:
    taken = ("- Photo: Ann Lee / NPA", "- Photo: Bo Hale / NPA")
    assert outline(page(TITLE, PROSE, "Credits", *taken))[-2:] == list(taken)


def test_a_field_with_a_long_figure_heads_nothing() -> None:
    assert "· Passcode: 11784518" in outline(page(TITLE, PROSE, "Passcode: 11784518", PROSE))


@pytest.mark.parametrize(
    "controls",
    [
        ("[+] Enlarge",),
        ("Image 1 of 9",),
        ("36 commentaires",),
        ("Comentarios 15",),
        ("Slideshow (14 Images)",),
        ("More commentary »",),
        ("Story continues below advertisement",),
        ("Teilen auf Facebook: 0Teilen auf Twitter: 0 WhatsApp Teilen…",),
        ("Twitter'da Paylaş Facebook'da Paylaş WhatsApp'da Paylaş",),
        ("Favori", "Recommander", "Imprimer", "Tweet", "77 recommandés"),
        ("861", "Kudos", "Tweet"),
        ("ShareTweet",),
        ("facebooktwitterflipboardwhatsapp",),
        ("SHARE 79 CONNECT 32 TWEETCOMMENTEMAILMORE",),
        ("Drucken Versenden",),
        ("Permalink: https://courier.example/p/81",),
        ("Anzeige",),
        ("Posłuchaj artykułu",),
        ("Luister naar dit artikel", "Ir a los comentarios"),
        ("Publicité",),
        ("Voir cette publication sur Instagram",),
        ("Learn more about Harbour Games",),
        ("En savoir plus sur les ponts de la ville",),
        ("5 min read",),
        ("Six ferries that never left their harbour", "Read more"),
        ("Warum die Fähre stehen blieb und wer das zahlt", "Weiterlesen"),
    ],
)
def test_controls_between_the_paragraphs_are_left_out(controls: tuple[str, ...]) -> None:
    found = outline(page(TITLE, PROSE, PROSE, *controls, PROSE, PROSE))
    assert found == [f"# {TITLE}", *(f"· {PROSE}",) * 4]


@pytest.mark.parametrize(
    "heading",
    [
        *("Comments", "Search", "4 Comments", "Facebook and Twitter", "Image 2", "Print"),
        *("Facebook, Twitter", "Print and share", "Likeable", "Facebookseite"),
    ],
)
def test_a_heading_between_paragraphs_is_no_control(heading: str) -> None:
    found = outline(f"{TITLE}\n\n{PROSE}\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n\n{PROSE}")
    assert any(line.endswith(heading) for line in found)


@pytest.mark.parametrize(
    "tags",
    [
        ("Tags: storm, bridge, a road that is long, and all towns that stand beside the river",),
        ("Schlagworte:", "Brücke", "Sturm", "Fähre"),
        ("#bridge #storm #ferry",),
        ("(END)",),
    ],
)
def test_what_a_page_says_the_text_is_about_is_left_out(tags: tuple[str, ...]) -> None:
    assert outline(page(TITLE, PROSE, PROSE, *tags)) == [f"# {TITLE}", *(f"· {PROSE}",) * 2]


@pytest.mark.parametrize(
    "line",
    [
        "Next page",
        "Kommentieren ist momentan nicht möglich.",
        "Have you got a story for our reporters? Email newsdesk@courier.example",
        "You’re receiving this email because you signed up at courier.example",
        "Would you like to comment on this article?",
        "The Courier prints letters to the editor on any bridge. They should be short.",
        "Retrouvez la liste complète des ponts en cliquant ici.",
        "Har du en mening om broen? Skriv til debat@courier.example",
        "Simak Video: Jembatan di Kota",
        "انتهای پیام",
        "更多新聞\n過橋的人比去年多了兩成　市府：安全第一",
        "Updates to this page\nPublished 3 May 2025",
        "*****\nShare this article",
    ],
)
def test_what_a_page_says_below_its_text_is_left_out(line: str) -> None:
    assert outline(page(TITLE, PROSE, PROSE, line)) == [f"# {TITLE}", *(f"· {PROSE}",) * 2]


def test_what_asks_the_reader_is_text_where_text_stands_below() -> None:
    asked = "Would you like to comment on the bridge?"
    found = outline(page(TITLE, PROSE, asked, PROSE.replace("week", "month")))
    assert any(line.endswith(asked) for line in found)


def test_the_first_line_of_a_verse_points_to_no_other_page() -> None:
    verse = "Listen: a step on the lowest stair,"
    assert not is_cross_reference(verse)
    assert is_cross_reference("Listen: a step on the lowest stair")


def test_a_long_line_with_a_label_below_a_text_says_whom_to_ask() -> None:
    line = "Más información: prensa@tribunal.example, teléfono 91 555 01 30 o 91 555 01 31"
    assert outline(page(TITLE, PROSE, PROSE, line))[-1] == f"· {line}"


@pytest.mark.parametrize("tags", [("Malware", "Safe Phones"), ("Read also",)])
def test_lines_below_the_last_control_are_left_out(tags: tuple[str, ...]) -> None:
    found = outline(page(TITLE, PROSE, PROSE, "Share this article:", *tags))
    assert found == [f"# {TITLE}", *(f"· {PROSE}",) * 2]


@pytest.mark.parametrize(
    "line", ["Sound: Bo Hale", "Ann Lee", "Tel. 0303 555 0121", "It has not blinked."]
)
def test_a_name_a_field_and_a_sentence_below_the_last_control_are_kept(line: str) -> None:
    found = outline(page(TITLE, "By Bo Hale", PROSE, PROSE, "Share this article:", line))
    assert found[-1] == f"· {line}"


def test_topics_above_the_half_of_a_text_head_it() -> None:
    lines = ("Topics", "Bridges", PROSE, "Storms", PROSE, PROSE, PROSE)
    assert len(outline("\n\n".join((TITLE, *lines)))) == len(lines) + 1


@pytest.mark.parametrize(
    "line",
    [
        "[Read: Why the ramp was never mended]",
        "STORY: Who mends a ramp?",
        "Lire : Que sont les bacs du port ?",
        "Follow Ann Lee on Twitter.",
        "Follow @courier for more stories",
        "Suivez le Courier sur Facebook et Instagram",
        "（原标题：渡口停航）",
    ],
)
def test_calls_and_references_are_left_out_wherever_they_stand(line: str) -> None:
    found = outline(page(TITLE, PROSE, PROSE, line, PROSE))
    assert found == [f"# {TITLE}", *(f"· {PROSE}",) * 3]


def test_who_follows_something_else_heads_the_text() -> None:
    assert outline(page(TITLE, PROSE, "Follow the money", PROSE, PROSE))[2] == "= Follow the money"


def test_a_name_above_a_rule_is_read() -> None:
    lines = (TITLE, PROSE, PROSE, "Thomas Hale", "----", PROSE, PROSE)
    assert "· Thomas Hale" in outline("\n\n".join(lines))


def test_rules_that_are_all_there_is_stay() -> None:
    assert outline("* * *\n\n* * *") == ["* * *", "* * *"]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("More commentary »", False),
        ("ya no siento el río.»", True),
        ("que nadie lo diga»", True),
        ("Die Brücke steht wieder!»", True),
    ],
)
def test_a_sign_that_closes_a_quotation_leads_nowhere(line: str, *, stays: bool) -> None:
    found = outline(page(TITLE, PROSE, PROSE, line, PROSE))
    assert any(line in block for block in found) is stays


@pytest.mark.parametrize(
    "line",
    ["Einde persbericht", "Fin du communiqué", "Also read | The gates of Halden"],
)
def test_what_says_that_a_text_ends_and_offers_of_a_page_are_left_out(line: str) -> None:
    text = "\n\n".join(("The gates of the harbour", *[PROSE] * 5, line, PROSE, PROSE))
    assert not [shown for shown in outline(text) if line in shown]


def test_a_control_below_the_text_is_left_out() -> None:
    text = "\n\n".join(("The gates of the harbour", *[PROSE] * 7, "Edit this page"))
    assert outline(text)[-1] == f"· {PROSE}"


def test_the_end_may_head_a_part() -> None:
    text = "\n\n".join(("The gates of the harbour", *[PROSE] * 5, "The End", PROSE, PROSE))
    assert [shown for shown in outline(text) if "The End" in shown]


@pytest.mark.parametrize(
    "line",
    [
        "Did you get this far? Yes / No",
        "War das verständlich? Ja Nein",
        "Older post: How the ferry ran aground",
        "Next: Gates",
        "Subscribe to get each new chapter in your post box",
        "Connect with the harbour on social media or come by.",
        "This article is part of a series, Gates of the North.",
        "Last Update: 7 May 2025",
    ],
)
def test_what_a_page_offers_below_its_text_is_left_out(line: str) -> None:
    assert outline("\n".join((TITLE, "3 May 2025", PROSE, PROSE, line)))[-1] == f"· {PROSE}"


def test_the_day_below_a_text_without_another_is_its_own() -> None:
    assert document("\n".join((TITLE, PROSE, PROSE, "Last updated: 7 May 2025"))).meta.date


def test_links_below_a_text_end_above_whom_to_ask() -> None:
    links = ("Related information", "What the bridge has cost the council so far")
    asked = ("Media contact", "Ann Lee, press officer, ann@halden.example")
    found = outline("\n\n".join((TITLE, PROSE, PROSE, *links, *asked)))
    assert found[-2:] == [f"= {asked[0]}", f"· {asked[1]}"]
    assert not any(link in line for line in found for link in links)


def test_a_box_that_lists_what_is_on_the_page_is_left_out() -> None:
    parts = ("The bridge", "The ferry", "The winter")
    text = [TITLE, PROSE, "On this page", *parts]
    for part in parts:
        text += [part, PROSE]
    assert outline("\n".join(text))[2:] == [
        line for part in parts for line in (f"= {part}", f"· {PROSE}")
    ]


def test_a_japanese_paper_says_that_it_ends_above_a_remark_in_brackets() -> None:
    said = ["委員から、冬の運航について質問があり、事務局が答えた。次回は秋に開く。"]
    said += ["座長から、橋の修理が終わるまで渡し船を増やしたいとの発言があった。"]
    found = outline(
        "\n".join(("港の検討会の記録", *said, "以上", "（速報のため、後で直すことがあります。）"))
    )
    assert [line for line in found if "以上" in line or "速報" in line] == [
        "· （速報のため、後で直すことがあります。）"
    ]
