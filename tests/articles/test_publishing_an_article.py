"""Publishing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from accounts.models import Account
from articles import services
from articles.commitments import keeps
from articles.errors import TextRefused
from articles.models import Article, Tag
from communities.services import found
from rewards.models import Window
from tests.rules import active_rules


def test_an_article_is_a_work_with_a_window(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(
        ines, title="Growing beans", body="# Soil\n\nIt is **dark**.", tags=["Soil"], now=now
    )
    work = article.work
    window = Window.objects.get(work=work)
    length = timedelta(seconds=active_rules().payout.window_seconds)
    assert (work.author_id, work.ranked) == (ines.wallet_id, True)
    assert (window.opens_at, window.closes_at) == (now, now + length)
    assert (article.permlink, article.title, article.excerpt) == (
        "growing-beans",
        "Growing beans",
        "It is dark.",
    )
    assert article.revision.html == (
        '<h2 id="s-soil">Soil</h2>\n<p>It is <strong>dark</strong>.</p>\n'
    )
    assert list(Tag.objects.values_list("name", flat=True)) == ["soil"]


def test_the_versions_commitment_holds(person: Callable[[str], Account], now: datetime) -> None:
    article = services.publish(person("ines"), title="Beans", body="Words.", now=now)
    version = article.revision
    assert version.salt is not None
    assert keeps(
        bytes(version.commitment),
        key=bytes(version.salt),
        work=article.pk,
        number=1,
        title="Beans",
        body="Words.",
    )


def test_the_same_title_gets_an_address_of_its_own(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    made = [
        services.publish(author, title="Beans", body="Words.", now=now).permlink
        for author in (ines, ines, marcel)
    ]
    assert made == ["beans", "beans-2", "beans"]


def test_the_communitys_wallet_hosts_the_work(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    community = found("gardening", title="Slow gardening", founder=ines, now=now)
    article = services.publish(ines, title="Beans", body="Words.", community=community, now=now)
    assert article.work.host_id == community.wallet_id


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " \u200b"},
        {"title": "x" * 256},
        {"body": " \n"},
        {"body": "x" * 200_001},
        {"tags": [f"tag{n}" for n in range(9)]},
        {"language": "english please"},
    ],
)
def test_what_cannot_be_published_leaves_nothing_behind(
    person: Callable[[str], Account], now: datetime, wrong: dict[str, Any]
) -> None:
    words: dict[str, Any] = {"title": "Beans", "body": "Words."} | wrong
    with pytest.raises(TextRefused, match=r"\.$"):
        services.publish(person("ines"), now=now, **words)
    assert not Article.objects.exists()
