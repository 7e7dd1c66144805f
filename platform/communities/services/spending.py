"""Spending what a community's wallet holds: one officer asks, another signs, and then it is paid.

Two keys are enough, and every owner and admin is told when it is asked and may refuse it. Who
became one of them a moment ago has no key yet: neither who takes up a community that nobody looks
after, nor a friend that whoever stole an owner's account has just made an admin.

Locks in their order: the community's row, by which roles are changed as well, then the spending's.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from accounts.standing import suspended
from communities.errors import CommunityError
from communities.models import MAX_PURPOSE, Community, Spending
from communities.roles import Right, may
from communities.selectors.purse import FRESH_OFFICE, new_officers, spenders
from communities.services.locked import locked_community_for, role_in
from ledger.assets import Amount, Asset
from ledger.selectors import balance
from ledger.services import transfer
from notifications.kinds import Kind, News
from notifications.services import tell

#: So long a spending waits for its second key.
WAITS: Final = timedelta(days=7)
MOST_WAITING: Final = 20
_State = Spending.State


@transaction.atomic
def ask_to_spend(
    community: Community,
    *,
    receiver: Account,
    amount: int,
    words: str,
    key: UUID,
    by: Account,
    now: datetime,
) -> Spending:
    """Ask for a payment of so many milli-INK to somebody; with the same key once. Locks the
    community's row; tells the other owners and admins.

    CommunityError for who may not spend or does so since less than two weeks, for a closed
    account, without a purpose, and for more than the wallet holds.
    """
    here = _held(community, by=by, now=now)
    if sent := Spending.objects.filter(key=key, community=here, asked_by=by).first():
        return sent
    words = " ".join(words.split())
    if not 1 <= len(words) <= MAX_PURPOSE:
        raise CommunityError(
            "Say what it is for, in at most %(most)s characters: it stands in the statement.",
            most=MAX_PURPOSE,
        )
    if not receiver.is_active:
        raise CommunityError("@%(name)s has left: nothing can be paid there.", name=receiver.name)
    _require_funds(here, amount=amount)
    waiting = Spending.objects.filter(community=here, state=_State.ASKED, ends_at__gt=now)
    if waiting.count() >= MOST_WAITING:
        raise CommunityError("Many payments wait for a second key already: sign or refuse some.")
    made = Spending.objects.create(
        community=here,
        receiver=receiver,
        amount=amount,
        words=words,
        key=key,
        asked_by=by,
        asked_as=role_in(here, by).value,
        asked_at=now,
        ends_at=now + WAITS,
    )
    others = [number for number in spenders(here) if number != by.pk]
    tell(_news(number, made, by=by, at=now) for number in others)
    return made


@transaction.atomic
def sign_spending(number: int, *, by: Account, now: datetime) -> Spending:
    """Be the second key of a payment, and pay it; signed again by the same one, it stays as it is.

    Locks the community's row and then the spending's: of two at once one pays. CommunityError for
    who may not spend, asked for it or is paid by it, where who asked may not any more, where the
    wallet holds less by now, and once it is over.
    """
    found, here = _locked(number, by=by, now=now)
    if found.state == _State.PAID and found.signed_by_id == by.pk:
        return found
    if found.state != _State.ASKED or found.ends_at <= now:
        raise CommunityError("This payment is over: nobody can sign it any more.")
    if by.pk in (found.asked_by_id, found.receiver_id):
        raise CommunityError("Another officer signs this: not who asked for it or is paid by it.")
    asker = found.asked_by
    if not (asker.is_active and may(role_in(here, asker), Right.SPEND)) or (
        suspended().filter(account=asker).exists()
    ):
        raise CommunityError(
            "@%(name)s asked for this and has no say in it any more: ask for it anew.",
            name=asker.name,
        )
    if not found.receiver.is_active:
        raise CommunityError(
            "@%(name)s has left: nothing can be paid there.", name=found.receiver.name
        )
    _require_funds(here, amount=found.amount)
    found.batch = transfer(
        here.wallet_id,
        credit=found.receiver.wallet_id,
        amount=found.amount,
        key=f"spending/{found.pk}",
        reference=f"spending/{found.pk}",
    )
    found.state, found.signed_by, found.ended_at = _State.PAID, by, now
    found.signed_as = role_in(here, by).value
    found.save(update_fields=["state", "signed_by", "signed_as", "ended_at", "batch"])
    tell([_news(found.asked_by_id, found, by=by, at=now)])
    return found


@transaction.atomic
def stop_spending(number: int, *, by: Account, now: datetime) -> Spending:
    """Refuse a payment, or withdraw one's own; again changes nothing. Locks as `sign_spending`.

    CommunityError for who may not spend, and once it is paid.
    """
    community = Community.objects.get(spendings=number)
    locked_community_for(community, by=by, right=Right.SPEND)
    found = Spending.objects.select_for_update().get(pk=number)
    if found.state == _State.STOPPED:
        return found
    if found.state != _State.ASKED:
        raise CommunityError("This payment was made already.")
    found.state, found.stopped_by, found.ended_at = _State.STOPPED, by, now
    found.save(update_fields=["state", "stopped_by", "ended_at"])
    if found.asked_by_id != by.pk:
        tell([_news(found.asked_by_id, found, by=by, at=now)])
    return found


def _locked(number: int, *, by: Account, now: datetime) -> tuple[Spending, Community]:
    here = _held(Community.objects.get(spendings=number), by=by, now=now)
    rows = Spending.objects.select_for_update(of=("self",))
    return rows.select_related("asked_by", "receiver").get(pk=number), here


def _held(community: Community, *, by: Account, now: datetime) -> Community:
    here = locked_community_for(community, by=by, right=Right.SPEND)
    if by.pk in new_officers(here, now=now):
        raise CommunityError(
            "You became an officer of this community less than %(span)s ago: until then others "
            "spend its money.",
            span=FRESH_OFFICE,
        )
    return here


def _require_funds(here: Community, *, amount: int) -> None:
    held = balance(here.wallet_id, Asset.INK)
    if not 0 < amount <= held:
        raise CommunityError(
            "The community's wallet holds %(held)s: less than that.",
            held=Amount(Asset.INK, held),
        )


def _news(account: int, found: Spending, *, by: Account, at: datetime) -> News:
    """All news of one spending stand in one notice."""
    key = f"spending/{found.pk}/{found.state}"
    return News(account, Kind.SPENDING, key=key, group=f"spending/{found.pk}", at=at, actor=by.pk)
