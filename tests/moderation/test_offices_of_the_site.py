"""Offices of the site are given by a command, and each change is in the audit trail."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Account
from moderation import services
from moderation.errors import ModerationError
from moderation.models import StaffAct
from moderation.rights import SiteOffice
from moderation.selectors import office_of
from notifications.models import Notice
from tests.moderation.world import World


def appoint(name: str, office: str, operator: str = "The operator") -> str:
    out = StringIO()
    call_command("appoint", name, office=office, operator=operator, stdout=out)
    return out.getvalue()


def test_an_office_is_given_and_taken(world: World) -> None:
    assert appoint("@writer", "administrator") == "@writer: administrator.\n"
    office = office_of(Account.objects.get(pk=world.writer.pk))
    assert (office.moderator, office.administrator) == (True, True)
    appoint("writer", "moderator")
    office = office_of(Account.objects.get(pk=world.writer.pk))
    assert (office.moderator, office.administrator) == (True, False)
    appoint("writer", "none")
    assert not office_of(Account.objects.get(pk=world.writer.pk)).moderator


def test_each_change_is_on_record_once(world: World) -> None:
    for _ in range(2):
        appoint("writer", "moderator")
    act = StaffAct.objects.get(act="account.appointed")
    assert act.account == world.writer
    assert act.details == {"before": "none", "after": "moderator", "operator": "The operator"}


def test_whose_office_it_is_hears_of_each_change_once(world: World) -> None:
    for office in ("moderator", "moderator", "none"):
        appoint("writer", office)
    told = Notice.objects.filter(kind="office").order_by("pk")
    assert {each.account_id for each in told} == {world.writer.pk}
    assert [each.group.split("/")[1] for each in told] == ["moderator", "none"]


def test_whom_there_is_not_or_no_more_gets_no_office(world: World) -> None:
    with pytest.raises(CommandError, match="no account"):
        appoint("nobody-here", "moderator")
    with pytest.raises(CommandError, match="who gives the order"):
        appoint("writer", "moderator", operator=" ")
    Account.objects.filter(pk=world.writer.pk).update(is_active=False)
    with pytest.raises(CommandError, match="no account"):
        appoint("writer", "administrator")
    with pytest.raises(ModerationError, match="closed"):
        services.appoint(world.writer, office=SiteOffice.MODERATOR, operator="Me", now=world.now)
    assert not StaffAct.objects.exists()
