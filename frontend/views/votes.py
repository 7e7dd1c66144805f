"""Voting: one press, in place with script and with a new page without."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST, require_safe
from django_htmx.http import trigger_client_event

from articles.errors import ArticleError
from articles.pace import Act
from articles.services import dispute_reward, in_pace, vote_on, withdraw_vote
from curation.errors import CurationError
from frontend.forms.votes import DisputeForm, VoteForm
from frontend.pages import voters
from frontend.pages.ballots import ballot, over_already, whole_ballot
from frontend.pages.prospects import FULL, effect
from frontend.refusals import told
from frontend.views.edges import back, person, preferences, refused, said, viewer
from ledger.selectors import database_time


@require_POST
@login_required
def vote(request: HttpRequest, work: int) -> HttpResponse:
    """Vote with the weight given, or with one's usual weight."""
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _answer(request, work, error=_no_weight())
    try:
        weight_bp = form.weight(usual_bp=preferences(request).usual_weight_bp)
        now = database_time()
        with in_pace(person(request), act=Act.VOTE, now=now):
            cast = vote_on(work, voter=person(request), weight_bp=weight_bp, now=now)
    except (ArticleError, CurationError) as error:
        return _answer(request, work, error=told(error))
    if over := over_already(cast):
        return _answer(request, work, words=over, over=over)
    return _answer(request, work, words=gettext("Your vote is counted."))


@require_POST
@login_required
def withdraw(request: HttpRequest, work: int) -> HttpResponse:
    """Take one's vote back."""
    try:
        withdraw_vote(work, voter=person(request), now=database_time())
    except (ArticleError, CurationError) as error:
        return _answer(request, work, error=told(error))
    return _answer(request, work, words=gettext("Your vote is taken back."))


@require_POST
@login_required
def dispute(request: HttpRequest, work: int) -> HttpResponse:
    """Say that a reward is too much, and why."""
    form = DisputeForm(request.POST)
    if not form.is_valid():
        if "percent" in form.errors:
            return _answer(request, work, error=_no_weight())
        return _answer(
            request,
            work,
            no_reason=gettext("A dispute needs one of the listed reasons."),
            dispute_bp=form.weight(usual_bp=FULL),
        )
    try:
        now = database_time()
        with in_pace(person(request), act=Act.VOTE, now=now):
            dispute_reward(
                work,
                voter=person(request),
                weight_bp=form.weight(usual_bp=FULL),
                reason=form.cleaned_data["reason"],
                now=now,
            )
    except (ArticleError, CurationError) as error:
        return _answer(request, work, error=told(error))
    return _answer(request, work, words=gettext("Your dispute is counted, with your reason."))


@require_safe
def listed(request: HttpRequest, work: int) -> HttpResponse:
    """Every vote on a text, page by page."""
    page = voters.page(
        work,
        viewer=viewer(request),
        after=request.GET.get("after", ""),
        now=database_time(),
    )
    return render(request, "frontend/voters.html", {"page": page})


@require_GET
@login_required
def whole(request: HttpRequest, work: int) -> HttpResponse:
    """The vote control with weight and dispute, as the fragment that a short one turns into; by
    itself it is no page, so whoever comes without htmx is led to the text.
    """
    shown = whole_ballot(work, viewer=person(request), now=database_time())
    if request.headers.get("HX-Request") != "true":
        return redirect(shown.url)
    return render(request, "frontend/parts/vote.html", {"ballot": shown})


@require_GET
@login_required
def prospect(request: HttpRequest, work: int) -> HttpResponse:
    """What a vote of the weight on the slider would come to, or with `dispute` a dispute of it, as
    the fragment beside it.
    """
    form = VoteForm(request.GET)
    words = ""
    if form.is_valid():
        if "dispute" in request.GET:
            weight_bp = -form.weight(usual_bp=FULL)
        else:
            weight_bp = form.weight(usual_bp=preferences(request).usual_weight_bp)
        now = database_time()
        words = effect(work, viewer=person(request), weight_bp=weight_bp, now=now)
    return HttpResponse(escape(words))


def _no_weight() -> str:
    return gettext("A weight lies between 1 and 100 per cent.")


def _answer(
    request: HttpRequest,
    work: int,
    *,
    words: str = "",
    error: str = "",
    no_reason: str = "",
    over: str = "",
    dispute_bp: int = FULL,
) -> HttpResponse:
    """The vote control as it is now, or the page again with the sentence on it. `no_reason` stands
    in the sheet of the dispute, which stays open at the weight that was chosen; `over` beside a
    control that takes no more.
    """
    if request.headers.get("HX-Request") != "true":
        if error or no_reason:
            refused(request, error or no_reason)
        elif over:
            said(request, over)
        return back(request)
    # 1 is the short control of a card, 2 that of a comment, which leads to the whole.
    form = request.POST.get("short", "")
    short = form in ("1", "2")
    shown = ballot(
        work,
        viewer=person(request),
        url=request.POST.get("next", ""),
        now=database_time(),
        whole=not short,
        leads_on=form == "2",
        dispute_bp=dispute_bp,
    )
    context = {
        "ballot": shown,
        "short": short,
        "announce": words,
        "error": error,
        "no_reason": no_reason,
        "over": over,
    }
    answer = render(request, "frontend/parts/vote.html", context)
    # What stands beside the control, the reward and who voted, is asked for anew.
    return trigger_client_event(answer, "voted") if words else answer
