"""Looking into what one saw oneself, as who looks after it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from communities.models import Community
from frontend.pages import cases as pages
from frontend.views.cases import room_in
from frontend.views.edges import form_at, person, refused, said, second_key_to_decide, viewer
from ledger.selectors import database_time
from moderation import services
from moderation.errors import ModerationError


@form_at(lambda _request, work: reverse("report", args=[work]))
@login_required
@second_key_to_decide
def at_text(request: HttpRequest, work: int) -> HttpResponse:
    """Open a case about a text."""
    pages.reported_text(work, viewer=viewer(request))
    return _look(request, back=reverse("report", args=[work]), work_id=work)


@form_at(lambda _request, name: reverse("report_person", args=[name]))
@login_required
@second_key_to_decide
def at_person(request: HttpRequest, name: str) -> HttpResponse:
    """Open a case about a person in a community, or on the whole site."""
    account, room = pages.reported_person(name), pages.reported_in(room_in(request))
    query = {"community": room.slug} if room else None
    back = reverse("report_person", args=[name], query=query)
    return _look(request, back=back, account=account, community=room)


def _look(
    request: HttpRequest,
    *,
    back: str,
    work_id: int | None = None,
    account: Account | None = None,
    community: Community | None = None,
) -> HttpResponse:
    try:
        case = services.look_into(
            work_id=work_id,
            account=account,
            community=community,
            by=person(request),
            now=database_time(),
        )
    except ModerationError as error:
        refused(request, error)
        return redirect(back)
    said(request, gettext("This case is yours for two hours."))
    return redirect("admin:case", case.pk)
