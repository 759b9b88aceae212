"""Prose between lines of code stays prose, whatever identifiers it names."""

from __future__ import annotations

import textwrap

from publish.readers.plaintext.code import code_weight
from tests.readers.plaintext.outline import outline

PROSE = (
    "The gates were mended in the autumn, and nobody has had to open one of them by hand since. "
    "What is left to do is told below."
)


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


def test_a_command_with_a_setting_before_it_is_code_with_what_it_says() -> None:
    told = '    $ TZ=Asia/Tokyo python -c "print(hour())"\n    9\n'
    found = outline(f"Hours\n\n{PROSE}\n\n{told}\n{PROSE}")
    assert found[2:4] == [f"` {line.strip()}" for line in told.splitlines()]


def test_words_that_open_and_close_code_set_in_deeper_are_code_too() -> None:
    rows = "    postrotate\n        [ -f /run/gate.pid ] && kill -HUP $(cat /run/gate.pid)\n"
    found = outline(f"Logs\n{PROSE}\n{rows}    endscript\n{PROSE}")
    assert found[2:5] == [
        "` postrotate",
        "`     [ -f /run/gate.pid ] && kill -HUP $(cat /run/gate.pid)",
        "` endscript",
    ]


def test_the_path_of_a_file_right_above_its_code_heads_nothing() -> None:
    code = "    server {\n        listen 80;\n    }\n"
    found = outline(f"Gates\n{PROSE}\nPaste this:\n/etc/gates/north.conf\n{code}{PROSE}")
    assert "· /etc/gates/north.conf" in found


def test_columns_below_a_sign_for_money_are_no_command() -> None:
    assert code_weight("$ ls -l gates")
    assert not code_weight("$ millions        Q4 2025   Q4 2024")


def test_a_wide_colon_ends_no_line_of_code() -> None:
    words = "打开 gate.py 第 41 行，可以看到一个用 lru_cache 装饰的方法："
    code = ("class Gate:", "    @lru_cache(maxsize=None)", "    def name(self):")
    found = outline("\n".join(("水位记录", PROSE, words, *(f"    {line}" for line in code))))
    assert f"· {words}" in found
    assert not any(words in line for line in found if line[0] == "`")


def test_what_goes_on_below_a_step_is_no_code_above_its_command() -> None:
    steps = (
        "1. Read the gauge into a new directory, so that nothing is\n   overwritten:",
        "1. Verify the readings. The command says nothing if all is\n   well:",
    )
    code = "    $ gauge read --to /srv/gauge"
    prose = textwrap.fill(f"{PROSE} {PROSE}", 60)
    text = "\n\n".join(("The gauge", prose, "Read it", steps[0], code, steps[1], code, prose))
    assert [line for line in outline(text) if line[0] == "`"] == [
        "` $ gauge read --to /srv/gauge"
    ] * 2
