"""On the page of a series its author orders, renames and thins it out by plain forms."""

import re

from django.test import Client

from articles.choices import Choices
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.crowd import gather_around
from tests.frontend.world import World

ADDRESS = "/@tove/series/shade"


def titles(client: Client) -> list[str]:
    page = client.get(ADDRESS).content.decode()
    return re.findall(r'id="work-[^>]*>\s*<a href="[^"]*">([^<]*)</a>\s*</h2>', page)


def forms(client: Client) -> list[tuple[str, str]]:
    """The address and the words of every button on the page of the series."""
    page = client.get(ADDRESS).content.decode()
    found = re.findall(
        r'<form method="post"[^>]*action="([^"]*)".*?<button[^>]*>(.*?)</button>', page, re.S
    )
    return [(address, " ".join(re.sub(r"<[^>]*>", "", words).split())) for address, words in found]


def test_parts_move_by_buttons_that_name_them(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    publish(
        world.author,
        title="Second",
        body="Words.",
        choices=Choices(series="Shade"),
        now=database_time(),
    )
    first, second = titles(client)
    work = world.places["WORK"]
    assert (f"/work/{work}/later", f"Down: {first}") in forms(client)
    assert not any(address == f"/work/{work}/earlier" for address, _ in forms(client))
    answer = client.post(f"/work/{work}/later", {"next": f"{ADDRESS}#part-{work}"})
    assert answer.headers["Location"] == f"{ADDRESS}#part-{work}"
    assert titles(client) == [second, first]
    client.post(f"/work/{work}/earlier", {"next": ADDRESS})
    assert titles(client) == [first, second]


def test_parts_of_a_long_series_move_from_page_to_page(world: World) -> None:
    gather_around(world, numbers=range(25))
    client = Client()
    client.force_login(world.author)
    page = client.get(ADDRESS).content.decode()
    (more,) = re.findall('rel="next" href="([^"]+)"', page)
    rest = client.get(more).content.decode()
    assert f'href="{ADDRESS}">To the beginning' in rest
    ups, downs = (re.findall(f"/work/([0-9]+)/{way}", rest) for way in ("earlier", "later"))
    # The first part of this page has one before it, and the last part of the other one behind it.
    assert (len(ups), len(downs)) == (11, 10)
    assert page.count("/later") == 15
    client.post(f"/work/{ups[0]}/earlier", {"next": more})
    assert f"/work/{ups[0]}/" in client.get(ADDRESS).content.decode()


def test_the_last_part_that_leaves_leads_to_the_profile(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.post(f"/work/{world.places['WORK']}/leave", {"next": ADDRESS}, follow=True)
    assert answer.redirect_chain == [("/@tove", 302)]
    assert "out of the series" in answer.content.decode()
    assert client.get(world.article_address).status_code == 200


def test_the_title_changes_and_what_is_none_is_refused(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.post(f"{ADDRESS}/rename", {"title": "In the shade"}, follow=True)
    assert "In the shade</h1>" in answer.content.decode()
    words = client.post(f"{ADDRESS}/rename", {"title": "…"}, follow=True).content.decode()
    assert "needs a title with some letters" in words
    assert "In the shade</h1>" in words


def test_nobody_else_sees_a_button(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    for asking in (client, Client()):
        assert not any(
            "/work/" in address or "rename" in address
            for address, words in forms(asking)
            if words.startswith(("Up", "Down", "Take out", "Rename"))
        )
