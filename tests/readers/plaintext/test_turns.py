"""Who speaks, in plays and hearings: no headings, and each turn a paragraph of its own."""

from __future__ import annotations

import textwrap
from typing import Final

import pytest

from tests.readers.plaintext.outline import outline

PLAY: Final = (
    "The Loan of a Ladder",
    "Scene One",
    "A back garden in the evening. A ladder leans against nothing in particular.",
    "BARNABY",
    "There's a man at the door about the ladder.",
    "MRS. TANSY",
    "Tell him it's out.",
    "BARNABY",
    "He can see it, Mrs. Tansy. He's looking at it over the fence.",
    "MRS. TANSY",
    "And can he see you?",
    "BARNABY",
    "(Pause.) He waved.",
)


def test_names_above_speeches_are_no_headings_and_questions_of_a_play_are_speech() -> None:
    for glue in ("\n", "\n\n"):
        found = outline(glue.join(PLAY))
        assert found == [f"# {PLAY[0]}", f"= {PLAY[1]}", *(f"· {text}" for text in PLAY[2:])]


def test_headings_in_capitals_that_come_again_under_other_headings_stay_headings() -> None:
    """One name alone speaks to nobody."""
    text = [
        "Two ladders that stood and fell",
        "The first ladder",
        "It stood well for a year, as ladders do.",
        "VERDICT",
    ]
    text += ["Buy it.", "The second ladder", "It fell down on the first day of use.", "VERDICT"]
    found = outline("\n\n".join((*text, "Leave it where it is.")))
    assert [line for line in found if line.endswith("VERDICT")] == ["== VERDICT"] * 2


def test_the_cast_of_a_play_is_no_row_of_headings() -> None:
    cast = ("BARNABY, her lodger", "TANSY, a widow with opinions", "A PORTER")
    after = "A back garden in the evening. A ladder leans against nothing in particular."
    found = outline("\n\n".join(("The Ladder", "Characters", after, *cast, after)))
    assert [f"· {text}" for text in cast] == found[3:6]


def test_a_question_behind_a_name_with_a_dash_is_speech() -> None:
    said = ("LA DAME. – La mienne ?", "L'EMPLOYÉ. – La sienne.")
    scene = "Un bureau de poste, vide. Une horloge sans aiguilles. On tamponne des enveloppes."
    found = outline("\n\n".join(("Le Guichet", scene, *said, scene)))
    assert found[1:3] == [f"· {text}" for text in said]


def test_turns_with_a_dash_part_where_lines_are_full() -> None:
    turns = (
        "LE FACTEUR. – On m'a dit qu'il y avait du courrier pour nulle part, ici, à cette heure.",
        "L'EMPLOYÉ. – Il n'est pas encore timbré, ni pesé.",
        "LE FACTEUR. – Moi, je prends tout, la nuit comme le jour.",
        "L'EMPLOYÉ, sans lever les yeux. – Tout, sauf cela, qui part demain matin à six heures.",
    )
    scene = "Le bureau de poste est vide, et une horloge sans aiguilles pend au mur du fond."
    text = textwrap.fill(f"{scene} On tamponne des enveloppes, et personne ne dit rien.", 60)
    text += "".join(f"\n{textwrap.fill(turn, 60)}" for turn in turns)
    assert outline(f"Le Guichet\n{text}\n")[-4:] == [f"· {turn}" for turn in turns]


def test_an_attribution_may_begin_small_below_a_whole_sentence() -> None:
    text = '"The dead underline nothing." — inscription on the flyleaf of his last notebook'
    after = "I have tried to find the source of that. There is none, and I think it is his own."
    found = outline("\n\n".join(("What he underlined", after, text, after)))
    assert found[2:4] == [
        '> "The dead underline nothing."',
        "> — inscription on the flyleaf of his last notebook",
    ]


ASKED: Final = (
    ("Who are you, and what do you do?", "I'm a maker of ladders in a small town by a slow river."),
    ("What do you climb?", "My own ladders, mostly, and now and then a wall."),
    ("And what else?", "The stairs at the station, which take longer than any ladder of mine."),
)


def test_questions_that_ask_you_and_that_i_answer_are_speech() -> None:
    turns = [text for pair in ASKED for text in pair]
    assert outline("\n".join(("A maker of ladders", *turns)))[1:] == [f"· {x}" for x in turns]


def test_questions_of_readers_head_what_nobody_answers_in_person() -> None:
    asked = ("Who may climb?", "How do I fold it?", "Can you carry two?")
    told = "Yes, if the ladder stands on even ground and somebody holds it at the foot."
    found = outline("\n".join(("Ladders", *(line for text in asked for line in (text, told)))))
    assert found[1::2] == [f"= {text}" for text in asked]


HEARING: Final = (
    "Witnesses: Dr Neil Fairlie and Bron Maddox.",
    "Q1 Chair: Good morning, and welcome to this first session on the safety of reservoirs.",
    "Dr Fairlie: Worried, no. Interested, yes. Nobody in this country has died of a dam since.",
)
BROADCAST: Final = (
    "DESMOND PRUETT: Good morning, or good night, depending on when you hear this.",
    "FARROW: Whose idea was this?",
    "PRUETT: Well, nobody's, really. People were sleeping in our parking lot.",
)
JUDGED: Final = (
    "Before: Judge M. Arkwright, Member S. Pillai",
    "Representation: For the Appellant: in person. For the Respondent: did not attend.",
    "Decision: The appeal is allowed in part. The Council must disclose the valuation.",
)
PAPER: Final = (
    "JEL Classification: J23, J38, L81",
    "Keywords: minimum wage, opening hours, small firms, labour demand",
    "Correspondence: A. Reszka, Institute for Labour Studies, Wolin. We thank our colleagues.",
)


@pytest.mark.parametrize("entries", [HEARING, BROADCAST, JUDGED, PAPER])
def test_turns_and_fields_of_heads_are_no_entries_of_a_definition_list(
    entries: tuple[str, ...],
) -> None:
    lead = "It stood well for a year, as ladders do, and nobody asked what it was for at all."
    above = ("The safety of ladders", lead, "What was said")
    found = outline("\n\n".join((*above, *entries, "What followed", lead)))
    assert [f"· {text}" for text in entries] == found[3:6]


def test_a_term_that_ends_as_another_does_is_explained() -> None:
    entries = ("Fee: what a member pays.", "Late Fee: what a late one pays.", "Day: a working day.")
    found = outline("\n\n".join(("Rules of the Club", "Terms", *entries)))
    assert [f": {text}" for text in entries] == found[2:]
