"""The pages of a profile: texts, comments, what is known, and who follows whom."""

from datetime import timedelta

from django.test import Client

from accounts.followers import followed_by, followers
from accounts.services import follow
from articles.choices import Audience, Choices
from articles.selectors.remarks import comments_by
from articles.services import publish, reply
from articles.services.moderating import remove
from articles.wording import RESERVED
from curation.received import received
from frontend.urls import urlpatterns
from ledger.selectors import database_time
from tests.frontend.world import World, person


def page(address: str, world: World | None = None) -> str:
    client = Client()
    if world is not None:
        client.force_login(world.author)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_head_leads_to_every_page_of_a_person(world: World) -> None:
    head = page("/@tove")
    for address in ("/@tove/comments", "/@tove/about", "/@tove/followers", "/@tove/following"):
        assert f'href="{address}"' in head
        assert "tove" in page(address)
    assert "Change my profile" in page("/@tove", world)
    assert "Change my profile" not in head


def test_comments_stand_with_the_text_they_answer(world: World) -> None:
    shown = page("/@mira/comments")
    assert "Growing beans in shade" in shown
    assert "Did you weigh them?" in shown
    assert f"{world.article_address}?comment=" in shown
    assert "No comments yet" in page("/@olaf/comments")


def test_comments_are_read_in_pages_without_gap_or_repeat(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    for number in range(7):
        moment = now + timedelta(seconds=number // 2)
        reply(work, author=world.stranger, body=f"Answer {number}.", now=moment)
    seen, after = [], ""
    while True:
        found = comments_by(world.stranger.pk, viewer=None, after=after, limit=3)
        seen += [each.excerpt for each in found.remarks]
        after = found.after
        if not after:
            break
    assert sorted(seen) == [f"Answer {number}." for number in range(7)]
    assert seen[0] == "Answer 6."


def test_comments_under_closed_and_removed_texts_are_not_listed(world: World) -> None:
    now, tove = database_time(), world.author
    choices = Choices(audience=Audience.CIRCLES, readers=(int(world.places["CIRCLE"]),))
    closed = publish(tove, title="Family only", body="Hush.", choices=choices, now=now)
    reply(closed.pk, author=tove, body="Between us.", now=now)
    gone = publish(tove, title="Soon gone", body="Bye.", now=now)
    reply(gone.pk, author=tove, body="Still here?", now=now)
    remove(gone.pk)
    assert "Between us." not in page("/@tove/comments")
    assert "Between us." in page("/@tove/comments", world)
    assert "Still here?" not in page("/@tove/comments", world)


def test_lists_of_people_are_read_in_pages(world: World) -> None:
    now = database_time()
    readers = [person(f"reader-{number}", now) for number in range(5)]
    for reader in readers:
        follow(reader, followed=world.author, now=now)
    first = followers(world.author.pk, limit=3)
    rest = followers(world.author.pk, after=first.after, limit=3)
    names = [each.name for each in (*first.people, *rest.people)]
    assert names == [f"reader-{number}" for number in (4, 3, 2, 1, 0)]
    assert rest.after == ""
    assert [each.name for each in followed_by(readers[0].pk).people] == ["tove"]
    assert "reader-3" in page("/@tove/followers")
    assert "Nobody follows olaf yet." in page("/@olaf/followers")


def test_the_reputation_is_explained_by_what_readers_voted(world: World) -> None:
    votes = received(world.author.wallet_id)
    assert (votes.works, votes.upvotes, votes.disputes) == (2, 2, 0)
    shown = page("/@tove/about")
    assert "Upvotes, on 2 texts and comments" in shown
    assert f"{votes.vote_rshares:,}".replace(",", "\u202f") in shown
    assert f"{votes.reputation:.2f}" in shown
    assert "25.00" in page("/@olaf/about")


def test_no_text_takes_the_address_of_a_page_of_its_author(world: World) -> None:
    """Every word that an address has, or goes on from, behind a name is kept free."""
    words = {
        str(each.pattern).removeprefix("@<name:name>/").partition("/")[0]
        for each in urlpatterns
        if str(each.pattern).startswith("@<name:name>/")
    }
    words = {word for word in words if "<" not in word}
    assert words == RESERVED
    client = Client()
    client.force_login(world.author)
    for word in sorted(words):
        text = publish(world.author, title=word, body="A text.", now=database_time())
        assert text.permlink == f"{word}-2"
        for part in ("", "/edit", "/history", "/cover"):
            assert client.get(f"/@tove/{text.permlink}{part}").status_code == 200


def test_nobody_has_no_pages(db: None) -> None:
    for address in ("", "/comments", "/about", "/followers", "/following"):
        assert Client().get(f"/@nobody{address}").status_code == 404


def test_a_place_that_is_none_begins_the_list(world: World) -> None:
    for after in ("x", "-1", "9" * 40, "\u0663", "t1_"):
        assert "mira" in page(f"/@mira/comments?after={after}")
        assert "Who follows tove" in page(f"/@tove/followers?after={after}")
