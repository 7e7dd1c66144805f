"""An address with a final slash leads to the page, where there is one without it."""

import pytest
from django.test import Client

from tests.frontend.world import World


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/@tove/", "/@tove"),
        ("/wallet/", "/wallet"),
        ("/c/gardening/?order=new&q=a%2Fb", "/c/gardening?order=new&q=a%2Fb"),
        ("/help/rewards/", "/help/rewards"),
    ],
)
def test_it_leads_to_the_page(asked: str, meant: str, world: World) -> None:
    answer = Client().get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, meant)


@pytest.mark.parametrize("asked", ["/nothing-here/", "/@tove//", "/a/b/c/d/"])
def test_where_there_is_no_page_it_stays_missing(asked: str, world: World) -> None:
    assert Client().get(asked).status_code == 404


def test_nobody_is_led_to_another_site(world: World) -> None:
    assert Client().get("/", PATH_INFO="//example.org/").status_code == 404


def test_what_was_sent_is_led_nowhere(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    assert client.post("/settings/", {"display_name": "T"}).status_code == 404


def test_pages_that_have_a_slash_of_their_own_stay(world: World) -> None:
    assert Client().get("/accounts/login/").status_code == 200
