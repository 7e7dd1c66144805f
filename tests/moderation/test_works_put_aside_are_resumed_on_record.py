"""What a round put aside goes into the next one by somebody's word, which stands on record."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from moderation.errors import JobRefused, NotYourOffice
from moderation.models import StaffAct
from moderation.services.jobs import resume_work
from rewards.models import Window
from rewards.selectors import parked_windows
from tests.moderation.world import World

WHY = "Its votes weigh more than their total."


def put_aside(world: World) -> int:
    work: int = world.text.pk
    Window.objects.filter(work=work).update(parked=WHY)
    return work


def test_an_administrator_resumes_it_once(world: World) -> None:
    work = put_aside(world)
    with pytest.raises(NotYourOffice):
        resume_work(work, by=world.site, now=world.now)
    resume_work(work, by=world.administrator, now=world.now)
    assert parked_windows() == []
    with pytest.raises(JobRefused, match="not put aside"):
        resume_work(work, by=world.administrator, now=world.now)
    act = StaffAct.objects.get(act="work.resumed")
    assert (act.by, act.details["work"]) == (world.administrator, work)


def test_the_operator_lists_and_resumes_by_name(world: World) -> None:
    work, said = put_aside(world), StringIO()
    call_command("parked_works", stdout=said)
    assert said.getvalue() == f"work {work}: {WHY}\n"
    with pytest.raises(CommandError, match="who gives the order"):
        call_command("parked_works", resume=work)
    call_command("parked_works", resume=work, operator="the night watch", stdout=said)
    assert parked_windows() == []
    act = StaffAct.objects.get(act="work.resumed")
    assert (act.by, act.details["operator"]) == (None, "the night watch")
    with pytest.raises(CommandError, match="not parked"):
        call_command("parked_works", resume=work, operator="the night watch")
