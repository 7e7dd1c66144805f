"""What a page's frame says to everybody is drawn once for each language, and alike every time."""

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
