"""How often the texts that somebody wrote, alone or with others, were read, and from where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from accounts.models import Account
from articles.models import Article, Reads
from rewards.models import Beneficiary


@dataclass(frozen=True, slots=True)
class ReadSum:
    """So many reads of one text or from one source."""

    what: int | str
    count: int


def reads_by_source(author: Account, *, since: date, limit: int = 12) -> list[ReadSum]:
    """Where readers of one's texts came from since a day, the most first. One query."""
    found = _reads(author, since=since).values("source")
    sums = found.annotate(total=Sum("count")).order_by("-total", "source")[:limit]
    return [ReadSum(row["source"], row["total"]) for row in sums]


def reads_by_text(author: Account, *, since: date, limit: int = 20) -> list[ReadSum]:
    """One's texts with their reads since a day, the most read first. One query."""
    found = _reads(author, since=since).values("article")
    sums = found.annotate(total=Sum("count")).order_by("-total", "article")[:limit]
    return [ReadSum(row["article"], row["total"]) for row in sums]


def _reads(author: Account, *, since: date) -> QuerySet[Reads]:
    """Each way to be an author has an index of its own."""
    alone = Article.objects.filter(author=author).values_list("pk")
    shared = Beneficiary.objects.filter(wallet=author.wallet_id).values_list("terms")
    return Reads.objects.filter(article__in=alone.union(shared), day__gte=since)
