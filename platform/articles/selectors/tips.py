"""What was given for texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum

from accounts.models import Account
from articles.models import Article, Comment, Tip
from articles.states import State
from articles.visibility import visible_to


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


def tippable(work: int, *, giver: Account) -> Tippable | None:
    """Who a tip for this text goes to; None where the giver can read no such text."""
    for model, article in ((Article, ""), (Comment, "article__")):
        found = model.objects.filter(visible_to(giver, article), pk=work)
        open_ones = found.filter(state=State.PUBLISHED, author__is_active=True)
        row = open_ones.select_related("author").first()
        if row is not None:
            who = row.author
            return Tippable(row.author_id, who.name, who.shown_name, who.portrait)
    return None
