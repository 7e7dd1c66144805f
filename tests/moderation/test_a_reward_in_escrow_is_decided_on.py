"""What the site held by itself waits in escrow for a moderator who comes after the payout."""

from datetime import datetime, timedelta

import pytest

from articles.services import erase
from ledger import selectors as ledger
from ledger.assets import Asset
from moderation.errors import DecisionRefused
from moderation.jointly import Jointly
from moderation.measures import Measure
from moderation.models import Case, Decision, StaffAct
from moderation.process import APPEAL_WITHIN, Outcome
from moderation.selectors import office_of
from moderation.selectors.casefile import case_file
from moderation.services import appeal, decide, decide_by_itself, end_appeal, let_time_pass
from moderation.services.deciding import Ruling
from moderation.services.together import act_together
from rewards.models import Hold
from tests.moderation.world import World, key
from tests.rewards.services.audit import findings, recomputed


@pytest.fixture
def paid_at(world: World) -> datetime:
    """The site held the reward of a text, and it was paid into escrow since."""
    ruling = Ruling([Measure.HOLD], rule="Copied")
    decide_by_itself(world.report(), ruling=ruling, key=key(), now=world.now)
    at = world.now + timedelta(days=2)
    world.pay(at=at)
    assert in_escrow(world) > 0
    return at


def in_escrow(world: World) -> int:
    wallet = Hold.objects.get(pk=world.text.pk).wallet_id
    return sum(ledger.balance(wallet, asset) for asset in Asset)


def ruled(world: World, *measures: Measure, at: datetime, pays: bool = False) -> Decision:
    ruling = Ruling(measures, rule="Copied", message="By somebody else.", pays=pays)
    case = Case.objects.get()
    return decide(case.pk, by=world.moderator, ruling=ruling, key=key(), now=at)


@pytest.mark.parametrize("measure", [Measure.REMOVE, Measure.HOLD])
def test_it_waits_on_and_goes_back_to_the_pool_when_the_decision_is_final(
    world: World, paid_at: datetime, measure: Measure
) -> None:
    file = case_file(Case.objects.get().pk, office=office_of(world.moderator), now=paid_at)
    assert file is not None
    assert file.subject.holdable
    decision = ruled(world, measure, at=paid_at)
    assert Measure.HOLD in decision.measures
    assert in_escrow(world) > 0
    let_time_pass(paid_at + APPEAL_WITHIN)
    assert Hold.objects.get().state == Hold.State.RETURNED
    assert in_escrow(world) == 0
    assert (findings(), recomputed()) == ([], [])


def test_it_is_paid_out_where_the_appeal_is_right(world: World, paid_at: datetime) -> None:
    decision = ruled(world, Measure.REMOVE, at=paid_at)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=paid_at)
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="It is.",
        key=key(),
        now=paid_at,
    )
    assert Hold.objects.get().state == Hold.State.RELEASED
    assert in_escrow(world) == 0
    assert (findings(), recomputed()) == ([], [])


def test_who_erases_the_words_keeps_no_reward_for_them(world: World, paid_at: datetime) -> None:
    erase(world.text.pk, author=world.writer, now=paid_at)
    with pytest.raises(DecisionRefused, match="no text"):
        ruled(world, Measure.REMOVE, at=paid_at)
    ruled(world, Measure.HOLD, at=paid_at)
    let_time_pass(paid_at + APPEAL_WITHIN)
    assert Hold.objects.get().state == Hold.State.RETURNED
    assert (findings(), recomputed()) == ([], [])


@pytest.mark.parametrize("measures", [(), (Measure.WARN,)])
def test_it_is_paid_out_where_a_moderator_says_so_and_never_by_the_way(
    world: World, paid_at: datetime, measures: tuple[Measure, ...]
) -> None:
    with pytest.raises(DecisionRefused, match="choose that it is paid out"):
        ruled(world, *measures, at=paid_at)
    outcome = act_together(
        [Case.objects.get().pk],
        by=world.moderator,
        act=Jointly.DISMISS,
        rule="",
        message="",
        key=key(),
        now=paid_at,
    )
    assert (outcome.done, len(outcome.left)) == (0, 1)
    assert in_escrow(world) > 0
    ruled(world, *measures, at=paid_at, pays=True)
    assert StaffAct.objects.latest("pk").details["pays"] is True
    assert Hold.objects.get().state == Hold.State.RELEASED
    assert (findings(), recomputed()) == ([], [])
