"""One act in many cases: a page says what it will do in each, and then does it."""

from http import HTTPStatus
from typing import Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.forms.ruling import TogetherForm
from frontend.numerals import whole_number
from frontend.pages.verdicts import KINDS
from frontend.phrases import number
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation.jointly import Jointly
from moderation.reasons import CaseKind
from moderation.selectors.together import Hindrance, foretell_together
from moderation.services.together import MOST_TOGETHER, Outcome, act_together

TOGETHER: Final[dict[Jointly, str | Promise]] = {
    Jointly.CLAIM: _("Look at them for two hours"),
    Jointly.LEAVE: _("Leave them to others"),
    Jointly.DISMISS: _("Close them: nothing to do"),
    Jointly.SPAM: _("Remove the texts as spam"),
}
_DOES: Final[dict[Jointly, str | Promise]] = {
    Jointly.CLAIM: _("They are yours for two hours; colleagues leave them alone."),
    Jointly.LEAVE: _("Whoever comes next looks at them."),
    Jointly.DISMISS: _("Everything stays as it is. The reporters are told, the cases are closed."),
    Jointly.SPAM: _(
        "Each text is removed by a decision of its own and its unpaid reward is put on hold. Its"
        " author is told and may appeal within 14 days to somebody else."
    ),
}
_HINDRANCES: Final[dict[Hindrance, str | Promise]] = {
    Hindrance.DECIDED: _("is decided already"),
    Hindrance.A_COLLEAGUES: _("a colleague looks at it"),
    Hindrance.A_PARTY: _("you are a party to it, or it needs an administrator"),
    Hindrance.NO_TEXT: _("is of no text"),
    Hindrance.NOT_MINE: _("is not in your hands"),
}


def together(request: HttpRequest) -> HttpResponse:
    """Show what the act does in the chosen cases; once that was seen, do it."""
    numbers = [it for it in map(whole_number, request.POST.getlist("case")) if it is not None]
    asked = request.POST.get("act", "")
    if not numbers or asked not in list(Jointly):
        refused(request, gettext("Choose cases first, and what to do with them."))
        return HttpResponseRedirect(reverse("admin:cases"))
    act, now = Jointly(asked), database_time()
    sure = "sure" in request.POST
    initial = {"rule": gettext("No spam"), "key": uuid4()}
    form = TogetherForm(request.POST if sure else None, initial=initial, act=act)
    if sure and form.is_valid():
        given = form.cleaned_data
        try:
            outcome = act_together(
                numbers,
                by=person(request),
                act=act,
                rule=given["rule"],
                message=given["message"],
                key=given["key"],
                now=now,
            )
        except Refusal as error:
            refused(request, error)
        else:
            _tell(request, outcome)
        return HttpResponseRedirect(reverse("admin:cases"))
    found = foretell_together(numbers[:MOST_TOGETHER], act=act, office=office(request), now=now)
    context = desk.each_context(request) | {
        "title": TOGETHER[act],
        "act": act,
        "does": _DOES[act],
        "form": form,
        "name": TOGETHER[act],
        "rows": [(it, KINDS[CaseKind(it.case.kind)]) for it in found if it.hindrance is None],
        "left": [(it, _HINDRANCES[it.hindrance]) for it in found if it.hindrance is not None],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/together.html", context, status=status)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.done:
        said(request, gettext("Cases in which it is done: %(n)s.") % {"n": number(outcome.done)})
    for case, error in outcome.left:
        words = gettext("Case %(n)s was left as it was: %(why)s")
        refused(request, words % {"n": case, "why": told(error)})
