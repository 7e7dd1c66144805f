"""Where money and votes name a text that was erased since, words stand for its title."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.services import erase, mute_thread, reply
from ledger.selectors import database_time
from tests.frontend.world import World

#: A link that nobody can read the name of.
EMPTY_LINK = re.compile(r'<a\s[^>]*class="[^"]*link[^"]*"[^>]*>\s*</a>')


@pytest.fixture
def erased(world: World) -> int:
    """The number of the paid text, which its author erased."""
    past = Article.objects.get(permlink=world.places["PAST"])
    erase(past.pk, author=world.author, now=database_time())
    return int(past.pk)


def shown(address: str, account: Account | None = None, **headers: str) -> str:
    client = Client()
    if account is not None:
        client.force_login(account)
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode()


def mira() -> Account:
    return Account.objects.get(name="mira")


def test_the_pages_that_name_it_say_so_and_link_nowhere(world: World, erased: int) -> None:
    words = f"a text that was taken away (no. {erased})"
    for address, account in (
        ("/wallet", mira()),
        ("/desk/curator", mira()),
        ("/desk/writer", world.author),
        ("/notices", world.author),
        (f"/notices/{world.places['NOTICE']}", world.author),
        (f"/cycle/{world.places['CYCLE']}", None),
        (f"/work/{erased}/votes", None),
    ):
        page = shown(address, account)
        assert words in page, address
        assert "gone--" not in page, address
        assert not EMPTY_LINK.search(page), address


def test_the_tables_for_programs_name_it(world: World, erased: int) -> None:
    words = f"a text that was taken away (no. {erased})"
    assert words in shown("/wallet/history.csv", mira())
    assert words in shown("/desk/curator/votes.csv", mira())
    assert words in shown("/desk/writer/texts.csv", world.author)


def test_it_is_named_in_swedish(world: World, erased: int) -> None:
    words = f"en text som togs bort (nr {erased})"
    assert words in shown("/desk/writer", world.author, accept_language="sv")


def test_a_comment_on_it_is_named_by_its_writer(world: World) -> None:
    work, now = int(world.places["WORK"]), database_time()
    mute_thread(world.stranger, article_id=work, now=now)
    mine = reply(work, author=world.stranger, body="So it is.", now=now)
    erase(work, author=world.author, now=now)
    page = shown(f"/work/{mine.pk}/votes")
    assert "a comment by olaf on a text that was taken away" in page
    muted = shown("/settings/muted", world.stranger)
    assert f"a text that was taken away (no. {work})" in muted
    assert "gone--" not in muted
