"""Everybody reads what came into a community's wallet and went out, by month and by reason."""

import csv

from django.test import Client

from communities.models import Community
from ledger.selectors import database_time
from ledger.services import transfer
from tests.frontend.world import World


def test_by_month_on_the_page_and_by_reason_in_the_table(world: World) -> None:
    wallet = Community.objects.get(slug="gardening").wallet_id
    empty = Client().get("/c/gardening/wallet").content.decode()
    assert "wallet.csv" not in empty
    transfer(5, credit=wallet, amount=7_000, key="first")
    transfer(5, credit=wallet, amount=500, key="second")
    transfer(wallet, credit=world.author.wallet_id, amount=1_250, key="third")
    page = Client().get("/c/gardening/wallet").content.decode()
    _before, _heading, table = page.partition('id="months"')
    row = table.partition("</tbody>")[0]
    assert row.count("<tr>") == 2
    assert [f">{amount}\u00a0INK</td>" in row for amount in ("7.500", "1.250")] == [True, True]
    assert 'href="/c/gardening/wallet.csv"' in page
    lines = Client().get("/c/gardening/wallet.csv").getvalue().decode().splitlines()
    sums = [
        (each["month"], each["unit"], each["in"], each["out"]) for each in csv.DictReader(lines)
    ]
    assert sums == [(f"{database_time():%Y-%m}", "INK", "7.500", "1.250")]
    assert Client().get("/c/nowhere/wallet.csv").status_code == 404
