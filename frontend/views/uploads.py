"""One's own pictures, films and sound: looking, adding, describing, deleting."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.errors import UploadRefused
from articles.films import MAX_BYTES
from frontend.pages import uploads
from frontend.refusals import told
from frontend.views.edges import before, person, refused, said
from frontend.views.media import measured, sent_file
from ledger.selectors import database_time


def _refused(request: HttpRequest, error: UploadRefused) -> HttpResponse:
    refused(request, gettext("Not uploaded. %(reason)s") % {"reason": told(error)})
    return redirect("uploads")


@login_required
@measured(_refused, most=MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """One's pictures, and a form for one more."""
    if request.method == "POST":
        return _add(request)
    page = uploads.page(person(request), before=before(request), now=database_time())
    return render(request, "frontend/uploads.html", {"page": page})


def _add(request: HttpRequest) -> HttpResponse:
    try:
        uploads.upload(
            person(request),
            data=sent_file(request, "file", most=MAX_BYTES),
            alt=request.POST.get("alt", ""),
            now=database_time(),
        )
    except UploadRefused as error:
        return _refused(request, error)
    said(request, gettext("It is here. Copy its line into a text to show it."))
    return redirect("uploads")


@login_required
@require_POST
def describe(request: HttpRequest, number: int) -> HttpResponse:
    """Change the words that stand for a picture."""
    try:
        uploads.describe(person(request), media_id=number, alt=request.POST.get("alt", ""))
    except UploadRefused as error:
        refused(request, told(error))
    else:
        said(request, gettext("The description is changed. Texts get it when they are published."))
    return redirect("uploads")


@login_required
@measured(_refused)
@require_POST
def captions(request: HttpRequest, number: int) -> HttpResponse:
    """Give a film captions in a language, or take those of one away."""
    gone, owner = request.POST.get("remove", ""), person(request)
    if gone:
        uploads.remove_captions(owner, media_id=number, language=gone)
        said(request, gettext("The captions are removed."))
        return redirect("uploads")
    try:
        uploads.caption(
            owner,
            media_id=number,
            language=request.POST.get("language", ""),
            data=sent_file(request, "file"),
            now=database_time(),
        )
    except UploadRefused as error:
        return _refused(request, error)
    said(request, gettext("The captions are added, in the texts that show the film as well."))
    return redirect("uploads")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once, then delete a picture for ever."""
    if request.method == "POST":
        uploads.delete(person(request), media_id=number, now=database_time())
        said(request, gettext("It is deleted, with all its files."))
        return redirect("uploads")
    shown = uploads.one(person(request), media_id=number, now=database_time())
    return render(request, "frontend/upload_delete.html", {"upload": shown})
