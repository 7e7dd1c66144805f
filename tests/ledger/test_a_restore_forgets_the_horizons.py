"""In a restored server transaction ids begin anew: no movement may fall below an old horizon."""

import pytest
from django.db import connection

from ledger import services
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.services import Allocation
from ledger.services.roles import as_sealer
from ledger.wallets import SystemWallet

pytestmark = pytest.mark.django_db


def test_the_systems_wallets_count_everything_again() -> None:
    with as_sealer(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_horizon SET xid = '18446744073709551000'")
    services.genesis([Allocation(wallet=SystemWallet.FUND, liquid=1000)])
    assert balance(SystemWallet.FUND, Asset.INK) == 0
    services.reset_horizons()
    assert balance(SystemWallet.FUND, Asset.INK) == 1000
    services.roll_up()
    assert balance(SystemWallet.FUND, Asset.INK) == 1000
