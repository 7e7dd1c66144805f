"""What somebody's writing brought in: as author, as co-author, and as tips, each by itself.

Every sum is of the ledger's own transfers, so that a desk adds up to what the wallet got.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Sum

from articles.models import Tip
from ledger.codes import Code
from rewards.earned import paid_by_month, paid_for
from rewards.models import Beneficiary, Payout
from rewards.models.hold import KEPT_BACK

#: What is paid for writing by the reward pool.
_REWARDS: Final = (Code.AUTHOR_REWARD, Code.BENEFICIARY_REWARD)


@dataclass(frozen=True, slots=True)
class Earnings:
    """Milli-INK by reason."""

    author: int = 0
    co_author: int = 0
    tips: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.author + self.co_author + self.tips


@dataclass(frozen=True, slots=True)
class MonthEarned:
    """A month (UTC), which goes by its first day, and how many texts paid in it."""

    month: date
    texts: int
    earned: Earnings


@dataclass(frozen=True, slots=True)
class TextEarned:
    """What one text brought one of those who wrote it; `curators` and `co_authors` are what all of
    them got. `paid_at` is None while it has tips only.
    """

    work: int
    paid_at: datetime | None
    earned: Earnings
    co_authors: int
    curators: int


def earned_by_month(wallet: int) -> list[MonthEarned]:
    """All months with any, the newest first. One query."""
    months: dict[date, dict[Code, int]] = {}
    texts: dict[date, int] = {}
    for row in paid_by_month(wallet, (*_REWARDS, Code.TIP)):
        months.setdefault(row.month, {})[row.code] = row.ink
        texts[row.month] = texts.get(row.month, 0) + (row.batches if row.code in _REWARDS else 0)
    return [
        MonthEarned(
            month,
            texts[month],
            Earnings(
                sums.get(Code.AUTHOR_REWARD, 0),
                sums.get(Code.BENEFICIARY_REWARD, 0),
                sums.get(Code.TIP, 0),
            ),
        )
        for month, sums in months.items()
    ]


def earned_by_text(wallet: int, *, before: int | None = None, limit: int) -> list[TextEarned]:
    """Texts that are paid or were tipped, below the number `before`, the newest first. Four
    queries, bounded at any depth.
    """
    works = _works(wallet, before=2**63 - 1 if before is None else before, limit=limit)
    paid = {
        row.work_id: row
        for row in Payout.objects.filter(work__in=works)
        .exclude(work__hold__state__in=KEPT_BACK)
        .defer("trace")
        .iterator()
    }
    rewards = paid_for(wallet, works, _REWARDS)
    tips = dict(
        Tip.objects.filter(work__in=works, work__author=wallet)
        .values_list("work")
        .annotate(total=Sum("amount"))
    )
    return [
        TextEarned(
            work,
            payout.paid_at if (payout := paid.get(work)) else None,
            Earnings(
                rewards.get((work, Code.AUTHOR_REWARD), 0),
                rewards.get((work, Code.BENEFICIARY_REWARD), 0),
                int(tips.get(work, 0)),
            ),
            co_authors=payout.beneficiary_reward if payout else 0,
            curators=payout.curation_reward if payout else 0,
        )
        for work in works
    ]


def _works(wallet: int, *, before: int, limit: int) -> Sequence[int]:
    """The numbers of one's own paid texts, of those one shares in, and of one's own with tips."""
    own = Payout.objects.filter(work__author=wallet, work__lt=before)
    shared = Beneficiary.objects.filter(
        wallet=wallet, terms__lt=before, terms__work__payout__isnull=False
    )
    tipped = Tip.objects.filter(work__author=wallet, work__lt=before)
    found = (
        own.order_by("-work_id").values_list("work_id")[:limit],
        shared.order_by("-terms_id").values_list("terms_id")[:limit],
        tipped.order_by("-work_id").values_list("work_id").distinct()[:limit],
    )
    first, *others = found
    return [work for (work,) in first.union(*others).order_by("-work_id")[:limit]]
