"""What an author may choose about a work's payout, and when the work is paid."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from curation.models import VoteEvent, Work
from curation.services import open_work
from rewards.active import name_at
from rewards.choices import BENEFICIARIES_AT_MOST, Fault, fault_of
from rewards.errors import InvalidTerms
from rewards.models import Beneficiary, Terms, Window
from rewards.rules import load

_REFUSALS: Final[dict[Fault, Callable[[], InvalidTerms]]] = {
    Fault.LIQUID: lambda: InvalidTerms("The part to spend lies between 0 and 100 percent."),
    Fault.CAP: lambda: InvalidTerms("The most that a work accepts cannot be negative."),
    Fault.TOO_MANY: lambda: InvalidTerms(
        "A text has at most %(most)s co-authors with a share.", most=BENEFICIARIES_AT_MOST
    ),
    Fault.TWICE: lambda: InvalidTerms("A co-author is named twice: name each once."),
    Fault.SHARE: lambda: InvalidTerms("Each co-author gets at least 0.01 percent."),
    Fault.SUM: lambda: InvalidTerms("The co-authors together get more than the whole reward."),
}


@transaction.atomic
def set_terms(
    work_id: int,
    *,
    liquid_bp: int = 5_000,
    max_payout: int | None = None,
    beneficiaries: Sequence[tuple[int, int]] = (),
    host: tuple[int, int] | None = None,
) -> Terms:
    """Set the liquid share (basis points), the cap (milli-INK) and who shares in the reward.

    Beneficiaries are pairs of wallet and basis points: at most 8, each once, all together at most
    10,000 basis points; kept in the order of their wallets (economics.md 10). The `host`, a
    community that gets a part, is one of them. InvalidTerms when they are not like that or when
    somebody has voted: a vote was given for the terms it saw; nor can they change once the reward
    was worked out by them. Locks the work.
    """
    shares = [*beneficiaries, host] if host else list(beneficiaries)
    if fault := fault_of(liquid_bp=liquid_bp, max_payout=max_payout, shares=shares):
        raise _REFUSALS[fault]()
    work = Work.objects.select_for_update().get(pk=work_id)
    if work.paid_at is not None:
        raise InvalidTerms("The terms cannot change any more: the reward was worked out by them.")
    if VoteEvent.objects.filter(work_id=work_id).exists():
        raise InvalidTerms("The terms cannot change any more: somebody has already voted.")
    terms, _ = Terms.objects.update_or_create(
        work_id=work_id, defaults={"liquid_bp": liquid_bp, "max_payout": max_payout}
    )
    terms.beneficiaries.all().delete()
    Beneficiary.objects.bulk_create(
        Beneficiary(
            terms=terms,
            position=place,
            wallet_id=wallet,
            weight_bp=weight_bp,
            host=host is not None and wallet == host[0],
        )
        for place, (wallet, weight_bp) in enumerate(sorted(shares))
    )
    return terms


@transaction.atomic
def open_work_window(
    author: int,
    *,
    now: datetime,
    host: int | None = None,
    declined: bool = False,
    ranked: bool = True,
) -> Work:
    """Open a work of wallet `author` for votes, to be paid when the active rules' window ends.

    It keeps the rule set that is active now. `host` and `ranked` as in `curation.open_work`.
    """
    rules = load(name_at(now))
    closes_at = now + timedelta(seconds=rules.payout.window_seconds)
    work = open_work(
        author,
        host=host,
        opened_at=now,
        closes_at=closes_at,
        rules=rules.name,
        declined=declined,
        ranked=ranked,
    )
    open_window(work.pk, opens_at=now, closes_at=closes_at)
    return work


def open_window(work_id: int, *, opens_at: datetime, closes_at: datetime, part: int = 0) -> Window:
    """The span at whose end the work is paid; opening the same one again changes nothing."""
    window, _ = Window.objects.get_or_create(
        work_id=work_id, slice=part, defaults={"opens_at": opens_at, "closes_at": closes_at}
    )
    return window
