"""Up to when who decides a case reads the words of its text.

A case is no key to what its author writes later for others: what became a text for circles, or
went to another community, is read as it was when it was reported there, or when it left.
"""

from datetime import datetime, timedelta

from django.db.models import Max

from articles.choices import Audience
from articles.models import Article, ArticleChange, Comment, Turn
from moderation.models import Case
from moderation.rights import Office


def read_until(case: Case, text: Article | Comment, *, office: Office) -> datetime | None:
    """The last moment whose words this office reads; None where it reads all that there are. At
    most three queries.
    """
    article = text if isinstance(text, Article) else text.article
    place = None if office.moderator else case.community_id
    if _is_open(article.audience, article.community_id, place=place):
        return None
    left, moved = _left_at(article, place=place)
    reports = case.reports.all() if moved is None else case.reports.filter(at__lte=moved)
    told = reports.aggregate(last=Max("at"))["last"]
    return max(each for each in (case.opened_at, told, left) if each is not None)


def _is_open(audience: str, community: int | None, *, place: int | None) -> bool:
    """Whether a text is for everybody, and stands in the community that an office is for."""
    return audience == Audience.EVERYBODY and place in (None, community)


def _left_at(article: Article, *, place: int | None) -> tuple[datetime | None, datetime | None]:
    """When the text was open there for the last time, None for never; and when it went to another
    community, None where it did not. Goes back from now, change by change. One query.
    """
    audience, community, moved = str(article.audience), article.community_id, None
    changes = ArticleChange.objects.filter(article=article.pk).order_by("-at", "-pk")
    for change in changes:
        # The version that came with a change is for the others already.
        before = change.at - timedelta.resolution
        match Turn(change.turn):
            case Turn.MOVED:
                if place not in (None, community) and change.before_id == place:
                    moved = moved or before
                community = change.before_id
            case Turn.WIDENED:
                audience = Audience.CIRCLES
            case Turn.NARROWED:
                audience = Audience.EVERYBODY
        if _is_open(audience, community, place=place):
            return before, moved
    return None, moved
