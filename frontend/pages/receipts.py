"""What one batch moved in one's own wallet: a page to come back to after sending."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import BigIntegerField
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts import power
from accounts.models import Account
from accounts.selectors import memos_of, people_of_wallets
from accounts.tips import tipped_work
from frontend.pages.amounts import worths
from frontend.pages.memos import erased
from frontend.pages.works import named
from frontend.phrases import date_and_hour, ink, number, when
from frontend.sentences import movement
from frontend.shown.payments import Receipt
from frontend.shown.people import Author
from frontend.shown.rewards import Fact
from ledger.selectors import is_signed, lines_of_batch, receipt_of, share_price


def receipt(batch: int, *, account: Account, now: datetime) -> Receipt:
    """The receipt of a batch that moved something of this account; Http404 for any other."""
    lines = (
        lines_of_batch(batch, wallet=account.wallet_id)
        if batch <= BigIntegerField.MAX_BIGINT
        else []
    )
    if not lines:
        raise Http404
    first, sizes = lines[0], worths(lines, wallet=account.wallet_id, price=share_price())
    facts = []
    for line in lines:
        label = gettext("Came in") if line.amount > 0 else gettext("Went out")
        facts.append(Fact(label, sizes.words(line)))
    facts.append(Fact(gettext("Time"), when(first.recorded_at, now=now).exact))
    signed = first.leaf is not None and is_signed(first.leaf)
    words = gettext("sealed, and signed") if signed else gettext("sealed")
    state = words if first.state == "sealed" else gettext("recorded")
    facts.append(Fact(gettext("State"), state))
    facts.append(Fact(gettext("Number"), number(batch)))
    found = people_of_wallets([first.other]).get(first.other)
    work = tipped_work(first.reference, code=first.code)
    text = named([work], viewer=account)[work] if work is not None else None
    title, memo = movement(first.code), memos_of([batch]).get(batch)
    if text is not None:
        title = gettext("%(what)s for %(title)s") % {"what": title, "title": text.title}
    return Receipt(
        title=title,
        facts=facts,
        person=Author(found.name, found.shown_name, portrait=found.portrait) if found else None,
        memo=memo.words if memo else "",
        erased=erased(memo) if memo else "",
        back_url=text.url if text else "",
        proof_url=reverse("receipt_proof", args=[batch]) if signed else "",
        proof_words=_proof_words(signed=signed),
        keys_url=reverse("log_keys") if settings.INKWELL_LOG else "",
    )


def proof(batch: int, *, account: Account) -> str:
    """The receipt of a batch that moved something of this account, as a file; Http404 for any
    other, and while it is not signed.
    """
    known = batch <= BigIntegerField.MAX_BIGINT
    found = receipt_of(batch, wallet=account.wallet_id) if known else None
    if found is None:
        raise Http404
    return found.encode()


def _proof_words(*, signed: bool) -> str:
    if not signed:
        return gettext("The proof follows once the block that seals it is signed.")
    return gettext(
        "Proves to anybody, without us, that this stands in the signed ledger. Whoever it was "
        "moved with is in it, by number."
    )


def with_words(batch: int, *, account: Account, now: datetime) -> Receipt:
    """The receipt whose words its owner may erase; Http404 where it has none any more."""
    found = receipt(batch, account=account, now=now)
    if not found.memo:
        raise Http404
    return found


def loan_receipt(form: UUID, *, account: Account, now: datetime) -> Receipt:
    """What a form of lending did; Http404 for one that is not this account's. 2 queries."""
    done = power.loan(account, key=f"lend/{account.wallet_id}/{form}")
    if done is None:
        raise Http404
    facts = [
        Fact(gettext("Lent to them before"), ink(done.before)),
        Fact(gettext("Lent to them in all"), ink(done.after)),
    ]
    if done.returns_at is not None:
        words = gettext("%(amount)s, free again on %(time)s") % {
            "amount": ink(done.before - done.after),
            "time": date_and_hour(done.returns_at),
        }
        facts.append(Fact(gettext("Taken back"), words))
    facts.append(Fact(gettext("Time"), when(done.at, now=now).exact))
    found = people_of_wallets([done.receiver]).get(done.receiver)
    return Receipt(
        title=_loan_title(done),
        facts=facts,
        person=Author(found.name, found.shown_name, portrait=found.portrait) if found else None,
    )


def leaving_receipt(form: UUID, *, account: Account, now: datetime) -> Receipt:
    """What a form of powering down ordered; Http404 for one of another account. 1 query."""
    done = power.left(account, key=f"power-down/{account.wallet_id}/{form}")
    if done is None:
        raise Http404
    time = Fact(gettext("Time"), when(done.at, now=now).exact)
    return Receipt(title=gettext("Power down"), facts=[*leaving_facts(done), time])


def leaving_facts(order: power.Leaving) -> list[Fact]:
    """What an order of powering down comes to, before it is given and after."""
    step = gettext("%(amount)s, and more as power gains worth") % {"amount": ink(order.step)}
    facts = [
        Fact(gettext("What leaves"), ink(order.amount)),
        Fact(gettext("Steps"), number(order.steps)),
        Fact(gettext("Each step"), step),
        Fact(gettext("First step"), date_and_hour(order.first_at)),
        Fact(gettext("Last step"), date_and_hour(order.last_at)),
    ]
    if order.replaces:
        words = gettext("Replaced: its steps to come are dropped, these begin anew.")
        facts.append(Fact(gettext("The power-down that ran"), words))
    return facts


def _loan_title(done: power.Loan) -> str:
    if not done.after:
        return gettext("Loan ended")
    return gettext("Loan changed") if done.before else gettext("Power lent")
