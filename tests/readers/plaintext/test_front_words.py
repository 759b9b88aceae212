"""What a text says again of the words of the lines above it."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.readers.plaintext.front_words import FrontWords
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece

TEXT = (
    "The ferry stops in spring, for nobody pays for the broken ramp, and the council is poor.",
    "Who mends the ramp may ask the Harbour Office, which keeps what is left of the money.",
)


def facts(*front: str, at: int, text: tuple[str, ...] = TEXT) -> set[str]:
    """What is seen of the words of a line of `front`, where all of its lines may be headlines."""
    lines = read_lines("\n".join((*front, *text)), 1, Log("x"))
    pieces = [Piece("paragraph", [line], line.text, "") for line in lines]
    return set(FrontWords(pieces, len(front), range(len(front))).of(at))


def test_the_line_whose_words_the_text_says_most_of_has_the_most() -> None:
    front = ("The Sound Review", "Nobody pays for the broken ramp")
    assert "words said by the text ≤ 0" in facts(*front, at=0)
    assert "a line below has more words said by the text ≤ 2" in facts(*front, at=0)
    assert {"words said by the text ≤ 2", "most words said by the text"} <= facts(*front, at=1)
    assert "a line above has more words said by the text ≤ -2" in facts(*front, at=1)


def test_lines_with_as_many_words_have_none_the_most() -> None:
    front = ("Ferry stops in spring", "A broken ferry in the harbour")
    for at in (0, 1):
        assert "words said by the text ≤ 3" in facts(*front, at=at)
        assert "most words said by the text" not in facts(*front, at=at)


def test_what_the_text_writes_in_small_letters_is_counted_apart() -> None:
    assert "words said in small letters ≤ 0" in facts("Harbour Office", at=0)
    assert "words said in small letters ≤ 2" in facts("Broken Council", at=0)
    assert "share said in small letters > 0.8" in facts("Broken Council", at=0)
    assert "words in small letters ≤ 2" in facts("The ramp of Skerry", at=0)


def test_what_no_text_says_is_counted() -> None:
    assert "words that the text does not say ≤ 1" in facts("Sound and ramp", at=0)
    assert "words that the text does not say ≤ 0" in facts("Broken ferry", at=0)


def test_in_chinese_each_two_characters_are_a_word() -> None:
    text = ("渡口大桥今年春天停止通行，因为没有人为桥面的维修付钱，市政府也没有说明何时修好。",)
    found = facts("岭北日报", "渡口大桥停止通行", at=1, text=text)
    assert "most words said by the text" in found
    assert "words said by the text ≤ 8" in found
