"""Films and sound that somebody might upload, made here with PyAV."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from PIL import Image

#: Where a phone, a recorder and a program of films put what their user never meant to tell.
SECRET = "SOMEWHERE IN STOCKHOLM"
_TOLD = {"title": SECRET, "location": f"+59.3293+018.0686/ {SECRET}", "comment": SECRET}


def film(
    *,
    container: str = "mp4",
    video: str = "libx264",
    audio: str | None = "aac",
    size: tuple[int, int] = (64, 48),
    pictures: int = 10,
    options: Mapping[str, str] | None = None,
) -> bytes:
    """A film of a second, red in its upper half and blue below."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (0, size[1] // 2, *size))
    frame = av.VideoFrame.from_image(drawn)  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    with av.open(out, "w", format=container) as made:
        made.metadata.update(_TOLD)
        seen = made.add_stream(video, rate=10, options=dict(options or {}))
        assert isinstance(seen, VideoStream)
        seen.width, seen.height = size
        seen.pix_fmt = "yuv420p"
        seen.metadata["handler_name"] = SECRET
        heard = _voice(made, audio) if audio else None
        for number in range(pictures):
            frame.pts = number
            made.mux(seen.encode(frame.reformat(format="yuv420p")))
        made.mux(seen.encode())
        if heard is not None:
            _hum(made, heard)
    return out.getvalue()


def sound(container: str = "mp3", *, audio: str = "libmp3lame") -> bytes:
    """A second of silence."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as made:
        made.metadata.update(_TOLD)
        _hum(made, _voice(made, audio))
    return out.getvalue()


def _voice(made: Any, codec: str) -> AudioStream:
    stream = made.add_stream(codec, rate=48_000, options={"strict": "experimental"})
    assert isinstance(stream, AudioStream)
    stream.layout = "stereo"
    stream.metadata.update(_TOLD)
    return stream


def _hum(made: Any, stream: AudioStream) -> None:
    context = stream.codec_context
    resampler = av.AudioResampler(
        format=context.format,
        layout="stereo",
        rate=48_000,
        frame_size=context.frame_size or 1_024,
    )
    frame = av.AudioFrame(format="s16", layout="stereo", samples=48_000)
    frame.sample_rate = 48_000
    frame.pts = 0
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    for piece in [*resampler.resample(frame), *resampler.resample(None), None]:
        made.mux(stream.encode(piece))


def write(folder: Path, data: bytes) -> Path:
    """The folder with what was sent in it."""
    (folder / "sent").write_bytes(data)
    return folder
