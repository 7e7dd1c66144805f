"""Freezing waits for the vote in flight and counts it; a later one finds the work closed."""

import threading
from datetime import timedelta

from django.db import connection, transaction

from curation.models import Work
from rewards.models import Payout
from rewards.services import run_cycle
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.world import CLOSES, found_world

NOW = CLOSES + timedelta(minutes=1)


def test_the_vote_in_flight_counts(committed_db: CommittedDatabase) -> None:
    world = found_world()
    author, voter, late = world.wallets[:3]
    work = world.work(author, {voter: 10**12})
    locked = threading.Event()

    def vote() -> None:
        try:
            with transaction.atomic():
                row = Work.objects.select_for_update().get(pk=work)
                assert row.paid_at is None
                locked.set()
                # Long enough for the freeze to come to the work and wait.
                threading.Event().wait(0.5)
                row.votes.create(
                    voter_id=late,
                    weight_bp=10_000,
                    rshares=10**12,
                    weight=10**12,
                    at=CLOSES - timedelta(seconds=1),
                    seq=99,
                    changes=0,
                )
                Work.objects.filter(pk=work).update(
                    net_rshares=2 * 10**12, vote_rshares=2 * 10**12, total_weight=2 * 10**12
                )
        finally:
            connection.close()

    thread = threading.Thread(target=vote)
    thread.start()
    assert locked.wait(10)
    run_cycle(NOW, rules=world.rules)
    thread.join()
    payout = Payout.objects.get(work=work)
    assert int(payout.claim) == 2 * 10**12
    assert Work.objects.get(pk=work).paid_at is not None
