"""Everybody reads the register by numbers; those concerned reply and appeal under their cases."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils.translation import override

from ledger.selectors import database_time
from moderation.models import FindingAppeal
from moderation.services.findings import drop_finding, make_final
from tests.frontend.admin.offices import staff
from tests.frontend.findings import opened
from tests.frontend.world import World

FOURTEEN = timedelta(days=14)


def signed_in(world: World) -> Client:
    client = Client()
    client.force_login(world.author)
    return client


def test_a_reply_stands_in_the_register_without_a_name(world: World) -> None:
    made, tove, anybody = opened(world, by=staff("stina")), signed_in(world), Client()
    place, reply = f"/moderation/findings/{made.pk}", f"/cases/findings/{made.pk}/reply"
    assert "There is news of a finding that concerns you" in tove.get("/notices").text
    cases = tove.get("/cases").text
    assert f'action="{reply}"' in cases
    assert "You are account 1 there." in cases
    form = {"words": "We edit each other.", "key": str(uuid4())}
    assert tove.post(reply, form)["Location"] == "/cases"
    page = anybody.get(place).text
    assert "We edit each other." in page
    assert "A finding moves no money." in page
    assert [name in page for name in ("@tove", "@olaf", "stina")] == [False, False, False]
    register = anybody.get("/moderation/findings").text
    assert f'href="{place}"' in register
    assert "2 accounts" in register
    assert 'href="/moderation/findings"' in anybody.get("/moderation/log").text

    refused = tove.post(reply, {"words": "Ask @olaf.", "key": str(uuid4())})
    assert (refused.status_code, "Ask @olaf." in refused.text) == (422, True)
    assert "write “account 2” where you wrote “olaf”" in refused.text
    other = anybody.post(reply, form)
    assert other["Location"].startswith("/accounts/login/")


def test_an_appeal_is_sent_from_ones_cases(world: World) -> None:
    made = opened(world, by=staff("stina"), ago=FOURTEEN)
    now, tove = database_time(), signed_in(world)
    make_final(made.pk, by=staff("stig"), words="The replies explain nothing.", now=now)
    appeal = f"/cases/findings/{made.pk}/appeal"
    assert f'action="{appeal}"' in tove.get("/cases").text
    tove.post(appeal, {"words": "We are one family.", "key": str(uuid4())})
    assert FindingAppeal.objects.get().words == "We are one family."
    page = Client().get(f"/moderation/findings/{made.pk}").text
    assert "The replies explain nothing." in page
    assert "We are one family." not in page, "it is for who hears it"
    assert "Final, and appealed against" in page
    drop_finding(made.pk, by=staff("sten"), words="We were wrong.", now=now)
    cases = tove.get("/cases").text
    assert "Appealed; the finding is dropped." in cases
    assert appeal not in cases
    figures = Client().get("/moderation/figures").text
    assert "Appeals that ended with it dropped" in figures
    table = Client().get("/moderation/figures.csv").text
    assert "findings: dropped,1" in table


def test_it_is_told_in_swedish(world: World) -> None:
    made = opened(world, by=staff("stina"))
    with override("sv"):
        page = Client(headers={"accept-language": "sv"}).get(f"/moderation/findings/{made.pk}")
    assert f"Iakttagelse nr {made.pk}: röster på varandra" in page.text
    assert "En iakttagelse flyttar inga pengar." in page.text
