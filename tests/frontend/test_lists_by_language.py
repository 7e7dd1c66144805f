"""From the front page a reader comes to the texts of one language, and on to another one."""

import re

import pytest
from django.test import Client

from tests.frontend.world import World


@pytest.mark.parametrize("page", ["/", "/trending", "/new", "/closing", "/again", "/in/fr"])
def test_every_list_of_everything_leads_to_each_language(page: str, world: World) -> None:
    shown = Client().get(page).content.decode()
    for code in ("en", "sv", "de"):
        assert f'href="/in/{code}" lang="{code}"' in shown


def test_the_language_that_is_shown_is_marked(world: World) -> None:
    shown = Client().get("/in/sv").content.decode()
    assert re.search(r'href="/in/sv"[^>]*aria-current="page"[^>]*>Svenska</a>', shown)
    assert re.search(r'href="/in/en"(?![^>]*aria-current)[^>]*>English</a>', shown)
