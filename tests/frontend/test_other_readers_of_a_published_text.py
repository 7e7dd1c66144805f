"""A text for circles is opened to everybody, one for everybody is taken back: all lists follow."""

import re
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import Account
from articles.choices import Audience, Choices
from articles.drafting import Manuscript, Sheet
from articles.models import Article, Circle, Comment, Pin, Revision, SearchEntry
from articles.services import erase, make_circle, pin, publish, reply, save_draft, vote_on
from articles.services.moderating import remove
from curation.errors import VotingClosed
from curation.models import Work
from frontend.pages.choices import placement
from inkwell.page_cache import PageCache
from ledger.selectors import database_time
from rewards.models import Payout
from tests.frontend.world import World

TITLE: Final = "An older text"
#: Whatever lists texts, for people and for programs, with the word of it that stands there.
LISTS: Final = {
    "/new": TITLE,
    "/in/en": TITLE,
    "/tag/marrow": TITLE,
    "/@tove": TITLE,
    "/feeds/new.atom": TITLE,
    "/feeds/tag/marrow.rss": TITLE,
    "/feeds/@tove.rss": TITLE,
    "/search?q=courgette": TITLE,
    "/search?q=dessert&what=comments": TITLE,
    "/search/suggest?q=marr": "marrow",
    "/sitemap-texts-1.xml": "an-older-text",
}
FIELDS: Final = {
    "title": TITLE,
    "body": "Courgette.",
    "tags": "marrow",
    "language": "en",
    "ai_use": "none",
    "publish": "1",
}


@pytest.fixture
def client(world: World) -> Client:
    """Tove, who keeps a circle with mira in it."""
    client = Client()
    client.force_login(world.author)
    return client


@pytest.fixture
def paid(world: World, client: Client) -> Article:
    """A text of tove's for everybody, whose reward was paid, with an answer of mira's."""
    text = Article.objects.get(title=TITLE)
    send(client, text, audience="everybody")
    reply(text.pk, author=mira(), body="For dessert.", now=database_time())
    return text


@pytest.fixture
def secret(world: World) -> Article:
    """A new text of tove's for the circle, with an answer of her own."""
    now, circle = database_time(), Circle.objects.get(owner=world.author)
    erase(Article.objects.get(title=TITLE).pk, author=world.author, now=now)
    chosen = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    text = publish(
        world.author, title=TITLE, body="Courgette.", tags=["marrow"], choices=chosen, now=now
    )
    reply(text.pk, author=world.author, body="For dessert.", now=now)
    return text


def mira() -> Account:
    return Account.objects.get(name="mira")


def place(text: Article) -> str:
    return f"/@tove/{text.permlink}"


def send(client: Client, text: Article, **more: object) -> str:
    """The page after the form, or what the form says."""
    circle = Circle.objects.filter(owner__name="tove").earliest("pk").pk
    now = placement(Article.objects.get(pk=text.pk))
    data = FIELDS | {"readers": circle, "placed_before": str(now)} | more
    return client.post(f"{place(text)}/edit", data, follow=True).content.decode()


def seen(client: Client | None = None) -> set[str]:
    """The lists that show it."""
    client = client or Client()
    return {at for at, word in LISTS.items() if word in client.get(at).content.decode()}


def offered(client: Client, text: Article) -> list[str]:
    page = client.get(f"{place(text)}/edit").content.decode()
    (field,) = re.findall(r'<select name="audience".*?</select>', page, flags=re.S)
    return re.findall(r'<option value="([^"]*)"', field)


def test_its_votes_are_listed_to_who_still_reads_it(client: Client, paid: Article) -> None:
    send(client, paid, audience="circles")
    assert Article.objects.get(pk=paid.pk).audience == Audience.CIRCLES
    votes = f"/work/{paid.pk}/votes"
    assert TITLE in client.get(votes).text
    assert Client().get(votes).status_code == 404


def test_opened_to_everybody_it_is_in_every_list(client: Client, secret: Article) -> None:
    assert seen() == set()
    assert Client().get(place(secret)).status_code == 404
    assert offered(client, secret) == ["everybody", "circles"]
    send(client, secret, audience="everybody")
    assert seen() == set(LISTS)
    assert Client().get(place(secret)).status_code == 200


def test_what_was_written_for_few_is_never_paid(
    client: Client, world: World, secret: Article
) -> None:
    send(client, secret, audience="everybody")
    work = Work.objects.get(pk=secret.pk)
    assert (work.declined, work.allows_votes, work.ranked) == (True, False, False)
    with pytest.raises(VotingClosed):
        vote_on(secret.pk, voter=world.stranger, weight_bp=100, now=database_time())
    assert "The author declined the reward" in Client().get(place(secret)).content.decode()


def test_answers_of_others_are_not_opened_with_it(client: Client, secret: Article) -> None:
    answer = reply(secret.pk, author=mira(), body="Between us.", now=database_time())
    assert "Others answered this text for your circles" in send(
        client, secret, audience="everybody"
    )
    assert seen() == set()
    # A decision took it away, and may be taken back.
    remove(answer.pk)
    assert "Others answered this text for your circles" in send(
        client, secret, audience="everybody"
    )
    erase(answer.pk, author=mira(), now=database_time())
    send(client, secret, audience="everybody")
    assert seen() == set(LISTS)


def test_taken_back_it_is_in_no_list_and_what_was_paid_stays(
    client: Client, world: World, paid: Article
) -> None:
    assert seen() == set(LISTS)
    before = list(Payout.objects.filter(work=paid.pk).values())
    assert offered(client, paid) == ["everybody", "circles"]
    send(client, paid, audience="circles")
    assert seen() == set()
    stranger = Client()
    stranger.force_login(world.stranger)
    assert seen(stranger) == set()
    for at in (place(paid), f"{place(paid)}/history", f"/work/{paid.pk}/votes"):
        assert stranger.get(at).status_code == 404, at
    assert not SearchEntry.objects.filter(article=paid).exists()
    assert list(Payout.objects.filter(work=paid.pk).values()) == before != []
    member = Client()
    member.force_login(mira())
    assert member.get(place(paid)).status_code == 200


def test_the_history_tells_its_readers(client: Client, paid: Article) -> None:
    send(client, paid, audience="circles")
    send(client, paid, audience="everybody")
    words = Client().get(f"{place(paid)}/history").content.decode()
    assert "It is for circles alone since then." in words
    assert "It was for circles alone until then, and is for everybody since." in words


def test_who_answered_before_it_was_taken_back_did_so_for_everybody(
    client: Client, paid: Article
) -> None:
    send(client, paid, audience="circles")
    send(client, paid, audience="everybody")
    assert seen() == set(LISTS)
    send(client, paid, audience="circles")
    reply(paid.pk, author=mira(), body="Between us.", now=database_time())
    send(client, paid, audience="everybody")
    assert seen() == set()


def test_it_stays_for_everybody_while_its_reward_is_open(client: Client, world: World) -> None:
    text = Article.objects.get(pk=int(world.places["WORK"]))
    assert offered(client, text) == ["everybody"]
    words = "It can be for circles alone once its reward is paid."
    assert client.get(f"{place(text)}/edit").content.decode().count(words) == 1
    # Beside the field, as what is wrong with it, and among all that is wrong.
    assert send(client, text, audience="circles").count(words) == 3
    assert Client().get(place(text)).status_code == 200


def test_an_answer_with_a_vote_is_waited_for(client: Client, world: World, paid: Article) -> None:
    answer = Comment.objects.get(article=paid)
    vote_on(answer.pk, voter=world.stranger, weight_bp=5_000, now=database_time())
    assert "Answers to this text were voted on" in send(client, paid, audience="circles")
    assert seen() == set(LISTS)


def test_answers_without_votes_take_none_from_then_on(
    client: Client, world: World, paid: Article
) -> None:
    answer = Comment.objects.get(article=paid)
    send(client, paid, audience="circles")
    send(client, paid, audience="everybody")
    assert Work.objects.get(pk=answer.pk).declined
    with pytest.raises(VotingClosed):
        vote_on(answer.pk, voter=world.stranger, weight_bp=100, now=database_time())


def test_a_form_without_the_field_leaves_its_readers(client: Client, secret: Article) -> None:
    send(client, secret, body="Other words.")
    assert seen() == set()


def test_a_window_from_before_opens_nothing_by_itself(client: Client, paid: Article) -> None:
    before = str(placement(paid))
    send(client, paid, audience="circles")
    said = send(client, paid, audience="everybody", placed_before=before)
    assert "Who may read this text was changed meanwhile: choose again." in said
    assert seen() == set()
    # The form has learned of it: sent again, it is meant.
    assert re.search(r'name="placed_before" value="circles/\d+/', said)
    send(client, paid, audience="everybody")
    assert seen() == set(LISTS)


def test_a_circle_taken_away_is_ticked_by_no_window_from_before(
    client: Client, world: World, paid: Article
) -> None:
    kept = Circle.objects.get(owner=world.author).pk
    gone = make_circle(world.author, name="Beekeepers", now=database_time()).pk
    send(client, paid, audience="circles", readers=[kept, gone])
    before = str(placement(paid))
    send(client, paid, audience="circles", readers=[kept])
    old = {"audience": "circles", "readers": [kept, gone]}
    said = send(client, paid, **old, placed_before=before)
    assert "The circles of this text were changed meanwhile: choose again." in said
    assert placement(paid).readers == [str(kept)]
    send(client, paid, **old)
    assert sorted(placement(paid).readers) == sorted(map(str, (kept, gone)))


def test_a_draft_from_before_opens_nothing_by_itself(
    client: Client, world: World, paid: Article
) -> None:
    key, now = UUID(int=7), database_time()
    before = [str(placement(paid))]
    kept = {"ai_use": ["none"], "audience": ["everybody"], "placed_before": before}
    text = Manuscript(TITLE, "Other words.", kept)
    save_draft(world.author, sheet=Sheet(key), text=text, article_id=paid.pk, now=now)
    send(client, paid, audience="circles", key=str(UUID(int=8)))
    page = client.get(f"{place(paid)}/edit?draft={key}").content.decode()
    assert '<option value="circles" selected>' in page
    assert re.search(r'name="readers" value="\d+"[^>]* checked', page)


def test_it_is_pinned_no_longer_when_it_is_taken_back(
    client: Client, world: World, paid: Article
) -> None:
    pin(world.author, work_id=paid.pk, now=database_time())
    send(client, paid, audience="circles")
    assert not Pin.objects.exists()


@pytest.fixture
def remembering(broker: str, settings: Settings) -> Iterator[None]:
    settings.INKWELL_PAGE_SECONDS = 60
    PageCache._silent_until = 0.0
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def test_nothing_is_shown_out_of_memory(
    remembering: None,
    client: Client,
    paid: Article,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    caches["pages"].clear()
    for address in ("/new", place(paid)):
        assert TITLE in Client().get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        send(client, paid, audience="circles")
    assert TITLE not in Client().get("/new").content.decode()
    assert Client().get(place(paid)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        send(client, paid, audience="everybody")
    assert TITLE in Client().get("/new").content.decode()


def test_a_comment_that_was_changed_for_few_is_not_published_for_everybody(
    client: Client, world: World, paid: Article
) -> None:
    answer, member = Comment.objects.get(article=paid), Client()
    member.force_login(mira())
    send(client, paid, audience="circles")
    place, sent = f"/work/{answer.pk}/edit", {"body": "Between us.", "seen": "1"}
    few = 'name="few" value="1"'
    assert few in member.get(place).text
    send(client, paid, audience="everybody")
    refused = member.post(place, sent | {"few": "1"}).text
    assert "Everybody reads this text by now" in refused
    assert few not in refused
    assert "Between us.</textarea>" in refused
    assert not Revision.objects.filter(body="Between us.").exists()
    member.post(place, sent)
    assert Revision.objects.filter(body="Between us.").exists()
