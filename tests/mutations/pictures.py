"""Damage to how pages of PDFs draw their pictures, of which all bytes are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import pikepdf

from tests.mutations.mutation import Mutation, NothingToMutateError
from tests.mutations.portable import Edit, edited

_N: Final = rb"(-?[\d.]+)"
_FRAME: Final = rb" ".join([_N] * 4) + rb" re\s+W\s+n\s+/Figure\b"
_PLACED: Final = rb"/Figure\s*<<[^>]*>>\s*BDC\s+q\s+/\S+ gs\s+1 0 0 1 "
_PHOTO: Final = _N + rb" 0 0 " + _N + rb" 0 " + _N + rb" cm\s+/\S+ Do"
_NAME: Final = re.compile(rb"/(i\w{20,}) Do\b")
"""Photographs by their digest; parts of drawings are called otherwise."""


def _everywhere(pattern: bytes, change: Callable[[re.Match[bytes]], bytes]) -> Edit:
    """Changes what matches in the content of each page; something must."""

    def edit(pdf: pikepdf.Pdf) -> None:
        done = 0
        for page in pdf.pages:
            made, count = re.subn(pattern, change, page.Contents.read_bytes())
            done += count
            if count:
                page.Contents = pdf.make_stream(made)
        if not done:
            raise NothingToMutateError

    return edit


def _cut(found: re.Match[bytes]) -> bytes:
    """The frame of a picture has half its width."""
    return found[0].replace(b" " + found[3] + b" ", b" %.4f " % (float(found[3]) / 2), 1)


def _smaller(found: re.Match[bytes]) -> bytes:
    """A photograph fills the upper left quarter of its frame."""
    width, height, down = (float(number) / 2 for number in found.groups())
    name = found[0].rpartition(b"cm")[2]
    return b"%.4f 0 0 %.4f 0 %.4f cm%b" % (width, height, down, name)


def _mirrored(found: re.Match[bytes]) -> bytes:
    """Left and right of a photograph change places."""
    width, height, down = found.groups()
    name = found[0].rpartition(b"cm")[2]
    return b"-%b 0 0 %b %b %b cm%b" % (width, height, width, down, name)


def _drawn_smaller(found: re.Match[bytes]) -> bytes:
    """A picture or drawing has half its size."""
    return found[0].replace(b"1 0 0 1 ", b"0.5 0 0 0.5 ")


def _exchanged(pdf: pikepdf.Pdf) -> None:
    """The first two photographs of a page change places, as wide and as high as before."""
    for page in pdf.pages:
        data = page.Contents.read_bytes()
        names = list(dict.fromkeys(_NAME.findall(data)))
        if len(names) > 1:
            one, other = (b"/%b Do" % name for name in names[:2])
            between = b"/between Do"
            for old, new in ((one, between), (other, one), (between, other)):
                data = data.replace(old, new)
            page.Contents = pdf.make_stream(data)
            return
    raise NothingToMutateError


_EDITS: Final[dict[str, Edit]] = {
    "photographs exchanged where they are drawn": _exchanged,
    "photographs drawn smaller": _everywhere(_PHOTO, _smaller),
    "photographs drawn mirrored": _everywhere(_PHOTO, _mirrored),
    "pictures cut where they are drawn": _everywhere(_FRAME, _cut),
    "pictures and drawings drawn smaller": _everywhere(_PLACED, _drawn_smaller),
}


def mutations() -> Iterator[Mutation]:
    for name, edit in _EDITS.items():
        yield Mutation("pdf", "figures", name, edited(edit))
