"""What stands beside a balance: loans, stake on its way, and what open texts may still earn."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext

from accounts.selectors import names_of_wallets
from curation.models import Work
from frontend.phrases import about, date_and_hour, ink, number
from frontend.sentences import place
from frontend.shown.rewards import Fact
from ledger.models import Delegation, DelegationReturn, PowerDown
from ledger.selectors import share_price
from ledger.stake import SharePrice
from rewards.selectors import estimates

#: Loans, returns and open texts that are listed or added up; of more than that, the words say so.
MOST: Final = 50


def standing(wallet: int, *, now: datetime) -> list[Fact]:
    """Lines of figures; eight queries at most, whatever the number of loans."""
    price = share_price()
    return [
        *_loans(wallet, price),
        *_returns(wallet, price, now),
        *_steps(wallet, price),
        *_pending(wallet, now),
    ]


def _loans(wallet: int, price: SharePrice) -> Iterator[Fact]:
    lent = list(Delegation.objects.filter(delegator_id=wallet).order_by("-amount")[:MOST])
    borrowed = list(Delegation.objects.filter(delegatee_id=wallet).order_by("-amount")[:MOST])
    names = names_of_wallets(
        [*(each.delegatee_id for each in lent), *(each.delegator_id for each in borrowed)]
    )
    for label, loans, other in (
        (gettext("Lent to %(name)s"), lent, "delegatee_id"),
        (gettext("Lent to you by %(name)s"), borrowed, "delegator_id"),
    ):
        for each in loans:
            number_ = int(getattr(each, other))
            name = names.get(number_) or place(number_)
            yield Fact(label % {"name": name}, _power(each.amount, price))


def _returns(wallet: int, price: SharePrice, now: datetime) -> Iterator[Fact]:
    coming = DelegationReturn.objects.filter(delegator_id=wallet, returned_at=None)
    for each in coming.order_by("due_at")[:MOST]:
        words = gettext("Comes back on %(time)s") % {"time": date_and_hour(each.due_at)}
        yield Fact(words, _power(each.amount, price))


def _steps(wallet: int, price: SharePrice) -> Iterator[Fact]:
    """Every step of a power-down that is still to come, at the price of now."""
    order = PowerDown.objects.filter(wallet_id=wallet).first()
    if order is None:
        return
    left, at = order.total - order.withdrawn, order.next_at
    while left > 0:
        step = min(order.rate, left)
        words = gettext("Leaves on %(time)s") % {"time": date_and_hour(at)}
        yield Fact(words, ink(price.ink_for_vests(step)), note=gettext("at today's worth"))
        left, at = left - step, at + timedelta(seconds=order.step_seconds)


def _pending(wallet: int, now: datetime) -> Iterator[Fact]:
    """What open texts would get if they were paid now; no promise, so it is in no balance."""
    found = Work.objects.filter(author_id=wallet, paid_at=None, declined=False)
    newest = list(found.order_by("-id").values_list("id", "rules")[: MOST + 1])
    if not newest:
        return
    waiting = dict(newest[:MOST])
    total = sum(estimates(waiting, now=now).values())
    words = (
        gettext("May still be earned by the newest %(n)s open texts")
        if len(newest) > MOST
        else gettext("May still be earned by %(n)s open texts")
    )
    yield Fact(
        words % {"n": number(len(waiting))},
        about(total),
        note=gettext("an estimate before it is shared with the curators"),
    )


def _power(vests: int, price: SharePrice) -> str:
    return gettext("%(amount)s of power") % {"amount": ink(price.ink_for_vests(vests))}
