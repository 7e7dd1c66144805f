"""What was given for texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum

from articles.models import Article, Comment, Tip
from articles.states import State


@dataclass(frozen=True, slots=True)
class Tips:
    """The tips of one text: how many, and milli-INK in all."""

    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Tippable:
    """A text that may be tipped, and who wrote it."""

    author_id: int
    author: str
    author_shown: str
    portrait: str


def tips_of(works: Iterable[int]) -> dict[int, Tips]:
    """Tips by work; texts without are absent. One query."""
    given = Tip.objects.filter(work__in=list(works)).values("work")
    sums = given.annotate(count=Count("batch"), total=Sum("amount"))
    return {row["work"]: Tips(row["count"], row["total"]) for row in sums}


def tippable(work: int) -> Tippable | None:
    """Who a tip for this text goes to; None where there is no text to give one for."""
    for model in (Article, Comment):
        found = model.objects.filter(pk=work, state=State.PUBLISHED, author__is_active=True)
        row = found.select_related("author").first()
        if row is not None:
            who = row.author
            return Tippable(row.author_id, who.name, who.shown_name, who.portrait)
    return None
