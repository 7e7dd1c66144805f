"""Who compares two versions of a long history keeps them from one page of it to the next."""

import re
from html import unescape

from django.test import Client

from tests.frontend.crowd import gather_around
from tests.frontend.world import World


def test_what_is_compared_goes_along_to_older_versions(world: World) -> None:
    gather_around(world, numbers=range(40))
    place = f"{world.article_address}/history"
    newest = Client().get(f"{place}?old=20&new=41").content.decode()
    (older,) = re.findall('rel="next" href="([^"]+)"', newest)
    rest = Client().get(unescape(older)).content.decode()
    assert "From version 20 to version 41" in rest
    # Neither is a row of this page, so that a choice of the other must not lose it.
    assert not re.search(r"checked", re.sub("<header.*?</header>", "", rest, flags=re.S))
    assert '<input type="hidden" name="new" value="41">' in rest
    both = Client().get(f"{place}?before=12&old=20&old=1&new=41").content.decode()
    assert "From version 1 to version 41" in both
    (first,) = re.findall('href="([^"]+)">To the beginning of this list', rest)
    assert "From version 20 to version 41" in Client().get(unescape(first)).content.decode()
