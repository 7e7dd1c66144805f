"""A payment is previewed, proposed and signed at the desk, by two who each proved who they are."""

import re
from uuid import uuid4

from pytest_django.fixtures import Settings

from moderation.models import Proposal
from tests.frontend.admin.offices import proven, staff, with_key
from tests.frontend.world import World

GIVEN = {"to": "@tove", "amount": "12.5", "reason": "Prize of the spring essay"}


def test_two_administrators_make_a_payment(world: World) -> None:
    ada, birk = with_key(staff("ada", administrator=True)), staff("birk", administrator=True)
    form = GIVEN | {"key": str(uuid4())}
    asked = ada.post("/admin/proposals/", form | {"act": "propose"})
    assert asked["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert not Proposal.objects.exists()
    proven(ada)
    page = ada.post("/admin/proposals/", form | {"act": "preview"}).text
    assert "12.500 INK go from the treasury to @tove a day after" in page.replace("\xa0", " ")
    assert not Proposal.objects.exists()
    answer = ada.post("/admin/proposals/", form | {"act": "propose"})
    made = Proposal.objects.get()
    place = f"/admin/proposals/{made.pk}/"
    assert answer["Location"] == place

    assert 'value="sign"' not in ada.get(place).text
    other = proven(with_key(birk))
    assert 'value="sign"' in other.get(place).text
    other.post(place, {"act": "sign"})
    made.refresh_from_db()
    assert (made.state, made.signed_by) == ("signed", birk)

    ada.post(place, {"act": "stop"})
    made.refresh_from_db()
    assert made.state == "stopped"
    assert "Prize of the spring essay" in ada.get("/admin/proposals/").text


def test_what_cannot_be_proposed_is_told(world: World) -> None:
    ada = proven(with_key(staff("ada", administrator=True)))
    for change, words in (
        ({"to": "nobody-here"}, "There is no account of that name."),
        ({"amount": "999999999"}, "The treasury holds"),
        ({"to": "ada"}, "Nobody proposes a payment to themselves."),
    ):
        form = GIVEN | change | {"key": str(uuid4()), "act": "propose"}
        answer = ada.post("/admin/proposals/", form)
        assert answer.status_code == 422
        assert words in answer.text
    assert not Proposal.objects.exists()


def test_other_rules_are_shown_figure_by_figure(world: World, settings: Settings) -> None:
    settings.INKWELL_RULE_SET = "inkwell-demo"
    ada = proven(with_key(staff("ada", administrator=True)))
    given = {"rules": "inkwell-1", "reason": "A trial", "key": str(uuid4())}
    form = {"what": "rules"} | {f"rules-{name}": value for name, value in given.items()}
    page = " ".join(ada.post("/admin/proposals/", form | {"act": "preview"}).text.split())
    assert "rules inkwell-1 are adopted and follow rules inkwell-demo" in page
    figure = r"Payouts: Voting on a text takes</th> <td>[^<]+</td> <td>7 days</td>"
    assert re.search(figure, page.replace("\xa0", " "))
    assert not Proposal.objects.exists()
    ada.post("/admin/proposals/", form | {"act": "propose"})
    made = Proposal.objects.get()
    assert (made.what, made.rules) == ("rules", "inkwell-1")
    assert "Rules inkwell-1 come into force: A trial" in " ".join(
        ada.get("/admin/proposals/").text.split()
    )


def test_an_office_is_foretold_and_proposed(world: World) -> None:
    ada = proven(with_key(staff("ada", administrator=True)))
    birk = staff("birk", administrator=True)
    given = {"to": "@tove", "office": "moderator", "reason": "Reads all", "key": str(uuid4())}
    form = {"what": "office"} | {f"office-{name}": value for name, value in given.items()}
    page = ada.post("/admin/proposals/", form | {"act": "preview"}).text
    assert "@tove becomes moderator of the site, a day after another administrator" in page
    refused = ada.post("/admin/proposals/", form | {"office-to": "ada", "act": "propose"})
    assert (refused.status_code, "for themselves" in refused.text) == (422, True)
    assert not Proposal.objects.exists()
    place = ada.post("/admin/proposals/", form | {"act": "propose"})["Location"]
    assert "@tove becomes moderator of the site" in ada.get(place).text
    other = proven(with_key(birk))
    other.post(place, {"act": "sign"})
    assert Proposal.objects.get().signed_by == birk
    gone = form | {"office-to": "birk", "office-office": "none", "office-key": str(uuid4())}
    place = ada.post("/admin/proposals/", gone | {"act": "propose"})["Location"]
    page = other.get(place).text
    assert "@birk has no office of the site any more" in page
    assert [f'value="{act}"' in page for act in ("sign", "stop")] == [False, False]
