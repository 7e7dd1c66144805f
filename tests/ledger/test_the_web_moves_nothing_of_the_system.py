"""The web's login does what people do, and moves nothing out of the wallets of the system."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from ledger import services
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import NotYours
from ledger.models import Kind
from ledger.selectors import balance, database_time
from ledger.services import Allocation, Leg
from ledger.services.posting import Draft, post
from ledger.stake import StakeRules
from ledger.wallets import SystemWallet
from tests.plugin.database import CommittedDatabase


@pytest.fixture
def people(committed_db: CommittedDatabase) -> Iterator[tuple[int, int]]:
    """Two wallets, in a session whose login is one that the web would have."""
    first, second = (services.open_wallet(Kind.PERSON) for _ in range(2))
    services.genesis(
        [
            Allocation(wallet=first, liquid=1_000_000, staked=1_000),
            Allocation(wallet=SystemWallet.TREASURY, liquid=1_000_000, staked=1_000_000),
        ]
    )
    with committed_db.connect() as superuser:
        superuser.execute("CREATE ROLE some_web LOGIN IN ROLE inkwell_application")
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET SESSION AUTHORIZATION some_web")
            yield first, second
        finally:
            connection.close()
            superuser.execute("DROP ROLE some_web")


def test_people_send_power_up_and_down_and_borrow_from_the_treasury(
    people: tuple[int, int],
) -> None:
    first, second = people
    services.transfer(first, credit=second, amount=5_000, key="a")
    services.power_up(first, amount=7_001, key="b")
    services.power_up(second, amount=1, key="c")
    services.power_down(first, vests=1_000_000, now=database_time(), rules=StakeRules())
    services.delegate(SystemWallet.TREASURY, receiver=second, amount=1_000, unspent=None)
    third = services.open_wallet(Kind.PERSON)
    assert (balance(second, Asset.INK), balance(third, Asset.INK)) == (4_999, 0)
    assert balance(first, Asset.VESTS) == 1_000 * 1_000_000 + 7_001 * 1_000_000


@pytest.mark.parametrize("system", list(SystemWallet))
def test_nothing_leaves_a_wallet_of_the_system(
    people: tuple[int, int], system: SystemWallet
) -> None:
    with pytest.raises(NotYours):
        services.transfer(system, credit=people[0], amount=1, key="a")
    assert balance(people[0], Asset.INK) == 1_000_000


def test_what_powering_up_mints_is_for_who_paid_it_and_never_cheaper(
    people: tuple[int, int],
) -> None:
    first, second = people

    def mint(wallet: int, *, vests: int) -> None:
        legs = [
            Leg(first, SystemWallet.VESTING, Asset.INK, 3, Code.POWER_UP),
            Leg(SystemWallet.ISSUE, wallet, Asset.VESTS, vests, Code.VESTING_MINT),
        ]
        post([Draft(key=f"{wallet}/{vests}", code=Code.POWER_UP, legs=legs)])

    for wallet, vests in ((first, 3_000_001), (second, 3)):
        with pytest.raises(NotYours):
            mint(wallet, vests=vests)
    mint(first, vests=3_000_000)


def test_no_volume_is_opened(people: tuple[int, int]) -> None:
    with (
        pytest.raises(Exception, match="opens no volume"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT ledger_open_volume()")
