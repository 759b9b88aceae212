"""What a page is read to say, where it spells characters and breaks words."""

from __future__ import annotations

from publish.checks.facts import LINE_HYPHEN, Block, Facts
from publish.checks.voices import Voice

VOICE = Voice("pdf", titled=True)


def stated(text: str) -> Facts:
    return Facts(blocks=(Block(kind="paragraph", text=text),))


def test_a_character_that_nobody_sees_may_be_spelled_and_is_not_read() -> None:
    assert VOICE.key("Aa") == VOICE.key("A[U+E0AB9]a")
    assert VOICE.key("A\U000ef369a") == VOICE.key("A[U+EF369]a")


def test_a_hyphen_at_the_end_of_a_line_is_the_word_s_own_though_the_word_is_longer() -> None:
    document = stated("a well-known\U000ef369\U0005f6c0word")
    page = stated(f"a well{LINE_HYPHEN}known[U+EF369] [U+5F6C0]word")
    (block,) = VOICE.found(page, document).blocks
    assert block.text == "a well-known[U+EF369] [U+5F6C0]word"


def test_a_hyphen_at_the_end_of_a_line_is_none_where_a_word_has_none() -> None:
    (block,) = VOICE.found(stated(f"har{LINE_HYPHEN}bour"), stated("A harbour, har-bour.")).blocks
    assert block.text == "harbour"
