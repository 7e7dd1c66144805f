"""From an uploaded file to the files that pages show: read, bounded, written anew.

Pure: the same bytes give the same files under one version of Pillow. Nothing of the original is
kept but its pixels: EXIF, position, comments, profiles and whatever else was hidden in or behind
it are gone, because every file here is encoded from the pixels. The format is found by the
decoder, never taken from a name or a declared type.
"""

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES: Final = 20 * 1024 * 1024
#: Width times height, by the format: what fits into 256 MB while it is read. A JPEG is reduced
#: during that, so it may have more.
MAX_PIXELS: Final[Mapping[str, int]] = MappingProxyType(
    {"JPEG": 50_000_000, "PNG": 16_000_000, "GIF": 16_000_000, "WEBP": 12_000_000}
)
#: A JPEG in very many passes is cheap to send and dear to read.
MAX_JPEG_SCANS: Final = 60
MAX_SIDE: Final = 2_400
#: Widths for smaller screens; a file is made for each that is less than the picture's.
WIDTHS: Final = (480, 960, 1_600)
#: Sides of a portrait: sharp at 88 pixels of a page and at 32, where a pixel is three of a screen.
PORTRAIT: Final = 288
PORTRAIT_SMALL: Final = 96
#: Characters of the words that stand for a picture.
MAX_ALT: Final = 500
SUFFIX: Final = ".webp"
CONTENT_TYPE: Final = "image/webp"

_UPRIGHT: Final = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)

type Reason = Literal["empty", "bytes", "pixels", "moving", "unknown", "broken"]


class Unreadable(Exception):
    """The file is no picture that is taken; `reason` and, where one counts, `amount` say why."""

    def __init__(self, reason: Reason, amount: int = 0) -> None:
        super().__init__(reason)
        self.reason: Final = reason
        self.amount: Final = amount


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it is stored: its size in pixels and its WebP files by their width."""

    width: int
    height: int
    files: Mapping[int, bytes]

    @property
    def whole(self) -> bytes:
        """The file in full width."""
        return self.files[self.width]

    @property
    def size_bytes(self) -> int:
        """Bytes of all files together."""
        return sum(map(len, self.files.values()))


#: What Pillow's readers raise when a file breaks off or contradicts itself.
_BROKEN: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError),
    *(IndexError, KeyError, TypeError, struct.error, zlib.error),
)


def widths_of(width: int) -> tuple[int, ...]:
    """The widths that there is a file for, the full one last."""
    smaller = (PORTRAIT_SMALL,) if width == PORTRAIT else WIDTHS
    return (*(each for each in smaller if each < width), width)


def file_name(address: str, *, width: int) -> str:
    """Where the storage keeps the file of one width."""
    return f"{address[:2]}/{address}-{width}{SUFFIX}"


def reencode(data: bytes) -> Encoded:
    """Read an uploaded file and write it anew, upright; Unreadable says what is wrong with it."""
    picture, drawn = _read(data)
    return _encode(picture, drawn=drawn)


def square(data: bytes) -> Encoded:
    """The same for a portrait: the middle of the picture, PORTRAIT wide and high. Unreadable."""
    picture, drawn = _read(data)
    cut = ImageOps.fit(picture, (PORTRAIT, PORTRAIT), Image.Resampling.LANCZOS)
    return _encode(cut, drawn=drawn)


def of_still(picture: Image.Image) -> Encoded:
    """The files of a picture that came out of a film, no larger than others."""
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _encode(picture, drawn=False)


def _read(data: bytes) -> tuple[Image.Image, bool]:
    """The pixels of a file, and whether they were drawn and not photographed."""
    if not data:
        raise Unreadable("empty")
    if len(data) > MAX_BYTES:
        raise Unreadable("bytes", len(data))
    try:
        with Image.open(io.BytesIO(data), formats=tuple(MAX_PIXELS)) as opened:
            _check(opened, data)
            picture = _pixels(opened)
    except Unreadable:
        raise
    except UnidentifiedImageError as error:
        raise Unreadable("unknown") from error
    except Image.DecompressionBombError as error:
        raise Unreadable("pixels") from error
    except _BROKEN as error:
        raise Unreadable("broken") from error
    return picture, opened.format in ("PNG", "GIF")


def _check(opened: Image.Image, data: bytes) -> None:
    """Refuse by what the header says, before a pixel is read."""
    pixels = opened.width * opened.height
    if pixels > MAX_PIXELS[opened.format or ""]:
        raise Unreadable("pixels", pixels)
    if getattr(opened, "is_animated", False):
        raise Unreadable("moving")
    if opened.format == "JPEG" and data.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise Unreadable("broken")


def _pixels(opened: Image.Image) -> Image.Image:
    """The picture in RGB or RGBA, no larger than is stored, upright, in the colours of the web."""
    opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
    profile, turn = opened.info.get("icc_profile"), _UPRIGHT.get(_orientation(opened))
    opened.load()
    mode = "RGBA" if opened.has_transparency_data else "RGB"
    # A conversion copies, and these are large.
    picture = opened if opened.mode == mode else opened.convert(mode)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if opened.mode == mode:
        picture = _in_srgb(picture, profile)
    return picture.transpose(turn) if turn is not None else picture


def _orientation(opened: Image.Image) -> int:
    """How the camera was held, by its EXIF entry; a broken one says nothing."""
    try:
        return int(opened.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, ValueError, TypeError, SyntaxError, struct.error):
        return 1


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, source, target)
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read says nothing about the colours.
        return picture
    return converted or picture


def _encode(picture: Image.Image, *, drawn: bool) -> Encoded:
    width, height = picture.size
    files = {}
    for each in widths_of(width):
        shown = picture if each == width else _narrowed(picture, each)
        files[each] = _webp(shown, drawn=drawn)
    return Encoded(width, height, files)


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _webp(picture: Image.Image, *, drawn: bool) -> bytes:
    """Photographs with loss; drawings exactly, where that is not much larger."""
    lossy = _saved(picture, lossless=False)
    if not drawn:
        return lossy
    exact = _saved(picture, lossless=True)
    return exact if len(exact) <= 2 * len(lossy) else lossy


def _saved(picture: Image.Image, *, lossless: bool) -> bytes:
    out = io.BytesIO()
    quality = 20 if lossless else 82
    picture.save(out, "WEBP", quality=quality, lossless=lossless, method=2 if lossless else 4)
    return out.getvalue()
