"""The cover: small on a card, wide at the head of its article, and never twice."""

import re

from django.test import Client

from articles import services
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World


def images(address: str, kind: str) -> list[str]:
    page = Client().get(address).content.decode()
    return re.findall(rf'<img class="{kind}" src="([^"]+)"', page)


def test_a_card_has_the_small_file_and_the_head_the_whole_one(world: World) -> None:
    media = services.upload(
        world.author, data=picture(1_000, 600), alt="Ten rows", now=database_time()
    )
    work = int(world.places["WORK"])
    services.choose_cover(work, author=world.author, media_id=media.pk)
    assert images("/new", "card-cover") == [f"/media/{media.address}-480.webp"]
    assert images(world.article_address, "cover") == [f"/media/{media.address}.webp"]


def test_a_text_that_shows_its_cover_shows_it_once(world: World) -> None:
    now = database_time()
    media = services.upload(world.author, data=picture(1_000, 600), now=now)
    body = f"Words.\n\n![Rows](/media/{media.address}.webp)"
    article = services.publish(world.author, title="Rows", body=body, now=now)
    services.choose_cover(article.pk, author=world.author, media_id=media.pk)
    assert images(f"/@tove/{article.permlink}", "cover") == []
