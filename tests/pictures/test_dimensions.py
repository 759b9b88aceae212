"""A picture is as large as its author wants it, within the page, and never distorted."""

from __future__ import annotations

import pytest

from publish.document import Image, Media
from publish.pictures import extent
from publish.units import Length

MEDIA = Media(id="ab", media_type="image/png", data=b"", width=192, height=96)


@pytest.mark.parametrize(
    ("image", "size"),
    [
        (Image(media="ab"), (144, 72)),
        (Image(media="ab", width=30), (30, 15)),
        (Image(media="ab", height=30), (60, 30)),
        (Image(media="ab", width=30, height=30), (30, 15)),
        (Image(media="ab", share=0.5), (100, 50)),
        (Image(media="ab", width=900), (200, 100)),
        (Image(media="ab", height=900), (200, 100)),
    ],
)
def test_the_size_is_the_one_wanted_within_the_room(
    image: Image, size: tuple[float, float]
) -> None:
    across, down = extent(image, MEDIA, Length(200), Length(400))
    assert (across.pt, down.pt) == pytest.approx(size)


def test_a_page_is_never_too_low_for_a_picture() -> None:
    across, down = extent(Image(media="ab", share=1), MEDIA, Length(200), Length(40))
    assert (across.pt, down.pt) == pytest.approx((80, 40))
