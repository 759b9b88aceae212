"""What the reader recovers, case by case: the text above, what it became below."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.document import Origin, Table
from publish.normalization import normalize
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import read_lines
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The council met on Monday and agreed, after a debate that lasted until late in the evening, "
    "to leave the market where it is. Nobody was happy, and everybody had expected that."
)
WRAPPED = textwrap.fill(PROSE, 60)


def test_plain_text_is_never_markup() -> None:
    typed = "It cost $240 billion, 2*3*4 times a<b and b>c, [sic] _x_ #1 \\n &amp; <b>bold</b> `x`."
    assert outline(typed) == [f"· {typed}"]


@pytest.mark.parametrize(
    "text",
    [
        f"A Title\n{PROSE}\n{PROSE}",
        f"A Title\n\n{PROSE}\n\n{PROSE}",
        f"A Title\n\n{WRAPPED}\n\n{WRAPPED}",
        f"A Title\n{textwrap.indent(WRAPPED, '    ', lambda s: s.startswith('The c'))}\n"
        f"{textwrap.indent(WRAPPED, '    ', lambda s: s.startswith('The c'))}",
        f"A Title\n\n{WRAPPED}\n\n\n{WRAPPED}".replace("\n", "\n\n"),
        f"A Title\r\r{PROSE}\r\r{PROSE}",
        f"A Title\u2028{PROSE}\u2028{PROSE}",
        f"A Title\n\n{PROSE[:71]}\n1\n\f{PROSE[71:]}\n\n{PROSE}\n2",
        "  \u00a0A Title\u00a0\n\n" + PROSE.replace(" ", "\u200b ", 1) + f"\n\n{PROSE}",
    ],
    ids=["lines", "blank", "wrapped", "indented", "double", "cr", "u2028", "pages", "invisible"],
)
def test_a_title_and_two_paragraphs_are_that_in_any_shape(text: str) -> None:
    assert outline(text) == ["# A Title", f"· {PROSE}", f"· {PROSE}"]


def test_compounds_stay_whole_where_long_words_are_not_broken() -> None:
    text = (
        "The s-maxage directive is one of the directives of the cache, whose responses are\n"
        "interpreted by intermediaries alone, and the directive max-age is for all of them.\n"
        "A server sends a message to explain what it has done, which is to be human-\n"
        "readable information, or it says how the cache treats the stale one, as by s-\n"
        "maxage, and a client shows the\n"
        "representation to the reader.\n"
    )
    said = " ".join(outline(text))
    assert "human-readable information" in said
    assert "by s-maxage, and" in said


def test_words_broken_by_hyphens_are_joined_and_compounds_are_not() -> None:
    text = (
        "The committee met again and spoke about the well-known com-\n"
        "mittee room, its chairs and the question whether the well-\n"
        "known chairs, which had been bought long ago as part of a long-\n"
        "term plan, should be kept for a longer term than the plan.\n"
    )
    assert outline(text) == [
        "· The committee met again and spoke about the well-known committee room, its chairs and "
        "the question whether the well-known chairs, which had been bought long ago as part of a "
        "long-term plan, should be kept for a longer term than the plan."
    ]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("OF THE ENVIRONMENT AND SERVICES COMMIT-", "TEE IN MAY", "COMMITTEE"),
        ("OF THE BOARD OF STUDIES IN CIVIL EN-", "GINEERING", "ENGINEERING"),
        ("OF ALL COUNCILS WITH ANY EU-", "MINISTER", "EU-MINISTER"),
        ("HOW ALL COUNCILS ASK FOR VITAMIN-", "D IN MAY", "VITAMIN-D"),
        ("They met at the ministry with the NATO-", "EU envoys", "NATO-EU"),
        ("HOW ALL COUNCILS ASK THE NATO-", "TEE envoys in the town", "NATO-TEE"),
    ],
)
def test_words_in_capitals_are_joined_where_a_text_breaks_others(
    above: str, below: str, joined: str
) -> None:
    body = (
        "The board met again in the town and spoke of civil engineering and the com-\n"
        "plaints of the year.\n"
    )
    broken = f"{above.rpartition(' ')[2]}{below.partition(' ')[0]}"
    for text, word in ((body, joined), (body.replace("-\n", ""), broken)):
        found = Joiner(read_lines(f"{above}\n{below}\n{text}", 1, Log("text.txt")))
        assert word in found.join_texts([above, below]).split()


def test_the_front_is_read_for_what_it_is() -> None:
    text = (
        "Rivers and Roads\nWhat a flood teaches a town\nBy Jane Doe and João Silva\n"
        f"Published: 3 May 2024\n\n{PROSE}\n\n{PROSE}"
    )
    assert outline(text)[:5] == [
        "# Rivers and Roads",
        "~ What a flood teaches a town",
        "@ Jane Doe",
        "@ João Silva",
        "% 2024-05-03",
    ]


def test_a_title_may_stand_in_two_lines_and_in_the_middle() -> None:
    title = "A VERY LONG TITLE\nIN TWO LINES"
    text = f"{textwrap.indent(title, ' ' * 19)}\n\n{WRAPPED}\n\n{WRAPPED}"
    assert outline(text)[0] == "# A VERY LONG TITLE IN TWO LINES"


def test_a_dateline_stays_in_the_text() -> None:
    text = f"Title here\n\nBEIJING, Aug. 30 (Reuters) — {PROSE}\n\n{PROSE}"
    assert outline(text)[1].startswith("· BEIJING, Aug. 30 (Reuters) — The council")


def test_the_head_of_a_memo_is_correspondence_in_several_languages() -> None:
    memo = document(f"MEMORANDUM\n\nTO: Ann Lee; Bo Ek\nFROM: Me\nRE: Roads\n\n{PROSE}")
    assert memo.meta.correspondence.to == ("Ann Lee", "Bo Ek")
    assert memo.meta.correspondence.subject == "Roads"
    german = document(f"Von: Ich\nAn: Euch\nDatum: 3. Mai 2024\nBetreff: Straßen\n\n{PROSE}")
    assert german.meta.correspondence.sender == ("Ich",)
    assert (german.meta.date, german.meta.correspondence.subject) == ("2024-05-03", "Straßen")


def test_numbered_headings_make_a_tree_and_keep_their_numbers() -> None:
    text = f"Report\n\n1. Aims\n{PROSE}\n\n1.1 Scope\n{PROSE}\n\n2. Means\n{PROSE}"
    assert outline(text) == [
        *("# Report", "= 1. Aims", f"· {PROSE}", "== 1.1 Scope", f"· {PROSE}"),
        *("= 2. Means", f"· {PROSE}"),
    ]
    assert not any(getattr(block, "numbered", True) for block in document(text).blocks)


@pytest.mark.parametrize(
    "heading",
    ["Open questions", "OPEN QUESTIONS", "Open questions\n--------------", "## Open questions"],
)
def test_a_heading_is_found_by_how_it_stands(heading: str) -> None:
    found = outline(f"Title\n\n{PROSE}\n\n{heading}\n\n{PROSE}")
    assert [line.lower() for line in found[2:3]] == ["= open questions"]


@pytest.mark.parametrize("line", ["open questions", "seedbank/vault", "Before You Write"])
def test_small_letters_and_a_word_for_judges_head_text_that_stands_by_itself(line: str) -> None:
    assert f"= {line}" in outline(f"Title\n\n{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}")


def test_an_aside_leaves_nothing_open_above_a_heading() -> None:
    aside = f"Title\n\n{PROSE}\n\n{PROSE}\n\n(Laughter)\n\nWhat we did\n\n{PROSE}"
    assert "= What we did" in outline(aside)


def test_who_did_something_heads_nothing() -> None:
    found = outline(f"Title\n\n{PROSE}\n\nMotion to adjourn\n\nProposed by: Ann\n\n{PROSE}")
    assert "· Proposed by: Ann" in found


def test_the_heading_of_a_section_stands_below_a_salutation() -> None:
    found = outline(f"Title\n\nMr Chairman, ladies and gentlemen,\n\nIntroduction\n\n{PROSE}")
    assert "= Introduction" in found


@pytest.mark.parametrize("name", ["Siehe auch", "Se även", "関連項目"])
def test_what_else_to_read_is_a_list_of_sources(name: str) -> None:
    text = f"Title\n\n{PROSE}\n\n{PROSE}\n\n{name}\n\n- The Fen Atlas\n- The Book of Mud"
    assert outline(text)[-2:] == ["^ The Fen Atlas", "^ The Book of Mud"]


def test_lines_to_sign_on_define_nothing() -> None:
    fields = "By: ____________________\n\nName: Ann Lee\n\nTitle: Managing Member"
    said = "The parties have signed this agreement on the date above."
    signed = f"{said}\n\nHALDEN LLC\n\n{fields}\n\nCONSULTANT\n\n____________________\n\nHana Lee"
    found = outline(f"Agreement\n\n1. Terms\n\n{PROSE}\n\n2. Pay\n\n{PROSE}\n\n{signed}")
    assert not [line for line in found if line[0] == ":"]


@pytest.mark.parametrize(
    "line", ["It was over.", "He said:", "and so on", "3 May 2024", "a@b.example"]
)
def test_a_short_line_that_is_no_heading_stays_a_paragraph(line: str) -> None:
    assert f"· {line}" in outline(f"Title\n\n{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}")


def test_an_hour_among_others_heads_nothing() -> None:
    hours = ["09:00 Registration", "10:00 Ports after the canal (Ann Lee)", "11:00 Coffee"]
    hours += ["11:30 Panel: Who pays?", "13:00 Lunch"]
    found = outline(
        "\n".join(["Programme of the conference", "", "Thursday 5 June 2025", "", *hours, ""])
    )
    assert found[-5:] == [f"· {line}" for line in hours]


def test_lists_nest_by_indent_and_wrap() -> None:
    text = (
        f"Title\n\n{WRAPPED}\n\n"
        "- one item that is long enough to be wrapped onto\n  the next line\n"
        "  - an inner one\n- two\n\n1) first\n2) second\n   a. inner\n   b. inner too\n"
    )
    assert outline(text)[2:] == [
        "- one item that is long enough to be wrapped onto the next line",
        *("  - an inner one", "- two", "1. first", "2. second", "  1. inner", "  2. inner too"),
    ]


def test_items_on_one_line_are_items_and_dashes_in_prose_are_not() -> None:
    assert outline(f"Title\n\n{PROSE}\n\nWe need: • bread • salt • oil")[2:] == [
        *("· We need:", "- bread", "- salt", "- oil"),
    ]
    typed = "Growth was strong - the best in years - and it lasted."
    assert outline(typed) == [f"· {typed}"]


def test_quotations_are_found_by_their_marks_their_author_and_their_indent() -> None:
    text = (
        f"Title\n\n{WRAPPED}\n\n“Water does not care.” — Margaret Oyelowo\n\n"
        f"{textwrap.indent(WRAPPED, '     ')}\n\n> quoted by mail\n> > and deeper\n\n{WRAPPED}"
    )
    assert outline(text)[2:6] == [
        "> “Water does not care.”",
        "> — Margaret Oyelowo",
        f"> {PROSE}",
        "> quoted by mail",
    ]
    assert outline(text)[6] == "> > and deeper"


def test_dialogue_is_no_quotation() -> None:
    line = '"Who is there?" a voice asked. "Nobody," she said.'
    assert f"· {line}" in outline(f"Title\n\n{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}")


def test_words_between_pipes_are_no_cells() -> None:
    text = (
        "What happens is that it opens a window for each of the files that you name.  It is like\n"
        "using the |-O| argument.  This uses vertical splits.  If you prefer the horizontal\n"
        "ones then add the |-o| argument, of which |windows| tells, and nothing else is changed\n"
        "by it."
    )
    found = outline(f"Windows\n\n{text}\n\n{text}\n\n{WRAPPED}")
    assert found[1:3] == [f"· {' '.join(text.split())}"] * 2


def test_words_between_pipes_may_stand_in_the_cells_of_a_table() -> None:
    rows = "|:quit|\t\texit\n|:write|\t\tsave the file\n|suspend|\tsuspend the program"
    found = outline(f"Help\n\n{WRAPPED}\n\n{rows}\n\n{WRAPPED}")
    assert "['|:quit|', 'exit']" in found


def test_commands_behind_the_prompt_of_an_administrator_are_code() -> None:
    commands = "# apt update\n# apt install chromium"
    found = outline(f"How to build\n\nFirst, install the tools.\n\n{commands}\n\nThen build it.")
    assert found[2:4] == [f"` {line}" for line in commands.split("\n")]
    assert "` # apt update" in outline(
        f"How\n\n{WRAPPED}\n\nNow type:\n\n# apt update\n\n{WRAPPED}"
    )


@pytest.mark.parametrize("heading", ["# git for writers", "# Make it so", "# The plan"])
def test_a_heading_behind_a_sharp_is_no_command(heading: str) -> None:
    found = outline(f"Title\n\n{WRAPPED}\n\n{heading}\n\n{WRAPPED}")
    assert f"= {heading[2:]}" in found


def test_code_is_kept_to_the_letter() -> None:
    code = "def f(x):\n    if x:\n        return x * 2\n\n    return None"
    text = f"Title\n\n{WRAPPED}\n\n{textwrap.indent(code, '    ')}\n\n{WRAPPED}"
    assert outline(text)[2:-1] == [f"` {line}" for line in code.split("\n")]


@pytest.mark.parametrize(
    "table",
    [
        "| Town | People |\n|------|--------|\n| Holt | 402 |",
        "+------+--------+\n| Town | People |\n+------+--------+\n| Holt | 402    |",
        "│ Town │ People │\n├──────┼────────┤\n│ Holt │ 402    │",
        "Town\tPeople\nHolt\t402",
        "Town    People\n----    ------\nHolt       402",
    ],
    ids=["pipes", "grid", "box", "tabs", "spaces"],
)
def test_tables_are_found_however_they_are_drawn(table: str) -> None:
    assert outline(f"Title\n\n{PROSE}\n\n{table}\n\n{PROSE}")[2:-1] == [
        "['Town', 'People']",
        "['Holt', '402']",
    ]


def test_verse_keeps_its_lines() -> None:
    stanza = (
        "The gulls have read the papers\nand shout the news to me:\n"
        "the bread is late, the bus is late,\nand nothing new at sea."
    )
    assert outline(f"Title\n\n{WRAPPED}\n\n{stanza}\n\n{WRAPPED}")[2:-1] == [
        f"| {line}" for line in stanza.split("\n")
    ]


def test_entries_of_terms_are_a_definition_list_and_speakers_are_not() -> None:
    entries = "host: where it runs\nport: a number\nlevel: how much it says"
    text = f"Title\n\n{PROSE}\n\n{entries}\n\n{PROSE}"
    assert outline(text)[2] == ": host: where it runs"
    talk = "Ann: Yes.\n\nBo: No.\n\nAnn: Why?"
    assert not any(line.startswith(": ") for line in outline(f"Title\n\n{PROSE}\n\n{talk}"))


def test_notes_stand_at_their_marks() -> None:
    text = f"Title\n\n{PROSE}[1] And more.[2]\n\nNotes\n\n[1] See there.\n[2] And here."
    assert outline(text)[1:] == [f"· {PROSE} And more.", "note See there.", "note And here."]


def test_a_note_whose_mark_stands_nowhere_stays_in_its_list() -> None:
    text = f"Title\n\n{PROSE}[1]\n\nNotes\n\n[1] See there.\n[2] Forgotten."
    assert "2. Forgotten." in outline(text)


def test_scene_breaks_are_breaks() -> None:
    assert outline(f"Title\n\n{PROSE}\n\n* * *\n\n{PROSE}\n\n---\n\n{PROSE}").count("* * *") == 2


def test_sources_rights_and_web_controls_are_told_apart_from_the_text() -> None:
    text = (
        f"Title\n\n{PROSE}\n\n{PROSE}\n\nSources\n- A report, https://a.example/x\n- A talk\n\n"
        "© 2024 A Paper\n\nShare this article"
    )
    found = document(text)
    assert outline(text)[-2:] == ["^ A report, https://a.example/x", "^ A talk"]
    assert [source.url for source in found.sources] == ["https://a.example/x", ""]
    assert found.meta.rights == "© 2024 A Paper"
    assert len(found.blocks) == 2


def test_addresses_become_links_without_the_stop_after_them() -> None:
    (block,) = document("See (https://a.example/b_(c)), or write to a@b.example.").blocks
    assert [(part.target) for part in getattr(block, "content", ()) if hasattr(part, "target")] == [
        "https://a.example/b_(c)",
        "mailto:a@b.example",
    ]


def test_other_scripts_are_read_by_their_own_signs() -> None:
    chinese = "雨停了。孩子们跑到街上，数着水洼里的云。没有人知道这样的下午还会有多少。"
    assert outline(f"雨后\n作者：林晓雯\n\n{chinese}\n\n两个问题\n\n{chinese}") == [
        *("# 雨后", "@ 林晓雯", f"· {chinese}", "= 两个问题", f"· {chinese}"),
    ]
    arabic = (
        "افتتحت المدينة مكتبة جديدة على ضفاف النهر. وقال المحافظ إن الدخول سيكون مجانيا للجميع."
    )
    (block,) = document(f"مكتبة جديدة\n\n{arabic}").blocks
    assert getattr(block, "direction", None) == "rtl"


def test_the_author_has_the_last_word() -> None:
    text = (
        "---\nstructure: {title_line: 8, headings: {10: 1}, paragraphs: [6]}\n---\n\n\n"
        f"Not a heading\n\nThe title.\n\nand this is a heading, he says\n\n{PROSE}"
    )
    assert outline(text) == [
        *("# The title.", "· Not a heading", "= and this is a heading, he says", f"· {PROSE}"),
    ]


def test_lines_count_front_matter() -> None:
    (block,) = document(f"---\ntitle: A\n---\n\n{PROSE}").blocks
    assert getattr(block, "origin", None) == Origin(5, 5)


CAPTIONED = "Table 1: Towns\n\nTown\tPeople\nHolt\t402"


@pytest.mark.parametrize(
    "text",
    [
        CAPTIONED,
        "Town\tPeople\nHolt\t402\n\nTable 1. Towns",
        "Table: Towns\n\nTown\tPeople\nHolt\t402",
    ],
    ids=["above", "below", "unnumbered"],
)
def test_a_table_has_its_caption_without_the_number_that_the_layout_gives(text: str) -> None:
    read = document(f"Title\n\n{PROSE}\n\n{text}\n\n{PROSE}")
    table = normalize(read, Log()).blocks[1]
    assert isinstance(table, Table)
    assert plain_text(table.caption) == "Towns"


def test_a_caption_whose_number_the_layout_would_not_give_stays_in_the_text() -> None:
    text = CAPTIONED.replace("1", "3", 1)
    assert outline(f"Title\n\n{PROSE}\n\n{text}\n\n{PROSE}")[2] == "· Table 3: Towns"


@pytest.mark.parametrize("leader", ["", " ..... 3", "\t3"], ids=["bare", "dots", "tab"])
def test_a_list_of_contents_is_left_out_and_told(leader: str) -> None:
    entries = "".join(f"{entry}{leader}\n" for entry in ("Aims", "Means", "Ends and odds"))
    body = "".join(f"\n{entry}\n\n{PROSE}\n" for entry in ("Aims", "Means", "Ends and odds"))
    log = Log("text.txt")
    text = f"Title\n\nContents\n{entries}{body}"
    assert outline(text) == [
        "# Title",
        *(
            part
            for entry in ("Aims", "Means", "Ends and odds")
            for part in (f"= {entry}", f"· {PROSE}")
        ),
    ]
    document(text, log)
    told = [d.message for d in log.diagnostics if d.code == "left-out"]
    assert told[0] == '"Contents" is left out: a list of contents, whose headings follow'
    assert len(told) == 4


QUESTIONS = (
    *("Who may apply?", "What does a permit for two weeks or more in the market cost?"),
    *("Where do I send it?", "Whom do I ask?"),
)


@pytest.mark.parametrize("width", [50, 90])
def test_a_list_of_contents_without_a_name_is_known_by_the_headings_that_come_again(
    width: int,
) -> None:
    entries = "\n\n".join(QUESTIONS)
    body = "\n\n".join(f"{question}\n\nOf {question} {PROSE}" for question in QUESTIONS)
    text = f"Permits\n\n{PROSE}\n\n{entries}\n\n{body}"
    wrapped = "\n\n".join(textwrap.fill(block, width) for block in text.split("\n\n"))
    assert outline(wrapped)[2:] == [
        part for question in QUESTIONS for part in (f"= {question}", f"· Of {question} {PROSE}")
    ]


def test_entries_of_a_list_of_contents_may_have_numbers_and_lack_headings() -> None:
    names = ("Aims", "Means", "Ends and odds")
    entries = "\n\n".join((*(f"{n} {x}" for n, x in enumerate(names, 1)), "3.1 Lost", "4 Gone"))
    body = "\n\n".join(f"{name}[edit]\n\n{PROSE}" for name in names)
    found = outline(f"Title\n\n{PROSE}\n\nContents\n\n{entries}\n\n{body}")
    parts = [part for name in names for part in (f"= {name}[edit]", f"· {PROSE}")]
    assert found == ["# Title", f"· {PROSE}", *parts]


def test_a_list_of_contents_without_a_name_ends_above_its_first_heading() -> None:
    heads = [f"{n}. {x}" for n, x in enumerate(QUESTIONS, 1)]
    body = "\n\n".join(f"{head}\n\n{PROSE}" for head in heads)
    entries = "\n\n".join((*QUESTIONS, "What else should I know?"))
    found = outline(f"Permits\n\n{PROSE}\n\n{entries}\n\n{body}")
    assert found[2:] == [part for head in heads for part in (f"= {head}", f"· {PROSE}")]


def test_what_an_agenda_lists_heads_what_was_said_of_it() -> None:
    items = ("meta: moderation policy #276", "Adding Jenn, Olav, and Mei as members #77")
    agenda = "\n".join(f"- {item}" for item in items)
    body = "\n\n".join(f"{item}\n\n{PROSE}" for item in items)
    found = outline(f"Minutes of the board\n\nAgenda\n\n{agenda}\n\nMinutes\n\n{body}")
    assert [line for line in found if line.startswith("=")][-2:] == [f"= {item}" for item in items]


def test_an_agenda_and_a_chorus_come_again_and_stay() -> None:
    agenda = "\n".join(f"{n}. {item}" for n, item in enumerate(QUESTIONS, start=1))
    body = "\n\n".join(f"{item}\n\n{PROSE}" for item in QUESTIONS)
    assert len(outline(f"Minutes of the board\n\nAgenda\n\n{agenda}\n\n{body}")) == 2 + 4 + 8
    chorus = "\n".join(("Row, row, row your boat,", "Gently down the stream,") * 3)
    sung = outline(f"A round\n\n{chorus}\n\nLife is but a dream,\n{chorus}")
    assert sum("stream" in line for line in sung) == 6


@pytest.mark.parametrize("place", ["head", "end"])
def test_links_are_the_sources_at_the_end_and_a_section_at_the_head(place: str) -> None:
    links = "Links\n\n- Recording: https://a.example/r\n- Issue: https://a.example/94"
    body = "\n\n".join(f"Item {n}\n\n{PROSE}" for n in "ABC")
    blocks = [links, body] if place == "head" else [body, links]
    found = document("\n\n".join(["Team meeting of 4 February", *blocks]))
    assert len(found.sources) == (0 if place == "head" else 2)
    assert ("= Links" in outline("\n\n".join(["Team meeting", *blocks]))) is (place == "head")


def test_a_dash_alone_is_an_item_where_the_same_dash_makes_lists() -> None:
    body = "\n\n".join(f"Step {n}\n\n– Within ten days, {PROSE}" for n in "ABC")
    text = f"Orders\n\n{body}\n\nDates\n\n– 25 January: report.\n– 5 May: end.\n– 6 May: rest."
    assert sum(line.startswith("- Within") for line in outline(text)) == 3


def test_sentences_of_a_list_below_a_heading_may_have_dashes_of_their_own() -> None:
    said = [PROSE, PROSE, "The board – so it says – will pay. It has said so before.", PROSE, PROSE]
    listed = "\n".join(f"– {line}" for line in said)
    text = f"The rafts\n{PROSE}\nWhat this means\n{listed}\n{PROSE}"
    assert sum(line.startswith("- ") for line in outline(text)) == len(said)


def test_a_word_for_contents_above_other_lines_is_a_heading() -> None:
    found = outline(f"Title\n\n{PROSE}\n\nContents\n\n- a box\n- a lid\n\n{PROSE}")
    assert "= Contents" in found


def test_the_dateline_dates_a_text_that_nothing_else_does() -> None:
    text = f"Title here\n\nDELFT, Netherlands, 6 May 2025 – {PROSE}\n\n{PROSE}"
    assert document(text).meta.date == "2025-05-06"
    assert document(text.replace("here", "here\n\n7 May 2025")).meta.date == "2025-05-07"


def test_the_numbered_paragraphs_of_a_judgment_keep_their_numbers() -> None:
    first, second = (f"{n}. {PROSE}\n\n{n + 1}. {PROSE}" for n in (1, 3))
    text = f"Smith v Jones\n\nBackground\n\n{first}\n\nDecision\n\n{second}"
    assert outline(text) == [
        *("# Smith v Jones", "= Background", f"· 1. {PROSE}", f"· 2. {PROSE}"),
        *("= Decision", f"· 3. {PROSE}", f"· 4. {PROSE}"),
    ]


@pytest.mark.parametrize(
    "byline",
    [
        "Solveig Aarrestad-Mbeki",
        "Rocío Manzano, enviada especial",
        "Gus Penhaligon at Millmoor Lane",
        "PERCIVAL DRUMM",
        "Leila Haddad, Joon-ho Bae and Pieter van Rossum",
        "Words by Philippa Tate, photographs by Luis Ferreira",
        "本报记者 陈启航",
    ],
)
def test_names_alone_or_with_a_role_say_who_wrote_the_text(byline: str) -> None:
    authors = document(f"Rivers of the North\n\n{byline}\n\n{PROSE}\n\n{PROSE}").meta.authors
    assert authors
    assert all(author in byline for author in authors)
    assert not any("photo" in author or "Ferreira" in author for author in authors)


def test_a_first_heading_in_capitals_is_no_name() -> None:
    text = f"The Report\n\nMAIN FINDINGS\n\n{PROSE}\n\nNEXT STEPS\n\n{PROSE}"
    assert outline(text)[1] == "= MAIN FINDINGS"


def test_a_sentence_between_title_and_byline_is_the_standfirst() -> None:
    text = f"Rivers\n\nWhat a flood teaches a town that had forgotten it.\n\nBy Jane Doe\n\n{PROSE}"
    assert plain_text(document(text).meta.summary).startswith("What a flood teaches")


def test_one_of_several_like_lines_is_a_heading_though_what_stands_around_it_is_odd() -> None:
    sections = "".join(f"{head}\n\n{PROSE}\n\n" for head in ("What went right", "What comes next"))
    odd = f"(Applause)\n\nWhat went wrong\n\n{PROSE}"
    assert "= What went wrong" in outline(f"Title\n\n{PROSE}\n\n{sections}{odd}")


def test_questions_of_an_interview_are_speech_and_those_of_a_list_are_headings() -> None:
    asked = f"When did you start?\n\n{PROSE}\n\nWhich one is the best?\n\n{PROSE}"
    assert "= When did you start?" in outline(f"Our answers\n\n{PROSE}\n\n{asked}")
    assert "· When did you start?" in outline(
        f"A life of maps\n\nInterview by Jane Doe\n\n{PROSE}\n\n{asked}"
    )


def test_a_name_that_labels_several_paragraphs_is_a_speakers() -> None:
    talk = "MODERATOR: Yes?\n\nPLUNKETT: No.\n\nCEESAY: Why?\n\nMODERATOR: Who knows."
    assert "· PLUNKETT: No." in outline(f"Title\n\n{PROSE}\n\n{talk}")


def test_sections_of_old_licences_are_named_with_a_stop() -> None:
    text = "".join(f"  {n}. {name}.\n\n{WRAPPED}\n\n" for n, name in enumerate(("Scope", "Terms")))
    assert outline(f"A Licence\n\n{WRAPPED}\n\n{text}")[2:] == [
        *("= 0. Scope.", f"· {PROSE}", "= 1. Terms.", f"· {PROSE}"),
    ]


def test_an_item_goes_on_in_a_line_that_was_ended_by_hand() -> None:
    item = "a) You must keep all notices that the authors of the\n   Program have put into it."
    other = "b) You must name the place from which the source of it\n   can be had."
    text = f"Title\n\n{WRAPPED}\n\n{item}\n\n{other}\n\n{WRAPPED}"
    assert outline(text)[2] == (
        "1. You must keep all notices that the authors of the Program have put into it."
    )


def test_numbers_in_words_are_no_terms() -> None:
    asked = ("One: agree on a day.", "Two: set up a fund.", "Three: mend the gate before winter.")
    found = outline("\n\n".join(("A speech", PROSE, "I ask for three things:", *asked)))
    assert found[-3:] == [f"· {line}" for line in asked]


def test_a_message_that_names_a_file_is_a_term() -> None:
    rows = ["Unit gate.service not found: You forgot to load it."]
    rows += ["Host key has changed: Somebody has set the machine up again."]
    rows += ["gate is already locked: An earlier run was killed."]
    found = outline("\n\n".join(("Gates", PROSE, "If something goes wrong", *rows, PROSE)))
    assert [line for line in found if line[0] == ":"] == [f": {row}" for row in rows]


def test_code_between_fences_keeps_the_spaces_that_all_its_lines_begin_with() -> None:
    rows = " Limit  (cost=0.56)\n   ->  Index Scan using gates on gates"
    found = outline(f"Plans\n\n{WRAPPED}\n\n```\n{rows}\n```\n\n{WRAPPED}")
    assert found[2:4] == [f"` {row}" for row in rows.split("\n")]


def test_what_a_table_was_made_from_is_no_section_of_sources() -> None:
    table = "| Town | People |\n|------|--------|\n| Holt | 402 |"
    line = "Sources: the towns themselves; and estimates of the board."
    assert f"· {line}" in outline(f"Towns\n\n{WRAPPED}\n\n{table}\n\n{line}\n\nContact\n\n{PROSE}")


def test_a_single_source_on_the_line_of_its_label_is_no_section() -> None:
    line = "Source: Halden Gazette"
    assert outline(f"Towns\n\n{WRAPPED}\n\n{WRAPPED}\n\n{line}")[-1] == f"· {line}"


@pytest.mark.parametrize(
    "heads",
    [
        ("■ 背景", "■ 販売の予定", "■ お問い合わせ"),
        ("■背景", "■販売の予定", "■お問い合わせ"),
        ("◆ Who may apply", "◆ How to apply"),
    ],
    ids=["apart", "joined", "Latin"],
)
def test_signs_above_text_again_and_again_are_of_headings(heads: tuple[str, ...]) -> None:
    text = "\n\n".join(f"{head}\n\n{PROSE}" for head in heads)
    found = outline(f"A new ferry\n\n{PROSE}\n\n{text}")
    assert [line for line in found if line[0] == "="] == [f"= {head}" for head in heads]


def test_signs_next_to_each_other_are_of_a_list() -> None:
    found = outline(
        f"A new ferry\n\n{PROSE}\n\n■ Tickets\n■ Meals\n\n{PROSE}\n\n■ Cabins\n\n{PROSE}"
    )
    assert not [line for line in found if line[0] == "="]


def test_a_number_above_the_heading_of_a_part_is_of_a_heading() -> None:
    part = f"Clause 12.4 Lights\n\n{WRAPPED}"
    text = (
        f"Lights on barges\n\n{PROSE}\n\nI. Reasons\n\n{WRAPPED}\n\nII. Clause by Clause\n\n{part}"
    )
    assert "= II. Clause by Clause" in outline(text)


def test_steps_that_code_parts_may_all_have_the_number_1() -> None:
    steps = ["Close the lower gate and wait for the bell."]
    steps += ("Drain the lock until the gauge shows two metres.", "Read the gauge once more.")
    told = ("    $ lockctl close --gate 2", "    $ lockctl drain --all", "    $ lockctl gauge -v")
    text = "\n\n".join(f"1. {step}\n\n{code}" for step, code in zip(steps, told, strict=True))
    found = outline(f"The lock\n\n{PROSE}\n\nWork through these:\n\n{text}\n\n{PROSE}")
    assert [line for line in found if line[0] == "1"] == [f"1. {step}" for step in steps]


def test_what_a_resolution_decides_has_numbers_that_are_its_text() -> None:
    recitals = ["Recalling what it said of the ferries in the year of the flood,"]
    recitals += ("Noting that nobody has crossed the river since the bridge fell,",)
    decided = [
        "1. Decides to lend the district a ferry for as long as the bridge is down;",
        "2. Asks the harbour master to say by the spring what a crossing should cost.",
    ]
    decided += ("3. Thanks the boatmen of the eastern bank, who asked for nothing in return.",)
    found = outline("\n\n".join(("A ferry", PROSE, "The council,", *recitals, *decided)))
    assert found[-3:] == [f"· {line}" for line in decided]


def test_somebody_speaks_behind_a_dash_though_a_list_has_the_same() -> None:
    said = "– It need not cost much. Others share their tanks, and drill in spring, says Ann Lee."
    listed = "– buy tanks\n– hire a driver\n– drill with the neighbours"
    found = outline(f"Water\n\n{PROSE}\n\n{said}\n\n{PROSE}\n\nThe money is there to\n\n{listed}")
    assert f"· {said}" in found
    assert next(line for line in found if line[0] == "-") == "- buy tanks"


def test_letters_alone_head_the_parts_below_a_numeral() -> None:
    parts = ("I.", WRAPPED, "II.", "A.", WRAPPED, "B.", WRAPPED)
    found = outline("\n\n".join(("On gates", PROSE, *parts)))
    heads = [line.lstrip("= ") for line in found if line[0] == "="]
    assert heads == ["I.", "II.", "A.", "B."]


def test_letters_alone_that_do_not_begin_with_the_first_head_nothing() -> None:
    found = outline("\n\n".join(("On gates", PROSE, "B.", WRAPPED, "D.", WRAPPED)))
    assert not [line for line in found if line[0] == "="]
