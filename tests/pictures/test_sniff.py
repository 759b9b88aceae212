"""Whatever picture goes in, what comes out may stand in any format as it is."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from publish.document import Media
from publish.errors import PictureError
from publish.pictures import settled
from publish.pictures.raster import LONGEST_SIDE

RED, GREEN = (255, 0, 0), (0, 160, 0)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(media: Media) -> Image.Image:
    image = Image.open(io.BytesIO(media.data))
    image.load()
    return image


def halves(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Red on the left, green on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(GREEN, (size[0] // 2, 0, *size))
    return image


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def near(found: Any, wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_fit_is_passed_on_as_it_is(kind: str) -> None:
    data = saved(halves(), kind)
    media = settled(data).media
    assert media.data == data
    assert (media.media_type, media.width, media.height) == (f"image/{kind.lower()}", 40, 20)


def test_a_photo_that_was_taken_sideways_stands_upright() -> None:
    media = settled(saved(halves(), "JPEG", exif=_turned(), quality=95)).media
    image = opened(media)
    assert image.size == (media.width, media.height) == (20, 40)
    assert near(image.getpixel((10, 5)), RED)
    assert near(image.getpixel((10, 35)), GREEN)
    assert not image.getexif()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_nobody_learns_from_a_picture_where_it_was_taken(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    data = saved(halves(), kind, exif=exif)
    assert b"Maker of cameras" in data
    media = settled(data).media
    assert b"Maker of cameras" not in media.data
    assert near(opened(media).convert("RGB").getpixel((5, 5)), RED)


def test_a_bare_jpeg_is_not_encoded_anew() -> None:
    plain = saved(halves(), "JPEG")
    assert settled(saved(halves(), "JPEG", comment=b"remark")).media.data == plain


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (saved(halves().convert("CMYK"), "JPEG", quality=95), "RGB"),
        (saved(Image.new("I;16", (4, 4), 0x8080), "PNG"), "L"),
        (saved(halves().convert("P"), "GIF"), "P"),
        (saved(halves().convert("RGBA"), "PNG"), "RGBA"),
        (saved(halves(), "WEBP"), "RGB"),
        (saved(Image.new("RGBA", (4, 4), (9, 9, 9, 99)), "WEBP"), "RGBA"),
        (saved(halves().convert("1"), "PNG"), "1"),
    ],
    ids=["CMYK", "16 bits", "GIF", "alpha", "WebP", "WebP with alpha", "black and white"],
)
def test_every_picture_is_in_a_mode_that_every_format_knows(data: bytes, mode: str) -> None:
    media = settled(data).media
    assert media.media_type in ("image/png", "image/jpeg")
    assert opened(media).mode == mode


def test_sixteen_bits_become_eight_and_not_white() -> None:
    assert opened(settled(saved(Image.new("I;16", (4, 4), 0x8080), "PNG")).media).getpixel(
        (1, 1)
    ) in (127, 128)


def test_colours_of_another_space_become_those_of_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = settled(saved(halves(), "PNG", icc_profile=srgb)).media
    assert opened(kept).info == {}
    assert kept.data == saved(halves(), "PNG")
    # A profile of another kind than the picture says nothing, and is gone as well.
    assert (
        "icc_profile" not in opened(settled(saved(halves(), "PNG", icc_profile=profile)).media).info
    )


def test_a_picture_that_moves_stands_still_and_that_is_told() -> None:
    data = saved(halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 20), GREEN)])
    picture = settled(data)
    assert near(opened(picture.media).convert("RGB").getpixel((5, 5)), RED)
    assert [remark.code for remark in picture.remarks] == ["animation-stilled"]


def test_a_picture_that_print_cannot_use_is_reduced_and_keeps_its_size_on_paper() -> None:
    picture = settled(saved(Image.new("L", (6000, 30)), "PNG", dpi=(600, 600)))
    assert (picture.media.width, picture.media.height) == (LONGEST_SIDE, 15)
    assert picture.media.density == 300
    assert [remark.code for remark in picture.remarks] == ["picture-reduced"]


@pytest.mark.parametrize(("stated", "density"), [(None, 96), (300, 300), (1, 96), (99999, 96)])
def test_the_density_is_the_one_that_is_stated_if_it_can_be_meant(
    stated: int | None, density: float
) -> None:
    options = {"dpi": (stated, stated)} if stated else {}
    assert settled(saved(halves(), "PNG", **options)).media.density == density


def test_the_same_bytes_give_the_same_picture() -> None:
    data = saved(halves((3500, 20)), "JPEG")
    assert settled(data) == settled(data)


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"", "empty"),
        (b"BM" + bytes(60), "no PNG, JPEG, GIF, WebP, SVG or PDF"),
        (saved(halves(), "PNG")[:-30], "damaged"),
        (saved(Image.new("1", (9000, 9000)), "PNG"), "9000 x 9000 pixels are too many"),
    ],
)
def test_what_cannot_be_used_says_why(data: bytes, because: str) -> None:
    with pytest.raises(PictureError, match=because) as caught:
        settled(data)
    assert caught.value.hint


def test_a_file_that_is_cut_off_is_refused_even_when_an_engine_asked_pillow_to_look_away() -> None:
    from PIL import ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with pytest.raises(PictureError, match="damaged"):
            settled(saved(halves((400, 400)), "JPEG")[:-80])
        assert ImageFile.LOAD_TRUNCATED_IMAGES
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


SEEDS = [
    saved(halves(), "PNG", dpi=(300, 300)),
    saved(halves(), "JPEG", exif=_turned()),
    saved(halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 20), GREEN)]),
    saved(halves(), "WEBP"),
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path style="fill:url(#a)"/></svg>',
]


@given(st.sampled_from(SEEDS), st.integers(0, 400), st.binary(max_size=4), st.integers(0, 4))
def test_damaged_bytes_are_a_picture_that_stays_one_or_an_error_of_ours(
    data: bytes, at: int, inserted: bytes, removed: int
) -> None:
    damaged = data[:at] + inserted + data[at + removed :]
    try:
        media = settled(damaged).media
    except PictureError:
        return
    assert settled(media.data).media.data == media.data


def test_a_pdf_is_its_first_page_in_its_size() -> None:
    more = {"resolution": 72, "save_all": True}
    pages = saved(halves((144, 72)), "PDF", append_images=[Image.new("RGB", (9, 9))], **more)
    drawn = settled(pages)
    media = drawn.media
    assert (media.media_type, media.width, media.height) == ("image/png", 600, 300)
    assert media.density == 300
    image = opened(media)
    assert image.getpixel((2, 2)) != image.getpixel((598, 2))
    assert [remark.code for remark in drawn.remarks] == ["page-drawn", "pages-left-out"]
    wide = settled(saved(halves((5000, 72)), "PDF", resolution=72)).media
    assert LONGEST_SIDE - 2 < wide.width <= LONGEST_SIDE


def test_a_pdf_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(PictureError, match="the PDF cannot be drawn"):
        settled(b"%PDF-1.7\nnothing")
