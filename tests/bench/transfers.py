"""Transfers between people: from Django against django-hordak, in SQL against pgbench."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from ledger.assets import Asset
from ledger.codes import Code
from ledger.services import Draft, Leg, post, transfer
from ledger.wallets import SystemWallet
from tests.bench import hordak, pgbench
from tests.bench.processor import processor_time
from tests.bench.report import Measure, per_second
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.world import open_people

_INK: Final = 10_000_000
_BATCH: Final = 100
_MOST_CLIENTS: Final = 16

# A fresh key for each call is what every caller has to bring.
_TRANSFER: Final = """
\\set debit random({first}, {last})
\\set other random(1, {last} - {first})
\\set credit {credit}
SELECT ledger_transfer(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    :debit, :credit, 1::smallint, 1, 10::smallint, '', '');
"""
_ANYBODY: Final = "{first} + (:debit - {first} + :other) % ({last} - {first} + 1)"


def from_django(bench: Bench, size: Size) -> Iterator[Measure]:
    """`ledger.services.transfer` against hordak's `transfer_to` with a locked balance check."""
    number = size.pick(tiny=20, usual=2_000)
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=10, usual=1_000), ink=_INK)
        ours = _per_processor_second(database, _one_by_one(people), number)
    with bench.database(migrated=False) as database:
        theirs = hordak.transfers_per_processor_second(database, number=max(number // 4, 10))
    yield Measure(
        name="T1",
        what="transfer from Django / django-hordak, by processor",
        ours=f"{ours:,.0f}/cpu s",
        bound=f"{theirs:,.0f}/cpu s",
        ratio=ours / theirs,
        sense="at least",
        goal=10,
    )


def in_sql(bench: Bench, size: Size) -> Iterator[Measure]:
    """The SQL function `ledger_transfer` against pgbench's TPC-B-like transaction."""
    seconds, rounds = size.pick(tiny=1, usual=5), size.pick(tiny=1, usual=3)
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=100, usual=20_000), ink=_INK)
        pgbench.prepare_tpcb(database, scale=size.pick(tiny=1, usual=pgbench.TPCB_SCALE))
        script = _script(people, credit=_ANYBODY)
        for clients in size.pick(tiny=(1,), usual=(1, 4, _MOST_CLIENTS)):
            ours, bound = [], []
            for _ in range(rounds):
                ours.append(pgbench.measure(database, script, clients=clients, seconds=seconds))
                bound.append(
                    pgbench.measure(
                        database, builtin="tpcb-like", clients=clients, seconds=seconds
                    )
                )
            yield _by_clock(
                "T2",
                f"ledger_transfer / tpcb-like, {clients} client{'s' * (clients > 1)}",
                ours=pgbench.middle(ours),
                bound=pgbench.middle(bound),
                goal=0.8,
            )


def into_one_wallet(bench: Bench, size: Size) -> Iterator[Measure]:
    """Everybody pays one wallet: a system one, that has no balance row, and a person's."""
    seconds, rounds = size.pick(tiny=1, usual=5), size.pick(tiny=1, usual=3)
    targets = {"anybody": _ANYBODY, "system": str(SystemWallet.TREASURY), "person": "{last} + 1"}
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=100, usual=20_000), ink=_INK)
        open_people(database, 1)
        rates: dict[str, list[pgbench.Rate]] = {target: [] for target in targets}
        for _ in range(rounds):
            for target, credit in targets.items():
                script = _script(people, credit=credit)
                rates[target].append(
                    pgbench.measure(database, script, clients=_MOST_CLIENTS, seconds=seconds)
                )
    system = pgbench.middle(rates["system"])
    for bound, what, goal in (
        ("anybody", "into a system wallet / to anybody, 16 clients", 0.5),
        ("person", "into a system wallet / to one person, 16 clients", 3.0),
    ):
        yield _by_clock("T3", what, ours=system, bound=pgbench.middle(rates[bound]), goal=goal)


def in_batches(bench: Bench, size: Size) -> Iterator[Measure]:
    """A batch of 100 transfers through `post` against 100 calls of `transfer`."""
    number = size.pick(tiny=200, usual=4_000)
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=10, usual=1_000), ink=_INK)
        single = _per_processor_second(database, _one_by_one(people), number)
        batched = _BATCH * _per_processor_second(database, _by_batch(people), number // _BATCH)
    yield Measure(
        name="T4",
        what="transfers in batches of 100 / one by one",
        ours=f"{batched:,.0f}/cpu s",
        bound=f"{single:,.0f}/cpu s",
        ratio=batched / single,
        sense="at least",
        goal=3,
    )


def _by_clock(
    name: str, what: str, *, ours: pgbench.Rate, bound: pgbench.Rate, goal: float
) -> Measure:
    return Measure(
        name=name,
        what=what,
        ours=per_second(round(ours.clock), 1),
        bound=per_second(round(bound.clock), 1),
        ratio=ours.clock / bound.clock,
        sense="at least",
        goal=goal,
    )


def _script(people: range, *, credit: str) -> str:
    borders = {"first": people.start, "last": people.stop - 1}
    return _TRANSFER.format(**borders, credit=credit.format(**borders))


def _per_processor_second(database: Database, call: Callable[[int], object], number: int) -> float:
    """How many of the calls a second of processor time is enough for, after some to warm up."""
    first = max(number // 20, 1)
    for turn in range(first):
        call(turn)
    with processor_time(database.postmaster) as spent:
        for turn in range(first, first + number):
            call(turn)
    return number / max(spent.seconds, 0.01)


def _one_by_one(people: range) -> Callable[[int], object]:
    chance = Random(1)

    def call(turn: int) -> int:
        debit, credit = chance.sample(people, 2)
        return transfer(debit, credit=credit, amount=1, key=f"single/{turn}")

    return call


def _by_batch(people: range) -> Callable[[int], object]:
    chance = Random(2)

    def call(turn: int) -> list[int]:
        pairs = [chance.sample(people, 2) for _ in range(_BATCH)]
        legs = [Leg(debit, credit, Asset.INK, 1, Code.TRANSFER) for debit, credit in pairs]
        return post([Draft(key=f"batch/{turn}", code=Code.TRANSFER, legs=legs)])

    return call
