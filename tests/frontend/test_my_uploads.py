"""The page of one's own pictures: adding, describing and deleting, with nothing but forms."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import services
from articles.drafting import Manuscript, Sheet
from articles.models import Article, Media
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    """Tove, logged in."""
    client = Client()
    client.force_login(world.author)
    return client


def body_of(client: Client, address: str = "/uploads") -> str:
    return client.get(address).content.decode()


def test_a_picture_is_added_by_a_plain_form(client: Client, world: World) -> None:
    file = SimpleUploadedFile("x.png", picture(700, 400, colour="green"))
    response = client.post("/uploads", {"file": file, "alt": "A <hedge>"}, follow=True)
    page = response.content.decode()
    assert "It is here." in page
    media = Media.objects.get(alt="A <hedge>")
    assert f'value="![A &lt;hedge&gt;](/media/{media.address}.webp)"' in page
    assert "700 \u00d7 400" in page


def test_what_is_no_picture_is_refused_in_a_sentence(client: Client) -> None:
    response = client.post(
        "/uploads", {"file": SimpleUploadedFile("x.png", b"<svg/>")}, follow=True
    )
    assert "Not uploaded. This is none of the kinds" in response.content.decode()


def test_each_picture_says_where_it_is_shown(client: Client, world: World) -> None:
    media = Media.objects.get(pk=world.places["UPLOAD"])
    assert "Not shown in any text." in body_of(client)
    now, line = database_time(), f"![](/media/{media.address}.webp)"
    article = services.publish(world.author, title="With a gate", body=line, now=now)
    services.reply(article.pk, author=world.author, body=line, now=now)
    Article.objects.filter(pk=article.pk).update(cover=media)
    page = body_of(client)
    assert page.count(">With a gate</a>") == 3
    assert "(in a comment)" in page
    assert "(cover)" in page


def test_a_draft_that_shows_a_picture_is_named_before_it_goes(
    client: Client, world: World
) -> None:
    media = Media.objects.get(pk=world.places["UPLOAD"])
    begun = Manuscript("Begun", f"![](/media/{media.address}.webp)")
    covered = Manuscript("", "No picture.", {"cover": [str(media.pk)]})
    keys = [uuid4(), uuid4()]
    for key, text in zip(keys, (begun, covered), strict=True):
        services.save_draft(
            world.author, sheet=Sheet(key), text=text, article_id=None, now=database_time()
        )
    for address in ("/uploads", f"/uploads/{media.pk}/delete"):
        page = body_of(client, address)
        assert [f'href="/write?draft={key}"' in page for key in keys] == [True, True]
        assert (">Begun</a>" in page, ">Without a title</a>" in page) == (True, True)
        assert page.count("(in a draft)") == 2
        assert "Not shown in any text." not in page


def test_a_description_is_changed_in_its_place(client: Client, world: World) -> None:
    number = world.places["UPLOAD"]
    client.post(f"/uploads/{number}/describe", {"alt": "A green gate"})
    assert 'value="A green gate"' in body_of(client)
    response = client.post(f"/uploads/{number}/describe", {"alt": "a" * 501}, follow=True)
    assert "501 characters; the limit is 500" in response.content.decode()
    assert 'value="A green gate"' in body_of(client)


def test_deleting_asks_once_and_names_what_goes(client: Client, world: World) -> None:
    number = world.places["UPLOAD"]
    media = Media.objects.get(pk=number)
    asked = body_of(client, f"/uploads/{number}/delete")
    assert "A gate" in asked
    assert "This cannot be undone." in asked
    client.post(f"/uploads/{number}/delete")
    assert f"/media/{media.address}" not in body_of(client)
    assert client.get(f"/media/{media.address}.webp").status_code == HTTPStatus.GONE
    assert client.get(f"/uploads/{number}/delete").status_code == HTTPStatus.NOT_FOUND


def test_nobody_deletes_or_describes_anothers_picture(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    number = world.places["UPLOAD"]
    for address, data in (("delete", {}), ("describe", {"alt": "Mine"})):
        answer = client.post(f"/uploads/{number}/{address}", data)
        assert answer.status_code == HTTPStatus.NOT_FOUND
    media = Media.objects.get(pk=number)
    assert (media.erased_at, media.alt) == (None, "A gate")


def test_many_pictures_come_in_pages_at_the_same_cost(client: Client, world: World) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get("/uploads")
    now = database_time()
    for number in range(30):
        media = services.upload(world.author, data=picture(number + 1, 9), now=now)
        line = f"![](/media/{media.address}.webp)"
        if number > 25:
            services.publish(world.author, title=f"Text {number}", body=line, now=now)
    with CaptureQueriesContext(connection) as many:
        page = body_of(client)
    assert len(many) <= len(few) + 2
    assert page.count("<article") == 24
    more = page.split('rel="next" href="')[1].split('"')[0]
    assert body_of(client, more).count("<article") == 7
