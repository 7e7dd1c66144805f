"""While the demo runs its people publish and vote; a visitor's text finds readers, too."""

from datetime import datetime, timedelta
from random import Random

import pytest
from pytest_django import Settings

from accounts.models import Account
from accounts.services import register
from articles.labels import AiUse
from articles.models import Article
from articles.services import publish
from communities.services import found, join
from curation.models import Vote
from inkwell.demo.life import BETWEEN_NOTES, live, notes
from inkwell.demo.story import read_world
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from ledger.wallets import SystemWallet
from rewards.services import genesis
from tests.rules import active_rules

MILLION = 1_000_000


@pytest.fixture
def now(db: None, settings: Settings) -> datetime:
    """A time at which the world's people and their rooms are there."""
    settings.INKWELL_RULE_SET = "inkwell-demo"
    moment = database_time()
    genesis(moment, rules=active_rules())
    world = read_world()
    for person in world.people:
        account = register(person.name, now=moment)
        key = f"test/{person.name}"
        transfer(SystemWallet.TREASURY, credit=account.wallet_id, amount=MILLION, key=key)
        power_up(account.wallet_id, amount=MILLION, key=f"{key}/power")
    for place in world.places:
        founder = Account.objects.get(name=place.founder)
        room = found(place.slug, title=place.title, founder=founder, now=moment)
        for member in place.members:
            join(room, account=Account.objects.get(name=member), now=moment)
    return moment


def test_every_note_belongs_to_somebody_and_a_room_they_are_in() -> None:
    world = read_world()
    assert {note.author for note in notes()} <= {person.name for person in world.people}
    members = {place.slug: {place.founder, *place.members} for place in world.places}
    for note in notes():
        assert not note.community or note.author in members[note.community], note.title
    assert len({note.title for note in notes()}) == len(notes()) > 20


def test_there_is_always_a_text_with_open_voting(now: datetime) -> None:
    dice = Random(7)
    window = timedelta(seconds=active_rules().payout.window_seconds)
    moment = now
    while moment < now + 2 * window:
        live(moment, dice=dice)
        moment += timedelta(seconds=9)
        assert Article.objects.filter(work__closes_at__gt=moment + timedelta(minutes=1)).exists()
    assert Vote.objects.count() > 20


def test_a_visitor_s_text_finds_readers(now: datetime) -> None:
    visitor = register("visitor", now=now)
    text = publish(visitor, title="Hello", body="I have just arrived.", now=now)
    dice = Random(7)
    for step in range(40):
        live(now + timedelta(seconds=9 * step), dice=dice)
    assert Vote.objects.filter(work=text.pk).count() >= 1


def test_notes_come_one_after_another_before_any_comes_again(now: datetime) -> None:
    moment = now
    for _ in range(len(notes()) + 1):
        assert live(moment, dice=Random(1)) == "note"
        assert Article.objects.latest("pk").ai_use == AiUse.NONE
        moment += BETWEEN_NOTES
    titles = list(Article.objects.values_list("title", flat=True))
    assert sorted(set(titles)) == sorted(note.title for note in notes())
    assert titles.count(notes()[0].title) == 2
