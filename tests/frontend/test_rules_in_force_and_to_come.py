"""Everybody reads which rules hold, what others change and from when, and what held before."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from frontend.phrases import date_and_hour
from ledger.selectors import database_time
from moderation.services import carry_out_due, countersign, propose_rules
from rewards.active import forget
from rewards.models import Adoption
from rewards.services import adopt
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


@pytest.fixture
def demo(world: World, settings: Settings) -> World:
    """A site that began with the rules of a demonstration, and may take others."""
    settings.INKWELL_RULE_SET = "inkwell-demo"
    settings.INKWELL_RULES_SECONDS = 1
    forget()
    return world


def test_the_rules_in_force_stand_with_their_figures(world: World) -> None:
    page = Client().get("/rules").text
    assert "Rules inkwell-1" in page
    assert "in force" in page
    assert "Voting on a text takes" in page
    assert "What they change" not in page
    assert 'href="/rules"' in Client().get("/rules/inkwell-1").text
    assert 'href="/rules"' in Client().get("/cycles").text


def test_rules_to_come_stand_with_what_they_change_and_why(demo: World) -> None:
    now = database_time()
    one, other = (staff(name, administrator=True) for name in ("stina", "sixten"))
    made = propose_rules("inkwell-1", reason="Days again.", by=one, key=uuid4(), now=now)
    countersign(made.pk, by=other, now=now)
    assert carry_out_due(now + timedelta(days=1)) == 1
    page = Client().get("/rules").text
    starts = Adoption.objects.get().starts_at
    assert f"From {date_and_hour(starts)} the rules inkwell-1 hold" in page
    assert "Days again." in page
    change = page.split("What they change")[-1].split("</table>")[0]
    row = next(each for each in change.split("<tr>") if "Voting on a text takes" in each)
    assert "7 days" in row
    assert "to come" in page


def test_rules_that_held_before_stay_in_the_list(demo: World) -> None:
    adopt("inkwell-1", now=database_time() - timedelta(days=3))
    forget()
    page = Client().get("/rules").text
    assert "Rules inkwell-1" in page
    assert "What they change" not in page
    history = page.split("Which rules held when")[1].split("</ul>")[0]
    assert history.index("inkwell-1") < history.index("inkwell-demo")
    assert history.count("in force") == 1
    assert "over; what was opened under it is paid by it" in history
