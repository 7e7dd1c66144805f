"""The condition that a page of a list begins with: what comes behind the page before."""

from typing import Any, Final

from django.db.models import BigIntegerField, DateTimeField, Field, FloatField, Func, Q, Value

from articles.selectors.places import Part, Place

type AnyField = Field[Any, Any]
#: What stands in order where texts come by their time.
BY_TIME: Final = ("published_at", "work_id")


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
