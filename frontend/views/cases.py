"""Telling moderators, reading what they decided, and appealing against it."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import may_report
from frontend.context import CASES
from frontend.forms.cases import AppealForm, ClaimForm, ReportForm
from frontend.forms.lines import complaints
from frontend.pages import cases as pages
from frontend.pages import communities
from frontend.refusals import told
from frontend.views.edges import form_at, limit, person, query_number, refused, said, viewer
from ledger.selectors import database_time
from moderation import services
from moderation.errors import ModerationError
from moderation.reasons import Reason
from moderation.services.reporting import Claim


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, work: int) -> HttpResponse:
    """Tell the moderators of a text, with an account or without."""
    about = pages.reported_text(work, viewer=viewer(request))
    form = ReportForm(request.POST or None, rules=pages.rules_about(work))
    if form.is_valid() and _counted(request, form):
        try:
            services.report(
                work_id=work,
                reporter=viewer(request),
                reason=Reason(form.cleaned_data["reason"]),
                rule=form.cleaned_data.get("rule", ""),
                words=form.cleaned_data["words"],
                key=form.cleaned_data["key"],
                now=database_time(),
            )
        except ModerationError as error:
            form.add_error(None, told(error))
        else:
            return _thanked(request, about.url)
    context = {
        "form": form,
        "about": gettext("a text"),
        "back": about.url,
        "work": work,
        "look": pages.looks_after_text(viewer(request), work=work)
        and reverse("report_look", args=[work]),
    }
    return _shown(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def report_person(request: HttpRequest, name: str) -> HttpResponse:
    """Tell the moderators of an account as a whole: those of the community that the address names,
    or of the site.
    """
    account, room = pages.reported_person(name), pages.reported_in(room_in(request))
    form = ReportForm(request.POST or None, rules=pages.rules_there(room))
    back = reverse("community_members", args=[room.slug]) if room else f"/@{account.name}"
    if form.is_valid() and _counted(request, form):
        try:
            services.report(
                account=account,
                community=room,
                reporter=viewer(request),
                reason=Reason(form.cleaned_data["reason"]),
                rule=form.cleaned_data.get("rule", ""),
                words=form.cleaned_data["words"],
                key=form.cleaned_data["key"],
                now=database_time(),
            )
        except ModerationError as error:
            form.add_error(None, told(error))
        else:
            return _thanked(request, back)
    context = {
        "form": form,
        "about": f"@{account.name}",
        "back": back,
        "room": room,
        "look": account != viewer(request)
        and pages.looks_after(viewer(request), community=room.pk if room else None)
        and reverse("report_look_person", args=[account.name]),
    }
    return _shown(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def report_community(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the site's moderators of a community as a whole."""
    community = communities.at(slug)
    form = ReportForm(request.POST or None, rules=())
    back = reverse("community_about", args=[community.slug])
    if form.is_valid() and _counted(request, form):
        try:
            services.report_community(
                community,
                reporter=viewer(request),
                reason=Reason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                key=form.cleaned_data["key"],
                now=database_time(),
            )
        except ModerationError as error:
            form.add_error(None, told(error))
        else:
            return _thanked(request, back)
    context = {"form": form, "about": community.title, "back": back, "to_site": True}
    return _shown(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, work: int) -> HttpResponse:
    """Claim a right by law against a text."""
    about = pages.reported_text(work, viewer=viewer(request))
    form = ClaimForm(request.POST or None)
    if form.is_valid() and _counted(request, form):
        data = form.cleaned_data
        try:
            services.claim_legally(
                work_id=work,
                reporter=viewer(request),
                claim=Claim(data["name"], data["email"], data["right"], data["statement"]),
                key=data["key"],
                now=database_time(),
            )
        except ModerationError as error:
            form.add_error(None, told(error))
        else:
            return _thanked(request, about.url)
    context = {"form": form, "about": gettext("a text"), "back": about.url, "by_law": True}
    return _shown(request, form, context)


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Decisions about oneself, and one's reports."""
    page = pages.own(person(request), place=place_in(request), now=database_time())
    return render(request, "frontend/cases.html", {"page": page})


@form_at(lambda _request, number: reverse("cases"))
@login_required
def appeal(request: HttpRequest, number: int) -> HttpResponse:
    """Appeal against a decision about oneself, or say more in that appeal; what is refused comes
    back in its field.
    """
    form = AppealForm(request.POST, auto_id=f"id_{number}_%s")
    author, now = person(request), database_time()
    if form.is_valid():
        words, key = form.cleaned_data["words"], form.cleaned_data["key"]
        try:
            if "say" in request.POST:
                services.say(number, by=author, words=words, key=key, now=now)
            else:
                services.appeal(number, author=author, words=words, key=key, now=now)
        except ModerationError as error:
            form.add_error("words", told(error))
        else:
            said(request, gettext("It is sent. Who decided does not hear the appeal."))
            return redirect("cases")
    page = pages.own(author, back={number: form}, place=place_in(request), now=now)
    if all(each.number != number for each in page.decisions):
        refused(request, " ".join(complaints(form)))
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "frontend/cases.html", {"page": page}, status=status)


def room_in(request: HttpRequest) -> str:
    """The community that a form, or else its address, names; "" for none."""
    return request.POST.get("community", request.GET.get("community", ""))


def place_in(request: HttpRequest) -> pages.Place:
    """Where in the lists of one's cases the address goes on."""
    return pages.Place(
        open=query_number(request, "open"),
        decided=query_number(request, "decided"),
        reports=query_number(request, "reports"),
        findings=query_number(request, "findings"),
    )


def _counted(request: HttpRequest, form: ReportForm | ClaimForm) -> bool:
    if may_report(request):
        return True
    words = gettext(
        "From here %(most)s reports can be sent in %(within)s, and were. Send this one in "
        "%(wait)s."
    )
    form.add_error(None, words % limit(request, action="report"))
    return False


def _thanked(request: HttpRequest, place: str) -> HttpResponse:
    request.session.pop(CASES, None)
    said(request, gettext("Moderators have it. Nothing is taken away before one of them decides."))
    return redirect(place)


def _shown(
    request: HttpRequest, form: ReportForm | ClaimForm, context: dict[str, object]
) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "frontend/report.html", context, status=status)
