"""Prose between lines of code stays prose, whatever identifiers it names."""

from __future__ import annotations

from publish.readers.plaintext.code import code_weight
from tests.readers.plaintext.outline import outline


def test_words_that_lead_in_to_code_are_no_code() -> None:
    led = (
        "With max_wal_size at 4 GB, it should never be that. A slot may be left that nobody reads:"
    )
    lines = (
        "A full disk and its cause",
        "What could be suspected came to less than a tenth of what was missing on the disk.",
        "$ du -sh /var/lib/base/* | sort -h | tail -3",
        "118G    /var/lib/base/wal",
        led,
        "SELECT slot_name, active FROM slots;",
        "CHECKPOINT;",
        "The volume could be extended while the machine was running, and nothing was lost.",
    )
    found = outline("\n".join(lines))
    assert f"· {led}" in found
    assert "` SELECT slot_name, active FROM slots;" in found


def test_two_hyphens_are_a_sign_of_a_command_and_one_is_none() -> None:
    assert code_weight("frobnicate the list --fast")
    assert not code_weight("frobnicate the list -fast")
