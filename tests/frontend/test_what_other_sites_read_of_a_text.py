"""The head of a text's page: its card elsewhere, its address, and what it is for programs."""

import json
import re

from django.test import Client

from articles.choices import Audience
from articles.models import Article
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World

NASTY = "</script><script>alert(1)</script><!-- & \u2028 \"quoted\" 'title'"


def head(address: str, world: World | None = None) -> str:
    client = Client()
    if world is not None:
        client.force_login(world.author)
    return client.get(address).content.decode().split("</head>")[0]


def data(shown: str) -> list[dict[str, object]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL)
    assert len(found) == 1
    graph: list[dict[str, object]] = json.loads(found[0])["@graph"]
    return graph


def test_a_text_has_its_card_and_its_one_address(world: World) -> None:
    text = publish(world.author, title="Lime trees", body="Words.", now=database_time())
    shown = head(f"/@tove/{text.permlink}?order=votes")
    address = f"http://testserver/@tove/{text.permlink}"
    assert f'<link rel="canonical" href="{address}">' in shown
    assert f'<meta property="og:url" content="{address}">' in shown
    assert '<meta property="og:title" content="Lime trees">' in shown
    assert '<meta name="twitter:card" content="summary">' in shown


def test_programs_read_the_article_its_author_and_where_it_stands(world: World) -> None:
    article, trail = data(head(world.article_address))
    assert article["@type"] == "Article"
    assert article["headline"] == "Growing beans in shade"
    assert article["author"] == {
        "@type": "Person",
        "name": "tove",
        "url": "http://testserver/@tove",
    }
    assert [each["name"] for each in trail["itemListElement"]] == [  # type: ignore[attr-defined]
        "Inkwell",
        "Gardening",
        "Growing beans in shade",
    ]


def test_no_title_ends_the_data_early(world: World) -> None:
    text = publish(world.author, title=NASTY, body="Words.", now=database_time())
    shown = head(f"/@tove/{text.permlink}")
    assert data(shown)[0]["headline"] == Article.objects.get(pk=text.pk).title[:110]
    assert "<script>alert" not in shown


def test_of_a_text_for_circles_nothing_is_told(world: World) -> None:
    Article.objects.filter(pk=int(world.places["WORK"])).update(audience=Audience.CIRCLES)
    shown = head(world.article_address, world)
    for word in ("og:", "ld+json", "oembed", "canonical"):
        assert word not in shown
    assert '<meta name="robots" content="noindex">' in shown
