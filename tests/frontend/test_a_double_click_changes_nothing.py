"""A button says which state is wanted, so that pressing it twice asks for the same state."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from ledger.selectors import database_time
from tests.frontend.world import World, person


@dataclass(frozen=True)
class Switch:
    """Where a button stands and where it posts, with places of the world to be filled in."""

    page: str
    action: str


SWITCHES = (
    Switch("{ARTICLE}", "/work/{WORK}/save"),
    Switch("{ARTICLE}", "/work/{WORK}/reshare"),
    Switch("{ARTICLE}", "/work/{WORK}/mute"),
    Switch("{ARTICLE}", "/@tove/follow"),
    Switch("/@tove", "/@tove/follow"),
    Switch("/new", "/work/{WORK}/save"),
    Switch("/c/gardening", "/c/gardening/join"),
)


def wish(client: Client, page: str, action: str) -> str:
    """What the page's button for this address asks for."""
    shown = client.get(page).content.decode()
    form = shown.split(f'action="{action}"')[1].split("</form>")[0]
    found = re.search(r'name="wish" value="([a-z_]+)"', form)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda each: each.action)
def test_pressed_twice_it_stays_as_pressed_once(switch: Switch, world: World) -> None:
    client = Client()
    client.force_login(person("ines", database_time()))
    places = {**world.places, "ARTICLE": world.article_address}
    page, action = switch.page.format(**places), switch.action.format(**places)
    first = wish(client, page, action)
    for _ in range(2):
        client.post(action, {"wish": first})
    second = wish(client, page, action)
    assert second != first
    for _ in range(2):
        client.post(action, {"wish": second})
    assert wish(client, page, action) == first
