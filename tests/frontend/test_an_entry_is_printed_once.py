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
    (authors,), (strangers,) = map(tokens, pages)
    assert len(authors) == len(strangers) == 64
    assert authors != strangers


def test_a_press_leads_back_to_the_page_it_was_made_on(world: World) -> None:
    client = signed_in(world.stranger)
    client.get("/new")
    page = client.get("/tag/soil?order=new&x=<").content.decode()
    assert 'name="next" value="/tag/soil?order=new&amp;x=%3C#work-' in page


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
