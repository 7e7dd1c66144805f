"""A film or sound in a container of ours: `python -m articles.remuxing FOLDER READER`.

What reads these files is written in C and meets whatever somebody sends, so this runs as a process
of its own with little memory and time: a file that makes it grow, hang or fall takes nothing else
along. It reads `sent` in the folder, and writes `kept` with the still's files beside it, and one
line of JSON.

Pictures and sound are copied as they were coded, and nothing else: no place, device, date, title,
cover, chapter, subtitle or telemetry, and of the coded stream no message to the player, where
cameras put places too. One picture is decoded.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.rational import AVRational
from av.stream import Disposition, Stream
from av.video.stream import VideoStream
from PIL import Image

from articles.films import (
    MAX_BYTES,
    MAX_PACKETS,
    MAX_PIXELS,
    MAX_SECONDS,
    MAX_STREAMS,
    Recording,
    Unplayable,
    form_for,
)
from articles.pictures import Encoded, of_still

MEMORY_BYTES: Final = 1024**3
CPU_SECONDS: Final = 40
#: A title fades in: the still is the last that stands by itself until then.
STILL_SECONDS: Final = 3
#: A pixel is at most four times as wide as high, or as high as wide.
_LEAST_SHAPE: Final = Fraction(1, 4)

_MUXERS: Final = {"mp4": "mp4", "m4a": "mp4", "webm": "webm", "mp3": "mp3", "ogg": "ogg"}
#: Decoders that the reader may use to find out what it has, each for one codec that is taken.
_DECODERS: Final = "h264,av1,libdav1d,vp8,vp9,aac,mp3,mp3float,opus,vorbis"
_READING: Final = {
    "codec_whitelist": _DECODERS,
    "protocol_whitelist": "file",
    "max_streams": str(MAX_STREAMS),
}
#: The same file gives the same bytes, without the name of what wrote it.
_WRITING: Final = {"fflags": "+bitexact", "movflags": "+faststart", "id3v2_version": "0"}
#: Messages to the player: supplemental information of H.264, metadata of AV1.
_MESSAGES: Final = {"h264": "filter_units=remove_types=6", "av1": "filter_units=remove_types=5"}
_COMMENTS: Final = b"\x03vorbis" + bytes(8) + b"\x01"
_TURNS: Final = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}

type Played = VideoStream | AudioStream
# Subscribed lazily: at run time the library's class takes no parameter.
type Piece = Packet[Stream]


class _Copied:
    """What was copied so far: how much of it, which span, and what the still is made of."""

    def __init__(self) -> None:
        self.packets = 0
        self.still = b""
        self._begin: Fraction | None = None
        self._end = Fraction(0)

    @property
    def seconds(self) -> Fraction:
        return self._end - (self._begin or 0)

    def note(self, packet: Piece) -> None:
        """Count a packet; Unplayable where there are too many, or of too long a time."""
        self.packets += 1
        if packet.pts is not None:
            unit = _exact(packet.time_base)
            begin, end = packet.pts * unit, (packet.pts + (packet.duration or 0)) * unit
            self._begin = begin if self._begin is None else min(self._begin, begin)
            self._end = max(self._end, end)
        if self.packets > MAX_PACKETS or self.seconds > MAX_SECONDS:
            raise Unplayable("seconds")
        early = not self.still or self.seconds <= STILL_SECONDS
        if packet.stream.type == "video" and packet.is_keyframe and early:
            self.still = bytes(packet)


class _Way:
    """The way of one stream into the file that is kept."""

    def __init__(self, source: Played, kept: OutputContainer) -> None:
        # Opaque: nothing is coded anew, so no encoder is looked for.
        self._kept = kept.add_stream_from_template(source, opaque=True)
        codec = source.codec.canonical_name
        rule = _MESSAGES.get(codec)
        self._filter = rule and BitStreamFilterContext(rule, source, self._kept)
        if codec == "vorbis":
            context = self._kept.codec_context
            context.extradata = _without_comments(context.extradata or b"")

    def through(self, packet: Piece | None) -> Iterator[Piece]:
        """What is kept of a packet; of None, what was held back until the end."""
        if self._filter:
            made = self._filter.filter(packet)
        else:
            made = [packet] if packet is not None else []
        for each in made:
            each.stream = self._kept
            yield each


def remux(folder: Path, *, reader: str) -> Recording:
    """Write the file anew, and its still; Unplayable says what is wrong with it."""
    try:
        with av.open(
            str(folder / "sent"), "r", format=reader, container_options=_READING
        ) as source:
            return _remuxed(source, folder)
    except (av.FFmpegError, MemoryError, ValueError, ArithmeticError, LookupError) as error:
        raise Unplayable("broken") from error


def _remuxed(source: InputContainer, folder: Path) -> Recording:
    video, audio = _streams(source)
    names = [each.codec.canonical_name if each else None for each in (video, audio)]
    form = form_for(video=names[0], audio=names[1])
    if video is None and audio is None:
        raise Unplayable("empty")
    if form is None:
        raise Unplayable("codec", ", ".join(filter(None, names)))
    if video is not None and video.width * video.height > MAX_PIXELS:
        raise Unplayable("pixels")
    streams = [each for each in (video, audio) if each is not None]
    with av.open(
        str(folder / "kept"), "w", format=_MUXERS[form], container_options=_WRITING
    ) as kept:
        copied = _copy(source, streams, kept)
    length_ms = round(copied.seconds * 1_000)
    if not copied.packets or length_ms < 1:
        raise Unplayable("empty")
    if video is None:
        return Recording(form, 0, 0, length_ms)
    still = _still(video, copied.still)
    for width, content in still.files.items():
        (folder / f"{width}.webp").write_bytes(content)
    return Recording(form, still.width, still.height, length_ms)


def _streams(source: InputContainer) -> tuple[VideoStream | None, AudioStream | None]:
    """The first film and the first sound in the file; a cover is no film."""
    if len(source.streams) > MAX_STREAMS:
        raise Unplayable("streams")
    films = [each for each in source.streams.video if not _is_cover(each)]
    return next(iter(films), None), next(iter(source.streams.audio), None)


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & Disposition.attached_pic)


def _copy(source: InputContainer, streams: list[Played], kept: OutputContainer) -> _Copied:
    ways = {each.index: _Way(each, kept) for each in streams}
    copied = _Copied()
    for packet in source.demux(*streams):
        # The reader's last word is empty.
        if not packet.size:
            continue
        copied.note(packet)
        for made in ways[packet.stream_index].through(packet):
            kept.mux_one(made)
    for way in ways.values():
        for made in way.through(None):
            kept.mux_one(made)
    return copied


def _without_comments(extradata: bytes) -> bytes:
    """The three heads of Vorbis, the second of which has comments, with an empty one instead."""
    if len(extradata) < 3 or extradata[0] != 2:
        raise Unplayable("broken")
    at, sizes = 1, list[int]()
    while len(sizes) < 2:
        size = 0
        while extradata[at] == 0xFF:
            size, at = size + 0xFF, at + 1
        sizes.append(size + extradata[at])
        at += 1
    first, rest = extradata[at : at + sizes[0]], extradata[at + sum(sizes) :]
    return bytes((2, len(first), len(_COMMENTS))) + first + _COMMENTS + rest


def _still(stream: VideoStream, packet: bytes) -> Encoded:
    """One picture of the film, as it is seen: upright, and as wide as its pixels are."""
    context = stream.codec_context
    context.thread_count = 1
    frames = context.decode(Packet(packet)) or context.decode(None)
    if not frames:
        raise Unplayable("broken")
    frame = frames[0]
    if frame.width * frame.height > MAX_PIXELS:
        raise Unplayable("pixels")
    shape = _exact(stream.sample_aspect_ratio)
    width = (
        round(frame.width * shape) if _LEAST_SHAPE <= shape <= 1 / _LEAST_SHAPE else frame.width
    )
    # The library does not say that this is a picture.
    picture: Image.Image = frame.to_image(  # type: ignore[no-untyped-call]
        width=max(1, width), height=frame.height
    )
    turn = _TURNS.get(frame.rotation % 360)
    return of_still(picture.transpose(turn) if turn is not None else picture)


def _exact(ratio: AVRational) -> Fraction:
    # What the file does not say is nothing over nothing.
    return Fraction(ratio.numerator, ratio.denominator or 1)


def _bounded() -> None:
    """Take as little of the machine as this may cost; what a system does not know is left."""
    os.nice(10)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 2 * MAX_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def main(folder: str, reader: str) -> None:
    """Remux within bounds and print what came of it."""
    _bounded()
    try:
        said = asdict(remux(Path(folder), reader=reader))
    except Unplayable as error:
        said = {"reason": error.reason, "detail": error.detail}
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
