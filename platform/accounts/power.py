"""Letting one's Ink Power leave and lending it: each form counts once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Account, DoneForm
from curation.rules import VoteRules
from curation.services import lend_stake
from ledger import services
from ledger.assets import Amount, Asset
from ledger.errors import InvalidAmount, KeyConflict, StakeNotAvailable
from ledger.models import Delegation
from ledger.selectors import free_stake, power_down_of, share_price
from ledger.stake import SharePrice, StakeRules, power_down_rate


@dataclass(frozen=True, slots=True)
class Loan:
    """What one form of lending did, in milli-INK of that moment's worth."""

    receiver: int
    before: int
    after: int
    at: datetime
    #: When what was taken back is free again; None where nothing was.
    returns_at: datetime | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What an order of powering down comes to, in milli-INK of that moment's worth."""

    amount: int
    step: int
    steps: int
    first_at: datetime
    last_at: datetime
    #: Whether it takes the place of an order that runs.
    replaces: bool
    at: datetime


def leaving(
    account: Account, *, amount: int | None, now: datetime, rules: StakeRules
) -> tuple[int, Leaving]:
    """The micro-VESTS of an order worth `amount` milli-INK, or of all that can leave, and what it
    comes to. StakeNotAvailable where nothing can leave; InvalidAmount where a step would be worth
    nothing. Up to five queries.
    """
    price, wallet = share_price(), account.wallet_id
    vests = free_stake(wallet) if amount is None else price.vests_worth(amount)
    if vests <= 0:
        raise StakeNotAvailable("No Ink Power is free: there is nothing that could leave.")
    rate = power_down_rate(vests, rules=rules)
    if not price.ink_for_vests(rate):
        raise InvalidAmount("That is too little: each step would be less than 0.001 INK.")
    steps, pause = -(-vests // rate), timedelta(seconds=rules.step_seconds)
    return vests, Leaving(
        amount=price.ink_for_vests(vests),
        step=price.ink_for_vests(rate),
        steps=steps,
        first_at=now + pause,
        last_at=now + steps * pause,
        replaces=power_down_of(wallet) is not None,
        at=now,
    )


@transaction.atomic
def power_down(
    account: Account, *, amount: int | None, key: str, now: datetime, rules: StakeRules
) -> bool:
    """Order that power worth `amount` milli-INK leaves, or all that can; False when this form
    ordered it before, whatever became of the order since.

    Other content under a known key is a KeyConflict; otherwise as `leaving` and
    `ledger.services.power_down`.
    """
    if not _is_first(account, key=key, asked=f"down/{amount}", now=now):
        return False
    vests, order = leaving(account, amount=amount, now=now, rules=rules)
    services.power_down(account.wallet_id, vests=vests, now=now, rules=rules)
    result = {
        "amount": order.amount,
        "step": order.step,
        "steps": order.steps,
        "first_at": order.first_at.isoformat(),
        "last_at": order.last_at.isoformat(),
        "replaces": order.replaces,
    }
    DoneForm.objects.filter(pk=key).update(result=result)
    return True


def left(account: Account, *, key: str) -> Leaving | None:
    """What an account's form of this key ordered to leave; None where nothing. One query."""
    form = DoneForm.objects.filter(pk=key, account=account).exclude(result={}).first()
    if form is None:
        return None
    kept = form.result
    times = {name: datetime.fromisoformat(kept[name]) for name in ("first_at", "last_at")}
    return Leaving(**(kept | times), at=form.at)


@transaction.atomic
def lend(
    account: Account,
    *,
    receiver: Account,
    amount: int,
    key: str,
    now: datetime,
    stake: StakeRules,
    vote: VoteRules,
) -> bool:
    """Lend power worth `amount` milli-INK in all; False when this form did it before.

    Other content under a known key is a KeyConflict; otherwise as `require_change`,
    `curation.services.lend_stake` and `ledger.services.reduce_delegation`.
    """
    lender, borrower = account.wallet_id, receiver.wallet_id
    if not _is_first(account, key=key, asked=f"lend/{borrower}/{amount}", now=now):
        return False
    price, held = share_price(), lent(lender, receiver=borrower)
    require_change(held, amount=amount, price=price)
    vests, returns_at = price.vests_worth(amount), ""
    if vests < held:
        services.reduce_delegation(lender, receiver=borrower, amount=vests, now=now, rules=stake)
        returns_at = (now + timedelta(seconds=stake.delegation_return_seconds)).isoformat()
    elif vests > held:
        lend_stake(lender, receiver=borrower, amount=vests, rules=vote, now=now)
    result = {
        "receiver": borrower,
        "before": price.ink_for_vests(held),
        "after": price.ink_for_vests(vests),
        "returns_at": returns_at,
    }
    DoneForm.objects.filter(pk=key).update(result=result)
    return True


def require_change(held: int, *, amount: int, price: SharePrice) -> None:
    """InvalidAmount where a loan of `held` micro-VESTS is asked to be worth what it is worth."""
    if not held and not amount:
        raise InvalidAmount("You lend them nothing: there is nothing to end.")
    if amount and amount == price.ink_for_vests(held):
        raise InvalidAmount(
            "You lend them %(amount)s already: nothing would change.",
            amount=Amount(Asset.INK, amount),
        )


def loan(account: Account, *, key: str) -> Loan | None:
    """What an account's form of this key did; None where it lent nothing. One query."""
    form = DoneForm.objects.filter(pk=key, account=account).exclude(result={}).first()
    if form is None:
        return None
    kept = form.result
    returns_at = datetime.fromisoformat(kept["returns_at"]) if kept["returns_at"] else None
    return Loan(kept["receiver"], kept["before"], kept["after"], form.at, returns_at)


def was_done(account: Account, *, key: str) -> bool:
    """Whether an account's form of this key was done. One query."""
    return DoneForm.objects.filter(pk=key, account=account).exists()


def lent(lender: int, *, receiver: int) -> int:
    """Micro-VESTS that one wallet lends another. One query."""
    found = Delegation.objects.filter(delegator_id=lender, delegatee_id=receiver)
    return found.values_list("amount", flat=True).first() or 0


def _is_first(account: Account, *, key: str, asked: str, now: datetime) -> bool:
    """Note the form; who sends it at the same moment waits until this transaction ends."""
    form, made = DoneForm.objects.get_or_create(
        key=key, defaults={"account": account, "asked": asked, "at": now}
    )
    if (form.account_id, form.asked) != (account.pk, asked):
        raise KeyConflict("The key %(key)s was used before for another batch.", key=key)
    return made
