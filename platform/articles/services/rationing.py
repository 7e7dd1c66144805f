"""Keeping to how many upvotes of one account a community takes in a day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Case, F, OuterRef, Subquery, When
from django.db.models.functions import Coalesce

from articles.errors import TooOften
from curation.models import Kind, Vote, VoteEvent

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
#: Votes that are fetched at once.
_AT_ONCE: Final = 200


def require_room_for_vote(cast: VoteEvent, *, community_id: int, most: int) -> None:
    """TooOften where a vote that was just cast is the first upvote of its text by its voter, and
    one more than the `most` that the text's community takes of one voter in 24 hours; for who
    holds the voter's meter.

    What counts is when each text was upvoted first: to change that vote is free, and taking it
    back makes no room. One query, which reads no further back than a day.
    """
    firsts = dict(_firsts(cast.voter_id, community_id, since=cast.at - _DAY))
    if firsts.pop(cast.work_id, None) != cast.at or len(firsts) < most:
        return
    until = sorted(firsts.values())[-most] + _DAY
    whole = until.replace(second=0, microsecond=0)
    raise TooOften(
        "This community takes at most %(most)s of one person's upvotes in %(span)s, and has yours."
        " The next one counts from %(until)s.",
        most=most,
        span=_DAY,
        until=whole if whole == until else whole + _MINUTE,
    )


def _firsts(voter: int, community_id: int, *, since: datetime) -> Iterator[tuple[int, datetime]]:
    """The texts of a community that a wallet upvoted first after a moment, and when.

    Votes are walked by the index on voter and number, the newest first; events are looked for only
    where a vote there was changed or is no upvote any more.
    """
    upvotes = VoteEvent.objects.filter(
        work=OuterRef("work"), voter=voter, kind=Kind.VOTE.value
    ).order_by("at", "seq")
    votes = (
        Vote.objects.filter(voter=voter)
        .annotate(
            place=Coalesce("work__article__community", "work__comment__article__community"),
            first=Case(
                When(changes=0, weight_bp__gt=0, then=F("at")),
                When(place=community_id, changes__gt=0, then=Subquery(upvotes.values("at")[:1])),
            ),
        )
        .order_by("-seq")
        .values_list("work", "at", "place", "first")
    )
    for work, touched, place, first in votes.iterator(chunk_size=_AT_ONCE):
        if touched <= since:
            return
        if place == community_id and first is not None and first > since:
            yield work, first
