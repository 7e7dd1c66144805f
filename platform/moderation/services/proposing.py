"""Money of the site, its rules and its offices take two administrators: one proposes, another
signs, and the worker carries it out when its time has come; new rules its login alone may bring.

What is signed waits for a day, in which every administrator can stop it: whoever took over two
accounts has to keep them for so long, unseen.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from accounts.models.treasury import MAX_REASON
from accounts.treasury import pay
from ledger.assets import Amount, Asset
from ledger.refusal import Refusal
from ledger.selectors import balance
from ledger.wallets import SystemWallet
from moderation.errors import NotYourOffice, ProposalRefused
from moderation.models import Proposal
from moderation.rights import SiteOffice
from moderation.selectors.offices import office_of
from moderation.services.alerting import Step, alert_administrators
from moderation.services.appointing import appoint, site_office
from moderation.services.recording import Details, record
from notifications.one_by_one import one_by_one
from rewards.services import adopt
from rewards.services.adopting import require_adoptable

#: How long a proposal can be signed.
OPEN_FOR: Final = timedelta(days=7)
#: How long what is signed waits.
WAITS: Final = timedelta(days=1)

_What, _State = Proposal.What, Proposal.State


@transaction.atomic
def propose_payment(
    receiver: Account, *, amount: int, reason: str, by: Account, key: UUID, now: datetime
) -> Proposal:
    """Propose to pay `amount` milli-INK out of the treasury; with the same key once.

    NotYourOffice; ProposalRefused for more than the treasury holds, for a closed account, for
    oneself, and without a reason.
    """
    _require_office(by)
    held = balance(SystemWallet.TREASURY, Asset.INK)
    if not 0 < amount <= held:
        raise ProposalRefused(
            "The treasury holds %(amount)s: propose more than nothing and at most that.",
            amount=Amount(Asset.INK, held),
        )
    if receiver.pk == by.pk:
        raise ProposalRefused("Nobody proposes a payment to themselves.")
    if not receiver.is_active:
        raise ProposalRefused("This account is closed.")
    what = {"what": _What.PAYMENT, "receiver": receiver, "amount": amount}
    return _propose(what, reason=reason, by=by, key=key, now=now)


@transaction.atomic
def propose_rules(name: str, *, reason: str, by: Account, key: UUID, now: datetime) -> Proposal:
    """Propose that a rule set comes into force, after the notice that `rewards` gives; with the
    same key once.

    NotYourOffice; RulesRefused as of `rewards`; ProposalRefused without a reason.
    """
    _require_office(by)
    require_adoptable(name, now=now)
    what = {"what": _What.RULES, "rules": name}
    return _propose(what, reason=reason, by=by, key=key, now=now)


@transaction.atomic
def propose_office(
    account: Account, *, office: SiteOffice, reason: str, by: Account, key: UUID, now: datetime
) -> Proposal:
    """Propose that somebody becomes a moderator or an administrator of the site, or neither; with
    the same key once.

    NotYourOffice; ProposalRefused for oneself, for a closed account, for the office that it has,
    and without a reason.
    """
    _require_office(by)
    if account.pk == by.pk:
        raise ProposalRefused("Nobody proposes an office for themselves.")
    if not account.is_active:
        raise ProposalRefused("This account is closed.")
    if site_office(account) is office:
        raise ProposalRefused("@%(name)s has that office already.", name=account.name)
    what = {"what": _What.OFFICE, "receiver": account, "office": office.value}
    return _propose(what, reason=reason, by=by, key=key, now=now)


@transaction.atomic
def countersign(number: int, *, by: Account, now: datetime) -> Proposal:
    """Sign a proposal of another administrator; signed again by the same one, it stays as it is.

    It is carried out after a day. NotYourOffice for who proposed it and whom it is about,
    ProposalRefused once it is over. Locks the proposal's row.
    """
    found = _taken(number, by=by)
    if found.state == _State.SIGNED and found.signed_by_id == by.pk:
        return found
    if found.state != _State.OPEN or found.ends_at <= now:
        raise ProposalRefused("This proposal cannot be signed any more.")
    if by.pk in (found.by_id, found.receiver_id):
        raise NotYourOffice(
            "Another administrator signs this: not who proposed it, nor whom it is about."
        )
    found.state, found.signed_by, found.signed_at = _State.SIGNED, by, now
    found.due_at = now + WAITS
    found.save(update_fields=["state", "signed_by", "signed_at", "due_at"])
    _note(found, step=Step.SIGNED, by=by, now=now)
    return found


@transaction.atomic
def stop(number: int, *, by: Account, now: datetime) -> Proposal:
    """Stop a proposal, one's own or another's, before it is carried out; again changes nothing.

    NotYourOffice, also for who would lose an office by it; ProposalRefused once it is carried out.
    Locks the proposal's row.
    """
    found = _taken(number, by=by)
    if found.what == _What.OFFICE and found.receiver_id == by.pk:
        raise NotYourOffice("Whose office it is does not stop this: another administrator may.")
    if found.state == _State.STOPPED:
        return found
    if found.state not in (_State.OPEN, _State.SIGNED):
        raise ProposalRefused("This was carried out already, or could not be.")
    found.state, found.stopped_by, found.ended_at = _State.STOPPED, by, now
    found.save(update_fields=["state", "stopped_by", "ended_at"])
    _note(found, step=Step.STOPPED, by=by, now=now)
    return found


def carry_out_due(now: datetime) -> int:
    """Carry out what is signed and due, each in a transaction of its own, and end what nobody
    signed in time; how many were carried out. For the worker's login.
    """
    unsigned = Proposal.objects.filter(state=_State.OPEN, ends_at__lte=now).order_by("pk")
    one_by_one(
        list(unsigned.values_list("pk", flat=True)[:100]),
        lambda number: _let_lapse(number, now=now),
    )
    due = Proposal.objects.filter(state=_State.SIGNED, due_at__lte=now).order_by("due_at", "pk")
    return one_by_one(
        list(due.values_list("pk", flat=True)[:100]), lambda number: _carry_out(number, now=now)
    )


@transaction.atomic
def _let_lapse(number: int, *, now: datetime) -> int:
    """End what nobody signed in time, once, on record."""
    waiting = Proposal.objects.select_for_update(skip_locked=True)
    found = waiting.filter(pk=number, state=_State.OPEN).first()
    if found is None:
        return 0
    found.state, found.ended_at = _State.STOPPED, now
    found.save(update_fields=["state", "ended_at"])
    _note(found, step=Step.LAPSED, by=None, now=now)
    return 1


@transaction.atomic
def _carry_out(number: int, *, now: datetime) -> int:
    """Once, whoever else tries; what is refused is written down in the ledger's own words."""
    waiting = Proposal.objects.filter(pk=number, state=_State.SIGNED)
    found = waiting.select_for_update(skip_locked=True).first()
    if found is None:
        return 0
    try:
        with transaction.atomic():
            _do(found, now=now)
        found.state = _State.DONE
    except Refusal as refusal:
        found.state, found.failure = _State.FAILED, str(refusal)[:300]
    found.ended_at = now
    found.save(update_fields=["state", "batch", "adoption", "failure", "ended_at"])
    _note(found, step=Step(f"proposal.{found.state}"), by=None, now=now)
    return int(found.state == _State.DONE)


def _do(found: Proposal, *, now: datetime) -> None:
    """What is proposed; the row then names what came of it, and is not saved. Both must still hold
    their office, whatever is carried out beside it: locks the accounts of all whom it concerns, in
    their order.
    """
    assert found.signed_by_id is not None
    concerned = {found.by_id, found.signed_by_id}
    if found.receiver_id is not None:
        concerned.add(found.receiver_id)
    held = {number: lock_account(number) for number in sorted(concerned)}
    by, signed_by = held[found.by_id], held[found.signed_by_id]
    if not all(office_of(each).administrator for each in (by, signed_by)):
        raise ProposalRefused("Who proposed or signed it is no administrator any more.")
    if found.what == _What.RULES:
        found.adoption = adopt(found.rules, now=now)
        return
    assert found.receiver_id is not None
    receiver, operator = held[found.receiver_id], f"@{by.name} and @{signed_by.name}"
    if found.what == _What.OFFICE:
        # Neither of the two is the one whose office it is: two are left to take it back.
        appoint(receiver, office=SiteOffice(found.office), operator=operator, now=now)
        return
    assert found.amount is not None
    found.batch = pay(
        receiver,
        amount=found.amount,
        reason=found.reason,
        operator=operator,
        key=f"treasury/proposal/{found.pk}",
        now=now,
    )


def _require_office(by: Account) -> None:
    if not office_of(by).administrator:
        raise NotYourOffice("Only administrators may do this.")


def _taken(number: int, *, by: Account) -> Proposal:
    _require_office(by)
    found = Proposal.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise ProposalRefused("There is no such proposal.")
    return found


def _propose(
    what: Mapping[str, object], *, reason: str, by: Account, key: UUID, now: datetime
) -> Proposal:
    reason = reason.strip()
    if not 0 < len(reason) <= MAX_REASON:
        raise ProposalRefused("Say why in 1 to %(n)s characters.", n=MAX_REASON)
    facts = {"reason": reason, "by": by, "at": now, "ends_at": now + OPEN_FOR}
    made, new = Proposal.objects.get_or_create(key=key, defaults={**what, **facts})
    if new:
        _note(made, step=Step.MADE, by=by, now=now)
    return made


def _note(found: Proposal, *, step: Step, by: Account | None, now: datetime) -> None:
    details: Details = {"proposal": found.pk, "what": found.what}
    if found.amount is not None:
        details["milli_ink"] = found.amount
    if found.rules:
        details["rules"] = found.rules
    if found.office:
        details["after"] = found.office
    record(by, act=step, account=found.receiver, details=details, now=now)
    alert_administrators(found, event=step, by=by, now=now)
