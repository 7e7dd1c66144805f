"""Offices and ownership of a community are given by who proves that it is them, and nothing that
was sent is lost or done before.
"""

import re

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community, Invitation, Membership
from communities.roles import Role
from tests.frontend.admin.offices import member
from tests.frontend.world import PASSWORD, World

PETRA = "/c/gardening/@petra/role"


@pytest.fixture
def owner(world: World) -> Client:
    member("petra", Community.objects.get(slug="gardening"))
    client = Client()
    client.force_login(Account.objects.get(name="mira"))
    return client


def role_of_petra() -> Role:
    return Role(Membership.objects.get(account__name="petra").role)


def test_a_role_waits_for_the_proof_and_is_then_sent_again(owner: Client) -> None:
    asked = owner.post(PETRA, {"role": "admin"}).headers["Location"]
    assert asked.startswith("/accounts/reauthenticate/")
    assert role_of_petra() is Role.MEMBER
    shown = owner.post(asked, {"password": PASSWORD, "next": PETRA})
    assert "Nothing was changed yet" in shown.text
    page = " ".join(shown.text.split())
    assert re.search(r'<option value="admin"\s+selected\s*>', page)
    assert role_of_petra() is Role.MEMBER
    owner.post(PETRA, {"role": "admin"})
    assert role_of_petra() is Role.ADMIN


def test_who_shall_own_it_waits_for_the_proof(owner: Client) -> None:
    place = "/c/gardening/hand-over"
    asked = owner.post(place, {"name": "petra"}).headers["Location"]
    shown = owner.post(asked, {"password": PASSWORD, "next": place})
    assert "Nothing was changed yet" in shown.text
    assert 'value="petra"' in shown.text
    assert not Invitation.objects.filter(account__name="petra").exists()


def test_a_claim_waits_for_the_proof(owner: Client) -> None:
    place = "/c/gardening/claim"
    asked = owner.post(place).headers["Location"]
    assert asked.startswith("/accounts/reauthenticate/")
    shown = owner.post(asked, {"password": PASSWORD, "next": place}, follow=True)
    assert "Nothing was changed yet" in shown.text
    assert owner.get(place).headers["Location"] == "/c/gardening/about"
