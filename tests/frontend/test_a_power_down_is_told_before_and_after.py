"""What leaves by a power-down: read before it is ordered, and kept as a receipt."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Account
from frontend.phrases import date_and_hour
from ledger.models import PowerDown
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from tests.frontend.world import World, trusted
from tests.rules import active_rules

KEYS = [f"{number}f9619ff-8b86-4d01-b42d-00cf4fc964ff" for number in range(3)]


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=90_000, key="start")
    power_up(world.stranger.wallet_id, amount=90_000, key="power")
    return world.stranger


def send(client: Client, *, step: str, amount: str, key: str = KEYS[0]) -> str:
    form = {"amount": amount, "key": key, "step": step}
    answer = client.post("/wallet/power-down", form, follow=True)
    return answer.text.replace("\u00a0", " ")


def test_the_review_has_the_steps_and_their_days(olaf: Account) -> None:
    page = send(trusted(olaf), step="check", amount="13")
    assert "13.000 INK" in page and "1.000 INK, and more as power gains worth" in page
    pause = timedelta(seconds=active_rules().stake.step_seconds)
    for steps in (1, 13):
        day = date_and_hour(database_time() + steps * pause)
        assert day.partition(",")[0] in page
    assert "Replaced" not in page
    assert not PowerDown.objects.exists()


def test_all_that_can_leave_is_a_figure(olaf: Account) -> None:
    page = send(trusted(olaf), step="check", amount="")
    assert "all that can leave" not in page
    assert "89.999 INK" in page or "90.000 INK" in page


def test_its_receipt_stays_and_says_that_another_was_replaced(olaf: Account) -> None:
    client = trusted(olaf)
    first = send(client, step="done", amount="13")
    assert "A receipt." in first and "1.000 INK, and more" in first
    assert "Replaced: its steps to come are dropped" not in first
    assert "Replaced" in send(client, step="check", amount="26", key=KEYS[1])
    second = send(client, step="done", amount="26", key=KEYS[1])
    assert "2.000 INK, and more" in second and "Replaced" in second
    address = f"/wallet/power-down/{KEYS[0]}"
    assert "1.000" in client.get(address).text
    assert trusted(Account.objects.get(name="tove")).get(address).status_code == 404


@pytest.mark.parametrize("step", ["check", "done"])
def test_steps_of_nothing_are_refused_in_words(olaf: Account, step: str) -> None:
    page = send(trusted(olaf), step=step, amount="0.001")
    assert "each step would be less than 0.001 INK" in page
    assert not PowerDown.objects.exists()


def test_who_has_no_power_reads_that_nothing_can_leave(world: World) -> None:
    page = send(trusted(world.stranger), step="check", amount="")
    assert "there is nothing that could leave" in page
