"""Wishes about tags: follow, hide, neither."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles.errors import TagRefused
from articles.models import Tag
from articles.selectors import Standing, followed_tags, hidden_tags, standing_of_tag
from articles.services import Wishes, follow_tag, hide_tag, unfollow_tag, welcome


@pytest.fixture
def ines(person: Callable[[str], Account]) -> Account:
    return person("ines")


def test_a_reader_follows_a_tag_once(ines: Account, now: datetime) -> None:
    for _ in range(2):
        follow_tag(ines, name="soil", now=now)
    assert followed_tags(ines) == ["soil"]
    assert standing_of_tag("soil", viewer=ines) is Standing.FOLLOWED


def test_hiding_takes_the_place_of_following(ines: Account, now: datetime) -> None:
    follow_tag(ines, name="soil", now=now)
    hide_tag(ines, name="soil", now=now)
    assert (followed_tags(ines), hidden_tags(ines)) == ([], ["soil"])
    assert standing_of_tag("soil", viewer=ines) is Standing.HIDDEN


def test_wishes_have_an_end(ines: Account, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.services.tag_follows.MOST", 2)
    follow_tag(ines, name="soil", now=now)
    hide_tag(ines, name="beans", now=now)
    for one_more in (follow_tag, hide_tag):
        with pytest.raises(TagRefused):
            one_more(ines, name="peas", now=now)
    assert not Tag.objects.filter(name="peas").exists()
    wishes = Wishes(frozenset({"peas", "plums"}), frozenset(), frozenset({"soil"}), frozenset())
    welcome(ines, wishes=wishes, languages=[], time_zone="", now=now)
    assert (followed_tags(ines), hidden_tags(ines)) == (["peas"], ["beans"])
    follow_tag(ines, name="beans", now=now)
    assert followed_tags(ines) == ["beans", "peas"]


def test_a_wish_is_taken_back(ines: Account, now: datetime) -> None:
    follow_tag(ines, name="soil", now=now)
    for _ in range(2):
        unfollow_tag(ines, name="soil")
    assert standing_of_tag("soil", viewer=ines) is Standing.NEITHER


def test_wishes_are_each_readers_own(
    ines: Account, person: Callable[[str], Account], now: datetime
) -> None:
    follow_tag(ines, name="soil", now=now)
    assert standing_of_tag("soil", viewer=person("marcel")) is Standing.NEITHER
    assert standing_of_tag("soil", viewer=None) is Standing.NEITHER


@pytest.mark.parametrize("word", ["", "Soil", "two words", "-", "x" * 33, "soil\n", "\x00"])
def test_what_is_no_tag_is_refused(word: str, ines: Account, now: datetime) -> None:
    for wish in (follow_tag, hide_tag):
        with pytest.raises(TagRefused, match="A tag has"):
            wish(ines, name=word, now=now)
    assert not Tag.objects.exists()
