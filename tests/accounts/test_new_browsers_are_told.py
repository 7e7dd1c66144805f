"""The owner hears of a sign-in from a browser that the account does not know."""

from django.test import Client

from accounts.models import Account, Letter
from tests.accounts.conftest import PASSWORD


def sign_in(client: Client) -> None:
    client.post("/accounts/login/", {"login": "ines", "password": PASSWORD})
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")


def letters() -> int:
    return Letter.objects.filter(template="new_device").count()


def test_a_new_browser_is_told_once(ines: Account) -> None:
    mine, thiefs = Client(), Client()
    sign_in(mine)
    assert letters() == 1
    sign_in(mine)
    assert letters() == 1
    sign_in(thiefs)
    assert letters() == 2
    kinds = list(ines.security_events.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["new_device", "signed_in", "new_device"]


def test_nobody_makes_the_cookie_but_the_site(ines: Account) -> None:
    client = Client()
    client.cookies["known"] = f"{ines.pk}"
    sign_in(client)
    assert letters() == 1


def test_signing_up_is_no_news(ines: Account) -> None:
    form = {"username": "bram", "email": "bram@example.org", "password1": PASSWORD}
    Client().post("/accounts/signup/", form)
    assert set(Letter.objects.values_list("template", flat=True)) == {"email_confirmation"}


def test_an_address_of_anothers_can_be_claimed_but_its_owner_is_told(ines: Account) -> None:
    client = Client()
    form = {"username": "bram", "email": "ines@example.org", "password1": PASSWORD}
    assert client.post("/accounts/signup/", form).headers["Location"] == "/welcome"
    assert Account.objects.get(name="bram").email == ""
    [letter] = Letter.objects.all()
    assert (letter.to, letter.template) == ("ines@example.org", "email_is_anothers")
