"""A community as a whole is reported from its page, by anybody, to the moderators of the site."""

from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community
from communities.roles import Role
from communities.services import give_role, join
from ledger.selectors import database_time
from moderation.errors import ModerationError
from moderation.models import Case, Report
from moderation.reasons import Reason
from moderation.services import report, report_community
from notifications.kinds import Kind
from notifications.models import Notice
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World, person, trusted

ABOUT, PLACE = "/c/gardening/about", "/c/gardening/report"


def sent(client: Client, **other: str) -> str:
    data = {"reason": "spam", "words": "It is all pills.", "key": str(uuid4()), **other}
    return client.post(PLACE, data, follow=True).text


def test_a_reader_without_an_account_reports_it_and_its_moderators_hear_nothing(
    world: World,
) -> None:
    stina, now = staff("stina"), database_time()
    room = Community.objects.get(slug="gardening")
    helper = person("helper", now)
    join(room, account=helper, now=now)
    give_role(room, account=helper, role=Role.MODERATOR, by=room.founder, now=now)
    client = Client()
    assert f'href="{PLACE}"' in client.get(ABOUT).text
    page = client.get(PLACE).text
    assert "Report Gardening to moderators" in page
    assert "It goes to the moderators of this site, not to those of the community" in page
    assert "the author is not told" not in page
    assert "Moderators have it." in sent(client)
    case = Case.objects.get()
    assert (case.account, case.community, case.work) == (room.founder, None, None)
    assert Report.objects.get().about == room
    told = Notice.objects.filter(kind=Kind.CASE)
    assert [each.account for each in told] == [stina]
    desk = with_key(stina).get(f"/admin/cases/{case.pk}/").text
    assert f'href="{ABOUT}"' in desk
    assert "about the community" in desk
    assert with_key(helper).get(f"/admin/cases/{case.pk}/").status_code == 404


def test_the_same_form_is_one_report_and_it_joins_what_is_open_about_its_owner(
    world: World,
) -> None:
    room, now = Community.objects.get(slug="gardening"), database_time()
    first = report(
        account=room.founder, reporter=world.author, reason=Reason.OTHER, key=uuid4(), now=now
    )
    key = uuid4()
    for _ in range(2):
        facts = {"reporter": world.stranger, "reason": Reason.SPAM, "key": key, "now": now}
        assert report_community(room, **facts) == first  # type: ignore[arg-type] # by name
    assert Report.objects.count() == 2
    assert 'href="/c/gardening/about">Gardening</a>' in "".join(
        trusted(world.stranger).get("/cases").text.split("\n")
    ).replace(" ", "")


def test_who_answers_for_it_is_its_owner_and_does_not_report_it(world: World) -> None:
    room, now = Community.objects.get(slug="gardening"), database_time()
    with pytest.raises(ModerationError):
        report_community(room, reporter=room.founder, reason=Reason.SPAM, key=uuid4(), now=now)
    # Where its founder is gone somebody who owns it now answers for it.
    room.memberships.filter(account=world.author).update(role=Role.OWNER.value)
    Account.objects.filter(pk=room.founder_id).update(is_active=False)
    sent(Client())
    assert Case.objects.get().account == world.author


def test_as_many_come_from_one_place_as_of_texts(world: World) -> None:
    client = Client()
    answers = [sent(client) for _ in range(30)]
    assert "Moderators have it." in answers[0]
    assert "reports can be sent" in answers[-1]
    assert Report.objects.count() < 30


def test_there_is_none_of_no_community(world: World) -> None:
    assert Client().get("/c/nowhere/report").status_code == 404
