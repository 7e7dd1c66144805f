"""Guessing ends soon, at every login page, and the page says when it may go on."""

import time
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from accounts.limits import forget_expired
from accounts.models import Account, Letter
from ledger.selectors import database_time

LOGIN = "/accounts/login/"


def guess(client: Client, login: str, *, address: str = LOGIN) -> str:
    form = {"login": login, "username": login, "password": "not this one"}
    response = client.post(address, form)
    return str(response.status_code) + response.content.decode()


def test_the_fifth_wrong_password_is_the_last_by_name_and_address_together(
    client: Client, ines: Account
) -> None:
    for login in ("ines", "ines@example.org", "INES", "ines@example.org", "ines"):
        assert "with this password" in guess(client, login)
    assert "Too many attempts" in guess(client, "ines")
    assert "Too many attempts" in guess(client, "ines@example.org")
    right = {"login": "ines", "password": "beans in the shade"}
    assert client.post(LOGIN, right).status_code == 200


def test_an_account_bears_twenty_guesses_an_hour_from_anywhere(
    client: Client, ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    let_through = 0
    for number in range(60):
        clock[0] += 50
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        let_through += "with this password" in guess(client, "ines")
    assert let_through == 20


def test_guesses_from_elsewhere_keep_nobody_out_of_a_browser_they_know(
    ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    right, home = {"login": "ines", "password": "beans in the shade"}, Client()
    assert home.post(LOGIN, right).status_code == 302
    home.post("/accounts/logout/")
    for number in range(60):
        clock[0] += 50
        guess(Client(REMOTE_ADDR=f"192.0.2.{number}"), "ines")
    assert Client(REMOTE_ADDR="192.0.2.99").post(LOGIN, right).status_code == 200
    assert home.post(LOGIN, right).status_code == 302
    home.post("/accounts/logout/")
    for _ in range(5):
        assert "with this password" in guess(home, "ines@example.org")
    assert "Too many attempts" in guess(home, "ines")


def test_ones_own_new_password_gives_no_more_guesses_at_others(
    client: Client, ines: Account
) -> None:
    for number in range(10):
        assert "with this password" in guess(client, f"nobody-{number}")
    assert "Too many attempts" in guess(client, "nobody-10")
    client.post("/accounts/password/reset/", {"email": "ines@example.org"})
    url = Letter.objects.get().facts["password_reset_url"]
    form = client.get(urlsplit(url).path, follow=True).redirect_chain[-1][0]
    new = {"password1": "peas in the sun", "password2": "peas in the sun"}
    assert client.post(form, new).status_code == 302
    client.logout()
    assert ines.has_usable_password()
    assert "Too many attempts" in guess(client, "nobody-11")


def test_a_session_bears_twenty_guesses_of_its_password_an_hour(
    client: Client, ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    client.force_login(ines)
    form = {"oldpassword": "not this", "password1": "peas in the sun", "password2": "peas"}
    statuses = []
    for _ in range(50):
        clock[0] += 60
        statuses.append(client.post("/accounts/password/change/", form).status_code)
    assert statuses == [200] * 20 + [429] * 30


@pytest.mark.parametrize("page", ["password/reset", "login/code"])
def test_an_address_gets_ten_letters_an_hour_and_twenty_a_day(
    ines: Account, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    letters = []
    for _ in range(4):
        for number in range(20):
            clock[0] += 60
            stranger = Client(REMOTE_ADDR=f"192.0.2.{number}")
            stranger.post(f"/accounts/{page}/", {"email": "ines@example.org"})
        clock[0] += 3_600
        letters.append(Letter.objects.filter(to="ines@example.org").count())
    assert letters == [10, 20, 20, 20]


def test_an_address_that_is_claimed_gets_ten_letters_an_hour(
    ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    EmailAddress.objects.filter(user=ines).update(verified=False)
    client = Client()
    client.force_login(ines)
    for _ in range(30):
        clock[0] += 60
        client.get("/wallet/send")
    assert Letter.objects.filter(to="ines@example.org").count() == 10


def test_a_browser_that_signs_up_too_often_is_told_when(client: Client, ines: Account) -> None:
    statuses = [client.post("/accounts/signup/", {}).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    response = client.post("/accounts/signup/", {})
    assert 0 < int(response["Retry-After"]) <= 60
    assert "It works again in" in response.content.decode()


def test_the_desk_takes_no_password_and_leads_to_the_page_that_counts(
    client: Client, ines: Account
) -> None:
    Account.objects.filter(pk=ines.pk).update(is_staff=True, is_superuser=True)
    right = {"username": "ines", "login": "ines", "password": "beans in the shade"}
    for place in ("/admin/", "/admin/login/", "/admin/acts/"):
        response = client.post(place, right)
        assert response.status_code == 302
        assert response["Location"].startswith(f"{LOGIN}?next=/")
        assert "_auth_user_id" not in client.session
    way = response["Location"]
    for _ in range(5):
        assert "with this password" in guess(client, "ines", address=way)
    assert "Too many attempts" in guess(client, "ines", address=way)


def test_counts_are_in_the_database_and_go_when_they_are_over(
    client: Client, ines: Account
) -> None:
    guess(client, "ines")
    cache.set("kept", 1, timeout=1000)
    cache.set("over", 1, timeout=-1)
    forget_expired(database_time())
    assert cache.get("kept") == 1
