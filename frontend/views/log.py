"""The published log: its newest checkpoint, its keys, and its tiles, as files."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from ledger.outside import outsider as program
from ledger.tiles import CHECKPOINT, KEYS, tile_of

#: A new one comes with the next block.
_SECONDS: Final = "public, max-age=3"
#: Whatever has the name of a tile never changes.
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_OUTSIDER: Final = Path(program.__file__)
_TEXT: Final = "text/plain; charset=utf-8"


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponseBase:
    """The newest signed checkpoint of which all tiles are here; 404 where no log is published."""
    return _file(CHECKPOINT, content_type=_TEXT, kept=_SECONDS)


@require_safe
def keys(request: HttpRequest) -> HttpResponseBase:
    """The keys that the checkpoint is signed with, one a line."""
    return _file(KEYS, content_type=_TEXT, kept=_SECONDS)


@require_safe
def tile(request: HttpRequest, name: str) -> HttpResponseBase:
    """A tile or a bundle of entries by the one name that it has; 404 for any other."""
    found = tile_of(f"tile/{name}")
    if found is None:
        raise Http404
    return _file(found.name, content_type="application/octet-stream", kept=_FOR_EVER)


@require_safe
def outsider(request: HttpRequest) -> HttpResponse:
    """The program that checks the log and receipts without anything else of ours."""
    answer = HttpResponse(_OUTSIDER.read_bytes(), content_type=_TEXT)
    answer["Content-Disposition"] = 'attachment; filename="outsider.py"'
    answer["Cache-Control"] = "no-cache"
    return answer


def _file(name: str, *, content_type: str, kept: str) -> FileResponse:
    if not settings.INKWELL_LOG:
        raise Http404
    try:
        opened = (Path(settings.INKWELL_LOG) / name).open("rb")
    except OSError as error:
        raise Http404 from error
    answer = FileResponse(opened, content_type=content_type)
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = kept
    answer["X-Content-Type-Options"] = "nosniff"
    # Witnesses and monitors read it from wherever they are.
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
