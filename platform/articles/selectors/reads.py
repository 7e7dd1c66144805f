"""How often an author's texts were read, and where the readers came from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from accounts.models import Account
from articles.models import Reads


@dataclass(frozen=True, slots=True)
class ReadSum:
    """So many reads of one text or from one source."""

    what: int | str
    count: int


def reads_by_source(author: Account, *, since: date, limit: int = 12) -> list[ReadSum]:
    """Where readers of one's texts came from since a day, the most first. One query."""
    found = Reads.objects.filter(article__author=author, day__gte=since).values("source")
    sums = found.annotate(total=Sum("count")).order_by("-total", "source")[:limit]
    return [ReadSum(row["source"], row["total"]) for row in sums]


def reads_by_text(author: Account, *, since: date, limit: int = 20) -> list[ReadSum]:
    """One's texts with their reads since a day, the most read first. One query."""
    found = Reads.objects.filter(article__author=author, day__gte=since).values("article")
    sums = found.annotate(total=Sum("count")).order_by("-total", "article")[:limit]
    return [ReadSum(row["article"], row["total"]) for row in sums]
