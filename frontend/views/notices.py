"""What somebody should know: the list, marking it as read, and by which ways news come."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.pages import notice_lines, notices
from frontend.views.edges import person, query_number, said
from ledger.selectors import database_time
from notifications.services import read_all


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """One's notices, newest first."""
    page = notices.page(person(request), after=request.GET.get("after", ""), now=database_time())
    return render(request, "frontend/notices.html", {"page": page})


@require_safe
@login_required
def lines(request: HttpRequest, notice: int) -> HttpResponse:
    """The rows of the ledger behind one of one's notices."""
    after = query_number(request, "after") or 0
    page = notice_lines.page(person(request), notice, after=after)
    return render(request, "frontend/notice_lines.html", {"page": page})


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    read_all(person(request))
    return redirect("notices")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ways(request: HttpRequest) -> HttpResponse:
    """By which ways each kind of news comes."""
    if request.method == "POST":
        notices.choose(person(request), wanted=set(request.POST.getlist("ways")))
        said(request, gettext("Your choices are kept."))
        return redirect("notice_ways")
    return render(request, "frontend/notice_ways.html", {"page": notices.ways(person(request))})
