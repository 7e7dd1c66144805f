"""What officers put before others: on top of a community, among its picks or those of the site;
and what they take out that is shown there from elsewhere. Each act is on record.
"""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.services.recommending import (
    put_on_top,
    recommend,
    recommend_no_longer,
    take_from_top,
)
from articles.services.showing import end_showing
from communities.models import Community
from communities.roles import Right, may
from moderation.errors import NotYourOffice
from moderation.selectors.offices import office_of
from moderation.services.recording import record
from moderation.services.telling import tell_shown


@transaction.atomic
def pin_in(by: Account, *, community: Community, work_id: int, now: datetime) -> None:
    """Put a text on top of a community; twice changes nothing. As `put_on_top`; NotYourOffice."""
    _office(by, community)
    if put_on_top(community, work_id=work_id, by=by, now=now):
        _keep(by, "text.pinned", community, work_id, now)


@transaction.atomic
def unpin_in(by: Account, *, community: Community, work_id: int, now: datetime) -> None:
    """Take it from there; twice changes nothing. NotYourOffice."""
    _office(by, community)
    if take_from_top(community, work_id=work_id):
        _keep(by, "text.unpinned", community, work_id, now)


@transaction.atomic
def pick(
    by: Account, *, community: Community | None, work_id: int, line: str = "", now: datetime
) -> None:
    """Recommend a text in a community, or on the whole site for None; twice changes its line. As
    `recommend`; NotYourOffice. Its author is told, once.
    """
    office = _office(by, community)
    made = recommend(work_id, community=community, office=office, line=line, by=by, now=now)
    if made:
        _keep(by, "text.picked", community, work_id, now)
        group = f"picked/{community.slug if community else ''}/{work_id}"
        tell_shown(work_id, group=group, by=by, now=now)


@transaction.atomic
def unpick(by: Account, *, community: Community | None, work_id: int, now: datetime) -> None:
    """Recommend it no longer; twice changes nothing. NotYourOffice."""
    _office(by, community)
    if recommend_no_longer(work_id, community=community):
        _keep(by, "text.unpicked", community, work_id, now)


@transaction.atomic
def take_out(by: Account, *, community: Community, work_id: int, now: datetime) -> None:
    """Show a text that lives elsewhere in this community no longer, and never again; twice changes
    nothing. NotYourOffice.
    """
    _office(by, community)
    if end_showing(community, work_id=work_id, now=now):
        _keep(by, "text.taken-out", community, work_id, now)


def _office(by: Account, community: Community | None) -> str:
    """The office that the account has there; NotYourOffice for none, or while it is suspended."""
    offices = office_of(by)
    if community is None:
        if offices.moderator:
            return "site"
        raise NotYourOffice("Only moderators of the site do that.")
    role = offices.communities.get(community.pk)
    if role is None or not may(role, Right.PIN):
        raise NotYourOffice("Only moderators of this community do that.")
    return role.value


def _keep(by: Account, act: str, community: Community | None, work_id: int, now: datetime) -> None:
    record(by, act=act, community=community, details={"work": work_id}, now=now)
