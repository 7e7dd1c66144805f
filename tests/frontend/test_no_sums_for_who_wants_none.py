"""One choice hides every sum of money: no page shows an amount but one's own wallet."""

import re

from django.test import Client

from accounts.services import prefer
from tests.frontend.world import World

AMOUNT = re.compile(r"[0-9][\s\u202f\u00a0]*(INK|VESTS)\b")
#: One's own wallet, and sums that are nobody's: those of the help's invented example.
SHOWN = ("/wallet", "/help", "/settings/close", "/settings/limits")


def tags_dropped(html: str) -> str:
    """The words of a page; what stands in two cells is not read as one amount."""
    return re.sub(r"<[^>]+>", "|", re.sub(r"</?(span|strong)\b[^>]*>", "", html))


def test_no_page_has_an_amount_but_ones_own_wallet(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    addresses = [*world.public_addresses, *world.own_addresses]
    asked = [each for each in addresses if not each.startswith(SHOWN) or each[8:].isdecimal()]
    seen = {each: tags_dropped(client.get(each, follow=True).text) for each in asked}
    assert sum(bool(AMOUNT.search(text)) for text in seen.values()) > 5
    prefer(world.author, hide_sums=True)
    client.force_login(world.author)
    hidden = {each: tags_dropped(client.get(each, follow=True).text) for each in asked}
    found = {each: match[0] for each, text in hidden.items() if (match := AMOUNT.search(text))}
    assert found == {}


def test_ones_own_wallet_shows_them(world: World) -> None:
    client = Client()
    prefer(world.author, hide_sums=True)
    client.force_login(world.author)
    assert AMOUNT.search(tags_dropped(client.get("/wallet").text))


def test_nothing_is_left_where_a_sum_was(world: World) -> None:
    client = Client()
    prefer(world.stranger, hide_sums=True)
    client.force_login(world.stranger)
    foot = client.get("/new").text.split('class="foot')[1].split("</div>")[0]
    assert "money" not in foot
    assert "hidden<" not in foot
    assert "The reward is paid in" in client.get(world.article_address).text
