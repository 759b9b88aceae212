from __future__ import annotations

import re

import pytest

from publish.patterns import pattern


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("a")


def test_it_does_what_a_compiled_one_does() -> None:
    found = pattern(r"(?P<first>[a-z])(\d)", re.IGNORECASE)
    compiled = re.compile(r"(?P<first>[a-z])(\d)", re.IGNORECASE)
    for _ in range(2):
        assert found.findall("A1 b2") == compiled.findall("A1 b2")
        assert found.sub(r"\2", "A1 b2") == "1 2"
    assert (found.pattern, found.flags, found.groups) == (
        compiled.pattern, compiled.flags, compiled.groups,
    )  # fmt: skip
    assert found.groupindex == compiled.groupindex
    assert pattern(rb"\d+").findall(b"12 3") == [b"12", b"3"]
