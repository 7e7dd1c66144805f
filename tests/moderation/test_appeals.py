"""Appeals: who makes them, who hears them, and what they move."""

from datetime import datetime, timedelta

import pytest

from articles.models import Article
from articles.states import State
from curation.services import close_works
from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Batch
from ledger.wallets import SystemWallet
from moderation.errors import CaseMoved, ModerationError, NotYourCase
from moderation.measures import Measure
from moderation.models import AppealMessage, Case, Decision
from moderation.process import APPEAL_WITHIN, Outcome
from moderation.services import (
    appeal,
    close_cases,
    decide_by_itself,
    end_appeal,
    say,
    settle_holds,
    take_back,
)
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World, key
from tests.rewards.services.audit import findings, recomputed

REMOVE = Ruling([Measure.REMOVE], rule="No spam", message="Not here.")


@pytest.fixture
def removed(world: World) -> Decision:
    """A text removed, its reward on hold."""
    return world.decide(world.report(), REMOVE)


def end(world: World, decision: Decision, outcome: Outcome, *, at: datetime | None = None) -> None:
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=outcome,
        message="I looked again.",
        key=key(),
        now=at or world.now,
    )


def holdings(world: World) -> list[int]:
    """What the writer and the reader have, and the fund."""
    wallets = (world.writer.wallet_id, world.reader.wallet_id, SystemWallet.FUND)
    return [ledger.balance(wallet, asset) for wallet in wallets for asset in Asset]


def test_reversed_the_text_is_back_and_everybody_is_paid_what_they_were_owed(
    world: World, removed: Decision
) -> None:
    paid_at = world.now + timedelta(days=2)
    appeal(removed.pk, author=world.writer, words="It is mine.", key=key(), now=world.now)
    say(removed.pk, by=world.colleague, words="Where from?", key=key(), now=world.now)
    say(removed.pk, by=world.writer, words="My garden.", key=key(), now=world.now)
    before = holdings(world)
    world.pay(at=paid_at)
    escrow = Hold.objects.get(pk=world.text.pk).wallet_id
    assert holdings(world)[:2] == before[:2]
    assert ledger.balance(escrow, Asset.INK) > 0
    end(world, removed, Outcome.REVERSED, at=paid_at)
    assert Article.objects.get(pk=world.text.pk).state == State.PUBLISHED
    assert [ledger.balance(escrow, asset) for asset in Asset] == [0, 0]
    assert holdings(world)[0] > before[0]
    undone = Decision.objects.get(undoes=removed)
    assert Batch.objects.get(code=Code.RELEASE).reference.endswith(f"/decision/{undone.pk}")
    assert AppealMessage.objects.count() == 4
    assert (findings(), recomputed()) == ([], [])


def test_upheld_the_pool_has_every_unit_again_and_the_ledger_names_the_final_decision(
    world: World, removed: Decision
) -> None:
    appeal(removed.pk, author=world.writer, words="It is mine.", key=key(), now=world.now)
    end(world, removed, Outcome.UPHELD)
    assert settle_holds(world.now) == 0
    at = world.now + timedelta(days=2)
    world.pay(at=at)
    escrow = Hold.objects.get(pk=world.text.pk).wallet_id
    held, fund = ledger.balance(escrow, Asset.INK), ledger.balance(SystemWallet.FUND, Asset.INK)
    assert held > 0
    assert (settle_holds(at), settle_holds(at)) == (1, 0)
    assert ledger.balance(escrow, Asset.INK) == 0
    assert ledger.balance(SystemWallet.FUND, Asset.INK) >= fund + held
    final = Decision.objects.get(office="automatic")
    assert Batch.objects.get(code=Code.REVERSAL).reference.endswith(f"/decision/{final.pk}")
    assert Article.objects.get(pk=world.text.pk).state == State.REMOVED
    assert findings() == []


def test_nobody_appeals_the_decision_becomes_final(world: World, removed: Decision) -> None:
    end_of_time = removed.at + APPEAL_WITHIN
    assert close_cases(end_of_time - timedelta(seconds=1)) == 0
    with pytest.raises(CaseMoved, match="over"):
        appeal(removed.pk, author=world.writer, words="Late.", key=key(), now=end_of_time)
    assert (close_cases(end_of_time), close_cases(end_of_time)) == (1, 0)
    world.pay(at=end_of_time)
    assert settle_holds(end_of_time) == 1
    assert Hold.objects.get(pk=world.text.pk).state == Hold.State.RETURNED


def test_only_whom_it_is_about_appeals_and_only_once(world: World, removed: Decision) -> None:
    with pytest.raises(NotYourCase):
        appeal(removed.pk, author=world.reader, words="No.", key=key(), now=world.now)
    with pytest.raises(ModerationError, match="Say why"):
        appeal(removed.pk, author=world.writer, words=" ", key=key(), now=world.now)
    sent = key()
    for _ in range(2):
        appeal(removed.pk, author=world.writer, words="Mine.", key=sent, now=world.now)
    with pytest.raises(CaseMoved):
        appeal(removed.pk, author=world.writer, words="Again.", key=key(), now=world.now)
    assert AppealMessage.objects.count() == 1


def test_who_decided_hears_no_appeal_nor_does_who_has_no_office_there(
    world: World, removed: Decision
) -> None:
    appeal(removed.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    for by in (world.moderator, world.reader, world.writer):
        with pytest.raises(NotYourCase):
            end_appeal(
                removed.pk,
                by=by,
                outcome=Outcome.REVERSED,
                message="Fine.",
                key=key(),
                now=world.now,
            )
    assert Case.objects.get().state == "appealed"


def test_an_appeal_ends_once(world: World, removed: Decision) -> None:
    appeal(removed.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    for _ in range(2):
        end(world, removed, Outcome.REVERSED)
    with pytest.raises(CaseMoved):
        end(world, removed, Outcome.UPHELD)
    with pytest.raises(CaseMoved):
        say(removed.pk, by=world.writer, words="Thanks.", key=key(), now=world.now)
    assert Decision.objects.filter(undoes=removed).count() == 1


def test_a_final_reward_that_is_not_worked_out_yet_waits_for_the_round(
    world: World, removed: Decision
) -> None:
    at = removed.at + APPEAL_WITHIN
    close_cases(at)
    # A round that was cut off after it froze the votes.
    close_works([world.text.pk], now=at)
    assert settle_holds(at) == 0
    assert Hold.objects.get(pk=world.text.pk).state == Hold.State.PLACED


def test_what_the_site_decided_no_community_takes_back(world: World) -> None:
    removed = world.decide(world.report(), REMOVE, by=world.site)
    with pytest.raises(NotYourCase, match="they alone"):
        take_back(removed.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    appeal(removed.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    with pytest.raises(NotYourCase, match="they alone"):
        end(world, removed, Outcome.REVERSED)
    with pytest.raises(NotYourCase, match="they alone"):
        say(removed.pk, by=world.colleague, words="Well.", key=key(), now=world.now)
    end_appeal(
        removed.pk,
        by=world.administrator,
        outcome=Outcome.REVERSED,
        message="It is theirs.",
        key=key(),
        now=world.now,
    )
    assert Article.objects.get(pk=world.text.pk).state == State.PUBLISHED


def test_what_the_site_did_by_itself_is_appealed_with_what_a_moderator_decided(
    world: World,
) -> None:
    case = world.report()
    by_itself = decide_by_itself(
        case, ruling=Ruling([Measure.HOLD], rule="Copied"), key=key(), now=world.now
    )
    assert by_itself is not None
    decided = world.decide(case, Ruling([Measure.HOLD], rule="Copied"))
    with pytest.raises(CaseMoved):
        appeal(by_itself.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    with pytest.raises(CaseMoved):
        take_back(by_itself.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    appeal(decided.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    end(world, decided, Outcome.REVERSED)
    assert Hold.objects.get(pk=world.text.pk).state == Hold.State.LIFTED
