"""What somebody is about to decide, and what is asked of it before: by who previews it, and by who
does it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from accounts.models import Account
from communities.selectors import role_of
from moderation.errors import CaseMoved, DecisionRefused
from moderation.measures import OF_THE_SITE, Measure
from moderation.models import Case, Decision
from moderation.process import CLAIMED_FOR
from moderation.rights import Office, may_mute, may_use
from moderation.selectors.quoting import stands_in


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided, by which rule, and what the author is told of it."""

    measures: Collection[Measure] = ()
    rule: str = ""
    quoted: str = ""
    message: str = ""
    label: str = ""
    until: datetime | None = None
    #: Whether a reward that the site held by itself is paid out.
    pays: bool = False
    #: Of the site by itself: what it found.
    found: Mapping[str, int | bool] = field(default_factory=dict)


def require_free(case: Case, *, by: Account, now: datetime) -> None:
    """CaseMoved where somebody else claimed a case within the last two hours."""
    claimed = case.claimed_at is not None and now < case.claimed_at + CLAIMED_FOR
    if claimed and case.claimed_by_id != by.pk:
        raise CaseMoved("A colleague is looking at this case: it is theirs for two hours.")


def require_hands(office: Office, *, case: Case, measures: Collection[Measure]) -> None:
    """DecisionRefused for a measure that is not this office's to use, and for a limit or a
    suspension of an administrator. One query for a muting, one for a limit or a suspension.
    """
    if not all(may_use(office, measure) for measure in measures):
        raise DecisionRefused("Limiting or suspending an account is for the site's moderators.")
    if OF_THE_SITE.intersection(measures) and case.account_id in _administrators():
        # One alone could else take from another what only two may, and leave the appeal to nobody.
        raise DecisionRefused(
            "An administrator's office is taken first, by a proposal that another administrator"
            " signs."
        )
    if Measure.MUTE not in measures or case.account_id is None or case.community_id is None:
        return
    role = role_of(case.account_id, community_id=case.community_id)
    if not may_mute(office, community=case.community_id, role=role):
        raise DecisionRefused("Nobody is muted by who does not stand above them, nor an owner.")


def require_grounds(ruling: Ruling, *, measures: Collection[Measure]) -> None:
    """DecisionRefused for a measure without a rule, and for a limit or a suspension that says
    nothing but the rule's words: who cannot tell what they did cannot appeal.
    """
    if measures and not ruling.rule.strip():
        raise DecisionRefused("Name the rule that was broken.")
    said = ruling.message.strip() or ruling.quoted.strip()
    if OF_THE_SITE.intersection(measures) and not said:
        raise DecisionRefused(
            "Say in a message what the person did, or quote it: a limit or a suspension needs"
            " more than a rule."
        )


def require_passage(case: Case, *, quoted: str) -> None:
    """DecisionRefused for a passage that stands nowhere in the text of a case: it is kept for ever
    as the author's words. Two queries at most, none without a passage or a text.
    """
    if case.work_id is None or not quoted.strip():
        return
    if not stands_in(case.work_id, quoted=quoted):
        raise DecisionRefused(
            "The passage stands neither in the text nor in an earlier version of it. Copy it from"
            " there; what is left out between words is written as three dots."
        )


def may_be_undone(decision: Decision) -> bool:
    """Whether it is somebody's and does something: what the site did by itself stands or falls
    with what a moderator decided after it.
    """
    return bool(decision.measures) and decision.by_id is not None


def _administrators() -> Collection[int]:
    """As they are now, whatever was read of an account before."""
    chiefs = Account.objects.filter(is_staff=True, is_superuser=True)
    return chiefs.values_list("pk", flat=True)
