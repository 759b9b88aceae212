"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from publish.errors import ExportError, SourceError
from publish.files import digest_of, read, write


def test_a_file_is_written_into_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt", b"x")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"x"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_finished_file_obeys_the_umask(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(tmp_path / "a", b"x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"a\.pdf: cannot be written: No space left on device"):
        write(target, b"after")
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_an_interrupt_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.pdf", b"after")
    assert not list(tmp_path.iterdir())


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"before")
    (tmp_path / "a.pdf").symlink_to(victim)
    write(tmp_path / "a.pdf", b"after")
    assert victim.read_bytes() == b"before"
    assert not (tmp_path / "a.pdf").is_symlink()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a file")
    with pytest.raises(ExportError, match=r"b\.pdf: cannot be written"):
        write(tmp_path / "a" / "b.pdf", b"x")


def test_what_a_killed_process_left_is_removed_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".publish-left.tmp"
    left.write_bytes(b"half")
    used = tmp_path / ".publish-used.tmp"
    with used.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write(tmp_path / "a.pdf", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".publish-used.tmp", "a.pdf"]


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.bib")
    with pytest.raises(SourceError, match=r"a\.bib: is no regular file"):
        read(tmp_path / "a.bib")
    with pytest.raises(SourceError, match="is no regular file"):
        read(Path("/dev/zero"))


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read(tmp_path / "a", 5) == b"12345"
    with pytest.raises(SourceError, match=r"a: larger than 4 bytes"):
        read(tmp_path / "a", 4)


def test_a_pipe_called_like_what_a_killed_process_left_holds_up_no_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".publish-left.tmp")
    write(tmp_path / "a.pdf", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_of_a_pipe_there_is_no_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert digest_of(tmp_path / "a") == ""
