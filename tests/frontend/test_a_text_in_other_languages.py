"""A text and its translations lead to each other, for readers and for search engines."""

import json
import re

import pytest
from django.test import Client

from articles import services
from articles.choices import Choices
from articles.models import Article
from ledger.selectors import database_time
from tests.frontend.world import World

HOST = "http://testserver"


@pytest.fixture
def swedish(world: World) -> Article:
    return services.publish(
        world.author,
        title="Bönor i skugga",
        body="Bönor klättrar.",
        language="sv",
        choices=Choices(original=world.article_address),
        now=database_time(),
    )


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link\s+rel="alternate"\s+hreflang="([^"]+)"\s+href="([^"]+)"', page))


def described(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    article = json.loads(found[1])["@graph"][0]
    assert isinstance(article, dict)
    return article


def test_each_leads_to_the_other(client: Client, world: World, swedish: Article) -> None:
    here, there = world.article_address, f"/@tove/{swedish.permlink}"
    original, translation = (client.get(place).content.decode() for place in (here, there))
    expected = {"x-default": HOST + here, "en": HOST + here, "sv": HOST + there}
    assert alternates(original) == alternates(translation) == expected
    assert re.search(rf'Also in\s*<a[^>]*href="{there}"[^>]*>\s*<span lang="sv">Svenska', original)
    assert re.search(rf'A translation of\s*<a[^>]*href="{here}"', translation)
    assert described(translation)["translationOfWork"] == {
        "@type": "Article",
        "url": HOST + here,
        "inLanguage": "en",
    }
    assert described(original)["workTranslation"] == [
        {"@type": "Article", "url": HOST + there, "inLanguage": "sv"}
    ]


def test_a_text_alone_says_nothing_of_languages(client: Client, world: World) -> None:
    page = client.get(world.article_address).content.decode()
    assert alternates(page) == {}
    assert "In other languages" not in page


def test_the_desk_keeps_it_and_says_what_is_wrong_with_it(
    client: Client, world: World, swedish: Article
) -> None:
    client.force_login(world.author)
    place = f"/@tove/{swedish.permlink}/edit"
    page = client.get(place).content.decode()
    assert re.search(rf'name="original"[^>]*value="{world.article_address}"', page)
    sent = {"title": "Bönor", "body": "Nya ord.", "language": "sv", "ai_use": "none"}
    refused = client.post(place, sent | {"original": "/@tove/nowhere", "publish": "1"})
    assert 'href="#id_original"' in refused.content.decode()
    assert "no text here that everybody reads" in refused.content.decode()


def test_what_was_erased_is_not_named(client: Client, world: World, swedish: Article) -> None:
    services.erase(swedish.pk, author=world.author, now=database_time())
    assert "Svenska</span>" not in client.get(world.article_address).content.decode()
