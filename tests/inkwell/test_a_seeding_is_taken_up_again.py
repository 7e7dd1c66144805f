"""The small world, cut off while it happens: the next start goes on; nothing is there twice."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from articles.models import Article, Comment, Reshare, Revision, Tip
from articles.states import State
from communities.models import Membership
from communities.roles import Role
from curation.models import Kind, VoteEvent
from inkwell.demo import seed as module
from inkwell.demo.seed import HISTORY_DAYS, Event, History, seed
from inkwell.demo.story import Deed, World, read_world
from ledger.models import Transfer
from ledger.selectors import database_time
from moderation.models import Appeal, Report, StaffAct
from rewards.models import Cycle, Fund
from rewards.rules import load
from tests.plugin.database import CommittedDatabase
from tests.plugin.processes import Signer

RULES = load("inkwell-demo")


class CutOff(Exception):
    """What a kill looks like to a test."""


def small() -> World:
    """The world with a few of its texts, so that the test is quick."""
    whole = read_world()
    texts = tuple(text for text in whole.texts if not text.cover)[:4]
    disputed = tuple(text for text in whole.texts if text.key == module._DISPUTED)
    kept = {text.key: text for text in (*texts, *disputed)}
    replies = tuple(answer for answer in whole.replies if answer.on in kept)
    later = tuple(each for each in whole.later if each.text in kept)
    return replace(whole, texts=tuple(kept.values()), replies=replies, later=later)


def counted() -> dict[str, int]:
    """Everything that happens in the world."""
    return {
        "people": Account.objects.count(),
        "texts": Article.objects.count(),
        "answers": Comment.objects.count(),
        "votes": VoteEvent.objects.filter(kind=Kind.VOTE).count(),
        "disputes": VoteEvent.objects.filter(kind=Kind.DISPUTE).count(),
        "versions": Revision.objects.count(),
        "re-shares": Reshare.objects.count(),
        "tips": Tip.objects.count(),
        "erased": Article.objects.filter(state=State.ERASED).count(),
        "officers": Membership.objects.filter(role=Role.MODERATOR.value).count(),
        "staff": Account.objects.filter(is_staff=True).count(),
        "reports": Report.objects.count(),
        "appeals": Appeal.objects.count(),
        "acts of staff": StaffAct.objects.count(),
        "cycles": Cycle.objects.filter(works__gt=0).count(),
    }


def test_what_was_begun_is_finished_at_its_hour(
    committed_db: CommittedDatabase,
    signer: Signer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    world, now = small(), database_time()
    happening = History.events

    def half(history: History) -> list[Event]:
        events = happening(history)

        def cut() -> None:
            raise CutOff

        events[len(events) // 2].do = cut
        return events

    monkeypatch.setattr(History, "events", half)
    with pytest.raises(CutOff):
        seed(world, rules=RULES, now=now, password="beans in the shade")
    monkeypatch.setattr(History, "events", happening)
    before = counted()
    later = now + timedelta(minutes=5)
    seed(world, rules=RULES, now=later, password="beans in the shade")
    started = Fund.objects.get().started_at
    begun_for = now.replace(microsecond=0)
    assert started + HISTORY_DAYS * timedelta(seconds=60) == begun_for
    after = counted()
    assert after["texts"] == len(world.texts) and after["disputes"] == 1
    deeds = Counter(each.deed for each in world.later)
    assert after["versions"] == after["texts"] + after["answers"] + deeds[Deed.REVISED]
    assert (after["re-shares"], after["tips"], after["erased"]) == tuple(
        deeds[deed] for deed in (Deed.RESHARED, Deed.TIPPED, Deed.ERASED)
    )
    assert all(after[kind] >= count for kind, count in before.items())
    assert not Article.objects.filter(published_at__gt=begun_for).exists()
    assert (after["officers"], after["staff"]) == (2, 2)
    moved = Transfer.objects.count()
    seed(world, rules=RULES, now=later, password="beans in the shade")
    assert (counted(), Transfer.objects.count()) == (after, moved)
