"""Whether the words on both sides of a break belong to one phrase, and how that is learned."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.own_words import OwnWords
from publish.readers.plaintext.phrases import chain, facts, speaks_for_phrase, tokens, weights
from tests.eval.corpus import Label, Labelled
from tests.eval.phrases import WEIGHTS, as_toml, breaks


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Speech by the Minister of", "Rural Affairs at the opening of the lock"),
        ("Discurso da reitora na abertura do ano letivo da", "Universidade do Alto Tocantins"),
        ("Erfolglose Beschwerde gegen die zeitliche", "Begrenzung des Läutens"),
        ("Tres barcos para el puerto de", "Santa Aurora"),
    ],
)
def test_words_of_one_phrase_are_known_in_several_languages(above: str, below: str) -> None:
    assert speaks_for_phrase(above, below, chain()) > 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Ferries cut their losses in the first half", "By Ines Calder"),
        ("Kabinett beschließt Zuschuss zu den Netzentgelten", "Das Bundeskabinett hat heute"),
        ("Trois ports ferment pour l’hiver", "Publié le 3 mai 2025"),
        ("The harbour board has bought gates", "The board met on Monday"),
    ],
)
def test_what_stands_below_a_headline_is_no_part_of_it(above: str, below: str) -> None:
    assert speaks_for_phrase(above, below, chain()) < -1


def test_the_odds_are_what_the_facts_say_together() -> None:
    above, below = "Port of", "Little Skerry"
    table = weights().feature
    said = [table.get(fact, {}) for fact in facts(tokens(above), tokens(below))]
    each = sum(row.get("within", 0.0) - row.get("between", 0.0) for row in said)
    assert speaks_for_phrase(above, below, chain()) == pytest.approx(each)


def test_the_facts_are_of_two_words_on_either_side() -> None:
    found = facts(tokens("the price of the (BBC) at 12"), tokens("Ferries stop"))
    assert {"last 00", "last two at 00", "first ferries", "first two …ies stop"} <= found
    assert {"over as 00 Aaaaaa", "over 00 as Aaaaaa", "ends with ", "any"} <= found
    assert not any("price" in fact for fact in found)
    assert {"last bbc", "ends with )"} <= facts(["(BBC)"], ["Ferries"])
    signs = (*facts(['a"\\'], ['\\"b']), *facts(["he", 'צה"ל'], ["C:\\dir"]))
    assert not any('"' in fact or "\\" in fact for fact in signs)


def test_each_character_is_a_token_where_words_are_not_parted() -> None:
    assert tokens("港の門 A1 閉じる") == ["港", "の", "門", "A1", "閉", "じ", "る"]


def test_the_weights_are_written_as_the_trainer_writes_them() -> None:
    assert WEIGHTS.read_text("utf-8") == as_toml(weights())


def test_what_is_learned_from_are_breaks_that_nothing_else_tells() -> None:
    text = Labelled(
        "batch/ab-01",
        "en",
        (
            Label("title", "Ann Lee leaves the Board"),
            Label("byline", "By Bo Hu", "Bo Hu"),
            Label("p", "She goes. Nobody asked her to."),
            Label("p", "The Board said so."),
        ),
    )
    found = list(breaks(text))
    firsts = {
        (next(fact for fact in seen if fact.startswith("first ") and len(fact.split()) == 2), joint)
        for seen, joint, _ in found
    }
    assert ("first lee", "within") in firsts
    assert ("first board", "within") in firsts
    assert ("first by", "between") in firsts
    assert ("first she", "between") in firsts
    assert not firsts & {("first leaves", "within"), ("first nobody", "within")}
    assert ("first the", "between") not in firsts
    assert {count for seen, joint, count in found if "first lee" in seen} == {3}


@pytest.mark.parametrize(("title", "below"), [("Who pays?", "The towns"), ("A plan", "and a man")])
def test_nothing_is_learned_of_a_stop_or_of_what_begins_small(title: str, below: str) -> None:
    labels = (Label("title", title), Label("sub", below))
    found = list(breaks(Labelled("batch/ab-02", "en", labels)))
    assert not [joint for _, joint, _ in found if joint == "between"]


OWN = OwnWords(
    [
        "The Port of Little Skerry, where the results were read, is closed. Results of",
        "that, said Ines Calder, would tell. The port of Little Skerry opens in May.",
    ]
)


def test_a_name_over_the_break_stands_whole_in_the_text() -> None:
    told = set(OWN.tell("Ferries leave the Port of Little", "Skerry for good"))
    assert "both words beside each other ≤ 2" in told
    assert "first word never small" in told
    assert {"first word in small letters ≤ 0", "first word within a sentence ≤ 3"} <= told
    near = set(OWN.tell("Ferries leave the Port off", "Little Skerry"))
    assert {"both words beside each other ≤ 0", "words near each other ≤ 2"} <= near


def test_a_word_that_the_text_has_small_begins_something() -> None:
    told = set(OWN.tell("Little Skerry", "Results of the trial"))
    assert {"first word small but where it begins", "first word in small letters ≤ 1"} <= told
    assert "last word ends ≤ 1" in told
    assert "last word ends ≤ 0" in set(OWN.tell("Where are the results", "By Ann Lee"))


def test_lines_without_words_tell_nothing() -> None:
    assert not list(OWN.tell("—", "Results"))
    assert not list(OWN.tell("Results", "***"))
    assert not [fact for fact in OwnWords([]).tell("Ann", "Lee") if ">" in fact]


def test_words_on_both_sides_of_a_stop_do_not_stand_beside_each_other() -> None:
    own = OwnWords(["The ferry reached the Port. Little was known of Port, Little said."])
    assert "both words beside each other ≤ 0" in set(own.tell("leave the Port", "Little Skerry"))


def test_a_word_has_the_signs_above_and_behind_its_letters() -> None:
    own = OwnWords(["कल जिला परिषद की बैठक हुई। जिला परिषद ने कहा।", "港湾局は新しい門を買う"])
    assert "both words beside each other ≤ 2" in set(own.tell("कल जिला", "परिषद"))
    assert "both words beside each other ≤ 0" in set(own.tell("कल जिला", "परंपरा"))
    assert "both words beside each other ≤ 1" in set(own.tell("新しい港湾", "局の門"))
