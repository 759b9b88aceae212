"""Reproducible ZIP archives."""

from __future__ import annotations

import io
import os
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.archive import EPOCH, pack, unpack

names = st.from_regex(r"[a-zA-Z0-9é_-]{1,8}(/[a-z]{1,5})?\.(xml|png|txt)", fullmatch=True)
members = st.dictionaries(names, st.binary(max_size=200), max_size=5)


def infos(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.infolist()


@given(members)
def test_what_was_packed_is_unpacked_in_its_order(members: dict[str, bytes]) -> None:
    assert list(unpack(pack(members.items())).items()) == list(members.items())


@given(members)
def test_an_archive_is_what_zipfile_writes(members: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.create_system, info.external_attr = 3, 0o100644 << 16
            packed = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, packed, 5)
    assert pack(members.items()) == buffer.getvalue()


@given(members)
def test_packing_what_was_unpacked_gives_the_same_bytes(members: dict[str, bytes]) -> None:
    packed = pack(members.items())
    assert pack(unpack(packed).items()) == packed


def test_neither_clock_nor_time_zone_is_in_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []
    for zone, now in (("UTC", 0.0), ("Asia/Tokyo", 2e9)):
        with monkeypatch.context() as patch:
            patch.setitem(os.environ, "TZ", zone)
            patch.setattr(time, "time", lambda now=now: now)
            time.tzset()
            packed.append(pack([("a.xml", b"<a/>")]))
    time.tzset()
    assert packed[0] == packed[1]
    assert [info.date_time for info in infos(packed[0])] == [(1980, 1, 1, 0, 0, 0)]


def test_pictures_and_what_must_not_be_compressed_are_stored() -> None:
    data = bytes(1000)
    packed = pack(
        [("mimetype", data), ("a.xml", data), ("b.PNG", data), ("c.svg", data)],
        stored=("mimetype",),
    )
    assert {info.filename: info.compress_type for info in infos(packed)} == {
        "mimetype": zipfile.ZIP_STORED,
        "a.xml": zipfile.ZIP_DEFLATED,
        "b.PNG": zipfile.ZIP_STORED,
        "c.svg": zipfile.ZIP_DEFLATED,
    }


def test_the_media_type_of_an_epub_stands_where_it_can_be_read_without_unzipping() -> None:
    packed = pack([("mimetype", b"application/epub+zip"), ("a", b"")], stored=("mimetype",))
    assert packed[30:58] == b"mimetypeapplication/epub+zip"  # OCF 3.3, 4.2.2: no extra field


def test_members_are_plain_readable_files_as_unix_has_them() -> None:
    (info,) = infos(pack([("a.xml", b"")]))
    assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)
