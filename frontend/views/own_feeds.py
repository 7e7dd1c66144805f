"""The private addresses of one's own lists, among the settings."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frontend.pages.own_feeds import own_feeds, renew_or_remove
from frontend.views.edges import person, said, wish_of
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def feeds(request: HttpRequest) -> HttpResponse:
    """Show the addresses; a post makes them, makes them anew or takes them away."""
    account, now = person(request), database_time()
    if request.method == "POST":
        said(request, renew_or_remove(account, wish=wish_of(request), now=now))
        return redirect("settings_feeds")
    base = f"{request.scheme}://{request.get_host()}"
    page = own_feeds(account, base=base, now=now)
    return render(request, "frontend/settings_feeds.html", {"page": page})
