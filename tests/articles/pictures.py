"""Files that somebody might upload, made here with Pillow and by hand."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

#: Somewhere in Stockholm, as a phone writes it.
LATITUDE = (59.0, 19.0, 46.0)
CAMERA = "A camera of one's own"


def picture(
    width: int = 60, height: int = 40, *, form: str = "PNG", colour: str = "#2f4b8f", **more: Any
) -> bytes:
    """A file with one colour in it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, form, **more)
    return out.getvalue()


def photograph(*, orientation: int = 1) -> bytes:
    """A JPEG, red above and blue below, with a position, a camera, a comment and a thumbnail."""
    drawn = Image.new("RGB", (64, 48), "red")
    drawn.paste("blue", (0, 24, 64, 48))
    exif = Image.Exif()
    exif[0x0110] = CAMERA
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[2] = LATITUDE
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=95, exif=exif, comment=b"taken at home")
    return out.getvalue()


def moving(form: str, *, frames: int = 3) -> bytes:
    """An animation."""
    out = io.BytesIO()
    shades = [Image.new("RGB", (2, 2), (90 * number % 256, 0, 0)) for number in range(frames)]
    shades[0].save(out, form, save_all=True, append_images=shades[1:])
    return out.getvalue()


def endless_gif(frames: int) -> bytes:
    """A GIF of so many frames, written by hand because Pillow would drop the same ones."""
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\x00\x00\x00\xff\xff\xff"
    frame = b"\x21\xf9\x04\x00\x01\x00\x00\x00" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0)
    return head + (frame + b"\x02\x02\x44\x01\x00") * frames + b"\x3b"


def claimed_png(width: int, height: int, *, rows: bytes = b"") -> bytes:
    """A PNG whose header claims a size, with whatever rows."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def text_bomb() -> bytes:
    """A PNG whose comment unpacks to a thousand times its size."""
    whole = picture()
    body = b"Comment\x00\x00" + zlib.compress(b"\x00" * 200_000_000, 9)
    return whole[:33] + _chunk(b"zTXt", body) + whole[33:]


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
