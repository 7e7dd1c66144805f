"""What is told of a payout is what the ledger moved: each line to the last unit, each remainder
from where the wallet's last one was left.
"""

from collections import Counter
from datetime import timedelta

import pytest

from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from rewards.columns import NANO
from rewards.models import Payout
from rewards.references import read_reference
from rewards.selectors import head_of, lines_of_voters, lines_of_votes_from, lines_of_writers
from rewards.services import run_cycle
from rewards.trace import Head, Line
from tests.rewards.services.world import CLOSES, World

NOW = CLOSES + timedelta(minutes=1)
PEOPLE = (Code.AUTHOR_REWARD, Code.CURATION_REWARD, Code.BENEFICIARY_REWARD, Code.HOST_REWARD)

type Moved = Counter[tuple[int, int, int]]


def all_lines(head: Head) -> list[Line]:
    """Votes, beneficiaries, author: as they were paid, one after the other."""
    votes, count = lines_of_votes_from(head, first=0, limit=4)
    while len(votes) < count:
        votes += lines_of_votes_from(head, first=len(votes), limit=4)[0]
    return [*votes, *lines_of_writers(head)]


def moved_by_work() -> Moved:
    """What the ledger moved to people: by work, wallet and asset."""
    moved: Moved = Counter()
    rows = Transfer.objects.filter(code__in=PEOPLE).values_list(
        "batch__reference", "batch__code", "credit", "asset", "amount"
    )
    for reference, code, wallet, asset, amount in rows.iterator():
        place = read_reference(reference, code=Code(code))
        assert place is not None
        moved[place[1], wallet, asset] += amount
    return moved


def check(works: int) -> None:
    """Of that many payouts, in the order in which they were paid."""
    told: Moved = Counter()
    kept: dict[int, int] = {}
    payouts = Payout.objects.order_by("cycle", "work").defer("trace")
    assert payouts.count() == works
    for payout in payouts:
        head = head_of(payout.work_id)
        assert head is not None
        lines = all_lines(head)
        granted = payout.payout - payout.unclaimed
        assert sum(line.share_nano for line in lines) == granted * NANO
        assert sum(line.paid for line in lines) == granted - payout.carried
        for line in lines:
            assert line.kept_before_nano == kept.get(line.wallet, 0)
            assert line.share_nano + line.kept_before_nano == line.paid * NANO + line.kept_nano
            assert 0 <= line.kept_nano < NANO
            kept[line.wallet] = line.kept_nano
            told[payout.work_id, line.wallet, Asset.INK] += line.liquid
            told[payout.work_id, line.wallet, Asset.VESTS] += line.vests
    assert +told == moved_by_work()


def test_of_a_small_round(world: World) -> None:
    author, voter, one, other, host = world.wallets[:5]
    shares = [(one, 1_234), (other, 777)]
    terms = {"beneficiaries": shares, "host": (host, 500), "liquid_bp": 3_333}
    world.work(author, {voter: 10**13, one: 7 * 10**12}, terms=terms)
    world.work(author, {voter: -(10**9)})
    world.work(author, {})
    while run_cycle(NOW, rules=world.rules) is not None:
        pass
    check(15)


@pytest.mark.slow
def test_of_a_round_of_ten_thousand(lonely: World) -> None:
    lonely.fill(10_000)
    while run_cycle(NOW, rules=lonely.rules) is not None:
        pass
    check(10_000)


def test_a_voters_line_is_that_of_the_record(world: World) -> None:
    run_cycle(NOW, rules=world.rules)
    for work in world.works:
        head = head_of(work)
        assert head is not None
        votes, count = lines_of_votes_from(head, first=0, limit=100)
        assert len(votes) == count > 0
        assert lines_of_voters(work, world.wallets) == {line.wallet: line for line in votes}
        assert lines_of_votes_from(head, first=2**62, limit=100) == ([], count)
