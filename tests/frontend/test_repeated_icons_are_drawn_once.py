"""The icons of every card are drawn once in a page, however many cards show them."""

from django.template import Context, Template

from tests.frontend.test_lists_take_few_queries import signed_in
from tests.frontend.world import World


def test_a_page_draws_once_what_its_cards_show(world: World) -> None:
    page = signed_in(world.stranger).get("/").content.decode()
    for name in ("arrow-up-circle", "bookmark", "chat-bubble-left"):
        assert page.count(f'id="icon-{name}"') == 1
        assert page.count(f'href="#icon-{name}"') >= 1


def test_another_icon_is_drawn_where_it_stands() -> None:
    shown = Template('{% load icons %}{% icon "bell" %}').render(Context())
    assert "<path" in shown
    assert "<use" not in shown
