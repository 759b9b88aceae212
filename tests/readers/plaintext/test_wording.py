"""How the words of a line read, and how that is learned."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.wording import (
    BIAS,
    HUNDREDTHS,
    KINDS,
    FrontWording,
    Kind,
    Wording,
    facts,
    learned,
    reads_as,
)
from tests.eval.corpus import Label, Labelled
from tests.eval.learning import author_of
from tests.eval.unknown_words import with_unknown_words
from tests.eval.wordings import WEIGHTS, lines, written


def says(kind: Kind, logarithm: float) -> list[int]:
    return [round(logarithm * HUNDREDTHS) if kind == each else 0 for each in KINDS]


KNOWN = Wording(
    facts={
        "word raft": says("title", 60.0),
        "last office": says("status", 90.0),
        "first by": says("byline", 90.0),
    }
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Why the ferries of Halden no longer stop at the old pier", "title"),
        ("Trzy promy zostaną w porcie do wiosny, bo nikt nie zapłacił za remont", "title"),
        ("By Annika Sørbø and Tomasz Wilk", "byline"),
        ("12 June 2025, 9:14 am", "date"),
        ("Opinion", "status"),
    ],
)
def test_lines_read_as_what_they_are(line: str, kind: Kind) -> None:
    said = reads_as(line, learned())
    assert max(said, key=said.__getitem__) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Státní úřad pro plavební bezpečnost",
        "Direktorat for havnevesen",
        "Instituto de Estudios Portuarios",
        "Bulletin of the Pilots' Union",
        "Departement voor Havens",
    ],
)
def test_a_body_that_no_list_has_reads_less_as_a_title_than_a_headline(line: str) -> None:
    body, headline = (reads_as(text, learned()) for text in (line, "Who pays for the ferries now"))
    assert body["title"] - body["status"] < headline["title"] - headline["status"] - 1


def test_the_facts_of_a_line_are_its_words_its_length_and_where_capitals_and_signs_stand() -> None:
    found = facts('By Ann Lee, "BBC" 12')
    assert {"word ann", "first by", "last 00", "in  by", "in  lee", "as ^T_T", "words 5"} <= set(
        found
    )
    assert {"two ann lee", "first two by ann", "last two bbc 00", "begins by", "ends 00"} <= set(
        found
    )
    assert {"letters > 16", "words > 4", "capitals 3", "small 0", "share of capitals 3"} <= set(
        found
    )
    assert {"sign ,", "sign ”"} <= set(found)
    assert not {"letters > 20", "words > 5"} & set(found)
    assert not any(fact.startswith("last sign") for fact in found)
    assert "last sign ?" in facts("Who pays?")
    assert not any('"' in fact or "\\" in fact for fact in found)
    assert found["any"] == 1.0
    assert len({count for fact, count in found.items() if fact != "any"}) == 1


@pytest.mark.parametrize("line", ['By Ann Lee, "BBC" 12', "Why the ferries stop", "", "港"])
def test_a_line_reads_as_its_facts_say_together(line: str) -> None:
    table, nothing = learned().facts, [0] * len(KINDS)
    said = reads_as(line, learned())
    for at, kind in enumerate(KINDS):
        each = (n * table.get(fact, nothing)[at] for fact, n in facts(line).items())
        assert said[kind] == pytest.approx(sum(each) / HUNDREDTHS, abs=1e-9)


def test_a_long_line_is_no_surer_than_a_short_one() -> None:
    short, long = (facts(text) for text in ("Raft", " ".join(f"raft{n}" for n in range(400))))
    assert sum(n * n for n in short.values()) == pytest.approx(sum(n * n for n in long.values()))


def test_each_line_reads_beside_those_above_and_below() -> None:
    found = FrontWording(["The harbour office", "The raft", "By Ann Lee"], KNOWN)
    first, second, last = (set(found.of(at)) for at in range(3))
    assert "reads as status by > 4" in first
    assert "a line below reads more so by > 4" in first
    assert "the next line reads more so by > 4" in first
    assert not any("above" in fact for fact in first)
    assert "reads as a title, no section > 4" in second
    assert "a line above reads more so by ≤ -4" in second
    assert not any("below" in fact for fact in last)


def test_what_was_learned_is_written_as_the_learner_writes_it() -> None:
    assert WEIGHTS.read_bytes() == written(learned())
    assert all(len(row) == len(KINDS) for row in learned().facts.values())
    bias, *others = learned().facts
    assert (bias, others) == (BIAS, sorted(others))


TEXT = Labelled(
    "batch/ab-01",
    "en",
    (
        Label("status", "Harbour Office"),
        Label("title", "An office that nobody in Halden knows"),
        Label("byline", "By Ann Lee", "Ann Lee"),
        Label("p", "The harbour pays for it. OFFICE hours are short."),
        *(Label("p", f"Paragraph {n}.") for n in range(20)),
    ),
)


def test_what_is_learned_from_are_the_lines_at_the_head() -> None:
    assert [kind for _, kind in lines(TEXT)] == ["status", "title", "byline", *["text"] * 3]


@pytest.mark.parametrize(
    ("name", "author"),
    [("batch/ab-01-en-x", "batch/ab-"), ("batch/essay-two", "batch/"), ("g-001", "g-")],
)
def test_texts_by_one_author_are_known_by_their_names(name: str, author: str) -> None:
    assert author_of(name) == author


def test_unknown_words_stand_for_those_above_the_title_wherever_these_stand() -> None:
    found = with_unknown_words(TEXT)
    assert found is not None
    said = [label.text for label in found.labels[:4]]
    assert said[:2] == ["Ruobrah Eciffo", "An eciffo that nobody in Halden knows"]
    assert said[2:] == ["By Ann Lee", "The ruobrah pays for it. ECIFFO hours are short."]
    assert with_unknown_words(Labelled("x", "en", TEXT.labels[1:])) is None
