"""The cover: small on a card, wide at the head of its article, and never twice."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles import services
from articles.models import Media
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


def test_the_author_chooses_a_cover_by_a_plain_form(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    address = f"{world.article_address}/cover"
    number = world.places["UPLOAD"]
    assert f'value="{number}"' in client.get(address).content.decode()
    client.post(address, {"cover": str(number)})
    assert len(images(world.article_address, "cover")) == 1
    assert re.search(rf'value="{number}"\s+checked', client.get(address).content.decode())
    client.post(address, {"cover": "0"})
    assert images(world.article_address, "cover") == []


def test_a_new_picture_becomes_the_cover_at_once(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    file = SimpleUploadedFile("x.png", picture(800, 500, colour="green"))
    client.post(f"{world.article_address}/cover", {"cover": "0", "file": file, "alt": "Green"})
    media = Media.objects.get(alt="Green")
    assert images(world.article_address, "cover") == [f"/media/{media.address}.webp"]


def test_what_cannot_be_a_cover_is_refused_in_a_sentence(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    theirs = services.upload(world.stranger, data=picture(), now=database_time())
    address = f"{world.article_address}/cover"
    for data, words in (
        ({"cover": str(theirs.pk)}, "not among your uploads"),
        ({"file": SimpleUploadedFile("x.png", b"<svg/>")}, "no picture of the kinds"),
    ):
        answer = client.post(address, data, follow=True).content.decode()
        assert "Not changed. " in answer
        assert words in answer
    assert images(world.article_address, "cover") == []
