"""Words and threads are muted on pages that work without script."""

from django.test import Client

from articles.services import mute_words
from ledger.selectors import database_time
from tests.frontend.world import World


def reader(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def test_a_word_is_muted_and_taken_back(world: World) -> None:
    client = reader(world)
    assert "Growing beans in shade" in client.get("/new").content.decode()
    shown = client.post("/settings/muted", {"words": "BEANS", "days": "7"}, follow=True)
    assert (
        "for 6 days more" in shown.content.decode() or "for 7 days more" in shown.content.decode()
    )
    assert "Growing beans in shade" not in client.get("/new").content.decode()
    number = shown.content.decode().split("/settings/muted/")[1].split("/")[0]
    client.post(f"/settings/muted/{number}/back")
    assert "Growing beans in shade" in client.get("/new").content.decode()


def test_what_is_no_word_stays_in_the_form_with_the_reason(world: World) -> None:
    shown = reader(world).post("/settings/muted", {"words": "!?"})
    assert "at least one letter or digit" in shown.content.decode()
    assert 'value="!?"' in shown.content.decode()


def test_a_comment_with_the_word_waits_behind_a_line(world: World) -> None:
    mute_words(world.stranger, words="weigh", now=database_time())
    shown = reader(world).get(world.article_address).content.decode()
    covered = shown.split("Hidden: it has a word you mute.")
    assert len(covered) == 2, "one comment of two"
    assert "Did you <em>weigh</em> them?" in covered[1]
    assert "Hidden:" not in Client().get(world.article_address).content.decode()


def test_a_thread_is_muted_above_its_comments_and_listed(world: World) -> None:
    client, work = reader(world), world.places["WORK"]
    client.post(f"/work/{work}/mute", {"next": world.article_address})
    assert "Thread muted" in client.get(world.article_address).content.decode()
    assert "Growing beans in shade" in client.get("/settings/muted").content.decode()
    client.post(f"/work/{work}/mute", {"wish": "hear"})
    assert "Mute this thread" in client.get(world.article_address).content.decode()
