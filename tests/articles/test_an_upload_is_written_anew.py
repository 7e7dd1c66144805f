"""Uploaded files: refused, or nothing left of them but their pixels (trust.md, W9)."""

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from articles.pictures import MAX_BYTES, Encoded, Unreadable, reencode
from tests.articles.pictures import (
    CAMERA,
    claimed_png,
    endless_gif,
    moving,
    photograph,
    picture,
    text_bomb,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        reencode(data)
    return caught.value.reason


def opened(encoded: Encoded, width: int | None = None) -> Image.Image:
    return Image.open(io.BytesIO(encoded.files[width or encoded.width]))


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../picture.png", b"\x00" * 10_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (SVG, "unknown"),
        (HTML, "unknown"),
        (b"GIF89a", "unknown"),
        (b"%PDF-1.7", "unknown"),
        (b"BM" + b"\x00" * 100, "unknown"),
        (picture(form="TIFF"), "unknown"),
        (picture(form="ICO"), "unknown"),
        (zipped(), "unknown"),
        (gzip.compress(b"\x00" * 10_000_000), "unknown"),
        (claimed_png(50_000, 50_000, rows=b"\x00" * 1_000_000), "pixels"),
        (claimed_png(8_000, 8_000, rows=b"\x00" * 1_000_000), "pixels"),
        (moving("GIF"), "moving"),
        (moving("PNG"), "moving"),
        (moving("WEBP"), "moving"),
        (picture(form="JPEG")[:-200], "broken"),
        (b"\x00" * (MAX_BYTES + 1), "bytes"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_a_jpeg_in_hundreds_of_passes_is_refused() -> None:
    whole = picture(form="JPEG", progressive=True)
    scan = whole.index(b"\xff\xda")
    assert refusal(whole[:scan] + whole[scan:-2] * 300 + b"\xff\xd9") == "broken"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_every_kind_that_is_taken_becomes_webp(form: str) -> None:
    encoded = reencode(picture(60, 40, form=form))
    assert (encoded.width, encoded.height, opened(encoded).format) == (60, 40, "WEBP")


def test_nothing_but_pixels_is_left_of_a_photograph() -> None:
    original = photograph()
    assert CAMERA.encode() in original
    encoded = reencode(original)
    for content in encoded.files.values():
        assert b"EXIF" not in content
        assert b"ICCP" not in content
        assert CAMERA.encode() not in content
        assert b"taken at home" not in content
    assert not opened(encoded).getexif()


@pytest.mark.parametrize(
    ("orientation", "size", "above"),
    [(1, (64, 48), "red"), (3, (64, 48), "blue"), (6, (48, 64), None), (8, (48, 64), None)],
)
def test_a_turned_photograph_stands_upright(
    orientation: int, size: tuple[int, int], above: str | None
) -> None:
    shown = opened(reencode(photograph(orientation=orientation)))
    assert shown.size == size
    if above:
        pixel = shown.convert("RGB").getpixel((32, 4))
        assert isinstance(pixel, tuple)
        assert (pixel[0] > pixel[2]) == (above == "red")


def test_what_hides_behind_a_picture_stays_behind() -> None:
    for hidden in (HTML, SVG, zipped(), b"<?php system('id') ?>"):
        encoded = reencode(picture(form="JPEG") + hidden)
        assert hidden[:20] not in encoded.whole
        assert encoded.whole[:4] == b"RIFF"


def test_a_large_picture_gets_files_for_small_screens() -> None:
    encoded = reencode(picture(3_000, 1_500))
    assert (encoded.width, encoded.height) == (2_400, 1_200)
    assert sorted(encoded.files) == [480, 960, 1_600, 2_400]
    assert opened(encoded, 480).size == (480, 240)
    assert sorted(reencode(picture(700, 10)).files) == [480, 700]


def test_the_same_file_gives_the_same_bytes() -> None:
    assert reencode(photograph()).files == reencode(photograph()).files


def test_a_clear_ground_stays_clear() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(reencode(out.getvalue())).convert("RGBA").getpixel((4, 4)) == (0, 0, 0, 0)


#: The peak that the kernel counts for this program alone; getrusage counts its parent's as well.
MEASURE = """
import sys
from articles.pictures import Unreadable, reencode
try:
    reencode(sys.stdin.buffer.read())
    said = "taken"
except Unreadable as error:
    said = error.reason
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(said, int(peak.split()[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("make", "outcome"),
    [
        (lambda: claimed_png(50_000, 50_000, rows=b"\x00" * 9_000_000), "pixels"),
        (lambda: claimed_png(4_000, 4_000, rows=b"\x00" * 48_004_000), "taken"),
        (lambda: endless_gif(100_000), "moving"),
        (lambda: picture(8_000, 6_000, form="JPEG", progressive=True), "taken"),
        (text_bomb, "broken"),
    ],
    ids=["claims", "largest-png", "frames", "largest-jpeg", "comment"],
)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak")
def test_a_bomb_takes_at_most_256_megabytes(make: Callable[[], bytes], outcome: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=make(),
        capture_output=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": str(Path("platform").resolve())},
    )
    said, megabytes = ran.stdout.decode().split()
    print(f"{said}: {megabytes} MB")
    assert said == outcome
    assert int(megabytes) <= 256
