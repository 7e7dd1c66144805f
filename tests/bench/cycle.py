"""A payout as the product computes it, streamed: read, split and written at the same time.

Two threads read the votes of the next works and one splits those that were read, while the
transfers of the works before are written; each has a connection of its own. Works are closed for
voting, so all see the same votes.
"""

import time
from collections.abc import Iterator
from itertools import zip_longest
from queue import Queue
from threading import Thread
from typing import Final

import numpy as np
from django.db import connection

from curation.columns import VoteColumns, vote_columns
from ledger.services.volumes import VolumeRows
from ledger.services.volumes import _binary as copy_chunks
from ledger.stake import GENESIS_PRICE
from rewards.columns import Carries, Fund, Ints, Votes, Works
from rewards.plan import Decision, decide
from rewards.postings import Postings, postings
from rewards.reading import works_by_id
from rewards.shares import divide
from rewards.split import split
from tests.bench.ballots import VOTES_A_WORK, Ballots
from tests.bench.server import Database
from tests.rules import active_rules

BARE: Final = """
    CREATE TABLE bench_bare (
        batch_id bigint, debit_id bigint, credit_id bigint, asset smallint, amount bigint,
        code smallint
    )
"""
_COPY: Final = "COPY bench_bare FROM STDIN (FORMAT binary)"
_WORKS_AT_MOST: Final = 200_000 // VOTES_A_WORK
_RUNS_AT_LEAST: Final = 8
"""In fewer runs reading, splitting and writing would wait for each other."""
_READERS: Final = 2
_FUND: Final = 10**12


def pay(database: Database, ballots: Ballots) -> float:
    """Compute a cycle over these works and write its transfers into `bench_bare`: seconds."""
    with database.connect() as writer:
        writer.execute("DROP TABLE IF EXISTS bench_bare")
        writer.execute(BARE.encode())
        start = time.monotonic()
        works, decision = _decide(ballots)
        votes = _read(ballots)
        with writer.cursor().copy(_COPY) as copy:
            for chunk in _bytes(_ahead(_split(works, decision, votes))):
                copy.write(chunk)
        return time.monotonic() - start


def arithmetic(ballots: Ballots) -> tuple[Ints, Ints, Ints, Ints]:
    """What the division alone works on: offsets, the curators' pools, total weights, weights."""
    rules = active_rules().payout
    works, decision = _decide(ballots)
    pools = [divide(payout, curation=True, rules=rules).curation for payout in decision.payouts]
    parts = list(_read(ballots))
    counts = np.concatenate([np.diff(part.offsets) for part in parts])
    return (
        np.concatenate(([0], np.cumsum(counts, dtype=np.int64))),
        np.array(pools, dtype=np.int64),
        np.array(works.total_weight, dtype=np.int64),
        np.concatenate([part.weight.view(np.int64) for part in parts]),
    )


def _decide(ballots: Ballots) -> tuple[Works, Decision]:
    works = works_by_id(range(ballots.first, ballots.last + 1))
    fund = Fund(balance=_FUND, recent_claims=0, updated=0)
    return works, decide(works, fund, time=1, rules=active_rules().payout)


def _read(ballots: Ballots) -> Iterator[VoteColumns]:
    """The votes in the order of their works, from readers that take runs of works in turn."""
    readers = [_ahead(_read_every_other(ballots, number)) for number in range(_READERS)]
    for parts in zip_longest(*readers):
        yield from (part for part in parts if part is not None)


def _read_every_other(ballots: Ballots, number: int) -> Iterator[VoteColumns]:
    at_once = min(_WORKS_AT_MOST, max(ballots.works // _RUNS_AT_LEAST, 1))
    for first in range(ballots.first + number * at_once, ballots.last + 1, _READERS * at_once):
        yield vote_columns(range(first, min(first + at_once, ballots.last + 1)))


def _split(
    works: Works, decision: Decision, parts: Iterator[VoteColumns]
) -> Iterator[tuple[int, Postings]]:
    """The transfers of a run of works, and the place of its first work."""
    carries, start = Carries.of({}), 0
    for part in parts:
        stop = start + len(part.work)
        result = split(
            works.slice(start, stop),
            Votes(part.offsets, part.voter, part.rshares, part.weight),
            claims=decision.claims[start:stop],
            payouts=decision.payouts[start:stop],
            carries=carries,
            price=GENESIS_PRICE,
            rules=active_rules().payout,
        )
        carries = carries.updated(result.carries)
        yield start, postings(result)
        start = stop


def _bytes(parts: Iterator[tuple[int, Postings]]) -> Iterator[bytes]:
    """As PostgreSQL takes them: one head, the rows of all parts, one end."""
    head, end = b"", b""
    for start, part in parts:
        rows = VolumeRows(
            keys=(),
            codes=(),
            references=(),
            rules="",
            offsets=part.offsets,
            debit=part.debit,
            credit=part.credit,
            asset=part.asset,
            amount=part.amount,
            code=part.code,
        )
        batches = np.arange(start + 1, start + len(part.offsets), dtype=np.int64)
        first, *chunks, end = copy_chunks(rows, batches)
        if not head:
            head = first
            yield head
        yield from chunks
    yield end


def _ahead[T](items: Iterator[T]) -> Iterator[T]:
    """The items, of which a thread keeps the next two ready; what it raises is raised here."""
    ready: Queue[T | BaseException | None] = Queue(maxsize=2)

    def work() -> None:
        try:
            for item in items:
                ready.put(item)
            ready.put(None)
        except BaseException as error:
            ready.put(error)
        finally:
            # Each thread has a session of its own.
            connection.close()

    thread = Thread(target=work, daemon=True)
    thread.start()
    while (item := ready.get()) is not None:
        if isinstance(item, BaseException):
            raise item
        yield item
    thread.join()
