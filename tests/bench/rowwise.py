"""The peer that everybody writes first: a loop over rows, each read, worked out and saved alone.

Nobody waits for hundreds of thousands of votes of it, so a few works are paid and the rest is
extrapolated. It writes into the same ledger, a batch for each reward, and its guards move the
balances.
"""

from hashlib import sha256

from django.db import connection, transaction

from curation.models import Vote, Work
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Batch, Transfer
from ledger.wallets import SystemWallet
from tests.bench.ballots import VOTES_A_WORK, Ballots
from tests.bench.processor import processor_time
from tests.bench.server import Database

_POOL = 10_000_000


def processor_seconds(database: Database, ballots: Ballots, *, votes: int) -> float:
    """Processor seconds for all votes, extrapolated from about `votes` of them."""
    works = range(ballots.first, ballots.first + max(votes // VOTES_A_WORK, 1))
    with connection.cursor() as cursor:
        # Columns that only the owner may fill: the loop saves whole rows.
        cursor.execute("RESET ROLE")
    with processor_time(database.postmaster) as spent:
        for work in works:
            _pay(work)
    return spent.seconds * ballots.votes / (len(works) * VOTES_A_WORK)


@transaction.atomic
def _pay(number: int) -> None:
    work = Work.objects.get(pk=number)
    for vote in Vote.objects.filter(work=work).order_by("at", "seq"):
        reward = _POOL * vote.weight // work.total_weight
        key = sha256(f"bench/{number}/{vote.voter_id}".encode()).digest()
        batch = Batch.objects.create(key=key, code=Code.CURATION_REWARD, reference="", rules="")
        if reward:
            Transfer.objects.create(
                batch=batch,
                debit_id=SystemWallet.ISSUE,
                credit_id=vote.voter_id,
                asset=Asset.VESTS,
                amount=reward,
                code=Code.CURATION_REWARD,
            )
        vote.changes += 1
        vote.save(update_fields=["changes"])
