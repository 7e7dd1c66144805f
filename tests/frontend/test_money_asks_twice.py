"""What sends money or cannot be undone wants a proof of the last minutes, and loses nothing."""

from types import ModuleType

import pytest
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from frontend.views.edges import fresh, money_out
from tests.frontend.world import PASSWORD, World


def pay(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"paid {request.POST.get('amount')}")


@pytest.fixture(autouse=True)
def addresses(settings: Settings) -> None:
    module = ModuleType("addresses_with_money")
    module.urlpatterns = [  # type: ignore[attr-defined]
        path("pay", money_out(pay)),
        path("close", fresh(pay)),
        path("", include("inkwell.urls")),
    ]
    settings.ROOT_URLCONF = module


def test_what_was_posted_goes_on_after_the_password(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    asked = client.post("/pay", {"amount": "12"})
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    wrong = client.post(asked.headers["Location"], {"password": "not this"})
    assert "This is not your password." in wrong.content.decode()
    done = client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/pay"})
    assert done.content == b"paid 12"
    assert client.post("/pay", {"amount": "13"}).content == b"paid 13"


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
