"""Old texts worth reading again."""

from datetime import UTC, date, datetime, timedelta

from accounts.models import Account
from articles.again import SHELF, age_of_the_shelf, drawn
from articles.models import Article, ArticleTag, TagFollow
from articles.selectors.cards import cards
from articles.selectors.feeds import MAX_LIMIT, Feed
from articles.selectors.places import Part, Place
from articles.selectors.readers import listed, not_opened, wanted
from articles.selectors.rows import rows
from rewards.active import rules_at
from rewards.selectors import Pool


def worth_reading_again(
    *,
    now: datetime,
    after: str = "",
    limit: int = 20,
    viewer: Account | None = None,
    unread: bool = False,
    against: Pool | None = None,
) -> Feed:
    """Old texts that readers valued most, in the order that articles.again draws for the day.

    Who reads on past midnight stays in the order of the day before. At most 12 queries, one
    more where only what the viewer did not open is asked for.
    """
    place = Place.read(after)
    if place is not None and place.part is not Part.DRAWN:
        place = None
    day = now.astimezone(UTC).date() if place is None else _day(int(place.score), now)
    order = _shelf(viewer, day=day, now=now)
    start = order.index(place.work) + 1 if place is not None and place.work in order else 0
    limit = max(1, min(limit, MAX_LIMIT))
    # The whole order tells where to go on, so that a text may be opened between two pages.
    rest = _not_opened(order[start:], viewer) if unread else order[start:]
    numbers = rest[:limit]
    found = Article.objects.filter(pk__in=numbers)
    known = {row.pk: row for row in rows(found, viewer=viewer)}
    shown = [known[number] for number in numbers if number in known]
    return Feed(
        cards=cards(shown, viewer=viewer, now=now, with_reasons=True, against=against),
        after=str(Place(Part.DRAWN, day.toordinal(), numbers[-1])) if len(rest) > limit else "",
    )


def _not_opened(works: list[int], viewer: Account | None) -> list[int]:
    """Those of the articles that the viewer did not open, in their order. One query."""
    found = not_opened(Article.objects.filter(pk__in=works), viewer=viewer)
    known = set(found.values_list("pk", flat=True))
    return [work for work in works if work in known]


def _shelf(viewer: Account | None, *, day: date, now: datetime) -> list[int]:
    """Numbers of the most valued old articles, in the order of the day. At most 4 queries."""
    age = age_of_the_shelf(window_seconds=rules_at(now).payout.window_seconds)
    # The conditions of curation's index on what was valued.
    valued = listed().filter(
        work__ranked=True,
        work__paid_at__isnull=False,
        work__disqualified_at=None,
        work__vote_rshares__gt=0,
        published_at__lt=datetime(day.year, day.month, day.day, tzinfo=UTC)
        + timedelta(days=1)
        - age,
    )
    best = wanted(valued, viewer=viewer, now=now).order_by("-work__vote_rshares", "-work_id")
    works = list(best.values_list("work_id", flat=True)[:SHELF])
    favoured: set[int] = set()
    if viewer is not None:
        tags = TagFollow.objects.filter(account=viewer, hidden=False).values("tag")
        borne = ArticleTag.objects.filter(article__in=works, tag__in=tags)
        favoured = set(borne.values_list("article_id", flat=True))
    return drawn(works, day=day, favoured=favoured)


def _day(ordinal: int, now: datetime) -> date:
    """The day that a place names, if it can be today or yesterday; else today."""
    today = now.astimezone(UTC).date()
    return date.fromordinal(ordinal) if 0 <= today.toordinal() - ordinal <= 1 else today
