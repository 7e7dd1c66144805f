"""Whatever is reported, decided, appealed, swept and paid in whatever order, of authors alone and
of several who share: every unit is somewhere, and escrow ends empty or waits for somebody.
"""

import random
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles.services import erase, publish, vote_on
from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.models import Wallet
from ledger.refusal import Refusal
from moderation.measures import APART, Measure
from moderation.models import Case, Decision, Wave
from moderation.process import APPEAL_WITHIN, Outcome
from moderation.reasons import Reason
from moderation.services import (
    appeal,
    decide,
    decide_by_itself,
    end_appeal,
    let_time_pass,
    report,
    sweep,
    sweep_on,
    take_back,
    undo_sweep,
)
from moderation.services.deciding import Ruling
from moderation.waves import Selection
from rewards.models import Hold
from rewards.services import set_terms
from tests.moderation.world import World, key
from tests.rewards.services.audit import findings, recomputed

MEASURES = [each for each in Measure if each not in APART]

COPIED = Ruling([Measure.HOLD], rule="Copied")


@pytest.mark.parametrize("seed", range(8))
def test_conservation_holds(world: World, seed: int) -> None:
    choose = random.Random(seed)
    now, works = world.now, [world.text.pk]
    for number in range(3):
        at = now - timedelta(days=5, hours=number)
        text = publish(world.writer, title=f"Text {number}", body="Words.", now=at)
        if number:
            # Written with others, who get their part where it is paid out.
            share_with(world, text.pk, number)
        vote_on(text.pk, voter=world.reader, weight_bp=5_000, now=at + timedelta(hours=1))
        works.append(text.pk)
    staff = [world.moderator, world.colleague, world.site, world.administrator]
    for _ in range(60):
        now += choose.random() * timedelta(days=1)
        decisions = list(Decision.objects.values_list("pk", flat=True))
        by, number = choose.choice(staff), choose.choice(decisions or [0])
        with suppress(Refusal):
            match choose.randrange(11):
                case 0 | 1:
                    report(
                        work_id=choose.choice(works),
                        reporter=choose.choice([None, world.reader]),
                        reason=choose.choice(list(Reason)),
                        key=key(),
                        now=now,
                    )
                case 2 | 3:
                    cases = list(Case.objects.values_list("pk", flat=True)) or [0]
                    wanted = choose.sample(MEASURES, choose.randint(0, 3))
                    until = now + timedelta(days=3) if choose.random() < 0.5 else None
                    ruling = Ruling(wanted, "A rule", "", "So.", "sad", until, pays=not until)
                    decide(choose.choice(cases), by=by, ruling=ruling, key=key(), now=now)
                case 4:
                    appeal(number, author=world.writer, words="Mine.", key=key(), now=now)
                case 5:
                    how = choose.choice(list(Outcome))
                    end_appeal(number, by=by, outcome=how, message="So.", key=key(), now=now)
                case 6:
                    take_back(number, by=by, message="No.", key=key(), now=now)
                case 7:
                    world.pay(at=now)
                    let_time_pass(now)
                case 8:
                    sweep_on(now, items=choose.randint(1, 3))
                    if wave := choose.choice([None, *Wave.objects.order_by("pk")]):
                        undo_sweep(wave.pk, by=by, now=now)
                case 9 if choose.random() < 0.3:
                    begin_wave(world, by=by, at=now)
                case 10 if choose.random() < 0.1:
                    erase(choose.choice(works), author=world.writer, now=now)
                case 9 | 10 if opened := list(Case.objects.filter(state="open")):
                    decide_by_itself(choose.choice(opened), ruling=COPIED, key=key(), now=now)
    end = now + 3 * APPEAL_WITHIN
    while sweep_on(end):
        pass
    world.pay(at=end)
    let_time_pass(end)
    let_time_pass(end)
    assert (findings(), recomputed()) == ([], [])
    assert unexplained() == []


def share_with(world: World, work: int, number: int) -> None:
    """Give one or two others a part of the author's."""
    shares = [(world.colleague.wallet_id, 2_500), (world.site.wallet_id, 333)][:number]
    set_terms(work, liquid_bp=3_333, beneficiaries=shares)


def begin_wave(world: World, *, by: Account, at: datetime) -> None:
    """All that the writer wrote lately goes, with the votes that they gave."""
    began = at - timedelta(days=20)
    selection = Selection(began, at, authors=(world.writer.name,), votes=True)
    sweep(by, selection=selection, rule="No spam", message="", key=key(), now=at)


def unexplained() -> list[int]:
    """Escrow wallets that hold something though no open appeal waits for it."""
    waiting = Hold.objects.filter(
        state=Hold.State.PLACED, work__cases__state__in=("open", "decided", "appealed")
    ).values_list("wallet_id", flat=True)
    return [
        wallet
        for wallet in Wallet.objects.filter(kind="escrow").values_list("id", flat=True)
        if wallet not in set(waiting) and any(ledger.balance(wallet, asset) for asset in Asset)
    ]
