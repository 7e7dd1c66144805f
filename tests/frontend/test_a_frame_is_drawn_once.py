"""What a page's frame says to everybody is drawn once for each language, and alike every time."""

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from frontend.templatetags.frames import drawn_once
from tests.frontend.world import World

ABOUT = "frontend/frame/about_site.html"
SEARCH = "frontend/parts/search_box.html"


def test_each_language_has_its_own_and_keeps_it() -> None:
    english = drawn_once(ABOUT)
    with translation.override("sv"):
        swedish = drawn_once(ABOUT)
        assert drawn_once(ABOUT) is swedish
    assert drawn_once(ABOUT) is english
    assert ">Terms<" in english
    assert ">Villkor<" in swedish


def test_what_it_is_given_tells_one_from_another() -> None:
    assert 'id="search-top"' in drawn_once(SEARCH, place="top")
    assert 'id="search-rail"' in drawn_once(SEARCH, place="rail")


@pytest.mark.parametrize("address", ["/", "/tag/soil", "/in/en"])
def test_a_remembered_list_keeps_its_ways_to_order(
    address: str, world: World, settings: Settings
) -> None:
    settings.INKWELL_PAGE_SECONDS = 60
    first, second = (Client().get(address).content.decode() for _ in range(2))
    for page in (first, second):
        assert page.count('<nav class="tabs-line') == 1
        assert page.count('class="order-line"') == 1
        assert page.count('class="card-entry"') > 0
    assert (
        first.split('<main id="main"')[1].split("</main>")[0]
        == (second.split('<main id="main"')[1].split("</main>")[0])
    )
