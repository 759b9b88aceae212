"""What a page is read to say, where it spells characters."""

from __future__ import annotations

from publish.checks.compare.format_projection import Voice

VOICE = Voice("pdf", titled=True)


def test_a_character_that_nobody_sees_may_be_spelled_and_is_not_read() -> None:
    assert VOICE.key("Aa") == VOICE.key("A[U+E0AB9]a")
    assert VOICE.key("A\U000ef369a") == VOICE.key("A[U+EF369]a")
