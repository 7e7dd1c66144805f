"""What stands beside a balance: loans, stake on its way, and what open texts may still earn."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext, ngettext

from accounts.selectors import names_of_wallets
from curation.selectors import open_works_of
from frontend.phrases import about, date_and_hour, ink, number
from frontend.sentences import place
from frontend.shown.rewards import Fact
from ledger.selectors import lent_by, lent_to, power_down_of, share_price, stake_coming_back
from ledger.stake import SharePrice
from moderation.selectors.told import rewards_held, works_on_hold
from rewards import prospects
from rewards.selectors import Pool, estimates, pool_if_any

#: Loans, returns and open texts that are listed or added up; of more than that, the words say so.
MOST: Final = 50


def standing(wallet: int, *, now: datetime) -> list[Fact]:
    """Lines of figures; seventeen queries at most, whatever the number of loans."""
    price, against = share_price(), pool_if_any()
    return [
        *_loans(wallet, price),
        *_returns(wallet, price, now),
        *_steps(wallet, price),
        *_pending(wallet, against, now),
        *_parts(wallet, against, now),
        *_on_hold(wallet, price),
    ]


def _loans(wallet: int, price: SharePrice) -> Iterator[Fact]:
    lent, borrowed = lent_by(wallet, limit=MOST), lent_to(wallet, limit=MOST)
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
    for each in stake_coming_back(wallet, limit=MOST):
        words = gettext("Comes back on %(time)s") % {"time": date_and_hour(each.due_at)}
        yield Fact(words, _power(each.amount, price))


def _steps(wallet: int, price: SharePrice) -> Iterator[Fact]:
    """Every step of a power-down that is still to come, at the price of now."""
    order = power_down_of(wallet)
    if order is None:
        return
    left, at = order.total - order.withdrawn, order.next_at
    while left > 0:
        step = min(order.rate, left)
        words = gettext("Leaves on %(time)s") % {"time": date_and_hour(at)}
        yield Fact(words, ink(price.ink_for_vests(step)), note=gettext("at today's worth"))
        left, at = left - step, at + timedelta(seconds=order.step_seconds)


def _pending(wallet: int, against: Pool | None, now: datetime) -> Iterator[Fact]:
    """What open texts would get if they were paid now; no promise, so it is in no balance."""
    newest = open_works_of(wallet, limit=MOST + 1)
    if not newest:
        return
    waiting = dict(newest[:MOST])
    total = sum(estimates(waiting, now=now, against=against).values())
    words = (
        gettext("May still be earned by the newest %(n)s open texts")
        if len(newest) > MOST
        else ngettext(
            "May still be earned by %(n)s open text",
            "May still be earned by %(n)s open texts",
            len(waiting),
        )
    )
    yield Fact(
        words % {"n": number(len(waiting))},
        about(total),
        note=gettext("an estimate, before co-authors, community and curators get their parts"),
    )


def _parts(wallet: int, against: Pool | None, now: datetime) -> Iterator[Fact]:
    """What open texts of others would bring as things stand."""
    if against is None:
        return
    as_co_author = prospects.as_co_author(wallet, against=against, now=now, limit=MOST)
    if as_co_author.works:
        words = (
            gettext("May still be yours as co-author of the newest %(n)s open texts")
            if as_co_author.more
            else ngettext(
                "May still be yours as co-author of %(n)s open text",
                "May still be yours as co-author of %(n)s open texts",
                as_co_author.works,
            )
        )
        yield _part(words, as_co_author)
    as_curator = prospects.as_curator(wallet, against=against, now=now, limit=MOST)
    if as_curator.works:
        words = (
            gettext("May still be yours for the newest of your votes, on %(n)s open texts")
            if as_curator.more
            else ngettext(
                "May still be yours for your vote on %(n)s open text",
                "May still be yours for your votes on %(n)s open texts",
                as_curator.works,
            )
        )
        yield _part(words, as_curator)


def _part(words: str, part: prospects.Part) -> Fact:
    """An estimate of one's own part."""
    return Fact(
        words % {"n": number(part.works)},
        about(part.milli_ink),
        note=gettext("an estimate of your part alone"),
    )


def _on_hold(wallet: int, price: SharePrice) -> Iterator[Fact]:
    """Rewards of one's texts that wait for a decision, and what of them is paid into escrow."""
    works = works_on_hold(wallet)
    if not works:
        return
    held = rewards_held(works).values()
    escrow = sum(each.milliink + price.ink_for_vests(each.microvests) for each in held)
    words = ngettext(
        "Reward on hold, of %(n)s text", "Rewards on hold, of %(n)s texts", len(works)
    )
    yield Fact(
        words % {"n": number(len(works))},
        ink(escrow) if escrow else gettext("not paid yet"),
        note=gettext("for all who share it; where it goes is decided by moderators"),
    )


def _power(vests: int, price: SharePrice) -> str:
    return gettext("%(amount)s of power") % {"amount": ink(price.ink_for_vests(vests))}
