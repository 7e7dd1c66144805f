"""The ledger itself knows that a slice of a work was paid, whatever cycle comes to pay it."""

from datetime import timedelta

import pytest

from ledger.errors import KeyConflict
from ledger.models import Batch
from rewards.models import Cycle
from rewards.postings import postings
from rewards.reading import votes_of
from rewards.services import batches
from rewards.services.freezing import freeze
from rewards.services.posting import cut, divide, load
from tests.rewards.services.world import CLOSES, World


def test_another_cycle_cannot_post_the_same_slice(world: World) -> None:
    cycle = freeze(CLOSES + timedelta(minutes=1), rules=world.rules)
    assert cycle is not None
    frozen = load(cycle, rules=world.rules)
    cut(frozen)
    result = divide(frozen, cycle.shards.get(), votes=votes_of(frozen.works))
    columns = postings(result)
    keys = [draft.key for draft in batches.drafts(cycle, result.works, columns)]
    batches.send(cycle, result.works, columns)
    posted = Batch.objects.count()
    again = Cycle.objects.get(pk=cycle.pk)
    cycle.state, cycle.closed_at = Cycle.State.CLOSED, cycle.frozen_at
    cycle.save()
    again.number += 1
    again.save(force_insert=True)
    cycle.windows.update(cycle=again)
    with pytest.raises(KeyConflict):
        batches.send(again, result.works, columns)
    assert Batch.objects.count() == posted
    assert batches.volume(again, result.works, columns).keys == keys
