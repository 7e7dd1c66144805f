"""Whom a community asks to be something, what they are told, and what is refused of a name."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Account
from communities.models import Community, Invitation, JoinRequest
from communities.roles import Kind, Role
from moderation.models import StaffAct
from tests.frontend.admin.offices import elsewhere, member, officer, proven
from tests.frontend.world import World


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def owner(world: World) -> Client:
    return proven(client_of(Account.objects.get(name="mira")))


def test_a_notice_names_the_community_and_the_office(owner: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    petra = member("petra", gardening)
    owner.post("/c/gardening/invite", {"name": "olaf"})
    owner.post("/c/gardening/hand-over", {"name": "petra"})
    told = client_of(world.stranger).get("/notices").text
    assert "invites you to be a member of c/gardening" in told
    assert 'href="/c/gardening/about"' in told
    assert "asks you to be an owner of c/gardening" in client_of(petra).get("/notices").text
    swedish = Client(headers={"accept-language": "sv"})
    swedish.force_login(world.stranger)
    assert "bjuder in dig som medlem i c/gardening" in swedish.get("/notices").text


def test_a_name_that_nobody_bears_comes_back_in_its_field(owner: Client) -> None:
    for act in ("invite", "hand-over"):
        answer = owner.post(f"/c/gardening/{act}", {"name": "@Nobody.is"})
        assert answer.status_code == 422, act
        assert 'value="@Nobody.is"' in answer.text, act
        assert "There is no account of that name." in answer.text, act
        assert owner.get(f"/c/gardening/{act}").headers["Location"] == "/c/gardening/members"


def test_a_title_that_is_refused_stands_in_its_field(owner: Client) -> None:
    member("petra", Community.objects.get(slug="gardening"))
    answer = owner.post("/c/gardening/@petra/title", {"title": "Digger " * 9})
    assert answer.status_code == 422
    assert "Digger Digger" in answer.text
    role = owner.post("/c/gardening/@mira/role", {"role": "member"})
    assert role.status_code == 422
    assert 'role="alert"' in role.text


def test_what_was_asked_is_seen_and_taken_back(owner: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    petra, moderator = member("petra", gardening), client_of(officer("otto", gardening))
    owner.post("/c/gardening/invite", {"name": "olaf"})
    owner.post("/c/gardening/hand-over", {"name": "petra"})
    page = moderator.get("/c/gardening/members").text
    assert "to be member, by @mira" in page
    assert "to be owner, by @mira" in page
    assert "/c/gardening/@olaf/uninvite" in page
    assert "/c/gardening/@petra/uninvite" not in page
    refused = moderator.post("/c/gardening/@petra/uninvite")
    assert refused.status_code == 422
    assert "Only an owner takes back" in refused.text
    moderator.post("/c/gardening/@olaf/uninvite")
    assert list(Invitation.objects.values_list("account", flat=True)) == [petra.pk]
    assert StaffAct.objects.filter(act="member.uninvited", account=world.stranger).count() == 1
    assert "uninvite" not in client_of(world.stranger).get("/c/gardening/members").text


def test_who_waits_is_offered_no_second_way_in(owner: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    olaf = client_of(world.stranger)
    owner.post("/c/gardening/invite", {"name": "olaf"})
    asked = olaf.get("/c/gardening/about").text
    assert "asked to be member" in asked
    assert 'value="join"' not in asked
    olaf.post("/c/gardening/answer", {"answer": "decline"})
    Community.objects.filter(pk=gardening.pk).update(kind=Kind.COUNCIL.value)
    assert "/c/gardening/ask" in olaf.get("/c/gardening/about").text
    olaf.post("/c/gardening/ask", {"words": "I dig."})
    page = olaf.get("/c/gardening/about").text
    assert "You asked to be let in, just now" in page
    assert "/c/gardening/ask" not in page
    olaf.post("/c/gardening/join", {"wish": "leave"})
    assert not JoinRequest.objects.exists()


def test_only_who_writes_there_is_told_to_write_the_first_text(world: World) -> None:
    room = elsewhere()
    assert "The first text could be yours." in Client().get("/c/kitchens").text
    Community.objects.filter(pk=room.pk).update(kind=Kind.COUNCIL.value)
    page = client_of(world.stranger).get("/c/kitchens").text
    assert "The first text could be yours." not in page
    assert "Its members write here." in page


def test_a_picture_that_is_none_leaves_its_description(owner: Client) -> None:
    sent = {"file": SimpleUploadedFile("gate.png", b"no picture"), "alt": "A gate in May"}
    answer = owner.post("/c/gardening/picture", sent)
    assert answer.status_code == 422
    assert 'value="A gate in May"' in answer.text
    assert "Not changed." in answer.text


def test_who_may_not_spend_is_refused_before_any_proof(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    otto = client_of(officer("otto", gardening))
    assert otto.get("/c/gardening/spend").status_code == 403
    assert otto.get("/c/gardening/share").status_code == 403
    admin = client_of(officer("agda", gardening, role=Role.ADMIN))
    assert admin.get("/c/gardening/spend").status_code == 302
