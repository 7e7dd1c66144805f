"""Waves of spam at the desk: select, look at all that would go, take it away, give it back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.models import Community
from communities.selectors import community_named
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.forms.waves import WaveForm
from frontend.pages.works import named
from frontend.phrases import date_and_hour, number, percent, when
from frontend.refusals import told
from frontend.views.edges import before, person, query_number, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation import services
from moderation.models import Wave
from moderation.rights import may_see
from moderation.selectors import places_of
from moderation.selectors.waves import (
    SHOWN,
    Progress,
    left_of,
    preview,
    progress,
    spare_original,
    wave_of,
    waves,
)
from moderation.waves import ItemState, Selection, WaveState, check, require_shown

#: What a form selects unless somebody says otherwise.
_SPAN: Final = timedelta(days=1)
_ON_A_PAGE: Final = 20

STATES: Final[Mapping[WaveState, str | Promise]] = {
    WaveState.SWEEPING: _("is being taken away"),
    WaveState.SWEPT: _("is taken away"),
    WaveState.RESTORING: _("is being given back"),
    WaveState.RESTORED: _("was given back"),
}


def all_waves(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The form of a new wave with its preview, and the waves so far: of the whole site, or of a
    community for its own moderators as well.
    """
    community = _community(request, slug)
    number_of = community.pk if community is not None else None
    now = database_time()
    posted = request.POST if request.method == "POST" else None
    form = WaveForm(posted, initial=_usual(request), community=number_of)
    seen: dict[str, Any] | None = None
    refusal = ""
    if form.selects:
        selection: Selection | None = None
        try:
            selection = spare_original(check(form.selection))
            if request.POST.get("act") == "sweep" and form.is_valid():
                return _swept(request, form, selection)
        except Refusal as error:
            refusal = told(error)
        if selection is not None:
            seen = _preview(request, selection, now=now)
    rows = waves(community=number_of, before=before(request), limit=_ON_A_PAGE + 1)
    context = desk.each_context(request) | {
        "title": gettext("Spam waves"),
        "form": form,
        "community": community,
        "places": places_of(office(request)),
        "sees_site": office(request).moderator,
        "refusal": refusal,
        "seen": seen,
        "rows": [
            {
                "number": row.pk,
                "state": STATES[WaveState(row.state)],
                "by": row.by.name,
                "community": row.community.title if row.community is not None else "",
                "rule": row.rule,
                "began": when(row.began_at, now=now),
            }
            for row in rows[:_ON_A_PAGE]
        ],
        "more": f"?before={rows[_ON_A_PAGE - 1].pk}" if len(rows) > _ON_A_PAGE else "",
    }
    wrong = refusal or form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/waves.html", context, status=status)


def one_wave(request: HttpRequest, wave: int) -> HttpResponse:
    """How far a wave is, what could not be done, and how it is given back."""
    found = _found(request, wave)
    how = progress(found)
    done = how.texts.get(ItemState.DONE, 0), how.votes.get(ItemState.DONE, 0)
    state = WaveState(found.state)
    left = left_of(found, limit=SHOWN)
    names = named((it.work_id for it in left), viewer=person(request))
    context = desk.each_context(request) | {
        "title": gettext("Spam wave %(n)s") % {"n": found.pk},
        "wave": found,
        "state": STATES[state],
        "goes_on": state in (WaveState.SWEEPING, WaveState.RESTORING),
        "selection": _selected(found),
        "began": date_and_hour(found.began_at),
        "undone": date_and_hour(found.undone_at) if found.undone_at else "",
        **_counts(how, state=state),
        "left": [(names[it.work_id], told(Refusal(it.why_left, **it.left_with))) for it in left],
        "may_undo": state in (WaveState.SWEEPING, WaveState.SWEPT),
        "back": {"texts": number(done[0]), "votes": number(done[1])},
    }
    return TemplateResponse(request, "admin/desk/wave.html", context)


def undo(request: HttpRequest, wave: int) -> HttpResponse:
    """Give back what a wave took."""
    found = _found(request, wave)
    try:
        services.undo_sweep(wave, by=person(request), now=database_time())
        said(request, gettext("It is being given back. This page says how far it is."))
    except Refusal as error:
        refused(request, error)
    return HttpResponseRedirect(reverse("admin:wave", args=[found.pk]))


def _community(request: HttpRequest, slug: str) -> Community | None:
    """The community of the address, None for the site. Http404 where this office has no say."""
    if not slug:
        _require_say(request, community=None)
        return None
    found = community_named(slug)
    if found is None or not may_see(office(request), community=found.pk):
        raise Http404
    return found


def _found(request: HttpRequest, wave: int) -> Wave:
    """A wave that this office may look into. PermissionDenied; Http404 where there is none."""
    found = wave_of(wave)
    _require_say(request, community=found.community_id if found is not None else None)
    if found is None:
        raise Http404
    return found


def _require_say(request: HttpRequest, *, community: int | None) -> None:
    if not may_see(office(request), community=community):
        raise PermissionDenied


def _swept(request: HttpRequest, form: WaveForm, selection: Selection) -> HttpResponse:
    given = form.cleaned_data
    require_shown(selection, mark=given["shown"])
    made = services.sweep(
        person(request),
        selection=selection,
        rule=given["rule"],
        message=given["message"],
        key=given["key"],
        now=database_time(),
    )
    said(request, gettext("It is being taken away. This page says how far it is."))
    return HttpResponseRedirect(reverse("admin:wave", args=[made.pk]))


def _usual(request: HttpRequest) -> dict[str, object]:
    """The last day up to now; a case leads here with its author and its text."""
    now = localtime(database_time()).replace(second=0, microsecond=0)
    return {
        "since": now - _SPAN,
        "until": now + timedelta(minutes=1),
        "authors": request.GET.get("authors", ""),
        "like": query_number(request, "like") or "",
        "host": request.GET.get("host", ""),
        "votes": True,
        "key": uuid4(),
    }


def _preview(request: HttpRequest, selection: Selection, *, now: datetime) -> dict[str, Any]:
    """What is listed from the asked place on, and what the form carries of it all."""
    start = query_number(request, "from") or 0
    # What came since the last look is looked at now.
    selection = replace(selection, newest=None)
    found = preview(selection, now=now, start=start)
    works = [*(it.work for it in found.first), *(it.work for it in found.reversed)]
    names = named(works, viewer=person(request))
    most = max(found.texts + found.spared, found.votes)
    return {
        "it": found,
        "texts": number(found.texts),
        "authors": number(found.authors),
        "votes": number(found.votes),
        "spared": number(found.spared),
        "first": [(it, names[it.work], it.work == selection.original) for it in found.first],
        "reversed": [(it, names[it.work], percent(abs(it.weight_bp))) for it in found.reversed],
        "earlier": max(0, start - SHOWN) if start else None,
        "later": start + SHOWN if start + SHOWN < most else None,
        "carried": {
            "listed": ",".join(str(it.work) for it in found.first),
            "spared": ",".join(map(str, selection.spared)),
            "original": selection.original or "",
            "newest": found.newest,
            "shown": selection.mark,
        },
    }


def _selected(found: Wave) -> list[tuple[str, str]]:
    """What a wave was selected by, in words."""
    facts = found.selection
    since, until = (parse_datetime(str(facts[name])) for name in ("since", "until"))
    assert since is not None and until is not None
    said = [(gettext("Published"), f"{date_and_hour(since)} \N{EN DASH} {date_and_hour(until)}")]
    if found.community is not None:
        said.append((gettext("In the community"), found.community.title))
    if facts["authors"]:
        said.append((gettext("Authors"), ", ".join(facts["authors"])))
    if facts["like"]:
        said.append((gettext("Like the text"), str(facts["like"])))
    if facts["host"]:
        said.append((gettext("With links to"), str(facts["host"])))
    if facts.get("spared"):
        said.append((gettext("Left out by hand"), number(len(facts["spared"]))))
    votes = gettext("also taken back") if facts["votes"] else gettext("left as they are")
    return [*said, (gettext("Votes of the authors"), votes)]


def _counts(how: Progress, *, state: WaveState) -> dict[str, Any]:
    """Texts beside votes by where they stand, and how many of all are ready."""
    kinds = ((gettext("Texts and answers"), how.texts), (gettext("Votes"), how.votes))
    gives_back = state in (WaveState.RESTORING, WaveState.RESTORED)
    names = (
        # Nothing of it waits any more once the rest is given back.
        (ItemState.WAITING, gettext("Never taken away") if gives_back else gettext("Waiting")),
        (ItemState.DONE, gettext("Taken away")),
        (ItemState.UNDONE, gettext("Given back")),
        (ItemState.LEFT, gettext("Left as it was")),
    )
    to_do = ItemState.DONE if state is WaveState.RESTORING else ItemState.WAITING
    whole = sum(sum(by_state.values()) for _, by_state in kinds)
    return {
        "counts": kinds,
        "states": [
            (gettext("In all"), [number(sum(by_state.values())) for _, by_state in kinds]),
            *(
                (name, [number(by_state.get(each, 0)) for _, by_state in kinds])
                for each, name in names
            ),
        ],
        "whole": whole,
        "ready": whole - sum(by_state.get(to_do, 0) for _, by_state in kinds),
    }
