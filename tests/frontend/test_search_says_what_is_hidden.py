"""Search tells how many results a reader's own choices leave out, and where they are changed."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.muting import Distance, keep_away
from accounts.services import prefer
from articles.models import Article
from articles.services import mute_words, publish
from ledger.selectors import database_time
from tests.frontend.world import World


def shown(world: World, query: str) -> str:
    client = Client()
    client.force_login(world.stranger)
    return str(client.get(f"/search?{query}").content.decode())


def test_muted_words_are_named_with_the_way_to_them(world: World) -> None:
    now = database_time()
    publish(world.author, title="Beans and slugs", body="Words.", now=now)
    mute_words(world.stranger, words="slugs", now=now)
    page = shown(world, "q=beans")
    assert world.article_address in page
    assert "1 result is hidden by your muted words." in page
    assert 'href="/settings/muted">Change what you mute' in page
    assert "hidden by your" not in Client().get("/search?q=beans").content.decode()


def test_a_comment_with_the_word_is_counted(world: World) -> None:
    mute_words(world.stranger, words="pod", now=database_time())
    page = shown(world, "q=weigh&what=comments")
    assert "hidden by your" not in page
    mute_words(world.stranger, words="weigh", now=database_time())
    assert "1 result is hidden by your muted words." in shown(world, "q=weigh&what=comments")


def test_each_result_is_counted_by_one_choice(world: World) -> None:
    now = database_time()
    work = publish(world.author, title="Beans and slugs", body="Words.", now=now).pk
    mute_words(world.stranger, words="slugs", now=now)
    prefer(world.stranger, sensitive="hide")
    Article.objects.filter(pk=work).update(sensitive="slugs")
    assert "sensitive" not in shown(world, "q=slugs").split("</form>")[-1]
    keep_away(world.stranger, other=world.author, distance=Distance.MUTED, now=now)
    page = shown(world, "q=slugs")
    assert "1 result by people you mute is hidden." in page
    assert "by your muted words" not in page


def test_who_hides_nothing_pays_for_no_count(world: World) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown(world, "q=beans")
    assert not [each for each in asked.captured_queries if "FILTER (WHERE" in each["sql"]]
