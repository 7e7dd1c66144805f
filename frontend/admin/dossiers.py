"""A person's page at the desk: what one's office knows of them, and notes for colleagues."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from communities.roles import Role
from communities.selectors import community_named
from frontend.admin.casefacts import decided, noted
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.admin.words import RESTRICTIONS
from frontend.forms.lines import complaints
from frontend.forms.ruling import NoteForm
from frontend.pages.communities import ROLES
from frontend.pages.verdicts import KINDS
from frontend.phrases import date_and_hour, number
from frontend.refusals import told
from frontend.views.edges import person, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation import services
from moderation.reasons import CaseKind
from moderation.selectors import places_of
from moderation.selectors.dossier import dossier


def somebody(request: HttpRequest, name: str) -> HttpResponse:
    """What this office knows of a person."""
    return _person(request, _account(name))


def _person(
    request: HttpRequest, account: Account, *, back: NoteForm | None = None
) -> HttpResponse:
    """The page; a note that was refused comes back in its field."""
    file = dossier(account, office=office(request), now=database_time())
    facts = [
        (gettext("Registered"), date_and_hour(account.registered_at)),
        (gettext("Warnings so far"), number(file.warnings)),
        (gettext("Measures that stand"), number(file.measures)),
        (gettext("Texts that wait"), number(file.held)),
        *((str(RESTRICTIONS[it.kind]), _until(it)) for it in file.restrictions),
        *((it.community.title, _member(it)) for it in file.memberships),
    ]
    context = desk.each_context(request) | {
        "title": f"@{account.name}",
        "account": account,
        "file": file,
        "facts": facts,
        "cases": [(it, KINDS[CaseKind(it.kind)]) for it in file.cases],
        "decided": decided(file.decisions),
        "noted": [noted(it) for it in file.notes],
        "of_site": office(request).moderator,
        "own": account == person(request),
        "places": places_of(office(request)),
        "noting": back or NoteForm(),
        "why": [] if back is None else complaints(back),
        "chosen": request.POST.get("community", ""),
    }
    status = HTTPStatus.OK if back is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return TemplateResponse(request, "admin/desk/person.html", context, status=status)


def note_about(request: HttpRequest, name: str) -> HttpResponse:
    """Tell colleagues something about a person, and go back to where it was written."""
    account = _account(name)
    slug = request.POST.get("community", "")
    community = community_named(slug) if slug else None
    if slug and community is None:
        raise PermissionDenied
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _person(request, account, back=form)
    words, key, by = form.cleaned_data["words"], form.cleaned_data["key"], person(request)
    try:
        services.note_about(
            account, by=by, community=community, words=words, key=key, now=database_time()
        )
    except Refusal as error:
        form.add_error(None, told(error))
        return _person(request, account, back=form)
    said(request, gettext("Colleagues see the note; nobody else does."))
    return HttpResponseRedirect(reverse("admin:person", args=[account.name]))


def _account(name: str) -> Account:
    found = account_named(name)
    if found is None:
        raise Http404
    return found


def _until(restriction: Any) -> str:
    if restriction.until is None:
        return gettext("without an end")
    return gettext("until %(day)s") % {"day": date_and_hour(restriction.until)}


def _member(membership: Any) -> str:
    role = str(ROLES[Role(membership.role)])
    return f"{role}, {membership.title}" if membership.title else role
