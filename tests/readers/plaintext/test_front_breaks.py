"""Full lines near the top of a text: whether they go on."""

from __future__ import annotations

import re
import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext import front_breaks, phrases, wording
from publish.readers.plaintext.front_breaks import facts, forest, goes_on, is_asked
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import measure
from publish.walk import plain_text
from tests.eval.corpus import Label, Labelled, named
from tests.eval.front_breaks import TREES, examples
from tests.eval.growing import written
from tests.readers.plaintext.outline import document
from tests.readers.plaintext.test_usual import TEXT as PAGE

TEXT = PAGE[:3]
WIDTH = 76


def wrapped(*blocks: str) -> str:
    return "".join(f"{textwrap.fill(block, WIDTH)}\n" for block in (*blocks, *TEXT, *TEXT))


def apart(head: str, gap: str) -> str:
    blocks = [head, *(textwrap.fill(block, WIDTH) for block in TEXT * 2)]
    return "\n\n".join(blocks).replace("\n", gap)


def scanner(text: str) -> Scanner:
    lines = read_lines(text, 1, Log("text"))
    return Scanner(lines, measure(lines), Joiner(lines), {})


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (
            "Northern Ferries Reports Lower Losses for the First Half of the Year 2025",
            "Ines Calder",
        ),
        (
            "Harbour board spends nine million on gates that nobody has asked it to buy",
            "Background",
        ),
        (
            "Gates that open by themselves when the river rises above its second mark",
            "Final report on the gates",
        ),
        (
            "Cold Storage for Seed Potatoes on the Smaller Farms of the North Isles",
            "Results of a Two-Year Trial",
        ),
    ],
)
def test_a_title_that_fills_its_line_ends_above_what_is_no_title(title: str, below: str) -> None:
    assert len(title) < WIDTH < len(f"{title} {below}")
    assert plain_text(document(wrapped(title, below)).meta.title) == title


@pytest.mark.parametrize(
    "title",
    [
        "Ferry company to close its oldest crossing after years of losses on the Skerry Sound",
        "Northern Ferries and the Harbour Board Agree on a New Ramp for the Port of Little Skerry",
        "Statement from the Minister of Transport on the Reopening of the Bridge over the Skerry "
        "River",
    ],
)
def test_a_title_goes_on_over_the_end_of_its_line(title: str) -> None:
    assert plain_text(document(wrapped(title, "By Ines Calder")).meta.title) == title


def test_only_full_lines_near_the_top_that_end_no_sentence_are_asked_of() -> None:
    scan = scanner(wrapped(*TEXT, *TEXT))
    asked = [at for at in range(1, len(scan.lines)) if is_asked(scan, at)]
    assert asked
    assert max(asked) <= front_breaks.REACH
    assert not any(scan.lines[at - 1].ended for at in asked)


def test_where_blank_lines_part_paragraphs_a_full_line_mostly_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blocks = scanner("\n\n".join(textwrap.fill(block, WIDTH) for block in TEXT * 3))
    assert blocks.shape.separated
    asked = [at for at in range(1, len(blocks.lines)) if is_asked(blocks, at)]
    assert asked
    assert not any(blocks.lines[at].gap for at in asked)
    assert {goes_on(blocks, at - 1, at) for at in asked} == {True}
    monkeypatch.setattr(front_breaks, "_ENOUGH_APART", 1.01)
    assert {goes_on(blocks, at - 1, at) for at in asked} == {None}
    monkeypatch.setattr(front_breaks, "_TOO_LITTLE_APART", 1.01)
    assert {goes_on(blocks, at - 1, at) for at in asked} == {False}


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("One in five porters told of hours that they are to work by text the night", "before"),
        ("Minutes of the Joint Finance Committee and of the Full Council of the Quay", "held"),
        (
            "Statement by the Humanitarian Coordinator for the Northern Islands, Ms",
            "Leonie Abara, on the attack on a convoy of water near Bir Haddad",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_goes_on_within_its_block(title: str, below: str, gap: str) -> None:
    head = f"{title}\n{below}"
    assert len(title) < WIDTH < len(f"{title} {below.split(maxsplit=1)[0]}")
    assert plain_text(document(apart(head, gap)).meta.title) == f"{title} {below}"


def test_what_is_not_sure_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = scanner(wrapped(f"{TEXT[0]} {TEXT[1]}"))
    assert goes_on(scan, 0, 1) is True
    monkeypatch.setattr(front_breaks, "_SURE", 1.01)
    assert goes_on(scan, 0, 1) is None


def test_the_trees_are_written_as_the_learner_writes_them() -> None:
    assert TREES.read_bytes() == written(forest())


def test_examples_tell_where_the_blocks_of_a_text_end() -> None:
    title = "Northern Ferries Reports Much Lower Losses for the First Half of the Year"
    labels = (
        Label("title", title),
        Label("byline", "By Ines Calder", "Ines Calder"),
        *(Label("p", text) for text in TEXT),
    )
    found = examples(Labelled("text", "en", labels), phrases.weights(), wording.learned())
    assert {True, False} == {on for _, on, _ in found}
    assert all(on or "above begins small" not in told for told, on, _ in found)


def test_facts_say_what_both_lines_are_and_what_is_between() -> None:
    scan = scanner(
        wrapped("Harbour board to buy gates that nobody has asked for, says", "Ines Calder")
    )
    found = facts(scan, 0, 1, phrases.chain(), wording.learned())
    assert {"below names persons", "above last word small", "line"} <= set(found)
    assert found["below words"] == pytest.approx(2 - 0.05)


def test_a_question_that_fills_the_first_line_is_the_title() -> None:
    title = "What is a ground rent, and why has it proved so hard to abolish in towns?"
    assert plain_text(document(wrapped(title, "Millions pay a yearly charge.")).meta.title) == title


def test_a_title_goes_on_behind_a_word_before_a_month() -> None:
    title = (
        "Land und Bund besiegeln Wiederaufbau der Nebenbahn im Tal: Züge rollen ab Dezember 2027"
    )
    assert plain_text(document(wrapped(title)).meta.title) == title


def test_the_word_above_those_who_judge_ends_the_title() -> None:
    title = "Brackley (Respondent) v Westmoor Estates of the Upper Moor Ltd (Appellant)"
    judges = ("before", "Lord Ferrars, President; Lady Hoxton; Lord Quarmby")
    assert plain_text(document(wrapped(title, *judges)).meta.title) == title


def test_when_a_meeting_was_held_does_not_go_on_the_title() -> None:
    title = "Minutes of an Ordinary Meeting of the Roads Committee"
    held = "held in the Council Chamber, 22 Weka Street, on Thursday 14 August 2025"
    assert plain_text(document(wrapped(title, held)).meta.title) == title


def test_facts_say_whether_the_words_go_on_and_what_the_text_says_of_them() -> None:
    head = ("Harbour board to buy gates that nobody has asked for at Little", "Skerry or Halden")
    told = "People of Little Skerry are against it, as those of the other island are."
    scan = scanner(wrapped(*head, *TEXT, *TEXT, *TEXT, told))
    found = facts(scan, 0, 1, phrases.chain(), wording.learned())
    assert {"both words beside each other", "first word never small", "one phrase"} <= set(found)
    small = facts(scanner(wrapped(head[0], "skerry")), 0, 1, phrases.chain(), wording.learned())
    assert not any(fact.startswith(("one phrase", "first word ")) for fact in small)


def test_facts_say_what_the_lines_read_as_apart_and_together() -> None:
    scan = scanner(wrapped("Harbour board to buy gates that nobody has asked for at", "Ann Lee"))
    above, below = (line.text for line in scan.lines[:2])
    found = facts(scan, 0, 1, phrases.chain(), wording.learned())
    for side, text in (("above", above), ("below", below), ("both", f"{above} {below}")):
        said = wording.reads_as(text, wording.learned())
        for kind, logarithm in said.items():
            assert found[f"{side} reads as {kind}"] == logarithm - max(said.values())


def test_no_tree_asks_for_what_no_break_has() -> None:
    of_all_kinds = ("g-[0-3]*", "g-45-*", "g-57-*", "j-05-*")
    pages = named(*(f"eighteenth/{name}" for name in of_all_kinds), "twelfth-own/interview-qa-*")
    taught = [one for page in pages for one in examples(page, phrases.weights(), wording.learned())]
    seen = {whatever_the_line(fact) for told, _, _ in taught for fact in told}
    assert {whatever_the_line(fact) for fact in forest().facts} <= seen


def whatever_the_line(fact: str) -> str:
    """The name of a fact, whichever line it is told of."""
    return re.sub(r"^(above|below|next) ", "", fact)


@pytest.mark.parametrize("below", ["Reuters", "AP", "Editorial Board", "Ann Lee"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_who_wrote_and_when_stand_right_below_a_full_title(below: str, gap: str) -> None:
    title = "Harbour Board Delays Its Vote on the New Pier Until the Spring of the Year"
    assert len(title) < WIDTH < len(f"{title} {below}")
    meta = document(apart(f"{title}\n{below}\n4 March 2025", gap)).meta
    assert (plain_text(meta.title), meta.date) == (title, "2025-03-04")
    assert meta.authors == (below,)


@pytest.mark.parametrize("word", ["BEFORE", "Before:", "before"])
def test_who_judged_stands_right_below_a_full_case_name(word: str) -> None:
    title = "The King on the application of the Halden Harbour Trust v Halden Council"
    meta = document(apart(f"{title}\n{word}\nMr Justice Lee", "\n")).meta
    assert plain_text(meta.title) == title


def test_when_a_meeting_was_held_stands_right_below_a_full_title() -> None:
    title = "Minutes of the Meeting of the Harbour Board and of the Whole of the Council"
    meta = document(apart(f"{title}\nheld on 4 March 2025\nPresent: A. Lee, B. Hu", "\n")).meta
    assert (plain_text(meta.title), meta.date) == (title, "2025-03-04")


@pytest.mark.parametrize("below", ["HELD", "Introduction"])
def test_a_word_that_begins_a_part_stands_right_below_a_full_title(below: str) -> None:
    title = "Minutes of the Meeting of the Harbour Board and of the Whole of the Council"
    meta = document(apart(f"{title}\n{below}", "\n")).meta
    assert plain_text(meta.title) == title
