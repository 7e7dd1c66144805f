"""An entry of a list is printed once for all who see the same, and holds nothing of one reader."""

import re

from django.test import Client
from django.utils import translation

from frontend.templatetags import entries
from tests.frontend.test_lists_take_few_queries import signed_in
from tests.frontend.world import World


def tokens(page: str) -> set[str]:
    """The tokens in the vote controls of a page's list."""
    listed = page.split('<ul class="growing">')[1].split("</ul>")[0]
    return set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', listed))


def test_a_second_page_prints_no_entry_anew(world: World) -> None:
    Client().get("/new")
    before = entries._printed.cache_info().misses
    page = Client().get("/new").content.decode()
    assert "Growing beans in shade" in page
    assert entries._printed.cache_info().misses == before


def test_every_reader_votes_with_a_token_of_their_own(world: World) -> None:
    pages = [
        signed_in(each).get("/new").content.decode() for each in (world.author, world.stranger)
    ]
    # The author of both texts has no vote on either.
    assert tokens(pages[0]) == set()
    (token,) = tokens(pages[1])
    again = tokens(signed_in(world.stranger).get("/new").content.decode())
    assert len(token) == 64
    assert again != {token}


def test_who_has_no_account_is_shown_no_form(world: World) -> None:
    signed_in(world.stranger).get("/new")
    assert tokens(Client().get("/new").content.decode()) == set()


def test_an_entry_is_printed_in_the_language_of_its_page(world: World) -> None:
    pages = {}
    for language in ("en", "sv", "en"):
        with translation.override(language):
            pages[language] = Client().get("/new", headers={"Accept-Language": language}).content
    assert "Log in to upvote" in pages["en"].decode()
    assert "Log in to upvote" not in pages["sv"].decode()
