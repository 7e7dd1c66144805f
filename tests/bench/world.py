"""People and texts for benchmarks, made by the product's own verbs where those are quick."""

from typing import Final

from ledger.assets import Asset
from ledger.codes import Code
from ledger.services import Draft, Leg, post
from ledger.wallets import FIRST_OPEN_WALLET, SystemWallet
from tests.bench.server import Database

FIRST_PERSON: Final = FIRST_OPEN_WALLET
_BATCHES_AT_ONCE: Final = 5_000


def open_people(database: Database, count: int, *, ink: int = 0, vests: int = 0) -> range:
    """Open `count` wallets holding `ink` milli-INK and `vests` micro-VESTS each."""
    with database.connect() as administrator:
        administrator.execute(
            "INSERT INTO ledger_wallet (kind) SELECT 'person' FROM generate_series(1, %s)", [count]
        )
        (last,) = administrator.execute("SELECT max(id) FROM ledger_wallet").fetchone() or (0,)
    assert isinstance(last, int)
    people = range(last - count + 1, last + 1)
    for asset, amount in ((Asset.INK, ink), (Asset.VESTS, vests)):
        if amount:
            _give(people, asset=asset, amount=amount)
    settle(database)
    return people


def settle(database: Database) -> None:
    """What the server does by itself within a minute: clean up, count, and plan anew.

    Otherwise the plans would be measured that were made while the tables were empty.
    """
    with database.connect() as administrator:
        administrator.execute("VACUUM ANALYZE")


def _give(people: range, *, asset: Asset, amount: int) -> None:
    """A batch for each, so that the ledger is not empty when it is measured."""
    for start in people[::_BATCHES_AT_ONCE]:
        post(
            [
                Draft(
                    key=f"bench/{asset}/{wallet}",
                    code=Code.GENESIS,
                    legs=[Leg(SystemWallet.ISSUE, wallet, asset, amount, Code.GENESIS)],
                )
                for wallet in range(start, min(start + _BATCHES_AT_ONCE, people.stop))
            ]
        )
