"""What an author may choose about a work's payout, and when the work is paid."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from curation.models import VoteEvent, Work
from curation.services import open_work
from rewards.active import active_rules
from rewards.columns import BASIS
from rewards.errors import InvalidTerms
from rewards.models import Beneficiary, Terms, Window

BENEFICIARIES_AT_MOST = 8


@transaction.atomic
def set_terms(
    work_id: int,
    *,
    liquid_bp: int = 5_000,
    max_payout: int | None = None,
    beneficiaries: Sequence[tuple[int, int]] = (),
) -> Terms:
    """Set the liquid share (basis points), the cap (milli-INK) and who shares in the reward.

    Beneficiaries are pairs of wallet and basis points: at most 8, each once, all together at most
    10,000 basis points; kept in the order of their wallets (economics.md 10). InvalidTerms
    when they are not like that or when somebody has voted: a vote was given for the terms it saw.
    Locks the work.
    """
    _check(liquid_bp=liquid_bp, max_payout=max_payout, beneficiaries=beneficiaries)
    Work.objects.select_for_update().get(pk=work_id)
    if VoteEvent.objects.filter(work_id=work_id).exists():
        raise InvalidTerms("The terms cannot change any more: somebody has already voted.")
    terms, _ = Terms.objects.update_or_create(
        work_id=work_id, defaults={"liquid_bp": liquid_bp, "max_payout": max_payout}
    )
    terms.beneficiaries.all().delete()
    Beneficiary.objects.bulk_create(
        Beneficiary(terms=terms, position=place, wallet_id=wallet, weight_bp=weight_bp)
        for place, (wallet, weight_bp) in enumerate(sorted(beneficiaries))
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
    rules = active_rules()
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


def _check(
    *, liquid_bp: int, max_payout: int | None, beneficiaries: Sequence[tuple[int, int]]
) -> None:
    if not 0 <= liquid_bp <= BASIS:
        raise InvalidTerms("The liquid share lies between 0 and 10000 basis points.")
    if max_payout is not None and max_payout < 0:
        raise InvalidTerms("The most that a work accepts cannot be negative.")
    if len(beneficiaries) > BENEFICIARIES_AT_MOST:
        raise InvalidTerms(
            "A work has at most %(most)s beneficiaries.", most=BENEFICIARIES_AT_MOST
        )
    if len({wallet for wallet, _ in beneficiaries}) != len(beneficiaries):
        raise InvalidTerms("A beneficiary is named twice: name each once.")
    if any(weight_bp < 1 for _, weight_bp in beneficiaries):
        raise InvalidTerms("Each beneficiary gets at least 1 basis point.")
    if sum(weight_bp for _, weight_bp in beneficiaries) > BASIS:
        raise InvalidTerms("The beneficiaries together get more than the whole reward.")
