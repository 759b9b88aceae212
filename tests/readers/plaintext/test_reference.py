"""What manuals and other works of reference hold: questions, terms, code."""

from __future__ import annotations

import textwrap

import pytest

from tests.readers.plaintext.outline import outline
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
