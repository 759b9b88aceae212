"""Pictures are decoded in a child process, which has an end when they have none."""

from __future__ import annotations

import io
import os
import time

import pytest
from PIL import Image

from publish.errors import PictureError
from publish.pictures import settled
from publish.pictures.child_decoder import apart


def _icon(number: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), (number, number, number)).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_that_ends_its_decoder_is_an_error_and_spares_the_others() -> None:
    with pytest.raises(PictureError, match="crashes"):
        apart(os._exit, 1)
    assert settled(_icon(1)).media.width == 32


def test_one_child_decodes_many_pictures_quickly() -> None:
    icons = [_icon(number) for number in range(50)]
    settled(icons[0])
    start = time.perf_counter()
    child = apart(os.getpid)
    for icon in icons:
        settled(icon)
    assert apart(os.getpid) == child != os.getpid()
    assert time.perf_counter() - start < 1
