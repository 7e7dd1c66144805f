"""The payouts of a cycle are read page by page, the best paid first, each once."""

from datetime import timedelta

from rewards.models import Cycle, Payout
from rewards.selectors import payouts_of
from rewards.services import run_cycle
from tests.rewards.services.world import CLOSES, World


def paid(world: World) -> Cycle:
    """The cycle that pays the world's works, of which three are paid alike."""
    for _ in range(3):
        world.work(world.wallets[0], {world.wallets[1]: 10**12})
    while run_cycle(CLOSES + timedelta(hours=2), rules=world.rules) is not None:
        pass
    return Cycle.objects.get(works=15)


def test_every_payout_is_on_one_page_and_on_one_only(world: World) -> None:
    cycle, read = paid(world), list[Payout]()
    while page := payouts_of(cycle, after=read[-1].work_id if read else None, limit=5):
        read += page
    places = [(-payout.payout, payout.work_id) for payout in read]
    assert len(places) == 15
    assert len({payout for payout, _work in places}) <= 13
    assert places == sorted(set(places))


def test_behind_a_work_of_no_payout_it_begins_anew(world: World) -> None:
    cycle = paid(world)
    assert payouts_of(cycle, after=10**9, limit=3) == payouts_of(cycle, limit=3)
