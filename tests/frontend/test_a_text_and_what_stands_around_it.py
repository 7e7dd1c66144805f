"""The page of a text: its contents, who wrote it, ways on, and how it is shared."""

from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World

LONG = "# One\n\nWords.\n\n## A *part*\n\nWords.\n\n# Two\n\nWords.\n\n# Three\n\nWords.\n"


def page(address: str, account: Account | None = None) -> str:
    client = Client()
    if account is not None:
        client.force_login(account)
    return client.get(address).content.decode()


def test_a_long_text_has_its_contents_twice_for_phone_and_desk(world: World) -> None:
    text = publish(world.author, title="Long", body=LONG, now=database_time())
    shown = page(f"/@tove/{text.permlink}")
    assert shown.count('href="#s-one"') == 2
    assert shown.count('class="section-1"') == 2
    assert '<h2 id="s-one">' in shown


def test_a_short_text_has_no_contents(world: World) -> None:
    assert 'class="sections"' not in page(world.article_address)


def test_the_author_and_their_earlier_text_stand_under_the_text(world: World) -> None:
    shown = page(world.article_address, world.stranger)
    assert 'class="author-card"' in shown
    assert 'rel="prev"' in shown
    assert "An older text" in shown


def test_a_text_is_shared_by_a_link_to_itself(world: World) -> None:
    assert f'href="{world.article_address}" data-share="Growing beans' in page(
        world.article_address
    )


def test_only_who_may_answer_is_asked_for_a_first_comment(world: World) -> None:
    text = publish(world.author, title="Alone", body="Words.", now=database_time())
    address = f"/@tove/{text.permlink}"
    assert "is a good first one" in page(address, world.stranger)
    assert "is a good first one" in page(address)
    Article.objects.filter(pk=text.pk).update(locked=True)
    for reader in (world.stranger, world.author, None):
        shown = page(address, reader)
        assert "No comments yet" in shown
        assert "is a good first one" not in shown
