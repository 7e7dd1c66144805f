"""Showing a text in another community, as that community lets texts in."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import PlaceRefused
from articles.models import Showing
from articles.services import show_in
from articles.wording import plain_source
from communities.selectors import community_named
from moderation.screening import Does, entries
from moderation.selectors.firsts import waits_first
from moderation.selectors.subjects import text_of
from moderation.selectors.watched import hits_in
from moderation.services.limiting import require_room_for_text
from moderation.services.submitting import refuse_words
from moderation.services.telling import tell_shown


@transaction.atomic
def show_elsewhere(
    account: Account, *, work_id: int, slug: str, line: str = "", now: datetime
) -> None:
    """Show a text in the community of that address, as `articles.services.show_in` does.

    PlaceRefused while texts of who shows it would wait there, and TextRefused or PlaceRefused
    where the text, or the line above it, has words that do not go out there unseen. TooOften
    where the community takes no more texts of who shows it today. Its author is told, once. Locks
    their row.
    """
    known = Showing.objects.filter(article=work_id, community__slug=slug).exists()
    show_in(account, work_id=work_id, slug=slug, line=line, now=now)
    room, text = community_named(slug), text_of(work_id)
    if room is None or text is None:
        return
    if waits_first(account, community=room):
        raise PlaceRefused(
            "First texts wait for a moderator there. Publish one there first: then others can"
            " come."
        )
    if not known:
        require_room_for_text(account, community=room, now=now)
    newest = text.revision
    hits = hits_in(line, newest.title, plain_source(newest.body), community_id=room.pk)
    refuse_words(hits)
    if entries(hits, does=Does.HOLD):
        raise PlaceRefused(
            "This text has words that moderators look at first there, so that it cannot be shown."
        )
    group = f"shown/{room.slug}/{work_id}"
    tell_shown(work_id, group=group, by=account, actor=account.pk, now=now)
