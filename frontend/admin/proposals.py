"""What takes two administrators: proposed by one, signed by another, carried out by the worker."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.proofs import waited
from accounts.selectors import account_named
from frontend.admin.details import OFFICES
from frontend.admin.site import desk
from frontend.forms.proposals import OfficeForm, PaymentForm, RulesForm
from frontend.pages.new_rules import new_rules, planned
from frontend.phrases import date_and_hour, ink
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from ledger.assets import Asset
from ledger.refusal import Refusal
from ledger.selectors import balance, database_time
from ledger.wallets import SystemWallet
from moderation import services
from moderation.models import Proposal
from moderation.rights import SiteOffice
from moderation.selectors import proposal, proposals_ended, proposals_under_way
from rewards.services.adopting import adoptable

STATES: dict[str, str | Promise] = {
    Proposal.State.OPEN: _("waits for a second signature"),
    Proposal.State.SIGNED: _("signed; it can still be stopped"),
    Proposal.State.DONE: _("carried out"),
    Proposal.State.STOPPED: _("stopped, or not signed in time"),
    Proposal.State.FAILED: _("could not be carried out"),
}


def proposals(request: HttpRequest) -> HttpResponse:
    """What waits, a form for the next one of each kind that says what it would do, and what has
    ended. A form that waited for a proof is shown once more.
    """
    now = database_time()
    posted = request.POST if request.method == "POST" else None
    what = request.POST.get("what", "payment")
    forms = _forms(posted, what=what, now=now)
    form = forms.get(what, forms["payment"])
    receiver, refusal = None, ""
    if posted is not None and form.is_valid():
        if "to" in form.cleaned_data:
            receiver = account_named(form.cleaned_data["to"].removeprefix("@").lower())
            refusal = "" if receiver else gettext("There is no account of that name.")
        if not refusal and posted.get("act") == "propose" and not waited(request):
            try:
                made = _propose(form, receiver, by=person(request), now=now)
                said(
                    request, gettext("Proposed. Another administrator has seven days to sign it.")
                )
                return HttpResponseRedirect(reverse("admin:proposal", args=[made.pk]))
            except Refusal as error:
                refusal = told(error)
    held = balance(SystemWallet.TREASURY, Asset.INK)
    shown = posted is not None and form.is_valid() and not refusal
    will = _will(form, receiver, held) if shown and receiver is not None else ""
    rules = form.cleaned_data["rules"] if shown and isinstance(form, RulesForm) else ""
    context = desk.each_context(request) | {
        "title": gettext("Two signatures"),
        "forms": forms,
        "refused": {what: refusal},
        "will": {what: will},
        "new": new_rules(rules, now=now) if rules else None,
        "planned": planned(now),
        "held": ink(held),
        "waiting": [_line(each) for each in proposals_under_way()],
        "ended": [_line(each) for each in proposals_ended()],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/proposals.html", context, status=status)


def _forms(
    posted: QueryDict | None, *, what: str, now: datetime
) -> dict[str, PaymentForm | RulesForm | OfficeForm]:
    """A form of each kind, the one that was posted with what it says."""
    given = {what: posted}
    return {
        "payment": PaymentForm(given.get("payment")),
        "rules": RulesForm(given.get("rules"), names=adoptable(now)),
        "office": OfficeForm(given.get("office"), offices=OFFICES),
    }


def one(request: HttpRequest, number: int) -> HttpResponse:
    """A proposal with who did what; another administrator signs it here, or stops it."""
    found = proposal(number)
    if found is None:
        raise Http404
    by = person(request)
    if request.method == "POST":
        sign = request.POST.get("act") == "sign"
        do = services.countersign if sign else services.stop
        return _done(request, number, lambda now: do(number, by=by, now=now))
    now = database_time()
    waits = found.state in (Proposal.State.OPEN, Proposal.State.SIGNED)
    own = by.pk in (found.by_id, found.receiver_id)
    signable = found.state == Proposal.State.OPEN and found.ends_at > now
    context = desk.each_context(request) | {
        "title": gettext("Proposal %(n)s") % {"n": found.pk},
        "it": found,
        "line": _line(found),
        "facts": list(_facts(found)),
        "signs": signable and not own,
        "own": signable and own,
        "waits": waits,
        "stops": waits and not (found.office and by.pk == found.receiver_id),
        "new": new_rules(found.rules, now=now) if waits and found.rules else None,
    }
    return TemplateResponse(request, "admin/desk/proposal.html", context)


def _propose(
    form: PaymentForm | RulesForm | OfficeForm,
    receiver: Account | None,
    *,
    by: Account,
    now: datetime,
) -> Proposal:
    given = form.cleaned_data
    if isinstance(form, RulesForm):
        return services.propose_rules(
            given["rules"], reason=given["reason"], by=by, key=given["key"], now=now
        )
    assert receiver is not None
    if isinstance(form, OfficeForm):
        return services.propose_office(
            receiver,
            office=SiteOffice(given["office"]),
            reason=given["reason"],
            by=by,
            key=given["key"],
            now=now,
        )
    return services.propose_payment(
        receiver,
        amount=form.milli_ink(),
        reason=given["reason"],
        by=by,
        key=given["key"],
        now=now,
    )


def _done(
    request: HttpRequest, number: int, act: Callable[[datetime], object]
) -> HttpResponseRedirect:
    try:
        act(database_time())
        said(request, gettext("It is written down."))
    except Refusal as error:
        refused(request, error)
    return HttpResponseRedirect(reverse("admin:proposal", args=[number]))


def _will(form: PaymentForm | RulesForm | OfficeForm, receiver: Account, held: int) -> str:
    """What happens once it is signed, before anything is proposed."""
    if isinstance(form, OfficeForm):
        words = gettext(
            "%(becomes)s, a day after another administrator has signed; until then any other "
            "administrator can stop it."
        )
        return words % {"becomes": _becomes(form.cleaned_data["office"], receiver)}
    assert isinstance(form, PaymentForm)
    words = gettext(
        "%(amount)s go from the treasury to @%(name)s a day after another administrator has "
        "signed; until then any administrator can stop it. The treasury holds %(held)s, and then "
        "%(left)s."
    )
    amount = form.milli_ink()
    left = {"held": ink(held), "left": ink(held - amount)}
    return words % {"amount": ink(amount), "name": receiver.name, **left}


def _line(found: Proposal) -> dict[str, Any]:
    return {
        "url": reverse("admin:proposal", args=[found.pk]),
        "number": found.pk,
        "what": _what(found),
        "reason": found.reason,
        "state": STATES[found.state],
        "by": found.by.name,
    }


def _what(found: Proposal) -> str:
    if found.rules:
        return gettext("Rules %(name)s come into force") % {"name": found.rules}
    assert found.receiver is not None
    if found.office:
        return _becomes(found.office, found.receiver)
    assert found.amount is not None
    words = gettext("%(amount)s from the treasury to @%(name)s")
    return words % {"amount": ink(found.amount), "name": found.receiver.name}


def _becomes(office: str, account: Account) -> str:
    facts = {"name": account.name, "office": OFFICES[office]}
    if office == SiteOffice.NONE:
        return gettext("@%(name)s has no office of the site any more") % facts
    return gettext("@%(name)s becomes %(office)s") % facts


def _facts(found: Proposal) -> list[tuple[str, str]]:
    """Who did what when, and what comes next."""
    facts = [
        (gettext("Proposed by"), _by(found.by, found.at)),
        (gettext("To be signed until"), date_and_hour(found.ends_at)),
    ]
    if found.signed_by is not None and found.signed_at is not None and found.due_at is not None:
        facts += [
            (gettext("Signed by"), _by(found.signed_by, found.signed_at)),
            (gettext("Carried out from"), date_and_hour(found.due_at)),
        ]
    if found.ended_at is not None:
        facts.append(
            (str(STATES[found.state]).capitalize(), _by(found.stopped_by, found.ended_at))
        )
    if found.batch is not None:
        facts.append((gettext("Batch"), str(found.batch)))
    if found.failure:
        facts.append((gettext("Why not"), found.failure))
    return facts


def _by(account: Account | None, at: datetime) -> str:
    return f"@{account.name}, {date_and_hour(at)}" if account else date_and_hour(at)
