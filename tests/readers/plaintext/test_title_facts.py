"""Which line of a front is its title, as trees are asked, and what they were taught."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publish.readers.plaintext.title_facts import TitleFacts, forest
from publish.readers.plaintext.wording import KINDS, Kind, learned
from tests.eval.corpus import Label, Labelled, named
from tests.eval.growing import written
from tests.eval.titles import TREES, examples
from tests.readers.plaintext.test_usual import TEXT, TITLE

LABELS = (Label("status", "Press release"), Label("title", TITLE), Label("byline", "By Ann Lee"))
LABELLED = Labelled("page", "en", (*LABELS, *(Label("p", text) for text in TEXT)))


def reads(**said: float) -> dict[Kind, float]:
    return {kind: said.get(kind, 0.0) for kind in KINDS}


def test_a_line_is_seen_with_two_lines_above_it_and_two_below() -> None:
    features = [frozenset({f"line {at}", "words ≤ 3", f"line {at} & digits"}) for at in range(5)]
    facts = TitleFacts(features, ["Halden"] * 5, [reads()] * 5).of(1)
    told = {name: value for name, value in facts.items() if "line " in name and "reads" not in name}
    assert told == {"above line 0": 1, "own line 1": 1, "below line 2": 1, "two below line 3": 1}
    assert facts["own words"] == 2.95
    assert (facts["place"], facts["pieces"]) == (2, 5)


def test_what_a_line_reads_as_is_told_against_all_else_and_against_its_rivals() -> None:
    said = [reads(title=1.0, status=3.0), reads(title=4.0, deck=1.0), reads(title=6.0)]
    texts = ["Sound & shore", TITLE, "A sentence goes on. " * 20]
    found = TitleFacts([frozenset()] * 3, texts, said)
    own, first = found.of(1), found.of(0)
    assert own["own reads as deck"] == -3
    assert own["own reads as title, no deck"] == 3
    assert own["above reads as title, no status"] == -2
    assert own["a line above reads more as a title by"] == -2 - 3
    assert own["a line below reads more as a title by"] < -20  # no headline is so long
    assert first["a line below reads more as a title by"] == 3 + 2
    assert own["own letters"] == len(TITLE)


def test_a_text_teaches_which_of_its_lines_is_the_title_and_which_are_not() -> None:
    found = examples(LABELLED, 6, learned())
    assert {weight for _, _, weight in found} == {6.0}
    assert [is_title for _, is_title, _ in found].count(True) == 2  # and with unknown words above
    told, unknown = (facts for facts, is_title, _ in found if is_title)
    assert told["above reads as title, no status"] == unknown["above reads as title, no status"]
    assert told != unknown  # for no list knows the line above
    assert "own the longest line without a stop" in told


def test_a_text_that_rules_were_tuned_on_teaches_twice_each_time_with_less_of_what_they_say() -> (
    None
):
    once, often = (
        [set(facts) for facts, is_title, _ in examples(LABELLED, times, learned()) if is_title]
        for times in (1, 6)
    )
    first, again, unknown = once
    told, _ = often
    assert first < told
    assert again < told
    assert first != again
    assert unknown == often[1]


def test_an_item_is_no_example_and_a_text_without_a_title_has_lines_that_are_none() -> None:
    labels = (Label("p", "Draft 3"), Label("-", "Halden ferry"), *LABELLED.labels[3:])
    found = examples(Labelled("notes", "en", labels), 6, learned())
    assert found
    assert not any(is_title for _, is_title, _ in found)
    lengths = {facts["own letters"] for facts, _, _ in found}
    assert len("Draft 3") in lengths
    assert len("Halden ferry") not in lengths


def test_a_text_without_a_title_in_its_front_teaches_nothing() -> None:
    letter = (Label("header", "From: Ann Lee"), Label("header", "To: Bo Hale"))
    text = Labelled("letter", "en", (*letter, *(Label("p", text) for text in TEXT)))
    assert examples(text, 1, learned()) == []


def test_the_trees_are_written_as_the_learner_writes_them() -> None:
    assert TREES.read_bytes() == written(forest())


def test_no_tree_asks_for_what_nothing_has() -> None:
    pages = named("fourteenth/*", "eleventh/a-speech-*", "eighteenth/g-4*")
    taught = [example for page in pages for example in examples(page, 6, learned())]
    seen = {fact for facts, _, _ in taught for fact in whatever_the_line(facts)}
    assert whatever_the_line(forest().facts) <= seen


def whatever_the_line(facts: Iterable[str]) -> set[str]:
    """The names of facts, whichever line they are told of."""
    return {re.sub(r"^(two )?(own|above|below) ", "", fact) for fact in facts}
