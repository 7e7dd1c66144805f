"""Who reads only languages that no text is in finds texts all the same, and is told why."""

import re

from django.test import Client

from accounts.services import prefer
from tests.frontend.world import World

TITLE = "Growing beans in shade"
SENTENCE = "These are texts in every language, as there is nothing in those you chose."
ITSELF = "Nothing here in the languages you read"


def test_each_narrowed_list_shows_its_texts_in_every_language(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    prefer(world.stranger, reading_languages=["fi"])
    for place in ("/", "/new", "/trending", "/closing", "/tag/soil", "/c/gardening"):
        page = client.get(place).content.decode()
        assert TITLE in page, place
        assert SENTENCE in page, place
        assert ITSELF in page, place
        [way] = re.findall(r'href="(/settings/reading#[^"]+)"\s*>Choose other languages', page)
    assert f'id="{way.split("#")[1]}"' in client.get("/settings/reading").content.decode()
    elsewhere = client.get("/tag/nothing").content.decode()
    assert TITLE in elsewhere
    assert SENTENCE in elsewhere
    assert ITSELF not in elsewhere


def test_who_has_texts_in_their_languages_reads_no_other(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    prefer(world.stranger, reading_languages=["en"])
    for place in ("/new", "/tag/nothing"):
        page = client.get(place).content.decode()
        assert TITLE in page, place
        assert SENTENCE not in page, place
