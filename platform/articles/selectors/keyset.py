"""A list's order by time, and the condition that a page of a list begins with: what comes behind
the page before.
"""

from datetime import datetime
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    DateTimeField,
    Field,
    FloatField,
    Func,
    Q,
    QuerySet,
    Value,
)

from articles.models import Article
from articles.selectors.places import Part, Place

type AnyField = Field[Any, Any]
#: What stands in order where texts come by their time.
BY_TIME: Final = ("published_at", "work_id")


def newest_first(
    found: QuerySet[Article],
    place: Place | None,
    *,
    tag: object = None,
    since: datetime | None = None,
) -> QuerySet[Article]:
    """The articles behind a place by their time and after a moment, or those under a tag: its
    number, or what gives it. A tag's rows have the time too, so that their index gives the order.
    """
    at, work = BY_TIME if tag is None else ("tags__published_at", "tags__article_id")
    asked = Q() if tag is None else Q(tags__tag=tag)
    if since is not None:
        asked &= Q(**{f"{at}__gt": since})
    if place is not None and place.part is Part.TIMED:
        asked &= behind_place(place, at=at, work=work)
    # All of it in one filter, so that it is about the same row of a tag.
    return found.filter(asked).order_by(f"-{at}", f"-{work}")


def behind_place(
    place: Place,
    *,
    at: str = BY_TIME[0],
    work: str = BY_TIME[1],
    falling: bool = True,
) -> Q:
    """What comes behind a place in an order by `at` and then by `work`, both falling or rising."""
    if place.part is Part.SCORED:
        score = _unseen(float(place.score), FloatField(), cast="::real")
    else:
        score = _unseen(place.moment, DateTimeField())
    than = "lt" if falling else "gt"
    beyond, up_to, other = f"{at}__{than}", f"{at}__{than}e", f"{work}__{than}"
    # The first condition is implied by the second and lets an index begin at the place.
    return Q(**{up_to: score}) & (
        Q(**{beyond: score}) | Q(**{other: _unseen(place.work, BigIntegerField())})
    )


def _unseen(value: object, field: AnyField, *, cast: str = "") -> Func:
    """A value that the planner cannot see, so that it plans for all places of a list at once. For
    the very place it would find the same plan cheaper, and so plan anew each time: that takes it
    longer than reading the page.
    """
    template = f"(SELECT (%(expressions)s){cast})"
    return Func(Value(value, output_field=field), template=template, output_field=field)
