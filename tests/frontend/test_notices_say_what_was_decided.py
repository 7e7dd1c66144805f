"""A notice of a decision says what was done: given back, votes, held by the site, asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.proposals import Proposal
from articles.services import publish, vote_on
from communities.models import Community
from moderation.measures import Measure
from moderation.models import Decision
from moderation.process import Outcome
from moderation.services import (
    Held,
    appeal,
    decide_by_itself,
    end_appeal,
    say,
    send_back,
    submit,
    sweep,
    sweep_on,
    take_back,
    undo_sweep,
)
from moderation.services.deciding import Ruling
from moderation.waves import Selection, check
from tests.frontend.admin.offices import with_key
from tests.moderation.world import World, key, make_world

HELD = "The site holds the reward of Beans by itself until a moderator has looked at it"
GENERAL = ("Moderators decided about your account", "Moderators decided about Beans")


@pytest.fixture
def world(db: None) -> World:
    """Nothing is decided yet."""
    return make_world()


def page(account: Account, place: str = "/notices") -> str:
    client = Client()
    client.force_login(account)
    return client.get(place).text


def test_a_first_text_that_is_given_back_is_no_decision_about_an_account(world: World) -> None:
    Community.objects.filter(pk=world.soil.pk).update(holds_first=2)
    held = submit(
        world.reader,
        proposal=Proposal("Rye", "Rye wants time.", ("rye",), "en", "soil"),
        sheet=Sheet(uuid4(), 0),
        text=Manuscript("Rye", "Rye wants time.", {"community": ["soil"], "tags": ["rye"]}),
        now=world.now,
    )
    assert isinstance(held, Held)
    by = world.moderator
    send_back(held.number, by=by, rule="No spam", reason="It sells rye.", now=world.now)
    shown = page(world.reader)
    assert "Moderators gave back what you sent: it did not go out" in shown
    assert 'href="/cases"' in shown
    assert GENERAL[0] not in shown
    cases = page(world.reader, "/cases")
    assert "What was given back" in cases
    place = f"/admin/cases/{Decision.objects.get().case_id}/"
    desk = with_key(world.administrator).get(place).text
    assert "What was given back" in desk
    assert "Passage that breaks it</p>" not in desk


def test_votes_that_a_wave_takes_are_named_and_so_is_that_it_was_given_back(world: World) -> None:
    text = publish(world.colleague, title="Peas", body="They climb.", now=world.now)
    vote_on(text.pk, voter=world.reader, weight_bp=10_000, now=world.now)
    span = (world.now - timedelta(days=1), world.now + timedelta(days=1))
    wave = sweep(
        world.site,
        selection=check(Selection(*span, authors=(world.reader.name,))),
        rule="No rings",
        message="",
        key=key(),
        now=world.now,
    )
    while sweep_on(world.now):
        pass
    shown = page(world.reader)
    assert "Moderators took back your votes that were still open" in shown
    assert GENERAL[0] not in shown
    later = world.now + timedelta(hours=1)
    undo_sweep(wave.pk, by=world.site, now=later)
    while sweep_on(later):
        pass
    assert "A decision about you was taken back" in page(world.reader)
    cases = page(world.reader, "/cases")
    assert "Taken back, with all that was decided in this wave at once." in cases
    assert "Taken back:" not in cases


def test_what_the_site_holds_by_itself_no_moderator_decided(world: World) -> None:
    held = Ruling([Measure.HOLD], rule="Copied")
    decide_by_itself(world.report(), ruling=held, key=key(), now=world.now)
    shown = page(world.writer)
    assert HELD in shown
    assert GENERAL[1] not in shown


def test_a_question_in_an_appeal_and_its_end_have_words_of_their_own(world: World) -> None:
    made = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    assert GENERAL[1] in page(world.writer)
    appeal(made.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    say(made.pk, by=world.colleague, words="Whose is it?", key=key(), now=world.now)
    shown = page(world.writer)
    assert "Who hears your appeal asks something" in shown
    # The news of the decision itself stays.
    assert GENERAL[1] in shown
    end_appeal(
        made.pk,
        by=world.colleague,
        outcome=Outcome.UPHELD,
        message="It stays.",
        key=key(),
        now=world.now,
    )
    assert "Your appeal was heard: the decision stays" in page(world.writer)


def test_a_decision_about_a_text_that_is_taken_back_is_told_so(world: World) -> None:
    made = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    take_back(made.pk, by=world.colleague, message="A mistake.", key=key(), now=world.now)
    assert "A decision about Beans was taken back" in page(world.writer)
    assert "Taken back: A mistake." in page(world.writer, "/cases")


def test_many_decisions_are_looked_up_at_once(world: World) -> None:
    counts = []
    for number in range(2):
        text = publish(world.writer, title=f"Rye {number}", body="It grows.", now=world.now)
        world.text = text
        world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"), by=world.site)
        client = Client()
        client.force_login(world.writer)
        client.get("/notices")
        with CaptureQueriesContext(connection) as captured:
            client.get("/notices")
        counts.append(len(captured))
    assert counts[0] == counts[1]
