"""A file, or the part of it that was asked for: players begin before it is here, and go to a place
in it.
"""

from typing import Any, Final

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse
from whitenoise.responders import SlicedFile, StaticFile

_INLINE: Final = {"Content-Disposition": "inline", "Accept-Ranges": "bytes"}


class _Part(FileResponse):
    block_size = 64 * 1024


def ranged(
    request: HttpRequest, opened: "File[bytes]", *, content_type: str, etag: str
) -> HttpResponse | FileResponse:
    """The file with 200, one part of it with 206, or 416 where it has no such part.

    A part is of the version that the browser knows, if it says which; several parts at once, and
    what is no range at all, are answered with the whole.
    """
    part = _asked(request, etag=etag, size=opened.size)
    if part is None:
        return _Part(opened, content_type=content_type, headers=_INLINE)
    start, end = part
    if start >= opened.size:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{opened.size}"})
    headers = _INLINE | {
        "Content-Range": f"bytes {start}-{end}/{opened.size}",
        "Content-Length": str(end - start + 1),
    }
    sliced: Any = SlicedFile(opened, start, end)
    return _Part(sliced, status=206, content_type=content_type, headers=headers)


def _asked(request: HttpRequest, *, etag: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that are asked for, the last within the file."""
    asked = request.headers.get("Range", "")
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    try:
        start, end = StaticFile.parse_byte_range(asked)
    except ValueError:
        return None
    # From the end it is counted backwards: of nothing there is no part.
    if start < 0 or asked.strip().endswith("=-0"):
        start, end = max(start + size, 0) if start < 0 else size, None
    if end is not None and end < start:
        return None
    return start, size - 1 if end is None else min(end, size - 1)
