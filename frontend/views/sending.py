"""The limits on what leaves one's wallet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.errors import NotProven
from accounts.mail import origin
from accounts.proofs import shown_again, waited
from frontend.forms.sending import LimitsForm
from frontend.pages import sending as pages
from frontend.views.edges import money_out, only_shown, own_sums, person, said
from ledger.selectors import database_time


@shown_again
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@own_sums
def limits(request: HttpRequest) -> HttpResponse:
    """Show the limits and keep others: less at once, more by who proves that it is them.

    What was sent before that proof is asked again; what comes along with a change of the language
    or of light is shown as it was typed.
    """
    if request.method != "POST":
        return _form(request, None)
    if only_shown(request):
        typed = {name: request.POST.get(name, "") for name in LimitsForm.base_fields}
        return _form(request, LimitsForm(initial=typed))
    try:
        return _keep(request, proven=False)
    except NotProven:
        return _prove(request)


@require_POST
@login_required
def call_back(request: HttpRequest) -> HttpResponse:
    """Forget the limits that wait; nothing more leaves by it, so nothing is asked."""
    now = database_time()
    said(request, pages.call_back(person(request), now=now, origin=origin(request)))
    return redirect("settings_limits")


@money_out
def _prove(request: HttpRequest) -> HttpResponse:
    if waited(request):
        return _form(request, LimitsForm(request.POST), again=True)
    return _keep(request, proven=True)


def _keep(request: HttpRequest, *, proven: bool) -> HttpResponse:
    form = LimitsForm(request.POST)
    if not form.is_valid():
        return _form(request, form)
    words = pages.keep(
        person(request), form=form, now=database_time(), origin=origin(request), proven=proven
    )
    said(request, words)
    return redirect("settings_limits")


def _form(request: HttpRequest, form: LimitsForm | None, *, again: bool = False) -> HttpResponse:
    page = pages.limits(person(request), now=database_time())
    shown = form or LimitsForm(initial=dict(page.initial))
    context = {"limits": page, "form": shown, "again": again, "keeps_form": "limits"}
    return render(request, "frontend/settings_limits.html", context)
