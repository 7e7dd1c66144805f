"""From an uploaded film or sound to the file that is kept: copied, bounded, told of nothing."""

import struct
from pathlib import Path

import av
import pytest
from PIL import Image

from articles import remuxing
from articles.films import MAX_SECONDS, Recording, Unplayable, reader_of
from articles.remuxing import remux
from tests.articles.films import SECRET, film, sound, write
from tests.articles.pictures import picture


def taken(data: bytes, folder: Path) -> Recording:
    reader = reader_of(data)
    assert reader is not None
    return remux(write(folder, data), reader=reader)


@pytest.mark.parametrize(
    ("container", "video", "audio", "form"),
    [
        ("mp4", "libx264", "aac", "mp4"),
        ("mov", "libx264", "aac", "mp4"),
        ("matroska", "libx264", "aac", "mp4"),
        ("mp4", "libsvtav1", "aac", "mp4"),
        ("webm", "libvpx-vp9", "libopus", "webm"),
        ("webm", "libvpx", "vorbis", "webm"),
        ("mp4", "libx264", None, "mp4"),
    ],
)
def test_a_film_is_kept_as_it_was_coded_and_nothing_else_is(
    container: str, video: str, audio: str | None, form: str, tmp_path: Path
) -> None:
    data = film(container=container, video=video, audio=audio)
    assert SECRET.encode() in data
    found = taken(data, tmp_path)
    assert (found.form, found.width, found.height) == (form, 64, 48)
    assert 900 <= found.length_ms <= 1_100
    kept = (tmp_path / "kept").read_bytes()
    assert SECRET.encode() not in kept
    assert b"x264 - core" not in kept
    with av.open(str(tmp_path / "kept")) as opened:
        assert len(list(opened.decode(video=0))) == 10
    if audio:
        with av.open(str(tmp_path / "kept")) as opened:
            assert sum(each.samples for each in opened.decode(audio=0)) >= 48_000
    with Image.open(tmp_path / "64.webp") as still:
        assert _reddish(still, 10)
        assert not _reddish(still, 40)


def _reddish(still: Image.Image, y: int) -> bool:
    pixel = still.convert("RGB").getpixel((20, y))
    assert isinstance(pixel, tuple)
    return pixel[0] > 150 > pixel[2]


@pytest.mark.parametrize(
    ("container", "audio", "form"),
    [
        ("mp3", "libmp3lame", "mp3"),
        ("mp4", "aac", "m4a"),
        ("ogg", "libopus", "ogg"),
        ("ogg", "vorbis", "ogg"),
        ("webm", "libopus", "ogg"),
    ],
)
def test_sound_has_a_length_and_no_still(
    container: str, audio: str, form: str, tmp_path: Path
) -> None:
    data = sound(container, audio=audio)
    if container == "mp3":
        # Tags before and behind the sound: those of two customs.
        data += b"APETAGEX" + struct.pack("<IIII", 2_000, 32, 0, 0) + bytes(8)
        data += b"TAG" + SECRET.encode().ljust(125, b"\0")
    assert SECRET.encode() in data
    found = taken(data, tmp_path)
    assert (found.form, found.width, found.height) == (form, 0, 0)
    assert 950 <= found.length_ms <= 1_100
    assert SECRET.encode() not in (tmp_path / "kept").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "sent"]


def test_a_film_that_was_held_upright_has_an_upright_still(tmp_path: Path) -> None:
    straight = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    turned = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 48 << 16, 0, 1 << 30)
    data = film(audio=None)
    # The film's own, behind that of the whole file.
    at = data.rindex(straight)
    found = taken(data[:at] + turned + data[at + len(straight) :], tmp_path)
    assert (found.width, found.height) == (48, 64)
    with Image.open(tmp_path / "48.webp") as still:
        colours = [still.convert("RGB").getpixel((x, 30)) for x in (10, 40)]
    # A quarter to the right: what was above is on the right.
    assert colours[0] != colours[1]
    assert isinstance(colours[1], tuple)
    assert colours[1][0] > 150
    with av.open(str(tmp_path / "kept")) as opened:
        assert next(opened.decode(video=0)).rotation % 360 == 270


def test_what_not_every_browser_plays_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Unplayable) as refused:
        taken(film(video="mpeg4"), tmp_path)
    assert (refused.value.reason, refused.value.detail) == ("codec", "mpeg4, aac")


def test_a_film_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = film()
    monkeypatch.setattr(remuxing, "MAX_PIXELS", 64 * 48 - 1)
    with pytest.raises(Unplayable, match="pixels"):
        taken(data, tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(remuxing, "MAX_PACKETS", 20)
    with pytest.raises(Unplayable, match="seconds"):
        taken(data, tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(remuxing, "MAX_STREAMS", 1)
    with pytest.raises(Unplayable, match="streams"):
        taken(data, tmp_path)


def test_a_clock_that_jumps_far_ahead_is_too_long(tmp_path: Path) -> None:
    data = film(audio=None, pictures=2, options={"bf": "0"})
    # The table of durations: the first picture stays for longer than is taken.
    at = data.index(b"stts") + 16
    stays = int.from_bytes(data[at : at + 4], "big") * 10 * (MAX_SECONDS + 1)
    entry = struct.pack(">I", stays)
    with pytest.raises(Unplayable, match="seconds"):
        taken(data[:at] + entry + data[at + 4 :], tmp_path)


@pytest.mark.parametrize("cut", [40, 700, 1_500])
def test_a_damaged_file_is_refused(cut: int, tmp_path: Path) -> None:
    with pytest.raises(Unplayable):
        taken(film()[:cut], tmp_path)


def test_a_file_is_known_by_its_beginning() -> None:
    assert reader_of(picture()) is None
    assert reader_of(picture(form="JPEG")) is None
    assert reader_of(b"\0\0\0\x18ftypheic") is None
    assert reader_of(b"RIFF\0\0\0\0WAVE") is None
    assert reader_of(b"") is None
    assert reader_of(b"#EXTM3U\n/etc/passwd") is None
    # A frame of AAC begins nearly as one of MP3.
    assert reader_of(b"\xff\xf1\x50\x80") is None
    assert reader_of(sound()) == reader_of(b"\xff\xfb\x90\x00") == "mp3"
