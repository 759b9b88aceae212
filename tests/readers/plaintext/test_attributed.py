"""Quotations within marks, and who said them."""

from __future__ import annotations

import textwrap

from tests.readers.plaintext.outline import outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL


def test_the_author_may_stand_below_the_dash_of_a_full_line() -> None:
    lead = "The new wing opened on Saturday. We asked the people at the door what they made of it."
    said = "“The light is kind to the small things, and that is what I came for.”"
    quote = textwrap.fill(f"{said} — Ida Brandt, teacher", 72)
    assert quote.split("\n")[0].endswith("—")
    prose = [textwrap.fill(text, 72) for text in (lead, SEQUEL, END)]
    found = outline("\n\n".join(("Visitors on the museum", prose[0], quote, *prose[1:])))
    assert found[1:4] == [f"· {lead}", f"> {said}", "> — Ida Brandt, teacher"]


def test_a_full_line_that_names_the_author_ends_a_quotation() -> None:
    said = "“I climbed up all of those stairs for a locked door.”"
    line = f"{said} — Tom Okafor, visitor"
    after = "Visitors smiled at that, for they had come for the lamps and not at all for the roof."
    assert len(line) <= 76 < len(line) + len(" Visitors")
    prose = [textwrap.fill(text, 76) for text in (OPENING, SEQUEL, after)]
    found = outline("\n".join(("The museum", *prose[:2], line, prose[2])))
    assert found[3:] == [f"> {said}", "> — Tom Okafor, visitor", f"· {after}"]


def test_a_question_after_a_dash_is_no_author() -> None:
    talk = [
        "― 하루를 몇 시에 시작하십니까.",
        "“새벽 세 시요. 물이 먼저 일어나니까 사람도 따라 일어나야지요.”",
        "― 가장 힘든 때는 언제였습니까.",
        "“장마가 두 달 계속된 해가 있었어요. 그래도 물꼬는 매일 봤어요.”",
        "― And who comes next?",
    ]
    found = outline("\n\n".join(("소금", "해가 뜨기 전에 그는 이미 서 있다.", *talk, OPENING)))
    assert not [line for line in found if line[0] == ">"]


def test_a_name_in_one_block_with_what_is_said_is_its_author() -> None:
    said = '"What they say about paper is true: it remembers."'
    block = f"{said}\nAnna Keller, bookbinder"
    found = outline("\n\n".join(("The binder", OPENING, block, SEQUEL)))
    assert found[2:4] == [f"> {said}", "> — Anna Keller, bookbinder"]
    apart = outline("\n\n".join(("The binder", OPENING, said, "Anna Keller, bookbinder", SEQUEL)))
    assert f"· {said}" in apart


def test_small_letters_after_dashes_say_who_speaks() -> None:
    said = "– Ninguém sabe que isto existe – diz, limpando as mãos a um pano – e ainda bem."
    found = outline("\n\n".join(("O elevador", OPENING, said, SEQUEL)))
    assert found[2] == f"· {said}"
