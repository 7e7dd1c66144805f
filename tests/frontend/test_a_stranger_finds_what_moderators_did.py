"""The log, its figures and the register of findings are linked where nobody is logged in."""

import re

from django.test import Client

from frontend.pages.machines import pages
from tests.frontend.world import World

OPEN = ("/moderation/log", "/moderation/figures", "/moderation/findings")


def test_the_foot_of_every_page_leads_there_and_so_does_the_help(world: World) -> None:
    for language in ("en", "sv"):
        for address in ("/", world.article_address, "/help", "/help/communities"):
            page = Client().get(address, headers={"accept-language": language}).content.decode()
            main = re.search(r"<main\b.*</main>", page, re.DOTALL)
            assert main is not None
            parts = [re.sub(r"<main\b.*</main>", "", page, flags=re.DOTALL)]
            parts += [main[0]] if address.startswith("/help") else []
            for part in parts:
                assert set(OPEN) <= set(re.findall(r'href="([^"]+)"', part)), address


def test_search_engines_are_told_of_them_and_may_show_them(world: World) -> None:
    assert set(OPEN) <= {place.path for place in pages()}
    for address in OPEN:
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "noindex" not in answer.headers.get("X-Robots-Tag", "") + answer.content.decode()
