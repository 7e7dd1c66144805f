"""Officers who look into what they saw themselves."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from communities.models import Community
from moderation.errors import ModerationError, NotYourCase
from moderation.models import Case
from moderation.reasons import CaseKind
from moderation.rights import may_see
from moderation.selectors.offices import office_of
from moderation.selectors.subjects import readable
from moderation.services.casework import claim
from moderation.services.recording import record
from moderation.services.reporting import open_case, place_of


@transaction.atomic
def look_into(
    *,
    work_id: int | None = None,
    account: Account | None = None,
    community: Community | None = None,
    by: Account,
    now: datetime,
) -> Case:
    """Open a case about a text, or about an account as a whole in a community or on the site, as
    who looks after that place, and hold it for two hours.

    What is open about it already is that case. Who opened it may decide it, as nobody else may be
    there: an appeal is heard by neither. Locks the case. NotYourCase without that office, for
    oneself and for a party; ModerationError for what cannot be read and for who is no member;
    CaseMoved where a colleague looks at it.
    """
    text = readable(work_id, viewer=by) if work_id is not None else None
    about = text.author if text is not None else account
    if about is None:
        raise ModerationError("There is no such text any more.")
    place = place_of(text, about=about, community=community)
    if not may_see(office_of(by), community=place):
        raise NotYourCase("Only moderators may do this.")
    case = open_case(
        CaseKind.OFFICER,
        work_id=text.pk if text is not None else None,
        account=about,
        community_id=place,
        severity=1,
        opened_by=by,
        tells=False,
        now=now,
    )
    if case.opened_by_id == by.pk and not case.acts.filter(act="case.opened").exists():
        record(by, act="case.opened", case=case, now=now)
    return claim(case.pk, by=by, now=now)
