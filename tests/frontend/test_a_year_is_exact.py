"""The statement of a year adds up to the balance, and the writer's desk to the payouts."""

import csv
import io

from django.test import Client

from accounts.payments import send
from ledger.assets import Asset, format_amount
from ledger.codes import Code
from ledger.selectors import balance, database_time, share_price
from ledger.services import power_up, transfer
from rewards.models import Payout
from tests.frontend.world import World


def test_the_year_ends_with_the_balance(world: World) -> None:
    reader, now = world.stranger, database_time()
    transfer(5, credit=reader.wallet_id, amount=20_000, key="start")
    send(reader, receiver=world.author, amount=1_234, key="one", now=database_time())
    power_up(reader.wallet_id, amount=2_000, key="up")
    client = Client()
    client.force_login(reader)
    page = client.get(f"/wallet/year/{now.year}").text
    assert "16.766\u00a0INK" in page
    worth = share_price().ink_for_vests(balance(reader.wallet_id, Asset.VESTS))
    assert f"{worth // 1_000}.{worth % 1_000:03}\u00a0INK" in page
    assert "\u00a0VESTS" not in page and "VESTS, the shares that the ledger counts" in page
    table = client.get(f"/wallet/year/{now.year}.csv").text
    rows = {row["what"]: row for row in csv.DictReader(io.StringIO(table))}
    assert (rows["Transfer"]["INK in"], rows["Transfer"]["INK out"]) == ("20.000", "1.234")
    assert rows["Power up"]["INK out"] == "2.000"
    assert rows["At the end"]["INK in"] == "16.766"
    held = balance(reader.wallet_id, Asset.VESTS)
    assert rows["At the end"]["VESTS in"] == format_amount(Asset.VESTS, held).split(" ")[0]


def test_the_desk_has_what_the_payouts_gave(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    [paid] = Payout.objects.filter(work__author=world.author.wallet_id, payout__gt=0)
    page = client.get("/desk/writer").text
    whole, part = divmod(paid.author_reward, 1000)
    amount = f"{whole:,}".replace(",", "\u202f") + f".{part:03}\u00a0INK"
    # In all, by month in the drawing and the table, and by text.
    assert page.count(amount) >= 4
    assert "An older text" in page


def test_the_tables_of_the_desk_have_the_payouts(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    [paid] = Payout.objects.filter(work__author=world.author.wallet_id, payout__gt=0)
    amount = format_amount(Asset.INK, paid.author_reward).split(" ")[0]
    for part in ("texts", "months"):
        rows = b"".join(client.get(f"/desk/writer/{part}.csv")).decode()
        [row] = csv.DictReader(io.StringIO(rows))
        assert row["author INK"] == amount


def test_the_wallet_draws_what_the_ledger_booked(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    before = client.get("/wallet").text
    tip = transfer(5, credit=world.author.wallet_id, amount=1_234_000, key="tip", code=Code.TIP)
    assert tip
    after = client.get("/wallet").text
    assert "Earned by month" in before
    # In the drawing and in its table.
    assert after.count("1\u202f234.") - before.count("1\u202f234.") >= 2
