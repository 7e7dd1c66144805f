"""From a sent file of captions to the one that is kept: WebVTT written anew, of its cues alone.

Pure. What writers of such files leave in them beside the words, as remarks, styles and the name of
a program, is gone. SubRip is taken as well, as many programs write that.
"""

import io
from typing import Final

from webvtt import Caption, WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

MAX_BYTES: Final = 512 * 1024
#: One every other second, for as long as a film may be.
MAX_CUES: Final = 3_600
CONTENT_TYPE: Final = "text/vtt; charset=utf-8"


class Uncaptioned(Exception):
    """The file has no captions that can be read."""


def rewritten(data: bytes) -> str:
    """The cues of a file as WebVTT. Uncaptioned."""
    try:
        text = data.decode("utf-8-sig")
        form = "vtt" if text.startswith("WEBVTT") else "srt"
        found = WebVTT.from_buffer(io.StringIO(text), format=form)
    except (UnicodeDecodeError, MalformedFileError, MalformedCaptionError) as error:
        raise Uncaptioned from error
    kept = [Caption(each.start, each.end, each.raw_text) for each in found.captions]
    if not kept or len(kept) > MAX_CUES or "\0" in text:
        raise Uncaptioned
    return WebVTT(captions=kept).content.rstrip() + "\n"
