"""Short lines among paragraphs, of which some head what is below and some are of the page."""

from __future__ import annotations

import textwrap

import pytest

from publish.readers.plaintext.heading_words import is_division
from publish.readers.plaintext.pictures import is_picture_caption
from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")


def between(*lines: str) -> list[str]:
    """What lines between paragraphs are read as."""
    found = outline("\n".join(("The green gate", PROSE, LATER, *lines, PROSE, LATER)))
    return found[3 : 3 + len(lines)]


@pytest.mark.parametrize(
    "name",
    ["Hinges:", "Wrap Up:", "Statement Regarding Paint:", "Key facts:", "Scharniere:", "In short:"],
)
def test_a_name_with_a_colon_heads_the_prose_below(name: str) -> None:
    assert between(name) == [f"= {name}"]


def test_words_with_a_colon_that_lead_in_to_a_list_are_none() -> None:
    assert between("In short:", "- paint", "- hinges")[0] == "· In short:"


@pytest.mark.parametrize(
    "text", ["the council wrote:", "Then Ada said:", "Dear painters:", "Anna Gatter:"]
)
def test_words_with_a_colon_that_lead_in_are_none(text: str) -> None:
    assert between(text) == [f"· {text}"]


@pytest.mark.parametrize(
    "text",
    [
        "Passcode: 55501180",
        "What a gate looks like #gate #paint",
        "Search words: gates, hinges, paint and who paid",
    ],
)
def test_fields_and_tags_head_nothing(text: str) -> None:
    assert between(text) == [f"· {text}"]


@pytest.mark.parametrize("text", ["iGate owners", "“Green Gate” Rules under the Act of 1871"])
def test_names_with_small_first_letters_and_terms_in_quotation_marks_head(text: str) -> None:
    assert between(text) == [f"= {text}"]


def test_a_long_question_heads_its_answer() -> None:
    text = "What happens when the council receives a complete request from a painter?"
    assert between(text) == [f"= {text}"]


def test_a_list_of_contents_names_headings_without_their_numbers() -> None:
    names = ("Gates abroad", "Paint in the south", "Hinges in the north", "Who oils them")
    prose = "Nobody can say today who paid for it, or why it was left as it was in that year."
    parts = [line for n, name in enumerate(names, 1) for line in (f"{n}. {name}", prose)]
    found = outline("\n".join(("Of gates", *names, *parts)))
    assert found[1:] == [f"= {x}" if i % 2 == 0 else f"· {x}" for i, x in enumerate(parts)]


def test_a_name_with_a_role_below_and_a_question_right_below_a_heading_head_nothing() -> None:
    assert between("Anna Gatter", "Editor for trade.") == ["· Anna Gatter", "· Editor for trade."]
    assert between("Hinges", "What is a hinge?") == ["= Hinges", "· What is a hinge?"]


def test_a_heading_of_few_long_words_may_have_more_than_a_hundred_letters() -> None:
    text = "Gartentorangelschmierverfahren, seine grenzüberschreitende Anwendung, "
    text += "kostengünstige Beantragungsverordnungen"
    assert len(text) > 100
    assert between(text) == [f"= {text}"]


@pytest.mark.parametrize("text", ["Silver gates for all!", "The green gate is back again!"])
def test_an_exclamation_between_paragraphs_heads_the_one_below(text: str) -> None:
    assert between(text) == [f"= {text}"]


@pytest.mark.parametrize(
    "lines", [("Dear painters!",), ("And the council said:", "The gate is ours!")]
)
def test_an_exclamation_that_greets_or_is_said_heads_nothing(lines: tuple[str, ...]) -> None:
    assert between(*lines) == [f"· {line}" for line in lines]


def test_the_name_of_somebody_heads_a_text_only_among_others() -> None:
    assert between("Robert Painter") == ["· Robert Painter"]
    several = between("Robert Painter", PROSE, "Anna Gatter")
    assert several == ["= Robert Painter", f"· {PROSE}", "= Anna Gatter"]


@pytest.mark.parametrize("lines", [("Gate House 257", "Lake Street", "Lower Hinges")])
def test_of_three_short_lines_in_a_row_only_the_last_may_head_the_prose(
    lines: tuple[str, ...],
) -> None:
    assert between(*lines) == [f"· {line}" for line in lines[:-1]] + [f"= {lines[-1]}"]
    assert between(*lines, "Be there!")[:3] == [f"· {line}" for line in lines]


def test_a_line_among_others_is_no_heading_though_it_is_like_the_headings() -> None:
    lines = ("Robert Painter", "Hinge Makers", "gates@hinges.example")
    text = ("Hinges in the north", PROSE, "Gates in the south", PROSE, *lines)
    assert between(*text)[4:] == [f"· {line}" for line in lines]


def test_a_heading_with_a_colon_may_stand_above_a_paragraph_that_has_one() -> None:
    assert between("Local: Gates, hinges and paint", f"Lower Hinges: {PROSE}") == [
        "= Local: Gates, hinges and paint",
        f"· Lower Hinges: {PROSE}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("Design principles", "Bildung und Forschung", "Kartellrecht", "Sound and vision"),
        *("Video games and hinges", "Maps of the north", "Audio and paint"),
    ],
)
def test_words_that_begin_like_a_credit_may_head(text: str) -> None:
    assert between(text) == [f"= {text}"]


@pytest.mark.parametrize(
    "text",
    ["Foto Anna Gatter", "Edited by Anna Gatter", "Additional reporting by Bo Hale in Hinges"],
)
def test_who_took_a_picture_or_edited_heads_nothing(text: str) -> None:
    assert between(text) == [f"· {text}"]


@pytest.mark.parametrize(
    "text",
    [
        *("In the south (so near the paint!)", "And for the rest of the year…", "No more paint…"),
        "« Nobody can say today who paid for it »",
    ],
)
def test_stops_in_brackets_and_words_that_break_off_or_are_quoted_may_head(text: str) -> None:
    assert between(text) == [f"= {text}"]


@pytest.mark.parametrize("text", ["(Applause.)", "He paid for it. (Nobody knows why.)"])
def test_a_remark_in_brackets_heads_nothing(text: str) -> None:
    assert between(text) == [f"· {text}"]


@pytest.mark.parametrize("text", ["Painted, but how?", "Le portail, promesse ou alibi ?"])
def test_a_short_question_with_a_comma_heads_where_the_text_has_other_headings(text: str) -> None:
    assert between(text) == [f"· {text}"]
    lines = ("The green gate", PROSE, "Hinges of the north", LATER, text, PROSE)
    assert outline("\n".join(lines))[-2] == f"= {text}"


@pytest.mark.parametrize(
    "text", ["Prepared by Ada Gatter, Gate College", "Asked by Ada Gatter (Tain)"]
)
def test_who_had_a_part_in_a_text_heads_nothing(text: str) -> None:
    lines = ("The green gate", *[PROSE, LATER] * 7, text, PROSE)
    assert not [line for line in outline("\n".join(lines)) if line.startswith("=")]


@pytest.mark.parametrize("above", ["(laughter)", "The gate at noon. Foto Ada Gatter"])
def test_brackets_and_credits_of_pictures_leave_nothing_open_above_a_heading(above: str) -> None:
    assert between(above, "Hinges of the north") == [f"· {above}", "= Hinges of the north"]


def test_thai_ends_no_sentence_with_a_stop() -> None:
    prose = "ตลาดน้ำกลับมาเปิดให้บริการอีกครั้งเมื่อวันเสาร์ หลังจากปิดปรับปรุงมานานสองปี"
    texts = (f"{prose} {prose}", prose[10:], prose[20:])
    lines = (*texts[:2], "การเดินทาง", texts[2], "ที่จอดรถ", "- หน้าวัด", "- หลังตลาด")
    assert outline("\n".join(("ตลาดน้ำเปิดอีกครั้ง", *lines)))[1:] == [
        *(f"· {text}" for text in texts[:2]),
        *("= การเดินทาง", f"· {texts[2]}", "= ที่จอดรถ", "- หน้าวัด", "- หลังตลาด"),
    ]


def test_a_notice_in_thai_is_not_wrapped() -> None:
    lines = ("ประกาศรับสมัครครู", "โรงเรียนวัดสระบัวรับสมัครครูสอนดนตรีไทย จำนวนหนึ่งอัตรา เริ่มงานในเดือนหน้า")
    items = ("- เล่นระนาดหรือซอได้", "- รักเด็กและตื่นเช้าได้")
    assert outline("\n".join((*lines, "คุณสมบัติ", *items))) == [
        *(f"# {lines[0]}", f"· {lines[1]}", "= คุณสมบัติ", *items),
    ]


def test_brackets_at_both_ends_of_a_line_are_not_around_it() -> None:
    above = "(Hinge Guild), Ada Gatter (Paint Guild)"
    assert between(above, "Oil of Spring") == [f"· {above}", "· Oil of Spring"]


@pytest.mark.parametrize(
    "below", ["* * *", "-----", "- ", "> ", "| a | b |\n|---|---|\n| 1 | 2 |", "    $ ls"]
)
def test_lines_of_every_kind_may_stand_above_what_has_no_words(below: str) -> None:
    kinds = (
        *("Anna Lee", "LANDGERICHT WOLFSFELDE", "Chief Editor", "Who pays?", "Photo: Bo Hu", "1"),
        *("By Ann Lee", "3 May 2024", "Press release", "Share", "Sources", "Dear Ann,", "Serves 4"),
        *("Case No. 12/24", "TO: Ann", "Terms", "© 2024 Halden Press", "Yours,", "§ 4", "Q: Why?"),
    )
    for line in kinds:
        assert outline(f"{line}\n\n{below}\n\n{PROSE}")
        assert outline(f"The raft\n\n{PROSE}\n\n{line}\n\n{below}\n\n{PROSE}\n\n{line}\n\n{below}")


@pytest.mark.parametrize(
    "below",
    [
        "gateKeeper opens every gate that it is told to, and says so in a letter to the council.",
        "keeper.py opens every gate that it is told to, and says so in a letter to the council.",
    ],
)
def test_a_name_with_a_small_letter_goes_on_from_nothing(below: str) -> None:
    assert between("Keeping it", below)[0] == "= Keeping it"


def test_a_foreign_word_begins_a_heading_in_a_script_without_capitals() -> None:
    lines = ("대문", "대문은 삼월에 칠했고 누가 돈을 냈는지는 아무도 모른다.", "gates 설치 (권장)")
    assert (
        outline("\n".join((*lines, "    $ gates install", "끝이다.")))[2] == "= gates 설치 (권장)"
    )


@pytest.mark.parametrize(
    "above", ["It was carried. (Ayes 19, noes 0)", "表決通過，大門開放。（圖／市府）"]
)
def test_an_aside_below_a_stop_leaves_nothing_open(above: str) -> None:
    assert between(above, "The second gate and its hinges: paint")[1][0] == "="


def test_a_name_with_a_colon_heads_prose_below_an_address() -> None:
    above = "More on this at https://gates.example/paint"
    assert between(above, "Hinges and Co :")[1] == "= Hinges and Co :"
    assert between(above, "Investors:")[1] == "· Investors:"


def test_a_line_of_twelve_words_between_whole_paragraphs_is_a_heading() -> None:
    twelve = "What the council of the lower town found behind the green gate"
    long = f"{PROSE} {LATER}"
    for text, mark in ((twelve, "="), (f"{twelve} on the second day", "·")):
        assert (
            outline("\n".join(("The green gate", PROSE, long, text, long)))[3] == f"{mark} {text}"
        )


def test_of_two_headings_in_a_row_the_lower_tells_the_upper() -> None:
    parts = ("Paint", PROSE, "Colours", LATER, "(see below)")
    below = ("Hinges", "Who made them", "1.1 Steel", PROSE, "1.2 Brass", LATER)
    assert outline("\n".join(("The green gate", PROSE, *parts, *below)))[-6:-4] == [
        "= Hinges",
        "= Who made them",
    ]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("First: our towns need cheaper power.", False), ("Second. The Towns", True)],
)
def test_a_sentence_that_counts_is_no_heading(line: str, *, is_heading: bool) -> None:
    assert is_division(line) is is_heading


def test_the_subtitle_may_say_that_questions_head_their_answers() -> None:
    first = ("Co když nemám telefon?", "Platí papírové jízdenky, které mám doma?")
    second = "Jak poznám, že jsem zaplatil?"
    answer = "Nevadí. Jízdenku si můžete nahrát na kartu, kterou vydáme na přepážce v Nádražní."
    head = ("Jízdenka Lipka", "Nejčastější otázky k nové jízdence", "12. 2. 2025", f"{answer} " * 2)
    asked = [part for question in (*first, second) for part in (question, answer)]
    found = outline("\n".join((*head, *asked)))
    assert [line for line in found if line[0] == "="] == [f"= {text}" for text in (*first, second)]


def test_whom_to_ask_is_headed_in_arabic_too() -> None:
    assert between("لمزيد من المعلومات", "المكتب الإعلامي، هاتف: 0155 555 6 962+")[0][0] == "="


@pytest.mark.parametrize(
    ("above", "line", "is_heading"),
    [
        ("3 May 2025\nBy Aoife Lee", "Agriculture and Food Correspondent", False),
        ("3 May 2025", "Council Chambers, 410 Ferry Street", False),
        ("3 May 2025", "Opening Hours, 10 March", True),
        ("3 May 2025", "The Green Gate, 2024 City Edition", True),
    ],
)
def test_a_role_below_a_name_and_an_address_below_a_day_head_nothing(
    above: str, line: str, *, is_heading: bool
) -> None:
    body = (PROSE, LATER, "What the painters say", PROSE, LATER)
    found = outline("\n".join(("Who paid for the green gate", above, line, *body)))
    assert f"{'=' if is_heading else '·'} {line}" in found


@pytest.mark.parametrize(
    ("text", "is_caption"),
    [
        ("Un agricultor revisa una acequia, el pasado martes. / Jaime Bosqued", True),
        ("The gate was green, and so was the grass. / Nobody had painted it", False),
    ],
)
def test_a_sentence_with_a_stroke_and_a_name_is_a_caption(text: str, *, is_caption: bool) -> None:
    assert is_picture_caption(text) is is_caption


def test_a_label_below_a_break_heads_its_text() -> None:
    found = outline("\n\n".join(("The green gate", PROSE, "* * *", "In short:", LATER, PROSE)))
    assert "= In short:" in found


def test_line_after_line_in_capitals_is_a_letter_that_somebody_shouts() -> None:
    shouted = (
        "DEAR FRIENDS OF THE HARBOUR, I AM THE WIDOW OF THE MILLER OF NORLAND",
        "WE LEFT THE HARBOUR ALONG WITH OUR TWO SONS",
        "AND WENT TO THE NORTH OF THE ISLAND, WHERE MY FAMILY HAD A MILL",
        "THEN THE BOATS CAME TO FETCH US AND",
        "THE PUMPS OF THE MILL WERE MENDED BY MY SONS",
        "TELL THIS TO THE MEN OF YOUR MILL, AND DO NOT FORGET THAT THE PUMPS ARE OLD, AND THAT THE "
        "BOATS OF THE NORTH HAVE NOT BEEN SEEN BY ANYBODY HERE SINCE THE ICE HAS GONE",
    )
    told = outline("\n".join(["The boats", "", *shouted]))
    assert not [line for line in told if line[0] == "="]


def test_lines_of_comments_are_kept_and_head_nothing() -> None:
    comments = [
        "# pumps.conf - what the pumps do",
        "#",
        "# You may copy this file, and",
        "# change it.",
    ]
    told = outline("\n".join([*comments, "", "The pumps start at noon. They stop at night."]))
    assert told[:4] == [f"` {line}" for line in comments]


def test_bullets_with_a_wide_space_behind_them_are_no_cells() -> None:
    items = [f"  *  {text}" for text in ("Pumps that start", "Boats that float", "Nets that hold")]
    told = outline("\n".join(["The harbour has", "", "All of this is new in the harbour:", *items]))
    assert told[-3:] == [f"- {item[5:]}" for item in items]


def test_a_heavy_rule_parts() -> None:
    told = outline("\n\n".join(["The boats", "They lie still.", "━" * 40, "They went."]))
    assert told[1:] == ["· They lie still.", "* * *", "· They went."]


@pytest.mark.parametrize(
    "lines",
    [
        ["The first line of the report should say:", "Package: Harbour Pumps"],
        ["Two cups of flour", "One cup of water", "Some lard or shortening"],
    ],
)
def test_a_line_that_stands_with_those_above_and_apart_from_what_follows_heads_nothing(
    lines: list[str],
) -> None:
    prose = textwrap.wrap(PROSE, 72)
    text = ["Bread for the harbour", "", *prose, "", *lines, "", *prose, "", "The end is near."]
    assert f"· {lines[-1]}" in outline("\n".join(text))


def test_a_rule_below_several_lines_underlines_none_of_them() -> None:
    box = [
        "=" * 30,
        "Harbour Office",
        "12 Ferry Street, Suite 4",
        "Call us at 555 0144 117",
        "=" * 30,
    ]
    told = outline("\n".join(["The boats", "", PROSE, *box, PROSE]))
    assert "· Call us at 555 0144 117" in told


def test_hyphens_before_questions_with_answers_open_no_items() -> None:
    asked = [f"- {text}" for text in ("Who are you?", "Where is the boat?", "Will it float?")]
    text = [part for question in asked for part in (question, PROSE)]
    told = outline("\n\n".join(["The boats", "The miller was asked about them.", *text]))
    assert told[-6:] == [f"· {part}" for part in text]


def test_commands_set_in_behind_the_prompt_head_nothing() -> None:
    commands = ['  # export PUMPS="/srv/pumps.conf"', "  # apt-get update"]
    told = outline("\n".join(["The pumps", "", PROSE, "Run this:", "", *commands, "", LATER]))
    assert [f"` {line.strip()}" for line in commands] == told[-3:-1]
