"""Log in stands on every page and leads back to it; a form that was wrong has the focus there."""

import re

import pytest
from django.test import Client

from tests.frontend.world import PASSWORD, World


@pytest.mark.parametrize("address", ["/tag/soil?order=hot", "/help/rewards"])
def test_every_log_in_of_a_page_leads_back_to_it(world: World, address: str) -> None:
    page = Client().get(address).text
    links = re.findall(r'href="(/accounts/login/[^"]*)"', page)
    assert len(links) >= 3
    # A list has further ones beside its texts, which lead to these.
    led = Client().post(links[0].replace("&amp;", "&"), {"login": "tove", "password": PASSWORD})
    assert led.headers["Location"] == address


@pytest.mark.usefixtures("world")
def test_pages_of_the_account_lead_on_to_where_they_were_to_lead() -> None:
    for address in ("/accounts/login/", "/accounts/signup/"):
        page = Client().get(f"{address}?next=/new").text
        assert page.count('href="/accounts/login/?next=%2Fnew"') >= 3
        assert "?next=%2Faccounts" not in Client().get(address).text


@pytest.mark.usefixtures("world")
def test_the_focus_is_on_what_is_wrong() -> None:
    client = Client()
    assert "autofocus" not in client.get("/accounts/login/").text
    page = client.post("/accounts/login/", {"login": "tove", "password": "wrong"}).text
    # The reason first: the next stop of the Tab key is the first field.
    assert re.findall(r"<[^>]*\bautofocus\b[^>]*>\s*<(\w+)", page) == ["ul"]
    wrong = {"username": "newcomer", "email": "no address", "password1": "short"}
    page = client.post("/accounts/signup/", wrong).text
    [focused] = re.findall(r"<[^>]*\bautofocus\b[^>]*>", page)
    assert 'name="email"' in focused and 'aria-invalid="true"' in focused
