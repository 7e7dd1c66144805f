"""A comment is weighed and disputed as an article is: at its own address, and in place."""

from django.test import Client

from articles.services import reply, vote_on
from curation.models import Vote
from ledger.selectors import database_time
from tests.frontend.world import World, person

HTMX = {"HX-Request": "true"}


def test_at_its_own_address_a_comment_has_the_whole_control(world: World) -> None:
    client, now = Client(), database_time()
    client.force_login(person("ines", now))
    comment = reply(int(world.places["WORK"]), author=world.stranger, body="Tall.", now=now)
    thread = client.get(world.article_address).content.decode()
    alone = client.get(f"{world.article_address}?comment={comment.pk}").content.decode()
    for part in (f'id="weight-{comment.pk}"', f'action="/work/{comment.pk}/dispute"'):
        assert part not in thread
        assert part in alone
    assert f'hx-get="/work/{comment.pk}/ballot' in thread


def test_a_short_control_turns_into_the_whole_and_keeps_its_way_there(world: World) -> None:
    client, now = Client(), database_time()
    client.force_login(person("ines", now))
    comment = reply(int(world.places["WORK"]), author=world.stranger, body="Tall.", now=now)
    sent = {"short": "2"}
    short = client.post(f"/work/{comment.pk}/vote", sent, headers=HTMX).content.decode()
    assert f'hx-get="/work/{comment.pk}/ballot' in short
    whole = client.get(f"/work/{comment.pk}/ballot", headers=HTMX).content.decode()
    assert f'id="weight-{comment.pk}"' in whole
    assert f'value="{world.article_address}?comment={comment.pk}#comment-{comment.pk}"' in whole


def test_a_comments_reward_is_disputed_with_a_reason(world: World) -> None:
    client, now = Client(), database_time()
    client.force_login(world.author)
    comment = reply(int(world.places["WORK"]), author=world.stranger, body="Tall.", now=now)
    vote_on(comment.pk, voter=person("ines", now), weight_bp=10_000, now=now)
    sent = {"reason": "exchanged", "percent": "40"}
    page = client.post(f"/work/{comment.pk}/dispute", sent, headers=HTMX).content.decode()
    assert "You dispute this reward with 40" in page
    assert Vote.objects.get(work=comment.pk, weight_bp__lt=0).weight_bp == -4_000
