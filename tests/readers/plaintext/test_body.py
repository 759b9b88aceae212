"""The body of a text: what parts its blocks, and what each of them is."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import read_lines
from tests.readers.plaintext.outline import outline

TITLE = "The heron that stood on one leg for three generations of readers dies at ninety-one"
OPENING = (
    "The last strip will run on Monday. The heron, according to the daughter of the man who drew "
    "it, puts the other foot down and walks out of the picture, and nobody has been told whether "
    "the river goes with it or stays where it is."
)
SEQUEL = (
    "The paper received four sacks of letters after the news. Most of them asked for the bird to "
    "be spared, two offered it a pond, and one came from a fishmonger who said that he had waited "
    "for this day since the second year of the strip, when his shop was robbed in it."
)
END = (
    "A statue stands in the park. It has one leg, because the sculptor worked from the drawings, "
    "and children put sandwiches under it."
)


def test_a_running_head_is_the_title_though_that_stands_in_two_lines() -> None:
    body = textwrap.wrap(f"{OPENING} {SEQUEL} {END}", 60)
    text = [*textwrap.wrap(TITLE, 60), "", *body[:-3], "", "1", TITLE, "", *body[-3:], "", "2"]
    assert outline("\n".join(text)) == [f"# {TITLE}", f"· {OPENING} {SEQUEL} {END}"]


def test_who_signs_above_the_last_page_number_is_no_running_head() -> None:
    text = ["From: Imke Brandt", "Subject: The heron", "", *textwrap.wrap(OPENING, 60), ""]
    text += [*textwrap.wrap(SEQUEL, 60), "", "Imke Brandt", "", "1"]
    assert outline("\n".join(text)) == [
        "# The heron",
        f"· {OPENING}",
        f"· {SEQUEL}",
        "· Imke Brandt",
    ]


def test_a_short_wrapped_text_without_blank_lines_is_not_parted_by_them() -> None:
    text = "Gauges\nThe service sends a message to your server when the state of a gauge\n"
    text += "changes. You may register up to five addresses for each account.\nRegistering it\n"
    text += "    curl -X POST https://gauges.example/v2/hooks\n    curl https://gauges.example\n"
    assert outline(text)[1:3] == [
        "· The service sends a message to your server when the state of a gauge changes. You may "
        "register up to five addresses for each account.",
        "= Registering it",
    ]


def test_a_quotation_may_open_with_the_mark_that_closes_it() -> None:
    text = f"Fågeln är borta\n\n{OPENING}\n\n”Det är glädjande, men tomt.” – Nils Barakat, chef\n\n"
    text += f"Stora skillnader\n\n{SEQUEL}\n"
    assert outline(text)[2:5] == [
        "> ”Det är glädjande, men tomt.”",
        "> — Nils Barakat, chef",
        "= Stora skillnader",
    ]


def test_words_in_brackets_between_the_turns_of_speech_are_no_heading() -> None:
    text = f"The flood\n\nANCHOR: {OPENING}\n\nGUEST: {SEQUEL}\n\n(CROSSTALK)\n\nANCHOR: {END}\n\n"
    assert "· (CROSSTALK)" in outline(text + "GUEST: It is a good bird.\n")


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("Details", ("Where: Harbour Museum", "When: 28 March to 11 May", "Tickets: £24")),
        ("Troubleshooting", ("Pump does not start: Check the fuse.", "It hums: Lift the float.")),
        ("1.2. Terminology", ("delay: The time before the answer.", "end: The last byte.")),
        ("Abkürzungen", ("AGB: Allgemeine Bedingungen", "BGH: Bundesgerichtshof")),
        ("Файлы", ("~/.gauge.toml: Настройки.", "/var/gauge: Последние данные.")),
    ],
)
def test_a_section_of_entries_is_a_definition_list(heading: str, entries: tuple[str, ...]) -> None:
    text = "\n".join(["The manual", OPENING, heading, *entries, "Disposal", END])
    assert outline(text)[2:-2] == [f"= {heading}", *(f": {entry}" for entry in entries)]


def test_entries_part_though_they_are_full_and_have_no_stop() -> None:
    entries = [
        "Reach: the share of those who live within two miles of a shelf",
        "Use: the share of cards that were used in the last twelve months",
        "Speed: the median time",
    ]
    lines = [line for entry in entries for line in textwrap.wrap(entry, 65)]
    text = ["Measures", *textwrap.wrap(OPENING, 65), "Terms", *lines, "Sums", SEQUEL[:60] + "."]
    assert [line for line in outline("\n".join(text)) if line[0] == ":"] == [
        f": {entry}" for entry in entries
    ]


def test_those_present_are_no_terms() -> None:
    said = ["Bastien: then we have two fields.", "Dagny: one wins.", "DECISION: Store both."]
    text = ["WG call", "", "Attendees: Aylin, Bastien, Dagny", "", OPENING, "", "\n\n".join(said)]
    assert outline("\n".join(text))[-3:] == [f"· {line}" for line in said]


def test_paragraphs_with_a_classification_keep_their_numbers() -> None:
    said = ["1. (C) SUMMARY: He asked.", "2. (SBU) On sugar, he asked.", "3. (U) He smiled."]
    text = "\n\n".join(["CONFIDENTIAL", "NEW MINISTER LOOKS FOR FRIENDS", "14 March 2007", *said])
    assert outline(text)[2:] == [f"· {line}" for line in said]


@pytest.mark.parametrize("court", ["Wyrok w imieniu Rzeczypospolitej", "Urteil", "Sentenza n. 4"])
def test_the_orders_of_a_court_keep_their_numbers(court: str) -> None:
    orders = [
        "I. zasądza od pozwanej kwotę 7 420 zł;",
        "II. oddala powództwo;",
        "III. znosi koszty.",
    ]
    text = "\n\n".join([court, OPENING, *orders, "UZASADNIENIE", SEQUEL])
    assert outline(text)[2:5] == [f"· {line}" for line in orders]


def test_the_questions_below_a_title_that_quotes_are_speech() -> None:
    asked = ["How does one begin?", "By smelling. Damp has a smell.", "And below?", "A mill."]
    text = "\n\n".join(["“Colour is the last thing I look at”", OPENING, *asked])
    assert outline(text)[2:] == [f"· {line}" for line in asked]


@pytest.mark.parametrize("field", ["Serves 4", "Cook 35 min", "Für 6 Personen", "Pour 4 personnes"])
def test_how_many_a_dish_serves_is_no_heading(field: str) -> None:
    assert f"· {field}" in outline(f"Lentil soup\n\n{OPENING}\n\n{field}\n\n{SEQUEL}")


def test_a_heading_stands_above_how_to_reach_somebody() -> None:
    text = f"Gauges\n\n{OPENING}\n\nPress desk\n\nOn duty: 010-555 04 10\n"
    assert outline(text)[2:] == ["= Press desk", "· On duty: 010-555 04 10"]


def test_a_line_in_capitals_below_a_full_line_begins_anew() -> None:
    lines = textwrap.wrap(f"{OPENING} {SEQUEL}", 60)
    judges = "Before Lady Justice Amadi and Lord Justice Crewe, Monday"
    text = ["The heron", *lines, judges, "LADY JUSTICE AMADI:", *textwrap.wrap(END, 60)]
    found = [line[2:] for line in outline("\n".join(text))]
    assert found[-3:] == [judges, "LADY JUSTICE AMADI:", END]


def test_a_word_of_two_wide_characters_has_a_short_underline() -> None:
    assert "= 確認" in outline(
        "移行のメモ\n====\n\n確認\n--\n\nログは見られるので、書く必要はありません。\n"
    )


COUPLET = ("You pressed for seven. I had pressed for three.", "The doors discussed it.")


@pytest.mark.parametrize(
    "lead", ["The opening poem sets the tone:", "Le premier poème donne le ton :", "这首诗写道："]
)
def test_lines_that_a_text_calls_verse_are_verse_though_they_end_with_stops(lead: str) -> None:
    text = "\n".join(["Small rooms", OPENING, lead, *COUPLET, SEQUEL, END])
    assert outline(text)[3:-2] == [f"| {line}" for line in COUPLET]
    other = text.replace(lead, "The report has two findings:")
    assert outline(other)[3:-2] == [f"· {line}" for line in COUPLET]


def test_a_sentence_right_below_verse_is_prose() -> None:
    lines = ("Quien entra con hambre, coma;", "quien entra con pena, calle;", "y el valle.")
    said = "No está mal, porque hay poetas que han tardado más en llegar a eso."
    text = "\n".join(["La cocina", OPENING, "Leo los versos:", *lines, said, SEQUEL])
    assert outline(text)[3:-1] == [*(f"| {line}" for line in lines), f"· {said}"]


def _set_in(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="    ")


def test_first_lines_are_set_in_though_a_quotation_is_set_in_as_far() -> None:
    quote = textwrap.fill(SEQUEL, 72, initial_indent="    ", subsequent_indent="    ")
    text = "\n".join(["The heron", _set_in(OPENING), "    She said:", quote, _set_in(END)])
    assert outline(text)[1:] == [f"· {OPENING}", "· She said:", f"> {SEQUEL}", f"· {END}"]


def test_fields_and_addresses_that_are_set_in_are_neither_verse_nor_quotations() -> None:
    fields = ["For 6 people", "Preparation: 25 min", "Cooking: 40 min"]
    reached = ["Telephone 0800 555 0162, from eight to eight", "recall@bumblewood.example"]
    lines = ["Chard", *(f"    {x}" for x in fields), "Method", _set_in(OPENING), _set_in(SEQUEL)]
    text = "\n".join([*lines, "Contact", *(f"    {line}" for line in reached)])
    found = outline(text)
    assert [line for line in found if line[2:] in {*fields, *reached}] == [
        f"· {line}" for line in (*fields, *reached)
    ]


def test_a_paragraph_seldom_begins_with_a_word_that_refers_back() -> None:
    said = (
        "The harbour was closed on Monday because the ice had moved the buoys. Ships waited "
        "outside for a week and a day in the fog. {} took days to find the channel in the fog, and "
        "crews were told to wait for the pilots with a map of the bay that was drawn by hand and "
        "by nobody who had seen it."
    )
    paragraphs = {}
    for word in ("It", "Ed"):
        texts = [END, said.format(word), END]
        lines = [line for text in texts for line in textwrap.wrap(text, 62)]
        paragraphs[word] = len(outline("\n".join(["Ice in the harbour", *lines]))) - 1
    assert paragraphs == {"It": 3, "Ed": 4}


def test_east_asian_lines_with_latin_words_may_be_wrapped() -> None:
    text = "サーバーの定期処理をcronからsystemdタイマーに移したときの短いメモです。"
    after = "Persistentを有効にすると、電源が切れていた間の処理が起動後に実行されます。"
    lines = [said[at : at + 30] for said in (text, after) for at in (0, 30)]
    assert outline("\n".join(["タイマーを使う", *lines])) == [
        "# タイマーを使う",
        f"· {text}",
        f"· {after}",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("备份以后要检查。", "SQLite 会说明结果"),
        ("他说“可以。”", "29 岁的工人笑了"),
        ("这样的写法看起来稳妥", "”的说法不对"),
    ],
)
def test_lines_meet_without_a_space_beside_wide_marks(above: str, below: str) -> None:
    spaced = read_lines("用 SQLite 保存 2 份", 1, Log("text.txt"))
    assert Joiner(spaced).join_texts([above, below]) == f"{above}{below}"


def test_a_figure_that_ends_an_item_does_not_begin_the_next() -> None:
    text = f"The card\n\n{OPENING}\n\n1. Fill in the form at desk 2. 2. Hand it in. 3. Wait.\n"
    assert outline(text)[2:] == ["1. Fill in the form at desk 2.", "2. Hand it in.", "3. Wait."]


def test_items_that_fill_a_line_by_chance_do_not_take_the_next() -> None:
    text = (
        "The card\nWho may have one?\nEverybody who lives in the town and pays their taxes in the "
    )
    text += (
        "same. Registration is not needed here.\nWhat is it for?\n• cheaper tickets each month • "
    )
    text += "a third off the price at the pool and rink • the first place at the nursery\n"
    text += "I lost my card. What now?\nTelephone 55 555 01 66, and it will be blocked at once.\n"
    assert outline(text)[-3:] == [
        "- the first place at the nursery",
        "= I lost my card. What now?",
        "· Telephone 55 555 01 66, and it will be blocked at once.",
    ]


@pytest.mark.parametrize(
    "line", ["1 June 2025, 10:00, town hall", "Dienstag, 3. Juni 2025, um 19.30 Uhr, Rathaus"]
)
def test_when_and_where_the_next_meeting_is_heads_nothing(line: str) -> None:
    found = outline(
        "Minutes of the harbour committee\n\n1. Budget\n\nThe committee spoke about the crane.\n\n"
        f"2. Date of next meeting\n\n{line}\n\nThe meeting closed at 11:45.\n"
    )
    assert f"· {line}" in found


_ABOVE_SOURCES = (
    "The ferry at the lower landing ran for ninety years, and nobody on either bank had thought "
    "of a bridge before the winter in which the ice took both of the piers."
)


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("Wharf Gazette, no. 12, p. 3, 4 May 2019", ["Wharf Gazette, no. 12, p. 3, 4 May 2019"]),
        (
            "Wharf Gazette, p. 3, 4 May 2019; Land Office, file 7",
            ["Wharf Gazette, p. 3, 4 May 2019", "Land Office, file 7"],
        ),
        ("Wharf Gazette, p. 3 | Land Office", ["Wharf Gazette, p. 3", "Land Office"]),
        ("Wharf Gazette · Land Office", ["Wharf Gazette", "Land Office"]),
    ],
)
def test_commas_within_a_source_do_not_part_it(line: str, sources: list[str]) -> None:
    found = outline(f"The ferry\n\n{_ABOVE_SOURCES}\n\n{_ABOVE_SOURCES}\n\nSources: {line}.")
    assert [x[2:] for x in found if x[0] == "^"] == sources


@pytest.mark.parametrize(
    "sources",
    [
        ["Wharf Gazette", "Land Office", "Society of Ferrymen"],
        ["Wharf Gazette 2019", "Land Office (1998)"],
        ["Land Office", "https://gazette.example/2019/05/04", "ferries.example/12"],
    ],
)
def test_commas_part_names_and_addresses_of_sources(sources: list[str]) -> None:
    line = ", ".join(sources)
    found = outline(f"The ferry\n\n{_ABOVE_SOURCES}\n\n{_ABOVE_SOURCES}\n\nSources: {line}.")
    assert [x[2:] for x in found if x[0] == "^"] == sources


def test_who_took_a_picture_goes_on_from_what_it_shows() -> None:
    shown = "Boats in March, when the ice had moved the last of the buoys."
    lines = [*textwrap.wrap(OPENING, 62), shown, "Photo: Ann Lee", *textwrap.wrap(OPENING, 62)]
    found = outline("\n".join(["Ice in the harbour", *lines]))
    assert f"· {shown} Photo: Ann Lee" in found


def test_those_present_go_on_below_a_post_and_a_comma() -> None:
    first = "Members present: Ann Lee (President), Bo Hale (Vice President),"
    found = outline(
        f"Minutes of the board\n\n{textwrap.fill(OPENING, 63)}\n\n{first}\nAmy Holt, Ty Reed\n\n"
        f"{textwrap.fill(OPENING, 63)}\n"
    )
    assert f"· {first} Amy Holt, Ty Reed" in found
