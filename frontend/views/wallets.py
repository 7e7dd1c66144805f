"""Wallets: one's own with its controls, everybody's as the public statement it is."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from frontend.pages import wallets
from frontend.views.edges import before, person, said
from ledger.selectors import database_time


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's own wallet."""
    page = wallets.own(person(request), before=before(request), now=database_time())
    return render(request, "frontend/wallet.html", {"wallet": page})


@require_safe
def of(request: HttpRequest, number: int) -> HttpResponse:
    """Any wallet: what it holds and what moved is public."""
    page = wallets.public(number, before=before(request), now=database_time())
    return render(request, "frontend/wallet.html", {"wallet": page})


@require_POST
@login_required
def erase_memo(request: HttpRequest, batch: int) -> HttpResponse:
    """Take away the words beside one's own transfer."""
    if not wallets.erase(person(request), batch=batch):
        raise Http404
    said(request, gettext("The words are erased. The transfer stays."))
    return redirect("wallet")
