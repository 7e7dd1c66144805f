"""Pictures, films and sound: taking them in, and serving the files; completing names and tags.

An upload is measured and its sender known before it is taken apart: a body of any size from
anybody is kept nowhere. `inkwell.bodies` lets it pass by.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts.limits import limit_reached, may_upload
from articles import films
from articles.captions import CONTENT_TYPE as CAPTIONS_TYPE
from articles.errors import QuotaUsed, TooLarge, UploadRefused
from articles.pictures import CONTENT_TYPE, MAX_BYTES, Unreadable
from articles.selectors import StoredFile, stored_file
from articles.selectors.captions import captions_at
from articles.services.films import told_unplayable
from articles.services.media import refusal
from frontend.pages import media, uploads
from frontend.pages.closed_pictures import closed_with, may_open
from frontend.views.edges import before, person, query_number, viewer
from frontend.views.ranges import ranged
from ledger.selectors import database_time

#: A form around the file: its boundaries, the token, the description.
_AROUND: Final = 64 * 1024
#: A browser keeps a file for ever; what stands between asks again, so that a deleted one leaves.
_CACHE: Final = "public, max-age=31536000, s-maxage=3600, immutable"

#: What is closed to others is kept nowhere, as it may open or close at any time.
_UNKEPT: Final = "private, no-store"

type View = Callable[..., HttpResponse]


def measured(
    refuse: Callable[[HttpRequest, UploadRefused], HttpResponse], *, most: int = MAX_BYTES
) -> Callable[[View], View]:
    """Let `refuse` answer a body that is too large before any of it is taken apart.

    Checking the token does that, so that check is made inside.
    """

    def decorate(view: View) -> View:
        inner = csrf_protect(view)

        @wraps(view)
        def outer(request: HttpRequest, **keys: object) -> HttpResponse:
            length = request.META.get("CONTENT_LENGTH") or "0"
            size = int(length) if length.isdecimal() else 0
            if size > most + _AROUND:
                return refuse(request, _too_large(size, most=most))
            return inner(request, **keys)

        return csrf_exempt(outer)

    return decorate


def _too_large(size: int, *, most: int) -> UploadRefused:
    if most == MAX_BYTES:
        return refusal(Unreadable("bytes", size))
    return told_unplayable(films.Unplayable("bytes", str(-(-size // 1024**2))))


def _told(request: HttpRequest, error: UploadRefused) -> JsonResponse:
    status = {TooLarge: 413, QuotaUsed: 429}.get(type(error), 400)
    return JsonResponse({"error": media.why_not(error)}, status=status)


def _known(view: View) -> View:
    """Answer who is not logged in in JSON, as a program asks."""

    @wraps(view)
    def outer(request: HttpRequest) -> HttpResponse:
        if viewer(request) is None:
            return JsonResponse({"error": gettext("Log in to do this.")}, status=403)
        return view(request)

    return outer


@_known
@measured(_told, most=films.MAX_BYTES)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take a picture, film or sound in: 201 with address and Markdown, or 4xx with the reason."""
    try:
        made = media.uploaded(
            person(request),
            data=sent_file(request, "file", most=films.MAX_BYTES),
            alt=request.POST.get("alt", ""),
            now=database_time(),
        )
    except UploadRefused as error:
        return _told(request, error)
    return JsonResponse(made, status=201)


def sent_file(request: HttpRequest, field: str, *, most: int = MAX_BYTES) -> bytes:
    """The bytes of an uploaded file, b"" where none was sent; UploadRefused when too many.

    Each file counts, whatever becomes of it: reading one that is broken at its end, or that is
    here already, takes as long as any other.
    """
    sent = request.FILES.get(field)
    if not isinstance(sent, UploadedFile):
        return b""
    if not may_upload(request):
        found = limit_reached(request, action="upload")
        raise QuotaUsed(
            gettext_noop(
                "You can send %(most)s files in %(within)s, and did. Send this one in %(wait)s."
            ),
            most=found.most,
            within=found.within,
            wait=found.wait,
        )
    if (sent.size or 0) > most:
        raise _too_large(sent.size or 0, most=most)
    content: bytes = sent.read()
    return content


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A file of a picture, or of a film's still, that is known."""
    address, _, width = name.partition("-")
    found = stored_file(address, width=int(width) if width else None)
    return _served(request, found, address=address, content_type=CONTENT_TYPE)


@require_safe
def recording(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A film or sound that is known, whole or in parts."""
    address, _, form = name.partition(".")
    found = stored_file(address, form=form)
    return _served(request, found, address=address, content_type=films.CONTENT_TYPES[form])


def _served(
    request: HttpRequest, found: StoredFile | None, *, address: str, content_type: str
) -> HttpResponse | FileResponse:
    """The file, unless it is barred."""
    if found is None:
        raise Http404
    barred, closed = _barred(request, found, address=address)
    if barred is not None:
        return barred
    if request.headers.get("If-None-Match") == found.etag and not closed:
        answer: HttpResponse | FileResponse = HttpResponse(status=304)
    else:
        answer = ranged(request, _opened(found.name), content_type=content_type, etag=found.etag)
    answer["Cache-Control"], answer["ETag"] = _UNKEPT if closed else _CACHE, found.etag
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _barred(
    request: HttpRequest, found: StoredFile, *, address: str
) -> tuple[HttpResponse | None, bool]:
    """What is answered instead, and whether it is closed to others: 410 when it was deleted or
    moderators removed what shows it, 451 where they did for a claim by law, 403 where its owner is
    suspended; it is open to its owner and to who moderates there.
    """
    if found.gone:
        return HttpResponse(status=410), True
    closed = closed_with(found, address=address)
    if closed is not None and not may_open(found, address=address, viewer=viewer(request)):
        return HttpResponse(status=closed, headers={"Cache-Control": _UNKEPT}), True
    return None, closed is not None


@require_safe
def captions(request: HttpRequest, name: str) -> HttpResponse:
    """The words of a film in one language, open and closed with the film."""
    address, _, language = name.partition("-")
    worded = captions_at(address, language=language)
    found = worded and stored_file(address, form=worded.form)
    if not worded or not found:
        raise Http404
    barred, closed = _barred(request, found, address=address)
    if barred is not None:
        return barred
    # They can change under the same address.
    answer = HttpResponse(worded.body, content_type=CAPTIONS_TYPE)
    answer["Cache-Control"] = _UNKEPT if closed else "no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _opened(name: str) -> "File[bytes]":
    try:
        return default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error


@_known
@require_GET
def complete(request: HttpRequest) -> HttpResponse:
    """At most eight people or tags that begin with what was typed."""
    found = media.completions(request.GET.get("kind", ""), prefix=request.GET.get("q", ""))
    return JsonResponse(found, safe=False)


@_known
@require_GET
def choices(request: HttpRequest) -> HttpResponse:
    """Some of one's pictures as a list that one is chosen from; `before` goes on with it."""
    field = "cover" if request.GET.get("field") == "cover" else "picture"
    found = uploads.listed(
        person(request),
        field=field,
        chosen=query_number(request, field) or 0,
        before=before(request),
        now=database_time(),
    )
    return render(request, "frontend/parts/pictures.html", {"list": found})
