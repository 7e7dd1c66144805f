"""How much a community takes of one account: its own limits, and keeping to those of publishing.

Those of voting are kept where votes are cast: `articles.services.rationing`.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Account
from articles.errors import TooOften
from articles.models import Article, Comment
from communities.models import MOST_UPVOTES, Community, VotingLimit
from moderation.errors import WordsRefused
from moderation.models import PostingLimit
from moderation.screening import HIGHEST
from moderation.selectors.desks import require_settings
from moderation.services.recording import Details, record

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


@transaction.atomic
def set_limits(
    by: Account,
    *,
    community: Community,
    texts: int | None,
    answers: int | None,
    upvotes: int | None,
    now: datetime,
) -> None:
    """Let each account publish so many texts and answers a day in a community, and upvote so many
    of them; None for as many as the site lets it. NotYourOffice; WordsRefused for what is no
    limit.
    """
    require_settings(by, community=community)
    for most, highest in ((texts, HIGHEST), (answers, HIGHEST), (upvotes, MOST_UPVOTES)):
        if most is not None and not 1 <= most <= highest:
            raise WordsRefused("A limit lies between 1 and %(most)s a day.", most=highest)
    PostingLimit.objects.update_or_create(
        community=community, defaults={"texts": texts, "answers": answers}
    )
    if upvotes is None:
        VotingLimit.objects.filter(community=community).delete()
    else:
        VotingLimit.objects.update_or_create(community=community, defaults={"upvotes": upvotes})
    facts: Details = {"texts": texts, "answers": answers, "upvotes": upvotes}
    record(by, act="posting.limited", community=community, details=facts, now=now)


def require_room_for_text(author: Account, *, community: Community, now: datetime) -> None:
    """TooOften where the community takes no more texts of its author today. Two queries."""
    most = _limit(community, "texts")
    if most is None:
        return
    until = _until(Article.objects.filter(author=author, community=community), most, now)
    if until is not None:
        raise TooOften(
            "This community takes at most %(most)s of one person's texts in %(span)s, and has"
            " yours. The next one can go out from %(until)s; your words are kept.",
            most=most,
            span=_DAY,
            until=until,
        )


def require_room_for_answer(author: Account, *, community: Community, now: datetime) -> None:
    """As `require_room_for_text`, for answers. Two queries."""
    most = _limit(community, "answers")
    if most is None:
        return
    until = _until(Comment.objects.filter(author=author, article__community=community), most, now)
    if until is not None:
        raise TooOften(
            "This community takes at most %(most)s of one person's answers in %(span)s, and has"
            " yours. The next one can go out from %(until)s; your words are kept.",
            most=most,
            span=_DAY,
            until=until,
        )


def _limit(community: Community, kind: str) -> int | None:
    found = PostingLimit.objects.filter(pk=community.pk).values_list(kind, flat=True).first()
    return None if found is None else int(found)


def _until(mine: QuerySet[Any], most: int, now: datetime) -> datetime | None:
    """The whole minute from which one more has room; None for now. The account is locked."""
    today = mine.filter(published_at__gt=now - _DAY).order_by("-published_at", "-work")
    moments = list(today.values_list("published_at", flat=True)[most - 1 : most])
    if not moments:
        return None
    until: datetime = moments[0] + _DAY
    whole = until.replace(second=0, microsecond=0)
    return whole if whole == until else whole + _MINUTE
