"""What a page's frame says to everybody is drawn once for each language, and alike every time."""

import re

from django.test import Client
from django.urls import reverse
from django.utils import translation

from frontend.templatetags.frames import drawn_once

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


def test_a_cookie_that_names_no_theme_is_as_none(client: Client, db: None) -> None:
    for cookie, pressed in (("paper", "paper"), ("night", "night"), ("x<y", "system")):
        client.cookies["theme"] = cookie
        page = client.get("/help").content.decode()
        assert re.findall(r'value="(\w+)"\s+aria-pressed="true"', page.split("Light or dark")[1])[
            :1
        ] == [pressed]
        assert ("data-theme" in page) is (pressed != "system")


def test_the_place_that_is_shown_is_the_one_that_is_current(client: Client, db: None) -> None:
    for address in map(reverse, ("hot", "communities", "help", "hot")):
        rail = client.get(address).content.decode().split('<nav class="rail"')[1].split("</ul>")[0]
        current = re.findall(r'href="([^"]+)"\s+aria-current="page"', rail)
        assert current == [address]
