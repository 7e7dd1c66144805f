"""Showing a text in a community where it does not live: a reference, no second text.

Votes and reward stay with the one work, whose host is the community that it was published in.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import NotOpen, PlaceRefused
from articles.models import RoomPin, Showing
from articles.models.placing import MAX_LINE
from articles.services.resharing import may_be_passed_on
from articles.services.standing import require_voice
from articles.services.vetting import place_of
from communities.models import Community
from curation.models import Work

#: In so many communities beside its own a text is shown at most.
MOST_SHOWN: Final = 3
#: So often in a day an account shows texts elsewhere.
MOST_A_DAY: Final = 10
_DAY: Final = timedelta(days=1)


@transaction.atomic
def show_in(account: Account, *, work_id: int, slug: str, line: str = "", now: datetime) -> None:
    """Show an article in the community of that address; there already, it takes the new line.

    As `may_be_passed_on` for another's text, as at publishing for the community. PlaceRefused for
    where it lives, for what moderators ended there, for a fourth community and the eleventh time
    in a day, and for a line too long; InSuspension. Locks the account's row.
    """
    lock_account(account.pk)
    require_voice(account, now=now)
    article = may_be_passed_on(account, work_id=work_id)
    room = place_of(account, slug=slug)
    line = " ".join(line.split())
    if room is None or room.pk == article.community_id:
        raise PlaceRefused("This text lives there already.")
    if len(line) > MAX_LINE:
        raise PlaceRefused("What you say of it has at most %(most)s characters.", most=MAX_LINE)
    # Whoever shows the same text elsewhere at this moment waits here, so that few stay few.
    Work.objects.select_for_update().get(pk=work_id)
    there = Showing.objects.filter(article=article, community=room).first()
    if there is not None and not there.taken_back:
        _say(there, account, line)
        return
    if Showing.objects.filter(article=article, ended_at=None).count() >= MOST_SHOWN:
        raise PlaceRefused(
            "It is shown in %(most)s other communities already, as many as there can be.",
            most=MOST_SHOWN,
        )
    lately = Showing.objects.filter(by=account, at__gt=now - _DAY)
    if sum(lately.values_list("shows", flat=True)) >= MOST_A_DAY:
        raise PlaceRefused(
            "You showed %(most)s texts elsewhere in a day: go on tomorrow.", most=MOST_A_DAY
        )
    again = there is not None and there.by_id == account.pk and there.at > now - _DAY
    Showing.objects.update_or_create(
        article=article,
        community=room,
        defaults={
            "by": account,
            "line": line,
            "at": now,
            "ended_at": None,
            "taken_back": False,
            "shows": there.shows + 1 if there is not None and again else 1,
        },
    )


def _say(there: Showing, account: Account, line: str) -> None:
    if there.ended_at is not None:
        raise PlaceRefused("Moderators of that community took this text out: it stays out.")
    if there.by_id != account.pk:
        raise NotOpen("Somebody shows this text there already.")
    Showing.objects.filter(pk=there.pk).update(line=line)


@transaction.atomic
def show_no_longer(account: Account, *, work_id: int, slug: str, now: datetime) -> None:
    """Take back that it is shown there: who did it, and its author; twice changes nothing."""
    found = Showing.objects.filter(article=work_id, community__slug=slug, ended_at=None)
    there = found.select_related("article").first()
    if there is None:
        return
    if account.pk not in (there.by_id, there.article.author_id):
        raise PlaceRefused("Only who showed it there and its author can take that back.")
    RoomPin.objects.filter(article=work_id, community=there.community_id).delete()
    Showing.objects.filter(pk=there.pk).update(ended_at=now, taken_back=True)


@transaction.atomic
def end_showing(community: Community, *, work_id: int, now: datetime) -> bool:
    """Take a text out of a community where it is shown, for good; whether it was. No rights are
    asked here: moderation does.
    """
    RoomPin.objects.filter(article=work_id, community=community).delete()
    found = Showing.objects.filter(article=work_id, community=community, ended_at=None)
    return bool(found.update(ended_at=now))
