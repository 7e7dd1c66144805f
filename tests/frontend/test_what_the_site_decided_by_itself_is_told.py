"""An author reads what became of what the site decided by itself, and is offered no appeal that
nobody hears.
"""

import pytest
from django.test import Client

from moderation.measures import Measure
from moderation.models import Case, Decision
from moderation.process import APPEAL_WITHIN
from moderation.selectors import office_of
from moderation.selectors.dossier import dossier
from moderation.selectors.told import ByItself, decisions_about
from moderation.services import decide_by_itself, let_time_pass
from moderation.services.deciding import Ruling
from moderation.services.likening import RULE
from notifications.kinds import Kind
from notifications.models import Notice
from tests.frontend.admin.offices import with_key
from tests.moderation.world import World, key, make_world

HOLD = Ruling([Measure.HOLD], rule="Copied", message="Much of it stands elsewhere.")


@pytest.fixture
def world(db: None) -> World:
    """The site held the reward of a text."""
    made = make_world()
    decide_by_itself(made.report(), ruling=HOLD, key=key(), now=made.now)
    return made


def page(world: World) -> str:
    author = Client()
    author.force_login(world.writer)
    return author.get("/cases").text


def standing(world: World) -> list[ByItself | None]:
    return [each.by_itself for each in decisions_about(world.writer, now=world.now)]


def counted(world: World) -> int:
    return dossier(world.writer, office=office_of(world.site), now=world.now).measures


def told(world: World) -> int:
    return Notice.objects.filter(account=world.writer, kind=Kind.DECISION).count()


def test_while_it_waits_nothing_is_final_and_nothing_can_be_sent(world: World) -> None:
    shown = page(world)
    assert "A moderator will look at it" in shown
    assert "final." not in shown
    assert "<textarea" not in shown
    assert (standing(world), counted(world)) == ([ByItself.WAITS], 1)


def test_a_moderators_decision_stands_in_its_place_with_one_form_to_appeal(world: World) -> None:
    decided = world.decide(Case.objects.get(), Ruling([Measure.REMOVE], rule="Copied"))
    shown = page(world)
    assert "A moderator has decided since" in shown
    assert shown.count("<textarea") == 1
    assert f'id="id_{decided.pk}_words"' in shown
    # The reward waits by both.
    assert shown.count("The reward is on hold until") == 2
    assert (standing(world), counted(world)) == ([None, ByItself.REPLACED], 1)
    let_time_pass(world.now + APPEAL_WITHIN)
    assert page(world).count("The decision is final.") == 1


def test_a_dismissal_that_lifts_it_is_told(world: World) -> None:
    assert told(world) == 1
    world.decide(Case.objects.get(), Ruling(message="You wrote both.", pays=True))
    assert told(world) == 2
    shown = page(world)
    assert "nothing of it is left. You wrote both." in shown
    assert "final." not in shown
    assert "<textarea" not in shown
    assert (standing(world), counted(world)) == ([ByItself.LIFTED], 0)
    assert Decision.objects.count() == 2


def test_what_it_found_is_told_in_the_language_of_who_reads_it(world: World) -> None:
    officer = with_key(world.site)
    facts = {"older": world.text.pk, "share_bp": 6_200}
    for is_answer, words in ((False, "i textens inställningar"), (True, "Skriv i svaret")):
        Case.objects.filter(state="open").update(state="closed")
        found = facts | {"answer": is_answer}
        case = world.report()
        ruling = Ruling([Measure.HOLD], rule=RULE, found=found)
        decide_by_itself(case, ruling=ruling, key=key(), now=world.now)
        author, desk = Client(), officer
        author.force_login(world.writer)
        swedish = {"accept-language": "sv"}
        for shown in (
            author.get("/cases", headers=swedish).text,
            desk.get(f"/admin/cases/{case.pk}/", headers=swedish).text,
        ):
            assert words in shown
            assert "Andras ord" in shown
            assert "of others" not in shown
