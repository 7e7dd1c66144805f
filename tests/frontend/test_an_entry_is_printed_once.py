"""An entry of a list is printed once for all who see the same, and holds nothing of one reader."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone, translation

from articles.choices import Audience
from articles.labels import Labels
from articles.selectors.cards import Ballot, Card, Reward
from frontend.pages.cards import shown_cards
from frontend.phrases import sums
from frontend.templatetags import entries
from tests.frontend.test_lists_take_few_queries import signed_in
from tests.frontend.world import World

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def found_card(*, published_at: datetime) -> Card:
    """A text that nobody voted on."""
    closes_at = published_at + timedelta(days=7)
    return Card(
        work=1,
        author_id=1,
        author="tove",
        author_shown="Tove",
        portrait="",
        permlink="beans",
        title="Beans",
        excerpt="They grew.",
        language="en",
        minutes=1,
        replies=0,
        published_at=published_at,
        community=None,
        community_title=None,
        cover=None,
        ballot=Ballot(1, 0, 0, True, 0, "inkwell-1", published_at, False, None, False),
        reward=Reward(None, 0, closes_at, False),
        labels=Labels(),
        audience=Audience.EVERYBODY,
    )


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


def test_its_words_are_made_anew_with_the_minute_and_the_manner() -> None:
    card = found_card(published_at=NOW - timedelta(minutes=5))
    shown = partial(shown_cards, [card], viewer=None)
    [first], [same] = shown(now=NOW), shown(now=NOW + timedelta(seconds=59))
    assert first is same
    [later] = shown(now=NOW + timedelta(minutes=3))
    assert first.when.words != later.when.words
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert shown(now=NOW)[0].when.exact != first.when.exact
    with sums(hidden=True):
        assert (first.reward.line, shown(now=NOW)[0].reward.line) == ("nothing yet", "")
    with translation.override("sv"):
        assert shown(now=NOW)[0].when.words != first.when.words


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
