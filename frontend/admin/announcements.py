"""What is told to everybody, written and withdrawn by administrators."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from frontend.admin.site import desk
from frontend.forms.announcements import AnnouncementForm
from frontend.phrases import date_and_hour
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation.services import announce, withdraw_announcement
from notifications.announcements import announcements

#: What the form begins with.
USUAL: Final = timedelta(days=1)


def page(request: HttpRequest) -> HttpResponse:
    """What is shown or planned, and a form that shows the next one before it is told."""
    now = database_time()
    begin = {"since": localtime(now), "until": localtime(now + USUAL)}
    form = AnnouncementForm(request.POST if request.method == "POST" else None, initial=begin)
    refusal, preview = "", request.method == "POST" and form.is_valid()
    if preview and request.POST.get("act") == "announce":
        given: dict[str, Any] = form.cleaned_data
        try:
            announce(**given, by=person(request), now=now)
            said(request, gettext("Told. It stands on every page within half a minute."))
            return HttpResponseRedirect(reverse("admin:announcements"))
        except Refusal as error:
            refusal, preview = told(error), False
    context = desk.each_context(request) | {
        "title": gettext("Announcements"),
        "form": form,
        "refusal": refusal,
        "preview": preview,
        "rows": [
            {
                "it": each,
                "since": date_and_hour(each.since),
                "until": date_and_hour(each.until),
                "planned": each.since > now,
            }
            for each in announcements(now)
        ],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/announcements.html", context, status=status)


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Show it no more."""
    try:
        withdraw_announcement(number, by=person(request), now=database_time())
        said(request, gettext("It is shown no more within half a minute."))
    except Refusal as error:
        refused(request, error)
    return HttpResponseRedirect(reverse("admin:announcements"))
