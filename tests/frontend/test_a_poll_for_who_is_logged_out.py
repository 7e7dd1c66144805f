"""Who has no account, or is not logged in, reads that a poll can be answered, and how."""

from django.test import Client

from articles.models import Poll
from ledger.selectors import database_time
from tests.frontend.world import World


def test_an_open_poll_leads_to_the_log_in_and_back(world: World) -> None:
    page = Client().get(world.article_address).text
    assert "Log in and answer" in page
    back = f"/accounts/login/?next={world.article_address.replace('/', '%2F').replace('@', '%40')}"
    assert f'href="{back}%23poll"' in page
    assert "Result so far" in page


def test_who_is_logged_in_and_a_closed_poll_have_no_such_way(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert "Log in and answer" not in client.get(world.article_address).text
    Poll.objects.filter(article=int(world.places["WORK"])).update(closes_at=database_time())
    page = Client().get(world.article_address).text
    assert "Log in and answer" not in page
    assert "Result so far" not in page
