"""Wallets: one's own with its controls, everybody's as the public statement it is."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from frontend.forms.history import HistoryForm
from frontend.pages import exports, memos, receipts, wallets
from frontend.pages import loans as loan_pages
from frontend.shown.wallets import KeptWallet
from frontend.views.edges import before, own_sums, person, query_number, said, table, viewer
from ledger.selectors import database_time


@require_safe
@login_required
@own_sums
def own(request: HttpRequest) -> HttpResponse:
    """One's own wallet."""
    form = HistoryForm(request.GET)
    asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    page = wallets.own(
        person(request),
        before=before(request),
        now=database_time(),
        narrowed=form.narrowed(),
        query=urlencode(asked),
    )
    context = {"wallet": page, "history_form": form, "narrowed": bool(asked)}
    return render(request, "frontend/wallet.html", context)


@require_safe
@login_required
@own_sums
def loans(request: HttpRequest) -> HttpResponse:
    """Whom one lends power, and what they did with it."""
    after = query_number(request, "after") or 0
    page = loan_pages.loans(person(request), after=after, now=database_time())
    return render(request, "frontend/loans.html", {"page": page})


@require_safe
@login_required
def csv(request: HttpRequest) -> StreamingHttpResponse:
    """One's history as a table for programs, with the filters of the page."""
    rows = exports.history(person(request), HistoryForm(request.GET).narrowed())
    return table(rows, name="inkwell-wallet.csv")


@require_safe
def of(request: HttpRequest, number: int) -> HttpResponse:
    """Any wallet: what it holds and what moved, unless its owner keeps that to themselves."""
    page = wallets.public(
        number, viewer=viewer(request), before=before(request), now=database_time()
    )
    kept = isinstance(page, KeptWallet)
    template = "frontend/wallet_kept.html" if kept else "frontend/wallet.html"
    return render(request, template, {"wallet": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@own_sums
def erase_memo(request: HttpRequest, batch: int) -> HttpResponse:
    """Say what goes and what stays, ask once, then erase the words beside a transfer."""
    account, now = person(request), database_time()
    if request.method != "POST":
        page = receipts.with_words(batch, account=account, now=now)
        return render(request, "frontend/memo_erase.html", {"receipt": page})
    memos.erase(batch, account=account, now=now)
    said(request, gettext("The words are erased. The transfer stays."))
    return redirect("wallet")
