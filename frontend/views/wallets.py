"""Wallets: one's own with its controls, everybody's as the public statement it is."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from frontend.forms.money import AmountForm, SendForm
from frontend.pages import payments, wallets
from frontend.refusals import told
from frontend.views.edges import before, person, refused, said
from ledger.errors import LedgerError
from ledger.selectors import database_time


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's own wallet."""
    return _own(request, SendForm(), AmountForm())


@require_safe
def of(request: HttpRequest, number: int) -> HttpResponse:
    """Any wallet: what it holds and what moved is public."""
    page = wallets.public(number, before=before(request), now=database_time())
    return render(request, "frontend/wallet.html", {"wallet": page})


@require_POST
@login_required
def send(request: HttpRequest) -> HttpResponse:
    """Send INK to another account."""
    form = SendForm(request.POST)
    if _done(form, lambda: payments.send(person(request), form=form)):
        said(request, gettext("Sent. It is recorded and will be sealed in seconds."))
        return redirect("wallet")
    return _own(request, form, AmountForm())


@require_POST
@login_required
def erase_memo(request: HttpRequest, batch: int) -> HttpResponse:
    """Take away the words beside one's own transfer."""
    if not payments.erase_memo(person(request), batch=batch):
        raise Http404
    said(request, gettext("The words are erased. The transfer stays."))
    return redirect("wallet")


@require_POST
@login_required
def power_up(request: HttpRequest) -> HttpResponse:
    """Turn INK into Ink Power."""
    form = AmountForm(request.POST)
    if _done(form, lambda: payments.power_up(person(request), form=form)):
        said(request, gettext("Powered up. Your votes weigh more from now on."))
        return redirect("wallet")
    return _own(request, SendForm(), form)


@require_POST
@login_required
def power_down(request: HttpRequest) -> HttpResponse:
    """Begin to turn all of one's own Ink Power back into INK, or stop doing so."""
    stop = request.POST.get("stop") == "1"
    try:
        payments.power_down(person(request), stop=stop, now=database_time())
    except LedgerError as error:
        refused(request, error)
    else:
        said(request, gettext("Stopped.") if stop else gettext("It leaves in steps from now on."))
    return redirect("wallet")


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form was whole and the ledger agreed; a refusal stands on the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except (LedgerError, payments.Refused) as error:
        form.add_error(None, told(error))
        return False
    return True


def _own(request: HttpRequest, send_form: SendForm, power_form: AmountForm) -> HttpResponse:
    page = wallets.own(person(request), before=before(request), now=database_time())
    context = {"wallet": page, "transfer_form": send_form, "power_form": power_form}
    return render(request, "frontend/wallet.html", context)
