"""A writer's desk: what each text and each month earned its author, from the stored payouts."""

from datetime import datetime
from typing import Final

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext

from accounts.models import Account
from frontend.pages.months import chart
from frontend.pages.works import named
from frontend.phrases import date_and_hour, ink
from frontend.shown.years import EarnedText, WriterPage
from rewards.models import Payout

PAGE: Final = 30
MONTHS: Final = 12


def writer(account: Account, *, before: int | None, now: datetime) -> WriterPage:
    """The desk of who asks; at most seven queries, however many texts there are."""
    paid = Payout.objects.filter(work__author=account.wallet_id)
    total = paid.aggregate(total=Sum("author_reward"))["total"] or 0
    monthly = (
        paid.annotate(month=TruncMonth("paid_at"))
        .values("month")
        .annotate(total=Sum("author_reward"))
        .order_by("-month")
    )
    months = [(row["month"], int(row["total"])) for row in monthly[:MONTHS]]
    texts = paid if before is None else paid.filter(work__lt=before)
    rows = list(texts.order_by("-work").defer("trace")[: PAGE + 1])
    names = named(row.work_id for row in rows[:PAGE])
    return WriterPage(
        total=gettext("%(amount)s for what you wrote, in all") % {"amount": ink(total)},
        chart=chart(months),
        texts=[
            EarnedText(
                names[row.work_id].title,
                names[row.work_id].url,
                date_and_hour(row.paid_at),
                ink(row.author_reward),
                ink(row.curation_reward),
            )
            for row in rows[:PAGE]
        ],
        more_url=f"?before={rows[PAGE - 1].work_id}" if len(rows) > PAGE else "",
    )
