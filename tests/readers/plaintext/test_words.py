"""Looking words up in the lists, and keeping what a rule said of a line."""

from __future__ import annotations

from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.words import either, leading, one_of


def test_the_longest_phrase_leads_whatever_its_place_in_the_list() -> None:
    phrases = frozenset({"press", "press release", "press release of"})
    assert leading("press release from the harbour", phrases) == "press release"
    assert leading("press releases are late", phrases) == "press"
    assert leading("press release", phrases) == "press"  # nothing stands behind the longer
    assert leading("pressing", phrases) == ""


def test_an_expression_for_phrases_matches_the_longest_and_takes_signs_for_themselves() -> None:
    assert one_of(["v", "v.", "c/"]) == r"v\.|c/|v"


def test_lists_are_put_together_once() -> None:
    first, second = frozenset({"a"}), frozenset({"b"})
    assert either(first, second) == {"a", "b"}
    assert either(first, second) is either(first, second)


def test_what_was_said_of_short_lines_is_kept_and_of_long_ones_is_not() -> None:
    asked: list[str] = []

    @kept
    def size(text: str, *, twice: bool = False) -> int:
        asked.append(text[:1])
        return len(text) * (2 if twice else 1)

    long = "b" * 10_000
    assert [size("a"), size("a"), size("a", twice=True)] == [1, 1, 2]
    assert [size(long), size(long)] == [10_000, 10_000]
    assert asked == ["a", "a", "b", "b"]
