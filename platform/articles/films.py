"""What films and sound are taken, by which measure, and how they are kept.

Pure. A file is known by its first bytes, never by its name or a declared type, and read by that
one reader. It is kept as it was coded, in a container of ours: `articles.remuxing` does that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from articles.pictures import file_name, widths_of

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_SECONDS: Final = 2 * 60 * 60
#: Width times height: what cameras call 4K, in either of its two widths.
MAX_PIXELS: Final = 4_096 * 2_304
#: Pictures and pieces of sound: two hours at 60 pictures a second leave room for the sound.
MAX_PACKETS: Final = 1_000_000
MAX_STREAMS: Final = 16

#: The form of a picture, which is none of the forms below.
PICTURE: Final = "webp"
#: What a file is kept as, with the type it is served as: also the end of its address.
CONTENT_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mp4": "video/mp4",
        "webm": "video/webm",
        "m4a": "audio/mp4",
        "mp3": "audio/mpeg",
        "ogg": "audio/ogg",
    }
)
FILMS: Final = ("mp4", "webm")
SOUNDS: Final = ("m4a", "mp3", "ogg")

_FILM_CODECS: Final = {
    "mp4": ({"h264", "av1"}, {"aac"}),
    "webm": ({"vp8", "vp9", "av1"}, {"opus", "vorbis"}),
}
_SOUND_FORMS: Final = {"aac": "m4a", "mp3": "mp3", "opus": "ogg", "vorbis": "ogg"}

#: Pictures in the container of films.
_PICTURE_BRANDS: Final = (b"heic", b"heix", b"mif1", b"avif", b"avis")

type Reader = Literal["mov", "matroska", "mp3", "ogg"]
type Reason = Literal["bytes", "seconds", "pixels", "streams", "codec", "empty", "broken"]


class Unplayable(Exception):
    """The file is no film or sound that is taken; `reason` says why, `detail` what it is."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.reason: Final = reason
        self.detail: Final = detail


@dataclass(frozen=True, slots=True)
class Recording:
    """A film or sound as it is kept; a sound has no width and no height."""

    form: str
    #: Those of its still.
    width: int
    height: int
    length_ms: int


def reader_of(data: bytes) -> Reader | None:
    """What reads a file that begins like this; None when it is neither film nor sound."""
    if data[4:8] == b"ftyp":
        return None if data[8:12] in _PICTURE_BRANDS else "mov"
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return "matroska"
    if data[:4] == b"OggS":
        return "ogg"
    # A tag before the sound, or at once the head of a frame of layer III.
    if data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] > b"\xe0" and _layer(data) == 3):
        return "mp3"
    return None


def form_for(*, video: str | None, audio: str | None) -> str | None:
    """The form that keeps these codecs and that browsers play; None when there is none."""
    if video is None:
        return _SOUND_FORMS.get(audio or "")
    for form, (videos, audios) in _FILM_CODECS.items():
        if video in videos and (audio is None or audio in audios):
            return form
    return None


def names_of(address: str, *, form: str, width: int) -> list[str]:
    """Where the storage keeps all files of a picture, a film with its still, or a sound."""
    stills = [file_name(address, width=each) for each in widths_of(width)] if width else []
    return stills if form == PICTURE else [*stills, film_name(address, form=form)]


def film_name(address: str, *, form: str) -> str:
    """Where the storage keeps a film or sound."""
    return f"{address[:2]}/{address}.{form}"


def _layer(data: bytes) -> int:
    return 4 - (data[1] >> 1 & 3)
