"""The picture beside a name: chosen and taken away by plain forms, decoration everywhere."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Account
from articles.pictures import CONTENT_TYPE
from tests.articles.pictures import picture
from tests.frontend.world import World


def blots(address: str, client: Client | None = None) -> list[tuple[str, str]]:
    """Source and alt text of every blot and portrait on a page."""
    page = (client or Client()).get(address).content.decode()
    return re.findall(r'<img class="blot" src="([^"]+)" alt="([^"]*)"', page)


def chosen(world: World) -> tuple[Client, str]:
    """The author after choosing a portrait, and its address."""
    client = Client()
    client.force_login(world.author)
    file = SimpleUploadedFile("me.png", picture(700, 500, colour="green"))
    answer = client.post("/settings/portrait", {"file": file}, follow=True)
    assert "Your picture is changed." in answer.content.decode()
    return client, Account.objects.get(pk=world.author.pk).portrait


def test_it_takes_the_place_of_the_blot_everywhere(world: World) -> None:
    client, address = chosen(world)
    large, small = (f"/media/{address}.webp", ""), (f"/media/{address}-96.webp", "")
    assert large in blots("/@tove")
    assert small in blots("/new")
    assert large in blots(world.article_address)
    assert small in blots("/search?q=beans")
    assert large in blots("/settings", client)
    for source, alt in blots("/@tove"):
        assert ("/blot/tove.svg" in source, alt) == (False, "")
    served = Client().get(small[0])
    assert (served["Content-Type"], served.status_code) == (CONTENT_TYPE, 200)
    served.close()


def test_my_uploads_name_it_and_deleting_it_there_brings_the_blot_back(world: World) -> None:
    client, address = chosen(world)
    assert "(beside my name)" in client.get("/uploads").content.decode()
    number = world.author.media.get(address=address).pk
    client.post(f"/uploads/{number}/delete")
    assert ("/blot/tove.svg", "") in blots("/@tove")


def test_it_is_taken_away_by_a_press(world: World) -> None:
    client, _ = chosen(world)
    client.post("/settings/portrait/remove")
    assert ("/blot/tove.svg", "") in blots("/@tove")


def test_what_is_no_picture_is_refused_in_a_sentence(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    for data in ({}, {"file": SimpleUploadedFile("me.png", b"<svg/>")}):
        answer = client.post("/settings/portrait", data, follow=True).content.decode()
        assert "Not changed. " in answer
    assert ("/blot/tove.svg", "") in blots("/@tove")
