"""The first visit after signing up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from frontend.pages import welcome as pages
from frontend.views.edges import back, person, preferences, spoken
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """Three questions on one page; each can be left open, and all of them put aside. Both ways
    lead on to where the person came from, if the address names it.
    """
    account, now = person(request), database_time()
    if request.POST.get("skip"):
        pages.put_aside(account, now=now)
        return back(request)
    sent = request.POST if request.method == "POST" else None
    form = pages.form(
        sent,
        account=account,
        spoken=spoken(request),
        ticked=_ticked(request.GET),
        now=now,
    )
    if form.is_bound and form.is_valid():
        return back(request, default=pages.answer(form, account=account, now=now))
    context = {"form": form, "chosen": preferences(request), "leads_on": "next" in request.GET}
    return render(request, "frontend/welcome.html", context)


def _ticked(asked: QueryDict) -> pages.Ticked | None:
    """What the page says is ticked when it asks for the tags of other languages; else None."""
    if "ticked_tags" not in asked:
        return None
    return pages.Ticked(asked.getlist("languages"), asked.getlist("tags"))
