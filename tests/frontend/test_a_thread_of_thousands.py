"""Two thousand comments: the first of them at once, the others as asked, each in few queries."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.models import Article, Comment, Revision
from articles.threads import path_of
from curation.models import Work
from tests.frontend.test_pages_are_light import MOST_HTML
from tests.frontend.world import World

_COMMENTS = 2_000
_PARTS = 5
#: As for the page of a text with any number of answers: see test_lists_take_few_queries.
_MOST_QUERIES = 33


def write_thread(article: Article, writers: list[Account]) -> None:
    """Answers in bulk: every fourth to the text, the others to what came a little earlier."""
    works = Work.objects.bulk_create(
        Work(
            author_id=writers[number % len(writers)].wallet_id,
            opened_at=article.work.opened_at,
            closes_at=article.work.closes_at,
            rules="inkwell-1",
            ranked=False,
            net_rshares=number * 7_919 % 10_007 * 10**6,
        )
        for number in range(_COMMENTS)
    )
    versions = Revision.objects.bulk_create(
        Revision(
            work=work,
            number=1,
            body="They grew.",
            html="<p>They grew.</p>",
            sanitiser="test",
            commitment=b"\x00" * 32,
            at=work.opened_at,
        )
        for work in works
    )
    paths: list[str] = []
    for number, work in enumerate(works):
        parent = "" if number % 4 == 0 else paths[number - 1 - number % 7 // 3]
        paths.append(path_of(work.pk, parent=parent))
    Comment.objects.bulk_create(
        Comment(
            work=work,
            article=article,
            path=path,
            author=writers[number % len(writers)],
            permlink=f"re-{work.pk}",
            revision=version,
            published_at=work.opened_at,
        )
        for number, (work, version, path) in enumerate(zip(works, versions, paths, strict=True))
    )
    article.replies = _COMMENTS
    article.save(update_fields=["replies"])


def asked(client: Client, address: str, *, more: int = 0) -> str:
    """A page within the bounds of every page, however long the thread is."""
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address).content
    assert len(captured) <= _MOST_QUERIES + more, (address, len(captured))
    assert len(page) < MOST_HTML, (address, len(page))
    return page.decode()


def test_each_part_is_light_and_leads_to_the_next(world: World) -> None:
    article = Article.objects.get(pk=int(world.places["WORK"]))
    write_thread(article, [world.author, world.stranger])
    client = Client()
    client.force_login(world.stranger)
    client.get("/help")
    for order in ("votes", "newest", "oldest"):
        assert asked(client, f"{world.article_address}?order={order}").count('id="comment-') >= 8

    address, seen = world.article_address, set[int]()
    for _ in range(_PARTS):
        page = asked(client, address)
        found = {int(number) for number in re.findall(r'id="comment-(\d+)"', page)}
        assert 8 <= len(found) <= 20
        assert not found & seen
        seen |= found
        more = re.search(r'<a\s+class="btn"\s+href="([^"]*after=[^"]*)#comments"', page)
        assert more is not None, address
        address = more[1].replace("&amp;", "&")
    deepest = Comment.objects.filter(article=article).order_by("-path")[0]
    # It has a vote control and a reward of its own.
    around = asked(client, f"{world.article_address}?comment={deepest.pk}", more=6)
    assert f'id="comment-{deepest.pk}"' in around
