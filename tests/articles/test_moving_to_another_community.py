"""A published text moves between communities while its reward is open, and its history says so."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from articles import services
from articles.errors import TextRefused
from articles.models import Article, ArticleChange, Turn
from articles.selectors import Change, feed, history
from communities.models import Community
from communities.roles import Kind
from communities.services import found, join, leave
from curation.services import disqualify

type Person = Callable[[str], Account]


@pytest.fixture
def ines(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def rooms(ines: Account, person: Person, now: datetime) -> tuple[Community, Community]:
    """Two communities of somebody else that ines is in."""
    founder = person("marcel")
    soil = found("soil", title="Soil", founder=founder, now=now)
    sea = found("sea", title="Sea", founder=founder, now=now)
    for room in (soil, sea):
        join(room, account=ines, now=now)
    return soil, sea


@pytest.fixture
def text(ines: Account, rooms: tuple[Community, Community], now: datetime) -> Article:
    return services.publish(ines, title="Gates", body="Words.", community=rooms[0], now=now)


def places(text: Article) -> tuple[str | None, int | None]:
    """Where it stands by its own row, and by that which the reward is counted on."""
    row = Article.objects.select_related("community", "work").get(pk=text.pk)
    return row.community.slug if row.community else None, row.work.host_id


def test_lists_and_the_work_follow_it(
    ines: Account, text: Article, rooms: tuple[Community, Community], now: datetime
) -> None:
    _, sea = rooms
    services.revise(text.pk, author=ines, body="Words.", community="sea", now=now)
    assert places(text) == ("sea", sea.wallet_id)
    titles = {
        slug: [c.title for c in feed("new", community=slug, now=now).cards]
        for slug in ("soil", "sea")
    }
    assert titles == {"soil": [], "sea": ["Gates"]}


def test_the_history_says_each_move_to_everybody(
    ines: Account, text: Article, now: datetime
) -> None:
    later = now + timedelta(hours=1)
    services.revise(text.pk, author=ines, body="Words.", community="sea", now=now)
    services.revise(text.pk, author=ines, body="Words.", community="", now=later)
    assert places(text) == (None, None)
    told = history("ines", permlink="gates", viewer=None)
    assert told is not None
    assert told.changes == [
        Change(Turn.MOVED, later, "Sea", ""),
        Change(Turn.MOVED, now, "Soil", "Sea"),
    ]
    assert len(told.versions) == 1


def test_it_stays_where_it_is_unless_it_is_said(
    ines: Account, text: Article, rooms: tuple[Community, Community], now: datetime
) -> None:
    soil, _ = rooms
    leave(soil, account=ines, now=now)
    late = now + timedelta(days=30)
    services.revise(text.pk, author=ines, body="Other words.", now=late)
    services.revise(text.pk, author=ines, body="More words.", community="soil", now=late)
    assert places(text) == ("soil", soil.wallet_id)
    assert not ArticleChange.objects.exists()


def test_only_a_member_moves_a_text_into_a_journal(
    ines: Account, text: Article, rooms: tuple[Community, Community], now: datetime
) -> None:
    soil, sea = rooms
    leave(sea, account=ines, now=now)
    Community.objects.update(kind=Kind.JOURNAL)
    for slug, why in (("sea", "Only members write"), ("nowhere", "no such community")):
        with pytest.raises(TextRefused, match=why):
            services.revise(text.pk, author=ines, body="New.", community=slug, now=now)
    assert places(text) == ("soil", soil.wallet_id)
    assert Article.objects.get(pk=text.pk).revision.number == 1


def test_it_moves_at_any_time_and_its_reward_stays_with_the_place_it_was_open_in(
    ines: Account, text: Article, rooms: tuple[Community, Community], now: datetime
) -> None:
    soil, sea = rooms
    end = text.work.closes_at
    services.revise(
        text.pk, author=ines, body="Words.", community="sea", now=end - timedelta(seconds=1)
    )
    assert places(text) == ("sea", sea.wallet_id)
    services.revise(text.pk, author=ines, body="New.", community="soil", now=end)
    assert places(text) == ("soil", sea.wallet_id)
    services.revise(text.pk, author=ines, body="New.", community="", now=end)
    assert places(text) == (None, sea.wallet_id)


def test_one_without_a_reward_left_moves_alone(
    ines: Account, text: Article, rooms: tuple[Community, Community], now: datetime
) -> None:
    disqualify(text.pk, by=ines.wallet_id, reason="plagiarism", now=now)
    services.revise(text.pk, author=ines, body="New.", community="sea", now=now)
    assert places(text) == ("sea", rooms[0].wallet_id)


def test_what_is_erased_leaves_no_line(ines: Account, text: Article, now: datetime) -> None:
    services.revise(text.pk, author=ines, body="Words.", community="sea", now=now)
    services.erase(text.pk, author=ines, now=now)
    assert not ArticleChange.objects.exists()


def test_the_table_takes_no_move_from_nowhere_to_nowhere(text: Article, now: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleChange.objects.create(article=text, turn=Turn.MOVED.value, at=now)
