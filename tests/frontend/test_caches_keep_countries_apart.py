"""What is withheld in one country is kept by no cache for another, in neither direction; while
nothing is withheld, no answer depends on where its reader is.
"""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.selectors.withheld import forget_countries
from articles.services import moderating, publish
from inkwell.page_cache import PageCache
from ledger.selectors import database_time
from tests.frontend.countries import reader_in
from tests.frontend.world import World

TITLE = "Beans in the shade"


@pytest.fixture
def remembering(broker: str, settings: Settings) -> Iterator[None]:
    settings.INKWELL_PAGE_SECONDS = 60
    PageCache._silent_until = 0.0
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def withheld(world: World, countries: None, remembering: None) -> str:
    """The address of a text that is withheld in Sweden."""
    text = publish(
        world.author, title=TITLE, body="They climb.", tags=["shade"], now=database_time()
    )
    moderating.withhold(text.pk, countries=["SE"], decision=1, now=database_time())
    return f"/@{world.author.name}/{text.permlink}"


@pytest.mark.parametrize("order", [("SE", "DK"), ("DK", "SE"), ("", "SE"), ("SE", "")])
def test_a_remembered_page_is_no_other_countrys(withheld: str, order: tuple[str, str]) -> None:
    for place in (withheld, "/new", "/tag/shade"):
        for country in order * 2:
            shown = reader_in(country).get(place)
            assert (TITLE in shown.text) is (country != "SE"), (place, country)


def test_the_decision_ends_what_was_remembered(
    world: World,
    countries: None,
    remembering: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    now = database_time()
    text = publish(world.author, title=TITLE, body="They climb.", now=now)

    def found() -> dict[str, bool]:
        return {each: TITLE in reader_in(each).get("/new").text for each in ("SE", "DK")}

    assert found() == {"SE": True, "DK": True}
    with django_capture_on_commit_callbacks(execute=True):
        moderating.withhold(text.pk, countries=["SE"], decision=1, now=now)
    assert found() == {"SE": False, "DK": True}
    with django_capture_on_commit_callbacks(execute=True):
        moderating.show_again(text.pk, decision=1, lifted_by=2, now=now)
    assert found() == {"SE": True, "DK": True}


@pytest.mark.parametrize("country", ["SE", "DK", ""])
@pytest.mark.parametrize("place", ["/new", "/feeds/new.rss", "/sitemap.xml", "/help"])
def test_nothing_is_kept_between_the_site_and_a_browser(
    withheld: str, place: str, country: str
) -> None:
    answer = reader_in(country).get(place)
    assert "CF-IPCountry" in answer.headers["Vary"]
    said = answer.headers.get("Cache-Control", "")
    assert "public" not in said and "s-maxage" not in said


@pytest.mark.parametrize("place", ["/new", "/feeds/new.rss", "/sitemap.xml", "/robots.txt"])
def test_while_nothing_is_withheld_answers_are_as_ever(
    world: World, settings: Settings, place: str
) -> None:
    def asked(client: Client) -> tuple[int, str, str]:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(place)
        said = answer.headers
        return len(captured), said.get("Vary", ""), said.get("Cache-Control", "")

    Client().get(place)
    plain = asked(Client())
    settings.INKWELL_COUNTRY_HEADER = "CF-IPCountry"
    forget_countries()
    # The one query of this second.
    asked(reader_in("SE"))
    assert asked(reader_in("SE")) == asked(reader_in("DK")) == plain
