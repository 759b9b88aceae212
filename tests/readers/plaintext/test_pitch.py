"""Texts in wide characters, wrapped by columns as terminals do, or by characters."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from publish.readers.plaintext.characters import columns
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
