"""Filters of kind, direction and days, and the same lines as a table with exact amounts."""

import csv
import io
from datetime import timedelta

from django.test import Client

from accounts.models import Account
from accounts.payments import send
from accounts.services import prefer
from ledger.models import Transfer
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from tests.frontend.world import World


def moved(world: World) -> Client:
    reader: Account = world.stranger
    transfer(5, credit=reader.wallet_id, amount=20_000, key="start")
    send(reader, receiver=world.author, amount=1_234, key="one", now=database_time(), memo="=1+1")
    power_up(reader.wallet_id, amount=2_000, key="up")
    client = Client()
    client.force_login(reader)
    return client


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/wallet/history.csv{query}")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_kind_and_direction_narrow_the_page(world: World) -> None:
    client = moved(world)
    sent = client.get("/wallet?kind=sent&direction=out").text
    assert "To tove" in sent
    assert "From the treasury" not in sent
    assert "Ink Power made" not in sent
    assert "Ink Power made" in client.get("/wallet?kind=power").text


def test_the_table_is_exact_and_no_formula(world: World) -> None:
    client = moved(world)
    [row] = rows(client, "?kind=sent&direction=out")
    assert (row["amount"], row["unit"], row["other"]) == ("-1.234", "INK", "tove")
    assert row["memo"] == "'=1+1"
    wallet = world.stranger.wallet_id
    mine = Transfer.objects.filter(debit=wallet) | Transfer.objects.filter(credit=wallet)
    assert len(rows(client)) == mine.count()
    assert sum(
        round(float(each["amount"]) * 1000) for each in rows(client) if each["unit"] == "INK"
    ) == (20_000 - 1_234 - 2_000)


def test_days_narrow_it_and_nonsense_is_said(world: World) -> None:
    client, today = moved(world), database_time().date()
    assert rows(client, f"?since={today + timedelta(days=1)}") == []
    assert rows(client, f"?until={today - timedelta(days=30)}") == []
    assert len(rows(client, f"?since={today}&until={today}")) >= 3
    assert client.get("/wallet?since=soon").status_code == 200
    assert "errorlist" in client.get("/wallet?since=soon").text


def test_a_table_is_in_the_language_of_the_pages(world: World) -> None:
    client = moved(world)
    prefer(world.stranger, interface_language="sv")
    assert {row["what"] for row in rows(client, "?kind=sent&direction=out")} == {"Överföring"}
