"""Collections that everybody sees: what stands over one is looked through as texts are."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import CollectionRefused
from articles.models import Collection
from articles.services.collecting import Heading, collect
from articles.services.collecting import change_collection as change
from articles.services.collecting import make_collection as make
from moderation.reasons import CaseKind
from moderation.screening import Does, Hit, entries
from moderation.selectors.watched import hits_in
from moderation.services.reporting import open_case
from moderation.services.submitting import refuse_words


@transaction.atomic
def make_collection(
    owner: Account, *, heading: Heading, work_id: int | None = None, now: datetime
) -> Collection:
    """As `articles.services.collecting.make_collection`, with a first text as `collect` puts it in
    where one is named. TextRefused and CollectionRefused where
    everybody would see words that do not go out, or not unseen; others on a list open a case about
    its owner. Locks the case, where there is one to be, then the owner's row.
    """
    if _look(heading, had=[]):
        _open(owner, now)
    made = make(owner, heading=heading, now=now)
    if work_id is not None:
        collect(owner, slug=made.slug, work_id=work_id, now=now)
    return made


@transaction.atomic
def change_collection(owner: Account, *, slug: str, heading: Heading, now: datetime) -> None:
    """As `articles.services.collecting.change_collection`, looked through as in
    `make_collection`, but for what everybody could see of it before. Locks as there.
    """
    before = Collection.objects.filter(owner=owner, slug=slug, public=True).first()
    had = hits_in(before.title, before.words, community_id=None) if before is not None else []
    if _look(heading, had=had):
        _open(owner, now)
    change(owner, slug=slug, heading=heading, now=now)


def _look(heading: Heading, *, had: list[Hit]) -> bool:
    """Whether moderators are told of these words. Refuses those that do not go out."""
    if not heading.public:
        return False
    kept = heading.stored
    new = [hit for hit in hits_in(kept.title, kept.words, community_id=None) if hit not in had]
    refuse_words(new)
    held = entries(new, does=Does.HOLD)
    if held:
        raise CollectionRefused(
            "Moderators look first at texts with these words: %(words)s. A collection cannot wait"
            " for them: choose other words, or keep it to yourself.",
            words=", ".join(held),
        )
    return bool(entries(new, does=Does.REPORT))


def _open(owner: Account, now: datetime) -> None:
    open_case(CaseKind.WORDS, work_id=None, account=owner, community_id=None, severity=1, now=now)
