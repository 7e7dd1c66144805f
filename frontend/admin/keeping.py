"""What a place keeps: lists of words, tried before they count, limits, and replies."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from communities.models import Community
from communities.selectors import community_named
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.forms.screening import DOES, LimitsForm, ReplyForm, TryForm, WordsForm
from frontend.numerals import whole_number
from frontend.phrases import date_and_hour, number
from frontend.refusals import told
from frontend.views.edges import person, query_number, refused, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation import services
from moderation.models import CannedReply
from moderation.rights import may_see
from moderation.screening import Does
from moderation.selectors import (
    ListCard,
    limits_of,
    lists_of,
    may_set_up,
    places_of,
    replies_of,
)
from moderation.selectors.watched import hits_in

_DOES: Final = dict(DOES)
type _Form = WordsForm | ReplyForm | TryForm | LimitsForm


def keep(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The lists and the replies of a community, or of the site, and a community's limits; a post
    tries, keeps or drops.
    """
    community = _community(request, slug)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act in _DROPS:
        return _dropped(request, community, drop=_DROPS[act])
    lists, replies = lists_of(community), replies_of(community)
    forms = _forms(request, community, act=act, lists=lists, replies=replies)
    hits: list[dict[str, Any]] | None = None
    if act in forms and forms[act].is_valid():
        if act == "try":
            hits = _tried(forms["try"].cleaned_data["text"], community, lists)
        elif _kept(request, community, act, forms[act]):
            return HttpResponseRedirect(request.path)
    sees_site = office(request).moderator
    context = desk.each_context(request) | {
        "title": gettext("Words and replies"),
        "place": community.title if community else gettext("the whole site"),
        "community": community,
        "places": places_of(office(request)),
        "sees_site": sees_site,
        "decides": sees_site or community is not None,
        "sets_up": may_set_up(person(request), community=community),
        "lists": [_shown(each) for each in lists],
        "replies": replies,
        "forms": forms,
        "hits": hits,
    }
    wrong = any(form.errors for form in forms.values())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/keeping.html", context, status=status)


def _forms(
    request: HttpRequest,
    community: Community | None,
    *,
    act: str,
    lists: list[ListCard],
    replies: Sequence[CannedReply],
) -> dict[str, _Form]:
    """Those of the page; the one that was sent holds what was sent. The site's limits are set by
    nobody here.
    """
    kinds: dict[str, tuple[type[_Form], dict[str, Any]]] = {
        "words": (WordsForm, _list(request, lists)),
        "reply": (ReplyForm, _reply(request, replies)),
        "try": (TryForm, {}),
    }
    if community is not None:
        kinds["limits"] = (LimitsForm, asdict(limits_of(community)))
    return {
        name: kind(request.POST if act == name else None, initial=initial, auto_id=f"id_{name}_%s")
        for name, (kind, initial) in kinds.items()
    }


def _community(request: HttpRequest, slug: str) -> Community | None:
    """The community of the address, None for the site. Http404 where this office has no say."""
    if not slug:
        if request.method == "POST" and not office(request).moderator:
            raise PermissionDenied
        return None
    found = community_named(slug)
    if found is None or not may_see(office(request), community=found.pk):
        raise Http404
    return found


def _kept(request: HttpRequest, community: Community | None, act: str, form: Any) -> bool:
    """Whether it was kept; the form says why where it was not."""
    by, given, now = person(request), form.cleaned_data, database_time()
    try:
        if act == "words":
            does = Does(given["does"])
            services.watch_words(
                by,
                community=community,
                name=given["name"],
                does=does,
                words=given["words"],
                now=now,
            )
        elif act == "limits" and community is not None:
            services.set_limits(by, community=community, now=now, **given)
        else:
            services.keep_reply(
                by, community=community, title=given["title"], words=given["words"], now=now
            )
    except Refusal as error:
        form.add_error(None, told(error))
        return False
    said(request, gettext("Kept."))
    return True


_DROPS: Final[dict[str, Callable[..., None]]] = {
    "drop_words": services.drop_words,
    "drop_reply": services.drop_reply,
}


def _dropped(
    request: HttpRequest, community: Community | None, *, drop: Callable[..., None]
) -> HttpResponse:
    wanted = whole_number(request.POST.get("number", "")) or 0
    try:
        drop(person(request), community=community, number=wanted, now=database_time())
        said(request, gettext("It is gone. The acts of staff say what it was called."))
    except Refusal as error:
        refused(request, error)
    return HttpResponseRedirect(request.path)


def _tried(text: str, community: Community | None, lists: list[ListCard]) -> list[dict[str, Any]]:
    """What a text would meet here: the lists of the site count everywhere."""
    names = {each.number: each.name for each in lists}
    hits = hits_in(text, community_id=community.pk if community else None)
    return [
        {
            # What stands on a list of the site is for those who keep it.
            "entry": hit.entry if hit.words in names else "",
            "list": names.get(hit.words, gettext("a list of the site")),
            "does": _DOES[hit.does.value],
        }
        for hit in hits
    ]


def _shown(card: ListCard) -> dict[str, Any]:
    return {
        "number": card.number,
        "name": card.name,
        "does": _DOES[card.does.value],
        "count": number(len(card.entries)),
        "changed": date_and_hour(card.changed_at),
        "by": card.changed_by,
    }


def _list(request: HttpRequest, lists: list[ListCard]) -> dict[str, str]:
    """The list that the address names, to be changed."""
    wanted = query_number(request, "list")
    for each in lists:
        if each.number == wanted:
            words = "\n".join(each.entries)
            return {"name": each.name, "does": each.does.value, "words": words}
    return {}


def _reply(request: HttpRequest, replies: Sequence[CannedReply]) -> dict[str, str]:
    wanted = query_number(request, "reply")
    found = next((each for each in replies if each.pk == wanted), None)
    return {} if found is None else {"title": found.title, "words": found.words}
