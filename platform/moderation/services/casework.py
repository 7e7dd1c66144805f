"""Looking after a case: claiming it, leaving it, telling colleagues."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from communities.models import Community
from moderation.errors import CaseMoved, ModerationError, NotYourCase
from moderation.models import Case, Note
from moderation.process import State
from moderation.rights import Office, may_decide_on, may_see
from moderation.ruling import require_free
from moderation.selectors.offices import office_of
from moderation.selectors.subjects import parties_of
from moderation.services.recording import record


@transaction.atomic
def claim(case_id: int, *, by: Account, now: datetime) -> Case:
    """Hold a case for two hours; doing it twice begins them anew. Locks the case.

    NotYourCase, or CaseMoved where somebody else holds it or it is decided.
    """
    case, _ = locked_case(case_id, by=by)
    if State(case.state) is not State.OPEN:
        raise CaseMoved("This case is decided already.")
    require_free(case, by=by, now=now)
    case.claimed_by, case.claimed_at = by, now
    case.save(update_fields=["claimed_by", "claimed_at"])
    record(by, act="case.claimed", case=case, now=now)
    return case


@transaction.atomic
def unclaim(case_id: int, *, by: Account, now: datetime) -> None:
    """Leave a case to others; where one does not hold it nothing changes. Locks the case."""
    case, _ = locked_case(case_id, by=by)
    if case.claimed_by_id == by.pk:
        case.claimed_by, case.claimed_at = None, None
        case.save(update_fields=["claimed_by", "claimed_at"])
        record(by, act="case.left", case=case, now=now)


@transaction.atomic
def note_about(
    account: Account,
    *,
    by: Account,
    community: Community | None,
    words: str,
    key: UUID,
    now: datetime,
) -> Note:
    """Tell colleagues something about a person: those of a community, or of the site for None.

    The same form again is the same note. NotYourCase for who has no office there, and about
    oneself; ModerationError without words.
    """
    if not may_see(office_of(by), community=community.pk if community else None):
        raise NotYourCase("Only moderators may do this.")
    if account.pk == by.pk:
        raise NotYourCase("Nobody keeps notes about themselves.")
    words = _checked(words)
    about = {"account": account, "community": community}
    kept, new = Note.objects.get_or_create(
        key=key, defaults={"by": by, "words": words, "at": now, **about}
    )
    if new:
        record(by, act="account.noted", account=account, community=community, now=now)
    return kept


@transaction.atomic
def note(case_id: int, *, by: Account, words: str, key: UUID, now: datetime) -> Note:
    """Tell colleagues something about a case; the same form again is the same note. Locks the
    case. NotYourCase; ModerationError without words.
    """
    case, _ = locked_case(case_id, by=by)
    words = _checked(words)
    kept, new = Note.objects.get_or_create(
        key=key, defaults={"case": case, "by": by, "words": words, "at": now}
    )
    if new:
        record(by, act="case.noted", case=case, now=now)
    return kept


def _checked(words: str) -> str:
    words = words.strip()
    if not 0 < len(words) <= 2000:
        raise ModerationError("A note has 1 to 2000 characters.")
    return words


def locked_case(case_id: int, *, by: Account) -> tuple[Case, Office]:
    """A case, locked, and the office of who looks at it. NotYourCase for who may not see it, and
    for who is a party to it.
    """
    office = office_of(by)
    case = (
        Case.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account", "community")
        .filter(pk=case_id)
        .first()
    )
    if case is None or not may_see(office, community=case.community_id):
        raise NotYourCase("There is no such case among yours.")
    if not may_decide_on(office, parties=parties_of(case)):
        raise NotYourCase("You are a party to this case, or it needs an administrator.")
    return case, office
