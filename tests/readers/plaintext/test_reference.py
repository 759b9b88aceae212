"""What manuals and other works of reference hold: questions, terms, code, lists, sources."""

from __future__ import annotations

import textwrap

import pytest

from publish.readers.plaintext.fields import is_rights
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL


def test_questions_of_two_sentences_head_their_answers_where_others_do() -> None:
    text = (
        f"Visas\n\nWho needs a visa?\n\n{OPENING}\n\nHow long is it valid?\n\n{SEQUEL}\n\n"
        f"My application was refused. Can I appeal?\n\n{END}\n\n"
        f"May I appeal in writing and by post if I live abroad for most of the year?\n\n{END}\n"
    )
    assert [line for line in outline(text) if line.startswith("=")] == [
        "= Who needs a visa?",
        "= How long is it valid?",
        "= My application was refused. Can I appeal?",
        "= May I appeal in writing and by post if I live abroad for most of the year?",
    ]


def test_questions_within_an_essay_stay_in_it() -> None:
    text = f"The heron\n\nA bird\n\n{OPENING}\n\nIt has gone. Will it return?\n\n{SEQUEL}\n"
    assert "· It has gone. Will it return?" in outline(text)


def test_a_term_may_hold_figures_but_a_step_is_none() -> None:
    entries = (
        "Level 1: No tools may be used in class.\n\nLevel 2: Tools may be used openly.\n\n"
        "utf8: the encoding that is usual, with one to four bytes for each character of a text\n"
    )
    text = f"Tools\n\n{OPENING}\n\nLevels\n\n{entries}\nOther rules\n\n{SEQUEL}\n"
    found = [line[0] for line in outline(text)]
    assert found.count(":") == 3
    assert ":" not in [line[0] for line in outline(text.replace("Level ", "Step "))]


def test_two_entries_are_definitions_below_what_leads_in_under_their_heading() -> None:
    entries = "window: The time between two tries.\n\nslot: A moment in the window.\n"
    text = (
        f"Retries\n\n2. Conventions and Definitions\n\n{OPENING}\n\n{entries}\n3. Rules\n\n{END}\n"
    )
    assert [line for line in outline(text) if line[0] == ":"] == [
        ": window: The time between two tries.",
        ": slot: A moment in the window.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["$ grep -c 'SIGHUP' *.log", "eu-014.log:41", "eu-015.log:0", "eu-016.log:0"],
        ["HTTP/1.1 503 Unavailable", "Retry-After: 30", "Content-Length: 0", "Age: 4"],
        ["Match User backup", "    ForceCommand internal-sftp", "    AllowTcpForwarding no"],
        ["/disc/", "  archives/", "  lists/", "  status", "  apt.conf"],
        ["Package: <packagename>"],
    ],
)
def test_what_is_set_in_with_signs_of_a_machine_is_code(lines: list[str]) -> None:
    block = "\n".join(f"    {line}" for line in lines)
    text = f"The disc\n\n{OPENING}\n\nThe file says:\n\n{block}\n\n{SEQUEL}\n"
    assert [line[2:] for line in outline(text) if line[0] == "`"] == lines


def test_where_to_reach_somebody_is_no_code_though_it_is_set_in() -> None:
    block = "    Harbour/Press office\n    press@harbour.example\n    www.harbour.example"
    text = f"The disc\n\n{OPENING}\n\nWrite to:\n\n{block}\n\n{SEQUEL}\n"
    assert not [line for line in outline(text) if line[0] == "`"]


def test_an_option_at_the_beginning_of_a_line_goes_on_an_item() -> None:
    text = (
        "Reports\n\n" + textwrap.fill(SEQUEL, 72) + "\n\n"
        "- The output of the program when it is run as reportbug --template -T\n"
        "  none -s none -S normal -b --list-cc none is useful, as it holds what\n"
        "  was installed.\n- What you expected.\n"
    )
    assert [line for line in outline(text) if line[0] == "-"] == [
        "- The output of the program when it is run as reportbug --template -T none -s none "
        "-S normal -b --list-cc none is useful, as it holds what was installed.",
        "- What you expected.",
    ]


def test_dashes_below_what_leads_in_to_them_are_a_list_though_they_ask() -> None:
    listed = [
        "Has it the right reason?",
        "Does it say how?",
        "Could a part be shown?",
        "Is it late?",
    ]
    text = f"Refusals\n\n{OPENING}\n\nBe polite and be specific:\n\n"
    text += (
        "\n".join(f"– {item}" for item in [*listed, "A reason is not a rule."]) + f"\n\n{SEQUEL}\n"
    )
    assert [line for line in outline(text) if line[0] == "-"][:4] == [f"- {x}" for x in listed]


def test_sentences_after_dashes_that_stand_alone_are_speech() -> None:
    said = ["– Vi respekterar det, säger hon.", "– Jag har satt upp sju kilometer stängsel."]
    text = f"Vargen\n\n{OPENING}\n\n{said[0]}\n\n{SEQUEL}\n\n{said[1]}\n\n{END}\n"
    assert [line for line in outline(text) if "– " in line] == [f"· {line}" for line in said]


def test_questions_after_dashes_with_their_answers_are_speech_below_a_heading_too() -> None:
    said = ["Do you bake?", "I do so daily.", "Is it hard?", "It is not.", "Since when?", "Always."]
    text = f"Bread\n\n{OPENING}\n\nA talk\n\n" + "\n".join(f"– {line}" for line in said) + "\n"
    assert outline(text)[-6:] == [f"· – {line}" for line in said]


def test_numbers_with_a_few_words_head_the_poems_below_them() -> None:
    stanza = (
        "At four the drivers smoke beneath the clock\n"
        "and talk of knees, of daughters, of the rain,\n"
        "each bus is washed and numbered in the dock\nand smells of lemon over last year's pain\n"
    )
    text = f"Two poems of the bus\n\n{OPENING}\n\nI. Depot\n\n{stanza}\nII. Terminus\n\n{stanza}"
    assert [line for line in outline(text) if line[0] == "="] == ["= I. Depot", "= II. Terminus"]


def test_those_who_sign_a_letter_are_no_verse() -> None:
    names = [
        "Prof. Lydia Marchetti, historian",
        "Samuel Adeyemi, film-maker",
        "Tomasz Reidy, chair of the teachers",
        "and 214 others",
    ]
    text = "\n".join(["An open letter", OPENING, SEQUEL, *names]) + "\n"
    assert outline(text)[-4:] == [f"· {name}" for name in names]


def test_keys_in_brackets_open_sources_and_end_them() -> None:
    sources = [
        '[HTTP] Okafor, D. and S. Lindgren, "Semantics, Revised", RFC 19110, June 2024.',
        '[STRUCT] Petrova, N. and J. Marsh, "Structured Fields, Version 3", September 2025.',
    ]
    lines = [textwrap.fill(source, 60, subsequent_indent="    ") for source in sources]
    body = textwrap.fill(OPENING, 60)
    text = "\n\n".join(["Retries", body, "7. Selected References", "\n".join(lines)])
    text += "\n\nAuthor's Address\n\nLotanna Achebe\n"
    assert [line for line in outline(text) if line[0] in "^·"][1:] == [
        "· Author's Address",
        "· Lotanna Achebe",
        *(f"^ {source}" for source in sources),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Harbour Street Media Limited 2026. All rights reserved.",
        "Copyright Harbour Street Media Limited 2026",
        "Urheberrecht © 2026 Hafenverlag",
    ],
)
def test_a_line_of_rights_may_name_the_year_last(line: str) -> None:
    rights = document(f"The heron\n\n{OPENING}\n\n{SEQUEL}\n\n{line}\n").meta.rights
    assert rights == line


def test_the_third_of_a_count_is_no_line_of_rights() -> None:
    assert not is_rights("(c) The clerk, who had looked for it for a year, found nothing.")
    assert is_rights("(c) Harbour Press Ltd.")


def test_a_sentence_on_copyright_is_no_line_of_rights() -> None:
    line = "Copyright suits were rare before 1990. They became usual soon after that year."
    assert not document(f"The heron\n\n{OPENING}\n\n{SEQUEL}\n\n{line}\n").meta.rights


def test_an_item_goes_on_over_the_end_of_a_page() -> None:
    item = "The seats of the ferry, which were ordered from a yard in Floriano and Picos, are late."
    lines = [*textwrap.wrap(f"{OPENING} {SEQUEL}", 60), "", *textwrap.wrap(f"• {item}", 60)[:1]]
    rest = [f"  {line}" for line in textwrap.wrap(f"• {item}", 60)[1:]]
    text = ["The heron", "", *lines, "", "1", "The heron", "", *rest, "", *textwrap.wrap(END, 60)]
    assert f"- {item}" in outline("\n".join([*text, "", "2"]))


def test_a_sentence_that_goes_on_below_code_is_no_heading_above_it() -> None:
    text = f"Blobs\n\n{OPENING}\n\nNow you can do\n\n    git ls-tree 2d9263c6d23595e7\n\n"
    assert "· Now you can do" in outline(text + "which will show something like it.\n")


@pytest.mark.parametrize("title", ["Permits: frequently asked questions", "Permits"])
def test_long_questions_head_their_answers_where_the_title_says_that_questions_are_asked(
    title: str,
) -> None:
    asked = (
        "How do I know if my stall needs a permit of its own from the council of the town?",
        "My stall had a permit years ago, before the market moved. May I use that same one today?",
    )
    body = "\n\n".join(f"{question}\n\nYes. {END}" for question in asked)
    found = outline(f"{title}\n\n{body}")
    assert [line[2:] for line in found if line[0] == "="] == (list(asked) if ":" in title else [])


@pytest.mark.parametrize(
    "heading",
    ["मुझे अपने परमिट के लिए कितना और कब देना होगा", "আমি আমার দোকানের অনুমতি কীভাবে হারিয়ে ফেলেছি"],
)
def test_words_of_scripts_without_capitals_are_counted_by_their_spaces(heading: str) -> None:
    body = "परिषद ने सोमवार को बैठक की और देर शाम तक चली बहस के बाद बाज़ार को वहीं छोड़ने पर सहमति जताई।"
    assert f"= {heading}" in outline(f"परमिट\n\n{body}\n\n{heading}\n\n{body}")


def test_a_line_of_two_fields_is_no_heading() -> None:
    fields, body = (
        "분량: 4인분 / 조리 시간: 1시간 20분",
        "감자는 껍질을 벗겨 두껍게 썬다. 물에 십 분쯤 담가 전분을 뺀다.",
    )
    assert f"· {fields}" in outline(f"감자조림\n\n{body}\n\n{fields}\n\n{body}")


def test_rows_below_what_leads_in_to_them_are_lists_where_speech_opens_with_a_dash_too() -> None:
    said = ["– Firma musi to zmienić – mówi prezes.", "– Skargi przyszły z miasta – dodaje."]
    duties = ["poinformować klientów;", "zwrócić opłaty;", "opublikować decyzję."]
    listed = "\n".join(f"– {duty}" for duty in duties)
    spoken = f"{OPENING}\n\n{said[0]}\n\n{SEQUEL}\n\n{said[1]}\n\n{END}"
    lines = outline(f"Kara dla sieci\n\n{spoken}\n\nFirma ma:\n{listed}\n\n{END}\n")
    assert [line for line in lines if "– " in line] == [f"· {line}" for line in said]
    assert [line for line in lines if line[0] == "-"] == [f"- {duty}" for duty in duties]


def test_notes_may_stand_above_what_closes_a_text() -> None:
    text = f"The Act\n\n{OPENING[:-1]}.[1]\n\n{SEQUEL[:-1]}.[2]\n\n"
    notes = "[1] Harwell v. Lark, June 4.\n[2] See the Act, section 3.\n\n"
    closing = "This paper is for clients and friends of the firm, and is no advice on any matter."
    assert not [line for line in outline(text + notes + closing) if line[0] in "-1"]
    assert "[1]" not in "".join(outline(text + notes + closing))


def test_a_code_with_its_name_is_a_term() -> None:
    entries = (
        "404 Not Found: The heron has gone to another pond.\n\n"
        "409 Conflict: Two herons want the same stone. Wait for one of them.\n\n"
        "429 Too Many Requests: Somebody has asked for the heron all day.\n"
    )
    text = f"Herons\n\n{OPENING}\n\nErrors\n\n{entries}\nOther rules\n\n{SEQUEL}\n"
    assert [line[:6] for line in outline(text) if line[0] == ":"] == [": 404 ", ": 409 ", ": 429 "]
