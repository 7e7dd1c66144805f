"""The file that a payout round was computed from."""

from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontend.pages.recomputing import file_of
from frontend.views.ranges import ranged
from rewards.selectors import cycle
from rewards.stored_inputs import opened

#: Its digest is sealed: under this address there is never another.
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@require_safe
def inputs(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """The file, whole or in parts, as it lies in the storage; 404 where there is none."""
    found = cycle(number)
    if found is None or not found.inputs_digest:
        raise Http404
    digest = bytes(found.inputs_digest)
    etag = f'"{digest.hex()}"'
    answer: HttpResponse | FileResponse
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        try:
            file = opened(digest)
        except FileNotFoundError as error:
            raise Http404 from error
        answer = ranged(request, file, content_type="application/gzip", etag=etag)
        answer["Content-Disposition"] = f'attachment; filename="{file_of(number)}"'
    answer["Cache-Control"], answer["ETag"] = _FOR_EVER, etag
    answer["X-Content-Type-Options"] = "nosniff"
    # Programs of others read it from their own pages: it is public, and the same for everybody.
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
