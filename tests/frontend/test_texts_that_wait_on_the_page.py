"""A text that waits for a moderator, as its author and as moderators see it."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from accounts.services import register
from articles.models import Article, Comment, Draft
from articles.services import publish
from communities.models import Community
from communities.services import join
from frontend.pages.plans import publish_due
from ledger.selectors import database_time
from moderation.models import HeldText, PostingLimit
from tests.frontend.admin.offices import with_key
from tests.frontend.test_a_vote_says_what_it_does import HTMX
from tests.frontend.test_planned_texts import FIELDS
from tests.frontend.world import World

#: Where the community's words and limits are kept.
DESK = "/admin/words/gardening/"


@pytest.fixture
def author(world: World) -> Client:
    """Somebody new in a community that looks at first texts."""
    gardening = Community.objects.get(slug="gardening")
    Community.objects.update(holds_first=3)
    join(gardening, account=world.stranger, now=database_time())
    return client_of(world.stranger)


@pytest.fixture
def owner(world: World) -> Client:
    """Who looks after the community, with a second key."""
    return with_key(Account.objects.get(name="mira"))


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def send(client: Client) -> None:
    fields = FIELDS | {"community": "gardening", "key": str(uuid4())}
    sent = client.post("/write", fields)
    assert (sent.status_code, sent.headers["Location"]) == (302, "/plans")


def test_a_text_waits_and_goes_out(author: Client, owner: Client) -> None:
    send(author)
    own = author.get("/plans").text
    assert "It waits for a moderator: this community looks at the first texts" in own
    assert "With the moderators" in own
    assert "Slugs at nine" in own
    queue = owner.get("/c/gardening/held").text
    assert "Slugs at nine" in queue
    assert "Tiles keep roots cool." in queue
    assert "one of the first of somebody new here" in queue
    [seen] = re.findall(r'name="seen" value="([0-9a-f]{64})"', queue)
    number = HeldText.objects.get().pk
    out = owner.post(f"/held/{number}/out", {"seen": seen}, follow=True).text
    assert "It goes out." in out
    assert publish_due(database_time()) == 1
    article = Article.objects.get(title="Slugs at nine")
    assert article.community is not None
    assert (article.community.slug, article.answers) == ("gardening", "closed")
    assert "With the moderators" not in author.get("/plans").text


def test_a_text_comes_back_with_the_reason(author: Client, owner: Client) -> None:
    send(author)
    number = HeldText.objects.get().pk
    owner.post(
        f"/held/{number}/back", {"rule": "Sources", "reason": "Say where <b>that</b> is from."}
    )
    own = author.get("/plans").text
    assert "Say where &lt;b&gt;that&lt;/b&gt; is from." in own
    assert "Your text is safe" in own
    assert Draft.objects.filter(title="Slugs at nine").exists()


def test_no_reason_gives_nothing_back(author: Client, owner: Client) -> None:
    send(author)
    number = HeldText.objects.get().pk
    place = f"/held/{number}/back"
    said = owner.post(place, {"rule": "Sources", "reason": " "})
    assert said.status_code == 422
    assert "Slugs at nine" in said.text
    assert 'value="Sources"' in said.text
    reason = said.text[said.text.index(f'id="reason-{number}"') :]
    assert "why the text comes back" in reason[:900]
    assert "This is not for you" not in said.text
    said = owner.post(place, {"reason": "Say more."})
    assert said.status_code == 422
    assert 'value="Say more."' in said.text
    assert "Name the rule" in said.text[: said.text.index(f'id="reason-{number}"')]
    assert HeldText.objects.filter(pk=number).exists()
    assert owner.get(place).headers["Location"] == "/c/gardening/held"


def test_other_words_than_were_read_do_not_go_out(author: Client, owner: Client) -> None:
    send(author)
    number = HeldText.objects.get().pk
    said = owner.post(f"/held/{number}/out", {"seen": "0" * 64})
    assert said.status_code == 422
    assert "changed this text since you opened it" in said.text
    author.post(f"/held/{number}/withdraw")
    gone = owner.post(f"/held/{number}/out", {"seen": "0" * 64}, follow=True)
    assert gone.status_code == 200
    assert "This text waits no more." in gone.text


def test_an_answer_waits_and_its_author_may_delete_it(
    author: Client, owner: Client, world: World
) -> None:
    address = f"/work/{world.places['WORK']}/reply"
    before = Comment.objects.count()
    said = author.post(address, {"body": "Why lime trees?"}, follow=True).text
    assert "It waits for a moderator" in said
    assert Comment.objects.count() == before
    assert "Why lime trees?" in author.get("/plans").text
    assert "Growing beans in shade" in owner.get("/c/gardening/held").text
    number = HeldText.objects.get().pk
    author.post(f"/held/{number}/withdraw")
    assert "Why lime trees?" not in author.get("/plans").text


def test_no_stranger_lets_anything_out(author: Client, world: World) -> None:
    send(author)
    number = HeldText.objects.get().pk
    stranger = client_of(world.author)
    assert stranger.post(f"/held/{number}/out", {"seen": "x"}).status_code == 403
    assert stranger.post(f"/held/{number}/back", {"reason": "x"}).status_code == 403
    stranger.post(f"/held/{number}/withdraw")
    assert HeldText.objects.filter(pk=number, state="waiting").exists()


def test_an_author_is_told_which_words_are_refused(owner: Client, world: World) -> None:
    fields = {"act": "words", "name": "Bets", "does": "refuse", "words": "casino\nroulette"}
    owner.post(DESK, fields)
    writer = client_of(world.author)
    words = FIELDS | {"community": "gardening", "body": "A CAS1NO.", "key": str(uuid4())}
    refused = writer.post("/write", words).text
    assert "Texts with these words are not taken here: casino." in refused


def test_a_community_limits_how_much_of_one_person_it_takes(owner: Client, world: World) -> None:
    owner.post(DESK, {"act": "limits", "texts": "1"})
    assert PostingLimit.objects.get().texts == 1
    writer = client_of(world.author)
    words = FIELDS | {"community": "gardening", "key": str(uuid4())}
    refused = writer.post("/write", words).text
    assert (
        "This community takes at most 1 of one person&#x27;s texts in 1 day, and has yours."
        in refused
    )


def test_a_community_limits_how_many_upvotes_of_one_person_it_takes(
    owner: Client, world: World
) -> None:
    owner.post(DESK, {"act": "limits", "upvotes": "1"})
    assert "1 upvote a day" in owner.get("/c/gardening/about").text
    title = "Slugs at noon"
    gardening = Community.objects.get(slug="gardening")
    now = database_time()
    texts = [
        publish(world.author, title=title, body="Words.", community=gardening, now=now).pk
        for _ in range(2)
    ]
    voter = client_of(register("ines", now=now))
    said = [voter.post(f"/work/{text}/vote", {}, headers=HTMX).text for text in texts]
    assert "Your vote is counted." in said[0]
    assert (
        "This community takes at most 1 of one person&#x27;s upvotes in 1 day, and has yours."
        in said[1]
    )
    assert "The next one counts from" in said[1]


def test_the_queue_takes_few_queries(author: Client, owner: Client) -> None:
    counts = []
    owner.get("/c/gardening/held")
    for _ in range(2):
        send(author)
        with CaptureQueriesContext(connection) as captured:
            owner.get("/c/gardening/held")
        counts.append(len(captured))
    assert counts[0] == counts[1]
