"""News on devices: the worker that shows them, and a browser that comes or goes."""

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from frontend.views.edges import person, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from notifications import devices


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; at the root, so that a browser lets it work for the whole site."""
    built = finders.find("frontend/push.js")
    if built is None:
        raise Http404
    response = HttpResponse(Path(str(built)).read_bytes(), content_type="text/javascript")
    # Browsers ask again at each use: a worker that was replaced must not live on.
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


@require_POST
@login_required
def subscribe(request: HttpRequest) -> HttpResponse:
    """Send this person's news to the browser that asks."""
    asked = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    try:
        devices.subscribe(person(request), **asked, now=database_time())
    except Refusal as error:
        refused(request, error)
    else:
        said(request, gettext("News come to this device from now on."))
    return redirect("notice_ways")


@require_POST
@login_required
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """Send nothing more to one browser, or to any where none is named."""
    devices.unsubscribe(person(request), endpoint=request.POST.get("endpoint", ""))
    said(request, gettext("No more news come to that device."))
    return redirect("notice_ways")
