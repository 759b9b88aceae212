"""Questions that head their answers, and those that somebody asks on the way."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.questions import goes_on, is_numbered_question
from tests.readers.plaintext.outline import outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL


def _heads(text: str) -> list[str]:
    return [line.lstrip("= ") for line in outline(text) if line.startswith("=")]


@pytest.mark.parametrize(
    "asked",
    ["Question 1: Do you agree with the boundary?", "Frage 1 – Sind Sie mit der Grenze zufrieden?"],
)
def test_a_question_with_its_word_and_number_heads_what_is_answered(asked: str) -> None:
    text = f"Response to the consultation\n\n{OPENING}\n\n{asked}\n\n{SEQUEL}\n"
    assert _heads(text) == [asked]


def test_numbered_questions_head_though_i_answer_you() -> None:
    text = f"Response to the consultation\n\n{OPENING}\n\nQuestion 1: Do you agree with it?\n\n"
    text += (
        f"I do not agree. {SEQUEL}\n\nQuestion 2: Do you have other comments?\n\nI have. {END}\n"
    )
    assert len(_heads(text)) == 2
    spoken = text.replace("Question 1: ", "").replace("Question 2: ", "")
    assert not _heads(spoken)


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("Question 4", True),
        ("Question 4. Costs", True),
        ("Pregunta 2: ¿Está de acuerdo?", True),
        ("Question 4 was put to the members.", False),
        ("Question 4 was put to the members", False),
        ("Questions 4 and 5 were withdrawn", False),
        ("Question time", False),
    ],
)
def test_a_sentence_that_speaks_of_a_question_is_none(text: str, *, numbered: bool) -> None:
    assert is_numbered_question(text) is numbered


@pytest.mark.parametrize(
    "asked", ["So why did we go on?", "But when did you keep a mail?", "Aber was heißt das?"]
)
def test_a_question_that_goes_on_from_a_sentence_is_no_heading(asked: str) -> None:
    assert not _heads(f"Why we keep on\n\n{OPENING}\n\n{asked}\n\n{SEQUEL}\n\n{END}\n")


def test_a_question_that_goes_on_is_a_heading_among_others() -> None:
    text = f"The heron\n\n{OPENING}\n\nA bird\n\n{SEQUEL}\n\nSo what does it cost?\n\n{END}\n"
    assert _heads(text) == ["A bird", "So what does it cost?"]


def test_a_question_that_goes_on_heads_with_a_number_or_in_a_list_of_questions() -> None:
    text = f"The heron\n\n{OPENING}\n\nQuestion 2: And what does it cost?\n\n{SEQUEL}\n"
    assert _heads(text) == ["Question 2: And what does it cost?"]
    text = f"Frequently asked questions\n\n{OPENING}\n\nAnd pizza boxes?\n\n{SEQUEL}\n\n"
    assert _heads(f"{text}Who do I call?\n\n{END}\n") == ["And pizza boxes?", "Who do I call?"]


@pytest.mark.parametrize(
    ("text", "going"),
    [
        ("¿Y la deuda?", True),
        ("Но что это значит?", True),
        ("但是为什么?", True),
        ("En quoi consiste l'aide ?", False),
        ("O que é o passe?", False),
        ("Soll ich warten?", False),
        ("Andes or Alps?", False),
    ],
)
def test_conjunctions_that_go_on_are_whole_words_of_one_meaning(text: str, *, going: bool) -> None:
    assert goes_on(text) is going


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("What you will do", "What we offer"),
        ("What we are looking for", "Where you come from"),
        ("Was Sie erwartet", "Wie Sie sich bewerben"),
        ("Comment postuler", "Où nous trouver"),
        ("Qué harás", "Cómo presentarse"),
    ],
)
def test_a_clause_that_asks_nothing_heads_a_list_without_marks(first: str, second: str) -> None:
    lede = "The trust is looking for somebody to look after the park. You will join a team of four."
    rows = ("Look after the borders and the greenhouse", "Plan the planting with the head gardener")
    offer = ("A salary of £26,000 a year", "Twenty-eight days of holiday")
    found = outline("\n".join(("Gardener wanted", lede, first, *rows, second, *offer)))
    assert [line for line in found if line[0] == "="] == [f"= {first}", f"= {second}"]


def test_of_several_such_clauses_in_a_row_none_heads_the_next() -> None:
    lede = "The club meets in May. Members may say what they would like to hear about from these."
    rows = ("How the tide works", "What the gulls eat", "Why the pier leans", "Who built the boat")
    found = outline("\n".join(("Talks of the year", lede, *rows)))
    assert not [line for line in found if line[0] == "="]


def test_where_three_questions_head_one_that_goes_on_does_too() -> None:
    asked = ("What is it?", "Who may come?", "Where is it?", "But why in winter?")
    told = [text for question in asked for text in (question, SEQUEL)]
    assert _heads("\n\n".join(("The fair of the year", OPENING, *told))) == list(asked)


def test_questions_of_japanese_end_in_a_full_stop() -> None:
    answer = (
        "市内にお住まいの方のほか、市内に通勤または通学している方も、窓口で申し込むことができます。"
        * 2
    )
    asked = (
        "利用カードは誰でも作れますか。",
        "何冊まで借りられますか。",
        "開館時間外に返却できますか。",
    )
    text = "\n".join(("市立図書館 よくあるご質問", *(f"{one}\n{answer}" for one in asked)))
    assert _heads(text) == list(asked)
