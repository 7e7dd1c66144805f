"""What, check, done: nothing moves before the last step, and that one counts once."""

import re
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Account, Event, Letter, SecurityEvent
from articles.models import Tip
from frontend import letters
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Delegation, PowerDown, Transfer
from ledger.selectors import balance, database_time, share_price
from ledger.services import transfer
from tests.frontend.world import World, person, trusted

OTHER = "00000000-8b86-4d01-b42d-00cf4fc964ff"
KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


def funded(account: Account, amount: int) -> Client:
    transfer(5, credit=account.wallet_id, amount=amount, key=f"start/{account.pk}")
    return trusted(account)


def held(account: Account) -> int:
    return balance(account.wallet_id, Asset.INK)


def test_that_words_are_public_is_said_before_they_are_sent(world: World) -> None:
    client = funded(world.stranger, 20_000)
    assert "Public, like the amount" in client.get("/wallet/send").text
    form = {"to": "tove", "amount": "1", "memo": "For beans", "key": KEY, "step": "check"}
    check = client.post("/wallet/send", form).text
    assert re.search(r"<dt>What for, for all to read</dt>\s*<dd[^>]*>For beans</dd>", check)


def test_the_check_moves_nothing_and_says_what_will_be(world: World) -> None:
    client = funded(world.stranger, 20_000)
    form = {"to": "tove", "amount": "12.418", "memo": "For beans", "key": KEY}
    page = client.post("/wallet/send", {**form, "step": "check"}).text
    assert held(world.stranger) == 20_000
    for words in (
        "12.418\u00a0INK",
        "20.000\u00a0INK",
        "7.582\u00a0INK",
        "For beans",
        "/blot/tove",
    ):
        assert words in page
    assert "never sent anything to @tove" in page


def test_sent_twice_it_counts_once_with_one_receipt_and_one_alert(world: World) -> None:
    client, before = funded(world.stranger, 20_000), held(world.author)
    form = {"to": "tove", "amount": "12.418", "memo": "For beans", "key": KEY, "step": "done"}
    first, again = (client.post("/wallet/send", form) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert (held(world.stranger), held(world.author) - before) == (7_582, 12_418)
    receipt = client.get(first["Location"])
    assert "12.418\u00a0INK" in receipt.text
    assert "For beans" in receipt.text
    log = SecurityEvent.objects.filter(account=world.stranger, kind=Event.MONEY_OUT.value)
    [alert] = log
    assert (alert.facts["amount"], alert.facts["receiver"]) == ("12.418\u00a0INK", "@tove")
    page = client.post("/wallet/send", {**form, "key": KEY[::-1], "step": "check"}).text
    assert "never sent" not in page


def test_a_receipt_is_for_who_had_a_part_in_it(world: World) -> None:
    client = funded(world.stranger, 20_000)
    form = {"to": "tove", "amount": "1", "key": KEY, "step": "done"}
    address = client.post("/wallet/send", form)["Location"]
    other = person("ines", database_time())
    assert trusted(world.author).get(address).status_code == 200
    assert trusted(other).get(address).status_code == 404


def test_a_loan_that_there_is_not_cannot_be_ended(world: World) -> None:
    form = {"to": "tove", "amount": "0", "key": KEY, "step": "check"}
    page = trusted(world.stranger).post("/wallet/lend", form).text
    assert "You lend them nothing" in page


@pytest.mark.parametrize("errand", ["power-down", "lend"])
def test_more_power_than_there_is_is_said_before_it_is_confirmed(
    world: World, errand: str
) -> None:
    form = {"to": "tove", "amount": "99999999", "key": KEY, "step": "check"}
    page = trusted(world.stranger).post(f"/wallet/{errand}", form).text
    assert "INK is free; that is less than 99" in page
    assert "VESTS" not in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"amount": "30"}, "You have 20.000"),
        ({"to": "nobody-at-all"}, "There is no account of that name"),
        ({"to": "olaf"}, "That is you"),
        ({"amount": "0"}, "0.001"),
        ({"amount": ""}, "Write how much, as in 12.5."),
        ({"to": ""}, "Write the account&#x27;s name, as in mira."),
        ({"to": "a" * 18}, "No account has a name as long as this"),
        ({"amount": "1.2345"}, "INK has three decimals, 1.2345 has more."),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(
    world: World, changes: dict[str, str], words: str
) -> None:
    client = funded(world.stranger, 20_000)
    form = {"to": "tove", "amount": "12", "memo": "Beans", "key": KEY, "step": "check"} | changes
    page = client.post("/wallet/send", form).text
    assert words in page
    assert 'value="Beans"' in page
    assert held(world.stranger) == 20_000


def test_old_sign_ins_prove_first(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    work = world.places["WORK"]
    for address in ("/wallet/send", "/wallet/power-down", "/wallet/lend", f"/work/{work}/tip"):
        assert client.post(address, {"step": "done"})["Location"].startswith(
            "/accounts/reauthenticate/"
        )


def test_power_goes_up_and_down_and_to_others(world: World) -> None:
    client = funded(world.stranger, 20_000)
    up = client.post("/wallet/power-up", {"amount": "13", "key": KEY, "step": "done"})
    assert "13.000\u00a0INK" in client.get(up["Location"]).text
    assert held(world.stranger) == 7_000
    lend = {"to": "tove", "amount": "4", "key": KEY, "step": "done"}
    assert client.post("/wallet/lend", lend).status_code == 302
    [loan] = Delegation.objects.filter(delegator_id=world.stranger.wallet_id)
    assert loan.delegatee_id == world.author.wallet_id
    page = client.get("/wallet").text
    assert "Lent to tove" in page
    ended = client.post("/wallet/lend", {**lend, "amount": "0", "key": OTHER})
    assert ended.status_code == 302
    assert not Delegation.objects.filter(delegator_id=world.stranger.wallet_id).exists()
    down = client.post("/wallet/power-down", {"amount": "1.3", "key": KEY, "step": "done"})
    assert down.status_code == 302
    assert PowerDown.objects.filter(wallet_id=world.stranger.wallet_id).exists()
    # A thirteenth of 1.3 INK each week, thirteen times; rounding down may cost a thousandth.
    page = client.get("/wallet").text
    assert page.count("Leaves on") == 13
    client.post("/wallet/power-down/stop")
    assert not PowerDown.objects.filter(wallet_id=world.stranger.wallet_id).exists()


def test_a_loan_has_a_receipt_and_is_what_was_asked_for(world: World) -> None:
    client = funded(world.stranger, 20_000)
    client.post("/wallet/power-up", {"amount": "13", "key": KEY, "step": "done"})
    form = {"to": "tove", "step": "done"}
    keys = [f"{number}{KEY[1:]}" for number in range(3)]
    pages = []
    for key, amount in zip(keys, ("5", "2.001", "0"), strict=True):
        answers = [
            client.post("/wallet/lend", {**form, "amount": amount, "key": key}) for _ in range(2)
        ]
        assert answers[0]["Location"] == answers[1]["Location"] == f"/wallet/loan/{key}"
        pages.append(client.get(answers[0]["Location"]).text)
        if amount != "0":
            assert f"{Decimal(amount):.3f}\u00a0INK of power" in client.get("/wallet").text
    for page, words in zip(
        pages,
        (
            ("Power lent", "0.000\u00a0INK", "5.000\u00a0INK"),
            ("Loan changed", "5.000\u00a0INK", "2.001\u00a0INK", "2.999\u00a0INK, free again on"),
            ("Loan ended", "2.001\u00a0INK, free again on"),
        ),
        strict=True,
    ):
        assert [each for each in ("tove", *words) if each not in page] == []
    assert trusted(world.author).get(f"/wallet/loan/{keys[0]}").status_code == 404
    bodies = [letters.words(letter)[1] for letter in Letter.objects.filter(template="power_moved")]
    assert sum("You lend @tove no Ink Power any more." in body for body in bodies) == 1


def test_an_old_form_begins_no_power_down_anew_and_restores_no_loan(world: World) -> None:
    client = funded(world.stranger, 20_000)
    client.post("/wallet/power-up", {"amount": "13", "key": KEY, "step": "done"})
    down = {"amount": "", "key": KEY, "step": "done"}
    lend = {"to": "tove", "amount": "4", "key": KEY, "step": "done"}
    for address, form in (("/wallet/lend", lend), ("/wallet/power-down", down)):
        answers = [client.post(address, form) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
    client.post("/wallet/power-down/stop")
    client.post("/wallet/lend", {**lend, "amount": "1", "key": OTHER})
    [loan] = Delegation.objects.filter(delegator_id=world.stranger.wallet_id)
    client.post("/wallet/power-down", down)
    client.post("/wallet/lend", lend)
    assert not PowerDown.objects.filter(wallet_id=world.stranger.wallet_id).exists()
    assert Delegation.objects.get(pk=loan.pk).amount == loan.amount
    other = client.post("/wallet/lend", {**lend, "amount": "2"})
    assert "was sent before, with other content" in other.text
    log = SecurityEvent.objects.filter(account=world.stranger, kind=Event.POWER_MOVED.value)
    deeds = list(log.order_by("pk").values_list("facts__deed", flat=True))
    assert deeds == ["up", "lend", "down", "lend"]
    bodies = [letters.words(letter)[1] for letter in Letter.objects.filter(template="power_moved")]
    assert any("You lend @tove Ink Power: 4.000\u00a0INK in all." in body for body in bodies)
    assert any("Ink Power leaves step by step: all that can leave." in body for body in bodies)


@pytest.mark.parametrize("errand", ["power-down", "lend", "power-up", "send"])
def test_a_letter_that_was_cut_off_is_written_when_the_form_comes_again(
    world: World, errand: str
) -> None:
    client = funded(world.stranger, 20_000)
    client.post("/wallet/power-up", {"amount": "13", "key": OTHER, "step": "done"})
    form = {"to": "tove", "amount": "4", "key": KEY, "step": "done"}
    client.post(f"/wallet/{errand}", form)
    log = SecurityEvent.objects.filter(account=world.stranger, facts__form__endswith=KEY)
    assert log.count() == 1
    log.delete()
    for _ in range(2):
        client.post(f"/wallet/{errand}", form)
    assert log.count() == 1


def test_a_tip_goes_whole_to_the_author_and_stands_on_the_text(world: World) -> None:
    client, before = funded(world.stranger, 20_000), held(world.author)
    address = f"/work/{world.places['WORK']}/tip"
    assert "Growing beans in shade" in client.get(address).text
    form = {"preset": "5", "memo": "Thank you", "key": KEY}
    check = client.post(address, {**form, "step": "check"}).text
    assert "5.000\u00a0INK" in check
    for _ in range(2):
        done = client.post(address, {**form, "step": "done"})
    assert (held(world.author) - before, held(world.stranger)) == (5_000, 15_000)
    [tip] = Tip.objects.all()
    [moved] = Transfer.objects.filter(code=Code.TIP)
    assert (tip.batch, tip.amount) == (moved.batch_id, moved.amount)
    assert moved.batch.reference.startswith(f"tip/work/{world.places['WORK']}/memo/")
    assert "1 tip, 5.000\u00a0INK" in Client().get(world.article_address).text
    assert "Growing beans in shade" in client.get(done["Location"]).text
    assert "Tip to tove for Growing beans in shade" in client.get("/wallet").text
    received = trusted(world.author).get("/wallet").text
    assert "Tip from olaf for Growing beans in shade" in received
    assert "Thank you" in received
    assert not mail.outbox


def test_nobody_tips_their_own_text(world: World) -> None:
    client = funded(world.author, 20_000)
    form = {"preset": "1", "key": KEY, "step": "done"}
    address = f"/work/{world.places['WORK']}/tip"
    for method in (client.get, client.post):
        assert method(address, form).headers["Location"] == world.article_address
        assert "This is your own text" in client.get(world.article_address).text
    assert not Tip.objects.exists()


def test_the_chosen_amount_counts_and_what_is_written_where_another_is_chosen(
    world: World,
) -> None:
    client = funded(world.stranger, 20_000)
    address, form = f"/work/{world.places['WORK']}/tip", {"key": KEY, "step": "check"}
    for preset, amount, given in (("", "2.5", "2.500"), ("5", "5.000", "5.000"), ("5", "", "5.0")):
        page = client.post(address, {**form, "preset": preset, "amount": amount}).text
        assert f'<dd class="break-words">{given}' in page
    assert "Choose an amount" in client.post(address, {**form, "preset": ""}).text


@pytest.mark.parametrize("step", ["check", "done"])
def test_a_chosen_amount_and_another_one_that_is_written_are_asked_about(
    world: World, step: str
) -> None:
    client = funded(world.stranger, 20_000)
    form = {"key": KEY, "step": step, "preset": "5", "amount": "2.5"}
    page = client.post(f"/work/{world.places['WORK']}/tip", form).text
    assert "You chose 5.000\u00a0INK and wrote 2.500\u00a0INK." in page
    assert 'value="2.5"' in page
    assert not Tip.objects.exists()


def test_a_loan_that_is_what_is_asked_for_is_no_change(world: World) -> None:
    client = funded(world.stranger, 20_000)
    client.post("/wallet/power-up", {"amount": "13", "key": KEY, "step": "done"})
    form = {"to": "tove", "amount": "4", "step": "done"}
    client.post("/wallet/lend", {**form, "key": KEY})
    for step in ("check", "done"):
        page = client.post("/wallet/lend", {**form, "key": OTHER, "step": step}).text
        assert "You lend them 4.000\u00a0INK already: nothing would change." in page
    assert client.post("/wallet/lend", {**form, "key": KEY}).status_code == 302


def test_the_check_says_what_power_comes_of_it_and_refuses_what_makes_none(world: World) -> None:
    client = funded(world.stranger, 20_000)
    price = share_price()
    assert price.power_made(13_000) == 12_999
    form = {"amount": "13", "key": KEY, "step": "check"}
    page = client.post("/wallet/power-up", form).text
    words = "13.000\u00a0INK of power"
    assert re.search(rf"Ink Power that comes of it</dt>\s*<dd[^>]*>\s*{words}", page)
    receipt = client.post("/wallet/power-up", {**form, "step": "done"}, follow=True).text
    assert words in receipt
    form["key"] = OTHER
    for step in ("check", "done"):
        page = client.post("/wallet/power-up", {**form, "amount": "0.001", "step": step}).text
        assert "0.001\u00a0INK makes no Ink Power. Write at least 0.002\u00a0INK." in page
    assert held(world.stranger) == 7_000
    done = client.post("/wallet/power-up", {**form, "amount": "0.002", "step": "done"})
    assert done.status_code == 302
