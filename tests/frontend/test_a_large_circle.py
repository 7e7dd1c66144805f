"""A circle of many people is listed in part, and as a whole where that is asked for."""

from django.test import Client

from articles.models import Circle, CircleMember
from articles.selectors import circles_of
from articles.selectors.circles import LISTED
from ledger.selectors import database_time
from tests.frontend.world import World, person


def crowded(world: World) -> Circle:
    """The author's circle with two people more than a list shows, mira the first of them."""
    circle, now = Circle.objects.get(pk=world.places["CIRCLE"]), database_time()
    crowd = [person(f"nora{n}", now) for n in range(LISTED + 1)]
    CircleMember.objects.bulk_create(
        CircleMember(circle=circle, account=account, at=now) for account in crowd
    )
    return circle


def test_the_list_shows_the_first_and_counts_the_rest(world: World) -> None:
    circle = crowded(world)
    [card] = circles_of(world.author)
    assert (len(card.members), card.unlisted) == (LISTED, 2)
    client = Client()
    client.force_login(world.author)
    page = client.get("/circles").text
    assert page.count("Take out") == LISTED
    assert f'href="?whole={circle.pk}#circle-{circle.pk}"' in page
    assert "and 2 more" in page


def test_all_are_shown_where_they_are_asked_for_and_stay_shown(world: World) -> None:
    circle = crowded(world)
    client = Client()
    client.force_login(world.author)
    whole = f"/circles?whole={circle.pk}"
    assert client.get(whole).text.count("Take out") == LISTED + 2
    taken = client.post(f"/circles/{circle.pk}/remove", {"name": "mira", "next": whole})
    assert taken.headers["Location"] == whole
    assert client.get(whole).text.count("Take out") == LISTED + 1


def test_somebody_elses_circle_is_not_shown(world: World) -> None:
    circle = crowded(world)
    client = Client()
    client.force_login(world.stranger)
    assert "Take out" not in client.get(f"/circles?whole={circle.pk}").text
