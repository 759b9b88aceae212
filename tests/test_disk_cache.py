"""What is kept on disk: whole, only for what it was made of, and not without end."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish import disk_cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_made_once() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"data"

    name = disk_cache.key("a", b"b")
    assert [disk_cache.kept("kind", name, make) for _ in range(3)] == [b"data"] * 3
    assert len(made) == 1
    assert disk_cache.usage() == [disk_cache.Usage("kind", 1, 36)]


@pytest.mark.parametrize("damage", [b"", b"short", bytes(40)])
def test_a_damaged_entry_is_made_anew(damage: bytes, folder: Path) -> None:
    name = disk_cache.key("a")
    disk_cache.put("kind", name, b"data")
    (file,) = files(folder)
    file.write_bytes(damage)
    assert disk_cache.get("kind", name) is None
    assert disk_cache.kept("kind", name, lambda: b"anew") == b"anew" == disk_cache.get("kind", name)


def test_a_key_says_where_its_parts_end() -> None:
    assert disk_cache.key("ab", "c") != disk_cache.key("a", "bc") != disk_cache.key("abc")


def test_another_version_of_anything_installed_is_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []
    for name in ("one-1.0", "one-1.1"):
        place = tmp_path / name
        (place / f"{name}.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [str(place), *sys.path[1:]])
        keys.append(disk_cache.key("a"))
    assert len(set(keys)) == 2


def test_another_source_of_the_program_is_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "publish" / "store.py"
    module.parent.mkdir()
    monkeypatch.setattr(disk_cache, "__file__", str(module))

    def environment() -> bytes:
        return disk_cache._environment((str(tmp_path),))

    made = []
    for text in ("1", "22"):
        module.write_text(text)
        disk_cache._environment.cache_clear()
        made.append(environment())
    (tmp_path / "publish_documents-1.dist-info").mkdir()
    record = tmp_path / "publish_documents-1.dist-info" / "RECORD"
    for text, listed in (("22", "a"), ("333", "a"), ("333", "b")):
        module.write_text(text)
        record.write_text(listed)
        disk_cache._environment.cache_clear()
        made.append(environment())
    assert len(set(made)) == 4
    assert made[2] == made[3]


@pytest.mark.parametrize("named", ["", "/dev/null/no"])
def test_without_a_folder_all_is_made(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(disk_cache.VARIABLE, named)
    name = disk_cache.key("a")
    assert disk_cache.kept("kind", name, lambda: b"1") == b"1"
    assert disk_cache.kept("kind", name, lambda: b"2") == b"2"
    assert disk_cache.usage() == []


def test_entries_that_were_longest_unused_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_cache, "LARGEST", 160_000)
    first = disk_cache.key("first")
    disk_cache.put("kind", first, bytes(1000))
    for number in range(2000):
        name = disk_cache.key(str(number))
        disk_cache.put("kind", name, bytes(1000))
        os.utime(folder / "kind" / name[0] / name[1:], (number, number))
    assert disk_cache.get("kind", first)
    assert not disk_cache.get("kind", disk_cache.key("0"))
    (usage,) = disk_cache.usage()
    assert 100 < usage.entries < 1000


def test_all_can_be_removed(folder: Path) -> None:
    disk_cache.put("kind", disk_cache.key("a"), b"data")
    disk_cache.clear()
    assert (files(folder), disk_cache.usage()) == ([], [])


def test_many_may_keep_the_same_at_once(folder: Path) -> None:
    name = disk_cache.key("a")
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda _: disk_cache.put("kind", name, b"data" * 1000), range(200)):
            assert disk_cache.get("kind", name) == b"data" * 1000
    assert len(files(folder)) == 1


def test_what_is_remembered_is_asked_once(folder: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def say(*texts: str) -> str:
        asked.append(texts)
        return "\ud800é".join(texts)

    for _ in range(2):
        remembering = disk_cache.remembered(say)
        assert remembering("a", "b") == remembering("a", "b") == "a\ud800éb"
        assert remembering("ab") == "ab"
    assert asked == [("a", "b"), ("ab",)]
    assert len(files(folder)) == 2
