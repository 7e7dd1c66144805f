"""The limits on sending: seen before typing, lowered at once, raised with a proof and a letter."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts import sending
from accounts.bounds import Bounds
from accounts.models import Account, Event, Letter, SecurityEvent
from frontend import letters
from ledger.assets import Asset
from ledger.selectors import balance, database_time
from ledger.services import transfer
from tests.frontend.world import World, trusted

KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
OTHER = "00000000-8b86-4d01-b42d-00cf4fc964ff"
PAGE = "/settings/limits"


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="start")
    return world.stranger


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def counting(account: Account) -> Bounds:
    return sending.room(account, now=database_time()).kept.bounds


def test_what_one_has_and_can_send_stands_before_the_form(olaf: Account) -> None:
    client = trusted(olaf)
    client.post(PAGE, {"each": "", "day": "12"})
    form = {"to": "tove", "amount": "5", "key": KEY, "step": "done"}
    assert client.post("/wallet/send", form).status_code == 302
    page = client.get("/wallet/send").text
    assert "15.000\u00a0INK" in page
    assert "7.000\u00a0INK" in page
    assert "no limit by transfer, at most 12.000\u00a0INK in 24 hours; 5.000" in page
    assert "5.000\u00a0INK sent in the last 24 hours" in page
    assert PAGE in page


@pytest.mark.parametrize("errand", ["power-up", "power-down", "lend"])
def test_the_first_step_of_power_says_what_there_is(olaf: Account, errand: str) -> None:
    page = trusted(olaf).get(f"/wallet/{errand}").text
    assert ("20.000\u00a0INK" if errand == "power-up" else "Ink Power that is free") in page


@pytest.mark.parametrize("step", ["check", "done"])
def test_beyond_the_limit_nothing_goes_and_the_page_says_why(olaf: Account, step: str) -> None:
    client = trusted(olaf)
    client.post(PAGE, {"each": "", "day": "12"})
    form = {"to": "tove", "amount": "8", "memo": "Beans", "key": KEY, "step": "done"}
    client.post("/wallet/send", form)
    page = client.post("/wallet/send", {**form, "key": OTHER, "step": step}).text
    assert (
        "By your limit at most 12.000\u00a0INK leaves in 24 hours, and 8.000\u00a0INK did" in page
    )
    assert "You change it in the settings, under Limits." in page
    assert 'value="Beans"' in page
    assert balance(olaf.wallet_id, Asset.INK) == 12_000


def test_tips_and_transfers_count_together(world: World, olaf: Account) -> None:
    client = trusted(olaf)
    client.post(PAGE, {"each": "", "day": "12"})
    tip = {"preset": "10", "key": KEY, "step": "done"}
    assert client.post(f"/work/{world.places['WORK']}/tip", tip).status_code == 302
    form = {"to": "tove", "amount": "2.001", "key": OTHER, "step": "done"}
    assert "By your limit" in client.post("/wallet/send", form).text


def test_less_needs_no_proof_and_counts_at_once(olaf: Account) -> None:
    client = signed_in(olaf)
    client.post(PAGE, {"each": "2.5", "day": "10"})
    assert counting(olaf) == Bounds(each=2_500, day=10_000)
    log = SecurityEvent.objects.filter(account=olaf, kind=Event.LIMIT_LOWERED.value)
    assert log.count() == 1
    assert not Letter.objects.filter(template="limit_raised").exists()


def test_more_is_asked_for_with_a_proof_told_by_mail_and_called_back(olaf: Account) -> None:
    client = signed_in(olaf)
    client.post(PAGE, {"each": "", "day": "10"})
    asked = client.post(PAGE, {"each": "", "day": "5000"})
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert sending.room(olaf, now=database_time()).kept.wish is None
    client = trusted(olaf)
    page = client.post(PAGE, {"each": "", "day": "5000"}, follow=True).text
    assert "What is more than before counts from" in page
    assert "at most 5\u202f000.000\u00a0INK in 24 hours." in page
    assert counting(olaf) == Bounds(day=10_000)
    [letter] = Letter.objects.filter(template="limit_raised")
    subject, body = letters.words(letter)
    assert subject == "More may soon leave your wallet"
    assert "at most 5\u202f000.000\u00a0INK in 24 hours" in body and PAGE in body
    page = signed_in(olaf).post(f"{PAGE}/call-back", follow=True).text
    assert "Called back." in page and "5\u202f000" not in page
    later = sending.room(olaf, now=database_time() + timedelta(days=2))
    assert later.kept.bounds == Bounds(day=10_000)


def test_a_limit_that_is_left_as_it_is_keeps_its_raise(olaf: Account) -> None:
    trusted(olaf).post(PAGE, {"each": "5", "day": "10"})
    trusted(olaf).post(PAGE, {"each": "", "day": "10"})
    page = signed_in(olaf).post(PAGE, {"each": "5", "day": "8"}, follow=True).text
    assert "no limit by transfer, at most 8.000\u00a0INK in 24 hours." in page
    kept = sending.room(olaf, now=database_time()).kept
    assert kept.bounds == Bounds(each=5_000, day=8_000)
    assert kept.wish is not None and kept.wish.bounds == Bounds(each=None, day=8_000)


def test_no_limit_at_all_is_more_too(olaf: Account) -> None:
    asked = signed_in(olaf).post(PAGE, {"each": "", "day": ""})
    assert asked["Location"].startswith("/accounts/reauthenticate/")


def test_a_wrong_number_is_told_and_changes_nothing(olaf: Account) -> None:
    page = signed_in(olaf).post(PAGE, {"each": "1e3", "day": "5"}).text
    assert "1e3 is not an amount." in page
    assert 'value="1e3"' in page
    assert counting(olaf) == Bounds(day=1_000_000)
