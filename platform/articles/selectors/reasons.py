"""Why a text stands in a reader's list, as far as the reader's own choices brought it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accounts.models import Account, Follow
from articles.models import ArticleTag, TagFollow
from articles.selectors.rows import Row
from communities.selectors import followed_among


class Because(StrEnum):
    """What the reader chose."""

    PERSON = "person"
    COMMUNITY = "community"
    ROOM = "room"
    TAG = "tag"
    RESHARE = "reshare"
    SHOWING = "showing"


@dataclass(frozen=True, slots=True)
class Reason:
    """The reader follows this person, tag or community (ROOM), or who re-shared it, or is in this
    community, or this one shows it without being its place.
    """

    because: Because
    name: str


def reasons_of(articles: Sequence[Row], *, viewer: Account | None) -> dict[int, Reason]:
    """The first reason of each article that has one, by work: the person before the community
    before the tag. At most 3 queries, none without an account.
    """
    if viewer is None or not articles:
        return {}
    found = reasons_by_tag([each.pk for each in articles], viewer=viewer)
    rooms = {each.community_id for each in articles if each.community_id is not None}
    joined = followed_among(rooms, account=viewer)
    followed = set(
        Follow.objects.filter(
            follower=viewer, followed__in={each.account_id for each in articles}
        ).values_list("followed_id", flat=True)
    )
    for article in articles:
        if article.account_id in followed:
            found[article.pk] = Reason(Because.PERSON, article.author)
        elif article.community_title is not None and article.community_id in joined:
            because = Because.COMMUNITY if joined[article.community_id] else Because.ROOM
            found[article.pk] = Reason(because, article.community_title)
    return found


def reasons_by_tag(works: Sequence[int], *, viewer: Account) -> dict[int, Reason]:
    """The first tag of each article that the viewer follows. One query."""
    mine = TagFollow.objects.filter(account=viewer, hidden=False).values("tag")
    borne = ArticleTag.objects.filter(article__in=works, tag__in=mine)
    # The first tag in the author's order comes last and stays.
    rows = borne.order_by("-position").values_list("article_id", "tag__name")
    return {work: Reason(Because.TAG, name) for work, name in rows}
