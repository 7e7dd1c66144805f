"""What sends money or cannot be undone wants a proof of the last minutes, and loses nothing."""

from types import ModuleType

import pytest
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from accounts.proofs import shown_again, waited
from frontend.views.edges import fresh, money_out
from tests.frontend.world import PASSWORD, World


def pay(request: HttpRequest) -> HttpResponse:
    done = "shown" if waited(request) else "paid"
    return HttpResponse(f"{done} {request.POST.get('amount')}")


@pytest.fixture(autouse=True)
def addresses(settings: Settings) -> None:
    module = ModuleType("addresses_with_money")
    module.urlpatterns = [  # type: ignore[attr-defined]
        path("pay", shown_again(money_out(pay))),
        path("close", fresh(pay)),
        path("", include("inkwell.urls")),
    ]
    settings.ROOT_URLCONF = module


def test_what_was_posted_is_shown_after_the_password(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    asked = client.post("/pay", {"amount": "12"})
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    wrong = client.post(asked.headers["Location"], {"password": "not this"})
    assert "This is not your password." in wrong.content.decode()
    done = client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/pay"})
    assert done.content == b"shown 12"
    assert client.post("/pay", {"amount": "13"}).content == b"paid 13"


def test_what_does_not_say_that_it_shows_it_is_asked_for_anew(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    asked = client.post("/close", {"amount": "12"})["Location"]
    done = client.post(asked, {"password": PASSWORD, "next": "/close"})
    assert (done.status_code, done["Location"]) == (302, "/close")


def test_money_wants_a_confirmed_address(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    EmailAddress.objects.filter(user=world.author).update(verified=False)
    response = client.post("/pay", {"amount": "12"})
    assert response.status_code == 302
    assert "/accounts/confirm-email/" in response.headers["Location"]


def test_a_stranger_signs_in_first(world: World) -> None:
    for address in ("/pay", "/close"):
        location = Client().post(address).headers["Location"]
        assert location.startswith("/accounts/login/")
