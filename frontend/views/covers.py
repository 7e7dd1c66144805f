"""The cover of one's own article."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.names import fold
from articles.errors import UploadRefused
from frontend.numerals import whole_number
from frontend.pages import covers
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from frontend.views.media import measured, sent_file
from ledger.selectors import database_time


def _refused(request: HttpRequest, error: UploadRefused) -> HttpResponse:
    refused(request, gettext("Not changed. %(reason)s") % {"reason": told(error)})
    return redirect(request.path)


@login_required
@measured(_refused)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, name: str, permlink: str) -> HttpResponse:
    """Choose the cover of one's own article, from one's pictures or a new one."""
    author, now = person(request), database_time()
    if author.name != fold(name):
        raise Http404
    page = covers.page(author, permlink=permlink, now=now)
    if request.method != "POST":
        return render(request, "frontend/cover.html", {"page": page})
    try:
        covers.choose(
            author,
            work=page.work,
            chosen=whole_number(request.POST.get("cover", "")) or 0,
            data=sent_file(request, "file"),
            alt=request.POST.get("alt", ""),
            now=now,
        )
    except UploadRefused as error:
        return _refused(request, error)
    said(request, gettext("The cover is changed."))
    return redirect(page.url)
