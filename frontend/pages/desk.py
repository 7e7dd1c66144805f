"""A writer's desk: what each text and each month earned its author, from the stored payouts."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles.reads import DIRECT, ELSEWHERE, FEED, INSIDE, PROFILE, SEARCH, SITE, TAG
from articles.selectors import ReadSum, reads_by_source, reads_by_text
from frontend.pages.months import chart
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour, ink, number
from frontend.shown.years import EarnedText, ReadLine, ReadsOf, WriterPage
from rewards.models import Payout

PAGE: Final = 30
MONTHS: Final = 12
#: Reads are told of so many days and today.
READ_DAYS: Final = timedelta(days=30)
SOURCES: Final = {
    DIRECT: _("directly, or from where browsers do not say"),
    FEED: _("lists and communities"),
    SEARCH: _("search"),
    TAG: _("tags"),
    PROFILE: _("profiles and series"),
    INSIDE: _("other pages here"),
    ELSEWHERE: _("other sites"),
}


def writer(account: Account, *, before: int | None, now: datetime) -> WriterPage:
    """The desk of who asks; at most nine queries, however many texts there are."""
    paid = Payout.objects.filter(work__author=account.wallet_id)
    total = paid.aggregate(total=Sum("author_reward"))["total"] or 0
    monthly = (
        paid.annotate(month=TruncMonth("paid_at", tzinfo=UTC))
        .values("month")
        .annotate(total=Sum("author_reward"))
        .order_by("-month")
    )
    months = [(row["month"], int(row["total"])) for row in monthly[:MONTHS]]
    texts = paid if before is None else paid.filter(work__lt=before)
    rows = list(texts.order_by("-work").defer("trace")[: PAGE + 1])
    read = reads_by_text(account, since=now.date() - READ_DAYS)
    asked = [*(row.work_id for row in rows[:PAGE]), *(int(each.what) for each in read)]
    names = named(asked, viewer=account)
    return WriterPage(
        total=gettext("%(amount)s for what you wrote, in all") % {"amount": ink(total)},
        chart=chart(months),
        reads=_reads(reads_by_source(account, since=now.date() - READ_DAYS), read, names),
        year=now.year,
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


def _reads(
    sources: Sequence[ReadSum], texts: Sequence[ReadSum], names: Mapping[int, Named]
) -> ReadsOf:
    count = sum(each.count for each in sources)
    return ReadsOf(
        total=ngettext("%(n)s read in 30 days", "%(n)s reads in 30 days", count)
        % {"n": number(count)},
        sources=[ReadLine(_source(str(each.what)), number(each.count)) for each in sources],
        texts=[
            ReadLine(names[int(each.what)].title, number(each.count), names[int(each.what)].url)
            for each in texts
        ],
    )


def _source(source: str) -> str:
    """A source in words; other sites are named by their hosts."""
    return str(SOURCES[source]) if source in SOURCES else source.removeprefix(SITE)
