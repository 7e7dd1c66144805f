"""The page of a case: what needs a decision, and the form that decides it."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Article
from articles.states import State as TextState
from frontend.admin.casefacts import (
    case_row,
    decided,
    decided_words,
    effect_lines,
    heard_words,
    hearing_lines,
    last_change,
    likeness,
    noted,
    place_of,
    public_line,
    report_facts,
    rule_to_begin_with,
    ruling_words,
    stake_words,
)
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.admin.words import REASONS, STATES
from frontend.forms.lines import complaints
from frontend.forms.ruling import (
    AnswerForm,
    HearingForm,
    NoteForm,
    ReturnForm,
    RulingForm,
    TakingBackForm,
)
from frontend.pages.verdicts import ORDERS
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour
from frontend.refusals import told
from frontend.views.edges import person, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation import services
from moderation.measures import Measure
from moderation.process import Outcome, State
from moderation.reasons import Reason
from moderation.rights import office_in
from moderation.screening import Why
from moderation.selectors.casefile import CaseFile, case_file, foretell
from moderation.selectors.glimpses import following

type Worded = HearingForm | TakingBackForm | NoteForm | AnswerForm | ReturnForm


def case(request: HttpRequest, number: int) -> HttpResponse:
    """A case; the form shows what a decision would do, and then decides."""
    file = case_file(number, office=office(request), now=database_time())
    if file is None:
        raise Http404
    now = database_time()
    form = _ruling_form(file, data=request.POST if request.method == "POST" else None)
    effects: list[Measure] | None = None
    refusal = ""
    if request.method == "POST" and form.is_valid():
        by = person(request)
        try:
            if request.POST.get("act") == "decide":
                key = form.cleaned_data["key"]
                made = services.decide(number, by=by, ruling=form.ruling, key=key, now=now)
                done = [Measure(each) for each in made.measures]
                said(request, decided_words(done, reports=file.reports))
                return HttpResponseRedirect(reverse("admin:case", args=[number]))
            effects = foretell(file, by=by, office=office(request), ruling=form.ruling, now=now)
        except Refusal as error:
            refusal = told(error)
    context = _context(request, file, now) | {
        **_stale(file, form, refusal=refusal),
        "form": form,
        "refusal": refusal,
        "previewed": effects is not None and not refusal,
        "public": _public(request, file, form, effects),
        "effects": _effects(file, form, effects),
        "message": form.ruling.message if effects else "",
        "pays": file.subject.held_by_itself and Measure.HOLD not in (effects or ()),
    }
    fails = bool(refusal) or (request.method == "POST" and not form.is_valid())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fails else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/case.html", context, status=status)


def answer(request: HttpRequest, number: int, claim: int) -> HttpResponse:
    """Write to who claims a right by law."""
    form = AnswerForm(request.POST, claim=claim)

    def write(now: datetime) -> object:
        words, key = form.cleaned_data["words"], form.cleaned_data["key"]
        return services.answer_claim(
            number, claim=claim, by=person(request), words=words, key=key, now=now
        )

    return _worded(request, number, form, write)


def held(request: HttpRequest, number: int) -> HttpResponse:
    """Let out what waits in a case, or give it back by a rule."""
    form = ReturnForm(request.POST)
    file = case_file(number, office=office(request), now=database_time())
    if file is None or file.held is None:
        raise Http404
    waits, by = file.held.number, person(request)
    if request.POST.get("act") == "out":
        seen = request.POST.get("seen", "")
        return _done(
            request, number, lambda now: services.approve(waits, by=by, seen=seen, now=now)
        )

    def give_back(now: datetime) -> object:
        said = form.cleaned_data
        return services.send_back(waits, by=by, rule=said["rule"], reason=said["words"], now=now)

    return _worded(request, number, form, give_back)


def claim(request: HttpRequest, number: int) -> HttpResponse:
    """Hold a case for two hours, or leave it to others."""
    leave = request.POST.get("act") == "leave"
    do = services.unclaim if leave else services.claim
    return _done(request, number, lambda now: do(number, by=person(request), now=now))


def note(request: HttpRequest, number: int) -> HttpResponse:
    """Tell colleagues something about a case."""
    form = NoteForm(request.POST)

    def keep(now: datetime) -> object:
        words, key = form.cleaned_data["words"], form.cleaned_data["key"]
        return services.note(number, by=person(request), words=words, key=key, now=now)

    return _worded(request, number, form, keep)


def hear(request: HttpRequest, number: int, decision: int) -> HttpResponse:
    """Say something in an appeal, show what ending it would do, or end it."""
    form = HearingForm(request.POST)
    if form.foreseen is not None and form.is_valid():
        return _foreseen(request, number, form, form.foreseen)

    def hearing(now: datetime) -> object:
        words, key, by = form.cleaned_data["words"], form.cleaned_data["key"], person(request)
        if form.outcome is None:
            return services.say(decision, by=by, words=words, key=key, now=now)
        return services.end_appeal(
            decision, by=by, outcome=form.outcome, message=words, key=key, now=now
        )

    answer = _worded(request, number, form, hearing)
    if form.outcome is not None and answer.status_code == HTTPStatus.FOUND:
        said(request, heard_words(form.outcome))
    return answer


def _foreseen(
    request: HttpRequest, number: int, form: HearingForm, outcome: Outcome
) -> HttpResponse:
    """The case with what ending its appeal so would do, for who may hear it; others are told that
    they do not.
    """
    now = database_time()
    file = case_file(number, office=office(request), now=now)
    if file is None:
        raise Http404
    if not file.hears:
        form.add_error(None, gettext("This appeal does not wait for you any more."))
    context = _context(request, file, now, back=form)
    if not file.hears:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return TemplateResponse(request, "admin/desk/case.html", context, status=status)
    context["outcome"] = outcome.value
    context["foreseen"] = hearing_lines(file, outcome=outcome)
    return TemplateResponse(request, "admin/desk/case.html", context)


def _worded(
    request: HttpRequest,
    number: int,
    form: Worded,
    act: Callable[[datetime], object],
) -> HttpResponse:
    """Do what a valid form says, and go back to the case; what is refused comes back in its field,
    or beside the case where that field is gone by now.
    """
    now = database_time()
    if form.is_valid():
        try:
            act(now)
        except Refusal as error:
            form.add_error(None, told(error))
        else:
            return HttpResponseRedirect(reverse("admin:case", args=[number]))
    file = case_file(number, office=office(request), now=now)
    if file is None:
        raise Http404
    context = _context(request, file, now, back=form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return TemplateResponse(request, "admin/desk/case.html", context, status=status)


def take_back(request: HttpRequest, number: int, decision: int) -> HttpResponse:
    """Take a decision back that nobody appealed against yet."""
    form = TakingBackForm(request.POST)

    def take(now: datetime) -> object:
        words, key = form.cleaned_data["words"], form.cleaned_data["key"]
        return services.take_back(decision, by=person(request), message=words, key=key, now=now)

    return _worded(request, number, form, take)


def _done(
    request: HttpRequest, number: int, act: Callable[[datetime], object]
) -> HttpResponseRedirect:
    """Do it, and go back to the case, which says why where it was refused."""
    try:
        act(database_time())
    except Refusal as error:
        refused(request, error)
    return HttpResponseRedirect(reverse("admin:case", args=[number]))


def _ruling_form(file: CaseFile, *, data: QueryDict | None = None) -> RulingForm:
    """With the measures that fit this case and these hands."""
    fits = [(each.value, ORDERS[each]) for each in file.usable if file.subject.fits(each)]
    initial = {"key": uuid4(), "rule": rule_to_begin_with(file)}
    return RulingForm(
        data,
        measures=fits,
        replies=file.replies,
        asks_to_pay=file.subject.held_by_itself,
        initial=initial,
    )


def _stale(file: CaseFile, form: RulingForm, *, refusal: str) -> dict[str, Any]:
    """The refusal and all that a decision said whose form the page does not show any more."""
    if not form.is_bound or (file.case.state == State.OPEN.value and file.decides):
        return {}
    return {"why": [refusal] if refusal else complaints(form), "kept": ruling_words(form)}


def _effects(
    file: CaseFile, form: RulingForm, effects: list[Measure] | None
) -> list[tuple[str, str, str]]:
    return effect_lines(effects, until=form.ruling.until, stake=file.stake) if effects else []


def _public(
    request: HttpRequest, file: CaseFile, form: RulingForm, effects: list[Measure] | None
) -> str:
    """What the public log will show, once a valid form says it."""
    held_in = office_in(office(request), community=file.case.community_id)
    if effects is None or held_in is None:
        return ""
    ruling = form.ruling
    return public_line(effects, until=ruling.until, office=held_in, rule=ruling.rule)


def _context(
    request: HttpRequest, file: CaseFile, now: datetime, *, back: Worded | None = None
) -> dict[str, Any]:
    case, text = file.case, file.text
    appeal = file.appeal if file.appeal is not None and file.appeal.ended_at is None else None
    return desk.each_context(request) | {
        "title": gettext("Case %(n)s") % {"n": case.pk},
        "file": file,
        "case": case_row(case, now),
        "state": STATES[State(case.state)],
        "open": case.state == State.OPEN.value,
        "mine": case.claimed_by_id == person(request).pk,
        "text_title": file.words.title if file.words else "",
        "body": file.words.body if file.words else "",
        "until": date_and_hour(file.until) if file.until else "",
        "history": _history(file),
        "place": place_of(text),
        "stake": stake_words(file.stake, now=now),
        "likeness": likeness(file),
        "change": last_change(file),
        "reports": [
            {"reason": REASONS[Reason(it.reason)], "it": it, **report_facts(it, back=back)}
            for it in file.reports
        ],
        "decided": decided(file.decisions),
        "before": decided(file.earlier),
        "noted": [noted(it) for it in file.noted],
        "rules": file.rules,
        "of_site": office(request).moderator,
        "room": case.community,
        "following": following(case, office=office(request)),
        "appeal": appeal,
        "form": _ruling_form(file),
        "hearing": back if isinstance(back, HearingForm) else HearingForm(),
        "taking_back": back if isinstance(back, TakingBackForm) else TakingBackForm(),
        "returning": back if isinstance(back, ReturnForm) else ReturnForm(),
        "held_why": _held_why(file),
        "answers": _answers(file, request),
        "noting": back if isinstance(back, NoteForm) else NoteForm(),
        "why": [] if back is None else complaints(back),
        "kept": _kept(back, file),
    }


def _kept(back: Worded | None, file: CaseFile) -> str:
    """What was refused and has no field on this page any more."""
    if back is None:
        return ""
    match back:
        case HearingForm():
            stays = file.hears
        case TakingBackForm():
            stays = file.undoable is not None
        case NoteForm():
            stays = file.decides
        case ReturnForm():
            stays = file.decides and file.held is not None and file.held.waits
        case AnswerForm():
            claims = (getattr(each, "claim", None) for each in file.reports)
            stays = file.decides and any(it and it.pk == back.claim for it in claims)
    return "" if stays else back.data.get("words", "")


def _held_why(file: CaseFile) -> str:
    """Why something waits, or waited; "" for other cases."""
    if file.held is None:
        return ""
    if file.held.why is Why.WORDS:
        words = {"words": ", ".join(file.held.entries)}
        return gettext("has words of a list: %(words)s") % words
    return gettext("one of the first of somebody new here")


def _answers(file: CaseFile, request: HttpRequest) -> Named | None:
    """What an answer that waits stands under."""
    if file.held is None or file.held.answered is None:
        return None
    return named([file.held.answered], viewer=person(request))[file.held.answered]


def _history(file: CaseFile) -> str:
    """Where the versions of the text are: all of them for who judges it; "" for none."""
    text = file.text
    if text is None or text.state == TextState.ERASED:
        return ""
    if file.decides:
        return reverse("admin:case_versions", args=[file.case.pk])
    if isinstance(text, Article):
        return reverse("history", args=[text.author.name, text.permlink])
    return reverse("comment_history", args=[text.pk])
