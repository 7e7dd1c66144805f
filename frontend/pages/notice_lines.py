"""Every row of the ledger behind one notice about money, adding up to the notice's sum."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import names_of_wallets
from frontend.pages.notices import KINDS
from frontend.pages.works import Named, named
from frontend.phrases import ink, number, vests
from frontend.sentences import movement
from frontend.shown.notices import LineRow, LinesPage
from ledger.assets import Asset
from ledger.selectors import share_price
from notifications.kinds import Kind
from notifications.money import MoneyLine, lines


def page(account: Account, notice: int, *, after: int) -> LinesPage:
    """The rows behind a notice; Http404 where it is not this account's, or not about money."""
    found = lines(account, notice, after=after)
    if found is None:
        raise Http404
    works = named((line.work for line in found.lines if line.work is not None), viewer=account)
    senders = [line.sender for line in found.lines if found.kind is Kind.RECEIVED]
    names = names_of_wallets(senders) if senders else {}
    power = found.sums.amounts.get(Asset.VESTS, 0)
    count = ngettext("%(n)s row of the ledger", "%(n)s rows of the ledger", found.count)
    return LinesPage(
        title=str(KINDS[found.kind]),
        count=count % {"n": number(found.count)},
        rows=[_row(line, works, names) for line in found.lines],
        ink=ink(found.sums.amounts.get(Asset.INK, 0)),
        vests=vests(power),
        worth=_worth(power, then=found.sums.worth) if power else "",
        more_url=f"?{urlencode({'after': found.after})}" if found.after else "",
        first_url="?" if after else "",
    )


def _worth(power: int, *, then: int | None) -> str:
    """What the power of the sum was worth when it was paid, or is now where that is not known."""
    if then is None:
        amount = ink(share_price().ink_for_vests(power))
        return gettext("worth %(amount)s now") % {"amount": amount}
    return gettext("worth %(amount)s when it was paid") % {"amount": ink(then)}


def _row(line: MoneyLine, works: Mapping[int, Named], names: Mapping[int, str]) -> LineRow:
    work = works[line.work] if line.work is not None else None
    if work is not None:
        words = gettext("%(what)s for %(title)s") % {
            "what": movement(line.code),
            "title": work.title,
        }
    elif line.sender in names:
        words = gettext("From %(name)s") % {"name": names[line.sender]}
    else:
        words = movement(line.code)
    at = localtime(line.at)
    return LineRow(
        words=words,
        url=work.url if work else "",
        at=date_format(at, "j F Y, H:i", use_l10n=True),
        iso=at.isoformat(),
        ink=ink(line.amount) if line.asset is Asset.INK else "",
        vests=vests(line.amount) if line.asset is Asset.VESTS else "",
    )
