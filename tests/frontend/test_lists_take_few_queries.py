"""A list's cost does not grow with its length: no query for each card, comment or line, and no
page that holds all of them.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from tests.frontend.crowd import gather_around
from tests.frontend.test_pages_are_light import MOST_HTML
from tests.frontend.world import DRAFT, World

FEW: Final = 10
MANY: Final = 200
#: An account keeps 50 circles, for whom to write as well, 50 collections and 100 drafts to plan:
#: fewer than the crowd has.
HELD_TO_FEWER: Final = (
    *("/circles", "/plans", "/write", "/@tove/PERMLINK/edit"),
    *("/@tove/collections", "/work/WORK/collections"),
)
#: Session, account and choices of somebody logged in, the clock, and what the page itself reads:
#: of pages as the author of the small world sees them.
AUTHORS: Final = {
    "/": 14,
    "/hot": 14,
    "/trending": 14,
    "/new": 14,
    "/new?unread=1": 14,
    "/following": 16,
    "/my-tags": 15,
    "/closing": 14,
    "/again": 17,
    "/tag/soil": 15,
    "/in/en": 14,
    "/c": 7,
    # With what it shows from elsewhere, what stands on top, and what it picked.
    "/c/gardening": 20,
    "/c/gardening/picks": 14,
    "/c/gardening/members": 12,
    "/c/gardening/about": 17,
    "/c/gardening/log": 10,
    "/c/gardening/log/figures": 17,
    "/c/gardening/figures": 10,
    "/c/gardening/wallet": 20,
    "/picks": 13,
    "/work/WORK/places": 14,
    # Whether the reader mutes anybody decides whether what is hidden is counted.
    "/search?q=beans": 12,
    "/search?q=grew&what=comments": 10,
    "/search?q=reader&what=people": 6,
    "/search?q=word&what=tags": 6,
    "/@tove": 17,
    "/@tove/comments": 11,
    "/@tove/reshares": 17,
    "/@tove/about": 12,
    "/@tove/followers": 10,
    "/@tove/following": 10,
    "/@tove/series/shade": 13,
    "/@tove/collections": 11,
    "/@tove/collections/beans": 15,
    "/collections/beans/edit": 8,
    "/work/WORK/collections": 6,
    "/saved": 11,
    "/drafts": 6,
    f"/drafts/{DRAFT}/versions": 7,
    "/plans": 8,
    "/requests": 5,
    "/cases": 10,
    # With whether a decision restricts the writer, and which communities look at first texts.
    "/write": 16,
    "/@tove/PERMLINK/edit": 21,
    "/@tove/PERMLINK/cover": 7,
    "/work/COMMENT/history": 10,
    "/uploads/UPLOAD/delete": 9,
    "/moderation/log": 7,
    "/moderation/findings": 7,
    "/moderation/figures": 16,
    "/welcome": 14,
    "/circles": 8,
    "/uploads": 9,
    "/erasures": 6,
    # Of who holds its number and its key.
    "/erasure/ERASED/CERTIFIED": 6,
    # With whether there are cases by now, which the menu leads to.
    "/notices": 13,
    "/notices/NOTICE": 10,
    # Loans, steps to come and what open texts, also of others, may bring stand beside the history.
    "/wallet": 28,
    "/wallet/loans": 13,
    "/wallet/WALLET": 14,
    "/wallet/year/YEAR": 7,
    "/desk/writer": 13,
    # Budget, record, tags and the votes with their works, payouts and rewards.
    "/desk/curator": 23,
    "/blocks": 7,
    "/block/HEIGHT": 8,
    "/cycles": 6,
    # With where its reader stands in what it was computed from.
    "/cycle/CYCLE": 12,
    "/work/WORK/votes": 11,
    "/work/PAID/votes": 14,
    "/work/PAID/payout": 18,
    "/@tove/PERMLINK/history": 9,
    "/@tove/PERMLINK": 31,
    "/@tove/PAST": 22,
    "/feeds/new.rss": 10,
    "/settings/security": 9,
    "/settings/feeds": 6,
    "/accounts/sessions/": 7,
    "/accounts/2fa/webauthn/": 5,
}
#: And as a reader sees them.
READERS: Final = {
    "/settings/muted": 9,
    "/@tove/collections/beans": 15,
    "/@tove": 17,
    # A text with a poll, a series, and what one's vote would come to.
    "/@tove/PERMLINK": 33,
    "/@tove/PERMLINK?order=newest": 33,
    "/@tove/PAST": 22,
}


def test_a_longer_list_takes_no_more_queries_and_its_page_is_light(world: World) -> None:
    readers = [(signed_in(world.author), AUTHORS), (signed_in(world.stranger), READERS)]
    gather_around(world, numbers=range(FEW))
    few = [_asked(client, most, world) for client, most in readers]
    gather_around(world, numbers=range(FEW, MANY))
    for (client, most), before in zip(readers, few, strict=True):
        after = _asked(client, most, world)
        queries = {place: answer.queries for place, answer in after.items()}
        assert {at: n for at, n in queries.items() if n > before[at].queries + 1} == {}
        assert {at: n for at, n in queries.items() if n > most[at]} == {}
        sizes = {at: answer.size for at, answer in after.items() if at not in HELD_TO_FEWER}
        assert {at: n for at, n in sizes.items() if n > MOST_HTML} == {}


class Answer(NamedTuple):
    """What a page cost: queries, and bytes before they are compressed."""

    queries: int
    size: int


def signed_in(account: Account) -> Client:
    """A client whose session has been asked once what its person agreed to."""
    client = Client()
    client.force_login(account)
    client.get("/help")
    return client


def asked(client: Client, address: str) -> Answer:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
    return Answer(len(captured), len(response.content))


def _asked(client: Client, places: Iterable[str], world: World) -> dict[str, Answer]:
    """What each place answers."""
    return {place: asked(client, address_of(place, world)) for place in places}


def address_of(place: str, world: World) -> str:
    for name, value in world.places.items():
        place = place.replace(name, str(value))
    return place
