"""Texts in wide characters, wrapped by columns as terminals do, or by characters."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from publish.readers.plaintext.characters import columns, printed_columns
from tests.eval.corpus import Label, Labelled
from tests.eval.shapes import printed
from tests.readers.plaintext.outline import outline

TITLE = "観光列車が走る"
HEAD = "地元には期待と注文"
PARAGRAPHS = (
    "鉄道会社は3日、海沿いの町を結ぶ新しい観光列車の運行を来年3月14日に始めると発表した。4両編成で定員は120人、"
    "土曜日と祝日を中心に年間130日ほど走らせる。片道の料金は大人1万4800円からとなる。",
    "沿線では2024年の地震で観光客が大きく減り、同社によると昨年度の乗客数も震災前の7割にとどまった。"
    "社長は乗ること自体を目的にしてもらえる列車にしたいと述べた。",
)
KOREAN = (
    "작년 봄, 바닷가에 사는 일흔여섯 살의 독자 한 분이 엽서를 보내오셨다. "
    "1971년 가을 어느 심야 방송에 자신이 보낸 글이 읽힌 적이 있는데 아마 그것 같다는 것이었다.",
    "그분은 평생 우체국에서 일하셨고 글을 더 쓰지는 않았다고 했다. 방송이 나간 줄도 몰랐다고 했다. "
    "소식이 돌아오는 데 십 년이 걸린 셈이다.",
)


def _by_characters(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def _by_columns(text: str, size: int) -> list[str]:
    lines = [""]
    for c in text:
        if columns(lines[-1] + c) > 2 * size:
            lines.append("")
        lines[-1] += c
    return lines


@pytest.mark.parametrize("size", [34, 38, 45])
@pytest.mark.parametrize("wrap", [_by_characters, _by_columns])
def test_japanese_goes_on_over_lines_however_they_are_counted(
    wrap: Callable[[str, int], list[str]], size: int
) -> None:
    first, second = PARAGRAPHS
    lines = [TITLE, *wrap(first, size), HEAD, *wrap(second, size)]
    assert outline("\n".join(lines)) == [f"# {TITLE}", f"· {first}", f"= {HEAD}", f"· {second}"]


@pytest.mark.parametrize("width", [70, 80])
def test_korean_goes_on_over_lines_that_are_counted_in_characters(width: int) -> None:
    paragraphs = [" ".join(KOREAN), " ".join(KOREAN[::-1]), KOREAN[0]]
    lines = ["라디오", *(line for text in paragraphs for line in textwrap.wrap(text, width))]
    assert outline("\n".join(lines)) == ["# 라디오", *(f"· {text}" for text in paragraphs)]


PROSE = {
    "en": (
        "The harbour office rents out eleven boats and a raft. It was asked about all of them in "
        "March, and answered in May, when most of them had sunk in the mud of the winter.",
        "Nobody had counted the oars since. A clerk who did so last week found nineteen, of which "
        "two were brooms, and wrote this down in the book that is kept for such findings, for he "
        "is an orderly man and wants the town to know.",
        "The mayor, who is the owner of the raft, said on Monday that all was well with it and "
        "that the committee would meet again in the autumn to look at the remaining oars.",
    ),
    "de": (
        "Das Hafenamt verleiht elf Boote und ein Floß. Im März wurde es nach allen gefragt, und "
        "im Mai, als die meisten im Schlamm des Winters versunken waren, gab es Antwort.",
        "Seither hatte niemand die Ruder gezählt. Ein Angestellter, der es in der letzten Woche "
        "tat, fand neunzehn, von denen zwei Besen waren, und schrieb dies in das Buch, das für "
        "solche Funde geführt wird, denn er ist ein ordentlicher Mann.",
        "Die Bürgermeisterin, der das Floß gehört, sagte am Montag, alles sei in Ordnung, und der "
        "Ausschuss werde im Herbst wieder tagen, um die übrigen Ruder zu betrachten.",
    ),
}


def _in_print(text: str, size: float) -> str:
    """`text` on lines as wide as `size` letters of Times."""
    widths = {
        **dict.fromkeys("ijlt", 0.28),
        **dict.fromkeys(" .,", 0.25),
        **dict.fromkeys("fr", 0.33),
        "m": 0.78,
        **dict.fromkeys("wABDGHKMNORW", 0.72),
    }
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if sum(widths.get(c, 0.48) for c in longer) > 0.45 * size:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("parting", ["\n\n", "\n"])
@pytest.mark.parametrize("size", [62, 68, 90])
def test_what_is_copied_from_print_was_broken_by_the_widths_of_its_letters(
    language: str, parting: str, size: int
) -> None:
    text = parting.join(["Floß", *(_in_print(part, size) for part in PROSE[language])])
    assert outline(text + "\n")[1:] == [f"· {part}" for part in PROSE[language]]


@pytest.mark.parametrize(
    ("language", "first", "face", "measure"),
    [("en", 0, 0, 64), ("en", 0, 0, 75), ("de", 1, 0, 90), ("de", 1, 1, 87), ("en", 0, 1, 81)],
)
def test_print_in_any_font_is_read_though_its_widths_are_not_known(
    language: str, first: int, face: int, measure: int
) -> None:
    said = PROSE[language][first:]
    labels = tuple(Label("p", part) for part in ("Floß", *said))
    text = printed(Labelled("", language, labels), face, measure)
    assert outline(text)[1:] == [f"· {part}" for part in said]


def test_verse_whose_lines_look_as_wide_in_print_stays_verse() -> None:
    verse = (
        ("The clock above the station door", "has stopped at ten to three,"),
        ("and every train that leaves the town", "goes by eternity."),
        ("The master came with oil and key", "and took the hands away;"),
        ("he said that time was resting now", "and might be back some day."),
    )
    lines = [line for couplet in verse for line in couplet]
    assert outline("The clock\n\n" + "\n".join(lines) + "\n")[1:] == [f"| {x}" for x in lines]


def test_signs_above_and_below_letters_take_no_room_in_print() -> None:
    assert printed_columns("मुझे") == printed_columns("मझ")
    assert printed_columns("שָׁלוֹם") == printed_columns("שלום")
    assert printed_columns("اللل") < printed_columns("ششش")


STANZAS = """All summer the lorries came in off the moor
with peat in the springtime and barley before,
and each of them stopped on the plate by the door
while somebody wrote what it weighed.

He wrote it in pencil, he wrote it in ink,
in the hut with the kettle, the stove and the sink,
with one eye for the needle, and time for a drink
with whoever it was that had paid.

They took up the plate in the year that he died.
There is grass in the hut, with a garden outside,
and the lorries go past it, and nothing is tried,
and nothing is written or weighed."""


def test_what_is_written_of_a_poem_below_it_is_prose() -> None:
    said = (
        "Ann Lee was born in the far north, where her father was keeper of the public weighbridge "
        "for thirty-one years, and this poem comes from the last of the books that she printed.",
        "The word that gives the book its title is the weight of the empty lorry, which has to be "
        "known before anything can be said of the load, and she uses it of people all the time.",
    )
    wrapped = "\n\n".join(textwrap.fill(text, 60) for text in said)
    found = outline(f"The Weighbridge\n\nby Ann Lee\n\n{STANZAS}\n\nOn the poem\n\n{wrapped}")
    assert found[-2:] == [f"· {text}" for text in said]
    assert [line[:20] for line in found if line[0] == "|"] != []
