"""Where short pieces and paragraphs meet: what one line says of the break above it."""

from __future__ import annotations

import textwrap
from typing import Any, SupportsIndex

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.code import code_weight
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import Line, read_lines
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import measure
from publish.readers.plaintext.title_breaks import is_first_of_title
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

TALK = (
    "The harbour office rents out eleven boats and a raft. It was asked about all of them in "
    "March, and answered in May, when most of them had sunk."
)
MORE = (
    "Nobody had counted the oars since the winter. A clerk who did so last week found nineteen, "
    "of which two were brooms, and wrote this down in the book that is kept for such findings."
)


def _tight(*parts: str, width: int = 76) -> str:
    return "\n".join("\n".join(textwrap.wrap(part, width)) for part in parts) + "\n"


def test_a_table_in_a_box_does_not_hide_the_width_of_the_text() -> None:
    row = "│ 19:00 │ The raft sinks, and with it the chairs that stood there │"
    rule = "─" * (len(row) - 2)
    text = f"What became of the raft\n\n{_tight(TALK, width=60)}\n┌{rule}┐\n"
    text += f"{row}\n" * 5 + f"└{rule}┘\n\n{_tight(MORE, width=60)}"
    assert outline(text)[-1] == f"· {MORE}"


def test_blank_lines_part_paragraphs_though_the_items_of_a_list_stand_together() -> None:
    notes = "These are my notes from the rebuilding of the reporting raft\non 24 January. It holds "
    notes += (
        "1.4 tons and it has no replicas now,\nso going under the hard links was the only real "
    )
    notes += "option.\nDowntime was 38 minutes, 20 of which were my own fault (see\nbelow)."
    text = f"Notes on the raft\n\n{notes}\n\nTo do\n\n"
    text += "".join(f"{n}. Count the boats, and write it down.\n" for n in range(1, 9))
    assert outline(text)[1] == f"· {notes}".replace("\n", " ")


def test_the_number_of_a_short_last_page_is_a_page_number() -> None:
    lines = textwrap.wrap(f"{TALK} {MORE} {TALK} {MORE}", 40)
    text = ["Boats", "", *lines[:10], "", "1", "", *lines[10:], "", "2", "", "The end of it.", "3"]
    assert outline("\n".join(text))[-1] != "· 3"


def test_a_running_head_repeats_a_subject_that_was_wrapped() -> None:
    subject = "Request about the boats, the raft, the oars and all the chairs"
    lines = textwrap.wrap(f"{TALK} {MORE}", 50)
    text = ["From: Ann Lee", "Subject: Request about the boats, the raft, the oars", "and all the"]
    text = [*text[:2], "and all the chairs", "Dear sir,", *lines, "", "1", subject, "", "Ann Lee"]
    assert not any(line.startswith(f"· {subject}") for line in outline("\n".join(text)))


def test_an_item_does_not_go_on_at_the_margin_where_others_hang() -> None:
    item = "a clause that would allow the owner to change any of these things later on"
    text = _tight("How to rent a boat", TALK, "It forbids:")
    text += "- a clause that would allow the owner to take the boat back in the middle of\n"
    text += f"  the lake;\n- {item}\n" + _tight("A change of colour is not on the list.", MORE)
    assert f"- {item}" in outline(text)


def test_a_clause_with_its_number_goes_on_from_no_item() -> None:
    item = "to keep all that the owner tells about the boat and its faults to itself."
    text = _tight("1. Boat", f"1.1 {TALK}", "1.2 The lender has:")
    text += f"- {item}\n" + _tight(f"1.3 {MORE}", f"1.4 {TALK}")
    assert f"- {item}" in outline(text)


def test_a_command_below_a_step_is_no_part_of_it() -> None:
    text = _tight("How to count the boats", TALK, MORE, TALK) + "1. Stop the pump.\n"
    text += "2. Count the rows of the table, and then start it all over again please.\n"
    text += "    zcat /boats/2026.sql.gz | mysql boats\n"
    assert "  ` zcat /boats/2026.sql.gz | mysql boats" in outline(text + _tight(MORE, TALK))


def test_paragraphs_that_begin_at_the_margin_make_a_line_that_is_set_in_no_first_line() -> None:
    quoted = "It is not for the tenant to choose between the rent and the rain in March."
    text = _tight("Boats", TALK, MORE) + f"    {quoted}\n" + _tight("So it was.", TALK, MORE)
    assert f"> {quoted}" in outline(text)


def test_a_query_is_code_though_it_ends_like_words() -> None:
    assert code_weight("SELECT extname, extversion FROM pg_extension ORDER BY 1;") == 2
    assert code_weight("to select committees that meet in rooms kept for them;") == 0


def test_verse_begins_below_a_full_line_that_leads_in_to_it() -> None:
    lead = "The best of them was written in the winter of the great snow, and goes like it:"
    verse = ("The lane has gone, the wall has gone,", "the gate stands up alone;")
    text = _tight("Poems by a postman", TALK, width=80) + f"{lead}\n"
    text += "\n".join((*verse, "I bring a letter to a house", "of which I know the stone.")) + "\n"
    assert [f"| {line}" for line in verse] == outline(text + _tight(MORE, width=80))[3:5]


def test_those_present_are_named_over_the_end_of_a_line() -> None:
    names = "Present: Joost Hulshof (chair), Samira El Khattabi, Nick Tull, Petra van"
    text = f"Minutes\n{names}\nDongen, Wouter Nijland (minutes)\nApologies: Ann Lee\n"
    assert f"· {names} Dongen, Wouter Nijland (minutes)" in outline(text + _tight(TALK, width=72))


def test_words_of_address_stand_alone_though_the_line_is_long() -> None:
    address = "Ladies and gentlemen of the council, dear friends of the harbour,"
    text = _tight("Speech", "Madam Mayor,") + f"{address}\n" + _tight(TALK, MORE)
    assert f"· {address}" in outline(text)


def test_a_numbered_paragraph_goes_on_to_the_next_number_over_a_heading() -> None:
    first = "2. The defendant accepts that the walk takes longer than two minutes. "
    rest = "It says that the words were not meant to be taken literally, and that "
    text = _tight("Lee v Boats", "Introduction", f"1. {TALK}", width=70)
    text += f"{first.strip()}\n{rest.strip()}\nnobody would do so.\nThe evidence\n"
    text += _tight(f"3. {MORE} {TALK} {MORE}", f"4. {TALK} {MORE}", width=70)
    assert f"· {first}{rest}nobody would do so." in outline(text)


def test_a_number_that_ends_with_its_line_goes_on_in_the_next_one() -> None:
    text = "地铁七号线\n\n该线路串联起西部大学城和东部空港新区，覆盖居住人口约9\n"
    text += "4万。市轨道交通集团总工程师陶立群介绍，线路开通后，从大\n学城到老城的时间缩短。\n"
    assert "约94万" in outline(text)[1]


def test_a_lower_case_v_ends_no_sentence() -> None:
    assert not ends_sentence("as was explained in the case of Lee v.")
    assert not ends_sentence("He asked for Rs.")
    assert ends_sentence("He fell in the lav.")


def test_stanzas_of_very_short_lines_are_verse_though_they_end_with_stops() -> None:
    stanzas = (
        "Platform in the rain.\nThe train that is not coming\ndoes not come again.",
        "A dropped ticket lies\nface down, keeping to itself\nwhere it would have gone.",
        "Night. The board goes dark.\nSomebody has left a scarf\nround the statue's neck.",
    )
    found = outline("Three haiku for a station\n\n" + "\n\n".join(stanzas) + "\n")
    assert [line for line in found if line[0] == "|"] == [
        f"| {line}" for stanza in stanzas for line in stanza.split("\n")
    ]


FULL = (
    "The harbour office rents out boats, which is more than anybody in the town\n"
    "knew until the flood of March came and took them all away towards the weir."
)
"""Two lines of which the last, by chance, leaves no room for the next word."""

REST = "with wind from the sea and hail of the size of plums in the evening of it, as we hear."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (FULL, f"Weather: rain, {REST}"),
        (FULL, "(Applause.)"),
        (FULL, "Gwendolyn Maddox of Otley, for the last of the rowers"),
        (FULL, "And who sank the raft?"),
        (FULL, "What those who row must bring along on Monday:"),
        (FULL, "With the best wishes of all at the harbour office,"),
        (FULL.replace("knew", "“knew").replace("weir.", "sea.”"), f"Counting went on, {REST}"),
    ],
)
def test_a_full_line_ends_a_paragraph_where_the_next_is_no_sentence_of_it(
    above: str, below: str
) -> None:
    text = _tight("Boats", TALK, f"{MORE} {TALK}", MORE) + f"{above}\n" + _tight(below)
    assert f"· {above}".replace("\n", " ") in outline(text)


def test_who_took_a_picture_is_told_with_what_it_shows() -> None:
    caption = f"{FULL}\nPhotograph: Ann Lee"
    text = _tight("Boats", *[f"{TALK} {MORE}", f"{MORE} {TALK}"] * 2) + f"{caption}\n"
    assert f"· {caption}".replace("\n", " ") in outline(text + _tight(f"{TALK} {TALK}"))


def test_long_items_that_hang_are_items_though_no_other_dash_is_near() -> None:
    items = [f"{MORE} {TALK} {MORE} {TALK}", f"{TALK} {MORE} {TALK} {MORE}"]
    text = _tight("Boats", TALK, "There are two things to be said of this:")
    for item in items:
        text += textwrap.fill(item, 60, initial_indent="– ", subsequent_indent="  ") + "\n"
    assert [line for line in outline(text + _tight(MORE)) if line[0] == "-"] == [
        f"- {item}" for item in items
    ]


def test_a_mark_alone_above_a_long_address_opens_its_note() -> None:
    address = "https://boats.example/" + "the-raft-and-what-became-of-it-" * 2
    text = _tight("Boats", f"The raft sank.[1] So did the oars.[2] {TALK}", MORE)
    text += f"[1]\n    {address}1\n[2]\n    {address}2\n"
    assert outline(text)[-2:] == [f"note {address}1", f"note {address}2"]


WRAPPED = (
    "Der Verpächter überlässt dem Pächter das grüne Boot mit allen\nRudern und Leinen.",
    "Der Pächter trägt alle Kosten der Pflege, namentlich die für\nFarbe, Teer und Werg.",
    "Der Vertrag endet im Herbst, ohne dass es einer Kündigung im\nEinzelnen bedarf.",
    "Nach dem Ende der Pacht ist das Boot dem Verpächter an diesem\nSteg zu übergeben.",
    "Streit über das Boot schlichtet der Wirt des Gasthauses, und\nzwar am selben Tag.",
)
SHORT = ("Der Hund bleibt.", "Das Boot heißt Otter.")


def test_few_full_lines_tell_the_width_where_nouns_have_capitals() -> None:
    clauses = [clause for long in WRAPPED for clause in (*SHORT, long)]
    found = outline("Pachtvertrag\n" + "\n".join(clauses) + "\n")
    assert found[3:] == [f"· {clause}".replace("\n", " ") for clause in clauses[2:]]


def test_lines_two_apart_that_come_to_no_end_tell_that_a_text_is_double_spaced() -> None:
    said = (
        "Happy new year! As most of you know, we are moving to Wharf House on Friday.",
        "Ask me or, better, read the page about it on the intranet first: https://move.example",
        "The boats stay where they are and so, I am told by the office, does Martin Osei.",
    )
    text = _tight("Moving to the wharf", *said, width=68).replace("\n", "\n\n")
    assert outline(text)[1:] == [f"· {x}" for x in said]


def test_the_full_first_line_of_a_report_is_no_title_because_of_its_dateline() -> None:
    report = (
        "Halle (ots) - Wirtschafts- und Wissenschaftsministerin Birgitta Wolff (CDU) erfuhr bei "
    )
    report += "einem Termin am Geiseltalsee bei Mücheln von ihrer Entlassung aus dem Kabinett."
    text = _tight("Wolff erfuhr bei Termin in Mücheln von Entlassung", report, MORE, TALK, width=68)
    assert f"· {report}" in outline(text)


def test_a_full_line_that_ends_in_an_article_goes_on_in_a_word_that_looks_like_a_heading() -> None:
    picture = "The raft on the second day of the fair at Halden. Photograph: Ida Moe/The Signal"
    text = _tight(TALK, MORE, TALK, picture, MORE, TALK)
    assert "The\nSignal\n" in text
    assert f"· {picture}" in outline(text)


def test_numbered_paragraphs_at_the_margin_go_on_below_a_list_whose_items_hang() -> None:
    asked = (
        "1. How many of the boats does the harbour office expect to be lent out by the\n"
        "   end?\n"
        "2. Will it propose a ceiling for the price of the lending of a boat or a raft\n"
        "   in March?\n"
        "3. Does the harbour office consider that a raft which was lent out on two\n"
        "   days of the fair complies with its own rules on the lending of a boat?\n"
    )
    answers = (
        "1. The office expects eleven boats, of which it has counted two, by the end\n"
        "of the year. It hopes for more.\n"
        "2. It will then look at the oars, of which there is nobody who knows how\n"
        "many there are.\n"
    )
    lead = f"{_tight(TALK)}In the light of the above:\n"
    found = outline(f"{lead}{asked}Sent on: 4.6.2025\n{answers}{_tight(MORE)}")
    assert not [line for line in found if line[0] == "="]
    assert any(line.startswith("1. The office") and line.endswith("more.") for line in found)


def test_a_line_that_ends_in_an_article_goes_on_below_a_poem_whose_lines_are_shorter() -> None:
    poem = (
        "My father kept the tables by the clock,\n"
        "a yellow book, a string to keep the place,\n"
        "High water, 04:12. He set the kettle\n"
        "to boil for four, and left the radio low\n"
        "so that the sea, he said, could get a word in.\n"
        "He has been dead nine years. The book still comes,\n"
        "a different yellow, in my mother’s name.\n"
        "as though there were a tide that he might catch\n"
        "if someone only marked the hour for him\n"
        "and left the light on, and the kettle full.\n"
    )
    note = "Ida Moe’s second collection of poems, The Lee Shore, will be published in the\nspring."
    found = outline(f"Tide tables\nIda Moe\n{poem}{note}\nFirst read aloud in Halden in 2023.\n")
    assert f"· {note.replace(chr(10), ' ')}" in found


def test_a_full_last_line_of_an_item_sets_no_first_lines_in() -> None:
    item = (
        "3. Does the harbour office consider that a raft which was lent out on two\n"
        "   days of the fair complies with its own rules on the lending of a boat?\n"
        "Submitted: 4.6.2025\n"
    )
    lines = read_lines(f"{_tight(TALK)}{item}{_tight(MORE)}", 1, Log("text.txt"))
    assert measure(lines).first_indent == 0


@pytest.mark.parametrize(
    ("first", "above", "below"),
    [
        (
            "    ",
            "All about boats that were lent out is to be found right below Lent on",
            "> Rafts.",
        ),
        (
            "",
            "The harbour office today reported on all its boats for the year ended",
            "June 3, 2025.",
        ),
        (
            "",
            "All the boats of the harbour will have to be brought back to it on 30",
            "June. By then",
        ),
    ],
)
def test_a_sentence_goes_on_in_a_line_that_begins_like_something_else(
    first: str, above: str, below: str
) -> None:
    parts = (TALK, MORE, TALK, MORE, f"{TALK} {MORE}")
    top, *rest = (textwrap.fill(p, 72, initial_indent=first) + "\n" for p in parts)
    found = outline(f"Boats\n{top}{first}{above}\n{below}\n{''.join(rest)}")
    assert any(f"{above} {below}" in line for line in found)


DECK = "Wardens on the far quay say that they have counted nine of them since the ice went out"
FULL = "Harbour office to sell the last raft after the flood gate was left open all"


@pytest.mark.parametrize("above", ["", "Munster\n", "Region\nThe north shore\n"])
@pytest.mark.parametrize("first_lines", ["", "  "])
def test_a_full_first_line_is_the_title_above_another_full_line(
    above: str, first_lines: str
) -> None:
    head = f"{above}{FULL}\n{DECK[:72]}\n{DECK[73:]}\nAnn Lee\n3 March 2025\n"
    found = outline(head + _tight(*(f"{first_lines}{part}" for part in (TALK, MORE) * 3)))
    assert f"# {FULL}" in found
    assert not any(DECK[:20] in line and FULL[:20] in line for line in found)


@pytest.mark.parametrize(
    ("full", "rest"),
    [
        ("Harbour Office to Open Its Second Yard for Rafts and Old Boats in Spartan", "Falls"),
        ("Harbour office to open its second yard for rafts and old boats in Ballyglass,", "Tarn"),
        ("Statement from the Harbour Office on the Reopening of the Old Cutler River", "Bridge"),
    ],
)
def test_a_full_title_goes_on_in_a_short_line_below_whatever_stands_above(
    full: str, rest: str
) -> None:
    head = f"The north shore\nQuays\nNews\n{full}\n{rest}\n3 March 2025\n"
    assert f"# {full} {rest}" in outline(head + _tight(*(TALK, MORE) * 3, width=len(full)))


def test_the_first_line_of_a_letter_is_no_title_though_the_next_begins_with_a_capital() -> None:
    first = "Please find attached the programme for the visit of our partners from the"
    first += " Nordholt"
    text = f"{first} Foundation next week, which is the first since the winter. {TALK}"
    found = outline(
        f"To: Ann Lee\nSubject: Visit\n\nDear Ann,\n{_tight(text, MORE, width=len(first))}"
    )
    assert f"· {text}" in found


class _Whole(list[Line]):
    """Lines of which no part may be taken, as would cost more the longer they are."""

    def __getitem__(self, at: SupportsIndex | slice) -> Any:
        assert not isinstance(at, slice)
        return super().__getitem__(at)


def test_far_below_the_top_no_title_is_looked_for() -> None:
    lines = read_lines("The harbour office rents out boats\n" * 40, 1, Log("x"))
    scan = Scanner(lines, measure(lines), Joiner(lines), {})
    scan.lines = _Whole(lines)
    assert not is_first_of_title(scan, 30, 31)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Minutes of the Ordinary Meeting of the Parish Council of Tarn", "held on 10 March 2025"),
        ("The river came over the wall at night and nobody was there to see", "11:20 11/08/2025"),
        ("The river came over the wall at night and nobody was there to see it go", "Listen"),
        ("The Guide to the Keys of Old Buildings and Who Keeps Them for the Town", "Working Paper"),
        (
            "Watching the Gates of an Old Harbour with Sensors that Cost Nearly Nothing",
            "Results of a two-year trial",
        ),
        ("Temporary rules for the keys of the lower harbour in the coming season", "Conclusions"),
    ],
)
def test_a_title_that_fills_its_line_does_not_go_on_in_what_stands_beside_titles(
    title: str, below: str
) -> None:
    text = _tight(title, below, *[TALK, MORE] * 3)
    assert plain_text(document(text).meta.title) == title
