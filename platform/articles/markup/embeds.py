"""A line that is only a link to a known host becomes a card that loads nothing by itself.

Without script the card is a plain link. With script a press loads the host's player into a
sandboxed frame. The hosts are a closed list, because the pages' policy names them one by one; any
PeerTube server can therefore not be among them, and stays a link.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

FRAME_HOSTS: Final = (
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://open.spotify.com",
    "https://w.soundcloud.com",
    "https://www.openstreetmap.org",
)
_FRAME: Final = re.compile(
    "(?:" + "|".join(map(re.escape, FRAME_HOSTS)) + r")/[A-Za-z0-9._~/?&=%,:+-]{1,300}"
)


@dataclass(frozen=True, slots=True)
class Embed:
    """A page elsewhere that can be shown in a frame: its host's name, its address, the frame's."""

    host: str
    address: str
    frame: str


def embed_of(address: str) -> Embed | None:
    """What to show for a link that stands alone on its line; None for a host not in the list."""
    if len(address) > 300:
        return None
    for host, pattern, frame in _HOSTS:
        match = pattern.fullmatch(address)
        if match is not None:
            return Embed(host, address, frame(match))
    return None


def is_frame(address: str) -> bool:
    """Whether a frame may show it."""
    return _FRAME.fullmatch(address) is not None


def _youtube(match: re.Match[str]) -> str:
    start = f"?start={match['start']}" if match["start"] else ""
    return f"https://www.youtube-nocookie.com/embed/{match['id']}{start}"


def _vimeo(match: re.Match[str]) -> str:
    key = f"?h={match['key']}" if match["key"] else ""
    return f"https://player.vimeo.com/video/{match['id']}{key}"


def _spotify(match: re.Match[str]) -> str:
    return f"https://open.spotify.com/embed/{match['kind']}/{match['id']}"


def _soundcloud(match: re.Match[str]) -> str:
    track = quote(f"https://soundcloud.com/{unquote(match['path'])}", safe="")
    return f"https://w.soundcloud.com/player/?url={track}"


def _map(match: re.Match[str]) -> str:
    """The map's part that a window of the usual shape shows at that zoom."""
    zoom, north, east = int(match["zoom"]), float(match["north"]), float(match["east"])
    wide = 360 / 2**zoom
    edges = (east - wide, north - wide / 3, east + wide, north + wide / 3)
    box = "%2C".join(f"{edge:.5f}" for edge in edges)
    return f"https://www.openstreetmap.org/export/embed.html?bbox={box}&layer=mapnik"


_HOSTS: Final[tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (
        "YouTube",
        re.compile(
            r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?v=|shorts/|live/)|youtu\.be/)"
            r"(?P<id>[A-Za-z0-9_-]{11})"
            r"(?:[?&](?:t|start)=(?P<start>[0-9]{1,6})s?|[?&][a-z]+=[A-Za-z0-9_-]+){0,4}"
        ),
        _youtube,
    ),
    (
        "Vimeo",
        re.compile(
            r"https://(?:www\.)?vimeo\.com/(?P<id>[0-9]{1,12})(?:/(?P<key>[0-9a-f]{6,20}))?"
        ),
        _vimeo,
    ),
    (
        "Spotify",
        re.compile(
            r"https://open\.spotify\.com/(?:intl-[a-z]{2}/)?"
            r"(?P<kind>track|album|playlist|episode|show|artist)/(?P<id>[A-Za-z0-9]{22})"
            r"(?:\?[A-Za-z0-9_=&-]*)?"
        ),
        _spotify,
    ),
    (
        "SoundCloud",
        re.compile(
            r"https://(?:www\.|m\.)?soundcloud\.com/"
            r"(?P<path>[A-Za-z0-9_-]+/(?:sets/)?[A-Za-z0-9_-]+)(?:\?[^\s<>\"]*)?"
        ),
        _soundcloud,
    ),
    (
        "OpenStreetMap",
        re.compile(
            r"https://www\.openstreetmap\.org/(?:\?[A-Za-z0-9.=&-]*)?"
            r"#map=(?P<zoom>1?[0-9])/(?P<north>-?[0-9]{1,2}(?:\.[0-9]{1,8})?)"
            r"/(?P<east>-?[0-9]{1,3}(?:\.[0-9]{1,8})?)"
        ),
        _map,
    ),
)
#: Their names, for who writes.
HOSTS: Final = tuple(name for name, _, _ in _HOSTS)
