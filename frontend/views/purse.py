"""A community's money: its part of rewards, its wallet, and what is spent of it."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Account
from communities.errors import CommunityError
from frontend.forms.purse import ShareForm, SpendForm
from frontend.pages import purse as pages
from frontend.pages import purse_months
from frontend.refusals import told
from frontend.views.edges import (
    View,
    before,
    fresh,
    money_out,
    person,
    refused,
    said,
    table,
    viewer,
    wish_of,
)
from ledger.errors import LedgerError
from ledger.selectors import database_time
from moderation.services import housekeeping


class _Require(Protocol):
    def __call__(self, slug: str, *, viewer: Account) -> None: ...


def _for_who_may(require: _Require) -> Callable[[View], View]:
    """Refuse whom a page is not for before they are asked to prove who they are."""

    def decorate(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, slug: str) -> HttpResponse:
            require(slug, viewer=person(request))
            return view(request, slug=slug)

        return entered

    return decorate


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@_for_who_may(pages.require_share)
@fresh
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """The part of authors' rewards that the community takes, which its owners set."""
    account, now = person(request), database_time()
    community, page = pages.share(slug, viewer=account, now=now)
    form = pages.share_form(community)
    if request.method == "POST":
        form = ShareForm(request.POST)
        if form.is_valid():
            part = form.cleaned_data["share"]
            try:
                housekeeping.set_share(community, share_bp=part, by=account, now=now)
            except CommunityError as error:
                form.add_error(None, told(error))
            else:
                said(request, gettext("It is set, for texts that are published from now on."))
                return redirect("community_about", slug)
    return render(request, "frontend/community_share.html", {"page": page, "form": form})


@require_safe
def wallet(request: HttpRequest, slug: str) -> HttpResponse:
    """A community's wallet: what it holds and what moved, for everybody."""
    page = pages.wallet(slug, viewer=viewer(request), before=before(request), now=database_time())
    return render(request, "frontend/community_wallet.html", {"page": page})


@require_safe
def wallet_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The same by month and reason as a table for programs."""
    return table(purse_months.rows(slug), name=f"inkwell-{slug}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@_for_who_may(pages.require_spender)
@money_out
def spend(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a payment, which another officer signs."""
    account, now = person(request), database_time()
    community, page = pages.spend(slug, viewer=account, now=now)
    form = SpendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            housekeeping.ask_to_spend(
                community,
                receiver=pages.receiver(data["to"]),
                amount=form.milli_ink(),
                words=data["words"],
                key=data["key"],
                by=account,
                now=now,
            )
        except (CommunityError, LedgerError) as error:
            form.add_error(None, told(error))
        else:
            said(request, gettext("The other owners and admins are told. One of them signs it."))
            return redirect("community_wallet", slug)
    return render(request, "frontend/community_spend.html", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@money_out
def spending(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a payment, by which it is made, or refuse it."""
    account, now = person(request), database_time()
    page = pages.spending(number, viewer=account, now=now)
    if request.method != "POST":
        return render(request, "frontend/community_spending.html", {"page": page})
    signs = wish_of(request) == "sign"
    act = housekeeping.sign_spending if signs else housekeeping.stop_spending
    try:
        act(number, by=account, now=now)
    except (CommunityError, LedgerError) as error:
        refused(request, error)
        return redirect("spending", number)
    said(request, gettext("It is paid.") if signs else gettext("It is not paid."))
    return redirect("community_wallet", page.head.slug)
