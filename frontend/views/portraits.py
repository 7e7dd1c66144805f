"""The picture beside one's own name."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.errors import UploadRefused
from articles.services import choose_portrait, remove_portrait
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from frontend.views.media import measured, sent_file
from ledger.selectors import database_time


def _refused(request: HttpRequest, error: UploadRefused) -> HttpResponse:
    refused(request, gettext("Not changed. %(reason)s") % {"reason": told(error)})
    return redirect("settings")


@login_required
@measured(_refused)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Take a picture in and show it beside the name."""
    try:
        choose_portrait(person(request), data=sent_file(request, "file"), now=database_time())
    except UploadRefused as error:
        return _refused(request, error)
    said(request, gettext("Your picture is changed."))
    return redirect("settings")


@require_POST
@login_required
def remove(request: HttpRequest) -> HttpResponse:
    """Show the ink blot again, and let the picture go."""
    remove_portrait(person(request), now=database_time())
    said(request, gettext("Your picture is gone; the ink blot of your name stands there again."))
    return redirect("settings")
