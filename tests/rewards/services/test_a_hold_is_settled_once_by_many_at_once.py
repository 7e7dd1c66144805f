"""However many decide of a held reward at once, one of them is heard and every unit is there."""

import threading
from datetime import timedelta
from functools import partial

from django.db import connection

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Batch
from rewards.errors import HoldRefused
from rewards.models import Hold
from rewards.services import give_back, hold, release, run_cycle
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.audit import findings
from tests.rewards.services.world import CLOSES, GENESIS, found_world

NOW = CLOSES + timedelta(minutes=1)


def test_one_decision_settles_it(committed_db: CommittedDatabase) -> None:
    world = found_world()
    author, voter = world.wallets[:2]
    work = world.work(author, {voter: 10**12})
    escrow = hold(work, decision=1, now=GENESIS).wallet_id
    run_cycle(NOW, rules=world.rules)
    start, errors = threading.Barrier(8), list[BaseException]()

    def decide(number: int) -> None:
        settle = partial(release if number % 2 else give_back, work, decision=number, now=NOW)
        try:
            start.wait()
            settle()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(2, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in errors] == [HoldRefused] * 7
    assert Batch.objects.filter(code__in=(Code.RELEASE, Code.REVERSAL)).count() == 1
    assert Hold.objects.get(pk=work).settled_by in range(2, 10)
    assert [ledger.balance(escrow, asset) for asset in Asset] == [0, 0]
    assert findings() == []
