"""The list of communities stands in the order of what is open in them, and is read in pages."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.models import CommunityRank
from articles.selectors.directory import directory
from articles.services import publish, rank_communities
from articles.services.lifecycle import erase
from communities.models import Community
from communities.services import found
from curation.models import Work
from rewards.services import genesis
from tests.articles.conftest import Person
from tests.rules import active_rules


@pytest.fixture
def rooms(person: Person, now: datetime) -> list[Community]:
    """Four communities; in the last two something is written, by two and by one."""
    genesis(now - timedelta(days=1), rules=active_rules())
    tove, olaf = person("tove"), person("olaf")
    made = [
        found(slug, title=slug.title(), about=about, founder=tove, now=now)
        for slug, about in (("tiles", "Clay"), ("soil", "Loam"), ("beans", "Loam"), ("moss", ""))
    ]
    Community.objects.filter(slug="soil").update(language="sv", members=9)
    _write(tove, made[2], now)
    _write(olaf, made[2], now)
    voted = _write(olaf, made[3], now)
    Work.objects.filter(pk=voted).update(net_rshares=10**15)
    return made


def _write(author: Account, room: Community, now: datetime) -> int:
    work: int = publish(author, title="A text", body="Words.", community=room, now=now).pk
    return work


def _slugs(words: str = "", language: str = "", after: str = "") -> list[str]:
    page = directory(words=words, language=language, after=after)
    return [each.card.slug for each in page.communities]


def test_money_comes_before_writers_and_writers_before_members(
    rooms: list[Community], now: datetime
) -> None:
    assert rank_communities(now) == 2
    assert _slugs() == ["moss", "beans", "soil", "tiles"]
    [first, second, *_] = directory().communities
    assert first.pending_milliink > 0
    assert (second.pending_milliink, second.authors) == (0, 2)


def test_pages_show_each_community_once(rooms: list[Community], now: datetime) -> None:
    rank_communities(now)
    seen: list[str] = []
    after = ""
    for _page in range(4):
        with CaptureQueriesContext(connection) as asked:
            page = directory(limit=1, after=after)
        assert len(asked) == 1
        seen += [each.card.slug for each in page.communities]
        after = page.after
    assert (seen, after) == (["moss", "beans", "soil", "tiles"], "")
    for wrong in ("x", "1.2.3", "1.2.3.4.x", "9" * 30 + ".1.1.1.1"):
        assert len(_slugs(after=wrong)) == 4


def test_words_and_a_language_narrow_the_list(rooms: list[Community], now: datetime) -> None:
    assert _slugs("LOAM") == ["soil", "beans"]
    assert _slugs("loam beans") == ["beans"]
    assert _slugs(language="sv") == ["soil"]
    assert _slugs("100%") == []


def test_what_is_taken_down_counts_no_more(rooms: list[Community], now: datetime) -> None:
    rank_communities(now)
    for work in Work.objects.filter(article__community__slug="moss"):
        erase(work.pk, author=work.article.author, now=now)
    rank_communities(now)
    assert set(CommunityRank.objects.values_list("community__slug", flat=True)) == {"beans"}
