"""Words that moderators send often, and letters to who claims a right by law."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts import mail
from accounts.models import Account
from communities.models import Community
from moderation.errors import ModerationError, WordsRefused
from moderation.models import CannedReply, ClaimAnswer, LegalClaim
from moderation.selectors.desks import require_decide
from moderation.services.casework import locked_case
from moderation.services.recording import Details, record

#: Kept words of one community, or of the site.
MOST_REPLIES: Final = 50
MAX_REPLY_TITLE: Final = 80
MAX_REPLY: Final = 2000


@transaction.atomic
def keep_reply(
    by: Account, *, community: Community | None, title: str, words: str, now: datetime
) -> CannedReply:
    """Keep words under a title, for a community or for the site; those of that title are replaced.

    NotYourOffice for who decides nothing there; WordsRefused for what is empty, too long, or one
    too many.
    """
    require_decide(by, community=community)
    title, words = " ".join(title.split()), words.strip()
    if not (1 <= len(title) <= MAX_REPLY_TITLE and 1 <= len(words) <= MAX_REPLY):
        raise WordsRefused("Kept words need a title of at most 80 characters, and 1 to 2000 more.")
    others = CannedReply.objects.filter(community=community).exclude(title=title)
    if others.count() >= MOST_REPLIES:
        raise WordsRefused(
            "There are %(most)s such words already: drop some first.", most=MOST_REPLIES
        )
    kept, _ = CannedReply.objects.update_or_create(
        community=community, title=title, defaults={"words": words}
    )
    facts: Details = {"reply": kept.pk, "title": title}
    record(by, act="reply.kept", community=community, details=facts, now=now)
    return kept


@transaction.atomic
def drop_reply(by: Account, *, community: Community | None, number: int, now: datetime) -> None:
    """Keep these words no more; twice changes nothing. NotYourOffice."""
    require_decide(by, community=community)
    found = CannedReply.objects.filter(pk=number, community=community).first()
    if found is not None:
        facts: Details = {"reply": number, "title": found.title}
        found.delete()
        record(by, act="reply.dropped", community=community, details=facts, now=now)


@transaction.atomic
def answer_claim(
    case_id: int, *, claim: int, by: Account, words: str, key: UUID, now: datetime
) -> ClaimAnswer:
    """Write to who claims a right by law, and keep what was written; the same form again sends
    nothing. Locks the case. NotYourCase; ModerationError where the case has no such claim, and
    without words.
    """
    case, _ = locked_case(case_id, by=by)
    sent = ClaimAnswer.objects.filter(key=key).first()
    if sent is not None:
        return sent
    found = LegalClaim.objects.filter(pk=claim, report__case=case).first()
    words = words.strip()
    if found is None:
        raise ModerationError("There is no such claim in this case.")
    if not 0 < len(words) <= MAX_REPLY:
        raise ModerationError("An answer has 1 to 2000 characters.")
    facts: mail.Facts = {"case": case.pk, "name": found.name, "right": found.right, "words": words}
    mail.write("claim_answer", to=found.email, facts=facts, now=now)
    record(by, act="claim.answered", case=case, details={"claim": found.pk}, now=now)
    return ClaimAnswer.objects.create(claim=found, by=by, words=words, at=now, key=key)
