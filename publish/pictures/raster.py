"""Rasters: upright, in sRGB, eight bits a channel, no larger than print can use, without metadata.

A PNG or JPEG that is all that already is passed on as it is, but for the metadata in it; what has
to be decoded is written anew, as JPEG when it was lossy and as PNG otherwise. So GIF and WebP are,
which Word, or an older reading system, does not show: every format holds the same picture.
"""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from publish.errors import PictureError
from publish.pictures.child_decoder import apart
from publish.pictures.prepared import MOST_PIXELS, Drawn, MediaType, Remark

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

LONGEST_SIDE: Final = 3_000
"""Pixels: ten inches, about the text area of A4 and Letter, at the 300 dots an inch of print. More
can be seen nowhere but makes every artifact larger."""
CSS_DENSITY: Final = 96.0
"""Pixels to the inch of a picture that does not say (CSS Values 4, 6.2)."""
_DENSITIES: Final = (36.0, 2400.0)
"""What can be meant: programs also write 0, 1 and the pixels' number itself."""
_QUALITY: Final = 92
_KEPT: Final[dict[str, MediaType]] = {"PNG": "image/png", "JPEG": "image/jpeg"}
_READABLE: Final = ("PNG", "JPEG", "GIF", "WEBP")
_KEPT_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs"})
_ORIENTATION: Final = 0x0112
_PLAIN_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_CURE: Final = "save it as PNG or JPEG of at most 40 megapixels"


def settled_raster(data: bytes, pixels: int = MOST_PIXELS) -> Drawn:
    """The PNG, JPEG, GIF or WebP of at most so many pixels that `data` is. Raises
    `PictureError`."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _strictly(), Image.open(io.BytesIO(data), formats=_READABLE) as image:
            _refuse_huge(*image.size, pixels)
            # What `verify` has read cannot be decoded any more, and it decodes nothing itself.
            image.verify()
        with _strictly(), Image.open(io.BytesIO(data), formats=_READABLE) as image:
            image.load()
            return _drawn(image, data)
    except PictureError:
        raise
    except UnidentifiedImageError as error:
        raise PictureError("it is no PNG, JPEG, GIF, WebP, SVG or PDF", hint=_CURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("it has too many pixels", hint=_CURE) from error
    except Exception as error:  # decoders fail on bad bytes in any way, IndexError among them
        raise PictureError(f"it is damaged: {error}", hint="save it anew") from error


def _refuse_huge(width: int, height: int, pixels: int) -> None:
    if width * height > pixels:
        raise PictureError(
            f"{width} x {height} pixels are too many",
            hint=f"{_CURE}, or allow more: [limits] pixels = … in publish.toml",
        )


def png(image: Image) -> bytes:
    """A picture as the bytes of a PNG without metadata."""
    return _saved(image, "PNG")


def as_png(data: bytes) -> bytes:
    """A settled raster as PNG, for formats that know no other. Raises `PictureError`."""
    return apart(_as_png, data)


def _as_png(data: bytes) -> bytes:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_READABLE) as image:
            return _saved(image, "PNG")
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureError(f"it is damaged: {error}", hint="save it anew") from error


@contextmanager
def _strictly() -> Iterator[None]:
    """While it lasts, a file that is cut off is an error; engines ask Pillow to look away."""
    from PIL import Image, ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # What Pillow says of damaged EXIF, nobody can do anything about: it is left out anyway.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _drawn(image: ImageFile, data: bytes) -> Drawn:
    kind = image.format or ""
    density = _density(image)
    frames = getattr(image, "n_frames", 1)
    moving = frames > 1 and kind != "MPO"
    remarks = [_stilled(frames)] if moving else []
    bare = None if moving or not _is_plain(image, data) else _bare(data, kind)
    if bare is not None:
        return Drawn(
            data=bare,
            media_type=_KEPT[kind],
            width=image.width,
            height=image.height,
            density=density,
            remarks=tuple(remarks),
        )
    upright = _plain(_in_srgb(_upright(image)))
    longest = max(upright.size)
    if longest > LONGEST_SIDE:
        remarks.append(_reduced(upright.size))
        upright = _at_most(upright, LONGEST_SIDE)
        density = density * max(upright.size) / longest
    lossy = kind in ("JPEG", "MPO") or (kind == "WEBP" and b"VP8 " in data[12:64])
    lossy = lossy and upright.mode in ("L", "RGB")
    return Drawn(
        data=_saved(upright, "JPEG" if lossy else "PNG"),
        media_type="image/jpeg" if lossy else "image/png",
        width=upright.width,
        height=upright.height,
        density=density,
        remarks=tuple(remarks),
    )


def _stilled(frames: int) -> Remark:
    return Remark(
        code="animation-stilled",
        severity="warning",
        message=f"of its {frames} frames the first is shown: a publication does not move",
    )


def _reduced(size: tuple[int, int]) -> Remark:
    return Remark(
        code="picture-reduced",
        severity="info",
        message=f"its {size[0]} x {size[1]} pixels are reduced to {LONGEST_SIDE} on the longer"
        " side, more than which print does not show",
    )


def _density(image: Image) -> float:
    stated = image.info.get("dpi")
    try:
        density = float(stated[0]) if isinstance(stated, tuple) else CSS_DENSITY
    except (TypeError, ValueError, ZeroDivisionError):
        return CSS_DENSITY
    low, high = _DENSITIES
    # PNG counts pixels to the metre, so that 96 to the inch comes back as 95.9866.
    near = round(density) if abs(density - round(density)) < 0.05 else density
    return float(near) if math.isfinite(density) and low <= density <= high else CSS_DENSITY


def _is_plain(image: ImageFile, data: bytes) -> bool:
    """Whether the picture may stay as it is encoded."""
    deep = image.format == "PNG" and data[24:25] > b"\x08"
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    foreign = bool(image.info.get("icc_profile")) and not _says_srgb(image)
    return (
        image.format in _KEPT
        and image.mode in _PLAIN_MODES
        and max(image.size) <= LONGEST_SIDE
        and not (deep or turned or foreign)
    )


def _bare(data: bytes, kind: str) -> bytes | None:
    """The file without its metadata; `None` when it has to be encoded anew for that."""
    return _bare_png(data) if kind == "PNG" else _bare_jpeg(data)


def _bare_png(data: bytes) -> bytes:
    kept = [data[:8]]
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 12 + length
        if name in _KEPT_CHUNKS:
            kept.append(data[at:end])
        at = end if name != b"IEND" else len(data)
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes | None:
    """Without comments and application segments but JFIF's (density) and Adobe's (colour)."""
    kept = [data[:2]]
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1]
        if marker == 0xDA:
            return b"".join((*kept, data[at:]))
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + length
        if marker != 0xFE and (marker & 0xF0 != 0xE0 or marker in (0xE0, 0xEE)):
            kept.append(data[at:end])
        at = end
    return None


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    return ImageOps.exif_transpose(image)


def _says_srgb(image: Image) -> bool:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        return "sRGB" in ImageCms.getProfileDescription(profile)
    except (ImageCms.PyCMSError, OSError):
        return False


def _in_srgb(image: Image) -> Image:
    """Colours of another space as those of sRGB; a profile that cannot be used says nothing."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or _says_srgb(image):
        return image
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    opaque = image.convert(image.mode[:-1]) if alpha is not None else image
    if opaque.mode == "P":
        opaque = opaque.convert("RGB")
    try:
        changed = ImageCms.profileToProfile(
            opaque,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    if changed is None:
        return image
    if opaque.mode == "L":
        changed = changed.convert("L")
    if alpha is not None:
        changed.putalpha(alpha)
    return changed


def _plain(image: Image) -> Image:
    """In a mode that every format knows, eight bits a channel."""
    if image.mode in _PLAIN_MODES:
        return image
    if image.mode.startswith("I;16") or image.mode == "I":
        # Pillow clips what is more than eight bits instead of scaling it.
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode in ("La", "PA", "RGBa"):
        return image.convert("RGBA")
    return image.convert("RGB")


def _at_most(image: Image, side: int) -> Image:
    from PIL import Image as Pillow

    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    scale = side / max(image.size)
    size = max(round(image.width * scale), 1), max(round(image.height * scale), 1)
    return image.resize(size, Pillow.Resampling.LANCZOS)


def _saved(image: Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    # Pillow would write the profile and the EXIF that it has read back into the file.
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    if kind == "JPEG":
        image.save(buffer, "JPEG", quality=_QUALITY, exif=b"", icc_profile=None)
    else:
        image.save(buffer, "PNG", exif=b"", icc_profile=None)
    return buffer.getvalue()
