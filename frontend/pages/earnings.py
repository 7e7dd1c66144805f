"""What each text and each month brought who wrote it: as author, as co-author and as tips,
from the ledger's own transfers.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles.reads import DIRECT, ELSEWHERE, FEED, INSIDE, PROFILE, SEARCH, SITE, TAG
from articles.selectors import (
    Earnings,
    MonthEarned,
    ReadSum,
    TextEarned,
    earned_by_month,
    earned_by_text,
    reads_by_source,
    reads_by_text,
)
from frontend.pages.months import chart, month_name
from frontend.pages.works import Named, named
from frontend.phrases import date_and_hour, ink, number
from frontend.shown.years import EarnedLine, EarnedText, ReadLine, ReadsOf, WriterPage

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
    """The desk of who asks; at most ten queries, however many texts there are."""
    months = earned_by_month(account.wallet_id)
    texts = earned_by_text(account.wallet_id, before=before, limit=PAGE + 1)
    read = reads_by_text(account, since=now.date() - READ_DAYS)
    asked = [*(text.work for text in texts[:PAGE]), *(int(each.what) for each in read)]
    names = named(asked, viewer=account)
    return WriterPage(
        total=_total(months),
        chart=chart([(each.month, each.earned.total) for each in months[:MONTHS]]),
        months=[
            EarnedLine(month_name(each.month), *_parts(each.earned)) for each in months[:MONTHS]
        ],
        parts=EarnedLine(gettext("In all"), *_parts(_sum(months))),
        reads=_reads(reads_by_source(account, since=now.date() - READ_DAYS), read, names),
        year=now.year,
        texts=[_text(text, names[text.work]) for text in texts[:PAGE]],
        more_url=f"?before={texts[PAGE - 1].work}" if len(texts) > PAGE else "",
    )


def _sum(months: Sequence[MonthEarned]) -> Earnings:
    every = [each.earned for each in months]
    return Earnings(
        sum(each.author for each in every),
        sum(each.co_author for each in every),
        sum(each.tips for each in every),
    )


def _total(months: Sequence[MonthEarned]) -> str:
    words = gettext("%(amount)s for what you wrote, in all")
    return words % {"amount": ink(_sum(months).total)}


def _parts(earned: Earnings) -> tuple[str, str, str, str, str]:
    sums = (earned.author, earned.co_author, earned.tips, earned.total)
    author, co_author, tips, total = (ink(each) for each in sums)
    return author, co_author, tips, total, _aside(earned)


def _aside(earned: Earnings) -> str:
    """What a narrow screen has no columns for."""
    parts = ((gettext("As co-author"), earned.co_author), (gettext("Tips"), earned.tips))
    return ", ".join(f"{label}\u00a0{ink(amount)}" for label, amount in parts if amount)


def _text(text: TextEarned, name: Named) -> EarnedText:
    return EarnedText(
        name.title,
        name.url,
        date_and_hour(text.paid_at) if text.paid_at else gettext("not paid yet"),
        ink(text.earned.author),
        ink(text.earned.co_author),
        ink(text.earned.tips),
        ink(text.curators),
        _aside(text.earned),
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
