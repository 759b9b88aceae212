"""`publish.toml`: what it may say, and what is said of a slip in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.engine.config import load_config
from publish.engine.limits import Limits
from publish.errors import ConfigError


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (
            '[metadata]\norganizatoin = "Q"',
            'publish.toml:2:1: metadata.organizatoin: unknown key (did you mean "organization"?)',
        ),
        (
            '[[publication]]\nname = "h"\nsources = ["a"]\n[publication.metadata]\nautors = "Q"',
            'publish.toml:5:1: publication[1].metadata.autors: unknown key (did you mean "author',
        ),
        (
            '[metadata]\nauthor = [{ name = "Q", email = "q@x.example" }]',
            "publish.toml:1:1: metadata",
        ),
    ],
)
def test_a_slip_in_the_metadata_of_a_project_is_named(
    tmp_path: Path, table: str, says: str
) -> None:
    path = tmp_path / "publish.toml"
    path.write_text(f"{table}\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert says in str(caught.value)


def test_a_key_that_only_an_exporter_knows_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "publish.toml"
    path.write_text('[metadata]\ndistribution = "by hand"\n')
    assert load_config(path).metadata.extra == (("distribution", "by hand"),)


def test_limits_are_read(tmp_path: Path) -> None:
    path = tmp_path / "publish.toml"
    path.write_text(
        '[limits]\nseconds = 20\nmemory = "2 GB"\noutput = "30MB"\npages = 9\n'
        'input = "1 MB"\npixels = 2\n'
    )
    limits = Limits(seconds=20, memory=2 * 10**9, output=30 * 10**6, pages=9, input=10**6, pixels=2)
    assert load_config(path).limits == limits


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('memory = "much"', 'limits.memory: expected a size such as "500 MB" or "4 GB"'),
        ("memory = 4", "limits.memory: expected a size"),
        ("seconds = 0", "limits.seconds: expected a number from 1 to 1000000"),
        ("pages = true", "limits.pages: expected a number"),
        ("second = 9", 'limits.second: unknown key (did you mean "seconds"?)'),
    ],
)
def test_a_slip_in_the_limits_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "publish.toml"
    path.write_text(f"[limits]\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert says in str(caught.value)
