"""What leaves or binds one's money, in three steps: what, check, done."""

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.mail import origin
from accounts.proofs import shown_again, waited
from frontend import kept_forms
from frontend.forms.money import AmountForm
from frontend.pages import errands, receipts
from frontend.refusals import told
from frontend.views.edges import Context, money_out, only_shown, own_sums, person, refused, said
from ledger.errors import KeyConflict, LedgerError
from ledger.refusal import Refusal
from ledger.selectors import database_time
from ledger.services import cancel_power_down

steps = require_http_methods(["GET", "HEAD", "POST"])


@shown_again
@steps
@money_out
@own_sums
def send(request: HttpRequest) -> HttpResponse:
    """Send INK to another account."""
    return _walk(request, errands.sending())


@shown_again
@steps
@money_out
@own_sums
def power_up(request: HttpRequest) -> HttpResponse:
    """Turn INK into Ink Power."""
    return _walk(request, errands.powering_up())


@shown_again
@steps
@money_out
@own_sums
def power_down(request: HttpRequest) -> HttpResponse:
    """Begin to turn Ink Power back into INK."""
    return _walk(request, errands.powering_down())


@shown_again
@steps
@money_out
@own_sums
def lend(request: HttpRequest) -> HttpResponse:
    """Lend power, change a loan or end it."""
    return _walk(request, errands.lending())


@shown_again
@steps
@money_out
@own_sums
def tip(request: HttpRequest, work: int) -> HttpResponse:
    """Give a tip for a text."""
    try:
        way = errands.tipping(work, giver=person(request))
    except errands.NotOffered as error:
        refused(request, error)
        return redirect(error.url)
    return _walk(request, way)


@require_POST
@login_required
def stop_power_down(request: HttpRequest) -> HttpResponse:
    """Keep what has not left yet; nothing leaves by it, so nothing is asked."""
    try:
        cancel_power_down(person(request).wallet_id)
    except LedgerError as error:
        refused(request, error)
    else:
        said(request, gettext("Stopped."))
    return redirect("wallet")


@require_safe
@login_required
@own_sums
def receipt(request: HttpRequest, batch: int) -> HttpResponse:
    """What moved in one's own wallet by one batch."""
    page = receipts.receipt(batch, account=person(request), now=database_time())
    return render(request, "frontend/receipt.html", {"receipt": page})


@require_safe
@login_required
def receipt_proof(request: HttpRequest, batch: int) -> HttpResponse:
    """The proof of what moved, as a file."""
    text = receipts.proof(batch, account=person(request))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="inkwell-{batch}.tlog-proof"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@login_required
@own_sums
def loan_receipt(request: HttpRequest, form: UUID) -> HttpResponse:
    """What one lent, changed or took back by one form."""
    page = receipts.loan_receipt(form, account=person(request), now=database_time())
    return render(request, "frontend/receipt.html", {"receipt": page})


@require_safe
@login_required
@own_sums
def power_down_receipt(request: HttpRequest, form: UUID) -> HttpResponse:
    """What one ordered to leave by one form."""
    page = receipts.leaving_receipt(form, account=person(request), now=database_time())
    return render(request, "frontend/receipt.html", {"receipt": page})


def _walk(request: HttpRequest, way: errands.Way) -> HttpResponse:
    """The form, then the same form to be checked, then the deed and where it leads.

    What was sent before a proof of who sends it is to be checked again. What comes along with a
    change of the language or of light is shown again as it was typed, and is no step.
    """
    if request.method != "POST":
        initial = {name: request.GET[name] for name in ("to", "amount") if name in request.GET}
        return _form(request, way, way.form(initial={**initial, **_kept(request)}))
    form, step = way.form(request.POST), request.POST.get("step", "")
    if step and only_shown(request):
        typed = {name: request.POST[name] for name in form.fields if name in request.POST}
        return _form(request, way, way.form(initial=typed))
    if step == "what" or not form.is_valid():
        return _form(request, way, form)
    asked = errands.Asked(person(request), form, database_time(), origin(request))
    try:
        if step != "done" or waited(request):
            return _shown(request, "check", way, {"form": form, "check": way.check(asked)})
        before = way.before(asked)
        # What moved and the letter that warns its owner are kept together, or neither is.
        with transaction.atomic():
            place = way.act(asked)
    except KeyConflict:
        return _anew(request, way, before=way.before(asked))
    except (Refusal, errands.Refused) as error:
        form.add_error(None, told(error))
        return _form(request, way, form)
    if before:
        said(
            request, gettext("This form was sent before and was done then. Nothing more was done.")
        )
    elif place == way.errand.back_url:
        said(request, gettext("Done. Your wallet shows it."))
    return redirect(place)


def _anew(request: HttpRequest, way: errands.Way, *, before: str) -> HttpResponse:
    """What was typed into a form that did something else before, as a form that may do it too."""
    typed = request.POST.copy()
    typed["key"] = str(uuid4())
    return _form(request, way, way.form(typed), before=before)


def _kept(request: HttpRequest) -> dict[str, str]:
    """What was typed before its sender was logged out; says so, and where it is not shown."""
    try:
        fields = kept_forms.kept_for(request, person(request))
    except kept_forms.AnothersForm:
        refused(
            request,
            gettext(
                "What was typed before the log-in was another account's: it is not shown, and "
                "nothing has moved."
            ),
        )
        return {}
    if fields:
        said(
            request,
            gettext("What you typed before you were logged out is here again. Nothing has moved."),
        )
    return fields


def _form(
    request: HttpRequest, way: errands.Way, form: AmountForm, *, before: str = ""
) -> HttpResponse:
    has = way.has(person(request), database_time())
    return _shown(request, "pay", way, {"form": form, "has": has, "before": before})


def _shown(request: HttpRequest, step: str, way: errands.Way, context: Context) -> HttpResponse:
    """A step's page, whose form says for whom it was made."""
    whose = kept_forms.made_for(person(request))
    context = {"errand": way.errand, "whose": whose, "keeps_form": "errand", **context}
    return render(request, f"frontend/{step}.html", context)
