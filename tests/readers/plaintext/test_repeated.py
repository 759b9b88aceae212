"""Lines that a page says twice, and those that a text does."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")
CAPTION = "Two painters rest after the last coat on the gate of the harbour yard, Sunday"


def read(*lines: str) -> list[str]:
    return outline("\n\n".join(lines))


def test_a_caption_that_stands_twice_is_read_once_and_heads_nothing() -> None:
    found = read(
        "The green gate",
        "By Ann Lee",
        PROSE,
        LATER,
        PROSE,
        LATER,
        PROSE,
        CAPTION,
        CAPTION,
        LATER,
        PROSE,
    )
    assert [line for line in found if CAPTION in line] == [f"· {CAPTION}"]


def test_a_few_words_twice_between_text_are_a_caption() -> None:
    line = "Painters in the harbour yard"
    found = read("The green gate is painted", "By Ann Lee", LATER, PROSE, line, line, PROSE, LATER)
    assert found[-3:] == [f"· {line}", f"· {PROSE}", f"· {LATER}"]


def test_a_subtitle_that_stands_twice_is_read_once() -> None:
    line = "Members say that nobody has spoken against the plan of the mayor"
    found = read("The green gate is painted", line, line, "By Ann Lee", PROSE, LATER)
    assert found == [
        "# The green gate is painted",
        f"~ {line}",
        "@ Ann Lee",
        f"· {PROSE}",
        f"· {LATER}",
    ]


@pytest.mark.parametrize("above", [(), ("Harbour news",)])
def test_a_headline_that_stands_twice_keeps_its_subtitle(above: tuple[str, ...]) -> None:
    title = "Council agrees to mend the old gate"
    subtitle = "Members say that nobody has spoken against the plan of the mayor"
    found = read(*above, title, title, subtitle, PROSE, LATER, PROSE)
    assert found[:2] == [f"# {title}", f"~ {subtitle}"]


def test_of_a_caption_and_the_same_with_its_credit_the_second_stays() -> None:
    found = read("The green gate", "By Ann Lee", PROSE, f"{CAPTION}.", f"{CAPTION}. [AP]", LATER)
    assert [line for line in found if CAPTION in line] == [f"· {CAPTION}. [AP]"]


def test_a_headline_below_itself_is_no_subtitle() -> None:
    title = "Council and harbour office speak of the gate and of who pays for its paint"
    found = read(title, title, PROSE, LATER, PROSE.replace("March", "May"))
    assert found[:2] == [f"# {title}", f"· {PROSE}"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Never again the green paint.", "Never again the green paint."],
        ["Paint the gate", "Paint the gate", "Paint the gate"],
        ["Paint the gate", "Paint the gate", "Oil the hinge"],
        [PROSE, PROSE],
    ],
    ids=["sentence", "three times", "among short lines", "prose"],
)
def test_what_a_text_says_twice_stays(lines: list[str]) -> None:
    text = "\n".join(
        read("The green gate", "By Ann Lee", LATER, *lines, "And so it went on, they say.")
    )
    assert text.count(lines[0]) == lines.count(lines[0])
